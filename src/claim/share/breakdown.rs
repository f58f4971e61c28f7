//! Which percentages are of one whole, and at which price is a share sold?
//!
//! In: `40% live in Arden, 35% in Belmont and 15% in Corley`, out: a claim `breakdown` of the three: one verb, left
//! out after the first, says that they share out one whole. In: `pays $90m for 15% of a firm that it
//! values at $600m`, out: a share with part, percent and whole.
//!
//! ```text
//! breakdown = SHARE filler { ( "," | AND ) SHARE preposition filler }       at least three shares
//! valuation = PRICE FOR SHARE filler VALUE filler AT gap WHOLE
//! ```

use super::super::grammar::{Context, covered, is_word, marked};
use super::super::token::{Token, Tokens};
use super::super::{Claim, Slot, Topic, claim};
use super::{Share, quantity, share};
use crate::figure::{FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Longest stretch between two shares of a breakdown.
const FILLER: usize = 12;

/// `SHARE filler { ( "," | AND ) SHARE preposition filler }`
pub fn breakdown(cx: Context<'_>, at: usize) -> Option<Claim> {
    percentage(cx, at)?;
    let mut parts = vec![at];
    while let Some(next) = next_part(cx, *parts.last()?) {
        parts.push(next);
    }
    if parts.len() < 3 || percentage_before(cx, at) {
        return None;
    }
    let ids: Vec<FigureId> = parts.iter().filter_map(|i| percentage(cx, *i)).collect();
    let slots = ids.into_iter().map(|id| Slot::figure("parts", id)).collect();
    let span = covered(cx.tokens.get(at..=*parts.last()?)?)?;
    Some(claim("breakdown", span, cx.segment, slots, Topic::default()))
}

fn percentage(cx: Context<'_>, at: usize) -> Option<FigureId> {
    share(cx, cx.tokens.get(at)?).filter(|figure| figure.kind == Kind::Percent).map(|figure| figure.id)
}

/// Whether the list began before: then it was read from there.
fn percentage_before(cx: Context<'_>, at: usize) -> bool {
    (at.saturating_sub(FILLER)..at).any(|i| percentage(cx, i).is_some() && next_part(cx, i) == Some(at))
}

/// The next share of the list: a comma or `and` before it, a preposition behind it, and no verb between.
fn next_part(cx: Context<'_>, last: usize) -> Option<usize> {
    let next = (last + 1..last + FILLER).find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()))?;
    percentage(cx, next)?;
    let joined = cx.tokens.get(next - 1)?;
    let joins = joined.is(Class::And) || joined.is_mark(',');
    let between = cx.tokens.get(last + 1..next)?;
    // "46 percent said they would vote to leave, 41 percent to stay"
    let said = |i: usize, t: &Token| i == 0 && t.is(Class::Reporting);
    let plain =
        between.iter().enumerate().all(|(i, t)| (is_word(t) && (!verbal(t) || said(i, t))) || t.is_mark(','));
    (joins && plain && (elliptical(cx, next) || is_undecided(cx, next))).then_some(next)
}

fn verbal(token: &Token) -> bool {
    token.is_any(&[
        Class::ChangeVerb,
        Class::ChangeAdverb,
        Class::Clause,
        Class::Reporting,
        Class::From,
        Class::Than,
    ])
}

/// `13 percent were undecided`: what is left of a poll.
fn is_undecided(cx: Context<'_>, at: usize) -> bool {
    let behind =
        cx.tokens.get(at + 1..).unwrap_or_default().iter().take(FILLER / 2).take_while(|t| is_word(t));
    behind.into_iter().any(|t| cx.words.nouns.undecided.contains(&t.lower))
}

/// A preposition right behind the share: its verb is the one told before.
fn elliptical(cx: Context<'_>, at: usize) -> bool {
    let next = cx.tokens.get(at + 1);
    next.is_some_and(|t| t.is(Class::In) || t.is(Class::To) || t.is(Class::Preposition) || t.is(Class::At))
}

/// `PRICE FOR SHARE filler VALUE filler AT gap WHOLE`
pub fn valuation(cx: Context<'_>, at: usize) -> Option<Share> {
    let part = quantity(cx, cx.tokens.get(at)?).filter(|figure| figure.kind == Kind::Money)?;
    let tied = cx.tokens.get(at + 1)?.lower == "for";
    let index = (at + 2..at + 5).find(|i| percentage(cx, *i).is_some()).filter(|_| tied)?;
    let ahead = |from: usize, class: Class| {
        let tokens = cx.tokens.iter().enumerate().skip(from).take(2 * FILLER);
        let mut tokens = tokens.take_while(|(_, t)| quantity(cx, t).is_none() && !t.is_mark(';'));
        tokens.find(|(_, t)| t.is(class)).map(|(i, _)| i)
    };
    let value = ahead(index + 1, Class::Value)?;
    let behind = ahead(value, Class::At)?;
    let (_, levels) = marked(cx, Class::At)(Tokens(cx.tokens.get(behind..)?)).ok()?;
    let whole = cx.figure(*levels.first()?).filter(|whole| super::fits(part, whole))?;
    let end = cx.place(whole.id)? + 1;
    let percent = percentage(cx, index);
    Some(Share { part: Some(part.id), whole: Some(whole.id), percent, range: (at, end), anaphor: None })
}
