//! Which number is written here, and how precisely?
//!
//! In: `1.425 million tons`, out: a [`Number`] of 1 425 000 spelled `1.425` × 10⁶, and the rest ` tons`.
//!
//! ```text
//! number    = ( numeral | decimal ) [ magnitude ] | words    words: see `words`
//! numeral   = mixed | vulgar | fraction | scientific | grouped | plain
//! mixed     = plain ( "-" | " " ) fraction | plain vulgar
//! fraction  = plain "/" plain
//! scientific= plain ( "e" | "x 10^" ) [ "-" ] plain
//! grouped   = digits { "," digits } [ "." digits ] | digits { " " digits } | digits { "." digits } [ "," digits ]
//! decimal   = digits "," one or two digits              before a magnitude or a unit
//! plain     = digits [ "." digits ] | "." digits
//! magnitude = glued | link word
//! ```
//!
//! Signs, hedges, units and ranges are for the readers that call this.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};
use nom::sequence::{preceded, terminated};

use super::grammar::{NO, Parsed, link, phrase, word_end};
use super::words;
use super::{Spelling, digits, suffix};
use crate::num::rounding::{self, Precision};
use crate::num::{Interval, Num};
use crate::vocabulary::Vocabulary;

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// How: its digits, magnitude and precision.
    pub spelling: Spelling,
    /// What it says if read to the letter.
    pub value: Num,
    /// The values that a fraction or a loose word may stand for, where the digits do not tell.
    pub span: Option<Interval>,
    /// What it looks like.
    pub form: Form,
}

/// What a written number looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `1987`, `12`: plain digits with neither separator nor point.
    Integer,
    /// `1,250`, `3.5`, `2.1m`, `4-1/2`.
    Digits,
    /// `twenty-three`, `five million`.
    Words,
    /// `1/2`, `¾`, `two-thirds`, `half`.
    Fraction,
    /// `hundreds of millions`, `a couple of`.
    Loose,
}

impl Number {
    /// A number in words, exact unless it has a magnitude.
    pub(super) fn from_words(digits: String, exponent: i32) -> Option<Self> {
        Self::spelled(digits, exponent, false, Form::Words)
    }

    /// A number from its plain digits and the power of ten beside them.
    pub(super) fn spelled(digits: String, exponent: i32, in_digits: bool, form: Form) -> Option<Self> {
        let plain = Num::decimal(&digits)?;
        let value = if exponent == 0 { plain } else { plain * Num::power_of_ten(exponent) };
        let precision = precision(&digits, exponent, &value);
        Some(Self { spelling: Spelling { digits, exponent, precision, in_digits }, value, span: None, form })
    }

    /// A number whose allowed values the spelling does not tell.
    pub(super) fn within(value: Num, span: Interval, in_digits: bool, form: Form) -> Self {
        let digits = value.to_decimal(4);
        let spelling = Spelling { digits, exponent: 0, precision: Precision::LastDigit, in_digits };
        Self { spelling, value, span: Some(span), form }
    }

    /// The same with another precision, where the unit tells how such numbers are rounded.
    #[must_use]
    pub fn with_precision(mut self, precision: Precision) -> Self {
        self.spelling.precision = precision;
        self
    }

    /// The same number with a minus.
    #[must_use]
    pub fn negated(mut self) -> Self {
        self.spelling.digits.insert(0, '-');
        self.value = -self.value;
        self.span = self.span.map(|s| s.neg());
        self
    }

    /// The same times a power of ten: the magnitude that a range's second number carries.
    #[must_use]
    pub fn scaled(self, exponent: i32) -> Option<Self> {
        if self.span.is_some() {
            let factor = Num::power_of_ten(exponent);
            let span = self.span.map(|s| s.scale(&factor));
            let spelling = Spelling { exponent: self.spelling.exponent + exponent, ..self.spelling };
            return Some(Self { spelling, span, value: &self.value * &factor, form: self.form });
        }
        let Spelling { digits, exponent: old, in_digits, .. } = self.spelling;
        Self::spelled(digits, old + exponent, in_digits, self.form)
    }

    /// The same times a power of ten, at the same precision.
    #[must_use]
    pub fn shifted(self, exponent: i32) -> Self {
        let factor = Num::power_of_ten(exponent);
        let spelling = Spelling { exponent: self.spelling.exponent + exponent, ..self.spelling };
        Self {
            spelling,
            value: &self.value * &factor,
            span: self.span.map(|s| s.scale(&factor)),
            form: self.form,
        }
    }

