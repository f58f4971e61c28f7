//! Levels: how much is said to be how much, when?
//!
//! In: `put the export of steel ingots at 1.425 million tons in the first quarter`, out: a claim `level` of that
//! figure about `export` with its period. Levels tie sentences together; alone they assert nothing that
//! could be checked. A level that is to be `reached` by some time is a claim `target`, one that a pronoun at the start
//! of a sentence gives for an earlier time (`It had made 40 in 2019`) a claim `before`.
//!
//! ```text
//! level  = phrase level-verb gap AMOUNT | phrase AT gap AMOUNT | verb AMOUNT OF phrase
//! naming = phrase OF AMOUNT                                    "made a profit of £75m": only looked up by what speaks of that phrase
//! before = pronoun HAD { word } AMOUNT | pronoun AGAINST gap AMOUNT
//! target = phrase planned { word } reach-verb gap AMOUNT { filler } [ BY | IN | DURING ] TIME
//! ```

use super::grammar::{Context, gap, level, step};
use super::token::{Token, Tokens};
use super::{Claim, Mode, Slot, Topic, claim, topic};
use crate::figure::{Figure, FigureId, Kind, Time, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// Most tokens between the word of a plan and what is to be reached.
const PLAN: usize = 20;

/// Reads the levels and targets of one sentence; `taken` are the figures that a change already speaks of as
/// its end (their topic is known there).
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = before(cx).into_iter().collect();
    for (at, token) in cx.tokens.iter().enumerate() {
        if token.is(Class::ReachVerb) {
            claims.extend(target(cx, at));
        } else if cx.is_amount(token) {
            claims.extend(plain(cx, at).or_else(|| naming(cx, at)));
        }
    }
    claims
}

/// `It HAD made 40 in 2019`, `That COMPARES WITH 40 a year earlier`, at the start of a sentence, after a time perhaps.
fn before(cx: Context<'_>) -> Option<Claim> {
    let time = |t: &Token| t.figure().is_some() && !cx.is_amount(t) || t.is(Class::In) || t.is_mark(',');
    let start = cx.tokens.iter().take_while(|t| time(t)).count();
    let [subject, verb] = cx.tokens.get(start..start + 2)? else { return None };
    let timed = cx.tokens.iter().any(|t| t.figure().is_some() && !cx.is_amount(t));
    if !subject.is(Class::Pronoun) || !timed {
        return None;
    }
    let behind = cx.tokens.get(start + 2..)?;
    let behind = match verb {
        _ if verb.is(Class::Against) => behind,
        _ if verb.is(Class::Had) => participle(behind)?,
        _ => return None,
    };
    let (rest, ()) = gap(cx, Tokens(behind)).ok()?;
    let level = rest.0.first().filter(|t| cx.is_amount(t))?;
    let words = behind.get(..behind.len() - rest.0.len())?;
    if verb.is(Class::Had) && !words.iter().all(|t| t.is(Class::Determiner) || t.is(Class::Adverb)) {
        return None;
    }
    let slots = vec![Slot::figure("level", level.figure()?)];
    Some(claim("before", level.span, cx.segment, slots, Topic { pronoun: true, ..Topic::default() }))
}

/// What stands behind the participle of `had [already] made`.
fn participle(tokens: &[Token]) -> Option<&[Token]> {
    let skip = tokens.iter().take_while(|t| t.is(Class::Adverb)).count();
    let verb = tokens.get(skip).filter(|t| super::grammar::is_word(t))?;
    let noun = verb.is(Class::Determiner) || verb.is(Class::Of) || verb.is(Class::To);
    (!noun).then(|| tokens.get(skip + 1..)).flatten()
}

/// `reach 45 million tons by the Iranian calendar year 1400`
fn target(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at)?;
    let rest = Tokens(cx.tokens.get(at + 1..)?);
    let (rest, ()) = gap(cx, rest).ok()?;
    let (mut rest, figures) = level(cx)(rest).ok()?;
    let reached = *figures.first()?;
    let mut slots = vec![Slot::figure("target", reached)];
    while !rest.0.first().is_some_and(|t| horizon(cx, t)) {
        match step(cx, rest) {
            Some(after) => rest = after,
            None => break,
        }
    }
    let end = rest.0.first().filter(|t| horizon(cx, t));
    slots.extend(end.and_then(Token::figure).map(|id| Slot::figure("horizon", id)));
    let base = owner_before(cx, reached);
    slots.extend(base.map(|id| Slot::figure("base_period", id)));
    slots.push(Slot::word("direction", verb.span, Interval::point(Num::ONE)));
    let mut topic = topic::subject(cx, at);
    if topic.mode == Mode::Actual && planned(cx, at) {
        topic.mode = Mode::Planned;
    }
    if topic.mode != Mode::Planned {
        return None;
    }
    let span = verb.span.cover(end.map_or(cx.figure(reached)?.span, |t| t.span));
    Some(claim("target", span, cx.segment, slots, topic))
}

