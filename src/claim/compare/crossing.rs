//! Levels that are crossed: on which side of a threshold does a level lie?
//!
//! In: `Sales fell to 4,930, going under 5,000`, out: a claim `compare` with left (4,930), right
//! (10,000) and sign (-1). A threshold named by its noun (`back under the 50 mark`) needs no verb.
//!
//! ```text
//! crossed  = LEFT { aside } [ participle | BACK ] crossing right
//! crossing = UNDER AMOUNT                                 the words are the hedge of their figure
//!          | UNDER the [ word ] AMOUNT [ word ] threshold
//! ```
//!
//! Nothing may stand between the level and the crossing that makes a new statement: no finite verb, no clause, no
//! `after` (`fell to 48 after rising above the 50 mark`).

use super::side::{denied, left};
use super::{Context, Found, Token, amount_at, ends, made, signed};
use crate::claim::grammar::{crossing, is_word};
use crate::claim::{Claim, Slot};
use crate::figure::Kind;
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// The crossing whose word or figure stands at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (start, right, sign) = bent(cx, at).or_else(|| named(cx, at))?;
    let span = cx.tokens.get(right.at)?.span;
    let left = left(cx, start, right.figure)?;
    let between = cx.tokens.get(left.at + 1..start)?;
    if between.iter().any(parts) || denied(cx, left.at, start) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(cx.tokens.get(at).map(|t| t.span), sign));
    slots.push(Slot::word("bar", span, Interval::point(Num::ONE)));
    made(cx, left, right, slots)
}

/// `dipping UNDER 10,000`: behind a participle of change.
fn bent(cx: Context<'_>, at: usize) -> Option<(usize, Found<'_>, Num)> {
    let sign = crossing(cx, cx.tokens.get(at)?)?.clone();
    let verb = at.checked_sub(1)?;
    let participle = cx.tokens.get(verb).is_some_and(is_rising);
    participle.then(|| Some((verb, amount_at(cx, at)?, sign))).flatten()
}

/// `UNDER the 50 mark`
fn named(cx: Context<'_>, at: usize) -> Option<(usize, Found<'_>, Num)> {
    let sign = cx.tokens.get(at)?.value(Class::Crossing)?.clone();
    let rest = cx.tokens.get(at + 1..)?;
    let level = rest.iter().take(4).position(|t| cx.is_amount(t))?;
    let words = rest.get(..level)?;
    let named =
        rest.iter().skip(level + 1).take(2).take_while(|t| is_word(t)).any(|t| t.is(Class::Threshold))
            || rest.get(level).is_some_and(|t| of_money(cx, t));
    let definite = words.first().is_some_and(|t| t.is(Class::Determiner)) && words.iter().all(is_word);
    (named && definite).then(|| Some((at, amount_at(cx, at + 1 + level)?, sign))).flatten()
}

/// `the 50 mark`, which is no money.
fn of_money(cx: Context<'_>, token: &Token) -> bool {
    let text = cx.source.slice(token.span).to_lowercase();
    let word = text.split(' ').next_back().and_then(|word| cx.words.cues.longest(std::iter::once(word)));
    let money = cx.figure_of(token).is_some_and(|figure| figure.kind == Kind::Money);
    money && word.is_some_and(|(_, cues)| cues.iter().any(|cue| cue.class == Class::Threshold))
}

fn is_rising(token: &Token) -> bool {
    token.is(Class::ChangeVerb) && token.is_participle()
}

/// Whether a token begins another statement.
fn parts(token: &Token) -> bool {
    const OTHER: [Class; 6] =
        [Class::Aside, Class::Clause, Class::Relative, Class::Reporting, Class::Auxiliary, Class::LevelVerb];
    let finite = token.is(Class::ChangeVerb) && !is_rising(token);
    finite || token.is_any(&OTHER)
}
