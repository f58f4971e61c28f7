//! Totals: which parts must add up to which amount?
//!
//! In: a claim `total`, out: a relation of the same roles. In: a claim `remainder` (`The remaining three`), out: a total
//! whose whole and other parts were said before, in its sentence or the two before it. In: two flows and the
//! gap between them, out: a relation `balance`.

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::{Claim, ClaimId, Operand, Role};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::num::{Interval, Num};
use crate::segment::SegmentKind;

/// Amounts before a remainder among which its whole and the other parts are looked for; with more, none are.
const MOST: usize = 8;

/// How many sentences before a remainder its whole may stand.
const SENTENCES: usize = 2;

/// Relates the totals of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "total" => total(builder, claim),
            "running" => running(builder, claim),
            "remainder" => remainder(builder, claim),
            "gap" => balance(builder, claim),
            _ => {}
        }
    }
}

fn figures(claim: &Claim, role: Role) -> Vec<FigureId> {
    let of_role = claim.slots.iter().filter(|slot| slot.role == role);
    of_role.filter_map(|slot| if let Operand::Figure(id) = slot.operand { Some(id) } else { None }).collect()
}

/// Bare numbers take the unit of the measured figure beside them; counts lose their nouns.
fn variable(builder: &mut Builder<'_>, id: FigureId, partner: FigureId) -> Option<VariableId> {
    let kind = |id: FigureId| builder.figure(id).map(|figure| figure.kind);
    let measured = matches!(kind(partner), Some(Kind::Money | Kind::Quantity));
    let like = kind(id) == Some(Kind::Number) && measured;
    builder.variable(id, if like { Use::Like(partner) } else { Use::Uncounted })
}

/// A relation of parts and their total.
pub(super) fn sum(
    builder: &mut Builder<'_>,
    parts: &[FigureId],
    total: FigureId,
    link: Link,
    claims: &[ClaimId],
    why: &str,
) {
    let mut args = Vec::new();
    for part in parts {
        args.extend(variable(builder, *part, total).map(|v| ("parts", v)));
    }
    let first = parts.first().copied().unwrap_or(total);
    args.extend(variable(builder, total, first).map(|v| ("total", v)));
    if args.len() == parts.len() + 1 {
        builder.relate("total", args, link, claims, why.to_string());
    }
}

fn total(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(total) = claim.figure("total") else { return };
    let parts = figures(claim, "parts");
    sum(builder, &parts, total, Link::Certain, &[claim.id], "the sentence lists the parts of its total");
}

fn running(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(added), Some(after)) = (claim.figure("added"), claim.figure("after")) else { return };
    let mut args = Vec::new();
    for (role, id) in [("added", Some(added)), ("after", Some(after)), ("before", claim.figure("before"))] {
        args.extend(id.and_then(|id| variable(builder, id, after)).map(|v| (role, v)));
    }
    let why = "the sentence says what was added and what that brought it to".to_string();
    builder.relate("running", args, Link::Certain, &[claim.id], why);
}

/// `The remaining three`: the whole and the parts of the shares told before, else the amounts said before.
fn remainder(builder: &mut Builder<'_>, claim: &Claim) {
    let prose = builder.segments.get(claim.segment).is_some_and(|s| s.kind == SegmentKind::Sentence);
    let Some(rest) = claim.figure("rest").filter(|_| prose) else { return };
    if let Some((whole, mut parts, segment)) = of_shares(builder, claim) {
        let link = if segment == claim.segment { Link::Certain } else { Link::Likely };
        parts.push(rest);
        sum(
            builder,
            &parts,
            whole,
            link,
            &[claim.id],
            "the rest and the parts told before make up the whole",
        );
        return;
    }
    if builder.figure(rest).is_some_and(|figure| figure.kind == Kind::Percent) {
        return rest_of_hundred(builder, claim, rest);
    }
    let before = before(builder, claim, rest);
    if before.len() < 2 {
        return;
    }
    let holds = |whole: FigureId| {
        base(builder, rest).zip(base(builder, whole)).is_some_and(|(rest, whole)| rest.may_be_at_most(&whole))
    };
    let direct = direct(builder, claim, &before).filter(|(whole, _)| holds(*whole));
    let found = direct.or_else(|| (before.len() <= MOST).then(|| fitting(builder, &before, rest))?);
    match found {
        Some((whole, mut parts)) => {
            parts.push(rest);
            let why = "the rest and the parts said before make up the whole";
            sum(builder, &parts, whole, Link::Likely, &[claim.id], why);
        }
        None => builder.refuse(&[claim.id], "several amounts said before could leave this rest"),
    }
}

