//! Which figures stand where one is said twice: in a headline and in the first sentences under it?
//!
//! In: a headline `Harbour traffic reaches 412,000 containers`, out: a claim `mention` of the figure, whose topic holds the
//! stems of the sentence's content words and counted nouns. Which two mentions are one value is the relation stage's work.

mod occasions;

use super::grammar::Context;
use super::token::{Token, TokenKind};
use super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Value};
use crate::unit::Base;
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// A headline and what may sum it up again: no more of a text is read.
const SEGMENTS: usize = 7;

/// Reads the figures of one of the first sentences, and of any sentence the things that were counted before.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = again(cx);
    claims.extend((0..cx.tokens.len()).filter_map(|at| occasions::read(cx, at)));
    if cx.segment < SEGMENTS {
        claims.extend(mentions(cx));
    }
    claims
}

/// `The 5,480 posts`: a number of things that the text takes for known.
fn again(cx: Context<'_>) -> Vec<Claim> {
    let known = |pair: &[Token]| {
        let [the, figure, next @ ..] = pair else { return None };
        // "The 4,580 staff in Arden" are some of all
        let told_apart = |t: &Token| {
            t.is_any(&[Class::In, Class::Of, Class::At, Class::Preposition, Class::Relative, Class::Clause])
        };
        if next.iter().any(told_apart) {
            return None;
        }
        let count = cx.figure_of(figure).filter(|f| f.kind == Kind::Count && f.hedge.is_none())?;
        let definite = the.is(Class::Definite) || the.is(Class::Those);
        let slots = vec![Slot::figure("value", count.id)];
        definite.then(|| claim("again", figure.span, cx.segment, slots, Topic::default()))
    };
    cx.tokens.windows(3).filter_map(known).collect()
}

fn mentions(cx: Context<'_>) -> Vec<Claim> {
    let mut modifiers: Vec<String> =
        cx.tokens.iter().filter(|t| is_content(t)).map(|t| stem(cx.source.slice(t.span))).collect();
    modifiers.extend(cx.tokens.iter().filter_map(|t| counted(cx.figure_of(t)?)));
    modifiers.sort();
    modifiers.dedup();
    let mention = |token: &Token| {
        let figure = token.figure().filter(|_| cx.is_amount(token))?;
        let slots = vec![Slot::figure("value", figure)];
        let topic = Topic { modifiers: modifiers.clone(), ..Topic::default() };
        Some(claim("mention", token.span, cx.segment, slots, topic))
    };
    cx.tokens.iter().filter_map(mention).collect()
}

/// What a figure counts: the `homes` of `248,000 homes`.
fn counted(figure: &Figure) -> Option<String> {
    let Value::Amount(readings) = &figure.value else { return None };
    let noun = |(base, power): &(Base, i8)| match base {
        Base::Count(noun) if *power > 0 => Some(noun.to_string()),
        _ => None,
    };
    readings.first()?.unit.dimension.powers().iter().find_map(noun)
}

/// Words that are no cues say what a sentence is about.
fn is_content(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word) && token.span.end - token.span.start > 2
}
