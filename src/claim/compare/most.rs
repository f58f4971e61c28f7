//! Are most of all more than half of them?
//!
//! In: `Most of the firms, 18 of 30, said no`, out: a claim `most` of the part, the whole and the sign 1. In: `58 of the 120 seats, an outright
//! majority`, out: the same; `a minority, 12 of 30,` has the sign -1. What percent most are, `claim/plausible` holds against a half.
//!
//! ```text
//! most     = ( MOST-OF | MINORITY ) { word } ( "," | "(" ) PART OF [ THE ] WHOLE ( "," | ")" | "." )
//!          | PART OF [ THE ] WHOLE { word } "," majority ( "," | "." )               "58 of the 120 seats, an outright majority"
//! majority = [ ENOUGH FOR ] ARTICLE { word } "majority"
//! ```

use crate::claim::contest::words::{number, says, sign};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::Figure;
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Most words between most and how many they are.
const NEAR: usize = 8;
/// Most words between the whole and the comma before what is said of the part.
const NOUN: usize = 4;

/// The part that starts at a token, with its whole, if the text says that it is most of it or less.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (part, whole, end) = part_of(cx, at)?;
    let (span, way) = said_before(cx, at, end).or_else(|| said_behind(cx, end))?;
    let slots = vec![Slot::figure("part", part.id), Slot::figure("whole", whole.id), sign("way", span, way)];
    let all = covered(cx.tokens.get(at..=end)?)?.cover(span);
    Some(claim("most", all, cx.segment, slots, Topic::default()))
}

/// `18 of [ the ] 30`, and the place of the whole.
fn part_of(cx: Context<'_>, at: usize) -> Option<(&Figure, &Figure, usize)> {
    let exact = |i: usize| number(cx, i).filter(|figure| figure.hedge.is_none());
    let part = exact(at)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Of))?;
    let article = usize::from(cx.tokens.get(at + 2).is_some_and(|t| t.is(Class::Determiner)));
    let end = at + 2 + article;
    Some((part, exact(end)?, end))
}

/// A word that goes on with a noun.
fn plain(token: &Token) -> bool {
    is_word(token) && !token.is_any(&[Class::And, Class::Clause, Class::Relative, Class::Negation])
}

/// `Most of the firms, 18 of 30,`
fn said_before(cx: Context<'_>, at: usize, end: usize) -> Option<(Span, i64)> {
    let opening = at.checked_sub(1)?;
    cx.tokens.get(opening).filter(|t| t.is_mark(',') || t.is_mark('('))?;
    let closed = cx.tokens.get(end + 1).is_none_or(|t| t.is_mark(',') || t.is_mark(')') || t.is_mark('.'));
    let words = cx.tokens.get(..opening)?.iter().rev().take(NEAR).take_while(|t| plain(t)).count();
    let mut said = (opening - words..opening).filter_map(|i| Some((cx.tokens.get(i)?.span, way(cx, i)?)));
    said.next().filter(|_| closed)
}

/// 1 for most, -1 for a minority.
fn way(cx: Context<'_>, at: usize) -> Option<i64> {
    if says(cx, at, "minority_of") {
        return Some(-1);
    }
    says(cx, at, "most_of").then_some(1)
}

/// `58 of the 120 seats, an outright majority`
fn said_behind(cx: Context<'_>, end: usize) -> Option<(Span, i64)> {
    let words = cx.tokens.get(end + 1..)?.iter().take(NOUN).take_while(|t| plain(t)).count();
    let comma = end + 1 + words;
    let said = comma + 1;
    cx.tokens.get(comma).filter(|t| t.is_mark(',') && says(cx, said, "plain_majority"))?;
    // "a majority" may be one token
    let named =
        |t: &Token| t.lower.split(' ').next_back().is_some_and(|w| cx.words.contests.is("majority_noun", w));
    let noun = (said..=said + NOUN).find(|i| cx.tokens.get(*i).is_some_and(named))?;
    let closed = cx.tokens.get(noun + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.') || t.is_mark(';'));
    let span = cx.tokens.get(said)?.span.cover(cx.tokens.get(noun)?.span);
    closed.then_some((span, 1))
}
