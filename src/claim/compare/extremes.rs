//! The most and the least of one set: which of the two is the greater?
//!
//! In: `The highest score was 97 and the lowest 41`, out: a claim `compare` of the 97, the 41 and the sign 1. The second leaves its noun out,
//! or has that of the first: else it may tell of something else.
//!
//! ```text
//! extremes = THE top { word } LEVEL { any } THE bottom [ noun ] { word } LEVEL           in either order
//! ```

use super::side::denied;
use super::{FILLER, Found, amount_at, ends, made, signed};
use crate::claim::Claim;
use crate::claim::compare::toward::like;
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens between a superlative and its level.
const NEAR: usize = 8;

/// The extreme at a token and the opposite one behind it.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let way = way(cx, at)?;
    let left = level(cx, at)?;
    let parts = |t: &Token| t.is_mark('.') || t.is(Class::Than) || t.is(Class::Reporting);
    let ahead = (left.at + 1..left.at + FILLER).take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    let other = ahead.into_iter().find(|i| self::way(cx, *i).is_some())?;
    let right = level(cx, other)?;
    let nouns = noun(cx, at).zip(noun(cx, other));
    let one_set = noun(cx, other).is_none() || nouns.is_some_and(|(a, b)| a == b);
    let alike = left.figure.kind == right.figure.kind && like(left.figure, right.figure);
    if self::way(cx, other)? == way || !one_set || !alike || denied(cx, at, right.at) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(Some(cx.tokens.get(at)?.span), Num::from(way)));
    made(cx, left, right, slots)
}

/// 1 for the most, -1 for the least.
fn way(cx: Context<'_>, at: usize) -> Option<i64> {
    let definite = cx.tokens.get(at.checked_sub(1)?).is_some_and(|t| t.is(Class::Determiner));
    let top = says(cx, at, "greatest_of");
    (definite && (top || says(cx, at, "least_of"))).then_some(if top { 1 } else { -1 })
}

/// What the extreme is one of: the word right behind its own.
fn noun(cx: Context<'_>, at: usize) -> Option<&str> {
    let words = 1 + usize::from(says(cx, at, "two_words"));
    cx.tokens.get(at + words).filter(|t| t.kind == TokenKind::Word).map(|t| t.lower.as_str())
}

/// The first level behind an extreme, with no other statement between.
fn level(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let parts = [Class::And, Class::Clause, Class::Relative, Class::Than, Class::By];
    let passes = |t: &Token| (is_word(t) || t.is_mark(',') || t.is_mark('(')) && !t.is_any(&parts);
    let words = cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| passes(t)).count();
    // "the largest of the 12 mills", "the highest since 2009"
    let counted = cx.tokens.get(at + 1..at + 1 + words)?.iter().any(|t| t.is(Class::Since));
    let found = amount_at(cx, at + 1 + words).filter(|found| found.figure.hedge.is_none() && !counted)?;
    // "the largest flock lost 30 sheep": what it lost is not what makes it the largest
    let before = found.at - 1;
    let governor = cx.tokens.get(before)?;
    let is = governor.is_any(&[Class::LevelVerb, Class::At, Class::Of]) || governor.is_mark(',');
    let told = is || says(cx, before, "ranked_with") || says(cx, before, "costs");
    (told || words < 2).then_some(found)
}
