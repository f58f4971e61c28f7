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
use crate::num::Num;
use crate::relation::topic;

/// How many sentences before a number may have been told.
const SENTENCES: usize = 8;

/// Shorter numbers are a slip apart too often by chance.
const DIGITS: usize = 3;
/// Sentences between a change that is told roughly and the same told closely.
const NEAR: usize = 2;

/// Relates what is told again.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "again" => things(builder, claim),
            "level" => level(builder, claim),
            "change" => bounded(builder, claim),
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

/// `profits rose by more than 40 percent` and, in one of the next sentences, `a 43 percent rise in profits`: the only two such changes of the
/// text. They are held together if the second is within the bound of the first, or is so with its digits swapped.
fn bounded(builder: &mut Builder<'_>, claim: &Claim) {
    let percent = |c: &Claim| c.figure("percent").and_then(|id| builder.figure(id));
    let Some(lead) = percent(claim).filter(|f| f.hedge.is_some() && f.kind == Kind::Percent) else { return };
    let same = |c: &&Claim| {
        c.kind == "change"
            && c.id != claim.id
            && c.topic.head.is_some()
            && c.topic.head == claim.topic.head
            && [&c.topic, &claim.topic].iter().all(|t| t.mode == Mode::Actual)
            && percent(c).is_some()
    };
    let told: Vec<&Claim> = builder.claims.iter().filter(same).collect();
    let [other] = told.as_slice() else { return };
    let after = other.segment > claim.segment && other.segment <= claim.segment + NEAR;
    let way = |c: &Claim| c.number("direction").cloned();
    let Some(detail) = percent(other).filter(|f| after && f.hedge.is_none() && way(other) == way(claim))
    else {
        return;
    };
    let Some(bound) = lead.in_base_units() else { return };
    let fits = detail.in_base_units().is_some_and(|i| i.meets(&bound));
    let close = lead
        .reading()
        .and_then(|r| r.interval.low().cloned())
        .zip(detail.reading().and_then(|r| r.interval.middle()));
    let near = close.is_some_and(|(a, b)| Num::ratio(3, 2).is_some_and(|most| b.is_near(&a, &most)));
    let slipped = || slip::significant(detail) > 1 && slip::stands_for(detail, &bound);
    if near && (fits || slipped()) {
        tie(builder, lead, detail, other, "the text tells the same change closer");
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
