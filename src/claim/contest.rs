//! Contests: does the score fit what is said of the outcome?
//!
//! In: `beat Mila Voss 3-6 6-4 6-2`, out: a claim `contest` with three scores and the outcome 1; in `a 14-3
//! half-time lead` the outcome stands behind the score. A side that lost may be told from either side
//! (`lost 3-1`), so that -1 only says that somebody won.
//!
//! ```text
//! contest = outcome { word | NAME | figure | "," } scores        "won 3-2", "upset world number nine Voss 6-4 6-2"
//!         | scores [ word [ word ] ] outcome-noun                "a 3-2 win", "a 14-3 half-time lead"
//!         | scores outcome-adverb                                "17-5 down"
//! scores  = SCORE { [","|"and"|"(" NUMBER ")"] SCORE }
//! ```

mod apart;
mod ballot;
mod benches;
mod carried;
mod course;
mod cricket;
mod error;
pub mod golf;
mod running;
mod sets;
mod table;
mod tie_break;
pub mod words;

use super::grammar::{Context, covered, is_word};
use super::token::{Token, TokenKind};
use super::{Claim, Slot, Topic, claim};
use crate::figure::{FigureId, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;
use words::says;

/// Longest stretch between an outcome and its score: the opponent with his title.
const OPPONENT: usize = 10;

/// How near a word must stand that says that the score decided nothing.
const UNFINISHED: usize = 14;

/// Reads the scores, votes and tables of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = course::read(cx);
    claims.extend(table::read(cx));
    claims.extend(apart::read(cx));
    claims.extend(ballot::read(cx));
    claims.extend(benches::read(cx));
    claims.extend(error::read(cx));
    claims.extend(golf::read(cx));
    claims.extend(sets::told(cx));
    claims.extend(cricket::read(cx));
    claims.extend((1..cx.tokens.len()).filter_map(|at| sets::level(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| tie_break::read(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| carried::read(cx, at)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| running::read(cx, at)));
    let mut at = 0;
    while at < cx.tokens.len() {
        let run = scores(cx, at);
        let Some(end) = run.last().map(|(last, _)| last + 1) else {
            at += 1;
            continue;
        };
        let near = cx.tokens.get(at.saturating_sub(UNFINISHED)..cx.tokens.len().min(end + UNFINISHED));
        // "7-5 7-6 6-1, saving two points in the tie-break": the sets are told all the same
        let set = |t: &Token| run.len() > 1 && cx.words.contests.is("tie_break", &t.lower);
        if !near.unwrap_or_default().iter().any(|t| t.is(Class::Unfinished) && !set(t)) {
            let told = contest(cx, at, end, &run);
            let won = told.as_ref().filter(|c| c.number("outcome").is_some_and(|n| *n > Num::ZERO));
            let word = won.and_then(|c| c.word_at("outcome"));
            let place = word.and_then(|span| cx.tokens.iter().position(|t| t.span == span));
            claims.extend(place.and_then(|place| sets::down(cx, at, &run, place)));
            claims.extend(told);
            claims.extend(sets::sets(cx, at, end, &run).or_else(|| sets::all(cx, at, end, &run)));
        }
        at = end;
    }
    claims
}

/// What a sentence without figures says of a contest: `won in straight sets`.
pub fn without_figures(cx: Context<'_>) -> Option<Claim> {
    sets::told(cx)
}

/// `2-6 6-3 7-5`, `7-6 (4), 4-6, 6-2`: the scores from here on, each with the index of its token.
fn scores(cx: Context<'_>, from: usize) -> Vec<(usize, FigureId)> {
    let mut found: Vec<(usize, FigureId)> = Vec::new();
    for (at, token) in cx.tokens.iter().enumerate().skip(from) {
        let score = cx.figure_of(token).filter(|figure| figure.kind == Kind::Score);
        match score {
            Some(figure) => found.push((at, figure.id)),
            None if found.is_empty() || !between_sets(cx, token) => break,
            None => {}
        }
    }
    found
}

fn between_sets(cx: Context<'_>, token: &Token) -> bool {
    let tie_break = cx.figure_of(token).is_some_and(|figure| figure.kind == Kind::Number);
    [',', '(', ')'].iter().any(|mark| token.is_mark(*mark)) || token.is(Class::And) || tie_break
}

/// The claim of one run of scores, if something is said of its outcome.
fn contest(cx: Context<'_>, at: usize, end: usize, run: &[(usize, FigureId)]) -> Option<Claim> {
    let (word, outcome) = outcome_behind(cx, end).or_else(|| outcome_before(cx, at, end))?;
    let score = |(_, id): &(usize, FigureId)| Slot::figure("leads", *id);
    let mut slots: Vec<Slot> = run.iter().map(score).collect();
    let span = cx.tokens.get(word)?.span;
    slots.push(Slot::word("outcome", span, Interval::point(outcome)));
    let covered = covered(cx.tokens.get(word.min(at)..=word.max(end - 1))?)?;
    Some(claim("contest", covered, cx.segment, slots, Topic::default()))
}

/// `win`, `home win`, `half-time lead`, `down`: the outcome behind a score.
fn outcome_behind(cx: Context<'_>, end: usize) -> Option<(usize, Num)> {
    for at in end..end + 3 {
        let token = cx.tokens.get(at)?;
        let adverb = token.value(Class::OutcomeAdverb).filter(|_| at == end);
        if let Some(outcome) = token.value(Class::OutcomeNoun).or(adverb) {
            return Some((at, outcome.clone()));
        }
        // "ran out 24-18 winners"
        if at == end && says(cx, at, "winner_noun") {
            return Some((at, Num::ONE));
        }
        if !matches!(token.kind, TokenKind::Word) {
            return None;
        }
    }
    None
}

/// `won`, `beat Bath`: the outcome before a score that no other word claims.
fn outcome_before(cx: Context<'_>, at: usize, end: usize) -> Option<(usize, Num)> {
    // "won at 4-9": odds
    if at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::At)) {
        return None;
    }
    let next = cx.tokens.get(end);
    if next.is_some_and(|t| matches!(t.kind, TokenKind::Word) && !cx.is_capital(t)) {
        return None;
    }
    for verb in (at.saturating_sub(OPPONENT)..at).rev() {
        let token = cx.tokens.get(verb)?;
        if let Some(outcome) = token.value(Class::Outcome) {
            let noun =
                verb.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
            return (!noun && !denied(cx, verb)).then(|| (verb, outcome.clone()));
        }
        if !of_opponent(cx, token) {
            return None;
        }
    }
    None
}

/// Names, titles, seeds and commas stand between a verb and its score; prepositions and clauses say something else.
fn of_opponent(cx: Context<'_>, token: &Token) -> bool {
    let stops = [Class::Clause, Class::Relative, Class::Reporting, Class::To, Class::From, Class::Auxiliary];
    let aside = token.is_any(&stops) || token.is(Class::Aside) || token.is(Class::Preposition);
    let other = token.is(Class::OutcomeNoun) || token.is(Class::OutcomeAdverb);
    let score = cx.figure_of(token).is_some_and(|figure| figure.kind == Kind::Score);
    (is_word(token) || token.is_mark(',') || token.figure().is_some()) && !aside && !other && !score
}

/// `did not win 3-2`, `could have won 3-2`, `if they win 2-3`.
fn denied(cx: Context<'_>, verb: usize) -> bool {
    let before = cx.tokens.get(verb.saturating_sub(4)..verb).unwrap_or_default();
    before.iter().any(|t| t.is(Class::Negation) || t.is(Class::Planned) || t.is(Class::Denial))
}
