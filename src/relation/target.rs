//! Targets: is the level to be reached above the one it starts from?
//!
//! In: `planned to reach 30 million tons in the current year` and `25 million tons in the past year`, out: a relation
//! `target` of the two with their periods. A target that names its own base (`reach the last year's $8.5
//! billion`) is its own.

use super::build::{Builder, Use};
use super::{Link, topic};
use crate::claim::{Claim, Operand, Role};
use crate::figure::FigureId;
use crate::num::Interval;

/// Relates the targets of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for target in builder.claims.iter().filter(|claim| claim.kind == "target") {
        if target.figure("base_period").is_some() {
            own_base(builder, target);
        } else {
            bases(builder, target);
        }
    }
}

/// `reach the last year's $8.5 billion by the end of the current year`
fn own_base(builder: &mut Builder<'_>, target: &Claim) {
    let Some(level) = target.figure("target") else { return };
    let times = [("base_period", target.figure("base_period")), ("horizon", target.figure("horizon"))];
    tie(
        builder,
        target,
        (level, level),
        times,
        Link::Certain,
        &[target],
        "the target is to equal a level already reached",
    );
}

/// Every other level or target of the same measure and an earlier period.
fn bases(builder: &mut Builder<'_>, target: &Claim) {
    let Some(level) = target.figure("target") else { return };
    let near = |other: &&Claim| other.segment.abs_diff(target.segment) <= 8 && other.id != target.id;
    for other in builder.claims.iter().filter(near) {
        let (figure, period) = match other.kind {
            "level" => (other.figure("level"), other.topic.period),
            "target" => (other.figure("target"), other.figure("horizon")),
            _ => continue,
        };
        let Some(base) = figure.filter(|base| *base != level) else { continue };
        if !topic::same(&target.topic, &other.topic) || !same_kind(builder, base, level) {
            continue;
        }
        let times = [("base_period", period), ("horizon", target.figure("horizon"))];
        if !earlier(builder, times) {
            continue;
        }
        let why = format!("both speak of \"{}\", and the base comes first", target.topic.text);
        tie(builder, target, (base, level), times, Link::Likely, &[target, other], &why);
    }
}

fn same_kind(builder: &Builder<'_>, a: FigureId, b: FigureId) -> bool {
    builder
        .figure(a)
        .zip(builder.figure(b))
        .is_some_and(|(a, b)| a.kind == b.kind && crate::claim::grammar::comparable(a, b))
}

/// Whether the base's days are all before the end of the horizon's.
fn earlier(builder: &mut Builder<'_>, times: [(Role, Option<FigureId>); 2]) -> bool {
    let ends = times
        .map(|(_, id)| id.and_then(|id| builder.variable(id, Use::Plain)).and_then(|v| end_of(builder, v)));
    let [Some(base), Some(horizon)] = ends else { return false };
    base.high().zip(horizon.low()).is_some_and(|(base, horizon)| base < horizon)
}

fn end_of(builder: &Builder<'_>, variable: super::VariableId) -> Option<Interval> {
    let variable = builder.found.variables.get(variable.0)?;
    match variable.readings.as_slice() {
        [super::Domain::Days { end, .. }] => Some(end.clone()),
        _ => None,
    }
}

fn tie(
    builder: &mut Builder<'_>,
    target: &Claim,
    levels: (FigureId, FigureId),
    times: [(Role, Option<FigureId>); 2],
    link: Link,
    claims: &[&Claim],
    why: &str,
) {
    let (base, level) = levels;
    let mut args = Vec::new();
    args.extend(builder.variable(base, Use::Plain).map(|v| ("base", v)));
    args.extend(builder.variable(level, Use::Plain).map(|v| ("target", v)));
    for (role, time) in times {
        args.extend(time.and_then(|id| builder.variable(id, Use::Plain)).map(|v| (role, v)));
    }
    if let Some(Operand::Cue { span, value }) = target.operand("direction") {
        args.push(("direction", builder.cue(*span, value.clone())));
    }
    let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
    builder.relate("target", args, link, &ids, why.to_string());
}
