//! One person's age at two times: which times, and what must agree?
//!
//! In: a claim of the ages 24 then and 49 now, and two dates in the sentence or the one before it, out: a relation `ages`. In: `in 1968, aged
//! 36` and, in the next sentence, `On 21 May 2023, now 91`, out: the same. In: `18 years and 29 days`, a birth and the only
//! other day, out: a relation `span`.

use super::kin::years;
use super::{Link, arguments};
use crate::claim::Claim;
use crate::claim::calendar::period;
use crate::figure::{Figure, FigureId, Part};
use crate::relation::build::{Builder, Use};

/// Sentences between a birth and an age to the day.
const REACH: usize = 2;

/// The dates of some sentences, without decades and centuries.
fn dates<'a>(builder: &Builder<'a>, first: usize, last: usize) -> Vec<&'a Figure> {
    let sharp = |f: &Figure| {
        period(f).is_some_and(|p| {
            !matches!(p.part, Part::Decade | Part::Century | Part::DayOfMonth(_) | Part::FiscalYear)
        })
    };
    builder.sentences(first..last + 1).iter().filter(|f| sharp(f)).collect()
}

/// `is now 49` of whoever was 24 `on the day of the crash`: the two times of both are those that the text tells.
pub fn then_now(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(then), Some(now)) = (claim.figure("age_then"), claim.figure("age_now")) else { return };
    let here = dates(builder, claim.segment, claim.segment);
    let found =
        if here.len() == 2 { here } else { dates(builder, claim.segment.saturating_sub(1), claim.segment) };
    let [first, second] = found.as_slice() else { return };
    let link = if first.id > then { Link::Certain } else { Link::Likely };
    ages(builder, [(then, first.id), (now, second.id)], link, &[claim]);
}

/// Two ages, each with its time, in one sentence or two that follow each other; no other age in reach.
pub fn dated(builder: &mut Builder<'_>, claim: &Claim, own: (FigureId, FigureId)) {
    let near = |c: &&Claim| c.kind == "aged" && c.id != claim.id && c.segment.abs_diff(claim.segment) <= 1;
    let mut others = builder.claims.iter().filter(near);
    let (Some(other), None) = (others.next(), others.next()) else { return };
    let named = builder.claims.iter().any(|c| c.kind == "named" && c.segment.abs_diff(claim.segment) <= 1);
    let told = other.figure("age").zip(other.figure("at"));
    let Some(told) = told.filter(|_| other.id < claim.id && !named) else { return };
    if !one_person(other, claim) {
        return;
    }
    ages(builder, [told, own], Link::Likely, &[other, claim]);
}

/// `joined as a 24-year-old clerk in 1991 and turns 58 on 7 March 2025`, `was 43 when she took over in 2001 and 61 when she left in 2019`: the only two ages of one sentence.
pub fn both(builder: &mut Builder<'_>, claim: &Claim, own: (FigureId, FigureId)) {
    let here = |c: &&Claim| c.kind == "aged" && c.segment == claim.segment;
    let told: Vec<&Claim> = builder.claims.iter().filter(here).collect();
    let [first, second] = told.as_slice() else { return };
    let turns = first.operand("as").is_some() && second.operand("turns").is_some();
    let also = second.operand("also").is_some();
    let aged = builder.sentence(claim.segment).unwrap_or_default();
    let others = aged.iter().filter(|f| f.kind == crate::figure::Kind::Age).count();
    let Some(other) = first.figure("age").zip(first.figure("at")) else { return };
    if second.id == claim.id && (turns || also) && others <= 2 {
        ages(builder, [other, own], Link::Certain, &[first, claim]);
    }
}

/// Whether the second sentence goes on about whom the first one names.
fn one_person(first: &Claim, second: &Claim) -> bool {
    let opens = second.operand("someone").is_some();
    first.segment != second.segment && opens
}

fn ages(builder: &mut Builder<'_>, [one, other]: [(FigureId, FigureId); 2], link: Link, claims: &[&Claim]) {
    let middle = |id: FigureId| builder.figure(id).and_then(period).and_then(year);
    let (Some(first), Some(second)) = (middle(one.1), middle(other.1)) else { return };
    // Of `then` and `now` the text may tell the later time first
    let ((age_then, then), (age_now, now)) = match (first <= second, claims.len()) {
        (true, _) => (one, other),
        (false, 1) => ((one.0, other.1), (other.0, one.1)),
        (false, _) => (other, one),
    };
    let mut args = arguments(builder, &[("then", then), ("now", now)]);
    args.extend(years(builder, age_then).map(|age| ("age_then", age)));
    args.extend(years(builder, age_now).map(|age| ("age_now", age)));
    let claims: Vec<_> = claims.iter().map(|claim| claim.id).collect();
    let why = "the ages of one person at two times".to_string();
    if args.len() == 4 {
        builder.relate("ages", args, link, &claims, why);
    }
}

fn year(period: &crate::figure::Period) -> Option<i32> {
    match period.year {
        crate::figure::Year::Stated(year) => Some(year),
        _ => None,
    }
}

/// `At 18 years and 29 days ... Born on 3 May 2005 ... on 1 June 2023`
pub fn exact(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(length) = claim.figure("duration") else { return };
    let Some((birth, link)) = super::birth(builder, claim) else { return };
    let Some(born) = birth.figure("birth") else { return };
    let (first, last) = (birth.segment.min(claim.segment), birth.segment.max(claim.segment));
    let day = |f: &Figure| f.id != born && period(f).is_some_and(|p| matches!(p.part, Part::Day { .. }));
    let days: Vec<&Figure> =
        dates(builder, first, last.min(first + REACH)).into_iter().filter(|f| day(f)).collect();
    let [at] = days.as_slice() else { return };
    let mut args = arguments(builder, &[("from", born), ("to", at.id)]);
    args.extend(builder.variable(length, Use::Plain).map(|v| ("duration", v)));
    let why = "a birth, a day, and the age on it".to_string();
    builder.relate("span", args, link, &[birth.id, claim.id], why);
}
