//! Which stretches of days may a time mean?
//!
//! In: `last year` and the anchors of a text, out: its stretches; several where the text leaves the
//! reading open, none where nothing fixes it.

use super::Anchors;
use super::extent::{self, Stretch};
use crate::calendar::{Calendar, Day};
use crate::figure::{Part, Period, Time, TimeUnit, Year};
use crate::num::Interval;

/// A day without a year is at most so far ahead of the text, or so far back.
const AHEAD: i64 = 215;
const BACK: i64 = 300;
/// Longer parts of a year are spoken of for longer.
const BACK_FOR_PARTS: i64 = 400;
/// With more past years than this in the text, a day without a year could be in any.
const MOST_PAST_YEARS: usize = 3;
/// The years in which an open year is tried: any eight in a row hold leap years and the days by which
/// the sun calendars drift against each other.
const OPEN_YEARS: (i32, i32) = (2016, 2023);

/// The readings of a time. If `open`, a year that nothing fixes is tried in each of [`OPEN_YEARS`].
pub(super) fn readings(time: &Time, anchors: &Anchors, open: bool) -> Vec<Stretch> {
    match time {
        Time::Period(period) => of_period(period, anchors, open),
        Time::Range(first, last) => range(first, last, anchors, open),
        Time::Weekday { day, shift } => weekday(*day, *shift, anchors),
        Time::Shift { count, unit, from_now: true } => shift(count, *unit, anchors).into_iter().collect(),
        Time::Ending { count, unit, .. } if *count == 0 || *unit < TimeUnit::Day => Vec::new(),
        Time::Ending { count, unit, end: None } => until_now(*count, *unit, anchors).into_iter().collect(),
        Time::Ending { count, unit, end: Some(end) } => {
            readings(end, anchors, open).iter().filter_map(|end| ending(*count, *unit, end)).collect()
        }
        Time::Shift { from_now: false, .. } | Time::Same { .. } | Time::Clock { .. } => Vec::new(),
    }
}

fn of_period(period: &Period, anchors: &Anchors, open: bool) -> Vec<Stretch> {
    let in_years = |period: &Period, years: Vec<i32>| -> Vec<Stretch> {
        years.into_iter().flat_map(|year| extent::of_period(period, year)).collect()
    };
    let found = match (period.year, anchors.now) {
        (Year::Stated(year), _) => return extent::of_period(period, year),
        (Year::Relative(shift), _) => calendars(period, anchors)
            .into_iter()
            .flat_map(|calendar| {
                let years = current(calendar, anchors).into_iter().filter_map(|y| y.checked_add(shift));
                in_years(&Period { calendar, ..*period }, years.collect())
            })
            .collect(),
        (Year::Open, Some(now)) => near(period, now, anchors),
        (Year::Open, None) => Vec::new(),
    };
    let drifts = matches!(period.calendar, Calendar::Islamic | Calendar::Hebrew | Calendar::Chinese);
    if found.is_empty() && open && !drifts { in_years(period, open_years(period.calendar)) } else { found }
}

/// The calendars in which a relative period may be meant: in a text that counts Persian years,
/// `last year` is one, unless the text is dated and may mean the Gregorian one.
fn calendars(period: &Period, anchors: &Anchors) -> Vec<Calendar> {
    let counted = matches!(period.part, Part::Year | Part::FiscalYear | Part::Half(_) | Part::Quarter(_));
    match anchors.home {
        Some(home) if counted && period.calendar == Calendar::Gregorian => {
            let dated = anchors.now.is_some_and(|(first, last)| first == last);
            if dated { vec![home, Calendar::Gregorian] } else { vec![home] }
        }
        _ => vec![period.calendar],
    }
}

/// The years that may be the current one.
fn current(calendar: Calendar, anchors: &Anchors) -> Vec<i32> {
    if let Some((_, year)) = anchors.current.iter().find(|(known, _)| *known == calendar) {
        return vec![*year];
    }
    anchors
        .now
        .map(|(first, last)| (first.date(calendar).year..=last.date(calendar).year).collect())
        .unwrap_or_default()
}

fn open_years(calendar: Calendar) -> Vec<i32> {
    let bound =
        |year, month, day| Day::of(Calendar::Gregorian, year, month, day).map(|d| d.date(calendar).year);
    let bounds = bound(OPEN_YEARS.0, 1, 1).zip(bound(OPEN_YEARS.1, 12, 31));
    bounds.map(|(first, last)| (first..=last).collect()).unwrap_or_default()
}

