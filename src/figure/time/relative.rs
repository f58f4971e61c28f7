//! Which time, counted from another?
//!
//! In: `a year earlier`, out: one year before a time that the text names elsewhere; `three years ago`
//! counts from the day of writing.
//!
//! ```text
//! relative = day word | shift | same | last | stretch | beside
//! shift    = count ( "ago" | "earlier" | "later" | "before" ... )
//! same     = "same" span [ [ "of" | "in" ] ( relative year | "a year" "earlier" ) ] | "year-ago" [ span ]
//! last     = ( "last" | "this" | "next" ... ) unit
//! beside   = "the" unit ( "before" | "after" | "earlier" ... )
//! stretch  = ( "last" | "past" | "next" ... ) count
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::{preceded, terminated};

use super::count::{self, Count, Form};
use super::terminal::{behind, closes, last_word};
use super::year;
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word};
use crate::figure::scan::Context;
use crate::figure::{Edge, Part, Period, Time, TimeUnit, Year};
use crate::num::{Interval, Num};
use crate::vocabulary::time::Relative;

/// A time counted from another one.
pub fn relative<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    alt((
        |t| day_word(context, t),
        |t| shift(context, t),
        |t| same(context, t),
        |t| stretch(context, t),
        |t| last(context, t),
        |t| beside(context, t),
    ))
    .parse(text)
}

/// `"yesterday"`, `"today"`
fn day_word<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let (rest, days) = phrase(&context.words.time.days).parse(text)?;
    Ok((rest, moved(i64::from(*days), TimeUnit::Day, true)))
}

fn moved(count: i64, unit: TimeUnit, from_now: bool) -> Time {
    Time::Shift { count: Interval::point(Num::from(count)), unit, from_now }
}

/// `"three years ago"`, `"two days later"`, `"a year earlier"`
fn shift<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let (rest, count) = count::count(context, text)?;
    let (rest, way) = preceded(link, phrase(&context.words.time.directions)).parse(rest)?;
    if way.closing && !closes(rest) {
        return Err(NO);
    }
    let count = count.in_symbols();
    let size = count.rounded.scale(&Num::from(i64::from(way.sign)));
    Ok((rest, Time::Shift { count: size, unit: unit_of(&count).ok_or(NO)?, from_now: way.now }))
}

fn unit_of(count: &Count<'_>) -> Option<TimeUnit> {
    TimeUnit::of_symbol(&count.unit.symbol)
}

/// `"same period last year"`, `"same time span of the past year"`, `"corresponding quarter"`, `"year-ago quarter"`
fn same<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let words = &context.words.time;
    let ago = value(-1, phrase(&words.words.year_ago));
    let plain = value(0, phrase(&words.words.same));
    let (rest, years) = alt((ago, plain)).parse(text)?;
    let (rest, ()) = preceded(gap, phrase(&words.words.spans)).parse(rest)?;
    let of = opt((alt((word("of"), word("in"))), gap));
    let article = opt((word("the"), gap));
    let told = map(|t| year::relative(words, t), |y| y.year);
    let joined =
        preceded((gap, of, article), alt((map(told, Some), value(None, |t| year_earlier(context, t)))));
    let (rest, year) = opt(joined).parse(rest)?;
    let years = match year {
        None => years,
        Some(Some(Year::Relative(years))) => years,
        Some(None) => -1,
        Some(Some(_)) => return Err(NO),
    };
    Ok((rest, Time::Same { years }))
}

/// `"a year earlier"`, `"a year ago"`
fn year_earlier<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, ()> {
    match shift(context, text)? {
        (rest, Time::Shift { count, unit: TimeUnit::Year, .. })
            if count == Interval::point(Num::from(-1)) =>
        {
            Ok((rest, ()))
        }
        _ => Err(NO),
    }
}

/// `"past five years"`: they end now. `"next five years"`: a time within them.
fn stretch<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let words = &context.words.time;
    let (rest, shift) = terminated(phrase(&words.relative), gap).parse(text)?;
    let (rest, count) = verify(|t| count::count(context, t), |c| c.form == Form::Number).parse(rest)?;
    if shift.shift == 0 {
        return Err(NO);
    }
    let count = count.in_symbols();
    let unit = unit_of(&count).ok_or(NO)?;
    let whole = count.value.to_i64().and_then(|n| u32::try_from(n).ok());
    match (whole, shift) {
        (Some(count), Relative { shift: -1, told: false }) => {
            Ok((rest, Time::Ending { count, unit, end: None }))
        }
        (_, Relative { shift, told }) => {
            let far = &count.value * &Num::from(i64::from(*shift));
            let count = Interval::point(Num::ZERO).hull(&Interval::point(far));
            Ok((rest, Time::Shift { count, unit, from_now: !told }))
        }
    }
}

