//! Comparisons whose levels stand in two sentences: which one is meant?
//!
//! In: `0.4 of a degree hotter than the record` and `That mark, 45.8C`, out: a relation `compare` of both levels, the difference and
//! the sign. In: `It is well short of the target of 5 million` behind a sentence with one level, out: the same. Where
//! more than one level may be meant, nothing is tied.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::tie;
use crate::claim::compare::toward::like;
use crate::claim::grammar::is_amount;
use crate::claim::{Claim, Slot};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};

/// Sentences between a comparison and the figure of its benchmark.
const REACH: usize = 2;

/// A pronoun stands for the only level of the sentence before.
pub fn pending(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(right) = claim.figure("right").and_then(|id| builder.figure(id)) else { return };
    let Some(before) = builder.before(claim) else { return };
    let level = |f: &&Figure| is_amount(f) && f.kind != Kind::Ratio && like(f, right);
    let mut levels: Vec<&Figure> = before.iter().filter(level).filter(|f| !is_aside(builder, f)).collect();
    // "117 million, down from 121 million a month ago. That is 10 percent below"
    if levels.len() > 1 {
        levels.retain(|f| !builder.hinted(f.id, "past"));
    }
    let [left] = levels.as_slice() else {
        return builder
            .refuse(&[claim.id], "no one level of the sentence before is the one that is compared");
    };
    // A bare number may be anything, but one of as many millions is of the same, and what lies between may tell its unit
    let magnitude = |f: &Figure| f.spelling.as_ref().map(|s| s.exponent).filter(|exponent| *exponent > 2);
    let of_millions = magnitude(right).is_some() && magnitude(right) == magnitude(left);
    let apart = claim.figure("difference").and_then(|id| builder.figure(id));
    let told = of_millions || apart.is_some_and(|f| f.kind == Kind::Quantity && like(f, left));
    if left.kind == Kind::Number || right.kind == Kind::Number && left.kind != Kind::Count && !told {
        return;
    }
    let ends = (Some(left.id), Some(right.id));
    let why = "a pronoun takes up the only level of the sentence before";
    tie(builder, ends, &claim.slots, Link::Likely, &[claim.id], why);
}

/// `6.94 metres (22ft 9in)`: what says a level again.
fn is_aside(builder: &Builder<'_>, figure: &Figure) -> bool {
    let before = builder.source.text.get(..figure.span.start).unwrap_or_default();
    // A temperature in brackets may be the only one that names its scale
    let scaled = figure.reading().is_some_and(|reading| !reading.unit.offset.is_zero());
    before.ends_with('(') && !scaled
}

/// A level and the only figure that is told of its record, target or forecast.
pub fn toward(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(left) = claim.figure("left").and_then(|id| builder.figure(id)) else { return };
    let own = claim.number("group");
    let fits = |c: &&Claim| {
        let level = c.figure("level").and_then(|id| builder.figure(id));
        let behind =
            c.segment != claim.segment || level.is_some_and(|level| level.span.start >= claim.span.end);
        behind
            && c.kind == "bench"
            && c.number("group") == own
            && level.is_some_and(|level| level.id != left.id && like(left, level) && !counted(left, level))
    };
    let near = |back: bool, far: usize| -> Vec<&Claim> {
        let place = if back { claim.segment.checked_sub(far) } else { Some(claim.segment + far) };
        builder.claims.iter().filter(fits).filter(|c| Some(c.segment) == place).collect()
    };
    let ways = [near(false, 0), near(false, 1), near(true, 1), near(false, REACH)];
    let Some([bench]) = ways.iter().find(|found| !found.is_empty()).map(Vec::as_slice) else { return };
    let link = if bench.segment == claim.segment { Link::Certain } else { Link::Likely };
    let ends = (Some(left.id), bench.figure("level"));
    tie(builder, ends, &claim.slots, link, &[claim.id, bench.id], "a level and what it is held against");
}

/// The name of the rival from whom a gap counts.
fn rival<'a>(builder: &Builder<'a>, claim: &Claim) -> Option<&'a str> {
    claim.word_at("rival").map(|span| builder.source.slice(span))
}

/// `won in 2:04:17, holding off Roe by 11 seconds`: of Roe's own time, if the next sentence opens with it.
pub fn race_lead(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(left), Some(name)) = (claim.figure("left"), rival(builder, claim)) else { return };
    let next = builder.segments.get(claim.segment + 1);
    let opens = next.is_some_and(|next| builder.source.slice(next.span).starts_with(name));
    let Some(right) = alone(builder, claim.segment + 1, false).filter(|_| opens) else { return };
    let why = "two times of a race and the gap between them";
    tie(builder, (Some(left), Some(right)), &gaps(claim), Link::Likely, &[claim.id], why);
}

