//! Levels side by side: which one is said to be the small one?
//!
//! In: `only 12, compared with 20 in Britain and 30 in Spain`, out: a claim `compare` for each of the levels behind.
//!
//! ```text
//! against = ( limiter | RECORD ) LEFT { filler } AGAINST right { "," right }      "only 12, compared with 20 in Britain"
//! ```

use super::extreme::year;
use super::side::left;
use super::{Found, amount_at, ends, made};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, comparable, is_word};
use crate::claim::{Claim, Slot};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words between `record` and its level.
const REACH: usize = 3;

/// `only LEFT AGAINST right { "," right }`
pub fn read(cx: Context<'_>, at: usize) -> Vec<Claim> {
    let Some(token) = cx.tokens.get(at).filter(|t| t.is(Class::Against)) else { return Vec::new() };
    let rights = listed(cx, at + 1);
    let Some(first) = rights.first() else { return Vec::new() };
    let Some(left) = left(cx, at, first.figure) else { return Vec::new() };
    let Some(sign) = limit(cx, left.at, at) else { return Vec::new() };
    // "the lowest since 2012, compared with 3.6 in 2009"
    let since = cx.tokens.get(left.at..at).is_some_and(|between| between.iter().any(|t| t.is(Class::Since)));
    let dated = |found: &&Found<'_>| {
        (found.at + 1..found.at + 3).any(|i| cx.tokens.get(i).is_some_and(|t| year(cx, t).is_some()))
    };
    let told = |right: &Found<'_>| {
        let mut slots = ends(left, *right);
        slots.push(Slot::word("sign", token.span, Interval::point(sign.clone())));
        made(cx, left, *right, slots)
    };
    rights.iter().filter(|right| !since || !dated(right)).filter_map(told).collect()
}

/// `only 5` is less than what it is compared with; so is `the lowest`.
fn limit(cx: Context<'_>, left: usize, against: usize) -> Option<Num> {
    let before = left.checked_sub(1).and_then(|at| cx.tokens.get(at));
    let limited = before.and_then(|t| t.value(Class::Limiter));
    let superlative = cx.tokens.get(left..against)?.iter().find_map(|t| t.value(Class::Superlative));
    limited.or(superlative).cloned().or_else(|| record(cx, left))
}

/// `a record 15 million` is more than what it is compared with, `a record low of 15 million` less.
fn record(cx: Context<'_>, left: usize) -> Option<Num> {
    let near = || (1..=REACH).filter_map(|back| left.checked_sub(back));
    let low = near().any(|at| says(cx, at, "low"));
    near().any(|at| says(cx, at, "record")).then(|| Num::from(if low { -1 } else { 1 }))
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
