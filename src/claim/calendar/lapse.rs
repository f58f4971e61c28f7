//! Lengths that two points in time of one sentence enclose: which ones, and what is each length?
//!
//! In: `left at 9.15 a.m. and was there at 2.05 p.m., nearly five hours later`, out: a claim `hours` of both times of day and the length.
//! In: `first lit in 1887, will go cold in 2023 after 136 years`, out: a claim `span`. In: `Ninety years later to the day, ... on 4
//! August 2024`, out: a claim `later`, whose beginning stands in the sentence before.
//!
//! ```text
//! clocks = CLOCK [ { word } ON WEEKDAY ] { any } CLOCK [ ON WEEKDAY ] "," DURATION       no other clock, nothing `earlier`
//!        | BEGINS { word } CLOCK { any } ENDS { word } CLOCK [","] AFTER DURATION ( OF | end )
//! ended  = begun ( IN | ON ) TIME { any } TIME [","] AFTER ( DURATION | article DURATION passage ) end        no other time
//! begun  = made | born | BEGINS | "first" verb | departs
//! opened = SHIFT [ EXACT ] "," { any } ( IN | ON ) TIME                                  at the start of a sentence
//! longer = TIME { any } DURATION LONGER [","] UNTIL TIME
//! stretch = ( FOR | LASTS ) DURATION { word } ( "," | "(" ) [ FROM ] RANGE end                    "for 63 years, 1837 to 1900"
//!         | DURATION "-year" word { word } ( "," | "(" ) YEARS end                                  "the seven-year budget (2021-2027)"
//! apart  = DURATION APART { word | "," } ON DAY AND DAY
//! earlier = TIME { word } DURATION BEFORE { word } start                                "in 1911, a century before the flood of 2011"
//! ```

use super::{dated, duration, one_day, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Part, Time, TimeUnit};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens between a clock and its weekday, and between what begins and its time.
const NEAR: usize = 6;
/// Most tokens between the start of a sentence and the time that is so much later.
const FAR: usize = 18;

/// The length at a token, with its ends.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    clocks(cx, at)
        .or_else(|| ended(cx, at))
        .or_else(|| opened(cx, at))
        .or_else(|| longer(cx, at))
        .or_else(|| stretch(cx, at))
        .or_else(|| apart(cx, at))
        .or_else(|| earlier(cx, at))
}

fn is(cx: Context<'_>, at: Option<usize>, class: Class) -> bool {
    at.and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(class))
}

fn made(cx: Context<'_>, kind: &'static str, range: (usize, usize), slots: Vec<Slot>) -> Option<Claim> {
    Some(claim(kind, covered(cx.tokens.get(range.0..=range.1)?)?, cx.segment, slots, Topic::default()))
}

/// The places of the figures that fit.
fn places<'a>(cx: Context<'a>, fits: impl Fn(&'a Figure) -> bool) -> Vec<usize> {
    let told = |at: &usize| cx.figure_at(*at).is_some_and(&fits);
    (0..cx.tokens.len()).filter(told).collect()
}

fn id(cx: Context<'_>, at: usize) -> Option<crate::figure::FigureId> {
    cx.tokens.get(at).and_then(Token::figure)
}

/// `at 6 a.m. on Tuesday ... at 6 a.m. on Friday, 72 hours`
fn clocks(cx: Context<'_>, at: usize) -> Option<Claim> {
    let hours = |t: TimeUnit| matches!(t, TimeUnit::Hour | TimeUnit::Minute);
    let shifted = |figure: &Figure| matches!(time(figure), Some(Time::Shift { unit, from_now: false, .. }) if hours(*unit));
    cx.figure_at(at).filter(|figure| figure.kind == Kind::Duration || shifted(figure))?;
    let clocks = places(cx, |figure| matches!(time(figure), Some(Time::Clock { .. })));
    let before: Vec<usize> = clocks.into_iter().filter(|clock| *clock < at).collect();
    let [first, second] = before.as_slice() else { return None };
    let days = [weekday(cx, *first, *second), weekday(cx, *second, at)];
    let end = days[1].unwrap_or(*second);
    let comma = at == end + 2 && cx.tokens.get(end + 1)?.is_mark(',');
    let counted = ended_after(cx, (*first, end, at));
    // "the last at 11:40 p.m., 20 minutes after the pubs close"
    let event = is(cx, Some(at + 1), Class::Since) && !is(cx, Some(at + 2), Class::Pronoun);
    if !(comma || counted) || event || is(cx, Some(at + 1), Class::Ahead) || is(cx, Some(at + 1), Class::Than)
    {
        return None;
    }
    let mut slots = vec![
        Slot::figure("start", id(cx, *first)?),
        Slot::figure("end", id(cx, *second)?),
        Slot::figure("duration", id(cx, at)?),
    ];
    if let [Some(from), Some(to)] = days {
        slots.extend([Slot::figure("first_day", id(cx, from)?), Slot::figure("second_day", id(cx, to)?)]);
    }
    made(cx, "hours", (*first, at), slots)
}

