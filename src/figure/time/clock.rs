//! What time of day?
//!
//! In: `11:42 p.m. EDT`, out: 1422 minutes after midnight, four hours west of Greenwich.
//!
//! ```text
//! clock  = ( spoken | hour [ ( ":" | "." ) minutes ] half | hour "o'clock" | colon | hundreds ) [ zone ]
//! colon  = hour ":" minutes            with a zone, or behind "at", "by" ..., or with two digits of the hour
//! hundreds = four digits zone
//! spoken = ( "half" | "quarter" | number ) ( "past" | "to" ) number
//! hours  = hour [ ":" minutes ] "-" hour [ ":" minutes ] half
//! named  = "noon" | "midnight" [ zone ]
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, digit1};
use nom::combinator::{map, map_opt, not, opt, peek, verify};
use nom::sequence::{preceded, terminated};

use super::terminal::{behind, closes, glued_digits, tight_dash};
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word_end};
use crate::figure::scan::Context;
use crate::figure::{Time, Zone};

/// A time of day.
pub fn clock<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let (rest, minutes) = alt((
        |t| halved(context, t),
        |t| colon(context, t),
        |t| hundreds(context, t),
        |t| spoken(context, t),
        |t| named(context, t),
    ))
    .parse(text)?;
    let (rest, zone) = opt(|t| zone(context, t)).parse(rest)?;
    Ok((rest, Time::Clock { minutes, zone }))
}

/// `" GMT"`, `" ET"`, `" local time"`
fn zone<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Zone> {
    let words = &context.words.time;
    let fixed = map(phrase(&words.zones), |zone| Zone::Offset(*zone));
    let open = alt((
        map(phrase(&words.clock.local), |()| Zone::Open),
        map(phrase(&words.clock.local_time), |()| Zone::Open),
    ));
    preceded(gap, alt((fixed, open))).parse(text)
}

/// `"9-11am"`, `"2-4 p.m."`: the first in the half of the second, unless that would be later
pub fn hours<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let past = opt(preceded(alt((char(':'), char('.'))), minutes));
    let (rest, (first, past, ())) = (hour, past, tight_dash).parse(text)?;
    let (rest, last) = halved(context, rest)?;
    let (rest, zone) = opt(|t| zone(context, t)).parse(rest)?;
    let first = first % 12 * 60 + past.unwrap_or(0);
    let afternoon = first + 12 * 60;
    let start = if afternoon < last { afternoon } else { first };
    if start >= last {
        return Err(NO);
    }
    let at = |minutes| Box::new(Time::Clock { minutes, zone });
    Ok((rest, Time::Range(at(start), at(last))))
}

/// `"half past six"`, `"a quarter to seven"`, `"ten past six"` behind `at`
fn spoken<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    let words = &context.words.time.clock;
    let numbers = &context.words.numbers.small;
    let counted = map_opt(phrase(numbers), |n| u16::try_from(*n).ok().filter(|n| (1..30).contains(n)));
    let part = alt((map(phrase(&words.parts), |n| (*n, true)), map(counted, |n| (n, false))));
    let way =
        preceded(gap, alt((map(phrase(&words.past), |()| true), map(phrase(&words.short_of), |()| false))));
    let hour =
        preceded(gap, map_opt(phrase(numbers), |n| u16::try_from(*n).ok().filter(|n| (1..13).contains(n))));
    let (rest, ((size, named), past, hour)) = (part, way, hour).parse(text)?;
    let told = behind(&words.before, context.before(context.offset(text))).is_some();
    // "cut by a quarter to seven percent"
    let stands = if past { named || told } else { told && closes(rest) };
    let minutes = if past { hour % 12 * 60 + size } else { (hour * 60 - size) % 720 };
    if stands { Ok((rest, minutes)) } else { Err(NO) }
}

fn hour(text: &str) -> Parsed<'_, u16> {
    map(verify(glued_digits(1, 2), |h| *h < 30), |h| u16::try_from(h).unwrap_or(0)).parse(text)
}

fn minutes(text: &str) -> Parsed<'_, u16> {
    map(verify(glued_digits(2, 2), |m| *m < 60), |m| u16::try_from(m).unwrap_or(0)).parse(text)
}

/// `"3 p.m."`, `"8.30pm"`, `"11 o'clock"`
fn halved<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    let words = &context.words.time.clock;
    let spelled = map_opt(phrase(&context.words.numbers.small), |n| u16::try_from(*n).ok());
    let (rest, hour) = alt((hour, terminated(spelled, peek((gap, phrase(&words.oclock)))))).parse(text)?;
    let (rest, past) = opt(preceded(alt((char(':'), char('.'))), minutes)).parse(rest)?;
    let half = preceded(opt(gap), phrase(&words.halves));
    let (rest, half) =
        alt((map(half, |h| Some(*h)), map(preceded(opt(link), phrase(&words.oclock)), |()| None)))
            .parse(rest)?;
    let past = past.unwrap_or(0);
    match half {
        None if hour <= 12 => Ok((rest, hour * 60 + past)),
        // "12 a.m." is midnight, "12 p.m." noon; "13:00 p.m." is a slip that a rule may find
        Some(half) if hour <= 12 => Ok((rest, (hour % 12 + half) * 60 + past)),
        Some(_) => Ok((rest, hour * 60 + past)),
        None => Err(NO),
    }
}

/// `"15:00"`, `"9:30"` behind `at`
fn colon<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    let (rest, (hour, mark, past)) = (hour, alt((char(':'), char('.'))), minutes).parse(text)?;
    if let Ok((rest, ())) =
        preceded(opt(gap), phrase(&context.words.time.clock.hours).map(|()| ())).parse(rest)
    {
        return Ok((rest, hour * 60 + past));
    }
    let more = (alt((char(':'), char('.'), char(','), char('-'))), digit1);
    let (_, ()) = not(more).parse(rest)?;
    let (_, ()) = word_end(rest)?;
    let words = &context.words.time;
    let zoned = zone(context, rest).is_ok();
    let before = context.before(context.offset(text));
    let told = behind(&words.clock.before, before).is_some();
    if zoned || told && mark == ':' { Ok((rest, hour * 60 + past)) } else { Err(NO) }
}

/// `"1500 GMT"`
fn hundreds<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    let (rest, number) = glued_digits(4, 4).parse(text)?;
    let (hour, past) = (number / 100, number % 100);
    if hour > 29 || past > 59 {
        return Err(NO);
    }
    let words = &context.words.time.clock;
    let told = behind(&words.before, context.before(context.offset(text))).is_some() || text.starts_with('0');
    let hours = |t| phrase(&words.hours).map(|()| ()).parse(t);
    let rest = match (hours(rest), preceded(gap, hours).parse(rest)) {
        (Ok((after, ())), _) => after,
        (_, Ok((after, ()))) if told => after,
        _ if terminated(|t| zone(context, t), word_end).parse(rest).is_ok() => rest,
        _ => return Err(NO),
    };
    Ok((rest, u16::try_from(hour * 60 + past).unwrap_or(0)))
}

/// `"noon"`
fn named<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    map(phrase(&context.words.time.clock.named), |minutes| *minutes).parse(text)
}
