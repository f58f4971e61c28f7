//! How many years are listed of something that is said to have happened so many times?
//!
//! In: `won the race four times, in 1994, 1997, 1998 and 2003`, out: a claim `occasions` of the figure and the four years. In: `with the
//! films Alder (1994), Birch (1997) and Cedar (2003)`, behind `three times`, out: the same.
//!
//! ```text
//! occasions = COUNT "times" { word } [","] ( IN years | "(" years ")" | named )
//! years     = YEAR { "," YEAR } [","] AND YEAR
//! named     = words "(" YEAR ")" { "," words "(" YEAR ")" } [","] AND words "(" YEAR ")"
//! ```
//!
//! A list that is said to hold some of them only, or the first, claims nothing.

use crate::claim::calendar::period;
use crate::claim::contest::words::{among, counts};
use crate::claim::grammar::{Context, is_word};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{FigureId, Kind, Part};
use crate::vocabulary::cues::Class;

/// Most tokens between the count and the first year.
const NEAR: usize = 9;

/// Most words of a name with its year.
const NAME: usize = 9;

/// The count at a token, with the years that are listed of it.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let count = cx.figure_at(at).filter(|f| f.kind == Kind::Count && f.hedge.is_none())?;
    let next = cx.tokens.get(at + 1)?;
    if !counts(cx, count, "occasions") || next.is_any(&[Class::Of, Class::Than, Class::Since, Class::As]) {
        return None;
    }
    let first = (at + 1..at + 1 + NEAR).find(|i| year(cx, *i).is_some())?;
    let between = cx.tokens.get(at + 1..first)?;
    let plain = between
        .iter()
        .all(|t| is_word(t) && !t.is(Class::Since) || t.is_mark(',') || t.is_mark('(') || t.is_mark(':'));
    let some = among(cx, at..first, "partly")
        || between.iter().any(|t| t.is_any(&[Class::Including, Class::Clause, Class::Relative]));
    let bracket = cx.tokens.get(first - 1)?.is_mark('(');
    let governed =
        bracket || cx.tokens.get(first - 1)?.is(Class::In) || cx.tokens.get(first - 1)?.is_mark(':');
    if !plain || some || !governed {
        return None;
    }
    let years =
        if bracket && cx.tokens.get(first + 1)?.is_mark(')') { named(cx, first) } else { bare(cx, first) }?;
    let last = cx.figure(*years.last()?)?.span;
    let slots = years.iter().map(|id| Slot::figure("listed", *id)).chain([Slot::figure("stated", count.id)]);
    Some(claim("occasions", count.span.cover(last), cx.segment, slots.collect(), Topic::default()))
}

/// A year by its number.
fn year(cx: Context<'_>, at: usize) -> Option<FigureId> {
    let figure = cx.figure_at(at)?;
    period(figure).is_some_and(|p| p.part == Part::Year).then_some(figure.id)
}

/// `1994, 1997, 1998 and 2003`
fn bare(cx: Context<'_>, first: usize) -> Option<Vec<FigureId>> {
    let mut years = vec![year(cx, first)?];
    let (mut at, mut joined) = (first + 1, false);
    loop {
        let comma = usize::from(cx.tokens.get(at).is_some_and(|t| t.is_mark(',')));
        let and = usize::from(cx.tokens.get(at + comma).is_some_and(|t| t.is(Class::And)));
        match year(cx, at + comma + and) {
            Some(id) if comma + and > 0 && !joined => years.push(id),
            _ => break,
        }
        joined |= and == 1;
        at += comma + and + 1;
    }
    let closed = cx
        .tokens
        .get(at)
        .is_none_or(|t| t.is_mark(',') || t.is_mark('.') || t.is_mark(')') || t.is_mark(';'));
    // "in 1994, 1997 and, with another crew, 2003"
    let goes_on = cx
        .tokens
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(NEAR)
        .any(|t| t.is(Class::And) || cx.figure_of(t).is_some_and(|f| period(f).is_some()));
    (joined && closed && !goes_on).then_some(years)
}

/// `Alder (1994), Birch (1997) and Cedar (2003)`
fn named(cx: Context<'_>, first: usize) -> Option<Vec<FigureId>> {
    let mut years = vec![year(cx, first)?];
    let (mut at, mut joined) = (first + 2, false);
    while !joined {
        let comma = usize::from(cx.tokens.get(at)?.is_mark(','));
        let and = cx.tokens.get(at + comma)?.is(Class::And);
        if comma == 0 && !and {
            return None;
        }
        let name = cx.tokens.get(at + comma..)?.iter().take(NAME).position(|t| t.is_mark('('))?;
        let open = at + comma + name;
        years.push(year(cx, open + 1).filter(|_| cx.tokens.get(open + 2).is_some_and(|t| t.is_mark(')')))?);
        joined = and;
        at = open + 3;
    }
    let closed = cx.tokens.get(at).is_none_or(|t| t.is_mark('.') || t.is_mark(';'));
    (closed && years.len() > 2).then_some(years)
}
