//! Place and date before the first sentence.
//!
//! In: `LONDON, March 6 (Newsline) - Exports rose.`, out: the span of `LONDON, March 6 (Newsline)` and
//! that of `Exports rose.`. Which day that is, the figure stage reads.
//!
//! ```text
//! date_line = capitalised { [","] space item } [ space agency ] dash
//! item      = capitalised | number
//! agency    = "(" text ")" | "/" text "/"
//! dash      = space ("-" | "--" | "–" | "—") [ space ] | ("-" | "--" | "–" | "—") space
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while1};
use nom::character::complete::{char, digit1};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};

use crate::source::Span;
use crate::vocabulary::text::Text;

/// No date line has more bytes than this before its dash.
const LONGEST: usize = 100;

/// The date line at the start of a paragraph and the paragraph's rest.
pub(super) fn find(text: &str, paragraph: Span, words: &Text) -> Option<(Span, Span)> {
    let prose = text.get(paragraph.range())?;
    let (rest, line) = date_line(prose).ok()?;
    let rest = rest.trim_start();
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '$' | '£' | '€');
    if line.len() > LONGEST || !is_place(line, words) || !rest.starts_with(opens) {
        return None;
    }
    let line = Span::new(paragraph.start, paragraph.start + line.len());
    Some((line, Span::new(paragraph.end - rest.len(), paragraph.end)))
}

/// A place is set in capitals, unless a date or an agency after it shows what it is.
fn is_place(line: &str, words: &Text) -> bool {
    let mut parts = line.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let in_capitals = line.split(|c: char| c.is_whitespace() || c == ',').next().is_some_and(|word| {
        word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase)
    });
    in_capitals || line.ends_with(')') || parts.any(|part| words.is_month(part))
}

fn date_line(input: &str) -> IResult<&str, &str> {
    let items = many0_count((opt(char(',')), space, item));
    terminated(recognize((capitalised, items, opt(preceded(opt(space), agency)))), dash).parse(input)
}

// "Calif.", "6", "2019"
fn item(input: &str) -> IResult<&str, &str> {
    alt((capitalised, digit1)).parse(input)
}

// "LONDON", "D.C.", "Ulan-Ude", "d'Ivoire" is not
fn capitalised(input: &str) -> IResult<&str, &str> {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’');
    let part = || take_while1(letter);
    let word = recognize(pair(part(), many0_count(pair(char('-'), part()))));
    verify(word, |word: &str| word.starts_with(char::is_uppercase)).parse(input)
}

// "(Newsline)", "/Newsline/"
fn agency(input: &str) -> IResult<&str, &str> {
    let name = |close: char| take_till1(move |c| c == close || c == '\n');
    alt((
        recognize(delimited(char('('), name(')'), char(')'))),
        recognize(delimited(char('/'), name('/'), char('/'))),
    ))
    .parse(input)
}

// " - ", "- ", " —"
fn dash(input: &str) -> IResult<&str, &str> {
    let stroke = || alt((tag("--"), tag("-"), tag("–"), tag("—")));
    alt((recognize((space, stroke(), opt(space))), recognize((stroke(), space)))).parse(input)
}

fn space(input: &str) -> IResult<&str, &str> {
    take_while1(char::is_whitespace).parse(input)
}
