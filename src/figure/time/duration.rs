//! How long?
//!
//! In: `three-month`, out: 3 of the unit `mo`. A length that is an age (`three-month-old`), a distance from
//! another time (`three months ago`) or a rate (`5 a month`) is for others.
//!
//! ```text
//! duration = parts | stopwatch | span | count
//! span     = digits dash count                                "5-7 days"
//! stopwatch= digits ":" two digits ":" two digits [ "." digits ] | digits ":" two digits "." digits
//! parts    = hours [ "," ] [ "and" ] minutes ...        "one hour 20 minutes", "2h 03m 15s", "one hour 55"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::char;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::{preceded, terminated};

use super::count::{self, Count, Form};
use super::terminal::{behind, digits, glued_digits, tight_dash};
use crate::figure::grammar::{NO, Parsed, gap, phrase, word, word_end};
use crate::figure::scan::Context;
use crate::figure::{Reading, Spelling, TimeUnit};
use crate::num::{Interval, Num};
use crate::unit::Unit;

/// A length of time: its one reading, and how it was written.
pub fn duration<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    alt((
        |t| parts(context, t),
        |t| letters(t),
        |t| stopwatch(context, t),
        |t| span(context, t),
        |t| single(context, t),
    ))
    .parse(text)
}

/// The units of time, by the symbols of the report. A year and a month are the Gregorian average.
pub fn unit(symbol: &str) -> Option<Unit> {
    TimeUnit::of_symbol(symbol).map(TimeUnit::unit)
}

/// `"18 months"`, `"a decade"`, `"half an hour"`
fn single<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let (rest, count) = count::count(context, text)?;
    let before = context.before(context.offset(text));
    let words = &context.words.time.words;
    let about = !is_quarter(&count) && behind(&words.about_a, before).is_some();
    let length = count.unit.alone || about || behind(&words.for_a, before).is_some();
    let idiom =
        count.spelling.as_ref().is_some_and(|s| s.digits == "1" && !s.in_digits) && count.unit.symbol == "d";
    if (count.form == Form::Article || idiom) && !length
        || ordinal_second(&count, rest)
        || fraction(&count, text, rest)
    {
        return Err(NO);
    }
    let count = count.in_symbols();
    let unit = unit(&count.unit.symbol).ok_or(NO)?;
    Ok((rest, (Reading { interval: count.rounded, truncated: count.truncated, unit }, count.spelling)))
}

/// `"5-7 days"`, `"10–12 weeks"`: anything from the first to the last.
fn span<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let (rest, low) = glued_digits(1, 3).parse(text)?;
    let (rest, ()) = tight_dash(rest)?;
    let (rest, high) = verify(|t| count::count(context, t), |c| c.form == Form::Number).parse(rest)?;
    let low = Num::from(i64::from(low));
    if low >= high.value || high.spelling.as_ref().is_none_or(|s| !s.in_digits) || ordinal_second(&high, rest)
    {
        return Err(NO);
    }
    let low = &low * &Num::from(i64::from(high.unit.count));
    let high = high.in_symbols();
    let interval = Interval::new(low, high.rounded.high().cloned().ok_or(NO)?).ok_or(NO)?;
    let unit = unit(&high.unit.symbol).ok_or(NO)?;
    Ok((rest, (Reading { truncated: interval.clone(), interval, unit }, None)))
}

/// `"one second-half goal"`: not a second.
fn ordinal_second(count: &Count<'_>, rest: &str) -> bool {
    count.unit.symbol == "s" && rest.starts_with('-')
}

/// `three-quarters`, `two quarters of the budget`: not nine months, and not six.
fn fraction(count: &Count<'_>, text: &str, rest: &str) -> bool {
    let hyphened =
        text.get(..text.len() - rest.len()).is_some_and(|read| read.ends_with('s') && read.contains('-'));
    is_quarter(count) && (hyphened || rest.starts_with(" of") || count.value == Num::from(3))
}

fn is_quarter(count: &Count<'_>) -> bool {
    count.unit.symbol == "mo" && count.unit.count == 3
}