/// A part of an unnamed year: in the years around the text, and in the past years that it states.
fn near(period: &Period, now: (Day, Day), anchors: &Anchors) -> Vec<Stretch> {
    if let Part::DayOfMonth(day) = period.part {
        return day_of_month(day, now);
    }
    let (first, last) = (now.0.date(period.calendar).year, now.1.date(period.calendar).year);
    let back = if matches!(period.part, Part::Day { .. } | Part::Ambiguous { .. } | Part::Month(_)) {
        BACK
    } else {
        BACK_FOR_PARTS
    };
    let mut found: Vec<Stretch> = (first - 1..=last + 1)
        .flat_map(|year| extent::of_period(period, year))
        .filter(|s| s.start.0 <= now.1.plus(AHEAD) && s.end.1 >= now.0.plus(-back))
        .collect();
    if period.calendar == Calendar::Gregorian {
        let past: Vec<i32> = anchors.stated.iter().copied().filter(|year| *year < first - 1).collect();
        if past.len() > MOST_PAST_YEARS {
            return Vec::new();
        }
        found.extend(past.into_iter().flat_map(|year| extent::of_period(period, year)));
    }
    found
}

/// `the 8th`: in the month of the text or one beside it, if the text is dated.
fn day_of_month(day: u8, (now, last): (Day, Day)) -> Vec<Stretch> {
    if now != last {
        return Vec::new();
    }
    [-1, 0, 1]
        .into_iter()
        .filter_map(|months| {
            let date = now.plus(1 - i64::from(now.date(Calendar::Gregorian).day)).add_months(months)?;
            let month = date.date(Calendar::Gregorian);
            let day = Day::of(Calendar::Gregorian, month.year, month.month, day)?;
            Some(Stretch::exact(day, day))
        })
        .collect()
}

/// From somewhere in the first to somewhere in the second: `March 2021-March 2022` may be any days of
/// the two months. The side without a year takes it from the other one.
fn range(first: &Time, last: &Time, anchors: &Anchors, open: bool) -> Vec<Stretch> {
    let (starts, ends) = if is_open(first) && !is_open(last) {
        let ends = readings(last, anchors, open);
        (ends.iter().flat_map(|end| around(first, end)).collect(), ends)
    } else {
        let starts = readings(first, anchors, open);
        let around_starts = || starts.iter().flat_map(|start| around(last, start)).collect();
        let ends = if is_open(last) { around_starts() } else { readings(last, anchors, open) };
        (starts, ends)
    };
    let undated = is_open(first) || is_open(last);
    // A range that leaves a year out, as "November 3-February 9" does, is shorter than one.
    let fits = |start: &Stretch, end: &Stretch| {
        start.start.0 <= end.end.1 && (!undated || end.start.0.0.saturating_sub(start.start.0.0) < 366)
    };
    let mut found: Vec<Stretch> = Vec::new();
    for start in &starts {
        for end in ends.iter().filter(|end| fits(start, end)) {
            let stretch = Stretch { start: (start.start.0, start.end.1), end: (end.start.0, end.end.1) };
            if !found.contains(&stretch) {
                found.push(stretch);
            }
        }
    }
    found
}

fn is_open(time: &Time) -> bool {
    matches!(time, Time::Period(Period { year: Year::Open, .. }))
}

/// A period without a year in the years around another stretch.
fn around(time: &Time, other: &Stretch) -> Vec<Stretch> {
    let Time::Period(period) = time else { return Vec::new() };
    let year = other.start.0.date(period.calendar).year;
    (year - 1..=year + 1).flat_map(|year| extent::of_period(period, year)).collect()
}

