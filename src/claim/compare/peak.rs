//! Which level may another of the same day or year not pass?
//!
//! In: `closed at 7.80 after reaching 7.90`, out: a claim `compare` of the 7.80, the 7.90 and the sign -1. In: `off its high of 3.22`, `second only to 731`: the same
//! of the level before. In: `the old record of 1.9 million`, out: a claim `old-record`, which the relation stage holds against a record told beside it.
//!
//! ```text
//! touched = LEVEL { any } AFTER ( touched | CHANGE-VERB TO ) [ a { word } MARK [ word ] OF ] LEVEL      no other time behind it
//! settled = CHANGE-VERB { word } TO LEVEL { any } BEFORE settle { word } LEVEL
//! off     = LEVEL { any } OFF owner { word } MARK OF LEVEL
//! second  = LEVEL { any } ONLY-ONE { word } LEVEL
//! since   = LEVEL { any } SUPERLATIVE SINCE [ a ] LEVEL
//! ```

use super::side::{denied, governor, is_aside};
use super::within::close;
use super::{FILLER, Found, amount_at, ends, made, signed};
use crate::claim::compare::toward::like;
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::Kind;
use crate::num::Num;
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Most words between a mark and its figure, and between what ends a run and its level.
const NEAR: usize = 6;

/// The order that a token tells of.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    touched(cx, at)
        .or_else(|| settled(cx, at))
        .or_else(|| off(cx, at))
        .or_else(|| second(cx, at))
        .or_else(|| since(cx, at))
        .or_else(|| spread(cx, at))
        .or_else(|| old_record(cx, at))
}

/// `at 7.80 AFTER reaching 7.90`, `at 4.67 AFTER falling to 4.50`
fn touched(cx: Context<'_>, at: usize) -> Option<Claim> {
    cx.tokens.get(at).filter(|t| t.is(Class::After))?;
    let (way, mark) = reached(cx, at + 1)?;
    let right = amount_at(cx, mark)?;
    let left = before(cx, at, right)?;
    // "fell to 61 after rising to 62" is one change behind another, which `claim/change` ties
    let led = cx.tokens.get(left.at.saturating_sub(NEAR)..left.at)?;
    let changed = led.iter().any(|t| t.is(Class::To)) && led.iter().any(|t| t.is(Class::ChangeVerb));
    if changed && cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::ChangeVerb)) {
        return None;
    }
    alone(cx, left, right).then(|| order(cx, left, right, cx.tokens.get(at + 1)?.span, -way)).flatten()
}

/// Where the level stands that was touched, with 1 if it was the most and -1 if it was the least.
fn reached(cx: Context<'_>, at: usize) -> Option<(i64, usize)> {
    let verb = cx.tokens.get(at)?;
    let participle = verb.is_participle();
    let moved = verb.value(Class::ChangeVerb).filter(|_| participle);
    let words = cx.tokens.get(at + 1..)?.iter().take(2 * NEAR).take_while(|t| stepped(t));
    let level = at + 1 + words.count();
    let between = at + 1..level;
    let top = between.clone().any(|i| says(cx, i, "top_mark"));
    let low = between.clone().any(|i| says(cx, i, "bottom_mark"));
    let to = between.clone().any(|i| cx.tokens.get(i).is_some_and(|t| t.is(Class::To)));
    let way = match (top, low, moved) {
        (true, false, _) if says(cx, at, "touched") || to => 1,
        (false, true, _) if says(cx, at, "touched") || to => -1,
        (false, false, Some(way)) if to => {
            if way.is_negative() {
                -1
            } else {
                1
            }
        }
        (false, false, None) if says(cx, at, "peaked") && between.count() <= 2 => 1,
        _ => return None,
    };
    Some((way, level))
}

fn stepped(token: &Token) -> bool {
    is_word(token)
        && !token.is_any(&[
            Class::And,
            Class::Clause,
            Class::Relative,
            Class::Reporting,
            Class::By,
            Class::From,
            Class::Against,
        ])
}

