//! Which level does an apposition give the subject of a change for an earlier time?
//!
//! In: `The bill, put at $1.4 billion in the beginning, has tripled to $4.3 billion` and `Inflation, at 6 percent in January, had eased
//! to 4`, out: $1.4 billion and 6 percent, the levels before. A word of the past says so, or a time, since the verb tells of
//! another one.
//!
//! ```text
//! apposed = subject "," { word } AMOUNT { word } "," verb             with FORMERLY first or a TIME among the words
//! verb    = { adverb | denial } CHANGE | AUXILIARY { word | TIME } CHANGE
//! ```

use super::super::grammar::{Context, comparable, is_word};
use super::super::token::Token;
use super::{Change, Place};
use crate::figure::{Figure, FigureId};
use crate::vocabulary::cues::Class;

/// Most tokens between the apposition and the verb of change.
const VERB: usize = 8;

/// Most tokens of an apposition.
const LONG: usize = 14;

/// The level in the apposition before the verb at a token, with the place of its token.
pub fn earlier(cx: Context<'_>, at: usize, change: &Change<'_>) -> Option<(usize, FigureId)> {
    let partner = change.parts.iter().find(|part| part.place == Place::To)?.figures.first()?;
    let partner = cx.figure(*partner)?;
    let end = end(cx, at)?;
    let start = cx.tokens.get(..end)?.iter().rposition(|t| t.is_mark(',')).filter(|start| *start > 0)?;
    let apposition = cx.tokens.get(start + 1..end).filter(|tokens| tokens.len() <= LONG)?;
    let timed = apposition.iter().any(|t| is_time(cx, t));
    let told = apposition.first().is_some_and(|t| t.is(Class::Formerly)) || timed;
    let apart = |t: &Token| t.is(Class::ChangeVerb) || t.is(Class::ChangeAdverb) || t.is(Class::Clause);
    let mut levels = apposition.iter().enumerate().filter(|(_, t)| cx.is_amount(t));
    let (place, level) = levels.next().filter(|_| told && !apposition.iter().any(apart))?;
    let figure = cx.figure_of(level).filter(|figure| comparable(figure, partner))?;
    levels.next().is_none().then_some((start + 1 + place, figure.id))
}

/// The comma that ends the apposition before the verb at a token.
fn end(cx: Context<'_>, at: usize) -> Option<usize> {
    let before = cx.tokens.get(..at)?;
    let comma = before.iter().rposition(|t| t.is_mark(','))?;
    let verb = before.get(comma + 1..).filter(|verb| verb.len() <= VERB)?;
    let verbal = |t: &Token| t.is(Class::Auxiliary) || t.is(Class::Adverb) || t.is(Class::Denial);
    let plain = |t: &Token| (is_word(t) || is_time(cx, t) || t.is_mark('\'')) && !t.is(Class::And);
    let auxiliary = verb.first().is_some_and(|t| t.is(Class::Auxiliary)) && verb.iter().all(plain);
    (verb.iter().all(verbal) || auxiliary).then_some(comma)
}

fn is_time(cx: Context<'_>, token: &Token) -> bool {
    cx.figure_of(token).is_some_and(Figure::is_time)
}