/// A period without a year within half a year of another time.
pub(super) fn near_other(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Stretch> {
    const HALF_A_YEAR: u64 = 183;
    let others = readings(other, anchors, false);
    let near = |other: &Stretch| {
        let from = other.start.0.0;
        around(time, other).into_iter().filter(move |s| s.start.0.0.abs_diff(from) < HALF_A_YEAR)
    };
    others.iter().flat_map(near).collect()
}

/// A time without a year in the years around another one.
pub(super) fn beside(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for other in readings(other, anchors, false) {
        let around = Anchors { now: Some((other.start.0, other.end.1)), ..Anchors::default() };
        for stretch in readings(time, &around, false) {
            if !found.contains(&stretch) {
                found.push(stretch);
            }
        }
    }
    found
}

/// The last such period that begins before another time, or with it.
pub(super) fn before_other(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Stretch> {
    let others = readings(other, anchors, false);
    let last = |other: &Stretch| {
        around(time, other).into_iter().filter(|s| s.start.0 <= other.end.1).max_by_key(|s| s.start.0)
    };
    others.iter().filter_map(last).collect()
}

/// The first such period that ends after another time, or with it.
pub(super) fn after_other(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Stretch> {
    let others = readings(other, anchors, false);
    let first = |other: &Stretch| {
        around(time, other).into_iter().filter(|s| s.end.1 >= other.start.0).min_by_key(|s| s.start.0)
    };
    others.iter().filter_map(first).collect()
}

/// A period without a year in the year of another time.
pub(super) fn in_year_of(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Stretch> {
    let Time::Period(period) = time else { return Vec::new() };
    let others = readings(other, anchors, false);
    others.iter().flat_map(|s| extent::of_period(period, s.start.0.date(period.calendar).year)).collect()
}

/// The weekdays before and after a dated text: which one `Friday` is, its verb says.
fn weekday(day: u8, shift: i32, anchors: &Anchors) -> Vec<Stretch> {
    let Some((now, last)) = anchors.now else { return Vec::new() };
    if now != last || day > 6 {
        return Vec::new();
    }
    let before = now.plus(-(i64::from(now.weekday()) - i64::from(day)).rem_euclid(7));
    let days = match shift {
        0 if before == now => vec![before.plus(-7), before, before.plus(7)],
        0 => vec![before, before.plus(7)],
        1.. => vec![before.plus(7 * i64::from(shift)), before.plus(7 * (i64::from(shift) + 1))],
        _ => vec![before.plus(7 * (i64::from(shift) + 1)), before.plus(7 * i64::from(shift))],
    };
    days.into_iter().map(|day| Stretch::exact(day, day)).collect()
}

/// `three years ago`: one day, good to half of the unit.
fn shift(count: &Interval, unit: TimeUnit, anchors: &Anchors) -> Option<Stretch> {
    let (first, last) = anchors.now?;
    let earliest = moved(first, count.low()?.floor().to_i64()?, unit)?;
    let latest = moved(last, count.high()?.ceil().to_i64()?, unit)?;
    let slack = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => 1,
        TimeUnit::Week => 4,
        TimeUnit::Month => 20,
        TimeUnit::Quarter => 50,
        TimeUnit::Year => 200,
    };
    Some(Stretch::within(earliest.plus(-slack), latest.plus(slack)))
}

/// `the past five years`: they may end now or with the last full unit.
fn until_now(count: u32, unit: TimeUnit, anchors: &Anchors) -> Option<Stretch> {
    let (first, last) = anchors.now?;
    let count = i64::from(count);
    Some(Stretch {
        start: (moved(first, -count - 1, unit)?, moved(last, 1 - count, unit)?),
        end: (moved(first, -1, unit)?, last),
    })
}

/// `the year ended March 31`; years of 52 weeks end on any day and begin a few days off.
fn ending(count: u32, unit: TimeUnit, end: &Stretch) -> Option<Stretch> {
    let (first, last) = end.end;
    let count = i64::from(count);
    let month_ends = last.plus(1).date(Calendar::Gregorian).day == 1;
    let slack = if first == last && month_ends { 0 } else { 7 };
    let start =
        (moved(first.plus(1), -count, unit)?.plus(-slack), moved(last.plus(1), -count, unit)?.plus(slack));
    Some(Stretch { start, end: (first, last) })
}

/// So many units later; units below a day do not move.
fn moved(day: Day, count: i64, unit: TimeUnit) -> Option<Day> {
    let months = |n: i64| day.add_months(i32::try_from(count.checked_mul(n)?).ok()?);
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Some(day),
        TimeUnit::Day => Some(day.plus(count)),
        TimeUnit::Week => Some(day.plus(count.checked_mul(7)?)),
        TimeUnit::Month => months(1),
        TimeUnit::Quarter => months(3),
        TimeUnit::Year => months(12),
    }
}
