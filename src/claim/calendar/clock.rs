//! One moment by two clocks: which ones?
//!
//! In: `9:15 p.m. EDT on Monday, July 8 (0115 GMT Tuesday)`, out: a claim `clock` with both clock times and
//! both weekdays.
//!
//! ```text
//! clock  = moment ( "(" moment ")" | "," OR moment )
//! moment = CLOCK { "," | ON | WEEKDAY | DAY }
//! ```

use super::{one_day, time};
use crate::claim::grammar::{Context, covered};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{FigureId, Time, Zone};
use crate::vocabulary::cues::Class;

/// Tokens behind a clock time that say on which day.
const DAY: usize = 6;

/// The two clock times that start at a token.
pub fn clock(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (first, weekday, next) = moment(cx, at)?;
    let opening = cx.tokens.get(next)?;
    let or = opening.is_mark(',') && cx.tokens.get(next + 1)?.is(Class::Or);
    if !opening.is_mark('(') && !or {
        return None;
    }
    let (second, other, end) = moment(cx, next + 1 + usize::from(or))?;
    if !or && !cx.tokens.get(end)?.is_mark(')') {
        return None;
    }
    let mut slots = vec![Slot::figure("first", first), Slot::figure("second", second)];
    slots.extend(weekday.map(|id| Slot::figure("first_day", id)));
    slots.extend(other.map(|id| Slot::figure("second_day", id)));
    Some(claim("clock", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}

/// A clock time, the weekday named with it, and the place behind.
fn moment(cx: Context<'_>, at: usize) -> Option<(FigureId, Option<FigureId>, usize)> {
    let zoned = |t: &Token| {
        matches!(cx.figure_of(t).and_then(time), Some(Time::Clock { zone: Some(Zone::Offset(_)), .. }))
    };
    let weekday = |t: &Token| matches!(cx.figure_of(t).and_then(time), Some(Time::Weekday { shift: 0, .. }));
    let first = cx.tokens.get(at).filter(|t| zoned(t))?.figure()?;
    let rest = cx.tokens.get(at + 1..)?;
    let of_day = |t: &&Token| {
        t.is_mark(',') || t.is(Class::On) || t.is(Class::Determiner) || weekday(t) || one_day(cx, t).is_some()
    };
    let mut length = rest.iter().take(DAY).take_while(of_day).count();
    while length > 0 && rest.get(length - 1).is_some_and(|t| t.is_mark(',')) {
        length -= 1;
    }
    let day = rest.iter().take(length).find(|t| weekday(t)).and_then(Token::figure);
    Some((first, day, at + 1 + length))
}
