//! Beginnings, ends and lengths that stand apart: which of them are one story's?
//!
//! In: a claim `later` of `Two days later, on Friday` and a `Wednesday` in the sentence before, out: a relation `weekdays`. In:
//! `those` 100 days behind a sentence with two days, out: a relation `span` of the three. Where more or fewer days
//! stand within reach than the length needs, nothing is tied.

use super::clock;
use super::span::{ends, long};
use crate::claim::calendar::later::{Point, point};
use crate::claim::calendar::{period, time};
use crate::claim::{Claim, ClaimId, Operand};
use crate::figure::{Figure, FigureId, Kind, Part, Period, Time, TimeUnit, Value, Year};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Link, VariableId};
use crate::unit::{Base, Dimension, Unit};

/// Days in a week, seconds in a day.
const WEEK: i64 = 7;
/// Hours in a day.
const HOURS: i64 = 24;
/// More days than these later, nobody counts weekdays.
const FORTNIGHT: i64 = 14;

/// `Two days later, on Friday`
pub fn later(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(shift), Some(to)) = (claim.figure("duration"), claim.figure("to")) else { return };
    let Some(sort) = builder.figure(to).and_then(point) else { return };
    let told = claim.figure("from").map(|from| (from, Link::Certain));
    let before = || only(&before(builder, claim, 1, |f| point(f) == Some(sort))).map(|f| (f, Link::Likely));
    let Some((from, link)) = told.or_else(before) else { return };
    match sort {
        Point::Weekday => weekdays(builder, claim, (from, to, shift), link),
        Point::Clock => hours(builder, claim, (from, to, shift), link),
        Point::Dated => {
            tie(builder, (from, to, shift), link, &[claim.id], "so much later than the time before it");
        }
    }
}

/// `412 days earlier, on 9 January 2023`, counted from the only time of the sentence before.
pub fn earlier(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(shift), Some(from)) = (claim.figure("duration"), claim.figure("from")) else { return };
    let Some(to) = only(&before(builder, claim, 1, |f| point(f) == Some(Point::Dated))) else { return };
    let why = "so much earlier than the time before it";
    tie(builder, (from, to, shift), Link::Likely, &[claim.id], why);
}

/// `That deadline falls on 9 June 2025`: so long after the only time of the sentence before.
pub fn term(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(to) = claim.figure("to") else { return };
    let from = only(&before(builder, claim, 1, |f| point(f) == Some(Point::Dated)));
    let length = only(&before(builder, claim, 1, |f| f.kind == Kind::Duration));
    let Some((from, length)) = from.zip(length) else { return };
    // "no more than 36 months": the term that is meant is the one that is named
    let Some(duration) = builder.variable(length, Use::Stated) else { return };
    let why = "a term, the day on which it began and the day on which it ends";
    span(builder, (from, to), duration, Link::Likely, &[claim.id], why);
}

/// The figures that fit in so many sentences before a claim.
fn before<'a>(
    builder: &Builder<'a>,
    claim: &Claim,
    reach: usize,
    fits: impl Fn(&Figure) -> bool,
) -> Vec<&'a Figure> {
    let near = builder.sentences(claim.segment.saturating_sub(reach)..claim.segment);
    near.iter().filter(|f| fits(f)).collect()
}

/// The figure, if there is one and no other.
fn only(figures: &[&Figure]) -> Option<FigureId> {
    match figures {
        [figure] => Some(figure.id),
        _ => None,
    }
}

/// Two times and the length between them.
fn tie(
    builder: &mut Builder<'_>,
    (from, to, length): (FigureId, FigureId, FigureId),
    link: Link,
    claims: &[ClaimId],
    why: &str,
) {
    let Some(duration) = long(builder, length) else { return };
    span(builder, (from, to), duration, link, claims, why);
}

fn span(
    builder: &mut Builder<'_>,
    (from, to): (FigureId, FigureId),
    duration: VariableId,
    link: Link,
    claims: &[ClaimId],
    why: &str,
) {
    let Some((from, to)) = ends(builder, from, to, true) else { return };
    let args = vec![("from", from), ("to", to), ("duration", duration)];
    builder.relate("span", args, link, claims, why.to_string());
}

/// The weekday that is so many days after another one.
fn weekdays(
    builder: &mut Builder<'_>,
    claim: &Claim,
    (from, to, shift): (FigureId, FigureId, FigureId),
    link: Link,
) {
    let days = match builder.figure(shift).and_then(time) {
        Some(Time::Shift { count, unit, .. }) => match (count.single().and_then(Num::to_i64), unit) {
            (Some(count), TimeUnit::Day) => Some(count),
            (Some(count), TimeUnit::Week) => count.checked_mul(WEEK),
            (Some(hours), TimeUnit::Hour) if hours % HOURS == 0 => Some(hours / HOURS),
            _ => None,
        },
        _ => None,
    };
    let Some(days) = days else { return };
    let length = builder.valued(shift, &Interval::point(Num::from(days)), &length_of_days());
    if let Some(length) = length {
        in_week(builder, claim, (from, to), (days, length), link);
    }
}

