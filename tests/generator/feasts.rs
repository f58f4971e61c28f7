//! Statements of anniversaries, tenures and days of a strike, of fuel and stated rates of exchange, and of what is the highest since when.

use crate::draw::{Draw, Rng, nearest, number};
use crate::times::{MONTHS, length, month};

/// Anniversaries and jubilees.
pub fn feast(rng: &mut Rng) -> Draw {
    let (years, word) =
        [(100, "centenary"), (150, "sesquicentenary"), (200, "bicentenary"), (50, "golden jubilee")]
            [usize::try_from(rng.between(0, 3)).unwrap()];
    let now = rng.between(1990, 2024);
    let nth = 10 * rng.between(3, 12);
    let off = 10 * rng.between(1, 3);
    let form = rng.between(0, 5);
    let say = |wrong: u64| {
        let (then, founded) = (now - years + wrong, now - nth + wrong);
        match form {
            0 => {
                format!("The choir kept its {nth}th anniversary in {now}, having been founded in {founded}.")
            }
            1 => format!("The {word} of the tannery, which opened in {then}, falls in {now}."),
            2 => format!("The club, founded in {then}, celebrates its {word} in {now}."),
            3 => format!("Founded in {founded}, the club celebrated its {nth}th anniversary in {now}."),
            4 => format!("In {now} the town marks the {nth}th anniversary of the {founded} flood."),
            _ => format!("In {now} the mill, which opened in {then}, will mark its {word}."),
        }
    };
    Draw { truth: say(0), slip: say(off) }
}

/// Times in office.
pub fn tenure(rng: &mut Rng) -> Draw {
    let from = rng.between(1950, 2000);
    let years = rng.between(6, 24);
    let to = from + years;
    let off = rng.between(3, 9);
    let form = rng.between(0, 6);
    let say = |years: u64| match form {
        0 => format!("In {to} Ada Finch, who took office in {from}, ends {years} years as reeve."),
        1 => format!("In {to} Ada Finch leaves after {years} years in office; she took over in {from}."),
        2 => format!("Ada Finch, reeve from {from} to {to}, served for {years} years."),
        3 => format!("Ada Finch took over in {from} and retired in {to} after {years} years."),
        4 => format!("Ada Finch held the post for {years} years, from {from} until {to}."),
        5 => format!("Ada Finch joined the bank in {from} and left it in {to}, after {years} years."),
        _ => {
            format!("After {years} years in office, Ada Finch, who was elected in {from}, bowed out in {to}.")
        }
    };
    Draw { truth: say(years), slip: say(years + off) }
}

/// The nth day of what began on some day.
pub fn nth_day(rng: &mut Rng) -> Draw {
    let (year, first) = (rng.between(1950, 2024), month(rng));
    let day = rng.between(1, length(year, first));
    let nth = rng.between(14, 20);
    let mut last = (year, first, day + nth - 1);
    while last.2 > length(last.0, last.1) {
        let days = length(last.0, last.1);
        last =
            if last.1 == 11 { (last.0 + 1, 0, last.2 - days) } else { (last.0, last.1 + 1, last.2 - days) };
    }
    let begun = format!("{day} {} {year}", MONTHS[first]);
    let now = format!("{} {} {}", last.2, MONTHS[last.1], last.0);
    let off = rng.between(5, 9) * 10;
    let form = rng.between(0, 4);
    let say = |n: u64| {
        let end = if (11..=13).contains(&(n % 100)) {
            "th"
        } else {
            ["th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"][usize::try_from(n % 10).unwrap()]
        };
        match form {
            0 => format!("The lockout, which began on {begun}, entered its {n}{end} day on {now}."),
            1 => {
                format!("On {now}, the {n}{end} day of a lockout that started on {begun}, the talks went on.")
            }
            2 => format!("On {now}, day {n} of a lockout that started on {begun}, snow fell."),
            3 => format!("On {now} the siege, which started on {begun}, was in its {n}{end} day."),
            _ => format!("The {n}-day lockout began on {begun} and ended on {now}."),
        }
    };
    Draw { truth: say(nth), slip: say(nth + off) }
}

