//! One moment by two clocks: which ones?
//!
//! In: `9:15 p.m. EDT on Monday, July 8 (0115 GMT Tuesday)`, out: a claim `clock` with both clock times and
//! both weekdays. In: `8 p.m. in London (3 p.m. in New York)`, out: the same, with the clocks of each city in winter and in summer, or on
//! the date that the sentence names.
//!
//! ```text
//! clock  = moment ( "(" moment ( ")" | ";" | "," ) | ";" moment ( ")" | ";" ) | "/" moment | "," OR moment )
//!        | moment "," moment end                                  one of them in Greenwich, no third one
//! moment = CLOCK [ IN CITY ] { "," | ON | WEEKDAY | DAY }       a clock with its zone, in a city, by `Moscow time` or `local time`
//! ```

use super::{dated, one_day, time};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{FigureId, Part, Time, Zone};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Tokens behind a clock time that say on which day, and most tokens between a time of day and the day that says by which clock.
const DAY: usize = 6;
/// Initials of zones are no longer.
const INITIALS: usize = 2;
/// Months in which no clock is put forward or back anywhere: those of the northern winter, and of its summer.
const LIKE_JANUARY: [u8; 3] = [12, 1, 2];
const LIKE_JULY: [u8; 4] = [5, 6, 7, 8];

/// The two clock times that start at a token.
pub fn clock(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = moment(cx, at)?;
    let next = first.end;
    let opening = cx.tokens.get(next)?;
    let or = opening.is_mark(',') && cx.tokens.get(next + 1)?.is(Class::Or);
    let second = moment(cx, next + 1 + usize::from(or))?;
    let ends =
        |marks: &[char]| cx.tokens.get(second.end).is_none_or(|t| marks.iter().any(|mark| t.is_mark(*mark)));
    let told = match opening.kind {
        TokenKind::Mark('(') => ends(&[')', ';', ',']),
        TokenKind::Mark(';') => ends(&[')', ';']) && first.city.is_none() && second.city.is_none(),
        TokenKind::Mark('/') => true,
        // "or 10 a.m. in London for those who stay there"
        TokenKind::Mark(',') if or => second.city.is_none() || ends(&['.', ',']),
        TokenKind::Mark(',') => apposed(cx, &first, &second),
        _ => false,
    };
    if !told {
        return None;
    }
    let mut slots = vec![Slot::figure("first", first.clock), Slot::figure("second", second.clock)];
    slots.extend(first.weekday.map(|id| Slot::figure("first_day", id)));
    slots.extend(second.weekday.map(|id| Slot::figure("second_day", id)));
    slots.extend(first.city.map(|(span, zones)| Slot::word("first_zone", span, zones)));
    slots.extend(second.city.map(|(span, zones)| Slot::word("second_zone", span, zones)));
    Some(claim("clock", covered(cx.tokens.get(at..second.end)?)?, cx.segment, slots, Topic::default()))
}

/// `10 a.m. EDT, 1400 GMT,`: the only two times of day, one of them that of Greenwich.
fn apposed(cx: Context<'_>, first: &Moment, second: &Moment) -> bool {
    let zone = |id: FigureId| match cx.figure(id).and_then(time) {
        Some(Time::Clock { zone: Some(Zone::Offset(zone)), .. }) => Some(*zone),
        _ => None,
    };
    let clock = |t: &&Token| matches!(cx.figure_of(t).and_then(time), Some(Time::Clock { .. }));
    let greenwich = (zone(first.clock) == Some(0)) != (zone(second.clock) == Some(0));
    let closed = cx.tokens.get(second.end).is_none_or(|t| t.is_mark('.') || t.is_mark(',') || t.is_mark(')'));
    greenwich && closed && cx.tokens.iter().filter(clock).count() == 2
}

/// A clock time with the weekday and the city named with it, and the place behind.
struct Moment {
    clock: FigureId,
    weekday: Option<FigureId>,
    city: Option<(Span, Interval)>,
    end: usize,
}

