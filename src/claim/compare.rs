//! Comparisons: which of two levels is the greater, and by how much?
//!
//! In: `the ferry carried 41,300 cars in June, more than the 38,000 expected`, out: a claim `compare` with left
//! (41,300), right (38,000) and sign (1). Both levels are in the sentence; `more than 5`, with nothing to
//! compare, is a hedge and no claim.
//!
//! ```text
//! compare  = LEFT { filler } [ extent ] marker right     "60, 20 percent more than last year's 50"
//!          | beat right { filler } LEFT                  "beat its target of 5, delivering 6"
//!          | LEFT { filler } RATIO right                 "16 percent, double the 8 percent in May"
//!          | limiter LEFT { filler } AGAINST right { "," right }      "only 12, compared with 20 in Britain"
//! marker   = larger THAN | higher THAN | above | beat
//! extent   = AMOUNT                                      a percentage, or an amount like both levels
//! right    = gap AMOUNT                                  with an article, an owner or `of` in the gap
//! ```
//!
//! LEFT is the nearest level before that may stand beside the right one and is no aside (`after a £1bn
//! charge`); where a second one stands as near (`rose by 1 to 5`), neither is taken.

use nom::Parser;

use super::grammar::{Context, comparable, covered, cue, gap, is_amount, is_word};
use super::token::{Token, Tokens};
use super::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Longest stretch between the left level and the marker.
const FILLER: usize = 18;

/// Reads the comparisons of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let places = 0..cx.tokens.len();
    places
        .flat_map(|at| marked(cx, at).or_else(|| times(cx, at)).map_or_else(|| against(cx, at), |c| vec![c]))
        .collect()
}

/// How a marker compares.
#[derive(Debug, Clone)]
struct Marker {
    /// 1 if the left level is the greater one.
    sign: Num,
    /// Whether it compares sizes (`more`), so that two losses may be compared.
    of_sizes: bool,
    /// Whether it is a verb, behind which the left level may stand, too.
    verb: bool,
}

/// A level and the index of its token.
#[derive(Debug, Clone, Copy)]
struct Found<'a> {
    at: usize,
    figure: &'a Figure,
}

/// `LEFT [ extent ] marker right` and `beat right LEFT`
fn marked(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (rest, marker) = marker(Tokens(cx.tokens.get(at..)?))?;
    let right = right(cx, cx.tokens.len() - rest.0.len())?;
    let extent = extent(cx, at, right.figure);
    let start = extent.map_or(at, |extent| extent.at);
    let left = match left(cx, start, right.figure) {
        Some(left) => left,
        None if marker.verb && extent.is_none() => following(cx, right)?,
        None => return None,
    };
    if denied(cx, left.at, start) || !same_direction(cx, left, right, &marker) {
        return None;
    }
    let sign = Operand::Cue { span: cx.tokens.get(at)?.span, value: Interval::point(marker.sign) };
    let mut slots = ends(left, right);
    slots.push(Slot { role: "sign", operand: sign });
    if let Some(extent) = extent {
        slots.push(Slot { role: extent_role(extent, right)?, operand: Operand::Figure(extent.figure.id) });
    }
    made(cx, left, right, slots)
}

fn ends(left: Found<'_>, right: Found<'_>) -> Vec<Slot> {
    [("left", left), ("right", right)]
        .map(|(role, found)| Slot { role, operand: Operand::Figure(found.figure.id) })
        .to_vec()
}

fn made(cx: Context<'_>, left: Found<'_>, right: Found<'_>, slots: Vec<Slot>) -> Option<Claim> {
    let (first, last) = (left.at.min(right.at), left.at.max(right.at));
    Some(claim("compare", covered(cx.tokens.get(first..=last)?)?, cx.segment, slots, Topic::default()))
}

/// `larger THAN | higher THAN | above | beat`
fn marker(input: Tokens<'_>) -> Option<(Tokens<'_>, Marker)> {
    let (first, rest) = input.0.split_first()?;
    let rest = Tokens(rest);
    let made = |class: Class, of_sizes, verb| {
        first.value(class).map(|sign| Marker { sign: sign.clone(), of_sizes, verb })
    };
    // "more than", "lower than"
    if let Some(marker) = made(Class::Larger, true, false).or_else(|| made(Class::Higher, false, false)) {
        let (rest, _) = cue(Class::Than).parse(rest).ok()?;
        return Some((rest, marker));
    }
    // "above", "exceeded", "beat"
    let marker = made(Class::Exceed, true, true)
        .or_else(|| made(Class::Beat, false, true))
        .or_else(|| made(Class::Above, false, false))?;
    Some((rest, marker))
}

