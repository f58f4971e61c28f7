//! Contrasts: which of two levels is said to be the small one?
//!
//! In: `demand grew by four percent while exports rose by only two percent`, out: a claim `compare` with left (two percent),
//! right (four percent) and sign (-1). Only where one level stands on each side of the clause's word.
//!
//! ```text
//! contrast = right { filler } ( "but" | "while" ... ) { filler } limiter LEFT
//! ```

use super::{Context, FILLER, Found, ends, made, signed};
use crate::claim::Claim;
use crate::claim::grammar::{comparable, is_amount};
use crate::claim::token::Token;
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// The contrast whose second clause begins at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    cx.tokens.get(at).filter(|t| t.is(Class::Clause))?;
    let behind = cx.tokens.iter().enumerate().skip(at + 1).take(FILLER).take_while(|(_, t)| !ends_side(t));
    let (place, _) = behind.clone().find(|(_, t)| is_side(cx, t))?;
    let left = level(cx, place)?;
    let limiter = cx.tokens.get(place.checked_sub(1)?)?;
    let sign = limiter.value(Class::Limiter)?.clone();
    let before =
        cx.tokens.get(..at)?.iter().enumerate().rev().take(FILLER).take_while(|(_, t)| !ends_side(t));
    let mut sides = before.filter(|(_, t)| is_side(cx, t));
    let right = level(cx, sides.next()?.0)?;
    let parallel = same_unit(left.figure, right.figure) && same_governor(cx, left.at - 1, right.at);
    if sides.next().is_some() || !parallel {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(Some(limiter.span), sign));
    made(cx, left, right, slots)
}

/// Amounts and lengths of time.
fn is_side(cx: Context<'_>, token: &Token) -> bool {
    cx.figure_of(token).is_some_and(|figure| is_amount(figure) || figure.kind == Kind::Duration)
}

fn level(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let figure = cx.figure_at(at)?;
    Some(Found { at, figure })
}

fn ends_side(token: &Token) -> bool {
    token.is(Class::Clause) || token.is(Class::Reporting) || token.is_mark(';') || token.is_mark(':')
}

fn same_unit(a: &Figure, b: &Figure) -> bool {
    a.kind == b.kind && a.kind != Kind::Number && (a.kind == Kind::Duration || comparable(a, b))
}

/// Whether one class of word stands before both: `by four percent ... by only two`, `is 12 months ... just three`.
fn same_governor(cx: Context<'_>, a: usize, b: usize) -> bool {
    const WORDS: [Class; 7] =
        [Class::By, Class::Of, Class::To, Class::At, Class::LevelVerb, Class::ChangeVerb, Class::From];
    let class = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
        WORDS.iter().find(|class| before.is_some_and(|t: &Token| t.is(**class)))
    };
    match (class(a), class(b)) {
        (Some(a), Some(b)) => a == b,
        // "12 months in Wales, but just three in England": the verb is left out
        (None, Some(_)) => cx
            .tokens
            .get(..a)
            .is_some_and(|t| t.last().is_some_and(|t| t.is(Class::Clause) || t.is_mark(','))),
        _ => false,
    }
}
