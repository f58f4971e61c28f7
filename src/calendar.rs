//! Days and calendars: which day is that, and what day of the week?
//!
//! In: 1 Farvardin 1400, out: day 18 707 (21 March 2021, a Sunday). The one home of the calendar
//! crates: `icu_calendar` converts every calendar, `jiff` does month arithmetic in the Gregorian one;
//! nothing here is a table of ours. Which words name a month, and which parts a year has (quarters,
//! seasons), is for others.

use icu_calendar::types::{Month, RataDie, YearInput};
use icu_calendar::{AnyCalendar, AnyCalendarKind, Date as IcuDate, Ref};

/// The calendars that news dates by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Calendar {
    Gregorian,
    Julian,
    Persian,
    /// Islamic, as Umm al-Qura tables it; sightings differ by a day.
    Islamic,
    Hebrew,
    /// Gregorian months and days; its years here are the Gregorian ones, which
    /// [`japanese_year`] gives for the year of an era.
    Japanese,
    Buddhist,
    Ethiopian,
    Coptic,
    /// Republic of China (Minguo).
    Roc,
    /// A year bears the number of the Gregorian one in which it begins.
    Chinese,
    /// Saka.
    Indian,
}

impl Calendar {
    /// How many days earlier and later than computed a date may really be: Islamic months begin when
    /// the moon is sighted, Hebrew days on the evening before.
    ///
    /// ```
    /// use factcheck::calendar::Calendar;
    /// assert_eq!(Calendar::Islamic.slack(), (1, 1));
    /// assert_eq!(Calendar::Persian.slack(), (0, 0));
    /// ```
    pub const fn slack(self) -> (i64, i64) {
        match self {
            Self::Islamic => (1, 1),
            Self::Hebrew => (1, 0),
            _ => (0, 0),
        }
    }

    /// Whether its months are the Gregorian ones, whatever its years are.
    pub const fn has_gregorian_months(self) -> bool {
        matches!(self, Self::Gregorian | Self::Japanese | Self::Buddhist | Self::Roc)
    }

    fn icu(self) -> AnyCalendar {
        AnyCalendar::new(match self {
            Self::Gregorian => AnyCalendarKind::Gregorian,
            Self::Julian => AnyCalendarKind::Julian,
            Self::Persian => AnyCalendarKind::Persian,
            Self::Islamic => AnyCalendarKind::HijriUmmAlQura,
            Self::Hebrew => AnyCalendarKind::Hebrew,
            Self::Japanese => AnyCalendarKind::Japanese,
            Self::Buddhist => AnyCalendarKind::Buddhist,
            Self::Ethiopian => AnyCalendarKind::Ethiopian,
            Self::Coptic => AnyCalendarKind::Coptic,
            Self::Roc => AnyCalendarKind::Roc,
            Self::Chinese => AnyCalendarKind::Chinese,
            Self::Indian => AnyCalendarKind::Indian,
        })
    }
}

/// What the number of a leap month is raised by: the Hebrew Adar I, which repeats month 5, is month 25.
pub const LEAP: u8 = 20;

/// Month 5, or the leap month behind it for 25.
const fn icu_month(month: u8) -> Month {
    match month.checked_sub(LEAP) {
        Some(ordinary) => Month::leap(ordinary),
        None => Month::new(month),
    }
}

/// A day, counted from 1 January 1970.
///
/// ```
/// use factcheck::calendar::{Calendar, Day};
/// let nowruz = Day::of(Calendar::Persian, 1398, 1, 1).unwrap();
/// assert_eq!((nowruz.iso().as_str(), nowruz.weekday()), ("2019-03-21", 3));
/// assert_eq!(Day::of(Calendar::Gregorian, 2019, 2, 29), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A day as a calendar names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year's number in its calendar.
    pub year: i32,
    /// From 1; a leap month bears the number of the month before it.
    pub month: u8,
    /// Whether this is the leap month of that number (Hebrew, Chinese).
    pub leap: bool,
    /// From 1.
    pub day: u8,
}

/// `icu_calendar` counts days from the first of the Gregorian year 1, which is its day 1.
const ICU_DAYS_BEFORE_1970: i64 = 719_163;

/// The calendars hold 9,999 years either way; this is enough for all of them.
const LAST_DAY: i64 = 4_000_000;

