//! Births and ages: which of them are one person's, and must agree?
//!
//! In: a birth in one sentence and an age at some time in the same or the next ones, out: a relation `age` of the three.
//! Two births within reach leave it open whose the age is: then nothing is tied.

mod kin;
mod twice;

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::{Claim, Role};
use crate::figure::FigureId;
use crate::num::Num;

/// Sentences between a birth and what is said of the same person.
const REACH: usize = 2;

/// Nobody is known to have lived longer, in years.
const LONGEST: i64 = 122;

/// Relates the births and ages of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "aged" => aged(builder, claim),
            "deed" => deed(builder, claim),
            "tenure" => tenure(builder, claim),
            "was" => kin::died(builder, claim),
            "reached" => kin::reached(builder, claim),
            "made" | "made-then" => kin::made(builder, claim),
            "birth" => child(builder, claim),
            "subject" => subject(builder, claim),
            "kin-gap" => kin::gap(builder, claim),
            "generation" => kin::generation(builder, claim),
            "then-now" => twice::then_now(builder, claim),
            "exact-age" => twice::exact(builder, claim),
            "lifetime" => kin::lifetime(builder, claim),
            _ => {}
        }
    }
}

/// An age against the birth of the same person, or against their age today.
fn aged(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(age), at) = (claim.figure("age"), claim.figure("at")) else { return };
    let Some((birth, link)) = birth(builder, claim) else {
        if let Some(at) = at {
            twice::both(builder, claim, (age, at));
            two_ages(builder, claim, age, at);
            twice::dated(builder, claim, (age, at));
        }
        return;
    };
    let Some(born) = birth.figure("birth") else { return };
    // "The king kept his 80th birthday. Born in 1960, the minister": a birth that follows is told of the same one by a pronoun
    if claim.operand("kept").is_some() && birth.segment > claim.segment && birth.operand("someone").is_none()
    {
        return;
    }
    let when = match at {
        Some(at) => builder.variable(at, Use::Plain),
        None => builder.now(),
    };
    let Some(when) = when else { return };
    let mut args = arguments(builder, &[("birth", born)]);
    let turns = at.is_none() && claim.operand("turns").is_some();
    let age = if turns { kin::birthday(builder, age) } else { kin::years(builder, age) };
    args.extend(age.map(|age| ("age", age)));
    args.push(("at", when));
    let why = "a birth and an age of one person".to_string();
    builder.relate("age", args, link, &[birth.id, claim.id], why);
}

fn arguments(builder: &mut Builder<'_>, figures: &[(Role, FigureId)]) -> Vec<(Role, VariableId)> {
    let plain = |(role, id): &(Role, FigureId)| builder.variable(*id, Use::Plain).map(|v| (*role, v));
    figures.iter().filter_map(plain).collect()
}

/// The one birth within reach of a claim.
fn birth<'a>(builder: &mut Builder<'a>, claim: &Claim) -> Option<(&'a Claim, Link)> {
    let near = |other: &&Claim| other.kind == "birth" && other.segment.abs_diff(claim.segment) <= REACH;
    let births: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let refusal = match births.as_slice() {
        [] => return None,
        [one] if one.operand("other").is_some() => "the birth near this age is somebody else's",
        [one] if two_people(one, claim) => "the birth near this age may be that of another one of the two",
        [one] => {
            let link = if one.segment == claim.segment { Link::Certain } else { Link::Likely };
            return Some((one, link));
        }
        _ => "two births stand near this age",
    };
    builder.refuse(&[claim.id], refusal);
    None
}

/// 1 if a sentence speaks of a man, -1 if of a woman.
pub fn gender(claim: &Claim) -> Option<Num> {
    claim.number("gender").cloned()
}

/// Whether two sentences speak of a man and of a woman, or the first of two people: `Mr. Roe, 60, hired her. Born in 1985, she`.
fn two_people(birth: &Claim, claim: &Claim) -> bool {
    let apart = gender(birth).zip(gender(claim)).is_some_and(|(a, b)| a != b);
    birth.segment != claim.segment && (apart || claim.operand("object").is_some())
}

