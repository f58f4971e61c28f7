//! Statements of what makes up what: shares said by a verb or twice, lists, sums across sentences, and bounds.

use crate::draw::{Draw, Rng, nearest, number, slipped};

/// Shares that a verb, a bracket or a sentence before says. `4 in five` in digits is no ratio, so some stay unread.
pub fn spoken_share(rng: &mut Rng) -> Draw {
    let whole = rng.between(300, 990);
    let percent = rng.between(12, 45);
    let part = nearest(whole * percent, 100);
    let fifths = rng.between(1, 4);
    let (told, off) = (rng.between(40, 80), rng.between(15, 20));
    let form = rng.between(0, 4);
    let say = |part: u64, percent: u64| match form {
        0 => format!(
            "The clerk took £{whole},000 in ten years. The biggest theft, of £{part},000, made up {percent} percent of the whole."
        ),
        1 => format!("Of {whole} ponds tested, {part} held pike - {percent} percent."),
        2 => format!("Barges of the {part} sort account for {percent} percent of the {whole} boats."),
        3 => format!(
            "Some {told} percent of drivers know the road. Of those {percent} percent, or {} percent of all drivers, use it.",
            nearest(told * part, whole)
        ),
        _ => format!("Some {fifths} in five nurses ({}%) walk to work.", fifths * 20 + percent % 3),
    };
    let slip = if form == 4 {
        format!("Some {fifths} in five nurses ({}%) walk to work.", (fifths * 20 + off) % 97)
    } else {
        say(part, percent + off)
    };
    Draw { truth: say(part, percent), slip }
}

/// More than half, said by a word.
pub fn majority(rng: &mut Rng) -> Draw {
    let whole = rng.between(100, 900);
    let (most, few) = (whole * rng.between(55, 90) / 100, whole * rng.between(10, 45) / 100);
    let form = rng.between(0, 2);
    let say = |part: u64| match form {
        0 => format!("A majority of the {whole} members, {part}, stayed away."),
        1 => format!("Most of the {whole} lamps tested, {part}, were broken."),
        _ => format!("Most of the lamps ({}%) were broken.", nearest(part * 100, whole)),
    };
    Draw { truth: say(most), slip: say(few) }
}

/// Lists that share out a total, and sums of what a sentence before told. `took the total to` is not read yet.
pub fn list(rng: &mut Rng) -> Draw {
    let (a, b, c) = (rng.between(12, 48), rng.between(12, 48), rng.between(12, 48));
    let (all, two, gap) = (a + b + c, a + b, b + c);
    let names = ["Arden", "Belmont", "Corley", "Dunmore", "Eastry"];
    let listed = rng.between(2, 5);
    let (last, first) = names[..usize::try_from(listed).unwrap()].split_last().unwrap();
    let form = rng.between(0, 5);
    let say = |all: u64, two: u64, gap: u64, count: u64| match form {
        0 => format!("The team won {all} medals — {a} gold, {b} silver and {c} bronze — in May."),
        1 => format!("The team won {all} medals ({a} gold, {b} silver, {c} bronze) in May."),
        2 => format!("Pay of £{a}m, a bonus of £{b}m and shares worth £{c}m took the total to £{all}m."),
        3 => format!("Arden sold {a} cars and Belmont {b} cars. Together they sold {two} cars."),
        4 => format!(
            "The country exported goods worth ${a} billion and imported goods worth ${all} billion, putting the trade deficit at ${gap} billion."
        ),
        _ => format!("The ferry calls at {count} ports: {} and {last}.", first.join(", ")),
    };
    let truth = say(all, two, gap, listed);
    let slip = if form == 4 {
        say(all, two, slipped(rng, gap), 0)
    } else {
        say(slipped(rng, all), slipped(rng, two), gap, listed + rng.between(1, 4))
    };
    Draw { truth, slip }
}

/// A headline that rounds, in another way of counting, and a figure beyond its bounds.
pub fn rounded_headline(rng: &mut Rng) -> Draw {
    let (tens, ones) = (rng.between(1, 9), rng.between(1, 9));
    let ones = if tens == ones { ones % 9 + 1 } else { ones };
    let exact = (10 * tens + ones) * 100_000 + rng.between(0, 40_000);
    let brief = |tens: u64, ones: u64| {
        format!(
            "Clerk stole £{tens}.{ones}m from the dead\n\nThe clerk helped herself to £{} from the estates she wound up.\n",
            number(exact, 0)
        )
    };
    Draw { truth: brief(tens, ones), slip: brief(ones, tens) }
}

/// Shares and probabilities, which have an end.
pub fn bounds(rng: &mut Rng) -> Draw {
    let (within, beyond) = (rng.between(2, 99), rng.between(104, 400));
    let form = rng.between(0, 2);
    let say = |value: u64| match form {
        0 => format!("The survey found that {value} percent of older members own a boat."),
        1 => format!("The office gives the coast a {value} percent chance of rain."),
        _ => format!("Membership of the club fell {value} percent in ten years."),
    };
    Draw { truth: say(within), slip: say(beyond) }
}
