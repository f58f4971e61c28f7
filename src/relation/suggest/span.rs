//! Between which two times may a length of time lie?
//!
//! In: `13 years` among 2011 and 2024, out: the span from 2011 to 2024. An age is such a length, too.

use super::{Around, Told, Way, Ways};
use crate::figure::{Kind, Time, Value};
use crate::relation::build::{Builder, Use};

/// Most times beside an anchor.
const MOST: usize = 8;

/// Each pair of times between which the anchor may lie.
pub fn ways(_: &Builder<'_>, around: &Around<'_>) -> Ways {
    let mut ways = Ways::default();
    if !matches!(around.anchor.kind, Kind::Duration | Kind::Age) || around.times.len() > MOST {
        return ways;
    }
    let dated = |time: &Value| matches!(time, Value::Time(Time::Period(_)));
    for from in around.times.iter().filter(|time| dated(&time.value)) {
        for to in around.times.iter().filter(|time| time.id != from.id && dated(&time.value)) {
            ways.look(true, Told::No, || Way {
                kind: "span",
                players: vec![
                    ("from", from.id, Use::Plain),
                    ("to", to.id, Use::Plain),
                    ("duration", around.anchor.id, Use::Length),
                ],
            });
        }
    }
    ways.tries /= 2;
    ways
}
