//! Comparisons: which two levels are said to differ, which way and by how much?
//!
//! In: a claim with left, right and sign, out: a relation `compare` with the same roles. A bare number takes the
//! unit of the level that it is compared with; a bar that is crossed is exact. Levels that stand in another sentence are
//! joined in `across`.

mod across;
mod extreme;
mod placed;

use super::build::{Builder, Use};
use super::change::{ordered, unit_of};
use super::{Link, VariableId};
use crate::claim::{ClaimId, Operand, Role, Slot};
use crate::figure::{FigureId, Kind};
use crate::num::Num;

/// Relates the comparisons of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "compare" => {
                let ends = (claim.figure("left"), claim.figure("right"));
                let why = "one sentence compares the two";
                tie(builder, ends, &claim.slots, Link::Certain, &[claim.id], why);
            }
            "pending" => across::pending(builder, claim),
            "toward" => across::toward(builder, claim),
            "rank" => across::rank(builder, claim),
            "betwixt" => across::betwixt(builder, claim),
            "between" => across::between(builder, claim),
            "race" => across::race(builder, claim),
            "race-lead" => across::race_lead(builder, claim),
            "extreme" => extreme::extreme(builder, claim),
            "of-pair" => extreme::of_pair(builder, claim),
            "places" => extreme::places(builder, claim),
            "placed" => placed::placed(builder, claim),
            "old-record" => placed::old_record(builder, claim),
            "within" => placed::within(builder, claim),
            "ranged" => placed::ranged(builder, claim),
            "latter" => extreme::latter(builder, claim),
            _ => {}
        }
    }
}

/// `the 800-865 million expected`: no level between its ends is above it, and none below.
fn beyond(slots: &[Slot]) -> Use {
    let below = slots.iter().any(|slot| match &slot.operand {
        Operand::Cue { value, .. } => slot.role == "sign" && value.low().is_some_and(Num::is_negative),
        Operand::Figure(_) => false,
    });
    if below { Use::Least } else { Use::Most }
}

/// Whether a figure states two numbers, with figures on both sides of a dash or a word.
fn is_range(builder: &Builder<'_>, id: FigureId) -> bool {
    let Some(figure) = builder.figure(id).filter(|f| f.spelling.is_none() && f.hedge.is_none()) else {
        return false;
    };
    let text = builder.source.slice(figure.span);
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).filter(|run| !run.is_empty()).count()
        > 1
}

/// Two levels, and what the slots of a claim say of them.
fn tie(
    builder: &mut Builder<'_>,
    (left, right): (Option<FigureId>, Option<FigureId>),
    slots: &[Slot],
    link: Link,
    claims: &[ClaimId],
    why: &str,
) {
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    let measures = |slot: &&Slot| !matches!(slot.role, "left" | "right" | "bar" | "group");
    let signed_only = slots.iter().filter(measures).all(|slot| slot.role == "sign");
    let bar = slots.iter().any(|slot| slot.role == "bar");
    let apart = slots.iter().find_map(|slot| match slot.operand {
        Operand::Figure(id) if slot.role == "difference" => Some(id),
        _ => None,
    });
    let noun = |id: Option<FigureId>| {
        let counted = id.and_then(|id| builder.figure(id)).filter(|figure| figure.kind == Kind::Count);
        counted.and_then(|figure| figure.dimension().cloned())
    };
    // "1,200 sheep, three times as many as its 400 goats"
    let of_two = noun(left).zip(noun(right)).is_some_and(|(a, b)| a != b);
    let bare = |id: FigureId| builder.figure(id).is_some_and(|figure| figure.kind == Kind::Number);
    let both = left.is_some_and(bare) && right.is_some_and(bare);
    for (role, own, partner) in [("left", left, right), ("right", right, left)] {
        let Some(id) = own else { continue };
        // "79.4 and 74.9, a gap of 4.5 years"
        let partner = if both { apart.or(partner) } else { partner };
        let how = unit_of(builder, id, partner);
        let how = match how {
            _ if of_two => Use::Uncounted,
            Use::Plain if bar && role == "right" => Use::Printed,
            Use::Like(partner) if bar && role == "right" => Use::PrintedLike(partner),
            Use::Plain if signed_only && role == "right" && is_range(builder, id) => beyond(slots),
            how if signed_only => ordered(builder, id, partner, how, false),
            how => how,
        };
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    for slot in slots.iter().filter(measures) {
        let variable = match (&slot.operand, slot.role) {
            (Operand::Cue { span, value }, _) => Some(builder.cue(*span, value.clone())),
            (Operand::Figure(id), "difference") => builder.variable(*id, unit_of(builder, *id, left)),
            (Operand::Figure(id), "points") => builder.variable(*id, Use::Points { lost: false }),
            (Operand::Figure(id), _) => builder.variable(*id, Use::Plain),
        };
        args.extend(variable.map(|variable| (slot.role, variable)));
    }
    builder.relate("compare", args, link, claims, why.to_string());
}
