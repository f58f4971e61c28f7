//! Times said twice: which names of one stretch of time stand side by side?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a claim `equivalence`. In: `the
//! three-month period of this year`, out: a claim `length` of a period named before. In: `1 March 2025 the first day of
//! Ramadan 1446`, out: a claim `first-day`.
//!
//! ```text
//! equivalence = TIME "(" TIME ")"
//! first-day   = DAY { "as" | "," | level-verb } determiner "first day" OF TIME
//! length      = determiner DURATION period-noun [ OF TIME ]
//! ```

use super::{dated, duration, one_day, slot, time};
use crate::claim::grammar::{Context, covered};
use crate::claim::token::Token;
use crate::claim::{Claim, Topic, claim};
use crate::figure::{Figure, Time};
use crate::vocabulary::cues::Class;

/// The claim that starts at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    equivalence(cx, at).or_else(|| length(cx, at)).or_else(|| first_day(cx, at))
}

/// `declared Saturday, March 1, 2025 the first day of Ramadan 1446`
fn first_day(cx: Context<'_>, at: usize) -> Option<Claim> {
    let day = one_day(cx, cx.tokens.get(at)?)?;
    let mut next = at + 1;
    let link = |t: &Token| t.is_mark(',') || t.is(Class::LevelVerb) || t.is(Class::As);
    next += usize::from(cx.tokens.get(next).is_some_and(link));
    let [article, first, of, month] = cx.tokens.get(next..next + 4)? else { return None };
    let month = dated(cx, month)?;
    if !article.is(Class::Determiner) || !first.is(Class::FirstDay) || !of.is(Class::Of) {
        return None;
    }
    let slots = vec![slot("name", month.id), slot("stated", day.id)];
    Some(claim("first-day", covered(cx.tokens.get(at..next + 4)?)?, cx.segment, slots, Topic::default()))
}

/// `TIME "(" TIME ")"`
fn equivalence(cx: Context<'_>, at: usize) -> Option<Claim> {
    let tokens = cx.tokens.get(at..at + 4)?;
    let [name, open, stated, close] = tokens else { return None };
    if !open.is_mark('(') || !close.is_mark(')') {
        return None;
    }
    let (name, stated) = (stretch(cx, name)?, stretch(cx, stated)?);
    let slots = vec![slot("name", name.id), slot("stated", stated.id)];
    Some(claim("equivalence", covered(tokens)?, cx.segment, slots, Topic::default()))
}

/// A figure that names days: no clock time, weekday or length.
fn stretch<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| {
        matches!(time(figure), Some(Time::Period(_) | Time::Range(..) | Time::Ending { .. }))
    })
}

/// `the three-month period`: a length of a stretch that was named before.
fn length(cx: Context<'_>, at: usize) -> Option<Claim> {
    let tokens = cx.tokens.get(at..at + 2)?;
    let [first, noun] = tokens else { return None };
    let definite = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let figure = duration(cx, first)?;
    if !noun.is(Class::PeriodNoun) || !definite {
        return None;
    }
    let mut slots = vec![slot("duration", figure.id)];
    let year = cx.tokens.get(at + 2).filter(|t| t.is(Class::Of)).and(cx.tokens.get(at + 3));
    slots.extend(year.and_then(|t| dated(cx, t)).map(|year| slot("year", year.id)));
    Some(claim("length", covered(tokens)?, cx.segment, slots, Topic::default()))
}
