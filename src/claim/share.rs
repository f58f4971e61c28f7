//! Shares: how much of what, and in which proportion?
//!
//! In: `Of the 148 lakes, 37 were rated poor - exactly a quarter`, out: a claim `share` with the slots part (37),
//! whole (148) and percent (a quarter). A share whose whole stands in another sentence (`54 of the cases,
//! or 58 percent`) leaves it out; finding it is the relation stage's work.
//!
//! ```text
//! share      = part-of | percent-of | of-part | of-whom | out-of | so-far | including | part-percent
//! part-of    = PART OF whole [ filler apposed(SHARE) ]          "22 of the 30 projects, or 73 percent"
//! percent-of = [ PART apposition ] SHARE OF whole [ filler apposed(PART) ]
//!                                                             "$204m, almost 50% of earnings of $431m"
//! of-part    = OF whole filler part { filler part }             "Of the 148 lakes, 37 were poor - a quarter"
//! part       = PART [ apposed(SHARE) ] | SHARE [ apposed(PART) ]
//! of-whom    = WHOLE filler ( PART OF whom | OF whom gap PART )  "11 people, five of whom"
//! out-of     = PART filler OUT-OF whole                         "3,000 jobs - out of a workforce of 6,500"
//! so-far     = PART filler AND WHOLE IN-ALL                     "750 in its first week and 3,500 in total"
//! including  = WHOLE filler INCLUDING gap PART                  "248 lots including 76 lots crossed"
//! part-percent = PART [ OF the words ] apposed(SHARE)           "54 of the cases, or 58 percent"
//! ```

mod again;
mod answers;
mod breakdown;
mod closed;
mod factor;
mod force;
mod loose;
mod parts;
mod portion;
mod rest;
mod spoken;
mod stake;
mod told;
mod votes;
mod whole;

use super::grammar::{Context, covered};
use super::token::Token;
use super::{Claim, Role, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Kind, Reading, Value};
use crate::num::Num;
use crate::source::Span;

/// Reads the shares of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut found: Vec<Share> = Vec::new();
    for at in 0..cx.tokens.len() {
        found.extend(parts::share(cx, at));
        found.extend(breakdown::valuation(cx, at));
        found.extend(spoken::accounted(cx, at));
        found.extend(spoken::within(cx, at));
        found.extend(force::force(cx, at));
    }
    let mut claims: Vec<Claim> = distinct(found).iter().filter_map(|share| share.claim(cx)).collect();
    claims.extend((0..cx.tokens.len()).filter_map(|at| stake::stakes(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| stake::said_twice(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| breakdown::breakdown(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| spoken::majority(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| spoken::chain(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| portion::portion(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| rest::rest(cx, at)));
    claims.extend(rest::two_way(cx));
    claims.extend(told::read(cx));
    claims.extend(closed::read(cx));
    claims.extend(answers::read(cx));
    claims.extend(factor::read(cx));
    claims.extend((0..cx.tokens.len()).filter_map(|at| votes::votes(cx, at)));
    claims
}

/// One share as it was read: its players by the index of their token, and the words that it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Share {
    part: Option<FigureId>,
    whole: Option<FigureId>,
    percent: Option<FigureId>,
    /// The word that takes up the whole named before: `half of them`.
    anaphor: Option<Span>,
    /// From its first token to the one behind its last.
    range: (usize, usize),
}

impl Share {
    fn players(&self) -> impl Iterator<Item = (Role, FigureId)> {
        [("part", self.part), ("whole", self.whole), ("percent", self.percent)]
            .into_iter()
            .filter_map(|(role, id)| Some((role, id?)))
    }

    /// Whether the other one says all that this one says.
    fn within(&self, other: &Self) -> bool {
        self.players().all(|player| other.players().any(|o| o == player))
    }

    fn claim(&self, cx: Context<'_>) -> Option<Claim> {
        let mut slots: Vec<Slot> = self.players().map(|(role, id)| Slot::figure(role, id)).collect();
        slots.extend(self.anaphor.map(|span| Slot::mark("anaphor", span)));
        let span = covered(cx.tokens.get(self.range.0..self.range.1)?)?;
        (slots.len() > 1).then(|| claim("share", span, cx.segment, slots, Topic::default()))
    }
}

/// Each share once: one that a fuller one covers says nothing more.
fn distinct(found: Vec<Share>) -> Vec<Share> {
    let mut kept: Vec<Share> = Vec::new();
    for share in found {
        if kept.iter().any(|other| share.within(other)) {
            continue;
        }
        kept.retain(|other| !other.within(&share));
        kept.push(share);
    }
    kept
}

/// A figure that says how much: a number, counted things, money, a quantity.
pub(super) fn quantity<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token)
        .filter(|f| matches!(f.kind, Kind::Number | Kind::Count | Kind::Money | Kind::Quantity))
}

/// A figure that says which share: a percentage, or a ratio of at most one.
fn share<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| match (&figure.kind, &figure.value) {
        (Kind::Percent, _) => true,
        (Kind::Ratio, Value::Amount(readings)) => {
            // "fewer than one in five" has no low end
            let least = |r: &Reading| match r.interval.low() {
                Some(low) => *low < Num::ONE,
                None => r.interval.high().is_some_and(|high| *high <= Num::ONE),
            };
            readings.first().is_some_and(least)
        }
        _ => false,
    })
}

/// Whether one may be a part of the other: the same kind of thing, and a bare number part of anything.
pub(super) fn fits(part: &Figure, whole: &Figure) -> bool {
    let counts = matches!(part.kind, Kind::Number | Kind::Count) && whole.kind == Kind::Count;
    let apart = whole.kind == Kind::Count && whole.is_by_time() && !part.is_by_time();
    !apart && (counts || super::grammar::comparable(part, whole))
}

/// Whether both count things and name them alike, or one of them names none.
fn alike(a: &Figure, b: &Figure) -> bool {
    let unnamed = a.kind == Kind::Number || b.kind == Kind::Number;
    unnamed && a.is_by_time() == b.is_by_time() || super::grammar::comparable(a, b)
}
