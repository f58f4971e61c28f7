//! Births and ages: who was how old when?
//!
//! In: `Born on 14 November 1936, she cut her first record in 1956, when she was still 19`, out: a claim `birth` with its
//! day and a claim `aged` of 19 years in 1956. That both speak of one person is the relation stage's work.
//!
//! ```text
//! birth = BORN { word } TIME
//! aged  = TIME { link } AGE                                 "in 1956, when she was still 19"
//!       | [ AGED ] AGE ( IN | ON ) TIME                     "died aged 27 in 1971"; no `, 27, in 1971`
//!       | AS article AGE { word } ( IN | ON ) TIME               "joined as a 24-year-old clerk in 1991"
//!       | AGE { any } WHEN { word } IN TIME                 "He had been 27 when the first one came in 2016"
//!       | AGE { word } BORN                                 "a 31-year-old who was born in 1990": the age now
//! named = capital "," AGE ","                               "Anna Berg, 34, was jailed"
//! tenure= TIME SINCE DURATION [ IN-OFFICE ]                 "retired in July 2023 after 22 years"
//!       | OWNER DURATION "-year" RUN-NOUN ENDS IN TIME           "Her 12-year tenure ended in 2002"
//! began = SOMEONE { word } ( APPOINTED | CHOSEN ) { word } ( IN | ON ) TIME      "She took over in September 2001"
//!       | AGE ( IN | ON ) { word } "," DAY                       "he was 16 on the night of the fire, 9 August 2022"
//!       | AT AGE "," IN TIME                                     "cleared the examination at 23, in 1961"
//!       | THE AGE { word } "," MADE IN TIME ","                  "The 50-year-old company, founded in 1970,"
//!       | MADE IN TIME { any } [ BY-THEN ] AGE [ IN TIME ]       "Launched in 1983 and so by then 41 years old"
//! lived = capital "(" YEAR "-" YEAR ")"                          "Anna Berg (1941-2023), who"
//! was   = SOMEONE level-verb AGE end | AGED AGE end              "She was 82."
//! death = DIED { word } [","] ( IN | ON ) TIME                    "died at home on 9 May 2023", "her death, on 2 May 2019,"
//!       | TIME "," THE DAY OF OWNER DEATH
//! turns = TURNS NUMBER [ ON | IN ] [ WEEKDAY [","] ] TIME         "turns 60 on Saturday, Nov. 15, 2025"
//! past  = AGE FOR DURATION WHEN { word } ON DAY                  "had been 18 for 17 days when the trial opened on 8 April 2024"
//! deed  = SOMEONE { word } ( IN | FROM | ON ) TIME          "he served in the Guards from 1941"
//! ```

mod kin;
pub mod person;
mod twice;

use super::calendar::{dated, duration, one_day, period, time};
use super::contest::words::{says, sign};
use super::grammar::{Context, covered, is_word};
use super::token::Token;
use super::{Claim, Slot, Topic, claim, spanning};
use crate::figure::{Edge, Figure, Kind, Part, Time};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between `born` and the time.
const BIRTH: usize = 9;
/// Most tokens between a time and an age, and between a person and what they did.
const LINKS: usize = 9;
const DEED: usize = 14;
/// Most words between somebody and the birth.
const BORN: usize = 4;
/// Most words between an age and the time, of what somebody was then.
const NOUN: usize = 3;

/// Reads the births and ages of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for at in 0..cx.tokens.len() {
        claims.extend(birth(cx, at));
        claims.extend(aged(cx, at));
        claims.extend(named(cx, at));
        claims.extend(deed(cx, at));
        claims.extend(tenure(cx, at));
        claims.extend(began(cx, at));
        claims.extend(lived(cx, at));
        claims.extend(was(cx, at));
        claims.extend(death(cx, at));
        claims.extend(reached(cx, at));
        claims.extend(kin::read(cx, at));
        claims.extend(twice::exact(cx, at));
        claims.extend(person::birthday(cx, at));
        claims.extend(person::born_now(cx, at));
    }
    claims.extend(made(cx));
    claims.extend(person::subject(cx));
    claims.extend(twice::read(cx));
    claims
}

