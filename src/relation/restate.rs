//! Which two figures state one value?
//!
//! In: a headline's `412,000 containers` and `421,000 containers` in the first sentence, out: a relation `restate`. An
//! unequal value is mostly another measure, so two values that cannot meet are tied only if the text under the headline
//! has one such figure, speaks of the same things, and one slip of the pen leads from one number to the other.

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::{Claim, Role};
use crate::figure::{Figure, FigureId, Kind, Reading, Spelling, Value};
use crate::num::Num;
use crate::segment::SegmentKind;
use crate::unit::{Base, Dimension};

/// How many sentences under a headline may say its figure again.
const UNDER: usize = 4;

/// Relates the figures of headlines to those under them.
pub fn relate(builder: &mut Builder<'_>) {
    let mentions: Vec<&Claim> = builder.claims.iter().filter(|claim| claim.kind == "mention").collect();
    let headed = |claim: &&&Claim| is_headline(builder, claim);
    let heads: Vec<&Claim> = mentions.iter().filter(headed).copied().collect();
    for head in heads {
        let under = |claim: &&&Claim| {
            claim.segment > head.segment
                && claim.segment <= head.segment + UNDER
                && !is_headline(builder, claim)
                && comparable(builder, head, claim)
        };
        let under: Vec<&Claim> = mentions.iter().filter(under).copied().collect();
        said_again(builder, head, &under);
    }
}

fn is_headline(builder: &Builder<'_>, claim: &Claim) -> bool {
    builder.segments.get(claim.segment).is_some_and(|segment| segment.kind == SegmentKind::Headline)
}

/// The one figure under a headline that says its value again, if there is one.
fn said_again(builder: &mut Builder<'_>, head: &Claim, under: &[&Claim]) {
    let same = |claim: &&&Claim| {
        let tied = shared_words(head, claim) >= 1 || spelled_alike(builder, head, claim);
        tied && meet(builder, head, claim)
    };
    let equal = under.iter().find(same);
    if let Some(claim) = equal {
        tie(builder, head, claim, "the text says the headline's value again");
        return;
    }
    let slip = |claim: &&&Claim| shared_words(head, claim) >= 2 && slipped(builder, head, claim);
    let slips: Vec<&Claim> = under.iter().filter(slip).copied().collect();
    match slips.as_slice() {
        [claim] => tie(builder, head, claim, "the text speaks of what the headline does, one slip away"),
        [] => {}
        [first, second, ..] => {
            builder.refuse(&[head.id, first.id, second.id], "more than one figure may be the headline's");
        }
    }
}

fn tie(builder: &mut Builder<'_>, head: &Claim, claim: &Claim, why: &str) {
    let Some(ids) = value(head).zip(value(claim)) else { return };
    let same = unit_of(builder, ids.0) == unit_of(builder, ids.1);
    let how = if same { Use::Plain } else { Use::Bare };
    let first = builder.variable(ids.0, how);
    let Some((first, second)) = first.zip(builder.variable(ids.1, how)) else { return };
    let args: Vec<(Role, VariableId)> = vec![("first", first), ("second", second)];
    builder.relate("restate", args, Link::Likely, &[head.id, claim.id], why.to_string());
}

fn value(claim: &Claim) -> Option<FigureId> {
    claim.figure("value")
}

fn unit_of(builder: &Builder<'_>, id: FigureId) -> Option<Dimension> {
    readings(builder.figure(id)?).first().map(|r| r.unit.dimension.clone())
}

fn readings(figure: &Figure) -> &[Reading] {
    match &figure.value {
        Value::Amount(readings) => readings,
        _ => &[],
    }
}

/// How many content words two sentences share.
fn shared_words(a: &Claim, b: &Claim) -> usize {
    a.topic.modifiers.iter().filter(|word| b.topic.modifiers.contains(word)).count()
}

/// The two figures of two claims.
fn both<'a>(builder: &Builder<'a>, a: &Claim, b: &Claim) -> Option<(&'a Figure, &'a Figure)> {
    Some((builder.figure(value(a)?)?, builder.figure(value(b)?)?))
}

/// Whether two figures are of one unit, `a year` or not; bare numbers only if they are large.
fn comparable(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let Some((a, b)) = both(builder, a, b) else { return false };
    let told = |f: &Figure| matches!(f.kind, Kind::Money | Kind::Quantity | Kind::Count);
    let upper = |r: &Reading| {
        r.unit.dimension.powers().iter().filter(|(base, _)| *base != Base::Time).cloned().collect::<Vec<_>>()
    };
    let share = |l: &Reading| readings(b).iter().any(|r| upper(l) == upper(r) && !upper(l).is_empty());
    a.kind == b.kind && told(a) && readings(a).iter().any(share)
}

/// Whether two figures may be one value, whatever `a year` says.
fn meet(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let Some((a, b)) = both(builder, a, b) else { return false };
    let same = |l: &Reading, r: &Reading| l.unit.dimension == r.unit.dimension;
    readings(a).iter().any(|l| {
        readings(b).iter().any(|r| {
            if same(l, r) {
                l.unit.to_base(&l.interval).meets(&r.unit.to_base(&r.interval))
            } else {
                l.interval.meets(&r.interval)
            }
        })
    })
}

/// Whether two figures have the same digits, two at least.
fn spelled_alike(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let spelled = both(builder, a, b).and_then(|(a, b)| a.spelling.as_ref().zip(b.spelling.as_ref()));
    let digits = |s: &Spelling| s.digits.trim_end_matches('0').to_owned();
    spelled.is_some_and(|(a, b)| digits(a) == digits(b) && digits(a).len() > 1)
}

/// Whether one number is the other with two digits swapped or its point moved.
fn slipped(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let Some((a, b)) = both(builder, a, b) else { return false };
    let swapped = a.spelling.as_ref().zip(b.spelling.as_ref()).is_some_and(|(a, b)| one_swap(a, b));
    let Some((left, right)) = readings(a).first().zip(readings(b).first()) else { return false };
    let moved = [-9, -6, -3, -1, 1, 3, 6, 9].into_iter().map(Num::power_of_ten);
    swapped || moved.into_iter().any(|by| left.interval.scale(&by).meets(&right.interval))
}

fn one_swap(a: &Spelling, b: &Spelling) -> bool {
    let pairs = a.digits.chars().zip(b.digits.chars());
    let differing: Vec<(char, char)> = pairs.filter(|(here, there)| here != there).collect();
    let swapped =
        matches!(differing.as_slice(), [first, second] if first.0 == second.1 && first.1 == second.0);
    a.exponent == b.exponent && a.digits.len() == b.digits.len() && swapped
}
