//! Which comparisons with another time are changes?
//!
//! In: `2.6 million passengers, 400,000 fewer than in 2019`, out: a trigger like `down`: the level before it fell by 400,000. With a
//! level behind `than` (`fewer than the 3 million of 2019`) it is a comparison of two levels, which `claim/compare` reads.
//!
//! ```text
//! relative = AMOUNT LARGER [ noun ] THAN { IN | determiner | AT } TIME      "12 percent more homes than a year earlier"
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::{Token, TokenKind, Tokens};
use crate::figure::{Kind, Value};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between `than` and its time.
const GAP: usize = 4;

/// Most words between the comparative and `than`.
const NOUNS: usize = 2;

/// The sign of a comparative whose extent stands before it and whose other side is a time only, with what follows `than`.
pub fn relative<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<(Tokens<'a>, Num)> {
    let (first, rest) = input.0.split_first()?;
    let sign = first.value(Class::Larger).or_else(|| first.value(Class::Higher))?;
    let extent = cx.before(first).and_then(|t| cx.figure_of(t))?;
    let level = matches!(extent.value, Value::Amount(_)) && extent.kind != Kind::Ordinal;
    let noun = |t: &&Token| t.kind == TokenKind::Word;
    let nouns = rest.iter().take(NOUNS).take_while(noun).count();
    let behind = rest.get(nouns..)?.split_first().filter(|(than, _)| level && than.is(Class::Than))?.1;
    let linking = |t: &&Token| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause);
    let words = behind.iter().take(GAP).take_while(linking).count();
    let time = behind.get(words).and_then(|t| cx.figure_of(t))?;
    // "more than last year's 50"
    let owner = |t: &Token| t.is_mark('\'') || t.is_mark('’') || cx.is_amount(t);
    let owns = behind.get(words + 1).is_some_and(owner);
    let plain = !owns && behind.get(..words)?.iter().all(|t| t.kind != TokenKind::Word);
    (plain && time.is_time()).then(|| (Tokens(behind), sign.clone()))
}
