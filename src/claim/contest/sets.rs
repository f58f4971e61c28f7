//! How many sets were there, and which goals made a score?
//!
//! In: `won in four sets, 6-4 3-6 7-5 6-2`, out: a claim `sets` of the four scores and their number; in `straight sets` the number is that of
//! the sets that the winner lost. In: `equalised to make it 2-2`, out: a claim `goal` of the score and the outcome 0; in `put them
//! ahead at 2-1` somebody leads.
//!
//! ```text
//! sets  = ( IN | TOOK ) NUMBER sets { word | NAME } [ ":" | "," ] scores | scores { word } IN NUMBER sets
//! told  = straight sets, in a sentence without scores             "a straight-sets victory over Roe"
//! all   = ( SOMEONE | THE AGE ) { any } ( match | win ) scores end     in a sentence that names no stage, of the match told before
//! down  = LOST-OPENER { word } outcome scores                             nobody else is named between
//!       | ( FROM | AFTER | "," ) ( A-SET-DOWN | NUMBER sets behind ) { any } outcome scores        three sets, or five if two were lost
//! goal  = ( equalised | ahead ) { word } ( AT | MADE-IT ) SCORE
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::{Claim, Slot, Topic, claim};
use super::words::{among, counts, says, score, sign};
use crate::figure::{FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Most tokens between the number of sets and their scores, with the name of the other side.
const NEAR: usize = 10;

/// Most words between a goal and the score that it made.
const GOAL: usize = 6;

/// The scores of all sets of a match, and how many there are said to be; `end` is the place behind the scores.
pub fn sets(cx: Context<'_>, at: usize, end: usize, run: &[(usize, FigureId)]) -> Option<Claim> {
    let scores = (0..cx.tokens.len()).filter(|i| score(cx, *i).is_some()).count();
    if run.len() < 2 || scores != run.len() {
        return None;
    }
    let (place, kind) = number(cx)?;
    let near = if place < at { at - place <= NEAR } else { place >= end && place < end + GOAL };
    let between = cx.tokens.get(if place < at { place..at } else { end..place })?;
    let parts = [Class::Relative, Class::Clause, Class::Since, Class::And];
    if !near || between.iter().any(|t| t.is_any(&parts)) {
        return None;
    }
    let token = cx.tokens.get(place)?;
    let role =
        if kind == "sets" { Slot::figure("sets", token.figure()?) } else { sign("lost", token.span, 0) };
    let slots = run.iter().map(|(_, id)| Slot::figure("leads", *id)).chain(std::iter::once(role)).collect();
    let span = covered(cx.tokens.get(place.min(at)..=place.max(end - 1))?)?;
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}

/// `a straight-sets victory over Roe`, where the sentence tells no score.
pub fn told(cx: Context<'_>) -> Option<Claim> {
    let (place, kind) = number(cx)?;
    let scores = (0..cx.tokens.len()).any(|at| score(cx, at).is_some());
    let span = cx.tokens.get(place)?.span;
    let slots = vec![sign("lost", span, 0)];
    (kind == "straight" && !scores).then(|| claim("straight-told", span, cx.segment, slots, Topic::default()))
}

/// `The 19-year-old needed 83 minutes to win the match 7-5 6-1`: all sets of the match that the sentence before told.
pub fn all(cx: Context<'_>, at: usize, end: usize, run: &[(usize, FigureId)]) -> Option<Claim> {
    let scores = (0..cx.tokens.len()).filter(|i| score(cx, *i).is_some()).count();
    let first = cx.tokens.first()?;
    let aged = cx.figure_at(1).is_some_and(|figure| figure.kind == Kind::Age);
    let same = first.is(Class::Someone) || first.is(Class::Definite) && aged;
    let whole = at.checked_sub(1).is_some_and(|i| says(cx, i, "whole_contest"));
    let other = among(cx, 0..cx.tokens.len(), "stage");
    let closed = cx.tokens.get(end).is_none_or(|t| t.is_mark('.') || t.is_mark(',') || t.is(Class::In));
    if run.len() < 2 || scores != run.len() || number(cx).is_some() || !same || !whole || other || !closed {
        return None;
    }
    let slots = run.iter().map(|(_, id)| Slot::figure("leads", *id)).collect();
    let span = covered(cx.tokens.get(at..end)?)?;
    Some(claim("all-sets", span, cx.segment, slots, Topic::default()))
}

/// The only number of sets that the sentence tells, if it is that of a match: `in four sets`, `took a five-setter`, not `two sets up`.
fn number(cx: Context<'_>) -> Option<(usize, &'static str)> {
    let kind = |at: usize| {
        if says(cx, at, "straight_sets") {
            return Some("straight");
        }
        let figure = cx.figure_at(at)?;
        counts(cx, figure, "whole_match").then_some("sets")
    };
    let mut found = (0..cx.tokens.len()).filter_map(|at| kind(at).map(|kind| (at, kind)));
    let (place, kind) = found.next().filter(|_| found.next().is_none())?;
    let before = place.checked_sub(1).and_then(|i| cx.tokens.get(i))?;
    let whole = before.is(Class::In) || before.is(Class::Determiner) || says(cx, place - 1, "needed_sets");
    whole.then_some((place, kind))
}

/// `came from a set down to beat Roe 4-6 6-3 6-2`: the sets that the winner had lost by then. One may be behind by a set later on, too, if five
/// are played.
pub fn down(cx: Context<'_>, at: usize, run: &[(usize, FigureId)], outcome: usize) -> Option<Claim> {
    if let Some(claim) = opener(cx, at, run, outcome) {
        return Some(claim);
    }
    let (place, lost) = (0..outcome).find_map(|i| Some((i, sets_down(cx, i)?)))?;
    let before = place.checked_sub(1).and_then(|i| cx.tokens.get(i))?;
    let last = (place..outcome).find(|i| says(cx, *i, "behind"))?;
    let apposed = before.is_mark(',') && cx.tokens.get(last + 1)?.is_mark(',');
    let came = apposed || before.is(Class::From) || before.is(Class::Since);
    let between = cx.tokens.get(last + 1..outcome)?;
    let other = between.iter().any(|t| t.is_any(&[Class::Clause, Class::Relative]) || t.is_mark(';'));
    let all = if lost == 1 { 3 } else { 5 };
    if !came || other || run.len() != all || outcome > at {
        return None;
    }
    let span = cx.tokens.get(place)?.span.cover(cx.tokens.get(last)?.span);
    let slots = run.iter().take(usize::try_from(lost).ok()?).map(|(_, id)| Slot::figure("leads", *id));
    let slots = slots.chain(std::iter::once(sign("behind", span, lost))).collect();
    Some(claim("set-down", span.cover(cx.tokens.get(at)?.span), cx.segment, slots, Topic::default()))
}

/// `lost the opening set but recovered to win 3-6 6-4 6-4`: the first set went to the other side, if nobody else is named between.
fn opener(cx: Context<'_>, at: usize, run: &[(usize, FigureId)], outcome: usize) -> Option<Claim> {
    let place = (0..outcome).find(|i| says(cx, *i, "lost_opener"))?;
    let between = cx.tokens.get(place + 1..outcome)?;
    let named = |t: &super::super::token::Token| cx.is_capital(t);
    let other = between.iter().any(|t| t.is(Class::Relative) || t.figure().is_some() || named(t));
    let (_, first) = run.first().filter(|_| run.len() > 2 && !other && outcome < at)?;
    let span = cx.tokens.get(place)?.span;
    let slots = vec![Slot::figure("leads", *first), sign("behind", span, 1)];
    Some(claim("set-down", span.cover(cx.tokens.get(at)?.span), cx.segment, slots, Topic::default()))
}

/// `a set down`, `two sets down`
fn sets_down(cx: Context<'_>, at: usize) -> Option<i64> {
    if says(cx, at, "set_down") {
        return Some(1);
    }
    let figure = cx.figure_at(at).filter(|figure| counts(cx, figure, "whole_match"))?;
    super::words::printed(figure).filter(|lost| (1..=2).contains(lost) && says(cx, at + 1, "behind"))
}

/// `Fox equalised to make it 2-2`, `Cole's goal put them ahead at 2-1`: what a goal is said to have made of the score.
pub fn level(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = score(cx, at).filter(|figure| figure.kind == Kind::Score)?;
    let direct = cx.tokens.get(at.checked_sub(1)?).is_some_and(|t| t.is(Class::At)) || made_it(cx, at);
    let from = at.saturating_sub(GOAL);
    let near = cx.tokens.get(from..at)?.iter().rev();
    let words =
        near.take_while(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Before) && !t.is(Class::Clause));
    let start = at - words.count();
    let (place, outcome) = (start..at).rev().find_map(|i| {
        let level = says(cx, i, "equalised");
        (level || says(cx, i, "went_ahead")).then_some((i, if level { 0 } else { -1 }))
    })?;
    let span = cx.tokens.get(place)?.span;
    let slots = vec![Slot::figure("leads", figure.id), sign("outcome", span, outcome)];
    direct
        .then(|| {
            Some(claim("goal", covered(cx.tokens.get(place..=at)?)?, cx.segment, slots, Topic::default()))
        })
        .flatten()
}

/// `to make it 2-2`
pub fn made_it(cx: Context<'_>, at: usize) -> bool {
    (1..3).any(|back| at.checked_sub(back).is_some_and(|i| says(cx, i, "made_it")))
}
