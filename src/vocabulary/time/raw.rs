//! What does `rules/vocabulary/time.toml` say, and how do its lists become tables?
//!
//! In: the file as it is written, one struct for each of its forms, out: [`TimeWords`]. Names of several words are
//! entered with spaces and with hyphens; numbers that the file leaves to the order of a list are counted here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    AgeWords, Around, BareYear, ClockWords, Direction, Edge, Era, Feast, Month, Relative, Season,
    TimeUnitWord, TimeWords,
};
use crate::calendar::{Calendar, LEAP};
use crate::vocabulary::Phrases;

/// The file as it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Raw {
    weekdays: Vec<Vec<String>>,
    seasons: Vec<Vec<String>>,
    shy: Vec<String>,
    calendars: Vec<RawCalendar>,
    eras: Vec<RawEra>,
    feasts: Vec<RawFeast>,
    units: Vec<RawUnit>,
    zones: BTreeMap<String, i16>,
    cities: BTreeMap<String, [i16; 2]>,
    relative: BTreeMap<String, i32>,
    words: BTreeMap<String, Vec<String>>,
    edges: BTreeMap<String, Vec<String>>,
    days: BTreeMap<String, i32>,
    directions: Vec<RawDirection>,
    before_year: BTreeMap<String, Vec<String>>,
    age: BTreeMap<String, Vec<String>>,
    clock: RawClock,
}

/// The calendars by their names in the file.
#[derive(Deserialize)]
#[serde(remote = "Calendar", rename_all = "lowercase")]
enum CalendarName {
    Gregorian,
    Julian,
    Persian,
    Islamic,
    Hebrew,
    Japanese,
    Buddhist,
    Ethiopian,
    Coptic,
    Roc,
    Chinese,
    Indian,
}

#[derive(Debug, Clone, Deserialize)]
struct RawCalendar {
    #[serde(with = "CalendarName")]
    name: Calendar,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    months: Vec<Vec<String>>,
    #[serde(default)]
    leap_months: BTreeMap<String, u8>,
}

#[derive(Debug, Clone, Deserialize)]
struct RawEra {
    names: Vec<String>,
    #[serde(with = "CalendarName")]
    calendar: Calendar,
    #[serde(default)]
    zero: i32,
    #[serde(default)]
    after: bool,
    #[serde(default)]
    back: bool,
}

#[derive(Debug, Clone, Deserialize)]
struct RawFeast {
    names: Vec<String>,
    #[serde(with = "CalendarName")]
    calendar: Calendar,
    month: u8,
    day: u8,
}

#[derive(Debug, Clone, Deserialize)]
struct RawUnit {
    names: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
    symbol: String,
    #[serde(default = "one")]
    count: u16,
    #[serde(default)]
    rough: bool,
    #[serde(default)]
    alone: bool,
}

const fn one() -> u16 {
    1
}

