//! Which gain is which percentage of what: a margin, a yield, a year's interest?
//!
//! In: `a profit of $42 million on sales of $350 million, a margin of 12 percent`, out: a claim `return` with the slots gain, base and
//! percent. In: `Interest of 4 percent on the £90,000 loan comes to £300 a month`, out: a claim `levy` with part, whole, percent and the
//! number of times that the part is paid in a year. In: `grew 0.8 percent in the quarter, an annual rate of 3.2 percent`, out: a claim
//! `annualised` of the two and of how many such periods a year holds.
//!
//! ```text
//! return     = MARGIN { word } PERCENT | PERCENT MARGIN, with just two sums that can be its gain and its base
//! interest   = INTEREST, a PERCENT, a sum and a sum by the year or month, in any order
//! annualised = PERCENT filler PERIOD filler ( ANNUAL { word } PERCENT | PERCENT { word } ANNUAL )
//! ```

use super::super::grammar::{Context, covered};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::spoken::by_time;
use super::{after_or, divided, near, shared_unit};
use crate::figure::{Figure, Kind, Part, Time, TimeUnit, Value};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words between a margin and its percentage.
const NEAR: usize = 4;

/// Reads these of one sentence; `amounts` are the tokens that say how much or how long.
pub fn read(cx: Context<'_>, amounts: &[usize]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = returns(cx, amounts).into_iter().collect();
    claims.extend(interest(cx, amounts));
    claims.extend(amounts.windows(2).filter_map(|two| annualised(cx, two)));
    claims
}

fn is_percent(cx: Context<'_>, index: usize) -> bool {
    cx.figure_at(index).is_some_and(|f| f.kind == Kind::Percent)
}

fn is_money(cx: Context<'_>, index: usize) -> bool {
    cx.figure_at(index).is_some_and(|f| f.kind == Kind::Money)
}

fn is_money_token(cx: Context<'_>, token: &Token) -> bool {
    cx.figure_of(token).is_some_and(|f| f.kind == Kind::Money)
}

/// Whether the sentence holds one of those phrases.
fn has(cx: Context<'_>, phrases: &std::collections::BTreeSet<String>) -> bool {
    (0..cx.tokens.len()).any(|at| cx.begins(at, phrases))
}

/// `a margin of 12 percent`, `a yield of 4 percent`: its gain and its base are the only two sums of the sentence; with one or none,
/// those of the sentence before.
fn returns(cx: Context<'_>, amounts: &[usize]) -> Option<Claim> {
    let rates = &cx.words.rates;
    let named = |i: usize| {
        let before = near(cx, i, NEAR, &rates.margins) || near(cx, i, NEAR, &rates.returns);
        before || cx.begins(i + 1, &rates.margins) || cx.begins(i + 1, &rates.returns)
    };
    let margin = has(cx, &rates.margins);
    let percent = *amounts.iter().find(|i| is_percent(cx, **i) && named(**i))?;
    // An operating margin is of another profit than the one told, unless that is told so, too
    let kinds = |words: &[Token]| words.iter().any(|t| t.is(Class::Contrast));
    let own = cx.tokens.get(percent.saturating_sub(NEAR + 1)..(percent + 3).min(cx.tokens.len()))?;
    let other = cx.tokens.get(..percent.saturating_sub(NEAR + 1)).unwrap_or_default();
    let compared = cx.tokens.iter().any(|t| t.is(Class::Against) || t.is(Class::From) || t.is(Class::Than))
        || own.iter().any(|t| t.is(Class::ChangeVerb))
        || cx.tokens.iter().any(|t| t.is_mark(';'));
    // "a gross margin": a gross is a number, too
    let other_amount = own.iter().filter(|t| cx.is_amount(t) && !is_money_token(cx, t)).count() > 1;
    let by_time = amounts.iter().any(|i| cx.figure_at(*i).is_some_and(Figure::is_by_time));
    if other_amount || by_time || !margin && cx.tokens.iter().any(|t| t.is(Class::Contrast)) {
        return None;
    }
    let sums: Vec<usize> = amounts.iter().copied().filter(|i| is_money(cx, *i)).collect();
    let told = if margin { has(cx, &rates.sales) } else { has(cx, &rates.gains) };
    if compared || margin && kinds(own) != kinds(other) {
        return None;
    }
    let mut slots = vec![("percent", percent)];
    match sums.as_slice() {
        [a, b] if told => {
            let value = |i: usize| cx.figure_at(i)?.in_base_units()?.middle();
            let (gain, base) = if value(*a)? < value(*b)? { (*a, *b) } else { (*b, *a) };
            slots.extend([("gain", gain), ("base", base)]);
        }
        [] if cx.begins(0, &rates.result) => {}
        [gain] if !margin && told && near(cx, *gain, NEAR, &rates.gains) => slots.push(("gain", *gain)),
        _ => return None,
    }
    let from = *slots.iter().map(|(_, i)| i).min()?;
    let to = *slots.iter().map(|(_, i)| i).max()?;
    divided(cx, "return", &slots, cx.tokens.get(from..=to)?)
}

