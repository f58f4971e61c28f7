//! Which amount for each, times which number, is which sum, two sentences off at most?
//!
//! In: `The mill offers 36.50 dlrs a share`, `There are 10.1 mln shares` and `a total of 370 mln dlrs`, out: a rate of the three. Only units tie
//! them: money by the share, shares and money. Therefore they must agree as printed, within a fiftieth, or be the only three that
//! the units allow, and one swap of digits off.

use super::super::Link;
use super::super::build::Builder;
use super::super::restate::slip;
use super::{quotient, tie};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};

/// Figures of that many digits agree by no chance.
const DIGITS: usize = 3;

/// How many sentences off.
const REACH: usize = 3;

/// Most figures around an amount for each.
const MOST: usize = 16;

/// Relates the products of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for each in builder.figures {
        let Some((total, count)) = product(builder, each) else { continue };
        if let Some((kind, players)) =
            quotient(builder, total, count, each.id).filter(|(kind, _)| *kind == "rate")
        {
            let why = "the units say how much, how many and how much for each, and the figures agree";
            tie(builder, kind, &players, Link::Likely, &[], why);
        }
    }
}

/// The only total and number that go with an amount for each.
fn product(builder: &Builder<'_>, each: &Figure) -> Option<(FigureId, FigureId)> {
    let per = each.dimension().filter(|d| d.powers().iter().any(|(_, power)| *power < 0))?;
    let own = builder.place(each)?;
    let near = builder.sentences(own.saturating_sub(REACH)..(own + REACH + 1).min(builder.segments.len()));
    let whole = |f: &&Figure| {
        f.dimension().is_some_and(|d| !d.is_none() && d.powers().iter().all(|(_, power)| *power > 0))
    };
    let near: Vec<&Figure> = near.iter().filter(whole).collect();
    if near.len() > MOST || is_tied(builder, each.id) {
        return None;
    }
    // "8.00 tonnes" has three digits
    let written =
        |f: &Figure| f.spelling.as_ref().is_some_and(|s| s.digits.contains('.') && s.digits.len() > 2);
    let digits = |f: &Figure| f.kind == Kind::Duration || slip::significant(f) > 1 || written(f);
    let (mut found, mut slipped) = (Vec::new(), Vec::new());
    for total in near.iter().filter(|f| digits(f)) {
        let fits = |count: &&&Figure| {
            let units = count.dimension().zip(total.dimension());
            units.is_some_and(|(count, total)| per.times(count) == *total) && digits(count)
        };
        for count in near.iter().filter(fits) {
            if agrees(each, count, total) == Some(true) {
                found.push((total.id, count.id));
            }
            slipped.push((*total, *count));
        }
    }
    match (found.as_slice(), slipped.as_slice()) {
        ([only], _) => Some(*only),
        ([], [(total, count)]) => {
            (is_slipped(builder, each, count, total) == Some(true)).then_some((total.id, count.id))
        }
        _ => None,
    }
}

/// Whether the only product that the units allow, of three digits each, is two swapped digits or a moved point off, and the total stands
/// no further off than the next sentence.
fn is_slipped(builder: &Builder<'_>, each: &Figure, count: &Figure, total: &Figure) -> Option<bool> {
    let figures = [each, count, total];
    let plain = figures.iter().all(|f| f.hedge.is_none() && slip::significant(f) >= DIGITS);
    let near = builder.place(each)?.abs_diff(builder.place(total)?) < 2;
    let free = figures.iter().all(|f| !is_tied(builder, f.id));
    let value = |f: &Figure| f.in_base_units()?.middle();
    let (price, many, made) = (value(each)?, value(count)?, value(total)?);
    let implied = [made.checked_div(&many), made.checked_div(&price), Some(&price * &many)];
    let mut pairs = figures.iter().zip(implied);
    Some(plain && near && free && pairs.any(|(f, value)| value.is_some_and(|v| slip::is_transposed(f, &v))))
}

/// Whether the product is the total as printed, within a fiftieth.
fn agrees(each: &Figure, count: &Figure, total: &Figure) -> Option<bool> {
    let value = |f: &Figure| f.in_base_units();
    let (made, total): (Interval, Interval) = (value(each)?.mul(&value(count)?), value(total)?);
    let (product, stated) = (made.middle()?, total.middle()?);
    Some(made.meets(&total) && (&product - &stated).abs() <= &stated * &Num::ratio(1, 50)?)
}

/// Whether a relation has the amount for each already.
fn is_tied(builder: &Builder<'_>, id: FigureId) -> bool {
    builder.related(id).any(|(kind, _)| matches!(kind, "rate" | "average"))
}
