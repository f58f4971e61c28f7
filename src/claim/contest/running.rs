//! Which scores were those of a match on its way, and how did it end?
//!
//! In: a headline `Arden 24-17 Belmont`, out: a claim `final-score`. In: `Roe converted to make it 17-10`, `a 14-3 half-time lead`, out: a claim
//! `running` of the score. The relation stage holds the scores on the way against the one at the end: neither side's may fall.
//!
//! ```text
//! final-score = NAME SCORE NAME                                  the whole headline
//! running     = MADE-IT SCORE | lead { word } TO SCORE | SCORE [ word ] lead | SCORE ( UP | DOWN | half-time ) | level AT SCORE
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::{Claim, Slot, Topic, claim};
use super::course::way;
use super::sets::made_it;
use super::words::{among, score};
use crate::segment::SegmentKind;
use crate::vocabulary::cues::Class;

/// Most tokens between a score on the way and what tells of another match, or that it never came to it.
const NEAR: usize = 8;

/// The score at a token, if it is that of a match on its way or that of its end in a headline.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = score(cx, at)?;
    let kind = if is_final(cx, at) {
        "final-score"
    } else if is_running(cx, at) {
        "running"
    } else {
        return None;
    };
    let slots = vec![Slot::figure("score", figure.id)];
    Some(claim(kind, covered(cx.tokens.get(at..=at)?)?, cx.segment, slots, Topic::default()))
}

/// `Arden 24-17 Belmont`
fn is_final(cx: Context<'_>, at: usize) -> bool {
    let named = |range: std::ops::Range<usize>| {
        let name = cx.tokens.get(range).unwrap_or_default();
        let first = name.first().is_some_and(|t| cx.is_capital(t));
        first && name.iter().all(is_word)
    };
    cx.kind == SegmentKind::Headline && named(0..at) && named(at + 1..cx.tokens.len())
}

/// Whether a word says so, and none that the score is of another match or was only in reach.
fn is_running(cx: Context<'_>, at: usize) -> bool {
    let lead = |range: std::ops::Range<usize>| among(cx, range, "running_lead");
    let to = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::To));
    let led_to = to && lead(at.saturating_sub(4)..at);
    let told = made_it(cx, at)
        || led_to
        || lead(at + 1..at + 3)
        || way(cx, at).is_some()
        || among(cx, at.saturating_sub(3)..at, "equalised");
    let near = at.saturating_sub(NEAR)..at + NEAR;
    let unreal =
        |t: &super::super::token::Token| t.is_any(&[Class::Negation, Class::Planned, Class::Unfinished]);
    let time = |i: usize| cx.figure_at(i).is_some_and(crate::figure::Figure::is_moment);
    let set = at.checked_sub(1).is_some_and(|i| score(cx, i).is_some()) || score(cx, at + 1).is_some();
    told && !set
        && !near.clone().any(time)
        && !cx.tokens.get(near.start..near.end.min(cx.tokens.len())).unwrap_or_default().iter().any(unreal)
        && !among(cx, near, "other_match")
        && !among(cx, 0..cx.tokens.len(), "leg")
}
