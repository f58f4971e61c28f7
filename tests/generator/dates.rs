//! Statements of dates that fix each other: weekdays of dates near each other, times counted from the day of writing, and days by which
//! something must be done.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on should fail at once"
)]

use crate::draw::{Draw, Rng};
use crate::times::{DAYS, MONTHS, day_of_week, length, month};

fn index(n: u64) -> usize {
    usize::try_from(n).unwrap()
}

/// Two dates of one month, each with its weekday and without a year.
pub fn chain(rng: &mut Rng) -> Draw {
    let (year, month) = (rng.between(1990, 2060), month(rng));
    let first = rng.between(1, 18);
    let second = first + rng.between(1, 10);
    let right = day_of_week(year, month, second);
    let wrong = (right + index(rng.between(1, 6))) % 7;
    let (one, name) = (DAYS[day_of_week(year, month, first)], MONTHS[month]);
    let form = rng.between(0, 3);
    let say = |weekday: usize| {
        let other = DAYS[weekday];
        match form {
            0 => format!(
                "The jury retires on {one} {first} {name}. A verdict is due on {other} {second} {name}."
            ),
            1 => format!(
                "The lifeboat goes out on {one}, {name} {first}, and comes home on {other}, {name} {second}."
            ),
            2 => format!(
                "Bins are emptied on {one} {first} {name} in the port and {other} {second} {name} uphill."
            ),
            _ => format!(
                "The choir sings on {one}, {first} {name}. The band follows on {other}, {second} {name}, in the mill."
            ),
        }
    };
    Draw { truth: say(right), slip: say(wrong) }
}

/// A weekday told in another sentence than its date, or in another order.
pub fn told_weekday(rng: &mut Rng) -> Draw {
    let (year, month) = (rng.between(1901, 2099), month(rng));
    let day = rng.between(1, length(year, month));
    let right = day_of_week(year, month, day);
    let wrong = (right + index(rng.between(1, 6))) % 7;
    let name = MONTHS[month];
    let form = rng.between(0, 3);
    let say = |weekday: usize| {
        let weekday = DAYS[weekday];
        match form {
            0 => {
                format!("The dam burst on {day} {name} {year}. It was a {weekday}, and the school was full.")
            }
            1 => format!("The feast of {name} {day} will fall on a {weekday} in {year}."),
            2 => format!("{name} {day}, {year}, was a {weekday}, and the sea was calm."),
            _ => format!("In {year} the goose fair opened on {name} {day}, a {weekday}, with a parade."),
        }
    };
    Draw { truth: say(right), slip: say(wrong) }
}

/// Years counted up to the day of writing.
pub fn until_now(rng: &mut Rng) -> Draw {
    let (now, years) = (rng.between(1990, 2060), rng.between(12, 80));
    let then = now - years;
    let off = rng.between(4, 9);
    let form = rng.between(0, 5);
    let say = |n: u64| {
        let line = format!("LISKE, 3 June {now} - ");
        let said = match form {
            0 => format!("In {then}, {n} years ago, the kiln was lit for the first time."),
            1 => format!("In the {n} years since {then}, the kiln has gone out twice."),
            2 => format!("It was the harbour's first ice in {n} years; the last was in {then}."),
            3 => format!("Rask lifted the cup for the first time since {then}, ending a {n}-year wait."),
            4 => format!("The pier of oak, built in {then}, has stood for {n} years."),
            _ => format!("The kiln is {n} years old this spring. It was lit {n} years ago, in {then}."),
        };
        line + &said
    };
    Draw { truth: say(years), slip: say(years + off) }
}

/// Two days of the week, and how many days lie between them.
pub fn weekdays_apart(rng: &mut Rng) -> Draw {
    const NUMBERS: [&str; 6] = ["zero", "a day", "two days", "three days", "four days", "five days"];
    let (first, gap, off) = (rng.between(0, 6), rng.between(1, 5), rng.between(1, 6));
    let (from, count) = (DAYS[index(first)], NUMBERS[index(gap)]);
    let form = rng.between(0, 2);
    let say = |last: u64| {
        let to = DAYS[index(last % 7)];
        match form {
            0 => format!("The auditor left on {to}, {count} after {from}'s count of the silver."),
            1 => format!("The quarry opened again on {from}, {count} before the count on {to}."),
            _ => format!("The ferry was freed on {to}, {count} after the storm on {from}."),
        }
    };
    Draw { truth: say(first + gap), slip: say(first + gap + off) }
}

/// The day from which something can be done, and the last one.
pub fn deadline(rng: &mut Rng) -> Draw {
    let name = MONTHS[month(rng)];
    let (first, last) = (rng.between(2, 12), rng.between(13, 28));
    let form = rng.between(0, 3);
    let say = |from: u64, to: u64| match form {
        0 => format!("Bids may be filed from {from} {name}; the deadline is {to} {name}."),
        1 => format!("Applications open on {from} {name}. The deadline is {to} {name}, and no fee is due."),
        2 => format!("The deadline for entries, which open on {name} {from}, is {name} {to}."),
        _ => format!("Registration opens on {from} {name} and forms are due by {to} {name}."),
    };
    Draw { truth: say(first, last), slip: say(last, first) }
}

/// Two times of day and the time between them.
pub fn sitting(rng: &mut Rng) -> Draw {
    let (start, hours, half) = (rng.between(6, 9), rng.between(1, 2), rng.between(0, 1));
    let off = rng.between(1, 3);
    let end = |hours: u64| format!("{}:{:02} a.m.", start + hours, 30 * half);
    let (wrong, form) = (hours + off, rng.between(0, 2));
    let long = |hours: u64| match half {
        0 => format!("{hours} hours"),
        _ => format!("{hours} and a half hours"),
    };
    let say = |hours_told: u64| {
        let (end, long) = (end(hours), long(hours_told));
        match form {
            0 => format!(
                "The coach left Penrow at {start} a.m. and was in Arden at {end}, a journey of {long}."
            ),
            1 => format!("The bell rang at {start} a.m., {long} before the first engine came at {end}"),
            _ => format!("The seaplane left at {start} a.m. and came down at {end} after {long} in fog."),
        }
    };
    Draw { truth: say(hours), slip: say(wrong) }
}

/// A birthday that is kept, and the birth.
pub fn birthday(rng: &mut Rng) -> Draw {
    let (born, age) = (rng.between(1900, 1950), rng.between(50, 99));
    let (name, day) = (MONTHS[month(rng)], rng.between(2, 28));
    let off = rng.between(2, 9);
    let at = born + age;
    let form = rng.between(0, 2);
    let say = |age: u64| {
        let nth = match age % 10 {
            1 => format!("{age}st"),
            2 => format!("{age}nd"),
            3 => format!("{age}rd"),
            _ => format!("{age}th"),
        };
        match form {
            0 => format!(
                "Born on {day} {name} {born}, the potter celebrated her {nth} birthday on {day} {name} {at}."
            ),
            1 => format!("The potter marked her {nth} birthday in {at}. She was born in {born} in Lund."),
            _ => format!(
                "She was born on {name} {day}, {born}. She celebrated her {nth} birthday on {name} {day}, {at}."
            ),
        }
    };
    Draw { truth: say(age), slip: say(age + off) }
}
