//! Days and calendars: which day is that, and what day of the week?
//!
//! In: 1 Farvardin 1400, out: day 18 707 (21 March 2021, a Sunday). The one home of the calendar
//! crates: `icu_calendar` converts every calendar, `jiff` does month arithmetic in the Gregorian one.

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
    /// Japanese eras; the year is counted from Reiwa, Heisei, ... by `era` offsets into Gregorian years.
    Japanese,
    Buddhist,
    Ethiopian,
    Coptic,
    /// Republic of China (Minguo).
    Roc,
    Chinese,
    /// Saka.
    Indian,
}
