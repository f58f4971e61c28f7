//! How did the score come about? Leads, scores on the way, two legs, one player's goals.
//!
//! In: `led by 14 points at the break, 21-7`, out: a claim `advantage` of the score and the margin. In: `22-6 down at the break
//! before ... a 27-22 lead`, out: a claim `progress`. In: `4-3 on aggregate` beside two scores of legs, out: a claim `aggregate`.
//! In: `a brace in the 3-2 win`, out: a claim `tally`.
//!
//! ```text
//! lead      = outcome { word } BY MARGIN { word } [","] SCORE | SCORE "," [ article ] MARGIN outcome-noun
//!           | MARGIN outcome-noun ( AT | "," ) SCORE | SCORE "," [ article ] outcome-noun OF MARGIN     "52-48, a lead of four points"
//! progress  = SCORE way { word } sequel { word } SCORE outcome       "2-0 down before winning 3-2"
//!           | SCORE { word } after { word } SCORE way                 "won 3-2 after being 2-0 down"
//! on-the-way = SCORE { word } midway                                 alone in its sentence
//! at-the-end = ( PRONOUN | the match ) { word } ended { word } SCORE  alone in its sentence
//! aggregate = two scores, legs named, and SCORE { word } aggregate
//! aggregate-told = one score, and SCORE { word } aggregate          the other leg is told beside it
//! one-leg   = the only score of a sentence that names a leg
//! tally     = TALLY { word } SCORE outcome-noun
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::{Claim, Slot, Topic, claim};
use super::words::{among, counts, says, score, sign};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::vocabulary::cues::Class;

/// Most tokens between a score and what is said of it.
const NEAR: usize = 7;

/// Most tokens between a score on the way and the later one.
const COURSE: usize = 30;

/// Reads how the scores of one sentence came about.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let scores: Vec<usize> = (0..cx.tokens.len()).filter(|at| score(cx, *at).is_some()).collect();
    let mut claims: Vec<Claim> =
        scores.iter().filter_map(|at| lead(cx, *at).or_else(|| tally(cx, *at))).collect();
    for (index, pair) in scores.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let alone = |other: Option<&usize>, at: usize| other.is_none_or(|other| other.abs_diff(at) > 2);
        let before = index.checked_sub(1).and_then(|i| scores.get(i));
        if alone(before, *first) && alone(scores.get(index + 2), *second) {
            claims.extend(progress(cx, *first, *second));
        }
    }
    claims.extend(aggregate(cx, &scores));
    if let [only] = scores.as_slice() {
        claims.extend(alone(cx, *only));
        claims.extend(one_leg(cx, *only));
    }
    claims
}

/// The only score of a sentence: on the way, `Arden led 2-1 at the break`, or at the end, `They won 3-1`.
fn alone(cx: Context<'_>, at: usize) -> Option<Claim> {
    let other = cx.tokens.iter().any(|t| t.is(Class::Unfinished)) || among(cx, 0..cx.tokens.len(), "leg");
    if other {
        return None;
    }
    // "led 13-11 with two minutes left"
    let led = at.checked_sub(1).is_some_and(|i| says(cx, i, "ahead") || says(cx, i, "behind"));
    let on_the_way = among(cx, at + 1..at + 4, "midway") || led && under_way(cx, at);
    if on_the_way {
        return made(cx, "on-the-way", (at, at), vec![Slot::figure("before", id(cx, at)?)]);
    }
    let first = cx.tokens.first()?;
    let same = first.is(Class::Pronoun) || first.is(Class::Definite) && says(cx, 1, "match");
    let from = at.saturating_sub(NEAR);
    let words = cx.tokens.get(from..at)?;
    let ended = among(cx, from..at, "ended") && words.iter().all(is_word);
    let again = words.iter().any(|t| t.is(Class::Had) || t.is(Class::Planned) || t.is(Class::Negation));
    // "New Zealand rallied to a 53-37 win"
    let came_back = among(cx, from..at, "comes_back") && cx.tokens.get(at + 1)?.is(Class::OutcomeNoun);
    (same && ended && !again || came_back && !again)
        .then(|| made(cx, "at-the-end", (at, at), vec![Slot::figure("after", id(cx, at)?)]))
        .flatten()
}

/// `13-11 with two minutes left`, `37-33 early in the second half`: a time of the match stands behind the score.
fn under_way(cx: Context<'_>, at: usize) -> bool {
    let time = |i: usize| cx.figure_at(i).is_some_and(|f| f.kind == Kind::Duration || f.is_time());
    (at + 1..at + 4).any(time)
}

fn made(cx: Context<'_>, kind: &'static str, range: (usize, usize), slots: Vec<Slot>) -> Option<Claim> {
    Some(claim(kind, covered(cx.tokens.get(range.0..=range.1)?)?, cx.segment, slots, Topic::default()))
}

fn id(cx: Context<'_>, at: usize) -> Option<FigureId> {
    score(cx, at).map(|figure| figure.id)
}

