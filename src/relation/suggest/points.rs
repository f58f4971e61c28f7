//! Of which two percentages may a number of points be the difference?
//!
//! In: `half a percentage point` among 6.75 and 6.25 percent, out: the change by it from one to the other. In which direction, a
//! word of change tells, if there is one.

use super::{Around, Told, Way, Ways, direction};
use crate::figure::{Figure, Kind};
use crate::relation::build::{Builder, Use};

/// Each pair of percentages whose difference may be the anchor.
pub fn ways(builder: &Builder<'_>, around: &Around<'_>) -> Ways {
    let mut ways = Ways::default();
    if around.anchor.kind != Kind::Points {
        return ways;
    }
    let told = direction(builder, around.anchor);
    let percents = || around.amounts.iter().filter(|(figure, _)| figure.kind == Kind::Percent);
    for (from, low) in percents() {
        for (to, high) in percents().filter(|(to, _)| to.id != from.id) {
            let up = high.low().zip(low.high()).is_some_and(|(high, low)| high >= low);
            if told.is_some_and(|told| told != up) || told.is_none() && !up {
                continue;
            }
            let fits = if up { high.sub(low) } else { low.sub(high) }.meets(&around.value);
            let past = |figure: &Figure| builder.hinted(figure.id, "past");
            let named = told.is_some() && past(from) && !past(to);
            ways.look(fits, if named { Told::Named } else { Told::hinted(told.is_some()) }, || Way {
                kind: "change",
                players: vec![
                    ("from", from.id, Use::Plain),
                    ("to", to.id, Use::Plain),
                    ("points", around.anchor.id, Use::Points { lost: !up }),
                ],
            });
        }
    }
    ways
}
