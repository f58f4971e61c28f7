//! Which flows of several times leave which gaps?
//!
//! In: `Exports came to 21.4 billion, against 25.5 billion in May and 25.8 billion a year earlier. Imports were 22.8, 24.0 and 28.1 billion`,
//! and gaps of 1.4, 1.5 and 2.3 billion told before or behind, out: a relation `balance` of each column. No word says which gap is of which
//! time. Therefore a column and a gap are tied if they agree to a hundredth of the gap or the rounding of all three, or, beside a pair
//! that agrees or if all three have three digits, if two digits that are swapped or a point that is moved would make them agree exactly.

use super::super::build::Builder;
use super::super::restate::slip;
use super::balance::{side_of, tie};
use super::{fits, items};
use crate::claim::Claim;
use crate::claim::grammar::comparable;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;

/// How many sentences off the flows a gap may stand, and the flows off each other.
const REACH: usize = 3;

/// Most levels of one flow.
const MOST: usize = 4;

/// Figures of that many digits agree by no chance.
const DIGITS: usize = 3;

/// What came in and went out at one time.
type Column = (FigureId, FigureId);

/// Relates the flows of a document that are told side by side.
pub fn relate(builder: &mut Builder<'_>) {
    let told: Vec<&Claim> = builder.claims.iter().filter(|c| c.kind == "flow").collect();
    for inflow in &told {
        let near = |c: &&&Claim| {
            side_of(inflow).zip(side_of(c)).is_some_and(|(a, b)| *a == -b && !a.is_negative())
                && inflow.segment.abs_diff(c.segment) <= REACH
        };
        let mut others = told.iter().filter(near);
        if let (Some(outflow), None) = (others.next(), others.next()) {
            pair(builder, inflow, outflow);
        }
    }
}

/// The columns of two flows, and the gaps that they leave.
fn pair(builder: &mut Builder<'_>, inflow: &Claim, outflow: &Claim) {
    let (Some(ins), Some(outs)) = (levels(builder, inflow), levels(builder, outflow)) else { return };
    let mut columns: Vec<Column> = ins.into_iter().zip(outs).collect();
    let told = columns.clone();
    let mut gaps = gaps(builder, inflow, outflow);
    let claims = [inflow.id, outflow.id];
    let free = |builder: &Builder<'_>, id: FigureId| {
        !builder.related(id).any(|(kind, _)| kind == "balance" || kind == "total")
    };
    columns.retain(|(a, b)| free(builder, *a) || free(builder, *b));
    gaps.retain(|(id, _)| free(builder, *id));
    let agreeing: Vec<(Column, FigureId)> = columns
        .iter()
        .filter_map(|column| {
            Some((*column, gaps.iter().map(|(id, _)| *id).find(|gap| leaves(builder, *column, *gap))?))
        })
        .collect();
    for (column, gap) in &agreeing {
        tie(builder, *column, *gap, super::Link::Likely, &claims);
    }
    columns.retain(|column| agreeing.iter().all(|(other, _)| other != column));
    gaps.retain(|(gap, _)| agreeing.iter().all(|(_, other)| other != gap));
    let beside = told.len() > columns.len();
    for column in columns {
        let place = told.iter().position(|other| *other == column);
        let like = |place_of_gap: usize| beside && place == Some(place_of_gap);
        let mut slipped =
            gaps.iter().filter(|(gap, at)| is_slipped(builder, column, *gap, (beside, like(*at))));
        if let (Some((gap, _)), None) = (slipped.next(), slipped.next()) {
            tie(builder, column, *gap, super::Link::Likely, &claims);
        }
    }
}

