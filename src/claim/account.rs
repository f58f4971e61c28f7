//! What do the lines of a quarter's account say of net income, shares and earnings by the share?
//!
//! In: `Shr 41 cts vs 36 cts`, out: a claim `account` with the slots `each` (41 cts) and `each_before` (36 cts). In: `Net 6,150,000 vs
//! 5,470,000`, `Avg shrs 15.0 mln vs 15.2 mln`, the same of `total` and `count`. The relation stage ties the three of one account.
//!
//! ```text
//! account = ( EACH | TOTAL | COUNT ) [ PROFIT | LOSS ] AMOUNT [ AGAINST [ PROFIT | LOSS ] AMOUNT ]
//! ```

use super::grammar::{Context, covered};
use super::token::Token;
use super::{Claim, Role, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// The labels of lines and the parts that their figures play.
const LINES: [(&str, Role, Role); 3] =
    [("each", "each", "each_before"), ("total", "total", "total_before"), ("count", "count", "count_before")];

/// Longest label, in tokens.
const LABEL: usize = 4;

/// Reads the lines of an account in one segment: only what stands before a figure can be a label.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    (0..cx.tokens.len()).filter_map(|at| line(cx, at)).collect()
}

/// The line whose label ends before the figure at a token, or before the word of profit or loss that leads it.
fn line(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (_, figure) = signed(cx, at).filter(|(end, _)| *end == at + 1)?;
    let led = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(is_sign));
    let (start, now, before) = label(cx, at).or_else(|| label(cx, led?))?;
    let first = at + 1;
    let mut slots = vec![Slot::figure(now, figure.id)];
    let mut end = first;
    if cx.tokens.get(first).is_some_and(|t| t.is(Class::Against))
        && let Some((last, earlier)) = signed(cx, first + 1)
    {
        slots.push(Slot::figure(before, earlier.id));
        end = last;
    }
    Some(claim("account", covered(cx.tokens.get(start..end)?)?, cx.segment, slots, Topic::default()))
}

/// The longest label that ends before a token: where it starts, and the parts of its figures.
fn label(cx: Context<'_>, end: usize) -> Option<(usize, Role, Role)> {
    let starts = (1..=LABEL).rev().filter_map(|length| end.checked_sub(length));
    starts.into_iter().find_map(|start| {
        let text = cx.source.slice(covered(cx.tokens.get(start..end)?)?).to_lowercase();
        let of_line = |list: &str| cx.words.accounts.get(list).is_some_and(|labels| labels.contains(&text));
        let (_, now, before) = LINES.into_iter().find(|(list, ..)| of_line(list))?;
        Some((start, now, before))
    })
}

fn is_sign(token: &Token) -> bool {
    token.is(Class::Negative) || token.is(Class::Earnings)
}

/// The amount here, a word of profit or loss before it perhaps, and the place behind it.
fn signed(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let skip = usize::from(cx.tokens.get(at).is_some_and(is_sign));
    let figure = cx.figure_at(at + skip)?;
    matches!(figure.kind, Kind::Number | Kind::Money | Kind::Count).then_some((at + skip + 1, figure))
}
