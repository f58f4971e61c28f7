//! Times that speak of each other: which days and lengths must agree?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a relation `equivalence` of two stretches of
//! days. `span` has lengths between two times, `clock` times of day, `events` what
//! stands apart, `run` what comes one after another, `frame` numbers that count from a beginning, `lead` the text's own day. A `three-month period` is a stretch of known days that a sentence before it named. A date without a
//! year takes it from a full date close by, if nothing else fixes it, and the relation is then only likely.

mod clock;
mod events;
mod frame;
mod lead;
mod run;
mod span;
mod weekday;

use super::anchor;
use super::build::{Builder, Use};
use super::{Domain, Link, VariableId};
use crate::calendar::{self, Calendar};
use crate::claim::Claim;
use crate::claim::calendar::{period, time};
use crate::figure::{Edge, Figure, FigureId, Kind, Part, Period, Time, Value, Year};
use crate::num::{Interval, Num};
use crate::unit::Unit;

/// Figures before a length that it may take up.
const STRETCHES: usize = 3;

/// Relates the times of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "equivalence" => equivalence(builder, claim),
            "first-day" => first_day(builder, claim),
            "length" => length(builder, claim),
            "weekday" => weekday::weekday(builder, claim),
            "that-day" => weekday::that_day(builder, claim),
            "day" => day(builder, claim),
            "span" => span::span(builder, claim),
            "frame" => frame::frame(builder, claim),
            "deadline" => span::deadline(builder, claim),
            "stretch" => span::stretch(builder, claim),
            "order" => span::order(builder, claim),
            "clock" => clock::clock(builder, claim),
            "hours" => clock::hours(builder, claim),
            "later" => events::later(builder, claim),
            "weekdays-apart" => events::weekdays_apart(builder, claim),
            "earlier" => events::earlier(builder, claim),
            "term-ends" => events::term(builder, claim),
            "stops" => events::stops(builder, claim),
            "those" | "toll" => events::those(builder, claim),
            "nth-day" => events::nth_day(builder, claim),
            "jubilee" => events::jubilee(builder, claim),
            "streak" => run::streak(builder, claim),
            "edition" => run::edition(builder, claim),
            "terms" => run::terms(builder, claim),
            "year-to" => run::year_to(builder, claim),
            "year-starts" | "year-ends" => run::bound(builder, claim),
            "lead" => lead::lead(builder, claim),
            "past" => lead::past(builder, claim),
            "time-of-day" => lead::time_of_day(builder, claim),
            _ => {}
        }
    }
    weekday::chain(builder);
}

