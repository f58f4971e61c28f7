//! Which two figures state one value?
//!
//! In: a headline's `412,000 containers` and `421,000 containers` in the first sentence, out: a relation `restate`. An
//! unequal value is mostly another measure, so two values that cannot meet are tied only if nothing else under the
//! headline is its value, both texts speak of one thing, and one slip of the pen leads from one number to the other.
//! A length of time in other units (`a decade`, `10 years`) is one value only where the two agree.

mod again;
pub mod slip;

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::{Claim, Operand, Role};
use crate::figure::{Figure, FigureId, Kind, Reading, TimeUnit, Value};
use crate::num::{Interval, Num};
use crate::segment::SegmentKind;
use crate::unit::{Base, Dimension, Unit};
use slip::Distance;

/// How many sentences under a headline may say its figure again.
const UNDER: usize = 4;

/// Relates the figures of headlines to those under them, and lengths of time to those beside them.
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
        said_again(builder, &mentions, head, &under);
    }
    lengths(builder);
    again::relate(builder);
    for claim in builder.claims.iter().filter(|claim| claim.kind == "occasions") {
        occasions(builder, claim);
    }
}

/// `four times, in 1994, 1997, 1998 and 2003`: each year is one of them.
fn occasions(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(stated) = claim.figure("stated") else { return };
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    args.extend(builder.variable(stated, Use::Uncounted).map(|variable| ("stated", variable)));
    for slot in claim.slots.iter().filter(|slot| slot.role == "listed") {
        let Operand::Figure(id) = slot.operand else { continue };
        let one = builder.valued(id, &Interval::point(Num::ONE), &Unit::plain());
        args.extend(one.map(|variable| ("listed", variable)));
    }
    let why = "the sentence lists the years of all the times".to_string();
    builder.relate("occasions", args, Link::Certain, &[claim.id], why);
}

fn is_headline(builder: &Builder<'_>, claim: &Claim) -> bool {
    builder.segments.get(claim.segment).is_some_and(|segment| segment.kind == SegmentKind::Headline)
}

/// The one figure under a headline that says its value again, if there is one.
fn said_again(builder: &mut Builder<'_>, mentions: &[&Claim], head: &Claim, under: &[&Claim]) {
    let same = |claim: &&&Claim| {
        let close = || spelled_alike(builder, head, claim) || rounds_to(builder, head, claim);
        let named = shared_words(head, claim) >= 1 && !both(builder, head, claim).is_some_and(bare);
        (named || close()) && meet(builder, head, claim)
    };
    let equal = under.iter().find(same);
    if let Some(claim) = equal {
        tie(builder, head, claim, "the text says the headline's value again");
        return;
    }
    let said = |claim: &&&Claim| claim.segment > head.segment && written_alike(builder, head, claim);
    if mentions.iter().any(|claim| said(&claim)) {
        return;
    }
    let slips: Vec<&Claim> =
        under.iter().filter(|claim| one_slip(builder, mentions, head, claim, under)).copied().collect();
    match slips.as_slice() {
        [claim] => tie(builder, head, claim, "the text speaks of what the headline does, one slip away"),
        [] => {}
        [first, second, ..] => {
            builder.refuse(&[head.id, first.id, second.id], "more than one figure may be the headline's");
        }
    }
}

/// Whether one slip leads from the headline's number to that one, and both surely speak of one thing: by their words, or as
/// the only such figures of the headline and of the first sentence. The slighter the slip, the more must say so.
fn one_slip(
    builder: &Builder<'_>,
    mentions: &[&Claim],
    head: &Claim,
    claim: &Claim,
    under: &[&Claim],
) -> bool {
    let Some((top, below)) = both(builder, head, claim) else { return false };
    // "a $726 million swap. Holders of $276 million, or 38 percent of it": a part beside its whole
    if builder.together(top.id, below.id) {
        return false;
    }
    let first = under.iter().map(|c| c.segment).min() == Some(claim.segment) && opens(builder, head, claim);
    let in_first = under.iter().filter(|c| c.segment == claim.segment).count();
    let in_head =
        mentions.iter().filter(|c| c.segment == head.segment && comparable(builder, c, claim)).count();
    let sole = first && in_first == 1 && in_head == 1;
    let shared = shared_words(head, claim);
    match slip::distance(top, below) {
        Distance::Strong => shared >= 2 || first && shared >= 1 || sole,
        Distance::Weak => sole && shared >= 2,
        Distance::Far => false,
    }
}

