//! Which amounts does a list share a total out into?
//!
//! In: `27 medals — nine gold, seven silver and 11 bronze`, out: a claim `total` of the three and the 27. In: `£1.2m in
//! salary and a £1.9m bonus took the total to £3.1m`, the same.
//!
//! ```text
//! listed  = TOTAL filler ":" parts END                          "8 million: 5 in the south and 3 inland"
//!         | TOTAL { word } dash parts ( dash | END )            "27 medals — 16 gold and 11 bronze"
//!         | TOTAL { word } "(" parts ")"                        "27 medals (16 gold, 11 bronze)"
//! enumerated = TOTAL { word } "," PART filler { "," PART filler } AND PART filler END
//!         | TOTAL { word } COMPRISING parts END                 "103 bills comprising 65 in May and 38 in June"
//! of-these = ( OF | OUT-OF ) ANAPHOR "," PART filler { "," PART filler } AND PART filler END      of a total told before
//! brought = parts BRING { word } SUM-NOUN { word } TO gap TOTAL
//! ```
//!
//! Behind a colon or a dash the last two parts are joined by `and`; in parentheses a comma will do.

use super::super::grammar::{Context, is_amount, is_word, marked};
use super::super::share::{fits, quantity};
use super::super::token::{Token, Tokens};
use super::super::{Claim, Topic, claim};
use super::{FILLER, in_list, parts_before, slot, summed};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Most words between a total and the list in apposition to it.
const NOUN: usize = 6;

/// The list that opens at a mark.
pub fn listed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let mark = cx.tokens.get(at)?;
    let total = if mark.is_mark(':') { only_before(cx, at) } else { apposed_to(cx, at) }?;
    let (parts, joined) = parts(cx, at + 1, mark, total)?;
    if parts.len() < 2 || !joined && !mark.is_mark('(') {
        return None;
    }
    let span = total.span.cover(cx.figure(*parts.last()?)?.span);
    let mut slots: Vec<_> = parts.into_iter().map(|id| slot("parts", id)).collect();
    slots.push(slot("total", total.id));
    Some(claim("total", span, cx.segment, slots, Topic::default()))
}

/// `449 jobs, 127 in Arden, 68 in Dunmore and 269 in Easton`: a list that need not be of all, so its claim is an `enumeration`.
pub fn enumerated(cx: Context<'_>, at: usize) -> Option<Claim> {
    let total = apposed_to(cx, at)?;
    let first = at.checked_sub(1)?;
    // the list opens with its first part: ", with 25 for selling and"
    let with = usize::from(cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Preposition)));
    cx.tokens.get(at + 1 + with).and_then(|t| quantity(cx, t))?;
    let earlier = cx
        .tokens
        .get(..first)?
        .iter()
        .any(|t| t.figure() != Some(total.id) && quantity(cx, t).is_some_and(|f| fits(f, total)));
    let (parts, joined) = parts(cx, at + 1 + with, cx.tokens.get(at)?, total)?;
    // "by quarter: £3m, £5m, £6m and £4m": amounts that nothing names are items of one list
    let list = cx.tokens.get(at..)?.iter().take_while(|t| t.figure() != parts.last().copied());
    let named = total.kind == Kind::Count || list.into_iter().any(|t| is_word(t) && !t.is(Class::And));
    if parts.len() < 2 || !joined || earlier || !named {
        return None;
    }
    let span = total.span.cover(cx.figure(*parts.last()?)?.span);
    let mut slots: Vec<_> = parts.into_iter().map(|id| slot("parts", id)).collect();
    slots.push(slot("total", total.id));
    Some(claim("enumeration", span, cx.segment, slots, Topic::default()))
}

