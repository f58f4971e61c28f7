//! One person's age at two times, and an age to the day: what is said of it?
//!
//! In: `a 24-year-old clerk on the day of the crash, is now 49`, out: a claim `then-now` of both ages; the two times stand in the
//! sentence or the one before. In: `At 18 years and 29 days`, out: a claim `exact-age`.
//!
//! ```text
//! then-now  = AGE { any } NOW AGE | NOW AGE { any } AGE       no other age in the sentence
//! exact-age = ( AT | AGED ) YEARS AND DAYS
//! turns     = TURNS NUMBER ( ON | IN ) ( [ WEEKDAY [","] ] TIME | WEEKDAY )   "turned 80 on Thursday, March 13, 2025"
//! told      = NOW NUMBER end | "was" NUMBER WHEN SOMEONE | THEN NUMBER end
//! ```

use super::{age, whole};
use crate::claim::calendar::{dated, duration};
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, covered};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Ages that a bare number may state.
const YEARS: std::ops::RangeInclusive<i64> = 5..=110;

/// Two ages of one person in a sentence, of which one is that of now.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let of = |at: usize| age(cx, at).or_else(|| told(cx, at));
    let ages: Vec<usize> = (0..cx.tokens.len()).filter(|at| of(*at).is_some()).collect();
    let [first, second] = ages.as_slice() else { return None };
    let now = |at: usize| is(cx, at.checked_sub(1), Class::Presently);
    let (then, now) = match (now(*first), now(*second)) {
        (false, true) => (*first, *second),
        (true, false) => (*second, *first),
        _ => return None,
    };
    let slots = vec![Slot::figure("age_then", of(then)?.id), Slot::figure("age_now", of(now)?.id)];
    let parted = cx.tokens.get(*first..*second)?.iter().any(|t| t.is_mark(';'));
    let span = covered(cx.tokens.get(*first..=*second)?)?;
    (!parted).then(|| claim("then-now", span, cx.segment, slots, Topic::default()))
}

fn is(cx: Context<'_>, at: Option<usize>, class: Class) -> bool {
    at.and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(class))
}

/// The word by which a sentence speaks of somebody who was named before.
pub fn someone(cx: Context<'_>) -> Option<Slot> {
    let word = cx.tokens.iter().find(|t| t.is(Class::Someone))?;
    Some(Slot::mark("someone", word.span))
}

/// A bare number that is an age by the words around it: `now 49`, `then 19`, `was 43 when she`.
pub fn told(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = cx.figure_at(at).filter(|figure| figure.kind == Kind::Number)?;
    let before = at.checked_sub(1);
    let closed = cx.tokens.get(at + 1).is_none_or(|t| {
        t.is_mark(',') || t.is_mark('.') || t.is_mark(')') || t.is(Class::And) || t.is(Class::ByThen)
    });
    let led = (is(cx, before, Class::Presently) || is(cx, before, Class::ByThen)) && closed;
    let when = is(cx, before, Class::LevelVerb)
        && is(cx, Some(at + 1), Class::When)
        && is(cx, Some(at + 2), Class::Someone);
    let years = whole(figure).is_some_and(|years| YEARS.contains(&years));
    (years && figure.hedge.is_none() && (led || when || coordinated(cx, at))).then_some(figure)
}

/// `was 43 when she took over and 61 when she left`: the second age of whom the clause speaks of.
pub fn coordinated(cx: Context<'_>, at: usize) -> bool {
    is(cx, at.checked_sub(1), Class::And)
        && is(cx, Some(at + 1), Class::When)
        && is(cx, Some(at + 2), Class::Someone)
}

/// `turns 60 on Saturday, Nov. 15, 2025`
pub fn turns(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|f| matches!(f.kind, Kind::Number | Kind::Age))?;
    let verb = cx.tokens.get(at.checked_sub(1)?).filter(|_| says(cx, at - 1, "turns"))?;
    let years = figure.kind == Kind::Age || whole(figure).is_some_and(|years| YEARS.contains(&years));
    let weekday = |t: &Token| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Weekday);
    let link = |t: &&Token| t.is(Class::On) || t.is(Class::In) || t.is_mark(',') || weekday(t);
    let after = cx.tokens.get(at + 1..)?;
    let links = after.iter().take(4).take_while(link).count();
    let governed = after.first()?.is(Class::On) || after.first()?.is(Class::In);
    let mut slots = vec![Slot::figure("age", figure.id), sign("turns", verb.span, 1)];
    // "turned 45 on Tuesday"
    let dated = after.get(links).and_then(|t| dated(cx, t));
    match dated {
        Some(time) => slots.push(Slot::figure("at", time.id)),
        None => slots.extend(super::person::kept_at(cx, at + 2)?),
    }
    slots.extend(super::person::people(cx));
    let span = verb.span.cover(dated.map_or(figure.span, |time| time.span));
    (years && governed && figure.hedge.is_none())
        .then(|| claim("aged", span, cx.segment, slots, Topic::default()))
}

/// `At 18 years and 29 days she is`
pub fn exact(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let length = duration(cx, token)?;
    let led = is(cx, at.checked_sub(1), Class::At) || is(cx, at.checked_sub(1), Class::Aged);
    let text = cx.source.slice(length.span);
    let units = text.split([' ', '-']).filter(|word| word.chars().all(char::is_alphabetic)).count();
    let slots = vec![Slot::figure("duration", length.id)];
    (led && units >= 2).then(|| claim("exact-age", token.span, cx.segment, slots, Topic::default()))
}