    /// Every value that the spelling allows if the writer rounded.
    pub fn rounded(&self) -> Interval {
        let read =
            || rounding::rounded(&self.spelling.digits, self.spelling.exponent, self.spelling.precision);
        self.span.clone().or_else(read).unwrap_or_else(|| Interval::point(self.value.clone()))
    }

    /// The same if the writer may have cut digits; holds [`Number::rounded`].
    pub fn truncated(&self) -> Interval {
        let cut = rounding::truncated(&self.spelling.digits, self.spelling.exponent, self.spelling.precision);
        let rounded = self.rounded();
        if self.span.is_some() { rounded } else { cut.map_or(rounded.clone(), |c| c.hull(&rounded)) }
    }

    /// Whether this is a whole number, so that it can count things.
    pub fn is_whole(&self) -> bool {
        self.value.is_integer()
    }

    /// Whether it is four plain digits that may name a year.
    pub fn may_be_year(&self) -> bool {
        let year = self.value.to_i64().is_some_and(|v| (1000..2200).contains(&v));
        self.form == Form::Integer && year && self.spelling.digits.len() == 4
    }
}

/// How far a bare number's spelling reaches; units may know better.
fn precision(digits: &str, exponent: i32, value: &Num) -> Precision {
    let small = value.abs() < Num::from(100);
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    match (digits.contains('.'), exponent) {
        (false, 0) if small => Precision::Exact,
        (false, 0) => Precision::LastNonZeroDigit,
        // "100 million" is a round number; "20 million" is said by one who would have said 19 or 21.
        (false, _) if zeros > 1 => Precision::LastNonZeroDigit,
        _ => Precision::LastDigit,
    }
}

/// A number in digits or words, with its magnitude.
///
/// The text must start with the number. What follows it is the caller's to judge: of `18th` and of `18-month`
/// it reads the `18`.
pub fn number<'a>(words: &'_ Vocabulary) -> impl Fn(&'a str) -> Parsed<'a, Number> {
    move |text| alt((|t| digits_number(words, false, t), |t| words::words(words, t))).parse(text)
}

/// The same behind a currency symbol, where one letter more stands for a magnitude: `$2B`.
pub fn money_number<'a>(words: &'_ Vocabulary) -> impl Fn(&'a str) -> Parsed<'a, Number> {
    move |text| digits_number(words, true, text)
}

/// `numeral [ magnitude ]`
fn digits_number<'a>(words: &Vocabulary, money: bool, text: &'a str) -> Parsed<'a, Number> {
    let (rest, numeral) =
        alt((|t| continental(words, money, t), |t| digits::numeral(words, t))).parse(text)?;
    // "2 and a half million"
    let (rest, numeral) = match opt(|t| words::and_fraction(words, t)).parse(rest)? {
        (after, Some(part)) if numeral.is_whole() => (after, part.add_to(&numeral).ok_or(NO)?),
        _ => (rest, numeral),
    };
    match opt(|t| magnitude(words, money, t)).parse(rest)? {
        (rest, Some(power)) => Ok((rest, raised(numeral, power).ok_or(NO)?)),
        (_, None) => Ok((rest, numeral)),
    }
}

/// `"3,5"` before ` percent` or ` million`: no English number has fewer than three digits behind a comma, and no
/// list of numbers has a unit behind its second one alone without a space between them
fn continental<'a>(words: &Vocabulary, money: bool, text: &'a str) -> Parsed<'a, Number> {
    let (rest, numeral) = digits::comma_decimal(text)?;
    let measured = magnitude(words, money, rest).is_ok() || (!money && suffix::suffix(words, rest).is_ok());
    if measured { Ok((rest, numeral)) } else { Err(NO) }
}

/// A numeral with a magnitude is no longer a plain integer.
fn raised(numeral: Number, power: i32) -> Option<Number> {
    let form = if numeral.form == Form::Integer { Form::Digits } else { numeral.form };
    Some(Number { form, ..numeral.scaled(power)? })
}

/// `"bn"`, `" million"`, `"-million"`; `"B"` for money only
fn magnitude<'a>(words: &Vocabulary, money: bool, text: &'a str) -> Parsed<'a, i32> {
    let glued = terminated(phrase(&words.numbers.glued), peek(word_end));
    let letter = |t| if money { phrase(&words.numbers.glued_money).parse(t) } else { Err(NO) };
    let spaced = preceded(link, phrase(&words.numbers.magnitudes));
    let brief =
        |t| if money { preceded(link, phrase(&words.numbers.spaced_money)).parse(t) } else { Err(NO) };
    alt((glued, letter, spaced, brief)).map(|power| *power).parse(text)
}
