//! Ends of a change that stand in another sentence.
//!
//! In: `Registrations climbed to 50,000 in 2018. They lost 10 percent in the next year, to 45,000.`, out: the second
//! change starts from 60,000. A sentence is tied to the one before by a word that takes its measure up (`they`,
//! `the count`, `the cut`) and by a time that says which comes first; of two levels that fit, neither is taken.
//!
//! ```text
//! start = the level that the next sentence gives for an earlier time: "It had been 4 million the year before."
//!       | the end of the change before, if this one is told of a later time
//! end   = the one level of the sentence before, taken up by "it" or "the count": "That was down from 96."
//!       | the one amount of the sentence before, in the same unit, of which "this" is to become it: "This is expected to grow to 3,420."
//!       | the end of the change before, which this one goes on from by its words: "A further rise to 1.5 billion is expected."
//! both  = the ends of the change before, which "the cut" takes up
//!       | one level of the same measure close by, as the end
//!       | the only ends that a later sentence tells of a change of the same measure, but for a slip: "rose to 23.4 million from 21.2 million"
//! ```

use super::complete::nearly;
use super::{Ends, MEASURES, begins};
use crate::claim::grammar::{comparable, is_amount};
use crate::claim::hint::counts_back;
use crate::claim::{Claim, Mode};
use crate::figure::{Figure, FigureId, Kind, Time, Value};
use crate::num::Num;
use crate::relation::build::Builder;
use crate::relation::topic;
use crate::segment::SegmentKind;

/// Furthest that the time which opens a sentence may stand from its start, in bytes.
const OPEN: usize = 8;

/// How many sentences behind a change its ends may be told.
const LATER: usize = 4;

/// An end and the claim that states it.
type Found<'c, T> = Option<(T, &'c Claim)>;

/// The level before a change that tells only the level after.
pub fn start<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, FigureId> {
    let level = year_before(builder, claim).or_else(|| stated_before(builder, claim));
    match level {
        Some(level) => level.figure("level").or(level.figure("past")).map(|id| (id, level)),
        None if claim.operand("further").is_some() => goes_on(builder, claim),
        None => chained(builder, claim).or_else(|| to_become(builder, claim)),
    }
}

/// `expected to rise to 1.4 billion this year. A FURTHER increase to 1.5 billion`: the end of the nearest change that goes the same way.
fn goes_on<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, FigureId> {
    let to = builder.figure(claim.figure("to")?)?;
    let before = |other: &&Claim| {
        other.kind == "change"
            && other.id != claim.id
            && other.segment + 1 >= claim.segment
            && other.span.start < claim.span.start
    };
    let other = builder.claims.iter().rfind(before)?;
    let level = other.figure("to").and_then(|id| builder.figure(id))?;
    let alike = level.kind == to.kind && comparable(level, to) && same_way(claim, other);
    alike.then_some((level.id, other))
}

fn same_way(claim: &Claim, other: &Claim) -> bool {
    let way = claim.word("direction");
    way.is_some() && other.word("direction") == way
}

/// `a library of 600 images. This is expected to grow to 3,420 images`: the one amount of its unit in the sentence before.
fn to_become<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, FigureId> {
    let to = builder.figure(claim.figure("to")?)?;
    let opens = builder.segments.get(claim.segment)?.span.start;
    let before = claim.segment.checked_sub(1).and_then(|at| builder.sentence(at))?;
    // "By 2010, it expects to double sales": from another time
    let timed = builder.sentence(claim.segment)?.iter().any(|f| f.is_time() && f.span.start < to.span.start);
    let ahead = claim.topic.mode == Mode::Planned && claim.topic.pronoun && !timed;
    // "600 digital images" is a bare number before an adjective
    let bare = |figure: &Figure| figure.kind == Kind::Number && to.kind == Kind::Count;
    let alike =
        |figure: &&Figure| is_amount(figure) && (figure.dimension() == to.dimension() || bare(figure));
    let mut fitting = before.iter().filter(alike);
    let like = |level: &&Figure| level.kind == to.kind || bare(level);
    let level = fitting.next().filter(|level| ahead && like(level) && opens < claim.span.start)?;
    (fitting.next().is_none()).then_some((level.id, claim))
}

