//! Which percentage is a ratio with a name of its own?
//!
//! In: `its load factor increased to 56.3 percent`, out: a claim `factor` of 56.3 percent: two amounts near by may give it.
//!
//! ```text
//! factor = FACTOR-NAME { word } SHARE | SHARE { word } FACTOR-NAME      the first percentage behind the name
//! ```

use super::super::grammar::{Context, is_word};
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::Kind;

/// Most words between the name and the percentage.
const NEAR: usize = 8;

/// Reads the named ratios of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    (0..cx.tokens.len()).filter_map(|at| factor(cx, at)).collect()
}

fn factor(cx: Context<'_>, at: usize) -> Option<Claim> {
    let end = cx.phrase(at, &cx.words.sums.factors)?;
    let behind = cx.tokens.iter().skip(end).take(NEAR).take_while(|t| is_word(t) || t.figure().is_some());
    let mut figures = behind.filter(|t| t.figure().is_some());
    let token = figures.next().filter(|t| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Percent))?;
    let slot = Slot::figure("percent", token.figure()?);
    Some(claim("factor", token.span, cx.segment, vec![slot], Topic::default()))
}
