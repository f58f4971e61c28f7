//! Comparisons: which of two levels is the greater, and by how much?
//!
//! In: `the ferry carried 41,300 cars in June, more than the 38,000 expected`, out: a claim `compare` with left
//! (41,300), right (38,000) and sign (1). Both levels are in the sentence; `more than 5`, with nothing to
//! compare, is a hedge and no claim.
//!
//! ```text
//! compare  = LEFT { filler } [ extent ] marker right     "60, 20 percent more than last year's 50"
//!          | LEFT { filler } extent apart right          "27, one better than the 26 of 2019"
//!          | beat right { filler } LEFT                  "beat its target of 5, delivering 6"
//!          | LEFT { filler } RATIO ( right | WHAT { word } ["("] AMOUNT )     "16 percent, double the 8 percent in May"
//!          | limiter LEFT { filler } AGAINST right { "," right }      "only 12, compared with 20 in Britain"
//!          | right { filler } CLAUSE { filler } limiter LEFT          "12 in Leeds, but only 5 in York"
//! marker   = larger THAN | higher THAN | above | beat
//! apart    = better THAN | clear-of | under                 only behind an extent
//! extent   = AMOUNT [ OR AMOUNT ]                        a percentage, points, or an amount like both levels
//! right    = gap AMOUNT                                  with an article, an owner or `of` in the gap
//! ```
//!
//! LEFT is the nearest level before that may stand beside the right one and is no aside (`after a £1bn
//! charge`); where a second one stands as near (`rose by 1 to 5`), neither is taken.

mod contrast;
mod crossing;

use nom::Parser;

use super::grammar::{
    Context, amounts_before, comparable, covered, cue, elliptic, gap, is_amount, is_points, is_word,
};
use super::token::{Token, Tokens};
use super::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Longest stretch between the left level and the marker.
const FILLER: usize = 18;

/// Reads the comparisons of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let places = 0..cx.tokens.len();
    places
        .flat_map(|at| {
            let one = marked(cx, at)
                .or_else(|| times(cx, at))
                .or_else(|| crossing::read(cx, at))
                .or_else(|| contrast::read(cx, at));
            one.map_or_else(|| against(cx, at), |claim| vec![claim])
        })
        .collect()
}

/// How a marker compares.
#[derive(Debug, Clone)]
struct Marker {
    /// 1 if the left level is the greater one; `None` if only how far they are apart is said.
    sign: Option<Num>,
    /// Whether it compares sizes (`more`), so that two losses may be compared.
    of_sizes: bool,
    /// Whether it is a verb, behind which the left level may stand, too.
    verb: bool,
    /// Whether it compares only behind the amount that lies between the levels.
    needs_extent: bool,
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
    // "with TOP winds of 105 mph"
    let noun = |t: &Token| t.is(Class::Determiner) || t.is(Class::Preposition);
    if marker.verb && cx.before(cx.tokens.get(at)?).is_some_and(noun) {
        return None;
    }
    let right = right(cx, cx.tokens.len() - rest.0.len())?;
    let (start, extents) = extents(cx, at, right.figure);
    if marker.needs_extent && extents.is_empty() {
        return None;
    }
    let left = match left(cx, start, right.figure) {
        Some(left) => left,
        None if marker.verb && extents.is_empty() => following(cx, right)?,
        None => return None,
    };
    if denied(cx, left.at, start) || !same_direction(cx, left, right, &marker) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(
        marker.sign.map(|sign| signed(cx.tokens.get(at).map(|t| t.span), sign)).into_iter().flatten(),
    );
    let bare = |figure: &Figure| figure.kind == Kind::Number;
    // "10 days to earn $500 million, seven fewer than the 17 of its rival"
    if extents.iter().any(|extent| bare(extent))
        && bare(right.figure)
        && !bare(left.figure)
        && left.figure.kind == Kind::Money
    {
        return None;
    }
    for extent in extents {
        slots
            .push(Slot { role: extent_role(cx, extent, right.figure)?, operand: Operand::Figure(extent.id) });
    }
    made(cx, left, right, slots)
}

