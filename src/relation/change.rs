//! Changes: which ends and amounts of a change must agree?
//!
//! In: a claim with from, to, percent and direction, out: a relation `change` with the same roles, amounts and
//! percentages signed. A change whose level stands in another sentence (`rose 20 percent`. `It exported
//! 758,000 tons`) takes it from there (`across`), and is then only likely.

mod across;
mod complete;
mod deal;

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::grammar::elliptic;
use crate::claim::{Claim, Operand, Role};
use crate::figure::{Figure, FigureId, Hedge, Kind, Slack, Spelling, Value};
use crate::num::Interval;
use crate::num::Num;

/// The levels before and after a change, as far as they are known.
type Ends = (Option<FigureId>, Option<FigureId>);

/// The roles that say how far a level went.
const MEASURES: [Role; 5] = ["percent", "amount", "points", "step", "multiple"];

/// Relates the changes of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims.iter().filter(|claim| claim.kind == "change") {
        let (from, to) = (claim.figure("from"), claim.figure("to"));
        let (ends, link, other) = match (from, to) {
            _ if from.is_none()
                && let Some(ends) = complete::ends(builder, claim) =>
            {
                (ends, Link::Likely, None)
            }
            (Some(_), Some(_)) => ((from, to), Link::Certain, None),
            (None, Some(_)) => match across::start(builder, claim) {
                Some((level, other)) => ((Some(level), to), Link::Likely, Some(other)),
                None => ((from, to), Link::Certain, None),
            },
            (Some(_), None) => match across::end(builder, claim) {
                Some((level, other)) => ((from, Some(level)), Link::Likely, Some(other)),
                None => continue,
            },
            (None, None) => match across::both(builder, claim) {
                Some((ends, other)) => (ends, Link::Likely, Some(other)),
                None => continue,
            },
        };
        let claims: Vec<&Claim> = std::iter::once(claim).chain(other).collect();
        within(builder, claim, ends, link, &claims);
    }
    for claim in builder.claims.iter().filter(|claim| claim.kind == "deal") {
        deal::relate(builder, claim);
    }
}

/// One relation from a claim and the levels that it leads from and to.
fn within(builder: &mut Builder<'_>, claim: &Claim, ends: Ends, link: Link, claims: &[&Claim]) {
    let (from, to) = ends;
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    let measured = MEASURES.iter().any(|role| claim.operand(role).is_some());
    let amount = claim.figure("amount");
    for (role, own, partner) in [("from", from, to.or(amount)), ("to", to, from.or(amount))] {
        let Some(id) = own else { continue };
        let how = unit_of(builder, id, partner);
        let how = match (how, partner) {
            _ if !measured => ordered(builder, id, partner, how, true),
            (Use::Plain, Some(partner)) => Use::Beside(partner),
            (Use::Like(partner), _) => Use::LikeBeside(partner),
            (how, _) => how,
        };
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    let falling = claim.word("direction").and_then(Interval::high).is_some_and(Num::is_negative);
    for role in MEASURES {
        let Some(operand) = claim.operand(role) else { continue };
        let below_zero = |id: FigureId| is_negative(builder, id);
        if role == "percent" && from.is_some_and(below_zero) {
            continue;
        }
        let how =
            match (role, operand) {
                ("points", _) => Use::Points { lost: falling },
                ("multiple", _) => Use::Plain,
                ("amount", Operand::Figure(id)) if is_counted_of_bare(builder, *id, to.or(from)) => {
                    if falling { Use::UncountedNegated } else { Use::Uncounted }
                }
                ("amount", Operand::Figure(id)) => match unit_of(builder, *id, to.or(from)) {
                    Use::Like(partner) if falling => Use::LostLike(partner),
                    how if !falling => how,
                    _ => Use::Negated,
                },
                _ if falling => Use::Negated,
                _ => Use::Plain,
            };
        args.extend(builder.operand(operand, how).map(|variable| (role, variable)));
    }
    if args.len() < 2 {
        return;
    }
    for role in ["direction", "steady"] {
        if let Some(Operand::Cue { span, value }) = claim.operand(role) {
            args.push((role, builder.cue(*span, value.clone())));
        }
    }
    let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
    let why = match link {
        Link::Certain => "one sentence says from what, to what and by how much".to_string(),
        _ => format!("the level of \"{}\" stands in a sentence close by", claim.topic.text),
    };
    builder.relate("change", args, link, &ids, why);
}

/// Whether the sentence begins with its noun of change: `The growth of 7.4 percent`.
fn begins(builder: &Builder<'_>, claim: &Claim) -> bool {
    let start = builder.segments.get(claim.segment).map_or(0, |segment| segment.span.start);
    claim.span.start.saturating_sub(start) <= 4 && claim.topic.head.is_none()
}

/// `43.18 points` of an index at 3,041.55.
fn is_counted_of_bare(builder: &Builder<'_>, amount: FigureId, level: Option<FigureId>) -> bool {
    let is = |id: FigureId, kind: Kind| builder.figure(id).is_some_and(|figure| figure.kind == kind);
    is(amount, Kind::Count) && level.is_some_and(|level| is(level, Kind::Number))
}

/// Below zero nobody says of which side a percentage is taken: `improved by 40 percent to -£12m from -£20m`.
fn is_negative(builder: &Builder<'_>, id: FigureId) -> bool {
    match builder.figure(id).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => {
            readings.iter().any(|r| r.interval.high().is_some_and(Num::is_negative))
        }
        _ => false,
    }
}