impl Day {
    /// The day of a date; `None` if there is no such date. Months are ordinary ones: in a leap year,
    /// Hebrew month 6 is the second Adar, and the first one is month 5 + [`LEAP`].
    pub fn of(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Self> {
        let date = IcuDate::try_new(YearInput::Extended(year), icu_month(month), day, calendar.icu()).ok()?;
        Some(Self(date.to_rata_die().to_i64_date() - ICU_DAYS_BEFORE_1970))
    }

    /// The date of this day. Days more than ten thousand years away are those at that distance.
    pub fn date(self, calendar: Calendar) -> Date {
        let icu = calendar.icu();
        let date = self.icu(&icu);
        let month = date.month();
        Date {
            year: date.year().extended_year(),
            month: month.number(),
            leap: month.to_input().is_leap(),
            day: date.day_of_month().0,
        }
    }

    /// Reads `2019-03-21`; `None` for anything else and for impossible dates.
    pub fn from_iso(text: &str) -> Option<Self> {
        let date: jiff::civil::Date = text.parse().ok()?;
        Self::from_jiff(date)
    }

    /// The Gregorian date as `2019-03-21`.
    pub fn iso(self) -> String {
        let Date { year, month, day, .. } = self.date(Calendar::Gregorian);
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The day of the week; 0 is Monday.
    pub const fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        #[expect(clippy::cast_possible_truncation, reason = "a remainder below 7")]
        let weekday = (self.0.rem_euclid(7) + 3).rem_euclid(7) as u8;
        weekday
    }

    /// So many days later, or earlier.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// So many Gregorian months later, or earlier; the last day of the month if that month is shorter.
    pub fn add_months(self, months: i32) -> Option<Self> {
        let Date { year, month, day, .. } = self.date(Calendar::Gregorian);
        let date = jiff::civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        let span = jiff::Span::new().try_months(months).ok()?;
        Self::from_jiff(date.ok()?.checked_add(span).ok()?)
    }

    fn from_jiff(date: jiff::civil::Date) -> Option<Self> {
        let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
        Self::of(Calendar::Gregorian, i32::from(date.year()), month, day)
    }

    fn icu(self, calendar: &AnyCalendar) -> IcuDate<Ref<'_, AnyCalendar>> {
        let days = self.0.clamp(-LAST_DAY, LAST_DAY) + ICU_DAYS_BEFORE_1970;
        IcuDate::from_rata_die(RataDie::new(days), Ref(calendar))
    }
}

/// The name of a day of the week, 0 for Monday.
pub const fn weekday_name(day: i64) -> &'static str {
    match day {
        0 => "Monday",
        1 => "Tuesday",
        2 => "Wednesday",
        3 => "Thursday",
        4 => "Friday",
        5 => "Saturday",
        _ => "Sunday",
    }
}

/// The first and the last day of a year.
pub fn year_bounds(calendar: Calendar, year: i32) -> Option<(Day, Day)> {
    Some((Day::of(calendar, year, 1, 1)?, Day::of(calendar, year.checked_add(1)?, 1, 1)?.plus(-1)))
}

/// The first day of one month and the last day of another of the same year, which may be the same
/// month; a leap month belongs to the ordinary one before it. `None` if the year lacks one of them.
pub fn month_bounds(calendar: Calendar, year: i32, first: u8, last: u8) -> Option<(Day, Day)> {
    let start = Day::of(calendar, year, first, 1)?;
    Day::of(calendar, year, last, 1)?;
    let next = if last > LEAP { last - LEAP } else { last }.checked_add(1)?;
    let end = match Day::of(calendar, year, next, 1) {
        Some(next) => next.plus(-1),
        None => year_bounds(calendar, year)?.1,
    };
    (start <= end).then_some((start, end))
}

/// How many days a month has.
pub fn days_in_month(calendar: Calendar, year: i32, month: u8) -> Option<u8> {
    Some(Day::of(calendar, year, month, 1)?.icu(&calendar.icu()).days_in_month())
}

/// How many months a year has, leap months counted.
pub fn months_in_year(calendar: Calendar, year: i32) -> Option<u8> {
    Some(Day::of(calendar, year, 1, 1)?.icu(&calendar.icu()).months_in_year())
}

/// The Gregorian year of a year of a Japanese era: `reiwa` 6 is 2024. The era's name is in lower case;
/// `None` for an unknown era and for years that it did not have.
///
/// ```
/// use factcheck::calendar::japanese_year;
/// assert_eq!(japanese_year("meiji", 32), Some(1899));
/// assert_eq!(japanese_year("heisei", 40), None);
/// ```
pub fn japanese_year(era: &str, year: i32) -> Option<i32> {
    let japanese = Calendar::Japanese.icu();
    // Eras change within a year: one of its two ends lies in the era.
    [(1, 1), (12, 31)].into_iter().find_map(|(month, day)| {
        let date =
            IcuDate::try_new(YearInput::EraYear(era, year), Month::new(month), day, Ref(&japanese)).ok()?;
        let stated = date.year().era()?;
        (stated.era == era && stated.year == year).then_some(date.year().extended_year())
    })
}

/// The first day of the Chinese year that begins in this Gregorian year.
pub fn chinese_new_year(year: i32) -> Option<Day> {
    Day::of(Calendar::Chinese, year, 1, 1)
}

#[cfg(test)]
mod tests;
