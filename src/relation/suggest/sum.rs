//! Of which amounts may another be the sum?
//!
//! In: `201` among 104, 91 and 6, out: the total 104 + 91 + 6. A difference is a sum as well: 115 minutes are 80 and 35. Any two
//! amounts are tried, and up to six that follow each other.

use super::{Around, Told, Way, Ways, alike, below, is_level};
use crate::claim::Role;
use crate::figure::{Figure, FigureId};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};

/// Most parts of a total.
const PARTS: usize = 6;

/// Each pair and each run of amounts that may add up to the anchor.
pub fn ways(builder: &Builder<'_>, around: &Around<'_>) -> Ways {
    let mut ways = Ways::default();
    if !is_level(around.anchor) {
        return ways;
    }
    let least = around.value.scale(&least_share());
    let smaller = |(figure, value): &&(&Figure, Interval)| {
        alike(figure, around.anchor) && below(value, &around.value) && below(&least, value)
    };
    let parts: Vec<&(&Figure, Interval)> = around.amounts.iter().filter(smaller).collect();
    for (index, first) in parts.iter().enumerate() {
        for second in parts.iter().skip(index + 1) {
            look(builder, &mut ways, around, &[first, second]);
        }
    }
    for length in 3..=PARTS {
        for run in parts.windows(length) {
            look(builder, &mut ways, around, run);
        }
    }
    ways
}

/// Two near values and a small part say nothing by adding up: parts below a fiftieth of the total are left out.
fn least_share() -> Num {
    Num::decimal("0.02").unwrap_or(Num::ZERO)
}

fn look(builder: &Builder<'_>, ways: &mut Ways, around: &Around<'_>, parts: &[&(&Figure, Interval)]) {
    let mut values = parts.iter().map(|(_, value)| value);
    let Some(first) = values.next().cloned() else { return };
    let sum = values.fold(first, |sum, value| sum.add(value));
    let told = builder.hinted(around.anchor.id, "sum")
        || parts.iter().any(|(part, _)| builder.hinted(part.id, "part"));
    // What was so earlier is no sum of what is so now
    let past = |figure: &Figure| builder.hinted(figure.id, "past");
    let one_time = !past(around.anchor) || parts.iter().all(|(part, _)| past(part));
    ways.look(sum.meets(&around.value), Told::hinted(told && one_time), || {
        let mut players: Vec<(Role, FigureId, Use)> =
            parts.iter().map(|(figure, _)| ("parts", figure.id, Use::Uncounted)).collect();
        players.push(("total", around.anchor.id, Use::Uncounted));
        Way { kind: "total", players }
    });
}
