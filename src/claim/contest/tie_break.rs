//! Who won the tie-break of a set?
//!
//! In: `7-6 (7-5)`, out: a claim `tie-break` of the set and of how far its winner was ahead in the tie-break. Whoever wins the set has won its
//! tie-break, by two points at least.
//!
//! ```text
//! tie-break = SET " (" POINTS dash POINTS ")"                  a set with its tie-break is one figure
//! ```

use super::super::grammar::Context;
use super::super::{Claim, Slot, Topic, claim};
use super::words::{score, sign};
use crate::figure::Value;
use crate::source::Span;

/// The set at a token with its tie-break.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = score(cx, at)?;
    let Value::Score(ours, theirs) = figure.value else { return None };
    let (set, points) = cx.source.slice(figure.span).split_once('(')?;
    let (own, other) = points.trim_end_matches(')').split_once(['-', '–'])?;
    let lead = own.parse::<i64>().ok()? - other.parse::<i64>().ok()?;
    let span = Span::new(figure.span.start + set.len(), figure.span.end);
    let slots = vec![Slot::figure("games", figure.id), sign("points", span, lead)];
    (ours.abs_diff(theirs) == 1).then(|| claim("tie-break", figure.span, cx.segment, slots, Topic::default()))
}
