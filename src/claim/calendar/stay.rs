//! Visits, terms and what came so much earlier: which days must their length fit?
//!
//! In: `a two-day visit to Oslo on 1-2 April`, out: a claim `stretch` of the days and the length. In: `That deadline falls on 9 June
//! 2025`, out: a claim `term-ends` of the day; the day on which the term began and its length are the only ones of the sentence before. In:
//! `412 days earlier, on 9 January 2023`, where no other time stands in the sentence, out: a claim `earlier`.
//!
//! ```text
//! visit   = DURATION "-day" { word } ( ON | "," | FROM ) DAYS end       "a two-day visit to Oslo on 1-2 April"
//! held    = FROM DAYS { word } puts-on { word } OWNER DURATION "-day" | FROM DAYS "," LASTS DURATION
//! bracket = RUN-NOUN "(" RANGE ")" LASTS DURATION                      "Her reign (2005-2013) lasted eight years"
//! ends    = ( THAT | THE | THIS ) term-noun { word } term-ends [ WEEKDAY "," ] DAY     "That deadline falls on Monday, 9 June 2025"
//! term    = DURATION "-year" [ word ] term-noun { any } ( IN | ON ) TIME { any } term-ends ( IN | ON ) TIME      no other time, no other length
//! every   = EVERY [ other ] WEEKDAY FROM DAY                           "every other Tuesday from 6 January 2026"
//! earlier = SHIFT-back "," ( ON | IN ) TIME                             no other time in the sentence
//! ```

use super::{dated, duration, one_day, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, spanning};
use crate::figure::{Figure, Kind, Time, TimeUnit};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between a length and its days, and between a term and its end.
const WORDS: usize = 7;

/// The claim at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let told = visit(cx, at).or_else(|| ends(cx, at)).or_else(|| earlier(cx, at)).or_else(|| held(cx, at));
    told.or_else(|| term(cx, at)).or_else(|| every(cx, at)).or_else(|| bracketed(cx, at))
}

/// `a two-day visit to Oslo on 1-2 April`
fn visit(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let days = length.reading()?.unit.symbol.as_ref() == TimeUnit::Day.symbol();
    let adjective = cx.source.slice(length.span).contains('-');
    // "starts a three-day visit on 4-5 May": the days are those of the start
    if cx.tokens.get(at.saturating_sub(3)..at)?.iter().any(|t| t.is(Class::Begins)) {
        return None;
    }
    let after = cx.tokens.get(at + 1..)?;
    let plain =
        |t: &&Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative, Class::Since]);
    let words = after.iter().take(WORDS).take_while(plain).count();
    let comma = usize::from(after.get(words)?.is_mark(','));
    let on = usize::from(comma == 1 && after.get(words + 1)?.is(Class::On));
    let place = words + comma + on;
    let range = cx.figure_of(after.get(place)?)?;
    let governor = after.get(place.checked_sub(1)?)?;
    let governed = comma == 1 || governor.is(Class::On) || governor.is(Class::From);
    let closed = after.get(place + 1).is_none_or(|t| !t.is(Class::To) && !t.is_dash());
    let slots = vec![Slot::figure("range", range.id), Slot::figure("duration", length.id)];
    // "a two-day visit during the fair on 1-5 April"
    let other = after
        .get(..words)?
        .iter()
        .any(|t| t.is(Class::Preposition) && !t.is(Class::On) || t.is(Class::Begins));
    (days && adjective && words > 0 && governed && closed && !other && of_days(range))
        .then(|| spanning(cx, "stretch", (at, at + 1 + place), slots))
        .flatten()
}

/// `From 3 to 12 May the town holds its ten-day fair`, `the fair, held from 4 to 6 May, lasts three days`
fn held(cx: Context<'_>, at: usize) -> Option<Claim> {
    let range = cx.figure_at(at).filter(|figure| of_days(figure))?;
    cx.tokens.get(at.checked_sub(1)?).filter(|t| t.is(Class::From) || t.is(Class::Lasts))?;
    let lengths: Vec<usize> = (0..cx.tokens.len())
        .filter(|i| cx.tokens.get(*i).is_some_and(|t| duration(cx, t).is_some()))
        .collect();
    let [place] = lengths.as_slice() else { return None };
    let length = cx.figure_at(*place).filter(|_| *place > at)?;
    let words = cx.tokens.get(at + 1..*place)?;
    let plain =
        words.iter().all(|t| (is_word(t) || t.is_mark(',')) && !t.is_any(&[Class::And, Class::Clause]));
    let adjective = cx.source.slice(length.span).contains('-');
    let own = words.last().is_some_and(|t| t.is(Class::Owner) || t.is(Class::Determiner))
        || says(cx, place - 1, "own");
    let verb = place.checked_sub(2).is_some_and(|i| i > at && says(cx, i, "puts_on"));
    let opening = at == 1 && adjective && own && verb;
    let lasts = words.len() <= 2 && words.last().is_some_and(|t| t.is(Class::Lasts));
    let slots = vec![Slot::figure("range", range.id), Slot::figure("duration", length.id)];
    (plain && words.len() <= WORDS && (opening || lasts))
        .then(|| spanning(cx, "stretch", (at, *place), slots))
        .flatten()
}