/// `The remaining 40 percent`: what the percentages before it in the sentence leave of a hundred.
fn rest_of_hundred(builder: &mut Builder<'_>, claim: &Claim, rest: FigureId) {
    let from = builder.segments.get(claim.segment).map_or(0, |segment| segment.span.start);
    let percentages: Vec<&Figure> = builder
        .figures
        .iter()
        .take(rest.0)
        .filter(|figure| figure.span.start >= from && figure.kind == Kind::Percent)
        .collect();
    let told =
        percentages.iter().filter(|figure| builder.claims.iter().any(|c| tied_elsewhere(c, figure.id)));
    if percentages.is_empty() || told.count() > 0 {
        return;
    }
    let listed = builder.claims.iter().find(|c| c.kind == "breakdown" && c.segment == claim.segment);
    let all = listed.is_some_and(|c| percentages.iter().all(|f| figures(c, "parts").contains(&f.id)));
    if percentages.len() > 1 && !all {
        return builder.refuse(&[claim.id], "the percentages before this rest may be of several wholes");
    }
    let mut args = Vec::new();
    for figure in &percentages {
        args.extend(builder.variable(figure.id, Use::Plain).map(|v| ("parts", v)));
    }
    args.extend(builder.variable(rest, Use::Plain).map(|v| ("rest", v)));
    let why = "the rest is what the shares before it leave of the whole".to_string();
    builder.relate("breakdown", args, Link::Likely, &[claim.id], why);
}

/// Of two amounts, neither tied to others, the larger is the whole; so is the only one of an earlier sentence, if
/// all others stand in the sentence of the rest.
fn direct(builder: &Builder<'_>, claim: &Claim, amounts: &[FigureId]) -> Option<(FigureId, Vec<FigureId>)> {
    let loose = |id: &FigureId| !builder.claims.iter().any(|c| tied_elsewhere(c, *id));
    if let [a, b] = amounts {
        let (whole, part) = larger(builder, *a, *b)?;
        return (loose(a) && loose(b)).then_some((whole, vec![part]));
    }
    let from = builder.segments.get(claim.segment).map_or(0, |segment| segment.span.start);
    let own = |id: &FigureId| builder.figure(*id).is_some_and(|figure| figure.span.start >= from);
    let (whole, parts) = amounts.split_first()?;
    (!own(whole) && parts.iter().all(own)).then(|| (*whole, parts.to_vec()))
}

/// The whole of the last shares told in this sentence or the one before, with all their parts.
fn of_shares(builder: &Builder<'_>, claim: &Claim) -> Option<(FigureId, Vec<FigureId>, usize)> {
    let near =
        |c: &&Claim| c.kind == "share" && c.segment + 1 >= claim.segment && c.span.start < claim.span.start;
    let shares: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let last = shares.iter().rev().find(|c| c.figure("whole").is_some() && c.figure("part").is_some())?;
    let whole = last.figure("whole")?;
    let alike = |c: &&&Claim| c.figure("whole") == Some(whole);
    let parts: Vec<FigureId> = shares.iter().filter(alike).filter_map(|c| c.figure("part")).collect();
    Some((whole, parts, last.segment))
}

/// The amounts before a remainder that it could leave over.
fn before(builder: &Builder<'_>, claim: &Claim, rest: FigureId) -> Vec<FigureId> {
    let Some(own) = builder.figure(rest) else { return Vec::new() };
    let from =
        builder.segments.get(claim.segment.saturating_sub(SENTENCES)).map_or(0, |segment| segment.span.start);
    let before = builder.figures.iter().take(rest.0).filter(|figure| figure.span.start >= from);
    before.filter(|figure| fits(own, figure)).map(|figure| figure.id).collect()
}

