//! What fixes relative time?
//!
//! In: `the current Iranian calendar year (March 2020)` somewhere in a text, out: [`Anchors`] that know the
//! current Persian year, 1398; with them `last year` is a stretch of days. A time that nothing fixes
//! is unknown, never guessed. `extent` has the days of a part of a year, `resolve` reads times.

mod extent;
mod resolve;

use crate::calendar::{Calendar, Day};
use crate::figure::{Figure, Part, Period, Time, Value, Year};
use crate::num::{Interval, Num};
use crate::relation::Domain;
use crate::segment::{Segment, SegmentKind};
use crate::source::Source;
use extent::Stretch;

/// What a text says of its own time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Anchors {
    /// The first and the last day on which the text may have been written; one day if it is dated.
    pub now: Option<(Day, Day)>,
    /// The current year of a calendar where the text gives it away.
    pub current: Vec<(Calendar, i32)>,
    /// The calendar that `last year` and `the first quarter` are counted in, if it is not the
    /// Gregorian one: that of the text's own current year.
    pub home: Option<Calendar>,
    /// Every Gregorian year that the text states, sorted: a day without a year may be in one of them.
    pub stated: Vec<i32>,
}

/// Looks for what fixes time: the caller's date first, then the date line, then a current year whose
/// dates the text gives.
pub fn find(source: &Source, segments: &[Segment], figures: &[Figure], as_of: Option<Day>) -> Anchors {
    let mut anchors = Anchors { home: home(figures), stated: stated_years(figures), ..Anchors::default() };
    anchors.now = as_of.or_else(|| date_line(segments, figures, &anchors)).map(|day| (day, day));
    if anchors.now.is_none() {
        anchors.current = current_years(source, figures);
        anchors.now = anchors.current.first().and_then(|&(calendar, year)| {
            extent::of(calendar, year, Part::Year).first().map(|stretch| (stretch.start.0, stretch.end.1))
        });
        if let Some(day) = date_line(segments, figures, &anchors) {
            anchors.now = Some((day, day));
        }
    }
    anchors
}

/// Every reading of a time; none if nothing fixes it.
pub fn resolve(time: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::readings(time, anchors, false).iter().map(domain).collect()
}

/// The same, but a year that nothing fixes is tried in each of a few years, which is enough to see
/// whether two names of one stretch can agree in any year. Not for moon calendars, which drift.
pub fn resolve_open(time: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::readings(time, anchors, true).iter().map(domain).collect()
}

/// The readings of a time without a year that lie within half a year of some reading of another time.
pub fn resolve_around(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::near_other(time, other, anchors).iter().map(domain).collect()
}

/// The readings of a time without a year in the years around another time, if something fixes that one.
pub fn resolve_beside(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::beside(time, other, anchors).iter().map(domain).collect()
}

/// The last month of a year, which is what a date behind `the end of the year` may be.
pub fn resolve_end(period: &Period, anchors: &Anchors) -> Vec<Domain> {
    let whole = Time::Period(Period { edge: crate::figure::Edge::Whole, ..*period });
    let last_month = |s: Stretch| Stretch { start: (s.end.0.plus(-30), s.end.1.plus(-27)), end: s.end };
    resolve::readings(&whole, anchors, true).into_iter().map(last_month).map(|s| domain(&s)).collect()
}

/// The number of the year that a relative one is, if the text gives it away: 1398 for `the current Iranian year`.
pub fn year_of(period: &Period, anchors: &Anchors) -> Option<i32> {
    let Year::Relative(shift) = period.year else { return None };
    let known = anchors.current.iter().find(|(calendar, _)| *calendar == period.calendar)?;
    known.1.checked_add(shift)
}

/// The last readings of a time without a year before each reading of another time.
pub fn resolve_before(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::before_other(time, other, anchors).iter().map(domain).collect()
}

/// The first readings of a time without a year after each reading of another time.
pub fn resolve_after(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::after_other(time, other, anchors).iter().map(domain).collect()
}

/// The readings of a time without a year in the year of another time.
pub fn resolve_in_year_of(time: &Time, other: &Time, anchors: &Anchors) -> Vec<Domain> {
    resolve::in_year_of(time, other, anchors).iter().map(domain).collect()
}

