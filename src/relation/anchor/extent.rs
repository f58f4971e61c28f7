//! Which days does a part of a year have?
//!
//! In: the first quarter of the Persian year 1398, out: 21 March to 21 June 2019. News means some
//! parts loosely (`early 2004`, `spring`, a fiscal year), so either end is a range of days.

use crate::calendar::{self, Calendar, Day};
use crate::figure::{Edge, Part, Period};

/// A stretch of days; either end lies between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Earliest and latest first day.
    pub start: (Day, Day),
    /// Earliest and latest last day.
    pub end: (Day, Day),
}

impl Stretch {
    /// From one day to another, both known.
    pub const fn exact(first: Day, last: Day) -> Self {
        Self { start: (first, first), end: (last, last) }
    }

    /// One unknown day or stretch between two days.
    pub const fn within(first: Day, last: Day) -> Self {
        Self { start: (first, last), end: (first, last) }
    }

    /// Whether both may be one stretch.
    pub fn meets(&self, other: &Self) -> bool {
        let overlap = |a: (Day, Day), b: (Day, Day)| a.0 <= b.1 && b.0 <= a.1;
        overlap(self.start, other.start) && overlap(self.end, other.end)
    }

    const fn widened(self, (earlier, later): (i64, i64)) -> Self {
        Self {
            start: (self.start.0.plus(-earlier), self.start.1.plus(later)),
            end: (self.end.0.plus(-earlier), self.end.1.plus(later)),
        }
    }
}

/// The readings of a period in the given year of its calendar; none if there are no such days.
pub(super) fn of_period(period: &Period, year: i32) -> Vec<Stretch> {
    let whole = of(period.calendar, year, period.part);
    whole.into_iter().map(|stretch| edge(stretch, period.edge)).collect()
}

/// The readings of all of a part of a year.
pub(super) fn of(calendar: Calendar, year: i32, part: Part) -> Vec<Stretch> {
    let day = |month, day| Day::of(calendar, year, month, day).map(|day| Stretch::exact(day, day));
    let readings: Vec<Option<Stretch>> = match part {
        Part::Year => vec![years(calendar, year, year)],
        Part::FiscalYear => vec![fiscal_year(calendar, year)],
        Part::Half(half) => vec![months(calendar, year, half, 6)],
        Part::Quarter(quarter) => vec![months(calendar, year, quarter, 3)],
        Part::FiscalHalf(half) => vec![fiscal_part(calendar, year, half, 6)],
        Part::FiscalQuarter(quarter) => vec![fiscal_part(calendar, year, quarter, 3)],
        Part::Season(season) => seasons(calendar, year, season),
        Part::Month(month) => vec![exact(calendar::month_bounds(calendar, year, month, month))],
        Part::Day { month, day: d } => vec![day(month, d)],
        Part::Ambiguous { first, second } if first == second => vec![day(first, second)],
        Part::Ambiguous { first, second } => vec![day(first, second), day(second, first)],
        Part::Decade => vec![year.checked_add(9).and_then(|last| years(calendar, year, last))],
        Part::Century => vec![century(calendar, year)],
        Part::DayOfMonth(_) => Vec::new(),
    };
    readings.into_iter().flatten().map(|stretch| stretch.widened(calendar.slack())).collect()
}

fn exact(bounds: Option<(Day, Day)>) -> Option<Stretch> {
    bounds.map(|(first, last)| Stretch::exact(first, last))
}

fn years(calendar: Calendar, first: i32, last: i32) -> Option<Stretch> {
    let (start, _) = calendar::year_bounds(calendar, first)?;
    let (_, end) = calendar::year_bounds(calendar, last)?;
    Some(Stretch::exact(start, end))
}

