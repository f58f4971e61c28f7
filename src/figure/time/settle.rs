//! Whose calendar does an article mean when it does not say?
//!
//! In: the figures of an article that speaks of `the current Iranian calendar year` and, later, of `the first
//! quarter of the previous year`, out: the same figures, the later one in Iran's calendar as well. Years
//! with their number are left alone, unless only that calendar has such a year (`born in 1319`).

use crate::calendar::Calendar;
use crate::figure::{Figure, Part, Period, Time, Value, Year};

/// Gives years without a calendar the one calendar that the article counts its years by, if it names one.
pub fn calendars(figures: &mut [Figure]) {
    let Some(calendar) = named(figures) else { return };
    let times = figures.iter_mut().filter_map(|figure| match &mut figure.value {
        Value::Time(time) => Some(time),
        _ => None,
    });
    for time in times {
        settle(time, calendar);
    }
}

/// The one other calendar whose years the article counts; none if it names two.
fn named(figures: &[Figure]) -> Option<Calendar> {
    let mut found = None;
    for figure in figures {
        let Value::Time(Time::Period(period)) = &figure.value else { continue };
        let counts = period.calendar != Calendar::Gregorian && !matches!(period.part, Part::Season(_));
        if !counts || !own_years(period.calendar) {
            continue;
        }
        if found.is_some_and(|calendar| calendar != period.calendar) {
            return None;
        }
        found = Some(period.calendar);
    }
    found
}

/// Calendars that a country does its books in.
const fn own_years(calendar: Calendar) -> bool {
    matches!(calendar, Calendar::Persian | Calendar::Ethiopian)
}

fn settle(time: &mut Time, calendar: Calendar) {
    match time {
        Time::Period(period) if open(period) || foreign(period, calendar) => period.calendar = calendar,
        Time::Range(first, last) => {
            if let (Time::Period(a), Time::Period(b)) = (first.as_mut(), last.as_mut())
                && foreign(a, calendar)
                && foreign(b, calendar)
            {
                (a.calendar, b.calendar) = (calendar, calendar);
            }
        }
        _ => {}
    }
}

/// `the previous year`, `the first quarter`: nothing says whose year.
const fn open(period: &Period) -> bool {
    let part = matches!(period.part, Part::Year | Part::Half(_) | Part::Quarter(_));
    let year = matches!(period.year, Year::Relative(_) | Year::Open);
    matches!(period.calendar, Calendar::Gregorian) && part && year
}

/// A year that an article of today can only mean in the other calendar: 1319 in one that counts Iranian years.
fn foreign(period: &Period, calendar: Calendar) -> bool {
    let Year::Stated(year) = period.year else { return false };
    let iranian = calendar == Calendar::Persian && (1250..1450).contains(&year);
    period.calendar == Calendar::Gregorian && period.part == Part::Year && iranian
}
