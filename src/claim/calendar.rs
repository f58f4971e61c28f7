//! Times that speak of each other: which ones, and what is said of them?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a claim `equivalence` of the two. In:
//! `two years, from 4 May 2021 to 3 May 2023`, out: a claim `span` with its two ends and its length.
//! Which days they are is the relation stage's work. `twice` has times said twice, `weekday` days of the
//! week, `apart` two of them, `span` lengths between two ends, `since`, `later` and `lapse` lengths counted from a time, `events` beginnings and ends told apart,
//! `stay` visits and terms, `deadline` days by which something must be done,
//! `run` what comes one after another, `frame` numbers that count from a beginning in any order of the parts, `lead` the text's own day, `now` what counts from it, `hours` times of day and the time between them, `clock` the time of day.

mod apart;
mod clock;
mod deadline;
mod events;
mod frame;
mod hours;
mod lapse;
pub mod later;
mod lead;
mod now;
mod run;
pub mod since;
mod span;
mod stay;
mod twice;
mod weekday;

use super::Claim;
use super::grammar::Context;
use super::token::Token;
use crate::figure::{Figure, Kind, Part, Period, Time, Value};

/// Reads the times of one sentence that speak of each other.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in 0..cx.tokens.len() {
        claims.extend(twice::read(cx, at));
        claims.extend(weekday::weekday(cx, at));
        claims.extend(weekday::bracketed(cx, at));
        claims.extend(weekday::day(cx, at));
        claims.extend(span::span(cx, at));
        claims.extend(span::hours(cx, at));
        claims.extend(since::since(cx, at));
        claims.extend(lapse::read(cx, at));
        claims.extend(now::read(cx, at));
        claims.extend(apart::read(cx, at));
        claims.extend(stay::read(cx, at));
        claims.extend(clock::clock(cx, at));
        claims.extend(later::later(cx, at));
        claims.extend(later::standing(cx, at));
        claims.extend(events::read(cx, at));
        claims.extend(run::read(cx, at));
    }
    claims.extend(weekday::that_day(cx));
    claims.extend(events::whole(cx));
    claims.extend(lead::read(cx));
    claims.extend(span::order(cx));
    claims.extend(span::sitting(cx));
    claims.extend(hours::read(cx));
    claims.extend(deadline::read(cx));
    claims.extend(frame::read(cx, &claims));
    claims
}

/// The time that a figure names.
pub fn time(figure: &Figure) -> Option<&Time> {
    match &figure.value {
        Value::Time(time) => Some(time),
        _ => None,
    }
}

/// A figure that names a part of some year: no clock time, weekday, length or bare day of a month.
pub fn dated<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| period(figure).is_some())
}

/// The part of a year that a figure names.
pub fn period(figure: &Figure) -> Option<&Period> {
    match time(figure)? {
        Time::Period(period) if !matches!(period.part, Part::DayOfMonth(_)) => Some(period),
        _ => None,
    }
}

/// The one day that a figure names, perhaps without its year.
pub fn one_day<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    dated(cx, token).filter(|figure| one_day_of(figure))
}

/// Whether a figure names one day, perhaps without its year.
pub fn one_day_of(figure: &Figure) -> bool {
    period(figure).is_some_and(|p| matches!(p.part, Part::Day { .. } | Part::Ambiguous { .. }))
}

/// A figure that states a length of time.
pub fn duration<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| figure.kind == Kind::Duration)
}

/// The last time that the tokens before `at` name, as far back as its clause reaches.
pub fn dated_before(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.tokens.get(..at)?.iter().rev().find_map(|token| dated(cx, token))
}

#[cfg(test)]
mod tests;
