//! Of which two amounts may a percentage be the share or the change?
//!
//! In: `41.7 percent` among 68,000 and 28,356, out: the share 28,356 / 68,000. In: `fell 1.2 percent` among 88.4 and 7,412.6, out:
//! a change by 88.4 to 7,412.6. A percentage that no word makes a rise or a fall may be either, or a share.

use super::{Around, Told, Way, Ways, alike, below, direction, is_level, signed};
use crate::claim::Claim;
use crate::figure::{Figure, Kind};
use crate::num::Interval;
use crate::relation::build::{Builder, Use};

/// Each pair of amounts whose quotient may be the anchor.
pub fn ways(builder: &Builder<'_>, around: &Around<'_>) -> Ways {
    let mut ways = Ways::default();
    if !matches!(around.anchor.kind, Kind::Percent | Kind::Ratio) {
        return ways;
    }
    let told = direction(builder, around.anchor);
    ways.told = told.is_some();
    for (small, low) in &around.amounts {
        for (large, high) in
            around.amounts.iter().filter(|(large, high)| alike(small, large) && below(low, high))
        {
            if !is_level(small) {
                continue;
            }
            if told.is_none() {
                share(builder, &mut ways, around, (small, low), (large, high));
            }
            for up in [true, false].into_iter().filter(|up| told.is_none_or(|told| told == *up)) {
                change(builder, &mut ways, around, (small, low), (large, high), up);
                if told.is_some() {
                    amount_of_change(&mut ways, around, (small, low), (large, high), up);
                }
            }
        }
    }
    ways
}

type Amount<'a> = (&'a Figure, &'a Interval);

fn share(
    builder: &Builder<'_>,
    ways: &mut Ways,
    around: &Around<'_>,
    (small, low): Amount<'_>,
    (large, high): Amount<'_>,
) {
    // "rose 0.6 points": how far something went is no part of anything
    let step =
        |c: &Claim| c.kind == "change" && ["amount", "points"].iter().any(|r| c.figure(r) == Some(small.id));
    if builder.claims.iter().any(step) {
        return;
    }
    let fits = low.div(high).is_some_and(|share| share.meets(&around.value));
    let stake =
        |c: &Claim| ["percent", "percent_before"].iter().any(|r| c.figure(r) == Some(around.anchor.id));
    let hinted = ["share", "portion"].into_iter().any(|role| builder.hinted(around.anchor.id, role));
    let told = Told::hinted(hinted && !builder.claims.iter().any(stake));
    ways.look(fits, told, || Way {
        kind: "share",
        players: vec![
            ("part", small.id, Use::Uncounted),
            ("whole", large.id, Use::Uncounted),
            ("percent", around.anchor.id, Use::Plain),
        ],
    });
}

fn change(
    builder: &Builder<'_>,
    ways: &mut Ways,
    around: &Around<'_>,
    (small, low): Amount<'_>,
    (large, high): Amount<'_>,
    up: bool,
) {
    let (from, to, base) = if up { (small, large, low) } else { (large, small, high) };
    let fits = high.sub(low).div(base).is_some_and(|step| step.meets(&around.value));
    let way = || Way {
        kind: "change",
        players: vec![
            ("from", from.id, Use::Uncounted),
            ("to", to.id, Use::Uncounted),
            ("percent", around.anchor.id, signed(up)),
        ],
    };
    // Where nothing tells a change, the pair was looked at for its share.
    let past = |figure: &Figure| builder.hinted(figure.id, "past");
    let place = builder.place(around.anchor);
    let beside = place.is_some() && [from, to].iter().all(|f| builder.place(f) == place);
    let told = match () {
        () if has_own_base(builder, around.anchor) => Told::No,
        () if beside && past(from) && !past(to) => Told::Named,
        () => Told::Hinted,
    };
    if ways.told { ways.look(fits, told, way) } else { ways.also(fits, way) }
}

/// `7.8 percent higher than in February`: the change names the time that it counts from, which may be another one than that of the
/// levels around it.
fn has_own_base(builder: &Builder<'_>, anchor: &Figure) -> bool {
    let own = |c: &Claim| c.kind == "change" && c.figure("percent") == Some(anchor.id);
    builder.claims.iter().filter(|c| own(c)).any(|c| c.operand("against").is_some())
}

/// `shed 88.4 points to 7,412.6, a fall of 1.2 percent`
fn amount_of_change(
    ways: &mut Ways,
    around: &Around<'_>,
    (step, low): Amount<'_>,
    (to, high): Amount<'_>,
    up: bool,
) {
    let before = if up { high.sub(low) } else { high.add(low) };
    let fits = low.div(&before).is_some_and(|share| share.meets(&around.value));
    ways.also(fits, || Way {
        kind: "change",
        players: vec![
            ("to", to.id, Use::Uncounted),
            ("amount", step.id, if up { Use::Uncounted } else { Use::UncountedNegated }),
            ("percent", around.anchor.id, signed(up)),
        ],
    });
}