/// The level that the next sentence gives for the time before: `It had been 4 million the year before.`
fn year_before<'c>(builder: &Builder<'c>, claim: &Claim) -> Option<&'c Claim> {
    let to = builder.figure(claim.figure("to")?)?;
    let mut fitting = builder.claims.iter().filter(|level| {
        let next = level.kind == "level" && (claim.segment..=claim.segment + 1).contains(&level.segment);
        let figure = level.figure("level").and_then(|id| builder.figure(id));
        let topic =
            level.topic.pronoun && level.segment > claim.segment || topic::same(&claim.topic, &level.topic);
        next && topic
            && is_earlier(builder, level)
            && figure.is_some_and(|f| f.kind == to.kind && f.id != to.id && comparable(f, to))
    });
    let level = fitting.next()?;
    fitting.next().is_none().then_some(level)
}

/// Whether the level's time counts back from another: `a year earlier`, `last year`.
fn is_earlier(builder: &Builder<'_>, level: &Claim) -> bool {
    level.topic.period.and_then(|id| builder.figure(id)).is_some_and(counts_back)
}

/// `It had made 40 in 2019`, `That compares with 40 a year earlier`: right behind the sentence of the change.
fn stated_before<'c>(builder: &Builder<'c>, claim: &Claim) -> Option<&'c Claim> {
    let to = builder.figure(claim.figure("to")?)?;
    let measures = ["percent", "multiple", "step", "points", "amount"];
    let measured = claim.slots.iter().any(|slot| measures.contains(&slot.role));
    let next = |level: &&Claim| {
        level.segment == claim.segment + 1
            && (level.kind == "before" || level.kind == "hint" && opens_earlier(builder, level))
    };
    let alike = |level: &&Claim| {
        let figure = level.figure("level").or(level.figure("past")).and_then(|id| builder.figure(id));
        figure.is_some_and(|figure| figure.kind == to.kind && comparable(figure, to))
    };
    let told = |level: &Claim| level.figure("level").or(level.figure("past"));
    let mut fitting = builder.claims.iter().filter(next).filter(alike).peekable();
    let level = fitting.peek().copied().filter(|_| measured)?;
    let mut fitting = fitting.skip_while(|other| told(other) == told(level));
    let ends = builder.claims.iter().filter(|other| other.kind == "change" && other.segment == claim.segment);
    let one = ends.filter(|other| other.figure("to").is_some()).count() == 1;
    (one && fitting.next().is_none()).then_some(level)
}

/// `A week earlier there were 390 million`: a sentence that opens with an earlier time and tells one amount.
fn opens_earlier(builder: &Builder<'_>, hint: &Claim) -> bool {
    let Some(segment) = builder.segments.get(hint.segment) else { return false };
    let inside = builder.inside(segment.span);
    let opens = inside.first().is_some_and(|f| counts_back(f) && f.span.start - segment.span.start < OPEN);
    opens && hint.figure("past").is_some() && inside.iter().filter(|f| is_amount(f)).count() == 1
}

/// `It climbed to 50,000 in 2018. They lost 10 percent in the next year, to 45,000.`
fn chained<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, FigureId> {
    let to = builder.figure(claim.figure("to")?)?;
    if !claim.topic.pronoun || !claim.topic.period.is_some_and(|id| is_later(builder, id)) {
        return None;
    }
    let before = |other: &&Claim| other.kind == "change" && other.segment + 1 == claim.segment;
    let mut fitting =
        builder.claims.iter().filter(before).filter_map(|other| Some((other.figure("to")?, other)));
    let (level, other) = fitting.next()?;
    let alike = builder.figure(level).is_some_and(|figure| figure.kind == to.kind && comparable(figure, to));
    (alike && fitting.next().is_none()).then_some((level, other))
}

/// Whether a time counts on from another: `the year after`, `a year later`.
fn is_later(builder: &Builder<'_>, time: FigureId) -> bool {
    match builder.figure(time).map(|figure| &figure.value) {
        Some(Value::Time(Time::Shift { count, .. })) => count.low().is_some_and(|low| *low > Num::ZERO),
        Some(Value::Time(Time::Same { years })) => *years > 0,
        _ => false,
    }
}

