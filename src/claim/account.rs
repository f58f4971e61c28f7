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
use super::{Claim, Operand, Role, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// The labels of lines and the parts that their figures play.
const LINES: [(&str, Role, Role); 3] =
    [("each", "each", "each_before"), ("total", "total", "total_before"), ("count", "count", "count_before")];

/// Longest label, in tokens.
const LABEL: usize = 4;

/// Reads the lines of an account in one segment.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    (0..cx.tokens.len()).filter_map(|at| line(cx, at)).collect()
}

fn line(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (length, now, before) = (1..=LABEL).rev().find_map(|length| {
        let span = covered(cx.tokens.get(at..at + length)?)?;
        let (_, now, before) = LINES.into_iter().find(|(list, ..)| labels(cx, list, span))?;
        Some((length, now, before))
    })?;
    let (first, figure) = signed(cx, at + length)?;
    let mut slots = vec![Slot { role: now, operand: Operand::Figure(figure.id) }];
    let mut end = first;
    if cx.tokens.get(first).is_some_and(|t| t.is(Class::Against))
        && let Some((last, earlier)) = signed(cx, first + 1)
    {
        slots.push(Slot { role: before, operand: Operand::Figure(earlier.id) });
        end = last;
    }
    Some(claim("account", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}

fn labels(cx: Context<'_>, list: &str, span: Span) -> bool {
    let text = cx.source.slice(span).to_lowercase();
    cx.words.accounts.get(list).is_some_and(|labels| labels.contains(&text))
}

/// The amount here, a word of profit or loss before it perhaps, and the place behind it.
fn signed(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let word = |t: &Token| t.is(Class::Negative) || t.is(Class::Earnings);
    let skip = usize::from(cx.tokens.get(at).is_some_and(word));
    let figure = cx.figure_of(cx.tokens.get(at + skip)?)?;
    matches!(figure.kind, Kind::Number | Kind::Money | Kind::Count).then_some((at + skip + 1, figure))
}
