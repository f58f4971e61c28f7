//! Contests: which scores must fit which outcome?
//!
//! In: a claim with scores and an outcome, out: a relation `contest` of the lead in each score and the outcome.

use super::Link;
use super::build::{Builder, Use};
use crate::claim::Operand;

/// Relates the contests of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims.iter().filter(|claim| claim.kind == "contest") {
        let mut args = Vec::new();
        for slot in &claim.slots {
            let variable = match &slot.operand {
                Operand::Figure(id) => builder.variable(*id, Use::Lead),
                Operand::Cue { span, value } => Some(builder.cue(*span, value.clone())),
            };
            args.extend(variable.map(|variable| (slot.role, variable)));
        }
        builder.relate(
            "contest",
            args,
            Link::Certain,
            &[claim.id],
            "one sentence tells score and outcome".into(),
        );
    }
}
