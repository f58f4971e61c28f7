//! Statements of an order that no word of comparison tells: places of a race, records, highs and lows, ranges, `only`.

use crate::draw::{Draw, Rng, number};

/// Two times of one race, by their places or by who came in before whom.
pub fn finish(rng: &mut Rng) -> Draw {
    let (first, gap) = (rng.between(6100, 6900), rng.between(11, 99));
    let clock = |hundredths: u64| format!("1:{:02}.{:02}", hundredths / 100 - 60, hundredths % 100);
    let (one, two) = (clock(first), clock(first + gap));
    let form = rng.between(0, 6);
    let say = |one: &str, two: &str| match form {
        0 => format!("Ines Vold won the sprint in {one}, with Tora Lind second in {two}."),
        1 => format!("Tora Lind ({two}) took silver behind Ines Vold ({one})."),
        2 => {
            format!("Ines Vold clocked {one} and came in ahead of Tora Lind, who crossed the line in {two}.")
        }
        3 => format!("Ines Vold swam {one} to erase the old record of {two}."),
        4 => format!("Her time of {two} was well short of the world record of {one}."),
        5 => format!("Tora Lind finished fourth in {two}. Ines Vold won the heat in {one}."),
        _ => format!("She broke the course record of {two} with a run of {one}."),
    };
    Draw { truth: say(&one, &two), slip: say(&two, &one) }
}

/// Levels that others of the same day or year may not pass.
pub fn peak(rng: &mut Rng) -> Draw {
    let (low, above) = (rng.between(310, 480), rng.between(4, 60));
    let (high, low) = (number(low + above, 1), number(low, 1));
    let form = rng.between(0, 8);
    let say = |high: &str, low: &str| match form {
        0 => format!("Tin closed at {low} crowns after reaching {high} crowns."),
        1 => format!("Tin jumped to {high} crowns before closing at {low} crowns."),
        2 => format!("Tin ended at {low} crowns, off its high of {high} crowns."),
        3 => format!("The fleet carried {low} tons, second only to the {high} tons of 2006."),
        4 => format!("The rate of {low} percent is the highest since {high} percent in 1998."),
        5 => format!("Sales came to a record £{high}m. The previous record of £{low}m was set in 2016."),
        6 => format!("Tin swung between a low of {low} crowns and a high of {high} crowns."),
        7 => format!("The ratio averages {high}, down from 99.9 in 2012, but higher than {low} in 2010."),
        _ => format!("Tin fell to {low} crowns before settling at {high} crowns."),
    };
    Draw { truth: say(&high, &low), slip: say(&low, &high) }
}

/// Levels beside a range, and an average among what it is one of.
pub fn range(rng: &mut Rng) -> Draw {
    let (low, width) = (rng.between(2, 20), rng.between(2, 6));
    let high = low + width;
    let inside = number(10 * low + rng.between(1, 10 * width - 1), 1);
    let outside = number(10 * high + rng.between(11, 30), 1);
    let form = rng.between(0, 3);
    let say = |inside: &str, outside: &str| match form {
        0 => format!(
            "At {inside} percent, wage growth is within the council's {low}-{high} percent target range."
        ),
        1 => format!(
            "Lending grew {outside} percent in May, outside the bank's {low} to {high} percent target."
        ),
        2 => format!(
            "The average price was {inside} crowns, and bids ranged from {low} crowns to {high} crowns."
        ),
        _ => format!(
            "Profits of {outside} million crowns were above the {low} to {high} million crowns expected."
        ),
    };
    Draw { truth: say(&inside, &outside), slip: say(&outside, &inside) }
}

/// Which of two groups `only` makes the smaller one.
pub fn only(rng: &mut Rng) -> Draw {
    let low = rng.between(4, 30);
    let high = low + rng.between(5, 50);
    let form = rng.between(0, 4);
    let say = |low: u64, high: u64| match form {
        0 => format!(
            "Some {high} percent of the farmers own a tractor, compared with just {low} percent of the foresters."
        ),
        1 => format!(
            "Only {low} percent of the pupils cycle, although in Arden the figure rises to {high} percent."
        ),
        2 => format!("Of the pupils {low} percent cycle. In Arden the figure rises to {high} percent."),
        3 => format!(
            "While {high} percent of the pupils walk, this was true of only {low} percent of their teachers."
        ),
        _ => format!("Of the pupils {high} percent cycle. That compares with only {low} percent in Arden."),
    };
    Draw { truth: say(low, high), slip: say(high, low) }
}
