//! How old?
//!
//! In: `aged 23`, read at `23`, out: from 23 to 24 years. A stated age is the number of birthdays, so it
//! may be anything up to the next one.
//!
//! ```text
//! age     = old | tens | number behind or between words of age
//! old     = number [ ( "-" | " to " | "- to " ) number ] ( " " | "-" ) unit ( " " | "-" ) ( "old" | "olds" )
//! tens    = [ "early" | "mid" | "late" ] ( "40s" | "forties" )       behind "his", "her", "their"
//! number  behind "aged", "at the age of"; behind "she was"; between commas behind a name; behind "died at"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::char;
use nom::combinator::{map, opt, verify};
use nom::sequence::{preceded, terminated};

use super::duration;
use super::terminal::{behind, capital, closes, dash, glued_digits, last_word};
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word, word_end};
use crate::figure::number::Number;
use crate::figure::scan::Context;
use crate::figure::{Reading, Spelling};
use crate::num::{Interval, Num};
use crate::vocabulary::time::Edge;

/// An age: its one reading, and how it was written.
pub fn age<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    alt((|t| old(context, t), |t| tens(context, t), |t| aged(context, t), |t| told(context, t))).parse(text)
}

/// From the number of birthdays to the next one.
fn reading(low: i64, high: i64, symbol: &str) -> Option<Reading> {
    let interval = Interval::new(Num::from(low), Num::from(high))?;
    Some(Reading { truncated: interval.clone(), interval, unit: duration::unit(symbol)? })
}

fn of_number(number: &Number, symbol: &str) -> Option<Reading> {
    let years = number.value.to_i64()?;
    reading(years, years + 1, symbol)
}

/// `"23-year-old"`, `"23 years old"`, `"three-week-old"`
fn old<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let (rest, number) = context.number(text)?;
    let (rest, last) = opt(|t| older(context, t)).parse(rest)?;
    let (rest, unit) = preceded(link, phrase(&context.words.time.units)).parse(rest)?;
    let (rest, ()) = preceded(link, alt((word("old"), word("olds")))).parse(rest)?;
    if unit.count != 1 {
        return Err(NO);
    }
    if let Some(last) = last {
        let ends = (number.value.to_i64().ok_or(NO)?, last.value.to_i64().ok_or(NO)?);
        return Ok((rest, (reading(ends.0, ends.1 + 1, &unit.symbol).ok_or(NO)?, None)));
    }
    if !number.is_whole() {
        // "two-and-a-half-year-old"
        let interval = number.rounded();
        let unit = duration::unit(&unit.symbol).ok_or(NO)?;
        return Ok((rest, (Reading { truncated: interval.clone(), interval, unit }, None)));
    }
    let reading = of_number(&number, &unit.symbol).ok_or(NO)?;
    Ok((rest, (reading, Some(number.spelling))))
}

/// `"-24"`, `"- to 24"`, `" to 24"`, `"-to-24"`: the upper end of an age
fn older<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Number> {
    let to = |t: &'a str| {
        (opt(char('-')), opt(gap), word("to"), alt((gap, map(char('-'), |_| ()))))
            .parse(t)
            .map(|(r, _)| (r, ()))
    };
    preceded(alt((to, dash)), |t| years(context, t)).parse(text)
}

/// `"40s"`, `"early thirties"`, behind `in his`
fn tens<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let words = &context.words.time;
    let (rest, part) = opt(terminated(phrase(&words.edges), link)).parse(text)?;
    let figures = terminated(glued_digits(2, 2), (opt(super::terminal::apostrophe), tag("s"), word_end));
    let spelled = map(phrase(&words.age.tens), |n| i32::from(*n));
    let (rest, start) = verify(alt((figures, spelled)), |n| n % 10 == 0).parse(rest)?;
    if behind(&words.age.owners, context.before(context.offset(text))).is_none() {
        return Err(NO);
    }
    let (from, to) = match part {
        None => (0, 10),
        Some(Edge::Start) => (0, 5),
        Some(Edge::Middle) => (3, 8),
        Some(Edge::End) => (5, 10),
    };
    let start = i64::from(start);
    Ok((rest, (reading(start + from, start + to, "y").ok_or(NO)?, None)))
}

