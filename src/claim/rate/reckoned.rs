//! What does a sum come to for each, told behind `or`?
//!
//! In: `the potholes cost £1.3m to fill, which over 28,000 holes comes to £46.40 apiece`, out: a claim `average` of total, count and each.
//! The count is the only number of such things in the sentence, wherever it stands, or the one behind `for each of its`. In: `went
//! for $611.3 million, or $6.52 a pound`, the same without a count, which the relation stage looks for in the sentence before.
//!
//! ```text
//! reckoned = TOTAL { word } [ "," speaker ] [","] OR { adverb } EACH        "£5.2m, or £13,000 a home"
//!          | TOTAL { word } RELATIVE { word } RESULT EACH                     "£5.2m, which works out at £13,000 a home"
//! each     = AMOUNT by the thing | AMOUNT APIECE | AMOUNT FOR each OF { word } COUNT
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use super::super::{Claim, Role};
use super::{after_or, divided, is_count, shared_unit};
use crate::figure::{Figure, Kind};
use crate::unit::Base;
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// Most tokens between the total and what it comes to for each.
const WORDS: usize = 16;

/// Most words between a number and the noun that it counts: `280,000 non-voting preference shares`.
const NOUN: usize = 4;

/// The claim of a total and of an amount for each that follow each other among `amounts`.
pub fn reckoned(cx: Context<'_>, each_at: usize, amounts: &[usize]) -> Option<Claim> {
    let each = cx.figure_at(each_at).filter(|f| matches!(f.kind, Kind::Money | Kind::Quantity))?;
    let thing = thing(cx, each_at, each)?;
    let total = |at: &usize| *at < each_at && cx.figure_at(*at).is_some_and(|f| is_total(f, each));
    let total_at = amounts.iter().rev().copied().find(total)?;
    if each_at - total_at > WORDS + 1 || !tied(cx, total_at, each_at) {
        return None;
    }
    let named = behind_each(cx, each_at, amounts);
    let of_things: Vec<usize> = amounts
        .iter()
        .copied()
        .filter(|at| *at != total_at && *at != each_at && counts(cx, *at, &thing))
        .collect();
    let mut slots: Vec<(Role, usize)> = vec![("total", total_at), ("each", each_at)];
    let between: Vec<usize> =
        amounts.iter().copied().filter(|at| (total_at + 1..each_at).contains(at)).collect();
    match (named, of_things.as_slice(), between.as_slice()) {
        (Some(count), ..) => slots.push(("count", count)),
        (None, [count], _) => slots.push(("count", *count)),
        // "can supply 2,000 homes, which is $150,000 a household"
        (None, [], [count]) if counts(cx, *count, &Thing::Any) => slots.push(("count", *count)),
        (None, [], []) if matches!(thing, Thing::Named(_)) => {}
        _ => return None,
    }
    let from = slots.iter().map(|(_, at)| *at).min()?;
    let to = slots.iter().map(|(_, at)| *at).max()?;
    divided(cx, "average", &slots, cx.tokens.get(from..=to)?)
}

/// What an amount is for each of.
enum Thing {
    /// Its noun or unit: `£46 a hole`.
    Named(Base),
    /// Whatever was counted: `£46 apiece`.
    Any,
}

/// The thing of an amount for each. A share of a company is told by `per-share`.
fn thing(cx: Context<'_>, at: usize, each: &Figure) -> Option<Thing> {
    match shared_unit(each) {
        Some(Base::Count(noun)) if noun.starts_with("share") => None,
        Some(base) => Some(Thing::Named(base)),
        None => (cx.begins(at + 1, &cx.words.rates.each) && !each.is_by_time()).then_some(Thing::Any),
    }
}

/// Whether an amount is of what is shared out, and itself for no one thing.
fn is_total(total: &Figure, each: &Figure) -> bool {
    let larger = || Some(total.in_base_units()?.low()? > each.in_base_units()?.high()?);
    let plain = total.kind == each.kind && shared_unit(total).is_none() && !total.is_by_time();
    let above =
        total.dimension().zip(each.dimension()).is_some_and(|(t, e)| super::above(t) == super::above(e));
    plain
        && above
        && (larger() == Some(true) || each.kind == Kind::Money && total.dimension() != each.dimension())
}

/// `or` right before the amount for each, or a relative clause with a verb of reckoning.
fn tied(cx: Context<'_>, total: usize, each: usize) -> bool {
    let words = cx.tokens.get(total + 1..each).unwrap_or_default();
    let adverbs = words.iter().rev().take_while(|t| t.is(Class::Adverb)).count();
    let or = after_or(cx, each - adverbs);
    let apart = |t: &Token| {
        t.is_any(&[Class::Against, Class::From, Class::Than, Class::ChangeVerb, Class::Clause])
            || t.is_mark(';')
    };
    let relative = words.iter().any(|t| t.is(Class::Relative));
    let result = (total + 1..each).any(|at| cx.begins(at, &cx.words.rates.comes_to));
    let plain = !words.iter().any(|t| apart(t) || !or && !relative && t.is(Class::And));
    plain
        && words.iter().enumerate().all(|(at, t)| !t.is(Class::Reporting) || is_aside(words, at))
        && (or || relative && result)
}

/// `, the authority said,`: who tells it, between two commas.
pub fn is_aside(words: &[Token], at: usize) -> bool {
    let comma = |t: &Token| t.is_mark(',');
    words.iter().take(at).any(comma) && words.iter().skip(at).any(comma)
}

/// `for each of its 2,500 square feet`
fn behind_each(cx: Context<'_>, each: usize, amounts: &[usize]) -> Option<usize> {
    let count = amounts.iter().copied().find(|at| *at > each).filter(|at| is_count(cx, *at))?;
    let words = cx.tokens.get(each + 1..count)?;
    let of = words.iter().any(|t| t.is(Class::Of)) && words.iter().all(is_word);
    (of && words.len() <= NOUN + 2 && cx.begins(each + 1, &cx.words.rates.each)).then_some(count)
}

/// Whether a number counts such things.
fn counts(cx: Context<'_>, at: usize, thing: &Thing) -> bool {
    let Some(figure) = cx.figure_at(at) else { return false };
    match thing {
        Thing::Any => figure.kind == Kind::Count,
        Thing::Named(Base::Count(noun)) if figure.kind == Kind::Number => {
            let named = cx.tokens.iter().skip(at + 1).take(NOUN).take_while(|t| is_word(t));
            named.into_iter().any(|t| stem(cx.source.slice(t.span)) == **noun)
        }
        Thing::Named(base) => figure.dimension().is_some_and(|d| d.powers() == [(base.clone(), 1)]),
    }
}
