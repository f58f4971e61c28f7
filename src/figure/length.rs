//! How long is it, where a letter or a mark stands for the unit?
//!
//! In: `6'2"`, out: 6 feet and 2 inches; `the 100m` are metres and a `10K race` is one of kilometres, where `m` and `K`
//! else stand for millions and thousands.
//!
//! ```text
//! length = sized | race | distance | height
//! sized    = numeral "m", before what has a size: ` tall`, ` final`
//! race     = digits ( "k" | "K" ), before ` race`
//! distance = a distance that is run "m", behind `men's`; behind `the` only where nothing is counted
//! height   = feet "'" inches [ '"' ]
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{map, map_opt, opt, peek, verify};
use nom::sequence::{pair, terminated};

use super::grammar::{NO, Parsed, gap, link, word_end};
use super::number::{Form, Number};
use super::quantum::Quantum;
use super::{Context, Draft, Kind, Reading, Value, amount, digits, suffix};
use crate::num::rounding::Precision;
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::Vocabulary;

/// Reads a length whose unit is a letter or a mark.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let text = context.rest(start);
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok((rest, interval)) = height(text) {
        let unit = suffix::suffix(context.words, " feet").ok()?.1.units.into_iter().next()?;
        let reading = Reading { truncated: interval.clone(), interval, unit };
        let span = Span::new(start, context.offset(rest));
        return Some(Draft::new(Kind::Quantity, span, Value::Amount(vec![reading])));
    }
    let event = |t| {
        let metres = map(|t| distance(context, start, t), |number| (number, " metres"));
        alt((metres, map(|t| race(context.words, t), |number| (number, " km")))).parse(t)
    };
    if let Ok((rest, (number, unit))) = event(text) {
        let (_, suffix) = suffix::suffix(context.words, unit).ok()?;
        let exact = number.with_precision(Precision::Exact);
        return Some(Draft::amount(
            Kind::Quantity,
            Span::new(start, context.offset(rest)),
            &exact,
            &suffix.units,
        ));
    }
    let (rest, number) = sized(context.words, text).ok()?;
    let (_, suffix) = suffix::suffix(context.words, " metres").ok()?;
    Some(amount::finish(
        Span::new(start, context.offset(rest)),
        Quantum { low: number, high: None },
        Some(suffix),
    ))
}

/// `"1.83m"` before ` tall`
fn sized<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || ".,½¼¾".contains(c));
    if !unit.starts_with('m') {
        return Err(NO);
    }
    let (rest, number) = digits::numeral(words, text)?;
    let (rest, _) = pair(char('m'), peek(word_end)).parse(rest)?;
    if words.nouns.metres.contains(next_word(rest)) { Ok((rest, number)) } else { Err(NO) }
}

/// `"100m"` behind `the`, `men's`
fn distance<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, Number> {
    let nouns = &context.words.nouns;
    let run = verify(digit1, |digits: &str| nouns.distances.contains(digits));
    let (rest, digits) = terminated(run, (char('m'), peek(word_end))).parse(text)?;
    let before = context.word_before(start).to_lowercase().replace('’', "'");
    let alone = rest.trim_start().is_empty()
        || rest.starts_with([',', '.', ';', ')'])
        || nouns.behind_distance.contains(next_word(rest));
    if nouns.runners.contains(&before) || nouns.articles.contains(&before) && alone {
        Ok((rest, Number::spelled(digits.to_owned(), 0, true, Form::Digits).ok_or(NO)?))
    } else {
        Err(NO)
    }
}

/// `"10K"` before ` race`
fn race<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, digits) =
        terminated(take_while1(|c: char| c.is_ascii_digit()), (one_of("kK"), peek(word_end))).parse(text)?;
    if !words.nouns.races.contains(next_word(rest)) {
        return Err(NO);
    }
    Ok((rest, Number::spelled(digits.to_owned(), 0, true, Form::Digits).ok_or(NO)?))
}

/// The next word, behind a space or a hyphen; empty if there is none.
fn next_word(rest: &str) -> &str {
    link(rest)
        .or_else(|_| gap(rest))
        .map_or("", |(r, ())| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

/// `6'2"`, `5’11`, in feet
fn height(text: &str) -> Parsed<'_, Interval> {
    let number = |least: i64, most: i64| {
        map_opt(digit1, move |d: &str| d.parse().ok().filter(|n: &i64| (least..=most).contains(n)))
    };
    let mark = opt(alt((tag("\""), tag("”"), tag("″"), tag("''"))));
    let (rest, (feet, _, inches, _)) = (number(3, 8), one_of("'’′"), number(0, 11), mark).parse(text)?;
    let (rest, ()) = word_end(rest)?;
    // good to the last inch
    let half = |halves: i64| Some(Num::from(feet) + Num::ratio(2 * inches + halves, 24)?);
    let (low, high) = half(-1).zip(half(1)).ok_or(NO)?;
    Ok((rest, Interval::new(low, high).ok_or(NO)?))
}
