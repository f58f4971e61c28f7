//! Do the amounts of one sentence make up the one of the sentence before?
//!
//! In: `The board gave out 118,300 tonnes. France was granted 41,000 tonnes, Spain 48,800 and Malta 28,500`, out: a total of the three and the
//! 118,300. No word says so; therefore all amounts of the sentence must be of that kind, three at least, the sentence before must tell
//! one only, and they must add up or be one strong slip of the pen away from it. The same of the sentence behind, whose total comes last.

use super::super::Link;
use super::super::build::Builder;
use super::super::restate::slip;
use super::{items, like, sum, tied_elsewhere};
use crate::figure::{Figure, FigureId, Kind};
use crate::segment::SegmentKind;

/// Fewest and most parts.
const PARTS: std::ops::RangeInclusive<usize> = 3..=8;

/// Figures of fewer digits are a slip away from a sum too often by chance.
const DIGITS: usize = 3;

/// Relates the sentences of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for index in 0..builder.segments.len() {
        let parts = amounts(builder, index);
        if !PARTS.contains(&parts.len()) {
            continue;
        }
        let near = [index.checked_sub(1), Some(index + 1)];
        let total = near.into_iter().flatten().find_map(|at| whole(builder, at, &parts));
        if let Some(total) = total {
            let ids: Vec<FigureId> = parts.iter().map(|f| f.id).collect();
            let why = "the amounts of one sentence make up the only one of the next, but for a slip at most";
            sum(builder, &ids, total, Link::Likely, &[], why);
        }
    }
}

/// The amounts of a sentence, if they are of one kind and no change or comparison speaks of them.
fn amounts<'a>(builder: &Builder<'a>, index: usize) -> Vec<&'a Figure> {
    let Some(segment) = builder.segments.get(index).filter(|s| s.kind == SegmentKind::Sentence) else {
        return Vec::new();
    };
    let levels: Vec<&Figure> = builder.inside(segment.span).iter().filter(|f| is_level(f)).collect();
    let Some(first) = levels.first() else { return Vec::new() };
    let one = levels.iter().all(|f| is_part(f, first));
    let free = levels.iter().all(|f| !builder.claims.iter().any(|c| tied_elsewhere(c, f.id)));
    let tied = levels.iter().any(|f| is_summed(builder, f.id));
    if one && free && !tied { levels } else { Vec::new() }
}

/// Whether a claim says already of which sum or share a figure is a part.
pub(super) fn is_summed(builder: &Builder<'_>, id: FigureId) -> bool {
    let sums = ["total", "enumeration", "remainder", "running", "flow", "share"];
    builder.claims.iter().any(|c| sums.contains(&c.kind) && c.tells(id))
}

fn is_level(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Money | Kind::Quantity | Kind::Count)
        || figure.kind == Kind::Number && slip::significant(figure) >= DIGITS
}

/// Whether a figure is of the kind of the first one; a long bare number takes its unit.
fn is_part(figure: &Figure, first: &Figure) -> bool {
    let bare = figure.kind == Kind::Number && first.kind != Kind::Number;
    bare || figure.kind == first.kind && crate::claim::grammar::comparable(figure, first)
}

/// The only amount of that kind in another sentence, if the parts make it up.
fn whole(builder: &Builder<'_>, index: usize, parts: &[&Figure]) -> Option<FigureId> {
    let segment = builder.segments.get(index).filter(|s| s.kind == SegmentKind::Sentence)?;
    let first = parts.first()?;
    let fits = |f: &&Figure| f.kind != Kind::Number && is_part(f, first);
    let mut found = builder.inside(segment.span).iter().filter(fits);
    let total = found.next().filter(|f| slip::significant(f) >= DIGITS)?;
    found.next().is_none().then_some(())?;
    let ids: Vec<FigureId> = parts.iter().map(|f| f.id).collect();
    let added = ids.iter().map(|id| like(builder, *id, total.id)).collect::<Option<Vec<_>>>()?;
    let added = added.into_iter().reduce(|sum, value| sum.add(&value))?;
    let all: Vec<&Figure> = parts.iter().copied().chain([total]).collect();
    let exact = all.iter().all(|f| f.kind == total.kind && slip::significant(f) >= DIGITS);
    let sure = exact || builder.hinted(total.id, "sum") && all.iter().all(|f| f.kind == total.kind);
    let free = !is_summed(builder, total.id) && !is_changed(builder, total.id);
    let stated = total.in_base_units()?;
    let less =
        ids.iter().all(|id| like(builder, *id, total.id).is_some_and(|part| super::below(&part, &stated)));
    let slipped = sure && free && less && items::but_for_a_slip(builder, total.id, &ids);
    (added.meets(&stated) || slipped).then_some(total.id)
}

/// Whether a change or a comparison speaks of an amount.
fn is_changed(builder: &Builder<'_>, id: FigureId) -> bool {
    let changes = |c: &crate::claim::Claim| matches!(c.kind, "change" | "compare" | "running");
    builder.claims.iter().any(|c| changes(c) && c.tells(id))
}
