//! What must a margin, a yield, an annual rate or a pace by another time agree with?
//!
//! In: a claim `return` of a margin without its sums (`That is a margin of 12 percent`), out: a relation of it and of the only two sums
//! of the sentence before. Claims `pace` and `annualised` become relations of the same names.

use super::super::Link;
use super::super::build::{Builder, Use};
use crate::claim::{Claim, Operand, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};

/// The number that a word of the claim stands for.
pub fn value_of(claim: &Claim, role: Role) -> Option<Interval> {
    claim.slots.iter().find_map(|slot| match &slot.operand {
        Operand::Cue { value, .. } if slot.role == role => Some(value.clone()),
        _ => None,
    })
}

/// Two rates of one thing, by a shorter and by a longer time.
pub fn pace(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(times) = value_of(claim, "times") else { return };
    let mut args = Vec::new();
    for role in ["smaller", "larger"] {
        args.extend(claim.figure(role).and_then(|id| builder.variable(id, Use::Bare)).map(|v| (role, v)));
    }
    args.push(("times", builder.constant(&times)));
    let why = "one sentence says how much by a shorter and by a longer time".to_string();
    builder.relate("pace", args, Link::Certain, &[claim.id], why);
}

/// A gain, its base and the percentage that it is of it.
pub fn gain(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(percent) = claim.figure("percent") else { return };
    let own = claim.figure("gain").zip(claim.figure("base"));
    let Some((gain, base)) = own.or_else(|| told_before(builder, claim)) else {
        return builder
            .refuse(&[claim.id], "not just two sums can be the gain and the base of this percentage");
    };
    let mut args = Vec::new();
    for (role, id, how) in
        [("gain", gain, Use::Bare), ("base", base, Use::Bare), ("percent", percent, Use::Plain)]
    {
        args.extend(builder.variable(id, how).map(|v| (role, v)));
    }
    let link = if own.is_some() { Link::Certain } else { Link::Likely };
    let why = "only these two sums can be what is gained and what it is gained on".to_string();
    builder.relate("return", args, link, &[claim.id], why);
}

/// The only sums of the sentence before: both, or the base of a gain told here.
fn told_before(builder: &Builder<'_>, claim: &Claim) -> Option<(FigureId, FigureId)> {
    let before = builder.segments.get(claim.segment.checked_sub(1)?)?.span;
    let sum = |f: &&Figure| before.contains(f.span) && f.kind == Kind::Money;
    let sums: Vec<&Figure> = builder.figures.iter().filter(sum).collect();
    let value = |f: &Figure| f.in_base_units()?.middle();
    let (a, b) = match (claim.figure("gain").and_then(|id| builder.figure(id)), sums.as_slice()) {
        (Some(gain), [base]) => (gain, *base),
        (None, [a, b]) => (*a, *b),
        _ => return None,
    };
    let like = crate::claim::grammar::comparable(a, b);
    let (a, b) = if value(a)? < value(b)? { (a, b) } else { (b, a) };
    like.then_some((a.id, b.id))
}

/// A change by the quarter or month, and what it comes to by the year.
pub fn annualised(builder: &mut Builder<'_>, claim: &Claim) {
    let down = value_of(claim, "direction").and_then(|way| way.single().map(Num::is_negative)) == Some(true);
    let how = if down { Use::Negated } else { Use::Plain };
    let mut args = Vec::new();
    for role in ["step", "annual"] {
        args.extend(claim.figure(role).and_then(|id| builder.variable(id, how)).map(|v| (role, v)));
    }
    let Some(times) = value_of(claim, "times") else { return };
    args.push(("times", builder.constant(&times)));
    let why = "one sentence tells a change by the period and by the year".to_string();
    builder.relate("annualised", args, Link::Certain, &[claim.id], why);
}