/// `jumped to 53.09 BEFORE closing at 53.03`
fn settled(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [before, verb] = cx.tokens.get(at..at + 2)? else { return None };
    let settles = verb.is(Class::Settle) && verb.is_participle();
    if !before.is(Class::Before) || !settles {
        return None;
    }
    let words = cx.tokens.get(at + 2..)?.iter().take(NEAR).take_while(|t| stepped(t)).count();
    let governed = cx.tokens.get(at + 1 + words)?.is_any(&[Class::At, Class::To]);
    let left = amount_at(cx, at + 2 + words).filter(|_| governed)?;
    let right = self::before(cx, at, left)?;
    let way = moved_to(cx, right.at)?;
    alone(cx, right, left).then(|| order(cx, left, right, verb.span, -way)).flatten()
}

/// The way of the change that led to a level: `jumped to 53.09`, `hit a low of 4.50`.
fn moved_to(cx: Context<'_>, level: usize) -> Option<i64> {
    let near = (level.saturating_sub(NEAR)..level).rev();
    let near: Vec<usize> = near.take_while(|i| cx.tokens.get(*i).is_some_and(stepped)).collect();
    if near.iter().any(|i| says(cx, *i, "top_mark")) {
        return Some(1);
    }
    if near.iter().any(|i| says(cx, *i, "bottom_mark")) {
        return Some(-1);
    }
    let to = near.first().and_then(|i| cx.tokens.get(*i)).is_some_and(|t| t.is(Class::To));
    let way = near.iter().find_map(|i| cx.tokens.get(*i)?.value(Class::ChangeVerb));
    way.filter(|_| to).map(|way| if way.is_negative() { -1 } else { 1 })
}

/// Whether no other time is told of the two: `after reaching 48 a year earlier`.
fn alone(cx: Context<'_>, first: Found<'_>, last: Found<'_>) -> bool {
    let behind =
        (last.at + 1..last.at + NEAR).take_while(|i| cx.tokens.get(*i).is_some_and(|t| !t.is_mark(',')));
    let told = (first.at + 1..last.at).chain(behind);
    let time = |i: usize| cx.figure_at(i).is_some_and(crate::figure::Figure::is_time);
    !told.into_iter().any(time)
}

/// `off its high of 3.22`
fn off(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|_| says(cx, at, "off"))?;
    let owned = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Determiner));
    let words = cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| stepped(t)).count();
    let of = at + words;
    let mark = (at + 1..of).last().filter(|_| owned && cx.tokens.get(of).is_some_and(|t| t.is(Class::Of)))?;
    let way = match (says(cx, mark, "top_mark"), says(cx, mark, "bottom_mark")) {
        (true, false) => 1,
        (false, true) => -1,
        _ => return None,
    };
    let right = amount_at(cx, of + 1)?;
    // "12 points off its high of 3.22"
    let apart = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| cx.is_amount(t));
    let left = before(cx, at, right).filter(|_| !apart)?;
    order(cx, left, right, token.span, -way)
}

/// `second only to the 731 million of 1980`
fn second(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let next = at.checked_sub(1).filter(|_| says(cx, at, "only_one"))?;
    let second = cx.figure_at(next).is_some_and(|f| f.kind == Kind::Ordinal) || says(cx, next, "inferior");
    let gap = |t: &Token| {
        let time = t.figure().is_some() && !cx.is_amount(t);
        stepped(t) || t.is_mark('\'') || t.is_mark('’') || time
    };
    let words = cx.tokens.get(at + 2..)?.iter().take(NEAR).take_while(|t| gap(t)).count();
    let right = amount_at(cx, at + 2 + words).filter(|_| second)?;
    let left = before(cx, next, right)?;
    order(cx, left, right, token.span, -1)
}

/// `the highest since 5.66 pct on Feb 17`: then it was as high as that at least.
fn since(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    // "the best since an 8.5 percent rise in 1999"
    let best = says(cx, at, "best_growth").then_some(Num::ONE);
    let way = token.value(Class::Superlative).cloned().or(best)?;
    let words =
        cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| is_word(t) && !t.is(Class::Since)).count();
    let next = at + 1 + words;
    cx.tokens.get(next).filter(|t| t.is(Class::Since))?;
    let article = usize::from(cx.tokens.get(next + 1)?.is(Class::Determiner));
    let right = amount_at(cx, next + 1 + article)?;
    // "41 percent, the highest since a 2 percent rise of the tax"
    let left = before(cx, at, right).filter(|left| close(left.figure, right.figure))?;
    let rise = cx
        .tokens
        .get(right.at + 1)
        .and_then(|t| t.value(Class::ChangeNoun))
        .is_some_and(|way| *way > Num::ZERO);
    if token.value(Class::Superlative).is_none() && !rise {
        return None;
    }
    order(cx, left, right, token.span, if way.is_negative() { 1 } else { -1 })
}