/// Whether a figure names a stretch from one day to another.
fn of_days(figure: &Figure) -> bool {
    let day = |t: &Time| matches!(t, Time::Period(p) if matches!(p.part, crate::figure::Part::Day { .. }));
    matches!(time(figure), Some(Time::Range(first, last)) if day(first) && day(last))
}

/// `Her reign (2005-2013) lasted eight years`
fn bracketed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [open, range, close, lasts, length] = cx.tokens.get(at..at + 5)? else { return None };
    let range = cx.figure_of(range).filter(|figure| matches!(time(figure), Some(Time::Range(..))))?;
    let told = open.is_mark('(') && close.is_mark(')') && lasts.is(Class::Lasts);
    let slots = vec![Slot::figure("range", range.id), Slot::figure("duration", duration(cx, length)?.id)];
    // "Her book (1952-1961) took nine years to sell"
    let noun = cx.tokens.get(at.checked_sub(1)?)?;
    let runs = noun.is_any(&[Class::RunNoun, Class::Term, Class::PeriodNoun]);
    (told && runs).then(|| spanning(cx, "stretch", (at, at + 4), slots)).flatten()
}

/// `That deadline falls on Monday, 9 June 2025`
fn ends(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = cx.tokens.get(at).filter(|_| at == 0)?;
    let definite = first.is(Class::Definite) || first.is(Class::Pronoun);
    let noun = (at + 1..at + 3).find(|i| says(cx, *i, "term_noun")).filter(|_| definite)?;
    let verb = (noun + 1..noun + 3).find(|i| says(cx, *i, "term_ends"))?;
    let skipped = |t: &&Token| {
        is_word(t) && !t.is(Class::Negation)
            || t.is_mark(',')
            || cx.figure_of(t).is_some_and(|f| f.kind == Kind::Weekday)
    };
    let words = cx.tokens.get(verb..)?.iter().take(WORDS).take_while(skipped).count();
    let day = one_day(cx, cx.tokens.get(verb + words)?)?;
    let slots = vec![Slot::figure("to", day.id)];
    spanning(cx, "term-ends", (at, verb + words), slots)
}

/// `He had been arrested 412 days earlier, on 9 January 2023`
fn earlier(cx: Context<'_>, at: usize) -> Option<Claim> {
    let shift = cx.figure_at(at)?;
    let Some(Time::Shift { count, from_now: false, .. }) = time(shift) else { return None };
    let back = count.high().is_some_and(Num::is_negative);
    let [comma, governor, token] = cx.tokens.get(at + 1..at + 4)? else { return None };
    let from = dated(cx, token)?;
    let governed = governor.is(Class::On) || governor.is(Class::In);
    let alone = cx.tokens.iter().filter(|t| dated(cx, t).is_some()).count() == 1;
    let slots = vec![Slot::figure("duration", shift.id), Slot::figure("from", from.id)];
    (back && comma.is_mark(',') && governed && alone)
        .then(|| spanning(cx, "earlier", (at, at + 3), slots))
        .flatten()
}

/// `The 99-year lease, which the borough signed in 1931, will lapse in 2030`: its only two times are those between which it runs.
fn term(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let adjective = cx.source.slice(length.span).contains('-');
    (at + 1..at + 3).find(|i| says(cx, *i, "term_noun")).filter(|_| adjective)?;
    let times: Vec<usize> =
        (0..cx.tokens.len()).filter(|i| cx.tokens.get(*i).is_some_and(|t| dated(cx, t).is_some())).collect();
    let lengths = cx.tokens.iter().filter(|t| duration(cx, t).is_some()).count();
    let [from, to] = times.as_slice() else { return None };
    let near = |at: usize, list: &str| (at.saturating_sub(WORDS)..at).any(|i| says(cx, i, list));
    let governed = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
        before.is_some_and(|t| t.is_any(&[Class::In, Class::On, Class::Begins, Class::From]))
    };
    let ends = (to.saturating_sub(3)..*to).any(|i| says(cx, i, "lapses"));
    let slots = vec![
        Slot::figure("from", cx.figure_at(*from)?.id),
        Slot::figure("to", cx.figure_at(*to)?.id),
        Slot::figure("duration", length.id),
    ];
    // "granted in 2015 and renewed"
    let between = cx.tokens.get(*from..*to)?;
    let parted = between.iter().any(|t| t.is(Class::And) || t.is_mark(';'));
    (at < *from
        && ends
        && !parted
        && lengths == 1
        && governed(*from)
        && governed(*to)
        && near(*from, "term_begins"))
    .then(|| spanning(cx, "span", (at, *to), slots))
    .flatten()
}

/// `every other Tuesday from 6 January 2026`: the first of the days is one of those.
fn every(cx: Context<'_>, at: usize) -> Option<Claim> {
    let weekday = cx.figure_at(at).filter(|f| f.kind == Kind::Weekday)?;
    let [from, token] = cx.tokens.get(at + 1..at + 3)? else { return None };
    let day = one_day(cx, token)?;
    let every = (1..3).any(|back| at.checked_sub(back).is_some_and(|i| says(cx, i, "every")));
    let slots = vec![Slot::figure("weekday", weekday.id), Slot::figure("day", day.id)];
    (every && from.is(Class::From)).then(|| spanning(cx, "weekday", (at, at + 2), slots)).flatten()
}
