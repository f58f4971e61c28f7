//! Of how many figures is this the mean, and which percentage of a sum is paid?
//!
//! In: `The three-month average fell to 200`, out: a claim `mean` of the 200 and of how many it is the mean. In: `A 25 percent duty on $16 billion of imports would yield $4
//! billion`, out: a share of part, whole and percent.
//!
//! ```text
//! mean   = NUMBER "-" period AVERAGE { word } AMOUNT
//! levy   = PERCENT noun ON gap WHOLE { word } YIELD gap PART
//! on-that = ON { word } WHOLE [","] { word } RESULT { word } PART     of a percentage told before
//! debt   = WHOLE { word } AT gap PERCENT { word } YIELD gap PART     the part by the year
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::{divided, near};
use crate::figure::{Figure, Kind, TimeUnit};
use crate::num::Num;
use crate::unit::Base;
use crate::vocabulary::cues::Class;

/// Longest stretch between a percentage and what it yields.
const FILLER: usize = 10;

/// Reads these of one sentence; `amounts` are the tokens that say how much or how long.
pub fn read(cx: Context<'_>, amounts: &[usize]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = amounts.windows(2).filter_map(|two| mean(cx, two)).collect();
    claims.extend(amounts.windows(3).filter_map(|three| levy(cx, three).or_else(|| debt(cx, three))));
    claims.extend(on_that(cx, amounts));
    claims
}

/// The size of a unit by the time in seconds, if it is one: 1 a year is a small part of 1 a day.
pub fn by_time(figure: &Figure) -> Option<Num> {
    let unit = &figure.reading()?.unit;
    unit.dimension.powers().contains(&(Base::Time, -1)).then(|| unit.factor.clone())
}

/// `The three-month average slowed to 200,000`
fn mean(cx: Context<'_>, two: &[usize]) -> Option<Claim> {
    let [length, value] = *two else { return None };
    let span = cx.figure_at(length).filter(|f| f.kind == Kind::Duration)?;
    let average = cx.tokens.get(length + 1).filter(|t| cx.words.rates.average.contains(&t.lower))?;
    let count = span.spelling.as_ref().and_then(|s| Num::decimal(&s.digits))?;
    let between = cx.tokens.get(length + 2..value)?;
    let plain = |t: &Token| is_word(t) && !t.is(Class::From) && !t.is(Class::By) && !t.is(Class::Clause);
    if between.len() > 4 || !between.iter().all(plain) || count < Num::from(2) {
        return None;
    }
    let figure =
        cx.figure_at(value).filter(|f| !matches!(f.kind, Kind::Percent | Kind::Points | Kind::Ratio))?;
    let slots = vec![
        Slot::figure("mean", figure.id),
        Slot::word("of", average.span, crate::num::Interval::point(count)),
    ];
    Some(claim("mean", span.span.cover(figure.span), cx.segment, slots, Topic::default()))
}

/// `A 25 percent duty on $16 billion of imports would yield $4 billion`
fn levy(cx: Context<'_>, three: &[usize]) -> Option<Claim> {
    let [percent, whole, part] = *three else { return None };
    cx.figure_at(percent).filter(|f| f.kind == Kind::Percent)?;
    let noun = cx.tokens.get(percent + 1..whole)?;
    let on = noun.len() <= 4
        && noun.iter().any(|t| t.is(Class::On))
        && !noun.iter().any(|t| t.is(Class::ChangeNoun));
    let yields = on && !cx.tokens.get(percent + 1)?.is(Class::On) && yields(cx, whole, part);
    yields.then(|| paid(cx, part, whole, percent, percent..=part))?
}

/// `owes £200,000 at 5 percent and pays £10,000 a year in interest`
fn debt(cx: Context<'_>, three: &[usize]) -> Option<Claim> {
    let [whole, percent, part] = *three else { return None };
    cx.figure_at(percent).filter(|f| f.kind == Kind::Percent)?;
    let terms = cx.tokens.get(whole + 1..percent)?;
    let rated = terms.len() <= FILLER && terms.last().is_some_and(|t| t.is(Class::At));
    // "£2,000 a month in interest" is told by the month
    let yearly = match by_time(cx.figure_at(part)?) {
        Some(size) => size == year(),
        None => cx.begins(part + 1, &cx.words.rates.yearly),
    };
    let tied = rated && yearly && yields(cx, percent, part);
    tied.then(|| paid(cx, part, whole, percent, whole..=part))?
}

/// `It charges 1.5% of assets a year. On $4bn that is $60m`: the percentage stands in the sentence before.
fn on_that(cx: Context<'_>, amounts: &[usize]) -> Option<Claim> {
    let [whole, part] = *amounts.get(..2)? else { return None };
    let money = |at: usize| cx.figure_at(at).is_some_and(|f| f.kind == Kind::Money);
    let opens = cx.tokens.first()?.is(Class::On) && cx.tokens.get(1..whole)?.iter().all(is_word);
    let result = (whole + 1..part).find(|at| cx.begins(*at, &cx.words.rates.result))?;
    let comma = usize::from(cx.tokens.get(whole + 1).is_some_and(|t| t.is_mark(',')));
    let tied = result <= whole + comma + 4 && part - result <= 4;
    if !opens || !tied || whole > 4 || !money(whole) || !money(part) {
        return None;
    }
    let (low, high) = (cx.figure_at(part)?.in_base_units()?, cx.figure_at(whole)?.in_base_units()?);
    let less = low.high().zip(high.low()).is_some_and(|(part, whole)| part < whole);
    less.then(|| divided(cx, "levy", &[("part", part), ("whole", whole)], cx.tokens.get(whole..=part)?))?
}

/// One a year, in seconds.
fn year() -> Num {
    Num::ratio(1, TimeUnit::Year.seconds().unsigned_abs()).unwrap_or(Num::ONE)
}

/// Whether a word of yielding stands right before the part, and nothing between starts another clause.
fn yields(cx: Context<'_>, from: usize, part: usize) -> bool {
    let between = cx.tokens.get(from + 1..part).unwrap_or_default();
    // "would, if volumes held, yield"
    let commas: Vec<usize> =
        between.iter().enumerate().filter(|(_, t)| t.is_mark(',')).map(|(at, _)| at).collect();
    let aside = if let [open, close] = *commas.as_slice() { open..close } else { 0..0 };
    let between = between.iter().enumerate().filter(|(at, _)| !aside.contains(at)).map(|(_, t)| t);
    let between: Vec<&Token> = between.collect();
    let apart =
        |t: &&Token| t.is(Class::Clause) || t.is(Class::Against) || t.is(Class::From) || t.is(Class::Than);
    between.len() <= 2 * FILLER && !between.iter().any(apart) && near(cx, part, 3, &cx.words.rates.yields)
}

fn paid(
    cx: Context<'_>,
    part: usize,
    whole: usize,
    percent: usize,
    range: std::ops::RangeInclusive<usize>,
) -> Option<Claim> {
    let money = |index: usize| cx.figure_at(index).is_some_and(|f| f.kind == Kind::Money);
    let slots = [("part", part), ("whole", whole), ("percent", percent)];
    (money(part) && money(whole)).then(|| divided(cx, "levy", &slots, cx.tokens.get(range)?))?
}