/// `began at 10 a.m. and ended at 4 p.m., after five hours`: what begins at the first clock and ends at the other.
fn ended_after(cx: Context<'_>, (first, end, length): (usize, usize, usize)) -> bool {
    let comma = usize::from(cx.tokens.get(end + 1).is_some_and(|t| t.is_mark(',')));
    let after = end + 1 + comma;
    let near = |at: usize, class: Class| {
        cx.tokens.get(at.saturating_sub(NEAR)..at).is_some_and(|near| near.iter().any(|t| t.is(class)))
    };
    let closed = is(cx, Some(length + 1), Class::Of) || super::since::closes(cx, length + 1);
    after + 1 == length
        && is(cx, Some(after), Class::Since)
        && near(first, Class::Begins)
        && near(end, Class::Ends)
        && closed
}

/// The weekday that stands behind a time of day, before another place.
fn weekday(cx: Context<'_>, clock: usize, before: usize) -> Option<usize> {
    let weekday = |at: &usize| cx.figure_at(*at).is_some_and(|f| f.kind == Kind::Weekday);
    let end = before.min(clock + 1 + NEAR);
    (clock + 1..end)
        .take_while(|at| *at == clock + 1 || !cx.tokens.get(*at).is_some_and(|t| t.is_mark(',')))
        .find(weekday)
}

/// `first lit in 1887, will go cold in September 2023 after 136 years`
fn ended(cx: Context<'_>, at: usize) -> Option<Claim> {
    duration(cx, cx.tokens.get(at)?)?;
    // "after a seven-month cruise"
    let article = usize::from(is(cx, at.checked_sub(1), Class::Determiner));
    let after = at.checked_sub(1 + article).filter(|i| is(cx, Some(*i), Class::Since))?;
    let comma = usize::from(cx.tokens.get(after.checked_sub(1)?)?.is_mark(','));
    let end = after.checked_sub(1 + comma)?;
    let next = at + 1 + article;
    let noun = article == 0 || says(cx, at + 1, "passage");
    let closed = noun
        && cx.tokens.get(next).is_none_or(|t| {
            t.is_mark('.') || t.is_mark(',') || t.is_mark(';') || article == 1 && t.is(Class::Of)
        });
    let times = places(cx, |figure| super::period(figure).is_some());
    let [from, to] = times.as_slice() else { return None };
    let governor = from.checked_sub(1)?;
    // "begun on" is one cue
    let own = cx.tokens.get(governor).is_some_and(|t| t.is(Class::Begins));
    let governed = own || is(cx, Some(governor), Class::In) || is(cx, Some(governor), Class::On);
    let near = governor.saturating_sub(NEAR)..governor;
    let departs = near.clone().any(|i| says(cx, i, "departs"));
    let begun = own || departs || cx.tokens.get(near)?.iter().any(|t| begins(cx, t));
    let lengths = places(cx, |figure| figure.kind == Kind::Duration).len();
    let slots = vec![
        Slot::figure("from", id(cx, *from)?),
        Slot::figure("to", id(cx, *to)?),
        Slot::figure("duration", id(cx, at)?),
    ];
    (*to == end && governed && begun && closed && lengths == 1)
        .then(|| made(cx, "span", (*from, at), slots))
        .flatten()
}

fn begins(cx: Context<'_>, token: &Token) -> bool {
    const BEGIN: [Class; 6] =
        [Class::Made, Class::Born, Class::Begins, Class::FirstHeld, Class::Appointed, Class::Married];
    let first = cx.figure_of(token).filter(|figure| figure.kind == Kind::Ordinal);
    token.is_any(&BEGIN)
        || first.is_some_and(|figure| crate::claim::age::whole(figure) == Some(1))
        || token.is(Class::Earliest)
}

/// `Ninety years later to the day, the swimmers will go in on Sunday, 4 August 2024`
fn opened(cx: Context<'_>, at: usize) -> Option<Claim> {
    const ELSE: [Class; 8] = [
        Class::Relative,
        Class::Clause,
        Class::Born,
        Class::Had,
        Class::Since,
        Class::Made,
        Class::From,
        Class::Until,
    ];
    let shift = cx.figure_at(at).filter(|_| at < 2)?;
    let Some(Time::Shift { count, from_now: false, .. }) = time(shift) else { return None };
    let forward = count.low().is_some_and(|low| *low > Num::ZERO);
    let exact = usize::from(is(cx, Some(at + 1), Class::Exact));
    if !forward || !cx.tokens.get(at + 1 + exact)?.is_mark(',') {
        return None;
    }
    let times = places(cx, |figure| super::period(figure).is_some());
    let [place] = times.as_slice() else { return None };
    let between = cx.tokens.get(at + 2 + exact..*place)?;
    let plain = between.len() <= FAR && !between.iter().any(|t| t.is_any(&ELSE));
    let day = one_day(cx, cx.tokens.get(*place)?).is_some();
    let governed =
        between.iter().rev().take(3).take_while(|t| !is_word(t) || t.is(Class::In) || t.is(Class::On));
    let governed = governed.into_iter().any(|t| t.is(Class::In) || t.is(Class::On));
    let slots = vec![Slot::figure("duration", shift.id), Slot::figure("to", id(cx, *place)?)];
    // Right behind the comma it is the business of `later`
    (plain && governed && between.len() > 1 && (day || exact == 0))
        .then(|| made(cx, "later", (at, *place), slots))
        .flatten()
}

