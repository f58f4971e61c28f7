//! What came in, what went out, and what is the difference?
//!
//! In: `imports reached 5.2 trillion yen`, out: a claim `flow` of the amount; in: `leaving a deficit of 700 billion yen`,
//! out: a claim `gap`. Pairs of flows (exports and imports, births and deaths) bear the same number in the
//! vocabulary with opposite signs.
//!
//! ```text
//! flow = FLOW { word } [ change ] AMOUNT | AMOUNT FLOW         "imports reached 5.2 trillion", "532,000 leaving"
//! gap  = GAP [ time ] change-verb filler TO gap AMOUNT         "the deficit narrowed by 7 billion to 41 billion"
//!      | GAP [ time ] ( OF | verb ) gap AMOUNT | AMOUNT GAP             "a deficit of 700 billion", "net migration came to 685,000"
//! ```

use super::super::grammar::{Context, is_word};
use super::super::share::quantity;
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::FILLER;
use crate::figure::Figure;
use crate::num::Interval;
use crate::vocabulary::cues::{Class, Cue};

/// Reads the flows and gaps of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    (0..cx.tokens.len()).filter_map(|at| flow(cx, at).or_else(|| gap(cx, at))).collect()
}

/// `FLOW { word } [ change ] AMOUNT | AMOUNT FLOW`
fn flow(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let (side, figure) = if let Some(side) = token.value(Class::Flow) {
        (side.clone(), before(cx, at).or_else(|| amount_of(cx, at))?)
    } else {
        let figure = quantity(cx, token)?;
        (counted(cx, figure)?.value.clone()?, figure)
    };
    let side = Slot::word("side", token.span, Interval::point(side));
    let slots = vec![Slot::figure("flow", figure.id), side];
    Some(claim("flow", token.span.cover(figure.span), cx.segment, slots, Topic::default()))
}

/// The cue that the noun of a counted figure is: `9,870 births`.
fn counted<'a>(cx: Context<'a>, figure: &Figure) -> Option<&'a Cue> {
    let text = cx.source.slice(figure.span).to_lowercase();
    let noun = text.split_whitespace().last()?;
    let (_, cues) = cx.words.cues.longest(std::iter::once(noun))?;
    cues.iter().find(|cue| cue.class == Class::Flow)
}

/// `532,000 leaving`
fn before(cx: Context<'_>, at: usize) -> Option<&Figure> {
    quantity(cx, cx.tokens.get(at.checked_sub(1)?)?)
}

/// `imports reached 5.2 trillion`, `exports shrank 3 percent to 4.4 trillion`: behind a change only what it led to.
fn amount_of(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let mut changed = false;
    let mut to = false;
    for token in cx.tokens.iter().skip(at + 1).take(FILLER) {
        if let Some(figure) = quantity(cx, token) {
            if !changed || to {
                return Some(figure);
            }
            continue;
        }
        changed |= token.is(Class::ChangeVerb) || token.is(Class::MultipleVerb);
        // "fell to a provisional 228 billion", "were also lower, at 219 billion"
        to = token.is(Class::To) || changed && token.is(Class::At) || to && is_word(token);
        if stops(token) {
            return None;
        }
    }
    None
}

fn stops(token: &Token) -> bool {
    let clause = [
        Class::From,
        Class::Against,
        Class::Than,
        Class::Clause,
        Class::Flow,
        Class::And,
        Class::Gap,
        Class::By,
    ];
    token.is_any(&clause) || token.is_mark(';') || token.is_mark(':')
}

/// `narrowed to 5.2 billion`, `narrowed in May by 1.2 billion, to 5.2 billion`: what a change right behind led to.
fn led_to(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.tokens.get(at).filter(|t| t.is(Class::ChangeVerb))?;
    let apart = |t: &Token| stops(t) && !t.is(Class::By) || t.is(Class::ChangeVerb);
    let ahead = cx.tokens.iter().enumerate().skip(at + 1).take(FILLER).take_while(|(_, t)| !apart(t));
    let to = ahead.filter(|(_, t)| t.is(Class::To)).map(|(i, _)| i).last()?;
    let next = to + 1 + usize::from(cx.tokens.get(to + 1)?.is(Class::Determiner));
    quantity(cx, cx.tokens.get(next)?)
}

/// Where what is said of a gap goes on behind the time that it is of: `the surplus IN MARCH totalled`.
fn behind_time(cx: Context<'_>, at: usize) -> usize {
    let leads = cx.tokens.get(at).is_some_and(|t| t.is(Class::In) || t.is(Class::Preposition));
    let near = || cx.tokens.iter().enumerate().skip(at + 1).take(3);
    let time = || near().find(|(_, t)| cx.figure_of(t).is_some_and(Figure::is_time)).map(|(i, _)| i + 1);
    if leads { time().unwrap_or(at) } else { at }
}

/// `GAP [ time ] ( OF | verb ) gap AMOUNT | AMOUNT GAP`
fn gap(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|t| t.is(Class::Gap))?;
    let end = behind_time(cx, at + 1);
    let next = cx.tokens.get(end);
    let tied = next.is_some_and(|t| {
        t.is(Class::Of) || t.is(Class::At) || t.is(Class::LevelVerb) || t.is(Class::Auxiliary)
    });
    let behind = cx.tokens.iter().skip(end + 1).take(3);
    let behind = behind.take_while(|t| is_word(t) || t.figure().is_some()).find_map(|t| quantity(cx, t));
    let figure = before(cx, at).or_else(|| behind.filter(|_| tied)).or_else(|| led_to(cx, end))?;
    let slots = vec![Slot::figure("gap", figure.id)];
    Some(claim("gap", token.span.cover(figure.span), cx.segment, slots, Topic::default()))
}
