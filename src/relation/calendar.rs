//! Times that speak of each other: which days and lengths must agree?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a relation `equivalence` of two stretches of
//! days. A `three-month period` is a stretch of known days that a sentence before it named. A date without a
//! year takes it from a full date close by, if nothing else fixes it, and the relation is then only likely.

use super::anchor;
use super::build::{Builder, Use};
use super::{Domain, Link, VariableId};
use crate::calendar::{self, Calendar, Day};
use crate::claim::calendar::{period, time};
use crate::claim::{Claim, Role};
use crate::figure::{Edge, Figure, FigureId, Kind, Part, Period, Time, Value, Year};
use crate::num::{Interval, Num};
use crate::unit::{Base, Dimension, Unit};

/// Figures before a length that it may take up.
const STRETCHES: usize = 3;
/// Figures between a date without a year and the full date that gives it one.
const NEAR: usize = 8;
/// Seconds in a minute; minutes in a day and in a week.
const MINUTE: i64 = 60;
const DAY: i64 = 1440;
const WEEK: i64 = 7 * DAY;

/// Relates the times of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "equivalence" => equivalence(builder, claim),
            "first-day" => first_day(builder, claim),
            "length" => length(builder, claim),
            "weekday" => weekday(builder, claim),
            "day" => day(builder, claim),
            "span" => span(builder, claim),
            "order" => order(builder, claim),
            "clock" => clock(builder, claim),
            "hours" => hours(builder, claim),
            _ => {}
        }
    }
}

/// Two names of one stretch. A month or year of another calendar is not a Gregorian one: it lies in it in part.
fn equivalence(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(stated)) = (claim.figure("name"), claim.figure("stated")) else { return };
    let figures = builder.figure(name).zip(builder.figure(stated));
    let both = figures.and_then(|(a, b)| period(a).zip(period(b)));
    if figures.is_some_and(|(a, b)| is_fiscal(a) && is_open(b)) || both.is_some_and(|(a, b)| inside(a, b)) {
        return;
    }
    let Some(args) = named(builder, name, stated).zip(named(builder, stated, name)) else { return };
    let in_part = both.is_some_and(|(a, b)| only_in_part(a, b));
    let kind = if in_part { "overlap" } else { "equivalence" };
    let why = "the second names the first, in parentheses".to_string();
    builder.relate(kind, vec![("name", args.0), ("stated", args.1)], Link::Certain, &[claim.id], why);
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

/// A weekday and its date.
fn weekday(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(id)) = (claim.figure("weekday"), claim.figure("day")) else { return };
    let Some(Time::Weekday { day, .. }) = builder.figure(name).and_then(time) else { return };
    let number = Interval::point(Num::from(i64::from(*day)));
    let weekday = builder.valued(name, &number, &Unit::plain());
    let Some((day, link, why)) = year_given(builder, id) else { return };
    if let Some(weekday) = weekday {
        builder.relate("weekday", vec![("weekday", weekday), ("day", day)], link, &[claim.id], why);
    }
}

