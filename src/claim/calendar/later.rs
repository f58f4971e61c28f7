//! So much later: than what, and when is that?
//!
//! In: `The talks broke up on Wednesday. Two days later, on Friday`, out: a claim `later` of the length and the day; what it
//! counts from may stand in a sentence before. In: `unbeaten since 2011, or for 13 years`, out: a claim `span` up to the day
//! of writing.
//!
//! ```text
//! later    = SHIFT [ EXACT ] [","] ( IN | ON | AT | BY ) POINT | POINT [","] SHIFT         "by 3:40 p.m., 5½ hours later"; no `than`
//! standing = SINCE TIME [","] [ OR ] [ FOR ] DURATION end | FOR DURATION [","] SINCE { word } TIME end
//! opening  = DURATION SINCE { word } TIME "," { any } TODAY            at the start of a sentence
//! POINT    = TIME | WEEKDAY | CLOCK
//! ```

use super::since::{closes, start};
use super::{dated, dated_before, duration, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::Context;
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Time, TimeUnit, Zone};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens between a comma and the verb of the clause that it opens.
const SUBJECT: usize = 8;

/// What sort of point in time a figure names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// A date, month or year.
    Dated,
    /// A day of the week.
    Weekday,
    /// A time of day.
    Clock,
}

/// The point in time that a figure names.
pub fn point(figure: &Figure) -> Option<Point> {
    match time(figure)? {
        Time::Clock { .. } => Some(Point::Clock),
        Time::Weekday { shift: 0 | -1, .. } => Some(Point::Weekday),
        _ => super::period(figure).map(|_| Point::Dated),
    }
}

/// A point in time, and what says how much later than another one it is.
pub fn later(cx: Context<'_>, at: usize) -> Option<Claim> {
    let shift = cx.figure_at(at)?;
    let Some(Time::Shift { count, from_now: false, .. }) = time(shift) else { return None };
    let forward = count.low().is_some_and(|low| *low > Num::ZERO);
    if !forward || cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Than)) {
        return None;
    }
    let (place, to, behind) = behind(cx, at).or_else(|| ahead(cx, at))?;
    // Where it is 10 a.m. local time, another clock may have been meant before
    let local = matches!(time(to), Some(Time::Clock { zone: Some(Zone::Open), .. }));
    if local || cx.tokens.get(place + 1).is_some_and(|t| t.is(Class::LocalTime)) {
        return None;
    }
    let first = at.min(place);
    let sort = point(to)?;
    let from = cx.tokens.get(..first)?.iter().rev().find_map(|t| of_sort(cx, t, sort));
    if sort == Point::Dated && behind && dated_before(cx, first).is_some() {
        return None;
    }
    let mut slots = vec![Slot::figure("duration", shift.id), Slot::figure("to", to.id)];
    slots.extend(from.map(|from| Slot::figure("from", from.id)));
    let span = cx.tokens.get(first)?.span.cover(cx.tokens.get(place.max(at))?.span);
    Some(claim("later", span, cx.segment, slots, Topic::default()))
}

fn of_sort<'a>(cx: Context<'a>, token: &Token, sort: Point) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| point(figure) == Some(sort))
}

/// `Two days later, on Friday`
fn behind(cx: Context<'_>, at: usize) -> Option<(usize, &Figure, bool)> {
    // "Ninety years later to the day, on"
    let mut next = at + 1 + usize::from(cx.tokens.get(at + 1)?.is(Class::Exact));
    next += usize::from(cx.tokens.get(next)?.is_mark(','));
    let governed = [Class::In, Class::On, Class::At, Class::By]
        .iter()
        .any(|c| cx.tokens.get(next).is_some_and(|t| t.is(*c)));
    // "sank the next day, Tuesday."
    let place = next + usize::from(governed);
    let figure = cx.figure_at(place).filter(|f| {
        matches!(point(f), Some(Point::Dated | Point::Weekday) if !governed) || governed && point(f).is_some()
    })?;
    let bare = next == at + 2 && closes(cx, place + 1);
    (governed || bare).then_some((place, figure, true))
}

