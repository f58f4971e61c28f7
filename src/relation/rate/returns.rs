//! What must a margin, a yield, an annual rate or a pace by another time agree with?
//!
//! In: a claim `return` of a margin without its sums (`That is a margin of 12 percent`), out: a relation of it and of the only two sums
//! of the sentence before. Claims `pace` and `annualised` become relations of the same names.

use super::super::Link;
use super::super::build::{Builder, Use};
use crate::claim::Claim;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;

/// Two rates of one thing, by a shorter and by a longer time.
pub fn pace(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(times) = claim.word("times") else { return };
    let mut args = Vec::new();
    for role in ["smaller", "larger"] {
        args.extend(builder.player(claim, role, Use::Bare));
    }
    args.push(("times", builder.constant(times)));
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
    let sums: Vec<&Figure> = builder.before(claim)?.iter().filter(|f| f.kind == Kind::Money).collect();
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
    let down = claim.number("direction").is_some_and(Num::is_negative);
    let how = if down { Use::Negated } else { Use::Plain };
    let mut args = Vec::new();
    for role in ["step", "annual"] {
        args.extend(builder.player(claim, role, how));
    }
    let Some(times) = claim.word("times") else { return };
    args.push(("times", builder.constant(times)));
    let why = "one sentence tells a change by the period and by the year".to_string();
    builder.relate("annualised", args, Link::Certain, &[claim.id], why);
}
