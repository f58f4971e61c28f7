//! What a text says of its own day: which weekday does the lead name, and what is told as past?
//!
//! In: `was jailed on Friday` in the sentence behind a date line, out: a claim `lead` of the weekday. In: `The bridge was built in
//! 2031`, out: a claim `past` of a time that has been.
//!
//! ```text
//! lead  = { word } PAST-VERB { any } ON WEEKDAY { any } | ON WEEKDAY { any } PAST-VERB         in the main clause
//! past  = HAPPENED { word } ( IN | ON ) TIME        at most two words, of some verbs four; nothing planned in the sentence
//! clock = CLOCK [","] [ ON ] ( WEEKDAY | DAY )
//! ```

use super::later::{Point, point};
use super::{dated, one_day, period, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Time, Year};
use crate::vocabulary::cues::Class;

/// Most words between a verb and its time.
const NEAR: usize = 2;

/// Reads what one sentence says of the day of writing.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = lead(cx).into_iter().collect();
    for at in 0..cx.tokens.len() {
        claims.extend(past(cx, at));
        claims.extend(clock(cx, at));
    }
    claims
}

/// Whether some word up to a place says that the sentence speaks of what is to come, or of what is not so.
fn open(cx: Context<'_>, until: usize) -> bool {
    const OPEN: [Class; 3] = [Class::Planned, Class::Negation, Class::Future];
    cx.tokens.iter().take(until).any(|t| t.is_any(&OPEN))
}

/// `was fined on Tuesday`
fn lead(cx: Context<'_>) -> Option<Claim> {
    let weekday = |t: &Token| matches!(cx.figure_of(t).and_then(time), Some(Time::Weekday { shift: 0, .. }));
    let at = cx.tokens.iter().position(weekday)?;
    let token = cx.tokens.get(at)?;
    let governed = cx.tokens.get(at.checked_sub(1)?).is_some_and(|t| t.is(Class::On));
    let next = cx.tokens.get(at + 1);
    let dated_too = next.is_some_and(|t| one_day(cx, t).is_some())
        || cx
            .tokens
            .get(at + 2)
            .is_some_and(|t| one_day(cx, t).is_some() && next.is_some_and(|n| n.is_mark(',')));
    let owned =
        next.is_some_and(|t| t.is_mark('\'') || t.is_mark('’') || cx.source.slice(t.span).starts_with("'s"));
    if !governed || dated_too || owned || open(cx, at) || !tells(cx, at) {
        return None;
    }
    Some(claim(
        "lead",
        token.span,
        cx.segment,
        vec![Slot::figure("weekday", token.figure()?)],
        Topic::default(),
    ))
}

/// Whether the clause of a weekday is the main one and says what happened: `the man arrested on Monday has been named` does not.
fn tells(cx: Context<'_>, at: usize) -> bool {
    let (before, after) =
        (cx.tokens.get(..at).unwrap_or_default(), cx.tokens.get(at + 1..).unwrap_or_default());
    let side = |t: &Token| t.is(Class::Relative) || t.is(Class::Clause) || t.is_mark(';');
    let within = |t: &&Token| !side(t) && !t.is_mark(',');
    let past = |t: &Token| t.is(Class::PastVerb) || t.is(Class::Happened);
    let verb = |tokens: &[Token]| tokens.iter().any(past);
    let later = after.iter().take_while(within).any(|t| t.is(Class::Auxiliary) || past(t) && !verb(before));
    let opening = before.len() <= 1 && after.iter().take_while(|t| !side(t)).any(past);
    !before.iter().any(side) && (verb(before) && !later || opening)
}

/// `died in May 2031`
fn past(cx: Context<'_>, at: usize) -> Option<Claim> {
    // "arrested two men on June 14, 2014"
    let sharp = says(cx, at, "has_happened");
    let verb = cx.tokens.get(at).filter(|t| t.is(Class::Happened) || sharp)?;
    let after = cx.tokens.get(at + 1..)?;
    let number = |t: &Token| cx.figure_of(t).is_some_and(|f| time(f).is_none());
    let plain = |t: &&Token| {
        matches!(t.kind, TokenKind::Word)
            || sharp && (number(t) || t.is(Class::Determiner) || t.is(Class::Loss))
    };
    let words = after.iter().take(if sharp { 2 * NEAR } else { NEAR }).take_while(plain).count();
    let governor = after.get(words)?;
    let place = at + 2 + words;
    let token = cx.tokens.get(place)?;
    let stated = period(dated(cx, token)?).is_some_and(|p| matches!(p.year, Year::Stated(_)));
    if !stated || !(governor.is(Class::In) || governor.is(Class::On)) || open(cx, cx.tokens.len()) {
        return None;
    }
    let span = verb.span.cover(token.span);
    Some(claim("past", span, cx.segment, vec![Slot::figure("event", token.figure()?)], Topic::default()))
}

/// `at 25:00 on Monday`
fn clock(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let figure = cx.figure_of(token).filter(|figure| point(figure) == Some(Point::Clock))?;
    let rest = cx.tokens.get(at + 1..)?;
    let skip = |t: &&Token| t.is_mark(',') || t.is(Class::On) || t.is(Class::Determiner);
    let next = rest.iter().find(|t| !skip(t) || !is_word(t) && !t.is_mark(','));
    let of_day = next.is_some_and(|t| {
        one_day(cx, t).is_some() || cx.figure_of(t).is_some_and(|f| point(f) == Some(Point::Weekday))
    });
    let each = (at + 1..at + 3).any(|i| says(cx, i, "each_day"));
    let of_day = of_day || each;
    let zoned = matches!(time(figure), Some(Time::Clock { zone: Some(_), .. }));
    // "opened at 25:00", and not "scored at 25:00"
    let governed = cx.tokens.get(at.saturating_sub(NEAR + 1)..at).unwrap_or_default();
    let begun =
        governed.iter().rev().take_while(|t| is_word(t)).any(|t| t.is(Class::Begins) || t.is(Class::Ends));
    let begun = begun && governed.last().is_some_and(|t| t.is(Class::At))
        || governed.last().is_some_and(|t| t.is(Class::Begins) || t.is(Class::Ends));
    let slots = vec![Slot::figure("clock", figure.id)];
    (of_day || zoned || begun).then(|| claim("time-of-day", token.span, cx.segment, slots, Topic::default()))
}
