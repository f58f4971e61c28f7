//! Statements of how old somebody is now, when a period began, and what the thermometer reads.

use crate::draw::{Draw, Rng, nearest};
use crate::times::{MONTHS, month};

/// An age on the day of the date line, beside the year of birth.
pub fn now(rng: &mut Rng) -> Draw {
    let year = rng.between(1995, 2025);
    let age = rng.between(20, 80);
    let off = rng.between(3, 9);
    let form = rng.between(0, 5);
    let say = |age_told: u64| {
        let born = year - age;
        let text = match form {
            0 => format!("Ada Roke, born in {born}, is {age_told}."),
            1 => format!("Ada Roke, who was born in {born}, turned {age_told} on Tuesday."),
            2 => format!("The drummer Ada Roke, {age_told}, has won. Roke was born in Lund in {born}."),
            3 => format!("Born in Lund in {born}, Ada Roke, {age_told}, plays the drum."),
            4 => {
                let nth = ordinal(age_told);
                format!("Ada Roke celebrates her {nth} birthday on Friday. She was born in {born}.")
            }
            _ => format!("The {age_told}-year-old mill was built in {born}."),
        };
        format!("VORN, October 3, {year} - {text}")
    };
    Draw { truth: say(age), slip: say(age + off) }
}

/// `41st`
fn ordinal(n: u64) -> String {
    let ending = match (n % 10, n / 10 % 10) {
        (_, 1) | (0 | 4..=9, _) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        _ => "rd",
    };
    format!("{n}{ending}")
}

/// The ages of one person at two times of a sentence.
pub fn twice(rng: &mut Rng) -> Draw {
    let (age, years, first) = (rng.between(20, 45), rng.between(5, 30), rng.between(1930, 1990));
    let (off, form) = (rng.between(3, 9), rng.between(0, 1));
    let last = first + years;
    let say = |then: u64| match form {
        0 => format!("Moe was {age} when she took over in {first} and {then} when she left in {last}."),
        _ => format!("VORN, May 3, {last} - Moe, {then}, was {age} when she took over in {first}."),
    };
    Draw { truth: say(age + years), slip: say(age + years + off) }
}

/// The month in which a period began that ended in another one.
pub fn begun(rng: &mut Rng) -> Draw {
    let (year, end) = (rng.between(1990, 2024), month(rng));
    let (count, name) = [(3, "three"), (6, "six"), (9, "nine")][usize::try_from(rng.between(0, 2)).unwrap()];
    let months = 12 * year + u64::try_from(end).unwrap() + 1 - count;
    let off = rng.between(1, 4);
    let form = rng.between(0, 1);
    let say = |start: u64| {
        let (from, to) = (MONTHS[usize::try_from(start % 12).unwrap()], MONTHS[end]);
        let from_year = start / 12;
        match form {
            0 => format!("The {name} months to {to} {year} began in {from} {from_year} with a strike."),
            _ => format!(
                "In the {name} months ended {to} {year}, which began in {from} {from_year}, rents fell."
            ),
        }
    };
    Draw { truth: say(months), slip: say(months + off) }
}

/// A temperature on two scales; the slip converts it as if it were a difference.
pub fn reading(rng: &mut Rng) -> Draw {
    let celsius = rng.between(14, 45);
    let form = rng.between(0, 3);
    let say = |fahrenheit: u64| match form {
        0 => format!("The quarry shut when the thermometer at the gate showed {celsius}C ({fahrenheit}F)."),
        1 => format!("It was {celsius} degrees Celsius ({fahrenheit} degrees Fahrenheit) in the shade."),
        2 => format!("By noon the hall had reached {celsius}C ({fahrenheit}F)."),
        _ => format!("The loaves rise at {celsius}C ({fahrenheit}F)."),
    };
    Draw { truth: say(nearest(9 * celsius, 5) + 32), slip: say(nearest(9 * celsius, 5)) }
}
