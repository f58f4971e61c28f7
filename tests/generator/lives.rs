//! Statements of what lies apart in time: across sentences, by the clock, in a run, in a life and between two people.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on should fail at once"
)]

use crate::draw::{Draw, Rng};
use crate::times::{DAYS, MONTHS, day_of_week, length, month};

const NUMBERS: [&str; 11] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const NTH: [&str; 15] = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "11th", "12th", "13th", "14th",
];
const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];

fn index(n: u64) -> usize {
    usize::try_from(n).unwrap()
}

/// So many days later within a year, as month and day.
fn later(year: u64, month: usize, day: u64, days: u64) -> (u64, usize, u64) {
    let (mut year, mut month, mut day) = (year, month, day + days);
    while day > length(year, month) {
        day -= length(year, month);
        month += 1;
        if month == 12 {
            (month, year) = (0, year + 1);
        }
    }
    (year, month, day)
}

pub fn weekday_later(rng: &mut Rng) -> Draw {
    let (first, gap) = (rng.between(0, 6), rng.between(2, 5));
    let off = rng.between(1, 6);
    let (from, number) = (DAYS[index(first)], NUMBERS[index(gap)]);
    let form = rng.between(0, 3);
    let mut letters = number.chars();
    let capital: String = letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters).collect();
    let say = |to: u64| {
        let to = DAYS[index(to % 7)];
        match form {
            0 => format!("The talks broke up on {from}. {capital} days later, on {to}, the strike began."),
            1 => format!("The herd was seen on {from} and {number} days later, on {to}, it was gone."),
            2 => format!("A barge sank on {from} in the fog. It was raised on {to}, {number} days later."),
            _ => format!("The well ran dry on {from}; {number} days later, on {to}, it rained."),
        }
    };
    Draw { truth: say(first + gap), slip: say(first + gap + off) }
}

pub fn days_between(rng: &mut Rng) -> Draw {
    let (year, start) = (rng.between(1950, 2090), month(rng));
    let (day, gap) = (rng.between(1, 28), rng.between(8, 90));
    let (end_year, end, last) = later(year, start, day, gap);
    let (from, to) = (MONTHS[start], MONTHS[end]);
    let wrong = if gap > 40 { gap - rng.between(5, 20) } else { gap + rng.between(5, 30) };
    let same = end_year == year;
    let form = rng.between(0, if same { 4 } else { 3 });
    let say = |gap: u64| match form {
        0 => format!(
            "The ban was lifted on {last} {to} {end_year}; it had begun on {day} {from} {year}. In those {gap} days the ferry rusted."
        ),
        1 => format!(
            "The digging began on {day} {from} {year} and ended on {last} {to} {end_year}: {gap} days in the mud."
        ),
        2 => format!(
            "The notice, served on {day} {from} {year}, runs for {gap} days, so that the drivers could walk out on {last} {to} {end_year}."
        ),
        3 => format!(
            "The bridge shut on {day} {from} {year} and {gap} days later, on {last} {to} {end_year}, it was blown up."
        ),
        _ => format!(
            "The fair runs from {from} {day} to {to} {last}, {gap} days by the priests' reckoning, and is free."
        ),
    };
    Draw { truth: say(gap), slip: say(wrong) }
}

pub fn clock(rng: &mut Rng) -> Draw {
    let (hour, minute) = (rng.between(1, 6), rng.pick(&[0_u64, 10, 15, 30, 45]));
    let gap = rng.between(2, 5);
    let (name, wrong) = (NUMBERS[index(gap)], NUMBERS[index(gap + 2)]);
    let (from, to) = (format!("{hour}:{minute:02} p.m."), format!("{}:{minute:02} p.m.", hour + gap));
    let form = rng.between(0, 3);
    let say = |name: &str| match form {
        0 => format!(
            "The lights went out at {from} in three villages. They were on again by {to}, {name} hours later."
        ),
        1 => format!("The kitchen is open for {name} hours, from {from} to {to}, every day."),
        2 => format!("The hall is heated from {from} to {to}, {name} hours by the meter."),
        _ => format!("The hearing began at {from}, lasted {name} hours and ended at {to}."),
    };
    Draw { truth: say(name), slip: say(wrong) }
}

pub fn lead(rng: &mut Rng) -> Draw {
    let (year, start) = (rng.between(1980, 2060), month(rng));
    let day = rng.between(1, 28);
    let today = day_of_week(year, start, day);
    let (name, form) = (MONTHS[start], rng.between(0, 2));
    let back = index(rng.between(0, 1));
    let say = |weekday: usize| {
        let weekday = DAYS[weekday % 7];
        match form {
            0 => format!(
                "LISKE, {day} {name} {year} - The keeper of the light was given a medal on {weekday} for his work."
            ),
            1 => format!(
                "LISKE, {name} {day}, {year} - A tram left its rails on {weekday} and came to rest in a bakery."
            ),
            _ => format!(
                "LISKE, {name} {day}, {year} - On {weekday} the river rose over the wall of the churchyard."
            ),
        }
    };
    Draw { truth: say(today + 7 - back), slip: say(today + 3) }
}

