//! Which percentages are all that there are of a whole?
//!
//! In: `45 percent said yes, 30 percent no and the remaining 25 percent did not know`, out: a claim `breakdown` with two slots `parts`
//! and one `rest`: a word says that nothing is left over. In: `won the runoff by 52 percent to 48`, the same: two share a vote out.
//!
//! ```text
//! rest    = SHARE filler { ( "," | AND ) { word } SHARE filler } ( REMAINING | REST-NOUN [ "," | OF ] ) REST
//! two-way = SHARE filler ( TO | AGAINST ) SHARE, a word of a vote between two, no other percentage in the sentence
//! ```

use super::super::grammar::{Context, covered, is_amount, is_word};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Longest stretch between two shares.
const FILLER: usize = 12;

/// The breakdown whose rest the word at a token names.
pub fn rest(cx: Context<'_>, at: usize) -> Option<Claim> {
    let word = cx.tokens.get(at)?;
    let index = match word {
        _ if word.is(Class::Remaining) => definite(cx, at).then_some(at + 1)?,
        _ if word.is(Class::RestNoun) => {
            cx.tokens.get(at + 1).filter(|t| t.is_mark(',') || t.is(Class::Of))?;
            at + 2
        }
        _ => return None,
    };
    let rest = cx.figure_at(index)?;
    let bare = rest.kind == Kind::Number && word.is(Class::Remaining);
    let mut parts = Vec::new();
    let mut end = at;
    while let Some(start) = part_before(cx, end) {
        parts.push(start);
        end = start;
    }
    // "his 12 percent and the other 40": a bare rest is one of percent only beside a single share
    if rest.kind != Kind::Percent && !bare || parts.is_empty() || bare && parts.len() > 1 {
        return None;
    }
    parts.reverse();
    let mut slots: Vec<Slot> = parts.iter().filter_map(|i| slot(cx, "parts", *i)).collect();
    slots.push(slot(cx, "rest", index)?);
    let span = covered(cx.tokens.get(*parts.first()?..=index)?)?;
    Some(claim("breakdown", span, cx.segment, slots, Topic::default()))
}

fn definite(cx: Context<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner))
}

fn slot(cx: Context<'_>, role: &'static str, at: usize) -> Option<Slot> {
    Some(Slot::figure(role, cx.tokens.get(at)?.figure()?))
}

fn percentage<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|f| f.kind == Kind::Percent)
}

/// The share before a token, joined to it by a comma or `and` and by words that compare nothing.
fn part_before(cx: Context<'_>, end: usize) -> Option<usize> {
    let before = cx.tokens.get(..end)?.iter().enumerate().rev().take(FILLER);
    let mut joined = false;
    for (index, token) in before {
        if percentage(cx, token).is_some() {
            return (joined && !is_changed(cx, index)).then_some(index);
        }
        joined |= token.is(Class::And) || token.is_mark(',') || token.is_mark(';');
        // "are over 60": another number, of no share
        let aside = cx
            .figure_of(token)
            .is_some_and(|f| !is_amount(f) || matches!(f.kind, Kind::Number | Kind::Count));
        if token.figure().is_some() && !aside || token.figure().is_none() && compares(token) {
            return None;
        }
    }
    None
}

/// Whether a share is one of a change: `fares rose 62 percent`.
fn is_changed(cx: Context<'_>, at: usize) -> bool {
    let behind = cx.tokens.get(at + 1).is_some_and(compares_word);
    let before = cx.tokens.get(at.saturating_sub(3)..at).unwrap_or_default().iter();
    behind || before.filter(|t| is_word(t)).any(|t| compares_word(t) || t.is(Class::By))
}

fn compares_word(token: &Token) -> bool {
    is_word(token) && compares(token)
}

fn compares(token: &Token) -> bool {
    const STOP: [Class; 7] = [
        Class::ChangeVerb,
        Class::ChangeAdverb,
        Class::ChangeNoun,
        Class::From,
        Class::Than,
        Class::Against,
        Class::Less,
    ];
    let mark = !is_word(token) && !token.is_mark(',') && !token.is_mark(';');
    mark || token.is_any(&STOP)
}

/// `won the runoff by 52 percent to 48 percent`
pub fn two_way(cx: Context<'_>) -> Option<Claim> {
    let voted = |t: &Token| cx.words.nouns.two_way.contains(&t.lower);
    let shares: Vec<usize> = (0..cx.tokens.len())
        .filter(|i| cx.tokens.get(*i).is_some_and(|t| percentage(cx, t).is_some()))
        .collect();
    let [first, second] = *shares.as_slice() else { return None };
    let between = cx.tokens.get(first + 1..second)?;
    let joins = |t: &Token| t.is(Class::To) || t.is(Class::Against);
    let apart = |t: &Token| {
        t.figure().is_some()
            || t.is_any(&[Class::ChangeVerb, Class::ChangeAdverb, Class::From, Class::Than, Class::Clause])
    };
    let tied = between.len() <= FILLER && between.iter().any(joins) && !between.iter().any(apart);
    let other = cx.tokens.iter().any(|t| cx.words.nouns.turnout.contains(&t.lower));
    if !tied || other || !cx.tokens.iter().any(voted) {
        return None;
    }
    let slots = vec![slot(cx, "parts", first)?, slot(cx, "rest", second)?];
    Some(claim("breakdown", covered(cx.tokens.get(first..=second)?)?, cx.segment, slots, Topic::default()))
}
