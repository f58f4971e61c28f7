//! Times of day: which of them must agree?
//!
//! In: a claim of `1500 GMT` and `11 a.m. EDT`, out: a relation `clock` of two lengths of time since midnight in
//! Greenwich. In: a claim of `9 a.m.`, `2 p.m.` and `five hours`, out: a relation `hours`.

use crate::claim::calendar::time;
use crate::claim::{Claim, ClaimId};
use crate::figure::{FigureId, Time, TimeUnit, Zone};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Link, VariableId};
use crate::unit::{Base, Dimension, Unit};

/// Seconds in a minute; minutes in a day and in a week.
const MINUTE: i64 = 60;
const DAY: i64 = 1440;
const WEEK: i64 = 7 * DAY;

/// One moment by two clocks: the second may be on a neighbouring day unless both name their weekday.
pub fn clock(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(first), Some(second)) = (claim.figure("first"), claim.figure("second")) else { return };
    let all = |id, role| minutes(builder, id, claim.word(role));
    let Some((a, b)) = nearest(&all(first, "first_zone"), &all(second, "second_zone")) else { return };
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

/// Two times of day and the time between them.
pub fn hours(builder: &mut Builder<'_>, claim: &Claim) {
    let ids = (claim.figure("start"), claim.figure("end"), claim.figure("duration"));
    let (Some(start), Some(end), Some(length)) = ids else { return };
    let day = |role| match claim.figure(role).and_then(|id| builder.figure(id)).and_then(time) {
        Some(Time::Weekday { day, .. }) => Some(i64::from(*day)),
        _ => None,
    };
    let days = day("first_day").zip(day("second_day")).map(|(from, to)| (to - from).rem_euclid(7) * DAY);
    let shift = builder.figure(length).and_then(time).and_then(|time| match time {
        Time::Shift { count, unit: TimeUnit::Hour, .. } => Some((count, 3600)),
        Time::Shift { count, unit: TimeUnit::Minute, .. } => Some((count, MINUTE)),
        _ => None,
    });
    let length = match shift {
        Some((count, seconds)) => {
            let symbol = if seconds == MINUTE { "min" } else { "h" };
            builder.valued(length, count, &Unit::new(symbol, Dimension::of(Base::Time), Num::from(seconds)))
        }
        None => builder.variable(length, Use::Length),
    };
    if let Some(length) = length {
        between(builder, (start, end, length), days, Link::Certain, &[claim.id]);
    }
}

/// The time between two times of day, perhaps over midnight; a zone that only one names is the other's too.
pub fn lapse(
    builder: &mut Builder<'_>,
    (start, end, length): (FigureId, FigureId, VariableId),
    link: Link,
    claims: &[ClaimId],
) {
    between(builder, (start, end, length), None, link, claims);
}

/// The same, with the minutes that lie between the days of both, if the text tells these.
fn between(
    builder: &mut Builder<'_>,
    (start, end, length): (FigureId, FigureId, VariableId),
    days: Option<i64>,
    link: Link,
    claims: &[ClaimId],
) {
    let own = |id| match builder.figure(id).and_then(time) {
        Some(Time::Clock { minutes, zone }) => Some((i64::from(*minutes), *zone)),
        _ => None,
    };
    let Some(((from, first), (to, last))) = own(start).zip(own(end)) else { return };
    let to = match (first, last) {
        (Some(Zone::Offset(first)), Some(Zone::Offset(last))) => to + i64::from(first) - i64::from(last),
        (Some(first), Some(last)) if first != last => return,
        _ => to,
    };
    let to = match days {
        Some(days) => to + days,
        None if to < from => to + DAY,
        None => to,
    };
    let unit = Unit::new("min", Dimension::of(Base::Time), Num::from(MINUTE));
    let point = |minutes: i64| Interval::point(Num::from(minutes));
    let ends = builder.valued(start, &point(from), &unit).zip(builder.valued(end, &point(to), &unit));
    let Some((from, to)) = ends else { return };
    let why = "the text says from when to when and how long".to_string();
    builder.relate("hours", vec![("start", from), ("end", to), ("duration", length)], link, claims, why);
}

/// Of the clocks that two cities keep in winter and in summer those by which the two moments lie nearest.
fn nearest(first: &[i64], second: &[i64]) -> Option<(i64, i64)> {
    let pairs = first.iter().flat_map(|a| second.iter().map(|b| (*a, *b)));
    pairs.min_by_key(|(a, b)| (a - b).rem_euclid(DAY).min((b - a).rem_euclid(DAY)))
}

/// Minutes since midnight in Greenwich, by each clock that the place may keep.
fn minutes(builder: &Builder<'_>, id: FigureId, city: Option<&Interval>) -> Vec<i64> {
    let Some(Time::Clock { minutes, zone }) = builder.figure(id).and_then(time) else { return Vec::new() };
    let minutes = i64::from(*minutes);
    match (zone, city) {
        (Some(Zone::Offset(zone)), _) => vec![minutes - i64::from(*zone)],
        (None | Some(Zone::Open), Some(zones)) => {
            let ends = [zones.low(), zones.high()].into_iter().flatten().filter_map(Num::to_i64);
            ends.map(|zone| minutes - zone).collect()
        }
        _ => Vec::new(),
    }
}
