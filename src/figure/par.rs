//! How many strokes above or below par?
//!
//! In: `11 under` behind `at`, out: -11, counted from par; `two over par` is 2.
//!
//! ```text
//! par = number ( " " | "-" ) ( "under" | "over" ) [ ( " " | "-" ) "par" ]    without `par` behind `at`, or with hyphens, above par before a number
//! ```

use nom::Parser;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::grammar::{NO, Parsed, gap, link, phrase};
use super::number::Number;
use super::time::closes;
use super::{Context, Draft, Kind};
use crate::source::Span;
use crate::unit::Unit;

/// The most strokes that a player is away from par.
const MOST: i64 = 40;

/// Reads strokes counted from par.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let (rest, number) = par(context, start, context.rest(start)).ok()?;
    Some(Draft::amount(Kind::Number, Span::new(start, context.offset(rest)), &number, &[Unit::plain()]))
}

fn par<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, Number> {
    let words = &context.words.contests;
    let (after, number) =
        verify(|t| context.number(t), |n| n.value.to_i64().is_some_and(|n| (1..=MOST).contains(&n)))
            .parse(text)?;
    let (rest, side) = preceded(link, phrase(&context.words.numbers.beside_par)).parse(after)?;
    let (rest, named) = opt(preceded(link, phrase(&context.words.numbers.par))).parse(rest)?;
    let number = if *side < 0 { number.negated() } else { number };
    let next =
        gap(rest).map_or("", |(r, ())| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    let ends = closes(rest) || words.is("behind_par", next);
    let comma = context.before(start).trim_end().ends_with(',');
    let told = comma || words.is("before_par", &context.word_before(start).to_lowercase());
    // "a 12-under total", but no "50-over match"
    let digits = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let scored = after.starts_with('-') && (digits || *side < 0);
    let stands = named.is_some() || told && ends || scored;
    if stands && !rest.starts_with('-') { Ok((rest, number)) } else { Err(NO) }
}
