//! Who came in before whom, and which record fell?
//!
//! In: `Lund (3:51.20) took second behind Marn (3:50.85)`, out: a claim `compare` of both times and the sign. In: `erased the old mark of 14:41.30`, behind a
//! time, out: the same of the time and the mark. In: `third in 21.90 secs`, out: a claim `placed` of the result, the place and whether more is better; the
//! relation stage holds two of one contest against each other.
//!
//! ```text
//! rivals = RESULT { any } ( "ahead of" | "behind" | beat ) NAME { word } RESULT            times and odds: less is better
//! outdone = ORDINAL { word } RESULT { any } ( AFTER | "behind" ) NAME { word } ( WITH | "(" ) RESULT         whoever is second did worse
//! record = RESULT { any } ( breaks | misses ) { word } BENCHMARK OF RESULT
//! placed = ( ORDINAL [ place-noun ] | WON { word } ) ( IN | WITH | ON | AT | "(" ) { word } RESULT
//! ```

use super::result::{is_event, result};
use super::side::denied;
use super::{FILLER, Found, ends, made, signed};
use crate::claim::age::whole;
use crate::claim::compare::toward::like;
use crate::claim::contest::words::{among, counts, says, sign};
use crate::claim::grammar::{Context, covered, is_amount, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens from what compares to the rival's result or to the record's.
const NAME: usize = 11;
/// Most words between a preposition and the result.
const NEAR: usize = 5;
/// Most tokens between `won` and its preposition.
const EVENT: usize = 6;

/// The comparison or the place that a token tells of.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    rivals(cx, at).or_else(|| outdone(cx, at)).or_else(|| record(cx, at)).or_else(|| placed(cx, at))
}

/// `(3:51.20) took second behind Marn (3:50.85)`
fn rivals(cx: Context<'_>, at: usize) -> Option<Claim> {
    let better = cx.tokens.get(at)?.value(Class::Beat)?;
    let right = rival(cx, at + 1).filter(|right| !of_other_time(cx, at, right.at))?;
    // "0.02 seconds behind Marn"
    let (left, way) = before(cx, at, right).filter(|(_, way)| *way < 0 && !apart(cx, at))?;
    compared(cx, left, right, at, better * &Num::from(way))
}

/// `finished third with 48 points, AFTER Marn with 60`: who is named behind it came in before, if the first one did not win.
fn outdone(cx: Context<'_>, at: usize) -> Option<Claim> {
    cx.tokens.get(at).filter(|t| t.is(Class::After) || t.value(Class::Beat).is_some_and(Num::is_negative))?;
    let near = at.saturating_sub(FILLER)..at;
    let parts = |t: &Token| t.is_any(&[Class::Clause, Class::And]) || t.is_mark(';');
    let later = |i: &usize| {
        let place = cx.figure_at(*i).filter(|f| f.kind == Kind::Ordinal).and_then(whole);
        place.is_some_and(|place| place > 1)
    };
    let place = near
        .clone()
        .rev()
        .find(later)
        .filter(|place| cx.tokens.get(*place..at).is_some_and(|between| !between.iter().any(parts)))?;
    let (left, way) =
        (place + 1..at).find_map(|i| result(cx, i).filter(|(found, _)| !is_event(cx, found.at)))?;
    let words =
        cx.tokens.get(at + 1..)?.iter().take(NEAR).take_while(|t| is_word(t) && !t.is(Class::And)).count();
    let named = cx.is_capital(cx.tokens.get(at + 1)?);
    let linked = (at + 2..=at + 1 + words)
        .rev()
        .find(|i| says(cx, *i, "beside") || cx.tokens.get(*i).is_some_and(|t| t.is_mark('(')))?;
    let right = bare_or_result(cx, linked + 1).or_else(|| amount(cx, linked + 1)).filter(|_| named)?;
    let points = left.figure.kind == Kind::Count && right.figure.kind == Kind::Number;
    if !points && !alike(left.figure, right.figure, way) {
        return None;
    }
    compared(cx, left, right, at, Num::from(-way))
}

/// A bare whole number, which is of points beside one that is told to be so.
fn amount(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Number && f.hedge.is_none())?;
    Some(Found { at, figure })
}

