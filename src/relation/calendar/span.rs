//! From when to when, and how long is that: which values must agree?
//!
//! In: a claim of `two years` from `4 May 2021` to `3 May 2023`, out: a relation `span` of the three. In: a claim
//! that one time comes first, out: a relation `order`.

use super::has_days;
use crate::calendar::Day;
use crate::claim::calendar::{period, time};
use crate::claim::{Claim, Role};
use crate::figure::{FigureId, Kind, Part, Period, Time, TimeUnit, Value, Year};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Domain, Link, VariableId, anchor};

/// A leap year, and how many days two days without a year may lie apart.
const SOME_YEAR: i32 = 2024;
const NEAR: u64 = 75;

/// Two times and the length between them; the day of writing where the text names only one.
pub fn span(builder: &mut Builder<'_>, claim: &Claim) {
    let duration = match claim.word_at("year") {
        Some(span) => Some(builder.measured_cue(span, &Interval::point(Num::ONE), &Builder::years())),
        None => claim.figure("duration").and_then(|id| long(builder, id)),
    };
    let ends = match (claim.figure("from"), claim.figure("to")) {
        (Some(from), Some(to)) if claim.operand("deadline").is_some() && duration.is_none() => {
            in_one_year(builder, from, to).or_else(|| ends(builder, from, to, false))
        }
        (Some(from), Some(to)) => ends(builder, from, to, duration.is_some()),
        (Some(from), None) => builder.variable(from, Use::Plain).zip(builder.now()),
        (None, Some(to)) => builder.now().zip(builder.variable(to, Use::Plain)),
        (None, None) => None,
    };
    let Some((from, to)) = ends else { return };
    let mut args: Vec<(Role, VariableId)> = vec![("from", from), ("to", to)];
    args.extend(duration.map(|duration| ("duration", duration)));
    if args.len() == 2 && !(has_days(builder, from) && has_days(builder, to)) {
        return;
    }
    let why = "the sentence says from when to when".to_string();
    builder.relate("span", args, Link::Certain, &[claim.id], why);
}

/// `The deadline is 30 May`: behind the day from which it can be done, told in the same sentence or the one before.
pub fn deadline(builder: &mut Builder<'_>, claim: &Claim) {
    let of = |segment: usize| -> Vec<&Claim> {
        builder.claims.iter().filter(|c| c.kind == "opens" && c.segment == segment).collect()
    };
    let noun = |c: &Claim| c.word_at("noun").map(|span| builder.source.slice(span).to_lowercase());
    let one = |c: &Claim| noun(c).zip(noun(claim)).is_none_or(|(a, b)| a == b);
    let mut there = of(claim.segment.wrapping_sub(1));
    there.retain(|c| claim.operand("head").is_some() && one(c));
    let here = of(claim.segment);
    let (opens, link) = match (here.as_slice(), there.as_slice()) {
        ([opens], _) => (*opens, Link::Certain),
        ([], [opens]) => (*opens, Link::Likely),
        _ => return,
    };
    let Some((from, to)) = opens.figure("from").zip(claim.figure("to")) else { return };
    let Some((from, to)) = in_one_year(builder, from, to).or_else(|| ends(builder, from, to, false)) else {
        return;
    };
    if has_days(builder, from) && has_days(builder, to) {
        let why = "what can be done from one day must be done by a later one".to_string();
        builder.relate("span", vec![("from", from), ("to", to)], link, &[opens.id, claim.id], why);
    }
}

/// Two days without a year that are of one year if they lie near each other.
fn in_one_year(builder: &mut Builder<'_>, from: FigureId, to: FigureId) -> Option<(VariableId, VariableId)> {
    let day = |id| match builder.figure(id).and_then(period)? {
        Period { calendar, part: Part::Day { month, day }, year: Year::Open, .. } => {
            Day::of(*calendar, SOME_YEAR, *month, *day)
        }
        _ => None,
    };
    let (first, last) = day(from).zip(day(to))?;
    let point = |day: Day| Interval::point(Num::from(day.0));
    let days = |day| vec![Domain::Days { start: point(day), end: point(day) }];
    let near = first.0.abs_diff(last.0) <= NEAR;
    near.then(|| builder.dated(from, days(first)).zip(builder.dated(to, days(last)))).flatten()
}

