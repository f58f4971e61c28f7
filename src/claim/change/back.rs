//! Which level before it does a change speak of?
//!
//! In: `$56m in 2004, up 20 percent from $45m`, out: the change's end is $56m. Only an adverb, a participle or a
//! nominal behind a mark looks back (a finite verb has a subject of its own), a verb that shares its
//! subject by `and`, and `when it fell`.

use super::super::grammar::{Context, amounts_before, comparable, is_points, is_word};
use super::super::token::{Token, Tokens};
use super::{Change, FILLER, Part, Place, apposed, earlier, onward};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// How far before a level the word may stand that makes it a side remark.
const ASIDE: usize = 5;

/// Most tokens between `against` and its amount.
const START: usize = 6;

/// The level that a change without an end of its own speaks of: `$56m in 2004, up 20 percent from $45m`;
/// `$124bn in 2003 and is expected to rise to $150bn`. Adds it and gives the index of its token.
pub fn preceding(cx: Context<'_>, at: usize, change: &mut Change<'_>) -> usize {
    let at = delta_before(cx, at, change);
    let has = |place| change.parts.iter().any(|part| part.place == place);
    let (joint, onward) = (joins(cx, at), onward::onward(cx, at));
    let place = match (has(Place::From), has(Place::To), has(Place::Delta)) {
        (_, false, _) if !change.parts.is_empty() && refers_back(cx, at, change, joint) => Place::To,
        (true, false, _) if when_it(cx, at) => Place::To,
        (false, true, false) if onward.is_some() => Place::From,
        (false, true, _)
            if let Some((index, figure)) =
                apposed::earlier(cx, at, change).or_else(|| apposed::owned(cx, at, change)) =>
        {
            change.parts.insert(0, Part::new(Place::From, None, vec![figure]));
            return index;
        }
        _ => return at,
    };
    let start = match onward {
        _ if when_it(cx, at) => at.saturating_sub(2),
        _ if has(Place::From) => joint.unwrap_or(at),
        onward => onward.map_or(at, |onward| onward.end),
    };
    let Some((index, figures)) = level_before(cx, start, change) else { return at };
    let apart = place == Place::From || joint.is_some();
    if apart && is_aside(cx, index) {
        return at;
    }
    let bare = |id: &FigureId| cx.figure(*id).is_none_or(|f| f.kind == Kind::Number);
    if when_it(cx, at) && figures.iter().any(bare) {
        return at;
    }
    let led_to = onward.is_some_and(|onward| onward.led_to);
    let bound = place == Place::To || index.checked_sub(1).and_then(|i| governor(cx, i, led_to)).is_some();
    if !bound {
        return at;
    }
    // "rose by 1.7 billion in May, up from a 1.4 billion rise"
    if !change.rates.is_empty() && place == Place::To {
        change.rates.extend(step_before(cx, index));
    }
    let open = place == Place::To && !has(Place::From);
    let level = figures.first().copied().filter(|_| open);
    change.parts.insert(0, Part::new(place, None, figures));
    // "£86.2m (£79.5m), up 8.4 percent"
    let behind = Tokens(cx.tokens.get(index + 1..at).unwrap_or_default());
    if let Some((_, from)) = level.and_then(|level| earlier::bracketed(cx, behind, level)) {
        change.parts.insert(1, Part::new(Place::From, None, vec![from]));
    }
    index
}

/// Which way a verb goes whose amount of change stands at a token: `rose BY 1.7 BILLION`.
fn step_before(cx: Context<'_>, at: usize) -> Option<Num> {
    let by = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::By)));
    let verb = cx.tokens.get(by.unwrap_or(at).checked_sub(1)?)?;
    verb.value(Class::ChangeVerb).cloned()
}

/// The nearest amount before a token that is comparable with the levels of the change, with what it is said to be in other
/// units before it; parentheses are stepped over, and so are times.
fn level_before(cx: Context<'_>, start: usize, change: &Change<'_>) -> Option<(usize, Vec<FigureId>)> {
    let mut ends =
        change.parts.iter().filter(|part| part.place != Place::Delta).flat_map(|part| &part.figures);
    let partner = ends.find_map(|id| cx.figure(*id));
    let of_points = deltas_are_points(cx, change, false);
    let perhaps = deltas_are_points(cx, change, true);
    let fits = |figure: &Figure| match partner {
        Some(partner) => comparable(figure, partner),
        None if of_points => figure.kind == Kind::Percent,
        None if perhaps && figure.kind == Kind::Percent => true,
        None => !matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio),
    };
    let mut rest = cx.tokens.get(..start)?;
    let mut also = Vec::new();
    for _ in 0..FILLER {
        let (token, before) = rest.split_last()?;
        if cx.is_amount(token) {
            // "is 11.5 percent, UP BY THREE-QUARTERS of a point, and up from"
            let step =
                matches!(before, [.., adverb, by] if by.is(Class::By) && adverb.is(Class::ChangeAdverb));
            if step && change.rates.is_empty() {
                rest = before;
                continue;
            }
            if aside(before) {
                return None;
            }
            let figure = cx.figure_of(token).filter(|figure| fits(figure));
            let alike = partner.is_none_or(|partner| figure.is_some_and(|f| same_unit(f, partner)));
            if figure.is_none() && partner.is_some() && passes(cx, token, rest.len()) {
                also.extend(is_worth(cx, before).then(|| token.figure()).flatten());
                rest = before;
                continue;
            }
            match (figure, said_before(cx, before)) {
                // "compared with 7 a year earlier, a gain of 2": from 7, not to it
                (Some(_), _) if is_start(cx, before) => return None,
                (Some(figure), earlier)
                    if (alike || earlier.is_none()) && !coordinated(cx, before, figure) =>
                {
                    let mut figures = vec![figure.id];
                    figures.extend(earlier.and_then(<[Token]>::last).and_then(Token::figure));
                    figures.append(&mut also);
                    return Some((before.len(), figures));
                }
                (_, Some(earlier)) => {
                    also.extend(token.figure());
                    rest = earlier;
                }
                _ => return None,
            }
        } else if ends_clause(token) {
            return None;
        } else {
            rest = if token.is_mark(')') { before_parenthesis(before) } else { before };
        }
    }
    None
}

