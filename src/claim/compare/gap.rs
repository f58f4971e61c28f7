//! Which amount is what lies between two levels told before it?
//!
//! In: `The console sells for $499; its parts cost $380. The gap, $119, pays for the rest`, out: a claim `between` with the difference
//! $119. Its two levels the relation stage looks for: they must be the only ones of the kind close by.
//!
//! ```text
//! between = DEFINITE { word } APART-NOUN [ "," ] [ OF | IS ] AMOUNT      "the difference, of £3m"
//!         | DEFINITE [ word ] AMOUNT [ word ] APART-NOUN                  "that 23-point difference"
//!         | DEFINITE EXTRA AMOUNT                                     "the extra $579", "the missing 25 km"
//!         | ( AMOUNT OR | THAT IS ) AMOUNT LARGER END               "That is 78 cents more", "54,829, or 948 more"
//! ```

use crate::claim::grammar::{Context, comparable, is_amount, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::Kind;
use crate::vocabulary::cues::Class;

/// Most words between the article and its noun.
const WORDS: usize = 2;

/// Most tokens between the noun and its amount.
const LINK: usize = 2;

/// Reads the amount at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|t| cx.is_amount(t))?;
    let figure = cx.figure_of(token)?;
    let level = !matches!(figure.kind, Kind::Percent | Kind::Ratio | Kind::Points);
    let told = behind_noun(cx, at) || before_noun(cx, at) || extra(cx, at) || more(cx, at);
    let slots = vec![Slot::figure("difference", figure.id)];
    (level && told).then(|| claim("between", token.span, cx.segment, slots, Topic::default()))
}

fn definite(token: &Token) -> bool {
    token.is(Class::Definite) || token.is(Class::Pronoun) || token.is(Class::Those)
}

/// `the difference, of £3m`, `the gap is £3m`
fn behind_noun(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default();
    let links = |t: &&Token| t.is_mark(',') || t.is(Class::Of) || t.is(Class::LevelVerb) || t.is(Class::Or);
    let link = before.iter().rev().take(LINK).take_while(links).count();
    let Some((noun, rest)) = before.get(..at - link).and_then(<[Token]>::split_last) else { return false };
    let words = rest.iter().rev().take(WORDS + 1).take_while(|t| is_word(t));
    link > 0 && noun.is(Class::ApartNoun) && words.into_iter().any(definite)
}

/// `that 23-point difference`
fn before_noun(cx: Context<'_>, at: usize) -> bool {
    let behind = cx.tokens.get(at + 1..).unwrap_or_default();
    let noun = behind.iter().take(2).take_while(|t| is_word(t)).any(|t| t.is(Class::ApartNoun));
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(2);
    noun && before.take_while(|t| is_word(t)).any(definite)
}

/// `the extra $579`
fn extra(cx: Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|from| cx.tokens.get(from..at));
    matches!(before, Some([the, extra]) if definite(the) && extra.is(Class::Extra))
}

/// `That is 78 cents more`, `or 30,948 more,`
fn more(cx: Context<'_>, at: usize) -> bool {
    let compared = |t: &Token| t.is(Class::Larger) || t.is(Class::Higher);
    let said = cx.tokens.get(at + 1).is_some_and(compared);
    let ends = cx.tokens.get(at + 2).is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)) || t.is(Class::And));
    let back = |steps: usize| at.checked_sub(steps).and_then(|i| cx.tokens.get(i));
    // "room for 54,829, or 30,948 more": the larger stands right before it
    let own = cx.figure_at(at);
    let larger = |steps: usize| back(steps).and_then(|t| cx.figure_of(t));
    let beside = |steps| larger(steps).zip(own).is_some_and(|(a, b)| is_amount(a) && comparable(a, b));
    let or = back(1).is_some_and(|t| t.is(Class::Or)) && (beside(2) || beside(3));
    let pronoun = or || back(1).is_some_and(|t| t.is(Class::Account));
    let is = back(1).is_some_and(|t| t.is(Class::Auxiliary) || t.is(Class::LevelVerb));
    said && ends && (pronoun || is && back(2).is_some_and(|t| t.is(Class::Pronoun)))
}
