//! What do the rounds of a golfer come to, and how far is that from par?
//!
//! In: `added a 65 to his 68 and 66 and is on 199`, out: a claim `rounds` of the three and their total. In: `a five-under 67 on the par-72
//! course`, out: a claim `card` of strokes, distance and par. In: `a five-under 67 for a 12-under total of 204`, out: a claim
//! `cards` of both: they are counted from one par.
//!
//! ```text
//! rounds = CARD { any } TOTAL                                      "Ito (66-67-67) has a total of 200"
//!        | ROUND { any } ROUND ... { any } TOTAL                  every round from 55 to 99, the only ones of the sentence, in any order
//! card   = FROM-PAR [ [ round-noun ] OF ] STROKES { any } PAR-COURSE
//! won    = TOTAL ... STROKES victory ... TOTAL                    in any order, the only ones of the sentence
//! cards  = FROM-PAR STROKES { any } FROM-PAR [ total OF ] STROKES
//! ```

use std::ops::RangeInclusive;

use super::super::grammar::{Context, covered};
use super::super::{Claim, Slot, Topic, claim};
use super::words::{among, counts, number, says, sign};
use crate::figure::score::ROUND;
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// The strokes of two to four rounds, and of the par of a course.
const TOTAL: RangeInclusive<i64> = 115..=360;
const PAR: RangeInclusive<i64> = 66..=75;

/// A total so far from the rounds told has others in it.
const FAR: i64 = 40;

/// Most rounds of a tournament.
const ROUNDS: usize = 4;

/// Most tokens between strokes and how far they are from par.
const NEAR: usize = 3;

/// Reads the golf of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let told = among(cx, 0..cx.tokens.len(), "golf") || signed(cx).is_some();
    if !told && !(0..cx.tokens.len()).any(|at| from_par(cx, at).is_some()) {
        return Vec::new();
    }
    [rounds(cx), card(cx), cards(cx), won(cx)].into_iter().flatten().collect()
}

/// Whether these tokens are rounds of golf, of which the lesser one is the better.
pub fn are_rounds(cx: Context<'_>, places: [usize; 2]) -> bool {
    among(cx, 0..cx.tokens.len(), "golf") && places.iter().all(|at| strokes(cx, *at, &ROUND).is_some())
}

/// The strokes of a bare number, or of the sum of a card such as `66-67-67`.
fn strokes<'d>(cx: Context<'d>, at: usize, range: &RangeInclusive<i64>) -> Option<(&'d Figure, i64)> {
    let figure = cx.figure_at(at).filter(|figure| figure.hedge.is_none())?;
    let plain = figure.kind == Kind::Number && figure.spelling.as_ref().is_some_and(|s| s.exponent == 0);
    let value = figure.reading()?.interval.middle()?.to_i64()?;
    (plain && range.contains(&value)).then_some((figure, value))
}

/// `Rounds of 66, 67 and 67 gave Ito a total of 200`
fn rounds(cx: Context<'_>) -> Option<Claim> {
    let places = |range: &RangeInclusive<i64>| {
        (0..cx.tokens.len()).filter(|at| strokes(cx, *at, range).is_some()).collect::<Vec<_>>()
    };
    let (parts, totals) = (places(&ROUND), places(&TOTAL));
    let [total] = totals.as_slice() else { return None };
    if let Some(card) = signed(cx).filter(|_| parts.is_empty() && is_total(cx, *total)) {
        let slots =
            vec![Slot::figure("parts", card.id), Slot::figure("total", cx.tokens.get(*total)?.figure()?)];
        return Some(claim("rounds", covered(cx.tokens)?, cx.segment, slots, Topic::default()));
    }
    if !(2..=ROUNDS).contains(&parts.len()) || !is_total(cx, *total) {
        return None;
    }
    let values =
        parts.iter().filter_map(|at| strokes(cx, *at, &ROUND).map(|(figure, value)| (figure.id, value)));
    let values: Vec<(FigureId, i64)> = values.collect();
    let (whole, stated) = strokes(cx, *total, &TOTAL)?;
    let sum: i64 = values.iter().map(|(_, value)| value).sum();
    let players = other_golfer(cx, &parts);
    let slots = values
        .iter()
        .map(|(id, _)| Slot::figure("parts", *id))
        .chain(std::iter::once(Slot::figure("total", whole.id)));
    (sum.abs_diff(stated) < FAR.unsigned_abs() && !players)
        .then(|| Some(claim("rounds", covered(cx.tokens)?, cx.segment, slots.collect(), Topic::default())))
        .flatten()
}

/// `a total of 274 and a two-shot victory over Roe, who came home in 276`: the only two totals of a sentence and the only margin.
fn won(cx: Context<'_>) -> Option<Claim> {
    let totals: Vec<usize> = (0..cx.tokens.len()).filter(|at| strokes(cx, *at, &TOTAL).is_some()).collect();
    let [first, second] = totals.as_slice() else { return None };
    let is_margin = |at: &usize| {
        let stroke = number(cx, *at).is_some_and(|figure| counts(cx, figure, "strokes"));
        let noun = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::OutcomeNoun) || t.is(Class::Margin));
        let by = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::By));
        stroke && (noun || by && among(cx, at.saturating_sub(NEAR)..*at, "winning"))
    };
    let margins: Vec<usize> = (0..cx.tokens.len()).filter(is_margin).collect();
    let [margin] = margins.as_slice() else { return None };
    let par = (0..cx.tokens.len()).any(|at| from_par(cx, at).is_some());
    let slots = vec![
        Slot::figure("left", cx.figure_at(*first)?.id),
        Slot::figure("right", cx.figure_at(*second)?.id),
        Slot::figure("difference", cx.figure_at(*margin)?.id),
    ];
    let (low, high) = ((*first).min(*margin), (*second).max(*margin));
    let span = covered(cx.tokens.get(low..=high)?)?;
    (!par).then(|| claim("compare", span, cx.segment, slots, Topic::default()))
}

