//! Whose age is told: what do the words of a sentence say of the person?
//!
//! In: `Mr. Roe, who turned 60, hired her`, out: the slots `gender` (a man) and `object` (somebody else is there). In: `The 25-year-old
//! winger has signed`, out: a claim `subject` of an age that the next sentence may tell the birth of. In: `celebrated her 80th birthday in May
//! 2011`, out: a claim `aged`.
//!
//! ```text
//! subject  = [ THE { word } ] { name } "," AGE ","  |  THE AGE                    at the start of a sentence; no other name behind
//! of-born  = "," NUMBER "," "was" BORN | BORN { any } "," "is" NUMBER end
//! born-now = BORN { any } TIME "," ( THE AGE | { name } "," ( AGE | NUMBER ) "," )       at the start of a sentence
//! birthday = ( HIS | HER ) ORDINAL BIRTHDAY { word } ( ON | IN ) ( TIME | WEEKDAY )
//! ```

use super::{age, moment};
use crate::claim::calendar::time;
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, spanning};
use crate::figure::{Figure, Kind, Time};
use crate::vocabulary::cues::Class;

/// Tokens before the age of a subject, and words between a birthday and its time.
const NAME: usize = 7;
const NEAR: usize = 5;
/// Ages that a bare number may state.
const YEARS: std::ops::RangeInclusive<i64> = 5..=110;

/// What the words of a sentence say of the people in it.
pub fn people(cx: Context<'_>) -> Vec<Slot> {
    // "hired her as a clerk", and not "won her first seat"
    const BEHIND: [Class; 8] =
        [Class::In, Class::At, Class::On, Class::As, Class::And, Class::From, Class::By, Class::Clause];
    let places = 0..cx.tokens.len();
    let gendered = |at: usize| {
        let way = if says(cx, at, "man") { 1 } else { -i64::from(says(cx, at, "woman")) };
        let span = cx.tokens.get(at)?.span;
        (way != 0).then(|| sign("gender", span, way))
    };
    let object = |at: usize| {
        let next = cx.tokens.get(at + 1);
        let bare = next.is_none_or(|t| matches!(t.kind, TokenKind::Mark(_)) || t.is_any(&BEHIND));
        let told = says(cx, at, "him") || says(cx, at, "her") && bare;
        told.then(|| cx.tokens.get(at)).flatten().map(|t| sign("object", t.span, 1))
    };
    places.clone().find_map(gendered).into_iter().chain(places.into_iter().find_map(object)).collect()
}

/// 1 for `his`, -1 for `her` at a token.
pub fn owned_by(cx: Context<'_>, at: usize) -> Option<i64> {
    let way = if says(cx, at, "his") { 1 } else { -i64::from(says(cx, at, "her")) };
    (way != 0).then_some(way)
}

/// `Ida Holm, 83, painted barns`, `The 25-year-old winger has signed`
pub fn subject(cx: Context<'_>) -> Option<Claim> {
    let at = (0..NAME).find(|at| age(cx, *at).is_some())?;
    let figure = age(cx, at)?;
    let before = cx.tokens.get(..at)?;
    let mark = |i: usize| cx.tokens.get(i).is_some_and(|t| t.is_mark(','));
    let (_, name) = before.split_last()?;
    let titled = name.first().is_some_and(|t| t.is(Class::Definite))
        && name.last().is_some_and(|t| cx.is_capital(t))
        && !name.iter().any(|t| t.is_any(&[Class::Of, Class::In, Class::At, Class::Preposition, Class::And]));
    let named = !name.is_empty() && name.iter().all(|t| is_word(t) && (titled || cx.is_capital(t)));
    let apposed = named && mark(at - 1) && mark(at + 1);
    let definite = at == 1 && before.first()?.is(Class::Definite);
    let slots = std::iter::once(Slot::figure("age", figure.id)).chain(people(cx)).collect();
    let told = (apposed || definite) && alone(cx, at + 1);
    let claim = told.then(|| spanning(cx, "subject", (0, at), slots)).flatten()?;
    let surname = before.iter().rev().nth(1).filter(|_| apposed).map(|t| t.lower.clone());
    Some(Claim { topic: Topic { head: surname, ..Topic::default() }, ..claim })
}

/// `Roe` in `Roe was born` and `Ann Roe was born`, at the start of a sentence.
pub fn surname_before(cx: Context<'_>, verb: usize) -> Option<String> {
    let name = cx.tokens.get(..verb.checked_sub(1)?)?;
    let whole = name.len() <= NAME && name.iter().all(|t| is_word(t) && cx.is_capital(t));
    name.last().filter(|_| whole).map(|t| t.lower.clone())
}

/// Whether no other name follows, but in `at Holm` and the like, no other person and no other age.
fn alone(cx: Context<'_>, from: usize) -> bool {
    const PLACE: [Class; 6] =
        [Class::Preposition, Class::In, Class::At, Class::Of, Class::From, Class::Determiner];
    let name = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
        let goes_on = before.is_some_and(|t| t.is_any(&PLACE) || is_word(t) && cx.is_capital(t));
        cx.tokens.get(at).is_some_and(|t| is_word(t) && cx.is_capital(t)) && !goes_on
    };
    let other = |at: usize| cx.tokens.get(at).is_some_and(|t| t.is(Class::Person)) || says(cx, at, "kin");
    (from..cx.tokens.len()).all(|at| !name(at) && !other(at) && age(cx, at).is_none())
}

