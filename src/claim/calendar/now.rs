//! Times counted from the day of writing: which other time says the same?
//!
//! In: `The court will rule in ten days, on June 13`, out: a claim `span` that begins on the day of writing. In: `Tomorrow, June 4,`, out:
//! a claim `equivalence` of the two. In: `the first flood in 28 years; the last was in 1996`, out: a claim `span` up to the day of writing.
//!
//! ```text
//! ahead    = IN DURATION [ "'" "time" ] "," ( ON | IN ) DAY
//! day-word = ( TODAY | TOMORROW | YESTERDAY ) "," DAY ( "," | "." )
//! first-in = FIRST { word } ( IN | FOR ) DURATION { any } LATEST [ noun ] { word } ( IN | ON | "," ) TIME       no other time
//!          | FIRST { word } SINCE TIME { any } DURATION "-year" WAIT                         no other time
//! ```

use super::{dated, duration, one_day, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::{Claim, Slot, spanning};
use crate::figure::{Figure, Kind, Time, TimeUnit};
use crate::vocabulary::cues::Class;

/// Most words between `first` and its length, and between `the last` and its time.
const WORDS: usize = 7;

/// The claim at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    ahead(cx, at).or_else(|| day_word(cx, at)).or_else(|| first_in(cx, at)).or_else(|| first_since(cx, at))
}

fn is(cx: Context<'_>, at: Option<usize>, class: Class) -> bool {
    at.and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(class))
}

fn mark(cx: Context<'_>, at: usize, marks: &[char]) -> bool {
    cx.tokens.get(at).is_some_and(|t| marks.iter().any(|mark| t.is_mark(*mark)))
}

/// `in ten days, on June 13`, `in two weeks' time, on June 17`
fn ahead(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let led = is(cx, at.checked_sub(1), Class::In);
    let past = cx.tokens.iter().take(at).any(|t| t.is(Class::PastVerb) || t.is(Class::Pluperfect));
    let genitive = usize::from(mark(cx, at + 1, &['\'', '’']));
    let next = at + 1 + genitive + usize::from(genitive == 1 && is_word(cx.tokens.get(at + 2)?));
    let governed = is(cx, Some(next + 1), Class::On) || is(cx, Some(next + 1), Class::In);
    let day = one_day(cx, cx.tokens.get(next + 2)?)?;
    let slots = vec![Slot::figure("to", day.id), Slot::figure("duration", length.id)];
    let closed =
        cx.tokens.get(next + 3).is_none_or(|t| !t.is(Class::And) && !t.is(Class::Or) && !t.is(Class::To));
    (led && !past && mark(cx, next, &[',']) && governed && closed)
        .then(|| spanning(cx, "span", (at, next + 2), slots))
        .flatten()
}

/// `Tomorrow, June 4,`
fn day_word(cx: Context<'_>, at: usize) -> Option<Claim> {
    let word = cx.figure_at(at)?;
    let day = matches!(time(word), Some(Time::Shift { unit: TimeUnit::Day, from_now: true, .. }));
    let near = !cx.source.slice(word.span).contains(' ');
    let stated = one_day(cx, cx.tokens.get(at + 2)?)?;
    let closed = cx.tokens.get(at + 3).is_none() || mark(cx, at + 3, &[',', '.']);
    let slots = vec![Slot::figure("name", word.id), Slot::figure("stated", stated.id)];
    (day && near && mark(cx, at + 1, &[',']) && closed)
        .then(|| spanning(cx, "equivalence", (at, at + 2), slots))
        .flatten()
}

/// The only time of a sentence, and its place.
fn only_time(cx: Context<'_>) -> Option<(usize, &Figure)> {
    let mut times = cx.tokens.iter().enumerate().filter_map(|(at, t)| Some((at, dated(cx, t)?)));
    times.next().filter(|_| times.next().is_none())
}

/// Whether a token is `first`.
fn first(cx: Context<'_>, at: usize) -> bool {
    let ordinal = cx.figure_at(at).filter(|figure| figure.kind == Kind::Ordinal);
    is(cx, Some(at), Class::Earliest)
        || ordinal.and_then(crate::claim::age::whole).is_some_and(|number| number == 1)
}

/// `the town's first flood in 28 years; the last was in 1996`
fn first_in(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let led = is(cx, at.checked_sub(1), Class::In) || is(cx, at.checked_sub(1), Class::Lasting);
    let from = (at.saturating_sub(WORDS)..at).rev().find(|i| first(cx, *i))?;
    let (place, last) = only_time(cx)?;
    let latest = (at + 1..place).find(|i| says(cx, *i, "latest_one"))?;
    let told = cx.tokens.get(latest..place)?;
    let plain = |t: &crate::claim::token::Token| is_word(t) || t.is_mark(',') || first(cx, latest);
    let governed = is(cx, place.checked_sub(1), Class::In) || is(cx, place.checked_sub(1), Class::On);
    let years = length.reading()?.unit.symbol.as_ref() != TimeUnit::Day.symbol();
    let slots = vec![Slot::figure("from", last.id), Slot::figure("duration", length.id)];
    (led && governed && years && told.len() <= WORDS && told.iter().all(plain))
        .then(|| spanning(cx, "span", (from, place), slots))
        .flatten()
}

/// `won its first title since 1996, ending a 28-year wait`
fn first_since(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    if !says(cx, at + 1, "long_wait") || !cx.source.slice(length.span).contains('-') {
        return None;
    }
    let (place, last) = only_time(cx)?;
    let since = is(cx, place.checked_sub(1), Class::EverSince);
    let (from, to) = (place.saturating_sub(WORDS), place);
    let led = (from..to).any(|i| first(cx, i));
    let slots = vec![Slot::figure("from", last.id), Slot::figure("duration", length.id)];
    (since && led).then(|| spanning(cx, "span", (place.min(at), place.max(at)), slots)).flatten()
}