/// The level after a change that tells only the level before and takes its measure up from the sentence before.
pub fn end<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, FigureId> {
    let from = builder.figure(claim.figure("from")?)?;
    let segment = builder.segments.get(claim.segment.checked_sub(1)?)?;
    if !claim.topic.pronoun || claim.figure("points").is_some() {
        return None;
    }
    let within = builder
        .figures
        .iter()
        .filter(|f| segment.span.start <= f.span.start && f.span.end <= segment.span.end);
    let fits = |figure: &&Figure| is_amount(figure) && figure.kind != Kind::Ratio && comparable(figure, from);
    let mut fitting = within.filter(fits);
    let figure = fitting.next().filter(|figure| figure.kind == from.kind || figure.kind == Kind::Count)?;
    fitting.next().is_none().then_some((figure.id, claim))
}

/// Both ends of a change that tells only how far it went.
pub fn both<'c>(builder: &mut Builder<'c>, claim: &'c Claim) -> Found<'c, Ends> {
    if let Some(ends) = told_later(builder, claim) {
        return Some(ends);
    }
    claim.figure("percent")?;
    taken_up(builder, claim).or_else(|| one_level(builder, claim))
}

/// `Fares to rise 10 percent`, then `A single will go up to 3.30 from 3.00`: under a headline that tells an amount, whatever it is named.
fn told_later<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, Ends> {
    let measure = builder.figure(claim.figure("percent").or_else(|| claim.figure("amount"))?)?;
    let headed = builder.segments.get(claim.segment)?.kind == SegmentKind::Headline;
    let named =
        |other: &Claim| topic::same(&claim.topic, &other.topic) || headed && claim.figure("amount").is_some();
    let later = |other: &&Claim| {
        other.kind == "change"
            && (claim.segment + 1..=claim.segment + LATER).contains(&other.segment)
            && MEASURES.iter().all(|role| other.operand(role).is_none())
            && same_way(claim, other)
            && named(other)
    };
    let ends = |other: &'c Claim| Some(((Some(other.figure("from")?), Some(other.figure("to")?)), other));
    let mut fitting = builder.claims.iter().filter(later).filter_map(ends);
    let found = fitting.next().filter(|(ends, _)| nearly(builder, claim, measure, *ends))?;
    fitting.next().is_none().then_some(found)
}

/// `cut the price to 40 from 50. The cut, 20 percent, ...`: a noun at the start of the next sentence.
fn taken_up<'c>(builder: &Builder<'c>, claim: &'c Claim) -> Found<'c, Ends> {
    let before = |other: &&Claim| other.kind == "change" && other.segment + 1 == claim.segment;
    let mut fitting = builder.claims.iter().filter(before).filter_map(|other| {
        let ends = (Some(other.figure("from")?), Some(other.figure("to")?));
        Some((ends, other))
    });
    let (ends, other) =
        fitting.next().filter(|(_, other)| begins(builder, claim) && same_way(claim, other))?;
    fitting.next().is_none().then_some((ends, other))
}

/// The change of a percentage whose level another sentence states.
fn one_level<'c>(builder: &mut Builder<'c>, claim: &'c Claim) -> Found<'c, Ends> {
    let near = |level: &&Claim| {
        level.kind == "level" && level.segment > claim.segment && level.segment <= claim.segment + 2
    };
    let mut fitting = builder
        .claims
        .iter()
        .filter(near)
        .filter(|level| is_level(builder, level) && topic::same(&claim.topic, &level.topic));
    match (fitting.next(), fitting.next()) {
        (Some(level), None) => Some(((None, level.figure("level")), level)),
        (Some(a), Some(b)) => {
            builder.refuse(&[claim.id, a.id, b.id], "two levels fit this change");
            None
        }
        (None, _) => None,
    }
}

fn is_level(builder: &Builder<'_>, claim: &Claim) -> bool {
    claim
        .figure("level")
        .and_then(|id| builder.figure(id))
        .is_some_and(|figure| !matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio))
}
