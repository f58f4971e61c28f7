//! Premiums and discounts: how far does a price lie from another one?
//!
//! In: `240p a share, a premium of 20 percent to Friday's close of 200p`, out: a claim `compare` with left (240p), right (200p), the
//! percentage and the sign.
//!
//! ```text
//! premium = [ LEFT ] { filler } ( PERCENT { word } noun | noun OF PERCENT ) ( TO | ON | FROM | AGAINST | "over" ) right
//! ```

use super::compared_with::right;
use super::side::left;
use super::{ends, made, signed};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::Kind;
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between a percentage and its noun.
const NEAR: usize = 2;

/// The premium or discount whose percentage stands at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let percent = cx.figure_at(at).filter(|figure| figure.kind == Kind::Percent)?;
    let noun = |i: usize| {
        let sign = if says(cx, i, "premium") { 1 } else { -1 };
        (sign == 1 || says(cx, i, "discount")).then_some((i, Num::from(sign)))
    };
    let of =
        at.checked_sub(2).filter(|_| cx.tokens.get(at - 1).is_some_and(|t| t.is(Class::Of))).and_then(noun);
    let behind =
        || (at + 1..at + 1 + NEAR).take_while(|i| cx.tokens.get(*i).is_some_and(is_word)).find_map(noun);
    let ((place, sign), next) = match of {
        Some(found) => (found, at + 1),
        None => behind().map(|(i, sign)| ((i, sign), i + 1))?,
    };
    let governs = |t: &Token| t.is_any(&[Class::To, Class::On, Class::From, Class::Against, Class::Apart]);
    cx.tokens.get(next).filter(|t| governs(t))?;
    let right = right(cx, next + 1)?;
    let left = left(cx, place.min(at), right.figure);
    let mut slots =
        left.map_or_else(|| vec![Slot::figure("right", right.figure.id)], |left| ends(left, right));
    slots.extend(signed(Some(cx.tokens.get(place)?.span), sign));
    slots.push(Slot::figure("percent", percent.id));
    if let Some(left) = left {
        return made(cx, left, right, slots);
    }
    // "The bid is pitched at a 38 percent premium": its price stands in the sentence before
    let opening = place.min(at);
    let bid = (0..opening.min(2 * NEAR)).any(|i| says(cx, i, "bid"));
    let alone = bid && !cx.tokens.get(..opening)?.iter().any(|t| cx.is_amount(t));
    let span = covered(cx.tokens.get(..=right.at)?)?;
    alone.then(|| claim("pending", span, cx.segment, slots, Topic::default()))
}