/// `by 3:40 p.m., 5½ hours later`
fn ahead(cx: Context<'_>, at: usize) -> Option<(usize, &Figure, bool)> {
    let before = at.checked_sub(1)?;
    let comma = cx.tokens.get(before)?.is_mark(',');
    let place = before.checked_sub(usize::from(comma))?;
    let figure = cx.figure_at(place).filter(|f| point(f).is_some())?;
    let closed = cx.tokens.get(at + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.') || t.is(Class::And));
    closed.then_some((place, figure, false))
}

/// `, the dyke is unfinished`: whether the clause that begins here says how things are now.
fn rest(cx: Context<'_>, at: usize) -> Option<bool> {
    const TOLD: [Class; 4] = [Class::PastVerb, Class::Auxiliary, Class::Happened, Class::Clause];
    let now = |i: usize| says(cx, i, "is_so");
    let verb = (at..cx.tokens.len().min(at + SUBJECT))
        .find(|i| now(*i) || cx.tokens.get(*i).is_some_and(|t| t.is_any(&TOLD)))?;
    Some(cx.tokens.get(at)?.is_mark(',') && now(verb))
}

/// How long something has lasted that began at some time and goes on.
pub fn standing(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let (first, last, start) =
        said_first(cx, at).or_else(|| said_last(cx, at)).or_else(|| opening(cx, at))?;
    let alone = |t: &Token| dated(cx, t).is_none_or(|figure| figure.id == start.id);
    if !cx.tokens.iter().all(alone) {
        return None;
    }
    let slots = vec![Slot::figure("from", start.id), Slot::figure("duration", length.id)];
    let span = cx.tokens.get(first)?.span.cover(cx.tokens.get(last)?.span);
    Some(claim("span", span, cx.segment, slots, Topic::default()))
}

/// Whether nothing goes on about what stands before this place.
fn closed(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.get(at).is_none_or(|t| {
        [',', '.', ';', ')'].iter().any(|mark| t.is_mark(*mark)) || t.is(Class::And) || t.is(Class::Clause)
    })
}

/// `since 2011, or for 13 years`
fn said_first(cx: Context<'_>, at: usize) -> Option<(usize, usize, &Figure)> {
    let link = |t: &&Token| t.is_mark(',') || t.is(Class::Or) || t.is(Class::Lasting);
    let links = cx.tokens.get(at.saturating_sub(3)..at)?.iter().rev().take_while(link).count();
    let place = at.checked_sub(links + 1).filter(|_| links > 0)?;
    let start = dated(cx, cx.tokens.get(place)?)?;
    let before = cx.tokens.get(place.checked_sub(1)?)?;
    (before.is(Class::EverSince) && closed(cx, at + 1)).then_some((place, at, start))
}

/// `for 13 years, since the fire in 2011`
fn said_last(cx: Context<'_>, at: usize) -> Option<(usize, usize, &Figure)> {
    // "for 13 years since", "it is 30 years since"
    let before = at.checked_sub(1)?;
    let led = cx.tokens.get(before).is_some_and(|t| t.is(Class::Lasting) || t.is(Class::Being));
    // "In the 40 years since 1984,"
    let inside = cx.tokens.get(before).is_some_and(|t| t.is(Class::Definite))
        && before.checked_sub(1).is_some_and(|i| i == 0 || says(cx, i, "over"));
    let had = cx.tokens.iter().any(|t| t.is(Class::Pluperfect));
    if !led && (!inside || had) {
        return None;
    }
    let next = at + 1 + usize::from(cx.tokens.get(at + 1)?.is_mark(','));
    cx.tokens.get(next).filter(|t| t.is(Class::EverSince))?;
    let (last, figure) = start(cx, next + 1)?;
    closed(cx, last + 1).then_some((at, last, figure))
}

/// `Thirteen years after ground was broken in 1978, the plant fed its first power into the grid on Tuesday`
fn opening(cx: Context<'_>, at: usize) -> Option<(usize, usize, &Figure)> {
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Since) && at == 0)?;
    let (last, figure) = start(cx, at + 2)?;
    if rest(cx, last + 1)? {
        return Some((at, last, figure));
    }
    let today = |t: &Token| {
        let told = cx.figure_of(t).and_then(time);
        matches!(
            told,
            Some(Time::Weekday { shift: 0, .. } | Time::Shift { from_now: true, unit: TimeUnit::Day, .. })
        )
    };
    let rest = cx.tokens.get(last + 1..)?;
    (rest.first()?.is_mark(',') && rest.iter().any(today)).then_some((at, last, figure))
}