/// A bare number takes the unit of the other end, an amount without its `per` part that part.
pub(super) fn unit_of(builder: &Builder<'_>, id: FigureId, partner: Option<FigureId>) -> Use {
    let bare = |id: FigureId| builder.figure(id).is_some_and(|figure| figure.kind == Kind::Number);
    match partner {
        Some(partner) if !bare(partner) && (bare(id) || leaves_out(builder, id, partner)) => {
            Use::Like(partner)
        }
        _ => Use::Plain,
    }
}

/// How a level is used of which it is only said that it is greater or less than its partner. Two that are
/// rounded at one place keep their order, so `rose to 0.2 from 0.3` is wrong however they were rounded; and whoever
/// `fell below 13 from 20` (`crossed`) came from the other side of 13, however far below it is now.
pub(super) fn ordered(
    builder: &Builder<'_>,
    id: FigureId,
    partner: Option<FigureId>,
    how: Use,
    crossed: bool,
) -> Use {
    let figures = partner.and_then(|partner| builder.figure(partner)).zip(builder.figure(id));
    let Some((partner, own)) = figures else { return how };
    if !crossed && (own.hedge.is_some() || partner.hedge.is_some()) {
        return how;
    }
    let exact = rounded_alike(own, partner);
    match how {
        Use::Plain if exact => Use::Printed,
        Use::Like(partner) if exact => Use::PrintedLike(partner),
        Use::Plain if own.hedge.as_ref().is_some_and(one_sided) => Use::Stated,
        how => how,
    }
}

/// Whether both are printed to the same place of the same unit, with no words that blur them. A bare number takes
/// the unit and perhaps the magnitude of the other.
fn rounded_alike(a: &Figure, b: &Figure) -> bool {
    let sharp = |figure: &Figure| figure.hedge.as_ref().is_none_or(one_sided);
    let (Some(left), Some(right)) = (&a.spelling, &b.spelling) else { return false };
    let bare = |figure: &Figure, s: &Spelling| figure.kind == Kind::Number && s.exponent == 0;
    let factor = |figure: &Figure| match &figure.value {
        Value::Amount(readings) => readings.first().map(|reading| reading.unit.factor.clone()),
        _ => None,
    };
    let numbers = a.kind == Kind::Number || b.kind == Kind::Number;
    sharp(a)
        && sharp(b)
        && (left.exponent == right.exponent || bare(a, left) || bare(b, right))
        && (numbers || factor(a) == factor(b))
}

/// Whether the words bend the value one way only: `above`, `at least`.
fn one_sided(hedge: &Hedge) -> bool {
    let open = |slack: &Slack| *slack == Slack::Open;
    open(&hedge.bend.below) != open(&hedge.bend.above)
}

fn leaves_out(builder: &Builder<'_>, id: FigureId, partner: FigureId) -> bool {
    let readings = |id: FigureId| match builder.figure(id).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => readings.as_slice(),
        _ => &[],
    };
    readings(id).iter().any(|own| readings(partner).iter().any(|other| elliptic(own, other)))
}
