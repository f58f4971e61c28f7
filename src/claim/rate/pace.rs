//! How much by the week, if so much by the year?
//!
//! In: `£420 a week, or £21,840 a year`, out: a claim `pace` of the two and of how many weeks a year may hold. In: `1,460 thefts in
//! 2019, or four a day`, the same of the whole and of what falls to a day. Years, months and weeks are told as people work in them: a
//! week may have five days, a subscription by the year may cost less than twelve months.
//!
//! ```text
//! pace   = RATE [ "," ] [ OR ] RATE                         two rates of one thing that differ in their time only
//! spread = AMOUNT { word } SPAN { word } tie RATE           "1,460 thefts in 2019, or four a day"
//! over   = AMOUNT { word } OVER DURATION { word } tie RATE       "45,000 people over three days, or 15,000 a day"
//! tie    = [ "," ] ( OR | average ) | "," hedge
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use super::super::{Claim, Role, Slot};
use super::reckoned::is_aside;
use super::spoken::by_time;
use super::{divided, near};
use crate::figure::{Figure, Kind, Part, Time, TimeUnit, Value, Year};
use crate::num::{Interval, Num};
use crate::unit::Base;
use crate::vocabulary::cues::Class;

/// Most words between an amount and what falls to a shorter time.
const WORDS: usize = 12;

/// How many of the shorter times the longer one may hold.
const HOLDS: [(TimeUnit, TimeUnit, i64, i64); 11] = [
    (TimeUnit::Second, TimeUnit::Minute, 60, 60),
    (TimeUnit::Minute, TimeUnit::Hour, 60, 60),
    (TimeUnit::Hour, TimeUnit::Day, 8, 24),
    (TimeUnit::Day, TimeUnit::Week, 5, 7),
    (TimeUnit::Day, TimeUnit::Month, 20, 31),
    (TimeUnit::Day, TimeUnit::Quarter, 60, 92),
    (TimeUnit::Day, TimeUnit::Year, 200, 366),
    (TimeUnit::Week, TimeUnit::Month, 4, 5),
    (TimeUnit::Week, TimeUnit::Year, 44, 53),
    (TimeUnit::Month, TimeUnit::Quarter, 3, 3),
    (TimeUnit::Month, TimeUnit::Year, 12, 12),
];

/// A year that is bought at once may cost as little as so many months.
const BOUGHT: i64 = 8;

/// Reads the paces of one sentence; `amounts` are the tokens that say how much or how long.
pub fn read(cx: Context<'_>, amounts: &[usize]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = amounts.windows(2).filter_map(|two| pace(cx, two)).collect();
    claims.extend(amounts.windows(2).filter_map(|two| spread(cx, two)));
    claims.extend(amounts.windows(3).filter_map(|three| over(cx, three)));
    claims
}

/// Whether two figures are rates of one thing that differ in their time only: neither converts the other exactly.
pub fn paced(a: &Figure, b: &Figure) -> bool {
    times(a, b).is_some()
}

/// The times of two rates of one thing, the second of which is the longer one if the flag says so.
fn times(a: &Figure, b: &Figure) -> Option<(TimeUnit, TimeUnit, bool)> {
    let (first, second) = (per_time(a)?, per_time(b)?);
    let same = a.dimension()? == b.dimension()? || a.kind == Kind::Number || b.kind == Kind::Number;
    let longer = first > second;
    let ratio = if longer { first.checked_div(&second) } else { second.checked_div(&first) }?;
    let seconds = |unit: TimeUnit| Num::from(unit.seconds());
    let is = |small: TimeUnit, large: TimeUnit| {
        seconds(large).checked_div(&seconds(small)).is_some_and(|times| times == ratio)
    };
    let (small, large, ..) = HOLDS.iter().find(|(small, large, ..)| is(*small, *large))?;
    (same && first != second).then_some((*small, *large, longer))
}

/// The same, of what is counted or paid by the time and by nothing else: no `tons per hectare a year`.
fn per_time(figure: &Figure) -> Option<Num> {
    let powers = figure.dimension()?.powers();
    by_time(figure).filter(|_| powers.iter().all(|(base, power)| *base == Base::Time || *power > 0))
}

fn holds(small: TimeUnit, large: TimeUnit) -> Option<(i64, i64)> {
    let (.., low, high) = HOLDS.iter().find(|(s, l, ..)| (*s, *l) == (small, large))?;
    Some((*low, *high))
}

/// `£420 a week, or £21,840 a year`
fn pace(cx: Context<'_>, two: &[usize]) -> Option<Claim> {
    let [a, b] = *two else { return None };
    let (first, second) = (cx.figure_at(a)?, cx.figure_at(b)?);
    let (small, large, up) = times(first, second)?;
    let between = cx.tokens.get(a + 1..b)?;
    let comma = between.first().is_some_and(|t| t.is_mark(',') || t.is_mark('(') || t.is_dash());
    let or = between.iter().any(|t| t.is(Class::Or));
    let plain = between
        .iter()
        .all(|t| t.is_mark(',') || t.is_mark('(') || t.is_dash() || t.is(Class::Or) || t.is(Class::Adverb));
    // "£300 a week, £20 a year more than in May"
    let compared = cx
        .tokens
        .get(b + 1)
        .is_some_and(|t| t.is_any(&[Class::Less, Class::Than, Class::ChangeAdverb, Class::From, Class::To]));
    if !plain || !(comma || or) || compared {
        return None;
    }
    let (low, high) = holds(small, large)?;
    // Who is paid by the day may work a few days of a year
    if first.kind == Kind::Money && (small, large) == (TimeUnit::Day, TimeUnit::Year) {
        return None;
    }
    let bought = up && (small, large) == (TimeUnit::Month, TimeUnit::Year) && !earns(cx, a);
    let low = if bought { BOUGHT } else { low };
    let (smaller, larger) = if up { (a, b) } else { (b, a) };
    held(cx, smaller, larger, (low, high), a..=b)
}