/// Two names of one stretch. A month or year of another calendar is not a Gregorian one: it lies in it in part.
fn equivalence(builder: &mut Builder<'_>, claim: &Claim) {
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
    let second = match claim.figure("until") {
        Some(until) => joined(builder, (stated, until), name),
        None => named(builder, stated, name),
    };
    let Some(args) = first.zip(second) else { return };
    if shifted(builder, name, args) {
        builder.refuse(&[claim.id], "a company counts quarters and halves from a month of its own");
        return;
    }
    let in_part = within || both.is_some_and(|(a, b)| only_in_part(a, b));
    let kind = if in_part { "overlap" } else { "equivalence" };
    let why = "the second names the first, in parentheses".to_string();
    builder.relate(kind, vec![("name", args.0), ("stated", args.1)], Link::Certain, &[claim.id], why);
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
fn first_day(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(stated)) = (claim.figure("name"), claim.figure("stated")) else { return };
    let year = claim.figure("year").and_then(|id| builder.figure(id)).and_then(period);
    let (Some(named), Some(day)) = (builder.figure(name).and_then(period), builder.figure(stated)) else {
        return;
    };
    let begin = |domain: Domain| match domain {
        Domain::Days { start, .. } => Domain::Days { end: start.clone(), start },
        amount @ Domain::Amount { .. } => amount,
    };
    let own = Time::Period(year.map_or(*named, |year| Period { year: year.year, ..*named }));
    let mut readings = anchor::resolve(&own, &builder.anchors);
    if let (Time::Period(Period { year: Year::Open, .. }), Some(day)) = (&own, time(day)) {
        readings = anchor::resolve_beside(&own, day, &builder.anchors);
    }
    let readings: Vec<Domain> = readings.into_iter().map(begin).collect();
    let args = builder.dated(name, readings).zip(builder.variable(stated, Use::Plain));
    let Some((first, day)) = args else { return };
    let why = "the day is said to be the first of the other".to_string();
    builder.relate("equivalence", vec![("name", first), ("stated", day)], Link::Certain, &[claim.id], why);
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

/// The period that `the three-month period` takes up: of the last ones named before it that of the year it
/// names, else the last.
fn length(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(duration) = claim.figure("duration") else { return };
    let year = claim.figure("year").and_then(|id| builder.figure(id)).and_then(period).map(|p| p.year);
    let named = |figure: &&Figure| figure.kind == Kind::Period && is_stretch(figure);
    let mut before: Vec<&Figure> =
        builder.figures.iter().take(duration.0).rev().filter(named).take(STRETCHES).collect();
    before.retain(|figure| year.is_none() || period(figure).map(|p| p.year) == year);
    before.retain(|figure| !to_date(builder, figure, duration));
    let Some((figure, variable)) = before.into_iter().find_map(|figure| {
        let variable = builder.open_time(figure.id)?;
        has_days(builder, variable).then_some((figure, variable))
    }) else {
        return;
    };
    let Some(length) = builder.variable(duration, Use::Plain) else { return };
    let why = format!("\"{}\" is the last period named before", builder.source.slice(figure.span));
    builder.relate(
        "length",
        vec![("period", variable), ("duration", length)],
        Link::Likely,
        &[claim.id],
        why,
    );
}

/// Whether the length is that of the year up to the end of the quarter: the nine months that end with the third.
fn to_date(builder: &Builder<'_>, stretch: &Figure, duration: FigureId) -> bool {
    let quarter = match period(stretch).map(|p| p.part) {
        Some(Part::Quarter(quarter)) if quarter > 1 => i64::from(quarter),
        _ => return false,
    };
    match builder.figure(duration).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => readings
            .first()
            .is_some_and(|r| &*r.unit.symbol == "mo" && r.interval.single() == Some(&Num::from(3 * quarter))),
        _ => false,
    }
}

/// A part of a year that is longer than a month and shorter than a year, or a range.
fn is_stretch(figure: &Figure) -> bool {
    match &figure.value {
        Value::Time(Time::Range(..)) => true,
        Value::Time(Time::Period(Period { part, .. })) => matches!(part, Part::Quarter(_) | Part::Half(_)),
        _ => false,
    }
}

fn has_days(builder: &Builder<'_>, variable: VariableId) -> bool {
    builder
        .found
        .variables
        .get(variable.0)
        .is_some_and(|v| v.readings.iter().any(|r| matches!(r, Domain::Days { .. })))
}

/// A day that its month may lack.
fn day(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(id) = claim.figure("day") else { return };
    let Some(Period { calendar, year, part: Part::Day { month, day }, .. }) =
        builder.figure(id).and_then(period)
    else {
        return;
    };
    let last = match year {
        Year::Stated(year) => calendar::days_in_month(*calendar, *year, *month),
        _ if calendar.has_gregorian_months() => {
            // 2000 was a leap year: without a year, February may have 29 days.
            calendar::days_in_month(Calendar::Gregorian, 2000, *month)
        }
        _ => None,
    };
    let Some(last) = last else { return };
    let number = |n: u8| Interval::point(Num::from(i64::from(n)));
    let Some(day) = builder.valued(id, &number(*day), &Unit::plain()) else { return };
    let last = builder.constant(&number(last));
    let why = "a day of a month that not all months have".to_string();
    builder.relate("day", vec![("day", day), ("last", last)], Link::Certain, &[claim.id], why);
}
