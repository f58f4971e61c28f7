//! Which words of their own tell a level of a change?
//!
//! In: `down to 5, when it was 7`, `up 5 percent to 63, after 60 at the end of May`, `fell by 85 million, leaving 215 million`, out: the
//! levels before, 7 and 60, and the one after, 215 million.
//!
//! ```text
//! when-it-was  = [","] WHEN PRONOUN WAS gap level         behind a comparison with that time any subject and verb
//! after-it-was = [","] AFTER gap level { word } TIME | [","] AFTER TIME "'s" level | [","] AFTER level FORMERLY
//! instead      = INSTEAD-OF gap level                       behind the level after
//! over         = OVER determiner gap level                  right behind a noun of change
//! settling     = [","] ( TO | AND ) SETTLE AT gap level
//! bracketed    = "(" [ word ":" ] AMOUNT ")"                 right behind the level after
//! of-level     = OF gap level [","] [ verb PRONOUN ] TO gap level    behind a noun of change and its amount
//! leaving      = LEAVE gap level                          in the unit of what went
//! ```

use nom::Parser;
use nom::combinator::opt;

use super::super::grammar::{Context, comparable, cue, gap, is_word, level, marked, token};
use super::super::hint::counts_back;
use super::super::token::{Token, Tokens};
use super::{Change, NEAR, Place};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// `fell by 85 million barrels, LEAVING 215 MILLION BARRELS in tanks`: what is left is in the unit of what went.
pub fn leaving<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    change: &Change<'_>,
) -> Option<(Tokens<'a>, Vec<FigureId>)> {
    let (rest, figures) = marked(cx, Class::Leave)(input).ok()?;
    let deltas = change.parts.iter().filter(|part| part.place == Place::Delta).flat_map(|part| &part.figures);
    let mut deltas = deltas.filter_map(|id| cx.figure(*id));
    let left = cx.figure(*figures.first()?)?;
    let same =
        |delta: &Figure| delta.kind == left.kind && comparable(delta, left) && delta.kind != Kind::Number;
    deltas.any(same).then_some((rest, figures))
}

/// `£86.2m (£79.5m)`, `£86.2m (2023: £79.5m)`: behind the level its account of the time before, in the same unit.
pub fn bracketed<'a>(cx: Context<'a>, input: Tokens<'a>, level: FigureId) -> Option<(Tokens<'a>, FigureId)> {
    let (rest, _) = token(|t| t.is_mark('(')).parse(input).ok()?;
    let dated = |t: &Token| t.figure().is_some() || is_word(t);
    let (rest, _) = opt((token(dated), token(|t| t.is_mark(':')))).parse(rest).ok()?;
    let (rest, found) = token(|t| cx.is_amount(t)).parse(rest).ok()?;
    let (rest, _) = token(|t| t.is_mark(')')).parse(rest).ok()?;
    let (own, before) = (cx.figure(level)?, cx.figure_of(found)?);
    let measured = matches!(own.kind, Kind::Money | Kind::Quantity);
    let same = own.kind == before.kind && own.reading()?.unit == before.reading()?.unit;
    (measured && same).then_some((rest, before.id))
}

/// `[","] to close at $93.37`, `and settled at 87.76`: the level at the end of the day.
pub fn settling<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<(Tokens<'a>, Vec<FigureId>)> {
    let (rest, _) = opt(token(|t| t.is_mark(','))).parse(input).ok()?;
    let (rest, _) = token(|t| t.is(Class::To) || t.is(Class::And)).parse(rest).ok()?;
    let (rest, _) = cue(Class::Settle).parse(rest).ok()?;
    marked(cx, Class::At)(rest).ok()
}

