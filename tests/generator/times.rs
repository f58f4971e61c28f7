//! Statements of the calendar, of lives and of contests; dates are counted here, without the library's calendar.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on should fail at once"
)]

use crate::draw::{Draw, Rng};

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

pub fn length(year: u64, month: usize) -> u64 {
    match month {
        1 if leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// The place in the week, from Monday; 1 January 1900 was one.
pub fn day_of_week(year: u64, month: usize, day: u64) -> usize {
    let years: u64 = (1900..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let months: u64 = (0..month).map(|month| length(year, month)).sum();
    usize::try_from((years + months + day - 1) % 7).unwrap()
}

pub fn month(rng: &mut Rng) -> usize {
    usize::try_from(rng.between(0, 11)).unwrap()
}

pub fn weekday(rng: &mut Rng) -> Draw {
    let (year, month) = (rng.between(1901, 2099), month(rng));
    let day = rng.between(1, length(year, month));
    let right = day_of_week(year, month, day);
    let wrong = (right + usize::try_from(rng.between(1, 6)).unwrap()) % 7;
    let (name, form) = (MONTHS[month], rng.between(0, 5));
    let say = |weekday: usize| {
        let weekday = DAYS[weekday];
        match form {
            0 => format!("The museum opened its new wing on {weekday}, {day} {name} {year}."),
            1 => format!("The last tram ran on {day} {name} {year} (a {weekday})."),
            2 => format!("The ferry was launched on {weekday}, {name} {day}, {year}, in the rain."),
            3 => format!("On {weekday} {day} {name} {year} the bridge was closed."),
            4 => format!("It was {weekday}, {name} {day}, {year}, when the mill burned."),
            _ => format!("The treaty was signed on {name} {day}, {year}, a {weekday}."),
        }
    };
    Draw { truth: say(right), slip: say(wrong) }
}

pub fn other_calendar(rng: &mut Rng) -> Draw {
    let (theirs, add, ours) = rng.pick(&[
        ("Ordibehesht", 621, "May"),
        ("Mordad", 621, "August"),
        ("Mehr", 621, "October"),
        ("Bahman", 622, "February"),
    ]);
    let year = rng.between(1310, 1402);
    let off = rng.between(2, 9);
    let form = rng.between(0, 2);
    let say = |gregorian: u64| match form {
        0 => format!("The dam was begun in {theirs} {year} ({ours} {gregorian}) and never filled."),
        1 => format!("In {theirs} {year} ({ours} {gregorian}), the school took its first pupils."),
        _ => format!("The census of {theirs} {year} ({ours} {gregorian}) counted the herds."),
    };
    Draw { truth: say(year + add), slip: say(year + add + off) }
}

pub fn span(rng: &mut Rng) -> Draw {
    let start = rng.between(1900, 1990);
    let years = rng.between(5, 30);
    let (end, wrong) = (start + years, years + rng.between(3, 20));
    let form = rng.between(0, 4);
    let say = |start: u64, end: u64, years: u64| match form {
        0 => format!("He kept the lighthouse from {start} to {end}."),
        1 => format!("The toll was charged between March {start} and May {end}."),
        2 => format!(
            "The verger retired in May {end} after {years} years in the chapel. She took over in May {start}."
        ),
        3 => format!("On 12 April {end} the band will mark {years} years since it was founded in {start}."),
        _ => format!("The rower was banned for {years} years, from 1 May {start} to 30 April {end}."),
    };
    let slip = if form < 2 { say(end, start, years) } else { say(start, end, wrong) };
    Draw { truth: say(start, end, years), slip }
}

pub fn age(rng: &mut Rng) -> Draw {
    let (born, at) = (rng.between(1900, 1950), rng.between(20, 70));
    let (birth_day, birth_month) = (rng.between(1, 28), month(rng));
    let (death_day, death_month) = (rng.between(1, 28), month(rng));
    let had_birthday = (death_month, death_day) >= (birth_month, birth_day);
    let year = born + at + u64::from(!had_birthday);
    let off = rng.between(3, 12);
    let (birth, death) = (MONTHS[birth_month], MONTHS[death_month]);
    let form = rng.between(0, 3);
    let say = |at: u64| match form {
        0 => format!(
            "Born on {birth_day} {birth} {born}, the potter opened her first shop in {year}, when she was {at}."
        ),
        1 => format!(
            "The singer died on {death_day} {death} {year} at the age of {at}. He was born on {birth_day} {birth} {born} in Lund."
        ),
        2 => format!(
            "The painter was born on {birth} {birth_day}, {born}, in Lund. She died on {death} {death_day}, {year}, aged {at}."
        ),
        _ => format!("He was born in {born} and died in {year} at the age of {at}."),
    };
    Draw { truth: say(at), slip: say(at + off) }
}

pub fn contest(rng: &mut Rng) -> Draw {
    let low = rng.between(0, 4);
    let high = low + rng.between(1, 4);
    let form = rng.between(0, 6);
    let say = |high: u64, low: u64| match form {
        0 => format!("Arden Rovers beat Belmont {high}-{low} on Saturday."),
        1 => format!("Arden Rovers lost {high}-{low} at Belmont on Saturday."),
        2 => format!("Arden Rovers won {high}-{low} at Belmont on Saturday."),
        3 => format!("Belmont were beaten {high}-{low} by Arden Rovers."),
        4 => format!("Arden Rovers drew {low}-{low} with Belmont on Saturday."),
        5 => format!("A late goal gave Arden Rovers a {high}-{low} win over Belmont."),
        _ => format!("Arden Rovers defeated Belmont {high}-{low} in the semi-final."),
    };
    // British use puts the winner's goals first even for the loser, so a lost match shows its slip in a draw only.
    let slip = match form {
        1 | 3 => say(low, low),
        4 => format!("Arden Rovers drew {high}-{low} with Belmont on Saturday."),
        _ => say(low, high),
    };
    Draw { truth: say(high, low), slip }
}
