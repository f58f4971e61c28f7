//! Whose calendar does an article mean when it does not say?
//!
//! In: the figures of an article that speaks of `the current Iranian calendar year` and, later, of `the first
//! quarter of the previous year`, out: the same figures, the later one in Iran's calendar as well. Years
//! with their number are left alone, unless only that calendar has such a year (`born in 1319`).
//!
//! In: `The 0817 left, and at 1102 it was there`, out: two times of day. Four digits are one behind a word that leads to a
//! time, if they begin with a nought or stand near others that do.

use crate::calendar::Calendar;
use crate::figure::{Figure, Kind, Part, Period, Time, Value, Year};
use crate::num::Num;
use crate::source::Source;
use crate::unit::{Base, Dimension, Unit};
use crate::vocabulary::Vocabulary;

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

/// How many figures away a time of day with a nought in front may stand from one without.
const NEAR: usize = 6;

/// Makes times of day of the four digits that trains and ships go by.
pub fn clocks(source: &Source, figures: &mut [Figure], words: &Vocabulary) {
    let told: Vec<Option<u16>> = figures.iter().map(|figure| digits(source, figure, words)).collect();
    let nought = |at: usize| {
        let text = figures.get(at).map(|figure| source.slice(figure.span));
        text.is_some_and(|text| text.starts_with('0')) && told.get(at).is_some_and(Option::is_some)
    };
    let near = |at: usize| (at.saturating_sub(NEAR)..at + NEAR).any(nought);
    let clocks: Vec<(usize, u16)> = told
        .iter()
        .enumerate()
        .filter(|(at, _)| near(*at))
        .filter_map(|(at, minutes)| Some((at, (*minutes)?)))
        .collect();
    for (at, minutes) in clocks {
        if let Some(figure) = figures.get_mut(at) {
            figure.kind = Kind::Clock;
            figure.value = Value::Time(Time::Clock { minutes, zone: None });
            figure.spelling = None;
        }
    }
}

/// `2.04m` is a length where another one stands near: `6cm taller than Aske, at 1.98m`.
pub fn metres(source: &Source, figures: &mut [Figure]) {
    let metre = Unit::new("m", Dimension::of(Base::Length), Num::ONE);
    let length = |figure: &Figure| match &figure.value {
        Value::Amount(readings) => readings.iter().any(|r| r.unit.dimension == metre.dimension),
        _ => false,
    };
    let lengths: Vec<bool> = figures.iter().map(length).collect();
    let near = |at: usize| (at.saturating_sub(2)..at + 3).any(|i| lengths.get(i) == Some(&true));
    for at in 0..figures.len() {
        let Some(figure) = figures.get_mut(at).filter(|_| near(at)) else { continue };
        let glued = source
            .slice(figure.span)
            .strip_suffix('m')
            .is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit()));
        let (Value::Amount(readings), true) = (&mut figure.value, figure.kind == Kind::Number && glued)
        else {
            continue;
        };
        let million = Num::power_of_ten(-6);
        for reading in readings {
            reading.interval = reading.interval.scale(&million);
            reading.truncated = reading.truncated.scale(&million);
            reading.unit = metre.clone();
        }
        figure.kind = Kind::Quantity;
        if let Some(spelling) = figure.spelling.as_mut() {
            spelling.exponent -= 6;
        }
    }
}

/// The minutes since midnight, if a bare number can be read as a time of day and a word leads to it.
fn digits(source: &Source, figure: &Figure, words: &Vocabulary) -> Option<u16> {
    let text = source.slice(figure.span);
    let four = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    let bare = figure.kind == Kind::Number && figure.hedge.is_none() && four;
    let number: u16 = text.parse().ok().filter(|_| bare)?;
    let (hour, minute) = (number / 100, number % 100);
    let before = source.text.get(..figure.span.start)?.trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let led = words.time.clock.trains.contains(&word.to_lowercase());
    let after = source.text.get(figure.span.end..)?.trim_start_matches([' ', '-']);
    let longer = after.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let longer = longer && !source.text.get(figure.span.end..)?.starts_with(". ");
    (hour < 24 && minute < 60 && led && !longer).then_some(hour * 60 + minute)
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
