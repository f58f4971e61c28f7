//! Which things are counted here?
//!
//! In: ` common shares of`, behind a number, out: the stem `share` and the rest ` of`.
//!
//! ```text
//! counted   = gap { modifier gap } plural | "-" singular
//! ```
//!
//! A plural is a word of the table or one in -s that is not listed as something else; a hyphened noun
//! (`37-run`) is any lower-case word.

use super::grammar::{NO, Parsed, gap};
use crate::num::Num;
use crate::unit::{Base, Dimension, Unit};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::stem::stem;

/// `gap { modifier gap } plural | "-" singular`
pub fn counted<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Unit> {
    match text.strip_prefix('-') {
        Some(rest) => singular(words, rest),
        None => plural(words, gap(text)?.0),
    }
}

/// `"run"` in `37-run`
fn singular<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Unit> {
    let (rest, noun) = token(text)?;
    let known = noun.len() > 2 && !words.nouns.others.contains(noun);
    let plain = known && noun.chars().all(|c| c.is_ascii_lowercase());
    if plain { Ok((rest, things(noun))) } else { Err(NO) }
}

/// `"people"`, `"new common shares"`
fn plural<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Unit> {
    let mut text = text;
    for _ in 0..3 {
        let (rest, noun) = token(text)?;
        if is_plural(words, noun) {
            return Ok((rest, things(noun)));
        }
        if !words.nouns.modifiers.contains(noun) {
            return Err(NO);
        }
        text = gap(rest)?.0;
    }
    Err(NO)
}

fn is_plural(words: &Vocabulary, noun: &str) -> bool {
    let nouns = &words.nouns;
    if nouns.plurals.contains(noun) {
        return true;
    }
    let lower = !noun.starts_with(char::is_uppercase) || noun.ends_with("ans");
    let ends = noun.ends_with('s') && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end));
    lower && ends && noun.len() > 3 && !nouns.others.contains(noun)
}

/// A word with its hyphens and dots: `full-time`, `U.S.`.
fn token(text: &str) -> Parsed<'_, &str> {
    let end = text
        .char_indices()
        .find(|(at, c)| !(c.is_alphabetic() || (matches!(c, '-' | '.') && inside(text, *at))))
        .map_or(text.len(), |(at, _)| at);
    match (text.get(..end), text.get(end..)) {
        (Some(noun), Some(rest)) if !noun.is_empty() && !rest.starts_with(char::is_numeric) => {
            Ok((rest, noun))
        }
        _ => Err(NO),
    }
}

/// Whether a letter follows this mark, or it ends an abbreviation such as `U.S.`.
fn inside(text: &str, at: usize) -> bool {
    let after = text.get(at + 1..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    after.starts_with(char::is_alphabetic) || (before.contains('.') && after.starts_with(' '))
}

/// The unit of counted things; its symbol is the noun as it stands.
pub fn things(noun: &str) -> Unit {
    Unit::new(noun, Dimension::of(Base::Count(stem(noun).into())), Num::ONE)
}
