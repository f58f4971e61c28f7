//! Which day or month is named?
//!
//! In: `June 8, 2019`, out: day 8 of month 6 of the Gregorian year 2019. The year stays open unless the
//! text states it here; what fixes it is the relation stage's work.
//!
//! ```text
//! date      = iso | hyphened | lunar | slashed | month_day | day_month | month_year | feast | weekday
//! month_day = month ( day [ "th" ] | ordinal | day word ) [ tail ]
//! day_month = ( day | ordinal | ordinal word ) [ "of" ] month [ tail ]
//! month_year= month [ tail ]
//! tail      = [ "," ] four digits | "'" two digits | relative year | "of" year
//! iso       = four digits ( "-" | "/" ) digits the same digits
//! hyphened  = digits "-" month "-" four or two digits
//! lunar     = [ ordinal "day of the" ] [ "leap" ] ordinal "lunar month" [ tail ]
//! slashed   = digits ( "/" | "." ) digits the same two or four digits
//! feast     = name [ tail ]
//! weekday   = [ "last" | "next" | "this" ] name
//! day_only  = "on the" ordinal
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::{alpha1, char, digit1, one_of};
use nom::combinator::{map, map_opt, not, opt, peek, verify};
use nom::sequence::{preceded, terminated};

use super::terminal::{
    apostrophe, behind, capital, closes, day, digits, glued_digits, last_word, ordinal, spaced, tight_dash,
};
use super::year;
use crate::calendar::{Calendar, LEAP};
use crate::figure::grammar::{NO, Parsed, gap, phrase, word};
use crate::figure::scan::Context;
use crate::figure::{Edge, Part, Period, Time, Year};
use crate::vocabulary::time::{Era, Month};

/// A date of any form but bare months and weekdays.
pub fn date<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    alt((
        iso,
        |t| hyphened(context, t),
        |t| lunar(context, t),
        slashed,
        |t| month_day(context, t),
        |t| day_month(context, t),
        |t| month_year(context, t),
        |t| feast(context, t),
    ))
    .parse(text)
}

const fn whole(calendar: Calendar, year: Year, part: Part) -> Period {
    Period { calendar, year, part, edge: Edge::Whole }
}

/// `"2019-06-08"`, `"2019/6/8"`
fn iso(text: &str) -> Parsed<'_, Period> {
    let year = verify(glued_digits(4, 4), |y| (1000..2200).contains(y));
    let (rest, (year, mark)) = (year, one_of("-/")).parse(text)?;
    let two =
        |most| map_opt(glued_digits(1, 2), move |n| u8::try_from(n).ok().filter(|n| (1..=most).contains(n)));
    let (rest, (month, _, day)) = (two(12), char(mark), two(31)).parse(rest)?;
    let (_, ()) = not((one_of("-/"), digit1)).parse(rest)?;
    Ok((rest, whole(Calendar::Gregorian, Year::Stated(year), Part::Day { month, day })))
}

/// `"8-Jun-2019"`, `"08-Jun-19"`
fn hyphened<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let day = map_opt(glued_digits(1, 2), |n| u8::try_from(n).ok().filter(|n| (1..=31).contains(n)));
    let year =
        alt((verify(digits(4, 4), |y| (1000..2200).contains(y)), map(digits(2, 2), year::of_two_digits)));
    let (rest, (day, _, month, _, year)) =
        (day, char('-'), |t| month(context, t), char('-'), year).parse(text)?;
    Ok((rest, whole(month.calendar, Year::Stated(year), Part::Day { month: month.number, day })))
}

/// `"15th day of the eighth lunar month"`, `"first lunar month"`, `"sixth month of the lunar calendar"`: China's months
/// have numbers for names
fn lunar<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let words = &context.words.time.words;
    let number = |t: &'a str| alt((ordinal, map(phrase(&words.ordinals), |n| *n))).parse(t);
    let article = || opt((word("the"), gap));
    let day = terminated(number, (gap, word("day"), gap, word("of"), gap, article()));
    let (rest, day) = opt(day).parse(text)?;
    let (rest, leap) = opt(terminated(phrase(&words.leap), gap)).parse(rest)?;
    let month = terminated(verify(number, |n| *n <= 12), spaced(&words.lunar_month));
    let (rest, month) = { month }.parse(rest)?;
    let month = if leap.is_some() { month + LEAP } else { month };
    let part = day.map_or(Part::Month(month), |day| Part::Day { month, day });
    let (rest, year) = tail(context, Calendar::Chinese, rest)?;
    Ok((rest, whole(Calendar::Chinese, year, part)))
}

