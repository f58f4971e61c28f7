//! Which two parts of one vote are told with their shares?
//!
//! In: `took 48,310 votes, or 52.2 percent, to 44,190, or 47.8 percent`, out: a claim `portions` of both parts and both percentages: they
//! are of one whole, which the text need not name.
//!
//! ```text
//! portions = VOTES apposed(SHARE) filler ( TO | AND | AGAINST ) filler PART apposed(SHARE)
//! ```

use super::super::grammar::{Context, covered};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::whole::apposed_share;
use super::{fits, quantity};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Longest stretch between the share of one part and the other part.
const FILLER: usize = 10;

/// The pair whose first part stands at a token.
pub fn votes(cx: Context<'_>, at: usize) -> Option<Claim> {
    let part = cx.figure_at(at).filter(|f| f.kind == Kind::Count && of_one_whole(cx, f))?;
    let (percent, end) = apposed_share(cx, at + 1)?;
    let ahead = cx.tokens.get(end..)?.iter().take(FILLER);
    let next = end + ahead.clone().position(|t| cx.is_amount(t))?;
    let between = cx.tokens.get(end..next)?;
    let joins =
        |t: &Token| t.is(Class::To) || t.is(Class::And) || t.is(Class::Against) || t.is(Class::Clause);
    let apart = |t: &Token| t.figure().is_some() || t.is_any(&[Class::From, Class::Than, Class::ChangeVerb]);
    let other = quantity(cx, cx.tokens.get(next)?).filter(|other| fits(other, part))?;
    let same = other.kind == Kind::Number || of_one_whole(cx, other);
    if !between.iter().any(joins) || between.iter().any(apart) || !same {
        return None;
    }
    let (other_percent, last) = apposed_share(cx, next + 1)?;
    // "29,400 (70%) of them came by post"
    if cx.tokens.get(last..last + 2).is_some_and(|ahead| ahead.iter().any(|t| t.is(Class::Of))) {
        return None;
    }
    // "(52 percent) in the city and 8,400 (55 percent) in the county": of two votes
    let place = |at: usize| cx.tokens.get(at).is_some_and(|t| t.is(Class::In));
    if (end..next).any(place) && (last..last + 2).any(place) {
        return None;
    }
    let players =
        [("part", part.id), ("percent", percent), ("other", other.id), ("other_percent", other_percent)];
    let slots = players.map(|(role, id)| Slot::figure(role, id)).to_vec();
    Some(claim("portions", covered(cx.tokens.get(at..last)?)?, cx.segment, slots, Topic::default()))
}

/// Whether what is counted is shared out among all that take part.
fn of_one_whole(cx: Context<'_>, figure: &Figure) -> bool {
    let text = cx.source.slice(figure.span).to_lowercase();
    text.split_whitespace().next_back().is_some_and(|noun| cx.words.nouns.one_whole.contains(noun))
}
