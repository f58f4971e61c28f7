//! Times said twice: which names of one stretch of time stand side by side?
//!
//! In: `the Iranian calendar year 1400 (March 2021-March 2022)`, out: a claim `equivalence` of the two. In:
//! `the three-month period`, out: a claim `length` of a period named before. Which days they are is the
//! relation stage's work.
//!
//! ```text
//! equivalence = TIME "(" TIME ")"
//! length      = DURATION period-noun
//! ```

use super::grammar::{Context, covered};
use super::token::Token;
use super::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Time, Value};
use crate::vocabulary::cues::Class;

/// Reads the times of one sentence that are said twice.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    (0..cx.tokens.len()).filter_map(|at| equivalence(cx, at).or_else(|| length(cx, at))).collect()
}

/// `TIME "(" TIME ")"`
fn equivalence(cx: Context<'_>, at: usize) -> Option<Claim> {
    let tokens = cx.tokens.get(at..at + 4)?;
    let [name, open, stated, close] = tokens else { return None };
    if !open.is_mark('(') || !close.is_mark(')') {
        return None;
    }
    let (name, stated) = (stretch(cx, name)?, stretch(cx, stated)?);
    let slots = vec![
        Slot { role: "name", operand: Operand::Figure(name.id) },
        Slot { role: "stated", operand: Operand::Figure(stated.id) },
    ];
    Some(claim("equivalence", covered(tokens)?, cx.segment, slots, Topic::default()))
}

/// A figure that names days: no clock time, weekday or length.
fn stretch<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    let figure = cx.figure_of(token)?;
    matches!(figure.value, Value::Time(Time::Period(_) | Time::Range(..) | Time::Ending { .. }))
        .then_some(figure)
}

/// `the three-month period`: a length of a stretch that was named before.
fn length(cx: Context<'_>, at: usize) -> Option<Claim> {
    let tokens = cx.tokens.get(at..at + 2)?;
    let [duration, noun] = tokens else { return None };
    let definite = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let figure = cx.figure_of(duration).filter(|figure| figure.kind == Kind::Duration)?;
    if !noun.is(Class::PeriodNoun) || !definite {
        return None;
    }
    let slots = vec![Slot { role: "duration", operand: Operand::Figure(figure.id) }];
    Some(claim("length", covered(tokens)?, cx.segment, slots, Topic::default()))
}
