//! Which stretch of the calendar is named?
//!
//! In: `the first quarter of the current Iranian calendar year`, read at `first`, out: quarter 1 of the Persian
//! year 0 away from the current one.
//!
//! ```text
//! period   = portion | code | months | named | season | decade | century
//! portion  = ordinal ( "quarter" | "qtr" | "half" ) [ tail ]
//! code     = ( "Q" | "H" ) digit [ tail ] | digit ( "Q" | "H" ) [ two digits | tail ]
//! months   = ( "first" | "last" ) number "months" "of" year
//! behind   = year [ "'s" ] portion
//! named    = month "quarter" [ tail ]
//! season   = name [ [ "of" ] year ]
//! tail     = [ "," ] year | relative year | "of" [ "the" ] year | "of the year"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{alpha1, char, one_of};
use nom::combinator::{map, map_opt, not, opt, value, verify};
use nom::sequence::{preceded, terminated};

use super::terminal::{
    apostrophe, behind, digits, four_digits, glued_digits, linked, ordinal, spaced, tight_dash,
};
use super::year::{self, Named};
use super::{count, date};
use crate::calendar::Calendar;
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word, word_end};
use crate::figure::scan::Context;
use crate::figure::{Edge, Part, Period, Time, Year};

/// A quarter, half, season, decade or century.
pub fn period<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    alt((
        |t| portion(context, t),
        |t| code(context, t),
        |t| behind_year(context, t),
        |t| named_quarter(context, t),
        |t| season(context, t),
        map(year::decade, of_year),
        map(|t| tens(context, t), of_year),
        map(|t| year::century(&context.words.time, t), of_year),
    ))
    .parse(text)
}

/// A year as a period.
pub const fn of_year(year: Named) -> Period {
    Period { calendar: year.calendar, year: year.year, part: year.part, edge: Edge::Whole }
}

/// A part of a year: of a fiscal one, its months are not known.
fn part_of(year: Named, part: Part) -> Period {
    let part = match (year.part, part) {
        (Part::FiscalYear, Part::Quarter(n)) => Part::FiscalQuarter(n),
        (Part::FiscalYear, Part::Half(n)) => Part::FiscalHalf(n),
        (_, part) => part,
    };
    Period { part, ..of_year(year) }
}

const OPEN: Named = Named { calendar: Calendar::Gregorian, year: Year::Open, part: Part::Year };

/// `"first quarter"`, `"first-quarter 2019"`, `"fourth qtr"`, `"second half of the year"`
fn portion<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let (rest, part) = bare_portion(context, text)?;
    let (rest, year) = tail(context, rest)?;
    // "second half of the match", "first quarter of the century"
    let (_, ()) = not((gap, word("of"), gap)).parse(rest)?;
    // "the fourth quarter in a row" is any quarter
    let (_, ()) = not(spaced(&context.words.time.words.in_a_row)).parse(rest)?;
    Ok((rest, part_of(year, part)))
}

fn bare_portion<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Part> {
    let words = &context.words.time.words;
    let number = alt((ordinal, map(phrase(&words.ordinals), |n| *n)));
    let last = map(alt((word("final"), word("last"))), |()| 0);
    let (rest, number) = alt((number, last)).parse(text)?;
    let (rest, half) = preceded(link, phrase(&words.portions)).parse(rest)?;
    // "second half-hearted try"
    let (_, ()) = not((tight_dash, alpha1)).parse(rest)?;
    let part = match (number, half) {
        // "last quarter" alone is the one before this
        (0, false) if preceded((gap, word("of")), gap).parse(rest).is_ok() => Part::Quarter(4),
        (1..=4, false) => Part::Quarter(number),
        (1..=2, true) => Part::Half(number),
        _ => return Err(NO),
    };
    Ok((rest, part))
}

/// `"Q1"`, `"Q1 2019"`, `"1Q"`, `"H1 2019"`
fn code<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let digit =
        |t: &'a str| map_opt(one_of("1234"), |c| c.to_digit(10).and_then(|d| u8::try_from(d).ok())).parse(t);
    let quarter = alt((preceded(char('Q'), digit), terminated(digit, char('Q'))));
    let half = alt((preceded(char('H'), digit), terminated(digit, char('H'))));
    let half = verify(half, |n| *n <= 2);
    let (rest, part) = alt((map(quarter, Part::Quarter), map(half, Part::Half))).parse(text)?;
    // "2Q24", "H2'24", "Q3FY25", but not the aircraft Q400
    let open = text.starts_with(|c: char| c.is_ascii_digit());
    let two = map(verify(digits(2, 2), |_| open), |y| Named::plain(year::of_two_digits(y)));
    let short = map(year::short, Named::plain);
    if let Ok((rest, year)) = alt((two, short, |t| year::fiscal(&context.words.time, t))).parse(rest) {
        return Ok((rest, part_of(year, part)));
    }
    let (rest, ()) = word_end(rest)?;
    let (rest, year) = tail(context, rest)?;
    Ok((rest, part_of(year, part)))
}

