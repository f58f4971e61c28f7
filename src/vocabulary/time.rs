//! Words that name times: `rules/vocabulary/time.toml`.
//!
//! In: names of months, calendars, units and the like, grouped as the file groups them, out: one look-up
//! table a class of words. Several words in a name may be written with spaces or with hyphens.

mod raw;

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Phrases;
use crate::calendar::Calendar;

/// The tables of time words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "raw::Raw")]
pub struct TimeWords {
    /// `june`.
    pub months: Phrases<Month>,
    /// `friday`: 0 is Monday.
    pub weekdays: Phrases<u8>,
    /// `winter`: 0 is spring.
    pub seasons: Phrases<Season>,
    /// `iranian`, before `year`.
    pub calendars: Phrases<Calendar>,
    /// `reiwa`, before a number.
    pub eras: Phrases<Era>,
    /// `be`, behind a number.
    pub marks: Phrases<Era, true>,
    /// `nowruz`.
    pub feasts: Phrases<Feast>,
    /// `months`.
    pub units: Phrases<TimeUnitWord>,
    /// `min`, right behind the number.
    pub glued_units: Phrases<TimeUnitWord>,
    /// `gmt`: minutes east of Greenwich.
    pub zones: Phrases<i16, true>,
    /// `new york`: minutes east of Greenwich in winter time and in summer time.
    pub cities: Phrases<[i16; 2]>,
    /// `last`: -1.
    pub relative: Phrases<Relative>,
    /// `today`: days from now.
    pub days: Phrases<i32>,
    /// `ago`.
    pub directions: Phrases<Direction>,
    /// `end of`.
    pub edges: Phrases<Edge>,
    /// Words that stand around times.
    pub words: Around,
    /// Words that stand before and behind bare years.
    pub bare_year: BareYear,
    /// Words that stand around ages.
    pub age: AgeWords,
    /// Words of clock times.
    pub clock: ClockWords,
}

/// A month of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Whose.
    pub calendar: Calendar,
    /// From 1.
    pub number: u8,
    /// Whether the word is another word first.
    pub shy: bool,
}

/// A season: 0 is spring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// Which.
    pub number: u8,
    /// Whether the word is another word first.
    pub shy: bool,
}

/// How an era counts: year of the calendar = number + zero, or zero - number for `back`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Era {
    /// Whose years.
    pub calendar: Calendar,
    /// The year before the era's first.
    pub zero: i32,
    /// Whether it counts backwards.
    pub back: bool,
}

/// A day with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feast {
    /// Whose calendar fixes it.
    pub calendar: Calendar,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

/// A word that times are counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeUnitWord {
    /// Its unit's symbol.
    pub symbol: String,
    /// How many of that unit it stands for.
    pub count: u16,
    /// Whether it says so only roughly.
    pub rough: bool,
    /// Whether `a` before it is a count: `a decade`, but not `a day`.
    pub alone: bool,
}

/// `last`, `next`, `previous`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative {
    /// How far from the current one.
    pub shift: i32,
    /// Whether it is counted from a time in the text.
    pub told: bool,
}

/// `ago`, `later`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Direction {
    /// -1 for earlier.
    pub sign: i32,
    /// Whether it counts from the day of writing.
    #[serde(default)]
    pub now: bool,
    /// Whether it must close its clause, since it is a preposition otherwise.
    #[serde(default)]
    pub closing: bool,
}

/// Which end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Edge {
    Start,
    Middle,
    End,
}

/// Words that stand around times.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "named as in the file, which says what they are")]
pub struct Around {
    pub same: Phrases<()>,
    pub spans: Phrases<()>,
    pub ended: Phrases<()>,
    pub ordinals: Phrases<u8>,
    pub portions: Phrases<bool>,
    pub year_ago: Phrases<()>,
    pub day_before: Phrases<()>,
    pub named_days: Phrases<()>,
    pub named_by_days: Phrases<()>,
    pub month_before: Phrases<()>,
    pub season_before: Phrases<()>,
    pub over: Phrases<()>,
    pub for_a: Phrases<()>,
    pub about_a: Phrases<()>,
    pub definite: Phrases<()>,
    pub year: Phrases<()>,
    pub kinds_of_year: Phrases<()>,
    pub reckonings: Phrases<()>,
    pub fiscal: Phrases<()>,
    pub half_year: Phrases<()>,
    pub lunar_month: Phrases<()>,
    pub leap: Phrases<()>,
    pub season_years: Phrases<()>,
    pub in_a_row: Phrases<()>,
    pub decade_before: Phrases<()>,
    pub not_decade: Phrases<()>,
}

/// Words that stand before and behind bare years.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "named as in the file, which says what they are")]
pub struct BareYear {
    pub strong: Phrases<()>,
    pub never: Phrases<()>,
    pub to: Phrases<()>,
    pub than: Phrases<()>,
    pub verbs: Phrases<()>,
    pub totals: Phrases<()>,
    pub in_time: Phrases<()>,
    pub several: Phrases<()>,
}

/// Words that stand around ages.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "named as in the file, which says what they are")]
pub struct AgeWords {
    pub pronouns: Phrases<()>,
    pub being: Phrases<()>,
    pub linking: Phrases<()>,
    pub before: Phrases<()>,
    pub turning: Phrases<()>,
    pub at: Phrases<()>,
    pub owners: Phrases<()>,
    /// `thirties`: 30.
    pub tens: Phrases<u8>,
    pub after: Phrases<()>,
}

/// Words of clock times.
#[derive(Debug, Clone, Default)]
pub struct ClockWords {
    /// `noon`: minutes after midnight.
    pub named: Phrases<u16>,
    /// `p.m.`: hours to add.
    pub halves: Phrases<u16>,
    /// `o'clock`.
    pub oclock: Phrases<()>,
    /// `at`, before a clock time without a mark.
    pub before: Phrases<()>,
    /// `ET`: zones whose offset the season decides.
    pub local: Phrases<(), true>,
    /// `local time`: the place decides.
    pub local_time: Phrases<()>,
    /// `hrs`, behind four digits.
    pub hours: Phrases<()>,
    /// `half`, before `past`: the minutes.
    pub parts: Phrases<u16>,
    /// `past`.
    pub past: Phrases<()>,
    /// `to`.
    pub short_of: Phrases<()>,
    /// `the`, before the four digits of a train.
    pub trains: BTreeSet<String>,
}