/// `born at Otterby in June 1943`
fn birth(cx: Context<'_>, at: usize) -> Option<Claim> {
    cx.tokens.get(at).filter(|t| t.is(Class::Born))?;
    let after = cx.tokens.get(at + 1..)?;
    let place = after.iter().take(BIRTH).position(|t| t.figure().is_some())?;
    let words = after.get(..place)?;
    let figure = dated(cx, after.get(place)?)?;
    let sharp = period(figure).is_some_and(|p| !matches!(p.part, Part::Century | Part::Decade));
    let governed = words.last().is_none_or(|t| t.is(Class::In) || t.is(Class::On) || t.is_mark(','));
    let plain =
        words.iter().all(|t| (is_word(t) || t.is_mark(',')) && !t.is(Class::And) && !t.is(Class::Clause));
    let span = covered(cx.tokens.get(at..at + 2 + place)?)?;
    let mut slots = vec![Slot::figure("birth", figure.id)];
    slots.extend(own_birth(cx, at).then(|| sign("own", span, 1)));
    slots.extend(twice::someone(cx));
    slots.extend(person::people(cx));
    slots.extend(others_birth(cx, at).then(|| sign("other", span, 1)));
    slots.extend(person::child(cx, at).then(|| sign("child", span, 1)));
    let topic = Topic { head: person::surname_before(cx, at), ..Topic::default() };
    (sharp && governed && plain).then(|| claim("birth", span, cx.segment, slots, topic))
}

/// Whether a birth is that of whom the text goes on about: `Born in 1938, he`, `she was born`, and not `her son was born`.
fn own_birth(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default();
    let verb = before.last().filter(|t| t.is(Class::Auxiliary) || t.is(Class::LevelVerb));
    let subject = before.split_last().and_then(|(_, rest)| rest.last());
    at == 0 || verb.is_some() && subject.is_some_and(|t| t.is(Class::Someone))
}

/// `on 11 May 2024, the day of his death`
fn day_of_death(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [time, comma, the, day, of, owner] = cx.tokens.get(at.checked_sub(6)?..at)? else { return None };
    let figure = moment(cx, at - 6)?;
    let told = comma.is_mark(',') && the.is(Class::Determiner) && day.is(Class::DayNoun);
    let slots = vec![Slot::figure("at", figure.id)];
    (told && of.is(Class::Of) && owner.is(Class::Owner))
        .then(|| claim("death", time.span, cx.segment, slots, Topic::default()))
}

/// Whether it is somebody else's: `Her son was born`, `the company was born`.
fn others_birth(cx: Context<'_>, at: usize) -> bool {
    let other = |i: usize| says(cx, i, "kin") || says(cx, i, "born_things");
    (at.saturating_sub(BORN)..at).any(other)
}

/// `died at home on 9 May 2023`, `her death, on 2 May 2019,`
fn death(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at).filter(|t| t.is(Class::Died))?;
    if let Some(told) = day_of_death(cx, at) {
        return Some(told);
    }
    let after = cx.tokens.get(at + 1..)?;
    let plain = |t: &&Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative]);
    let length = after.iter().take(LINKS).take_while(|t| plain(t) || t.is_mark(',')).count();
    let governed = after.get(length.checked_sub(1)?).is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    let time = moment(cx, at + 1 + length).filter(|_| governed)?;
    let mut slots = vec![Slot::figure("at", time.id)];
    // "Her husband died in 1999. She was 45."
    let other = (at.saturating_sub(LINKS)..at).any(|i| says(cx, i, "kin"));
    slots.extend(other.then(|| sign("other", verb.span, 1)));
    Some(claim("death", verb.span.cover(time.span), cx.segment, slots, Topic::default()))
}

