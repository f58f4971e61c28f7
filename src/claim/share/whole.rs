//! Where is the whole, and what stands in apposition?
//!
//! In: ` the 30 projects` behind `of`, out: the figure 30. In: `- exactly a quarter, the board said`, out: the figure
//! `a quarter`.
//!
//! ```text
//! whole   = [ adverb ] determiner [ word ] [ word ] WHOLE
//!         | WHOLE                                            only behind a bare number: "29 of 145"
//!         | [ determiner ] word { word } OF gap WHOLE        only behind a share: "50% of earnings of $431m"
//! apposed = [ mark ] [ OR ] [ adverb ] figure [ ")" ]        mark (a colon, too), OR or both
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use super::{quantity, share};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// How many words may stand between a share and the whole behind a second `of`.
const LONGEST_NOUN: usize = 7;

/// The token that is the whole, for tokens from `at` on, which stand behind `of`.
pub fn after_of(cx: Context<'_>, at: usize) -> Option<usize> {
    let token = |i: usize| cx.tokens.get(i);
    let mut i = at;
    while token(i)?.is(Class::Adverb) {
        i += 1;
    }
    if !token(i)?.is(Class::Determiner) {
        return None;
    }
    i += 1;
    for _ in 0..3 {
        if quantity(cx, token(i)?).is_some() {
            return Some(i);
        }
        if !plain(token(i)?) {
            return None;
        }
        i += 1;
    }
    None
}

/// The whole behind a share: right behind its determiner, or behind a second `of`.
pub fn of_noun(cx: Context<'_>, at: usize) -> Option<usize> {
    after_of(cx, at).or_else(|| {
        let second = (at..at + LONGEST_NOUN).find(|i| cx.tokens.get(*i).is_none_or(|t| !steps(cx, t)))?;
        let of = cx.tokens.get(second).filter(|t| t.is(Class::Of) && second > at)?;
        let next = if cx.tokens.get(second + 1)?.is(Class::Determiner) { second + 2 } else { second + 1 };
        let whole = quantity(cx, cx.tokens.get(next)?)?;
        (of.is(Class::Of) && matches!(whole.kind, Kind::Number | Kind::Count | Kind::Money | Kind::Quantity))
            .then_some(next)
    })
}

/// Words of a noun phrase, and times.
fn steps(cx: Context<'_>, token: &Token) -> bool {
    let time = cx.figure_of(token).is_some_and(|f| !super::super::grammar::is_amount(f));
    plain(token) || time || token.is(Class::Determiner) || token.is(Class::In)
}

/// A word that may stand in a noun phrase before its head.
fn plain(token: &Token) -> bool {
    const STOP: [Class; 15] = [
        Class::Of,
        Class::OutOf,
        Class::To,
        Class::From,
        Class::By,
        Class::Against,
        Class::Than,
        Class::And,
        Class::Or,
        Class::Preposition,
        Class::Determiner,
        Class::Auxiliary,
        Class::Clause,
        Class::Relative,
        Class::Reporting,
    ];
    is_word(token) && !token.is_any(&STOP)
}

/// A mark that may open an apposition.
pub fn opens(token: &Token) -> bool {
    token.is_mark(',') || token.is_mark('(') || token.is_dash()
}

/// The share in apposition at `at`, and the token behind it.
pub fn apposed_share(cx: Context<'_>, at: usize) -> Option<(FigureId, usize)> {
    let (found, or) = apposed(cx, at, |t| share(cx, t))?;
    let end = found + 1;
    let next = cx.tokens.get(end);
    let rest_is_whole = next.is_some_and(|t| t.is(Class::Of)) && of_all(cx, end + 1);
    let ends = next.is_none_or(|t| {
        matches!(t.kind, super::super::token::TokenKind::Mark(_))
            || t.is(Class::And)
            || t.is(Class::Clause)
            || t.is(Class::Auxiliary)
            || t.is(Class::Relative)
    });
    let changes = next.is_some_and(|t| {
        t.is(Class::Than)
            || t.is(Class::ChangeAdverb)
            || t.is(Class::ChangeNoun)
            || t.is(Class::To)
            || t.is(Class::From)
            || t.is(Class::Less)
    });
    let of_other = next.is_some_and(|t| t.is(Class::Of)) && !rest_is_whole;
    (rest_is_whole || !of_other && !changes && (or || ends)).then_some((cx.tokens.get(found)?.figure()?, end))
}

/// `of the total`, `of them`, `of all`: the whole already named.
pub fn of_all(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.iter().skip(at).take(2).any(|t| t.is(Class::Total) || t.is(Class::Anaphor))
}

/// The quantity in apposition at `at`, and the token behind it: `, or 899 of them`.
pub fn apposed_part(cx: Context<'_>, at: usize) -> Option<(FigureId, usize)> {
    let (found, or) = apposed(cx, at, |t| quantity(cx, t))?;
    let end = found + 1;
    let closed = cx.tokens.get(end).is_none_or(|t| opens(t) || t.is_mark(')') || t.is_mark('.'));
    (or || closed).then_some((cx.tokens.get(found)?.figure()?, end))
}

/// The index of the apposed figure, and whether `or` says that it is one.
fn apposed<'a>(
    cx: Context<'a>,
    at: usize,
    accept: impl Fn(&Token) -> Option<&'a Figure>,
) -> Option<(usize, bool)> {
    let mut i = at;
    let marked = opens(cx.tokens.get(i)?) || cx.tokens.get(i)?.is_mark(':');
    i += usize::from(marked);
    let or = cx.tokens.get(i)?.is(Class::Or);
    i += usize::from(or);
    if !marked && !or {
        return None;
    }
    while cx.tokens.get(i)?.is(Class::Adverb) || cx.tokens.get(i)?.is(Class::Exactly) {
        i += 1;
    }
    accept(cx.tokens.get(i)?).map(|_| (i, or))
}
