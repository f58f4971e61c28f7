//! What is taken off a gross amount to leave the net one?
//!
//! In: `a gross profit of £50m and, after tax of £10m, a net profit of £40m`, out: a claim `total`: the tax and the net profit make up the gross
//! one. The sentence holds just three such amounts, and each is named for what it is.
//!
//! ```text
//! net = GROSS { word } WHOLE, DEDUCTED { word } PART, NET { word } REST       in any order, at most four words; or `£50m gross`
//! ```

use std::collections::BTreeSet;

use super::super::grammar::{Context, is_amount};
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};

/// Most words between a name and its amount.
const NAME: usize = 4;

/// Reads one sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let measured = |f: &&Figure| is_amount(f) && matches!(f.kind, Kind::Money | Kind::Quantity | Kind::Count);
    let amounts = cx.tokens.iter().enumerate().filter_map(|(at, t)| Some((at, cx.figure_of(t)?)));
    let amounts: Vec<(usize, &Figure)> = amounts.filter(|(_, f)| measured(f)).collect();
    let [(_, first), .., (_, last)] = amounts.as_slice() else { return None };
    let sums = &cx.words.sums;
    let one = |names: &BTreeSet<String>| {
        let mut found = amounts.iter().filter(|(at, _)| is_named(cx, *at, names)).map(|(_, figure)| *figure);
        found.next().filter(|_| found.next().is_none())
    };
    let (gross, net, part) = (one(&sums.gross)?, one(&sums.net)?, one(&sums.deducted)?);
    let apart = gross.id != net.id && part.id != gross.id && part.id != net.id;
    let alike = gross.kind == net.kind && gross.kind == part.kind && amounts.len() == 3;
    let slots =
        vec![Slot::figure("parts", part.id), Slot::figure("parts", net.id), Slot::figure("total", gross.id)];
    let span = first.span.cover(last.span);
    (apart && alike).then(|| claim("total", span, cx.segment, slots, Topic::default()))
}

/// Whether one of those words stands before an amount, no other amount between, or right behind it.
fn is_named(cx: Context<'_>, at: usize, names: &BTreeSet<String>) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(NAME);
    let mut near = before.take_while(|t| !cx.is_amount(t)).chain(cx.tokens.get(at + 1));
    near.any(|t| t.lower.split(' ').any(|word| names.contains(word)))
}