/// An age with the time at which somebody had it.
fn aged(cx: Context<'_>, at: usize) -> Option<Claim> {
    if let Some(turns) = twice::turns(cx, at) {
        return Some(turns);
    }
    let figure = age(cx, at)
        .or_else(|| kin::bare(cx, at))
        .or_else(|| twice::told(cx, at))
        .or_else(|| person::of_born(cx, at))?;
    let as_someone = as_someone(cx, at);
    let told = before(cx, at)
        .or_else(|| behind(cx, at))
        .or(as_someone)
        .or_else(|| apposed(cx, at))
        .or_else(|| when(cx, at));
    let Some((place, time)) = told else { return today(cx, at, figure) };
    let mut slots = vec![Slot::figure("age", figure.id), Slot::figure("at", time.id)];
    slots.extend(twice::someone(cx));
    slots.extend(person::people(cx));
    slots.extend(as_someone.map(|_| sign("as", figure.span, 1)));
    slots.extend(twice::coordinated(cx, at).then(|| sign("also", figure.span, 1)));
    let span = cx.tokens.get(at)?.span.cover(cx.tokens.get(place)?.span);
    Some(claim("aged", span, cx.segment, slots, Topic::default()))
}

/// `a 31-year-old who was born in 1990`
fn today(cx: Context<'_>, at: usize, figure: &Figure) -> Option<Claim> {
    // "who died in the wreck at the age of 58, was born in 1965"
    if cx.tokens.get(at.saturating_sub(LINKS)..at)?.iter().any(|t| t.is(Class::Died)) {
        return None;
    }
    if person::of_born(cx, at).is_some() {
        return spanning(cx, "aged", (at, at), vec![Slot::figure("age", figure.id)]);
    }
    let after = cx.tokens.get(at + 1..)?.iter().take(4);
    let words = after.clone().take_while(|t| (is_word(t) || t.is_mark(',')) && !t.is(Class::Born)).count();
    let born = cx.tokens.get(at + 1 + words).filter(|t| t.is(Class::Born) && words < 4)?;
    let span = cx.tokens.get(at)?.span.cover(born.span);
    Some(claim("aged", span, cx.segment, vec![Slot::figure("age", figure.id)], Topic::default()))
}

fn age(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| figure.kind == Kind::Age)
}

/// The whole number that a figure states.
pub fn whole(figure: &Figure) -> Option<i64> {
    figure.reading()?.interval.single().and_then(Num::to_i64)
}

/// A time that is no birth and no end of something long.
fn moment(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = dated(cx, cx.tokens.get(at)?)?;
    let earlier = cx.tokens.get(at.saturating_sub(BIRTH)..at)?;
    let words = earlier.iter().rev().take_while(|t| is_word(t) || t.is_mark(','));
    let birth = words.take_while(|t| t.figure().is_none()).any(|t| t.is(Class::Born));
    let sharp = period(figure).is_some_and(|p| {
        p.edge == Edge::Whole && !matches!(p.part, Part::Century | Part::Decade | Part::FiscalYear)
    });
    (!birth && sharp).then_some(figure)
}

/// `in 1956, when she was still 19`, `in Reiwa 5 (2023) at 75`
fn before(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let near = cx.tokens.get(..at)?;
    let link = |t: &&Token| t.is_mark(',') || t.is_mark(')') || t.is_mark('(') || t.is(Class::AgeLink);
    let links = near.iter().rev().take(LINKS).take_while(link).count();
    let place = at.checked_sub(links + 1)?;
    let between = cx.tokens.get(place + 1..at)?;
    let told = between.iter().any(|t| t.is(Class::AgeLink));
    moment(cx, place).filter(|_| told).map(|figure| (place, figure))
}

/// `died aged 27 in 1971`
fn behind(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let apposed = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is_mark(','));
    let next = cx.tokens.get(at + 1)?;
    let governed = next.is(Class::In) || next.is(Class::On);
    let place = at + 2 + usize::from(cx.tokens.get(at + 2)?.is(Class::Determiner));
    moment(cx, place).filter(|_| governed && !apposed).map(|figure| (place, figure))
}