/// `for 63 years, 1837 to 1900`: from the first to the last of a range.
pub fn stretch(builder: &mut Builder<'_>, claim: &Claim) {
    let Some((range, length)) = claim.figure("range").zip(claim.figure("duration")) else { return };
    let Some(Time::Range(first, last)) = builder.figure(range).and_then(time) else { return };
    let resolved = |time: &Time| match anchor::resolve(time, &builder.anchors) {
        found if found.is_empty() => anchor::resolve_open(time, &builder.anchors),
        found => found,
    };
    let (first, last) = (resolved(first), resolved(last));
    let ends = builder.dated(range, first).zip(builder.dated(range, last));
    let Some(((from, to), duration)) = ends.zip(builder.variable(length, Use::Length)) else { return };
    let args = vec![("from", from), ("to", to), ("duration", duration)];
    let why = "from when to when, and for how long".to_string();
    builder.relate("span", args, Link::Certain, &[claim.id], why);
}

/// The two ends. Fiscal years begin nobody says when, but two of them lie whole years apart; ends without
/// years are tried in each, if there is a length to check.
pub fn ends(
    builder: &mut Builder<'_>,
    from: FigureId,
    to: FigureId,
    measured: bool,
) -> Option<(VariableId, VariableId)> {
    let both = builder.figure(from).and_then(period).zip(builder.figure(to).and_then(period));
    let fiscal = |p: &Period| match (p.part, p.year) {
        (Part::FiscalYear, Year::Stated(year)) => Day::of(p.calendar, year, 1, 1),
        _ => None,
    };
    if let Some((first, last)) = both.and_then(|(a, b)| fiscal(a).zip(fiscal(b))) {
        let point = |day: Day| Interval::point(Num::from(day.0));
        let days = |day| vec![Domain::Days { start: point(day), end: point(day) }];
        return builder.dated(from, days(first)).zip(builder.dated(to, days(last)));
    }
    let open = both.is_some_and(|(a, b)| a.year == Year::Open && b.year == Year::Open);
    if open && measured {
        return builder.open_time(from).zip(builder.open_time(to));
    }
    // "opened on 6 June 1874, it keeps its birthday on 6 June": of some other year
    if both.is_some_and(|(a, b)| a.part == b.part && a.year != Year::Open && b.year == Year::Open) {
        return None;
    }
    if both
        .is_some_and(|(a, b)| measured && fine(a) && fine(b) && a.year != Year::Open && b.year == Year::Open)
    {
        let (own, other) = (time(builder.figure(to)?)?, time(builder.figure(from)?)?);
        let mut readings = anchor::resolve_after(own, other, &builder.anchors);
        readings.extend(anchor::resolve(own, &builder.anchors));
        return builder.variable(from, Use::Plain).zip(builder.dated(to, readings));
    }
    if both.is_some_and(|(a, b)| a.year == Year::Open && b.year != Year::Open) {
        let readings = {
            let (own, other) = (time(builder.figure(from)?)?, time(builder.figure(to)?)?);
            anchor::resolve_before(own, other, &builder.anchors)
        };
        return builder.dated(from, readings).zip(builder.variable(to, Use::Plain));
    }
    builder.variable(from, Use::Plain).zip(builder.variable(to, Use::Plain))
}

/// Whether a time is a day or a month, which people name without a year where it is the next one.
const fn fine(period: &Period) -> bool {
    matches!(period.part, Part::Day { .. } | Part::Month(_))
}

/// The variable of a length: a duration, the years of an anniversary, the size of a shift.
pub fn long(builder: &mut Builder<'_>, id: FigureId) -> Option<VariableId> {
    let figure = builder.figure(id)?;
    match &figure.value {
        Value::Amount(readings) if figure.kind == Kind::Ordinal => {
            builder.valued(id, &whole_years(&readings.first()?.interval), &TimeUnit::Year.unit())
        }
        Value::Time(Time::Shift { count, unit, .. }) => {
            builder.valued(id, &whole_years(&count.abs()), &unit.unit())
        }
        _ => builder.variable(id, Use::Length),
    }
}

/// A count of years, told up or down to whole ones.
pub fn whole_years(count: &Interval) -> Interval {
    let slack = |text: &str| Num::decimal(text).map_or(Interval::point(Num::ZERO), Interval::point);
    count.sub(&slack("0.5")).hull(&count.add(&slack("0.9")))
}

/// Two times of which the sentence says that one comes first.
pub fn order(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(earlier), Some(later)) = (claim.figure("earlier"), claim.figure("later")) else { return };
    let first = match claim.figure("year").and_then(|id| builder.figure(id)).and_then(time) {
        Some(year) => {
            let Some(own) = builder.figure(earlier).and_then(time) else { return };
            let readings = anchor::resolve_in_year_of(own, year, &builder.anchors);
            builder.dated(earlier, readings)
        }
        None => builder.variable(earlier, Use::Plain),
    };
    let Some((from, to)) = first.zip(builder.variable(later, Use::Plain)) else { return };
    let why = "the sentence says which of the two comes first".to_string();
    builder.relate("order", vec![("earlier", from), ("later", to)], Link::Certain, &[claim.id], why);
}
