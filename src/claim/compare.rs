//! Comparisons: which of two levels is the greater, and by how much?
//!
//! In: `the ferry carried 41,300 cars in June, more than the 38,000 expected`, out: a claim `compare` with left
//! (41,300), right (38,000) and sign (1). Both levels are in the sentence; `more than 5`, with nothing to
//! compare, is a hedge and no claim. `marked` has the levels on both sides of a word that compares, `times` multiples,
//! `against` levels side by side, `contrast` two clauses, `gap` what lies between two levels told before, `premium` prices, `crossing` thresholds, `dated` levels of another time behind `but`, `toward` records and targets whose
//! figure stands in another sentence, `extreme` the highest since some year, `extremes` the most beside the least, `pair` the latter and the larger, `places` those of a
//! ranking; `finish` who came in before whom, `peak` the high and low of a day, `within` ranges and averages,
//! `limited` levels that `only` makes small, `most` majorities, `sided` two sides with their levels beside them; `side` finds the level before a comparison, `result` what a contest brought.

mod against;
mod compared_with;
mod contrast;
mod crossing;
mod dated;
mod extreme;
mod extremes;
mod finish;
mod gap;
mod limited;
mod marked;
mod most;
mod pair;
mod peak;
mod places;
mod premium;
mod race;
mod rank;
mod result;
mod side;
mod sided;
mod times;
pub mod toward;
pub mod within;

use super::grammar::{Context, covered, is_amount};
use super::token::Token;
use super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::source::Span;

/// Longest stretch between the left level and the marker.
const FILLER: usize = 18;

/// Reads the comparisons of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let tokens = 0..cx.tokens.len();
    let told = tokens.flat_map(|at| {
        let one = marked::read(cx, at)
            .or_else(|| times::read(cx, at))
            .or_else(|| times::paired(cx, at))
            .or_else(|| crossing::read(cx, at))
            .or_else(|| dated::read(cx, at))
            .or_else(|| premium::read(cx, at))
            .or_else(|| contrast::read(cx, at))
            .or_else(|| sided::read(cx, at));
        let mut claims = one.map_or_else(|| against::read(cx, at), |claim| vec![claim]);
        claims.extend(toward::read(cx, at));
        claims.extend(rank::read(cx, at));
        claims.extend(extreme::read(cx, at));
        claims.extend(finish::read(cx, at).or_else(|| peak::read(cx, at)));
        claims.extend(limited::read(cx, at));
        claims.extend(most::read(cx, at));
        claims.extend(extremes::read(cx, at));
        claims.extend(within::read(cx, at));
        claims.extend(pair::read(cx, at));
        claims.extend(places::chart(cx, at));
        claims.extend(race::betwixt(cx, at));
        claims.extend(gap::read(cx, at));
        claims.extend(race::read(cx, at).or_else(|| race::time(cx, at)));
        claims
    });
    told.chain(places::read(cx)).chain(within::averaged(cx)).collect()
}

/// A level and the index of its token.
#[derive(Debug, Clone, Copy)]
struct Found<'a> {
    at: usize,
    figure: &'a Figure,
}

fn signed(span: Option<Span>, sign: Num) -> Option<Slot> {
    Some(Slot::word("sign", span?, Interval::point(sign)))
}

fn ends(left: Found<'_>, right: Found<'_>) -> Vec<Slot> {
    [("left", left), ("right", right)].map(|(role, found)| Slot::figure(role, found.figure.id)).to_vec()
}

fn made(cx: Context<'_>, left: Found<'_>, right: Found<'_>, slots: Vec<Slot>) -> Option<Claim> {
    let (first, last) = (left.at.min(right.at), left.at.max(right.at));
    Some(claim("compare", covered(cx.tokens.get(first..=last)?)?, cx.segment, slots, Topic::default()))
}

fn amount_at(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let figure = cx.figure_at(at).filter(|figure| is_level(figure))?;
    // "among the leading ten": places, not how many there are
    let places = at
        .checked_sub(1)
        .and_then(|i| cx.tokens.get(i))
        .is_some_and(|t| cx.words.nouns.leading.contains(&t.lower));
    (figure.kind != Kind::Number || !places).then_some(Found { at, figure })
}

/// A level that can be compared: a multiple is no level.
fn is_level(figure: &Figure) -> bool {
    is_amount(figure) && figure.kind != Kind::Ratio
}
