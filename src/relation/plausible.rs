//! Which figures must keep within a bound that no other figure states?
//!
//! In: a claim of `winds of 190 km/h` with the record as its bound, out: a relation `wind` of the two.

use super::Link;
use super::build::{Builder, Use};
use crate::claim::Claim;

/// Relates figures to their bounds.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        bound(builder, claim);
    }
}

fn bound(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(id), Some(value)) = (claim.figure("value"), claim.word("bounds")) else { return };
    let Some(variable) = builder.variable(id, Use::Stated) else { return };
    let limit = builder.limit(value, variable);
    let why = "such a figure has a bound".to_string();
    builder.relate(claim.kind, vec![("value", variable), ("bounds", limit)], Link::Certain, &[claim.id], why);
}
