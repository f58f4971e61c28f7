//! The few terminals that all figure grammars share, on top of nom.
//!
//! In: `per cent of`, out: the meaning of `per cent` and the rest ` of`. Errors carry nothing, since prose
//! that is no figure is not an error.

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Input, Parser};

use crate::vocabulary::Phrases;

/// Not this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct No;

impl<I> ParseError<I> for No {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Self
    }

    fn append(_: I, _: ErrorKind, _: Self) -> Self {
        Self
    }
}

/// What a parser of prose gives.
pub type Parsed<'a, T> = IResult<&'a str, T, No>;

/// A plain failure.
pub const NO: nom::Err<No> = nom::Err::Error(No);

/// The longest phrase of a table.
pub fn phrase<'a, 't, T, const EXACT: bool>(
    table: &'t Phrases<T, EXACT>,
) -> impl Parser<&'a str, Output = &'t T, Error = No> {
    move |text: &'a str| {
        let (length, meaning) = table.longest(text).ok_or(NO)?;
        Ok((text.take_from(length), meaning))
    }
}

/// White space inside a line or over one line break: a blank line ends a figure.
pub fn gap(text: &str) -> Parsed<'_, ()> {
    let rest = text.trim_start();
    let run = text.get(..text.len() - rest.len()).unwrap_or_default();
    let broken = run.bytes().filter(|&b| b == b'\n').count() > 1;
    if run.is_empty() || broken { Err(NO) } else { Ok((rest, ())) }
}

/// `" "` or `"-"`: what stands between the parts of `45 million` and `45-million`.
pub fn link(text: &str) -> Parsed<'_, ()> {
    match text.strip_prefix(['-', '\u{2010}', '\u{2011}']) {
        Some(rest) if rest.starts_with(char::is_alphanumeric) => Ok((rest, ())),
        Some(_) => Err(NO),
        None => gap(text),
    }
}

/// Succeeds where no letter or digit follows, and takes nothing.
pub fn word_end(text: &str) -> Parsed<'_, ()> {
    if text.starts_with(char::is_alphanumeric) { Err(NO) } else { Ok((text, ())) }
}

/// A given word in either case, with a boundary after it.
pub fn word<'a>(expected: &'static str) -> impl Parser<&'a str, Output = (), Error = No> {
    move |text: &'a str| {
        let found = text.get(..expected.len()).filter(|found| found.eq_ignore_ascii_case(expected));
        word_end(found.and_then(|_| text.get(expected.len()..)).ok_or(NO)?)
    }
}
