//! Two times of day and the only length of a sentence: is it the time between them?
//!
//! In: `The two-hour debate starts at 7 p.m. and ends at 9 p.m.`, out: a claim `hours` of the three. In: `at 3:30 a.m., 20 minutes after the
//! alarm was raised at 3:10 a.m.`, out: the same. A third time of day or a second length, and nothing is said.
//!
//! ```text
//! sitting = LENGTH "-hour" { any } BEGINS { word } CLOCK { any } ENDS { word } CLOCK
//! trip    = begun CLOCK { any } CLOCK "," article passage OF LENGTH | begun CLOCK { any } CLOCK AFTER LENGTH
//!         | ( FROM CLOCK TO CLOCK | begun CLOCK { any } CLOCK ) "," article LENGTH "-hour" ( sitting | passage )
//! apart   = CLOCK "," LENGTH ( BEFORE | AFTER ) { word } CLOCK
//! begun   = BEGINS | departs
//! ```

use super::{duration, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::{Claim, Slot, spanning};
use crate::figure::{Time, TimeUnit, Zone};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens between a verb and its time of day, and between a length and the event that it counts from.
const NEAR: usize = 6;
const EVENT: usize = 10;

/// The claim of a sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let all = |fits: &dyn Fn(usize) -> bool| (0..cx.tokens.len()).filter(|at| fits(*at)).collect::<Vec<_>>();
    let clocks = all(&|at| is_clock(cx, at));
    let lengths = all(&|at| cx.tokens.get(at).is_some_and(|t| duration(cx, t).is_some()));
    let ([first, second], [length]) = (clocks.as_slice(), lengths.as_slice()) else { return None };
    let short = cx.figure_at(*length)?.reading()?.unit.factor < Num::from(TimeUnit::Day.seconds());
    let (first, second, length) = (*first, *second, *length);
    // "from 7 p.m. on Friday to 11 p.m. on Sunday"
    let day = |t: &crate::claim::token::Token| {
        cx.figure_of(t).is_some_and(|f| f.kind == crate::figure::Kind::Weekday || super::one_day_of(f))
    };
    let days = cx.tokens.get(first + 1..)?.iter().filter(|t| day(t)).count();
    if !short || days > 1 {
        return None;
    }
    let ahead = sitting(cx, (first, second), length) || trip(cx, (first, second), length);
    let told = if ahead { Some((first, second)) } else { apart(cx, (first, second), length) };
    let id = |at: usize| cx.figure_at(at).map(|figure| figure.id);
    let (start, end) = told?;
    let slots = vec![
        Slot::figure("start", id(start)?),
        Slot::figure("end", id(end)?),
        Slot::figure("duration", id(length)?),
    ];
    spanning(cx, "hours", (first.min(length), second.max(length)), slots)
}

/// A time of day by a clock that the text does not leave open.
fn is_clock(cx: Context<'_>, at: usize) -> bool {
    let told = cx.figure_at(at).and_then(time);
    matches!(told, Some(Time::Clock { zone, .. }) if *zone != Some(Zone::Open))
}

/// Whether one of the words right before a time of day is of that class.
fn governed(cx: Context<'_>, at: usize, class: Class) -> bool {
    near(cx, at).any(|i| cx.tokens.get(i).is_some_and(|t| t.is(class)))
}

fn near(cx: Context<'_>, at: usize) -> impl Iterator<Item = usize> {
    let word = move |i: &usize| cx.tokens.get(*i).is_some_and(is_word);
    (at.saturating_sub(NEAR)..at).rev().take_while(word)
}

/// `The two-hour debate starts at 7 p.m. and ends at 9 p.m.`
fn sitting(cx: Context<'_>, (first, second): (usize, usize), length: usize) -> bool {
    let adjective = cx.figure_at(length).is_some_and(|figure| cx.source.slice(figure.span).contains('-'));
    let verbs = governed(cx, first, Class::Begins) && governed(cx, second, Class::Ends);
    adjective && verbs && length < first
}

/// `left at 08:15 and reached Holm at 10:45, a journey of two and a half hours`
fn trip(cx: Context<'_>, (first, second): (usize, usize), length: usize) -> bool {
    let begun = governed(cx, first, Class::Begins) || near(cx, first).any(|i| says(cx, i, "departs"));
    let is = |at: usize, class: Class| cx.tokens.get(at).is_some_and(|t| t.is(class));
    let comma = cx.tokens.get(second + 1).is_some_and(|t| t.is_mark(','));
    let noun = (second + 2..length).find(|i| says(cx, *i, "passage") || says(cx, *i, "sitting"));
    let apposed = comma && is(second + 2, Class::Determiner) && noun.is_some_and(|i| i + 2 == length);
    let of = length.checked_sub(1).is_some_and(|i| is(i, Class::Of));
    // "from 9 a.m. to 5 p.m., an eight-hour session"
    let joined = first + 2 == second && (is(first + 1, Class::To) || is(first + 1, Class::Until));
    let from = joined && first.checked_sub(1).is_some_and(|i| is(i, Class::From));
    let adjective = comma && is(second + 2, Class::Determiner) && length == second + 3;
    let noun_behind = (length + 1..length + 3).find(|i| says(cx, *i, "passage") || says(cx, *i, "sitting"));
    let ends = |i: usize| cx.tokens.get(i + 1).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    if adjective && noun_behind.is_some_and(ends) && (begun || from) {
        return true;
    }
    let after = is(second + 1, Class::Since) && second + 2 == length;
    begun && (apposed && of || after)
}

/// `at 3:10 a.m., 20 minutes before the first crew arrived at 3:30 a.m.`
fn apart(cx: Context<'_>, (first, second): (usize, usize), length: usize) -> Option<(usize, usize)> {
    const ELSE: [Class; 3] = [Class::And, Class::Clause, Class::Relative];
    let comma = length == first + 2 && cx.tokens.get(first + 1)?.is_mark(',');
    let word = cx.tokens.get(length + 1)?;
    let between = cx.tokens.get(length + 2..second).filter(|words| comma && words.len() <= EVENT)?;
    let ordinal = |t: &crate::claim::token::Token| {
        cx.figure_of(t).is_some_and(|f| f.kind == crate::figure::Kind::Ordinal)
    };
    let plain = between.iter().all(|t| (is_word(t) || ordinal(t)) && !t.is_any(&ELSE));
    let at = between.last().is_none_or(|t| t.is(Class::At) || t.is(Class::Determiner));
    if !plain || !at {
        return None;
    }
    match (word.is(Class::Before), word.is(Class::Since)) {
        (true, _) => Some((first, second)),
        (_, true) => Some((second, first)),
        _ => None,
    }
}
