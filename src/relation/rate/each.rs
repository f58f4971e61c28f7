//! Which number of things at so much each comes to a sum that is told before?
//!
//! In: `The airline is to take up to 40 jets in a deal worth $5.2 billion`, `It has ordered 25, at $130 million each`, out: an average of 5.2
//! billion, 40 and 130 million. The number and the sum may stand two sentences off: therefore they must be the only ones whose product it is,
//! within a hundredth.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::tie;
use crate::claim::Claim;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};

/// How many sentences before a price its number and sum may stand.
const REACH: usize = 2;

/// Relates a price for each.
pub fn relate(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(each) = claim.figure("each").and_then(|id| builder.figure(id)) else { return };
    if builder.related(each.id).any(|(kind, _)| matches!(kind, "average" | "rate")) {
        return;
    }
    let Some((total, count)) = product(builder, claim, each) else { return };
    // "up to 40 jets" are 40 here
    let players =
        [("total", total, Use::Stated), ("count", count, Use::BareStated), ("each", each.id, Use::Stated)];
    let why = "so many at so much each make a sum told near by";
    tie(builder, "average", &players, Link::Likely, &[claim], why);
}

/// The only sum and number that go with a price.
fn product(builder: &Builder<'_>, claim: &Claim, each: &Figure) -> Option<(FigureId, FigureId)> {
    let near = builder.sentences(claim.segment.saturating_sub(REACH)..claim.segment + 1);
    let counts = near.iter().filter(|f| matches!(f.kind, Kind::Number | Kind::Count));
    let counts: Vec<&Figure> = counts.collect();
    let totals =
        near.iter().filter(|f| f.id != each.id && f.kind == each.kind && f.dimension() == each.dimension());
    let mut found = Vec::new();
    for total in totals {
        let makes = |count: &&&Figure| makes(each, count, total) == Some(true);
        found.extend(counts.iter().filter(makes).map(|count| (total.id, count.id)));
    }
    // The same number told twice is one
    found.dedup_by_key(|(total, count)| (*total, builder.figure(*count).and_then(printed)));
    if let [only] = found.as_slice() { Some(*only) } else { None }
}

/// Whether so many at so much are that sum as printed, within a hundredth.
fn makes(each: &Figure, count: &Figure, total: &Figure) -> Option<bool> {
    let (price, many, sum) = (printed(each)?, printed(count)?, printed(total)?);
    let (price, many, sum) = (price.middle()?, many.middle()?, sum.middle()?);
    let off = (&(&price * &many) - &sum).abs();
    Some(many > Num::ONE && off <= &sum * &Num::ratio(1, 100)?)
}

/// What is printed, without what a bound adds: `up to 40`.
fn printed(figure: &Figure) -> Option<Interval> {
    let point = figure.spelling.as_ref()?.printed()?;
    Some(figure.reading()?.unit.to_base(&point))
}