/// Whether a claim ties the figure to others as something that is no part of a whole: a price, a step, a level before.
fn tied_elsewhere(claim: &Claim, id: FigureId) -> bool {
    const LEVELS: [Role; 6] = ["level", "to", "part", "whole", "total", "parts"];
    const APART: [&str; 7] = ["change", "compare", "rate", "rates", "average", "per-share", "exchange"];
    let plays = |role: Role| figures(claim, role).contains(&id);
    let named = claim.slots.iter().any(|slot| slot.operand == Operand::Figure(id));
    named && APART.contains(&claim.kind) && !LEVELS.iter().any(|role| plays(role))
}

fn fits(a: &Figure, b: &Figure) -> bool {
    let counted = |figure: &Figure| matches!(figure.kind, Kind::Number | Kind::Count);
    counted(a) && counted(b) || a.kind == b.kind && crate::claim::grammar::comparable(a, b)
}

fn base(builder: &Builder<'_>, id: FigureId) -> Option<Interval> {
    match &builder.figure(id)?.value {
        Value::Amount(readings) => readings.first().map(|r| r.unit.to_base(&r.interval)),
        _ => None,
    }
}

/// Of two amounts the larger is the whole.
fn larger(builder: &Builder<'_>, a: FigureId, b: FigureId) -> Option<(FigureId, FigureId)> {
    let (first, second) = (base(builder, a)?.middle()?, base(builder, b)?.middle()?);
    Some(if first >= second { (a, b) } else { (b, a) })
}

/// The only whole and parts among the amounts that leave this rest: at most eight amounts, at most 1,024 sums.
fn fitting(builder: &Builder<'_>, amounts: &[FigureId], rest: FigureId) -> Option<(FigureId, Vec<FigureId>)> {
    let values: Vec<Interval> = amounts.iter().filter_map(|id| base(builder, *id)).collect();
    let rest = base(builder, rest)?;
    let mut found = None;
    for (w, whole) in values.iter().enumerate() {
        for chosen in 1..(1usize << values.len()) {
            if chosen >> w & 1 == 1 {
                continue;
            }
            let picked = |i: &usize| chosen >> i & 1 == 1;
            let indices: Vec<usize> = (0..values.len()).filter(picked).collect();
            let parts = indices.iter().filter_map(|i| values.get(*i));
            let added = parts.fold(rest.clone(), |sum, part| sum.add(part));
            if !added.meets(whole) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some((w, indices));
        }
    }
    let (whole, parts) = found?;
    Some((*amounts.get(whole)?, parts.iter().filter_map(|i| amounts.get(*i).copied()).collect()))
}

/// The last pair of opposite flows before or in the sentence of a gap.
fn balance(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(gap) = claim.figure("gap") else { return };
    let flows: Vec<&Claim> = builder
        .claims
        .iter()
        .filter(|c| c.kind == "flow" && c.segment <= claim.segment && c.segment + 1 >= claim.segment)
        .filter(|c| c.figure("flow") != Some(gap))
        .filter(|c| {
            c.figure("flow")
                .and_then(|id| builder.figure(id))
                .zip(builder.figure(gap))
                .is_some_and(|(a, b)| fits(a, b) || crate::claim::grammar::comparable(a, b))
        })
        .collect();
    let pairs: Vec<(&Claim, &Claim)> = flows
        .iter()
        .flat_map(|a| flows.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| side(a).zip(side(b)).is_some_and(|(a, b)| a > &Num::ZERO && &-a == b))
        .collect();
    let [(inflow, outflow)] = pairs.as_slice() else {
        if pairs.len() > 1 {
            builder.refuse(&[claim.id], "several flows could leave this gap");
        }
        return;
    };
    let mut args = Vec::new();
    let players =
        [("inflow", inflow.figure("flow")), ("outflow", outflow.figure("flow")), ("gap", Some(gap))];
    for (role, id) in players {
        args.extend(id.and_then(|id| variable(builder, id, gap)).map(|v| (role, v)));
    }
    let one = inflow.segment == claim.segment && outflow.segment == claim.segment;
    let link = if one { Link::Certain } else { Link::Likely };
    let claims = [claim.id, inflow.id, outflow.id];
    builder.relate("balance", args, link, &claims, "what came in and what went out leave a gap".to_string());
}

fn side(claim: &Claim) -> Option<&Num> {
    claim.slots.iter().find_map(|slot| match &slot.operand {
        Operand::Cue { value, .. } if slot.role == "side" => value.single(),
        _ => None,
    })
}
