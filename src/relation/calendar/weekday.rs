//! Days of the week: with which date must each agree?
//!
//! In: a claim of `Saturday` and `18 May 2024`, out: a relation `weekday` of the two. In: two such claims near each other whose
//! dates have no year (`Monday 3 June ... Wednesday 5 June`), out: a relation `chain`: in a year in which the one is right, the other
//! must be, too.

use super::has_days;
use crate::calendar::{Calendar, Day};
use crate::claim::Claim;
use crate::claim::calendar::{one_day_of, period, time};
use crate::figure::{Figure, FigureId, Kind, Part, Period, Time, TimeUnit, Year};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Domain, Link, VariableId, anchor};
use crate::unit::Unit;

/// Figures between a date without a year and the full date that gives it one.
const NEAR: usize = 8;
/// Sentences and days between two dates of which each says in what year the other lies.
const SENTENCES: usize = 3;
const DAYS: u64 = 45;
/// Years in a row in which every date falls on every weekday.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2027;

/// A weekday and its date.
pub fn weekday(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(name), Some(id)) = (claim.figure("weekday"), claim.figure("day")) else { return };
    let Some(weekday) = named(builder, name) else { return };
    let given = claim.figure("year").and_then(|year| in_year(builder, id, year));
    let Some((day, link, why)) = given.or_else(|| year_given(builder, id)) else { return };
    builder.relate("weekday", vec![("weekday", weekday), ("day", day)], link, &[claim.id], why);
}

/// `It was a Tuesday.`: the weekday of the only date of the sentence before, if that names none.
pub fn that_day(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(name) = claim.figure("weekday") else { return };
    let before = builder.before(claim).unwrap_or_default();
    let mut dates = before.iter().filter(|f| period(f).is_some() && one_day_of(f));
    let (Some(date), None) = (dates.next(), dates.next()) else { return };
    if before.iter().any(|f| f.kind == Kind::Weekday) {
        return;
    }
    let Some(weekday) = named(builder, name) else { return };
    let Some((day, _, _)) = year_given(builder, date.id) else { return };
    let why = "the weekday of the date in the sentence before".to_string();
    builder.relate("weekday", vec![("weekday", weekday), ("day", day)], Link::Likely, &[claim.id], why);
}

/// The place in the week of a day that is named.
fn named(builder: &mut Builder<'_>, id: FigureId) -> Option<VariableId> {
    let number = Interval::point(Num::from(i64::from(place(builder, id)?)));
    builder.valued(id, &number, &Unit::plain())
}

fn place(builder: &Builder<'_>, id: FigureId) -> Option<u8> {
    match builder.figure(id).and_then(time)? {
        Time::Weekday { day, .. } => Some(*day),
        _ => None,
    }
}

/// `25 December falls on a Wednesday in 2024`
fn in_year(builder: &mut Builder<'_>, id: FigureId, year: FigureId) -> Option<(VariableId, Link, String)> {
    let (own, year) = (time(builder.figure(id)?)?, time(builder.figure(year)?)?);
    let readings = anchor::resolve_in_year_of(own, year, &builder.anchors);
    Some((builder.dated(id, readings)?, Link::Certain, "the weekday of the date in that year".to_string()))
}

/// The variable of a date, with the year of a full date close before it if nothing else gives it one. The same day of that year
/// is none: `opened on 6 June 1874, it will mark its birthday on Thursday, 6 June`.
fn year_given(builder: &mut Builder<'_>, id: FigureId) -> Option<(VariableId, Link, String)> {
    let plain = builder.variable(id, Use::Plain)?;
    let own = (plain, Link::Certain, "the weekday of the date beside it".to_string());
    let open = builder.figure(id).and_then(period).is_some_and(|p| p.year == Year::Open);
    if has_days(builder, plain) || !open {
        return Some(own);
    }
    let own_day = builder.figure(id).and_then(period).map(|p| p.part);
    let full = |figure: &&Figure| {
        let stated = |p: &Period| matches!((p.year, p.part), (Year::Stated(_), Part::Day { .. }));
        period(figure).is_some_and(|p| stated(p) && Some(p.part) != own_day)
    };
    let mut years = builder.anchors.stated.iter();
    let (Some(_), None) = (years.next(), years.next()) else { return Some(own) };
    let before = builder.figures.iter().take(id.0).rev().take(NEAR).find(full);
    let here = builder.place(builder.figure(id)?).and_then(|at| builder.sentence(at)).unwrap_or_default();
    // "In 2024 the fair starts on June 4, a Tuesday"
    let year =
        |f: &&Figure| f.id < id && period(f).is_some_and(|p| p.part == Part::Year) && heads(builder, f);
    let other = before.or_else(|| here.iter().find(year));
    let other = other.or_else(|| here.iter().filter(|f| f.id > id).take(NEAR).find(full));
    let Some(other) = other else { return Some(own) };
    let (own, fixed) = (time(builder.figure(id)?)?, time(other)?);
    let readings = if period(other).is_some_and(|p| p.part == Part::Year) {
        anchor::resolve_in_year_of(own, fixed, &builder.anchors)
    } else {
        anchor::resolve_around(own, fixed, &builder.anchors)
    };
    let why = format!("the year is that of \"{}\"", builder.source.slice(other.span));
    let day = builder.dated(id, readings)?;
    Some((day, Link::Likely, why))
}

