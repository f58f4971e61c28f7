//! Days of the week: on which weekday is a date said to fall?
//!
//! In: `Saturday, 18 May 2024`, out: a claim `weekday` of the two. A date that no month may have (`31 June`) is
//! a claim `day`.
//!
//! ```text
//! weekday = WEEKDAY [ word "," | "," ] [ determiner ] DAY
//!         | WEEKDAY [ "," ] DAY "(" DAY ")"                         the second of another calendar than the first
//!         | DAY [ "," | "(" ] ( determiner WEEKDAY | WEEKDAY ")" )      "17 June, a Tuesday", "17 June (Tuesday)"
//!         | DAY ( level-verb | "falls on" ... ) determiner WEEKDAY      "17 June is a Tuesday"
//! ```

use super::{one_day, period, time};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Part, Time};
use crate::vocabulary::cues::Class;

/// The last day that every month has.
const SURE: u8 = 28;

/// A weekday beside a date.
pub fn weekday(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (day, name, end) = before(cx, at).or_else(|| after(cx, at))?;
    let slots = vec![Slot::figure("weekday", name.id), Slot::figure("day", day.id)];
    let span = covered(cx.tokens.get(at..end)?)?;
    Some(claim("weekday", span, cx.segment, slots, Topic::default()))
}

/// `Saturday, 18 May 2024`
fn before(cx: Context<'_>, at: usize) -> Option<(&Figure, &Figure, usize)> {
    let name = named(cx, cx.tokens.get(at)?)?;
    let mut next = at + 1;
    // "a Saturday too, 7 June", "Saturday night, June 7"
    let word = is_word(cx.tokens.get(next)?) && cx.tokens.get(next + 1).is_some_and(|t| t.is_mark(','));
    next += usize::from(word && !cx.tokens.get(next)?.is(Class::And));
    next += usize::from(cx.tokens.get(next)?.is_mark(','));
    next += usize::from(cx.tokens.get(next)?.is(Class::Determiner));
    Some((one_day(cx, cx.tokens.get(next)?)?, name, next + 1))
}

/// `Saturday, 25 Shawwal 1445 (May 4, 2024)`: the weekday of the day in parentheses, too.
pub fn bracketed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (first, name, end) = before(cx, at)?;
    let [open, token, close] = cx.tokens.get(end..end + 3)? else { return None };
    let second = one_day(cx, token).filter(|_| open.is_mark('(') && close.is_mark(')'))?;
    let other = period(first)?.calendar != period(second)?.calendar;
    let slots = vec![Slot::figure("weekday", name.id), Slot::figure("day", second.id)];
    let span = covered(cx.tokens.get(at..end + 3)?)?;
    other.then(|| claim("weekday", span, cx.segment, slots, Topic::default()))
}

/// `17 June, a Tuesday`
fn after(cx: Context<'_>, at: usize) -> Option<(&Figure, &Figure, usize)> {
    let day = one_day(cx, cx.tokens.get(at)?)?;
    let mark = cx.tokens.get(at + 1)?;
    let bracket = mark.is_mark('(');
    if !bracket && !mark.is_mark(',') && !mark.is(Class::LevelVerb) {
        return None;
    }
    let article = cx.tokens.get(at + 2)?;
    let (next, told) = if article.is(Class::Determiner) { (at + 3, true) } else { (at + 2, bracket) };
    let name = named(cx, cx.tokens.get(next)?)?;
    let closed = cx.tokens.get(next + 1).is_none_or(|t| t.is_mark(')') || t.is_mark(',') || t.is_mark('.'));
    (told && (closed || mark.is(Class::LevelVerb))).then_some((day, name, next + 1))
}

/// A weekday; which one `last Friday` is, the date beside it says.
fn named<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| matches!(time(figure), Some(Time::Weekday { .. })))
}

/// `31 June`: a day that its month may lack.
pub fn day(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let figure = one_day(cx, token)?;
    let may_lack = matches!(period(figure)?.part, Part::Day { day, .. } if day > SURE);
    let slots = vec![Slot::figure("day", figure.id)];
    may_lack.then(|| claim("day", token.span, cx.segment, slots, Topic::default()))
}
