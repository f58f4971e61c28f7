//! Statements that no grammar ties outright: a word says that one figure follows from others, and a slip of the pen keeps it from doing so.

use crate::draw::{Draw, Rng, nearest, number, slipped};

/// A level in halves beside a whole one: their order alone is told.
pub fn halves(rng: &mut Rng) -> Draw {
    let low = rng.between(3, 18);
    let (verb, joint) =
        (rng.pick(&["raised", "lifted", "increased"]), rng.pick(&["from", "from the previous"]));
    let say =
        |to: u64| format!("The bank {verb} its lending rate to {to} percent {joint} {low}-1/2 percent.");
    Draw { truth: say(low + 1), slip: say(low) }
}

/// A share that two amounts told before come to.
pub fn comes_to(rng: &mut Rng) -> Draw {
    let (whole, tenths) = (rng.between(1_501, 8_909), rng.between(121, 489));
    let part = nearest(whole * tenths, 1_000);
    let exact = nearest(part * 1_000, whole);
    let verb = rng.pick(&["comes to", "works out at", "came to"]);
    let form = rng.between(0, 1);
    let say = |share: u64| {
        let [part, whole, share] = [part, whole, share].map(|value| number(value, 1));
        match form {
            0 => format!(
                "The levy brought in {part} million crowns. On sales of {whole} million crowns that {verb} {share} percent."
            ),
            _ => format!(
                "Turnout in the valley was {share} percent. In all, {part} million slips were counted from a roll of {whole} million names."
            ),
        }
    };
    Draw { truth: say(exact), slip: say(slipped(rng, exact)) }
}

/// A change whose ends a later sentence tells.
pub fn told_later(rng: &mut Rng) -> Draw {
    let before = rng.between(1_101, 4_901);
    let tenths = rng.between(102, 487);
    let after = nearest(before * (1_000 + tenths), 1_000);
    let exact = nearest((after - before) * 1_000, before);
    let between = rng.pick(&["", "The weather had been kind, it said. ", "Nobody had foreseen it. "]);
    let noun = rng.pick(&["Sales of seed", "Exports of cork", "Timber exports"]);
    let say = |tenths: u64| {
        let [before, after, percent] = [before, after, tenths].map(|value| number(value, 1));
        format!(
            "{noun} rose {percent} percent in May, the guild said. {between}{noun} rose to {after} million crowns from {before} million."
        )
    };
    Draw { truth: say(exact), slip: say(slipped(rng, exact)) }
}
