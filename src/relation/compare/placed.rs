//! Places, records and ranges: which results must come in that order?
//!
//! In: claims `placed` of 21.90 secs (third) and 21.10 secs (first), out: a relation `compare` of both and the sign. In: `a record 6.8 million` beside `the
//! previous record of 1.9 million`: the same of these two. In: a claim `within`, out: a relation `within` of the level and the ends of the range.

use super::tie;
use crate::claim::compare::toward::like;
use crate::claim::compare::within::close;
use crate::claim::{Claim, Operand, Role, Slot};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Link, VariableId};

/// The results of the same contest with other places, in its sentence and the next.
pub fn placed(builder: &mut Builder<'_>, claim: &Claim) {
    let next = |c: &&Claim| c.kind == "placed" && c.id > claim.id && c.segment <= claim.segment + 1;
    for other in builder.claims.iter().filter(next) {
        pair(builder, claim, other);
    }
}

fn pair(builder: &mut Builder<'_>, claim: &Claim, other: &Claim) {
    let (Some((place, second)), Some((way, same)), Some((left, right))) = (
        claim.number("place").zip(other.number("place")),
        claim.number("way").zip(other.number("way")),
        claim.figure("level").zip(other.figure("level")),
    ) else {
        return;
    };
    let figures = builder.figure(left).zip(builder.figure(right));
    let near = figures.is_some_and(|(a, b)| {
        of_one_contest(a, b, claim.segment == other.segment) || of_points(claim, other, (a, b))
    });
    let bare = [claim, other].iter().any(|c| c.number("bare").is_some());
    let others = claim.segment != other.segment
        && [claim, other].iter().any(|c| c.number("other").is_some_and(|n| !n.is_zero()));
    if others
        || bare && !figures.is_some_and(|ends| of_points(claim, other, ends))
        || place == second
        || way != same
        || left == right
        || !near
        || event_between(builder, left, right)
    {
        return builder.refuse(&[claim.id, other.id], "the two results may be of two contests");
    }
    let sign = if place < second { way.clone() } else { Num::ZERO - way.clone() };
    let slots = [Slot::word("sign", claim.word_at("place").unwrap_or(claim.span), Interval::point(sign))];
    let link = if claim.segment == other.segment { Link::Certain } else { Link::Likely };
    tie(builder, (Some(left), Some(right)), &slots, link, &[claim.id, other.id], "two places of one contest");
}

/// Whether two results may be of one contest: of one kind, times and distances of one size.
fn of_one_contest(a: &Figure, b: &Figure, together: bool) -> bool {
    let value = |f: &Figure| f.in_base_units().and_then(|i| i.middle());
    let Some((one, other)) = value(a).zip(value(b)) else { return false };
    // "first in 9.95 seconds, with Voss second in 9.99"
    let timed = a.kind == Kind::Duration && b.kind == Kind::Number && fine(b);
    let (Some(most), true) =
        (Num::ratio(if together { 5 } else { 6 }, if together { 4 } else { 5 }), timed || like(a, b))
    else {
        return false;
    };
    let near = one.is_near(&other, &most);
    let bare = a.kind == Kind::Number && b.kind == Kind::Number;
    match a.kind {
        Kind::Duration | Kind::Quantity => near,
        Kind::Number if bare => near && fine(a) && fine(b),
        _ => together || a.kind == b.kind,
    }
}

/// `on 60 points. York is second on 55`: one of two numbers tells what both count.
fn of_points(claim: &Claim, other: &Claim, (a, b): (&Figure, &Figure)) -> bool {
    let bare = |c: &Claim, f: &Figure| c.number("bare").is_some() && f.kind == Kind::Number;
    bare(claim, a) && b.kind == Kind::Count || a.kind == Kind::Count && bare(other, b)
}

fn fine(figure: &Figure) -> bool {
    figure.spelling.as_ref().is_some_and(|s| s.digits.contains('.'))
}

