//! Totals: which parts must add up to which amount?
//!
//! In: a claim `total`, out: a relation of the same roles. In: a claim `remainder` (`The remaining three`), out: a total
//! whose whole and other parts were said before, in its sentence or the two before it. In: two flows and the
//! gap between them, out: a relation `balance`.

mod balance;
mod columns;
mod gather;
pub(super) mod items;
mod rest;
mod series;

use super::build::{Builder, Use};
use super::suggest::below;
use super::{Link, VariableId};
use crate::claim::{Claim, ClaimId, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num, rounding};

/// Relates the totals of a document.
pub fn relate(builder: &mut Builder<'_>) {
    items::relate(builder);
    series::relate(builder);
    columns::relate(builder);
    for claim in builder.claims {
        match claim.kind {
            "total" => total(builder, claim),
            "enumeration" => enumeration(builder, claim),
            "running" => running(builder, claim),
            "remainder" => rest::remainder(builder, claim),
            "gap" => balance::relate(builder, claim),
            "listing" => listing(builder, claim),
            "together" => together(builder, claim),
            "periods" => periods(builder, claim),
            "joint" => gather::joint(builder, claim),
            "optioned" => gather::optioned(builder, claim),
            "equal" => gather::equal(builder, claim),
            "apiece" => gather::apiece(builder, claim),
            _ => {}
        }
    }
    gather::relate(builder);
}

/// Bare numbers take the unit of the measured figure beside them; counts lose their nouns.
fn variable(builder: &mut Builder<'_>, id: FigureId, partner: FigureId) -> Option<VariableId> {
    let kind = |id: FigureId| builder.figure(id).map(|figure| figure.kind);
    let measured = matches!(
        kind(partner),
        Some(Kind::Money | Kind::Quantity | Kind::Duration | Kind::Percent | Kind::Points)
    );
    let like = kind(id) == Some(Kind::Number) && measured;
    builder.variable(id, if like { Use::Like(partner) } else { Use::Uncounted })
}

/// The same of figures that one slip of the pen keeps from adding up exactly: each is what is printed, round numbers too.
fn slipped_sum(
    builder: &mut Builder<'_>,
    parts: &[FigureId],
    total: FigureId,
    claims: &[ClaimId],
    why: &str,
) {
    let bare = |id: FigureId| builder.figure(id).is_some_and(|figure| figure.kind == Kind::Number);
    let uses: Vec<Use> =
        parts.iter().map(|id| if bare(*id) { Use::PrintedLike(total) } else { Use::Printed }).collect();
    let mut args = Vec::new();
    for (part, how) in parts.iter().zip(uses) {
        args.extend(builder.variable(*part, how).map(|v| ("parts", v)));
    }
    args.extend(builder.variable(total, Use::Printed).map(|v| ("total", v)));
    if args.len() == parts.len() + 1 {
        builder.relate("total", args, Link::Likely, claims, why.to_string());
    }
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
    let timed = |id: &FigureId| builder.figure(*id).is_some_and(by_time);
    let mixed =
        timed(&total) != parts.iter().all(timed) || parts.iter().any(timed) && !parts.iter().all(timed);
    let used = |builder: &mut Builder<'_>, id: FigureId, partner: FigureId| {
        if mixed { builder.variable(id, Use::Bare) } else { variable(builder, id, partner) }
    };
    for part in parts {
        args.extend(used(builder, *part, total).map(|v| ("parts", v)));
    }
    let first = parts.first().copied().unwrap_or(total);
    args.extend(used(builder, total, first).map(|v| ("total", v)));
    if args.len() == parts.len() + 1 {
        builder.relate("total", args, link, claims, why.to_string());
    }
}

fn total(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(total) = claim.figure("total") else { return };
    let parts: Vec<FigureId> = claim.figures("parts").collect();
    sum(builder, &parts, total, Link::Certain, &[claim.id], "the sentence lists the parts of its total");
}

