//! What do these digits spell? Separators, fractions and powers; magnitudes are `number`'s.
//!
//! In: `1,234.5 of`, out: the number 1234.5; `4-1/2` is 4.5, `12,34,567` the Indian 1234567, and
//! `1.234.567,8` the continental 1234567.8. The EBNF stands in `number`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{not, opt, peek, recognize, verify};
use nom::multi::{many_m_n, many0_count};
use nom::sequence::{pair, preceded, terminated};

use super::grammar::{NO, No, Parsed, link, phrase};
use super::number::{Form, Number};
use crate::num::{Interval, Num};
use crate::vocabulary::Vocabulary;

/// Longer runs of digits are identifiers, and reading on would cost time for each of their parts.
const LONGEST: usize = 30;

/// Denominators that news writes with a slash; others are dates, scores or names (`9/11`, `24/7`).
const DENOMINATORS: [u64; 9] = [2, 3, 4, 5, 6, 8, 10, 16, 32];

/// `mixed | vulgar | fraction | scientific | grouped | plain`
pub fn numeral<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let mark = text.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next();
    if mark.is_none_or(|mark| mark.is_alphabetic() && !"eExX".contains(mark) || ";:)%\n".contains(mark)) {
        return plain(text);
    }
    alt((|t| mixed(words, t), |t| vulgar(words, t), fraction, scientific, grouped, plain)).parse(text)
}

/// `"4-1/2"`, `"2 1/2"`, `"2½"`
fn mixed<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, whole) = digits(text)?;
    let mut part = alt((|t| vulgar(words, t), preceded(link, alt((fraction, |t| vulgar(words, t))))));
    let (rest, part) = part.parse(rest)?;
    let whole = Num::decimal(whole).ok_or(NO)?;
    Ok((rest, shifted(&part, &whole).ok_or(NO)?))
}

/// A whole number and a fraction: prices in eighths are as good as half of an eighth.
fn shifted(part: &Number, whole: &Num) -> Option<Number> {
    let span = part.span.as_ref()?.add(&Interval::point(whole.clone()));
    Some(Number::within(whole + &part.value, span, true, Form::Digits))
}

/// `"¾"`
fn vulgar<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, spelled) = phrase(&words.numbers.vulgar).parse(text)?;
    let (above, below) = spelled.split_once('/').ok_or(NO)?;
    Ok((rest, quotient(above, below).ok_or(NO)?))
}

/// `"3/8"`
fn fraction(text: &str) -> Parsed<'_, Number> {
    let (rest, (above, _, below)) = (digits, one_of("/⁄"), digits).parse(text)?;
    let (rest, ()) = not(one_of("/0123456789")).parse(rest)?;
    let known = below.parse().is_ok_and(|b| DENOMINATORS.contains(&b));
    let proper = above.len() <= below.len() && (above.len() < below.len() || above < below);
    if !known || !proper {
        return Err(NO);
    }
    Ok((rest, quotient(above, below).ok_or(NO)?))
}

/// A fraction with the slack of a quarter of its step, since the next one of its sort is a step away.
fn quotient(above: &str, below: &str) -> Option<Number> {
    let (above, below) = (Num::decimal(above)?, Num::decimal(below)?);
    let value = above.checked_div(&below)?;
    let slack = Num::ONE.checked_div(&(&below * &Num::from(4)))?;
    let span = Interval::new(&value - &slack, &value + &slack)?;
    Some(Number::within(value, span, true, Form::Fraction))
}

/// `"1.5e6"`, `"6.02 x 10^23"`, `"3 × 10⁸"`
fn scientific(text: &str) -> Parsed<'_, Number> {
    let (rest, mantissa) = recognize(pair(digits, opt(pair(char('.'), digits)))).parse(text)?;
    let letter = preceded(one_of("eE"), signed);
    let times = preceded(
        (many0_count(char(' ')), alt((tag("x"), tag("×"))), many0_count(char(' ')), tag("10")),
        power,
    );
    let (rest, exponent) = alt((letter, times)).parse(rest)?;
    Ok((rest, Number::spelled(mantissa.to_owned(), exponent, true, Form::Digits).ok_or(NO)?))
}

/// `"^-3"`, `"⁻³"`
fn power(text: &str) -> Parsed<'_, i32> {
    alt((preceded(char('^'), signed), superscript)).parse(text)
}

fn signed(text: &str) -> Parsed<'_, i32> {
    let (rest, (minus, size)) =
        pair(opt(one_of("-−+")), take_while_m_n(1, 3, |c: char| c.is_ascii_digit())).parse(text)?;
    let (rest, ()) = not(take_while_m_n(1, 1, char::is_alphanumeric)).parse(rest)?;
    let size: i32 = size.parse().map_err(|_| NO)?;
    Ok((rest, if matches!(minus, Some('-' | '−')) { -size } else { size }))
}

