//! The greatest since when? What may a level not be beaten by?
//!
//! In: `rose to 4.1 million tons, the highest since 2009`, out: a claim `extreme` of the level, the year and the direction; in `a record
//! 4.1 million tons` no year bounds it. In: `In 2012 it was 3.3 million tons`, out: a claim `then` of that level and its year. The
//! relation stage holds a level of a later year against the extreme. `when it was 4.3 million tons` tells the level of the year itself,
//! which no later one has passed.
//!
//! ```text
//! extreme = LEVEL [ "," ] { word } SUPERLATIVE SINCE YEAR [ [ "," ] WHEN PRONOUN LEVEL-VERB LEVEL ]
//!         | a record [ low ] LEVEL end
//!         | LEVEL "," a record [ low ] end
//! new-record = LEVEL { word } "," ( a record | THE greatest { word } EVER )
//! then    = [ IN YEAR [","] ] PRONOUN { word } LEVEL [ IN YEAR ]         alone in its sentence
//! ```

use super::{Found, amount_at};
use crate::claim::contest::words::{among, says};
use crate::claim::grammar::{Context, comparable, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Figure, Part, Period, Time, Value, Year};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most tokens between a level and what is said of it.
const NEAR: usize = 8;

/// The extreme or the level of another year that a token tells of.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    since(cx, at)
        .or_else(|| record(cx, at))
        .or_else(|| called(cx, at))
        .or_else(|| newest(cx, at))
        .or_else(|| then(cx, at))
}

/// The year with its number that a token names.
pub fn year<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    let whole = |figure: &&Figure| {
        matches!(
            figure.value,
            Value::Time(Time::Period(Period { year: Year::Stated(_), part: Part::Year, .. }))
        )
    };
    cx.figure_of(token).filter(whole)
}

/// `4.1 million tons, the highest since 2009, when it was 4.3 million tons`
fn since(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let way = token.value(Class::Superlative)?.clone();
    let words =
        cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| is_word(t) && !t.is(Class::Since)).count();
    let next = at + 1 + words;
    cx.tokens.get(next).filter(|t| t.is(Class::Since))?;
    let bound = year(cx, cx.tokens.get(next + 1)?)?;
    let level = before(cx, at)?;
    let value = Operand::Cue { span: token.span, value: Interval::point(way) };
    let mut slots = vec![
        Slot::figure("level", level.figure.id),
        Slot::figure("since", bound.id),
        Slot { role: "way", operand: value },
    ];
    let told = own_year(cx, next + 2).filter(|told| comparable(told.figure, level.figure));
    let last = told.map_or(next + 1, |told| told.at);
    slots.extend(told.map(|told| Slot::figure("then", told.figure.id)));
    Some(claim("extreme", covered(cx.tokens.get(level.at..=last)?)?, cx.segment, slots, Topic::default()))
}

/// The nearest level before a superlative, in its clause.
fn before(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let near = (at.saturating_sub(NEAR)..at).rev();
    let parts = |t: &Token| t.is(Class::Clause) || t.is(Class::And) || t.is_mark(';');
    let mut near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    let place = near.find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()))?;
    amount_at(cx, place)
}

/// `, when it was 4.3 million tons`
fn own_year(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let at = at + usize::from(cx.tokens.get(at)?.is_mark(','));
    let [when, pronoun, verb] = cx.tokens.get(at..at + 3)? else { return None };
    let told = when.is(Class::When) && pronoun.is(Class::Pronoun) && verb.is(Class::LevelVerb);
    amount_at(cx, at + 3).filter(|_| told)
}

/// `a record 4.1 million tons`, `a record low of 4.1 percent`
fn record(cx: Context<'_>, at: usize) -> Option<Claim> {
    let article = cx.tokens.get(at).filter(|t| t.is(Class::Determiner) && !t.is(Class::Definite))?;
    // "a new record low"
    let at = at + usize::from(says(cx, at + 1, "fresh"));
    if !says(cx, at + 1, "record_level") {
        return None;
    }
    let low = says(cx, at + 2, "low");
    let words = cx.tokens.get(at + 2..)?.iter().take(3).take_while(|t| is_word(t)).count();
    let level = amount_at(cx, at + 2 + words)?;
    // "a record 12 goals for the month": of what else it is one is not known
    let closed = cx
        .tokens
        .get(level.at + 1)
        .is_none_or(|t| t.is_mark('.') || t.is_mark(',') || t.figure().is_some() || t.is(Class::In));
    let way = Interval::point(Num::from(if low { -1 } else { 1 }));
    let slots =
        vec![Slot::figure("level", level.figure.id), Slot::word("way", cx.tokens.get(at + 1)?.span, way)];
    let span = article.span.cover(cx.tokens.get(level.at)?.span);
    closed.then(|| claim("extreme", span, cx.segment, slots, Topic::default()))
}

