//! Ends of a change that speaks of the sentence before.
//!
//! In: `Sales were £12m, against £10m in 2003. That is a rise of 20 percent`, out: the rise goes from £10m to £12m: the sentence
//! before holds just two amounts that can be levels of one measure, and says of one of them that it was earlier. In: `Sales were
//! £10m last year. This year they rose 20 percent to £12m`, out: the change starts from £10m.

use super::Ends;
use crate::claim::Claim;
use crate::claim::grammar::{comparable, is_amount};
use crate::figure::{Figure, Kind};
use crate::relation::build::Builder;

/// The ends of a change of a percentage that lacks its start.
pub fn ends(builder: &Builder<'_>, claim: &Claim) -> Option<Ends> {
    claim.figure("percent")?;
    if !takes_up(builder, claim) || !is_alone(builder, claim) {
        return None;
    }
    let before = levels(builder, claim.segment.checked_sub(1)?);
    match (claim.figure("to"), before.as_slice(), levels(builder, claim.segment).as_slice()) {
        (None, [a, b], []) => pair(builder, a, b),
        (Some(to), [level], [only]) => {
            let fits = only.id == to && is_earlier(builder, level) && comparable(level, only);
            fits.then_some((Some(level.id), Some(to)))
        }
        _ => None,
    }
}

/// Two levels of one measure, the one that was earlier first.
fn pair(builder: &Builder<'_>, a: &Figure, b: &Figure) -> Option<Ends> {
    let (from, to) = match (is_earlier(builder, a), is_earlier(builder, b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    comparable(from, to).then_some((Some(from.id), Some(to.id)))
}

/// Whether the sentence says of a figure that it was so earlier.
fn is_earlier(builder: &Builder<'_>, figure: &Figure) -> bool {
    builder.claims.iter().any(|claim| claim.kind == "hint" && claim.figure("past") == Some(figure.id))
}

/// Whether neither its sentence nor the one before tells another change with an amount of its own.
fn is_alone(builder: &Builder<'_>, claim: &Claim) -> bool {
    let near = |other: &&Claim| {
        other.kind == "change" && (other.segment == claim.segment || other.segment + 1 == claim.segment)
    };
    let others = builder.claims.iter().filter(near).filter(|other| other.id != claim.id);
    !others.into_iter().any(|other| super::MEASURES.iter().any(|role| super::operand(other, role).is_some()))
}

/// The amounts of a sentence, percentages aside.
fn levels<'a>(builder: &Builder<'a>, segment: usize) -> Vec<&'a Figure> {
    let Some(span) = builder.segments.get(segment).map(|segment| segment.span) else { return Vec::new() };
    let ratio = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio);
    let fits = |figure: &&Figure| span.contains(figure.span) && is_amount(figure) && !ratio(figure);
    builder.figures.iter().filter(fits).collect()
}

/// Whether the change speaks of what the sentence before spoke of: `it`, `that`, or a noun of change at its start.
fn takes_up(builder: &Builder<'_>, claim: &Claim) -> bool {
    let start = builder.segments.get(claim.segment).map_or(0, |segment| segment.span.start);
    let begins = claim.span.start.saturating_sub(start) <= 4 && claim.topic.head.is_none();
    claim.topic.pronoun || begins
}
