//! Statements of golf, tennis, votes, medals and rankings, each in five word orders and more.

use crate::draw::{Draw, Rng, nearest, number};

/// Rounds, their total, and how far both are from par.
pub fn golf(rng: &mut Rng) -> Draw {
    let rounds = [rng.between(64, 74), rng.between(64, 74), rng.between(64, 74)];
    let [a, b, c] = rounds;
    let sum: u64 = rounds.iter().sum();
    let under = rng.between(2, 8);
    let form = rng.between(0, 6);
    let say = |off: u64| match form {
        0 => format!("Rounds of {a}, {b} and {c} gave Ito a total of {}.", sum + off),
        1 => format!("Ito ({a}-{b}-{c}) has a total of {}.", sum + off),
        2 => format!(
            "Ito added a {c} to his opening {a} and {b} and is on {} with a round to play.",
            sum + off
        ),
        3 => format!("Ito finished on {} after rounds of {a}, {b} and {c}.", sum + off),
        4 => format!("Ito shot a {under}-under {} on the par-72 course.", 72 - under + off),
        5 => format!("Ito carded a {}, {under} under par, on the par-71 links.", 71 - under + off),
        _ => format!(
            "Ito shot a {under}-under {} for a {}-under total of {}.",
            72 - under,
            under + 4,
            212 - under + off
        ),
    };
    Draw { truth: say(0), slip: say(rng.between(2, 9)) }
}

/// Sets and how many there were.
pub fn sets(rng: &mut Rng) -> Draw {
    let set = |rng: &mut Rng| format!("6-{}", rng.between(0, 4));
    let lost = format!("{}-6", rng.between(0, 4));
    let (one, two, three) = (set(rng), set(rng), set(rng));
    let straight = rng.chance();
    let word = ["two", "three", "four", "five"];
    let form = rng.between(0, 4);
    let told = if straight { format!("{one} {two}") } else { format!("{one} {lost} {three}") };
    let count = usize::from(!straight);
    let slip = (count + usize::try_from(rng.between(1, 2)).unwrap()) % word.len();
    let say = |count: usize| {
        let sets = word[count];
        match form {
            0 => format!("Voss won in {sets} sets, {told}."),
            1 => format!("Voss beat Mila Roe in {sets} sets: {}.", told.replace(' ', ", ")),
            2 => format!("Voss needed {sets} sets to beat Mila Roe, {told}."),
            3 => format!("Voss, the third seed, beat Roe {told} in {sets} sets."),
            _ => format!("Voss came through {told} in just {sets} sets on Sunday."),
        }
    };
    Draw { truth: say(count), slip: say(slip) }
}

/// Votes, the roll and the turnout.
pub fn turnout(rng: &mut Rng) -> Draw {
    let roll = rng.between(20_000, 90_000);
    let votes = roll * rng.between(35, 80) / 100 + rng.between(1, 99);
    let share = nearest(votes * 1000, roll);
    let form = rng.between(0, 6);
    let off = 10 * rng.between(6, 15);
    let (roll, votes) = (number(roll, 0), number(votes, 0));
    let say = |share: u64| {
        let share = number(share, 1);
        match form {
            0 => format!("Of the {roll} on the roll, {votes} voted, a turnout of {share} percent."),
            1 => format!("Turnout was {share} percent: {votes} of the {roll} on the roll cast a ballot."),
            2 => format!(
                "In all, {votes} people voted, a turnout of {share} percent of the town's {roll} registered voters."
            ),
            3 => format!(
                "There are {roll} voters on the register. On Sunday {votes} of them voted, a turnout of {share} percent."
            ),
            4 => format!(
                "With {roll} people eligible to vote, a turnout of {share} percent means {votes} ballots."
            ),
            5 => format!(
                "A total of {votes} people voted out of an electorate of {roll}, for a {share} percent turnout."
            ),
            _ => format!("The electorate is {roll}. Turnout was {share} percent, or {votes} votes."),
        }
    };
    Draw { truth: say(share), slip: say(share + off) }
}