/// `"08/06/2019"`, `"8.6.2019"`
fn slashed(text: &str) -> Parsed<'_, Period> {
    let number = || map_opt(glued_digits(1, 2), |n| u8::try_from(n).ok().filter(|n| (1..=31).contains(n)));
    let (rest, (first, mark, second)) = (number(), alt((char('/'), char('.'))), number()).parse(text)?;
    let long = verify(digits(4, 4), |y| (1000..2200).contains(y));
    let short = map(verify(digits(2, 2), |_| mark == '/'), year::of_two_digits);
    let (rest, year) = preceded(char(mark), alt((long, short))).parse(rest)?;
    let part = match (first, second) {
        _ if first > 12 && second > 12 => return Err(NO),
        (day, month) if day > 12 || day == month || mark == '.' => Part::Day { month, day },
        (month, day) if day > 12 => Part::Day { month, day },
        _ => Part::Ambiguous { first, second },
    };
    Ok((rest, whole(Calendar::Gregorian, Year::Stated(year), part)))
}

/// `"June 8"`, `"June 8th, 2019"`, `"April Four"`
pub fn month_day<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let (rest, month) = month(context, text)?;
    let (rest, day) = preceded(gap, |t| day_number(context, t)).parse(rest)?;
    let (_, ()) = not(|t| counted(context, t)).parse(rest)?;
    // "In June 30 people died": a day is never behind "in".
    let (_, before) = last_word(context.before(context.offset(text)));
    if before.eq_ignore_ascii_case("in") && !closes(rest) {
        return Err(NO);
    }
    let (rest, year) = tail(context, month.calendar, rest)?;
    Ok((rest, whole(month.calendar, year, Part::Day { month: month.number, day })))
}

/// `8`, `8th`, `Four`
fn day_number<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u8> {
    let spelled = verify(phrase(&context.words.numbers.small), |_: &&i64| capital(text));
    let spelled = map_opt(spelled, |n| u8::try_from(*n).ok().filter(|n| *n > 0));
    alt((ordinal, day, spelled)).parse(text)
}

/// `" percent"`, `"-year"`, `":30"`: the number before it is no day.
fn counted<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, ()> {
    let numbers = &context.words.numbers;
    let magnitude = map(preceded(gap, phrase(&numbers.magnitudes)), |_| ());
    let percent = preceded(gap, alt((word("percent"), word("per"), word("pct"), map(char('%'), |_| ()))));
    let hyphen = map((tight_dash, verify(alpha1, |word: &str| !capital(word))), |_| ());
    let clock = map((char(':'), digit1), |_| ());
    let ordinal_noun = map(preceded(gap, word("day")), |()| ());
    alt((magnitude, percent, hyphen, clock, ordinal_noun)).parse(text)
}

/// `"8 June 2019"`, `"8th of June"`, `"first of June"`
pub fn day_month<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let spelled = map(phrase(&context.words.time.words.ordinals), |n| *n);
    let figures = terminated(alt((ordinal, day)), (gap, opt((word("of"), gap))));
    let words = terminated(spelled, (gap, word("of"), gap));
    let (rest, day) = alt((figures, words)).parse(text)?;
    let (rest, month) = month(context, rest)?;
    let (rest, year) = tail(context, month.calendar, rest)?;
    Ok((rest, whole(month.calendar, year, Part::Day { month: month.number, day })))
}

/// `"June 2019"`, `"June last year"`, `"Ramadan 1446"`; a bare `"June"` if it is no other word.
pub fn month_year<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let (rest, month) = month(context, text)?;
    let (rest, year) = tail(context, month.calendar, rest)?;
    if year == Year::Open && !stands_alone(context, text, rest, month) {
        return Err(NO);
    }
    Ok((rest, whole(month.calendar, year, Part::Month(month.number))))
}

/// A month's name, with a capital.
pub fn month<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Month> {
    if !capital(text) {
        return Err(NO);
    }
    map(phrase(&context.words.time.months), |month| *month).parse(text)
}

/// Whether a month's name without day or year means the month: `in May`, but not `May` the verb.
fn stands_alone(context: &Context<'_>, text: &str, rest: &str, month: Month) -> bool {
    let before = context.before(context.offset(text));
    let expected = behind(&context.words.time.words.month_before, before).is_some();
    let name_follows = capital(rest.trim_start()) && !rest.starts_with('\n');
    // "mid-March"
    let edge = behind(&context.words.time.edges, before).is_some();
    let glued = before.ends_with(['-', '–']) && !edge || rest.starts_with(['-', '–']) && !closes(rest);
    (expected || !month.shy && !name_follows) && !glued
}

