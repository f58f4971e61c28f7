//! Records, targets and forecasts: which level is held against one whose figure stands elsewhere?
//!
//! In: `0.4 of a degree hotter than the record`, out: a claim `toward` of the level before it, the difference and the sign.
//! In: `That mark, 45.8C, was taken in the yard`, out: a claim `bench` of that figure. Both name their group (record,
//! forecast, target, limit, average), and the relation stage joins the two if there is one of each.
//!
//! ```text
//! toward = LEVEL { any } [ extent ] ( marker | off ) { word } BENCHMARK        "two feet over its legal limit"
//!        | [ extent ] marker { word } BENCHMARK "," { any } LEVEL              "beat its savings target, delivering 5 million"
//! extent = AMOUNT [ OF degree ] | DURATION
//! bench  = owner { word } BENCHMARK ( "," LEVEL | "," WHICH { word } level-verb LEVEL | { word } ( level-verb | OF ) { word } LEVEL )     "The target was 5 million"
//!        | HAD { word } benchmark-verb { word } LEVEL                          "it had aimed to save 5 million"
//! LEVEL  = AMOUNT | DURATION
//! ```

use super::marked::marker_at;
use super::side::{governor, is_aside};
use super::{FILLER, Found, is_level, signed};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, comparable, covered, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// The groups of benchmarks: the list of their nouns, and that of what one does who sets one.
const GROUPS: [(&str, &str); 5] = [
    ("record", ""),
    ("forecast", "forecast_verb"),
    ("target", "target_verb"),
    ("limit", ""),
    ("average", ""),
];

/// Most words between what compares and the benchmark, and between the benchmark and its figure.
const NEAR: usize = 7;
const FIGURE: usize = 9;
/// Most words from a benchmark to the comma before its figure: `the record for the date, 114 F`.
const NOUN: usize = 5;

/// The claims that start at a token.
pub fn read(cx: Context<'_>, at: usize) -> Vec<Claim> {
    [toward(cx, at), noun(cx, at), verb(cx, at)].into_iter().flatten().collect()
}

/// Which group a benchmark at a token belongs to.
fn group(cx: Context<'_>, at: usize) -> Option<usize> {
    GROUPS.iter().position(|(nouns, _)| says(cx, at, nouns))
}

/// A level that can be held against a benchmark.
fn level(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let figure = cx.figure_at(at)?;
    (is_level(figure) || figure.kind == Kind::Duration).then_some(Found { at, figure })
}

/// Whether two figures may be levels of one measure.
pub fn like(a: &Figure, b: &Figure) -> bool {
    let durations = [a, b].into_iter().filter(|figure| figure.kind == Kind::Duration).count();
    let percents = [a, b].into_iter().filter(|figure| figure.kind == Kind::Percent).count();
    durations == 2 || durations == 0 && percents != 1 && comparable(a, b)
}

fn grouped(
    kind: &'static str,
    cx: Context<'_>,
    range: (usize, usize),
    group: usize,
    mut slots: Vec<Slot>,
) -> Option<Claim> {
    let span = covered(cx.tokens.get(range.0..=range.1)?)?;
    let number = Num::from(i64::try_from(group).ok()?);
    slots.push(Slot::word("group", span, Interval::point(number)));
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}

/// `0.4 of a degree hotter than the record`, `beat its target, delivering 5 million`
fn toward(cx: Context<'_>, at: usize) -> Option<Claim> {
    let marker = marker_at(cx, at);
    let (from, sign, verb) = match &marker {
        Some((rest, marker)) => (cx.tokens.len() - rest.0.len(), marker.sign.clone(), marker.verb),
        None if says(cx, at, "off") => (at + 1, None, false),
        None => return None,
    };
    let words = cx.tokens.get(from..)?.iter().take(NEAR).take_while(|t| plain(cx, t)).count();
    let noun = (from..from + words).find(|i| group(cx, *i).is_some())?;
    let owned =
        cx.tokens.get(from..noun)?.iter().any(|t| t.is(Class::Determiner) || possessive(cx, t)) || verb;
    // "the target of 5": its figure stands beside it
    let beside = (noun + 1..noun + 5).take_while(|i| cx.tokens.get(*i).is_some_and(|t| !t.is_mark(',')));
    let by_how_much = by(cx, noun + 1).is_some();
    let (start, extent) = extent(cx, at);
    let told = beside.into_iter().find(|i| level(cx, *i).is_some());
    // "99 seconds inside the pace of the record"
    let paced = (from..noun).any(|i| says(cx, i, "paces"));
    if paced {
        return None;
    }
    if let (Some(told), Some(gap), true) = (told, extent, owned && marker.is_none()) {
        return off_the_record(cx, start, gap, level(cx, told)?);
    }
    if !owned || !by_how_much && told.is_some() {
        return None;
    }
    let extent = extent.or_else(|| by(cx, noun + 1));
    if extent.is_none() && sign.is_none() {
        return None;
    }
    let level = before(cx, start, extent).or_else(|| behind(cx, noun, extent))?;
    let (first, last) = (start.min(level.at), noun.max(level.at));
    if cx.tokens.get(first..at)?.iter().any(|t| t.is(Class::Negation) || t.is(Class::Denial)) {
        return None;
    }
    let mut slots = vec![Slot::figure("left", level.figure.id)];
    slots.extend(extent.map(|figure| Slot::figure("difference", figure.id)));
    slots.extend(sign.and_then(|sign| signed(cx.tokens.get(at).map(|t| t.span), sign)));
    grouped("toward", cx, (first, last), group(cx, noun)?, slots)
}

