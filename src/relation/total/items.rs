//! Do the items of a list make up the amount above it?
//!
//! In: `Where the £3.7m goes:` above `- roads, £2.1m` and `- baths, £1.6m`, out: a total of the two. A list may be of the
//! largest only, so one that does not add up is tied only if one slip of the pen in one of its figures would mend it.

use super::super::Link;
use super::super::build::Builder;
use super::super::restate::slip;
use super::{base, fits, like, sum};
use crate::claim::grammar::is_amount;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;
use crate::segment::{Segment, SegmentKind};

/// Relates each amount above a list to the amounts of its items.
pub fn relate(builder: &mut Builder<'_>) {
    for index in 0..builder.segments.len() {
        let Some((total, parts)) = list(builder, index) else { continue };
        if parts.len() > 1 && but_for_a_slip(builder, total, &parts) {
            sum(
                builder,
                &parts,
                total,
                Link::Likely,
                &[],
                "the items of the list make up the amount above it",
            );
        }
    }
}

/// The amount above a list, and the one amount of each of its items.
fn list(builder: &Builder<'_>, index: usize) -> Option<(FigureId, Vec<FigureId>)> {
    let head = builder.segments.get(index).filter(|s| s.kind != SegmentKind::ListItem)?;
    builder.source.slice(head.span).trim_end().ends_with(':').then_some(())?;
    let total = only(builder, head, None)?;
    let items = builder.segments.iter().skip(index + 1).take_while(|s| s.kind == SegmentKind::ListItem);
    let parts: Option<Vec<FigureId>> =
        items.map(|item| only(builder, item, Some(total)).map(|f| f.id)).collect();
    Some((total.id, parts?))
}

/// The only level in a segment, or the only one that may be a part of another.
fn only<'a>(builder: &Builder<'a>, segment: &Segment, whole: Option<&Figure>) -> Option<&'a Figure> {
    let level = |f: &&Figure| is_amount(f) && !matches!(f.kind, Kind::Percent | Kind::Ratio | Kind::Points);
    let inside = builder.inside(segment.span).iter().filter(level);
    let mut fitting = inside.filter(|f| whole.is_none_or(|whole| fits(f, whole)));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// Whether parts add up to a total, or would with one figure spelled otherwise.
pub fn but_for_a_slip(builder: &Builder<'_>, total: FigureId, parts: &[FigureId]) -> bool {
    adds_up(builder, total, parts) || nearly(builder, total, parts)
}

/// Whether parts add up to a total within the rounding of all.
pub fn adds_up(builder: &Builder<'_>, total: FigureId, parts: &[FigureId]) -> bool {
    let added = parts.iter().filter_map(|id| base(builder, *id)).reduce(|sum, value| sum.add(&value));
    added.zip(base(builder, total)).is_some_and(|(added, total)| added.meets(&total))
}

/// Whether another spelling of one figure would let the list add up.
fn nearly(builder: &Builder<'_>, total: FigureId, parts: &[FigureId]) -> bool {
    let Some(values) = parts.iter().map(|id| base(builder, *id)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let Some(stated) = base(builder, total) else { return false };
    let slipped = |id: FigureId, implied: &crate::num::Interval| {
        builder.figure(id).is_some_and(|figure| slip::stands_for(figure, implied))
    };
    let Some(added) = values.iter().cloned().reduce(|sum, value| sum.add(&value)) else { return false };
    let part = |(at, id): (usize, &FigureId)| {
        let others = values.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, v)| v);
        slipped(*id, &others.fold(stated.clone(), |left, value| left.sub(value)))
    };
    slipped(total, &added) || parts.iter().enumerate().any(part)
}

/// Whether parts add up closely to a total but for two digits that are swapped or a point that is moved in one of these figures.
pub fn but_for_a_transposition(builder: &Builder<'_>, total: &Figure, parts: &[FigureId]) -> bool {
    mended(builder, total, parts, slip::is_transposed)
}

/// The same, to the last digit that is printed of any: so a list is held against a total to which no word ties it.
pub fn but_for_an_exact_transposition(builder: &Builder<'_>, total: &Figure, parts: &[FigureId]) -> bool {
    widths(builder, total, parts).min().is_some_and(|finest| mended_within(builder, total, parts, &finest))
}

/// The same, to the last digit that all print.
pub fn but_for_a_near_transposition(builder: &Builder<'_>, total: &Figure, parts: &[FigureId]) -> bool {
    widths(builder, total, parts).max().is_some_and(|widest| mended_within(builder, total, parts, &widest))
}

/// The last places that a total and its parts are printed to.
fn widths<'b>(
    builder: &'b Builder<'_>,
    total: &'b Figure,
    parts: &'b [FigureId],
) -> impl Iterator<Item = Num> + 'b {
    let all = parts.iter().copied().chain([total.id]);
    all.filter_map(move |id| like(builder, id, total.id)?.width())
}

fn mended_within(builder: &Builder<'_>, total: &Figure, parts: &[FigureId], slack: &Num) -> bool {
    mended(builder, total, parts, |figure, left| {
        let factor = if figure.kind == Kind::Number { unit_factor(total) } else { Num::ONE };
        slack.checked_div(&factor).is_some_and(|slack| slip::is_transposed_within(figure, left, &slack))
    })
}

/// Whether one of the figures may be spelled so that it is what the others leave for it, in its own unit.
fn mended(
    builder: &Builder<'_>,
    total: &Figure,
    parts: &[FigureId],
    respelled: impl Fn(&Figure, &Num) -> bool,
) -> bool {
    let values: Option<Vec<Num>> = parts.iter().map(|id| like(builder, *id, total.id)?.middle()).collect();
    let (Some(values), Some(stated)) = (values, like(builder, total.id, total.id).and_then(|v| v.middle()))
    else {
        return false;
    };
    let added = values.iter().fold(Num::ZERO, |sum, value| &sum + value);
    let slipped = |(id, value): (&FigureId, &Num)| {
        let left = &(&stated - &added) + value;
        let Some(figure) = builder.figure(*id) else { return false };
        let factor = if figure.kind == Kind::Number { unit_factor(total) } else { Num::ONE };
        left.checked_div(&factor).is_some_and(|left| respelled(figure, &left))
    };
    respelled(total, &added) || parts.iter().zip(&values).any(slipped)
}

/// What a bare number is multiplied by to be of a total's unit.
fn unit_factor(total: &Figure) -> Num {
    let measured = total.kind != Kind::Number;
    total.reading().filter(|_| measured).map_or(Num::ONE, |reading| reading.unit.factor.clone())
}