/// `23` behind `aged`; `18-24` and `18 to 24` are one age
fn aged<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let words = &context.words.time.age;
    let before = context.before(context.offset(text));
    let (rest, number) = years(context, text)?;
    if behind(&words.before, before).is_none() && behind(&words.turning, before).is_none() {
        return Err(NO);
    }
    let to = alt((|t| dash(t), map((gap, alt((word("to"), word("and"))), gap), |_| ())));
    let range = preceded(to, |t| years(context, t));
    let Ok((after, last)) = { range }.parse(rest) else {
        return of_number(&number, "y").map(|r| (rest, (r, Some(number.spelling)))).ok_or(NO);
    };
    let ends = (number.value.to_i64().ok_or(NO)?, last.value.to_i64().ok_or(NO)?);
    Ok((after, (reading(ends.0, ends.1 + 1, "y").ok_or(NO)?, None)))
}

/// A whole number from 1 to 125 that counts nothing.
fn years<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Number> {
    let number = verify(|t| context.number(t), |n| n.value.to_i64().is_some_and(|v| (1..=125).contains(&v)));
    terminated(number, word_end).parse(text)
}

/// A number that the words around it make an age: `she was 51,`, `Anna Berg, 46, said`, `died at 78.`
fn told<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, (Reading, Option<Spelling>)> {
    let (rest, number) = years(context, text)?;
    let before = context.before(context.offset(text));
    let bare = !rest.starts_with(['-', '–', '/', ':', '%', '.']) || closes_sentence(rest);
    let digits = number.spelling.in_digits;
    let is = bare
        && (after_being(context, before, rest)
            || apposition(context, before, rest, &number)
            || at(context, before, rest));
    let spelled = digits || after_being(context, before, rest) || at(context, before, rest);
    if !is || !spelled {
        return Err(NO);
    }
    Ok((rest, (of_number(&number, "y").ok_or(NO)?, Some(number.spelling))))
}

/// `"."` that is no decimal point.
fn closes_sentence(rest: &str) -> bool {
    rest.strip_prefix('.').is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_digit()))
}

/// `she was 51,`, `he had been 27 when`, `when she was still 19.`
fn after_being(context: &Context<'_>, before: &str, rest: &str) -> bool {
    let words = &context.words.time.age;
    let mut earlier = before;
    let mut be = false;
    // "had", "still" and the like may stand on both sides of the form of be
    for _ in 0..4 {
        let (left, word) = last_word(earlier);
        if word.is_empty() {
            return false;
        }
        if be && words.pronouns.get(word).is_some() {
            return ends_age(context, rest);
        }
        be |= words.being.get(word).is_some();
        if words.being.get(word).is_none() && words.linking.get(word).is_none() {
            return false;
        }
        earlier = left;
    }
    false
}

/// What may stand behind an age: the end of the clause, or a word that no amount takes.
fn ends_age(context: &Context<'_>, rest: &str) -> bool {
    closes(rest) || preceded(gap, phrase(&context.words.time.age.after)).parse(rest).is_ok()
}

/// `Anna Berg, 46, said`
fn apposition(context: &Context<'_>, before: &str, rest: &str, number: &Number) -> bool {
    let Some(name) = before.trim_end().strip_suffix(',') else { return false };
    let grown = number.value >= Num::from(1) && number.spelling.in_digits;
    let closed =
        rest.starts_with(", ") || rest.starts_with(",\n") || rest.starts_with(',') && rest.len() == 1;
    let ends = closes_sentence(rest)
        && !rest.trim_start_matches(['.', '"', '”', '’', '\'', ')']).starts_with(char::is_alphanumeric);
    let more = rest.trim_start_matches(',').trim_start().starts_with(|c: char| c.is_ascii_digit());
    let (earlier, last) = last_word(name);
    // "said Olaf Berg, 61.": at the end of a sentence only two names are sure to be a person's
    let (_, first) = last_word(earlier);
    let called = |name: &str| capital(name) && name.chars().skip(1).any(char::is_lowercase);
    let closed = closed || ends && called(first) && earlier.ends_with(' ');
    let calendar =
        context.words.time.months.get(last).is_some() || context.words.time.weekdays.get(last).is_some();
    let person = capital(last)
        && last.chars().skip(1).any(char::is_lowercase)
        && !last.contains(|c: char| c.is_ascii_digit());
    grown && closed && !more && person && !calendar
}

/// `died at 78.`, `, at 26, and`
fn at(context: &Context<'_>, before: &str, rest: &str) -> bool {
    let Some(earlier) = before.trim_end().strip_suffix("at").filter(|b| b.ends_with(char::is_whitespace))
    else {
        return false;
    };
    let bracketed = earlier.trim_end().ends_with([',', ')']) && rest.starts_with([',', '.']);
    let verb = behind(&context.words.time.age.at, earlier).is_some();
    (bracketed || verb) && ends_age(context, rest)
}
