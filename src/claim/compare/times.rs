//! Multiples: how often does one level go into another?
//!
//! In: `16 percent, double the 8 percent in May`, out: a claim `compare` with left (16 percent), right (8 percent) and multiple.
//!
//! ```text
//! times = LEFT { filler } RATIO ( right | WHAT { word } ["("] AMOUNT )
//!       | LEVEL ( AND | AGAINST ) LEVEL "," RATIO AS-MANY end                "1,200 sheep and 400 goats, three times as many"
//! ```

use super::compared_with::right;
use super::side::{denied, left, left_counted, stands_beside};
use super::{Found, amount_at, ends as ends_of, made};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot};
use crate::figure::{Figure, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// `1,200 sheep and 400 goats, three times as many`: the only two levels before it.
pub fn paired(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ratio = cx.figure_at(at).filter(|figure| figure.kind == Kind::Ratio && figure.hedge.is_none())?;
    let more = ratio.reading()?.interval.low()? > &Num::ONE;
    let comma =
        at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is_mark(',') || t.is_dash());
    let rest = cx.tokens.get(at + 1..)?;
    // "twice as many as expected"
    let elsewhere = cx.tokens.get(at + 3).is_some_and(|t| t.is(Class::As));
    let told = rest.iter().take_while(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Than)).count();
    let ends = rest.get(told).is_none_or(|t| t.is_mark('.') || t.is_mark(',') || t.is_mark(';'));
    let levels: Vec<Found<'_>> = (0..at).filter_map(|i| amount_at(cx, i)).collect();
    let [one, other] = levels.as_slice() else { return None };
    let alike = one.figure.kind == Kind::Count && other.figure.kind == Kind::Count
        || stands_beside(cx, *one, other.figure);
    let joined =
        cx.tokens.get(one.at + 1..other.at)?.iter().any(|t| t.is(Class::And) || t.is(Class::Against));
    if !comma
        || !ends
        || elsewhere
        || !says(cx, at + 1, "as_many")
        || !alike
        || !joined
        || denied(cx, one.at, at)
    {
        return None;
    }
    // "400 tons and the new one 1,200": a bare number takes the other's unit
    let bare = [one, other].iter().any(|found| found.figure.kind == Kind::Number);
    let value = |figure: &Figure| {
        if bare { figure.reading()?.interval.middle() } else { figure.in_base_units()?.middle() }
    };
    let first = value(one.figure)? > value(other.figure)?;
    let (left, right) = if first == more { (*one, *other) } else { (*other, *one) };
    let mut slots = ends_of(left, right);
    slots.push(Slot::figure("multiple", ratio.id));
    made(cx, left, right, slots)
}

/// `LEFT RATIO [ as many as ] right`; `half as much again as` is another multiple.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ratio = cx.figure_at(at).filter(|figure| figure.kind == Kind::Ratio)?;
    let next = cx.tokens.get(at + 1)?;
    let part = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Including));
    if part || next.is(Class::Of) || next.is(Class::Larger) || next.is(Class::Higher) {
        return None;
    }
    let (right, skipped) = match unnamed(cx, at + 1) {
        Some(right) => (right, right.at),
        None => (right(cx, at + 1)?, at + 1),
    };
    let left = left(cx, at, right.figure).or_else(|| left_counted(cx, at, right.figure))?;
    let benchmark = |i: usize| {
        let lists = ["record", "forecast", "target", "limit", "average", "measure"];
        lists.iter().any(|list| says(cx, i, list))
    };
    // "its high estimate of 5"
    let of = |i: usize| i.checked_sub(1).is_some_and(benchmark);
    let other = |i: usize| cx.tokens.get(i).is_some_and(|t| t.is(Class::Of) && !of(i) || t.is(Class::Adverb));
    if (skipped..right.at).any(other) || denied(cx, left.at, at) {
        return None;
    }
    let mut slots = ends_of(left, right);
    slots.push(Slot::figure("multiple", ratio.id));
    made(cx, left, right, slots)
}

/// `[ AS MUCH AS ] WHAT { word } [ "(" ] AMOUNT`: the level that the words behind `what` describe.
fn unnamed(cx: Context<'_>, from: usize) -> Option<Found<'_>> {
    let rest = cx.tokens.get(from..)?;
    let what = rest.iter().take(4).position(|t| t.is(Class::What))?;
    let told = rest.iter().skip(what + 1).take(9).position(|t| cx.is_amount(t))? + what + 1;
    let plain = |t: &Token| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And) || t.is_mark('(');
    rest.get(..told)?.iter().all(plain).then(|| amount_at(cx, from + told)).flatten()
}
