//! Who came in before whom, and which record fell?
//!
//! In: `Lund (3:51.20) took second behind Marn (3:50.85)`, out: a claim `compare` of both times and the sign. In: `erased the old mark of 14:41.30`, behind a
//! time, out: the same of the time and the mark. In: `third in 21.90 secs`, out: a claim `placed` of the result, the place and whether more is better; the
//! relation stage holds two of one contest against each other.
//!
//! ```text
//! rivals = RESULT { any } ( "ahead of" | "behind" | beat ) NAME { word } RESULT            times and odds: less is better
//! record = RESULT { any } ( breaks | misses ) { word } BENCHMARK OF RESULT
//! placed = ( ORDINAL [ place-noun ] | WON { word } ) ( IN | WITH | ON | AT | "(" ) { word } RESULT
//! ```

use super::result::{is_event, result};
use super::side::denied;
use super::{FILLER, Found, ends, made, signed};
use crate::claim::age::whole;
use crate::claim::compare::toward::like;
use crate::claim::contest::words::{among, says, sign};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens from what compares to the rival's result or to the record's.
const NAME: usize = 11;
/// Most words between a preposition and the result.
const NEAR: usize = 5;
/// Most tokens between `won` and its preposition.
const EVENT: usize = 6;

/// The comparison or the place that a token tells of.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    rivals(cx, at).or_else(|| record(cx, at)).or_else(|| placed(cx, at))
}

/// `(3:51.20) took second behind Marn (3:50.85)`
fn rivals(cx: Context<'_>, at: usize) -> Option<Claim> {
    let better = cx.tokens.get(at)?.value(Class::Beat)?;
    let (right, way) = rival(cx, at + 1)?;
    // "0.02 seconds behind Marn"
    let left = before(cx, at, right, way).filter(|_| way < 0 && !apart(cx, at))?;
    compared(cx, left, right, at, better * &Num::from(way))
}

/// The result behind a name: `Marn (3:50.85)`, `Marn, who crossed the line in 3:50.85`.
fn rival(cx: Context<'_>, from: usize) -> Option<(Found<'_>, i64)> {
    let rest = cx.tokens.get(from..)?;
    let passes = |at: usize, t: &Token| {
        let who = t.is(Class::Clause) && cx.tokens.get(at - 1).is_some_and(|t| t.is_mark(',') || is_word(t));
        let mark = t.is_mark(',') || t.is_mark('(') || t.is_mark('\'') || t.is_mark('’');
        mark || is_event(cx, at) || is_word(t) && !t.is(Class::And) && (!t.is(Class::Clause) || who)
    };
    let steps = rest.iter().take(NAME).enumerate().take_while(|(i, t)| passes(from + i, t)).count();
    let named = |t: &Token| is_word(t) && cx.source.slice(t.span).starts_with(char::is_uppercase);
    rest.get(..steps)?.iter().any(named).then(|| result(cx, from + steps)).flatten()
}

/// `won in 14:32.93 to erase the previous mark of 14:39.29`
fn record(cx: Context<'_>, at: usize) -> Option<Claim> {
    let better = says(cx, at, "breaks");
    if !better && !says(cx, at, "misses") {
        return None;
    }
    let passes = |i: usize| {
        let time = cx.figure_at(i).is_some_and(|f| f.is_time() && f.kind != Kind::Duration);
        let word = |t: &Token| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause);
        time || is_event(cx, i)
            || cx.tokens.get(i).is_some_and(|t| word(t) || t.is_mark('\'') || t.is_mark('’'))
    };
    let noun = (at + 1..at + NAME).take_while(|i| passes(*i)).filter(|i| says(cx, *i, "record")).last()?;
    let of = (noun + 1..noun + 3).find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of)))?;
    let (right, way) = result(cx, of + 1)?;
    // "exceeded the record of 5 million" is read by the words that compare
    let read = cx.tokens.get(at)?.is_any(&[Class::Exceed, Class::Beat, Class::Above]);
    // "0.3 seconds off the record of 14:39"
    let spread = |t: &Token| t.is(Class::By) || t.is(Class::Planned) || t.is(Class::Negation);
    let near = cx.tokens.get(at.saturating_sub(3)..at)?;
    if read && way > 0 || apart(cx, at) || near.iter().any(spread) {
        return None;
    }
    let left = before(cx, at, right, way)?;
    compared(cx, left, right, at, Num::from(if better { way } else { -way }))
}