/// `won the 60m in 6.56 and was third in the 200m in 21.90`, `with 80 points in 1990 and second in 1991`: another event or time is named between the two.
fn event_between(builder: &Builder<'_>, left: FigureId, right: FigureId) -> bool {
    let between = builder.figures.get(left.0 + 1..right.0).unwrap_or_default();
    let event = |f: &Figure| matches!(f.kind, Kind::Quantity | Kind::Number) && !fine(f);
    between.iter().any(|f| event(f) || f.is_moment())
}

/// `a record 6.8 million` and `the previous record of 1.9 million`, in one sentence or the next.
pub fn old_record(builder: &mut Builder<'_>, claim: &Claim) {
    let Some((old, way)) = claim.figure("level").zip(claim.number("way")) else { return };
    let fits = |c: &&Claim| {
        matches!(c.kind, "extreme" | "new-record")
            && c.figure("since").is_none()
            && c.number("way") == Some(way)
            && c.segment.abs_diff(claim.segment) <= 1
            && c.figure("level") != Some(old)
    };
    let mut found = builder.claims.iter().filter(fits);
    let (Some(new), None) = (found.next(), found.next()) else { return };
    let Some(level) = new.figure("level") else { return };
    let alike = builder.figure(level).zip(builder.figure(old)).is_some_and(|(a, b)| {
        like(a, b) && (a.kind == Kind::Number) <= (b.kind == Kind::Number || a.kind == b.kind)
    });
    if alike {
        let slots = [Slot::word("sign", claim.span, Interval::point(way.clone()))];
        let why = "a record and the one before it";
        tie(builder, (Some(level), Some(old)), &slots, Link::Likely, &[new.id, claim.id], why);
    }
}

/// A level and the ends of the range that it lies in, or not.
pub fn within(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(level) = claim.figure("level") else { return };
    range(builder, claim, level, Link::Certain, "one sentence tells the level and the range");
}

/// `Bids ranged from 5.61 to 5.64 percent`, behind a sentence with one average that is of their size.
pub fn ranged(builder: &mut Builder<'_>, claim: &Claim) {
    let before = |c: &&Claim| c.kind == "averaged" && c.segment + 1 == claim.segment;
    let mut found = builder.claims.iter().filter(before);
    let (Some(average), None) = (found.next(), found.next()) else { return };
    let end = claim.figure("range").or_else(|| claim.figure("low")).and_then(|id| builder.figure(id));
    let Some((level, end)) = average.figure("level").and_then(|id| builder.figure(id)).zip(end) else {
        return;
    };
    // Two digits of a rate at least tell of what it is one
    let fine = level.spelling.as_ref().is_some_and(|s| s.digits.contains('.'));
    if fine && close(level, end) {
        range(builder, claim, level.id, Link::Likely, "the average that the sentence before tells");
    }
}

fn range(builder: &mut Builder<'_>, claim: &Claim, level: FigureId, link: Link, why: &str) {
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    args.extend(builder.variable(level, Use::Printed).map(|v| ("level", v)));
    let ends = match claim.figure("range") {
        Some(range) => [("low", Some(range), Use::Least), ("high", Some(range), Use::Most)],
        None => ["low", "high"].map(|role| {
            let id = claim.figure(role);
            let kind = |id: Option<FigureId>| id.and_then(|id| builder.figure(id)).map(|f| f.kind);
            let bare = kind(id) == Some(Kind::Number) && kind(Some(level)) != Some(Kind::Number);
            (role, id, if bare { Use::PrintedLike(level) } else { Use::Printed })
        }),
    };
    for (role, figure, how) in ends {
        args.extend(figure.and_then(|id| builder.variable(id, how)).map(|v| (role, v)));
    }
    if let Some(Operand::Cue { span, value }) = claim.operand("sign") {
        args.push(("sign", builder.cue(*span, value.clone())));
    }
    builder.relate("within", args, link, &[claim.id], why.to_string());
}