/// The variable of a date, with the year of a full date close before it if nothing else gives it one.
fn year_given(builder: &mut Builder<'_>, id: FigureId) -> Option<(VariableId, Link, String)> {
    let plain = builder.variable(id, Use::Plain)?;
    let own = (plain, Link::Certain, "the weekday of the date beside it".to_string());
    let open = builder.figure(id).and_then(period).is_some_and(|p| p.year == Year::Open);
    if has_days(builder, plain) || !open {
        return Some(own);
    }
    let full = |figure: &&Figure| {
        period(figure).is_some_and(|p| matches!((p.year, p.part), (Year::Stated(_), Part::Day { .. })))
    };
    let mut years = builder.anchors.stated.iter();
    let (Some(_), None) = (years.next(), years.next()) else { return Some(own) };
    let Some(other) = builder.figures.iter().take(id.0).rev().take(NEAR).find(full) else { return Some(own) };
    let readings = anchor::resolve_around(time(builder.figure(id)?)?, time(other)?, &builder.anchors);
    let why = format!("the year is that of \"{}\"", builder.source.slice(other.span));
    let day = builder.dated(id, readings)?;
    Some((day, Link::Likely, why))
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

/// Two times and the length between them; the day of writing where the text names only one.
fn span(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(from) = claim.figure("from") else { return };
    let duration = claim.figure("duration").and_then(|id| long(builder, id));
    let to = claim.figure("to");
    let ends = match to {
        Some(to) => ends(builder, from, to, duration.is_some()),
        None => builder.variable(from, Use::Plain).zip(builder.now()),
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

/// The two ends. Fiscal years begin nobody says when, but two of them lie whole years apart; ends without
/// years are tried in each, if there is a length to check.
fn ends(
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
    if both.is_some_and(|(a, b)| a.year == Year::Open && b.year != Year::Open) {
        let readings = {
            let (own, other) = (time(builder.figure(from)?)?, time(builder.figure(to)?)?);
            anchor::resolve_before(own, other, &builder.anchors)
        };
        return builder.dated(from, readings).zip(builder.variable(to, Use::Plain));
    }
    builder.variable(from, Use::Plain).zip(builder.variable(to, Use::Plain))
}

/// The variable of a length: a duration, the years of an anniversary, the size of a shift.
fn long(builder: &mut Builder<'_>, id: FigureId) -> Option<VariableId> {
    let figure = builder.figure(id)?;
    match &figure.value {
        Value::Amount(readings) if figure.kind == Kind::Ordinal => {
            let years = Unit::new("y", Dimension::of(Base::Time), Num::from(31_556_952));
            builder.valued(id, &whole_years(&readings.first()?.interval), &years)
        }
        Value::Time(Time::Shift { count, unit, .. }) => {
            let unit = length_unit(*unit);
            builder.valued(id, &whole_years(&count.abs()), &unit)
        }
        _ => builder.variable(id, Use::Length),
    }
}

/// A count of years, told up or down to whole ones.
fn whole_years(count: &Interval) -> Interval {
    let slack = |text: &str| Num::decimal(text).map_or(Interval::point(Num::ZERO), Interval::point);
    count.sub(&slack("0.5")).hull(&count.add(&slack("0.9")))
}

fn length_unit(unit: crate::figure::TimeUnit) -> Unit {
    use crate::figure::TimeUnit;
    let (symbol, seconds) = match unit {
        TimeUnit::Second => ("s", 1),
        TimeUnit::Minute => ("min", 60),
        TimeUnit::Hour => ("h", 3600),
        TimeUnit::Day => ("d", 86_400),
        TimeUnit::Week => ("wk", 604_800),
        TimeUnit::Month => ("mo", 2_629_746),
        TimeUnit::Quarter => ("qtr", 7_889_238),
        TimeUnit::Year => ("y", 31_556_952),
    };
    Unit::new(symbol, Dimension::of(Base::Time), Num::from(seconds))
}

/// Two times of which the sentence says that one comes first.
fn order(builder: &mut Builder<'_>, claim: &Claim) {
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

/// One moment by two clocks: the second may be on a neighbouring day unless both name their weekday.
fn clock(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(first), Some(second)) = (claim.figure("first"), claim.figure("second")) else { return };
    let Some((a, b)) = minutes(builder, first).zip(minutes(builder, second)) else { return };
    let day = |role| match claim.figure(role).and_then(|id| builder.figure(id)).and_then(time) {
        Some(Time::Weekday { day, .. }) => Some(i64::from(*day) * DAY),
        _ => None,
    };
    let (a, candidates) = match (day("first_day"), day("second_day")) {
        (Some(x), Some(y)) => (a + x, vec![b + y - WEEK, b + y, b + y + WEEK]),
        _ => (a, vec![b - DAY, b, b + DAY]),
    };
    let near = candidates.into_iter().min_by_key(|b| b.abs_diff(a)).unwrap_or(b);
    let unit = Unit::new("min", Dimension::of(Base::Time), Num::from(MINUTE));
    let point = |minutes: i64| Interval::point(Num::from(minutes));
    let args = builder.valued(first, &point(a), &unit).zip(builder.valued(second, &point(near), &unit));
    let Some((one, other)) = args else { return };
    let args = vec![("first", one), ("second", other)];
    let why = "the second names the same moment by another clock".to_string();
    builder.relate("clock", args, Link::Certain, &[claim.id], why);
}

/// Two times of day and the time between them, perhaps over midnight; a zone that only one names is the other's too.
fn hours(builder: &mut Builder<'_>, claim: &Claim) {
    let ids = (claim.figure("start"), claim.figure("end"), claim.figure("duration"));
    let (Some(start), Some(end), Some(length)) = ids else { return };
    let own = |id| match builder.figure(id).and_then(time) {
        Some(Time::Clock { minutes, zone }) => Some((i64::from(*minutes), zone.map(i64::from))),
        _ => None,
    };
    let Some(((from, first), (to, last))) = own(start).zip(own(end)) else { return };
    let to = if let Some((first, last)) = first.zip(last) { to + first - last } else { to };
    let to = if to < from { to + DAY } else { to };
    let unit = Unit::new("min", Dimension::of(Base::Time), Num::from(MINUTE));
    let point = |minutes: i64| Interval::point(Num::from(minutes));
    let ends = builder.valued(start, &point(from), &unit).zip(builder.valued(end, &point(to), &unit));
    let Some(((from, to), length)) = ends.zip(builder.variable(length, Use::Length)) else { return };
    let why = "the sentence says from when to when and how long".to_string();
    let args = vec![("start", from), ("end", to), ("duration", length)];
    builder.relate("hours", args, Link::Certain, &[claim.id], why);
}

/// Minutes since midnight in Greenwich.
fn minutes(builder: &Builder<'_>, id: FigureId) -> Option<i64> {
    match builder.figure(id).and_then(time)? {
        Time::Clock { minutes, zone: Some(zone) } => Some(i64::from(*minutes) - i64::from(*zone)),
        _ => None,
    }
}
