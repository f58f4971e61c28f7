//! Ages of people who belong together, of the dead and of things: what must agree?
//!
//! In: the ages 35 and 31 and a claim `four years her junior`, out: a relation `kin` of the three. In: `Anna Berg (1941-2023)` and
//! `She was 82`, out: a relation `age`. With more ages in reach than the claim needs, nothing is tied.

use super::LONGEST;
use crate::claim::Claim;
use crate::claim::calendar::{period, time};
use crate::figure::{Figure, FigureId, Kind, Time, Value};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Domain, Link, VariableId, anchor};

/// Sentences between two ages and what is said of them.
const REACH: usize = 2;
/// Nobody became a parent younger than this.
const YOUNGEST: i64 = 9;
/// From this age on one may be impossible, in years.
const OLD: i64 = 100;

/// An age in years: a bare number that is one holds until the next birthday.
pub fn years(builder: &mut Builder<'_>, id: FigureId) -> Option<VariableId> {
    let figure = builder.figure(id)?;
    if figure.kind == Kind::Age {
        return builder.variable(id, Use::Plain);
    }
    if figure.kind == Kind::Ordinal {
        return birthday(builder, id);
    }
    years_from(builder, id, &Num::ZERO)
}

/// The age of a birthday, which is kept on the day or some days before it.
pub fn birthday(builder: &mut Builder<'_>, id: FigureId) -> Option<VariableId> {
    years_from(builder, id, &Num::decimal("0.05")?)
}

/// An age in years until the next birthday, from so much before it is reached.
fn years_from(builder: &mut Builder<'_>, id: FigureId, early: &Num) -> Option<VariableId> {
    let figure = builder.figure(id)?;
    let Value::Amount(readings) = &figure.value else { return None };
    let told = &readings.first()?.interval;
    let number = if figure.kind == Kind::Age { told.low() } else { told.single() }?.clone();
    let until = Interval::new(&number - early, &number + &Num::ONE)?;
    builder.valued(id, &until, &Builder::years())
}

/// So many years that no figure states.
pub fn constant(builder: &mut Builder<'_>, years: i64) -> VariableId {
    let seconds = Builder::years().to_base(&Interval::point(Num::from(years)));
    builder.length(&seconds)
}

/// `Anna Berg (1941-2023), who played bass, died at home. She was 82.`
pub fn died(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |c: &&Claim| c.kind == "lived" && (0..=REACH).contains(&claim.segment.wrapping_sub(c.segment));
    let mut found = builder.claims.iter().filter(near);
    let (Some(life), None) = (found.next(), found.next()) else {
        if !buried(builder, claim) {
            obituary(builder, claim);
        }
        return;
    };
    let ids = life.figure("life").zip(claim.figure("age"));
    let Some((range, age)) = ids else { return };
    let Some(Time::Range(first, last)) = builder.figure(range).and_then(time) else { return };
    let resolved = |time: &Time| anchor::resolve(time, &builder.anchors);
    let (first, last): (Vec<Domain>, Vec<Domain>) = (resolved(first), resolved(last));
    let ends = builder.dated(range, first).zip(builder.dated(range, last));
    let Some(((birth, at), age)) = ends.zip(years(builder, age)) else { return };
    let link = if life.segment == claim.segment { Link::Certain } else { Link::Likely };
    let args = vec![("birth", birth), ("age", age), ("at", at)];
    builder.relate(
        "age",
        args,
        link,
        &[life.id, claim.id],
        "the years of a life and the age at its end".to_string(),
    );
}

