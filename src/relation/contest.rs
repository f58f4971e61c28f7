//! Contests: which scores, votes, medals and places in a table must fit each other?
//!
//! In: a claim with scores and an outcome, out: a relation `contest` of the lead in each score and the outcome. All
//! other claims of contests become relations of the same name; the table says how each role uses its figure.

mod across;

use super::Link;
use super::build::{Builder, Use};
use crate::claim::{Claim, Operand, Role};

/// The kind of a claim and of its relation, its roles with their use, and why they belong together.
type Players = (&'static str, &'static [(Role, Use)], &'static str);

/// The kinds of contests with the roles whose figures are scores, and how they are used; all other figures are counts.
const KINDS: &[Players] = &[
    ("contest", &[("leads", Use::Lead)], "one sentence tells score and outcome"),
    ("advantage", &[("score", Use::Lead)], "one sentence tells the score and how far the sides are apart"),
    (
        "aggregate",
        &[
            ("first_high", Use::High),
            ("first_low", Use::Low),
            ("second_high", Use::High),
            ("second_low", Use::Low),
            ("high", Use::High),
            ("low", Use::Low),
        ],
        "the scores of two legs make the aggregate",
    ),
    ("tally", &[("side", Use::High)], "a player's goals are among those of a side"),
    ("standing", &[], "one sentence or row tells games and what they come to"),
    ("medals", &[], "one sentence tells medals by metal and all together"),
    ("house", &[], "one sentence tells seats and majority"),
    ("turnout", &[("turnout", Use::Plain)], "one sentence tells votes and turnout"),
    ("chase", &[], "one sentence tells the target, the runs and the margin"),
];

/// Relates the contests of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        if claim.kind == "progress" {
            progress(builder, claim);
        } else if let Some((kind, scores, why)) = KINDS.iter().find(|(kind, ..)| *kind == claim.kind) {
            told(builder, claim, kind, scores, why);
        }
    }
    across::relate(builder);
}

fn told(builder: &mut Builder<'_>, claim: &Claim, kind: &'static str, scores: &[(Role, Use)], why: &str) {
    let mut args = Vec::new();
    for slot in &claim.slots {
        let how = scores.iter().find(|(role, _)| *role == slot.role).map_or(Use::Exact, |(_, how)| *how);
        args.extend(builder.operand(&slot.operand, how).map(|variable| (slot.role, variable)));
    }
    if args.len() == claim.slots.len() {
        builder.relate(kind, args, Link::Certain, &[claim.id], why.into());
    }
}

/// The claim's slots `ahead_before` and `ahead_after` say whether one side is the one with more points at each time.
fn progress(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(before), Some(after)) = (claim.figure("before"), claim.figure("after")) else { return };
    let ahead = |role: Role| {
        let behind = claim.slots.iter().any(|slot| match &slot.operand {
            Operand::Cue { value, .. } => {
                slot.role == role && value.single().is_some_and(crate::num::Num::is_negative)
            }
            Operand::Figure(_) => false,
        });
        if behind { (Use::Low, Use::High) } else { (Use::High, Use::Low) }
    };
    let ((one, other), (one_later, other_later)) = (ahead("ahead_before"), ahead("ahead_after"));
    let players = [
        ("before", before, one),
        ("after", after, one_later),
        ("other_before", before, other),
        ("other_after", after, other_later),
    ];
    let mut args = Vec::new();
    for (role, id, how) in players {
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    let why = "one score is told on the way to the other".to_string();
    builder.relate("progress", args, Link::Certain, &[claim.id], why);
}
