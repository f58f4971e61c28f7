//! Of which number of things and amount for each may another amount be the product?
//!
//! In: `£21,000` among 350 and £60, out: the average of £60 for each of 350. Where the units divide (a sum, an area, a price by the
//! square metre) it is a rate.

use super::{Around, Told, Way, Ways};
use crate::figure::{Figure, Kind};
use crate::relation::build::Builder;
use crate::relation::rate::quotient;

/// Each pair of amounts that may multiply to the anchor.
pub fn ways(builder: &Builder<'_>, around: &Around<'_>) -> Ways {
    let mut ways = Ways::default();
    if !matches!(
        around.anchor.kind,
        Kind::Money | Kind::Quantity | Kind::Count | Kind::Number | Kind::Duration
    ) {
        return ways;
    }
    // "54 for nine" counts wickets, and no sum for each of nine
    let innings = |id| {
        let mut tallies = builder.claims.iter().filter(|c| c.kind == "tally-for");
        tallies.any(|c| c.figure("down") == Some(id) || c.figure("runs") == Some(id))
    };
    if innings(around.anchor.id) {
        return ways;
    }
    let counts =
        |figure: &Figure| matches!(figure.kind, Kind::Number | Kind::Count | Kind::Quantity | Kind::Duration);
    for (each, price) in
        around.amounts.iter().filter(|(each, _)| each.kind == around.anchor.kind || each.kind == Kind::Money)
    {
        if innings(each.id) {
            continue;
        }
        for (count, number) in around.amounts.iter().filter(|(count, _)| count.id != each.id && counts(count))
        {
            let Some((kind, players)) = quotient(builder, around.anchor.id, count.id, each.id) else {
                continue;
            };
            let per = each.dimension().is_some_and(|unit| unit.powers().iter().any(|(_, power)| *power < 0));
            let told =
                match Told::hinted(kind == "rate" && per || kind == "average" && is_each(builder, each)) {
                    Told::Hinted if are_only(builder, around, [each, count]) => Told::Named,
                    told => told,
                };
            ways.look(price.mul(number).meets(&around.value), told, || Way {
                kind,
                players: players.to_vec(),
            });
        }
    }
    ways
}

/// `100 million each`
fn is_each(builder: &Builder<'_>, each: &Figure) -> bool {
    builder.claims.iter().any(|c| matches!(c.kind, "priced" | "apiece") && c.figure("each") == Some(each.id))
}

/// Whether no other amount close by is of the unit of the price, of what it is paid for, or of the sum; one that converts another
/// is the same amount.
fn are_only(builder: &Builder<'_>, around: &Around<'_>, players: [&Figure; 2]) -> bool {
    let converts =
        |f: &Figure| builder.claims.iter().any(|c| c.kind == "units" && c.figure("second") == Some(f.id));
    let same = |a: &Figure, b: &Figure| a.id != b.id && a.dimension() == b.dimension() && !converts(a);
    let other = |f: &Figure| players.iter().any(|p| same(f, p)) || same(f, around.anchor);
    !around.amounts.iter().any(|(f, _)| other(f))
}