/// `died on 9 May 2023. She was 82. Born in Bergen in 1941, she`: the only death and the only birth near, of whom the text goes on about.
fn buried(builder: &mut Builder<'_>, claim: &Claim) -> bool {
    let death = |c: &&Claim| c.kind == "death" && near(claim, c);
    let mut deaths = builder.claims.iter().filter(death);
    let (Some(death), None) = (deaths.next(), deaths.next()) else { return false };
    let birth = |c: &&Claim| c.kind == "birth" && near(claim, c);
    let mut births = builder.claims.iter().filter(birth);
    let (Some(birth), None) = (births.next(), births.next()) else { return false };
    // "Born in Lund in May 1931, she was 83."
    let beside = birth.segment == claim.segment && death.segment < claim.segment;
    let told = claim.figure("news").is_some() || death.segment + 1 == claim.segment || beside;
    let pronoun = |c: &Claim| c.word_at("someone").map(|span| builder.source.slice(span).to_lowercase());
    // "She was 45. Born in 1960, he": of two people
    let two = pronoun(claim).zip(pronoun(birth)).is_some_and(|(a, b)| a != b);
    let others = death.operand("other").is_some() || two;
    if birth.operand("own").is_none() || !told || others {
        return false;
    }
    let days = birth.figure("birth").zip(death.figure("at"));
    let Some(((born, at), age)) = days.zip(claim.figure("age")) else { return false };
    let ends = builder.variable(born, Use::Plain).zip(builder.variable(at, Use::Plain));
    let Some(((birth_day, at), age)) = ends.zip(years(builder, age)) else { return false };
    let args = vec![("birth", birth_day), ("age", age), ("at", at)];
    let why = "a birth, a death and the age at it".to_string();
    builder.relate("age", args, Link::Likely, &[birth.id, death.id, claim.id], why);
    true
}

fn near(claim: &Claim, other: &Claim) -> bool {
    other.segment.abs_diff(claim.segment) <= REACH
}

/// `has died at 82`, in a text of a known day that says when: news is of the week.
fn obituary(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(_), Some(age), Some(now)) = (claim.figure("news"), claim.figure("age"), builder.now()) else {
        return;
    };
    let Some((birth, link)) = super::birth(builder, claim) else { return };
    let born = birth.figure("birth").and_then(|id| builder.variable(id, Use::Plain));
    let Some((born, age)) = born.zip(years(builder, age)) else { return };
    let args = vec![("birth", born), ("age", age), ("at", now)];
    builder.relate(
        "age",
        args,
        link,
        &[birth.id, claim.id],
        "a birth and the age at a death of these days".to_string(),
    );
}

/// `Born on 22 March 2006 ... he had been 18 for 17 days when the trial opened on 8 April 2024`
pub fn reached(builder: &mut Builder<'_>, claim: &Claim) {
    let Some((birth, link)) = super::birth(builder, claim) else { return };
    let ids = (birth.figure("birth"), claim.figure("at"), claim.figure("age"), claim.figure("past"));
    let (Some(born), Some(at), Some(age), Some(past)) = ids else { return };
    let Some(Value::Amount(readings)) = builder.figure(age).map(|figure| &figure.value) else { return };
    let Some(low) = readings.first().and_then(|r| r.interval.low()).cloned() else { return };
    let age = builder.valued(age, &Interval::point(low), &Builder::years());
    let days = builder.variable(born, Use::Plain).zip(builder.variable(at, Use::Plain));
    let lengths = age.zip(builder.variable(past, Use::Plain));
    let Some(((birth_day, at), (age, past))) = days.zip(lengths) else { return };
    let args = vec![("birth", birth_day), ("at", at), ("age", age), ("past", past)];
    let why = "a birth, a birthday and the time since".to_string();
    builder.relate("birthday", args, link, &[birth.id, claim.id], why);
}

/// `Launched in 1983 and so by then 41 years old`: by the only time of the sentence before; else now.
pub fn made(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(birth), Some(age)) = (claim.figure("birth"), claim.figure("age")) else { return };
    let at = match claim.figure("at") {
        Some(at) => builder.variable(at, Use::Plain),
        None if claim.kind == "made" => builder.now(),
        None => time_before(builder, claim).and_then(|at| builder.variable(at, Use::Plain)),
    };
    let ends = builder.variable(birth, Use::Plain).zip(at);
    let Some(((birth, at), age)) = ends.zip(years(builder, age)) else { return };
    let link = if claim.kind == "made" { Link::Certain } else { Link::Likely };
    let args = vec![("birth", birth), ("age", age), ("at", at)];
    builder.relate("age", args, link, &[claim.id], "when it was made and how old it is".to_string());
}

