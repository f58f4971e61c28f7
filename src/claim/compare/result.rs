//! What did somebody reach in a contest, and is more or less of it better?
//!
//! In: `6.56 seconds`, `3:46.04`, odds of `5/1`, out: a result of which less is better; `63 points`, `16.87m`, `54%`: of which more is. A bare `8.06` is a
//! time only where the sentence speaks of clocks; what a round of golf comes to is neither.

use super::{Found, is_level};
use crate::claim::compare::race::is_time;
use crate::claim::contest::words::among;
use crate::claim::grammar::Context;
use crate::figure::{Figure, Kind};
use crate::num::Num;

/// The result at a token, with 1 if more of it is better and -1 if less is.
pub fn result(cx: Context<'_>, at: usize) -> Option<(Found<'_>, i64)> {
    let figure = cx.figure_at(at)?;
    let way = way(cx, figure)?;
    Some((Found { at, figure }, way))
}

fn way(cx: Context<'_>, figure: &Figure) -> Option<i64> {
    let text = cx.source.slice(figure.span);
    let fine = figure.spelling.as_ref().is_some_and(|s| s.digits.contains('.'));
    let golf = || among(cx, 0..cx.tokens.len(), "golf");
    match figure.kind {
        Kind::Duration => (fine || is_time(cx, figure)).then_some(-1),
        Kind::Ratio => (text.contains('/') && text.starts_with(|c: char| c.is_ascii_digit())).then_some(-1),
        Kind::Number if fine && text.ends_with(|c: char| c.is_ascii_digit()) => {
            (among(cx, 0..cx.tokens.len(), "timed") || beside_time(cx, figure)).then_some(-1)
        }
        Kind::Number | Kind::Count if golf() => None,
        _ => is_level(figure).then_some(1),
    }
}

/// Whether the sentence tells a time before, to the hundredth and of that size: `first in 9.95 seconds, with Voss second in 9.99`.
fn beside_time(cx: Context<'_>, figure: &Figure) -> bool {
    let value = |f: &Figure| f.in_base_units().and_then(|i| i.middle());
    let fine = |f: &Figure| f.spelling.as_ref().is_some_and(|s| s.digits.contains('.'));
    let near = |a: &Figure| value(a).zip(value(figure)).zip(Num::ratio(5, 4));
    let time = |f: &&Figure| f.kind == Kind::Duration && fine(f) && f.id < figure.id;
    let mut times = cx.tokens.iter().filter_map(|t| cx.figure_of(t)).filter(time);
    times.any(|f| near(f).is_some_and(|((a, b), most)| a.is_near(&b, &most)))
}

/// Whether a figure names an event by its length: `the 200m`, `1,500 metres`.
pub fn is_event(cx: Context<'_>, at: usize) -> bool {
    let named = |figure: &Figure| {
        let text = cx.source.slice(figure.span).to_lowercase();
        let metres = text.ends_with('m') || text.contains("met");
        metres && !text.contains('.') && matches!(figure.kind, Kind::Number | Kind::Quantity)
    };
    cx.figure_at(at).is_some_and(named)
}