/// `led by 14 points at the break, 21-7`, `31-17, a 14-point win`, `a 14-point lead at 21-7`
fn lead(cx: Context<'_>, at: usize) -> Option<Claim> {
    let margin = margin_before(cx, at).or_else(|| margin_behind(cx, at))?;
    let figure = cx.figure_at(margin)?;
    let slots = vec![Slot::figure("score", id(cx, at)?), Slot::figure("margin", figure.id)];
    made(cx, "advantage", (margin.min(at), margin.max(at)), slots)
}

fn margin(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| counts(cx, figure, "points") || counts(cx, figure, "ballots"))
}

fn is_outcome_noun(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.get(at).is_some_and(|t| t.is(Class::OutcomeNoun) || t.is(Class::Margin))
}

fn margin_before(cx: Context<'_>, at: usize) -> Option<usize> {
    for place in (at.saturating_sub(NEAR)..at).rev() {
        let token = cx.tokens.get(place)?;
        if margin(cx, place).is_some() {
            let by = place.checked_sub(1).filter(|by| cx.tokens.get(*by).is_some_and(|t| t.is(Class::By)))?;
            let from = by.saturating_sub(NEAR);
            let told = cx.tokens.get(from..by)?.iter().rev();
            let mut told = told.take_while(|t| is_word(t) && !t.is(Class::Clause));
            let noun = is_outcome_noun(cx, place + 1) && cx.tokens.get(at - 1)?.is(Class::At);
            return (told.any(|t| t.is(Class::Outcome)) || noun).then_some(place);
        }
        let at_noun = is_outcome_noun(cx, place) && margin(cx, place.checked_sub(1)?).is_some();
        if at_noun {
            // "a six-point lead, 52-46,"
            let comma = place + 2 == at && cx.tokens.get(at - 1)?.is_mark(',');
            let closed = cx.tokens.get(at + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.'));
            return (cx.tokens.get(at - 1)?.is(Class::At) || comma && closed).then_some(place - 1);
        }
        let goes_on =
            is_word(token) && !token.is(Class::Clause) && !token.is(Class::And) && !token.is(Class::To);
        if !goes_on && !token.is_mark(',') {
            return None;
        }
    }
    None
}

fn margin_behind(cx: Context<'_>, at: usize) -> Option<usize> {
    let comma = cx.tokens.get(at + 1).is_some_and(|t| t.is_mark(','));
    let article = cx.tokens.get(at + 2)?.is(Class::Determiner);
    let place = at + 2 + usize::from(article);
    let of = cx.tokens.get(place + 1).is_some_and(|t| t.is(Class::Of));
    if comma && of && is_outcome_noun(cx, place) && margin(cx, place + 2).is_some() {
        return Some(place + 2);
    }
    (comma && margin(cx, place).is_some() && is_outcome_noun(cx, place + 1)).then_some(place)
}

/// 1 where the side of the score is ahead on the way, -1 where it is behind, 0 where the text leaves that open.
pub fn way(cx: Context<'_>, at: usize) -> Option<i64> {
    let near = |list: &str| says(cx, at + 1, list) || at > 0 && says(cx, at - 1, list);
    if near("ahead") {
        Some(1)
    } else if near("behind") {
        Some(-1)
    } else {
        among(cx, at + 1..at + 4, "midway").then_some(0)
    }
}

/// The outcome of the last score: the word right behind it, or right before it.
fn outcome(cx: Context<'_>, at: usize) -> Option<i64> {
    let behind = cx.tokens.get(at + 1).and_then(|t| t.value(Class::OutcomeNoun));
    let before = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).and_then(|t| t.value(Class::Outcome));
    let level = || among(cx, at.saturating_sub(3)..at, "equalised").then_some(0);
    behind.or(before).and_then(crate::num::Num::to_i64).or_else(level)
}

fn progress(cx: Context<'_>, first: usize, second: usize) -> Option<Claim> {
    let between = first + 1..second;
    let parted =
        cx.tokens.get(between.clone())?.iter().any(|t| t.is_mark(';') || t.is_mark('.') || t.is_mark(':'));
    let other = cx.tokens.iter().any(|t| t.is(Class::Unfinished)) || among(cx, 0..cx.tokens.len(), "leg");
    if parted || other || second - first > COURSE {
        return None;
    }
    if let Some(way) = way(cx, first).filter(|_| goes_on_to(cx, first, second)) {
        let outcome = outcome(cx, second)?;
        // "from 2-0 down", "Trailing 2-0 at the break, Arden fought back"
        let opens = first == 1 && cx.tokens.first().is_some_and(crate::claim::token::Token::is_participle);
        let from = opens || cx.tokens.get(first.checked_sub(1)?).is_some_and(|t| t.is(Class::From));
        let near = if opens { COURSE } else { NEAR };
        let one_side = from && way != 0 && outcome != 0 && second - first <= near;
        return ways(cx, (first, second), one_side.then_some((way, outcome)));
    }
    let way = way(cx, second)?;
    let outcome = outcome(cx, first)?;
    let after = among(cx, between, "after") && outcome >= 0 && second - first <= NEAR;
    after.then(|| ways(cx, (second, first), (way != 0 && outcome > 0).then_some((way, outcome)))).flatten()
}

