//! Margins: what lies between two levels that are told as a pair?
//!
//! In: `had 207,518 votes to his rival's 191,204, a lead of 16,314`, out: a claim `compare` with left,
//! right and difference. `the larger share, 41.7 per cent to 40.2` says only which one is greater.
//!
//! ```text
//! margin = pair { filler } margin-noun OF AMOUNT     "6,382 to 6,329, a lead of 53"; no level behind it
//!        | parallel { filler } margin-noun OF AMOUNT         "79.4 and men 74.9, a gap of 4.5 years"
//!        | BY LONE noun [","] pair                       "by a single vote, 118 to 117"
//!        | BY AMOUNT [","] pair                      "by 53 votes, 6,382 to 6,329"
//!        | larger { filler } "," pair                "the larger share, 41.7 per cent to 40.2"
//! pair   = AMOUNT TO { word } AMOUNT                 not behind `from`
//! parallel = AMOUNT { word } ( AND | AGAINST | CLAUSE ) { word } AMOUNT
//! ```

use super::contest::words::{among, says};
use super::grammar::{Context, comparable, covered, is_amount, is_word};
use super::token::{Token, TokenKind};
use super::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{FigureId, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Longest stretch between a pair and its margin.
const FILLER: usize = 8;

/// Most words from `by` to a pair that a single vote parts.
const LONE: usize = 5;

/// Words at most between `to` and the second level of a pair: `his rival's`.
const OWNER: usize = 3;

/// Reads the margins of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let told = |pair: &Pair| {
        behind(cx, pair).or_else(|| before(cx, pair)).or_else(|| lone(cx, pair)).or_else(|| ordered(cx, pair))
    };
    let one =
        |at: usize| pair(cx, at).and_then(|pair| told(&pair)).or_else(|| behind(cx, &parallel(cx, at)?));
    (0..cx.tokens.len()).filter_map(one).collect()
}

/// Two levels and the indices of the first and last token.
#[derive(Debug, Clone, Copy)]
struct Pair {
    first: usize,
    last: usize,
    left: FigureId,
    right: FigureId,
}

/// `6,382 to 6,329`, `412,334 votes to his rival's 398,120`
fn pair(cx: Context<'_>, first: usize) -> Option<Pair> {
    let left = amount(cx, first)?;
    let of_change = |t: &Token| t.is(Class::From) || t.is(Class::ChangeVerb) || t.is(Class::By);
    let before = first.checked_sub(1).and_then(|at| cx.tokens.get(at));
    if !cx.tokens.get(first + 1)?.is(Class::To) || before.is_some_and(of_change) {
        return None;
    }
    let owner = |t: &&Token| matches!(t.kind, TokenKind::Word) || t.is(Class::Determiner);
    let words = cx.tokens.get(first + 2..)?.iter().take(OWNER).take_while(owner).count();
    let last = first + 2 + words;
    let right = amount(cx, last)?;
    comparable(cx.figure(left)?, cx.figure(right)?).then_some(Pair { first, last, left, right })
}

/// `79.4 and men 74.9`, `14ft 2in against 13ft 9in`: two levels side by side.
fn parallel(cx: Context<'_>, first: usize) -> Option<Pair> {
    let left = amount(cx, first)?;
    let of_change = |t: &Token| t.is(Class::From) || t.is(Class::ChangeVerb) || t.is(Class::By);
    if first.checked_sub(1).and_then(|at| cx.tokens.get(at)).is_some_and(of_change) {
        return None;
    }
    let after = cx.tokens.get(first + 1..)?;
    let plain =
        |t: &&Token| is_word(t) && !of_change(t) && !t.is(Class::To) && !t.is(Class::Than) || t.is_mark(',');
    let words = after.iter().take(FILLER).take_while(plain).count();
    let between = after.get(..words)?;
    let joined = between.iter().any(|t| t.is(Class::And) || t.is(Class::Against) || t.is(Class::Clause));
    let last = first + 1 + words;
    let right = amount(cx, last).filter(|_| joined)?;
    comparable(cx.figure(left)?, cx.figure(right)?).then_some(Pair { first, last, left, right })
}

fn amount(cx: Context<'_>, at: usize) -> Option<FigureId> {
    let figure = cx.figure_of(cx.tokens.get(at)?)?;
    (is_amount(figure) && figure.kind != Kind::Ratio).then_some(figure.id)
}

