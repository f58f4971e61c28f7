//! What is said in two units or two currencies: what must agree?
//!
//! In: a claim of `4,200 acres` and `1,700 hectares`, out: a relation `units` of the two. In: claims of `$1.3bn`
//! and `£691m` and of `$24.1m` and `£12.7m`, out: a relation `exchange` for each, against the widest bounds that
//! the rate has had, and one relation `rates` of both: a text converts at one rate. A claim `quote` of a rate that the text states is
//! one more such sum.

use super::build::{Builder, Use};
use super::{Domain, Link, VariableId};
use crate::claim::{Claim, Role};
use crate::figure::{FigureId, Kind, Period, Time, TimeUnit, Value, Year};
use crate::num::{Interval, Num};
use crate::source::Span;

/// Relates the conversions of a document.
pub fn relate(builder: &mut Builder<'_>) {
    let mut sums = Vec::new();
    for claim in builder.claims {
        match claim.kind {
            "units" | "restate" | "mixed-up" | "fuel" => twice(builder, claim),
            "exchange" => sums.extend(exchange(builder, claim)),
            "quote" => sums.extend(quote(builder, claim)),
            _ => {}
        }
    }
    rates(builder, &sums);
    for claim in builder.claims.iter().filter(|claim| claim.kind == "one-currency") {
        one_currency(builder, claim, &sums);
    }
}

/// `$3bn ($1.6bn)`, in a text that converts dollars at the rate which lies between the two: one of them bears the symbol of the other.
fn one_currency(builder: &mut Builder<'_>, claim: &Claim, sums: &[Sum<'_>]) {
    let Some((first, second)) = claim.figure("first").zip(claim.figure("second")).filter(|_| !loose(claim))
    else {
        return;
    };
    let values = value(builder, first, Use::BareStated).zip(value(builder, second, Use::BareStated));
    let Some(ratio) = values.and_then(|(a, b)| a.div(&b)) else { return };
    let symbol = builder.figure(first).and_then(|f| f.reading()).map(|r| r.unit.symbol.to_string());
    let at_rate = |sum: &Sum<'_>| {
        let ours = [&sum.first, &sum.second].iter().any(|side| side.symbol(builder) == symbol);
        ours && (ratio.meets(&sum.rate) || sum.rate.recip().is_some_and(|rate| ratio.meets(&rate)))
    };
    if sums.iter().any(at_rate) {
        let args = builder.variable(first, Use::Stated).zip(builder.variable(second, Use::Stated));
        let Some((one, other)) = args else { return };
        let why = "the two lie apart as two currencies of the text do".to_string();
        builder.relate("mixed-up", vec![("first", one), ("second", other)], Link::Likely, &[claim.id], why);
    }
}

/// Whether the claim may be a choice of two things and not one thing said twice.
fn loose(claim: &Claim) -> bool {
    claim.operand("loose").is_some()
}

/// One quantity in two units, or one number in words and digits.
fn twice(builder: &mut Builder<'_>, claim: &Claim) {
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    for role in ["first", "second"] {
        if let Some(id) = claim.figure(role) {
            let how = match bare_beside_money(builder, claim, id) {
                Some(money) => Use::Like(money),
                None if claim.operand("apart").is_some() => Use::Apart,
                None if claim.operand("reading").is_some() => Use::OnScale,
                None => Use::Stated,
            };
            args.extend(builder.variable(id, how).map(|variable| (role, variable)));
        }
    }
    if loose(claim) && !agree(builder, &args) {
        builder.refuse(&[claim.id], "\"or\" may join two things, and these two are not one");
        return;
    }
    let why = if claim.kind == "units" {
        "the second converts the first"
    } else {
        "one number in words and digits"
    };
    builder.relate(claim.kind, args, Link::Certain, &[claim.id], why.to_string());
}

/// The sum that a bare number says again: `2.5 million rupees (25 lakh)`.
fn bare_beside_money(builder: &Builder<'_>, claim: &Claim, id: FigureId) -> Option<FigureId> {
    let kind = |id: FigureId| builder.figure(id).map(|f| f.kind);
    let other = ["first", "second"].into_iter().filter_map(|role| claim.figure(role)).find(|f| *f != id)?;
    let bare = claim.kind == "restate" && kind(id) == Some(Kind::Number);
    (bare && kind(other) == Some(Kind::Money)).then_some(other)
}