/// The level behind a marker: `the £14m`, `last year's 50`, `its target of 5`.
fn right(cx: Context<'_>, from: usize) -> Option<Found<'_>> {
    let (rest, ()) = gap(cx, Tokens(cx.tokens.get(from..)?)).ok()?;
    let (rest, ()) = gap(cx, owned(rest)).ok()?;
    let at = cx.tokens.len() - rest.0.len();
    let between = cx.tokens.get(from..at)?;
    let definite = |t: &Token| {
        t.is(Class::Determiner) || t.is(Class::Of) || t.figure().is_some() || is_possessive(cx, t)
    };
    let next = cx.tokens.get(at + 1).into_iter();
    let elsewhere = |t: &Token| t.is(Class::In) || t.is(Class::At);
    if !between.iter().any(definite)
        || between.iter().any(elsewhere)
        || between.iter().chain(next).any(|t| t.is(Class::Rest))
    {
        return None;
    }
    amount_at(cx, at)
}

/// Behind a time its possessive ending is a token of its own: `last year` `'` `s`.
fn owned(input: Tokens<'_>) -> Tokens<'_> {
    let [mark, letter, rest @ ..] = input.0 else { return input };
    let ending = (mark.is_mark('\'') || mark.is_mark('’')) && letter.span.end - letter.span.start == 1;
    if ending { Tokens(rest) } else { input }
}

fn is_possessive(cx: Context<'_>, token: &Token) -> bool {
    is_word(token) && cx.source.slice(token.span).trim_end_matches('s').ends_with(['\'', '’'])
}

fn amount_at(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let figure = cx.figure_of(cx.tokens.get(at)?).filter(|figure| is_level(figure))?;
    Some(Found { at, figure })
}

/// A level that can be compared: a multiple is no level.
fn is_level(figure: &Figure) -> bool {
    is_amount(figure) && figure.kind != Kind::Ratio
}

/// The amount right before the marker, if a second level is to be compared: `20 percent more than`.
fn extent<'a>(cx: Context<'a>, at: usize, right: &Figure) -> Option<Found<'a>> {
    let at = at.checked_sub(1)?;
    let figure = cx.figure_of(cx.tokens.get(at)?).filter(|figure| is_amount(figure))?;
    let among_percents = matches!(right.kind, Kind::Percent | Kind::Points);
    let states_level = among_percents && figure.kind == Kind::Percent;
    (!states_level).then_some(Found { at, figure })
}

fn extent_role(extent: Found<'_>, right: Found<'_>) -> Option<&'static str> {
    match extent.figure.kind {
        Kind::Percent => Some("percent"),
        Kind::Ratio => None,
        _ => comparable(extent.figure, right.figure).then_some("difference"),
    }
}

/// The nearest level before that can stand beside the right one.
fn left<'a>(cx: Context<'a>, before: usize, right: &Figure) -> Option<Found<'a>> {
    let mut found: Option<Found<'a>> = None;
    let mut bracketed = false;
    for (steps, at) in (before.saturating_sub(FILLER)..before).rev().enumerate() {
        let token = cx.tokens.get(at)?;
        bracketed = token.is_mark(')') || bracketed && !token.is_mark('(');
        if bracketed {
            continue;
        }
        let adjoins = steps < 3 && token.is(Class::Clause);
        let ends = token.is(Class::Clause) && !adjoins || token.is_mark(';') || token.is_mark(':');
        let parts =
            found.is_some() && (token.is_mark(',') || token.is(Class::And) || token.is(Class::Reporting));
        if ends || parts {
            break;
        }
        let Some(level) = amount_at(cx, at).filter(|level| fits(cx, *level, right)) else { continue };
        if found.is_some() {
            return None;
        }
        found = Some(level);
    }
    found
}

fn fits(cx: Context<'_>, level: Found<'_>, right: &Figure) -> bool {
    let percent = |figure: &Figure| figure.kind == Kind::Percent;
    percent(level.figure) == percent(right)
        && comparable(level.figure, right)
        && !governor(cx, level.at).is_some_and(is_aside)
}

/// A base of comparison or a side remark: `from 5`, `after a charge of 5`.
fn is_aside(token: &Token) -> bool {
    [Class::From, Class::Against, Class::Than, Class::Aside].iter().any(|class| token.is(*class))
}

/// The word that governs a figure: the first one before it that is no article, noun or `of`.
fn governor(cx: Context<'_>, at: usize) -> Option<&Token> {
    let plain = |t: &&Token| {
        let passed =
            t.is(Class::Determiner) || t.is(Class::Of) || t.is(Class::Adverb) || t.is(Class::Contrast);
        let word = matches!(t.kind, super::token::TokenKind::Word);
        !(word || passed || t.figure().is_some() && !cx.is_amount(t))
    };
    cx.tokens.get(..at)?.iter().rev().take(6).find(plain)
}