/// Whether a token says how far two results are apart: `0.3 seconds OFF the record`.
fn apart(cx: Context<'_>, at: usize) -> bool {
    let own = |f: &Figure| !f.is_time() || f.kind == Kind::Duration;
    at.checked_sub(1).and_then(|i| cx.figure_at(i)).is_some_and(own)
}

/// The nearest result of the same kind before a token, in its clause.
fn before<'a>(cx: Context<'a>, at: usize, right: Found<'_>, way: i64) -> Option<Found<'a>> {
    let parts = |t: &Token| t.is(Class::Clause) || t.is_mark(';') || t.is_mark(':') || t.is(Class::Than);
    let near = (at.saturating_sub(FILLER)..at).rev();
    let mut near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    let alike = |found: Found<'_>, own: i64| own == way && like(found.figure, right.figure);
    let place = near.find(|i| !is_event(cx, *i) && result(cx, *i).is_some_and(|(found, own)| alike(found, own)))?;
    let from = |t: &Token| t.is(Class::From) || t.is(Class::By) || t.is(Class::Aside);
    let base = place.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(from);
    result(cx, place).map(|(found, _)| found).filter(|_| !base)
}

fn compared(cx: Context<'_>, left: Found<'_>, right: Found<'_>, at: usize, sign: Num) -> Option<Claim> {
    if denied(cx, left.at, at) || left.figure.id == right.figure.id {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(Some(cx.tokens.get(at)?.span), sign));
    made(cx, left, right, slots)
}

/// `third in 21.90 secs`, `won the event with 63 points`
fn placed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ordinal = cx.figure_at(at).filter(|f| f.kind == Kind::Ordinal).and_then(whole);
    let won = says(cx, at, "won");
    let place = ordinal.or_else(|| won.then_some(1))?;
    // "the second-largest with 5 million" is read by the ranks
    let ranked = cx.source.slice(cx.tokens.get(at)?.span).contains('-') && place < 20;
    let link = if won { behind_won(cx, at) } else { behind_place(cx, at) }?;
    let plain = |t: &Token| {
        let time = cx.figure_of(t).is_some_and(|f| f.is_time() && f.kind != Kind::Duration);
        is_word(t) && !t.is(Class::And) && !t.is(Class::Clause) || t.is_mark('\'') || t.is_mark('’') || time
    };
    let words = cx.tokens.get(link + 1..)?.iter().take(NEAR).take_while(|t| plain(t)).count();
    let (found, way) = result(cx, link + 1 + words)?;
    let within = cx.tokens.get(link).is_some_and(|t| t.is(Class::In));
    // "won the seat in 12 days"; "won the contract with a bid of 5 million"
    let other = within && way > 0 && !decimal(cx, found) || won && found.figure.kind == Kind::Money;
    if other || ranked || is_event(cx, found.at) || among(cx, at..found.at, "seats") {
        return None;
    }
    let span = cx.tokens.get(at)?.span;
    let slots = vec![
        Slot::figure("level", found.figure.id),
        sign("place", span, place),
        sign("way", span, way),
    ];
    Some(claim("placed", covered(cx.tokens.get(at..=found.at)?)?, cx.segment, slots, Topic::default()))
}

/// `fourth in 15.80m`: a distance is told to the hundredth.
fn decimal(cx: Context<'_>, found: Found<'_>) -> bool {
    cx.source.slice(found.figure.span).contains('.')
}

/// The preposition behind `won` and what was won.
fn behind_won(cx: Context<'_>, at: usize) -> Option<usize> {
    let passes = |i: usize| {
        let word = |t: &Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative]);
        // "the triple jump"
        let multiple = cx.figure_at(i).is_some_and(|f| f.kind == Kind::Ratio && f.spelling.is_none());
        multiple || is_event(cx, i) || cx.tokens.get(i).is_some_and(|t| word(t) || t.is_mark('\'') || t.is_mark('’'))
    };
    (at + 1..at + 1 + EVENT).take_while(|i| passes(*i)).find(|i| says(cx, *i, "earned"))
}

/// The preposition or bracket behind the number of a place.
fn behind_place(cx: Context<'_>, at: usize) -> Option<usize> {
    let noun = (at + 1..at + 5).take_while(|i| cx.tokens.get(*i).is_some_and(is_word));
    let ends = cx.tokens.get(at + 1)?;
    let link = |i: usize| says(cx, i, "earned") || cx.tokens.get(i).is_some_and(|t| t.is_mark('('));
    if says(cx, at + 1, "place_noun") {
        return noun.skip(1).chain([at + 2]).find(|i| link(*i));
    }
    (link(at + 1) && !ends.is_mark('(')).then_some(at + 1)
}