/// Whether some readings of the first and of the second meet.
fn agree(builder: &Builder<'_>, args: &[(Role, VariableId)]) -> bool {
    let [(_, first), (_, second)] = args else { return false };
    let intervals = |id: &VariableId| {
        let readings = builder.found.variables.get(id.0).map_or(&[][..], |v| v.readings.as_slice());
        readings.iter().filter_map(|domain| match domain {
            Domain::Amount { interval, dimension, .. } => Some((interval.clone(), dimension.clone())),
            Domain::Days { .. } => None,
        })
    };
    intervals(first).any(|(a, of)| intervals(second).any(|(b, same)| of == same && a.meets(&b)))
}

/// One sum in two currencies.
struct Sum<'a> {
    claim: &'a Claim,
    first: Side,
    second: Side,
    /// How its figures are used: those of a rate that the text states are exact.
    how: Use,
    /// Units of the first currency for one of the second, as far as the two figures tell.
    rate: Interval,
}

/// One side of such a sum: a figure, or one unit of the currency that a word names.
#[derive(Debug, Clone)]
enum Side {
    Figure(FigureId),
    One(Span, String),
}

impl Side {
    fn variable(&self, builder: &mut Builder<'_>, how: Use) -> Option<VariableId> {
        match self {
            Self::Figure(id) => builder.variable(*id, how),
            Self::One(span, _) => Some(builder.cue(*span, Interval::point(Num::ONE))),
        }
    }

    /// The currency, as its unit is written.
    fn symbol(&self, builder: &Builder<'_>) -> Option<String> {
        match self {
            Self::Figure(id) => builder.figure(*id)?.reading().map(|r| r.unit.symbol.to_string()),
            Self::One(_, code) => Some(code.clone()),
        }
    }
}

/// A rate that the text states, as a sum of one unit.
fn quote<'a>(builder: &mut Builder<'a>, claim: &'a Claim) -> Option<Sum<'a>> {
    let first = claim.figure("first")?;
    let one = claim.word_at("second")?;
    let how = Use::Bare;
    let rate = builder.figure(first)?.in_base_units()?;
    let second = Side::One(one, claim.topic.head.clone()?);
    Some(Sum { claim, first: Side::Figure(first), second, how, rate })
}