/// `between a LOW of 3.10 and a high of 3.22`
fn spread(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let way = match (says(cx, at, "bottom_mark"), says(cx, at, "top_mark")) {
        (true, false) => -1,
        (false, true) => 1,
        _ => return None,
    };
    let other = if way < 0 { "top_mark" } else { "bottom_mark" };
    let left = amount_at(cx, at + 2).filter(|_| cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of)))?;
    let joined = cx.tokens.get(left.at + 1)?.is_any(&[Class::And, Class::To]);
    let words = cx
        .tokens
        .get(left.at + 2..)?
        .iter()
        .take(NEAR)
        .take_while(|t| stepped(t) && !t.is(Class::Of))
        .count();
    let mark = left.at + 1 + words;
    let right = amount_at(cx, mark + 2).filter(|_| says(cx, mark, other) && joined)?;
    let alike = left.figure.kind == right.figure.kind && like(left.figure, right.figure);
    alike.then(|| order(cx, left, right, token.span, way)).flatten()
}

/// The nearest level before a token that is like another: no base, no aside, the only one in its clause that can be meant.
fn before<'a>(cx: Context<'a>, at: usize, right: Found<'_>) -> Option<Found<'a>> {
    // "reached 1,753, but was off its high of 1,762"
    let parts = |i: usize, t: &Token| t.is(Class::Clause) && at - i > 3 || t.is_mark(';') || t.is_mark(':');
    let near = (at.saturating_sub(FILLER)..at).rev();
    let near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(*i, t)));
    let based = |i: usize| governor(cx, i).is_some_and(|t| is_aside(t) || t.is(Class::By));
    let fits =
        |f: &Found<'_>| f.figure.kind == right.figure.kind && like(f.figure, right.figure) && !based(f.at);
    near.filter_map(|i| amount_at(cx, i)).find(|f| fits(f))
}

fn order(cx: Context<'_>, left: Found<'_>, right: Found<'_>, word: Span, way: i64) -> Option<Claim> {
    if denied(cx, left.at.min(right.at), left.at.max(right.at)) {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(Some(word), Num::from(way)));
    made(cx, left, right, slots)
}

/// `the old mark, set in 1953, was 6.1 metres`: the last token before the verb, if an aside with a time stands between.
fn when(cx: Context<'_>, noun: usize) -> usize {
    let comma = |i: usize| cx.tokens.get(i).is_some_and(|t| t.is_mark(','));
    let time = |i: usize| cx.figure_at(i).is_some_and(crate::figure::Figure::is_time);
    let end = (noun + 2..noun + 2 + NEAR).find(|i| comma(*i)).filter(|_| comma(noun + 1));
    let verb = |i: &usize| cx.tokens.get(i + 1).is_some_and(|t| t.is(Class::LevelVerb));
    end.filter(verb).filter(|end| (noun + 2..*end).any(time)).unwrap_or(noun)
}

/// `the previous record of 1.96 million`, `the previous record low of 149.98`
fn old_record(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|_| says(cx, at, "until_now"))?;
    let noun = (at + 1..at + 3).find(|i| says(cx, *i, "record_level") || says(cx, *i, "old_mark"))?;
    let low = says(cx, noun + 1, "low") || says(cx, noun, "low");
    let noun = when(cx, noun);
    let words = cx.tokens.get(noun + 1..)?.iter().take(NEAR).take_while(|t| stepped(t)).count();
    let link = cx.tokens.get(noun + words)?;
    // "the old record, £4.5m, was set in 2016"
    let comma = usize::from(words == 0 && cx.tokens.get(noun + 1)?.is_mark(','));
    let told = comma == 1 || link.is(Class::Of) || link.is(Class::LevelVerb);
    let level = amount_at(cx, noun + 1 + words + comma).filter(|_| told)?;
    let slots =
        vec![Slot::figure("level", level.figure.id), sign("way", token.span, if low { -1 } else { 1 })];
    Some(claim("old-record", token.span.cover(link.span), cx.segment, slots, Topic::default()))
}