/// What a claim says of how far two times are apart.
fn gaps(claim: &Claim) -> Vec<Slot> {
    claim.slots.iter().filter(|slot| slot.role == "difference").cloned().collect()
}

/// `Ito ran 2:04:49, 21 seconds behind Roe`: Roe's time is that of the winner and the lead over Roe.
fn third(builder: &mut Builder<'_>, claim: &Claim, lead: &Claim) {
    let name = rival(builder, claim);
    if name.is_none() || name != rival(builder, lead) {
        return builder.refuse(&[claim.id], "the gap may count from somebody whose time is not told");
    }
    let parts = [(lead, "left"), (lead, "difference"), (claim, "difference")];
    let mut args = Vec::new();
    for (claim, role) in parts {
        let part = claim.figure(role).and_then(|id| builder.variable(id, Use::Plain));
        args.extend(part.map(|variable| ("parts", variable)));
    }
    let total = claim.figure("left").and_then(|id| builder.variable(id, Use::Plain));
    args.extend(total.map(|variable| ("total", variable)));
    let why = "a time of a race and the gaps behind it".to_string();
    builder.relate("total", args, Link::Likely, &[lead.id, claim.id], why);
}

/// Two times of a race and the gap between them.
pub fn race(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(left), Some(gap)) = (claim.figure("left"), claim.figure("difference")) else { return };
    let lead = |c: &&Claim| c.kind == "race-lead" && c.segment + 1 == claim.segment;
    if let Some(lead) = builder.claims.iter().find(lead).filter(|_| claim.figure("right").is_none()) {
        return third(builder, claim, lead);
    }
    let told = claim.figure("right").map(|right| (right, Link::Certain));
    let other = || {
        let off = claim.number("off").is_some();
        let before = claim.segment.checked_sub(1).and_then(|segment| alone(builder, segment, off));
        // a race told before is the one that a gap goes on about, though which of its times is open
        let told = |c: &Claim| {
            matches!(c.kind, "race" | "race-lead" | "race-time") && c.segment + 1 == claim.segment
        };
        let open = !builder.claims.iter().any(told);
        before
            .or_else(|| alone(builder, claim.segment + 1, off).filter(|_| open))
            .map(|right| (right, Link::Likely))
    };
    let Some((right, link)) = told.or_else(other) else { return };
    let slots = gaps(claim);
    if [left, right].contains(&gap) || left == right {
        return;
    }
    tie(
        builder,
        (Some(left), Some(right)),
        &slots,
        link,
        &[claim.id],
        "two times of a race and the gap between them",
    );
}

/// The only time of a race in a sentence that tells no gap of its own, which may be to a third; that of a record only for what was
/// taken `off` it.
fn alone(builder: &Builder<'_>, segment: usize, off: bool) -> Option<FigureId> {
    let gap = |c: &Claim| matches!(c.kind, "race" | "race-lead") && c.segment == segment;
    if builder.claims.iter().any(gap) {
        return None;
    }
    let of_race = |c: &Claim| c.kind == "race-time" && (off || c.number("record").is_none());
    let mut times = builder.claims.iter().filter(|c| c.segment == segment && of_race(c));
    let one = times.next().filter(|_| times.next().is_none())?;
    one.figure("time")
}

/// `It was the five inches in between`: the only two levels of the sentence before, or of the two before.
pub fn betwixt(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(gap) = claim.figure("difference").and_then(|id| builder.figure(id)) else { return };
    let found = (1..=REACH).map(|back| {
        let first = claim.segment.saturating_sub(back);
        let level = |f: &&Figure| f.kind == gap.kind && like(f, gap);
        builder.sentences(first..claim.segment).iter().filter(level).collect::<Vec<&Figure>>()
    });
    let pair = found.into_iter().find(|levels| levels.len() >= 2);
    let Some([left, right]) = pair.as_deref() else { return };
    let ends = (Some(left.id), Some(right.id));
    let why = "what lies between the two levels before it";
    tie(builder, ends, &claim.slots, Link::Likely, &[claim.id], why);
}

