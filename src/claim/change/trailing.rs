//! Which amount of a change is told behind it?
//!
//! In: `rose to 300 from 250, a rise of 20 percent`, `(up 20 percent)`, out: the 20 percent, if it goes the same way and nothing
//! is known yet of its kind.
//!
//! ```text
//! trailing = ( "," | "(" ) ( trigger-or-nominal [ gap delta ] | PERCENT ADVERB ) [ ")" ]
//! ```

use nom::Parser;
use nom::combinator::opt;

use super::super::grammar::{Context, gap, is_word, level, token};
use super::super::token::{Token, Tokens};
use super::{Change, Part, Place, head};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// `, a rise of 20 percent`, `(up 20 percent)`, `, or 20 percent`: the amount of a change already told.
pub fn trailing<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    change: &mut Change<'a>,
) -> Option<(Tokens<'a>, Option<Part>)> {
    let (rest, opening) = token(|t| t.is_mark(',') || t.is_mark('(')).parse(input).ok()?;
    let mut told = Change::default();
    let lower = lower(cx, rest, &mut told);
    let by_day = lower.is_some();
    let rest = lower.or_else(|| head(cx, rest, &mut told))?;
    let rest = if told.parts.is_empty() {
        let (rest, ()) = gap(cx, rest).ok()?;
        let (rest, figures) = level(cx)(rest).ok()?;
        told.parts.push(Part::new(Place::Delta, None, figures));
        rest
    } else {
        rest
    };
    let known = change.parts.iter().filter(|part| part.place == Place::Delta);
    let known: Vec<_> = known.flat_map(|part| &part.figures).filter_map(|id| cx.figure(*id)).collect();
    let mut figures = told.parts.iter().flat_map(|part| &part.figures).filter_map(|id| cx.figure(*id));
    let again = figures.any(|figure| known.iter().any(|other| is_share(other) == is_share(figure)));
    // "by 93,000 to 3,594,000, a rise of 36 percent during the last year": a step of its own
    let ends = rest.0.first().is_none_or(|t| !is_word(t) && t.figure().is_none());
    let alone = !known.is_empty() && !ends && !by_day;
    if again || alone || told.direction != change.direction && change.direction.is_some() {
        return None;
    }
    change.direction = told.direction;
    change.trigger = change.trigger.or(told.trigger);
    match change.parts.iter_mut().find(|part| part.place == Place::Delta) {
        Some(delta) => delta.figures.extend(told.parts.into_iter().flat_map(|part| part.figures)),
        None => change.parts.append(&mut told.parts),
    }
    let closed = if opening.is_mark('(') {
        opt(token(|t| t.is_mark(')'))).parse(rest).map_or(rest, |(rest, _)| rest)
    } else {
        rest
    };
    Some((closed, None))
}

/// `, 12.6 PERCENT LOWER so far today`
fn lower<'a>(cx: Context<'a>, input: Tokens<'a>, told: &mut Change<'a>) -> Option<Tokens<'a>> {
    let ([first, adverb], rest) = input.0.split_first_chunk::<2>()?;
    let percent = cx.figure_of(first).filter(|f| f.kind == Kind::Percent)?;
    let direction = adverb.value(Class::ChangeAdverb)?;
    let compared = |t: &Token| t.is_any(&[Class::Than, Class::To, Class::From, Class::At, Class::On]);
    if rest.first().is_some_and(compared) {
        return None;
    }
    told.parts.push(Part::new(Place::Delta, None, vec![percent.id]));
    (told.trigger, told.direction, told.by_adverb) = (Some(adverb), Some(direction.clone()), true);
    Some(Tokens(rest))
}

/// Whether an amount of change is told as a share of the level, and not in its unit.
fn is_share(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Percent | Kind::Ratio)
}
