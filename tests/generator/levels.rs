//! Statements of which of two levels is greater, and by how much: records, targets, names, races, votes, prices.

use crate::draw::{Draw, Rng, number};

/// What somebody aimed at, forecast or is held to, in the sentence and across sentences.
pub fn benchmark(rng: &mut Rng) -> Draw {
    let (bar, above) = (rng.between(300, 900), rng.between(11, 90));
    let form = rng.between(0, 7);
    let over = bar + above;
    let (bar, over) = (number(bar, 1), number(over, 1));
    let say = |level: &str, bar: &str| match form {
        0 => format!("The fund beat its target for 2019, raising £{level}m. It had hoped for £{bar}m."),
        1 => format!(
            "The well gave {level} tons of salt. That was more than the {bar} tons that were promised."
        ),
        2 => format!("The lake rose to {level} metres, which is above the {bar} metres allowed."),
        3 => format!("Inflation overshot the bank's {bar} percent target, coming in at {level} percent."),
        4 => format!("Inflation was {level} percent in May, over the bank's {bar} percent goal."),
        5 => format!("The gauge rose to {level}, back over the {bar} mark that parts growth from decline."),
        6 => format!("Sales of €{level}m were ahead of the €{bar}m consensus."),
        _ => format!("The deal tops last year's record of ${bar}m at ${level}m."),
    };
    Draw { truth: say(&over, &bar), slip: say(&bar, &over) }
}

/// How far a level is from its record, or two levels from each other.
pub fn gap(rng: &mut Rng) -> Draw {
    let (low, apart) = (rng.between(310, 480), rng.between(4, 29));
    let off = rng.between(31, 60);
    let form = rng.between(0, 6);
    let high = number(low + apart, 1);
    let low = number(low, 1);
    let say = |apart: u64| {
        let gap = number(apart, 1);
        match form {
            0 => format!(
                "The vale reached {high}C on Sunday, {gap} of a degree hotter than the record set in 1973. That mark, {low}C, was taken in a yard."
            ),
            1 => {
                format!("The bridge is {high} km long, {gap} km longer than its rival, which spans {low} km.")
            }
            2 => format!("Boys can expect to reach {low} and girls {high}, a gap of {gap} years."),
            3 => format!(
                "The Arne is {high} km long and the Vold {low} km, so that the former is the longer by {gap} km."
            ),
            4 => format!(
                "Vera Holm has {high} percent and Tom Roe {low} percent, giving her a lead of {gap} points."
            ),
            5 => format!(
                "Support for Vera Holm stood at {high} percent, {gap} points ahead of Tom Roe on {low}."
            ),
            _ => format!(
                "The road clears {high} metres. The arch clears {low} metres. It was the {gap} metres in between that cost the roof."
            ),
        }
    };
    Draw { truth: say(apart), slip: say(apart + off) }
}

/// Two times of a race, and the gap.
pub fn race(rng: &mut Rng) -> Draw {
    let (first, gap) = (rng.between(6100, 6900), rng.between(11, 99));
    let wrong = gap + rng.between(20, 90);
    let clock = |hundredths: u64| format!("1:{:02}.{:02}", hundredths / 100 - 60, hundredths % 100);
    let (one, two) = (clock(first), clock(first + gap));
    let form = rng.between(0, 4);
    let say = |gap: u64| {
        let gap = number(gap, 2);
        match form {
            0 => format!("Ines Vold won the sprint in {one}, {gap} seconds ahead of Tora Lind in {two}."),
            1 => format!("Ines Vold was quickest in {one}. Tora Lind was {gap} seconds slower at {two}."),
            2 => format!(
                "Tora Lind took {gap} seconds off the record, stopping the clock at {one}. The previous best, {two}, had stood for years."
            ),
            3 => format!("She finished in {one}, beating her own record of {two} by {gap} seconds."),
            _ => format!(
                "The second lap was {gap} seconds faster than the first: she took {two} for that and {one} for this."
            ),
        }
    };
    Draw { truth: say(gap), slip: say(wrong) }
}

/// Names with levels of their own, and which of two is the larger.
pub fn names(rng: &mut Rng) -> Draw {
    let (low, above) = (rng.between(120, 480), rng.between(9, 90));
    let form = rng.between(0, 8);
    let (high, low) = (number(low + above, 1), number(low, 1));
    let say = |high: &str, low: &str| match form {
        0 => format!(
            "The dairy's share of the market is {high} percent, a hair ahead of Orrin's at {low} percent."
        ),
        1 => format!("The film took ${high}m, ahead of Torvale, which took ${low}m."),
        2 => format!("The larger of the two barges carries {high} tons, the smaller {low} tons."),
        3 => format!("Of the two rivers the Arne is the longer, at {high} km to the Vold's {low} km."),
        4 => format!("Vera Holm leads Tom Roe by {high} percent to {low} percent."),
        5 => format!("Imports of ${high} billion outstripped exports of ${low} billion."),
        6 => format!("Wages rose {high} percent, outpacing inflation of {low} percent."),
        7 => format!(
            "Landings shrank {high} percent, a deeper fall than the {low} percent of the oyster beds."
        ),
        _ => format!(
            "Torvale is the biggest brewer with {high} percent of the market, followed by Orrin with {low} percent."
        ),
    };
    Draw { truth: say(&high, &low), slip: say(&low, &high) }
}

/// Votes for and against with what lies between them.
pub fn votes(rng: &mut Rng) -> Draw {
    let (noes, lead) = (rng.between(101, 280), rng.between(2, 40));
    let ayes = noes + lead;
    let form = rng.between(0, 5);
    let say = |lead: u64| match form {
        0 => format!("The motion was carried by {ayes} to {noes}, a majority of {lead}."),
        1 => format!("The vote on the pier was {ayes} to {noes}, a majority of {lead}."),
        2 => format!("Ada Finch kept the seat by {lead} votes, {ayes} to {noes}."),
        3 => format!(
            "Vera Holm held the seat with a majority of {lead}, taking {ayes} votes to Tom Roe's {noes}."
        ),
        4 => format!("Arden are {lead} points clear of Belmont, {ayes} to {noes}."),
        _ => format!("Vera Holm won with {ayes} votes to Tom Roe's {noes}, a majority of {lead}."),
    };
    Draw { truth: say(lead), slip: say(lead + rng.between(3, 30)) }
}

/// A price above or below another one.
pub fn premium(rng: &mut Rng) -> Draw {
    let (base, percent) = (rng.between(211, 899), rng.between(8, 40));
    let up = rng.chance();
    let price = if up { base * (100 + percent) } else { base * (100 - percent) };
    let (base, price) = (number(base, 2), number(price, 4));
    let noun = if up { "premium" } else { "discount" };
    let form = rng.between(0, 2);
    let say = |percent: u64| match form {
        0 => format!(
            "The bid of ${price} a share is a {noun} of {percent} percent to Friday's close of ${base}."
        ),
        1 => format!(
            "The bid of ${price} a share represents a {percent} percent {noun} to the close of ${base}."
        ),
        _ => format!(
            "The stock was sold at ${price}, a {percent} percent {noun} to Tuesday's price of ${base}."
        ),
    };
    Draw { truth: say(percent), slip: say(percent + rng.between(7, 30)) }
}
