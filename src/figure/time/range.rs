//! From when to when?
//!
//! In: `March 21-June 21`, out: a range of two days of one open year. Only a dash makes one figure of two
//! times; `from 1941 to 1945` are two, which the claims tie.
//!
//! ```text
//! range  = date dash date | month day dash day [ tail ] | day ( dash | "to" ) day month [ tail ] | month dash month [ tail ]
//!        | year dash ( year | two digits )
//! ending = ( year | number "months" | number "weeks" | "quarter" ) ( "ended" | "ending" | "to" ) ( month_day | day_month | month_year )
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, map_opt, opt, verify};
use nom::sequence::{preceded, terminated};

use super::terminal::{behind, dash, day, digits, four_digits, glued_digits, spaced, tight_dash};
use super::year::Named;
use super::{bare, count, date, period};
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word};
use crate::figure::scan::Context;
use crate::figure::{Part, Period, Time, TimeUnit, Year};
use crate::vocabulary::time::Edge;

/// Two times that a dash makes one.
pub fn range<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    alt((
        |t| dates(context, t),
        |t| days_of_month(context, t),
        |t| days_before_month(context, t),
        |t| years(context, t),
    ))
    .parse(text)
}

/// `"March 21-June 21"`, `"March 2021-March 2022"`, `"October-December 2024"`
fn dates<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let end = |t: &'a str| {
        let month = map_opt(
            (|t| date::month(context, t), |t| date::tail(context, crate::calendar::Calendar::Gregorian, t)),
            |(month, year)| {
                let part = Part::Month(month.number);
                let named = Named { calendar: month.calendar, year, part: Part::Year };
                Some(Period { part, ..period::of_year(named) })
            },
        );
        alt((|t| date::month_day(context, t), |t| date::day_month(context, t), month)).parse(t)
    };
    let (rest, (first, (), last)) = (end, dash, end).parse(text)?;
    let like = matches!(first.part, Part::Month(_)) == matches!(last.part, Part::Month(_));
    if !like || first.calendar != last.calendar {
        return Err(NO);
    }
    Ok((rest, joined(first, last)))
}

/// `"June 8-10, 2019"`
fn days_of_month<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let (rest, month) = terminated(|t| date::month(context, t), gap).parse(text)?;
    let first = map_opt(glued_digits(1, 2), |n| u8::try_from(n).ok().filter(|n| (1..=31).contains(n)));
    let (rest, (first, (), last)) = (first, tight_dash, day).parse(rest)?;
    let (rest, year) = date::tail(context, month.calendar, rest)?;
    days(month.calendar, month.number, first, last, year).map(|time| (rest, time))
}

/// `"8-10 June 2019"`, and behind `from` `"8 to 10 June 2019"`
fn days_before_month<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let first = map_opt(glued_digits(1, 2), |n| u8::try_from(n).ok().filter(|n| (1..=31).contains(n)));
    // "from 4 to 6 May"
    let told = behind(&context.words.time.words.day_before, context.before(context.offset(text))).is_some();
    let to = verify(map((gap, word("to"), gap), |_| ()), |()| told);
    let (rest, (first, (), last)) = (first, alt((tight_dash, to)), day).parse(text)?;
    let (rest, month) = preceded(gap, |t| date::month(context, t)).parse(rest)?;
    let (rest, year) = date::tail(context, month.calendar, rest)?;
    days(month.calendar, month.number, first, last, year).map(|time| (rest, time))
}

fn days(
    calendar: crate::calendar::Calendar,
    month: u8,
    first: u8,
    last: u8,
    year: Year,
) -> Result<Time, nom::Err<crate::figure::grammar::No>> {
    if first >= last {
        return Err(NO);
    }
    let named = Named { calendar, year, part: Part::Year };
    let end = |day| Period { part: Part::Day { month, day }, ..period::of_year(named) };
    Ok(joined(end(first), end(last)))
}

/// `"1941-1945"`, `"1941-45"`
fn years<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let first = verify(glued_digits(4, 4), |y| (1000..2200).contains(y));
    let (rest, (first, ())) = (first, tight_dash).parse(text)?;
    let two = map(digits(2, 2), |n| first - first % 100 + n);
    let (rest, last) =
        verify(alt((four_digits, two)), |last| *last > first + 1 && last - first < 1000).parse(rest)?;
    if !bare::is_year(context, last, context.offset(text), rest) {
        return Err(NO);
    }
    Ok((rest, joined(period::of_year(Named::plain(first)), period::of_year(Named::plain(last)))))
}

/// Both ends, the first in the year that the last one states.
fn joined(first: Period, last: Period) -> Time {
    let year = match (first.year, last.year) {
        (Year::Open, Year::Stated(year)) if order(first.part) > order(last.part) => Year::Stated(year - 1),
        (Year::Open, _) => last.year,
        (year, _) => year,
    };
    Time::Range(Box::new(Time::Period(Period { year, ..first })), Box::new(Time::Period(last)))
}

const fn order(part: Part) -> (u8, u8) {
    match part {
        Part::Month(month) => (month, 0),
        Part::Day { month, day } => (month, day),
        _ => (0, 0),
    }
}

/// `"year ended March 31"`, `"three months to June"`, `"year ending June 2004"`, `"quarter ended March 31"`
pub fn ending<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let words = &context.words.time.words;
    let sort = opt(terminated(phrase(&words.fiscal), gap));
    let year = map(preceded(sort, phrase(&words.year)), |()| (1, TimeUnit::Year));
    let quarter = map(word("quarter"), |()| (1, TimeUnit::Quarter));
    let half = map(phrase(&words.half_year), |()| (6, TimeUnit::Month));
    let months = terminated(|t| count::whole(context, t), (link, word("months")));
    let months = map_opt(months, |n| u32::try_from(n).ok().map(|n| (n, TimeUnit::Month)));
    let weeks = map_opt(|t| weeks(context, t), |count| Some((count, TimeUnit::Week)));
    let (rest, (count, unit)) = alt((year, quarter, half, months, weeks)).parse(text)?;
    let (rest, ()) = spaced(&words.ended).parse(rest)?;
    let (rest, end) = preceded((gap, opt((word("on"), gap))), |t| ended(context, t)).parse(rest)?;
    // "the 53 weeks to 3 May 2025" are a year of accounts: their length and last day say more as two figures
    if unit == TimeUnit::Week && end.year != Year::Open {
        return Err(NO);
    }
    Ok((rest, Time::Ending { count, unit, end: Some(Box::new(Time::Period(end))) }))
}

/// `"two weeks"`
fn weeks<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, u32> {
    let (rest, count) = count::count(context, text)?;
    let whole = count.value.to_i64().and_then(|n| u32::try_from(n).ok());
    let weeks = whole.filter(|_| count.form == count::Form::Number && count.unit.symbol == "wk");
    Ok((rest, weeks.ok_or(NO)?))
}

/// `"March 31"`, `"June 2004"`, `"end-June"`: to the last day of a month is to the month
fn ended<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let edge = verify(phrase(&context.words.time.edges), |edge: &&Edge| **edge == Edge::End);
    let (text, _) = opt(terminated(edge, link)).parse(text)?;
    alt((|t| date::month_day(context, t), |t| date::day_month(context, t), |t| date::month_year(context, t)))
        .parse(text)
}