/// `The gap, $119`: the only two levels of its kind in its sentence, or in it and the one before.
pub fn between(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(gap) = claim.figure("difference").and_then(|id| builder.figure(id)) else { return };
    let levels = |at: usize| -> Vec<&Figure> {
        let inside = || builder.sentence(at).unwrap_or_default().iter().filter(|f| f.id != gap.id);
        let named: Vec<&Figure> = inside().filter(|f| of_a_kind(f, gap)).collect();
        match named.as_slice() {
            // "peaked at 32,100 megawatts, when the grid could supply 27,400"
            [only] => inside().filter(|f| f.id == only.id || stands_beside(f, only)).collect(),
            _ => named,
        }
    };
    let own = levels(claim.segment);
    let before = || claim.segment.checked_sub(1).map(levels).unwrap_or_default();
    let pair = match own.as_slice() {
        [left, right] => Some((left.id, right.id, Link::Certain)),
        [right] => match before().as_slice() {
            [left] => Some((left.id, right.id, Link::Likely)),
            _ => None,
        },
        [] => match before().as_slice() {
            [left, right] => Some((left.id, right.id, Link::Likely)),
            _ => None,
        },
        _ => None,
    };
    // "that seven-point gap" is none between 4.4 million and 1.2 million
    let named = |(left, right, _): &(FigureId, FigureId, Link)| {
        let counted =
            |id: FigureId| builder.figure(id).is_some_and(|f| f.kind == Kind::Count && like(f, gap));
        gap.kind != Kind::Count || counted(*left) || counted(*right)
    };
    let Some((left, right, link)) = pair.filter(named) else {
        return builder.refuse(&[claim.id], "not just two levels close by can be what this lies between");
    };
    let why = "only these two levels close by can be what it lies between";
    tie(builder, (Some(left), Some(right)), &claim.slots, link, &[claim.id], why);
}

/// Whether a figure is a level like the gap: in its unit, or both counted.
fn of_a_kind(level: &Figure, gap: &Figure) -> bool {
    let counted = |figure: &Figure| matches!(figure.kind, Kind::Number | Kind::Count);
    let amount = is_amount(level) && !matches!(level.kind, Kind::Ratio | Kind::Ordinal | Kind::Percent);
    amount && (counted(level) && counted(gap) || level.kind == gap.kind && like(level, gap))
}

/// Whether a bare number may be in the unit of a level: it is of its size, a third to three times as much.
fn stands_beside(bare: &Figure, level: &Figure) -> bool {
    let value = |f: &Figure| f.reading()?.interval.middle();
    let Some((a, b)) = value(bare).zip(value(level)) else { return false };
    let three = Num::from(3);
    let measured = matches!(level.kind, Kind::Money | Kind::Quantity);
    bare.kind == Kind::Number && measured && a < &b * &three && b < &a * &three
}

/// `the largest city, with 612,000` and, in the same sentence or the next, `the second-largest with 340,000`.
pub fn rank(builder: &mut Builder<'_>, claim: &Claim) {
    let next = |c: &&Claim| c.kind == "rank" && c.id > claim.id && c.segment <= claim.segment + 1;
    let Some(other) = builder.claims.iter().find(next) else { return };
    let nouns = claim.topic.head.as_ref().zip(other.topic.head.as_ref());
    let places = claim.number("place").zip(other.number("place"));
    let ways = claim.number("way").zip(other.number("way"));
    let levels = claim.figure("level").zip(other.figure("level"));
    let (Some((place, second)), Some((way, same)), Some((left, right))) = (places, ways, levels) else {
        return;
    };
    let comparable = builder.figure(left).zip(builder.figure(right)).is_some_and(|(a, b)| like(a, b));
    let verbs = [&claim.topic.modifiers, &other.topic.modifiers];
    if verbs.iter().all(|verb| !verb.is_empty()) && claim.topic.modifiers != other.topic.modifiers {
        return;
    }
    if place == second || way != same || nouns.is_some_and(|(a, b)| a != b) || !comparable {
        return;
    }
    let sign = if place < second { way.clone() } else { Num::ZERO - way.clone() };
    let value = Interval::point(sign);
    let slots = [Slot::word("sign", claim.word_at("place").unwrap_or(claim.span), value)];
    let link = if claim.segment == other.segment { Link::Certain } else { Link::Likely };
    let ends = (Some(left), Some(right));
    tie(builder, ends, &slots, link, &[claim.id, other.id], "two places of one ranking");
}

/// `six wells` beside `the limit, 10 micrograms a litre`.
fn counted(level: &Figure, benchmark: &Figure) -> bool {
    level.kind == Kind::Number && benchmark.kind == Kind::Quantity
}