fn moment(cx: Context<'_>, at: usize) -> Option<Moment> {
    let zone = |t: &Token| match cx.figure_of(t).and_then(time) {
        Some(Time::Clock { zone, .. }) => Some(*zone),
        _ => None,
    };
    let weekday = |t: &Token| matches!(cx.figure_of(t).and_then(time), Some(Time::Weekday { shift: 0, .. }));
    let token = cx.tokens.get(at)?;
    let (city, next) = match zone(token)? {
        Some(Zone::Offset(_)) => (None, at + 1),
        Some(Zone::Open) => (Some(local(cx, at)?), at + 1),
        None => city(cx, at + 1).map(|(place, next)| (Some(place), next))?,
    };
    let rest = cx.tokens.get(next..)?;
    let of_day = |t: &&Token| {
        t.is_mark(',') || t.is(Class::On) || t.is(Class::Determiner) || weekday(t) || one_day(cx, t).is_some()
    };
    let mut length = rest.iter().take(DAY).take_while(of_day).count();
    while length > 0 && rest.get(length - 1).is_some_and(|t| t.is_mark(',')) {
        length -= 1;
    }
    let day = rest.iter().take(length).find(|t| weekday(t)).and_then(Token::figure);
    Some(Moment { clock: token.figure()?, weekday: day, city, end: next + length })
}

/// `6 p.m. Moscow time`, `7:30 p.m. ET`: the minutes of those clocks east of Greenwich; `local time` is that of the only city of the
/// sentence.
fn local(cx: Context<'_>, at: usize) -> Option<(Span, Interval)> {
    let token = cx.tokens.get(at)?;
    let text = cx.source.slice(token.span);
    let mut starts = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    let known = |at: usize| {
        let name = text.get(at..)?;
        let (length, zones) = cx.words.time.cities.longest(name)?;
        (length == name.len()).then_some((at, zones))
    };
    match starts.find_map(known) {
        Some((start, zones)) => {
            Some((Span::new(token.span.start + start, token.span.end), kept(cx, at, *zones)?))
        }
        None => venue(cx, at),
    }
}

/// The only city that the sentence names.
fn venue(cx: Context<'_>, at: usize) -> Option<(Span, Interval)> {
    let named = |t: &Token| {
        let text = cx.source.text.get(t.span.start..)?;
        let (length, zones) = cx.words.time.cities.longest(text)?;
        let name =
            text.get(..length).filter(|name| name.starts_with(char::is_uppercase) && length > INITIALS)?;
        Some((Span::new(t.span.start, t.span.start + name.len()), *zones))
    };
    let mut cities = cx.tokens.iter().filter(|t| is_word(t)).filter_map(named);
    let (span, zones) = cities.next()?;
    if cities.next().is_some() { None } else { Some((span, kept(cx, at, zones)?)) }
}

/// The minutes of the clocks that a place keeps in January and in July, or only those of the days named near a time of day: a
/// month, or a day further off, may be that of the figures which are due at that hour.
fn kept(cx: Context<'_>, at: usize, [january, july]: [i16; 2]) -> Option<Interval> {
    let near = cx.tokens.get(at.saturating_sub(DAY)..cx.tokens.len().min(at + 1 + DAY))?;
    let months: Vec<u8> = near.iter().filter_map(|t| month(cx, t)).collect();
    let within = |season: &[u8]| !months.is_empty() && months.iter().all(|month| season.contains(month));
    let minutes = |zone: i16| Num::from(i64::from(zone));
    match () {
        () if within(&LIKE_JANUARY) => Some(Interval::point(minutes(january))),
        () if within(&LIKE_JULY) => Some(Interval::point(minutes(july))),
        () => Interval::new(minutes(january.min(july)), minutes(january.max(july))),
    }
}

/// The month of a day.
fn month(cx: Context<'_>, token: &Token) -> Option<u8> {
    match super::period(dated(cx, token)?)?.part {
        Part::Day { month, .. } => Some(month),
        _ => None,
    }
}

/// `in New York`: the minutes of its clocks east of Greenwich, and the place behind.
fn city(cx: Context<'_>, at: usize) -> Option<((Span, Interval), usize)> {
    let first = cx.tokens.get(at).filter(|t| t.is(Class::In)).and_then(|_| cx.tokens.get(at + 1))?;
    let text = cx.source.text.get(first.span.start..)?;
    let (length, zones) = cx.words.time.cities.longest(text)?;
    let span = Span::new(first.span.start, first.span.start + length);
    let words = cx.tokens.get(at + 1..)?.iter().take_while(|t| t.span.start < span.end).count();
    Some(((span, kept(cx, at, *zones)?), at + 1 + words))
}