/// The result behind a name: `Marn (3:50.85)`, `Marn, who crossed the line in 3:50.85`.
fn rival(cx: Context<'_>, from: usize) -> Option<Found<'_>> {
    let rest = cx.tokens.get(from..)?;
    let passes = |at: usize, t: &Token| {
        let who = t.is(Class::Clause) && cx.tokens.get(at - 1).is_some_and(|t| t.is_mark(',') || is_word(t));
        let mark = t.is_mark(',') || t.is_mark('(') || t.is_mark('\'') || t.is_mark('’');
        mark || is_event(cx, at) || is_word(t) && !t.is(Class::And) && (!t.is(Class::Clause) || who)
    };
    let steps = rest.iter().take(NAME).enumerate().take_while(|(i, t)| passes(from + i, t)).count();
    let named = |t: &Token| is_word(t) && cx.is_capital(t);
    rest.get(..steps)?.iter().any(named).then(|| bare_or_result(cx, from + steps)).flatten()
}

/// `Marn, who ran 9.93 in the heats`: what a rival did in another race.
fn of_other_time(cx: Context<'_>, from: usize, at: usize) -> bool {
    let behind = at + 1..at + NEAR;
    let time = |i: usize| cx.figure_at(i).is_some_and(Figure::is_moment);
    let own = cx.tokens.get(at.saturating_sub(1)).is_some_and(|t| t.is_mark('('));
    among(cx, at.saturating_sub(NEAR)..at, "record") && !own
        || among(cx, behind.clone(), "stage")
        || (from..at).chain(behind).any(time)
}

/// A result, or a number to the hundredth, which may be one beside another.
fn bare_or_result(cx: Context<'_>, at: usize) -> Option<Found<'_>> {
    let bare =
        |f: &&Figure| f.kind == Kind::Number && f.spelling.as_ref().is_some_and(|s| s.digits.contains('.'));
    let number = cx.figure_at(at).filter(bare).map(|figure| Found { at, figure });
    result(cx, at).map(|(found, _)| found).or(number)
}

/// `won in 14:32.93 to erase the previous mark of 14:39.29`
fn record(cx: Context<'_>, at: usize) -> Option<Claim> {
    let better = says(cx, at, "erases");
    if !better && !says(cx, at, "misses") {
        return None;
    }
    let passes = |i: usize| {
        let time = cx.figure_at(i).is_some_and(Figure::is_moment);
        let word = |t: &Token| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause);
        time || is_event(cx, i)
            || cx.tokens.get(i).is_some_and(|t| word(t) || t.is_mark('\'') || t.is_mark('’'))
    };
    let noun = (at + 1..at + NAME).take_while(|i| passes(*i)).filter(|i| says(cx, *i, "record")).last()?;
    if says(cx, noun, "top_mark") || says(cx, noun, "bottom_mark") {
        return None;
    }
    let of = (noun + 1..noun + 3).find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of)))?;
    let right = bare_or_result(cx, of + 1)?;
    // "exceeded the record of 5 million" is read by the words that compare
    let read = cx.tokens.get(at)?.is_any(&[Class::Exceed, Class::Beat, Class::Above]);
    // "0.3 seconds off the record of 14:39"
    let spread = |t: &Token| t.is(Class::By) || t.is(Class::Planned) || t.is(Class::Negation);
    let near = cx.tokens.get(at.saturating_sub(3)..at)?;
    if apart(cx, at) || near.iter().any(spread) {
        return None;
    }
    let (left, way) = before(cx, at, right).or_else(|| with(cx, right))?;
    let measured = |found: Found<'_>| way < 0 || !read && decimal(cx, found);
    if !measured(left) || !measured(right) {
        return None;
    }
    compared(cx, left, right, at, Num::from(if better { way } else { -way }))
}

/// Whether a token says how far two results are apart: `0.3 seconds OFF the record`.
fn apart(cx: Context<'_>, at: usize) -> bool {
    let own = |i: &usize| cx.figure_at(*i).is_some_and(|f| is_amount(f) || f.kind == Kind::Duration);
    at.checked_sub(1).filter(own).is_some_and(|i| !is_event(cx, i))
}

