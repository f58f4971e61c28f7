//! Which percentages are said to follow from the amounts around them?
//!
//! In: `257 of them, or 44 percent, were late`, out: a claim `portion` of the 44 percent. It does not say of which part and whole:
//! that the relation stage finds, if there are just two amounts that can be they. The slot is `equal`, `bracketed` or `of`.
//!
//! ```text
//! portion = OR SHARE | "(" SHARE ")" | EQUAL SHARE | ":" SHARE OF all | SHARE OF ANAPHOR | SHARE OF all
//! ```

use super::super::grammar::{Context, is_signed};
use super::super::token::{Token, TokenKind};
use super::super::{Claim, Slot, Topic, claim};
use super::share;
use super::whole::of_all;
use crate::vocabulary::cues::Class;

/// Reads the portion at a token.
pub fn portion(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let figure = share(cx, token)?;
    let behind = |i: usize| cx.tokens.get(at + i);
    let before = |i: usize| at.checked_sub(i).and_then(|at| cx.tokens.get(at));
    let compared = [Class::Less, Class::ChangeNoun, Class::Than, Class::ChangeAdverb, Class::Points];
    if behind(1).is_some_and(|t| t.is_any(&compared)) {
        return None;
    }
    let of = behind(1).is_some_and(|t| t.is(Class::Of));
    let closed = |i: usize| behind(i).is_none_or(|t| t.kind != TokenKind::Word && !t.is(Class::Determiner));
    let all =
        (2..5).find(|i| !behind(*i).is_some_and(|t| t.is(Class::Determiner))).is_some_and(|i| closed(i + 1));
    let taken_up = of && (behind(2).is_some_and(|t| t.is(Class::Anaphor)) || of_all(cx, at + 2) && all);
    let ends = taken_up || !of && closed(1);
    let or = before(1).is_some_and(|t| t.is(Class::Or));
    let equal = [1, 2].iter().any(|i| before(*i).is_some_and(|t| t.is(Class::Account)));
    let bracketed = before(1).is_some_and(|t| t.is_mark('(')) && behind(1).is_some_and(|t| t.is_mark(')'));
    let role = match () {
        () if is_changed(cx, at) || is_signed(cx, token) => return None,
        () if bracketed => "bracketed",
        () if (or || equal) && ends => "equal",
        () if taken_up => "of",
        () => return None,
    };
    let slots = vec![Slot::figure(role, figure.id)];
    Some(claim("portion", token.span, cx.segment, slots, Topic::default()))
}

/// Whether a word of change governs the percentage: `rose by 12, or 4 percent`.
fn is_changed(cx: Context<'_>, at: usize) -> bool {
    let parts = |t: &Token| t.is(Class::Clause) || t.is_mark(';') || t.is(Class::And);
    let changes = |t: &Token| {
        t.is_any(&[
            Class::ChangeVerb,
            Class::ChangeNoun,
            Class::ChangeAdverb,
            Class::MultipleVerb,
            Class::Less,
        ])
    };
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take_while(|t| !parts(t));
    before.into_iter().any(changes)
}