/// The months of the n-th half or quarter; the last one takes a thirteenth month, too.
fn months(calendar: Calendar, year: i32, n: u8, length: u8) -> Option<Stretch> {
    let last = n.checked_mul(length)?;
    let first = last.checked_sub(length)?.checked_add(1)?;
    match last {
        12 => {
            Some(Stretch::exact(Day::of(calendar, year, first, 1)?, calendar::year_bounds(calendar, year)?.1))
        }
        _ => exact(calendar::month_bounds(calendar, year, first, last)),
    }
}

/// A year that bears this number and may begin from the February before (shops) to its own December.
fn fiscal_year(calendar: Calendar, year: i32) -> Option<Stretch> {
    let (first, last) = calendar::year_bounds(calendar, year)?;
    let before = Day::of(calendar, year.checked_sub(1)?, 2, 1)?;
    let (_, after) = calendar::year_bounds(calendar, year.checked_add(1)?)?;
    Some(Stretch { start: (before, last), end: (first, after) })
}

/// The months of the n-th half or quarter of such a year.
fn fiscal_part(calendar: Calendar, year: i32, n: u8, length: u8) -> Option<Stretch> {
    let Stretch { start: (first, last), .. } = fiscal_year(calendar, year)?;
    let after = i32::from(n.checked_mul(length)?);
    let before = after - i32::from(length);
    let end = (first.add_months(after)?.plus(-1), last.add_months(after)?);
    Some(Stretch { start: (first.add_months(before)?, last.add_months(before)?), end })
}

/// Seasons begin with their month or with the sun's turn three weeks later, are half a year off in
/// the south, and a winter is named by either of its years.
fn seasons(calendar: Calendar, year: i32, season: u8) -> Vec<Option<Stretch>> {
    if calendar == Calendar::Persian {
        return vec![season.checked_add(1).and_then(|quarter| months(calendar, year, quarter, 3))];
    }
    if !calendar.has_gregorian_months() || season > 3 {
        return Vec::new();
    }
    let from = |year, month| {
        let start = Day::of(calendar, year, month, 1)?;
        let end = start.add_months(3)?.plus(-1);
        Some(Stretch { start: (start, start.plus(22)), end: (end, end.plus(22)) })
    };
    let northern = 3 * (season + 1);
    let southern = (northern + 5) % 12 + 1;
    [northern, southern]
        .into_iter()
        .flat_map(|month| match month {
            12 => vec![from(year.saturating_sub(1), month), from(year, month)],
            _ => vec![from(year, month)],
        })
        .collect()
}

/// The 19th century ends with 1900, or, as most people have it, with 1899.
fn century(calendar: Calendar, year: i32) -> Option<Stretch> {
    let (start, _) = calendar::year_bounds(calendar, year.checked_sub(100)?)?;
    let (start_by_rule, _) = calendar::year_bounds(calendar, year.checked_sub(99)?)?;
    let (_, end) = calendar::year_bounds(calendar, year.checked_sub(1)?)?;
    let (_, end_by_rule) = calendar::year_bounds(calendar, year)?;
    Some(Stretch { start: (start, start_by_rule), end: (end, end_by_rule) })
}

/// An end of a stretch is a stretch of its own, up to a third of the whole; where it names the month of
/// another calendar in which a long period begins or ends, that month reaches beyond.
fn edge(whole: Stretch, edge: Edge) -> Stretch {
    let (first, last) = (whole.start.0, whole.end.1);
    let length = last.0 - first.0 + 1;
    let beyond = if length > 62 { 30 } else { 0 };
    match edge {
        _ if length < 3 => whole,
        Edge::Whole => whole,
        Edge::Start => Stretch {
            start: (first.plus(-beyond), whole.start.1.plus(length / 3)),
            end: (first, whole.start.1.plus(length / 3)),
        },
        Edge::Middle => Stretch::within(first.plus(length / 4), last.plus(-length / 4)),
        Edge::End => Stretch {
            start: (whole.end.0.plus(-length / 3), last),
            end: (whole.end.0.plus(-length / 3), last.plus(beyond)),
        },
    }
}
