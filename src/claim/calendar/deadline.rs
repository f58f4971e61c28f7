//! From when to when may something be done: which day opens it, and which is the last?
//!
//! In: `Bids may be filed from 3 May; the deadline is 30 May`, out: the claims `opens` of the first day and `deadline` of the second. That
//! they belong together, in one sentence or two, is the relation stage's work.
//!
//! ```text
//! opens    = [ DEADLINE-NOUN ] { any } ( FROM | BEGINS { word } ) DAY          with a noun or a deadline in the sentence
//! deadline = ( "deadline" | "closing date" | "due" ) { word } DAY              "the deadline for entries is 30 May", "are due by 30 May"
//! ```

use super::one_day;
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Role, Slot, spanning};
use crate::figure::Kind;
use crate::vocabulary::cues::Class;

/// Most tokens between a word and its day.
const NEAR: usize = 4;
/// The same, where a relative clause may stand in between.
const FAR: usize = 12;

/// The claims of a sentence. What is told of two things ties nothing: `voting starts on 10 May, and the deadline for registration is 4 May`.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let days: Vec<usize> = (0..cx.tokens.len()).filter(|at| is_day(cx, *at)).collect();
    let ends: Vec<usize> = days.iter().copied().filter(|at| last(cx, *at)).collect();
    let starts: Vec<usize> = days.iter().copied().filter(|at| first(cx, *at)).collect();
    let nouns: Vec<&Token> = cx.tokens.iter().filter(|t| t.is(Class::Deadline)).collect();
    let range = days.first().copied().zip(days.last().copied());
    let between = range.and_then(|(from, to)| cx.tokens.get(from..to)).unwrap_or_default();
    if days.len() > 2
        || nouns.len() > 1
        || between.iter().any(|t| t.is(Class::Clause) && !t.is(Class::Relative))
    {
        return Vec::new();
    }
    let noun = nouns.first().map(|t| sign("noun", t.span, 1));
    let mut claims = Vec::new();
    if let ([from], Some(noun)) = (starts.as_slice(), &noun) {
        claims.extend(one(cx, "opens", ("from", *from), vec![noun.clone()]));
    }
    if let [to] = ends.as_slice() {
        // "The deadline is 24 May": of what the sentence before tells
        let verb = (2..NEAR + 2).find(|i| says(cx, *i, "deadline_is"));
        let own = |t: &Token| t.is(Class::Deadline) || t.is(Class::Preposition) || t.is(Class::Lasting);
        let named = |i: usize| {
            says(cx, i, "last_day") || says(cx, i - 1, "last_day") || cx.tokens.get(i).is_some_and(own)
        };
        let opening = cx.tokens.first().is_some_and(|t| t.is(Class::Definite))
            && says(cx, 1, "last_day")
            && verb.is_some_and(|verb| (2..verb).all(named));
        let head = opening.then(|| cx.tokens.first()).flatten().map(|t| sign("head", t.span, 1));
        claims.extend(one(cx, "deadline", ("to", *to), noun.into_iter().chain(head).collect()));
    }
    claims
}

fn is_day(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.get(at).and_then(|t| one_day(cx, t)).is_some()
}

fn one(
    cx: Context<'_>,
    kind: &'static str,
    (role, at): (Role, usize),
    mut slots: Vec<Slot>,
) -> Option<Claim> {
    slots.push(Slot::figure(role, cx.figure_at(at)?.id));
    spanning(cx, kind, (at, at), slots)
}

/// Whether a day is one from which something can be done.
fn first(cx: Context<'_>, at: usize) -> bool {
    let weekday = |t: &&Token| t.is_mark(',') || cx.figure_of(t).is_some_and(|f| f.kind == Kind::Weekday);
    let before = cx.tokens.get(..at).unwrap_or_default();
    let skipped = before.iter().rev().take(2).take_while(weekday).count();
    let mut near =
        before.iter().rev().skip(skipped).take(NEAR).take_while(|t| is_word(t) && !t.is(Class::And));
    let from = near.clone().next().is_some_and(|t| t.is(Class::From));
    !last(cx, at) && (from || near.any(|t| t.is(Class::Begins)))
}

/// Whether a day is the last on which it can be done.
fn last(cx: Context<'_>, at: usize) -> bool {
    let back = at.saturating_sub(FAR)..at;
    let day = |i: &usize| is_day(cx, *i);
    let from = back.clone().rev().find(day).map_or(back.start, |i| i + 1);
    let close = (at.saturating_sub(NEAR).max(from)..at).any(|i| says(cx, i, "last_day"));
    // "The deadline for entries, which open on 3 May, is 30 May"
    let verb = at.checked_sub(1).is_some_and(|i| says(cx, i, "deadline_is"));
    close || verb && back.into_iter().any(|i| says(cx, i, "last_day"))
}
