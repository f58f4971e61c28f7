//! Which percentages of a sentence are all that there is of one whole?
//!
//! In: `It is owned 55 pct by Arden Bank and 45 pct by Belmont`, out: a claim `partition` of the two. In: `a 60 percent owned subsidiary`,
//! out: a claim `attribute`: the percentage says what is owned, and is no part of what is told next.
//!
//! ```text
//! partition = SHARE filler { ( "," | AND ) filler SHARE filler }   the same frame around all, at least one `and`
//! frame     = SHARE BY | "(" SHARE ")" | SHARE preposition | name SHARE
//! attribute = SHARE OWNED, no BY behind
//! holding   = the only SHARE of a sentence with a word of ownership
//! ```
//!
//! A percentage before `each` counts as often as there are names behind it. A list of the largest only, or with a word of change, is none.

use super::super::grammar::{Context, covered, is_word};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Most tokens between two shares.
const FILLER: usize = 26;

/// Most shares of one whole.
const MOST: usize = 8;

/// Reads the partitions of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let shares: Vec<usize> = (0..cx.tokens.len()).filter(|at| percentage(cx, *at).is_some()).collect();
    let owned = shares.iter().filter_map(|at| attribute(cx, *at));
    owned.chain(holding(cx, &shares)).chain(partition(cx, &shares)).collect()
}

fn percentage(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| figure.kind == Kind::Percent)
}

/// `a 60 percent owned subsidiary`
fn attribute(cx: Context<'_>, at: usize) -> Option<Claim> {
    let own = |i: usize| cx.tokens.get(i).is_some_and(|t| cx.words.sums.owned.contains(&t.lower));
    let dash = usize::from(cx.tokens.get(at + 1).is_some_and(Token::is_dash));
    let by = cx.tokens.get(at + 2 + dash).is_some_and(|t| t.is(Class::By));
    let token = cx.tokens.get(at).filter(|_| own(at + 1 + dash) && !by)?;
    let slot = Slot::figure("percent", token.figure()?);
    Some(claim("attribute", token.span, cx.segment, vec![slot], Topic::default()))
}

/// `A 14 percent stake was sold`: the only percentage of a sentence with a word of ownership.
fn holding(cx: Context<'_>, shares: &[usize]) -> Option<Claim> {
    let [only] = shares else { return None };
    let token = cx.tokens.get(*only)?;
    let owned = cx.tokens.iter().any(|t| cx.words.sums.closed.contains(&t.lower));
    let slot = Slot::figure("percent", token.figure()?);
    owned.then(|| claim("holding", token.span, cx.segment, vec![slot], Topic::default()))
}

