//! Words that compare: which two levels stand on both sides of one?
//!
//! In: `60, 20 percent more than last year's 50`, out: a claim `compare` with left (60), right (50), sign (1) and percent.
//!
//! ```text
//! compare  = LEFT { filler } [ extent ] marker right     "60, 20 percent more than last year's 50"
//!          | LEFT { filler } extent apart right          "27, one better than the 26 of 2019"
//!          | beat right { filler } LEFT                  "beat its target of 5, delivering 6"
//! marker   = ( larger | higher ) [ noun [ noun ] ] THAN | above | beat
//! apart    = better THAN | clear-of | under                 only behind an extent
//! extent   = AMOUNT [ OR AMOUNT ]                        a percentage, points, or an amount like both levels
//! right    = what `compared_with` reads
//! ```

use nom::Parser;

use super::compared_with::{named, right};
use super::side::{denied, following, left, left_counted, same_direction};
use super::{FILLER, Found, amount_at, ends, made, signed};
use crate::claim::age::whole;
use crate::claim::change::relative::relative;
use crate::claim::contest::golf;
use crate::claim::contest::words::{counts, says};
use crate::claim::grammar::{Context, amounts_before, comparable, covered, cue, is_points, is_word};
use crate::claim::token::{Token, TokenKind, Tokens};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Value};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between a pronoun and what compares it.
const PRONOUN: usize = 7;

/// How a marker compares.
#[derive(Debug, Clone)]
pub struct Marker {
    /// 1 if the left level is the greater one; `None` if only how far they are apart is said.
    pub sign: Option<Num>,
    /// Whether it compares sizes (`more`), so that two losses may be compared.
    of_sizes: bool,
    /// Whether it is a verb, behind which the left level may stand, too.
    pub verb: bool,
    /// Whether it compares only behind the amount that lies between the levels.
    needs_extent: bool,
}

/// `LEFT [ extent ] marker right` and `beat right LEFT`; behind a pronoun the left level stands in the sentence before.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (rest, marker) = marker_at(cx, at)?;
    // "312 more than a year earlier, when there were 4,500" is a change
    if relative(cx, Tokens(cx.tokens.get(at..)?)).is_some() {
        return None;
    }
    // "with TOP winds of 105 mph"
    let noun = |t: &Token| t.is(Class::Determiner) || t.is(Class::Preposition);
    let pronoun = at == 1 && cx.tokens.first()?.is(Class::Pronoun);
    if marker.verb && !pronoun && cx.before(cx.tokens.get(at)?).is_some_and(noun) {
        return None;
    }
    let from = cx.tokens.len() - rest.0.len();
    let than = cx.tokens.get(from - 1).is_some_and(|t| t.is(Class::Than));
    let than = than || ordinal_to(cx, at);
    let points = amounts_before(cx, at).is_some_and(|(_, ids)| {
        ids.iter().filter_map(|id| cx.figure(*id)).any(|figure| is_points(cx, figure))
    });
    // "third with 50 points, behind Bath with 60"
    let scored = at.checked_sub(2).filter(|i| cx.tokens.get(i + 1).is_some_and(|t| t.is_mark(',')));
    let scored = scored.and_then(|i| cx.figure_at(i)).is_some_and(|f| counts(cx, f, "points_won"));
    let right = right(cx, from).or_else(|| named(cx, from, than || points || scored))?;
    let bar = is_bar(cx, right.at);
    let (start, mut extents) = extents(cx, at, right.figure);
    // "larger BY 50 METRES than the old one"
    extents.extend(by_between(cx, at, from));
    if marker.needs_extent && extents.is_empty() && !bar {
        return None;
    }
    let (start, extents, left) = match left(cx, start, right.figure) {
        // "Imports of 5 outstripped exports of 4"
        None if marker.verb && extents.len() == 1 && !points => (at, Vec::new(), left(cx, at, right.figure)),
        left => {
            let counted = || left_counted(cx, start, right.figure).filter(|_| marker.verb && marker.of_sizes);
            let left = left.or_else(|| of_points(cx, start, right, &extents)).or_else(counted);
            (start, extents, left)
        }
    };
    let left = match left {
        Some(left) => left,
        None if marker.verb && extents.is_empty() && following(cx, right).is_some() => following(cx, right)?,
        None => return pending(cx, at, start, right, &marker, &extents),
    };
    if denied(cx, left.at, start) || !same_direction(cx, left, right, marker.of_sizes) {
        return None;
    }
    if cx.tokens.get(at).is_some_and(|t| t.is(Class::Beat)) && golf::are_rounds(cx, [left.at, right.at]) {
        return None;
    }
    // "10 days to earn $500 million, seven fewer than the 17 of its rival"
    let bare = |figure: &Figure| figure.kind == Kind::Number;
    if extents.iter().any(|extent| bare(extent)) && bare(right.figure) && left.figure.kind == Kind::Money {
        return None;
    }
    let mut slots = ends(left, right);
    let percents =
        Found { at: right.at, figure: if of_percent(left, &right) { left.figure } else { right.figure } };
    slots.extend(said(cx, at, percents, &marker, &extents)?);
    if extents.is_empty() {
        let apart = by_behind(cx, right).filter(|figure| comparable(figure, right.figure));
        slots.extend(apart.map(|figure| Slot::figure("difference", figure.id)));
    }
    slots.extend(bar.then(|| exactly(cx, right)).flatten());
    made(cx, left, right, slots)
}

