//! One stretch of days named twice: which days must agree?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a relation `equivalence` of both. In: `Ramadan 1440 (May 2019)`, out: a
//! relation `overlap`: a month or year of another calendar is not a Gregorian one, it lies in it in part. Two years as `2023-24` say
//! in which the other one begins and in which it ends.

use super::anchor;
use crate::calendar::Calendar;
use crate::claim::Claim;
use crate::claim::calendar::{period, time};
use crate::figure::{Edge, Figure, FigureId, Part, Period, Time, Year};
use crate::num::{Interval, Num};
use crate::relation::build::Builder;
use crate::relation::{Domain, Link, VariableId};

/// Two names of one stretch. A month or year of another calendar is not a Gregorian one: it lies in it in part.
pub fn equivalence(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(stated)) = (claim.figure("name"), claim.figure("stated")) else { return };
    let figures = builder.figure(name).zip(builder.figure(stated));
    let alone = claim.figure("until").is_none();
    let both = figures.and_then(|(a, b)| period(a).zip(period(b))).filter(|_| alone);
    let within = both.is_some_and(|(a, b)| inside(a, b));
    // "8 January 1989 (Heisei 1)"
    let other = both.is_some_and(|(a, b)| a.calendar != b.calendar);
    if figures.is_some_and(|(a, b)| is_fiscal(a) && is_open(b)) || within && !other {
        return;
    }
    let first = if claim.figure("part").is_some() {
        month_of_range(builder, claim, name)
    } else {
        let open = builder.figure(stated).is_some_and(is_open);
        named(builder, name, claim.figure("until").filter(|_| open).unwrap_or(stated))
    };
    let turn = both.filter(|(a, b)| other_year(a) && is_turn(b));
    let second = match (claim.figure("until"), turn) {
        (Some(until), _) => joined(builder, (stated, until), name),
        (None, Some((_, years))) => turn_of_years(builder, stated, years),
        (None, None) => named(builder, stated, name),
    };
    let Some(args) = first.zip(second) else { return };
    if shifted(builder, name, args) {
        builder.refuse(&[claim.id], "a company counts quarters and halves from a month of its own");
        return;
    }
    let in_part = turn.is_none() && (within || both.is_some_and(|(a, b)| only_in_part(a, b)));
    let kind = if in_part { "overlap" } else { "equivalence" };
    let why = "the second names the first, in parentheses".to_string();
    builder.relate(kind, vec![("name", args.0), ("stated", args.1)], Link::Certain, &[claim.id], why);
}

/// A year that begins and ends within Gregorian ones.
fn other_year(period: &Period) -> bool {
    period.part == Part::Year && !period.calendar.has_gregorian_months()
}

/// `2023-24`, which elsewhere is somebody's accounts.
fn is_turn(period: &Period) -> bool {
    period.part == Part::FiscalYear && period.calendar == Calendar::Gregorian && period.edge == Edge::Whole
}

/// `(2023-24)` behind a year of another calendar: it begins in the first of the two and ends in the second.
fn turn_of_years(builder: &mut Builder<'_>, stated: FigureId, years: &Period) -> Option<VariableId> {
    let Year::Stated(last) = years.year else { return None };
    let days = |year: i32| {
        let whole = Time::Period(Period { year: Year::Stated(year), part: Part::Year, ..*years });
        match anchor::resolve(&whole, &builder.anchors).into_iter().next()? {
            Domain::Days { start, end } => Some(start.hull(&end)),
            Domain::Amount { .. } => None,
        }
    };
    let (start, end) = days(last - 1).zip(days(last))?;
    builder.dated(stated, vec![Domain::Days { start, end }])
}

/// From the first to the last day of two times: `(from April to June)`, in the year of what they stand beside.
fn joined(
    builder: &mut Builder<'_>,
    (from, until): (FigureId, FigureId),
    beside: FigureId,
) -> Option<VariableId> {
    let own = |id| builder.figure(id).and_then(time).cloned();
    let (first, last, beside) = (own(from)?, own(until)?, own(beside)?);
    let range = Time::Range(Box::new(first), Box::new(last));
    let mut readings = anchor::resolve_beside(&range, &beside, &builder.anchors);
    readings.extend(anchor::resolve(&range, &builder.anchors));
    if readings.is_empty() {
        readings = anchor::resolve_open(&range, &builder.anchors);
    }
    builder.dated(from, readings)
}

/// `Farvardin, the first month of 1403 (March 20-April 19, 2024)`
fn month_of_range(builder: &mut Builder<'_>, claim: &Claim, whole: FigureId) -> Option<VariableId> {
    let part = period(builder.figure(claim.figure("part")?)?)?;
    let own = period(builder.figure(whole)?).filter(|own| own.calendar == part.calendar)?;
    let readings = anchor::resolve(&Time::Period(Period { part: part.part, ..*own }), &builder.anchors);
    builder.dated(whole, readings)
}