/// `10.84 seconds was 0.07 seconds inside the record of 10.91`
fn off_the_record(cx: Context<'_>, start: usize, gap: &Figure, right: Found<'_>) -> Option<Claim> {
    let left = before(cx, start, Some(gap)).filter(|left| left.figure.kind == gap.kind)?;
    let fits = like(left.figure, right.figure) || right.figure.kind == Kind::Number;
    let slots = vec![
        Slot::figure("left", left.figure.id),
        Slot::figure("right", right.figure.id),
        Slot::figure("difference", gap.id),
    ];
    let span = covered(cx.tokens.get(left.at..=right.at)?)?;
    fits.then(|| claim("compare", span, cx.segment, slots, Topic::default()))
}

/// A word that may stand between a comparison and its benchmark, or a time (`its savings target for 2004`).
fn plain(cx: Context<'_>, token: &Token) -> bool {
    let ends = [Class::And, Class::Clause, Class::Relative, Class::Reporting, Class::LevelVerb];
    let word = is_word(token) && !token.is_any(&ends);
    word || token.is_mark('\'') || token.is_mark('’') || token.figure().is_some() && !cx.is_amount(token)
}

fn possessive(cx: Context<'_>, token: &Token) -> bool {
    is_word(token) && cx.source.slice(token.span).trim_end_matches('s').ends_with(['\'', '’'])
}

/// `0.4 [of a degree]` before what compares, and where it begins.
fn extent(cx: Context<'_>, at: usize) -> (usize, Option<&Figure>) {
    let told = |i: usize| level(cx, i).map(|found| found.figure);
    let degree = at.checked_sub(2).filter(|i| says(cx, *i, "degree")).and_then(|i| i.checked_sub(1));
    let of =
        degree.filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of))).and_then(|i| i.checked_sub(1));
    let closing = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(')')));
    // "1.4C (2.5F) warmer"
    let opening = closing.and_then(|end| cx.tokens.get(..end)?.iter().rposition(|t| t.is_mark('(')));
    let near = opening.unwrap_or(at).checked_sub(1);
    match (near.filter(|i| told(*i).is_some()), of) {
        (Some(i), _) | (None, Some(i)) => (i, told(i)),
        (None, None) => (at, None),
    }
}

/// `beating forecasts BY TWO CENTS`
fn by(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let [by, token] = cx.tokens.get(at..at + 2)? else { return None };
    cx.figure_of(token)
        .filter(|figure| by.is(Class::By) && (is_level(figure) || figure.kind == Kind::Duration))
}

/// The nearest level before, other than how far it is from the benchmark.
fn before<'a>(cx: Context<'a>, start: usize, extent: Option<&Figure>) -> Option<Found<'a>> {
    let near = (start.saturating_sub(FILLER)..start).rev();
    let parts = |t: &Token| t.is(Class::Clause) || t.is(Class::Reporting) || t.is_mark(';') || t.is_mark(':');
    let mut near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    near.find_map(|i| level(cx, i).filter(|found| fits(cx, *found, extent) && !bracketed(cx, found.at)))
}

/// `46.2C (115.2F)`: the second is the first again.
fn bracketed(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default();
    before.iter().rev().find(|t| t.is_mark('(') || t.is_mark(')')).is_some_and(|t| t.is_mark('('))
}

