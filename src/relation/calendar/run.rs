//! Things that come one after another: which counts and times must agree?
//!
//! In: a claim of the `fifth straight quarter` and one that says when the run began, out: a relation `run` of the two times and
//! of five quarters. In: a claim of the `25th annual fair` that was first held in 1999, out: a relation `edition`.

use super::events::whole;
use crate::calendar::{Calendar, Day};
use crate::claim::calendar::{period, time};
use crate::claim::{Claim, Role};
use crate::figure::{FigureId, Part, Period, Time, TimeUnit, Value, Year};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Domain, Link, VariableId, anchor};
use crate::unit::{Base, Dimension, Unit};

/// Years in which something that comes every year may have been left out.
pub const LEFT_OUT: i64 = 10;

/// The last part of a run, its number, and when the run began.
pub fn streak(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |c: &&Claim| c.kind == "run-began" && c.segment.abs_diff(claim.segment) <= 1;
    let mut found = builder.claims.iter().filter(near);
    let (Some(began), None) = (found.next(), found.next()) else { return };
    let unit = claim.number("unit").and_then(Num::to_i64);
    let ids = began.figure("first").zip(claim.figure("last"));
    let (Some((first, last)), Some(nth), Some(months)) = (ids, claim.figure("nth"), unit) else { return };
    let Some(count) = builder.figure(nth).and_then(whole) else { return };
    let (low, high) = (10 * count * months - 4 * months, 10 * count * months + 4 * months);
    let tenths = Interval::new(Num::from(low), Num::from(high)).unwrap_or(Interval::ALL);
    let tenth = Unit::new("mo", Dimension::of(Base::Time), Num::from(TimeUnit::Month.seconds() / 10));
    let duration = builder.valued(nth, &tenths, &tenth);
    let ends = builder.open_time(first).zip(builder.open_time(last));
    let Some(((first, last), duration)) = ends.zip(duration) else { return };
    let args = vec![("first", first), ("last", last), ("duration", duration)];
    let link = if began.segment == claim.segment { Link::Certain } else { Link::Likely };
    builder.relate(
        "run",
        args,
        link,
        &[claim.id, began.id],
        "how many of a run there were since it began".to_string(),
    );
}

/// What comes back every year cannot have come back more often than there were years.
pub fn edition(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(nth) = claim.figure("nth") else { return };
    let told = claim.figure("first").map(|first| (first, Link::Certain));
    let Some((first, link)) = told.or_else(|| first_one(builder, claim)) else { return };
    let Some(count) = builder.figure(nth).and_then(whole) else { return };
    let this = match claim.figure("this") {
        Some(this) => builder.variable(this, Use::Plain),
        None => builder.now(),
    };
    let years = Interval::new(Num::from(count - 1), Num::from(count - 1 + LEFT_OUT)).unwrap_or(Interval::ALL);
    let duration = builder.valued(nth, &years, &Builder::years());
    let ends = builder.variable(first, Use::Plain).zip(this);
    let Some(((first, this), duration)) = ends.zip(duration) else { return };
    let args = vec![("first", first), ("this", this), ("nth", duration)];
    builder.relate(
        "edition",
        args,
        link,
        &[claim.id],
        "which one it is, and when the first one was".to_string(),
    );
}

/// The next sentence says when the first one was, or the end of its own: `The first was held in 1999`.
fn first_one(builder: &Builder<'_>, claim: &Claim) -> Option<(FigureId, Link)> {
    let own = builder.claims.iter().find(|c| c.segment == claim.segment && c.kind == "first-one");
    if let Some(first) = own.filter(|c| c.id > claim.id).and_then(|c| c.figure("first")) {
        return Some((first, Link::Certain));
    }
    let mut next = builder.claims.iter().filter(|c| c.segment == claim.segment + 1 && c.kind == "first-one");
    let mut others = builder.claims.iter().filter(|c| c.segment == claim.segment && c.kind == "edition");
    let one = others.next().is_some() && others.next().is_none();
    next.next().filter(|_| one).and_then(|c| c.figure("first")).map(|first| (first, Link::Likely))
}

/// So many terms of so many years, from the choice to the end.
pub fn terms(builder: &mut Builder<'_>, claim: &Claim) {
    let plain: [Role; 3] = ["count", "from", "to"];
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    for role in plain {
        let Some(variable) = claim.figure(role).and_then(|id| builder.variable(id, Use::Plain)) else {
            return;
        };
        args.push((role, variable));
    }
    let Some(each) = claim.figure("each").and_then(|id| builder.variable(id, Use::Length)) else { return };
    args.push(("each", each));
    builder.relate(
        "terms",
        args,
        Link::Certain,
        &[claim.id],
        "the terms and the years in office".to_string(),
    );
}

