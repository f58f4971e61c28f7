//! Which year is named, and in whose calendar?
//!
//! In: `the current Iranian calendar year`, out: the year 0 away from the current one, Persian.
//!
//! ```text
//! year      = relative | called | fiscal | season | era | marked | split | plain | short
//! relative  = ( "last" | "this" | ... ) { sort } "year" [ plain ]
//! called    = sort { sort } "year" [ number ] | "year" four digits
//! sort      = calendar's adjective | "calendar" | "solar" | "fiscal" | "financial"
//! fiscal    = ( "fiscal" | "FY" ) ( split | plain | short ) | ( split | plain ) fiscal "year"
//! era       = era's name number | ordinal "year of" [ "the" ] era's name [ reckoning ]
//! counted   = "year" number "of the" calendar's adjective reckoning          "year 113 of the Republic of China calendar"
//! marked    = number ( "BE" | "AH" | "AD" ... )
//! split     = four digits ( "/" | "-" ) the next year's last one or two digits, or all four
//! season    = two digits "/" the next year's, before "season"
//! plain     = four digits
//! short     = "'" two digits
//! decade    = ( three digits "0" | "'" digit "0" ) "s"
//! century   = ordinal "century"
//! ```
//!
//! Whether a bare number is a year at all depends on what stands around it: see `bare`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{map, not, opt, peek, verify};
use nom::multi::fold_many0;
use nom::sequence::{preceded, terminated};

use super::terminal::{apostrophe, digits, four_digits, glued_digits, linked, ordinal, spaced, tight_dash};
use crate::calendar::Calendar;
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word, word_end};
use crate::figure::{Part, Year};
use crate::vocabulary::TimeWords;

/// A year with its calendar; the part is the whole year, a fiscal year, a decade or a century.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Whose year.
    pub calendar: Calendar,
    /// Which.
    pub year: Year,
    /// What of it.
    pub part: Part,
}

impl Named {
    /// A whole year of the Gregorian calendar.
    pub const fn plain(year: i32) -> Self {
        Self { calendar: Calendar::Gregorian, year: Year::Stated(year), part: Part::Year }
    }

    const fn fiscal(year: i32) -> Self {
        Self { part: Part::FiscalYear, ..Self::plain(year) }
    }
}

/// A year that needs no context to be one, or four digits where a year is expected.
pub fn year<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    if let Ok(read) = certain(words, text) {
        return Ok(read);
    }
    alt((split, map(four_digits, Named::plain), map(short, Named::plain))).parse(text)
}

/// A year that shows as one whatever stands around it.
pub fn certain<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    alt((
        |t| relative(words, t),
        |t| counted(words, t),
        |t| called(words, t),
        |t| fiscal(words, t),
        |t| season(words, t),
        |t| era(words, t),
        |t| marked(words, t),
    ))
    .parse(text)
}

/// `"last year"`, `"current Iranian calendar year"`, `"this fiscal year"`
pub fn relative<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let (rest, shift) = phrase(&words.relative).parse(text)?;
    let (rest, sorts) = sorts(words, rest)?;
    let (rest, ()) = year_word(words, rest)?;
    let (rest, number) = opt(preceded(gap, four_digits)).parse(rest)?;
    let year = number.map_or(Year::Relative(shift.shift), Year::Stated);
    Ok((rest, sorts.year(year)))
}

/// `"Iranian calendar year 1400"`, `"financial year 2018-19"`, `"year 2004"`
fn called<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    // "year 2004": the word alone needs its number
    if let Ok((rest, ())) = terminated(phrase(&words.words.year), gap).parse(text) {
        return alt((split, map(four_digits, Named::plain))).parse(rest);
    }
    let (rest, sorts) = sorts_from(words, text)?;
    let (rest, ()) = year_word(words, rest)?;
    let numbered = |t| alt((map(split, |y| y.year), map(digits(2, 4), Year::Stated))).parse(t);
    let (rest, number) = opt(preceded(gap, numbered)).parse(rest)?;
    // "the Iranian year" is a year of that calendar, "the Japanese year" one of Japan's
    let own = !matches!(
        sorts.calendar,
        Some(Calendar::Japanese | Calendar::Buddhist | Calendar::Roc | Calendar::Chinese)
    );
    if number.is_none() && !(own && (sorts.calendar.is_some() || sorts.fiscal)) {
        return Err(NO);
    }
    Ok((rest, sorts.year(number.unwrap_or(Year::Open))))
}