/// What says the year behind a day or a month; open if nothing does.
pub fn tail<'a>(context: &Context<'a>, calendar: Calendar, text: &'a str) -> Parsed<'a, Year> {
    let words = &context.words.time;
    let number = |t| verify(digits(4, 4), |y| plausible(calendar, *y)).parse(t);
    let sober = |t: &'a str| verify(number, |y| y % 100 != 0 || *y == 2000).parse(t);
    let stated = map(
        preceded((opt(char(',')), gap), alt((terminated(number, peek(clause_end)), sober))),
        Year::Stated,
    );
    let short = map(preceded(gap, year::short), Year::Stated);
    let relative = map(preceded(gap, |t| year::relative(words, t)), |y| y.year);
    let of_number = preceded((gap, word("of"), gap), map(number, Year::Stated));
    let of_year = preceded((gap, word("of"), gap, opt((word("the"), gap))), |t| year::relative(words, t));
    let (rest, year) =
        opt(alt((stated, short, relative, of_number, map(of_year, |y| y.year)))).parse(text)?;
    // "12 Rabi al-Awwal 1446 AH"
    let mark = verify(spaced(&words.marks), |era: &&Era| era.calendar == calendar);
    let (rest, _) = if year.is_some() { opt(mark).parse(rest)? } else { (rest, None) };
    Ok((rest, year.unwrap_or(Year::Open)))
}

/// Punctuation, a lower-case word or the end: no noun that the number could count is in between.
fn clause_end(text: &str) -> Parsed<'_, ()> {
    if closes(text) { Ok((text, ())) } else { Err(NO) }
}

/// Whether a calendar's news may name this year.
pub fn plausible(calendar: Calendar, year: i32) -> bool {
    match calendar {
        Calendar::Hebrew => (5000..6500).contains(&year),
        Calendar::Persian | Calendar::Islamic => (1000..1600).contains(&year),
        Calendar::Buddhist => (2000..3000).contains(&year),
        _ => (1000..2200).contains(&year),
    }
}

/// `"Nowruz"`, `"Lunar New Year 2024"`
fn feast<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    if !capital(text) {
        return Err(NO);
    }
    let (rest, feast) = phrase(&context.words.time.feasts).parse(text)?;
    let (rest, year) = tail(context, feast.calendar, rest)?;
    Ok((rest, whole(feast.calendar, year, Part::Day { month: feast.month, day: feast.day })))
}

/// `"on the 8th"`, read at `8th`: a day of an unnamed month.
pub fn day_only<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let (rest, day) = verify(ordinal, |day| (1..=31).contains(day)).parse(text)?;
    let before = context.before(context.offset(text)).trim_end();
    let before = before.strip_suffix("the").or_else(|| before.strip_suffix("The")).ok_or(NO)?;
    let expected = behind(&context.words.time.words.day_before, before).is_some();
    let mut of_month = preceded((gap, word("of"), gap), (opt((alpha1, gap)), tag_no_case("month")));
    let ends = closes(rest) || of_month.parse(rest).is_ok();
    if expected && ends {
        Ok((rest, whole(Calendar::Gregorian, Year::Open, Part::DayOfMonth(day))))
    } else {
        Err(NO)
    }
}

/// `"Friday"`, `"last Friday"`, `"Sunday"` but not `"Sunday Times"` and `"Black Friday"`
pub fn weekday<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let words = &context.words.time;
    let (name, shift) = opt(terminated(phrase(&words.relative), gap)).parse(text)?;
    if !capital(name) {
        return Err(NO);
    }
    let (rest, day) = phrase(&words.weekdays).parse(name)?;
    let (_, ()) = not(spaced(&words.words.named_by_days)).parse(rest)?;
    if shift.is_none() && behind(&words.words.named_days, context.before(context.offset(text))).is_some() {
        return Err(NO);
    }
    Ok((rest, Time::Weekday { day: *day, shift: shift.map_or(0, |s| s.shift) }))
}

/// `"'87"` behind `in`, `of`, `since`
pub fn short_year<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let before = context.before(context.offset(text));
    let (rest, year) = preceded(peek(apostrophe), year::short).parse(text)?;
    let expected = behind(&context.words.time.bare_year.strong, before).is_some();
    if expected { Ok((rest, whole(Calendar::Gregorian, Year::Stated(year), Part::Year))) } else { Err(NO) }
}