/// The nearest result of the same kind before a token, in its clause.
fn before<'a>(cx: Context<'a>, at: usize, right: Found<'_>) -> Option<(Found<'a>, i64)> {
    let parts = |t: &Token| t.is(Class::Clause) || t.is_mark(';') || t.is_mark(':') || t.is(Class::Than);
    let near = (at.saturating_sub(FILLER)..at).rev();
    let mut near = near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !parts(t)));
    let fits = |i: &usize| {
        !is_event(cx, *i) && result(cx, *i).is_some_and(|(found, way)| alike(found.figure, right.figure, way))
    };
    let place = near.find(fits)?;
    let from = |t: &Token| t.is(Class::From) || t.is(Class::By) || t.is(Class::Aside);
    let base = place.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(from);
    result(cx, place).filter(|_| !base)
}

/// `broke the record of 1:57.90 WITH a swim of 1:57.40`
fn with<'a>(cx: Context<'a>, right: Found<'_>) -> Option<(Found<'a>, i64)> {
    let passes = |t: &Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative]);
    let link = (right.at + 1..right.at + NEAR).take_while(|i| {
        cx.tokens.get(*i).is_some_and(|t| passes(t) || cx.figure_of(t).is_some_and(Figure::is_moment))
    });
    let link = link.into_iter().find(|i| {
        says(cx, *i, "earned") && !cx.figure_at(i + 1).is_some_and(Figure::is_time) || says(cx, *i, "timed")
    })?;
    let words = cx.tokens.get(link + 1..)?.iter().take(NEAR).take_while(|t| passes(t)).count();
    result(cx, link + 1 + words).filter(|(found, way)| alike(found.figure, right.figure, *way))
}

/// Whether two results are of one kind; beside a time a bare number of its size is one, too.
fn alike(a: &Figure, b: &Figure, way: i64) -> bool {
    let bare = |f: &Figure| f.kind == Kind::Number;
    if a.kind == Kind::Duration && bare(b) || bare(a) && b.kind == Kind::Duration {
        return beside(a, b);
    }
    like(a, b) && (a.kind == b.kind || way > 0 && b.kind != Kind::Ratio) && (!bare(b) || bare(a))
}

/// Whether two times are within a fourth of each other.
fn beside(a: &Figure, b: &Figure) -> bool {
    let value = |f: &Figure| f.reading().and_then(|r| r.unit.to_base(&r.interval).middle());
    let Some(((one, other), most)) = value(a).zip(value(b)).zip(Num::ratio(5, 4)) else { return false };
    one.is_near(&other, &most)
}

fn compared(cx: Context<'_>, left: Found<'_>, right: Found<'_>, at: usize, sign: Num) -> Option<Claim> {
    if denied(cx, left.at, at) || left.figure.id == right.figure.id {
        return None;
    }
    let mut slots = ends(left, right);
    slots.extend(signed(Some(cx.tokens.get(at)?.span), sign));
    made(cx, left, right, slots)
}

