//! Which level of another time does a second clause set beside the first?
//!
//! In: `averages 1.50, down from 1.70 in 2012, but higher than 1.47 in 2010`, out: a claim `compare` of the 1.50 and the 1.47. The words that compare are
//! read as a hedge of the level behind them; a time behind it tells that it is one.
//!
//! ```text
//! dated = LEFT { any } ( "but" | AND | "," ) ( comparative THAN | above ) AMOUNT ( TIME | IN TIME )
//! ```

use super::side::{denied, left};
use super::{amount_at, ends, made, signed};
use crate::claim::Claim;
use crate::claim::grammar::Context;
use crate::figure::Figure;
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// The level whose figure and hedge stand at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let right = amount_at(cx, at)?;
    let marked = || at.checked_sub(1).and_then(|i| Some((i, cx.tokens.get(i)?.value(Class::Above)?.clone())));
    let (start, sign) = comparative(cx, at).map(|sign| (at, sign)).or_else(marked)?;
    let before = start.checked_sub(1).and_then(|i| cx.tokens.get(i))?;
    let joined = before.is(Class::Clause) || before.is(Class::And) || before.is_mark(',');
    let time = |i: usize| cx.figure_at(i).is_some_and(Figure::is_moment);
    let preposition = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::In));
    let dated = time(at + 1) || preposition && time(at + 2);
    let left = left(cx, start, right.figure).filter(|_| joined && dated)?;
    // "less than 1.2 in 2010 but more than 0.9 in 2006": of which is the second said?
    if denied(cx, left.at, start) || comparative(cx, left.at).is_some() {
        return None;
    }
    let span = cx.tokens.get(start)?.span;
    let mut slots = ends(left, right);
    slots.extend(signed(Some(span), sign));
    slots.push(crate::claim::Slot::mark("bar", span));
    made(cx, left, right, slots)
}

/// `HIGHER THAN 1.47`: the side that the words of a hedge name.
fn comparative(cx: Context<'_>, at: usize) -> Option<Num> {
    let hedge = cx.figure_at(at)?.hedge.as_ref()?;
    let text = cx.source.slice(hedge.span).to_lowercase();
    let (first, last) = text.split_once(' ')?;
    let value = |word: &str, class: Class| {
        let (_, cues) = cx.words.cues.longest(std::iter::once(word))?;
        cues.iter().find(|cue| cue.class == class).map(|cue| cue.value.clone())
    };
    value(last, Class::Than)?;
    value(first, Class::Larger).or_else(|| value(first, Class::Higher)).flatten()
}
