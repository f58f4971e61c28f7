//! Which shares are said by a verb, by `most`, or of a share before?
//!
//! In: `The biggest, of £387,000, made up a sixth of the whole`, out: a share of part and percent that takes up a
//! whole named before. In: `A majority of the 120 members, 55, stayed away`, out: a share whose percent is a word. In:
//! `Of those only 40 percent, or 28 percent of all`, out: a claim `chain` of the two percentages.
//!
//! ```text
//! accounted = PART filler ACCOUNT gap SHARE OF ( whole | all )
//! within    = SHARE filler OR PART IN determiner { word } OF WHOLE
//! majority  = MOST OF whole filler apposed(PART) | MOST { word } "(" SHARE ")"
//! chain     = OF ANAPHOR gap SHARE [ mark ] [ RELATIVE AUXILIARY ] OR SHARE OF all
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::token::Token;
use super::super::{Claim, Operand, Slot, Topic, claim};
use super::whole::{after_of, apposed_part, of_all, of_noun};
use super::{Share, fits, quantity, share};
use crate::figure::{Figure, FigureId};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Longest stretch between a part and the verb that says its share.
const FILLER: usize = 12;

/// `PART filler ACCOUNT gap SHARE OF ( whole | all )`
pub fn accounted(cx: Context<'_>, at: usize) -> Option<Share> {
    cx.tokens.get(at).filter(|t| t.is(Class::Account))?;
    let (left, part) = part_before(cx, at)?;
    let next = (at + 1..at + 4).find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()))?;
    let percent = share(cx, cx.tokens.get(next)?)?;
    let of = cx.tokens.get(next + 1).filter(|t| t.is(Class::Of))?;
    let mut found =
        Share { part: Some(part.id), percent: Some(percent.id), range: (left, next + 2), ..Share::default() };
    if of_all(cx, next + 2) {
        found.anaphor = Some(of.span);
        return Some(found);
    }
    let index = of_noun(cx, next + 2)?;
    let whole = quantity(cx, cx.tokens.get(index)?).filter(|whole| fits(part, whole))?;
    found.whole = Some(whole.id);
    found.range.1 = index + 1;
    Some(found)
}

/// The only quantity of the clause before its verb.
fn part_before(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let before = cx.tokens.get(..at)?.iter().enumerate().rev().take(2 * FILLER);
    let clause =
        before.take_while(|(_, t)| !t.is(Class::Clause) && !t.is(Class::ChangeVerb) && !t.is_mark(';'));
    // "a dividend of 1.35 euros, up from 1.20 euros and equal to 45%"
    let ended = |i: usize| {
        let before = i.checked_sub(1).and_then(|i| cx.tokens.get(i));
        before.is_some_and(|t| t.is_any(&[Class::From, Class::Against, Class::Than]))
    };
    let mut amounts = clause.filter(|(i, t)| cx.is_amount(t) && !ended(*i));
    let (index, token) = amounts.next()?;
    let part = quantity(cx, token)?;
    amounts.next().is_none().then_some((index, part))
}

/// `SHARE filler OR PART IN DETERMINER { word } OF WHOLE`: `2.3 percent of output, or €9.4bn in an economy of €410bn`
pub fn within(cx: Context<'_>, at: usize) -> Option<Share> {
    let part = quantity(cx, cx.tokens.get(at)?)?;
    let or = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Or));
    let inside =
        cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::In) || t.is(Class::Of) || t.is(Class::OutOf));
    let article = cx.tokens.get(at + 2).is_some_and(|t| t.is(Class::Determiner));
    let noun = cx.tokens.get(at + 3..)?.iter().take(4).take_while(|t| is_word(t) && !t.is(Class::Of)).count();
    let of = cx.tokens.get(at + 3 + noun).is_some_and(|t| t.is(Class::Of));
    let end = at + 4 + noun;
    let whole =
        quantity(cx, cx.tokens.get(end)?).filter(|whole| fits(part, whole) && whole.kind == part.kind)?;
    if !(or && inside && article && of && noun > 0) {
        return None;
    }
    let mut before =
        cx.tokens.get(..at)?.iter().enumerate().rev().take(2 * FILLER).filter(|(_, t)| cx.is_amount(t));
    let (left, token) = before.next()?;
    let percent = share(cx, token)?;
    let (part, whole, percent) = (Some(part.id), Some(whole.id), Some(percent.id));
    Some(Share { part, whole, percent, range: (left, end + 1), ..Share::default() })
}