pub fn run(rng: &mut Rng) -> Draw {
    let (year, quarter) = (rng.between(1990, 2040), rng.between(0, 3));
    let count = rng.between(3, 9);
    let end = 4 * year + quarter + count - 1;
    let (first, last) = (QUARTERS[index(quarter)], QUARTERS[index(end % 4)]);
    let (last_year, form) = (end / 4, rng.between(0, 2));
    let say = |count: u64| {
        let nth = NTH[index(count)];
        match form {
            0 => format!(
                "Orders for bells grew in the {last} quarter of {last_year}, the {nth} straight quarter of growth. The run began in the {first} quarter of {year}."
            ),
            1 => format!(
                "The lake shrank for the {nth} quarter in a row in the {last} quarter of {last_year}. The run began in the {first} quarter of {year}."
            ),
            _ => format!(
                "It was the {nth} consecutive quarter of growth in the {last} quarter of {last_year}. The streak began in the {first} quarter of {year}."
            ),
        }
    };
    Draw { truth: say(count), slip: say(count + rng.between(2, 5)) }
}

pub fn terms(rng: &mut Rng) -> Draw {
    let (start, each, count) = (rng.between(1900, 1980), rng.between(3, 6), rng.between(2, 5));
    let end = start + each * count;
    let (length, form) = (NUMBERS[index(each)], rng.between(0, 2));
    let say = |count: u64| {
        let count = NUMBERS[index(count)];
        match form {
            0 => format!(
                "Elected reeve in {start}, she stepped down in {end} after {count} {length}-year terms."
            ),
            1 => format!("He took office in {start} and retired in {end} after {count} {length}-year terms."),
            _ => format!(
                "Appointed to the bench in {start}, he left in {end} after {count} {length}-year terms."
            ),
        }
    };
    Draw { truth: say(count), slip: say(count * 2) }
}

pub fn edition(rng: &mut Rng) -> Draw {
    let (first, nth) = (rng.between(1900, 1960), rng.between(20, 60));
    let this = first + nth - 1 + rng.between(0, 5);
    let ending = |n: u64| match (n % 10, n / 10) {
        (1, 0 | 2..) => "st",
        (2, 0 | 2..) => "nd",
        (3, 0 | 2..) => "rd",
        _ => "th",
    };
    let form = rng.between(0, 2);
    let say = |nth: u64| {
        let nth = format!("{nth}{}", ending(nth));
        match form {
            0 => format!("The {nth} annual goose fair opened in June {this}; it was first held in {first}."),
            1 => format!("The {nth} edition of the raft race, first run in {first}, took place in {this}."),
            _ => format!("In {this} came the {nth} annual regatta, which was inaugurated in {first}."),
        }
    };
    Draw { truth: say(nth), slip: say(nth + rng.between(8, 30)) }
}

pub fn life(rng: &mut Rng) -> Draw {
    let (born, at) = (rng.between(1900, 1940), rng.between(30, 80));
    let (year, off) = (born + at, rng.between(3, 12));
    let form = rng.between(0, 5);
    let say = |at: u64| match form {
        0 => format!("Ulla Brandt ({born}-{year}), who played the organ, died at home. She was {at}."),
        1 => format!("Born in {born}, the reeve stepped down in {year} at {at}."),
        2 => format!(
            "Born in Otterby in {born}, the clerk passed the examination at {at}, in {year}, and went home."
        ),
        3 => format!(
            "The barge goes to the breakers in {year}. Launched in {born} and by then {at} years old, it is full of rust."
        ),
        4 => format!("Born on 1 January {born}, she was {at} on the night of the fire, 9 August {year}."),
        _ => format!("The mill, built in {born}, was {at} years old in {year} and leaned."),
    };
    Draw { truth: say(at), slip: say(at + off) }
}

pub fn kin(rng: &mut Rng) -> Draw {
    let (younger, gap) = (rng.between(20, 50), rng.between(3, 8));
    let elder = younger + gap;
    let form = rng.between(0, 3);
    let say = |gap: u64| {
        let number = NUMBERS[index(gap.min(10))];
        match form {
            0 => format!(
                "Ida Holm, {elder}, rowed past her sister, {number} years her junior. The younger Holm, {younger}, lost an oar."
            ),
            1 => format!(
                "The mayor, Olav Lund, {younger}, has a brother who is {number} years older. Per Lund, {elder}, keeps bees."
            ),
            2 => format!(
                "Ida Holm, {younger}, is {number} years younger than her brother Olav, {elder}, who keeps bees."
            ),
            _ => format!(
                "Olav Lund, {younger}, is married to Siv Lund, {elder}, who is {number} years his senior."
            ),
        }
    };
    let wrong = if gap > 5 { gap - 3 } else { gap + 4 };
    Draw { truth: say(gap), slip: say(wrong) }
}

