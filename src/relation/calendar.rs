//! Times said twice: which names of days must agree?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a relation `equivalence` of two stretches of
//! days. A `three-month period` is the last stretch of known days that a sentence before it named.

use super::build::Builder;
use super::{Domain, Link, VariableId};
use crate::claim::Claim;
use crate::figure::{Figure, Kind, Part, Period, Time, Value};

/// Relates the times of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "equivalence" => equivalence(builder, claim),
            "length" => length(builder, claim),
            _ => {}
        }
    }
}

fn equivalence(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(stated)) = (claim.figure("name"), claim.figure("stated")) else { return };
    let Some(args) = builder.open_time(name).zip(builder.open_time(stated)) else { return };
    let why = "the second names the first, in parentheses".to_string();
    builder.relate(
        "equivalence",
        vec![("name", args.0), ("stated", args.1)],
        Link::Certain,
        &[claim.id],
        why,
    );
}

/// The period that `the three-month period` takes up: the last part of a year named before it.
fn length(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(duration) = claim.figure("duration") else { return };
    let named = |figure: &&Figure| figure.kind == Kind::Period && is_stretch(figure);
    let before = builder.figures.iter().take(duration.0).rev().filter(named);
    let Some((figure, variable)) = before.take(3).find_map(|figure| {
        let variable = builder.open_time(figure.id)?;
        has_days(builder, variable).then_some((figure, variable))
    }) else {
        return;
    };
    let Some(length) = builder.variable(duration, super::build::Use::Plain) else { return };
    let why = format!("\"{}\" is the last period named before", builder.source.slice(figure.span));
    builder.relate(
        "length",
        vec![("period", variable), ("duration", length)],
        Link::Likely,
        &[claim.id],
        why,
    );
}

/// A part of a year that is longer than a month and shorter than a year, or a range.
fn is_stretch(figure: &Figure) -> bool {
    match &figure.value {
        Value::Time(Time::Range(..)) => true,
        Value::Time(Time::Period(Period { part, .. })) => matches!(part, Part::Quarter(_) | Part::Half(_)),
        _ => false,
    }
}

fn has_days(builder: &Builder<'_>, variable: VariableId) -> bool {
    builder
        .found
        .variables
        .get(variable.0)
        .is_some_and(|v| v.readings.iter().any(|r| matches!(r, Domain::Days { .. })))
}