/// `she entered as a 22-year-old technician in 1987`
fn as_someone(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let [link, article] = cx.tokens.get(at.checked_sub(2)?..at)? else { return None };
    let after = cx.tokens.get(at + 1..)?;
    let plain = |t: &&Token| is_word(t) && !t.is(Class::And) && !t.is(Class::In) && !t.is(Class::On);
    let words = after.iter().take(NOUN).take_while(plain).count();
    let governed = after.get(words).is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    let place = at + 2 + words;
    let told = link.is(Class::As) && article.is(Class::Determiner) && governed && words > 0;
    moment(cx, place).filter(|_| told).map(|figure| (place, figure))
}

/// `he was 16 on the night of the fire, 9 August 2022`, `cleared the examination at 23, in 1961`
fn apposed(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let is = |i: usize, class: Class| cx.tokens.get(i).is_some_and(|t| t.is(class));
    let before = at.checked_sub(1)?;
    let next = cx.tokens.get(at + 1)?;
    if next.is_mark(',') && (is(before, Class::At) || is(before, Class::AgeLink)) && is(at + 2, Class::In) {
        return moment(cx, at + 3).map(|figure| (at + 3, figure));
    }
    let after = cx.tokens.get(at + 2..)?;
    let words = after.iter().take(LINKS).take_while(|t| is_word(t) && !t.is(Class::And)).count();
    let place = at + 3 + words;
    let day = one_day(cx, cx.tokens.get(place)?)?;
    let governed = (is(at + 1, Class::On) || is(at + 1, Class::In)) && words > 0;
    (governed && after.get(words)?.is_mark(',')).then_some((place, day))
}

/// `He had been 27, the court was told, when the first invoice went through in 2016`
fn when(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let after = cx.tokens.get(at + 1..)?;
    let before = cx.tokens.get(at.saturating_sub(4)..at)?.iter();
    // "Averil Stoke was 43 when she": the same person on both sides
    let somebody = before.chain(after.iter().take(2)).any(|t| t.is(Class::Someone));
    let plain = |t: &&Token| t.figure().is_none() && !t.is_mark(';') && !t.is(Class::And);
    let length = after.iter().take(2 * LINKS).take_while(plain).count();
    let (words, place) = (after.get(..length)?, at + 1 + length);
    let told = words.iter().any(|t| t.is(Class::When))
        && words.last().is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    moment(cx, place).filter(|_| somebody && told).map(|figure| (place, figure))
}

/// `Anna Berg, 34, was jailed`
fn named(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [name, comma, token, closing] = cx.tokens.get(at..at + 4)? else { return None };
    let figure = age(cx, at + 2)?;
    let capital = cx.is_capital(name);
    let apposed = is_word(name) && capital && comma.is_mark(',') && closing.is_mark(',');
    let slots = vec![Slot::figure("age", figure.id)];
    apposed.then(|| claim("named", token.span, cx.segment, slots, Topic::default()))
}

/// `he served in the Guards from 1941`
fn deed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = cx.tokens.get(at).filter(|t| t.is(Class::Someone))?;
    let after = cx.tokens.get(at + 1..)?;
    let length = after.iter().take(DEED).take_while(|t| is_word(t) && !t.is(Class::Clause)).count();
    let words = after.get(..length)?;
    let governed = words.last().is_some_and(|t| t.is(Class::In) || t.is(Class::From) || t.is(Class::On));
    let time = moment(cx, at + 1 + length).filter(|_| governed)?;
    let unreal = words.iter().any(|t| t.is(Class::Negation) || t.is(Class::Relative));
    let span = first.span.cover(time.span);
    (!unreal).then(|| claim("deed", span, cx.segment, vec![Slot::figure("event", time.id)], Topic::default()))
}

