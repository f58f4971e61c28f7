//! What time of day?
//!
//! In: `11:42 p.m. EDT`, out: 1422 minutes after midnight, four hours west of Greenwich.
//!
//! ```text
//! clock  = ( hour [ ( ":" | "." ) minutes ] half | hour "o'clock" | colon | hundreds ) [ zone ]
//! colon  = hour ":" minutes            with a zone, or behind "at", "by" ..., or with two digits of the hour
//! hundreds = four digits zone
//! named  = "noon" | "midnight" [ zone ]
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, digit1};
use nom::combinator::{map, map_opt, not, opt, peek, verify};
use nom::sequence::{preceded, terminated};

use super::terminal::{behind, glued_digits};
use crate::figure::Time;
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word_end};
use crate::figure::scan::Context;

/// A time of day.
pub fn clock<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let (rest, minutes) =
        alt((|t| halved(context, t), |t| colon(context, t), |t| hundreds(context, t), |t| named(context, t)))
            .parse(text)?;
    let (rest, zone) = opt(preceded(gap, phrase(&context.words.time.zones))).parse(rest)?;
    Ok((rest, Time::Clock { minutes, zone: zone.copied() }))
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
    let (rest, (hour, _, past)) = (hour, char(':'), minutes).parse(text)?;
    let more = (alt((char(':'), char('.'), char(','), char('-'))), digit1);
    let (_, ()) = not(more).parse(rest)?;
    let (_, ()) = word_end(rest)?;
    let words = &context.words.time;
    let zoned = preceded(gap, phrase(&words.zones)).parse(rest).is_ok();
    let before = context.before(context.offset(text));
    let told = behind(&words.clock.before, before).is_some();
    if zoned || told { Ok((rest, hour * 60 + past)) } else { Err(NO) }
}

/// `"1500 GMT"`
fn hundreds<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    let (rest, number) = glued_digits(4, 4).parse(text)?;
    let zone = terminated(preceded(gap, phrase(&context.words.time.zones)), word_end);
    let (hour, past) = (number / 100, number % 100);
    if hour > 29 || past > 59 || { zone }.parse(rest).is_err() {
        return Err(NO);
    }
    Ok((rest, u16::try_from(hour * 60 + past).unwrap_or(0)))
}

/// `"noon"`
fn named<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u16> {
    map(phrase(&context.words.time.clock.named), |minutes| *minutes).parse(text)
}
