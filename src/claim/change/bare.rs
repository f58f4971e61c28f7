//! Which figures are changes by themselves, without a word of change?
//!
//! In: `$6.5bn vs. $3.9bn a year earlier (+66%)`, out: a change of +66 percent. In: `will more than double to 56 from 26`, out: a change by
//! that multiple.
//!
//! ```text
//! bare = ( "(" | "," ) SIGN percent END | ( AUXILIARY | TO ) MULTIPLE          no multiple `of` or `than`
//! ```

use super::super::grammar::{Context, is_signed};
use super::super::token::{TokenKind, Tokens};
use super::{Change, Part, Place, roles};
use crate::figure::Kind;
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// `will more than double to 56 from 26`: a multiple as a verb.
pub fn double<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (first, rest) = input.0.split_first()?;
    let ratio = cx.figure_of(first).filter(|f| f.kind == Kind::Ratio && roles::is_multiple(f))?;
    let verb = cx.before(first).is_some_and(|t| t.is(Class::Auxiliary) || t.is(Class::To));
    let noun = rest.first().is_some_and(|t| t.is(Class::Of) || t.is(Class::Than) || t.is(Class::Determiner));
    if !verb || noun {
        return None;
    }
    change.parts.push(Part::new(Place::Delta, None, vec![ratio.id]));
    change.trigger = Some(first);
    change.direction = Some(Num::ONE);
    Some(Tokens(rest))
}

/// `(+66%)`, `, -5%`: a percentage with a sign is a change by itself.
pub fn signed<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (first, rest) = input.0.split_first()?;
    let percent = cx.figure_of(first).filter(|f| f.kind == Kind::Percent && is_signed(cx, first))?;
    let opened = cx.before(first).is_some_and(|t| t.is_mark('(') || t.is_mark(','));
    let closed = rest.first().is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)));
    if !opened || !closed {
        return None;
    }
    change.parts.push(Part::new(Place::Delta, None, vec![percent.id]));
    change.by_adverb = true;
    Some(Tokens(rest))
}