/// Whether a sentence is the first one of prose under a headline.
fn opens(builder: &Builder<'_>, head: &Claim, claim: &Claim) -> bool {
    let below = builder.segments.iter().enumerate().skip(head.segment + 1);
    let first = below.into_iter().find(|(_, segment)| segment.kind == SegmentKind::Sentence);
    first.is_some_and(|(index, _)| index == claim.segment)
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

/// Whether two figures are of one unit, `a year` or not, or both are shares, or one leaves its unit out.
fn comparable(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let Some((a, b)) = both(builder, a, b) else { return false };
    let told = |f: &Figure| matches!(f.kind, Kind::Money | Kind::Quantity | Kind::Count);
    let share = |f: &Figure| matches!(f.kind, Kind::Percent | Kind::Ratio);
    let counted = |f: &Figure| matches!(f.kind, Kind::Number | Kind::Count);
    let upper = |r: &Reading| {
        r.unit.dimension.powers().iter().filter(|(base, _)| *base != Base::Time).cloned().collect::<Vec<_>>()
    };
    let unit = |l: &Reading| readings(b).iter().any(|r| upper(l) == upper(r) && !upper(l).is_empty());
    let alike = a.kind == b.kind && told(a) && readings(a).iter().any(unit);
    alike || share(a) && share(b) || bare((a, b)) && counted(a) && counted(b)
}

/// Whether one of two figures has no unit at all.
fn bare((a, b): (&Figure, &Figure)) -> bool {
    a.kind == Kind::Number || b.kind == Kind::Number
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
    both(builder, a, b).is_some_and(|(a, b)| slip::same_digits(a, b))
}

/// Whether a figure of any unit is written with the headline's number.
fn written_alike(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let spelled = both(builder, a, b).and_then(|(a, b)| a.spelling.as_ref().zip(b.spelling.as_ref()));
    spelled.is_some_and(|(a, b)| a.digits == b.digits && a.exponent == b.exponent)
}

/// Whether the second is the first told to more places, two or more of which they have in common: `£2.3m`, `£2,314,870`.
fn rounds_to(builder: &Builder<'_>, a: &Claim, b: &Claim) -> bool {
    let Some((a, b)) = both(builder, a, b) else { return false };
    a.kind == b.kind && slip::significant(a) >= 2 && slip::significant(b) > slip::significant(a)
}

/// Lengths of time in one sentence or in two that follow each other, told in different units, that agree.
fn lengths(builder: &mut Builder<'_>) {
    let told: Vec<&Figure> =
        builder.figures.iter().filter(|f| f.kind == Kind::Duration && span(f).is_some()).collect();
    for pair in told.windows(2) {
        let [a, b] = pair else { continue };
        let near = builder.place(a).zip(builder.place(b)).is_some_and(|(a, b)| b <= a + 1);
        if near && other_words(a, b) && span(a) == span(b) {
            let how = Use::Plain;
            let Some(args) = builder.variable(a.id, how).zip(builder.variable(b.id, how)) else { continue };
            let why = "one length of time is said in two ways".to_string();
            builder.relate("restate", vec![("first", args.0), ("second", args.1)], Link::Likely, &[], why);
        }
    }
}

/// The middle of a length of time that is told without a hedge, in seconds; none of less than a week.
fn span(figure: &Figure) -> Option<Num> {
    let reading = readings(figure).first().filter(|_| figure.hedge.is_none())?;
    let length: Interval = reading.unit.to_base(&reading.interval);
    length.middle().filter(|middle| *middle >= Num::from(TimeUnit::Week.seconds()))
}

/// Whether two lengths are told in different units: the equal of `18 months` is no other `18 months`.
fn other_words(a: &Figure, b: &Figure) -> bool {
    let unit = |f: &Figure| readings(f).first().map(|r| r.unit.factor.clone());
    let spelled = |f: &Figure| f.spelling.as_ref().map(|s| s.digits.clone());
    unit(a) != unit(b) || spelled(a) != spelled(b)
}