fn signed(span: Option<Span>, sign: Num) -> Option<Slot> {
    Some(Slot { role: "sign", operand: Operand::Cue { span: span?, value: Interval::point(sign) } })
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

/// `larger THAN | higher THAN | above | beat | apart`
fn marker(input: Tokens<'_>) -> Option<(Tokens<'_>, Marker)> {
    let (first, rest) = input.0.split_first()?;
    let rest = Tokens(rest);
    let sign = |class: Class| first.value(class).cloned();
    let plain = Marker { sign: None, of_sizes: true, verb: false, needs_extent: false };
    let than = first.is(Class::Larger) || first.is(Class::Higher) || first.is(Class::Better);
    if than && let Ok((rest, _)) = cue(Class::Than).parse(rest) {
        let marker = match () {
            // "more than", "lower than", "one better than"
            () if first.is(Class::Larger) => Marker { sign: sign(Class::Larger), ..plain },
            () if first.is(Class::Higher) => Marker { sign: sign(Class::Higher), of_sizes: false, ..plain },
            () => Marker { needs_extent: true, ..plain },
        };
        return Some((rest, marker));
    }
    let marker = match () {
        // "exceeded", "beat", "above"
        () if first.is(Class::Exceed) => Marker { sign: sign(Class::Exceed), verb: true, ..plain },
        () if first.is(Class::Beat) => {
            Marker { sign: sign(Class::Beat), of_sizes: false, verb: true, ..plain }
        }
        () if first.is(Class::Above) => Marker { sign: sign(Class::Above), of_sizes: false, ..plain },
        // "half a point under", "18 clear of"
        () if first.is(Class::Apart) => {
            Marker { sign: sign(Class::Apart), of_sizes: false, needs_extent: true, ..plain }
        }
        () => return None,
    };
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
    // "below target balances WOULD take out a further 5"
    let elsewhere =
        |t: &Token| t.is(Class::In) || t.is(Class::At) || t.is(Class::Planned) && t.is(Class::Auxiliary);
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

/// The amounts right before the marker, if a second level is to be compared: `20 percent more than`, and where
/// they begin.
fn extents<'a>(cx: Context<'a>, at: usize, right: &Figure) -> (usize, Vec<&'a Figure>) {
    let Some((start, ids)) = amounts_before(cx, at) else { return (at, Vec::new()) };
    let figures: Vec<&Figure> = ids.iter().filter_map(|id| cx.figure(*id)).collect();
    let among_percents = matches!(right.kind, Kind::Percent | Kind::Points);
    let states_level = |figure: &&Figure| among_percents && figure.kind == Kind::Percent;
    if figures.iter().any(states_level) { (at, Vec::new()) } else { (start, figures) }
}

fn extent_role(cx: Context<'_>, extent: &Figure, right: &Figure) -> Option<&'static str> {
    let among_percents = matches!(right.kind, Kind::Percent | Kind::Points);
    match extent.kind {
        _ if among_percents && is_points(cx, extent) => Some("points"),
        Kind::Points => None,
        Kind::Ratio if among_percents => None,
        Kind::Percent => Some("percent"),
        Kind::Ratio => is_fraction(extent).then_some("percent"),
        _ => comparable(extent, right).then_some("difference"),
    }
}

/// `a fifth more than`; `twice more than` may mean either.
fn is_fraction(figure: &Figure) -> bool {
    let Value::Amount(readings) = &figure.value else { return false };
    readings.iter().all(|r| r.interval.high().is_some_and(|high| *high < Num::ONE))
}

/// The nearest level before that can stand beside the right one. Another statement parts them, and so does a
/// level that is itself compared with something nearer.
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
        if ends || parts || found.is_none() && begins_statement(cx, at) {
            break;
        }
        let Some(level) = amount_at(cx, at).filter(|level| stands_beside(cx, *level, right)) else {
            continue;
        };
        match governor(cx, at) {
            Some(word) if word.is(Class::Against) => return None,
            Some(word) if is_aside(word) => {}
            _ if found.is_some() => return None,
            _ => found = Some(level),
        }
    }
    found
}

/// `5, and WAS above`, `he SAID costs were above`: what comes behind has a subject or a verb of its own.
fn begins_statement(cx: Context<'_>, at: usize) -> bool {
    let Some([token, next]) = cx.tokens.get(at..at + 2) else { return false };
    let verb = next.is(Class::Auxiliary) || next.is(Class::LevelVerb);
    token.is(Class::And) && verb || token.is(Class::Reporting) && is_word(next)
}

fn stands_beside(cx: Context<'_>, level: Found<'_>, right: &Figure) -> bool {
    let percent = |figure: &Figure| figure.kind == Kind::Percent;
    let unnamed = level.figure.kind == Kind::Number && !matches!(right.kind, Kind::Number | Kind::Count);
    percent(level.figure) == percent(right)
        && comparable(level.figure, right)
        && !is_rate_of(level.figure, right)
        && !(unnamed
            && cx.tokens.get(level.at + 1).is_some_and(|t| matches!(t.kind, super::token::TokenKind::Word)))
        && !is_whole(cx, level.at)
}

fn fits(cx: Context<'_>, level: Found<'_>, right: &Figure) -> bool {
    stands_beside(cx, level, right) && !governor(cx, level.at).is_some_and(is_aside)
}

/// `$274 a square foot`, which no `$310,000` is compared with.
fn is_rate_of(level: &Figure, right: &Figure) -> bool {
    let (Value::Amount(rates), Value::Amount(sums)) = (&level.value, &right.value) else { return false };
    rates.iter().any(|rate| sums.iter().any(|sum| elliptic(sum, rate)))
}

/// `131 of the assembly's 224 seats`: the whole that the level before it is a part of.
fn is_whole(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default();
    let owner = |t: &&Token| is_word(t) && !t.is(Class::Of) || t.is_mark('\'') || t.is_mark('’');
    let words = before.iter().rev().take(5).take_while(owner).count();
    let mut rest = before.iter().rev().skip(words);
    rest.next().is_some_and(|t| t.is(Class::Of)) && rest.next().is_some_and(|t| cx.is_amount(t))
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
    let part = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Including));
    if part || next.is(Class::Of) || next.is(Class::Larger) || next.is(Class::Higher) {
        return None;
    }
    let (right, skipped) = match unnamed(cx, at + 1) {
        Some(right) => (right, right.at),
        None => (right(cx, at + 1)?, at + 1),
    };
    let left = left(cx, at, right.figure)?;
    let other = |t: &Token| t.is(Class::Of) || t.is(Class::Adverb);
    if cx.tokens.get(skipped..right.at)?.iter().any(other) || denied(cx, left.at, at) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.push(Slot { role: "multiple", operand: Operand::Figure(ratio.id) });
    made(cx, left, right, slots)
}

/// `[ AS MUCH AS ] WHAT { word } [ "(" ] AMOUNT`: the level that the words behind `what` describe.
fn unnamed(cx: Context<'_>, from: usize) -> Option<Found<'_>> {
    let rest = cx.tokens.get(from..)?;
    let what = rest.iter().take(4).position(|t| t.is(Class::What))?;
    let told = rest.iter().skip(what + 1).take(9).position(|t| cx.is_amount(t))? + what + 1;
    let plain = |t: &Token| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And) || t.is_mark('(');
    rest.get(..told)?.iter().all(plain).then(|| amount_at(cx, from + told)).flatten()
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
