//! Of what does a sentence tell the share that the one before named?
//!
//! In: the claim of `That is 3.7 percent of the 27,800 deals`, out: a share whose part is the only amount of the sentence before that
//! can be one of 27,800. In: the claim of `The pass rate of 86 percent` behind `Of 61,400 candidates 52,804 passed`, out: the share of
//! these two.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::super::restate::slip;
use super::{implies, is_slipped, may_hold, tie};
use crate::claim::Claim;
use crate::figure::{Figure, FigureId};
use crate::relation::suggest::below;

/// A whole of that many digits is no round one.
const DIGITS: usize = 3;

/// The part is the only amount of the sentence before that is less than the whole; of several, the one that a change led to.
pub fn of_that(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(whole), Some(percent)) = (claim.figure("whole"), claim.figure("percent")) else { return };
    let Some(own) = builder.figure(whole) else { return };
    let less = |f: &Figure| f.in_base_units().zip(own.in_base_units()).is_some_and(|(a, b)| below(&a, &b));
    let Some(before) = builder.before(claim) else { return };
    let parts: Vec<FigureId> = before.iter().filter(|f| may_hold(f, own) && less(f)).map(|f| f.id).collect();
    let led_to =
        |id: &FigureId| builder.claims.iter().any(|c| c.kind == "change" && c.figure("to") == Some(*id));
    let fits = |id: &FigureId| implies(builder, *id, percent, whole) == Some(true);
    let one = |test: &dyn Fn(&FigureId) -> bool| {
        let mut found = parts.iter().filter(|id| test(id));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let Some(part) = one(&|_| true).or_else(|| one(&led_to)).or_else(|| one(&fits)) else {
        return builder.refuse(
            &[claim.id],
            "not just one amount of the sentence before can be this share of the whole",
        );
    };
    share(builder, claim, [part, whole, percent]);
}

/// The part is the only amount of the two sentences before that is this share of the whole, or would be but for swapped digits.
pub fn of_told(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(whole), Some(percent)) = (claim.figure("whole"), claim.figure("percent")) else { return };
    let Some(own) = builder.figure(whole) else { return };
    let near = builder.sentences(claim.segment.saturating_sub(2)..claim.segment);
    let parts: Vec<FigureId> = near.iter().filter(|f| may_hold(f, own)).map(|f| f.id).collect();
    let fits = |id: &&FigureId| implies(builder, **id, percent, whole) == Some(true);
    let fitting: Vec<&FigureId> = parts.iter().filter(fits).collect();
    let part = match (fitting.as_slice(), parts.as_slice()) {
        ([only], _) => Some(**only),
        ([], [only]) => Some(*only).filter(|id| {
            slip::significant(own) >= DIGITS && is_slipped(builder, [*id, whole, percent]) == Some(true)
        }),
        _ => None,
    };
    if let Some(part) = part {
        share(builder, claim, [part, whole, percent]);
    }
}

/// Part and whole are those of the only share that the sentence before tells, without its percentage.
pub fn rate(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(percent) = claim.figure("percent") else { return };
    let near = |c: &&Claim| c.kind == "share" && c.segment + 1 == claim.segment;
    let mut shares = builder.claims.iter().filter(near);
    let (Some(told), None) = (shares.next(), shares.next()) else { return };
    if let (Some(part), Some(whole), None) =
        (told.figure("part"), told.figure("whole"), told.figure("percent"))
    {
        share(builder, claim, [part, whole, percent]);
    }
}

fn share(builder: &mut Builder<'_>, claim: &Claim, [part, whole, percent]: [FigureId; 3]) {
    let percent = builder.variable(percent, Use::Plain);
    let why = "the sentence tells a share of what the one before told";
    tie(builder, claim, (Some(part), Some(whole)), percent, Link::Likely, why);
}
