//! Ends of a change that speaks of the sentence before.
//!
//! In: `Sales were £12m, against £10m in 2003. That is a rise of 20 percent`, out: the rise goes from £10m to £12m: the sentence
//! before holds just two amounts that can be levels of one measure, and says of one of them that it was earlier; so does the one
//! behind it, if a pronoun goes on about the measure (`It had stood at £10m; it is now £12m`). In: `Sales were
//! £10m last year. This year they rose 20 percent to £12m`, out: the change starts from £10m. In: `a 52 percent rise in net profit. Profit was 1.33
//! billion rupees, compared with 0.87 billion`, out: the ends, since the next sentence names the measure; the times may differ, so the three are
//! tied only if they agree but for one slip of the pen.

use super::{Ends, begins};
use crate::claim::grammar::{comparable, is_amount};
use crate::claim::{Claim, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};
use crate::relation::build::Builder;
use crate::relation::restate::slip;
use crate::relation::topic;

/// What says how far a change went, if nothing tells its ends.
const MEASURES: [Role; 3] = ["percent", "points", "amount"];

/// The ends of a change that lacks its start.
pub fn ends(builder: &Builder<'_>, claim: &Claim) -> Option<Ends> {
    let measure = MEASURES.iter().find_map(|role| claim.figure(role)).and_then(|id| builder.figure(id))?;
    if !is_alone(builder, claim) {
        return None;
    }
    let before = claim.segment.checked_sub(1).map(|at| levels(builder, at, measure)).unwrap_or_default();
    let own = levels(builder, claim.segment, measure);
    let behind = || levels(builder, claim.segment + 1, measure);
    // "The growth of 7.4 percent owed much to 11 routes": what it led to stands in the sentence before
    if let [a, b] = before.as_slice()
        && begins(builder, claim)
        && let Some(ends) = pair(builder, a, b).filter(|ends| nearly(builder, claim, measure, *ends))
    {
        return Some(ends);
    }
    match (claim.figure("to"), before.as_slice(), own.as_slice()) {
        (None, [a, b], []) if takes_up(builder, claim) => pair(builder, a, b),
        (Some(to), [level], [only]) if takes_up(builder, claim) => {
            // "Output was 250 tons. The 20 percent rise took it to 300 tons"
            let told = builder.hinted(level.id, "past") || begins(builder, claim) && level.kind == only.kind;
            let fits = only.id == to && told && comparable(level, only);
            fits.then_some((Some(level.id), Some(to)))
        }
        (None, _, []) if is_taken_up(builder, claim.segment + 1) => match behind().as_slice() {
            [a, b] => pair(builder, a, b),
            _ => None,
        },
        (None, _, []) if matches!(measure.kind, Kind::Percent | Kind::Ratio) => {
            let behind = unconverted(builder, behind());
            let [a, b] = behind.as_slice() else { return None };
            let ends = pair(builder, a, b).filter(|_| names_again(builder, claim, [a, b]))?;
            nearly(builder, claim, measure, ends).then_some(ends)
        }
        _ => None,
    }
}

/// The levels but for those that tell another one in other money: `£75m ($141m)`.
fn unconverted<'a>(builder: &Builder<'_>, levels: Vec<&'a Figure>) -> Vec<&'a Figure> {
    let converts = |f: &Figure| {
        builder
            .claims
            .iter()
            .any(|c| matches!(c.kind, "units" | "exchange") && c.figure("second") == Some(f.id))
    };
    levels.into_iter().filter(|f| !converts(f)).collect()
}

/// Whether the next sentence names what the change is of before one of its levels: `a rise in net profit`. `Profit was 1.33 billion`
fn names_again(builder: &Builder<'_>, claim: &Claim, levels: [&Figure; 2]) -> bool {
    let names = |c: &&Claim| {
        c.segment == claim.segment + 1
            && matches!(c.kind, "level" | "naming" | "change")
            && ["level", "to"].iter().any(|role| levels.iter().any(|f| c.figure(role) == Some(f.id)))
    };
    builder.claims.iter().filter(names).any(|c| topic::same(&claim.topic, &c.topic))
}

/// Whether a change of so much, or so much percent, leads from one level to the other, or would but for one slip of the pen: two sentences may
/// tell of two times.
pub(super) fn nearly(builder: &Builder<'_>, claim: &Claim, measure: &Figure, ends: Ends) -> bool {
    let value = |id: Option<FigureId>| {
        id.and_then(|id| builder.figure(id)).and_then(|f| Some((f, f.in_base_units()?)))
    };
    let (Some((from, low)), Some((to, high)), Some(step)) =
        (value(ends.0), value(ends.1), measure.in_base_units())
    else {
        return false;
    };
    let falls = claim.number("direction").is_some_and(Num::is_negative);
    let signed = if falls { step.neg() } else { step };
    let one = Interval::point(Num::ONE);
    let times = one.add(&signed);
    let (led_to, start, implied) = if matches!(measure.kind, Kind::Percent | Kind::Ratio) {
        (low.mul(&times), high.div(&times), high.div(&low).map(|ratio| ratio.sub(&one)))
    } else {
        (low.add(&signed), Some(high.sub(&signed)), Some(high.sub(&low)))
    };
    let implied = implied.map(|implied| if falls { implied.neg() } else { implied });
    led_to.meets(&high)
        || implied.is_some_and(|implied| slip::stands_for(measure, &implied))
        || slip::stands_for(to, &led_to)
        || start.is_some_and(|start| slip::stands_for(from, &start))
}

/// Two levels of one measure, the one that was earlier first.
fn pair(builder: &Builder<'_>, a: &Figure, b: &Figure) -> Option<Ends> {
    let (from, to) = match (builder.hinted(a.id, "past"), builder.hinted(b.id, "past")) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    comparable(from, to).then_some((Some(from.id), Some(to.id)))
}

/// Whether neither its sentence nor the one before tells another change with an amount of its own.
fn is_alone(builder: &Builder<'_>, claim: &Claim) -> bool {
    let near = |other: &&Claim| {
        other.kind == "change" && (other.segment == claim.segment || other.segment + 1 == claim.segment)
    };
    let others = builder.claims.iter().filter(near).filter(|other| other.id != claim.id);
    !others.into_iter().any(|other| super::MEASURES.iter().any(|role| other.operand(role).is_some()))
}

/// The amounts of a sentence that a change by so much may go between: of points percentages, else none.
fn levels<'a>(builder: &Builder<'a>, segment: usize, measure: &Figure) -> Vec<&'a Figure> {
    let ratio = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio);
    let of_points = measure.kind == Kind::Points;
    let fits = |figure: &&Figure| {
        let kind = if of_points { figure.kind == Kind::Percent } else { !ratio(figure) };
        figure.id != measure.id && is_amount(figure) && kind
    };
    builder.sentence(segment).unwrap_or_default().iter().filter(fits).collect()
}

/// Whether a sentence goes on about the measure of the one before: `In April it had stood at 15 percent`.
fn is_taken_up(builder: &Builder<'_>, segment: usize) -> bool {
    builder.claims.iter().any(|claim| {
        claim.segment == segment && claim.topic.pronoun && matches!(claim.kind, "level" | "before")
    })
}

/// Whether the change speaks of what the sentence before spoke of: `it`, `that`, or a noun of change at its start.
fn takes_up(builder: &Builder<'_>, claim: &Claim) -> bool {
    claim.topic.pronoun || begins(builder, claim)
}
