//! Changes: which ends and amounts of a change must agree?
//!
//! In: a claim with from, to, percent and direction, out: a relation `change` with the same roles, amounts and
//! percentages signed. A change whose level stands in another sentence (`rose 20 percent`. `It exported
//! 758,000 tons`) takes it from there when the topics fit, and is then only likely.

use super::build::{Builder, Use};
use super::{Link, VariableId, topic};
use crate::claim::grammar::elliptic;
use crate::claim::{Claim, Operand, Role};
use crate::figure::{FigureId, Kind, Value};
use crate::num::Interval;
use crate::num::Num;

/// Relates the changes of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims.iter().filter(|claim| claim.kind == "change") {
        if claim.figure("to").is_some() {
            within(builder, claim, claim.figure("to"), Link::Certain, &[claim]);
        } else if claim.figure("from").is_none() && claim.figure("percent").is_some() {
            across(builder, claim);
        }
    }
}

/// The change of a percentage whose level another sentence states.
fn across(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |level: &&Claim| {
        level.kind == "level" && level.segment > claim.segment && level.segment <= claim.segment + 2
    };
    let mut fitting = builder
        .claims
        .iter()
        .filter(near)
        .filter(|level| is_level(builder, level) && topic::same(&claim.topic, &level.topic));
    let (first, second) = (fitting.next(), fitting.next());
    match (first, second) {
        (Some(level), None) => within(builder, claim, level.figure("level"), Link::Likely, &[claim, level]),
        (Some(a), Some(b)) => builder.refuse(&[claim.id, a.id, b.id], "two levels fit this change"),
        (None, _) => {}
    }
}

fn is_level(builder: &Builder<'_>, claim: &Claim) -> bool {
    claim
        .figure("level")
        .and_then(|id| builder.figure(id))
        .is_some_and(|figure| !matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio))
}

/// One relation from a claim and the level that it leads to.
fn within(builder: &mut Builder<'_>, claim: &Claim, to: Option<FigureId>, link: Link, claims: &[&Claim]) {
    let from = claim.figure("from");
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    let ends = [("from", from, to), ("to", to, from)];
    for (role, own, partner) in ends {
        let variable = own.and_then(|id| builder.variable(id, unit_of(builder, id, partner)));
        args.extend(variable.map(|variable| (role, variable)));
    }
    let falling = direction(claim).and_then(Interval::high).is_some_and(Num::is_negative);
    for role in ["percent", "amount", "points", "step", "multiple"] {
        let Some(operand) = operand(claim, role) else { continue };
        let how = if falling && role != "multiple" { Use::Negated } else { Use::Plain };
        args.extend(builder.operand(operand, how).map(|variable| (role, variable)));
    }
    if let Some(Operand::Cue { span, value }) = operand(claim, "direction") {
        args.push(("direction", builder.cue(*span, value.clone())));
    }
    if args.iter().filter(|(role, _)| *role != "direction").count() < 2 {
        return;
    }
    let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
    let why = match link {
        Link::Certain => "one sentence says from what, to what and by how much".to_string(),
        _ => format!("the level of \"{}\" stands in a sentence close by", claim.topic.text),
    };
    builder.relate("change", args, link, &ids, why);
}

/// A bare number takes the unit of the other end, an amount without its `per` part that part.
pub(super) fn unit_of(builder: &Builder<'_>, id: FigureId, partner: Option<FigureId>) -> Use {
    let bare = |id: FigureId| builder.figure(id).is_some_and(|figure| figure.kind == Kind::Number);
    match partner {
        Some(partner) if !bare(partner) && (bare(id) || leaves_out(builder, id, partner)) => {
            Use::Like(partner)
        }
        _ => Use::Plain,
    }
}

fn leaves_out(builder: &Builder<'_>, id: FigureId, partner: FigureId) -> bool {
    let readings = |id: FigureId| match builder.figure(id).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => readings.as_slice(),
        _ => &[],
    };
    readings(id).iter().any(|own| readings(partner).iter().any(|other| elliptic(own, other)))
}

fn operand(claim: &Claim, role: Role) -> Option<&Operand> {
    claim.slots.iter().find(|slot| slot.role == role).map(|slot| &slot.operand)
}

fn direction(claim: &Claim) -> Option<&Interval> {
    match operand(claim, "direction")? {
        Operand::Cue { value, .. } => Some(value),
        Operand::Figure(_) => None,
    }
}