/// `third in 21.90 secs`, `won the event with 63 points`
fn placed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ordinal = cx.figure_at(at).filter(|f| f.kind == Kind::Ordinal).and_then(whole);
    let won = says(cx, at, "won");
    // "finished first in", "with Voss fourth in"
    let first = says(cx, at, "came_first") && at.checked_sub(1).is_some_and(|i| says(cx, i, "finishes"));
    let heads = says(cx, at, "heads_list");
    let place = ordinal.or_else(|| fourth(cx, at)).or_else(|| (won || first || heads).then_some(1));
    let place = place.or_else(|| metal(cx, at))?;
    // "the second-largest with 5 million" is read by the ranks
    let ranked = cx.source.slice(cx.tokens.get(at)?.span).contains('-') && place < 20;
    let link = if won || heads { behind_won(cx, at) } else { behind_place(cx, at) }?;
    let plain = |t: &Token| {
        let time = cx.figure_of(t).is_some_and(Figure::is_moment);
        is_word(t) && !t.is(Class::And) && !t.is(Class::Clause) || t.is_mark('\'') || t.is_mark('’') || time
    };
    let words = cx.tokens.get(link + 1..)?.iter().take(NEAR).take_while(|t| plain(t)).count();
    let (found, way) = result(cx, link + 1 + words)?;
    let within = cx.tokens.get(link).is_some_and(|t| t.is(Class::In));
    // "won the seat in 12 days"; "won the contract with a bid of 5 million"
    let other = within && way > 0 && !decimal(cx, found) || won && found.figure.kind == Kind::Money;
    // "second on 48" where points are told: elsewhere strokes may be counted
    let points =
        || (0..cx.tokens.len()).any(|i| cx.figure_at(i).is_some_and(|f| counts(cx, f, "points_won")));
    let bare = found.figure.kind == Kind::Number && !decimal(cx, found) && !points();
    if other
        || ranked
        || bare && !says(cx, link, "on_points")
        || counts(cx, found.figure, "strokes")
        || is_event(cx, found.at)
        || among(cx, at..found.at, "seats")
    {
        return None;
    }
    let span = cx.tokens.get(at)?.span;
    let slots = vec![
        Slot::figure("level", found.figure.id),
        sign("place", span, place),
        sign("way", span, way),
        sign("other", span, i64::from(among(cx, 0..cx.tokens.len(), "another_event"))),
    ];
    let slots = slots.into_iter().chain(bare.then(|| sign("bare", span, 1))).collect();
    Some(claim("placed", covered(cx.tokens.get(at..=found.at)?)?, cx.segment, slots, Topic::default()))
}

/// `took silver with 87.20m`, `with Voss bronze in 3:51.20`: a medal, and none of several or of a team's.
fn metal(cx: Context<'_>, at: usize) -> Option<i64> {
    let before = cx.tokens.get(at.checked_sub(1)?)?;
    let named = is_word(before) && cx.is_capital(before);
    let place = ["silver", "bronze"].iter().position(|metal| says(cx, at, metal))?;
    (named || says(cx, at - 1, "takes_medal")).then(|| i64::try_from(place + 2).ok()).flatten()
}

/// The place that a word names which is a part elsewhere: `with Voss fourth in`, and not `a fourth in`.
fn fourth(cx: Context<'_>, at: usize) -> Option<i64> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Ratio && f.hedge.is_none())?;
    let name = cx.tokens.get(at.checked_sub(1)?)?;
    let word = cx.source.slice(figure.span).chars().all(|c| c.is_ascii_lowercase());
    let named = is_word(name) && cx.is_capital(name);
    let placed = named || says(cx, at - 1, "finishes");
    let part = figure.reading()?.interval.middle()?;
    let place = Num::ONE.checked_div(&part)?.round(0).to_i64()?;
    (word && placed && place > 2).then_some(place)
}

/// `fourth in 15.80m`: a distance is told to the hundredth.
fn decimal(cx: Context<'_>, found: Found<'_>) -> bool {
    cx.source.slice(found.figure.span).contains('.')
}

/// The preposition behind `won` and what was won.
fn behind_won(cx: Context<'_>, at: usize) -> Option<usize> {
    let passes = |i: usize| {
        let word = |t: &Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative]);
        // "the triple jump"
        let multiple = cx.figure_at(i).is_some_and(|f| f.kind == Kind::Ratio && f.spelling.is_none());
        multiple
            || is_event(cx, i)
            || cx.tokens.get(i).is_some_and(|t| word(t) || t.is_mark('\'') || t.is_mark('’'))
    };
    (at + 1..at + 1 + EVENT).take_while(|i| passes(*i)).find(|i| says(cx, *i, "earned"))
}

/// The preposition or bracket behind the number of a place.
fn behind_place(cx: Context<'_>, at: usize) -> Option<usize> {
    let noun = (at + 1..at + 5).take_while(|i| cx.tokens.get(*i).is_some_and(is_word));
    let ends = cx.tokens.get(at + 1)?;
    let link = |i: usize| says(cx, i, "earned") || cx.tokens.get(i).is_some_and(|t| t.is_mark('('));
    if says(cx, at + 1, "place_noun") {
        return noun.skip(1).chain([at + 2]).find(|i| link(*i));
    }
    (link(at + 1) && !ends.is_mark('(')).then_some(at + 1)
}