/// `on Friday, a day after Thursday's vote`
pub fn weekdays_apart(builder: &mut Builder<'_>, claim: &Claim) {
    let Some((from, to)) = claim.figure("from").zip(claim.figure("to")) else { return };
    let told = match claim.operand("duration") {
        Some(Operand::Figure(id)) => whole_days(builder, *id).zip(builder.variable(*id, Use::Plain)),
        Some(Operand::Cue { span, value }) => {
            let variable = builder.measured_cue(*span, value, &length_of_days());
            value.single().and_then(Num::to_i64).map(|days| (days, variable))
        }
        None => None,
    };
    if let Some(length) = told {
        in_week(builder, claim, (from, to), length, Link::Certain);
    }
}

/// The whole days of a length that is counted in days or weeks.
fn whole_days(builder: &Builder<'_>, id: FigureId) -> Option<i64> {
    let reading = builder.figure(id).filter(|figure| figure.hedge.is_none())?.reading()?;
    let days = [TimeUnit::Day, TimeUnit::Week]
        .iter()
        .find(|unit| reading.unit.factor == Num::from(unit.seconds()))?;
    let count = reading.interval.middle()?.to_i64()?;
    count.checked_mul(if *days == TimeUnit::Week { WEEK } else { 1 })
}

/// One day of the week, the one so many days later, and these days.
fn in_week(
    builder: &mut Builder<'_>,
    claim: &Claim,
    (from, to): (FigureId, FigureId),
    (days, length): (i64, VariableId),
    link: Link,
) {
    let number = |id| match builder.figure(id).and_then(time) {
        Some(Time::Weekday { day, .. }) => Some(i64::from(*day)),
        _ => None,
    };
    let Some((first, last)) = number(from).zip(number(to)).filter(|_| days <= FORTNIGHT) else { return };
    let point = |n: i64| Interval::point(Num::from(n));
    let expected = builder.valued(from, &point((first + days).rem_euclid(WEEK)), &Unit::plain());
    let stated = builder.valued(to, &point(last), &Unit::plain());
    let Some((from, to)) = expected.zip(stated) else { return };
    let args = vec![("from", from), ("to", to), ("duration", length)];
    let why = "so many days lie between the two days of the week".to_string();
    builder.relate("weekdays", args, link, &[claim.id], why);
}

fn length_of_days() -> Unit {
    TimeUnit::Day.unit()
}

/// `5½ hours later` by the clock.
fn hours(
    builder: &mut Builder<'_>,
    claim: &Claim,
    (from, to, shift): (FigureId, FigureId, FigureId),
    link: Link,
) {
    let Some(Time::Shift { count, unit, .. }) = builder.figure(shift).and_then(time) else { return };
    let seconds = match unit {
        TimeUnit::Minute => 60,
        TimeUnit::Hour => 3600,
        _ => return,
    };
    let symbol = if seconds == 60 { "min" } else { "h" };
    let unit = Unit::new(symbol, Dimension::of(Base::Time), Num::from(seconds));
    let Some(length) = builder.valued(shift, count, &unit) else { return };
    clock::lapse(builder, (from, to, length), link, &[claim.id]);
}

/// The day of an end with that of its beginning and the length between them.
pub fn stops(builder: &mut Builder<'_>, claim: &Claim) {
    let of = |kind: &str, segment: usize| -> Vec<&Claim> {
        builder.claims.iter().filter(|c| c.kind == kind && c.segment == segment).collect()
    };
    let ([_], Some(to)) = (of("stops", claim.segment).as_slice(), claim.figure("to")) else { return };
    let here = of("starts", claim.segment);
    let there = of("starts", claim.segment.wrapping_sub(1));
    let (start, link) = match (here.as_slice(), there.as_slice()) {
        ([start], _) => (*start, Link::Certain),
        ([], [start]) => (*start, Link::Likely),
        _ => return,
    };
    let lasts = of("lasts", claim.segment);
    let told = match lasts.as_slice() {
        [lasts] => lasts.figure("duration"),
        _ => None,
    };
    let ends = start.figure("from").zip(claim.figure("duration").or(told));
    let Some((from, length)) = ends.filter(|(from, _)| *from != to) else { return };
    tie(
        builder,
        (from, to, length),
        link,
        &[start.id, claim.id],
        "when it began, when it ended and how long it was",
    );
}

