//! What did an account take in, what did it spend, and what was left?
//!
//! In: `sales of £48m and costs of £41m, for a profit of £7m`, out: a `flow` of each of the two and a `gap` of the 7, as of exports and
//! imports. In: `After tax of £2m, net profit was £5m on a pre-tax profit of £7m`, the same, which pair only with each other.
//!
//! ```text
//! side = NAME [ OF | verb ] gap AMOUNT                        names of `ledger.toml`
//! left = RESULT-WORD { word } NAME ( OF | verb ) gap AMOUNT | LEAVE AMOUNT | AFTER-TAX ( OF | verb ) gap AMOUNT
//! ```

use super::super::grammar::{Context, covered, may_begin};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::has_more;
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// The sides of an account and the number that they bear: opposite ones leave something.
const SIDES: [(&str, i64); 6] =
    [("income", 5), ("cost", -5), ("before-tax", 6), ("tax", -6), ("debt", 7), ("cash", -7)];

/// What is left of which pair.
const LEFT: [(&str, i64); 3] = [("result", 5), ("after-tax", 6), ("net-debt", 7)];

/// Most words of a name.
const LONGEST: usize = 4;

/// How far before a result the word may stand that says what it follows from.
const REACH: usize = 5;

/// Reads the sides of one sentence, and what they leave.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut at = 0;
    while at < cx.tokens.len() {
        let (length, found) = match named(cx, at) {
            Some((length, name)) => (length, entry(cx, at, length, name)),
            None => (1, left(cx, at)),
        };
        claims.extend(found);
        at += length;
    }
    claims
}

/// The longest name that starts at a token, and how many tokens it takes.
fn named(cx: Context<'_>, at: usize) -> Option<(usize, &str)> {
    let first = cx.tokens.get(at)?;
    cx.words.ledger.values().find(|words| may_begin(first, words))?;
    (1..=LONGEST).rev().find_map(|length| {
        let span = covered(cx.tokens.get(at..at + length)?)?;
        let text = cx.source.slice(span).to_lowercase();
        let name = cx.words.ledger.iter().find(|(_, words)| words.contains(&text))?;
        Some((length, name.0.as_str()))
    })
}

/// The flow or the gap that a name and its amount make.
fn entry(cx: Context<'_>, at: usize, length: usize, name: &str) -> Option<Claim> {
    let figure = amount_behind(cx, at + length)?;
    let number = |table: &[(&str, i64)]| table.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
    if let Some(side) = number(&SIDES) {
        return Some(of(cx, "flow", "side", at, figure, side));
    }
    let group = number(&LEFT)?;
    if has_more(cx, figure) {
        return None;
    }
    let follows = name != "result" || follows(cx, at);
    follows.then(|| of(cx, "gap", "group", at, figure, group))
}

/// `so it made a profit`, `, a shortfall of`
fn follows(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default();
    let apposed = matches!(before, [.., mark, the] if (mark.is_mark(',') || mark.is_dash()) && the.is(Class::Determiner));
    apposed || before.iter().rev().take(REACH).take_while(|t| !cx.is_amount(t)).any(|t| leaves(cx, t))
}

fn leaves(cx: Context<'_>, token: &Token) -> bool {
    cx.words.rates.leaves.contains(&token.lower)
}

/// `leaving £7m`
fn left(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx
        .tokens
        .get(at)
        .filter(|t| t.is(Class::Leave))
        .and(cx.tokens.get(at + 1))
        .and_then(|t| money(cx, t))?;
    (!has_more(cx, figure)).then(|| of(cx, "gap", "group", at, figure, 0))
}

fn of(
    cx: Context<'_>,
    kind: &'static str,
    role: &'static str,
    at: usize,
    figure: &Figure,
    value: i64,
) -> Claim {
    let start = cx.tokens.get(at).map_or(figure.span, |t| t.span);
    let value = Interval::point(Num::from(value));
    let word = Slot::word(role, start, value);
    claim(
        kind,
        start.cover(figure.span),
        cx.segment,
        vec![Slot::figure(kind, figure.id), word],
        Topic::default(),
    )
}

fn money<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    let flat = |f: &&Figure| f.dimension().is_some_and(|d| d.powers().len() == 1);
    cx.figure_of(token).filter(|f| f.kind == Kind::Money).filter(flat)
}

/// The sum that a name is said to be: `of £7m`, `were £7m`, `took £7m`.
fn amount_behind(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let ties = |t: &Token| {
        t.is_any(&[Class::Of, Class::LevelVerb, Class::Auxiliary, Class::Bring, Class::At, Class::Determiner])
    };
    let steps = cx.tokens.get(at..)?.iter().take(3).take_while(|t| ties(t)).count();
    money(cx, cx.tokens.get(at + steps)?)
}
