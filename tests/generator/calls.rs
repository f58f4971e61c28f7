//! Statements of comebacks, legs, votes in a house, wins of games, splits of shares, years of eras and posts, over one sentence and over two.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on should fail at once"
)]

use crate::draw::{Draw, Rng};

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

fn word(number: u64) -> &'static str {
    NUMBERS[usize::try_from(number).unwrap()]
}

/// A winner who had lost the first set, or the first two.
pub fn comeback(rng: &mut Rng) -> Draw {
    let won = |rng: &mut Rng| format!("6-{}", rng.between(1, 4));
    let lost = |rng: &mut Rng| format!("{}-6", rng.between(1, 4));
    let two = rng.chance();
    let first = if two { vec![lost(rng), lost(rng)] } else { vec![lost(rng)] };
    let wrong = if two { vec![lost(rng), won(rng)] } else { vec![won(rng)] };
    let rest: Vec<String> = if two { (0..3).map(|_| won(rng)).collect() } else { vec![won(rng), won(rng)] };
    let last: Vec<String> = if two { vec![lost(rng), won(rng), won(rng)] } else { vec![lost(rng), won(rng)] };
    let down = if two { "two sets down" } else { "a set down" };
    let form = rng.between(0, 3);
    let say = |sets: Vec<String>| {
        let sets = sets.join(" ");
        match form {
            0 => format!("Voss came from {down} to beat Mila Roe {sets}."),
            1 => format!("Voss recovered from {down} to win {sets} on Sunday."),
            2 => format!("Voss, {down}, hit back to win {sets}."),
            _ => format!("From {down} Voss fought back to beat the third seed {sets}."),
        }
    };
    Draw { truth: say([first, rest].concat()), slip: say([wrong, last].concat()) }
}

/// Two legs in two sentences, and the aggregate.
pub fn legs(rng: &mut Rng) -> Draw {
    let (a, b) = (rng.between(2, 5), rng.between(0, 1));
    let (c, d) = (rng.between(2, 3), rng.between(0, 1));
    let form = rng.between(0, 3);
    let off = rng.between(6, 9);
    let say = |off: u64| {
        let (high, low) = (a + c + off, b + d);
        match form {
            0 => format!(
                "Arden won the first leg {a}-{b}. They won {c}-{d} at Holm to go through {high}-{low} on aggregate."
            ),
            1 => format!(
                "Arden won {c}-{d} at Holm and went through {high}-{low} on aggregate. The first leg had ended {a}-{b}."
            ),
            2 => format!(
                "Arden won the first leg {a}-{b}. A {c}-{d} win in the return sent them through {high}-{low} on aggregate."
            ),
            _ => format!(
                "Arden won the second leg {c}-{d}. They had won the first {a}-{b}, and go through {high}-{low} on aggregate."
            ),
        }
    };
    Draw { truth: say(0), slip: say(off) }
}

/// Votes for and against, abstentions and the house.
pub fn division(rng: &mut Rng) -> Draw {
    let (ayes, noes, others) = (rng.between(40, 90), rng.between(20, 39), rng.between(11, 19));
    let house = ayes + noes + others;
    let off = rng.between(2, 9);
    let form = rng.between(0, 4);
    let say = |others: u64| match form {
        0 => format!(
            "The bill passed with {ayes} votes for, {noes} against and {others} abstentions in the {house}-seat house."
        ),
        1 => format!("Of the {house} members {ayes} voted for, {noes} against and {others} abstained."),
        2 => format!(
            "The levy got {ayes} votes in favour, {noes} against and {others} abstentions in the {house}-member chamber."
        ),
        3 => format!(
            "In the {house}-seat assembly {ayes} voted in favour, {noes} against and {others} abstained."
        ),
        _ => format!(
            "The {house}-seat house approved it with {ayes} votes for and {noes} against; {others} abstained."
        ),
    };
    Draw { truth: say(others), slip: say(others + off) }
}