/// `Of these, 127 are in Arden, 68 in Dunmore and 254 in Easton`: the parts of an amount of the sentence before.
pub fn of_these(cx: Context<'_>) -> Option<Claim> {
    cx.tokens.get(1).filter(|t| t.is(Class::Anaphor) || t.is(Class::Determiner) || t.is(Class::Pronoun))?;
    let comma = cx.tokens.get(2).filter(|t| t.is_mark(','))?;
    let first = cx.tokens.iter().find_map(|t| quantity(cx, t))?;
    let (parts, joined) = parts(cx, 3, comma, first)?;
    let all = parts.len() > 1 && joined;
    let last = cx.figure(*parts.last()?)?.span;
    let slots = parts.into_iter().map(|id| slot("parts", id)).collect();
    all.then(|| claim("enumeration", comma.span.cover(last), cx.segment, slots, Topic::default()))
}

/// The only amount shortly before a colon.
fn only_before(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let mut amounts = cx.tokens.get(..at)?.iter().rev().take(FILLER).filter(|t| cx.is_amount(t));
    let total = quantity(cx, amounts.next()?)?;
    amounts.next().is_none().then_some(total)
}

/// The amount whose noun phrase a dash or a parenthesis follows.
fn apposed_to(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let before = cx.tokens.get(..at)?.iter().rev().take(NOUN);
    let noun = |t: &&Token| is_word(t) && in_list(cx, t) && !t.is(Class::And) && !t.is(Class::Auxiliary);
    let words = before.take_while(noun).count();
    quantity(cx, cx.tokens.get(at.checked_sub(words + 1)?)?)
}

/// The parts of a list up to where it closes, and whether `and` joins the last one.
fn parts(cx: Context<'_>, from: usize, mark: &Token, total: &Figure) -> Option<(Vec<FigureId>, bool)> {
    let mut found: Vec<FigureId> = Vec::new();
    let mut joined = false;
    let rest = cx.tokens.get(from..)?;
    for (i, token) in rest.iter().enumerate() {
        if closes(mark, token) || joined && ends_quote(token) {
            return Some((found, joined));
        }
        let Some(figure) = cx.figure_of(token).filter(|figure| is_amount(figure)) else {
            if !in_list(cx, token) || token.is(Class::Including) {
                return None;
            }
            continue;
        };
        quantity(cx, token).filter(|part| fits(part, total))?;
        let before = i.checked_sub(1).and_then(|b| rest.get(b));
        joined = before.is_some_and(|t| t.is(Class::And));
        if !before.is_none_or(|t| t.is_mark(',')) && !joined {
            return None;
        }
        found.push(figure.id);
    }
    (!mark.is_mark('(')).then_some((found, joined))
}

/// `25 in the hall," she said`: who said so ends the list.
fn ends_quote(token: &Token) -> bool {
    token.is(Class::Reporting) || token.is_mark('"') || token.is_mark('”')
}

fn closes(mark: &Token, token: &Token) -> bool {
    let end = token.is_mark('.') || token.is_mark(';');
    match () {
        () if mark.is_mark('(') => token.is_mark(')'),
        () if mark.is_dash() => end || token.is_dash(),
        () => end,
    }
}

/// `parts BRING { word } SUM-NOUN { word } TO gap TOTAL`
pub fn brought(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ahead = cx.tokens.iter().enumerate().skip(at + 1).take(2 * FILLER);
    let mut names = ahead.take_while(|(_, t)| !cx.is_amount(t) && !t.is(Class::Clause) && !t.is_mark(';'));
    let leads = |i: usize| marked(cx, Class::To)(Tokens(cx.tokens.get(i..).unwrap_or_default())).is_ok();
    let (to, _) = names.find(|(i, t)| t.is(Class::To) && leads(*i))?;
    let summing = cx.tokens.get(at + 1..to)?.iter().any(|t| t.is(Class::Total));
    let (_, levels) = marked(cx, Class::To)(Tokens(cx.tokens.get(to..)?)).ok()?;
    let total = cx.figure(*levels.first()?).filter(|_| summing)?;
    summed(cx, parts_before(cx, at, total)?, total)
}