/// An amount, or a length of time: `79.4 and 74.9, a gap of 4.5 years`.
fn length(cx: Context<'_>, at: usize) -> Option<FigureId> {
    let figure = cx.figure_of(cx.tokens.get(at)?)?;
    if figure.kind == Kind::Duration { Some(figure.id) } else { amount(cx, at) }
}

/// `pair { filler } margin-noun OF AMOUNT`
fn behind(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let from = pair.last + 1;
    // "The vote was 31 to 24, a majority of seven": of a vote, not of the seats of a house
    let voted = among(cx, 0..pair.first, "division");
    let after = cx.tokens.get(from..)?.iter().take(FILLER);
    let is_noun = |(i, t): (usize, &Token)| t.is(Class::Margin) || voted && says(cx, from + i, "majority");
    let noun = from + after.take_while(|t| !cx.is_amount(t)).enumerate().position(is_noun)?;
    let margin = length(cx, noun + 2).filter(|_| cx.tokens.get(noun + 1).is_some_and(|t| t.is(Class::Of)))?;
    // "a lead of four over Varn": another level than these two
    let other = |t: &Token| t.is(Class::Preposition) || t.is(Class::From) || t.is(Class::To);
    if cx.tokens.get(noun + 3).is_some_and(other) {
        return None;
    }
    with_margin(cx, pair, margin, pair.first..=noun + 2)
}

/// `BY AMOUNT [","] pair`
fn before(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let comma = cx.tokens.get(pair.first.checked_sub(1)?)?.is_mark(',');
    let at = pair.first.checked_sub(1 + usize::from(comma))?;
    let by = at.checked_sub(1)?;
    let margin = length(cx, at).filter(|_| cx.tokens.get(by).is_some_and(|t| t.is(Class::By)))?;
    with_margin(cx, pair, margin, by..=pair.last)
}

/// `by a single vote, 118 to 117`
fn lone(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let comma = usize::from(cx.tokens.get(pair.first.checked_sub(1)?)?.is_mark(','));
    let from = pair.first.checked_sub(comma)?;
    let by = (from.saturating_sub(LONE)..from)
        .rev()
        .find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::By)))?;
    let between = cx.tokens.get(by + 1..from)?;
    let span = covered(between).filter(|_| between.iter().all(is_word) && says(cx, by + 1, "lone"))?;
    let slot = Slot { role: "difference", operand: Operand::Cue { span, value: Interval::point(Num::ONE) } };
    made(cx, pair, slot, by..=pair.last)
}

fn with_margin(
    cx: Context<'_>,
    pair: &Pair,
    margin: FigureId,
    range: std::ops::RangeInclusive<usize>,
) -> Option<Claim> {
    let figures = [pair.left, pair.right, margin].map(|id| cx.figure(id));
    let [Some(left), Some(right), Some(figure)] = figures else { return None };
    let fits = comparable(figure, left) && comparable(figure, right);
    let slot = Slot { role: "difference", operand: Operand::Figure(margin) };
    fits.then(|| made(cx, pair, slot, range)).flatten()
}

/// `larger { filler } "," pair`
fn ordered(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let comma = pair.first.checked_sub(1)?;
    let before = cx.tokens.get(..comma)?;
    let near = before.iter().enumerate().rev().take(FILLER);
    let mut clause = near.take_while(|(_, t)| !cx.is_amount(t) && !t.is(Class::Than) && !t.is_mark(','));
    let (at, word) = clause.find(|(_, t)| t.is(Class::Larger) || t.is(Class::Higher))?;
    let definite = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let sign = word.value(Class::Larger).or_else(|| word.value(Class::Higher))?;
    if !definite || !cx.tokens.get(comma)?.is_mark(',') {
        return None;
    }
    let value = Interval::point(sign.clone());
    let slot = Slot { role: "sign", operand: Operand::Cue { span: word.span, value } };
    made(cx, pair, slot, at..=pair.last)
}

fn made(cx: Context<'_>, pair: &Pair, slot: Slot, range: std::ops::RangeInclusive<usize>) -> Option<Claim> {
    let end = |role, id| Slot { role, operand: Operand::Figure(id) };
    let slots = vec![end("left", pair.left), end("right", pair.right), slot];
    Some(claim("compare", covered(cx.tokens.get(range)?)?, cx.segment, slots, Topic::default()))
}