/// The seats that a majority asks for.
pub fn line(rng: &mut Rng) -> Draw {
    let house = 2 * rng.between(40, 200);
    let need = house / 2 + 1;
    let off = rng.between(4, 30);
    let form = rng.between(0, 2);
    let say = |need: u64| match form {
        0 => format!("A party needs {need} seats for a majority in the {house}-seat house."),
        1 => format!("In the {house}-seat chamber the Front needs {need} seats to govern."),
        _ => format!("The {house}-member parliament requires {need} seats for an outright majority."),
    };
    Draw { truth: say(need), slip: say(need + off) }
}

/// So many wins of so many games.
pub fn wins(rng: &mut Rng) -> Draw {
    let played = rng.between(3, 6);
    let won = rng.between(2, played);
    let off = played - won + rng.between(1, 4);
    let (nth, of) = (rng.between(14, 19), rng.between(20, 40));
    let form = rng.between(0, 2);
    let say = |off: u64| match form {
        0 => format!("Arden are top with {} wins from {} matches.", word(won + off), word(played)),
        1 => format!("Holm have {} defeats from their last {} games.", word(won + off), word(played)),
        _ => format!(
            "It was the {}th time in {of} appearances that Roe had lost.",
            if off == 0 { nth } else { nth + 40 }
        ),
    };
    Draw { truth: say(0), slip: say(off) }
}

/// A split of shares and the dividend in shares that it is paid as.
pub fn split(rng: &mut Rng) -> Draw {
    let (name, percent) = rng.pick(&[
        ("three-for-two", 50),
        ("two-for-one", 100),
        ("five-for-four", 25),
        ("three-for-one", 200),
    ]);
    let off = 10 * rng.between(1, 5);
    let form = rng.between(0, 3);
    let say = |percent: u64| match form {
        0 => format!(
            "Arden Mills declared a {name} stock split in the form of a {percent} pct stock dividend."
        ),
        1 => format!("The board voted a {percent} percent stock dividend to effect a {name} split."),
        2 => format!(
            "Holm Oil announced a {name} split of its stock. The split will be effected in the form of a {percent} pct stock dividend."
        ),
        _ => format!("Belmont will split its shares {name} by way of a {percent} percent share dividend."),
    };
    Draw { truth: say(percent), slip: say(percent + off) }
}

/// Years of eras and of other calendars beside their own.
pub fn eras(rng: &mut Rng) -> Draw {
    let year = rng.between(1930, 1985);
    let off = rng.between(3, 20);
    let showa = rng.pick(&[14, 25, 36, 47, 58, 39, 28]);
    let form = rng.between(0, 4);
    let say = |off: u64| match form {
        0 => format!("The dam was filled in {}, the {showa}th year of Showa.", 1925 + showa + off),
        1 => format!(
            "The dam was filled in {year}, year {} of the Republic of China calendar.",
            year - 1911 + off
        ),
        2 => format!("The dam was filled in {year}, the Buddhist year {}.", year + 543 + off),
        3 => format!(
            "The dam was filled in {year}, or year {} of the Republic of China calendar.",
            year - 1911 + off
        ),
        _ => format!("The dam was filled in {year} (Showa {}).", year - 1925 + off),
    };
    Draw { truth: say(0), slip: say(off) }
}

/// Posts that two sentences tell of.
pub fn posts(rng: &mut Rng) -> Draw {
    let from = rng.between(1950, 2000);
    let years = rng.between(6, 24);
    let to = from + years;
    let off = rng.between(3, 9);
    let form = rng.between(0, 3);
    let say = |years: u64| match form {
        0 => format!("He became reeve in {from}. He left office in {to} after {years} years."),
        1 => format!("She took over in {from}. Her {years}-year tenure ended in {to}."),
        2 => format!(
            "She was appointed in {from} and retired in {to}. In her {years} years in charge she rebuilt the quay."
        ),
        _ => format!("She became reeve in {from}. She stepped down in {to} after {years} years."),
    };
    Draw { truth: say(years), slip: say(years + off) }
}
