//! Which part and whole belong together, though other words stand between them?
//!
//! In: `spent $7.1 billion on roads, 15 percent of the $46.6 billion`, out: the part of the 15 percent. In: `750 in its first week and
//! 3,500 in total`, a part and its whole; in: `a profit of $300,000, with $140,000 of the profit to come`, the same.
//!
//! ```text
//! apart   = PART { word } "," SHARE OF WHOLE                 the only amount of its clause
//! of-that = WHOLE with its noun filler PART OF the noun
//! so-far  = PART filler AND WHOLE IN-ALL
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use super::parts::{FILLER, governed, pair};
use super::{Share, alike, fits, quantity};
use crate::figure::{Figure, Kind, Value};
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// How near to an amount its noun stands.
const NAMED: usize = 4;

/// `spent $7.1 billion ON ROADS, 15 percent of`: the only amount of the whole's unit in the clause before the comma.
pub fn apart(cx: Context<'_>, left: usize, whole: &Figure) -> Option<usize> {
    let comma = left.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let ends = |t: &Token| {
        t.is(Class::Clause)
            || t.is(Class::ChangeVerb)
            || t.is(Class::Than)
            || t.is_mark(';')
            || t.is_mark(':')
    };
    let before = cx.tokens.get(..comma)?.iter().enumerate().rev().take(FILLER).take_while(|(_, t)| !ends(t));
    let mut amounts = before.filter(|(_, t)| cx.is_amount(t));
    let (index, token) = amounts.next()?;
    let part = quantity(cx, token).filter(|part| part.kind == whole.kind && alike(part, whole))?;
    let only = amounts.next().is_none();
    // "a deficit of €11.9 billion this year, 3.4 percent of"
    let of = index.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of));
    (only && (of || !governed(cx, index)) && part.id < whole.id).then_some(index)
}

/// `a profit of $300,000, with $140,000 of THE PROFIT to come`: a part of what the sentence named before with its amount.
pub fn of_that(cx: Context<'_>, left: usize, at: usize, part: &Figure) -> Option<Share> {
    let [the, noun] = cx.tokens.get(at + 1..at + 3)? else { return None };
    let stem_of = |t: &Token| stem(cx.source.slice(t.span));
    let name = stem_of(noun);
    let priced = match &part.value {
        Value::Amount(readings) => {
            readings.iter().any(|r| r.unit.dimension.powers().iter().any(|(_, power)| *power < 0))
        }
        _ => true,
    };
    if priced
        || !the.is(Class::Determiner)
        || !is_word(noun)
        || !matches!(part.kind, Kind::Money | Kind::Quantity)
    {
        return None;
    }
    let near = |index: usize| {
        let around =
            cx.tokens.get(index.saturating_sub(NAMED)..(index + NAMED).min(left)).unwrap_or_default();
        around.iter().any(|t| is_word(t) && stem_of(t) == name)
    };
    let before = cx.tokens.get(..left)?.iter().enumerate().rev();
    let mut wholes = before.filter(|(i, t)| {
        near(*i) && quantity(cx, t).is_some_and(|whole| whole.kind == part.kind && fits(part, whole))
    });
    let (whole, _) = wholes.next()?;
    wholes.next().is_none().then(|| pair(cx, left, whole, (whole, at + 3)))
}

/// `PART filler AND WHOLE IN-ALL`: `750 in its first week and 3,500 in total`
pub fn so_far(cx: Context<'_>, at: usize) -> Option<Share> {
    let end = at.checked_sub(1)?;
    let whole = quantity(cx, cx.tokens.get(end)?)?;
    let and = end.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::And)))?;
    let ends = |t: &Token| t.is(Class::Clause) || t.is_mark(';') || t.is_mark(':');
    let before = cx.tokens.get(..and)?.iter().enumerate().rev().take(FILLER).take_while(|(_, t)| !ends(t));
    let mut amounts = before.filter(|(_, t)| quantity(cx, t).is_some_and(|part| fits(part, whole)));
    let (index, _) = amounts.next()?;
    amounts.next().is_none().then(|| pair(cx, index, end, (index, end + 1)))
}