/// `16.7 PERCENT up on last year`, `922 cases worth £38.5M`: an amount that is told of the level in passing, with the place behind it.
fn passes(cx: Context<'_>, token: &Token, behind: usize) -> bool {
    let percent = cx.figure_of(token).is_some_and(|f| f.kind == Kind::Percent);
    let adverb = cx.tokens.get(behind).is_some_and(|t| t.is(Class::ChangeAdverb));
    percent && adverb
        || behind.checked_sub(1).and_then(|i| cx.tokens.get(..i)).is_some_and(|before| is_worth(cx, before))
}

fn is_worth(cx: Context<'_>, before: &[Token]) -> bool {
    before.last().is_some_and(|t| cx.words.changes.worth.contains(&t.lower))
}

/// `6.7 percent, down 0.8 points`: points part percentages; those of an index are only `counted`.
fn deltas_are_points(cx: Context<'_>, change: &Change<'_>, counted: bool) -> bool {
    let deltas = change.parts.iter().filter(|part| part.place == Place::Delta);
    let figures: Vec<&Figure> =
        deltas.flat_map(|part| &part.figures).filter_map(|id| cx.figure(*id)).collect();
    let points = |f: &&Figure| f.kind == Kind::Points || counted && is_points(cx, f);
    !figures.is_empty() && figures.iter().all(points)
}

/// Whether the amount behind those tokens is what another is compared with: `against a revised 7 million`.
fn is_start(cx: Context<'_>, before: &[Token]) -> bool {
    let near = before.iter().rev().take(START).take_while(|t| !cx.is_amount(t) && !ends_clause(t));
    near.into_iter().any(|t| t.is(Class::Against))
}

/// Whether two amounts are in units of one dimension, nothing left out.
fn same_unit(a: &Figure, b: &Figure) -> bool {
    let (Value::Amount(a), Value::Amount(b)) = (&a.value, &b.value) else { return false };
    a.iter().any(|l| b.iter().any(|r| l.unit.dimension == r.unit.dimension))
}

/// The tokens before the parenthesis that ends here.
fn before_parenthesis(tokens: &[Token]) -> &[Token] {
    let open = tokens.iter().rposition(|t| t.is_mark('(')).unwrap_or(0);
    tokens.get(..open).unwrap_or_default()
}

/// `10.2 mln dlrs OR 1.10 dlrs a share`: the tokens up to the amount that was said first.
fn said_before<'a>(cx: Context<'a>, before: &'a [Token]) -> Option<&'a [Token]> {
    let (_, first) = before.split_last().filter(|(token, _)| token.is(Class::Or))?;
    let first = match first.split_last() {
        Some((comma, rest)) if comma.is_mark(',') => rest,
        _ => first,
    };
    first.last().is_some_and(|t| cx.is_amount(t)).then_some(first)
}

/// `revenues of 8.4 mln AND profits of 232,000 dlrs, up from`: of two levels none is taken.
fn coordinated(cx: Context<'_>, before: &[Token], level: &Figure) -> bool {
    let near = || before.iter().rev().take(8).take_while(|t| !ends_clause(t) && !t.is_mark(','));
    let and = near().position(|t| t.is(Class::And));
    let other = near().position(|t| cx.figure_of(t).is_some_and(|figure| comparable(figure, level)));
    and.zip(other).is_some_and(|(and, other)| and < other)
}