/// The amount between what compares and `than`: `larger by 50 metres than`.
fn by_between(cx: Context<'_>, at: usize, from: usize) -> Option<&Figure> {
    let [by, extent, than] = cx.tokens.get(at + 1..from)? else { return None };
    cx.figure_of(extent).filter(|_| by.is(Class::By) && than.is(Class::Than))
}

/// `beat Roe, who managed 6.71 metres, BY 13cm`
fn by_behind<'a>(cx: Context<'a>, right: Found<'_>) -> Option<&'a Figure> {
    let comma = usize::from(cx.tokens.get(right.at + 1)?.is_mark(','));
    let [by, token] = cx.tokens.get(right.at + 1 + comma..right.at + 3 + comma)? else { return None };
    cx.figure_of(token).filter(|figure| by.is(Class::By) && super::is_level(figure))
}

/// `the 2 percent target`, `its target of 5 million`: what is aimed at is no rounded number.
fn is_bar(cx: Context<'_>, at: usize) -> bool {
    let is = |i: usize| {
        let mark = cx.tokens.get(i).is_some_and(|t| t.is(Class::Threshold));
        mark || says(cx, i, "target") || says(cx, i, "limit")
    };
    let of = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of)));
    let bent = cx.figure_at(at).is_some_and(|figure| figure.hedge.is_some());
    let behind = (at + 1..at + 3).take_while(|i| cx.tokens.get(*i).is_some_and(is_word)).any(is);
    !bent && (behind || of.and_then(|i| i.checked_sub(1)).is_some_and(is))
}

fn exactly(cx: Context<'_>, right: Found<'_>) -> Option<Slot> {
    let span = cx.tokens.get(right.at)?.span;
    Some(Slot::mark("bar", span))
}

/// `41 percent, three points ahead of Roe on 38`: points tell that the bare number is a percentage.
fn of_points<'a>(cx: Context<'a>, start: usize, right: Found<'_>, extents: &[&Figure]) -> Option<Found<'a>> {
    let points = extents.iter().any(|extent| is_points(cx, extent));
    // "with 4.5 goals a match"
    let counts = cx.tokens.get(right.at + 1).is_some_and(|t| matches!(t.kind, TokenKind::Word));
    if right.figure.kind != Kind::Number || !points || counts {
        return None;
    }
    let percent = |at: usize| amount_at(cx, at).filter(|found| found.figure.kind == Kind::Percent);
    let near = (start.saturating_sub(FILLER)..start).rev();
    let parts = |t: &Token| t.is(Class::Clause) || t.is_mark(';') || t.is_mark(':');
    near.take_while(|at| cx.tokens.get(*at).is_some_and(|t| !parts(t))).find_map(percent)
}

