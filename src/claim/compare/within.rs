//! Does a level lie where a range or an average says it does?
//!
//! In: `At 2.6 percent, inflation is within the 2-3 percent target`, out: a claim `within` with the level, the range and the sign 1 (-1 for `outside`). In: `an
//! average of 5.63, and bids ranged from 5.61 to 5.64`, out: the same with the two ends of the range.
//!
//! ```text
//! within  = LEVEL { any } ( inside | beyond ) { word } RANGE                with a noun of ranges beside it
//! average = AVERAGE { word } LEVEL { any } ranged ( FROM LEVEL TO LEVEL | RANGE )
//! ranged  = { word } ranged ( FROM LEVEL TO LEVEL | RANGE ) "."           of the average in the sentence before
//! ```

use super::side::denied;
use super::{FILLER, Found, amount_at};
use crate::claim::compare::toward::like;
use crate::claim::contest::words::{among, says, sign};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words before a range, and between an average and its level.
const NEAR: usize = 7;

/// The range or the average that a token tells of.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    within(cx, at).or_else(|| average(cx, at))
}

/// `within the 2-3 percent target`, `outside its target range of 2 to 3 percent`
fn within(cx: Context<'_>, at: usize) -> Option<Claim> {
    let inside = says(cx, at, "inside");
    if !inside && !says(cx, at, "beyond") {
        return None;
    }
    let words = cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| passes(cx, t)).count();
    let place = at + 1 + words;
    let range = amount_at(cx, place).filter(|found| is_range(cx, found.figure))?;
    let band = among(cx, at + 1..place, "band")
        || (place + 1..place + 4)
            .take_while(|i| cx.tokens.get(*i).is_some_and(|t| is_word(t) || t.figure().is_some()))
            .any(|i| says(cx, i, "band"));
    let level = level(cx, at, range.figure).filter(|_| band)?;
    let wished = |t: &Token| t.is_any(&[Class::To, Class::Planned, Class::Future, Class::Before]);
    let near = level.at.saturating_sub(NEAR)..at;
    let returns = among(cx, near.clone(), "returns");
    if denied(cx, level.at, at) || returns || cx.tokens.get(near)?.iter().any(wished) {
        return None;
    }
    let slots = vec![
        Slot::figure("level", level.figure.id),
        Slot::figure("range", range.figure.id),
        sign("sign", cx.tokens.get(at)?.span, if inside { 1 } else { -1 }),
    ];
    Some(claim("within", covered(cx.tokens.get(level.at..=place)?)?, cx.segment, slots, Topic::default()))
}

/// A word that may stand before a range, or a time (`its 1987 target of`).
fn passes(cx: Context<'_>, token: &Token) -> bool {
    let ends = [Class::And, Class::Clause, Class::Relative, Class::Reporting, Class::By];
    let time = token.figure().is_some() && !cx.is_amount(token);
    is_word(token) && !token.is_any(&ends) || time || token.is_mark('\'') || token.is_mark('’')
}

/// `two to six pct`: two numbers in one figure.
fn is_range(cx: Context<'_>, figure: &Figure) -> bool {
    let text = cx.source.slice(figure.span).to_lowercase();
    let joined = |c: char| {
        text.split_once(c).is_some_and(|(a, b)| {
            a.ends_with(|c: char| c.is_ascii_digit())
                && b.starts_with(|c: char| c.is_ascii_digit())
                && !b.contains('/')
        })
    };
    let words = cx
        .words
        .cues
        .longest(text.split(' ').skip(1))
        .is_some_and(|(_, cues)| cues.iter().any(|c| matches!(c.class, Class::To | Class::And)));
    words || joined('-') || joined('–')
}

/// The only level before that may lie in a range.
fn level<'a>(cx: Context<'a>, at: usize, range: &Figure) -> Option<Found<'a>> {
    let parts = |t: &Token| t.is(Class::Clause) || t.is_mark(';') || t.is_mark(':');
    let near = (at.saturating_sub(FILLER)..at).rev();
    let near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    let based = |i: usize| {
        i.checked_sub(1)
            .and_then(|i| cx.tokens.get(i))
            .is_some_and(|t| t.is_any(&[Class::From, Class::By, Class::Against]))
    };
    let fits = |f: &Found<'_>| f.figure.kind == range.kind && like(f.figure, range) && !based(f.at);
    let mut found = near.filter_map(|i| amount_at(cx, i)).filter(fits);
    found.next().filter(|_| found.next().is_none())
}

