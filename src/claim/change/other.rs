//! Is a change compared with the same measure of another time, or with another measure?
//!
//! In: `up 8.9 percent, against costs of $6.7bn` about revenue, out: another measure, from which no change follows; so is `compared
//! with 28,000 at the rival fair`. In: `against sales of $6.7bn a year before` about sales, out: the same.

use super::super::grammar::{Context, is_word};
use super::super::token::{Token, Tokens};
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// Whether the level between `input` and `rest` is told of something that the sentence has not spoken of, or of another place.
pub fn compared(cx: Context<'_>, input: Tokens<'_>, rest: Tokens<'_>) -> bool {
    let told = input.0.get(..input.0.len() - rest.0.len()).unwrap_or_default();
    let before = cx.tokens.get(..cx.tokens.len() - input.0.len()).unwrap_or_default();
    let stems: Vec<String> =
        before.iter().filter(|t| is_word(t)).map(|t| stem(cx.source.slice(t.span))).collect();
    let small = [Class::Against, Class::Determiner, Class::Adverb];
    let noun = |t: &&Token| is_word(t) && !t.is_any(&small);
    let governs = told.iter().any(|t| t.is(Class::Of));
    let new = told
        .iter()
        .take_while(|t| !t.is(Class::Of))
        .filter(noun)
        .any(|t| !stems.contains(&stem(cx.source.slice(t.span))));
    governs && new || elsewhere(cx, rest)
}

/// `at the rival fair`, `for the standard range`: a place or a group, and no time.
fn elsewhere(cx: Context<'_>, rest: Tokens<'_>) -> bool {
    let Some((first, behind)) = rest.0.split_first() else { return false };
    let preposition = first.is_any(&[Class::In, Class::At, Class::Preposition]);
    let phrase: Vec<&Token> =
        behind.iter().take(6).take_while(|t| is_word(t) || t.figure().is_some()).collect();
    let time = |t: &&&Token| cx.figure_of(t).is_some_and(|figure| !super::super::grammar::is_amount(figure));
    preposition && !phrase.is_empty() && !phrase.iter().any(|t| time(&t))
}
