//! Which share of a population is so many people?
//!
//! In: `82,000 were out of work in a labour force of 2.05 million, or four percent`, out: a share with part, whole and percent. In: `3.4
//! percent of an economy of 350 billion`, the noun that names a whole by what it is.
//!
//! ```text
//! force = PART filler IN determiner whole-noun OF WHOLE filler tie SHARE | IN determiner whole-noun OF WHOLE "," PART filler tie SHARE
//! tie   = OR | RATE OF | RELATIVE verb
//! ```

use super::super::grammar::Context;
use super::super::token::Token;
use super::{Share, fits, quantity, share};
use crate::vocabulary::cues::Class;

/// Most words before a share in which the word stands that ties it.
const TIE: usize = 4;

/// The share of the whole that stands behind the `of` at a token.
pub fn force(cx: Context<'_>, at: usize) -> Option<Share> {
    cx.tokens.get(at).filter(|t| t.is(Class::Of))?;
    let noun = |i: usize| cx.tokens.get(i).map(|t| &t.lower);
    let named = at.checked_sub(1).and_then(noun).is_some_and(|word| cx.words.nouns.wholes.contains(word));
    let index = (at + 1..at + 4).find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()))?;
    let whole = quantity(cx, cx.tokens.get(index)?).filter(|_| named)?;
    let shares: Vec<usize> =
        (0..cx.tokens.len()).filter(|i| cx.tokens.get(*i).is_some_and(|t| share(cx, t).is_some())).collect();
    let [percent] = *shares.as_slice() else { return None };
    let amount = |t: &Token| quantity(cx, t).filter(|part| part.id != whole.id);
    let mut parts = (0..cx.tokens.len()).filter(|i| cx.tokens.get(*i).is_some_and(|t| amount(t).is_some()));
    let part = parts.next().filter(|_| parts.next().is_none())?;
    let figure = quantity(cx, cx.tokens.get(part)?).filter(|part| fits(part, whole))?;
    let changed = cx.tokens.iter().any(|t| {
        t.is_any(&[
            Class::ChangeVerb,
            Class::ChangeNoun,
            Class::ChangeAdverb,
            Class::Than,
            Class::Against,
            Class::From,
            Class::Clause,
        ])
    });
    if changed || percent < part.max(index) || !tied(cx, percent) {
        return None;
    }
    let id = cx.tokens.get(percent)?.figure();
    let range = (part.min(at), percent + 1);
    Some(Share { part: Some(figure.id), whole: Some(whole.id), percent: id, anaphor: None, range })
}

/// `, or 4 percent`, `a rate of 4 percent`, `which is 4 percent`
fn tied(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(at.saturating_sub(TIE)..at).unwrap_or_default();
    before
        .iter()
        .any(|t| t.is(Class::Or) || t.is(Class::CountNoun) || t.is(Class::Relative) || t.is(Class::Account))
}
