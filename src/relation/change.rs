//! Changes: which ends and amounts of a change must agree?
//!
//! In: a claim with from, to, percent and direction, out: a relation `change` with the same roles, amounts and
//! percentages signed. A change whose level stands in another sentence (`rose 20 percent`. `It exported
//! 758,000 tons`) takes it from there when the topics fit, and is then only likely.

use super::build::{Builder, Use};
use super::{Link, VariableId, topic};
use crate::claim::grammar::{comparable, elliptic};
use crate::claim::{Claim, Operand, Role};
use crate::figure::{FigureId, Kind, Time, Value, Year};
use crate::num::Interval;
use crate::num::Num;

/// The levels before and after a change, as far as they are known.
type Ends = (Option<FigureId>, Option<FigureId>);

/// Relates the changes of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims.iter().filter(|claim| claim.kind == "change") {
        let (from, to) = (claim.figure("from"), claim.figure("to"));
        match (from, to) {
            (None, Some(_)) => match year_before(builder, claim) {
                Some(level) => {
                    within(builder, claim, (level.figure("level"), to), Link::Likely, &[claim, level]);
                }
                None => within(builder, claim, (from, to), Link::Certain, &[claim]),
            },
            (_, Some(_)) => within(builder, claim, (from, to), Link::Certain, &[claim]),
            (None, None) if claim.figure("percent").is_some() => across(builder, claim),
            (_, None) => {}
        }
    }
}

/// The level that the next sentence gives for the time before: `It had been 4 million the year before.`
fn year_before<'c>(builder: &Builder<'c>, claim: &Claim) -> Option<&'c Claim> {
    let to = builder.figure(claim.figure("to")?)?;
    let mut fitting = builder.claims.iter().filter(|level| {
        let next = level.kind == "level" && (claim.segment..=claim.segment + 1).contains(&level.segment);
        let figure = level.figure("level").and_then(|id| builder.figure(id));
        let topic =
            level.topic.pronoun && level.segment > claim.segment || topic::same(&claim.topic, &level.topic);
        next && topic
            && is_earlier(builder, level)
            && figure.is_some_and(|f| f.kind == to.kind && f.id != to.id && comparable(f, to))
    });
    let level = fitting.next()?;
    fitting.next().is_none().then_some(level)
}

/// Whether the level's time counts back from another: `a year earlier`, `last year`.
fn is_earlier(builder: &Builder<'_>, level: &Claim) -> bool {
    let Some(Value::Time(time)) =
        level.topic.period.and_then(|id| builder.figure(id)).map(|figure| &figure.value)
    else {
        return false;
    };
    match time {
        Time::Shift { count, .. } => count.high().is_some_and(Num::is_negative),
        Time::Same { years } => *years < 0,
        Time::Period(period) => matches!(period.year, Year::Relative(-1)),
        _ => false,
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
        (Some(level), None) => {
            within(builder, claim, (None, level.figure("level")), Link::Likely, &[claim, level]);
        }
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

/// One relation from a claim and the levels that it leads from and to.
fn within(builder: &mut Builder<'_>, claim: &Claim, ends: Ends, link: Link, claims: &[&Claim]) {
    let (from, to) = ends;
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    let ends = [("from", from, to), ("to", to, from)];
    for (role, own, partner) in ends.iter().copied() {
        let variable = own.and_then(|id| builder.variable(id, unit_of(builder, id, partner)));
        args.extend(variable.map(|variable| (role, variable)));
    }
    let falling = direction(claim).and_then(Interval::high).is_some_and(Num::is_negative);
    for role in ["percent", "amount", "points", "step", "multiple"] {
        let Some(operand) = operand(claim, role) else { continue };
        if role == "percent" && ends.iter().any(|(_, id, _)| id.is_some_and(|id| is_negative(builder, id))) {
            continue;
        }
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

/// Below zero nobody says of which side a percentage is taken: `improved by 40 percent to -£12m from -£20m`.
fn is_negative(builder: &Builder<'_>, id: FigureId) -> bool {
    match builder.figure(id).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => {
            readings.iter().any(|r| r.interval.high().is_some_and(Num::is_negative))
        }
        _ => false,
    }
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