/// A list that may be of some parts only: they are all if they add up, or would but for a slip, and too many if they exceed it.
fn enumeration(builder: &mut Builder<'_>, claim: &Claim) {
    let parts: Vec<FigureId> = claim.figures("parts").collect();
    let Some(total) = claim.figure("total").or_else(|| told_before(builder, claim, &parts)) else { return };
    let value = |id: &FigureId| like(builder, *id, total);
    let added = parts.iter().filter_map(value).reduce(|sum, value| sum.add(&value));
    let (Some(added), Some(whole)) = (added, base(builder, total)) else { return };
    // "30,000 for Arden, 31,000 for Belmont" goes on counting, "15 managers, six advisers and 14 sellers" may
    // and where "about 100" goes before "100 and 50" nothing is a part of the first
    let within = |middle: &Num| middle < &whole.middle().unwrap_or(Num::ZERO) && !whole.contains(middle);
    let part = |id: &FigureId| value(id).and_then(|part| part.middle()).is_some_and(|m| within(&m));
    let surely = |id: &FigureId| {
        let bare = builder.figure(*id).is_some_and(|part| part.kind != Kind::Count);
        (bare || claim.word("inside").is_some()) && value(id).is_some_and(|part| below(&part, &whole))
    };
    let wrong = !added.may_be_at_most(&whole) || items::but_for_a_slip(builder, total, &parts);
    if parts.iter().all(part) && (added.meets(&whole) || parts.iter().all(surely) && wrong) {
        sum(builder, &parts, total, Link::Likely, &[claim.id], "the sentence lists the parts of its total");
    } else {
        builder.refuse(&[claim.id], "the list may be of some parts only");
    }
}

/// How much a part is; a bare number takes the unit of its total.
fn like(builder: &Builder<'_>, id: FigureId, total: FigureId) -> Option<Interval> {
    let (part, whole) = (builder.figure(id)?, builder.figure(total)?);
    let value = bounded(part).or_else(|| base(builder, id))?;
    match whole.reading() {
        Some(reading) if part.kind == Kind::Number => Some(value.scale(&reading.unit.factor)),
        _ => Some(value),
    }
}

/// What a bound is printed as: `up to 31 million` is a part of 31.
fn bounded(figure: &Figure) -> Option<Interval> {
    figure.hedge.as_ref().filter(|h| h.bend.below != h.bend.above)?;
    let spelling = figure.spelling.as_ref()?;
    let read = rounding::rounded(&spelling.digits, spelling.exponent, spelling.precision)?;
    figure.reading().map(|reading| reading.unit.to_base(&read))
}

/// The only amount of the sentence before that parts can be of.
fn told_before(builder: &Builder<'_>, claim: &Claim, parts: &[FigureId]) -> Option<FigureId> {
    let part = builder.figure(*parts.first()?)?;
    let mut found = builder.before(claim)?.iter().filter(|f| fits(part, f));
    let only = found.next()?;
    found.next().is_none().then_some(only.id)
}

fn running(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(after) = claim.figure("after") else { return };
    let own = claim.figure("added");
    let Some(added) = own.or_else(|| added_before(builder, claim, after)) else { return };
    let mut args = Vec::new();
    let stated = claim.figure("before");
    let found = stated.is_none().then(|| level_before(builder, claim, added, after)).flatten();
    for (role, id) in [("added", Some(added)), ("after", Some(after)), ("before", stated.or(found))] {
        args.extend(id.and_then(|id| variable(builder, id, after)).map(|v| (role, v)));
    }
    let link = if found.is_some() || own.is_none() { Link::Likely } else { Link::Certain };
    let why = "the sentence says what was added and what that brought it to".to_string();
    builder.relate("running", args, link, &[claim.id], why);
}

/// What the sentence before says to have come on top: its only amount of that kind, said to be a further one.
fn added_before(builder: &Builder<'_>, claim: &Claim, after: FigureId) -> Option<FigureId> {
    let own = builder.figure(after)?;
    let mut found = builder.before(claim)?.iter().filter(|f| fits(own, f));
    let only = found.next()?;
    (found.next().is_none() && builder.hinted(only.id, "part")).then_some(only.id)
}

/// The level that something was added to: the only amount of the sentence before that makes the level after.
fn level_before(builder: &Builder<'_>, claim: &Claim, added: FigureId, after: FigureId) -> Option<FigureId> {
    let own = builder.figure(after)?;
    let (more, level) = (base(builder, added)?, base(builder, after)?);
    let makes = |f: &&Figure| fits(own, f) && base(builder, f.id).is_some_and(|b| b.add(&more).meets(&level));
    let mut found = builder.before(claim)?.iter().filter(makes);
    let first = found.next()?;
    found.next().is_none().then_some(first.id)
}