/// `Ida Holm, 83, painted barns. Born in 1931, she`: the subject of a sentence, and the birth that the next one opens with.
fn subject(builder: &mut Builder<'_>, claim: &Claim) {
    let Some((birth, link)) = birth(builder, claim) else { return };
    // "Ann Roe, 34, has won. Roe was born in 1990"
    let named = claim.topic.head.is_some() && claim.topic.head == birth.topic.head;
    let next = birth.segment == claim.segment + 1 && (named || birth.operand("own").is_some());
    let told = named || birth.operand("someone").is_some();
    let (Some(age), Some(born), Some(now)) = (claim.figure("age"), birth.figure("birth"), builder.now())
    else {
        return;
    };
    if !next || !told {
        return;
    }
    let mut args = arguments(builder, &[("birth", born)]);
    args.extend(kin::years(builder, age).map(|age| ("age", age)));
    args.push(("at", now));
    let why = "the age of whom the next sentence tells the birth".to_string();
    builder.relate("age", args, link, &[claim.id, birth.id], why);
}

/// `Anna Berg, 34, was jailed on Friday. She had been 27 when it began in 2016.`
fn two_ages(builder: &mut Builder<'_>, claim: &Claim, age: FigureId, at: FigureId) {
    let near = |other: &&Claim| {
        other.kind == "named" && other.id < claim.id && claim.segment.wrapping_sub(other.segment) <= 1
    };
    let mut named = builder.claims.iter().filter(near);
    let (Some(person), None) = (named.next(), named.next()) else { return };
    let (Some(other), Some(now)) = (person.figure("age"), builder.now()) else { return };
    let mut args = arguments(builder, &[("then", at)]);
    args.extend(kin::years(builder, age).map(|age| ("age_then", age)));
    args.extend(kin::years(builder, other).map(|age| ("age_now", age)));
    args.push(("now", now));
    let why = "the age of one person now and at another time".to_string();
    builder.relate("ages", args, Link::Likely, &[person.id, claim.id], why);
}

/// `Olga Moe was born in 1904. Her daughter was born in 1931`: nobody is born after their child.
fn child(builder: &mut Builder<'_>, claim: &Claim) {
    let before = |c: &&Claim| c.kind == "birth" && c.segment + 1 == claim.segment;
    let mut births = builder.claims.iter().filter(before);
    let (Some(parent), None) = (births.next(), births.next()) else { return };
    let ids = parent.figure("birth").zip(claim.figure("birth"));
    let Some((born, event)) = ids.filter(|_| claim.operand("child").is_some()) else { return };
    if parent.operand("other").is_some()
        || parent.operand("own").is_none() && parent.operand("someone").is_some()
    {
        return;
    }
    let mut args = arguments(builder, &[("birth", born), ("event", event)]);
    args.push(("longest", kin::constant(builder, LONGEST)));
    let why = "the births of somebody and of their child".to_string();
    builder.relate("life", args, Link::Likely, &[parent.id, claim.id], why);
}

/// `Born in 1920. He served from 1941`: nobody does anything before birth.
fn deed(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(event) = claim.figure("event") else { return };
    let Some((birth, link)) = birth(builder, claim).filter(|(birth, _)| birth.segment <= claim.segment)
    else {
        return;
    };
    let Some(born) = birth.figure("birth").filter(|born| *born != event) else { return };
    let mut args = arguments(builder, &[("birth", born), ("event", event)]);
    args.push(("longest", kin::constant(builder, LONGEST)));
    let why = "a birth and a deed of one person".to_string();
    builder.relate("life", args, link, &[birth.id, claim.id], why);
}

/// `retired in July 2023 after 22 years`. `She took over in September 2001`.
fn tenure(builder: &mut Builder<'_>, claim: &Claim) {
    let office = claim.operand("office").is_some();
    // "He became mayor in 1990. He left office in 2002 after 12 years."
    let before = |other: &Claim| office && other.segment + 1 == claim.segment;
    let near = |other: &&Claim| {
        let behind = (1..=REACH).contains(&other.segment.saturating_sub(claim.segment));
        other.kind == "began" && (behind || before(other))
    };
    let mut found = builder.claims.iter().filter(near);
    let (Some(began), None) = (found.next(), found.next()) else { return };
    // "He took over in 2002. Her 12-year tenure ended in 2001."
    let two = gender(began).zip(gender(claim)).is_some_and(|(one, other)| one != other);
    if office && two {
        return builder.refuse(&[began.id, claim.id], "the two may be posts of two people");
    }
    let ends = began.figure("from").zip(claim.figure("to"));
    let Some(((from, to), length)) = ends.zip(claim.figure("duration")) else { return };
    let mut args = arguments(builder, &[("from", from), ("to", to)]);
    args.extend(builder.variable(length, Use::Length).map(|v| ("duration", v)));
    let why = "the time in a post, from its beginning to its end".to_string();
    builder.relate("span", args, Link::Likely, &[claim.id, began.id], why);
}
