//! Which time does the text name here: a date, a period, a length, an age?
//!
//! In: `the first quarter of current Iranian calendar year`, read at `first`, out: a draft of kind period over
//! the rest of it. Each family has its grammar in a file of `time/`; this one asks them all, takes the
//! longest answer and says which kind of figure it is. Articles and prepositions stay outside of a
//! figure. Which day `June 8` was, the relation stage finds out.
//!
//! ```text
//! time = [ edge [ "of" ] [ "the" ] ] point | range | ending | relative | weekday | clock | duration | age
//! edge = "early" | "mid" | "late" | "end of" ...          applied to the point
//! point = date | period | year
//! ```

mod age;
mod bare;
mod clock;
mod count;
mod date;
mod duration;
mod period;
mod range;
mod relative;
pub mod settle;
mod show;
mod terminal;
mod year;

pub use terminal::closes;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::sequence::terminated;

use super::grammar::{NO, Parsed, gap, link, phrase, word};
use super::number::Number;
use super::scan::{Context, Draft};
use super::{Edge, Kind, Part, Period, Reading, Spelling, Time, Value};
use crate::source::Span;
use crate::vocabulary::time::Edge as EdgeWord;

/// The longest time that starts here.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let text = context.rest(start);
    if !text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '‘')) {
        return None;
    }
    let times = time(context, text).ok().map(|(rest, time)| (rest, timed(time)));
    let amounts = [(Kind::Age, age::age(context, text)), (Kind::Duration, duration::duration(context, text))];
    let amounts =
        amounts.into_iter().filter_map(|(kind, read)| read.ok().map(|(rest, a)| (rest, amount(kind, a))));
    // Of two that read equally far the time: `at 1430 hours` is no length.
    let shortest_rest = times.into_iter().chain(amounts).min_by_key(|(rest, _)| rest.len())?;
    let (rest, draft) = shortest_rest;
    Some(Draft { span: Span::new(start, context.offset(rest)), ..draft })
}

fn amount(kind: Kind, (reading, spelling): (Reading, Option<Spelling>)) -> Draft {
    Draft { spelling, ..Draft::new(kind, Span::new(0, 0), Value::Amount(vec![reading])) }
}

fn timed(time: Time) -> Draft {
    Draft::new(kind(&time), Span::new(0, 0), Value::Time(time))
}

/// Whether four plain digits before `rest` plainly count what follows.
pub fn is_amount(context: &Context<'_>, number: &Number, rest: &str) -> bool {
    let start = context.offset(rest).saturating_sub(number.spelling.digits.len());
    bare::is_amount(context, start, rest)
}

/// Days and months are dates, everything longer a period.
fn kind(time: &Time) -> Kind {
    use super::TimeUnit::Day;
    match time {
        Time::Weekday { .. } => Kind::Weekday,
        Time::Clock { .. } => Kind::Clock,
        Time::Range(first, _) if matches!(**first, Time::Clock { .. }) => Kind::Clock,
        Time::Shift { unit: Day, .. }
        | Time::Period(Period {
            part: Part::Day { .. } | Part::Month(_) | Part::Ambiguous { .. } | Part::DayOfMonth(_),
            ..
        }) => Kind::Date,
        _ => Kind::Period,
    }
}

/// The longest of the families; of two that read equally far, the earlier one.
fn time<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Time> {
    let answers = [
        range::range(context, text),
        range::ending(context, text),
        relative::relative(context, text),
        map(|t| edged(context, t), Time::Period).parse(text),
        period::months(context, text),
        date::weekday(context, text),
        clock::clock(context, text),
        clock::hours(context, text),
    ];
    answers.into_iter().flatten().min_by_key(|(rest, _)| rest.len()).ok_or(NO)
}

/// `"early 2004"`, `"end of the current year"`, `"mid-June"`, `"year-end 1986"`, `"end-March"`
fn edged<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let words = &context.words.time;
    let (rest, edge) = opt(terminated(phrase(&words.edges), (link, opt((word("the"), gap))))).parse(text)?;
    let Some(edge) = edge else { return point(context, text) };
    let edge = match edge {
        EdgeWord::Start => Edge::Start,
        EdgeWord::Middle => Edge::Middle,
        EdgeWord::End => Edge::End,
    };
    let (rest, period) = alt((|t| point(context, t), |t| the_year(context, t), after_edge)).parse(rest)?;
    Ok((rest, Period { edge, ..period }))
}

/// `"year"` in `the end of the year`: the current one
fn the_year<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let (rest, ()) = terminated(phrase(&context.words.time.words.year), nom::combinator::not(link_letter))
        .map(|()| ())
        .parse(text)?;
    let current = year::Named { year: super::Year::Relative(0), ..year::Named::plain(0) };
    Ok((rest, period::of_year(current)))
}

/// `"1986"` in `end-1986`: a number behind an edge is a year
fn after_edge(text: &str) -> Parsed<'_, Period> {
    map(terminal::four_digits, |year| period::of_year(year::Named::plain(year))).parse(text)
}

/// `"-e"` in `year-end`
fn link_letter(text: &str) -> Parsed<'_, ()> {
    map((terminal::tight_dash, nom::character::complete::alpha1), |_| ()).parse(text)
}

/// A date, a part of a year or a year.
fn point<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Period> {
    let answers = [
        date::date(context, text),
        date::day_only(context, text),
        date::short_year(context, text),
        period::period(context, text),
        map(|t| whole_year(context, t), period::of_year).parse(text),
    ];
    answers.into_iter().flatten().min_by_key(|(rest, _)| rest.len()).ok_or(NO)
}

/// A year that shows as one, or four digits that the words around them make one.
fn whole_year<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, year::Named> {
    let words = &context.words.time;
    if let Ok(certain) = year::certain(words, text) {
        return Ok(certain);
    }
    let (rest, named) = alt((year::split, map(terminal::four_digits, year::Named::plain))).parse(text)?;
    let super::Year::Stated(number) = named.year else { return Err(NO) };
    if bare::is_year(context, number, context.offset(text), rest) { Ok((rest, named)) } else { Err(NO) }
}