/// `"one hour 20 minutes"`, `"two years and three months"`, `"one hour 55"`
fn parts<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let (mut rest, first) = verify(|t| count::count(context, t), |c| c.form != Form::Half).parse(text)?;
    let mut found = vec![first];
    while let Ok((after, next)) = preceded(joint, |t| count::count(context, t)).parse(rest) {
        let falls =
            found.last().is_some_and(|last| seconds(last) > seconds(&next)) && next.form == Form::Number;
        if !falls {
            break;
        }
        found.push(next);
        rest = after;
    }
    if let [only] = found.as_slice() {
        // "one hour 55"
        let (rest, minutes) = verify(preceded(gap, digits(1, 2)), |m| *m < 60).parse(rest)?;
        if only.unit.symbol != "h" || !super::terminal::closes(rest) && !rest.starts_with(" the") {
            return Err(NO);
        }
        let total = only.value.clone() * Num::from(60) + Num::from(i64::from(minutes));
        return Ok((rest, (exactly(total, "min").ok_or(NO)?, None)));
    }
    let smallest = found.last().map_or("", |last| last.unit.symbol.as_str());
    Ok((rest, (sum(&found, smallest).ok_or(NO)?, None)))
}

/// `" "`, `", "`, `" and "`
fn joint(text: &str) -> Parsed<'_, ()> {
    value((), (opt(char(',')), gap, opt((word("and"), gap)))).parse(text)
}

/// The parts in the smallest unit; months and years have no exact length in days.
fn sum(parts: &[Count<'_>], smallest: &str) -> Option<Reading> {
    let unit = unit(smallest)?;
    let mut total = Interval::point(Num::ZERO);
    for part in parts {
        let part = part.clone().in_symbols();
        let size = super::duration::unit(&part.unit.symbol)?.factor.checked_div(&unit.factor)?;
        total = total.add(&part.rounded.scale(&size));
    }
    let calendar = |symbol: &str| matches!(symbol, "mo" | "y");
    if !calendar(smallest) && parts.iter().any(|part| calendar(&part.unit.symbol)) {
        let days = Num::from(3 * 86_400).checked_div(&unit.factor)?;
        total = total.add(&Interval::new(-&days, days)?);
    }
    Some(Reading { truncated: total.clone(), interval: total, unit })
}

fn seconds(count: &Count<'_>) -> Option<Num> {
    unit(&count.unit.symbol).map(|unit| &unit.factor * &Num::from(i64::from(count.unit.count)))
}

fn exactly(value: Num, symbol: &str) -> Option<Reading> {
    let point = Interval::point(value);
    Some(Reading { interval: point.clone(), truncated: point, unit: unit(symbol)? })
}

/// `"2:03:15"`, `"1:54.31"`: a time taken, in seconds, where no half of the day follows
fn stopwatch<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let two = || verify(glued_digits(2, 2), |n| *n < 60);
    let fraction = || preceded(char('.'), take_while_m_n(1, 3, |c: char| c.is_ascii_digit()));
    let long = (glued_digits(1, 2), char(':'), two(), char(':'), two(), opt(fraction()));
    let long =
        map(long, |(h, _, m, _, s, part): (i32, _, i32, _, i32, Option<&str>)| (h * 3600 + m * 60 + s, part));
    let short =
        map((glued_digits(1, 2), char(':'), two(), fraction()), |(m, _, s, part)| (m * 60 + s, Some(part)));
    let (rest, (whole, part)) = terminated(alt((long, short)), word_end).parse(text)?;
    let halved = preceded(opt(gap), phrase(&context.words.time.clock.halves)).parse(rest).is_ok();
    let zoned = preceded(gap, phrase(&context.words.time.zones)).parse(rest).is_ok();
    let seconds = Num::decimal(&format!("{whole}.{}", part.unwrap_or("0"))).ok_or(NO)?;
    if halved || zoned || rest.starts_with(':') {
        return Err(NO);
    }
    Ok((rest, (exactly(seconds, "s").ok_or(NO)?, None)))
}

/// `"2h 03m 15s"`, `"2hrs 3mins"` glued: a time taken, in seconds
fn letters(text: &str) -> Parsed<'_, (Reading, Option<Spelling>)> {
    let part = |letter: char| terminated(glued_digits(1, 2), (char(letter), word_end));
    let minutes_seconds = || (part('m'), preceded(opt(gap), part('s')));
    let long =
        map((part('h'), preceded(opt(gap), part('m')), opt(preceded(opt(gap), part('s')))), |(h, m, s)| {
            h * 3600 + m * 60 + s.unwrap_or(0)
        });
    let short = map(minutes_seconds(), |(m, s)| m * 60 + s);
    let (rest, seconds) = alt((long, short)).parse(text)?;
    Ok((rest, (exactly(Num::from(i64::from(seconds)), "s").ok_or(NO)?, None)))
}