/// The relation of one sum in two currencies against the bounds of their rate.
fn exchange<'a>(builder: &mut Builder<'a>, claim: &'a Claim) -> Option<Sum<'a>> {
    let (first, second) = (claim.figure("first")?, claim.figure("second")?);
    let how = if claim.operand("rate").is_some() { Use::Exact } else { Use::BareStated };
    let rate = value(builder, first, how)?.div(&value(builder, second, how)?)?;
    let mut args = Vec::new();
    for (role, id) in [("first", first), ("second", second)] {
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    if let Some(value) = claim.word("usual") {
        args.push(("usual", builder.constant(value)));
    }
    if loose(claim) {
        builder.refuse(&[claim.id], "\"or\" may join two sums");
        return None;
    }
    if args.len() == 3 {
        let why = "the second is the first in another currency".to_string();
        builder.relate("exchange", args, Link::Certain, &[claim.id], why);
    }
    Some(Sum { claim, first: Side::Figure(first), second: Side::Figure(second), how, rate })
}

/// What a sum may be, in its currency.
fn value(builder: &mut Builder<'_>, id: FigureId, how: Use) -> Option<Interval> {
    if how == Use::Exact {
        let variable = builder.variable(id, how)?;
        return match builder.found.variables.get(variable.0)?.readings.first()? {
            Domain::Amount { interval, .. } => Some(interval.clone()),
            Domain::Days { .. } => None,
        };
    }
    builder.figure(id)?.in_base_units()
}

/// The pair of currencies, as the units are written.
fn pair(builder: &Builder<'_>, sum: &Sum<'_>) -> Option<(String, String)> {
    Some((sum.first.symbol(builder)?, sum.second.symbol(builder)?))
}

/// Every other conversion of the same two currencies against the one that most of them agree with, so that a
/// finding names the odd one out.
fn rates(builder: &mut Builder<'_>, sums: &[Sum<'_>]) {
    let mut done: Vec<(String, String)> = Vec::new();
    for sum in sums {
        let Some(pair_here) = pair(builder, sum).filter(|p| !done.contains(p)) else { continue };
        let mut same: Vec<(&Sum<'_>, Interval)> = Vec::new();
        for other in sums {
            match pair(builder, other) {
                Some(p) if p == pair_here => same.push((other, other.rate.clone())),
                Some(p) if (&p.1, &p.0) == (&pair_here.0, &pair_here.1) => {
                    same.extend(other.rate.recip().map(|rate| (other, rate)));
                }
                _ => {}
            }
        }
        done.push((pair_here.1.clone(), pair_here.0.clone()));
        done.push(pair_here.clone());
        let Some(usual) = usual(&same) else { continue };
        for (at, (other, _)) in same.iter().enumerate().filter(|(at, _)| *at != usual) {
            if let Some((reference, _)) = same.get(usual) {
                tie(builder, &pair_here.0, if at < usual { [other, reference] } else { [reference, other] });
            }
        }
    }
}

/// The conversion whose rate meets most others; the narrowest of those.
fn usual(same: &[(&Sum<'_>, Interval)]) -> Option<usize> {
    let friends = |rate: &Interval| same.iter().filter(|(_, other)| rate.meets(other)).count();
    let width = |rate: &Interval| rate.width().zip(rate.middle()).and_then(|(w, m)| w.checked_div(&m));
    let mut best: Option<(usize, usize, Num)> = None;
    for (at, (_, rate)) in same.iter().enumerate() {
        let Some(width) = width(rate) else { continue };
        let (count, better) = (friends(rate), |known: &(usize, usize, Num)| {
            friends(rate) > known.1 || friends(rate) == known.1 && width < known.2
        });
        if best.as_ref().is_none_or(better) {
            best = Some((at, count, width));
        }
    }
    best.map(|(at, ..)| at)
}

/// Two conversions at one rate; `of` is the currency that stands above the line.
fn tie(builder: &mut Builder<'_>, of: &str, sums: [&Sum<'_>; 2]) {
    let mut args = Vec::new();
    for (sum, roles) in sums.iter().zip([["above", "below"], ["other_above", "other_below"]]) {
        let Some((first, _)) = pair(builder, sum) else { return };
        let players = if first == of { [&sum.first, &sum.second] } else { [&sum.second, &sum.first] };
        for (role, side) in roles.into_iter().zip(players) {
            args.extend(side.variable(builder, sum.how).map(|variable| (role, variable)));
        }
    }
    let claims = sums.map(|sum| sum.claim.id);
    let dated = sums.iter().any(|sum| sum.claim.operand("dated").is_some());
    if dated || years_apart(builder, sums.map(|sum| sum.claim.segment)) {
        builder.refuse(&claims, "years lie between the two, and rates change");
        return;
    }
    let within =
        sums.iter().all(|sum| sums.first().is_some_and(|first| first.claim.segment == sum.claim.segment));
    let link = if within { Link::Certain } else { Link::Likely };
    builder.relate("rates", args, link, &claims, "a text converts between two currencies at one rate".into());
}

/// Whether the sentences name two years, or one that is so many years away: each sum may have the rate of its own time.
fn years_apart(builder: &Builder<'_>, segments: [usize; 2]) -> bool {
    let mut named: Vec<i32> = Vec::new();
    for figure in segments.into_iter().filter_map(|at| builder.sentence(at)).flatten() {
        match &figure.value {
            Value::Time(Time::Shift { unit: TimeUnit::Year, .. }) => return true,
            Value::Time(Time::Period(Period { year: Year::Stated(year), .. })) => named.push(*year),
            _ => {}
        }
    }
    named.dedup();
    named.len() > 1
}