/// Whether what comes behind a score on the way is how that match went on.
fn goes_on_to(cx: Context<'_>, first: usize, second: usize) -> bool {
    let midway = among(cx, first + 1..first + 4, "midway");
    let time = |i: usize| cx.figure_at(i).is_some_and(Figure::is_moment);
    let level = among(cx, second.saturating_sub(3)..second, "equalised");
    let same_match = (midway || level) && second - first <= 2 * NEAR && !(first + 1..second).any(time);
    among(cx, first + 1..second, "sequel") || same_match
}

/// The claim of a score on the way and a later one; with signs, if one side is spoken of at both times.
fn ways(cx: Context<'_>, (before, after): (usize, usize), signs: Option<(i64, i64)>) -> Option<Claim> {
    let mut slots = vec![Slot::figure("before", id(cx, before)?), Slot::figure("after", id(cx, after)?)];
    let span = cx.tokens.get(before)?.span;
    if let Some((first, last)) = signs {
        slots.push(sign("ahead_before", span, first));
        slots.push(sign("ahead_after", span, last));
    }
    made(cx, "progress", (before.min(after), before.max(after)), slots)
}

/// The only three scores of a sentence that names legs, one of them on aggregate.
fn aggregate(cx: Context<'_>, scores: &[usize]) -> Option<Claim> {
    let both = |at: &&usize| among(cx, **at + 1..**at + 3, "aggregate");
    let total = scores.iter().find(both)?;
    let legs: Vec<usize> = scores.iter().filter(|at| *at != total).copied().collect();
    if let [leg] = legs.as_slice() {
        let slots = vec![Slot::figure("leg", id(cx, *leg)?), Slot::figure("total", id(cx, *total)?)];
        let mut told = made(cx, "aggregate-told", ((*leg).min(*total), (*leg).max(*total)), slots)?;
        told.slots.extend(goes_on(cx));
        return Some(told);
    }
    let [first, second] = legs.as_slice() else { return None };
    if !among(cx, 0..cx.tokens.len(), "leg") {
        return None;
    }
    let mut slots = Vec::new();
    let players = [
        ("first_high", *first),
        ("first_low", *first),
        ("second_high", *second),
        ("second_low", *second),
        ("high", *total),
        ("low", *total),
    ];
    for (role, at) in players {
        slots.push(Slot::figure(role, id(cx, at)?));
    }
    made(cx, "aggregate", (*scores.first()?, *scores.last()?), slots)
}

/// The only score of a sentence that names one leg: `The first leg had ended 3-1`.
fn one_leg(cx: Context<'_>, at: usize) -> Option<Claim> {
    let mut told = made(cx, "one-leg", (at, at), vec![Slot::figure("leg", id(cx, at)?)])?;
    told.slots.extend(goes_on(cx));
    let unreal = cx.tokens.iter().any(|t| t.is_any(&[Class::Planned, Class::Negation, Class::Unfinished]));
    (among(cx, 0..cx.tokens.len(), "leg") && !unreal).then_some(told)
}

/// Whether a sentence goes on about the tie of the one before: `They`, `The first leg`, `A 1-0 defeat`.
fn goes_on(cx: Context<'_>) -> Option<Slot> {
    let first = cx.tokens.first()?;
    let leg = first.is(Class::Definite) && among(cx, 1..4, "leg");
    let score = first.is(Class::Determiner) && score(cx, 1).is_some();
    let on = first.is(Class::Pronoun) || first.is(Class::Someone) || leg || score;
    on.then(|| sign("on", first.span, 1))
}

/// `two goals in Friday's 4-3 win`: the goals of one player and the only score behind them.
fn tally(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = score(cx, at)?;
    let Value::Score(ours, theirs) = figure.value else { return None };
    let decided = ours != theirs && cx.tokens.get(at + 1)?.is(Class::OutcomeNoun);
    let from = at.saturating_sub(NEAR);
    let (place, value) = (from..at).rev().find_map(|i| {
        let value = if says(cx, i, "three") { 3 } else { 2 };
        (value == 3 || says(cx, i, "two")).then_some((i, value))
    })?;
    let plain = cx
        .tokens
        .get(place..at)?
        .iter()
        .all(|t| !t.is(Class::Of) && !t.is(Class::And) && !t.is(Class::Clause));
    let goals = cx.tokens.get(place)?.span.cover(cx.tokens.get(place + 1)?.span);
    let slots = vec![sign("tally", goals, value), Slot::figure("side", figure.id)];
    if decided && plain { made(cx, "tally", (place, at), slots) } else { None }
}
