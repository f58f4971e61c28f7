//! Times said twice: which names of one stretch of time stand side by side?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a claim `equivalence`. In: `the
//! three-month period of this year`, out: a claim `length` of a period named before. In: `1 March 2025 the first day of
//! Ramadan 1446`, out: a claim `first-day`.
//!
//! ```text
//! equivalence = NAMED "," ( RANGE | ENDING ) ","           quarters, halves, seasons, years of other calendars
//!             | [ MONTH "," { word } part-noun OF ] TIME "(" TIME ")"
//!             | TIME ( "(" [ FROM ] TIME TO TIME ")" | "," [ FROM ] TIME TO TIME "," )     quarters, halves, years
//!             | TIME "," [ OR | ON ] [ determiner ] TIME ( "," | "." | BY )               of two calendars
//! first-day   = DAY { "as" | "," | level-verb } determiner "first day" OF TIME
//!             | MOVABLE [ IN determiner TIME ] { word } FALLS [ WEEKDAY [","] ] DAY     "Eid al-Fitr fell on April 10, 2024"
//! length      = determiner DURATION period-noun [ OF TIME ]
//! ```

use super::{dated, duration, one_day, period, time};
use crate::calendar::Calendar;
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Part, Time};
use crate::vocabulary::cues::Class;

/// Most words between a feast and the verb that dates it.
const BETWEEN: usize = 4;

/// The claim that starts at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    equivalence(cx, at)
        .or_else(|| reckoned(cx, at))
        .or_else(|| stretched(cx, at))
        .or_else(|| length(cx, at))
        .or_else(|| first_day(cx, at))
        .or_else(|| falls(cx, at))
}

/// `Ramadan in the Islamic year 1446 began on Saturday, March 1, 2025`
fn falls(cx: Context<'_>, at: usize) -> Option<Claim> {
    let name = dated(cx, cx.tokens.get(at)?)?;
    let own = period(name)?;
    let movable =
        !own.calendar.has_gregorian_months() && matches!(own.part, Part::Month(_) | Part::Day { .. });
    let mut slots = vec![Slot::figure("name", name.id)];
    let mut next = at + 1;
    if cx.tokens.get(next)?.is(Class::In) {
        next += 1 + usize::from(cx.tokens.get(next + 1)?.is(Class::Determiner));
        slots.push(Slot::figure("year", dated(cx, cx.tokens.get(next)?)?.id));
        next += 1;
    }
    next += usize::from(cx.tokens.get(next)?.is_mark(','));
    let plain = |t: &&Token| is_word(t) && !t.is(Class::Falls) && !t.is(Class::And);
    next += cx.tokens.get(next..)?.iter().take(BETWEEN).take_while(plain).count();
    let verb = next;
    cx.tokens.get(verb).filter(|t| t.is(Class::Falls) && movable)?;
    let weekday = |t: &Token| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Weekday) || t.is_mark(',');
    next += 1 + cx.tokens.get(next + 1..)?.iter().take(2).take_while(|t| weekday(t)).count();
    slots.push(Slot::figure("stated", one_day(cx, cx.tokens.get(next)?)?.id));
    // Days of these calendars begin at sundown
    let sundown = matches!(own.calendar, Calendar::Hebrew | Calendar::Islamic);
    let begins = cx.tokens.get(verb).filter(|t| sundown && t.is(Class::Begins));
    slots.extend(begins.map(|t| Slot::mark("eve", t.span)));
    Some(claim("first-day", covered(cx.tokens.get(at..=next)?)?, cx.segment, slots, Topic::default()))
}

/// `named Monday, March 11, 2024 as the first day of Ramadan 1445`
fn first_day(cx: Context<'_>, at: usize) -> Option<Claim> {
    let day = one_day(cx, cx.tokens.get(at)?)?;
    let mut next = at + 1;
    let link = |t: &Token| t.is_mark(',') || t.is(Class::LevelVerb) || t.is(Class::As);
    next += usize::from(cx.tokens.get(next).is_some_and(link));
    let [article, first, of, month] = cx.tokens.get(next..next + 4)? else { return None };
    let month = dated(cx, month)?;
    if !article.is(Class::Determiner) || !first.is(Class::FirstDay) || !of.is(Class::Of) {
        return None;
    }
    let slots = vec![Slot::figure("name", month.id), Slot::figure("stated", day.id)];
    Some(claim("first-day", covered(cx.tokens.get(at..next + 4)?)?, cx.segment, slots, Topic::default()))
}

/// Whether a time names a part of a year that has a name and days of its own.
fn is_named(figure: &Figure) -> bool {
    period(figure).is_some_and(|p| match p.part {
        Part::Quarter(_)
        | Part::Half(_)
        | Part::FiscalQuarter(_)
        | Part::FiscalHalf(_)
        | Part::FiscalYear
        | Part::Season(_) => true,
        Part::Year => !p.calendar.has_gregorian_months(),
        _ => false,
    })
}

/// `TIME "(" TIME ")"`, `QUARTER "," "the three months to June" ","`
fn equivalence(cx: Context<'_>, at: usize) -> Option<Claim> {
    let article = usize::from(cx.tokens.get(at + 2)?.is(Class::Determiner));
    let tokens = cx.tokens.get(at..at + 4 + article)?;
    let (name, open) = (tokens.first()?, tokens.get(1)?);
    let [stated, close] = tokens.get(2 + article..)? else { return None };
    let comma = open.is_mark(',') && (close.is_mark(',') || close.is_mark('.'));
    let long = |f: &Figure| matches!(time(f), Some(Time::Range(..) | Time::Ending { end: Some(_), .. }));
    let apposed = comma && cx.figure_of(name).is_some_and(is_named) && cx.figure_of(stated).is_some_and(long);
    if !apposed && (!open.is_mark('(') || !close.is_mark(')')) {
        return None;
    }
    let (name, stated) = (stretch(cx, name)?, stretch(cx, stated)?);
    let mut slots = vec![Slot::figure("name", name.id), Slot::figure("stated", stated.id)];
    // "the month of Mehr (...)" is Mehr
    let year = period(name).is_some_and(|p| matches!(p.part, Part::Year | Part::FiscalYear));
    if let Some(noun) = part_of(cx, at).filter(|_| year) {
        slots.push(Slot::figure("part", month_before(cx, noun)?.id));
    }
    Some(claim("equivalence", covered(tokens)?, cx.segment, slots, Topic::default()))
}