pub fn generation(rng: &mut Rng) -> Draw {
    let (parent, child) = (rng.between(40, 60), rng.between(4, 20));
    let older = parent + rng.between(1, 30);
    let form = rng.between(0, 2);
    let say = |child: u64| match form {
        0 => format!("Maria Lund, {parent}, and her daughter Eva, {child}, opened a bakery in the mill."),
        1 => format!("Per Moe, {parent}, and his son, {child}, who lives next door, keep goats."),
        _ => format!("The boat was found by Siv Dahl, {parent}, and her son Tor, {child}, on the shore."),
    };
    Draw { truth: say(child), slip: say(older) }
}

/// Two dates and the time between them in word orders that news uses around them.
pub fn lapse(rng: &mut Rng) -> Draw {
    let (from, years) = (rng.between(1880, 1940), rng.between(20, 75));
    let (to, off) = (from + years, rng.between(4, 15));
    let (day, name) = (rng.between(1, 28), MONTHS[month(rng)]);
    let form = rng.between(0, 5);
    let say = |years: u64| match form {
        0 => format!(
            "They kept the shop for {years} years, from {name} {from} until his death in {name} {to}."
        ),
        1 => format!("The looms, first run in {from}, fell silent in {to} after {years} years."),
        2 => format!(
            "The pier was opened on {day} {name} {from}. Some time passed, and {years} years later to the day, on {day} {name} {to}, it burned."
        ),
        3 => format!("The cistern was dug in {from}, {years} years before the drought of {to}."),
        4 => format!(
            "The new toll of {day} {name} {to}, which is {years} years after the old one of {day} {name} {from}, is due."
        ),
        _ => format!("She tended the light for {years} years ({from}-{to}) and never left."),
    };
    Draw { truth: say(years), slip: say(years + off) }
}

/// Trains by the four digits of their times, and times of day with their weekdays.
pub fn trains(rng: &mut Rng) -> Draw {
    let (hour, minute, hours, minutes) =
        (rng.between(4, 9), rng.between(0, 29), rng.between(2, 9), rng.between(1, 29));
    let (end, past) = (hour + hours, minute + minutes);
    let day = index(rng.between(0, 6));
    let form = rng.between(0, 2);
    let say = |hours: u64| {
        let length = format!("{} hours and {minutes} minutes", NUMBERS[index(hours)]);
        let (today, next) = (DAYS[day], DAYS[(day + 1) % 7]);
        match form {
            0 => format!(
                "The {hour:02}{minute:02} from Arden drew in at {end:02}{past:02}, {length} after it had left."
            ),
            1 => format!(
                "The herd left at {hour}:{minute:02} a.m. on {today} and came at {hour}:{past:02} a.m. on {next}, {} hours and {minutes} minutes later.",
                24 + hours - (end - hour)
            ),
            _ => format!(
                "The boat left at {hour}:{minute:02} a.m. and was there by {hour}:{past:02} p.m., {} hours and {minutes} minutes later.",
                12 + hours - (end - hour)
            ),
        }
    };
    Draw { truth: say(hours), slip: say(if hours > 5 { hours - 2 } else { hours + 2 }) }
}

/// One person's age at two times, and to the day.
pub fn two_ages(rng: &mut Rng) -> Draw {
    let (then, age, passed) = (rng.between(1950, 1985), rng.between(18, 40), rng.between(15, 40));
    let (now, off) = (then + passed, rng.between(4, 14));
    let form = rng.between(0, 3);
    let say = |old: u64| match form {
        0 => format!(
            "Greta Holm swam the strait in {then}, aged {age}. On 3 June {now}, now {old} and a grandmother, she swam it again."
        ),
        1 => format!(
            "The fire of May {then} was remembered in May {now}. Bo Aske, a {age}-year-old porter on the night, is now {old}."
        ),
        2 => format!(
            "The band, dropped in {then}, played again in {now}. Its singer, then {age} and now {old}, wept."
        ),
        _ => format!(
            "Asta Lund was {old} when she took the helm of the yard, in June {now}. The builder, born 4 March {}, is dead.",
            then - age
        ),
    };
    let grown = if form == 3 { now - (then - age) } else { age + passed };
    Draw { truth: say(grown), slip: say(grown + off) }
}
