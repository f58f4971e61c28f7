//! Which share does a part of a whole say again?
//!
//! In: `three in four of the nurses asked, 36 of 48`, at the 36, out: the share `three in four`.
//!
//! ```text
//! again = SHARE [ OF { word } ] ( mark [ OR ] | OR )          right before the part; without a noun only before OR
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use super::parts::{changes, passes};
use super::share as is_share;
use super::whole::opens;
use crate::figure::FigureId;
use crate::vocabulary::cues::Class;

/// Most words between a share and what says it again: `of the nurses who were asked`.
const NOUN: usize = 8;

/// `Some 38 percent, or 760 of the 2,000`, `three in four of the nurses asked, 36 of 48`: the share that a part says again.
pub fn share_before(cx: Context<'_>, left: usize) -> Option<(FigureId, usize)> {
    let before = |at: usize| at.checked_sub(1).and_then(|at| cx.tokens.get(at));
    let or = before(left).is_some_and(|t| t.is(Class::Or));
    let left = left - usize::from(or);
    let mark = before(left).is_some_and(opens);
    if !or && !mark {
        return None;
    }
    let end = left - usize::from(mark);
    let start = share_of_noun(cx, end)?;
    let bare = start + 1 == end;
    let changed = changes(cx, start);
    let figure = is_share(cx, cx.tokens.get(start)?).filter(|_| !changed && (or || !bare))?;
    Some((figure.id, start))
}

/// The share whose noun phrase ends before a token: `three in four of the nurses who were asked`.
fn share_of_noun(cx: Context<'_>, end: usize) -> Option<usize> {
    let noun = |t: &Token| is_word(t) && (t.is(Class::Relative) || passes(cx, t)) && !t.is(Class::And);
    let tokens = cx.tokens.get(..end)?;
    let words = tokens.iter().rev().take(NOUN).take_while(|t| noun(t)).count();
    let start = end.checked_sub(words + 1)?;
    let of = words == 0 || cx.tokens.get(start + 1).is_some_and(|t| t.is(Class::Of));
    cx.tokens.get(start).filter(|t| of && is_share(cx, t).is_some()).map(|_| start)
}
