//! A sentence with just two times and one number of days or years: does the number count from the one to the other?
//!
//! In: `The club marked its 50th anniversary in 2024, having been founded in 1974`, out: a claim `span` of both times and the number.
//! In: `The strike, which began on 3 May, entered its 12th day on 14 May`, out: a claim `nth` of the same. The order of the parts is free: what
//! counts is that one time is that of a beginning, the other is none, and that the number is of a kind that counts from beginnings.
//!
//! ```text
//! frame  = begun number then                                    in any order; no third time and no second number
//! begun  = begin { word } ( IN | ON ) TIME                       "which opened in 1924", "took over in 2009"
//! then   = ( IN | ON | BY | UNTIL ) TIME | TIME "," | TIME       "in 2024", "On 14 May,", "this year"
//!        | the day of writing                                     "now in its 25th year", "celebrates its 40th anniversary", "on Saturday"
//! number = ORDINAL ANNIVERSARY | jubilee                         "its 50th anniversary", "the centenary"
//!        | ORDINAL unit | DAY-NOUN NUMBER                        "its 12th day", "day 12 of the strike"
//!        | served DURATION in-office                             "ends 14 years as reeve", "after 14 years in office"
//! ```

use super::{dated, duration, period, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Kind, Part, Period, Time, Year};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words between what begins and its time.
const NEAR: usize = 5;

/// The same with one time, where the sentence says that it speaks of the day of writing.
fn until_now(cx: Context<'_>, times: &[usize], number: Number, known: &[Claim]) -> Option<Claim> {
    let [from] = times else { return None };
    let taken = |claim: &Claim| claim.slots.iter().any(|slot| slot.operand == number.said);
    if known.iter().any(|claim| taken(claim) && claim.slots.len() > 1)
        || number.tenure && !takes_office(cx, *from)
    {
        return None;
    }
    let weekday = |t: &Token| matches!(cx.figure_of(t).and_then(time), Some(Time::Weekday { shift: 0, .. }));
    let before = cx.tokens.get(number.first.saturating_sub(NEAR)..number.first).unwrap_or_default();
    let kept = (number.first.saturating_sub(NEAR)..number.first).any(|i| says(cx, i, "keeps_now"));
    let presently = before.iter().any(|t| t.is(Class::Presently));
    let now = kept || presently || number.standing || cx.tokens.iter().any(weekday);
    let began = now && begun(cx, *from) && of_what_began(cx, &number, *from);
    // "gathered on Thursday for the 80th anniversary of", and not "a film about the anniversary opens on Friday"
    let future = |i: usize| {
        let led = i.checked_sub(1).and_then(|i| cx.tokens.get(i));
        led.is_some_and(|t| t.is_any(&[Class::To, Class::Future, Class::Planned]))
    };
    // "is preparing to mark the 80th anniversary"
    let marks = (number.first.saturating_sub(NEAR)..number.first).find(|i| says(cx, *i, "keeps_now"));
    let keeps = marks.is_some_and(|i| !future(i)) || presently || before.iter().any(weekday);
    if !(began || keeps && of_event(cx, &number, *from)) {
        return None;
    }
    let (first, last) = (number.first.min(*from), number.last.max(*from));
    let from = cx.tokens.get(*from).and_then(Token::figure)?;
    let mut slots = vec![Slot::figure("from", from), Slot { role: "number", operand: number.said }];
    slots.extend(number.unit);
    Some(claim("frame", covered(cx.tokens.get(first..=last)?)?, cx.segment, slots, Topic::default()))
}

/// A number that counts from a beginning, and where it stands.
struct Number {
    /// Its first token, and the last one with the noun that it counts.
    first: usize,
    last: usize,
    /// A figure, or a word that stands for years: `the centenary`.
    said: Operand,
    /// What an ordinal counts: days, or, negative, months.
    unit: Option<Slot>,
    /// Whether it is a time in office, whoever's it is.
    tenure: bool,
    /// Whether it is a time that goes on: `has stood for 28 years`.
    standing: bool,
}