/// `MOST OF whole filler apposed(PART)`, `MOST { word } "(" SHARE ")"`
pub fn majority(cx: Context<'_>, at: usize) -> Option<Claim> {
    let most = cx.tokens.get(at).filter(|t| t.is(Class::Most))?;
    let value = Interval::bounded(Num::ratio(1, 2), Some(Num::ONE))?;
    let half = Operand::Cue { span: most.span, value };
    let noun =
        |t: &Token| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And) && !t.is(Class::ChangeVerb);
    if let Some(index) =
        after_of(cx, at + 2).filter(|_| cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of)))
    {
        let whole = quantity(cx, cx.tokens.get(index)?)?;
        let words = cx.tokens.get(index + 1..)?.iter().take(6).take_while(|t| noun(t)).count();
        let (part, end) = apposed_part(cx, index + 1 + words)?;
        let part = cx.figure(part).filter(|part| fits(part, whole))?;
        let figures = [("part", part.id), ("whole", whole.id)];
        let mut slots: Vec<Slot> = figures.map(|(role, id)| Slot::figure(role, id)).to_vec();
        slots.push(Slot { role: "percent", operand: half });
        return Some(claim("share", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()));
    }
    // "the second most likely (48%)" is no majority, "most of them (48%)" and "a majority (48%)" are
    let alone = most.value(Class::Most).is_some() || cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of));
    let words = cx.tokens.get(at + 1..)?.iter().take(6).take_while(|t| noun(t)).count();
    let [open, figure, close] = cx.tokens.get(at + 1 + words..at + words + 4)? else { return None };
    let second = share(cx, figure).filter(|_| alone && open.is_mark('(') && close.is_mark(')'))?;
    let slots = vec![Slot { role: "first", operand: half }, Slot::figure("second", second.id)];
    Some(claim("fraction", most.span.cover(close.span), cx.segment, slots, Topic::default()))
}

/// `OF ANAPHOR gap SHARE [ mark ] [ RELATIVE AUXILIARY ] OR SHARE OF all`
pub fn chain(cx: Context<'_>, at: usize) -> Option<Claim> {
    let of = cx.tokens.get(at).filter(|t| t.is(Class::Of))?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Anaphor))?;
    let (index, percent) = share_ahead(cx, at + 2, 5)?;
    let (next, part) = share_ahead(cx, index + 1, 6)?;
    let tie = |t: &Token| t.is(Class::Or) || t.is(Class::Relative) || t.is(Class::Account);
    let tied = cx.tokens.get(index + 1..next)?.iter().any(tie);
    let of_whole = cx.tokens.get(next + 1).is_some_and(|t| t.is(Class::Of)) && of_all(cx, next + 2);
    if !tied || !of_whole {
        return None;
    }
    let figures = [("percent", percent), ("part", part)];
    let slots = figures.map(|(role, id)| Slot::figure(role, id)).to_vec();
    let span = of.span.cover(cx.tokens.get(next)?.span);
    Some(claim("chain", span, cx.segment, slots, Topic::default()))
}

/// The next figure within reach, if it is a share.
fn share_ahead(cx: Context<'_>, from: usize, reach: usize) -> Option<(usize, FigureId)> {
    let index = (from..from + reach).find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()))?;
    share(cx, cx.tokens.get(index)?).map(|figure| (index, figure.id))
}
