//! Which level does `only` or a word of direction make the smaller one?
//!
//! In: `35 percent of the women, compared with only 18 percent of the men`, out: a claim `compare` of the 18 and the 35 with the sign -1. In: `only five percent of
//! them, although in Arden the figure rises to 24 percent`: the same of the 24 and the five with the sign 1.
//!
//! ```text
//! limited = LEVEL { any } AGAINST LIMITER LEVEL
//! apart   = CLAUSE LEVEL { any } "," { any } LIMITER LEVEL                 the sentence opens so
//!         | PRONOUN AGAINST LIMITER LEVEL                                  of the level of the sentence before
//! rises   = LEVEL { any } tally [ AUXILIARY ] CHANGE-VERB TO LEVEL           no base of its own
//! ```

use super::side::denied;
use super::{FILLER, Found, amount_at, ends, made, signed};
use crate::claim::compare::toward::like;
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, covered};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words before what takes up the level of the sentence before.
const OPENING: usize = 4;

/// The comparison that a token tells of.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    limited(cx, at).or_else(|| apart(cx, at)).or_else(|| rises(cx, at))
}

/// `compared with only 18 percent of the men`
fn limited(cx: Context<'_>, at: usize) -> Option<Claim> {
    cx.tokens.get(at).filter(|t| t.is(Class::Against))?;
    let limiter = cx.tokens.get(at + 1)?;
    let sign = limiter.value(Class::Limiter)?;
    let left = amount_at(cx, at + 2)?;
    match only_before(cx, at, left.figure) {
        Some(right) => ordered(cx, left, right, limiter, sign.clone()),
        None => pending(cx, at, left, limiter, sign),
    }
}

/// `Whilst 17 percent of the men had none, this was true of only five percent of the women.`
fn apart(cx: Context<'_>, at: usize) -> Option<Claim> {
    let limiter = cx.tokens.get(at)?;
    let sign = limiter.value(Class::Limiter)?;
    cx.tokens.first().filter(|t| t.is(Class::Clause))?;
    let left = amount_at(cx, at + 1).filter(|f| f.figure.kind == Kind::Percent)?;
    let comma = cx.tokens.get(..at)?.iter().position(|t| t.is_mark(','))?;
    let right = only_before(cx, comma, left.figure)?;
    let first = right.at <= 3;
    let own = cx.tokens.get(comma..at)?.iter().any(|t| cx.is_amount(t) || t.is(Class::Clause));
    (first && !own && !denied(cx, comma, at)).then(|| told(cx, left, right, limiter, sign.clone())).flatten()
}

/// `although in Arden the figure rises to 24 percent`
fn rises(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at)?;
    let sign = verb.value(Class::ChangeVerb)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::To))?;
    let left = amount_at(cx, at + 2)?;
    let base = cx.tokens.get(left.at + 1).is_some_and(|t| t.is(Class::From) || t.is(Class::Against));
    let back = (at.saturating_sub(4)..at).rev();
    let subject = back.into_iter().find(|i| says(cx, *i, "tally"))?;
    let joined = cx.tokens.get(subject + 1..at)?.iter().all(|t| {
        t.is(Class::Auxiliary)
            || t.is(Class::Adverb)
            || matches!(t.kind, crate::claim::token::TokenKind::Word)
    });
    if base || !joined {
        return None;
    }
    match only_before(cx, subject, left.figure) {
        Some(right) => ordered(cx, left, right, verb, sign.clone()),
        // "It fell to 3 million": a firm may be meant
        None if cx.tokens.get(subject).is_some_and(|t| t.is(Class::Pronoun))
            && left.figure.kind != Kind::Percent =>
        {
            None
        }
        None => pending(cx, subject, left, verb, sign),
    }
}

/// `In Arden the figure rises to 24 percent`: the first amount of its sentence, beside the level of the one before.
fn pending(cx: Context<'_>, at: usize, left: Found<'_>, word: &Token, sign: &Num) -> Option<Claim> {
    let before = cx.tokens.get(..left.at)?;
    let opens = at <= OPENING
        && !before.iter().any(|t| cx.is_amount(t) || t.is(Class::Clause) || t.is(Class::Negation));
    let told = matches!(left.figure.kind, Kind::Percent | Kind::Money | Kind::Quantity);
    let mut slots = vec![Slot::figure("right", left.figure.id)];
    slots.extend(signed(Some(word.span), Num::ZERO - sign.clone()));
    let span = covered(cx.tokens.get(..=left.at)?)?;
    let topic = Topic { pronoun: true, ..Topic::default() };
    (opens && told).then(|| claim("pending", span, cx.segment, slots, topic))
}

/// The only level before a place that is of the same kind.
fn only_before<'a>(cx: Context<'a>, end: usize, like_this: &Figure) -> Option<Found<'a>> {
    let near = (end.saturating_sub(FILLER + FILLER)..end).rev();
    let near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !t.is_mark(';') && !t.is_mark(':')));
    let same = |f: &Found<'_>| f.figure.kind == like_this.kind && like(f.figure, like_this);
    let mut found = near.filter_map(|i| amount_at(cx, i)).filter(same);
    found.next().filter(|_| found.next().is_none())
}

fn ordered(cx: Context<'_>, left: Found<'_>, right: Found<'_>, word: &Token, sign: Num) -> Option<Claim> {
    let bare = left.figure.kind == Kind::Number;
    (!bare && !denied(cx, right.at, left.at)).then(|| told(cx, left, right, word, sign)).flatten()
}

fn told(cx: Context<'_>, left: Found<'_>, right: Found<'_>, word: &Token, sign: Num) -> Option<Claim> {
    let mut slots = ends(left, right);
    slots.extend(signed(Some(word.span), sign));
    made(cx, left, right, slots)
}