#[derive(Debug, Clone, Deserialize)]
struct RawDirection {
    names: Vec<String>,
    #[serde(flatten)]
    direction: Direction,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct RawClock {
    named: BTreeMap<String, u16>,
    am: Vec<String>,
    pm: Vec<String>,
    oclock: Vec<String>,
    before: Vec<String>,
    local: Vec<String>,
    local_time: Vec<String>,
    hours: Vec<String>,
    parts: BTreeMap<String, u16>,
    past: Vec<String>,
    short_of: Vec<String>,
    trains: BTreeSet<String>,
}

impl From<Raw> for TimeWords {
    fn from(raw: Raw) -> Self {
        let shy = plain(&raw.shy);
        let is_shy = |name: &str| shy.get(name).is_some();
        let relative = raw.words.get("told").cloned().unwrap_or_default();
        let told = plain(&relative);
        let (months, calendars) = calendars(&raw.calendars, &is_shy);
        let seasons = numbered(&raw.seasons, |name, number| Season { number, shy: is_shy(name) });
        Self {
            months,
            calendars,
            seasons,
            weekdays: numbered(&raw.weekdays, |_, number| number),
            eras: eras(&raw.eras, false),
            marks: eras(&raw.eras, true),
            feasts: named(
                &raw.feasts,
                |f| &f.names,
                |f| Feast { calendar: f.calendar, month: f.month, day: f.day },
            ),
            units: named(&raw.units, |u| &u.names, unit),
            glued_units: named(&raw.units, |u| &u.glued, unit),
            zones: raw.zones.iter().map(|(name, zone)| (name.to_uppercase(), *zone)).collect(),
            cities: raw.cities.into_iter().collect(),
            relative: raw
                .relative
                .iter()
                .map(|(name, shift)| (name, Relative { shift: *shift, told: told.get(name).is_some() }))
                .collect(),
            days: raw.days.into_iter().collect(),
            directions: named(&raw.directions, |d| &d.names, |d| d.direction),
            edges: edges(&raw.edges),
            words: around(&raw.words),
            bare_year: bare_year(&raw.before_year),
            age: age(&raw.age),
            clock: clock(raw.clock),
        }
    }
}

/// `year-earlier` beside `year earlier`: a name with each of its spaces a space or a hyphen.
fn spellings(name: &str) -> Vec<String> {
    name.split(' ').fold(Vec::new(), |begun, word| match begun.as_slice() {
        [] => vec![word.to_owned()],
        _ => begun.iter().flat_map(|b| [format!("{b} {word}"), format!("{b}-{word}")]).collect(),
    })
}

fn plain(names: &[String]) -> Phrases<()> {
    names.iter().flat_map(|name| spellings(name)).map(|name| (name, ())).collect()
}

fn class(table: &BTreeMap<String, Vec<String>>, name: &str) -> Phrases<()> {
    table.get(name).map(|names| plain(names)).unwrap_or_default()
}

/// Names in rows, numbered from 0.
fn numbered<T>(rows: &[Vec<String>], meaning: impl Fn(&str, u8) -> T) -> Phrases<T> {
    let mut table = Phrases::default();
    for (number, names) in (0..).zip(rows) {
        for name in names {
            table.insert(name, meaning(name, number));
        }
    }
    table
}

/// Entries with several names each.
fn named<R, T, const EXACT: bool>(
    rows: &[R],
    names: impl Fn(&R) -> &[String],
    meaning: impl Fn(&R) -> T,
) -> Phrases<T, EXACT> {
    let pairs = rows.iter().flat_map(|row| names(row).iter().map(move |name| (row, name)));
    pairs
        .flat_map(|(row, name)| spellings(name).into_iter().map(move |n| (n, row)))
        .map(|(n, row)| (n, meaning(row)))
        .collect()
}

fn calendars(rows: &[RawCalendar], is_shy: &impl Fn(&str) -> bool) -> (Phrases<Month>, Phrases<Calendar>) {
    let (mut months, mut adjectives) = (Phrases::default(), Phrases::default());
    for row in rows {
        for name in row.adjectives.iter().flat_map(|name| spellings(name)) {
            adjectives.insert(&name, row.name);
        }
        for (number, names) in (1..).zip(&row.months) {
            for name in names.iter().flat_map(|name| spellings(name)) {
                let shy = is_shy(name.trim_end_matches('.'));
                months.insert(&name, Month { calendar: row.name, number, shy });
            }
        }
        for (name, number) in &row.leap_months {
            for name in spellings(name) {
                months.insert(&name, Month { calendar: row.name, number: number + LEAP, shy: false });
            }
        }
    }
    (months, adjectives)
}

fn eras<const EXACT: bool>(rows: &[RawEra], after: bool) -> Phrases<Era, EXACT> {
    let rows: Vec<_> = rows.iter().filter(|row| row.after == after).cloned().collect();
    named(&rows, |e| &e.names, |e| Era { calendar: e.calendar, zero: e.zero, back: e.back })
}

fn unit(row: &RawUnit) -> TimeUnitWord {
    TimeUnitWord { symbol: row.symbol.clone(), count: row.count, rough: row.rough, alone: row.alone }
}

fn edges(table: &BTreeMap<String, Vec<String>>) -> Phrases<Edge> {
    let mut edges = Phrases::default();
    for (key, edge) in [("start", Edge::Start), ("middle", Edge::Middle), ("end", Edge::End)] {
        for name in table.get(key).into_iter().flatten().flat_map(|name| spellings(name)) {
            edges.insert(&name, edge);
        }
    }
    edges
}

fn around(table: &BTreeMap<String, Vec<String>>) -> Around {
    Around {
        same: class(table, "same"),
        spans: class(table, "spans"),
        ended: class(table, "ended"),
        ordinals: table.get("ordinals").into_iter().flatten().zip(1..).collect(),
        portions: portions(table),
        year_ago: class(table, "year_ago"),
        day_before: class(table, "day_before"),
        named_days: class(table, "named_days"),
        named_by_days: class(table, "named_by_days"),
        month_before: class(table, "month_before"),
        season_before: class(table, "season_before"),
        over: class(table, "over"),
        for_a: class(table, "for_a"),
        about_a: class(table, "about_a"),
        definite: class(table, "definite"),
        year: class(table, "year"),
        kinds_of_year: class(table, "kinds_of_year"),
        reckonings: class(table, "reckonings"),
        fiscal: class(table, "fiscal"),
        half_year: class(table, "half_year"),
        lunar_month: class(table, "lunar_month"),
        leap: class(table, "leap"),
        season_years: class(table, "season_years"),
        in_a_row: class(table, "in_a_row"),
        decade_before: class(table, "decade_before"),
        not_decade: class(table, "not_decade"),
    }
}

/// Quarters, and halves (`true`).
fn portions(table: &BTreeMap<String, Vec<String>>) -> Phrases<bool> {
    let of = |class: &str, half| table.get(class).into_iter().flatten().map(move |name| (name, half));
    of("quarters", false).chain(of("halves", true)).collect()
}

fn bare_year(table: &BTreeMap<String, Vec<String>>) -> BareYear {
    BareYear {
        strong: class(table, "strong"),
        never: class(table, "never"),
        to: class(table, "to"),
        than: class(table, "than"),
        verbs: class(table, "verbs"),
        totals: class(table, "totals"),
        in_time: class(table, "in_time"),
        several: class(table, "several"),
    }
}

fn age(table: &BTreeMap<String, Vec<String>>) -> AgeWords {
    let tens = table.get("tens").into_iter().flatten();
    AgeWords {
        pronouns: class(table, "pronouns"),
        being: class(table, "being"),
        linking: class(table, "linking"),
        before: class(table, "before"),
        turning: class(table, "turning"),
        at: class(table, "at"),
        owners: class(table, "owners"),
        tens: tens.zip((2..).map(|n: u8| n.saturating_mul(10))).collect(),
        after: class(table, "after"),
    }
}

fn clock(raw: RawClock) -> ClockWords {
    let am = raw.am.iter().map(|name| (name, 0));
    let pm = raw.pm.iter().map(|name| (name, 12));
    ClockWords {
        named: raw.named.into_iter().collect(),
        halves: am.chain(pm).collect(),
        oclock: plain(&raw.oclock),
        before: plain(&raw.before),
        local: raw.local.iter().map(|name| (name, ())).collect(),
        local_time: plain(&raw.local_time),
        hours: plain(&raw.hours),
        parts: raw.parts.into_iter().collect(),
        past: plain(&raw.past),
        short_of: plain(&raw.short_of),
        trains: raw.trains,
    }
}
