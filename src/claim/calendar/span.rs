//! From when to when, and how long is that?
//!
//! In: `banned for two years, from 4 May 2021 to 3 May 2023`, out: a claim `span` with from, to and duration.
//! In: `due in May 2005, but not before 2006`, out: a claim `order` of the two.
//!
//! ```text
//! span   = [ length | FISCAL-YEAR RUNS ] ( FROM ends | BETWEEN pair ) [ told ]
//! ends   = [ determiner ] TIME ( TO | UNTIL ) [ determiner ] TIME
//! pair   = [ determiner ] TIME AND [ determiner ] TIME
//! ends   = TIME joint [ determiner ] TIME | TIME joint start      "from June 1959 until her death in October 2023"
//! length = DURATION { "," | word }                          at most five
//! told   = ( "(" | "," ) { OR | LASTS | FOR | "a period of" } DURATION end | { word | "," } determiner DURATION period-noun
//! hours  = [ length ] ( FROM clock ( TO | UNTIL ) | BETWEEN clock AND ) clock [ told ]
//! clock  = CLOCK [ [ ON ] WEEKDAY ]
//!        | BEGINS at CLOCK { any } LASTS DURATION { any } ENDS at CLOCK             in any order
//! order  = TIME { any } BUT { any } negation { word } UNTIL TIME | TIME { any } SINCE { word } TIME "of that year"
//! ```

use super::{dated, duration, period, time};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Kind, Part, Time, Year};
use crate::vocabulary::cues::Class;

/// Most words between a length and its ends without a comma.
const NOUN: usize = 3;

/// How far behind a span its length may be told, and how far before it.
const FAR: usize = 12;
const BACK: usize = 5;
const CLOCK_BACK: usize = 3;
/// Most tokens between a span and its length in apposition.
const LINKS: usize = 5;