/// Whether somebody is paid the amount: no one is paid less for a year than for twelve months.
fn earns(cx: Context<'_>, at: usize) -> bool {
    cx.tokens
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(WORDS)
        .any(|t| cx.words.rates.wages.contains(&t.lower))
}

/// `1,460 thefts in 2019, or four a day`
fn spread(cx: Context<'_>, two: &[usize]) -> Option<Claim> {
    let [total, rate] = *two else { return None };
    let (whole, part) = (cx.figure_at(total)?, cx.figure_at(rate)?);
    let small = unit_of(whole, part)?;
    let between = cx.tokens.get(total + 1..rate)?;
    // ", the district said, or 304 a day"
    let told = |at: usize| between.get(at).is_some_and(|t| t.is(Class::Reporting)) && is_aside(between, at);
    let stopped = between.iter().enumerate().any(|(at, t)| parts(t) && !told(at));
    if between.len() > WORDS || stopped || !tied(cx, rate, part) {
        return None;
    }
    let spans: Vec<TimeUnit> = between.iter().filter_map(|t| span(cx, t)).collect();
    let timed = cx.tokens.iter().filter(|t| span(cx, t).is_some()).count();
    let [large] = spans.as_slice() else { return None };
    let bounds = holds(small, *large).filter(|_| timed == 1)?;
    held(cx, rate, total, bounds, total..=rate)
}

/// `45,000 people over three days, or 15,000 a day`
fn over(cx: Context<'_>, three: &[usize]) -> Option<Claim> {
    let [total, length, rate] = *three else { return None };
    let (whole, part) = (cx.figure_at(total)?, cx.figure_at(rate)?);
    let small = unit_of(whole, part)?;
    let long = cx.figure_at(length).filter(|f| f.kind == Kind::Duration)?;
    let times = long.spelling.as_ref().and_then(|s| Num::decimal(&s.digits)).and_then(|n| n.to_i64())?;
    let unit = long.reading().is_some_and(|r| r.unit.factor == Num::from(small.seconds()));
    let before = cx.tokens.get(total + 1..length)?;
    let spread = before.last().is_some_and(|t| cx.words.rates.over.contains(&t.lower));
    let between = cx.tokens.get(length + 1..rate)?;
    let plain = !before.iter().chain(between).any(parts) && before.len() + between.len() <= WORDS;
    (unit && spread && plain && times > 1 && tied(cx, rate, part))
        .then(|| held(cx, rate, total, (times, times), total..=rate))?
}

/// What parts an amount from a rate of it.
fn parts(token: &Token) -> bool {
    let classes = [
        Class::Clause,
        Class::Reporting,
        Class::ChangeVerb,
        Class::Against,
        Class::Than,
        Class::From,
        Class::And,
    ];
    token.is_any(&classes) || token.is_mark(';')
}

/// Whether a word, or a mark with a hedge, says that the rate follows from what stands before.
fn tied(cx: Context<'_>, at: usize, part: &Figure) -> bool {
    let before = cx.tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    let or = before.iter().rev().take(2).any(|t| t.is(Class::Or));
    let comma = before.last().is_some_and(|t| t.is_mark(',') || t.is_dash());
    or || near(cx, at, 4, &cx.words.rates.average) || comma && part.hedge.is_some()
}

/// The time of a rate that is of the same thing as a whole.
fn unit_of(whole: &Figure, part: &Figure) -> Option<TimeUnit> {
    let rate = per_time(part)?;
    // "9,420 gallons in July, or 304 a day"
    let counted = matches!(whole.kind, Kind::Count | Kind::Number | Kind::Quantity);
    let like = match part.kind {
        Kind::Money => whole.kind == Kind::Money,
        _ => counted,
    };
    let size = &whole.reading()?.unit.factor;
    let plain = *size == Num::ONE || whole.kind == Kind::Quantity;
    let none = per_time(whole).is_none() && plain && like;
    let is = |unit: &TimeUnit| &rate * &Num::from(unit.seconds()) == Num::ONE;
    TimeUnit::ALL.into_iter().find(|unit| none && is(unit))
}

/// How long a time in the text is: `in 2019`, `last week`, `the month`.
fn span(cx: Context<'_>, token: &Token) -> Option<TimeUnit> {
    let Some(figure) = cx.figure_of(token) else {
        return cx.time_unit(token).filter(|_| is_word(token));
    };
    let Value::Time(time) = &figure.value else { return None };
    let one = |count: &Interval| count.single().is_some_and(|n| *n == Num::from(-1));
    match time {
        Time::Period(period) if !matches!(period.year, Year::Relative(0)) => match period.part {
            Part::Year => Some(TimeUnit::Year),
            Part::Quarter(_) => Some(TimeUnit::Quarter),
            Part::Month(_) => Some(TimeUnit::Month),
            _ => None,
        },
        Time::Shift { count, unit, .. } if one(count) => Some(*unit),
        Time::Ending { count: 1, unit, .. } => Some(*unit),
        _ => None,
    }
}

fn held(
    cx: Context<'_>,
    smaller: usize,
    larger: usize,
    (low, high): (i64, i64),
    range: std::ops::RangeInclusive<usize>,
) -> Option<Claim> {
    let tokens = cx.tokens.get(range)?;
    let slots: [(Role, usize); 2] = [("smaller", smaller), ("larger", larger)];
    let mut claim: Claim = divided(cx, "pace", &slots, tokens)?;
    let value = Interval::new(Num::from(low), Num::from(high))?;
    claim.slots.push(Slot::word("times", claim.span, value));
    Some(claim)
}