/// Whether the first is a quarter or half of the Gregorian year and the second as long, but another one: the first
/// quarter of many companies and countries is `April-June`.
fn shifted(builder: &Builder<'_>, name: FigureId, (first, second): (VariableId, VariableId)) -> bool {
    let months = match builder.figure(name).and_then(period) {
        Some(Period { calendar: Calendar::Gregorian, part: Part::Quarter(_), edge: Edge::Whole, .. }) => 3,
        Some(Period { calendar: Calendar::Gregorian, part: Part::Half(_), edge: Edge::Whole, .. }) => 6,
        _ => return false,
    };
    let ends = |id: VariableId| -> Vec<(Interval, Interval)> {
        let readings = builder.found.variables.get(id.0).map(|v| v.readings.as_slice()).unwrap_or_default();
        let days = |domain: &Domain| match domain {
            Domain::Days { start, end } => Some((start.clone(), end.clone())),
            Domain::Amount { .. } => None,
        };
        readings.iter().filter_map(days).collect()
    };
    let (own, stated) = (ends(first), ends(second));
    let meets = |a: &(Interval, Interval)| {
        stated.iter().any(|b| a.0.intersect(&b.0).is_some() && a.1.intersect(&b.1).is_some())
    };
    let as_long = |(start, end): &(Interval, Interval)| {
        let days = end.high().zip(start.low()).map(|(last, first)| last - first);
        days.is_some_and(|days| days > Num::from(28 * months) && days < Num::from(32 * months))
    };
    !own.iter().any(meets) && stated.iter().any(as_long)
}

/// A day and the month or year that begins with it.
pub fn first_day(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(stated)) = (claim.figure("name"), claim.figure("stated")) else { return };
    let year = claim.figure("year").and_then(|id| builder.figure(id)).and_then(period);
    let named = builder.figure(name).and_then(period);
    let (Some(named), Some(day)) = (named, builder.figure(stated).and_then(time)) else { return };
    // "Rosh Hashanah in 2024 began on 2 October": the year is that of the day, else that of the name
    let (own, day) = match (year, day) {
        (Some(year), Time::Period(open @ Period { year: Year::Open, .. }))
            if year.calendar == open.calendar =>
        {
            (*named, Time::Period(Period { year: year.year, ..*open }))
        }
        (Some(year), day) => (Period { year: year.year, ..*named }, day.clone()),
        (None, day) => (*named, day.clone()),
    };
    let open = own.year == Year::Open;
    let own = Time::Period(own);
    let readings = if open {
        anchor::resolve_beside(&own, &day, &builder.anchors)
    } else {
        anchor::resolve(&own, &builder.anchors)
    };
    let eve = claim.operand("eve").is_some();
    let readings = readings.into_iter().map(|domain| first_of(domain, eve)).collect();
    let day = anchor::resolve(&day, &builder.anchors);
    let Some((first, day)) = builder.dated(name, readings).zip(builder.dated(stated, day)) else { return };
    let why = "the day is said to be the first of the other".to_string();
    builder.relate("equivalence", vec![("name", first), ("stated", day)], Link::Certain, &[claim.id], why);
}

/// The first day of a stretch; with its eve where days begin at sundown.
fn first_of(domain: Domain, eve: bool) -> Domain {
    match domain {
        Domain::Days { start, .. } => {
            let start = if eve { start.sub(&Interval::point(Num::ONE)).hull(&start) } else { start };
            Domain::Days { end: start.clone(), start }
        }
        amount @ Domain::Amount { .. } => amount,
    }
}

/// One of two names: without a year in the years around the other, and the end of a year as its last month.
fn named(builder: &mut Builder<'_>, id: FigureId, other: FigureId) -> Option<VariableId> {
    let (own, beside) = (builder.figure(id)?, builder.figure(other)?);
    let end = period(own).filter(|p| p.edge == Edge::End && p.part == Part::Year);
    let short = period(beside).is_some_and(|p| !matches!(p.part, Part::Year));
    let readings = match end {
        Some(period) if short => anchor::resolve_end(period, &builder.anchors),
        _ if is_open(own) => anchor::resolve_beside(time(own)?, time(beside)?, &builder.anchors),
        _ => Vec::new(),
    };
    if readings.is_empty() { builder.open_time(id) } else { builder.dated(id, readings) }
}

/// Whether a time states no year at all.
fn is_open(figure: &Figure) -> bool {
    let open = |time: &Time| matches!(time, Time::Period(Period { year: Year::Open, .. }));
    match time(figure) {
        Some(Time::Range(first, last)) => open(first) && open(last),
        Some(time) => open(time),
        None => false,
    }
}

/// Years of which each trade has its own: `1986/87 (September-August)` says which.
fn is_fiscal(figure: &Figure) -> bool {
    period(figure)
        .is_some_and(|p| matches!(p.part, Part::FiscalYear | Part::FiscalQuarter(_) | Part::FiscalHalf(_)))
}

/// A day of a month or a month of a year is no second name for it: `the last Sunday in October (October 25)`.
fn inside(a: &Period, b: &Period) -> bool {
    let size = |p: &Period| match p.part {
        Part::Day { .. } | Part::Ambiguous { .. } | Part::DayOfMonth(_) => 0,
        Part::Month(_) => 1,
        _ => 2,
    };
    let whole = a.edge == Edge::Whole && b.edge == Edge::Whole;
    let gregorian = a.calendar.has_gregorian_months() && b.calendar.has_gregorian_months();
    whole && gregorian && size(a) != size(b)
}

fn only_in_part(a: &Period, b: &Period) -> bool {
    let months = |p: &Period| p.calendar.has_gregorian_months();
    let day = |p: &Period| matches!(p.part, Part::Day { .. } | Part::Ambiguous { .. });
    months(a) != months(b) && !(day(a) && day(b))
}
