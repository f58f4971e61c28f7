//! Which one in a row? `third`, `21st`, `World War II`.
//!
//! ```text
//! ordinal  = ( digits ( "st" | "nd" | "rd" | "th" ) | word ) [ "-" superlative ]
//! word     = [ tens "-" ] name of the ordinal
//! roman    = two or more of I V X L C, behind a capitalised word
//! ```
//!
//! `second` is a time behind `a` or a number; `first` alone orders nothing that arithmetic touches.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::char;
use nom::combinator::{opt, peek, verify};
use nom::sequence::{pair, preceded, terminated};

use super::grammar::{NO, Parsed, phrase, word_end};
use super::number::{Form, Number};
use super::{Context, Draft, Kind};
use crate::num::rounding::Precision;
use crate::source::Span;
use crate::unit::Unit;
use crate::vocabulary::Vocabulary;

/// Reads an ordinal.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let text = context.rest(start);
    let (rest, place) =
        alt((|t| ordinal(context, start, t), |t| roman(context, start, t))).parse(text).ok()?;
    let number = Number::spelled(place.to_string(), 0, text.starts_with(char::is_numeric), Form::Words)?;
    let number = number.with_precision(Precision::Exact);
    Some(Draft::amount(Kind::Ordinal, Span::new(start, context.offset(rest)), &number, &[Unit::plain()]))
}

/// Whether these letters may be a roman numeral.
pub fn may_be_roman(letters: &str) -> bool {
    letters.len() > 1 && letters.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

/// `( digits suffix | word ) [ "-" superlative ]`
fn ordinal<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, i64> {
    let spelled = |t| word(context.words, t);
    let (rest, place) = alt((digits, spelled)).parse(text)?;
    let second = place == 2 && !text.starts_with(char::is_numeric);
    if second && context.words.numbers.time_before.contains(&context.word_before(start).to_lowercase()) {
        return Err(NO);
    }
    let superlative =
        verify(take_while1(|c: char| c.is_ascii_lowercase()), |w: &str| w.ends_with("st") && w.len() > 3);
    let (rest, _) = opt(preceded(char('-'), superlative)).parse(rest)?;
    Ok((rest, place))
}

/// `"21st"`, `"1,000th"`
fn digits(text: &str) -> Parsed<'_, i64> {
    let number = take_while_m_n(1, 9, |c: char| c.is_ascii_digit() || c == ',');
    let (rest, (digits, suffix)) =
        pair(number, take_while_m_n(2, 2, |c: char| c.is_ascii_alphabetic())).parse(text)?;
    let (rest, ()) = word_end(rest)?;
    let grouped = digits.split(',').skip(1).all(|group| group.len() == 3);
    let place: i64 = digits.replace(',', "").parse().map_err(|_| NO)?;
    let fits = match (place % 10, place % 100) {
        (1, n) if n != 11 => "st",
        (2, n) if n != 12 => "nd",
        (3, n) if n != 13 => "rd",
        _ => "th",
    };
    if grouped && suffix.eq_ignore_ascii_case(fits) { Ok((rest, place)) } else { Err(NO) }
}

/// `"third"`, `"twenty-first"`
fn word<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, i64> {
    let tens = terminated(phrase(&words.numbers.tens), alt((tag_no_case("-"), tag_no_case(" "))));
    let name = || terminated(phrase(&words.numbers.ordinals).map(|n| *n), peek(word_end));
    let first = || alt((name(), nom::combinator::value(1, (tag_no_case("first"), peek(word_end)))));
    let compound = pair(tens, verify(first(), |n| *n < 10)).map(|(tens, unit)| tens + unit);
    alt((compound, name())).parse(text)
}

/// `"II"` in `World War II`
fn roman<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, i64> {
    let numeral = take_while_m_n(2, 8, |c: char| matches!(c, 'I' | 'V' | 'X' | 'L'));
    let (rest, letters) = terminated(numeral, peek(word_end)).parse(text)?;
    let named =
        context.word_before(start).starts_with(char::is_uppercase) && context.before(start).ends_with(' ');
    let value = roman_value(letters);
    if named && roman_letters(value) == letters { Ok((rest, value)) } else { Err(NO) }
}

const ROMAN: [(i64, &str); 9] =
    [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

fn roman_value(letters: &str) -> i64 {
    let (mut rest, mut sum) = (letters, 0);
    for (size, symbol) in ROMAN {
        while let Some(after) = rest.strip_prefix(symbol) {
            (rest, sum) = (after, sum + size);
        }
    }
    sum
}

/// The one proper way to write a value, by which other runs of letters are told apart.
fn roman_letters(value: i64) -> String {
    let (mut rest, mut letters) = (value, String::new());
    for (size, symbol) in ROMAN {
        while rest >= size {
            letters.push_str(symbol);
            rest -= size;
        }
    }
    letters
}
