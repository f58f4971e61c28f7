//! Levels that are crossed: on which side of a threshold does a level lie?
//!
//! In: `Sales fell to 4,930, going under 5,000`, out: a claim `compare` with left (4,930), right
//! (10,000) and sign (-1). A threshold named by its noun (`back under the 50 mark`) needs no verb.
//!
//! ```text
//! crossed  = LEFT { aside } [ participle | BACK ] crossing right
//!          | LEFT "," UNDER AMOUNT first-time | "," AT LEFT "," LEVEL-VERB UNDER AMOUNT
//!          | LEFT { any } "," first-one [ noun ] UNDER AMOUNT SINCE
//!          | ( UNDER | topped ) AMOUNT [ noun ] first-time { word } ( ":" | "," AT ) LEFT
//! crossing = UNDER AMOUNT                                 the words are the hedge of their figure
//!          | UNDER the [ word ] AMOUNT [ word ] threshold
//! ```
//!
//! Nothing may stand between the level and the crossing that makes a new statement: no finite verb, no clause, no
//! `after` (`fell to 48 after rising above the 50 mark`).

use super::side::{denied, governor, is_aside, left};
use super::{Context, FILLER, Found, Token, amount_at, ends, made, signed};
use crate::claim::compare::toward::like;
use crate::claim::contest::words::says;
use crate::claim::grammar::{crossing, is_word};
use crate::claim::{Claim, Slot};
use crate::figure::{Figure, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens from `for the first time` to the mark before the level.
const NEAR: usize = 10;

/// The crossing whose word or figure stands at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let crossed = || {
        let (start, right, sign) = bent(cx, at).or_else(|| named(cx, at))?;
        let left = left(cx, start, right.figure)?;
        let between = cx.tokens.get(left.at + 1..start)?;
        (!between.iter().any(parts)).then_some((left, right, sign))
    };
    let told = crossed().or_else(|| apposed(cx, at)).or_else(|| at_last(cx, at));
    let (left, right, sign) = told.or_else(|| first_since(cx, at))?;
    let span = cx.tokens.get(right.at)?.span;
    if denied(cx, left.at.min(right.at), at) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(cx.tokens.get(at).map(|t| t.span), sign));
    slots.push(Slot::mark("bar", span));
    made(cx, left, right, slots)
}

/// `closed at 9,870, BELOW 10,000 for the first time`, `The rate, at 6.8 percent, is BELOW 7 percent`
fn apposed(cx: Context<'_>, at: usize) -> Option<(Found<'_>, Found<'_>, Num)> {
    let sign = crossing(cx, cx.tokens.get(at)?)?.clone();
    let right = amount_at(cx, at)?;
    let verb = usize::from(cx.tokens.get(at.checked_sub(1)?)?.is(Class::LevelVerb));
    let comma = at.checked_sub(1 + verb).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let left = amount_at(cx, comma.checked_sub(1)?).filter(|left| beside(*left, right))?;
    let own = comma.checked_sub(3).is_some_and(|i| {
        cx.tokens.get(i).is_some_and(|t| t.is_mark(','))
            && cx.tokens.get(i + 1).is_some_and(|t| t.is(Class::At))
    });
    let first = first_time(cx, at).is_some();
    // "is below 7 percent in the south"
    let closed = cx.tokens.get(at + 1).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    (if verb == 1 { own && (closed || first) } else { first }).then_some((left, right, sign))
}

/// `closed ABOVE 10,000 for the first time, at 10,070`, `topped 40,000 for the first time: 40,412 came`
fn at_last(cx: Context<'_>, at: usize) -> Option<(Found<'_>, Found<'_>, Num)> {
    let token = cx.tokens.get(at)?;
    let verb = token.value(Class::Exceed).or_else(|| token.value(Class::Beat));
    let (right, sign) = match crossing(cx, token) {
        Some(sign) => (amount_at(cx, at)?, sign.clone()),
        None => ((at + 1..at + 3).find_map(|i| amount_at(cx, i))?, verb?.clone()),
    };
    let behind = first_time(cx, right.at)?;
    let mark = (behind..behind + NEAR)
        .find(|i| cx.tokens.get(*i).is_some_and(|t| !is_word(t) && t.figure().is_none()))?;
    let governed = cx.tokens.get(mark + 1).is_some_and(|t| t.is(Class::At));
    let told = cx
        .tokens
        .get(mark)
        .is_some_and(|t| t.is_mark(':') || t.is_mark(',') && governed || t.is_dash() && governed);
    let left = amount_at(cx, mark + 1 + usize::from(governed)).filter(|left| told && beside(*left, right))?;
    Some((left, right, sign))
}

/// `eased to 3.2 percent in May, the first reading BELOW 3.5 percent since 2019`: the level that the clause before leads to.
fn first_since(cx: Context<'_>, at: usize) -> Option<(Found<'_>, Found<'_>, Num)> {
    let sign = crossing(cx, cx.tokens.get(at)?)?.clone();
    let right = amount_at(cx, at)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Since))?;
    let first = (at.saturating_sub(4)..at).find(|i| says(cx, *i, "first_one"))?;
    let comma = first.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let near = (comma.saturating_sub(FILLER)..comma).rev();
    let near =
        near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !t.is(Class::Clause) && !t.is_mark(';')));
    let based = |i: usize| governor(cx, i).is_some_and(is_aside);
    let mut levels =
        near.filter(|i| !based(*i)).filter_map(|i| amount_at(cx, i)).filter(|f| beside(*f, right));
    let left = levels.next().filter(|_| levels.next().is_none())?;
    Some((left, right, sign))
}

/// Behind a threshold and its noun: where `for the first time` stands.
fn first_time(cx: Context<'_>, right: usize) -> Option<usize> {
    (right + 1..right + 4).find(|i| says(cx, *i, "first_time"))
}

/// Whether a level may be the one that lies beyond a threshold: it is of its size.
fn beside(left: Found<'_>, right: Found<'_>) -> bool {
    let edge = |figure: &Figure| {
        let interval = &figure.reading()?.interval;
        interval.low().or_else(|| interval.high()).cloned()
    };
    let near = edge(left.figure).zip(edge(right.figure)).is_some_and(|(a, b)| a.is_near(&b, &Num::from(2)));
    near && left.figure.hedge.is_none()
        && left.figure.kind == right.figure.kind
        && like(left.figure, right.figure)
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
