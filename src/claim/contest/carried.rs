//! Did what was carried have more votes for it than against it?
//!
//! In: `Parliament approved the budget 61-58`, out: a claim `contest` of the score and the outcome 1. In: `carried by 41 votes to 38`, out: a
//! claim `compare` of both numbers. What was rejected is told either way, with those against it first or last.
//!
//! ```text
//! carried = CARRIES { word } [ BY ] SCORE ( TO | ON | vote | "," | "." )      no article before the score, unless "vote" stands behind it
//!         | TAKES-SET SCORE                                           "took the first set 6-4": what one side won
//!         | CARRIES { word } NUMBER "votes" TO NUMBER
//! ```

use super::super::grammar::{Context, comparable, covered, is_word};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::denied;
use super::words::{number, number_of, says, score, sign};
use crate::vocabulary::cues::Class;

/// Most words between the verb and the votes.
const NEAR: usize = 9;

/// The votes for and against what the verb at a token carries.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let set = says(cx, at, "takes_set");
    let verb = cx.tokens.get(at).filter(|_| (set || says(cx, at, "carries")) && !denied(cx, at))?;
    let parts = [Class::Clause, Class::Relative, Class::And, Class::At, Class::From, Class::Outcome];
    let passes = |t: &Token| is_word(t) && !t.is_any(&parts);
    let place = at + 1 + cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| passes(t)).count();
    let span = covered(cx.tokens.get(at..=place)?)?;
    if let Some(figure) = score(cx, place).filter(|_| set || is_vote(cx, place)) {
        let slots = vec![Slot::figure("leads", figure.id), sign("outcome", verb.span, 1)];
        return Some(claim("contest", span, cx.segment, slots, Topic::default()));
    }
    let ayes = number_of(cx, place, "ballots")?;
    let to = (place + 1..place + 3).find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::To)))?;
    let noes = number(cx, to + 1).filter(|noes| comparable(ayes, noes))?;
    let slots =
        vec![Slot::figure("left", ayes.id), Slot::figure("right", noes.id), sign("sign", verb.span, 1)];
    Some(claim("compare", span.cover(noes.span), cx.segment, slots, Topic::default()))
}

/// `61-58.`, `voted 7-4 to close`, `on a 61-58 vote`, and not `approved the 2-1 split`
fn is_vote(cx: Context<'_>, at: usize) -> bool {
    if says(cx, at + 1, "division") {
        return true;
    }
    let article = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let ends = cx.tokens.get(at + 1).is_none_or(|t| {
        t.is_mark('.') || t.is_mark(',') || t.is_mark(';') || t.is_any(&[Class::To, Class::On])
    });
    ends && !article
}
