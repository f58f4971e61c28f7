//! How are the words of contests found among the tokens?

use super::super::grammar::{Context, is_amount};
use super::super::{Role, Slot};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::source::Span;

/// No phrase of the lists is longer, in bytes.
const LONGEST: usize = 40;

/// Whether a word or phrase of the list stands at the token.
pub fn says(cx: Context<'_>, at: usize, list: &str) -> bool {
    let Some(token) = cx.tokens.get(at).filter(|t| t.figure().is_none()) else { return false };
    if !cx.words.contests.may_open(list, &token.lower) {
        return false;
    }
    let end = cx.tokens.get(at..).unwrap_or_default().iter().map(|t| t.span.end);
    let end = end.take_while(|end| end - token.span.start <= LONGEST).last().unwrap_or(token.span.end);
    let text = cx.source.slice(Span::new(token.span.start, end)).to_lowercase();
    cx.words.contests.opens(list, &text)
}

/// Whether one of the list stands among these tokens.
pub fn among(cx: Context<'_>, range: std::ops::Range<usize>, list: &str) -> bool {
    range.into_iter().any(|at| says(cx, at, list))
}

/// Whether the noun of a counted figure is on the list: `14-point`, `58 points`.
pub fn counts(cx: Context<'_>, figure: &Figure, list: &str) -> bool {
    let text = cx.source.slice(figure.span).to_lowercase();
    let noun = text.find([' ', '-']).and_then(|at| text.get(at + 1..));
    figure.kind == Kind::Count && noun.is_some_and(|noun| cx.words.contests.opens(list, noun))
}

/// The whole number that a token is, with or without the thing that it counts.
pub fn number(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = cx.figure_at(at)?;
    (is_amount(figure) && matches!(figure.kind, Kind::Number | Kind::Count)).then_some(figure)
}

/// The whole number that a figure prints.
pub fn printed(figure: &Figure) -> Option<i64> {
    figure.reading()?.interval.middle()?.to_i64()
}

/// The number of things on the list: `31 matches`, or a bare number right before one (`29 league games`).
pub fn number_of<'a>(cx: Context<'a>, at: usize, list: &str) -> Option<&'a Figure> {
    let figure = number(cx, at)?;
    let bare = figure.kind == Kind::Number && says(cx, at + 1, list);
    (bare || counts(cx, figure, list)).then_some(figure)
}

/// The score that a token is.
pub fn score(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| figure.kind == Kind::Score)
}

/// A role that a word plays, with the number that it stands for.
pub fn sign(role: Role, span: Span, value: i64) -> Slot {
    Slot::word(role, span, Interval::point(Num::from(value)))
}