/// `"last year"`, `"this week"`, `"previous month"`, `"next decade"`
fn last<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let words = &context.words.time;
    if let Ok((rest, named)) = year::relative(words, text) {
        return Ok((rest, relative_year(context, text, named)));
    }
    let (rest, shift) = terminated(phrase(&words.relative), gap).parse(text)?;
    let (rest, unit) = phrase(&words.units).parse(rest)?;
    // "last minute", "last second", "next day": idioms, or told from elsewhere
    let telling = !matches!(unit.symbol.as_str(), "s" | "min" | "h");
    let (_, ()) = nom::combinator::not((link, word("old"))).parse(rest)?;
    let plural = text.get(..text.len() - rest.len()).is_some_and(|name| name.ends_with(['s', 'S']));
    if !telling || plural || rest.starts_with(['-', '–']) {
        return Err(NO);
    }
    let (unit, size) = match (unit.symbol.as_str(), unit.count) {
        ("mo", 3) => (TimeUnit::Quarter, 1),
        ("d", _) => (TimeUnit::Day, 1),
        ("wk", count) => (TimeUnit::Week, i64::from(count)),
        ("mo", _) => (TimeUnit::Month, 1),
        (_, count) => (TimeUnit::Year, i64::from(count)),
    };
    let told = shift.told || unit == TimeUnit::Day;
    if size > 1 {
        return Ok((rest, long(shift.shift, size, unit, told).ok_or(NO)?));
    }
    Ok((rest, moved(i64::from(shift.shift) * size, unit, !told)))
}

/// `"year before"` behind `the`, where the clause ends: the year before one that the text names.
fn beside<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let words = &context.words.time;
    let (rest, unit) = phrase(&words.units).parse(text)?;
    let (rest, way) = preceded(gap, phrase(&words.directions)).parse(rest)?;
    let (_, article) = last_word(context.before(context.offset(text)));
    let unit = match (unit.symbol.as_str(), unit.count) {
        ("d", 1) => TimeUnit::Day,
        ("wk", 1) => TimeUnit::Week,
        ("mo", 1) => TimeUnit::Month,
        ("mo", 3) => TimeUnit::Quarter,
        ("y", 1) => TimeUnit::Year,
        _ => return Err(NO),
    };
    let definite = words.words.definite.get(article).is_some();
    if !definite || way.now || !closes(rest) {
        return Err(NO);
    }
    Ok((rest, moved(i64::from(way.sign), unit, false)))
}

/// `"last decade"`: the ten years up to now; `"next decade"`: some time within it.
fn long(shift: i32, size: i64, unit: TimeUnit, told: bool) -> Option<Time> {
    if shift == -1 && !told {
        return Some(Time::Ending { count: u32::try_from(size).ok()?, unit, end: None });
    }
    let far = Interval::point(Num::from(size * i64::from(shift)));
    Some(Time::Shift { count: Interval::point(Num::ZERO).hull(&far), unit, from_now: !told })
}

/// `"previous year"` counts from a year in the text; `"over the past year"` are twelve months up to now.
fn relative_year(context: &Context<'_>, text: &str, named: year::Named) -> Time {
    let words = &context.words.time;
    let plain = named.part == Part::Year && named.calendar == crate::calendar::Calendar::Gregorian;
    let shift = phrase(&words.relative).parse(text).ok().map(|(_, shift)| *shift);
    let before = context.before(context.offset(text)).trim_end();
    let over = before.strip_suffix("the").is_some_and(|b| behind(&words.words.over, b).is_some());
    let past = text.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("past"));
    match (shift, named.year) {
        (Some(Relative { shift, told: true }), Year::Relative(_)) if plain => {
            moved(i64::from(shift), TimeUnit::Year, false)
        }
        (Some(Relative { shift: -1, .. }), Year::Relative(_)) if plain && over && past => {
            Time::Ending { count: 1, unit: TimeUnit::Year, end: None }
        }
        _ => Time::Period(Period {
            calendar: named.calendar,
            year: named.year,
            part: named.part,
            edge: Edge::Whole,
        }),
    }
}
