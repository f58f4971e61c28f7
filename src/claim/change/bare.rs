//! Which figures are changes by themselves, without a word of change?
//!
//! In: `$6.5bn vs. $3.9bn a year earlier (+66%)`, out: a change of +66 percent. In: `will more than double to 56 from 26`, out: a change by
//! that multiple.
//!
//! ```text
//! bare = ( "(" | "," ) SIGN percent END | ( AUXILIARY | TO ) MULTIPLE          no multiple `of` or `than`
//!      | ADDS level, one of it a percentage                 "put on $1.24, or 1.4 percent"
//!      | delta "," PERCENT ( "," | TO )                     "added 98 cents, 1.4 percent, to $69.05"
//!      | ( "," | verb ) OFF ( AMOUNT | FROM )               "at 6.72 million, off 1.2 percent from 6.80 million"
//!      | determiner PARTICIPLE AMOUNT                        "at a reduced 385,000 hectares against 399,000 last year"
//!      | "," SHARE LARGER END                                "cost £1.95 last spring, is now £2.35, a fifth dearer"
//!      | AUXILIARY PERCENT ADVERB                           "EBIT, at 24.5m against 15.4m, was 59 percent higher"
//! ```

use super::super::grammar::{Context, comparable, is_points, is_signed, level, marked};
use super::super::token::{TokenKind, Tokens};
use super::{Change, Part, Place, roles};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// The first of these that the tokens begin with.
pub fn read<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let mut rest = double(cx, input, change);
    for read in [signed, predicate, added, lowered, attribute, compared] {
        rest = rest.or_else(|| read(cx, input, change));
    }
    rest
}

/// `put on $1.24, or 1.4 percent, to settle at $87.76`: of what such a verb adds, only a percentage says that it is a change.
fn added<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (first, rest) = input.0.split_first()?;
    let direction = first.value(Class::Adds)?;
    let (rest, figures) = level(cx)(Tokens(rest)).ok()?;
    let measured = figures.iter().filter_map(|id| cx.figure(*id)).any(|f| f.kind == Kind::Percent);
    // "added 98 cents, 1.4 PERCENT, to $69.05"
    let apposed = matches!(rest.0, [comma, share, ..] if comma.is_mark(',') && cx.figure_of(share).is_some_and(|f| f.kind == Kind::Percent));
    let measured = measured || apposed;
    let of = rest.0.first().is_some_and(|t| t.is(Class::Of));
    if !measured || of {
        return None;
    }
    change.parts.push(Part::new(Place::Delta, None, figures));
    (change.trigger, change.direction) = (Some(first), Some(direction.clone()));
    Some(rest)
}

/// `added 98 cents, 1.4 PERCENT, to $69.05`: the same amount again, as a percentage between commas.
pub fn apposed_percent<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    change: &mut Change<'a>,
) -> Option<Tokens<'a>> {
    let [open, figure, close, ..] = input.0 else { return None };
    let told = change.parts.last_mut().filter(|part| part.place == Place::Delta)?;
    let amount = told.figures.iter().filter_map(|id| cx.figure(*id)).all(|f| f.kind != Kind::Percent);
    let percent =
        cx.figure_of(figure).filter(|f| f.kind == Kind::Percent && amount && !told.figures.is_empty())?;
    // "up by five points, 47 per cent to 39": two shares, not the step again
    let size = |figure: &Figure| figure.reading()?.interval.middle();
    let own = cx.figure(*told.figures.first()?)?;
    if is_points(cx, own) && size(percent)? > size(own)? {
        return None;
    }
    let marks = open.is_mark(',') && (close.is_mark(',') || close.is(Class::To))
        || open.is_mark('(') && close.is_mark(')');
    let rest = input.0.get(if close.is(Class::To) { 2 } else { 3 }..)?;
    marks.then(|| told.figures.push(percent.id)).map(|()| Tokens(rest))
}

/// `, OFF 1.2 percent from 6.80 million`, `were OFF 61 percent to 2,501`
fn lowered<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (first, rest) = input.0.split_first()?;
    let off = cx.words.changes.lowered.contains(&first.lower);
    let led = cx.before(first).is_some_and(|t| {
        t.is_mark(',') || t.is_mark('(') || t.is(Class::Auxiliary) || t.is(Class::LevelVerb)
    });
    let told = rest.first().is_some_and(|t| t.is(Class::From) || cx.is_amount(t));
    (off && led && told).then_some(())?;
    (change.trigger, change.direction, change.by_adverb) = (Some(first), Some(Num::from(-1)), true);
    Some(Tokens(rest))
}

/// `will more than double to 56 from 26`: a multiple as a verb.
fn double<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
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

/// `was 59 percent higher`: the amount stands before its adverb, and the levels in apposition before it.
fn predicate<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let ([first, adverb], rest) = input.0.split_first_chunk::<2>()?;
    let percent = cx.figure_of(first).filter(|f| f.kind == Kind::Percent)?;
    let verb = cx.before(first).is_some_and(|t| t.is(Class::Auxiliary) || t.is(Class::LevelVerb));
    let ends =
        rest.first().is_none_or(|t| !t.is_any(&[Class::Than, Class::To, Class::From, Class::At, Class::On]));
    let direction = adverb.value(Class::ChangeAdverb).filter(|_| verb && ends)?;
    change.parts.push(Part::new(Place::Delta, None, vec![percent.id]));
    (change.trigger, change.direction, change.by_adverb) = (Some(adverb), Some(direction.clone()), true);
    Some(Tokens(rest))
}

/// `plantings at a REDUCED 385,000 hectares against 399,000 last year`: a participle before its level; what it is reduced from must be told.
fn attribute<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let ([determiner, participle], rest) = input.0.split_first_chunk::<2>()?;
    let direction = participle.value(Class::ChangeVerb).filter(|_| determiner.is(Class::Determiner))?;
    let (rest, figures) = level(cx)(Tokens(rest)).ok()?;
    let percent = figures.iter().any(|id| cx.figure(*id).is_some_and(|f| f.kind == Kind::Percent));
    let (_, told) = marked(cx, Class::Against)(rest).or_else(|_| marked(cx, Class::From)(rest)).ok()?;
    let like = |id: &FigureId| {
        let pair = cx.figure(*id).zip(figures.first().and_then(|id| cx.figure(*id)));
        pair.is_some_and(|(from, to)| comparable(from, to))
    };
    if percent || !told.iter().any(like) {
        return None;
    }
    change.parts.push(Part::new(Place::To, None, figures));
    (change.trigger, change.direction) = (Some(participle), Some(direction.clone()));
    Some(rest)
}

/// `that cost £1.95 last spring is now £2.35, A FIFTH DEARER`: how far apart the two levels of the clause are.
fn compared<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let ([first, adjective], rest) = input.0.split_first_chunk::<2>()?;
    let share = cx.figure_of(first).filter(|f| matches!(f.kind, Kind::Percent | Kind::Ratio))?;
    let direction = adjective.value(Class::Larger)?;
    let opened = cx.before(first).is_some_and(|t| t.is_mark(',') || t.is_dash());
    let closed = rest.first().is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)));
    if !opened || !closed || roles::is_multiple(share) {
        return None;
    }
    change.parts.push(Part::new(Place::Delta, None, vec![share.id]));
    (change.trigger, change.direction, change.by_adverb) = (Some(adjective), Some(direction.clone()), true);
    Some(Tokens(rest))
}

/// `(+66%)`, `, -5%`: a percentage with a sign is a change by itself.
fn signed<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
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
