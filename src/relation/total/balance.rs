//! Which flows leave which gap?
//!
//! In: two flows (`exports rose to 4.07 billion from 3.85 billion`, `Imports were 2.61 billion against 2.53 billion`) and a gap (`The surplus
//! was 1.45 billion, compared with 1.32 billion`), out: a relation `balance` of the three, and another of what each of them was
//! before. Flows of the gap's own sentence and of the one before it are taken if they are the only pair; what stands further off, or
//! behind it, and the levels before, only if they leave that gap or would but for one slip of the pen: they may be of another time.

use super::super::Link;
use super::super::build::Builder;
use super::{fits, items, variable};
use crate::claim::grammar::comparable;
use crate::claim::{Claim, ClaimId};
use crate::figure::FigureId;
use crate::num::Num;

/// How many sentences before and behind the gap its flows may stand.
const REACH: usize = 2;

/// An inflow and an outflow.
type Pair<'c> = (&'c Claim, &'c Claim);

/// Relates a gap to the flows that leave it.
pub fn relate(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(gap) = claim.figure("gap") else { return };
    let own = claim.segment;
    let near = pairs(builder, claim, gap, own.saturating_sub(1), own);
    if near.len() > 1 {
        return builder.refuse(&[claim.id], "several flows could leave this gap");
    }
    let far = || {
        let wide = pairs(builder, claim, gap, own.saturating_sub(REACH), own + REACH);
        wide.into_iter()
            .filter(|pair| flows(*pair).is_some_and(|f| leaves_closely(builder, f, gap)))
            .collect::<Vec<_>>()
    };
    let (pair, sure) = match near.as_slice() {
        [pair] => (*pair, true),
        // What the flows of several times side by side leave is known by now
        _ if builder.related(gap).any(|(kind, _)| kind == "balance") => return,
        _ => match far().as_slice() {
            [pair] => (*pair, false),
            _ => return,
        },
    };
    let one = sure && pair.0.segment == own && pair.1.segment == own;
    let Some(players) = flows(pair) else { return };
    let claims = [claim.id, pair.0.id, pair.1.id];
    tie(builder, players, gap, if one { Link::Certain } else { Link::Likely }, &claims);
    let before = |id: FigureId| level_before(builder, id);
    if let (Some(inflow), Some(outflow), Some(gap)) = (before(players.0), before(players.1), before(gap))
        && leaves(builder, (inflow, outflow), gap)
    {
        tie(builder, (inflow, outflow), gap, Link::Likely, &claims);
    }
}

/// The opposite flows that those sentences tell, as far as they can leave that gap.
fn pairs<'c>(
    builder: &Builder<'c>,
    claim: &Claim,
    gap: FigureId,
    first: usize,
    last: usize,
) -> Vec<Pair<'c>> {
    let group = claim.number("group").and_then(Num::to_i64);
    let stated = builder.figure(gap);
    let alike = |flow: &Claim| {
        let flow = flow.figure("flow").filter(|id| *id != gap).and_then(|id| builder.figure(id));
        flow.zip(stated).is_some_and(|(a, b)| fits(a, b) || comparable(a, b))
    };
    let flows: Vec<&Claim> = builder
        .claims
        .iter()
        .filter(|c| c.kind == "flow" && (first..=last).contains(&c.segment) && alike(c))
        .collect();
    let all = flows.iter().flat_map(|a| flows.iter().map(move |b| (*a, *b)));
    all.filter(|(a, b)| side_of(a).zip(side_of(b)).is_some_and(|(a, b)| are_pair(a, b, group))).collect()
}

fn flows((inflow, outflow): Pair<'_>) -> Option<(FigureId, FigureId)> {
    inflow.figure("flow").zip(outflow.figure("flow"))
}

/// Whether two flows leave a gap, or would but for one slip of the pen.
fn leaves(builder: &Builder<'_>, (inflow, outflow): (FigureId, FigureId), gap: FigureId) -> bool {
    items::but_for_a_slip(builder, inflow, &[outflow, gap])
        || items::but_for_a_slip(builder, outflow, &[inflow, gap])
}

/// The same, but what would be mended must then agree to the last digit: what stands further off is of another time too often.
fn leaves_closely(builder: &Builder<'_>, (inflow, outflow): (FigureId, FigureId), gap: FigureId) -> bool {
    let (Some(a), Some(b)) = (builder.figure(inflow), builder.figure(outflow)) else { return false };
    items::adds_up(builder, inflow, &[outflow, gap])
        || items::adds_up(builder, outflow, &[inflow, gap])
        || items::but_for_an_exact_transposition(builder, a, &[outflow, gap])
        || items::but_for_an_exact_transposition(builder, b, &[inflow, gap])
}

/// The level that a figure is told to have come from or is set against: the next amount of its sentence, if it was so earlier.
fn level_before(builder: &Builder<'_>, id: FigureId) -> Option<FigureId> {
    let own = builder.figure(id)?;
    let place = builder.place(own)?;
    let next = builder.figures.get(id.0 + 1..)?.iter().find(|f| !f.is_time())?;
    let near = builder.place(next) == Some(place) && builder.hinted(next.id, "past");
    (near && comparable(own, next)).then_some(next.id)
}

/// A balance of two flows and their gap.
pub(super) fn tie(
    builder: &mut Builder<'_>,
    (inflow, outflow): (FigureId, FigureId),
    gap: FigureId,
    link: Link,
    claims: &[ClaimId],
) {
    let mut args = Vec::new();
    for (role, id) in [("inflow", inflow), ("outflow", outflow), ("gap", gap)] {
        args.extend(variable(builder, id, gap).map(|v| (role, v)));
    }
    builder.relate("balance", args, link, claims, "what came in and what went out leave a gap".to_string());
}

/// Whether two sides leave a gap of that group: exports and imports one of none, sales and costs one of 5, which takes revenue and
/// spending as well; whatever is `left` (0) may be of any account.
fn are_pair(inflow: &Num, outflow: &Num, group: Option<i64>) -> bool {
    let sides = inflow.to_i64().zip(outflow.to_i64());
    sides.is_some_and(|(a, b)| match group {
        None => a > 0 && a < 5 && a == -b,
        Some(5) => (a == 4 || a == 5) && (b == -4 || b == -5),
        Some(0) => a > 3 && (a == -b || a + b == 1 || a + b == -1) && a < 7,
        Some(group) => a == group && b == -group,
    })
}

/// The number of a flow's side in the vocabulary.
pub(super) fn side_of(claim: &Claim) -> Option<&Num> {
    claim.number("side")
}
