//! The terminals of the time grammar: small whole numbers, dashes, and what stands before.
//!
//! In: `8-10 June`, out: 8 and the rest `-10 June`. What a number means is the grammar's to say.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{map_opt, not, opt, value, verify};
use nom::sequence::{delimited, preceded, terminated};

use crate::figure::grammar::{No, Parsed, gap, link, phrase, word_end};
use crate::vocabulary::Phrases;

/// Digits of a length, as a number; no digit, letter, decimal or thousands mark may follow.
pub fn digits<'a>(least: usize, most: usize) -> impl Parser<&'a str, Output = i32, Error = No> {
    let number = map_opt(take_while_m_n(least, most, |c: char| c.is_ascii_digit()), |d: &str| d.parse().ok());
    terminated(number, (not(fraction), word_end))
}

/// Digits that letters may follow: `8` in `8th`, `2` in `2h`.
pub fn glued_digits<'a>(least: usize, most: usize) -> impl Parser<&'a str, Output = i32, Error = No> {
    let number = map_opt(take_while_m_n(least, most, |c: char| c.is_ascii_digit()), |d: &str| d.parse().ok());
    terminated(number, not(take_while_m_n(1, 1, |c: char| c.is_ascii_digit())))
}

/// `".5"`, `",000"`, `"%"`: what makes a longer number, or a percentage, of the digits before it.
fn fraction(text: &str) -> Parsed<'_, ()> {
    let digit = || take_while_m_n(1, 1, |c: char| c.is_ascii_digit());
    let point = preceded(char('.'), digit());
    let thousands = preceded(char(','), take_while_m_n(3, 3, |c: char| c.is_ascii_digit()));
    alt((value((), point), value((), thousands), value((), char('%')))).parse(text)
}

/// The day of a month: `8`, `08`.
pub fn day(text: &str) -> Parsed<'_, u8> {
    let number = map_opt(digits(1, 2), |n| u8::try_from(n).ok());
    verify(number, |n| (1..=31).contains(n)).parse(text)
}

/// `8th`, `21st`.
pub fn ordinal(text: &str) -> Parsed<'_, u8> {
    let number = map_opt(glued_digits(1, 2), |n| u8::try_from(n).ok());
    let suffix =
        alt((tag("st"), tag("nd"), tag("rd"), tag("th"), tag("ST"), tag("ND"), tag("RD"), tag("TH")));
    terminated(number, (suffix, word_end)).parse(text)
}

/// Four digits that may be a year.
pub fn four_digits(text: &str) -> Parsed<'_, i32> {
    verify(digits(4, 4), |year| (1000..3000).contains(year)).parse(text)
}

/// `"-"`, `"–"`, `" - "`: between the ends of a range.
pub fn dash(text: &str) -> Parsed<'_, ()> {
    let mark = || alt((char('-'), char('–'), char('‑'), char('‐')));
    value((), delimited(opt(gap), mark(), opt(gap))).parse(text)
}

/// The same without spaces.
pub fn tight_dash(text: &str) -> Parsed<'_, ()> {
    value((), alt((char('-'), char('–'), char('‑'), char('‐')))).parse(text)
}

/// `"'"`, `"’"`.
pub fn apostrophe(text: &str) -> Parsed<'_, ()> {
    value((), alt((char('\''), char('’'), char('‘')))).parse(text)
}

/// A space or a hyphen, and then a phrase of a table.
pub fn linked<'a, 't: 'a, T, const EXACT: bool>(
    table: &'t Phrases<T, EXACT>,
) -> impl Parser<&'a str, Output = &'t T, Error = No> {
    preceded(link, phrase(table))
}

/// A space, and then a phrase of a table.
pub fn spaced<'a, 't: 'a, T, const EXACT: bool>(
    table: &'t Phrases<T, EXACT>,
) -> impl Parser<&'a str, Output = &'t T, Error = No> {
    preceded(gap, phrase(table))
}

/// Whether the text goes on with punctuation, or ends: the clause is over.
pub fn closes(text: &str) -> bool {
    !text.trim_start().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '¥'))
}

/// The last words of a text, up to three, by what a table knows: `the age of` knows `age of`.
pub fn behind<'t, T>(table: &'t Phrases<T>, before: &str) -> Option<&'t T> {
    let before = before.trim_end();
    let before = before.strip_suffix(['-', '–']).unwrap_or(before).trim_end();
    let mut from = before;
    (0..3).find_map(|_| {
        from = from.trim_end();
        let start = from.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘' | '—' | ','));
        let cut = start
            .map_or(0, |at| at + from.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8));
        let word = before.get(cut..)?;
        from = from.get(..cut)?.trim_end_matches(|c: char| !c.is_whitespace());
        (!word.is_empty()).then(|| table.get(word)).flatten()
    })
}

/// The last word of a text and what stands before it; empty where punctuation stands between.
pub fn last_word(before: &str) -> (&str, &str) {
    let before = before.trim_end();
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.' | '-'));
    let cut = start.map_or(0, |(at, c)| at + c.len_utf8());
    (before.get(..cut).unwrap_or_default(), before.get(cut..).unwrap_or_default())
}

/// Whether a text starts with an upper-case letter.
pub fn capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}
