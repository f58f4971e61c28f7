//! Of which other amount may one be the rounded form?
//!
//! In: `£2.3m` beside `£2,314,870`, out: one value stated twice. Two figures with the same digits say nothing by agreeing.

use super::{Around, Told, Way, Ways, alike, is_level};
use crate::figure::{Figure, Spelling};
use crate::relation::build::{Builder, Use};

/// Each amount with more digits that may round to the anchor.
pub fn ways(_: &Builder<'_>, around: &Around<'_>) -> Ways {
    let mut ways = Ways::default();
    if !is_level(around.anchor) {
        return ways;
    }
    let digits = |figure: &Figure| {
        let written = |s: &Spelling| s.digits.replace('.', "").trim_matches('0').len();
        figure.spelling.as_ref().map_or(0, written)
    };
    let own = digits(around.anchor);
    for (other, value) in around.amounts.iter().filter(|(other, _)| alike(other, around.anchor)) {
        ways.look(own > 1 && digits(other) > own && value.meets(&around.value), Told::No, || Way {
            kind: "restate",
            players: vec![("first", around.anchor.id, Use::Uncounted), ("second", other.id, Use::Uncounted)],
        });
    }
    ways
}
