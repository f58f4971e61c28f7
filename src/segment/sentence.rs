//! Where does a sentence end?
//!
//! In: a paragraph, out: the spans of its sentences, without the white space between them. Unicode's
//! rules (UAX 29) propose the cuts; a cut stands only if a full stop is there that an abbreviation
//! does not explain. Quotation marks and brackets stay with the sentence that they close.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::source::Span;
use crate::vocabulary::text::{Stop, Text};

/// Abbreviations are short; a longer run of letters is not looked up.
const LONGEST_WORD: usize = 16;

/// What a text as a whole shows of its full stops.
pub(super) struct Habits<'a> {
    words: &'a Text,
    /// Abbreviations that it writes without one: a full stop after them ends a sentence.
    bare: BTreeSet<&'a str>,
}

/// Looks through a text for abbreviations without full stops.
pub(super) fn habits<'a>(text: &'a str, words: &'a Text) -> Habits<'a> {
    let tokens = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    let bare = tokens.filter(|token| token.len() <= LONGEST_WORD && words.is_abbreviation(token)).collect();
    Habits { words, bare }
}

/// The sentences of a paragraph.
pub(super) fn split(text: &str, paragraph: Span, habits: &Habits<'_>) -> Vec<Span> {
    let prose = text.get(paragraph.range()).unwrap_or_default();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in prose.split_sentence_bound_indices().skip(1) {
        let (before, after) = (prose.get(start..at).unwrap_or_default(), prose.get(at..).unwrap_or_default());
        if is_boundary(before, after, habits) {
            sentences.extend(trimmed(before, paragraph.start + start));
            start = at;
        }
    }
    sentences.extend(trimmed(prose.get(start..).unwrap_or_default(), paragraph.start + start));
    sentences
}

/// Whether a sentence ends between two texts.
fn is_boundary(before: &str, after: &str, habits: &Habits<'_>) -> bool {
    let words = habits.words;
    let end = before.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || is_opening(c));
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    let Some(word) = end.strip_suffix('.') else {
        return end.ends_with(['?', '!', '…']) && words.stop(last_word(end)) != Stop::NeverEnds;
    };
    let word = last_word(word);
    match words.stop(word) {
        // "1. The first" is one sentence
        Stop::Ends => !(end.len() == word.len() + 1 && word.bytes().all(|b| b.is_ascii_digit())),
        Stop::NeverEnds => false,
        Stop::BeforeNumber => !next.starts_with(|c: char| c.is_ascii_digit()),
        Stop::MayEnd if habits.bare.contains(word) => true,
        Stop::MayEnd => {
            let opener = first_word(next);
            // "J. A. Smith": the letter is one more initial
            let initial = next.strip_prefix(opener).is_some_and(|rest| rest.starts_with('.'));
            words.opens(opener) && !initial
        }
    }
}

const fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
}

const fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[')
}

/// The letters, digits and inner full stops that a text ends with: `U.S` of `in the U.S`.
/// Other marks at its end (`Yahoo!`) are stepped over.
fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(['?', '!', '…']);
    let length = text
        .chars()
        .rev()
        .take(LONGEST_WORD)
        .take_while(|c| c.is_alphanumeric() || *c == '.')
        .map(char::len_utf8)
        .sum::<usize>();
    text.get(text.len() - length..).unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    let length = text
        .chars()
        .take(LONGEST_WORD)
        .take_while(|c| c.is_alphanumeric())
        .map(char::len_utf8)
        .sum::<usize>();
    text.get(..length).unwrap_or_default()
}

/// The span of a text without the white space around it; `None` if there is nothing else.
fn trimmed(text: &str, start: usize) -> Option<Span> {
    let content = text.trim_start();
    let start = start + text.len() - content.len();
    let content = content.trim_end();
    (!content.is_empty()).then(|| Span::new(start, start + content.len()))
}