/// `celebrated her 80th birthday on 4 May 2011`
pub fn birthday(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|figure| figure.kind == Kind::Ordinal)?;
    let way = at.checked_sub(1).and_then(|i| owned_by(cx, i));
    let day = says(cx, at + 1, "birthday");
    let after = cx.tokens.get(at + 2..)?;
    let plain = |t: &&Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative]);
    let words = after.iter().take(NEAR).take_while(plain).count();
    let governor = after.get(words.checked_sub(1)?)?;
    let governed = governor.is(Class::On) || governor.is(Class::In);
    let place = at + 2 + words;
    let way = way.filter(|_| day && governed)?;
    let mut slots = vec![Slot::figure("age", figure.id)];
    slots.extend(kept_at(cx, place)?);
    let owner = cx.tokens.get(at - 1)?.span;
    slots.extend([sign("gender", owner, way), sign("kept", owner, 1)]);
    slots.extend(people(cx));
    spanning(cx, "aged", (at, place), slots)
}

/// The time of a birthday; a weekday is one of these days, which the claim need not name.
pub fn kept_at(cx: Context<'_>, at: usize) -> Option<Option<Slot>> {
    if let Some(time) = moment(cx, at) {
        return Some(Some(Slot::figure("at", time.id)));
    }
    let weekday = matches!(cx.figure_at(at).and_then(time), Some(Time::Weekday { shift: 0, .. }));
    weekday.then_some(None)
}

/// `Born on 12 May 1989, the 25-year-old winger`, `Born in 1989, Ann Roe, 35,`: the age of the day of writing.
pub fn born_now(cx: Context<'_>, at: usize) -> Option<Claim> {
    let before = cx.tokens.get(..at)?;
    let opening = before.first()?.is(Class::Born) && at <= 2 * NEAR;
    let (last, rest) = before.split_last().filter(|_| opening)?;
    let comma = |token: Option<&Token>| token.is_some_and(|t| t.is_mark(','));
    let name = rest.iter().rev().take_while(|t| is_word(t) && cx.is_capital(t)).count();
    let definite = last.is(Class::Definite) && comma(rest.last()) && age(cx, at).is_some();
    let named = last.is_mark(',') && name > 0 && comma(cx.tokens.get(at + 1));
    let time = if definite { rest.len().checked_sub(2)? } else { rest.len().checked_sub(name + 2)? };
    let figure = age(cx, at).or_else(|| years(cx, at).filter(|_| named))?;
    let told = definite || named && comma(rest.get(time + 1));
    super::dated(cx, cx.tokens.get(time)?).filter(|_| told)?;
    spanning(cx, "aged", (0, at), vec![Slot::figure("age", figure.id)])
}

/// A bare number that may be somebody's age.
fn years(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Number && f.hedge.is_none())?;
    super::whole(figure).filter(|years| YEARS.contains(years)).map(|_| figure)
}

/// `The singer, 45, was born in 1975`, `Jan Roe, [who was] born in 1975, is 45`: a bare number that is the age of whoever was born.
pub fn of_born(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = years(cx, at)?;
    let comma = |i: usize| cx.tokens.get(i).is_some_and(|t| t.is_mark(','));
    let born = |range: std::ops::Range<usize>| {
        cx.tokens.get(range).is_some_and(|r| r.iter().any(|t| t.is(Class::Born)))
    };
    let before = at.checked_sub(1)?;
    let apposed = comma(before) && comma(at + 1) && born(at + 3..at + 4);
    let ends = cx.tokens.get(at + 1).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    // "who was born in 1975, is 45", and not "who married a woman born in 1975, is 45"
    let three = cx.tokens.get(..before)?.windows(3);
    let who = three.into_iter().any(|three| {
        let [who, was, born] = three else { return false };
        let verb = was.is(Class::Auxiliary) || was.is(Class::LevelVerb);
        (who.is(Class::Relative) || who.is(Class::Clause)) && verb && born.is(Class::Born)
    });
    // "Jan Roe, born in 1975, is 45", and not "who married a man, born in 1975, is 45"
    let birth = (1..before).find(|i| comma(*i) && born(i + 1..i + 2));
    let named = |i: usize| cx.tokens.get(i).is_some_and(|t| is_word(t) && cx.is_capital(t));
    let other = |i: usize| {
        cx.tokens.get(..i).is_some_and(|t| t.iter().any(|t| t.is(Class::Relative) || t.is(Class::Clause)))
    };
    let apposed_birth = birth.is_some_and(|i| named(i - 1) && !other(i));
    let present = before > 1 && says(cx, before, "is_so") && comma(before - 1) && (who || apposed_birth);
    (apposed || present && ends).then_some(figure)
}

/// `Her daughter Eva was born`: whether the birth is that of the child of whoever a sentence before speaks of.
pub fn child(cx: Context<'_>, born: usize) -> bool {
    let owned = cx.tokens.first().is_some_and(|t| t.is(Class::Owner));
    let one = cx.tokens.iter().take(born).filter(|t| t.is(Class::Child) || t.is(Class::Parent)).count() == 1;
    owned
        && born <= 2 * NEAR
        && one
        && cx.tokens.get(1..3).is_some_and(|near| near.iter().any(|t| t.is(Class::Child)))
}