/// The only card of a sentence, `66-67-67`, which stands for its sum.
fn signed(cx: Context<'_>) -> Option<&Figure> {
    let card = |f: &&Figure| f.kind == Kind::Score && f.reading().is_some();
    let mut cards = cx.tokens.iter().filter_map(|t| cx.figure_of(t)).filter(card);
    cards.next().filter(|_| cards.next().is_none())
}

/// `a total of 200`, `on 200`, `for a 10-under-par 200`
fn is_total(cx: Context<'_>, at: usize) -> bool {
    // "two clear of Lee on 206"
    let name = |i: usize| {
        let before = i.checked_sub(1).filter(|i| *i > 0).and_then(|i| cx.tokens.get(i));
        let bare = cx.tokens.get(i).is_some_and(|t| t.is(Class::On) || t.is(Class::At));
        bare && before.is_some_and(|t| cx.is_capital(t))
    };
    let mut near = (1..=NEAR).filter_map(|back| at.checked_sub(back));
    near.any(|i| says(cx, i, "stroke_total") && !name(i))
}

/// Whether two of the rounds belong to two players: `a 66 to Sole's 67`.
fn other_golfer(cx: Context<'_>, parts: &[usize]) -> bool {
    let parted = |t: &crate::claim::token::Token| {
        t.is(Class::Clause)
            || t.is(Class::Beat)
            || t.is(Class::Than)
            || t.is(Class::Against)
            || t.is_mark(';')
    };
    let between = parts.first().zip(parts.last()).and_then(|(a, b)| cx.tokens.get(a + 1..*b));
    between.unwrap_or_default().iter().any(parted)
}

/// How far strokes are from par, as one figure: `five-under`, `10 under par`.
fn from_par(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = number(cx, at)?;
    let words = cx.source.slice(figure.span).to_lowercase();
    let side = words.split_once([' ', '-'])?.1;
    let opens = |list: &str| cx.words.contests.opens(list, side);
    (opens("under") || opens("over") || opens("above_par")).then_some(figure)
}

/// Each distance from par with its strokes: `a five-under 67`, `a 12-under-par total of 204`, `a 67, five under par`.
fn told(cx: Context<'_>) -> Vec<(usize, &Figure, &Figure, i64)> {
    let mut found = Vec::new();
    for at in 0..cx.tokens.len() {
        let Some(distance) = from_par(cx, at) else { continue };
        let behind = (at + 1..=at + NEAR).find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()));
        let joined =
            |place: &usize| *place == at + 1 || cx.tokens.get(place - 1).is_some_and(|t| t.is(Class::Of));
        let comma = at.checked_sub(2).filter(|_| cx.tokens.get(at - 1).is_some_and(|t| t.is_mark(',')));
        let mut places = behind.filter(joined).into_iter().chain(comma);
        let strokes = places.find_map(|i| strokes(cx, i, &(*ROUND.start()..=*TOTAL.end())));
        found.extend(strokes.map(|(figure, value)| (at, distance, figure, value)));
    }
    found
}

/// The par of the course: `par-72`, `a par of 72`, `the par 72 links`.
fn par(cx: Context<'_>) -> Option<(&Figure, i64)> {
    let mut found = (0..cx.tokens.len()).filter_map(|at| {
        let figure = number(cx, at)?;
        let value = figure.reading()?.interval.middle()?.to_i64()?;
        let mut before = cx.tokens.get(..at)?.iter().enumerate().rev();
        let (place, _) = before.find(|(_, t)| !t.is_dash() && !t.is(Class::Of))?;
        (says(cx, place, "par") && at - place < NEAR && PAR.contains(&value)).then_some((figure, value))
    });
    found.next().filter(|_| found.next().is_none())
}

/// How many rounds of that par the strokes are.
fn rounds_of(strokes: i64, par: i64) -> Option<i64> {
    let rounds = (2 * strokes + par).checked_div(2 * par)?;
    (1..=4).contains(&rounds).then_some(rounds)
}

/// `a five-under 67 on the par-72 course`
fn card(cx: Context<'_>) -> Option<Claim> {
    let (course, par) = par(cx)?;
    let all = told(cx);
    let (_, distance, figure, value) = all.last().filter(|_| all.len() == 1)?;
    let slots = vec![
        Slot::figure("score", figure.id),
        Slot::figure("from_par", distance.id),
        Slot::figure("par", course.id),
        sign("rounds", course.span, rounds_of(*value, par)?),
    ];
    let span = distance.span.cover(figure.span).cover(course.span);
    Some(claim("card", span, cx.segment, slots, Topic::default()))
}

/// `a five-under 67 for a 12-under total of 204`
fn cards(cx: Context<'_>) -> Option<Claim> {
    let all = told(cx);
    let [(at, first, score, strokes), (_, second, total, sum)] = all.as_slice() else { return None };
    let round = ROUND.contains(strokes) && TOTAL.contains(sum);
    let rounds = rounds_of(*sum, strokes - first.reading()?.interval.middle()?.to_i64()?)?;
    let slots = vec![
        Slot::figure("score", score.id),
        Slot::figure("from_par", first.id),
        Slot::figure("total", total.id),
        Slot::figure("total_from_par", second.id),
        sign("rounds", total.span, rounds),
    ];
    let span = cx.tokens.get(*at)?.span.cover(total.span);
    round.then(|| claim("cards", span, cx.segment, slots, Topic::default()))
}