/// The votes of two sides and their shares.
pub fn two_way(rng: &mut Rng) -> Draw {
    let (ours, theirs, rest) =
        (rng.between(30_000, 60_000), rng.between(20_000, 29_000), rng.between(0, 9_000));
    let all = ours + theirs + rest;
    let (first, second) = (nearest(ours * 1000, all), nearest(theirs * 1000, all));
    let off = 10 * rng.between(3, 8);
    let form = rng.between(0, 4);
    let say = |share: u64| {
        let (ours, theirs) = (number(ours, 0), number(theirs, 0));
        let (share, second) = (number(share, 1), number(second, 1));
        match form {
            0 => format!(
                "Holm kept the seat with {ours} votes, or {share} percent, to {theirs}, or {second} percent, for Roe."
            ),
            1 => format!("Holm took {ours} votes ({share} percent) and Roe {theirs} ({second} percent)."),
            2 => format!(
                "Roe had {theirs} votes ({second} percent) against {ours} ({share} percent) for Holm."
            ),
            3 => format!(
                "With {ours} votes, or {share} percent, Holm beat Roe, who had {theirs}, or {second} percent."
            ),
            _ => format!("Holm received {ours} votes, or {share}%, and Roe {theirs} votes, or {second}%."),
        }
    };
    Draw { truth: say(first), slip: say(first - off) }
}

/// Medals by metal and together.
pub fn medals(rng: &mut Rng) -> Draw {
    let (gold, silver, bronze) = (rng.between(3, 19), rng.between(3, 19), rng.between(3, 19));
    let all = gold + silver + bronze;
    let off = rng.between(2, 9);
    let form = rng.between(0, 5);
    let say = |all: u64| match form {
        0 => format!("Norland won {gold} gold, {silver} silver and {bronze} bronze medals, {all} in all."),
        1 => format!("Norland took {all} medals: {gold} gold, {silver} silver and {bronze} bronze."),
        2 => format!("Norland's {all} medals included {gold} golds, {silver} silvers and {bronze} bronzes."),
        3 => {
            format!("With {gold} gold medals, {silver} silver and {bronze} bronze, Norland has {all} medals.")
        }
        4 => format!("Norland won {all} medals, {gold} of them gold, {silver} silver and {bronze} bronze."),
        _ => format!(
            "Country | Gold | Silver | Bronze | Total\nSudland | 4 | 5 | 6 | 15\nNorland | {gold} | {silver} | {bronze} | {all}\n"
        ),
    };
    Draw { truth: say(all), slip: say(all + off) }
}

/// Places of a ranking and the step between them.
pub fn places(rng: &mut Rng) -> Draw {
    let (high, step) = (rng.between(4, 12), rng.between(3, 8));
    let low = high + step;
    let form = rng.between(0, 4);
    let off = rng.between(2, 5);
    let say = |step: u64| match form {
        0 => format!("Arden climbed {step} places to {high}th from {low}th."),
        1 => format!("The school fell from {high}th to {low}th, a drop of {step} places in one year."),
        2 => format!("The port rose from {low}th to {high}th, a climb of {step} places."),
        3 => format!("Arden slipped {step} places to {low}th from {high}th."),
        _ => format!("Arden, up {step} places from {low}th to {high}th, won the cup."),
    };
    Draw { truth: say(step), slip: say(step + off) }
}

/// Scores that goals make, and scores on the way.
pub fn goals(rng: &mut Rng) -> Draw {
    let low = rng.between(1, 4);
    let high = low + rng.between(1, 3);
    let form = rng.between(0, 4);
    let say = |wrong: bool| {
        let level = if wrong { format!("{high}-{low}") } else { format!("{low}-{low}") };
        let ahead = if wrong { format!("{low}-{low}") } else { format!("{high}-{low}") };
        let end = if wrong { high - 1 } else { high + 2 };
        match form {
            0 => format!("Fox equalised to make it {level} in the last minute."),
            1 => format!("A free kick by Fox levelled the match at {level}."),
            2 => format!("A header by Cole put Arden ahead at {ahead}."),
            3 => format!("Arden led {high}-{low} at the break. They won {end}-{}.", low.min(end - 1)),
            _ => {
                format!("Belmont led {high}-{low} at half-time and won {end}-{} at Arden.", low.min(end - 1))
            }
        }
    };
    Draw { truth: say(false), slip: say(true) }
}