/// `[an increase of 12 cents in the rate] OF $2.28, raising it TO $2.40`, `[cut the deficit] OF 43.8 billion TO between 30 and 35 billion`:
/// the levels before and after. A noun says how far, before them; what a verb changes stands right behind it.
pub fn of_level<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    change: &Change<'_>,
) -> Option<(Tokens<'a>, [Vec<FigureId>; 2])> {
    let noun = change.parts.iter().any(|part| part.place == Place::Delta);
    let verb = change.parts.is_empty() && change.multiple.is_none();
    let trigger =
        change.trigger.filter(|t| noun && t.is(Class::ChangeNoun) || verb && t.is(Class::ChangeVerb))?;
    let at = cx.tokens.len() - input.0.len();
    let object = cx.tokens.partition_point(|t| t.span.start <= trigger.span.start);
    let (first, words) = cx.tokens.get(object..at).and_then(<[Token]>::split_first).unzip();
    let named = |t: &Token| is_word(t) && !t.is(Class::Preposition) && !t.is(Class::And);
    let object = first.is_some_and(|t| t.is(Class::Determiner))
        && words.is_some_and(|w| !w.is_empty() && w.iter().all(named));
    if verb && !object {
        return None;
    }
    let (rest, from) = marked(cx, Class::Of)(input).ok()?;
    let (rest, _) = opt(token(|t| t.is_mark(','))).parse(rest).ok()?;
    let leads = |t: &Token| t.is(Class::ChangeVerb) || t.is(Class::Bring) || t.is(Class::MultipleVerb);
    let (rest, _) = opt((token(leads), token(|t| t.is(Class::Pronoun)))).parse(rest).ok()?;
    let (rest, to) = marked(cx, Class::To)(rest).ok()?;
    Some((rest, [from, to]))
}

/// Most tokens between `the highest` and `when it was`.
const SINCE: usize = 6;

/// `[","] when it was 6.2 percent`: the level before. Behind a comparison with that time any verb tells it: `when it sold 41 million`.
pub fn when_it_was<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    change: &Change<'_>,
) -> Option<(Tokens<'a>, Vec<FigureId>)> {
    // "the highest since 2009, when it was": of that year, not of the one before
    let at = cx.tokens.len().saturating_sub(input.0.len());
    if cx.tokens.get(at.saturating_sub(SINCE)..at)?.iter().any(|t| t.is(Class::Superlative)) {
        return None;
    }
    let (rest, _) = opt(token(|t| t.is_mark(','))).parse(input).ok()?;
    let (rest, _) = cue(Class::When).parse(rest).ok()?;
    let subject = |t: &Token| t.is(Class::Pronoun) || change.relative && is_word(t);
    let (rest, _) = token(subject).parse(rest).ok()?;
    let past = |t: &Token| t.is(Class::LevelVerb) || t.is(Class::Auxiliary) || t.is(Class::Had);
    let (rest, _) = token(|t| past(t) || change.relative && is_word(t)).parse(rest).ok()?;
    let (rest, ()) = gap(cx, rest).ok()?;
    level(cx)(rest).ok()
}

/// `139,000 in September INSTEAD OF 96,000`: the level that was told before.
pub fn instead<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<(Tokens<'a>, Vec<FigureId>)> {
    let at = cx.tokens.len() - input.0.len();
    let behind = cx.phrase(at, &cx.words.changes.instead)?;
    let (rest, ()) = gap(cx, Tokens(cx.tokens.get(behind..)?)).ok()?;
    level(cx)(rest).ok()
}

/// `a large increase OVER THE 11.97 billion of January`: a level that is pointed at; `over 12 billion` would be an amount.
pub fn over<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<(Tokens<'a>, Vec<FigureId>)> {
    let (rest, _) = token(|t| cx.words.changes.over.contains(&t.lower)).parse(input).ok()?;
    let (rest, _) = token(|t| t.is(Class::Determiner)).parse(rest).ok()?;
    let (rest, ()) = gap(cx, rest).ok()?;
    level(cx)(rest).ok()
}

/// `[","] after 9 million at the end of 2021`: the level of the time before.
pub fn after_it_was<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<(Tokens<'a>, Vec<FigureId>)> {
    let (rest, _) = opt(token(|t| t.is_mark(','))).parse(input).ok()?;
    let (behind, figures) = marked(cx, Class::After)(rest).ok()?;
    let between = rest.0.get(..rest.0.len() - behind.0.len())?;
    let rest = behind;
    let past = |t: &Token| t.is(Class::Formerly) || cx.figure_of(t).is_some_and(counts_back);
    if between.iter().chain(rest.0.first()).any(past) {
        return Some((rest, figures));
    }
    let leads = |t: &&Token| t.is(Class::Determiner) || t.is(Class::Preposition) || t.is(Class::At);
    let time = rest.0.iter().take(NEAR).find(|t| !leads(t) && !t.is(Class::In))?;
    let timed = cx.figure_of(time).is_some_and(Figure::is_time);
    timed.then_some((rest, figures))
}