/// `retired in July 2023 after 22 years`
fn tenure(cx: Context<'_>, at: usize) -> Option<Claim> {
    if let Some(told) = reign(cx, at) {
        return Some(told);
    }
    let [time, after, length] = cx.tokens.get(at..at + 3)? else { return None };
    let (end, years) = (moment(cx, at)?, duration(cx, length)?);
    let span = time.span.cover(length.span);
    let mut slots = vec![Slot::figure("to", end.id), Slot::figure("duration", years.id)];
    let closed = cx.tokens.get(at + 3).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    let left = (at.saturating_sub(LINKS)..at).any(|i| says(cx, i, "leaves_office")) && closed;
    let office = left || says(cx, at + 3, "in_office");
    slots.extend(office.then(|| sign("office", span, 1)));
    slots.extend(person::people(cx));
    after.is(Class::Since).then(|| claim("tenure", span, cx.segment, slots, Topic::default()))
}

/// `Her 12-year tenure ended in 2002`
fn reign(cx: Context<'_>, at: usize) -> Option<Claim> {
    let owner = cx.tokens.get(at).filter(|t| at == 0 && t.is(Class::Owner))?;
    let way = person::owned_by(cx, 0)?;
    let years = duration(cx, cx.tokens.get(1)?).filter(|f| cx.source.slice(f.span).contains('-'))?;
    let [noun, ends, governor] = cx.tokens.get(2..5)? else { return None };
    let governed = ends.is(Class::Ends) && (governor.is(Class::In) || governor.is(Class::On));
    let end = moment(cx, 5).filter(|_| governed && noun.is(Class::RunNoun))?;
    let span = owner.span.cover(end.span);
    let slots = vec![
        Slot::figure("to", end.id),
        Slot::figure("duration", years.id),
        sign("office", span, 1),
        sign("gender", owner.span, way),
    ];
    Some(claim("tenure", span, cx.segment, slots, Topic::default()))
}

/// `She took over in September 2001`
fn began(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at).filter(|t| t.is(Class::Appointed) || t.value(Class::Chosen).is_some())?;
    let near = cx.tokens.get(at.saturating_sub(3)..at)?;
    let somebody = near.iter().any(|t| t.is(Class::Someone)) && near.iter().all(is_word);
    let after = cx.tokens.get(at + 1..)?;
    let length = after.iter().take(LINKS).take_while(|t| is_word(t) && !t.is(Class::And)).count();
    let governed = after.get(..length)?.last().is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    let time = moment(cx, at + 1 + length).filter(|_| governed && somebody)?;
    let span = verb.span.cover(time.span);
    let mut slots = vec![Slot::figure("from", time.id)];
    slots.extend(person::people(cx));
    Some(claim("began", span, cx.segment, slots, Topic::default()))
}

/// `Anna Berg (1941-2023), who`
fn lived(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [name, open, years, close] = cx.tokens.get(at..at + 4)? else { return None };
    let capital = cx.is_capital(name);
    let range = cx.figure_of(years).filter(|figure| matches!(time(figure), Some(Time::Range(..))))?;
    let told = is_word(name) && capital && open.is_mark('(') && close.is_mark(')');
    let died = cx.tokens.iter().any(|t| t.is(Class::Died));
    let slots = vec![Slot::figure("life", range.id)];
    (told && died).then(|| claim("lived", years.span, cx.segment, slots, Topic::default()))
}

/// `She was 82.`, `died aged 82`: no time stands beside it.
fn was(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = age(cx, at)?;
    let [first, second] = cx.tokens.get(at.checked_sub(2)?..at)? else { return None };
    let closed = cx.tokens.get(at + 1).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    let told = first.is(Class::Someone) && second.is(Class::LevelVerb) || second.is(Class::Aged);
    let verb =
        (at.saturating_sub(LINKS)..at).rev().find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Died)));
    // "who died in the wreck", "had died": of a death that is no news
    let old = |t: &Token| t.is(Class::Clause) || t.is(Class::Relative) || t.is(Class::Had);
    let died = verb.is_some_and(|i| !i.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(old));
    let dated_too =
        cx.tokens.iter().enumerate().filter(|(i, t)| dated(cx, t).is_some() && moment(cx, *i).is_some());
    let news = died && dated_too.count() == 0;
    let told = told || news && (second.is(Class::At) || second.is(Class::Aged));
    let mut slots = vec![Slot::figure("age", figure.id)];
    slots.extend(news.then(|| Slot::figure("news", figure.id)));
    slots.extend(twice::someone(cx));
    slots.extend(person::people(cx));
    (told && closed).then(|| {
        claim("was", cx.tokens.get(at).map_or(first.span, |t| t.span), cx.segment, slots, Topic::default())
    })
}

