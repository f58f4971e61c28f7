//! Times that speak of each other: which days and lengths must agree?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a relation `equivalence` of two stretches of
//! days; `twice` has it. `span` has lengths between two times, `clock` times of day, `events` what
//! stands apart, `run` what comes one after another, `frame` numbers that count from a beginning, `lead` the text's own day. A `three-month period` is a stretch of known days that a sentence before it named. A date without a
//! year takes it from a full date close by, if nothing else fixes it, and the relation is then only likely.

mod clock;
mod events;
mod frame;
mod lead;
mod run;
mod span;
mod twice;
mod weekday;

use super::anchor;
use super::build::{Builder, Use};
use super::{Domain, Link, VariableId};
use crate::calendar::{self, Calendar};
use crate::claim::Claim;
use crate::claim::calendar::period;
use crate::figure::{Figure, FigureId, Kind, Part, Period, Time, Value, Year};
use crate::num::{Interval, Num};
use crate::unit::Unit;

/// Figures before a length that it may take up.
const STRETCHES: usize = 3;

/// Relates the times of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "equivalence" => twice::equivalence(builder, claim),
            "first-day" => twice::first_day(builder, claim),
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