/// Miles a gallon and litres for 100 kilometres.
pub fn fuel(rng: &mut Rng) -> Draw {
    let mpg = rng.between(21, 69);
    let per = if rng.chance() { 23_521_458 } else { 28_248_094 };
    let litres = nearest(per, mpg * 10_000);
    let off = litres * rng.between(40, 60) / 100;
    let form = rng.between(0, 5);
    let say = |litres: u64| {
        let litres = number(litres, 1);
        match form {
            0 => format!("The van does {mpg} mpg ({litres} l/100km) on the road."),
            1 => format!("The van uses {litres} litres per 100 kilometres, or {mpg} miles per gallon."),
            2 => format!("Its thirst fell to {mpg}mpg ({litres} litres per 100km)."),
            3 => format!("At {litres} litres per 100 km ({mpg} miles to the gallon) it is no miser."),
            4 => format!("It burns {litres}L/100km, or {mpg} mpg, in the town."),
            _ => format!("The makers claim {mpg} miles a gallon ({litres} litres per 100 kilometres)."),
        }
    };
    Draw { truth: say(litres), slip: say(litres + off) }
}

/// A rate that the text states, and a sum converted at it.
pub fn stated_rate(rng: &mut Rng) -> Draw {
    let rate = rng.between(112, 158);
    let pounds = rng.between(211, 989);
    let dollars = nearest(pounds * rate, 100);
    let off = dollars * rng.between(30, 60) / 100;
    let (price, pounds) = (number(rate, 2), number(pounds, 1));
    let form = rng.between(0, 5);
    let say = |dollars: u64| {
        let dollars = number(dollars, 1);
        match form {
            0 => format!(
                "At ${price} to the pound, the order of £{pounds} million is worth ${dollars} million."
            ),
            1 => format!("The pier cost £{pounds} million (${dollars} million). One pound buys ${price}."),
            2 => format!("The pier cost £{pounds}m (${dollars}m). The pound stood at ${price}."),
            3 => {
                format!("The pier cost £{pounds} million (${dollars} million), at ${price} for every pound.")
            }
            4 => format!("The pound rose to ${price}. The mill asks £{pounds} million (${dollars} million)."),
            _ => format!("The mill asks £{pounds} million (${dollars} million). (£1 = ${price})"),
        }
    };
    Draw { truth: say(dollars), slip: say(dollars + off) }
}

/// The highest since when, a record, the larger and the latter.
pub fn extreme(rng: &mut Rng) -> Draw {
    let high = rng.between(410, 890);
    let low = high - rng.between(30, 90);
    let since = rng.between(1980, 2005);
    let later = since + rng.between(2, 9);
    let form = rng.between(0, 5);
    let say = |wrong: bool| {
        let (a, b) = if wrong { (low, high) } else { (high, low) };
        let (a, b) = (number(a, 2), number(b, 2));
        match form {
            0 => format!(
                "The mine yielded {a} million tons, the highest since {since}. In {later} it was {b} million tons."
            ),
            1 => {
                format!("The port handled a record {a} million tons. In {later} it handled {b} million tons.")
            }
            2 => format!(
                "Stocks fell to {b} million tons, the lowest since {since}. It was {a} million tons in {later}."
            ),
            3 => format!(
                "The two grants are ${} million and ${} million; the larger, ${a} million, goes to the lido.",
                number(high, 2),
                number(low, 2)
            ),
            4 => format!(
                "The firm has yards in Arden (${a} million) and Belmont (${b} million), the latter the smaller of the two."
            ),
            _ => format!(
                "Arden spends ${b} million a year and Belmont ${a} million. The latter is the larger of the two."
            ),
        }
    };
    Draw { truth: say(false), slip: say(true) }
}