fn domain(stretch: &Stretch) -> Domain {
    let interval = |(first, last): (Day, Day)| {
        Interval::new(Num::from(first.0), Num::from(last.0)).unwrap_or(Interval::ALL)
    };
    Domain::Days { start: interval(stretch.start), end: interval(stretch.end) }
}

fn times(figures: &[Figure]) -> impl Iterator<Item = (&Figure, &Time)> {
    figures.iter().filter_map(|figure| match &figure.value {
        Value::Time(time) => Some((figure, time)),
        _ => None,
    })
}

/// Every part of a year that a time names.
fn periods(time: &Time) -> Vec<Period> {
    match time {
        Time::Period(period) => vec![*period],
        Time::Range(first, last) => [periods(first), periods(last)].concat(),
        Time::Ending { end: Some(end), .. } => periods(end),
        _ => Vec::new(),
    }
}

/// The calendar whose current, last or next year the text speaks of by name.
fn home(figures: &[Figure]) -> Option<Calendar> {
    times(figures)
        .flat_map(|(_, time)| periods(time))
        .find(|p| p.calendar != Calendar::Gregorian && matches!(p.year, Year::Relative(_)))
        .map(|period| period.calendar)
}

fn stated_years(figures: &[Figure]) -> Vec<i32> {
    let mut years: Vec<i32> = times(figures)
        .flat_map(|(_, time)| periods(time))
        .filter(|period| period.calendar == Calendar::Gregorian)
        .filter_map(|period| if let Year::Stated(year) = period.year { Some(year) } else { None })
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The day that the date line states, if it states one.
fn date_line(segments: &[Segment], figures: &[Figure], anchors: &Anchors) -> Option<Day> {
    let line = segments.iter().find(|segment| segment.kind == SegmentKind::DateLine)?;
    times(figures).filter(|(figure, _)| line.span.contains(figure.span)).find_map(|(_, time)| {
        let Time::Period(Period { part: Part::Day { .. } | Part::Ambiguous { .. }, .. }) = time else {
            return None;
        };
        let possible = |s: &Stretch| anchors.now.is_none_or(|now| now.0 <= s.start.0 && s.end.1 <= now.1);
        let mut days = resolve::readings(time, anchors, false);
        days.retain(|stretch| stretch.start.0 == stretch.end.1 && possible(stretch));
        let [day]: [Stretch; 1] = days.try_into().ok()?;
        Some(day.start.0)
    })
}

/// The current years that the text gives away: `the current Iranian year (March 2020)`. A calendar
/// for which it gives two is left out.
fn current_years(source: &Source, figures: &[Figure]) -> Vec<(Calendar, i32)> {
    let mut found: Vec<(Calendar, i32)> = Vec::new();
    let dated: Vec<(&Figure, &Time)> = times(figures).collect();
    for pair in dated.windows(2) {
        let [(first, first_time), (second, second_time)] = pair else { continue };
        let between = source.text.get(first.span.end..second.span.start).unwrap_or_default();
        if between.trim() == "(" {
            found.extend(current_year(first_time, second_time));
            found.extend(current_year(second_time, first_time));
        }
    }
    found.sort_unstable();
    found.dedup();
    let years_of = |calendar| found.iter().filter(|(c, _)| *c == calendar).count();
    found.iter().copied().filter(|(calendar, _)| years_of(*calendar) == 1).collect()
}

/// The one year that makes a relative time the stated one.
fn current_year(relative: &Time, stated: &Time) -> Option<(Calendar, i32)> {
    let Time::Period(period @ Period { year: Year::Relative(shift), .. }) = relative else { return None };
    let [stated] = resolve::readings(stated, &Anchors::default(), false).try_into().ok()?;
    let about = stated.start.0.date(period.calendar).year;
    let fits = |year: &i32| {
        let named = Period { year: Year::Stated(*year), ..*period };
        extent::of_period(&named, *year).iter().any(|stretch| stretch.meets(&stated))
    };
    let [year]: [i32; 1] = (about - 2..=about + 2).filter(fits).collect::<Vec<_>>().try_into().ok()?;
    Some((period.calendar, year.checked_sub(*shift)?))
}

#[cfg(test)]
mod tests;