/// The first level behind a benchmark and a comma.
fn behind<'a>(cx: Context<'a>, noun: usize, extent: Option<&Figure>) -> Option<Found<'a>> {
    let parts = |t: &Token| t.is(Class::Clause) || t.is(Class::Reporting) || t.is_mark(';') || t.is_mark(':');
    let after = (noun + 1..noun + FILLER).take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    let found = after.filter_map(|i| level(cx, i)).find(|found| fits(cx, *found, extent))?;
    let comma = cx.tokens.get(noun + 1..found.at)?.iter().any(|t| t.is_mark(','));
    comma.then_some(found)
}

/// Whether a level may be the one from which the extent counts. A bare extent counts degrees.
fn fits(cx: Context<'_>, found: Found<'_>, extent: Option<&Figure>) -> bool {
    if extent.is_some_and(|extent| extent.id == found.figure.id) {
        return false;
    }
    let aside = governor(cx, found.at).is_some_and(|t| is_aside(t) || t.is(Class::From) || t.is(Class::By));
    !aside && extent.is_none_or(|extent| like(found.figure, extent))
}

/// `That mark, 45.8C,`, `The target was 5 million`
fn noun(cx: Context<'_>, at: usize) -> Option<Claim> {
    let group = group(cx, at)?;
    // "the national record" is one benchmark, and not two
    if at.checked_sub(1).is_some_and(|i| says(cx, i, GROUPS.get(group).map_or("", |(nouns, _)| *nouns))) {
        return None;
    }
    let before = (at.saturating_sub(4)..at).rev().take_while(|i| cx.tokens.get(*i).is_some_and(is_word));
    let owned = before
        .into_iter()
        .any(|i| says(cx, i, "definite") || cx.tokens.get(i).is_some_and(|t| possessive(cx, t)));
    let words =
        cx.tokens.get(at + 1..)?.iter().take(FIGURE).take_while(|t| plain(cx, t) || t.is(Class::LevelVerb));
    let place = at + 1 + words.count();
    let comma = cx.tokens.get(place).is_some_and(|t| t.is_mark(',')) && place <= at + NOUN;
    if let Some(found) = which_stood(cx, place).filter(|_| owned && comma) {
        let slots = vec![Slot::figure("level", found.figure.id)];
        return grouped("bench", cx, (at, found.at), group, slots);
    }
    let found = level(cx, place + usize::from(comma))?;
    let between = cx.tokens.get(at + 1..place)?;
    let told = between.iter().any(|t| t.is(Class::LevelVerb) || t.is(Class::Had))
        || between.last().is_some_and(|t| t.is(Class::Of));
    let slots = vec![Slot::figure("level", found.figure.id)];
    let closed =
        cx.tokens.get(found.at + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.') || t.is_mark('('));
    (owned && (told && !comma || comma && closed))
        .then(|| grouped("bench", cx, (at, found.at), group, slots))
        .flatten()
}

/// `the record for June, WHICH HAD STOOD AT 46.5C`
fn which_stood(cx: Context<'_>, comma: usize) -> Option<Found<'_>> {
    let [relative, after @ ..] = cx.tokens.get(comma + 1..)? else { return None };
    let verbs = after.iter().take(NOUN).take_while(|t| is_word(t) && !t.is(Class::Negation)).count();
    let told = after.get(..verbs)?;
    let stood = told.last().is_some_and(|t| t.is(Class::LevelVerb) || t.is(Class::At));
    let stood = stood
        && told.iter().all(|t| {
            t.is_any(&[Class::Had, Class::Auxiliary, Class::LevelVerb, Class::At, Class::Determiner])
                || matches!(t.kind, TokenKind::Word)
        });
    level(cx, comma + 2 + verbs).filter(|_| relative.is(Class::Relative) && stood)
}

/// `it had aimed to save 5 million`
fn verb(cx: Context<'_>, at: usize) -> Option<Claim> {
    cx.tokens.get(at).filter(|t| t.is(Class::Had))?;
    // "had on average forecast"
    let next = (at + 1..at + 4)
        .find(|i| GROUPS.iter().any(|(_, verbs)| !verbs.is_empty() && says(cx, *i, verbs)))?;
    let between = cx.tokens.get(at + 1..next)?;
    if !between.iter().all(is_word)
        || between.iter().any(|t| t.is(Class::Negation) || t.is(Class::Determiner))
    {
        return None;
    }
    let group = GROUPS.iter().position(|(_, verbs)| !verbs.is_empty() && says(cx, next, verbs))?;
    let words = cx.tokens.get(next + 1..)?.iter().take(FIGURE).take_while(|t| plain(cx, t));
    let found = level(cx, next + 1 + words.count())?;
    let slots = vec![Slot::figure("level", found.figure.id)];
    grouped("bench", cx, (at, found.at), group, slots)
}