/// `"2019's first quarter"`, `"1986 fourth quarter"`
fn behind_year<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let number = map(four_digits, Named::plain);
    let year = alt((|t| year::certain(&context.words.time, t), number));
    let possessive = opt((apostrophe, char('s')));
    let (rest, year) = terminated(year, (possessive, gap)).parse(text)?;
    let (rest, part) = bare_portion(context, rest)?;
    Ok((rest, part_of(year, part)))
}

/// `"June quarter"`, `"December quarter 2004"`
fn named_quarter<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let (rest, month) = date::month(context, text)?;
    let (rest, half) = linked(&context.words.time.words.portions).parse(rest)?;
    if *half || month.number % 3 != 0 || month.calendar != Calendar::Gregorian {
        return Err(NO);
    }
    let (rest, year) = tail(context, rest)?;
    Ok((rest, part_of(year, Part::Quarter(month.number / 3))))
}

/// `"first six months of 2004"`, `"first nine months"`: read as a time, since nine months are no part of a year
pub fn months<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let last = alt((value(false, word("first")), value(true, alt((word("last"), word("final"))))));
    let (rest, last) = terminated(last, gap).parse(text)?;
    let (rest, number) = map_opt(|t| count::whole(context, t), |n| u8::try_from(n).ok()).parse(rest)?;
    let (rest, _) = preceded(link, tag_no_case("months")).and(word_end).parse(rest)?;
    let (rest, year) = tail(context, rest)?;
    if !(2..=11).contains(&number) || (last && year == OPEN) {
        return Err(NO);
    }
    let time = match (number, last) {
        (3, _) => Time::Period(part_of(year, Part::Quarter(if last { 4 } else { 1 }))),
        (6, _) => Time::Period(part_of(year, Part::Half(if last { 2 } else { 1 }))),
        _ if year.part == Part::FiscalYear => return Err(NO),
        _ => {
            let (from, to) = if last { (13 - number, 12) } else { (1, number) };
            let end = |month| Box::new(Time::Period(part_of(year, Part::Month(month))));
            Time::Range(end(from), end(to))
        }
    };
    Ok((rest, time))
}

/// `"spring 2006"`, `"winter of 2004"`, `"last summer"`, `"summer"` behind a preposition
fn season<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let words = &context.words.time;
    let (rest, shift) = opt(terminated(phrase(&words.relative), gap)).parse(text)?;
    let (rest, season) = phrase(&words.seasons).parse(rest)?;
    let year = alt((|t| year::certain(words, t), year::split, map(four_digits, Named::plain)));
    let joined = preceded((opt((gap, word("of"))), gap), year);
    let (rest, year) = opt(joined).parse(rest)?;
    let before = context.before(context.offset(text));
    let expected = !season.shy && behind(&words.words.season_before, before).is_some();
    if shift.is_none() && year.is_none() && !expected {
        return Err(NO);
    }
    // "last summer" may be this year's or the year's before
    let year = year.map_or(OPEN, |y| Named { part: Part::Year, ..y });
    Ok((rest, part_of(year, Part::Season(season.number))))
}

/// `"90s"`, `"nineties"` in `the early 90s`: of the last century, and not how warm it was
fn tens<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Named> {
    let words = &context.words.time;
    let figures = terminated(glued_digits(2, 2), (opt(apostrophe), tag("s"), word_end));
    let spelled = map(phrase(&words.age.tens), |n| i32::from(*n));
    let (rest, tens) = verify(alt((figures, spelled)), |n| n % 10 == 0 && *n >= 20).parse(text)?;
    let before = context.before(context.offset(text));
    let mut around = context.rest(context.segment.start).split(|c: char| !c.is_alphabetic());
    if behind(&words.words.decade_before, before).is_none()
        || around.any(|word| words.words.not_decade.get(word).is_some())
    {
        return Err(NO);
    }
    Ok((rest, Named { part: Part::Decade, ..Named::plain(1900 + tens) }))
}

/// What says the year behind a quarter or a half; open if nothing does.
fn tail<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Named> {
    let words = &context.words.time;
    let article = || opt((alt((word("the"), word("its"), word("their"))), gap));
    let of = preceded((gap, word("of"), gap, article()), |t| year::year(words, t));
    let of_the_year = value(OPEN, (gap, tag("of"), gap, tag("the"), spaced(&words.words.year)));
    let direct = preceded((opt(char(',')), gap), |t| year::year(words, t));
    let (rest, year) = opt(alt((of, direct, of_the_year))).parse(text)?;
    Ok((rest, year.filter(|y| y.part != Part::Decade).unwrap_or(OPEN)))
}
