//! What a text says of its own day: what must agree with its date line?
//!
//! In: a claim of `on Friday` in the sentence behind `CARROW, 8 December 2023 -`, out: a relation `lead` of the two. In: a claim
//! of what happened in 2031, out: a relation `past` of that time and the day of writing.

use crate::calendar::Day;
use crate::claim::Claim;
use crate::claim::calendar::{period, time};
use crate::figure::{Figure, FigureId, Part, Time};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Domain, Link};
use crate::segment::SegmentKind;
use crate::unit::Unit;

/// Minutes in an hour; hours in a day.
const HOUR: u16 = 60;
const DAY: i64 = 24;
/// Seconds in a day.
const SECONDS: i64 = 86_400;
/// From this hour on a time of day may be one too many.
const LATE: u16 = 23;

/// The weekday of the lead and the day of the date line. News is told within a day or two, or over a weekend;
/// a weekday between these and the same one is left alone.
pub fn lead(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(name) = claim.figure("weekday") else { return };
    let Some((line, day)) = date_line(builder, claim.segment).zip(day_of_line(builder)) else { return };
    let Some(Time::Weekday { day: weekday, .. }) = builder.figure(name).and_then(time) else { return };
    let back = (i64::from(day.weekday()) - i64::from(*weekday)).rem_euclid(7);
    let before_weekend = i64::from(day.weekday()) - back >= 0;
    let tied = matches!(back, 0 | 1 | 4) || back == 3 && before_weekend;
    if !tied {
        return;
    }
    let told = Interval::point(Num::from(day.plus(-back).0));
    let told = builder.dated(name, vec![Domain::Days { start: told.clone(), end: told }]);
    let Some((weekday, line)) = told.zip(builder.variable(line, Use::Plain)) else { return };
    let usual = builder.length(&Interval::point(Num::from(SECONDS)));
    let args = vec![("weekday", weekday), ("day", line), ("usual", usual)];
    let why = "the lead tells what happened on the day of the date line, or the day before".to_string();
    builder.relate("lead", args, Link::Likely, &[claim.id], why);
}

/// The full date of the date line right before a sentence.
fn date_line(builder: &Builder<'_>, segment: usize) -> Option<FigureId> {
    let line = builder.segments.get(segment.checked_sub(1)?).filter(|s| s.kind == SegmentKind::DateLine)?;
    let day = |f: &&Figure| period(f).is_some_and(|p| matches!(p.part, Part::Day { .. }));
    builder.inside(line.span).iter().find(day).map(|f| f.id)
}

/// What has happened does not lie after the day of writing.
pub fn past(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(event) = claim.figure("event").and_then(|id| builder.variable(id, Use::Plain)) else { return };
    let Some(now) = builder.now() else { return };
    let why = "what is told as past lies before the day of writing".to_string();
    builder.relate("past", vec![("event", event), ("now", now)], Link::Certain, &[claim.id], why);
}

/// A late hour of a day, and how many a day has.
pub fn time_of_day(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(id) = claim.figure("clock") else { return };
    let minutes = match builder.figure(id).and_then(time) {
        Some(Time::Clock { minutes, .. }) if *minutes >= LATE * HOUR => *minutes,
        _ => return,
    };
    let hours = Num::ratio(i64::from(minutes), u64::from(HOUR)).map(Interval::point);
    let Some(clock) = hours.and_then(|hours| builder.valued(id, &hours, &Unit::plain())) else { return };
    let day = builder.constant(&Interval::point(Num::from(DAY)));
    let why = "a time of day is one of its hours".to_string();
    builder.relate("hour", vec![("clock", clock), ("day", day)], Link::Certain, &[claim.id], why);
}

/// The day of a date line, if it dates the text to one.
fn day_of_line(builder: &Builder<'_>) -> Option<Day> {
    builder.anchors.now.filter(|(first, last)| first == last).map(|(day, _)| day)
}