fn time_before(builder: &Builder<'_>, claim: &Claim) -> Option<FigureId> {
    let mut found = builder.before(claim)?.iter().filter(|f| period(f).is_some());
    let only = found.next()?;
    found.next().is_none().then_some(only.id)
}

/// Two ages within reach, and how far they are said to lie apart.
pub fn gap(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(gap) = claim.figure("gap") else { return };
    let first = claim.segment.saturating_sub(REACH);
    let near = builder.sentences(first..(claim.segment + 2).min(builder.segments.len()));
    let aged = |f: &&Figure| f.kind == Kind::Age || apposed(builder, f);
    let ages: Vec<FigureId> = near.iter().filter(aged).map(|f| f.id).collect();
    let [one, other] = ages.as_slice() else { return };
    // "is 61; her mother, two years his junior, is 59": the bare numbers of its own sentence are meant
    let here =
        |id: &FigureId| builder.sentence(claim.segment).is_some_and(|own| own.iter().any(|f| f.id == *id));
    let closed = |f: &Figure| {
        let after = builder.source.text.get(f.span.end..).unwrap_or_default();
        after.starts_with([',', ';', '.', ')'])
    };
    let whole = |f: &Figure| crate::claim::age::whole(f).is_some_and(|years| (1..=110).contains(&years));
    let bare = |f: &Figure| f.kind == Kind::Number && here(&f.id) && closed(f) && whole(f);
    if !ages.iter().any(here) && builder.figures.iter().any(bare) {
        return;
    }
    let low = |id: FigureId| match builder.figure(id).map(|f| &f.value) {
        Some(Value::Amount(readings)) => readings.first().and_then(|r| r.interval.low()).cloned(),
        _ => None,
    };
    let Some((a, b)) = low(*one).zip(low(*other)) else { return };
    let (elder, younger) = if a >= b { (*one, *other) } else { (*other, *one) };
    let both = years(builder, elder).zip(years(builder, younger));
    let Some(((elder, younger), gap)) = both.zip(builder.variable(gap, Use::Length)) else { return };
    let args = vec![("elder", elder), ("younger", younger), ("gap", gap)];
    builder.relate(
        "kin",
        args,
        Link::Likely,
        &[claim.id],
        "the only two ages near, and how far apart".to_string(),
    );
}

/// A bare number behind a comma may be an age that its sentence does not call one.
fn apposed(builder: &Builder<'_>, figure: &Figure) -> bool {
    let before = builder.source.text.get(..figure.span.start).unwrap_or_default();
    figure.kind == Kind::Number && before.trim_end().ends_with(',')
}

/// Nobody is as old as their child.
pub fn generation(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(parent), Some(child)) = (claim.figure("parent"), claim.figure("child")) else { return };
    let Some((parent, child)) = years(builder, parent).zip(years(builder, child)) else { return };
    let least = constant(builder, YOUNGEST);
    let args = vec![("parent", parent), ("child", child), ("least", least)];
    builder.relate("generation", args, Link::Certain, &[claim.id], "a parent and a child".to_string());
}

/// Nobody lives for ever.
pub fn lifetime(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(id) = claim.figure("age") else { return };
    let Some(Value::Amount(readings)) = builder.figure(id).map(|figure| &figure.value) else { return };
    let low = readings.first().and_then(|r| r.interval.low()).cloned();
    let Some(low) = low.filter(|low| *low >= Num::from(OLD)) else { return };
    let age = builder.valued(id, &Interval::point(low), &Builder::years());
    let longest = constant(builder, LONGEST);
    let Some(age) = age else { return };
    let args = vec![("age", age), ("longest", longest)];
    builder.relate("lifetime", args, Link::Certain, &[claim.id], "nobody has lived longer".to_string());
}