/// `on 31 March, and the others had to wait five weeks more, until 5 May`
fn longer(cx: Context<'_>, at: usize) -> Option<Claim> {
    duration(cx, cx.tokens.get(at)?)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Longer))?;
    let comma = usize::from(cx.tokens.get(at + 2)?.is_mark(','));
    let until = at + 2 + comma;
    let to = dated(cx, cx.tokens.get(until + 1)?).filter(|_| is(cx, Some(until), Class::Until))?;
    let like = |t: &Token| match one_day(cx, cx.tokens.get(until + 1)?) {
        Some(_) => one_day(cx, t),
        None => dated(cx, t),
    };
    let mut before = cx.tokens.get(..at)?.iter().filter_map(like);
    let from = before.next().filter(|_| before.next().is_none())?;
    let slots =
        vec![Slot::figure("from", from.id), Slot::figure("to", to.id), Slot::figure("duration", id(cx, at)?)];
    made(cx, "span", (at, until + 1), slots)
}

/// `She reigned for 63 years, 1837 to 1900`, `the seven-year budget (2021-2027)`
fn stretch(cx: Context<'_>, at: usize) -> Option<Claim> {
    duration(cx, cx.tokens.get(at)?)?;
    let after = cx.tokens.get(at + 1..)?;
    let words =
        after.iter().take(2).take_while(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Since)).count();
    // "for ten days, from 3 to 12 May"
    let from = usize::from(after.get(words + 1)?.is(Class::From));
    let (mark, token) = (after.get(words)?, after.get(words + 1 + from)?);
    let range = cx.figure_of(token).filter(|figure| matches!(time(figure), Some(Time::Range(..))))?;
    let marked = mark.is_mark(',') || mark.is_mark('(');
    let closed =
        after.get(words + 2 + from).is_none_or(|t| [',', '.', ')', ';'].iter().any(|m| t.is_mark(*m)));
    let led = is(cx, at.checked_sub(1), Class::Lasting) || is(cx, at.checked_sub(1), Class::Lasts);
    // "the seven-year budget (2021-2027)"
    let adjective = words > 0 && cx.tokens.get(at).is_some_and(|t| cx.source.slice(t.span).contains('-'));
    let of_years = matches!(time(range), Some(Time::Range(first, _)) if matches!(&**first, Time::Period(p) if p.part == Part::Year));
    let slots = vec![Slot::figure("range", range.id), Slot::figure("duration", id(cx, at)?)];
    let told = led || adjective && of_years && from == 0;
    (marked && closed && told).then(|| made(cx, "stretch", (at, at + 2 + words + from), slots)).flatten()
}

/// `The two games are 11 days apart, on 3 May and 14 May`
fn apart(cx: Context<'_>, at: usize) -> Option<Claim> {
    duration(cx, cx.tokens.get(at)?)?;
    if !says(cx, at + 1, "time_apart") {
        return None;
    }
    let days = places(cx, |figure| super::period(figure).is_some());
    let [from, to] = days.as_slice() else { return None };
    let and = *to == from + 2 && is(cx, Some(from + 1), Class::And);
    let day = |at: usize| cx.tokens.get(at).and_then(|t| one_day(cx, t)).is_some();
    let slots = vec![
        Slot::figure("from", id(cx, *from)?),
        Slot::figure("to", id(cx, *to)?),
        Slot::figure("duration", id(cx, at)?),
    ];
    (and && day(*from) && day(*to)).then(|| made(cx, "span", (at.min(*from), at.max(*to)), slots)).flatten()
}

/// `The well was dug in 1911, a century before the drought of 2011`
fn earlier(cx: Context<'_>, at: usize) -> Option<Claim> {
    duration(cx, cx.tokens.get(at)?)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Before) && t.is(Class::Preposition))?;
    let before = at.checked_sub(2).filter(|_| cx.tokens.get(at - 1).is_some_and(|t| t.is_mark(',')))?;
    let from = dated(cx, cx.tokens.get(before)?)?;
    let governed = is(cx, before.checked_sub(1), Class::In) || is(cx, before.checked_sub(1), Class::On);
    let (last, to) = super::since::start(cx, at + 2)?;
    let slots =
        vec![Slot::figure("from", from.id), Slot::figure("to", to.id), Slot::figure("duration", id(cx, at)?)];
    (governed && places(cx, |figure| super::period(figure).is_some()).len() == 2)
        .then(|| made(cx, "span", (before, last), slots))
        .flatten()
}
