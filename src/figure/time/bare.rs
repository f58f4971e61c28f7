//! Are these four digits a year, or an amount?
//!
//! In: `in 2004`, `2005 tonnes`, `about 2000 people`, out: yes, no, no. News writes amounts of four digits
//! with a comma, so digits in the years of living memory are a year unless a word before or behind them
//! says otherwise; others need a word that says so.

use super::terminal::{behind, capital, last_word};
use crate::figure::grammar::{gap, phrase};
use crate::figure::scan::Context;
use nom::Parser;
use nom::sequence::preceded;

/// The years that need no word of time beside them.
const LIVING_MEMORY: std::ops::Range<i32> = 1900..2040;

/// Whether `year`, which stands before `rest`, is meant as one.
pub fn is_year(context: &Context<'_>, year: i32, start: usize, rest: &str) -> bool {
    let words = &context.words.time.bare_year;
    let before = context.before(start);
    if glued(before) || counts(context, rest) {
        return false;
    }
    if is_amount(context, start, rest) {
        return false;
    }
    if behind(&words.strong, before).is_some() {
        return !round(year) || !plural(rest);
    }
    let (earlier, word) = last_word(before);
    if follows_year(earlier, word) {
        return true;
    }
    let bracketed = before.ends_with('(') && rest.starts_with([')', ',', ';', '-', '–']);
    let opens = before.trim().is_empty() && preceded(gap, phrase(&words.verbs)).parse(rest).is_ok();
    let living = LIVING_MEMORY.contains(&year);
    match word.to_lowercase().as_str() {
        "to" => living && behind(&words.to, earlier).is_some(),
        "than" => living && behind(&words.than, earlier).is_some(),
        _ if behind(&words.never, before).is_some() => false,
        _ => bracketed || opens || (living && !(round(year) && plural(rest)) && !name_before(context, word)),
    }
}

/// `total of 2050`, `about 2050 tickets`, `2050 people`: no year, whatever its digits.
pub fn is_amount(context: &Context<'_>, start: usize, rest: &str) -> bool {
    let words = &context.words;
    let before = context.before(start);
    let hedged = behind(&words.hedges.before, before).is_some()
        && behind(&words.time.bare_year.never, before).is_some();
    hedged || behind(&words.time.bare_year.totals, before).is_some() || several(context, before, rest)
}

/// Digits inside an identifier, a decimal, a sum of money.
fn glued(before: &str) -> bool {
    before.ends_with(|c: char| {
        c.is_alphanumeric()
            || matches!(c, '.' | '$' | '£' | '€' | '¥' | '#' | '/' | ':' | '@' | '_' | '+' | '=')
    }) || before.ends_with(['-', '–']) && !before.trim_end_matches(['-', '–']).ends_with("mid")
        || before.ends_with(',') && before.trim_end_matches(',').ends_with(|c: char| c.is_ascii_digit())
}

/// A unit, a magnitude or a percent sign behind the number.
fn counts(context: &Context<'_>, rest: &str) -> bool {
    let numbers = &context.words.numbers;
    let magnitude = preceded(gap, phrase(&numbers.magnitudes)).parse(rest).is_ok();
    magnitude || rest.starts_with(['%', '°', '/', ':']) || rest.trim_start().starts_with(['%', '°'])
}

/// A round number could count what follows it.
const fn round(year: i32) -> bool {
    year % 100 == 0
}

/// Whether a plural noun in lower case follows at once.
fn plural(rest: &str) -> bool {
    let word: &str = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !capital(word)
        && rest.starts_with(char::is_whitespace)
}

/// `of 2050 people`, `2050 were left`: people and what is several are counted.
fn several(context: &Context<'_>, before: &str, rest: &str) -> bool {
    let words = &context.words.time.bare_year;
    let next =
        gap(rest).map_or("", |(r, ())| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    let timed = behind(&words.in_time, before).is_some();
    !timed && (context.words.nouns.plurals.contains(next) || words.several.get(next).is_some())
}

/// `1941 to 1945`, `2003, 2004 and 2005`, `1981 and 1986`: a number beside a year is one.
fn follows_year(earlier: &str, word: &str) -> bool {
    let joined = match word.to_lowercase().as_str() {
        "and" | "to" | "or" | "through" | "&" => earlier.trim_end(),
        "" => earlier.trim_end().trim_end_matches(','),
        _ => return false,
    };
    let digits = joined.trim_end_matches(',');
    let start = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = digits.get(start.len()..).unwrap_or_default();
    let whole = !start.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '$' | '£' | '€'));
    whole && number.len() == 4 && number.parse().is_ok_and(|y: i32| LIVING_MEMORY.contains(&y))
}

/// `Windows 2000`, `Airbus 2004`: a capitalised word right before is a name's, unless it is a month's or opens
/// the sentence, which the words asked before know.
fn name_before(context: &Context<'_>, word: &str) -> bool {
    let preposition = context.words.time.words.month_before.get(word).is_some();
    capital(word)
        && !preposition
        && word.chars().skip(1).any(char::is_lowercase)
        && word.len() > 3
        && !word.ends_with(['s', '\''])
}
