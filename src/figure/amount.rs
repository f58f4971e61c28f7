//! How much of what is it? Bare numbers.
use super::number;
use super::{Context, Draft, Kind};
use crate::source::Span;
use crate::unit::Unit;

/// Reads a bare number.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let (rest, number) = number::number(context.words)(context.rest(start)).ok()?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let span = Span::new(start, context.offset(rest));
    Some(Draft::amount(Kind::Number, span, &number, &[Unit::plain()]))
}