/// Whether a bare number is a percentage, since points part it from one.
fn of_percent(left: Found<'_>, right: &Found<'_>) -> bool {
    left.figure.kind == Kind::Percent && right.figure.kind == Kind::Number
}

/// What is said of the two levels: which one is greater, and how far they are apart.
fn said(
    cx: Context<'_>,
    at: usize,
    right: Found<'_>,
    marker: &Marker,
    extents: &[&Figure],
) -> Option<Vec<Slot>> {
    let sign = marker.sign.clone().and_then(|sign| signed(cx.tokens.get(at).map(|t| t.span), sign));
    let mut slots: Vec<Slot> = sign.into_iter().collect();
    for extent in extents {
        slots.push(Slot::figure(extent_role(cx, extent, right.figure)?, extent.id));
    }
    Some(slots)
}

/// `It is well short of the target of 5`: a pronoun stands for the level of the sentence before.
fn pending(
    cx: Context<'_>,
    at: usize,
    start: usize,
    right: Found<'_>,
    marker: &Marker,
    extents: &[&Figure],
) -> Option<Claim> {
    let before = cx.tokens.get(..start)?;
    let parts = |t: &Token| t.is(Class::Clause) || t.is(Class::Relative) || t.is(Class::And);
    let plain = before.iter().all(is_word) && !before.iter().skip(1).any(parts);
    // "That would be" speaks of what was told, "It would be" of what might come
    let reckons = cx.begins(0, &cx.words.rates.result);
    let told = before
        .iter()
        .skip(1)
        .all(|t| !t.is(Class::Negation) && !t.is(Class::Denial) && (reckons || !t.is(Class::Planned)));
    // "That is" is one cue
    let opens =
        before.first().is_some_and(|t| t.is(Class::Pronoun) || t.is(Class::Or)) && before.len() <= PRONOUN;
    if !opens || !plain || !told || marker.sign.is_none() {
        return None;
    }
    let mut slots = vec![Slot::figure("right", right.figure.id)];
    slots.extend(said(cx, at, right, marker, extents)?);
    let span = covered(cx.tokens.get(..=right.at)?)?;
    Some(claim("pending", span, cx.segment, slots, Topic { pronoun: true, ..Topic::default() }))
}

/// The marker at a token, or a verb of breaking before a record.
pub fn marker_at(cx: Context<'_>, at: usize) -> Option<(Tokens<'_>, Marker)> {
    let tokens = cx.tokens.get(at..)?;
    if let Some(found) = marker(Tokens(tokens)) {
        return Some(found);
    }
    if ordinal_to(cx, at) {
        let sign = Some(Num::from(-1));
        let only = usize::from(!tokens.get(1)?.is(Class::To));
        let rest = Tokens(tokens.get(2 + only..)?);
        return Some((rest, Marker { sign, of_sizes: false, verb: false, needs_extent: false }));
    }
    let record = (at + 1..at + 5).take_while(|i| cx.tokens.get(*i).is_some_and(is_word));
    let mut record = record.filter(|i| says(cx, *i, "record"));
    let low = (at + 1..at + 6).any(|i| says(cx, i, "low"));
    let breaks = says(cx, at, "breaks") && record.next().is_some() && !low;
    let marker = Marker { sign: Some(Num::ONE), of_sizes: false, verb: true, needs_extent: false };
    breaks.then(|| Some((Tokens(tokens.get(1..)?), marker)))?
}

/// `44 wins rank SECOND [ only ] TO Roe, who has 50`, and not `from second to fifth`.
fn ordinal_to(cx: Context<'_>, at: usize) -> bool {
    let place = cx.figure_at(at).filter(|figure| figure.kind == Kind::Ordinal);
    let second = place.and_then(whole).is_some_and(|number| number == 2);
    let only = usize::from(cx.tokens.get(at + 1).is_some_and(|t| !t.is(Class::To)));
    let to = cx.tokens.get(at + 1 + only).is_some_and(|t| t.is(Class::To));
    let from = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::From));
    let name = cx.tokens.get(at + 2 + only);
    let name = name.is_some_and(|t| is_word(t) && cx.is_capital(t));
    second && to && name && !from
}

