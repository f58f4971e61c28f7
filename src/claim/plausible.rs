//! Which figures have a bound of their own?
//!
//! In: `profits fell 120 percent`, out: a claim `fall` of the percentage. In: `winds of 190 km/h`, out: a claim `wind` of
//! the speed, with the record as its bound.
//!
//! ```text
//! fall = change-verb down { word } PERCENT | PERCENT { word } change-noun down      at most three words
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
    (0..cx.tokens.len()).filter_map(|at| fall(cx, at).or_else(|| wind(cx, at))).collect()
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
    Some(bounded(cx, "fall", figure, at, Interval::new(Num::ZERO, Num::ONE)?))
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
    Some(bounded(cx, "wind", figure, at, Interval::new(Num::ZERO, Num::decimal(&record.most)?)?))
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

fn bounded(cx: Context<'_>, kind: &'static str, figure: &Figure, at: usize, bounds: Interval) -> Claim {
    let span = cx.tokens.get(at).map_or(figure.span, |t| t.span);
    let slots = vec![
        Slot { role: "value", operand: Operand::Figure(figure.id) },
        Slot { role: "bounds", operand: Operand::Cue { span, value: bounds } },
    ];
    claim(kind, span, cx.segment, slots, Topic::default())
}
