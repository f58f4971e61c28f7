//! Which level does an apposition give the subject of a change for an earlier time?
//!
//! In: `The age limit of 21 for the seat would be reduced to 18`, out: the 21, which the subject's noun is told to be. In: `The bill, put at $1.4 billion in the beginning, has tripled to $4.3 billion` and `Inflation, at 6 percent in January, had eased
//! to 4`, out: $1.4 billion and 6 percent, the levels before. A word of the past says so, or a time, since the verb tells of
//! another one.
//!
//! ```text
//! owned   = noun OF AMOUNT { word } AUXILIARY { adverb } CHANGE        in the unit of the level after
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

/// `a levy OF 21 PENCE on each ticket would be cut to 18 pence`: the level that the subject has, with the place of its token. Without an
/// auxiliary the verb may tell how it came to be.
pub fn owned(cx: Context<'_>, at: usize, change: &Change<'_>) -> Option<(usize, FigureId)> {
    let partner = change.parts.iter().find(|part| part.place == Place::To)?.figures.first()?;
    let partner = cx.figure(*partner)?;
    let before = cx.tokens.get(..at)?;
    let verbal = |t: &&Token| t.is_any(&[Class::Auxiliary, Class::Adverb, Class::Planned, Class::To]);
    let verb = before.iter().rev().take_while(verbal).count();
    let (subject, verb) = before.split_at_checked(at - verb)?;
    let plain =
        |t: &&Token| is_word(t) && !t.is_any(&[Class::Clause, Class::Relative, Class::And, Class::Reporting]);
    let between = subject.iter().rev().take(LONG / 2).take_while(plain).count();
    let place = (subject.len() - between).checked_sub(1)?;
    let of = place.checked_sub(1).and_then(|i| subject.get(i)).is_some_and(|t| t.is(Class::Of));
    let helped = verb.iter().any(|t| t.is(Class::Auxiliary));
    let figure =
        cx.figure_at(place).filter(|f| of && helped && f.kind == partner.kind && comparable(f, partner))?;
    (figure.dimension() == partner.dimension()).then_some((place, figure.id))
}

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