/// `37.4 pct up on 2.99 mln`, `$1.92, or 2.4 percent, lower at $78.34`: an amount of change right before its adverb.
/// Adds it and gives its index.
fn delta_before(cx: Context<'_>, at: usize, change: &mut Change<'_>) -> usize {
    if !change.by_adverb || change.parts.is_empty() && !change.relative {
        return at;
    }
    let Some((index, ids)) = amounts_before(cx, at) else { return at };
    // "9p lower at 171p, a fall of 5 percent": what is told is the same, as a share
    let share = |id: &FigureId| cx.figure(*id).is_some_and(|f| matches!(f.kind, Kind::Percent | Kind::Ratio));
    let new = ids.iter().any(share);
    let mut deltas = change.parts.iter().filter(|part| part.place == Place::Delta);
    if deltas.any(|part| new || !part.figures.iter().all(share)) {
        return at;
    }
    let settled = change.parts.iter().any(|part| part.marker == Some(Class::At));
    let ends = || change.parts.iter().filter(|part| part.place != Place::Delta);
    let levels = || ends().flat_map(|part| &part.figures).filter_map(|id| cx.figure(*id));
    let fits = |figure: &Figure| match figure.kind {
        _ if change.relative => true,
        Kind::Percent => levels().all(|level| level.kind != Kind::Percent),
        _ => settled && levels().all(|level| comparable(level, figure)),
    };
    if !ids.iter().filter_map(|id| cx.figure(*id)).all(fits) {
        return at;
    }
    match change.parts.iter_mut().find(|part| part.place == Place::Delta) {
        Some(told) => told.figures.extend(ids),
        None => change.parts.insert(0, Part::new(Place::Delta, None, ids)),
    }
    index
}

pub fn ends_clause(token: &Token) -> bool {
    let class = token.is_any(&[Class::Clause, Class::ChangeVerb, Class::Relative]);
    class || token.is_mark(';') || token.is_mark(':')
}

/// `after a 1.7 billion dlr charge`: the level is a side remark.
fn aside(before: &[Token]) -> bool {
    let word = before.iter().rev().take(3).find(|t| !t.is(Class::Determiner) && !t.is(Class::Adverb));
    word.is_some_and(|t| t.is(Class::Aside) && !t.is(Class::Crossing) && !t.is(Class::Between))
}

/// The verb or preposition by which a level is stated: `was`, `stood at`, `reach`.
fn governor(cx: Context<'_>, at: usize, led_to: bool) -> Option<()> {
    let stated =
        |t: &Token| t.is_any(&[Class::LevelVerb, Class::ReachVerb, Class::At, Class::Auxiliary, Class::Of]);
    let before = cx.tokens.get(..=at)?;
    before.iter().rev().take(3).any(|t| stated(t) || led_to && t.is(Class::To)).then_some(())
}

/// Only an adverb, a participle or a nominal right behind the mark speaks of the level before it; a finite verb
/// has a subject of its own.
fn refers_back(cx: Context<'_>, at: usize, change: &Change<'_>, joint: Option<usize>) -> bool {
    // "a surplus of 15 billion, REVISED up from 12 billion"
    let revises = |i: &usize| cx.tokens.get(*i).is_some_and(|t| cx.words.changes.revises.contains(&t.lower));
    let lead = at.checked_sub(1);
    let after_mark = lead
        .filter(revises)
        .map_or(lead, |verb| verb.checked_sub(1))
        .and_then(|i| cx.tokens.get(i))
        .is_some_and(|t| !is_word(t) || t.is(Class::Determiner) || t.is(Class::Adverb));
    let from = change.parts.iter().any(|part| part.place == Place::From);
    if from && change.by_adverb && joint.is_some() {
        return true;
    }
    let Some(trigger) = change.trigger else { return after_mark && change.by_adverb };
    let participle = trigger.is_participle();
    let nominal = trigger.is(Class::ChangeNoun)
        && cx.tokens.get(at).is_some_and(|t| t.is(Class::Determiner) || cx.is_amount(t));
    after_mark && (change.by_adverb || participle || nominal)
}

/// `1.14 million, 16.7 percent up on last year BUT down from 1.22`, `its highest ever AND up from 270 million`: the conjunction.
fn joins(cx: Context<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|i| Some((i, cx.tokens.get(i)?)))?;
    let (index, word) = match before {
        (i, adverb) if adverb.is(Class::Adverb) => (i.checked_sub(1)?, cx.tokens.get(i.checked_sub(1)?)?),
        found => found,
    };
    (word.is(Class::And) || onward::contrasts(cx, word)).then_some(index)
}

/// `reversing the 2.6 billion deficit and up from`, `when it stood at 264, but plunged`, `the dollar hit $1.35 before rallying`: a level that is told
/// in passing, or of what is quoted the other way round.
fn is_aside(cx: Context<'_>, index: usize) -> bool {
    let before = cx.tokens.get(..index).unwrap_or_default();
    let near = before.iter().rev().take(ASIDE).take_while(|t| !cx.is_amount(t) && !t.is_mark(','));
    let start = before.iter().rev().find(|t| !t.is(Class::Determiner)).is_some_and(|t| t.is(Class::From));
    let mut near = near.enumerate();
    let participle = |t: &Token| is_word(t) && t.is_participle();
    near.any(|(steps, t)| {
        t.is(Class::Clause) || t.is(Class::Relative) && !t.is(Class::Pronoun) || steps < 3 && participle(t)
    }) || before.iter().any(|t| t.is(Class::Currency))
        || start
}

/// `4 million the year before, when it fell from 6 million`.
fn when_it(cx: Context<'_>, at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).and_then(|i| cx.tokens.get(i));
    back(1).is_some_and(|t| t.is(Class::Pronoun)) && back(2).is_some_and(|t| t.is(Class::Clause))
}
