//! Which value does the text tell a second time, of the same things or of the same measure?
//!
//! In: `will shed 5,480 posts in Arden`, later `The 5,480 posts are in sales`, out: a relation `restate`: a definite number of things was told
//! before. In: `Output was 36.2 million tons in 2021` and `Its output was 32.6 million tons in 2021`, the same of two levels whose head,
//! modifiers and time fit. Two values that cannot meet are tied only if one strong slip of the pen leads from one to the other
//! and the text tells neither of them anywhere else.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::slip::{self, Distance};
use crate::claim::grammar::comparable;
use crate::claim::{Claim, Mode};
use crate::figure::{Figure, Kind};
use crate::relation::topic;

/// How many sentences before a number may have been told.
const SENTENCES: usize = 8;

/// Shorter numbers are a slip apart too often by chance.
const DIGITS: usize = 3;

/// Relates what is told again.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "again" => things(builder, claim),
            "level" => level(builder, claim),
            _ => {}
        }
    }
}

/// `The 5,480 posts`: the only such number before that is the same, or one slip away.
fn things(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(own) = claim.figure("value").and_then(|id| builder.figure(id)) else { return };
    let near =
        |f: &Figure| builder.place(f).is_some_and(|at| at < claim.segment && at + SENTENCES >= claim.segment);
    let same = |f: &&Figure| f.kind == Kind::Count && f.id < own.id && comparable(f, own) && near(f);
    let told: Vec<&Figure> = builder.figures.iter().filter(same).collect();
    let found = told.iter().rev().find(|f| equal(f, own)).copied();
    let slipped = || {
        let mut strong = told.iter().filter(|f| is_slip(builder, f, own));
        strong.next().filter(|_| strong.next().is_none()).copied()
    };
    if let Some(first) = found.or_else(slipped) {
        tie(builder, first, own, claim, "the text told so many of these things before");
    }
}

/// A level of one measure and time that was told before.
fn level(builder: &mut Builder<'_>, claim: &Claim) {
    let figure = |c: &Claim| c.figure("level").and_then(|id| builder.figure(id));
    let Some(own) = figure(claim).filter(|f| slip::significant(f) >= DIGITS) else { return };
    let alike = |other: &&Claim| {
        other.kind == "level"
            && other.segment < claim.segment
            && other.segment + SENTENCES >= claim.segment
            && [&other.topic, &claim.topic].iter().all(|t| t.mode == Mode::Actual)
            && topic::same(&other.topic, &claim.topic)
            && other.topic.modifiers == claim.topic.modifiers
            && time(builder, other).is_some_and(|at| time(builder, claim) == Some(at))
            && figure(other).is_some_and(|f| f.kind == own.kind && comparable(f, own))
    };
    let told: Vec<&Claim> = builder.claims.iter().filter(alike).collect();
    let [other] = told.as_slice() else { return };
    let Some(first) = figure(other) else { return };
    if equal(first, own) || is_slip(builder, first, own) {
        tie(builder, first, own, claim, "the text told this level of this time before");
    }
}

/// The time that a claim names.
fn time<'a>(builder: &Builder<'a>, claim: &Claim) -> Option<&'a crate::figure::Value> {
    claim.topic.period.and_then(|id| builder.figure(id)).map(|f| &f.value)
}

fn equal(a: &Figure, b: &Figure) -> bool {
    a.in_base_units().zip(b.in_base_units()).is_some_and(|(a, b)| a.meets(&b))
}

/// Whether a strong slip leads from one number to the other, and the text tells neither anywhere else.
fn is_slip(builder: &Builder<'_>, a: &Figure, b: &Figure) -> bool {
    let long =
        slip::significant(a).min(slip::significant(b)) >= DIGITS && a.hedge.is_none() && b.hedge.is_none();
    let written = |f: &Figure, g: &Figure| {
        f.id != g.id
            && f.spelling.as_ref().zip(g.spelling.as_ref()).is_some_and(|(f, g)| f.digits == g.digits)
    };
    let once = |f: &Figure| !builder.figures.iter().any(|g| written(f, g));
    long && slip::distance(a, b) == Distance::Strong && once(a) && once(b)
}

fn tie(builder: &mut Builder<'_>, first: &Figure, second: &Figure, claim: &Claim, why: &str) {
    let (first, second) = (builder.variable(first.id, Use::Plain), builder.variable(second.id, Use::Plain));
    if let Some((first, second)) = first.zip(second) {
        builder.relate(
            "restate",
            vec![("first", first), ("second", second)],
            Link::Likely,
            &[claim.id],
            why.to_string(),
        );
    }
}