/// `" year"`, unless it goes on as another word: `year-old`, `year-earlier`
fn year_word<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, ()> {
    let (rest, ()) = linked(&words.words.year).parse(text)?;
    let (_, ()) = not((tight_dash, nom::character::complete::alpha1)).parse(rest)?;
    Ok((rest, ()))
}

/// What the words before `year` say of it.
#[derive(Debug, Clone, Copy, Default)]
struct Sorts {
    calendar: Option<Calendar>,
    fiscal: bool,
}

impl Sorts {
    fn year(self, year: Year) -> Named {
        let part = if self.fiscal { Part::FiscalYear } else { Part::Year };
        Named { calendar: self.calendar.unwrap_or(Calendar::Gregorian), year, part }
    }
}

fn sort<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Sorts> {
    let calendar = |c: &Calendar| Sorts { calendar: Some(*c), fiscal: false };
    alt((
        map(phrase(&words.calendars), calendar),
        map(phrase(&words.words.kinds_of_year), |()| Sorts::default()),
        map(phrase(&words.words.fiscal), |()| Sorts { calendar: None, fiscal: true }),
    ))
    .parse(text)
}

fn sorts<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Sorts> {
    let add =
        |a: Sorts, b: Sorts| Sorts { calendar: a.calendar.or(b.calendar), fiscal: a.fiscal || b.fiscal };
    fold_many0(preceded(link, |t| sort(words, t)), Sorts::default, add).parse(text)
}

fn sorts_from<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Sorts> {
    let (rest, first) = sort(words, text)?;
    let (rest, more) = sorts(words, rest)?;
    let calendar = first.calendar.or(more.calendar);
    Ok((rest, Sorts { calendar, fiscal: first.fiscal || more.fiscal }))
}

/// `"fiscal 2019"`, `"FY19"`, `"FY2018-19"`, `"2018-19 financial year"`
pub fn fiscal<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let number = |t| alt((map(split, |y| y.year), map(four_digits, Year::Stated))).parse(t);
    let two = map(digits(2, 2), |y| Year::Stated(of_two_digits(y)));
    let short = map(short, Year::Stated);
    let initials = preceded((tag("FY"), opt(link)), alt((number, short_split, two, short)));
    let word = preceded((phrase(&words.words.fiscal), gap), number);
    let behind = terminated(number, (spaced(&words.words.fiscal), |t| year_word(words, t)));
    let (rest, year) = alt((initials, word, behind)).parse(text)?;
    // "fiscal 2568" is Thailand's
    let buddhist = matches!(year, Year::Stated(2400..2700));
    let calendar = if buddhist { Calendar::Buddhist } else { Calendar::Gregorian };
    Ok((rest, Named { calendar, year, part: Part::FiscalYear }))
}

/// `"24/25"` in `FY24/25`
fn short_split(text: &str) -> Parsed<'_, Year> {
    let mark = alt((|t| tight_dash(t), map(char('/'), |_| ())));
    let (rest, (first, (), second)) = (glued_digits(2, 2), mark, digits(2, 2)).parse(text)?;
    if second == (first + 1) % 100 { Ok((rest, Year::Stated(of_two_digits(second)))) } else { Err(NO) }
}

/// `"26/27"` before ` season`
fn season<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let (rest, year) = terminated(short_split, peek(spaced(&words.words.season_years))).parse(text)?;
    Ok((rest, Named { calendar: Calendar::Gregorian, year, part: Part::FiscalYear }))
}

/// `"year 113 of the Republic of China calendar"`, `"year 113 of the Republic of China"`, `"2511 of the Buddhist era"`
fn counted<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let (text, year) = opt(terminated(phrase(&words.words.year), gap)).parse(text)?;
    let (rest, number) = digits(1, 4).parse(text)?;
    let of = (gap, word("of"), gap, word("the"), gap);
    let (rest, calendar) = preceded(of, phrase(&words.calendars)).parse(rest)?;
    let (rest, told) = opt(linked(&words.words.reckonings)).parse(rest)?;
    // A republic's own name is enough, unless it goes on: "year 3 of the Republic of China team's plan"
    let alone = year.is_some()
        && *calendar == Calendar::Roc
        && not(preceded(gap, nom::character::complete::alpha1)).parse(rest).is_ok();
    if told.is_none() && !alone {
        return Err(NO);
    }
    Ok((rest, Named { calendar: *calendar, ..Named::plain(number) }))
}