/// `he had been 18 for 17 days when the trial opened on 8 April 2024`
fn reached(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = age(cx, at).or_else(|| kin::bare(cx, at)).or_else(|| someones(cx, at))?;
    let [lasting, length] = cx.tokens.get(at + 1..at + 3)? else { return None };
    let past = duration(cx, length).filter(|_| lasting.is(Class::Lasting))?;
    let (place, day) = when(cx, at).or_else(|| {
        let after = cx.tokens.get(at + 3..)?;
        let words = after.iter().take(LINKS).take_while(|t| is_word(t)).count();
        let governor = after.get(words.checked_sub(1)?)?;
        // "began on" is one cue
        let governed = governor.is_any(&[Class::On, Class::Begins, Class::Falls]);
        let told = after.first()?.is(Class::When) && governed;
        let day = one_day(cx, after.get(words)?).filter(|_| told)?;
        Some((at + 3 + words, day))
    })?;
    let slots =
        vec![Slot::figure("age", figure.id), Slot::figure("past", past.id), Slot::figure("at", day.id)];
    let span = covered(cx.tokens.get(at..=place)?)?;
    Some(claim("reached", span, cx.segment, slots, Topic::default()))
}

/// `he had been 18`
fn someones(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = cx.figure_at(at).filter(|figure| figure.kind == Kind::Number)?;
    let somebody = cx.tokens.get(at.saturating_sub(3)..at)?.iter().any(|t| t.is(Class::Someone));
    (somebody && whole(figure).is_some_and(|years| (5..=110).contains(&years))).then_some(figure)
}

/// `Launched in 1983 and so by then 41 years old`, `was built in 1983 and is 41 years old`
fn made(cx: Context<'_>) -> Option<Claim> {
    let verb = cx.tokens.iter().position(|t| t.is(Class::Made))?;
    let governed = cx.tokens.get(verb + 1).is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    let birth = moment(cx, verb + 2).filter(|_| governed)?;
    let ages: Vec<usize> = (0..cx.tokens.len()).filter(|at| age(cx, *at).is_some()).collect();
    let [at] = ages.as_slice() else { return None };
    // "The 50-year-old company, founded in 1970, is moving", "The 50-year-old company was founded in 1970"
    let comma = verb.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is_mark(','));
    let says_so = says(cx, verb, "was_made");
    if *at == 1 && verb > at + 1 && verb <= at + 1 + NOUN && (comma || says_so) {
        // "The 34-year-old dealer, released in 2019," was not made then
        let thing = says_so || says(cx, verb, "made_things");
        let closed = thing && cx.tokens.get(verb + 3).is_none_or(|t| t.is_mark(',') || t.is_mark('.'));
        let plain = cx.tokens.get(at + 1..verb - usize::from(comma))?.iter().all(is_word);
        let slots = vec![Slot::figure("birth", birth.id), Slot::figure("age", age(cx, *at)?.id)];
        return (closed && plain).then(|| spanning(cx, "made", (*at, verb + 2), slots)).flatten();
    }
    let between = cx.tokens.get(verb + 3..*at)?;
    let plain = between.iter().all(|t| is_word(t) && !t.is(Class::Someone) || t.is_mark(','));
    let figure = age(cx, *at).filter(|_| plain && between.len() < LINKS)?;
    let told = behind(cx, *at).map(|(_, time)| Slot::figure("at", time.id));
    let then = between.iter().any(|t| t.is(Class::ByThen));
    let kind = if told.is_none() && then { "made-then" } else { "made" };
    let mut slots = vec![Slot::figure("birth", birth.id), Slot::figure("age", figure.id)];
    slots.extend(told);
    Some(claim(kind, covered(cx.tokens.get(verb..=*at)?)?, cx.segment, slots, Topic::default()))
}
