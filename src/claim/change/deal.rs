//! How much of something does a sentence say was bought or sold?
//!
//! In: `it sold a net 87,350 Orel common shares between March and May`, out: a claim `deal` of the 87,350 with the direction -1: a holding
//! that the sentence before told from 524,775 shares to 437,425 fell by as many. A sentence that tells two deals tells none.
//!
//! ```text
//! deal = ( BOUGHT | SOLD ) { word } AMOUNT          a net, a total of: at most three words
//! ```

use super::super::grammar::{Context, is_word};
use super::super::share::quantity;
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};

/// Most words between the verb and its amount.
const NEAR: usize = 3;

/// The only deal of a sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let mut deals = (0..cx.tokens.len()).filter_map(|at| deal(cx, at));
    let only = deals.next()?;
    deals.next().is_none().then_some(only)
}

fn deal(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at)?;
    let direction = direction(cx, verb)?;
    let words = cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| is_word(t)).count();
    let figure = quantity(cx, cx.tokens.get(at + 1 + words)?).filter(|f| is_number(f))?;
    let way = Slot::word("direction", verb.span, Interval::point(Num::from(direction)));
    let slots = vec![Slot::figure("amount", figure.id), way];
    Some(claim("deal", verb.span.cover(figure.span), cx.segment, slots, Topic::default()))
}

/// 1 for what was bought, -1 for what was sold.
fn direction(cx: Context<'_>, verb: &Token) -> Option<i64> {
    let word = &verb.lower;
    let lists = |list: &str| cx.words.accounts.get(list).is_some_and(|words| words.contains(word));
    [("bought", 1), ("sold", -1)].into_iter().find(|(list, _)| lists(list)).map(|(_, way)| way)
}

fn is_number(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Number | Kind::Count)
}
