//! Which two parts are said of one whole, and which share is said twice?
//!
//! In: `260,400 shares, or 8.7 pct of the total, from 231,900, or 7.8 pct`, out: a claim `stake` of both parts and both
//! percentages, since they imply one whole. In: `two in three, or 67 percent`, out: a claim `fraction`.
//!
//! ```text
//! stakes     = pair [ "," ] ( FROM | AGAINST ) gap pair
//! pair       = PART OR SHARE
//! said-twice = [ NUMBER [ word ] ] SHARE [ mark ] OR SHARE
//!            | NUMBER "out of" NUMBER { word } [ mark ] OR SHARE     "426 out of 638 pupils, or 66.8 percent"
//!            | SHARE { word } "(" SHARE ")"                       "two in five nurses (41%)", at most six words
//! ```

use super::super::grammar::{Context, covered, is_word, level, marked, token};
use super::super::token::{Token, Tokens};
use super::super::{Claim, Slot, Topic, claim};
use super::whole::apposed_share;
use super::{quantity, share};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;
use nom::Parser;
use nom::combinator::opt;

/// Most words between a share and what says it again.
const NOUN: usize = 8;

/// Most words of the noun behind a part and a whole in digits.
const COUNTED: usize = 3;

/// `pair [ "," ] ( FROM | AGAINST ) gap pair`
pub fn stakes(cx: Context<'_>, at: usize) -> Option<Claim> {
    quantity(cx, cx.tokens.get(at)?)?;
    let input = Tokens(cx.tokens.get(at..)?);
    let (rest, now) = level(cx)(input).ok()?;
    let (rest, _) = opt(token(|t| t.is_mark(','))).parse(rest).ok()?;
    let before = marked(cx, Class::From)(rest).or_else(|_| marked(cx, Class::Against)(rest));
    let (rest, before) = before.ok()?;
    let ((part, percent), (part_before, percent_before)) = (pair(cx, &now)?, pair(cx, &before)?);
    let players = [
        ("part", part),
        ("percent", percent),
        ("part_before", part_before),
        ("percent_before", percent_before),
    ];
    let slots = players.map(|(role, id)| Slot::figure(role, id)).to_vec();
    let span = covered(input.0.get(..input.0.len() - rest.0.len())?)?;
    Some(claim("stake", span, cx.segment, slots, Topic::default()))
}

/// `PART OR SHARE`
fn pair(cx: Context<'_>, level: &[FigureId]) -> Option<(FigureId, FigureId)> {
    let token_of = |id: FigureId| cx.tokens.iter().find(|t| t.figure() == Some(id));
    let part = level.iter().find(|id| token_of(**id).is_some_and(|t| quantity(cx, t).is_some()))?;
    let percent = level.iter().find(|id| token_of(**id).is_some_and(|t| share(cx, t).is_some()))?;
    Some((*part, *percent))
}

/// `SHARE [ mark ] OR SHARE`
pub fn said_twice(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = share(cx, cx.tokens.get(at)?)?;
    // "426 out of 638 PUPILS, or 66.8 percent"
    let noun =
        |t: &&Token| is_word(t) && !t.is_any(&[Class::Or, Class::Clause, Class::And, Class::ChangeVerb]);
    let counted = in_digits(cx, first) && first.kind == Kind::Ratio;
    let words =
        cx.tokens.get(at + 1..)?.iter().take(if counted { COUNTED } else { 0 }).take_while(noun).count();
    let behind = at + 1 + words;
    let or = [behind, behind + 1].iter().any(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Or)));
    let (second, end) = apposed_share(cx, behind)
        .filter(|_| or)
        .or_else(|| bracketed(cx, at + 1))
        .or_else(|| between_commas(cx, at + 1))?;
    let other = cx.figure(second)?;
    // "a third of those who replied, 473 out of 2,150"
    if first.kind == other.kind && !(first.kind == Kind::Ratio && in_digits(cx, other)) {
        return None;
    }
    let slots = vec![Slot::figure("first", first.id), Slot::figure("second", second)];
    Some(claim("fraction", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}

/// `[ OF { word } ] "," SHARE ","`, `{ word } "," OR SHARE ","`: `two-thirds of those asked, 68%, agreed`, `one in four tenants, or 25 percent, moved`
fn between_commas(cx: Context<'_>, at: usize) -> Option<(FigureId, usize)> {
    let noun = |t: &&Token| {
        let parts = t.is_any(&[Class::Clause, Class::And, Class::ChangeVerb]);
        is_word(t) && (!parts || t.is(Class::Anaphor))
    };
    let words = cx.tokens.get(at..)?.iter().take(NOUN).take_while(noun).count();
    let or = usize::from(cx.tokens.get(at + words + 1).is_some_and(|t| t.is(Class::Or)));
    let of = words == 0 || or > 0 || cx.tokens.get(at).is_some_and(|t| t.is(Class::Of));
    let open = cx.tokens.get(at + words)?;
    let [figure, close] = cx.tokens.get(at + words + 1 + or..at + words + 3 + or)? else { return None };
    let marks =
        open.is_mark(',') && (close.is_mark(',') || close.is_mark('.')) || open.is_dash() && close.is_dash();
    let told = |share: &&Figure| share.kind == Kind::Percent || in_digits(cx, share);
    let second = share(cx, figure).filter(|share| of && marks && told(share))?;
    Some((second.id, at + words + 3 + or))
}

/// `473 out of 2,150`
fn in_digits(cx: Context<'_>, share: &Figure) -> bool {
    cx.source.slice(share.span).contains(|c: char| c.is_ascii_digit())
}

/// `{ word } "(" SHARE ")"`
fn bracketed(cx: Context<'_>, at: usize) -> Option<(FigureId, usize)> {
    let noun =
        |t: &&Token| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And) && !t.is(Class::ChangeVerb);
    let words = cx.tokens.get(at..)?.iter().take(6).take_while(noun).count();
    let [open, figure, close] = cx.tokens.get(at + words..at + words + 3)? else { return None };
    let second = share(cx, figure).filter(|_| open.is_mark('(') && close.is_mark(')'))?;
    Some((second.id, at + words + 3))
}
