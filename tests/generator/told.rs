//! Statements that reckon with what was told: sums for each, shares of the sentence before, levels in brackets, steps that settle.

use crate::draw::{Draw, Rng, nearest, number, slipped};

/// A sum and what it comes to for each, with the count anywhere in the sentence.
pub fn reckoned(rng: &mut Rng) -> Draw {
    let (count, each, few) = (rng.between(121, 989), rng.between(1_210, 9_890), rng.between(21, 98));
    let form = rng.between(0, 3);
    let total = match form {
        1 => few * each,
        3 => 4 * each,
        _ => count * each,
    };
    let all = number(total, 0);
    let say = |each: u64| {
        let each = number(each, 0);
        match form {
            0 => format!(
                "Repairs cost £{all} last year, the borough has admitted, which over {count} lifts comes to £{each} apiece."
            ),
            1 => format!("It has {few} stores and yearly sales of ${all}, or ${each} a store."),
            2 => format!("The loft was sold for ${all}, or ${each} for each of its {count} square feet."),
            _ => format!("The fair drew {all} people over four days, or {each} a day."),
        }
    };
    Draw { truth: say(each), slip: say(slipped(rng, each)) }
}

/// A share of what the sentence before told.
pub fn told_share(rng: &mut Rng) -> Draw {
    let percent = rng.between(12, 88);
    let whole = rng.between(12_101, 98_989);
    let part = nearest(whole * percent, 100);
    let other = rng.between(11, 44);
    let form = rng.between(0, 4);
    let say = |percent: u64| match form {
        0 => format!(
            "Of the {} drivers who took the test in May, {} passed. The pass rate of {percent} per cent was the best in a decade.",
            number(whole, 0),
            number(part, 0)
        ),
        1 => format!(
            "Some {} cottages were let last year. That is {percent} per cent of the {} on offer.",
            number(part, 0),
            number(whole, 0)
        ),
        2 => format!(
            "In May {} people were without work. In a workforce of {} that is a rate of {percent} per cent.",
            number(part, 0),
            number(whole, 0)
        ),
        3 => format!(
            "Of the {} bridges inspected last year, {} were closed at once: {percent} per cent, more than ever.",
            number(whole, 0),
            number(part, 0)
        ),
        _ => format!(
            "Ms Roe was named by {other} percent and Mr Poe by {} percent. The remaining {} percent could not say.",
            other / 2,
            100 - other - other / 2 + percent
        ),
    };
    let slip = slipped(rng, percent).min(99);
    match form {
        4 => {
            let (none, off) = (0, rng.between(8, 20));
            Draw { truth: say(none), slip: say(off) }
        }
        _ => Draw {
            truth: say(percent),
            slip: say(if slip.abs_diff(percent) < 3 { percent / 2 } else { slip }),
        },
    }
}

/// One part on top of another.
pub fn on_top(rng: &mut Rng) -> Draw {
    let (last, first) = (rng.between(61, 198), rng.between(31, 98));
    let words = rng.pick(&["on top of", "added to", "together with", "coupled with", "along with"]);
    let makes = rng.pick(&["would make", "makes", "will make"]);
    let say = |total: u64| {
        let [last, first, total] = [last, first, total].map(|pence| number(pence, 1));
        format!(
            "A final payment of {last}p, {words} an interim one of {first}p, {makes} {total}p for the year."
        )
    };
    Draw { truth: say(last + first), slip: say(slipped(rng, last + first)) }
}

/// The level before in brackets, in apposition, or behind a step that settles.
pub fn beside(rng: &mut Rng) -> Draw {
    let before = rng.between(1_101, 8_901);
    let tenths = rng.between(21, 480);
    let after = nearest(before * (1_000 + tenths), 1_000);
    let step = after - before;
    let exact = nearest(step * 1_000, before);
    let (verb, and) = (
        rng.pick(&["added", "put on", "gained"]),
        rng.pick(&["to settle at", "and closed at", "to close at"]),
    );
    let year = rng.between(1990, 2023);
    let form = rng.between(0, 4);
    let say = |tenths: u64| {
        let (new, old, percent, by) =
            (number(after, 1), number(before, 1), number(tenths, 1), number(step, 1));
        match form {
            0 => format!("Turnover came to £{new}m (£{old}m), up {percent} per cent."),
            1 => format!("Turnover rose {percent} per cent to £{new}m ({year}: £{old}m)."),
            2 => format!(
                "Operating income, at {new} million francs against {old} million, was {percent} percent higher."
            ),
            3 => format!("Copper {verb} ${by}, or {percent} percent, {and} ${new} a tonne."),
            _ => format!("The index gained {by} points, {percent} percent, to {new}."),
        }
    };
    Draw { truth: say(exact), slip: say(slipped(rng, exact)) }
}