/// `Interest of 4 percent on the £90,000 loan comes to £300 a month`
fn interest(cx: Context<'_>, amounts: &[usize]) -> Option<Claim> {
    // "a year" is no amount
    let says = |i: &&usize| cx.figure_at(**i).is_some_and(|f| f.kind != Kind::Duration);
    (amounts.iter().filter(says).count() == 3).then_some(())?;
    let percent = *amounts.iter().find(|i| is_percent(cx, **i))?;
    let sums: Vec<usize> = amounts.iter().copied().filter(|i| is_money(cx, *i)).collect();
    let [a, b] = *sums.as_slice() else { return None };
    let times = |i: usize| by_time(cx.figure_at(i)?).and_then(|factor| a_year(&factor));
    let (part, whole) = if times(b).is_some() || times(a).is_none() { (b, a) } else { (a, b) };
    let paid = times(part).or_else(|| cx.begins(part + 1, &cx.words.rates.yearly).then_some(1));
    let words = &cx.words.rates.interest;
    let told = cx.begins(part + 1, words) || near(cx, percent, 2, words) || cx.begins(percent + 1, words);
    let rated = percent.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::At));
    let owed = told || rated && paid == Some(1);
    let yields = near(cx, part, NEAR, &cx.words.rates.yields) || after_or(cx, part);
    let apart =
        |t: &Token| t.is_any(&[Class::Against, Class::From, Class::Than, Class::ChangeVerb, Class::Clause]);
    let plain = shared_unit(cx.figure_at(whole)?).is_none() && times(whole).is_none();
    if !owed || !yields || !plain || cx.tokens.iter().any(apart) {
        return None;
    }
    let (from, to) = (*amounts.first()?, *amounts.last()?);
    let slots = [("part", part), ("whole", whole), ("percent", percent)];
    let mut claim = divided(cx, "levy", &slots, cx.tokens.get(from..=to)?)?;
    let value = Interval::point(Num::from(paid?));
    claim.slots.push(Slot::word("times", claim.span, value));
    Some(claim)
}

/// How many times a year something is paid by that rate: by the year, quarter or month.
fn a_year(factor: &Num) -> Option<i64> {
    let year = Num::ratio(1, TimeUnit::Year.seconds().unsigned_abs())?;
    [1, 4, 12].into_iter().find(|times| *factor == &year * &Num::from(*times))
}

/// `grew 0.8 percent in the quarter, an annual rate of 3.2 percent`
fn annualised(cx: Context<'_>, two: &[usize]) -> Option<Claim> {
    let [step, annual] = *two else { return None };
    if !is_percent(cx, step) || !is_percent(cx, annual) {
        return None;
    }
    let between = cx.tokens.get(step + 1..annual)?;
    let apart = |t: &Token| {
        t.is_any(&[Class::Against, Class::Than, Class::ChangeVerb, Class::Clause, Class::Reporting])
    };
    let words = &cx.words.rates.annualised;
    let yearly = after_or(cx, annual) && cx.begins(annual + 1, &cx.words.rates.yearly);
    let behind = yearly || (annual + 1..annual + 4).any(|i| cx.begins(i, words));
    let named = near(cx, annual, NEAR, words) || (step + 1..annual).any(|i| cx.begins(i, words)) || behind;
    let mut lengths: Vec<i64> = cx.tokens.get(..annual)?.iter().filter_map(|t| periods(cx, t)).collect();
    lengths.dedup();
    let [times] = *lengths.as_slice() else { return None };
    // "an annual rate" of prices is the change from a year before
    let output = cx.tokens.iter().any(|t| cx.words.rates.output.contains(&t.lower));
    let spelled = (0..cx.tokens.len()).any(|i| cx.begins(i, &cx.words.rates.compounded));
    if !named || !spelled && (!output || times != 4) || between.len() > 3 * NEAR || between.iter().any(apart)
    {
        return None;
    }
    let mut change = cx.tokens.get(..step)?.iter().rev().take(NEAR);
    let way = change.find_map(|t| t.value(Class::ChangeVerb).or_else(|| t.value(Class::ChangeAdverb)))?;
    let span = covered(cx.tokens.get(step..=annual)?)?;
    let mut slots = Vec::new();
    for (role, index) in [("step", step), ("annual", annual)] {
        slots.push(Slot::figure(role, cx.figure_at(index)?.id));
    }
    for (role, value) in [("times", Num::from(times)), ("direction", way.clone())] {
        slots.push(Slot::word(role, span, Interval::point(value)));
    }
    Some(claim("annualised", span, cx.segment, slots, Topic::default()))
}

/// How many of such a time make a year: `the third quarter` 4, `May` 12.
fn periods(cx: Context<'_>, token: &Token) -> Option<i64> {
    let Some(figure) = cx.figure_of(token) else {
        return match cx.time_unit(token)? {
            TimeUnit::Month => Some(12),
            TimeUnit::Quarter => Some(4),
            _ => None,
        };
    };
    let Value::Time(time) = &figure.value else { return None };
    match time {
        Time::Period(period) => match period.part {
            Part::Quarter(_) => Some(4),
            Part::Month(_) => Some(12),
            _ => None,
        },
        Time::Ending { count: 3, unit: TimeUnit::Month, .. } => Some(4),
        _ => None,
    }
}
