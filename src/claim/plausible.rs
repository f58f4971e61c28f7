//! Which figures have a bound of their own?
//!
//! In: `profits fell 120 percent`, out: a claim `fall` of the percentage. In: `winds of 190 km/h`, out: a claim `wind` of
//! the speed, with the record as its bound.
//!
//! ```text
//! fall = change-verb down { word } PERCENT | PERCENT { word } change-noun down      at most three words
//! proportion  = PERCENT OF { word } WHOLE-NOUN                                     at most three words
//! count       = COUNT below zero                                               behind no word of a change
//! probability = PERCENT CHANCE | CHANCE OF ( PERCENT | NUMBER )
//! wind = WIND { word } SPEED | SPEED { word } WIND                                  at most four words
//! ```

use super::grammar::{Context, is_word};
use super::token::Token;
use super::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Value};
use crate::num::{Interval, Num};
use crate::unit::{Base, Dimension};
use crate::vocabulary::cues::Class;

/// Reads the figures of one sentence that have bounds.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    const BOUNDED: [fn(Context<'_>, usize) -> Option<Claim>; 5] =
        [fall, wind, proportion, probability, count];
    (0..cx.tokens.len()).filter_map(|at| BOUNDED.iter().find_map(|read| read(cx, at))).collect()
}

/// `fell by 30 percent`, `a 30 percent fall`
fn fall(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_of(cx.tokens.get(at)?).filter(|f| f.kind == Kind::Percent)?;
    let down = |t: &Token, class| t.value(class).is_some_and(Num::is_negative);
    let falls = beside(cx, at, 3, |t| down(t, Class::ChangeVerb), true);
    let fall = beside(cx, at, 3, |t| down(t, Class::ChangeNoun), false);
    let ends = cx.tokens.get(at.checked_sub(1)?).is_some_and(|t| t.is(Class::To) || t.is(Class::From));
    if ends || !(falls || fall) {
        return None;
    }
    bounded(cx, "fall", figure, at, Interval::new(Num::ZERO, Num::ONE))
}

/// `winds of up to 190 km/h`, `190 km/h winds`
fn wind(cx: Context<'_>, at: usize) -> Option<Claim> {
    let record = &cx.words.records.wind;
    let figure = cx.figure_of(cx.tokens.get(at)?)?;
    let speed = Dimension::of(Base::Length).times(&Dimension::of(Base::Time).power(-1));
    let Value::Amount(readings) = &figure.value else { return None };
    let blows = |t: &Token| record.words.contains(&cx.lower(t));
    let windy = beside(cx, at, 4, blows, true) || beside(cx, at, 4, blows, false);
    if !windy || !readings.iter().any(|r| r.unit.dimension == speed) {
        return None;
    }
    bounded(cx, "wind", figure, at, Interval::new(Num::ZERO, Num::decimal(&record.most)?))
}

/// `120 percent of voters`
fn proportion(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_of(cx.tokens.get(at)?).filter(|f| f.kind == Kind::Percent)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Of))?;
    let noun = |t: &&Token| is_word(t) && !t.is(Class::Of) && !t.is(Class::Preposition);
    let mut phrase = cx.tokens.get(at + 2..)?.iter().take(3).take_while(noun);
    let whole = phrase.find(|t| cx.words.records.wholes.contains(&cx.lower(t)));
    whole.map(|_| bounded(cx, "proportion", figure, at, Interval::new(Num::ZERO, Num::ONE)))?
}

/// `a 130 percent chance`, `a probability of 1.4`
fn probability(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_of(cx.tokens.get(at)?)?;
    let chance = |t: &Token| cx.words.records.chance.contains(&cx.lower(t));
    let behind = figure.kind == Kind::Percent && cx.tokens.get(at + 1).is_some_and(chance);
    let of = at.checked_sub(2).and_then(|start| cx.tokens.get(start..at));
    let before = matches!(of, Some([noun, of]) if chance(noun) && (of.is(Class::Of) || of.is(Class::At)));
    let told = figure.kind == Kind::Percent || figure.kind == Kind::Number && before;
    (told && (behind || before))
        .then(|| bounded(cx, "probability", figure, at, Interval::new(Num::ZERO, Num::ONE)))?
}

/// `minus 12 people`; any other count is one.
fn count(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_of(cx.tokens.get(at)?).filter(|f| f.kind == Kind::Count)?;
    let Value::Amount(readings) = &figure.value else { return None };
    let below = readings.iter().all(|r| r.interval.low().is_some_and(Num::is_negative));
    let before = cx.tokens.get(at.saturating_sub(8)..at)?;
    let step = |t: &Token| t.is(Class::ChangeVerb) || cx.words.records.steps.contains(&cx.lower(t));
    let told = below && before.iter().any(is_word) && !before.iter().any(step);
    told.then(|| bounded(cx, "count", figure, at, Interval::bounded(Some(Num::ZERO), None)))?
}

/// Whether a word that the test accepts stands within `reach` words, behind the figure or before it.
fn beside(cx: Context<'_>, at: usize, reach: usize, accept: impl Fn(&Token) -> bool, before: bool) -> bool {
    let word = |t: &&Token| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And);
    if before {
        let words = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(reach);
        words.take_while(word).any(accept)
    } else {
        let words = cx.tokens.get(at + 1..).unwrap_or_default().iter().take(reach);
        words.take_while(word).any(accept)
    }
}

fn bounded(
    cx: Context<'_>,
    kind: &'static str,
    figure: &Figure,
    at: usize,
    bounds: Option<Interval>,
) -> Option<Claim> {
    let span = cx.tokens.get(at).map_or(figure.span, |t| t.span);
    let slots = vec![
        Slot { role: "value", operand: Operand::Figure(figure.id) },
        Slot { role: "bounds", operand: Operand::Cue { span, value: bounds? } },
    ];
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}