/// All percentages of the sentence, if one frame holds them.
fn partition(cx: Context<'_>, shares: &[usize]) -> Option<Claim> {
    let (first, last) = (*shares.first()?, *shares.last()?);
    let said =
        |words: &std::collections::BTreeSet<String>| cx.tokens.iter().any(|t| words.contains(&t.lower));
    let between = cx.tokens.get(first..=last)?;
    let doubled = shares.iter().any(|at| is_each(cx, *at));
    if shares.len() < 2 && !doubled || shares.len() > MOST || said(&cx.words.sums.largest) {
        return None;
    }
    let near = shares.windows(2).all(|pair| matches!(pair, [a, b] if b - a <= FILLER));
    let plain = between.iter().all(|t| !compares(t) && !is_other(cx, t));
    let frame = frame(cx, shares)?;
    if !near || !plain || shares.iter().any(|at| is_changed(cx, *at)) {
        return None;
    }
    let mut slots = Vec::new();
    for at in shares {
        let id = cx.tokens.get(*at)?.figure()?;
        slots.extend(std::iter::repeat_n(id, times(cx, *at)?).map(|id: FigureId| Slot::figure("parts", id)));
    }
    let span = covered(between)?;
    let bends = |f: &Figure| f.hedge.as_ref().is_some_and(|h| h.bend.below != h.bend.above);
    let bound = shares.iter().any(|at| percentage(cx, *at).is_none_or(bends));
    if said(&cx.words.sums.closed) && (frame == Frame::By || shares.len() > 2) && !bound {
        slots.push(Slot::mark("sure", span));
        // "60 percent of Arden Steel, 55 percent of Belmont Gas and 40 percent of Corley Rail" are shares of three
        let of = |at: &usize| cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of));
        if !shares.iter().skip(1).any(of) {
            slots.push(Slot::mark("full", span));
        }
    }
    if frame == Frame::By {
        slots.push(Slot::mark("one", span));
    }
    Some(claim("partition", span, cx.segment, slots, Topic::default()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// Each share by somebody.
    By,
    /// Each share in parentheses, or in a list that `and` closes.
    List,
}

/// What holds the shares together.
fn frame(cx: Context<'_>, shares: &[usize]) -> Option<Frame> {
    let behind = |at: usize, class: Class| {
        cx.tokens.get(at + 1).is_some_and(|t| t.is(class))
            || is_each(cx, at) && cx.tokens.get(at + 2).is_some_and(|t| t.is(class))
    };
    let by = |at: usize| {
        let ahead = cx.tokens.get(at + 1..).unwrap_or_default().iter().take(FILLER);
        ahead.take_while(|t| t.figure().is_none()).any(|t| t.is(Class::By))
    };
    let (first, rest) = shares.split_first()?;
    if by(*first) && rest.iter().all(|at| behind(*at, Class::By)) {
        return Some(Frame::By);
    }
    let enclosed = |at: usize| {
        let around = at.checked_sub(1).and_then(|start| cx.tokens.get(start..at + 2));
        matches!(around, Some([open, _, close]) if open.is_mark('(') && close.is_mark(')'))
    };
    if rest.len() > 1 && rest.iter().all(|at| enclosed(*at)) {
        return Some(Frame::List);
    }
    let (last, inner) = rest.split_last()?;
    let joined = |from: usize, to: usize, and: bool| {
        let between = cx.tokens.get(from + 1..to).unwrap_or_default();
        let parted =
            between.iter().any(|t| if and { t.is(Class::And) } else { t.is_mark(',') || t.is(Class::And) });
        parted && !between.iter().any(|t| t.is_mark(';') || t.is(Class::Clause))
    };
    let before_last = inner.last().unwrap_or(first);
    let all = shares.windows(2).all(|pair| matches!(pair, [a, b] if joined(*a, *b, false)));
    (all && joined(*before_last, *last, true)).then_some(Frame::List)
}

/// `47 percent each`
fn is_each(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.get(at + 1).is_some_and(|t| cx.words.rates.for_each.contains(&t.lower))
}

/// How often a share counts: `47 percent each by Arden and Belmont` twice.
fn times(cx: Context<'_>, at: usize) -> Option<usize> {
    if !is_each(cx, at) {
        return Some(1);
    }
    let names = cx.tokens.get(at + 2..)?.iter().take_while(|t| t.figure().is_none());
    let names: Vec<&Token> = names.collect();
    let and = names.iter().position(|t| t.is(Class::And))?;
    let commas = names.get(..and)?.iter().filter(|t| t.is_mark(',')).count();
    Some(commas + 2)
}

/// Whether a share is one of a change or a price.
fn is_changed(cx: Context<'_>, at: usize) -> bool {
    let behind = cx.tokens.get(at + 1).is_some_and(|t| is_word(t) && changes(t));
    let before = cx.tokens.get(at.saturating_sub(3)..at).unwrap_or_default().iter();
    behind || before.filter(|t| is_word(t)).any(changes)
}

fn changes(token: &Token) -> bool {
    token.is_any(&[Class::ChangeVerb, Class::ChangeAdverb, Class::ChangeNoun, Class::Less])
}

fn compares(token: &Token) -> bool {
    token.is_any(&[Class::From, Class::Than, Class::Against, Class::ChangeVerb, Class::ChangeAdverb])
        || token.is_mark(';')
}

/// A figure that is another amount: money, a level.
fn is_other(cx: Context<'_>, token: &Token) -> bool {
    cx.figure_of(token).is_some_and(|f| matches!(f.kind, Kind::Money | Kind::Points | Kind::Ratio))
}