/// A year of weeks to one day, behind or before the year that ended on another: they follow each other.
pub fn year_to(builder: &mut Builder<'_>, claim: &Claim) {
    let after =
        |c: &&Claim| c.kind == "year-to" && c.id > claim.id && c.segment.wrapping_sub(claim.segment) <= 1;
    let mut found = builder.claims.iter().filter(after);
    let (Some(other), None) = (found.next(), found.next()) else { return };
    let Some((long, days)) = claim.figure("weeks").and_then(|id| a_year(builder, id)) else { return };
    let Some((last, before)) = last_day(builder, claim).zip(last_day(builder, other)) else { return };
    let apart = last.0.0 - before.0.0;
    if !(ABOUT.0..ABOUT.1).contains(&apart) {
        return;
    }
    let unit = TimeUnit::Day.unit();
    let slack = Interval::new(Num::from(days - 1), Num::from(days + 1)).unwrap_or(Interval::ALL);
    let one = |day: Day| vec![Domain::Days { start: point(day), end: point(day) }];
    let ends = builder.dated(before.1, one(before.0)).zip(builder.dated(last.1, one(last.0)));
    let Some(((from, to), duration)) = ends.zip(builder.valued(long, &slack, &unit)) else { return };
    let link = if other.segment == claim.segment { Link::Certain } else { Link::Likely };
    let args = vec![("from", from), ("to", to), ("duration", duration)];
    builder.relate("span", args, link, &[claim.id, other.id], "one year follows the other".to_string());
}

/// Days between the ends of two years that follow each other, a slip in one of them let pass.
const ABOUT: (i64, i64) = (250, 500);

fn point(day: Day) -> Interval {
    Interval::point(Num::from(day.0))
}

/// The days of a number of weeks.
fn a_year(builder: &Builder<'_>, id: FigureId) -> Option<(FigureId, i64)> {
    let Value::Amount(readings) = &builder.figure(id)?.value else { return None };
    let reading = readings.first().filter(|r| r.unit.factor == Num::from(TimeUnit::Week.seconds()))?;
    Some((id, 7 * reading.interval.single()?.to_i64()?))
}

/// The day on which a year ends, and the figure that says so.
fn last_day(builder: &Builder<'_>, claim: &Claim) -> Option<(Day, FigureId)> {
    let id = claim.figure("day")?;
    match anchor::resolve(time(builder.figure(id)?)?, &builder.anchors).as_slice() {
        [Domain::Days { start, end }] if start == end => Some((Day(start.single()?.to_i64()?), id)),
        _ => None,
    }
}

/// `fiscal 2568, which runs from October 2024`
pub fn bound(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(stated)) = (claim.figure("name"), claim.figure("stated")) else { return };
    let Some(readings) = readings(builder, name) else { return };
    let end = |domain: Domain| match domain {
        Domain::Days { start, .. } if claim.kind == "year-starts" => {
            Domain::Days { end: start.clone(), start }
        }
        Domain::Days { end, .. } => Domain::Days { start: end.clone(), end },
        amount @ Domain::Amount { .. } => amount,
    };
    let name = builder.dated(name, readings.into_iter().map(end).collect());
    let Some((name, stated)) = name.zip(builder.variable(stated, Use::Plain)) else { return };
    let why = "the day on which the year is said to begin or end".to_string();
    builder.relate("bound", vec![("name", name), ("stated", stated)], Link::Certain, &[claim.id], why);
}

/// The days of a year; one beyond any that news speaks of is counted in the Buddhist era.
fn readings(builder: &Builder<'_>, id: FigureId) -> Option<Vec<Domain>> {
    let own = builder.figure(id)?;
    Some(match period(own) {
        Some(
            named @ Period {
                calendar: Calendar::Gregorian,
                year: Year::Stated(year),
                part: Part::FiscalYear,
                ..
            },
        ) if *year > BUDDHIST.0 => {
            let year = Year::Stated(year - BUDDHIST.1);
            anchor::resolve(&Time::Period(Period { year, ..*named }), &builder.anchors)
        }
        _ => anchor::resolve(time(own)?, &builder.anchors),
    })
}

/// Greater numbers of years are of the Buddhist era, which began so many years before the common one.
const BUDDHIST: (i32, i32) = (2400, 543);