/// What a flow is told to be, then what it was before: amounts behind it in its sentence, none in brackets.
fn levels(builder: &Builder<'_>, flow: &Claim) -> Option<Vec<FigureId>> {
    let own = builder.figure(flow.figure("flow")?)?;
    let next = builder.claims.iter().filter(|c| c.kind == "flow" && c.segment == flow.segment);
    let end = next.map(|c| c.span.start).filter(|at| *at > own.span.end).min().unwrap_or(usize::MAX);
    let behind = builder.sentence(flow.segment)?.iter().filter(|f| f.id > own.id && f.span.start < end);
    let alike = |f: &&Figure| {
        comparable(own, f) || f.kind == Kind::Number && slip::significant(f) > 1 && fits(own, f)
    };
    let open = |f: &&Figure| !in_brackets(builder, flow, f);
    let levels = behind.filter(|f| alike(f) && open(f) && builder.hinted(f.id, "past")).map(|f| f.id);
    Some(std::iter::once(own.id).chain(levels).take(MOST).collect())
}

/// Whether a bracket that opens behind the flow's word is open at a figure.
fn in_brackets(builder: &Builder<'_>, flow: &Claim, figure: &Figure) -> bool {
    let between = crate::source::Span::new(flow.span.start, figure.span.start);
    let text = builder.source.slice(between);
    text.rfind('(').is_some_and(|open| text.rfind(')').is_none_or(|close| close < open))
}

/// The gaps told near two flows and what each was before, with its place among these.
fn gaps(builder: &Builder<'_>, inflow: &Claim, outflow: &Claim) -> Vec<(FigureId, usize)> {
    let (first, last) = (inflow.segment.min(outflow.segment), inflow.segment.max(outflow.segment));
    let near = first.saturating_sub(REACH)..=last + REACH;
    let mut found: Vec<(FigureId, usize)> = Vec::new();
    for claim in builder.claims.iter().filter(|c| c.kind == "gap" && near.contains(&c.segment)) {
        let Some(own) = claim.figure("gap").and_then(|id| builder.figure(id)) else { continue };
        let behind = builder.sentence(claim.segment).unwrap_or_default().iter().filter(|f| f.id > own.id);
        let before = behind.filter(|f| comparable(own, f) && builder.hinted(f.id, "past")).map(|f| f.id);
        found.extend(std::iter::once(own.id).chain(before).enumerate().map(|(at, id)| (id, at)));
    }
    found.sort_unstable();
    found.dedup_by_key(|(id, _)| *id);
    found.retain(|(id, _)| [inflow, outflow].iter().all(|flow| flow.figure("flow") != Some(*id)));
    found
}

/// Whether a column leaves a gap: its rounding must not be what makes them meet if it is as large as the gap.
fn leaves(builder: &Builder<'_>, (inflow, outflow): Column, gap: FigureId) -> bool {
    let value = |id: FigureId| super::like(builder, id, gap);
    let (Some(a), Some(b), Some(gap)) = (value(inflow), value(outflow), value(gap)) else { return false };
    let left = a.sub(&b).abs();
    let wide = left
        .width()
        .zip(gap.middle())
        .is_none_or(|(width, gap)| width > &gap * &Num::ratio(1, 2).unwrap_or(Num::ONE));
    left.meets(&gap) && !wide
}

/// Whether one of the three is a swap of digits or a moved point away from what the others leave: exactly, unless the gap has the column's
/// place in its own sentence, beside a pair that agrees.
fn is_slipped(
    builder: &Builder<'_>,
    (inflow, outflow): Column,
    gap: FigureId,
    (beside, like): (bool, bool),
) -> bool {
    let long = |id: FigureId| builder.figure(id).is_some_and(|f| slip::significant(f) >= DIGITS);
    let (Some(a), Some(b)) = (builder.figure(inflow), builder.figure(outflow)) else { return false };
    let sure = beside || [inflow, outflow, gap].into_iter().all(long);
    let plain =
        [inflow, outflow, gap].into_iter().all(|id| builder.figure(id).is_some_and(|f| f.hedge.is_none()));
    let mended =
        if like { items::but_for_a_near_transposition } else { items::but_for_an_exact_transposition };
    sure && plain && (mended(builder, a, &[outflow, gap]) || mended(builder, b, &[inflow, gap]))
}
