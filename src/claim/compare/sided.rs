//! Two sides, each with its level beside its name: which one has more?
//!
//! In: `Girls (212) outnumbered boys (187)`, out: a claim `compare` of both levels and the sign. In: `Deaths, at 41,200, exceeded births, at 38,900`
//! and `more women (41) than men (39)`, out: the same. Names of any kind may stand so, since both levels are told in one form.
//!
//! ```text
//! sided = side exceeds side | ( "more" | "fewer" ) side THAN side
//! side  = { word } ( "(" LEVEL ")" | "," ( WITH | AT | ON ) LEVEL [ "," ] )
//! ```

use super::marked::marker_at;
use super::side::denied;
use super::{Found, amount_at, ends, made, signed};
use crate::claim::Claim;
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, comparable, is_word};
use crate::claim::token::Token;
use crate::figure::Kind;
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words of a side.
const NAME: usize = 5;

/// What compares two sides at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (left, right, sign) = exceeding(cx, at).or_else(|| more_than(cx, at))?;
    let counted = |found: Found<'_>| found.figure.kind == Kind::Count;
    let alike = left.figure.kind == right.figure.kind && comparable(left.figure, right.figure)
        || counted(left) && counted(right);
    if !alike || denied(cx, left.at, right.at) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(cx.tokens.get(at).map(|t| t.span), sign));
    made(cx, left, right, slots)
}

/// `Girls (212) OUTNUMBERED boys (187)`
fn exceeding(cx: Context<'_>, at: usize) -> Option<(Found<'_>, Found<'_>, Num)> {
    let sign = cx.tokens.get(at)?.value(Class::Exceed)?.clone();
    let (rest, _) = marker_at(cx, at)?;
    Some((before(cx, at)?, behind(cx, cx.tokens.len() - rest.0.len())?, sign))
}

/// `MORE women (41) than men (39)`
fn more_than(cx: Context<'_>, at: usize) -> Option<(Found<'_>, Found<'_>, Num)> {
    let sign = cx.tokens.get(at)?.value(Class::Larger)?.clone();
    let left = behind(cx, at + 1)?;
    let than = (left.at + 1..left.at + 3).find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Than)))?;
    Some((left, behind(cx, than + 1)?, sign))
}

/// The side whose level ends right before a token.
fn before(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let [name, opening, _, closing] = cx.tokens.get(at.checked_sub(4)?..at)? else { return None };
    let level = amount_at(cx, at - 2)?;
    let bracket = opening.is_mark('(') && closing.is_mark(')') && is_word(name);
    let comma = name.is_mark(',') && closing.is_mark(',') && says(cx, at - 3, "beside");
    (bracket || comma).then_some(level)
}

/// The side that starts at a token.
fn behind(cx: Context<'_>, from: usize) -> Option<Found<'_>> {
    let part =
        |t: &&Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative, Class::Than]);
    let name = cx.tokens.get(from..)?.iter().take(NAME).take_while(part).count();
    let mark = cx.tokens.get(from + name).filter(|_| name > 0)?;
    let (level, closing) = match () {
        () if mark.is_mark('(') => (from + name + 1, ')'),
        () if mark.is_mark(',') && says(cx, from + name + 1, "beside") => (from + name + 2, ','),
        () => return None,
    };
    let next = cx.tokens.get(level + 1);
    let closed = next.is_none_or(|t| t.is_mark(closing) || closing == ',' && t.is_mark('.'));
    amount_at(cx, level).filter(|_| closed)
}
