//! The level before a comparison: which one is it?
//!
//! LEFT is the nearest level before that may stand beside the right one and is no aside (`after a £1bn
//! charge`); where a second one stands as near (`rose by 1 to 5`), neither is taken. An aside between dashes
//! right before the comparison is stepped over.

use super::{FILLER, Found, amount_at};
use crate::claim::grammar::{Context, comparable, elliptic, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::figure::{Figure, Kind, Value};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// The nearest level before that can stand beside the right one. Another statement parts them, and so does a
/// level that is itself compared with something nearer.
pub fn left<'a>(cx: Context<'a>, before: usize, right: &Figure) -> Option<Found<'a>> {
    left_where(cx, before, &|level| stands_beside(cx, level, right))
}

/// The same of two counts, whatever they count: `1,200 sheep, three times as many as its 400 goats`.
pub fn left_counted<'a>(cx: Context<'a>, before: usize, right: &Figure) -> Option<Found<'a>> {
    let counted = |level: Found<'_>| level.figure.kind == Kind::Count && !is_whole(cx, level.at);
    (right.kind == Kind::Count).then(|| left_where(cx, before, &counted)).flatten()
}

fn left_where<'a>(cx: Context<'a>, before: usize, fits: &dyn Fn(Found<'a>) -> bool) -> Option<Found<'a>> {
    let mut found: Option<Found<'a>> = None;
    let mut bracketed = false;
    let dashed = dashed(cx, before);
    for (steps, at) in (before.saturating_sub(FILLER)..before).rev().enumerate() {
        let token = cx.tokens.get(at)?;
        if attributed(cx, at, before) {
            continue;
        }
        if dashed.as_ref().is_some_and(|aside| aside.contains(&at)) {
            continue;
        }
        bracketed = token.is_mark(')') || bracketed && !token.is_mark('(');
        if bracketed {
            continue;
        }
        let adjoins = steps < 3 && token.is(Class::Clause);
        // "A and B LEAVE the fund 13 million short of": what lacks is neither of the two
        let leaves = token.is(Class::Leave) && !token.is_participle();
        let ends = token.is(Class::Clause) && !adjoins || leaves || token.is_mark(';') || token.is_mark(':');
        let parts =
            found.is_some() && (token.is_mark(',') || token.is(Class::And) || token.is(Class::Reporting));
        if ends || parts || found.is_none() && begins_statement(cx, at) {
            break;
        }
        let Some(level) = amount_at(cx, at).filter(|level| fits(*level)) else {
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
    // "16 percent of them SAID they walked": those who were asked are no source
    let own = next.is(Class::Pronoun) && at >= 1 && cx.tokens.iter().take(at).any(|t| cx.is_amount(t));
    token.is(Class::And) && verb || token.is(Class::Reporting) && is_word(next) && !own
}

/// `14 percent, SAY those who count, ahead of`: who says so, between commas.
fn attributed(cx: Context<'_>, at: usize, before: usize) -> bool {
    let comma = |t: &Token| t.is_mark(',');
    let opened = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(comma);
    let says = cx.tokens.get(at).is_some_and(|t| t.is(Class::Reporting));
    says && opened && cx.tokens.get(at..before).is_some_and(|tokens| tokens.iter().any(comma))
}

/// `27 medals - nine gold and 11 bronze - which is one better than`: what stands between the last two dashes.
fn dashed(cx: Context<'_>, before: usize) -> Option<std::ops::RangeInclusive<usize>> {
    let tokens = cx.tokens.get(..before)?;
    let last = tokens.iter().rposition(Token::is_dash).filter(|last| before - last <= 4)?;
    let first = tokens.get(..last)?.iter().rposition(Token::is_dash)?;
    Some(first..=last)
}

pub fn stands_beside(cx: Context<'_>, level: Found<'_>, right: &Figure) -> bool {
    let percent = |figure: &Figure| figure.kind == Kind::Percent;
    let unnamed = level.figure.kind == Kind::Number && !matches!(right.kind, Kind::Number | Kind::Count);
    percent(level.figure) == percent(right)
        && comparable(level.figure, right)
        && (!is_rate_of(level.figure, right) || alike(level.figure, right))
        && !(unnamed && cx.tokens.get(level.at + 1).is_some_and(|t| matches!(t.kind, TokenKind::Word)))
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

/// `31 cents a share`, `29 cents`: the second leaves out what it is counted by.
fn alike(a: &Figure, b: &Figure) -> bool {
    let middle = |figure: &Figure| figure.reading().and_then(|reading| reading.interval.middle());
    let ratio = middle(a).zip(middle(b)).and_then(|(a, b)| a.checked_div(&b));
    let exponent = |figure: &Figure| figure.spelling.as_ref().map(|spelling| spelling.exponent);
    let near = |ratio: Num| Num::ratio(1, 4).is_some_and(|least| ratio > least) && ratio < Num::from(4);
    exponent(a) == exponent(b) && ratio.is_some_and(near)
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
pub fn is_aside(token: &Token) -> bool {
    token.is_any(&[Class::From, Class::Against, Class::Than, Class::Aside])
}

/// The word that governs a figure: the first one before it that is no article, noun or `of`.
pub fn governor(cx: Context<'_>, at: usize) -> Option<&Token> {
    let plain = |t: &&Token| {
        let passed =
            t.is(Class::Determiner) || t.is(Class::Of) || t.is(Class::Adverb) || t.is(Class::Contrast);
        let word = matches!(t.kind, TokenKind::Word);
        !(word || passed || t.figure().is_some() && !cx.is_amount(t))
    };
    cx.tokens.get(..at)?.iter().rev().take(6).find(plain)
}

/// The level behind a verb and its object: `beat its target of 5, delivering 6`.
pub fn following<'a>(cx: Context<'a>, right: Found<'a>) -> Option<Found<'a>> {
    let ends = |t: &Token| t.is(Class::Clause) || t.is(Class::Reporting) || t.is_mark(';') || t.is_mark(':');
    let after = cx.tokens.iter().enumerate().skip(right.at + 1).take(FILLER).take_while(|(_, t)| !ends(t));
    let level = after.filter_map(|(at, _)| amount_at(cx, at)).find(|level| fits(cx, *level, right.figure))?;
    let before = cx.tokens.get(right.at + 1..level.at)?;
    let told = |t: &Token| {
        t.is(Class::LevelVerb) || t.is(Class::At) || t.is(Class::ReachVerb) || is_word(t) && t.is_participle()
    };
    let verb = before.iter().rev().take(3).position(told)?;
    // "whose 66 was for a total of 139"
    let governed = before.iter().rev().take(verb).any(|t| t.is(Class::Preposition) || t.is(Class::SumOf));
    (!governed).then_some(level)
}

/// Whether the comparison is denied or asked.
pub fn denied(cx: Context<'_>, left: usize, marker: usize) -> bool {
    let denies = |t: &Token| t.is(Class::Negation) || t.is(Class::Denial);
    cx.tokens.get(left.min(marker)..marker).unwrap_or_default().iter().any(denies)
}

/// Falls and losses are printed without a sign: only sizes can be compared, and only of two that go one way.
pub fn same_direction(cx: Context<'_>, left: Found<'_>, right: Found<'_>, of_sizes: bool) -> bool {
    let (left, right) = (direction(cx, left.at), direction(cx, right.at));
    let falls = |direction: Option<bool>| direction == Some(false);
    let opposed = left.is_some() && right.is_some() && left != right;
    !opposed && (of_sizes || !falls(left) && !falls(right))
}

/// Whether the figure is an amount of a rise (`true`), or of a fall or loss (`false`).
fn direction(cx: Context<'_>, at: usize) -> Option<bool> {
    let way = |t: &Token| {
        let value = t.value(Class::ChangeVerb).or_else(|| t.value(Class::ChangeNoun));
        value.map(|value| !value.is_negative()).or_else(|| t.is(Class::Loss).then_some(false))
    };
    let level = |t: &&Token| {
        t.is(Class::To) || t.is(Class::Than) || t.is(Class::At) || t.is(Class::LevelVerb) || t.is_mark(',')
    };
    let before = cx.tokens.get(..at)?.iter().rev().take(5).take_while(|t| !level(t)).find_map(way);
    let after = cx.tokens.get(at + 1..)?.iter().take(3).take_while(|t| !level(t) && !t.is(Class::From));
    before.or_else(|| after.filter(|t| t.is(Class::ChangeNoun) || t.is(Class::Loss)).find_map(way))
}