/// Whether a time opens its sentence, behind no more than a preposition.
fn heads(builder: &Builder<'_>, figure: &Figure) -> bool {
    let start = builder.place(figure).and_then(|at| builder.segments.get(at)).map(|s| s.span.start);
    let before =
        start.and_then(|start| builder.source.text.get(start..figure.span.start)).unwrap_or_default();
    before.split_whitespace().count() == 1
}

/// A date with its weekday, whose year nothing tells.
struct Undated<'a> {
    claim: &'a Claim,
    weekday: u8,
    date: (u8, u8),
    ids: (FigureId, FigureId),
}

/// Dates that follow each other, each with its weekday and none with its year: some year must fit both.
pub fn chain(builder: &mut Builder<'_>) {
    let claims = builder.claims;
    let told: Vec<Undated<'_>> = claims.iter().filter_map(|claim| undated(builder, claim)).collect();
    for pair in told.windows(2) {
        if let [first, second] = pair {
            fit(builder, first, second);
        }
    }
}

fn undated<'a>(builder: &Builder<'_>, claim: &'a Claim) -> Option<Undated<'a>> {
    let name = claim.figure("weekday").filter(|_| claim.kind == "weekday" && claim.slots.len() == 2)?;
    let id = claim.figure("day")?;
    let own = time(builder.figure(id)?)?;
    let Time::Period(Period { calendar: Calendar::Gregorian, year: Year::Open, part, .. }) = own else {
        return None;
    };
    let Part::Day { month, day } = *part else { return None };
    let open = anchor::resolve(own, &builder.anchors).is_empty();
    let weekday = place(builder, name).filter(|_| open)?;
    Some(Undated { claim, weekday, date: (month, day), ids: (name, id) })
}

fn fit(builder: &mut Builder<'_>, first: &Undated<'_>, second: &Undated<'_>) {
    let (from, to) = (first.claim.segment, second.claim.segment);
    // "Wednesday 4 June, a year after Tuesday 4 June"
    if first.date == second.date && first.weekday != second.weekday {
        return;
    }
    if to - from > SENTENCES || builder.sentences(from..to + 1).iter().any(counts_years) {
        return;
    }
    let pairs: Vec<(Day, Day)> = YEARS.filter_map(|year| in_one_year(first, second, year)).collect();
    if pairs.is_empty() {
        return;
    }
    let point = |day: Day| Interval::point(Num::from(day.0));
    let days = |day: Day| Domain::Days { start: point(day), end: point(day) };
    let ends = builder
        .dated(first.ids.1, pairs.iter().map(|(day, _)| days(*day)).collect())
        .zip(builder.dated(second.ids.1, pairs.iter().map(|(_, day)| days(*day)).collect()));
    let names = named(builder, first.ids.0).zip(named(builder, second.ids.0));
    let Some(((from, to), (one, other))) = ends.zip(names) else { return };
    let args = vec![("first", one), ("from", from), ("second", other), ("to", to)];
    let why = "both dates are of the same weeks, and each names its weekday".to_string();
    builder.relate("chain", args, Link::Likely, &[first.claim.id, second.claim.id], why);
}

/// The two dates as near each other as can be, in a year in which the first one has its weekday.
fn in_one_year(first: &Undated<'_>, second: &Undated<'_>, year: i32) -> Option<(Day, Day)> {
    let own = Day::of(Calendar::Gregorian, year, first.date.0, first.date.1)?;
    let near = |year| Day::of(Calendar::Gregorian, year, second.date.0, second.date.1);
    let other =
        [year - 1, year, year + 1].into_iter().filter_map(near).min_by_key(|d| d.0.abs_diff(own.0))?;
    (own.weekday() == first.weekday && other.0.abs_diff(own.0) <= DAYS).then_some((own, other))
}

/// Whether a figure tells of another year, or of years that lie between.
fn counts_years(figure: &Figure) -> bool {
    match time(figure) {
        Some(Time::Period(period)) => period.year != Year::Open,
        Some(Time::Weekday { .. } | Time::Clock { .. }) => false,
        Some(Time::Shift { unit, .. } | Time::Ending { unit, .. }) => *unit == TimeUnit::Year,
        Some(_) => true,
        None => figure.reading().is_some_and(|r| {
            figure.kind == Kind::Duration && r.unit.factor >= Num::from(TimeUnit::Year.seconds())
        }),
    }
}