/// `an average of 5.63, and bids ranged from 5.61 to 5.64`
fn average(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|_| says(cx, at, "ranged"))?;
    let (mut slots, last) = ends(cx, at + 1)?;
    let end = slots.first().and_then(|slot| slot_figure(cx, slot))?;
    let told: Vec<Found<'_>> = averages(cx, at).into_iter().filter(|f| close(f.figure, end)).collect();
    if told.is_empty() {
        return ranged(cx, at, (slots, last));
    }
    let [level] = told.as_slice() else { return None };
    let time = |t: &Token| cx.figure_of(t).is_some_and(Figure::is_time);
    if cx.tokens.get(level.at..at)?.iter().any(time) {
        return None;
    }
    slots.push(Slot::figure("level", level.figure.id));
    slots.push(sign("sign", token.span, 1));
    let span = token.span.cover(cx.tokens.get(last)?.span);
    Some(claim("within", span, cx.segment, slots, Topic::default()))
}

/// `Bids ranged from 5.61 to 5.64 percent.`: the average may stand in the sentence before, if this one tells nothing else.
fn ranged(cx: Context<'_>, at: usize, (mut slots, last): (Vec<Slot>, usize)) -> Option<Claim> {
    let subject = cx.tokens.get(..at)?;
    let own =
        |t: &Token| is_word(t) && !t.is_any(&[Class::Clause, Class::Negation, Class::Planned, Class::Than]);
    let closed = cx.tokens.get(last + 1).is_none_or(|t| t.is_mark('.'));
    slots.push(sign("sign", cx.tokens.get(at)?.span, 1));
    let span = covered(cx.tokens.get(..=last)?)?;
    (at <= NEAR && subject.iter().all(own) && closed)
        .then(|| claim("ranged", span, cx.segment, slots, Topic::default()))
}

/// `The average rate was 5.63 percent`: the only average of a sentence.
pub fn averaged(cx: Context<'_>) -> Option<Claim> {
    let told = averages(cx, cx.tokens.len());
    let [level] = told.as_slice() else { return None };
    let ranges = among(cx, 0..cx.tokens.len(), "ranged");
    let slots = vec![Slot::figure("level", level.figure.id)];
    (!ranges).then(|| claim("averaged", level.figure.span, cx.segment, slots, Topic::default()))
}

fn slot_figure<'a>(cx: Context<'a>, slot: &Slot) -> Option<&'a Figure> {
    match slot.operand {
        crate::claim::Operand::Figure(id) => cx.figure(id),
        crate::claim::Operand::Cue { .. } => None,
    }
}

/// The two ends of a range, and where it ends.
fn ends(cx: Context<'_>, at: usize) -> Option<(Vec<Slot>, usize)> {
    let marked = cx.tokens.get(at)?.is_any(&[Class::From, Class::Between]);
    let first = amount_at(cx, at + usize::from(marked))?;
    if is_range(cx, first.figure) {
        return Some((vec![Slot::figure("range", first.figure.id)], first.at));
    }
    let link = cx.tokens.get(first.at + 1)?;
    // "from 5.61 to 5.64 percent"
    let bare = |f: &Found<'_>| first.figure.kind == Kind::Number && f.figure.kind == Kind::Percent;
    let second = amount_at(cx, first.at + 2)
        .filter(|f| link.is_any(&[Class::To, Class::And]) && (like(f.figure, first.figure) || bare(f)))?;
    (marked).then(|| {
        (vec![Slot::figure("low", first.figure.id), Slot::figure("high", second.figure.id)], second.at)
    })
}

/// The levels that a sentence calls averages, before a place.
fn averages(cx: Context<'_>, end: usize) -> Vec<Found<'_>> {
    let noun = |at: &usize| says(cx, *at, "average");
    let of = |at: usize| {
        let words = cx.tokens.get(at + 1..end)?.iter().take(NEAR).take_while(|t| passes(cx, t)).count();
        amount_at(cx, at + 1 + words)
    };
    (0..end).filter(noun).filter_map(of).collect()
}

/// Whether an average may be one of what lies in a range: it is of its size.
pub fn close(level: &Figure, end: &Figure) -> bool {
    let value = |f: &Figure| f.reading()?.interval.middle();
    let Some((a, b)) = value(level).zip(value(end)) else { return false };
    // The lower end leaves the unit to the upper one
    let bare = level.kind == Kind::Percent && end.kind == Kind::Number;
    (bare || like(level, end)) && a.is_near(&b, &Num::from(2))
}