/// The span that starts at a token.
pub fn span(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = cx.tokens.get(at)?;
    let (from, to, end) = if first.is(Class::From) {
        ends(cx, at + 1, |t| t.is(Class::To) || t.is(Class::Until))?
    } else if first.is(Class::Between) {
        ends(cx, at + 1, |t| t.is(Class::And))?
    } else {
        return None;
    };
    let moved = cx.tokens.get(at.saturating_sub(6)..at)?.iter().any(|t| t.is(Class::Reschedule));
    if moved {
        return None;
    }
    let mut slots = vec![Slot::figure("from", from.id), Slot::figure("to", to.id)];
    let length = before(cx, at, BACK).or_else(|| behind(cx, end));
    slots.extend(length.map(|figure| Slot::figure("duration", figure.id)));
    slots.extend(whole_year(cx, at).filter(|_| length.is_none()));
    Some(claim("span", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}

/// `the financial year runs` before a place: what follows is a year long.
fn whole_year(cx: Context<'_>, at: usize) -> Option<Slot> {
    let year = period(cx.figure_at(at.checked_sub(2)?)?)?;
    let runs = cx.tokens.get(at - 1)?.is(Class::Runs);
    let span = cx.tokens.get(at - 2)?.span;
    (runs && year.part == Part::FiscalYear && year.year == Year::Open).then(|| Slot::mark("year", span))
}

/// Two times of day and how long it is from the one to the other.
pub fn hours(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = cx.tokens.get(at)?;
    let joint = if first.is(Class::From) {
        |t: &Token| t.is(Class::To) || t.is(Class::Until)
    } else if first.is(Class::Between) {
        |t: &Token| t.is(Class::And)
    } else {
        return None;
    };
    let from = clock(cx, cx.tokens.get(at + 1)?)?;
    let first_day = on_weekday(cx, at + 2);
    let second = at + 3 + first_day.map_or(0, |(words, _)| words);
    let to = clock(cx, cx.tokens.get(second)?).filter(|_| cx.tokens.get(second - 1).is_some_and(joint))?;
    let second_day = on_weekday(cx, second + 1);
    let end = second + 1 + second_day.map_or(0, |(words, _)| words);
    let length = before(cx, at, CLOCK_BACK).or_else(|| behind(cx, end))?;
    let mut slots =
        vec![Slot::figure("start", from.id), Slot::figure("end", to.id), Slot::figure("duration", length.id)];
    match first_day.zip(second_day) {
        Some(((_, first), (_, last))) => {
            slots.extend([Slot::figure("first_day", first), Slot::figure("second_day", last)]);
        }
        // The day of only one of them leaves the other open
        None if first_day.is_some() || second_day.is_some() => return None,
        None => {}
    }
    Some(claim("hours", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}

/// `on Monday` at a place: how many tokens, and the weekday.
fn on_weekday(cx: Context<'_>, at: usize) -> Option<(usize, FigureId)> {
    let on = usize::from(cx.tokens.get(at)?.is(Class::On));
    let figure = cx.figure_at(at + on).filter(|f| f.kind == Kind::Weekday)?;
    Some((on + 1, figure.id))
}

/// `began at 2.05pm, lasted two hours and ended at 4.05pm`
pub fn sitting(cx: Context<'_>) -> Option<Claim> {
    let governed = |at: usize, class: Class| {
        let near = cx.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        near.iter().rev().take_while(|t| t.figure().is_none()).any(|t| t.is(class))
    };
    let all = |class: Class, fits: &dyn Fn(&Token) -> bool| -> Vec<usize> {
        let places = 0..cx.tokens.len();
        places.filter(|at| cx.tokens.get(*at).is_some_and(fits) && governed(*at, class)).collect()
    };
    let is_clock = |t: &Token| clock(cx, t).is_some();
    let is_length = |t: &Token| duration(cx, t).is_some();
    let (starts, ends) = (all(Class::Begins, &is_clock), all(Class::Ends, &is_clock));
    let lengths = all(Class::Lasts, &is_length);
    let ([start], [end], [length]) = (starts.as_slice(), ends.as_slice(), lengths.as_slice()) else {
        return None;
    };
    let id = |at: &usize| cx.tokens.get(*at).and_then(Token::figure);
    let slots = vec![
        Slot::figure("start", id(start)?),
        Slot::figure("end", id(end)?),
        Slot::figure("duration", id(length)?),
    ];
    let (first, last) = (start.min(end).min(length), start.max(end).max(length));
    Some(claim("hours", covered(cx.tokens.get(*first..=*last)?)?, cx.segment, slots, Topic::default()))
}

fn clock<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| matches!(time(figure), Some(Time::Clock { .. })))
}

/// `4 May 2021 to 3 May 2023`; the place behind it.
fn ends(cx: Context<'_>, at: usize, joint: fn(&Token) -> bool) -> Option<(&Figure, &Figure, usize)> {
    let at = at + usize::from(cx.tokens.get(at)?.is(Class::Determiner));
    let from = dated(cx, cx.tokens.get(at)?)?;
    let joint = joint(cx.tokens.get(at + 1)?);
    let to = at + 2 + usize::from(cx.tokens.get(at + 2)?.is(Class::Determiner));
    if let Some(end) = dated(cx, cx.tokens.get(to)?) {
        return joint.then_some((from, end, to + 1));
    }
    // "until her death in October 2023"
    let (to, end) = super::since::start(cx, at + 2).filter(|_| joint)?;
    Some((from, end, to + 1))
}

/// `two years, from`, `nine years in prison, from`; not `over 10 years farm loan losses incurred between`
fn before(cx: Context<'_>, at: usize, reach: usize) -> Option<&Figure> {
    let near = cx.tokens.get(at.saturating_sub(reach)..at)?;
    let plain = |t: &&Token| t.is_mark(',') || is_word(t) && !t.is(Class::And) && !t.is(Class::Since);
    let words = near.iter().rev().take_while(plain).count();
    if words > NOUN && !near.iter().rev().take(words).any(|t| t.is_mark(',')) {
        return None;
    }
    near.iter().rev().nth(words).and_then(|t| duration(cx, t))
}

/// `(five years)`, `, or three hours`, `, lasts ten days`, `, the fastest in any five-year period`
fn behind(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let after = cx.tokens.get(at..)?;
    let closes = |at: usize| {
        after.get(at).is_none_or(|t| {
            [')', ',', '.', ';'].iter().any(|mark| t.is_mark(*mark))
                || t.is_any(&[Class::By, Class::InAll, Class::Of])
        })
    };
    let link = |t: &&Token| {
        t.is_mark(',')
            || t.is_mark('(')
            || t.is_any(&[
                Class::Or,
                Class::Determiner,
                Class::PeriodNoun,
                Class::Term,
                Class::RunNoun,
                Class::Of,
                Class::Lasting,
                Class::Lasts,
            ])
    };
    let links = after.iter().take(LINKS).take_while(link).count();
    let opened = after.first().is_some_and(|t| t.is_mark(',') || t.is_mark('('));
    let told = after.get(links).and_then(|t| duration(cx, t)).filter(|_| opened && closes(links + 1));
    if told.is_some() {
        return told;
    }
    let plain = |t: &&Token| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause) || t.is_mark(',');
    let place = after.iter().take(FAR).take_while(plain).count();
    let figure = duration(cx, after.get(place)?)?;
    let definite = place.checked_sub(1).and_then(|i| after.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let noun = after.get(place + 1).is_some_and(|t| t.is(Class::PeriodNoun));
    (definite && noun).then_some(figure)
}

/// Two times of a sentence of which one is said to come first.
pub fn order(cx: Context<'_>) -> Option<Claim> {
    let times: Vec<usize> = (0..cx.tokens.len())
        .filter(|at| cx.tokens.get(*at).is_some_and(|t| dated(cx, t).is_some()))
        .collect();
    let [first, second] = times.as_slice() else { return None };
    let (one, other) = (cx.tokens.get(*first)?, cx.tokens.get(*second)?);
    let (figure, later) = (dated(cx, one)?, dated(cx, other)?);
    let between = cx.tokens.get(first + 1..*second)?;
    let until = between.last().is_some_and(|t| t.is(Class::Until));
    let denied = between.iter().rev().take(8).any(|t| t.is(Class::Negation));
    let turned = between.iter().any(|t| t.is(Class::Clause));
    let known = |f: &Figure| period(f).is_some_and(|p| matches!(p.year, Year::Stated(_)));
    let slots = if until && denied && turned && known(figure) && known(later) {
        vec![Slot::figure("earlier", figure.id), Slot::figure("later", later.id)]
    } else if same_year(cx, *second) && known(figure) && follows(between) {
        vec![
            Slot::figure("earlier", later.id),
            Slot::figure("later", figure.id),
            Slot::figure("year", figure.id),
        ]
    } else {
        return None;
    };
    Some(claim("order", one.span.cover(other.span), cx.segment, slots, Topic::default()))
}

/// `April of that year`: a month or day that takes the year of the time before it.
fn same_year(cx: Context<'_>, at: usize) -> bool {
    let open = cx.tokens.get(at).and_then(|t| dated(cx, t)).and_then(period);
    let that = |i: usize| cx.tokens.get(i).is_some_and(|t| t.is(Class::ThatYear));
    let of = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of) || t.is_mark(','));
    open.is_some_and(|p| p.year == Year::Open) && (that(at + 1) || of && that(at + 2))
}

/// `after a rise in`: the second event comes before the first one.
fn follows(between: &[Token]) -> bool {
    let Some(after) = between.iter().rposition(|t| t.is(Class::Since)) else { return false };
    let rest = between.get(after..).unwrap_or_default();
    rest.len() <= 9
        && rest.iter().all(is_word)
        && !rest.iter().any(|t| t.is(Class::And) || t.is(Class::Clause))
}