/// The claim of a sentence, if its number plays no part in those that are known.
pub fn read(cx: Context<'_>, known: &[Claim]) -> Option<Claim> {
    let times: Vec<usize> = places(cx, |at| cx.tokens.get(at).is_some_and(|t| dated(cx, t).is_some()));
    let number = number(cx)?;
    let [one, other] = times.as_slice() else { return until_now(cx, &times, number, known) };
    let taken = |claim: &&Claim| claim.slots.iter().any(|slot| slot.operand == number.said);
    if known.iter().filter(taken).any(|claim| claim.slots.len() > 1) {
        return None;
    }
    let (from, to) = match (begun(cx, *one), begun(cx, *other)) {
        (true, false) => (*one, *other),
        (false, true) => (*other, *one),
        _ => return None,
    };
    if number.tenure && !takes_office(cx, from) {
        return None;
    }
    if !is_then(cx, to) || !of_what_began(cx, &number, from) || parted(cx, (from, to)) {
        return None;
    }
    let id = |at: usize| cx.tokens.get(at).and_then(Token::figure);
    let (first, last) = (from.min(to).min(number.first), from.max(to).max(number.last));
    let mut slots = vec![Slot::figure("from", id(from)?), Slot::figure("to", id(to)?)];
    slots.push(Slot { role: "number", operand: number.said });
    slots.extend(number.unit);
    Some(claim("frame", covered(cx.tokens.get(first..=last)?)?, cx.segment, slots, Topic::default()))
}

/// `the 80th anniversary of the landings of June 1944`: whether the time is that of what the number counts from.
fn of_event(cx: Context<'_>, number: &Number, from: usize) -> bool {
    let feast = cx.tokens.get(number.last).is_some_and(|t| t.is(Class::Anniversary) || t.is(Class::Jubilee));
    let of = cx.tokens.get(number.last + 1).is_some_and(|t| t.is(Class::Of) || t.is(Class::Since));
    let start = super::since::start(cx, number.last + 2).filter(|_| feast && of);
    start.is_some_and(|(place, _)| place == from)
}

fn places(cx: Context<'_>, fits: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..cx.tokens.len()).filter(|at| fits(*at)).collect()
}

/// The only number of the sentence that may count from a beginning.
fn number(cx: Context<'_>) -> Option<Number> {
    let mut all = (0..cx.tokens.len()).filter_map(|at| counting(cx, at));
    let number = all.next().filter(|_| all.next().is_none())?;
    let lengths = places(cx, |at| cx.tokens.get(at).is_some_and(|t| duration(cx, t).is_some()));
    lengths.iter().all(|at| *at == number.first).then_some(number)
}

fn counting(cx: Context<'_>, at: usize) -> Option<Number> {
    let token = cx.tokens.get(at)?;
    let (first, last, unit, tenure, standing) = (at, at, None, false, false);
    if let Some(years) = token.value(Class::Jubilee) {
        let said = Operand::Cue { span: token.span, value: Interval::point(years.clone()) };
        return Some(Number { first, last, said, unit, tenure, standing });
    }
    let figure = cx.figure_of(token)?;
    let (said, next) = (Operand::Figure(figure.id), cx.tokens.get(at + 1));
    match figure.kind {
        Kind::Ordinal if next.is_some_and(|t| t.is(Class::Anniversary)) => {
            Some(Number { first, last: at + 1, said, unit, tenure, standing })
        }
        Kind::Ordinal => {
            Some(Number { first, last: at + 1, said, unit: Some(counted(next?)?), tenure, standing })
        }
        Kind::Number => {
            let first = at.checked_sub(1)?;
            let day = cx.tokens.get(first).filter(|t| t.is(Class::DayNoun))?;
            Some(Number { first, last, said, unit: Some(counted(day)?), tenure, standing })
        }
        Kind::Duration => {
            let served = at.checked_sub(1).is_some_and(|i| says(cx, i, "served"));
            // "a four-year term", "two years of talks"
            let plain = !cx.source.slice(token.span).contains('-') && !next.is_some_and(|t| t.is(Class::Of));
            let tenure = plain && served && says(cx, at + 1, "in_office");
            let led = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Lasting));
            let stood = (at.saturating_sub(NEAR)..at).any(|i| says(cx, i, "has_stood"));
            let standing = plain && led && stood && super::since::closes(cx, at + 1);
            (tenure || standing).then_some(Number { first, last, said, unit, tenure, standing })
        }
        _ => None,
    }
}

