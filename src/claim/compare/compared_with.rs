//! What is a level compared with?
//!
//! In: what stands behind `more than`, `ahead of` or `beat`: `last year's 50`, `Varn at 13 percent`, out: the second level. A level that is
//! somebody's or something's own is one; a part of one (`one of his five`) is none.
//!
//! ```text
//! right = gap AMOUNT                                                   with an article, an owner or `of` in the gap
//! named = NAME { word } ( AT | ON | WITH | "(" | "," WHICH word ) AMOUNT        "ahead of Varn at 13 percent"
//! ```

use super::{FILLER, Found, amount_at};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, gap, is_word};
use crate::claim::token::{Token, TokenKind, Tokens};
use crate::figure::Kind;
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words of a name, and between it and its level.
const NAME: usize = 5;

/// A bare number from here on may stand for as many as the one that it is compared with.
const LARGE: i64 = 1000;

/// `Varn at 13 percent`, `Varn Holdings, which counted 5 million`, `the south tower (298 metres)`: somebody or, behind `than`,
/// something with a level of its own.
pub fn named(cx: Context<'_>, from: usize, than: bool) -> Option<Found<'_>> {
    let rest = cx.tokens.get(from..)?;
    let capital = |t: &Token| is_word(t) && cx.is_capital(t);
    let part = |t: &&Token| {
        let time = t.figure().is_some() && !cx.is_amount(t);
        let joint = than && (t.is(Class::Of) || t.is(Class::What) || t.is(Class::Relative) || time);
        capital(t)
            || matches!(t.kind, TokenKind::Word)
            || t.is(Class::Determiner)
            || t.is(Class::Contrast)
            || joint
    };
    let name = rest.iter().take(NAME).take_while(part).count();
    let words = rest.get(..name)?;
    let link = rest.get(name)?;
    let definite =
        words.first().is_some_and(|t| t.is(Class::Determiner) || t.is(Class::What) || t.is(Class::Relative));
    let comma = if link.is_dash() { aside(rest, name)? } else { usize::from(link.is_mark(',')) };
    let who = rest.get(name + comma)?;
    let relative = who.is(Class::Relative) || who.is(Class::Clause) && comma > 0;
    if words.is_empty() || !words.iter().any(capital) && !(than && (definite || relative)) {
        return None;
    }
    let bracket = link.is_mark('(');
    let place = if relative {
        let words = |t: &&Token| is_word(t) && !t.is(Class::And) && !t.is(Class::To) && !t.is(Class::By);
        let told = rest.get(name + 1 + comma..)?.iter().take(NAME).take_while(words).count();
        name + 1 + comma + told
    } else if says(cx, from + name + comma, "beside") || bracket {
        name + 1 + comma
    } else {
        return None;
    };
    let found = amount_at(cx, from + place)?;
    // "steeper than Norway's (2.5 to 1.8)"
    if bracket && cx.tokens.get(found.at + 1).is_some_and(|t| t.is(Class::To)) {
        return None;
    }
    let bare = found.figure.kind == Kind::Number && !relative && !bracket && !than;
    (!bare || counts_alone(cx, found)).then_some(found)
}

/// How many tokens an aside between dashes takes: `Varn - now in its fourth week - which`.
fn aside(tokens: &[Token], dash: usize) -> Option<usize> {
    let inside = tokens.get(dash + 1..)?.iter().take(FILLER).position(Token::is_dash)?;
    Some(inside + 2)
}

/// `ahead of Varn with 700,000`: nothing behind a large number says that it counts something else.
fn counts_alone(cx: Context<'_>, found: Found<'_>) -> bool {
    let large = found.figure.reading().and_then(|r| r.interval.low().cloned());
    let next = cx.tokens.get(found.at + 1);
    let ends =
        next.is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)) || t.is(Class::And) || t.is(Class::In));
    large.is_some_and(|low| low >= Num::from(LARGE)) && ends
}

/// The level behind a marker: `the £14m`, `last year's 50`, `its target of 5`.
pub fn right(cx: Context<'_>, from: usize) -> Option<Found<'_>> {
    let (rest, ()) = gap(cx, Tokens(cx.tokens.get(from..)?)).ok()?;
    let (rest, ()) = gap(cx, owned(rest)).ok()?;
    let at = cx.tokens.len() - rest.0.len();
    let between = cx.tokens.get(from..at)?;
    let definite = |t: &Token| {
        t.is(Class::Determiner) || t.is(Class::Of) || t.figure().is_some() || is_possessive(cx, t)
    };
    let next = cx.tokens.get(at + 1).into_iter();
    // "below target balances WOULD take out a further 5"
    let elsewhere =
        |t: &Token| t.is(Class::In) || t.is(Class::At) || t.is(Class::Planned) && t.is(Class::Auxiliary);
    // "other traders' offers of 94"
    let of = between.iter().rposition(|t| t.is(Class::Of)).unwrap_or(0);
    let unnamed = between.get(of..).unwrap_or_default().iter();
    // "missed one of his five kicks"
    let of_own = matches!(between, [.., of, owner] if of.is(Class::Of) && owner.is(Class::Owner));
    if of_own
        || !between.iter().any(definite)
        || between.iter().any(elsewhere)
        || next.chain(unnamed).any(|t| t.is(Class::Rest))
    {
        return None;
    }
    amount_at(cx, at)
}

/// Behind a time its possessive ending is a token of its own: `last year` `'` `s`.
fn owned(input: Tokens<'_>) -> Tokens<'_> {
    let [mark, letter, rest @ ..] = input.0 else { return input };
    let ending = (mark.is_mark('\'') || mark.is_mark('’')) && letter.span.end - letter.span.start == 1;
    if ending { Tokens(rest) } else { input }
}

fn is_possessive(cx: Context<'_>, token: &Token) -> bool {
    is_word(token) && cx.source.slice(token.span).trim_end_matches('s').ends_with(['\'', '’'])
}
