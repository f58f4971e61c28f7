//! Is a lead within the error of its poll?
//!
//! In: `a lead of three points, within the margin of error of four points`, out: a claim `poll-error` of both. The error is that of one side's
//! share; the lead, which is the difference of two shares, is off by up to twice as much.
//!
//! ```text
//! error = LEAD { any } WITHIN { word } ( ERROR { word } error-margin | error-margin [ OF { word } ERROR ] )
//! LEAD  = POINTS lead-noun | lead-noun OF POINTS | leads { word } BY POINTS
//! ```

use super::super::grammar::{Context, is_points, is_word};
use super::super::{Claim, Slot, spanning};
use super::words::{number, says};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Most words between the error and its name.
const NEAR: usize = 5;

/// The lead and the error of one sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let within = (0..cx.tokens.len()).find(|at| says(cx, *at, "within"))?;
    let named = (within + 1..within + 2 * NEAR).find(|at| says(cx, *at, "error_margin"))?;
    let plain =
        |at: &usize| cx.tokens.get(*at).is_some_and(|t| is_word(t) || t.figure().is_some() || t.is_dash());
    // "within reach, and the margin of error is three points"
    let told = |at: usize| plain(&at) && cx.tokens.get(at).is_some_and(|t| !t.is(Class::And));
    if !(within + 1..named).all(told) {
        return None;
    }
    let before = (within + 1..named).rfind(|at| error(cx, *at).is_some());
    let behind = || (named + 1..named + 2 * NEAR).take_while(plain).find(|at| error(cx, *at).is_some());
    let error_at = before.or_else(behind)?;
    let leads: Vec<usize> = (0..within).filter(|at| is_lead(cx, *at)).collect();
    let [lead] = leads.as_slice() else { return None };
    let denied = cx.tokens.get(*lead..within)?.iter().any(|t| t.is(Class::Negation));
    let slots =
        vec![Slot::figure("lead", cx.figure_at(*lead)?.id), Slot::figure("error", error(cx, error_at)?.id)];
    (!denied).then(|| spanning(cx, "poll-error", (*lead, error_at), slots)).flatten()
}

/// A number of points or of percent.
fn error(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|f| matches!(f.kind, Kind::Percent | Kind::Points | Kind::Number | Kind::Count))
}

/// `a lead of three points`, `a three-point lead`, `leads by three points`
fn is_lead(cx: Context<'_>, at: usize) -> bool {
    let points = cx.figure_at(at).is_some_and(|figure| is_points(cx, figure)) || number(cx, at).is_some();
    let back = |steps: usize| at.checked_sub(steps);
    let of = back(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of));
    let by = back(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::By));
    let verb = (2..NEAR).any(|steps| back(steps).is_some_and(|i| says(cx, i, "ahead")));
    let noun = back(2).is_some_and(|i| says(cx, i, "lead_noun"));
    points && (says(cx, at + 1, "lead_noun") || of && noun || by && verb)
}