/// What an ordinal counts, in days or, negative, in months.
fn counted(token: &Token) -> Option<Slot> {
    let days = token.is(Class::DayNoun).then_some(Num::ONE);
    let months = || token.value(Class::RunUnit).map(|months| Num::ZERO - months.clone());
    let value = Interval::point(days.or_else(months)?);
    Some(Slot::word("unit", token.span, value))
}

/// Whether the number counts from that beginning: `its 50th anniversary`, `the centenary of the mill, which opened in 1924`, and
/// not `the centenary of the battle`.
fn of_what_began(cx: Context<'_>, number: &Number, from: usize) -> bool {
    if cx.tokens.get(number.last + 1).is_some_and(|t| t.is(Class::Of)) {
        let owner = cx.tokens.get(number.last + 2..from).unwrap_or_default();
        // "of the flood, in the town that was founded in 1866"
        let noun = owner.iter().take_while(|t| !t.is(Class::Relative));
        let aside = noun.clone().any(|t| t.is(Class::In) || t.is(Class::At));
        return noun.count() < owner.len() && !aside && !owner.iter().any(|t| t.is(Class::And));
    }
    // "its 12th day in orbit"
    let next = cx.tokens.get(number.last + 1);
    let inside = next.is_some_and(|t| t.is_any(&[Class::In, Class::On, Class::At]));
    // "on Tuesday, 10 June"
    let weekday = |t: &&Token| t.is_mark(',') || cx.figure_of(t).is_some_and(|f| f.kind == Kind::Weekday);
    let after = cx.tokens.get(number.last + 2..).unwrap_or_default();
    let skipped = after.iter().take(2).take_while(weekday).count();
    if inside && after.get(skipped).is_none_or(|t| dated(cx, t).is_none()) {
        return number.tenure || number.standing;
    }
    number.tenure || number.standing || number.first.checked_sub(1).is_some_and(|i| says(cx, i, "own"))
}

/// Whether a time is that of a beginning: `which opened in 1924`.
fn begun(cx: Context<'_>, at: usize) -> bool {
    const BEGIN: [Class; 6] =
        [Class::Made, Class::Begins, Class::FirstHeld, Class::Chosen, Class::Appointed, Class::Married];
    let before = cx.tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().rev();
    let near = before
        .take_while(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause) && !t.is(Class::Relative));
    let near: Vec<&Token> = near.collect();
    let governed = near.first().is_some_and(|t| t.is(Class::In) || t.is(Class::On) || t.is_any(&BEGIN));
    let departs = (at.saturating_sub(NEAR)..at).any(|i| says(cx, i, "departs"));
    governed && (departs || near.iter().any(|t| t.is_any(&BEGIN)))
}

/// Whether a time in office begins at a time: `took over in 2009`, and not `joined the party in 2009`.
fn takes_office(cx: Context<'_>, at: usize) -> bool {
    let near = cx.tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
    near.iter().any(|t| t.is(Class::Appointed) || t.value(Class::Chosen).is_some())
}

/// Whether a time is one at which something is told to happen.
fn is_then(cx: Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| cx.tokens.get(i)) else { return true };
    // "marks its 40th anniversary this year"
    let this_year = |p: &Period| p.part == Part::Year && p.year == Year::Relative(0);
    if cx.figure_at(at).and_then(period).is_some_and(this_year) {
        return true;
    }
    let governed = before.is_any(&[Class::In, Class::On, Class::By, Class::Until]);
    governed || before.is_mark(',') && cx.tokens.get(at + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.'))
}

/// Whether a speaker or another clause stands between the two times.
fn parted(cx: Context<'_>, (from, to): (usize, usize)) -> bool {
    let between = cx.tokens.get(from.min(to) + 1..from.max(to)).unwrap_or_default();
    between.iter().any(|t| {
        t.is(Class::Reporting) || t.is(Class::Clause) && !t.is(Class::Relative) && !t.is(Class::Anaphor)
    })
}
