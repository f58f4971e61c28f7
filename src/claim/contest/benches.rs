//! How many seats has each party?
//!
//! In: `The opposition took 41 and independents 19`, out: a claim `benches` of both numbers. The relation stage adds those of the sentence of a house
//! and of the next one. Every number of the sentence must be a party's: else some may be of another year, or of some seats twice.
//!
//! ```text
//! benches = party SEATS { ( "," | AND ) party SEATS }
//! party   = { word } HOLDS | { word } NOUN [ "(" ]        "the Greens took 41", "independents 19", "the Liberals (22)"
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::{Token, TokenKind};
use super::super::{Claim, Slot, spanning};
use super::table::is_house;
use super::words::{counts, number, says};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// The seats of the parties of one sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let numbers: Vec<usize> = (0..cx.tokens.len()).filter(|at| number(cx, *at).is_some()).collect();
    let house = |at: &usize| number(cx, *at).is_some_and(|figure| is_house(cx, *at, figure));
    let seats: Vec<usize> = numbers.iter().copied().filter(|at| !house(at)).collect();
    let (first, last) = (*seats.first()?, *seats.last()?);
    let plain = cx.tokens.iter().all(|t| !parts(cx, t)) && !(0..cx.tokens.len()).any(|at| overlaps(cx, at));
    if !plain || !seats.iter().all(|at| is_of_party(cx, *at)) {
        return None;
    }
    let slots = seats.iter().filter_map(|at| Some(Slot::figure("seats", cx.figure_at(*at)?.id))).collect();
    spanning(cx, "benches", (first, last), slots)
}

/// What may make some of the numbers no seats that a party holds now.
fn parts(cx: Context<'_>, token: &Token) -> bool {
    const OTHER: [Class; 11] = [
        Class::Pronoun,
        Class::From,
        Class::Against,
        Class::Than,
        Class::Planned,
        Class::Negation,
        Class::Including,
        Class::Had,
        Class::ChangeAdverb,
        Class::Larger,
        Class::ChangeNoun,
    ];
    let figure = cx.figure_of(token).is_some_and(|f| !is_plain(f) && f.kind != Kind::Percent && !f.is_time());
    token.is_any(&OTHER) || figure
}

fn is_plain(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Number | Kind::Count) && figure.hedge.is_none()
}

/// `the coalition`, `the two together`, `short of`, `a majority of`
fn overlaps(cx: Context<'_>, at: usize) -> bool {
    ["alliance", "short_of", "lost_seats", "needed", "leg"].iter().any(|list| says(cx, at, list))
}

/// Whether a party holds that many: its verb or its name stands right before.
fn is_of_party(cx: Context<'_>, at: usize) -> bool {
    let Some(figure) = number(cx, at) else { return false };
    let kind = figure.kind == Kind::Number || counts(cx, figure, "seats");
    let bracket =
        usize::from(at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is_mark('(')));
    let Some(place) = at.checked_sub(1 + bracket) else { return false };
    let Some(before) = cx.tokens.get(place) else { return false };
    let name = before.kind == TokenKind::Word;
    let next = cx.tokens.get(at + 1);
    let bare = counts(cx, figure, "seats") || says(cx, at + 1, "seats");
    let own =
        next.is_none_or(|t| !is_word(t) || t.is_any(&[Class::And, Class::Of, Class::In, Class::Clause]));
    kind && (bare || own) && (says(cx, place, "holds_seats") || name)
}
