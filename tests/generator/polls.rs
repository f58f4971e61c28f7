//! Statements of seats by party, leads in polls, counts of two things and quantities told again in another unit.

use crate::draw::{Draw, Rng, nearest, number};

/// The seats of all parties of a house.
pub fn benches(rng: &mut Rng) -> Draw {
    let (first, second, rest) = (rng.between(41, 62), rng.between(21, 38), rng.between(5, 19));
    let house = first + second + rest;
    let off = rng.between(2, 9);
    let form = rng.between(0, 4);
    let say = |rest: u64| match form {
        0 => format!(
            "The Reform list won {first} of the {house} seats. The Farmers took {second} and independents {rest}."
        ),
        1 => format!(
            "The Farmers hold {second} seats, the Reform list {first} and independents {rest} in the {house}-seat chamber."
        ),
        2 => format!(
            "Of the assembly's {house} seats the Reform list took {first}, the Farmers {second} and the Greens {rest}."
        ),
        3 => format!(
            "The {house}-seat council is made up of the Farmers with {second}, the Greens with {rest} and the Reform list with {first}."
        ),
        _ => format!(
            "In the {house}-seat house the Greens ({rest}), the Farmers ({second}) and the Reform list ({first}) voted apart."
        ),
    };
    Draw { truth: say(rest), slip: say(rest + off) }
}

/// Who leads by how many points.
pub fn leads(rng: &mut Rng) -> Draw {
    let (low, lead) = (rng.between(31, 44), rng.between(3, 6));
    let high = low + lead;
    let off = rng.between(3, 7);
    let form = rng.between(0, 3);
    let say = |lead: u64| match form {
        0 => format!(
            "The poll puts Ito at {high} percent and Lund at {low} percent. Her lead of {lead} points is the widest yet."
        ),
        1 => format!("Ito has a {lead}-point lead over Lund, {high} percent to {low} percent."),
        2 => format!(
            "The survey has Ito on {high} percent and Lund on {low} percent, a lead of {lead} points."
        ),
        _ => {
            format!("Ito's {lead}-point lead over Lund, {high} percent to {low} percent, is the widest yet.")
        }
    };
    Draw { truth: say(lead), slip: say(lead + off) }
}

/// Two counts, of which one is so many times the other.
pub fn herds(rng: &mut Rng) -> Draw {
    let (few, times) = (rng.between(211, 389), rng.between(3, 6));
    let word = ["three", "four", "five", "six"];
    let many = few * times;
    let wrong = times + rng.between(2, 3);
    let form = rng.between(0, 3);
    let times = word[usize::try_from(times - 3).unwrap()];
    let say = |many: u64| {
        let many = number(many, 0);
        match form {
            0 => format!("The dale keeps {many} geese, {times} times as many as its {few} ducks."),
            1 => format!("The dale keeps {many} geese and {few} ducks, {times} times as many."),
            2 => {
                format!("There were {many} geese against {few} ducks, {times} times as many geese as ducks.")
            }
            _ => format!("The dale has {few} ducks and {many} geese, {times} times as many geese as ducks."),
        }
    };
    Draw { truth: say(many), slip: say(few * wrong) }
}

/// A length, and the same in miles, without brackets.
pub fn beside(rng: &mut Rng) -> Draw {
    let km = rng.between(23, 99);
    let miles = nearest(km * 100_000, 160_934);
    let off = rng.between(6, 11);
    let form = rng.between(0, 4);
    let say = |miles: u64| match form {
        0 => format!("The causeway of {km} km, {miles} miles, was under water."),
        1 => format!("The causeway is {km} kilometres long, or {miles} miles."),
        2 => format!("The causeway lies {km} km, about {miles} miles, north of Arden."),
        3 => format!("The wall is {miles} miles long, {km} km, and has nine gates."),
        _ => format!("The ferry makes {km} km/h - {miles} mph - in the sound."),
    };
    Draw { truth: say(miles), slip: say(miles + off) }
}

/// Places of a ranking with their levels.
pub fn ranks(rng: &mut Rng) -> Draw {
    let low = 1000 * rng.between(41, 88);
    let high = low + 1000 * rng.between(9, 30);
    let form = rng.between(0, 4);
    let say = |high: u64, low: u64| {
        let (high, low) = (number(high, 0), number(low, 0));
        match form {
            0 => format!("Orsk is the largest port with {high} boxes, followed by Varn with {low}."),
            1 => format!("The largest port has {high} people and the second-largest {low}."),
            2 => format!("Varn's {low} votes rank second to Roe, who has {high}."),
            3 => format!("The crowd of {high} broke the ground's record of {low}."),
            _ => format!(
                "Tarn, the largest grower, grew {high} tons. Varn, the second largest, grew {low} tons."
            ),
        }
    };
    Draw { truth: say(high, low), slip: say(low, high) }
}
