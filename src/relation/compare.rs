//! Comparisons: which two levels are said to differ, which way and by how much?
//!
//! In: a claim with left, right and sign, out: a relation `compare` with the same roles. A bare number takes the
//! unit of the level that it is compared with.

use super::build::{Builder, Use};
use super::change::{ordered, unit_of};
use super::{Link, VariableId};
use crate::claim::{Claim, Operand, Role};

/// Relates the comparisons of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims.iter().filter(|claim| claim.kind == "compare") {
        within(builder, claim);
    }
}

fn within(builder: &mut Builder<'_>, claim: &Claim) {
    let (left, right) = (claim.figure("left"), claim.figure("right"));
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    let signed_only = claim.slots.iter().all(|slot| matches!(slot.role, "left" | "right" | "sign"));
    for (role, own, partner) in [("left", left, right), ("right", right, left)] {
        let Some(id) = own else { continue };
        let how = unit_of(builder, id, partner);
        let how = if signed_only { ordered(builder, id, partner, how, false) } else { how };
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    for slot in &claim.slots {
        let variable = match (&slot.operand, slot.role) {
            (_, "left" | "right") => None,
            (Operand::Cue { span, value }, _) => Some(builder.cue(*span, value.clone())),
            (Operand::Figure(id), "difference") => builder.variable(*id, unit_of(builder, *id, left)),
            (Operand::Figure(id), "points") => builder.variable(*id, Use::Points { lost: false }),
            (Operand::Figure(id), _) => builder.variable(*id, Use::Plain),
        };
        args.extend(variable.map(|variable| (slot.role, variable)));
    }
    let why = "one sentence compares the two".to_string();
    builder.relate("compare", args, Link::Certain, &[claim.id], why);
}