/// `In those 100 days`: the two times before it are its ends.
pub fn those(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(length) = claim.figure("duration") else { return };
    let short = in_days(builder, length);
    let fits = |f: &Figure| match period(f).map(|p| p.part) {
        Some(Part::Day { .. }) => true,
        Some(Part::Century | Part::Decade | Part::DayOfMonth(_)) | None => false,
        Some(_) => !short,
    };
    let found = Some(before(builder, claim, 1, fits)).filter(|found| found.len() == 2);
    let found = found.unwrap_or_else(|| before(builder, claim, 2, fits));
    let [first, second] = found.as_slice() else { return };
    let ended = |c: &Claim| c.kind == "stops" && c.segment + 1 == claim.segment;
    if claim.kind == "toll" && !(short && builder.claims.iter().any(ended)) {
        return;
    }
    // "appointed in 1990 and retired in 2002": in office between the two
    let began = |c: &Claim| {
        c.kind == "began"
            && c.segment + 1 == claim.segment
            && c.tells(first.id)
            && c.number("gender") == claim.number("gender")
    };
    if claim.operand("office").is_some() && !builder.claims.iter().any(began) {
        return;
    }
    if let Some((from, to)) = in_order(first, second) {
        if claim.figure("between").is_some() && short {
            return between(builder, (from, to, length), claim.id);
        }
        tie(
            builder,
            (from, to, length),
            Link::Likely,
            &[claim.id],
            "the length of what lies between the two times before it",
        );
    }
}

/// `The 23 days in between` may leave out both ends.
fn between(builder: &mut Builder<'_>, (from, to, length): (FigureId, FigureId, FigureId), claim: ClaimId) {
    let why = "the length of what lies between the two times before it";
    let days = match builder.figure(length).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => {
            readings.first().filter(|r| r.unit.factor == Num::from(TimeUnit::Day.seconds()))
        }
        _ => None,
    };
    let Some(reading) = days else {
        return tie(builder, (from, to, length), Link::Likely, &[claim], why);
    };
    let more = Interval::point(Num::ONE);
    let (read, unit) = (reading.interval.hull(&reading.interval.add(&more)), reading.unit.clone());
    if let Some(duration) = builder.valued(length, &read, &unit) {
        span(builder, (from, to), duration, Link::Likely, &[claim], why);
    }
}

/// Whether a length is counted in days, weeks or months.
fn in_days(builder: &Builder<'_>, length: FigureId) -> bool {
    let year = Num::from(31_000_000);
    match builder.figure(length).map(|figure| &figure.value) {
        Some(Value::Amount(readings)) => readings.first().is_some_and(|r| r.unit.factor < year),
        _ => false,
    }
}

/// The two as they follow each other in time, where their spellings tell.
fn in_order(first: &Figure, second: &Figure) -> Option<(FigureId, FigureId)> {
    let (a, b) = (period(first)?, period(second)?);
    let (one, other) = (first.id, second.id);
    match (a.year, b.year) {
        (Year::Stated(x), Year::Stated(y)) if x != y => Some(if x < y { (one, other) } else { (other, one) }),
        (Year::Stated(_), Year::Stated(_)) | (Year::Open, Year::Open) => {
            let (x, y) = (within_year(a)?, within_year(b)?);
            Some(if x <= y { (one, other) } else { (other, one) })
        }
        (Year::Stated(_), Year::Open) => Some((one, other)),
        _ => None,
    }
}

const fn within_year(period: &Period) -> Option<(u8, u8)> {
    match period.part {
        Part::Day { month, day } => Some((month, day)),
        Part::Month(month) => Some((month, 0)),
        _ => None,
    }
}

/// `the 29th day of fasting, Eid was fixed for 30 March`, behind a sentence that says when the fast began.
pub fn nth_day(builder: &mut Builder<'_>, claim: &Claim) {
    let first_day = |segment: usize| {
        let mut found = builder.claims.iter().filter(|c| c.kind == "first-day" && c.segment == segment);
        let one = found.next().and_then(|c| c.figure("stated"));
        one.filter(|_| found.next().is_none())
    };
    let ends = first_day(claim.segment.wrapping_sub(1)).zip(first_day(claim.segment));
    let (Some((from, to)), Some(nth)) = (ends, claim.figure("nth")) else { return };
    let Some(count) = builder.figure(nth).and_then(whole) else { return };
    let days = Interval::new(Num::from(count - 1), Num::from(count)).unwrap_or(Interval::ALL);
    let Some(duration) = builder.valued(nth, &days, &length_of_days()) else { return };
    let why = "the day that is so many after the first";
    span(builder, (from, to), duration, Link::Likely, &[claim.id], why);
}

/// The whole number that a figure states.
pub fn whole(figure: &Figure) -> Option<i64> {
    let counted = matches!(figure.kind, Kind::Ordinal | Kind::Number | Kind::Count);
    match &figure.value {
        Value::Amount(readings) if counted => readings.first()?.interval.single()?.to_i64(),
        _ => None,
    }
}

/// `The half-century falls on Saturday, 7 June 2025`, behind a sentence that dates what comes back on that day.
pub fn jubilee(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(length), Some(to)) = (claim.figure("duration"), claim.figure("to")) else { return };
    let Some(day) = builder.figure(to).and_then(period).and_then(within_year) else { return };
    let same = |f: &Figure| {
        period(f)
            .is_some_and(|p| matches!(p.year, Year::Stated(_)) && within_year(p) == Some(day) && day.1 > 0)
    };
    let Some(from) = only(&before(builder, claim, 2, same)) else { return };
    tie(builder, (from, to, length), Link::Likely, &[claim.id], "the day comes back after so many years");
}