/// `topped £4.2m, a new record.`
fn called(cx: Context<'_>, at: usize) -> Option<Claim> {
    let article = cx.tokens.get(at).filter(|t| t.is(Class::Determiner) && !t.is(Class::Definite))?;
    let noun = at + 1 + usize::from(says(cx, at + 1, "fresh"));
    let word = cx.tokens.get(noun).filter(|_| says(cx, noun, "record_level"))?;
    let low = says(cx, noun + 1, "low");
    let closed = cx.tokens.get(noun + 1 + usize::from(low)).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    let comma = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let level = amount_at(cx, comma.checked_sub(1)?).filter(|_| closed)?;
    let way = Interval::point(Num::from(if low { -1 } else { 1 }));
    let slots =
        vec![Slot::figure("level", level.figure.id), Slot::word("way", article.span.cover(word.span), way)];
    let span = cx.tokens.get(level.at)?.span.cover(word.span);
    Some(claim("extreme", span, cx.segment, slots, Topic::default()))
}

/// `reached 6.4 metres, a record for the month`, `showed 40.1C, the highest ever`: it is held only against a record that is told to be the old one.
fn newest(cx: Context<'_>, at: usize) -> Option<Claim> {
    let article = cx.tokens.get(at).filter(|t| t.is(Class::Determiner))?;
    let comma = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let noun = at + 1 + usize::from(says(cx, at + 1, "fresh"));
    let record = says(cx, noun, "record_level") && !article.is(Class::Definite);
    let least = says(cx, noun, "least_of") || record && says(cx, noun + 1, "low");
    let ever = (says(cx, noun, "greatest_of") || least) && among(cx, noun + 1..noun + NEAR, "ever");
    let passes = |t: &Token| {
        (is_word(t) || t.figure().is_some()) && !t.is_any(&[Class::And, Class::Clause, Class::From])
    };
    let near = (comma.saturating_sub(NEAR)..comma).rev();
    let mut near = near.take_while(|i| cx.tokens.get(*i).is_some_and(passes));
    let level = near.find_map(|i| amount_at(cx, i)).filter(|_| record || ever)?;
    let span = article.span.cover(cx.tokens.get(noun)?.span);
    let way = Interval::point(Num::from(if least { -1 } else { 1 }));
    let slots = vec![Slot::figure("level", level.figure.id), Slot::word("way", span, way)];
    Some(claim("new-record", cx.tokens.get(level.at)?.span.cover(span), cx.segment, slots, Topic::default()))
}

/// `In 2012 it was 3.3 million tons`, `It was 3.3 million tons in 2012`: the only amount and the only time of a sentence.
fn then(cx: Context<'_>, at: usize) -> Option<Claim> {
    let level = amount_at(cx, at)?.figure;
    let years: Vec<&Figure> = cx.tokens.iter().filter_map(|t| year(cx, t)).collect();
    let [of] = years.as_slice() else { return None };
    let others =
        cx.tokens.iter().filter_map(|t| cx.figure_of(t)).filter(|f| f.id != of.id && f.id != level.id);
    let opening = cx
        .tokens
        .iter()
        .take(5)
        .filter(|t| t.figure().is_none())
        .find(|t| !t.is(Class::In) && !t.is_mark(','))?;
    let tokens = cx.tokens.get(..at)?;
    let unreal = [Class::Planned, Class::Negation, Class::ChangeVerb, Class::Than, Class::By, Class::To];
    let present = (0..at).any(|i| says(cx, i, "present"));
    let plain = !present && !cx.tokens.iter().any(|t| t.is_any(&unreal));
    // "4.9 million tons in 2012 under another count"
    let ends = |t: &Token| t.figure().is_some_and(|id| id == of.id || id == level.id);
    let plain = plain && cx.tokens.iter().rev().take(2).any(ends);
    let own = opening.is(Class::Pronoun)
        && tokens.iter().all(|t| is_word(t) || t.is_mark(',') || year(cx, t).is_some());
    let span = covered(cx.tokens)?;
    let slots = vec![Slot::figure("level", level.id), Slot::figure("year", of.id)];
    (others.count() == 0 && own && plain).then(|| claim("then", span, cx.segment, slots, Topic::default()))
}