/// `"39th year of Showa"`, `"sixth year of the Reiwa era"`
fn of_era<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let number = alt((ordinal, map(phrase(&words.words.ordinals), |n| *n)));
    let (rest, number) = terminated(number, spaced(&words.words.year)).parse(text)?;
    let of = (gap, word("of"), gap, opt((word("the"), gap)));
    let (rest, era) = preceded(of, phrase(&words.eras)).parse(rest)?;
    let (rest, _) = opt(linked(&words.words.reckonings)).parse(rest)?;
    Ok((rest, Named { calendar: era.calendar, ..Named::plain(era.zero + i32::from(number)) }))
}

/// `"Reiwa 6"`, `"Minguo 113"`
fn era<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    if let Ok(read) = of_era(words, text) {
        return Ok(read);
    }
    let (rest, era) = phrase(&words.eras).parse(text)?;
    let (rest, number) = preceded(gap, digits(1, 4)).parse(rest)?;
    Ok((rest, Named { calendar: era.calendar, ..Named::plain(era.zero + number) }))
}

/// `"2562 BE"`, `"1446 AH"`, `"AD 79"`
fn marked<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let before = (terminated(phrase(&words.marks), gap), digits(1, 4));
    let after = map((digits(1, 4), spaced(&words.marks)), |(number, mark)| (mark, number));
    let (rest, (era, number)) = alt((before, after)).parse(text)?;
    let year = if era.back { 1 - number } else { era.zero + number };
    Ok((rest, Named { calendar: era.calendar, ..Named::plain(year) }))
}

/// `"1985/86"`, `"2018-19"`: a year that runs over the turn of one; it bears the later number.
pub fn split(text: &str) -> Parsed<'_, Named> {
    let (rest, first) = verify(glued_digits(4, 4), |y| (1000..3000).contains(y)).parse(text)?;
    let mark = alt((|t| tight_dash(t), map(char('/'), |_| ())));
    let one = terminated(digits(1, 1), not((one_of("-/"), digit1)));
    let (rest, (second, short)) = preceded(
        mark,
        alt((map(alt((digits(4, 4), digits(2, 2))), |n| (n, false)), map(one, |n| (n, true)))),
    )
    .parse(rest)?;
    let next = first + 1;
    let fits = if short { second > 0 && second == next % 10 } else { second == next || second == next % 100 };
    if fits { Ok((rest, Named::fiscal(next))) } else { Err(NO) }
}

/// `"'87"`
pub fn short(text: &str) -> Parsed<'_, i32> {
    preceded(apostrophe, map(digits(2, 2), of_two_digits)).parse(text)
}

/// Years of two digits are those from 1930 to 2029.
pub const fn of_two_digits(year: i32) -> i32 {
    if year < 30 { 2000 + year } else { 1900 + year }
}

/// `"1990s"`, `"'90s"`
pub fn decade(text: &str) -> Parsed<'_, Named> {
    let four = verify(glued_digits(4, 4), |y| (1000..2100).contains(y) && y % 10 == 0);
    let two = map(preceded(apostrophe, glued_digits(2, 2)), of_two_digits);
    let ending = (opt(apostrophe), tag_no_case("s"), word_end);
    let (rest, year) = terminated(alt((four, two)), ending).parse(text)?;
    Ok((rest, Named { part: Part::Decade, ..Named::plain(year) }))
}

/// `"19th century"`, `"twentieth-century"`
pub fn century<'a>(words: &'a TimeWords, text: &'a str) -> Parsed<'a, Named> {
    let number = alt((ordinal, map(phrase(&words.words.ordinals), |n| *n)));
    let (rest, number) = terminated(number, (link, tag_no_case("century"), word_end)).parse(text)?;
    Ok((rest, Named { part: Part::Century, ..Named::plain(i32::from(number) * 100) }))
}
