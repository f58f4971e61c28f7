//! What is a claim about?
//!
//! In: `Iran's exports of steel products rose`, out: the topic head `export`, modifiers `product`, `steel`.
//! The head is the last word before the first preposition of the noun phrase, since English puts the
//! head of a compound last; every other content word modifies it. Words are compared by their stems.

use super::grammar::{Context, is_amount};
use super::token::{Token, TokenKind};
use super::{Mode, Topic};
use crate::figure::FigureId;
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// Longest noun phrase that is read, in tokens.
const LONGEST: usize = 14;

/// The noun phrase before the verb at token `at`: its subject.
pub fn subject(cx: Context<'_>, at: usize) -> Topic {
    let before = cx.tokens.get(..at).unwrap_or_default();
    let verbal = |t: &Token| {
        (t.is(Class::Auxiliary)
            || t.is(Class::Adverb)
            || t.is(Class::Planned)
            || t.is(Class::To)
            || t.is(Class::LevelVerb))
            && !t.is(Class::Determiner)
    };
    let end = before.len() - before.iter().rev().take_while(|t| verbal(t)).count();
    let phrase = before.get(..end).unwrap_or_default();
    let start = phrase.len() - phrase.iter().rev().take(LONGEST).take_while(|t| in_phrase(cx, t)).count();
    let mut topic = phrase_topic(cx, phrase.get(start..).unwrap_or_default());
    // "That is a rise": one token, or two
    topic.pronoun |= matches!(phrase, [that] if that.is(Class::Relative) || that.is(Class::Or));
    topic.mode = mode(cx, at);
    topic.period = period(cx, at);
    topic
}

/// The noun phrase behind token `at`: `rise in EXPORTS OF STEEL`, `758,000 tons of STEEL PRODUCTS`.
pub fn object(cx: Context<'_>, at: usize) -> Topic {
    let after = cx.tokens.get(at..).unwrap_or_default();
    let skip =
        after.iter().take_while(|t| t.is(Class::Of) || t.is(Class::In) || t.is(Class::Determiner)).count();
    let phrase = after.get(skip..).unwrap_or_default();
    let length = phrase
        .iter()
        .take(LONGEST)
        .take_while(|t| in_phrase(cx, t) && !t.is(Class::Preposition) && !t.is(Class::In))
        .count();
    let mut topic = phrase_topic(cx, phrase.get(..length).unwrap_or_default());
    topic.mode = mode(cx, at);
    topic.period = period(cx, at);
    topic
}

fn in_phrase(cx: Context<'_>, token: &Token) -> bool {
    const STOP: [Class; 9] = [
        Class::Clause,
        Class::Relative,
        Class::Reporting,
        Class::ChangeVerb,
        Class::MultipleVerb,
        Class::LevelVerb,
        Class::And,
        Class::From,
        Class::To,
    ];
    match &token.kind {
        TokenKind::Word => true,
        TokenKind::Figure(_) => cx.figure_of(token).is_some_and(|figure| !is_amount(figure)),
        TokenKind::Cue(_) => token.is(Class::Contrast) || !token.is_any(&STOP),
        TokenKind::Mark(mark) => matches!(mark, '\'' | '’' | '<' | '>' | '-'),
    }
}

/// Head and modifiers of a noun phrase.
fn phrase_topic(cx: Context<'_>, phrase: &[Token]) -> Topic {
    let content = |t: &&Token| {
        matches!(t.kind, TokenKind::Word)
            || t.is(Class::Contrast)
            || t.is(Class::Earnings)
            || t.is(Class::Flow)
            || t.is(Class::Value)
            || t.is(Class::Gap)
            || t.is(Class::CountNoun)
            || t.is(Class::Threshold)
            || t.is(Class::Points)
            || t.is(Class::ChangeNoun) && !t.is(Class::ChangeVerb)
    };
    let prepositional = |t: &Token| {
        t.is(Class::Of) || t.is(Class::In) || t.is(Class::Preposition) || t.is(Class::By) || t.is(Class::At)
    };
    let summed = phrase.first().filter(|t| t.is(Class::Total));
    let first_content = phrase.iter().position(|t| content(&t)).unwrap_or(0);
    let phrase = phrase.get(first_content..).unwrap_or_default();
    let core_length = phrase.iter().position(prepositional).unwrap_or(phrase.len());
    let stem_of = |t: &Token| stem(cx.source.slice(t.span));
    let core: Vec<&Token> = phrase.iter().take(core_length).filter(content).collect();
    let head = core.last().map(|t| stem_of(t));
    let mut modifiers: Vec<String> =
        phrase.iter().filter(content).map(stem_of).filter(|s| Some(s) != head.as_ref()).collect();
    // "the total volume" is none of the daily one
    modifiers.extend(summed.filter(|_| head.is_some()).map(stem_of));
    modifiers.sort();
    modifiers.dedup();
    let text =
        super::grammar::covered(phrase).map(|span| cx.source.slice(span).to_string()).unwrap_or_default();
    let pronoun = head.is_none() && phrase.iter().any(|t| t.is(Class::Pronoun)) || takes_up(phrase);
    Topic { head, modifiers, pronoun, text, ..Topic::default() }
}

/// `The count`: a noun that stands for whatever the sentence before counted.
fn takes_up(phrase: &[Token]) -> bool {
    matches!(phrase, [the, noun] if the.is(Class::Determiner) && noun.is(Class::CountNoun))
        || matches!(phrase, [noun] if noun.is(Class::CountNoun))
}

/// Planned or denied words before the verb colour the claim.
fn mode(cx: Context<'_>, at: usize) -> Mode {
    let clause = cx
        .tokens
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(8)
        .take_while(|t| !t.is(Class::Clause) && !t.is_mark(';'));
    clause.fold(Mode::Actual, |mode, token| match mode {
        _ if token.is(Class::Negation) => Mode::Unreal,
        Mode::Actual if token.is(Class::Planned) => Mode::Planned,
        _ => mode,
    })
}

/// The first time that the rest of the sentence names, else the last one before.
fn period(cx: Context<'_>, at: usize) -> Option<FigureId> {
    let is_time = |t: &&Token| {
        cx.figure_of(t).is_some_and(|figure| matches!(figure.value, crate::figure::Value::Time(_)))
    };
    let after = cx.tokens.get(at..).unwrap_or_default().iter().take(16).find(is_time);
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().find(is_time);
    after.or(before).and_then(Token::figure)
}
