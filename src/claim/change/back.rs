//! Which level before it does a change speak of?
//!
//! In: `$56m in 2004, up 20 percent from $45m`, out: the change's end is $56m. Only an adverb, a participle or a
//! nominal behind a mark looks back (a finite verb has a subject of its own), a verb that shares its
//! subject by `and`, and `when it fell`.

use super::super::grammar::{Context, comparable, is_word};
use super::super::token::Token;
use super::{Change, FILLER, Part, Place};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// The level that a change without an end of its own speaks of: `$56m in 2004, up 20 percent from $45m`;
/// `$124bn in 2003 and is expected to rise to $150bn`. Adds it and gives the index of its token.
pub fn preceding(cx: Context<'_>, at: usize, change: &mut Change<'_>) -> usize {
    let has = |place| change.parts.iter().any(|part| part.place == place);
    let place = match (has(Place::From), has(Place::To), has(Place::Delta)) {
        (_, false, _) if !change.parts.is_empty() && refers_back(cx, at, change) => Place::To,
        (true, false, _) if when_it(cx, at) => Place::To,
        (false, true, false) if shares_subject(cx, at) => Place::From,
        _ => return at,
    };
    let Some((index, figure)) = level_before(cx, at, change) else { return at };
    let bound = place == Place::To || index.checked_sub(1).and_then(|i| governor(cx, i)).is_some();
    if !bound {
        return at;
    }
    change.parts.insert(0, Part { place, figures: vec![figure] });
    index
}

/// The nearest amount before a token that is comparable with the levels of the change; parentheses are
/// stepped over, and so are times.
fn level_before(cx: Context<'_>, at: usize, change: &Change<'_>) -> Option<(usize, FigureId)> {
    let mut ends =
        change.parts.iter().filter(|part| part.place != Place::Delta).flat_map(|part| &part.figures);
    let partner = ends.find_map(|id| cx.figure(*id));
    let fits = |figure: &Figure| match partner {
        Some(partner) => comparable(figure, partner),
        None => !matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio),
    };
    let mut depth = 0_usize;
    let start = if when_it(cx, at) { at.checked_sub(2)? } else { at };
    for (index, token) in cx.tokens.get(..start)?.iter().enumerate().rev().take(FILLER) {
        match () {
            () if token.is_mark(')') => depth += 1,
            () if token.is_mark('(') => depth = depth.saturating_sub(1),
            () if depth > 0 => {}
            () if cx.is_amount(token) => {
                return cx.figure_of(token).filter(|figure| fits(figure)).map(|figure| (index, figure.id));
            }
            () if ends_clause(token) => return None,
            () => {}
        }
    }
    None
}

pub fn ends_clause(token: &Token) -> bool {
    let class = [Class::Clause, Class::ChangeVerb, Class::Relative].iter().any(|class| token.is(*class));
    class || token.is_mark(';') || token.is_mark(':')
}

/// Whether the verb at a token has no subject of its own: `and is expected to rise`, `and then jump`.
fn shares_subject(cx: Context<'_>, at: usize) -> bool {
    let verbal = |t: &&Token| {
        [Class::Auxiliary, Class::Adverb, Class::Planned, Class::To].iter().any(|class| t.is(*class))
    };
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().find(|t| !verbal(t));
    before.is_some_and(|t| t.is(Class::And))
}

/// The verb or preposition by which a level is stated: `was`, `stood at`, `reach`.
fn governor(cx: Context<'_>, at: usize) -> Option<()> {
    let stated = |t: &Token| {
        [Class::LevelVerb, Class::ReachVerb, Class::At, Class::Auxiliary].iter().any(|class| t.is(*class))
    };
    let before = cx.tokens.get(..=at)?;
    before.iter().rev().take(3).any(stated).then_some(())
}

/// Only an adverb, a participle or a nominal right behind the mark speaks of the level before it; a finite verb
/// has a subject of its own.
fn refers_back(cx: Context<'_>, at: usize, change: &Change<'_>) -> bool {
    let after_mark = at
        .checked_sub(1)
        .and_then(|i| cx.tokens.get(i))
        .is_some_and(|t| !is_word(t) || t.is(Class::Determiner) || t.is(Class::Adverb));
    let Some(trigger) = change.trigger else { return false };
    let participle = cx.lower(trigger).ends_with("ing");
    after_mark && (change.by_adverb || participle || trigger.is(Class::ChangeNoun))
}

/// `4 million the year before, when it fell from 6 million`.
fn when_it(cx: Context<'_>, at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).and_then(|i| cx.tokens.get(i));
    back(1).is_some_and(|t| t.is(Class::Pronoun)) && back(2).is_some_and(|t| t.is(Class::Clause))
}