/// `larger THAN | higher THAN | above | beat | apart`
pub fn marker(input: Tokens<'_>) -> Option<(Tokens<'_>, Marker)> {
    let (first, rest) = input.0.split_first()?;
    let rest = Tokens(rest);
    let sign = |class: Class| first.value(class).cloned();
    let plain = Marker { sign: None, of_sizes: true, verb: false, needs_extent: false };
    let than = first.is(Class::Larger) || first.is(Class::Higher) || first.is(Class::Better);
    if than && let Some(rest) = than_behind(rest) {
        let marker = match () {
            // "more than", "lower than", "one better than"
            () if first.is(Class::Larger) => Marker { sign: sign(Class::Larger), ..plain },
            () if first.is(Class::Higher) => Marker { sign: sign(Class::Higher), of_sizes: false, ..plain },
            () => Marker { needs_extent: true, ..plain },
        };
        return Some((rest, marker));
    }
    let marker = match () {
        // "exceeded", "beat", "above"
        () if first.is(Class::Exceed) => Marker { sign: sign(Class::Exceed), verb: true, ..plain },
        () if first.is(Class::Beat) => {
            Marker { sign: sign(Class::Beat), of_sizes: false, verb: true, ..plain }
        }
        () if first.is(Class::Above) => Marker { sign: sign(Class::Above), of_sizes: false, ..plain },
        // "half a point under", "18 clear of"
        () if first.is(Class::Apart) => {
            Marker { sign: sign(Class::Apart), of_sizes: false, needs_extent: true, ..plain }
        }
        () => return None,
    };
    Some((rest, marker))
}

/// `THAN`, `slump THAN`, `BY AMOUNT THAN`: what stands behind it.
fn than_behind(input: Tokens<'_>) -> Option<Tokens<'_>> {
    if let [by, extent, than, rest @ ..] = input.0
        && by.is(Class::By)
        && extent.figure().is_some()
        && than.is(Class::Than)
    {
        return Some(Tokens(rest));
    }
    let noun = |t: &&Token| matches!(t.kind, TokenKind::Word) || t.is(Class::ChangeNoun) || t.is(Class::Loss);
    let nouns = input.0.iter().take(2).take_while(noun).count();
    let (rest, _) = cue(Class::Than).parse(Tokens(input.0.get(nouns..)?)).ok()?;
    Some(rest)
}

/// The amounts right before the marker, if a second level is to be compared: `20 percent more than`, and where
/// they begin.
fn extents<'a>(cx: Context<'a>, at: usize, right: &Figure) -> (usize, Vec<&'a Figure>) {
    let Some((start, ids)) = amounts_before(cx, at) else { return (at, Vec::new()) };
    let figures: Vec<&Figure> = ids.iter().filter_map(|id| cx.figure(*id)).collect();
    let among_percents = matches!(right.kind, Kind::Percent | Kind::Points);
    let states_level = |figure: &&Figure| among_percents && figure.kind == Kind::Percent;
    if figures.iter().any(states_level) { (at, Vec::new()) } else { (start, figures) }
}

fn extent_role(cx: Context<'_>, extent: &Figure, right: &Figure) -> Option<&'static str> {
    let among_percents = matches!(right.kind, Kind::Percent | Kind::Points);
    match extent.kind {
        _ if among_percents && is_points(cx, extent) => Some("points"),
        Kind::Points => None,
        Kind::Ratio if among_percents => None,
        Kind::Percent => Some("percent"),
        Kind::Ratio => is_fraction(extent).then_some("percent"),
        _ => comparable(extent, right).then_some("difference"),
    }
}

/// `a fifth more than`; `twice more than` may mean either.
fn is_fraction(figure: &Figure) -> bool {
    let Value::Amount(readings) = &figure.value else { return false };
    readings.iter().all(|r| r.interval.high().is_some_and(|high| *high < Num::ONE))
}