/// `Together they sold 37`: what the amounts of the sentence before add up to, if these are two or if some of them
/// alone make this sum.
fn together(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(total) = claim.figure("total") else { return };
    let Some(own) = builder.figure(total) else { return };
    let Some(before) = builder.before(claim) else { return };
    let parts: Vec<FigureId> = before.iter().filter(|f| fits(own, f)).map(|f| f.id).collect();
    let free = |id: &FigureId| !builder.claims.iter().any(|c| tied_elsewhere(c, *id));
    let chosen = match parts.as_slice() {
        [a, b] if free(a) && free(b) => Some(parts.clone()),
        _ => rest::only_sum(builder, &parts, total),
    };
    let Some(parts) = chosen else {
        return builder.refuse(&[claim.id], "no or several amounts of the sentence before make this sum");
    };
    sum(builder, &parts, total, Link::Likely, &[claim.id], "the sentence adds up what the one before told");
}

/// All parts of a year whose sum the next sentence tells: its only amount of that kind, said to be of the year.
fn periods(builder: &mut Builder<'_>, claim: &Claim) {
    let parts: Vec<FigureId> = claim.figures("parts").collect();
    let Some(first) = parts.first().and_then(|id| builder.figure(*id)) else { return };
    let Some(next) = builder.sentence(claim.segment + 1) else { return };
    let of = |c: &Claim| c.number("of").and_then(Num::to_i64);
    // -1 is a quarter, -2 a half, whichever it is
    let fits_of = |told: Option<i64>, of: Option<i64>| {
        told == of
            || told == Some(-1) && matches!(of, Some(1..=4))
            || told == Some(-2) && matches!(of, Some(11..=12))
    };
    let yearly =
        |c: &&Claim| c.kind == "yearly" && c.segment == claim.segment + 1 && fits_of(of(c), of(claim));
    let told: Vec<FigureId> = next.iter().filter(|f| fits(f, first)).map(|f| f.id).collect();
    let Some(told_later) = builder.claims.iter().find(yearly) else { return };
    let Some(year) = told_later.figure("total") else { return };
    let counted = |id: FigureId| builder.figure(id).filter(|f| f.kind == Kind::Count);
    let named =
        counted(year).zip(counted(first.id)).is_some_and(|(a, b)| crate::claim::grammar::comparable(a, b));
    let taken_up = told_later.number("taken-up").is_some();
    let low = parts.iter().filter_map(|id| base(builder, *id));
    let above = base(builder, year).is_some_and(|year| low.into_iter().all(|part| below(&part, &year)));
    if told.as_slice() != [year] || !above || !named && !taken_up {
        return builder
            .refuse(&[claim.id], "the next sentence does not tell what these parts of a year come to");
    }
    let why = "the sentence tells all parts of a year, and the next one the year";
    sum(builder, &parts, year, Link::Likely, &[claim.id], why);
}

/// A number of things and the names that are listed of them.
fn listing(builder: &mut Builder<'_>, claim: &Claim) {
    let stated = claim.figure("stated").and_then(|id| builder.variable(id, Use::Uncounted));
    let names = claim.operand("listed");
    let Some(listed) = names.and_then(|names| builder.operand(names, Use::Plain)) else { return };
    let Some(stated) = stated else { return };
    let args = vec![("stated", stated), ("listed", listed)];
    builder.relate("listing", args, Link::Certain, &[claim.id], "the sentence lists their names".to_string());
}

/// Whether a claim ties the figure to others as something that is no part of a whole: a price, a step, a level before.
fn tied_elsewhere(claim: &Claim, id: FigureId) -> bool {
    const LEVELS: [Role; 6] = ["level", "to", "part", "whole", "total", "parts"];
    const APART: [&str; 7] = ["change", "compare", "rate", "rates", "average", "per-share", "exchange"];
    let plays = |role: Role| claim.figures(role).any(|player| player == id);
    let named = claim.tells(id);
    named && APART.contains(&claim.kind) && !LEVELS.iter().any(|role| plays(role))
}

fn fits(a: &Figure, b: &Figure) -> bool {
    let counted = |figure: &Figure| matches!(figure.kind, Kind::Number | Kind::Count);
    counted(a) && counted(b) || a.kind == b.kind && crate::claim::grammar::comparable(a, b)
}

/// How much a figure is, whatever `a year` says.
fn base(builder: &Builder<'_>, id: FigureId) -> Option<Interval> {
    let figure = builder.figure(id)?;
    if by_time(figure) { figure.reading().map(|r| r.interval.clone()) } else { figure.in_base_units() }
}

/// Whether a sum of money is told by the year or month: `£4.2bn a year`, of which a part may be told without it.
fn by_time(figure: &Figure) -> bool {
    figure.kind == Kind::Money
        && figure.dimension().is_some_and(|d| d.powers().contains(&(crate::unit::Base::Time, -1)))
}