fn superscript(text: &str) -> Parsed<'_, i32> {
    const DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let (rest, (minus, raised)) = pair(opt(char('⁻')), many_m_n(1, 3, one_of(DIGITS))).parse(text)?;
    let value =
        |c: char| DIGITS.chars().position(|d| d == c).and_then(|p| i32::try_from(p).ok()).unwrap_or(0);
    let size = raised.into_iter().fold(0, |sum, c| sum * 10 + value(c));
    Ok((rest, if minus.is_some() { -size } else { size }))
}

/// `"1,234,567.89"`, `"12,34,567"`, `"1 234 567"`, `"1.234.567,89"`, `"3,5"` before a percent sign
fn grouped(text: &str) -> Parsed<'_, Number> {
    let (rest, shape) = alt((western, indian, spaced, continental)).parse(text)?;
    let (rest, ()) = not(one_of("0123456789")).parse(rest)?;
    Ok((rest, Number::spelled(shape, 0, true, Form::Digits).ok_or(NO)?))
}

/// `"1,234,567.89"`
fn western(text: &str) -> Parsed<'_, String> {
    let (rest, (whole, cents)) = pair(groups(","), opt(decimals('.'))).parse(text)?;
    Ok((rest, joined(&whole, cents)))
}

/// `"12,34,567"`
fn indian(text: &str) -> Parsed<'_, String> {
    let two = terminated(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), char(','));
    let head = terminated(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), char(','));
    let shape =
        (head, many_m_n(1, 5, two), take_while_m_n(3, 3, |c: char| c.is_ascii_digit()), opt(decimals('.')));
    let (rest, (first, middle, last, cents)) = { shape }.parse(text)?;
    Ok((rest, joined(&[&[first], middle.as_slice(), &[last]].concat(), cents)))
}

/// `"1 234 567,8"`: groups by a thin or plain space
fn spaced(text: &str) -> Parsed<'_, String> {
    let shape = alt((groups("\u{202f}"), groups("\u{2009}"), groups("\u{a0}"), groups(" ")));
    let (rest, (whole, cents)) = pair(shape, opt(alt((decimals('.'), decimals(','))))).parse(text)?;
    Ok((rest, joined(&whole, cents)))
}

/// `"1.234.567"`, `"1.234,56"`: continental only where no English reading is left
fn continental(text: &str) -> Parsed<'_, String> {
    let (rest, whole) = groups(".").parse(text)?;
    let (rest, cents) = opt(decimals(',')).parse(rest)?;
    if whole.len() < 3 && cents.is_none() { Err(NO) } else { Ok((rest, joined(&whole, cents))) }
}

/// `"3,5"`, `"12,75"`: a decimal comma, if what follows makes it one
pub fn comma_decimal(text: &str) -> Parsed<'_, Number> {
    let run = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let (rest, (whole, _, cents)) = (run(1, 3), char(','), run(1, 2)).parse(text)?;
    let (rest, ()) = not(one_of("0123456789,.")).parse(rest)?;
    Ok((rest, Number::spelled(joined(&[whole], Some(cents)), 0, true, Form::Digits).ok_or(NO)?))
}

/// One to three digits, then groups of three behind a separator.
fn groups<'a>(separator: &'static str) -> impl Parser<&'a str, Output = Vec<&'a str>, Error = No> {
    let head = take_while_m_n(1, 3, |c: char| c.is_ascii_digit());
    let three = terminated(take_while_m_n(3, 3, |c: char| c.is_ascii_digit()), not(one_of("0123456789")));
    pair(head, many_m_n(1, 9, preceded(tag(separator), three))).map(|(head, mut tail): (&str, Vec<&str>)| {
        tail.insert(0, head);
        tail
    })
}

fn decimals<'a>(point: char) -> impl Parser<&'a str, Output = &'a str, Error = No> {
    preceded(char(point), digits)
}

fn joined(whole: &[&str], cents: Option<&str>) -> String {
    cents.map_or_else(|| whole.concat(), |c| format!("{}.{c}", whole.concat()))
}

/// `"1987"`, `"3.5"`, `".5"`
fn plain(text: &str) -> Parsed<'_, Number> {
    let (rest, (whole, cents)) =
        alt((pair(digits.map(Some), opt(decimals('.'))), decimals('.').map(|cents| (None, Some(cents)))))
            .parse(text)?;
    let form = if cents.is_none() { Form::Integer } else { Form::Digits };
    let spelled = joined(&[whole.unwrap_or("0")], cents);
    Ok((rest, Number::spelled(spelled, 0, true, form).ok_or(NO)?))
}

/// A run of digits that is short enough to be a number.
fn digits(text: &str) -> Parsed<'_, &str> {
    let run = take_while_m_n(1, LONGEST, |c: char| c.is_ascii_digit());
    terminated(verify(run, |_: &str| true), peek(not(one_of("0123456789")))).parse(text)
}
