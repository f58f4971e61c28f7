//! The highest since when, the larger of which two, from which place to which: what must fit?
//!
//! In: a claim `extreme` of 4.1 million tons since 2009 and, in the next sentence, a claim `then` of 3.3 million tons in 2012, out: a relation
//! `compare` of both levels and the sign. In: `the larger, $4.1 million`, behind a sentence with two grants, out: the same of that level
//! and the other grant.

use super::tie;
use crate::claim::compare::toward::like;
use crate::claim::grammar::is_amount;
use crate::claim::{Claim, Operand, Role, Slot};
use crate::figure::{Figure, FigureId, Kind, Period, Time, Value, Year};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Link, VariableId};

/// What a level of another year may not pass, and what the year that bounds it did pass.
pub fn extreme(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(level), Some(way)) = (claim.figure("level"), claim.number("way")) else { return };
    if let Some(then) = claim.figure("then") {
        let why = "no level since has passed that of the year named";
        return signed(builder, claim, (then, level), way, Link::Certain, why);
    }
    let next = |c: &&Claim| c.kind == "then" && c.segment == claim.segment + 1;
    let mut found = builder.claims.iter().filter(next);
    let (Some(other), None) = (found.next(), found.next()) else { return };
    let Some((right, year)) = other.figure("level").zip(other.figure("year")) else { return };
    let fits = builder.figure(level).zip(builder.figure(right)).is_some_and(|(a, b)| {
        like(a, b) && (a.kind != Kind::Number || b.kind == Kind::Number) && a.kind != Kind::Ordinal
    });
    if fits && lies_within(builder, claim, year) {
        let why = "a level of a year that the highest or the lowest one covers";
        signed(builder, claim, (level, right), way, Link::Likely, why);
    }
}

/// Whether a year lies behind the one since which the extreme is one, and before the extreme's own.
fn lies_within(builder: &Builder<'_>, claim: &Claim, year: FigureId) -> bool {
    let Some(year) = stated_year(builder, year) else { return false };
    let bound = claim.figure("since");
    let since = bound.and_then(|id| stated_year(builder, id));
    let own = builder.sentence(claim.segment).unwrap_or_default();
    let named = own.iter().filter(|f| Some(f.id) != bound);
    let named: Vec<i32> = named.filter_map(|f| stated_year(builder, f.id)).collect();
    let now = builder.anchors.now.map(|(_, last)| last.date(crate::calendar::Calendar::Gregorian).year);
    // "a record 4.1 million tons last year": of which year, only the day of writing tells
    let counted = |f: &&Figure| {
        let apart = matches!(&f.value, Value::Time(Time::Shift { .. } | Time::Same { .. }));
        apart || matches!(&f.value, Value::Time(Time::Period(Period { year: Year::Relative(_), .. })))
    };
    let last = match own.iter().filter(counted).count() {
        0 => named.iter().max().copied().or(now),
        _ => Some(now.map_or(i32::MIN, |now| now - 1)),
    };
    bound.is_some() == since.is_some()
        && since.is_none_or(|since| year > since)
        && last.is_none_or(|last| year < last)
}

fn stated_year(builder: &Builder<'_>, id: FigureId) -> Option<i32> {
    match &builder.figure(id)?.value {
        Value::Time(Time::Period(Period { year: Year::Stated(year), .. })) => Some(*year),
        _ => None,
    }
}

/// Two levels of which the first is the greater one, or the lesser.
fn signed(
    builder: &mut Builder<'_>,
    claim: &Claim,
    (left, right): (FigureId, FigureId),
    sign: &Num,
    link: Link,
    why: &str,
) {
    let span = claim.slots.iter().find_map(|slot| match &slot.operand {
        Operand::Cue { span, .. } => Some(*span),
        Operand::Figure(_) => None,
    });
    let Some(span) = span else { return };
    let slots = [Slot::word("sign", span, Interval::point(sign.clone()))];
    tie(builder, (Some(left), Some(right)), &slots, link, &[claim.id], why);
}

/// `the larger, $4.1 million`, `the latter is the smaller`: of the two levels of its sentence, or of the one before.
pub fn of_pair(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(sign) = claim.number("sign") else { return };
    let own: Vec<FigureId> = claim.figures("of").collect();
    let here = own.len() == 2;
    let pair = if here { own } else { before(builder, claim) };
    let [first, second] = pair.as_slice() else { return };
    let level = claim.figure("level");
    let stated = |id: FigureId| builder.figure(id).and_then(Figure::in_base_units);
    let (left, right) = match (level, claim.number("place")) {
        (Some(level), _) if stated(level) == stated(*first) => (level, *second),
        (Some(level), _) if stated(level) == stated(*second) => (level, *first),
        (None, Some(place)) if *place == Num::ONE => (*second, *first),
        (None, Some(_)) => (*first, *second),
        _ => return,
    };
    let link = if here { Link::Certain } else { Link::Likely };
    signed(builder, claim, (left, right), sign, link, "one of the two levels told before");
}

/// `The latter, $4 million, was a record`: the second of the two levels of its sentence, or of the one before, once more.
pub fn latter(builder: &mut Builder<'_>, claim: &Claim) {
    let own: Vec<FigureId> = claim.figures("of").collect();
    let here = own.len() == 2;
    let pair = if here { own } else { before(builder, claim) };
    let [first, second] = pair.as_slice() else { return };
    let last = claim.number("place") == Some(&Num::ONE);
    let ids = [Some(if last { *second } else { *first }), claim.figure("level")];
    let variables = ids.map(|id| builder.variable(id?, Use::Printed));
    let [Some(told), Some(again)] = variables else { return };
    let link = if here { Link::Certain } else { Link::Likely };
    let why = "one of the two levels told before, once more".to_string();
    builder.relate("restate", vec![("first", told), ("second", again)], link, &[claim.id], why);
}

/// The levels of the sentence before, if there are just two and they are alike.
fn before(builder: &Builder<'_>, claim: &Claim) -> Vec<FigureId> {
    let told = claim.figure("level").and_then(|id| builder.figure(id));
    let level = |f: &&Figure| {
        is_amount(f) && f.kind != Kind::Ratio && told.is_none_or(|told| f.kind == told.kind && like(f, told))
    };
    let found: Vec<&Figure> = builder.before(claim).unwrap_or_default().iter().filter(level).collect();
    match found.as_slice() {
        [one, other] if like(one, other) => vec![one.id, other.id],
        _ => Vec::new(),
    }
}

/// `climbed eight places to fifth from 13th`
pub fn places(builder: &mut Builder<'_>, claim: &Claim) {
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    for slot in &claim.slots {
        args.extend(builder.operand(&slot.operand, Use::Exact).map(|variable| (slot.role, variable)));
    }
    let why = "one sentence tells both places".to_string();
    builder.relate("places", args, Link::Certain, &[claim.id], why);
}
