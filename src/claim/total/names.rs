//! How many names does a list hold that is said to be of so many?
//!
//! In: `three towns: Arden, Belmont and Corley`, out: a claim `listing` of the figure and of the three names, counted.
//!
//! ```text
//! listing = COUNT { word } ":" name { "," name } [ "," ] AND name ( "." | end )
//! name    = capital { capital }                                  at most four words; no figure in the list
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::token::{Token, TokenKind};
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words of a name, and between the count and the colon.
const WORDS: usize = 4;

/// The list that opens at a colon.
pub fn names(cx: Context<'_>, at: usize) -> Option<Claim> {
    let count = counted(cx, at)?;
    let listed = number(cx, cx.tokens.get(at + 1..)?)?;
    let span = covered(cx.tokens.get(at + 1..)?)?;
    let value = Interval::point(Num::from(i64::try_from(listed).ok()?));
    let slots = vec![Slot::figure("stated", count.id), Slot::word("listed", span, value)];
    Some(claim("listing", count.span.cover(span), cx.segment, slots, Topic::default()))
}

/// The number of things whose noun phrase ends at the colon.
fn counted(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let plain = |t: &&Token| is_word(t) && !t.is(Class::Including) && !t.is(Class::And);
    let words = cx.tokens.get(..at)?.iter().rev().take(WORDS).take_while(plain).count();
    let figure = cx.figure_at(at.checked_sub(words + 1)?)?;
    let named = figure.kind == Kind::Count || figure.kind == Kind::Number && words > 0;
    (named && figure.hedge.is_none()).then_some(figure)
}

/// How many names the tokens list; `None` if they are anything else.
fn number(cx: Context<'_>, tokens: &[Token]) -> Option<usize> {
    let (mut names, mut words, mut joined) = (0, 0, false);
    for token in tokens {
        let and = token.is(Class::And);
        if and || token.is_mark(',') {
            joined |= and;
            names += usize::from(words > 0);
            words = 0;
            continue;
        }
        if token.is_mark('.') {
            break;
        }
        let capital = cx.is_capital(token);
        if !matches!(token.kind, TokenKind::Word) || !capital || words == WORDS {
            return None;
        }
        words += 1;
    }
    names += usize::from(words > 0);
    (joined && names > 1).then_some(names)
}