/// The level behind a verb and its object: `beat its target of 5, delivering 6`.
fn following<'a>(cx: Context<'a>, right: Found<'a>) -> Option<Found<'a>> {
    let ends = |t: &Token| t.is(Class::Clause) || t.is(Class::Reporting) || t.is_mark(';') || t.is_mark(':');
    let after = cx.tokens.iter().enumerate().skip(right.at + 1).take(FILLER).take_while(|(_, t)| !ends(t));
    let level = after.filter_map(|(at, _)| amount_at(cx, at)).find(|level| fits(cx, *level, right.figure))?;
    let before = cx.tokens.get(right.at + 1..level.at)?;
    let told = |t: &Token| {
        t.is(Class::LevelVerb) || t.is(Class::ReachVerb) || is_word(t) && cx.lower(t).ends_with("ing")
    };
    before.iter().rev().take(3).any(told).then_some(level)
}

/// Whether the comparison is denied or asked.
fn denied(cx: Context<'_>, left: usize, marker: usize) -> bool {
    let denies = |t: &Token| t.is(Class::Negation) || t.is(Class::Denial);
    cx.tokens.get(left.min(marker)..marker).unwrap_or_default().iter().any(denies)
}

/// Falls and losses are printed without a sign: only sizes can be compared, and only of two that go one way.
fn same_direction(cx: Context<'_>, left: Found<'_>, right: Found<'_>, marker: &Marker) -> bool {
    let (left, right) = (direction(cx, left.at), direction(cx, right.at));
    let falls = |direction: Option<bool>| direction == Some(false);
    let opposed = left.is_some() && right.is_some() && left != right;
    !opposed && (marker.of_sizes || !falls(left) && !falls(right))
}

/// Whether the figure is an amount of a rise (`true`), or of a fall or loss (`false`).
fn direction(cx: Context<'_>, at: usize) -> Option<bool> {
    let way = |t: &Token| {
        let value = t.value(Class::ChangeVerb).or_else(|| t.value(Class::ChangeNoun));
        value.map(|value| !value.is_negative()).or_else(|| t.is(Class::Loss).then_some(false))
    };
    let level = |t: &&Token| t.is(Class::To) || t.is(Class::At) || t.is(Class::LevelVerb) || t.is_mark(',');
    let before = cx.tokens.get(..at)?.iter().rev().take(5).take_while(|t| !level(t)).find_map(way);
    let after = cx.tokens.get(at + 1..)?.iter().take(3).take_while(|t| !level(t) && !t.is(Class::From));
    before.or_else(|| after.filter(|t| t.is(Class::ChangeNoun) || t.is(Class::Loss)).find_map(way))
}

/// `LEFT RATIO [ as many as ] right`; `half as much again as` is another multiple.
fn times(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ratio = cx.figure_of(cx.tokens.get(at)?).filter(|figure| figure.kind == Kind::Ratio)?;
    let next = cx.tokens.get(at + 1)?;
    if next.is(Class::Of) || next.is(Class::Larger) || next.is(Class::Higher) {
        return None;
    }
    let right = right(cx, at + 1)?;
    let left = left(cx, at, right.figure)?;
    let other = |t: &Token| t.is(Class::Of) || t.is(Class::Adverb);
    if cx.tokens.get(at + 1..right.at)?.iter().any(other) || denied(cx, left.at, at) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.push(Slot { role: "multiple", operand: Operand::Figure(ratio.id) });
    made(cx, left, right, slots)
}

/// `only LEFT AGAINST right { "," right }`
fn against(cx: Context<'_>, at: usize) -> Vec<Claim> {
    let Some(token) = cx.tokens.get(at).filter(|t| t.is(Class::Against)) else { return Vec::new() };
    let rights = listed(cx, at + 1);
    let Some(first) = rights.first() else { return Vec::new() };
    let Some(left) = left(cx, at, first.figure) else { return Vec::new() };
    let Some(sign) = limit(cx, left.at, at) else { return Vec::new() };
    let told = |right: &Found<'_>| {
        let mut slots = ends(left, *right);
        slots.push(Slot {
            role: "sign",
            operand: Operand::Cue { span: token.span, value: Interval::point(sign.clone()) },
        });
        made(cx, left, *right, slots)
    };
    rights.iter().filter_map(told).collect()
}

/// `only 5` is less than what it is compared with; so is `the lowest`.
fn limit(cx: Context<'_>, left: usize, against: usize) -> Option<Num> {
    let before = left.checked_sub(1).and_then(|at| cx.tokens.get(at));
    let limited = before.and_then(|t| t.value(Class::Limiter));
    let superlative = cx.tokens.get(left..against)?.iter().find_map(|t| t.value(Class::Superlative));
    limited.or(superlative).cloned()
}

/// `20 in Britain, 30 in Germany and 60 in Japan`
fn listed(cx: Context<'_>, from: usize) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for (at, token) in cx.tokens.iter().enumerate().skip(from) {
        let since = at - found.last().map_or(from, |last| last.at);
        let goes_on = is_word(token) || token.is_mark(',') || token.figure().is_some();
        if since > 8 || !goes_on || token.is(Class::Clause) || token.is(Class::Relative) {
            break;
        }
        let Some(level) = amount_at(cx, at) else { continue };
        if found.first().is_some_and(|first| !comparable(first.figure, level.figure)) {
            break;
        }
        found.push(level);
    }
    found
}
