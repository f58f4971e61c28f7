//! Days of the week: on which weekday is a date said to fall?
//!
//! In: `Saturday, 18 May 2024`, out: a claim `weekday` of the two. A date that no month may have (`31 June`) is
//! a claim `day`.
//!
//! ```text
//! weekday = WEEKDAY [ word "," | "," ] [ determiner ] DAY | WEEKDAY "(" DAY ")"
//!         | WEEKDAY [ "," ] DAY "(" DAY ")"                         the second of another calendar than the first
//!         | DAY [ "," | "(" ] ( determiner WEEKDAY | WEEKDAY ")" )      "17 June, a Tuesday", "17 June (Tuesday)"
//!         | DAY [ "," ] { auxiliary } ( level-verb determiner | FALLS [ determiner ] ) WEEKDAY [ IN TIME ]      "17 June is a Tuesday"
//! that-day = ( "It was a" | THAT ) WEEKDAY          at the start of a sentence that names no date: that of the one before
//! ```

use super::{dated, one_day, period, time};
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Part, Time};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// The last day that every month has.
const SURE: u8 = 28;

/// A weekday beside a date.
pub fn weekday(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (day, name, end) = before(cx, at).or_else(|| after(cx, at)).or_else(|| falls(cx, at))?;
    let mut slots = vec![Slot::figure("weekday", name.id), Slot::figure("day", day.id)];
    let year = cx.tokens.get(end).filter(|t| t.is(Class::In)).and(cx.tokens.get(end + 1));
    let year = year.and_then(|t| dated(cx, t)).filter(|f| period(f).is_some_and(|p| p.part == Part::Year));
    slots.extend(year.map(|figure| Slot::figure("year", figure.id)));
    // "Wednesday 5 June of another year"
    let of = cx.tokens.get(end).filter(|t| t.is(Class::Of)).map(|t| sign("of", t.span, 1));
    slots.extend(of);
    // "a year after Tuesday 4 June": two dates of which no one says in what year the other lies
    let year = |t: &&Token| t.value(Class::RunUnit).is_some_and(|months| *months == Num::from(12));
    slots.extend(cx.tokens.iter().find(year).map(|t| sign("years", t.span, 1)));
    let span = covered(cx.tokens.get(at..end)?)?;
    Some(claim("weekday", span, cx.segment, slots, Topic::default()))
}

/// `Saturday, 18 May 2024`
fn before(cx: Context<'_>, at: usize) -> Option<(&Figure, &Figure, usize)> {
    let name = named(cx, cx.tokens.get(at)?)?;
    let mut next = at + 1;
    // "resumes on Thursday (6 June)"
    if cx.tokens.get(next)?.is_mark('(') && cx.tokens.get(next + 2)?.is_mark(')') {
        return Some((one_day(cx, cx.tokens.get(next + 1)?)?, name, next + 3));
    }
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

/// `14 April 1912, was a Sunday`, `25 December will fall on a Wednesday`
fn falls(cx: Context<'_>, at: usize) -> Option<(&Figure, &Figure, usize)> {
    let day = one_day(cx, cx.tokens.get(at)?)?;
    let comma = usize::from(cx.tokens.get(at + 1)?.is_mark(','));
    let after = cx.tokens.get(at + 1 + comma..)?;
    let verb = |t: &Token| t.is(Class::LevelVerb) || t.is(Class::Falls);
    let helping = |t: &&Token| !verb(t) && t.is_any(&[Class::Auxiliary, Class::Planned, Class::Future]);
    let place = at + 1 + comma + after.iter().take(2).take_while(helping).count();
    let told = cx.tokens.get(place).filter(|t| verb(t))?;
    let article = cx.tokens.get(place + 1)?.is(Class::Determiner);
    let next = place + 1 + usize::from(article);
    let name = named(cx, cx.tokens.get(next)?)?;
    (article || told.is(Class::Falls)).then_some((day, name, next + 1))
}

/// `It was a Tuesday.`, `That Tuesday`: the weekday of the date that the sentence before names.
pub fn that_day(cx: Context<'_>) -> Option<Claim> {
    let first = cx.tokens.first().filter(|t| t.is(Class::Pronoun))?;
    let told = cx.tokens.get(1)?.is(Class::LevelVerb) && cx.tokens.get(2)?.is(Class::Determiner);
    let place = if told { 3 } else { 1 };
    let name = named(cx, cx.tokens.get(place)?)?;
    let next = cx.tokens.get(place + 1);
    let closed = !told || next.is_none_or(|t| t.is_mark('.') || t.is_mark(',') || t.is(Class::And));
    let that = told || says(cx, 0, "that");
    let alone = !cx.tokens.iter().any(|t| dated(cx, t).is_some());
    let slots = vec![Slot::figure("weekday", name.id)];
    let span = first.span.cover(cx.tokens.get(place)?.span);
    (closed && that && alone).then(|| claim("that-day", span, cx.segment, slots, Topic::default()))
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