/// `is expected for the exports of the mines to, at least, reach`: a plan whose subject stands in between.
fn planned(cx: Context<'_>, verb: usize) -> bool {
    let before = cx.tokens.get(..verb).unwrap_or_default();
    let aside =
        |t: &&Token| t.is_mark(',') || t.figure().is_some() || super::grammar::is_word(t) && !t.is(Class::To);
    let words = before.iter().rev().take(4).take_while(aside).count();
    let infinitive = before.iter().rev().nth(words).is_some_and(|t| t.is(Class::To));
    let clause = before.iter().rev().take(PLAN).take_while(|t| !t.is(Class::Clause) && !t.is_mark(';'));
    infinitive
        && clause.clone().any(|t| t.is(Class::Planned))
        && !clause.clone().any(|t| t.is(Class::Negation))
}

/// A time that a target may be set for: a part of some year, not a weekday or a clock time.
fn horizon(cx: Context<'_>, token: &Token) -> bool {
    cx.figure_of(token)
        .is_some_and(|figure| matches!(figure.value, Value::Time(Time::Period(_) | Time::Range(..))))
}

/// `the last year's $8.5 billion`: the time that owns the figure behind it.
fn owner_before(cx: Context<'_>, figure: FigureId) -> Option<FigureId> {
    let at = cx.place(figure)?;
    let owner = cx.tokens.get(..at)?.iter().rev().take(4).find(|t| horizon(cx, t))?;
    let between = Span::new(owner.span.end, cx.tokens.get(at)?.span.start);
    let possessive = cx.source.slice(between).trim_start().starts_with(['\'', '’'])
        || cx.source.slice(owner.span).ends_with("'s")
        || cx.source.slice(owner.span).ends_with("’s");
    let adjective = adjective(cx, owner, at);
    (possessive || adjective).then(|| owner.figure()).flatten()
}

/// `the 2019 catch of 45,000 tons`
fn adjective(cx: Context<'_>, owner: &Token, at: usize) -> bool {
    let Some(place) = cx.tokens.iter().position(|t| t.span == owner.span) else { return false };
    let between = cx.tokens.get(place + 1..at).unwrap_or_default();
    let article =
        place.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let noun = between.first().is_some_and(|t| super::grammar::is_word(t) && !t.is(Class::Preposition));
    article && noun && between.last().is_some_and(|t| t.is(Class::Of))
}

/// A figure with what it is about, where the sentence says so.
fn plain(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let figure = cx.figure_of(token)?;
    let topic = about(cx, at, figure)?;
    if topic.head.is_none() && !topic.pronoun {
        return None;
    }
    let slots = vec![Slot::figure("level", figure.id)];
    Some(claim("level", token.span, cx.segment, slots, topic))
}

/// `a pre-tax profit OF £75m`: what the amount is of.
fn naming(cx: Context<'_>, at: usize) -> Option<Claim> {
    let of = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of)))?;
    let token = cx.tokens.get(at)?;
    let topic = topic::subject(cx, of);
    topic.head.as_ref()?;
    let slots = vec![Slot::figure("level", token.figure()?)];
    Some(claim("naming", token.span, cx.segment, slots, topic))
}

/// `X was 5`, `put X at 5`, `exported 5 tons of X`.
fn about(cx: Context<'_>, at: usize, figure: &Figure) -> Option<Topic> {
    let verb = governing(cx, at)?;
    if cx.tokens.get(verb)?.is(Class::LevelVerb) || cx.tokens.get(verb)?.is(Class::At) {
        return Some(topic::subject(cx, verb));
    }
    let of = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of));
    if !of || !matches!(figure.kind, Kind::Quantity | Kind::Money | Kind::Count | Kind::Number) {
        return None;
    }
    let mut topic = topic::object(cx, at + 1);
    let stuff = topic.head.take();
    topic.modifiers.extend(stuff);
    topic.modifiers.sort();
    topic.head = Some(stem(cx.source.slice(cx.tokens.get(verb)?.span)));
    Some(topic)
}

/// The last word before the figure that is no determiner, adverb or adjective cue: its verb or preposition.
fn governing(cx: Context<'_>, at: usize) -> Option<usize> {
    let before = cx.tokens.get(..at)?;
    before
        .iter()
        .rposition(|t| {
            super::grammar::is_word(t)
                && !t.is(Class::Determiner)
                && !t.is(Class::Adverb)
                && !t.is(Class::Contrast)
        })
        .filter(|index| at - index <= 4)
}