/// `On 22 Bahman 1357, or 11 February 1979,`, `2511 of the Buddhist era, 1968 by the western reckoning`
fn reckoned(cx: Context<'_>, at: usize) -> Option<Claim> {
    let name = dated(cx, cx.tokens.get(at)?)?;
    let joint = cx.tokens.get(at + 1)?;
    // "the Thai year 2567 is 2024"
    let year = period(name)?;
    let equals =
        joint.is(Class::LevelVerb) && year.part == Part::Year && year.calendar != Calendar::Gregorian;
    if !joint.is_mark(',') && !equals {
        return None;
    }
    // ", or 11 February 1979", ", the Buddhist year 2567", ", on 11 September"
    let link = |t: &&Token| t.is_any(&[Class::Or, Class::On, Class::Determiner]);
    let links = cx.tokens.get(at + 2..)?.iter().take(2).take_while(link).count();
    let place = at + 2 + links;
    let stated = dated(cx, cx.tokens.get(place)?)?;
    let closed = cx.tokens.get(place + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.') || t.is(Class::By));
    let other = year.calendar != period(stated)?.calendar;
    let on = cx.tokens.get(at + 2..place)?.iter().any(|t| t.is(Class::On));
    let days = super::one_day_of(name) && super::one_day_of(stated);
    let slots = vec![Slot::figure("name", name.id), Slot::figure("stated", stated.id)];
    let span = covered(cx.tokens.get(at..=place)?)?;
    (closed && other && (days || !on))
        .then(|| claim("equivalence", span, cx.segment, slots, Topic::default()))
}

/// `the first half of 2024 (January to June)`, `the second quarter, from April to June,`
fn stretched(cx: Context<'_>, at: usize) -> Option<Claim> {
    let name = stretch(cx, cx.tokens.get(at)?)?;
    let opening = cx.tokens.get(at + 1)?;
    let from = usize::from(cx.tokens.get(at + 2)?.is(Class::From));
    let [first, to, last, closing] = cx.tokens.get(at + 2 + from..at + 6 + from)? else { return None };
    let (start, end) = (dated(cx, first)?, dated(cx, last)?);
    let bracket = opening.is_mark('(') && closing.is_mark(')');
    let comma = opening.is_mark(',') && (closing.is_mark(',') || closing.is_mark('.'));
    let ending = matches!(time(name), Some(Time::Ending { end: Some(_), .. }));
    let whole = is_named(name) || ending;
    if !(to.is(Class::To) || to.is(Class::Until))
        || !whole
        || !(bracket || comma)
        || part_of(cx, at).is_some()
    {
        return None;
    }
    let slots =
        vec![Slot::figure("name", name.id), Slot::figure("stated", start.id), Slot::figure("until", end.id)];
    Some(claim(
        "equivalence",
        covered(cx.tokens.get(at..at + 6 + from)?)?,
        cx.segment,
        slots,
        Topic::default(),
    ))
}

/// The place of the noun in `the first month of 1403 (...)`, whose parenthesis speaks of the month.
fn part_of(cx: Context<'_>, at: usize) -> Option<usize> {
    let noun = at.checked_sub(2)?;
    let [part, of] = cx.tokens.get(noun..at)? else { return None };
    (part.is(Class::PeriodPart) && of.is(Class::Of)).then_some(noun)
}

/// The month's own name: `In Farvardin, the first month of 1403 (...)`.
fn month_before(cx: Context<'_>, noun: usize) -> Option<&Figure> {
    let near = cx.tokens.get(noun.saturating_sub(BETWEEN)..noun)?;
    let month = |f: &&Figure| period(f).is_some_and(|p| matches!(p.part, Part::Month(_)));
    near.iter().rev().find_map(|t| dated(cx, t).filter(month))
}

/// A figure that names days: no clock time, weekday or length.
fn stretch<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| {
        matches!(time(figure), Some(Time::Period(_) | Time::Range(..) | Time::Ending { .. }))
    })
}

/// Behind a period that says itself which days it has.
const OWN: [Class; 5] = [Class::Ends, Class::To, Class::From, Class::Until, Class::Between];

/// `the three-month period`: a length of a stretch that was named before.
fn length(cx: Context<'_>, at: usize) -> Option<Claim> {
    let tokens = cx.tokens.get(at..at + 2)?;
    let [first, noun] = tokens else { return None };
    let definite = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let figure = duration(cx, first)?;
    // "the nine-month period ended Sept 30" says itself which one it is.
    let own = cx.tokens.get(at + 2).is_some_and(|t| t.is_any(&OWN));
    if !noun.is(Class::PeriodNoun) || !definite || own {
        return None;
    }
    let mut slots = vec![Slot::figure("duration", figure.id)];
    let year = cx.tokens.get(at + 2).filter(|t| t.is(Class::Of)).and(cx.tokens.get(at + 3));
    slots.extend(year.and_then(|t| dated(cx, t)).map(|year| Slot::figure("year", year.id)));
    Some(claim("length", covered(tokens)?, cx.segment, slots, Topic::default()))
}
