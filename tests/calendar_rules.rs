//! The rules of weekdays, spans and ages against brute force: every date of two centuries with its weekday, and
//! births with deaths by the hundred, all in prose, counted here without a calendar library.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should fail at once")]

use factcheck::analyse;
use factcheck::rule::{Check, RuleBook, Verdict};
use factcheck::source::Source;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
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

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Date {
    year: i64,
    month: usize,
    day: i64,
}

impl Date {
    fn text(self) -> String {
        format!("{} {} {}", self.day, MONTHS[self.month], self.year)
    }
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: usize) -> i64 {
    match month {
        1 if leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Every date of a year.
fn dates(year: i64) -> Vec<Date> {
    (0..12).flat_map(|month| (1..=days_in(year, month)).map(move |day| Date { year, month, day })).collect()
}

/// The checks of one rule on a text.
fn checks(book: &RuleBook, text: &str, rule: &str) -> Vec<Check> {
    let all = analyse(&Source::new("a.txt", text), book).checks;
    all.into_iter().filter(|check| check.rule == rule).collect()
}

fn count(checks: &[Check], verdict: Verdict) -> usize {
    checks.iter().filter(|check| check.verdict == verdict).count()
}

#[test]
fn every_date_of_two_centuries_has_its_weekday_and_no_other() {
    let book = RuleBook::builtin();
    let mut passed = 0;
    for year in 1900..=2100 {
        let dates = dates(year);
        // 1 January 1900 was a Monday.
        let told = |shift: usize| -> String {
            let line = |(i, date): (usize, &Date)| {
                format!("The shop shut on {}, {}.\n", WEEKDAYS[(passed + i + shift) % 7], date.text())
            };
            dates.iter().enumerate().map(line).collect()
        };
        let right = checks(&book, &told(0), "weekday-mismatch");
        assert_eq!(count(&right, Verdict::Consistent), dates.len(), "{year}");
        if year % 10 == 0 {
            let wrong = checks(&book, &told(1 + passed % 6), "weekday-mismatch");
            assert_eq!(count(&wrong, Verdict::Mismatch), dates.len(), "{year}");
        }
        passed += dates.len();
    }
}

#[test]
fn ages_follow_from_births() {
    let book = RuleBook::builtin();
    let verdict = |birth: Date, death: Date, age: i64| {
        let text =
            format!("Born on {}, the baker died on {} at the age of {age}.", birth.text(), death.text());
        checks(&book, &text, "age-mismatch").first().map(|check| check.verdict)
    };
    for (i, birth) in (1880..1960).step_by(7).flat_map(|year| dates(year).into_iter().step_by(41)).enumerate()
    {
        let years = 20 + i64::try_from(i).unwrap() * 7 % 75;
        // Four digits that end in 00 are read as a year only where the sentence ends.
        if (birth.year + years) % 100 == 0 {
            continue;
        }
        for death in dates(birth.year + years).into_iter().skip(i % 13).step_by(53) {
            let had_birthday = (death.month, death.day) >= (birth.month, birth.day);
            let age = years - i64::from(!had_birthday);
            let pair = format!("{} to {}", birth.text(), death.text());
            assert_eq!(verdict(birth, death, age), Some(Verdict::Consistent), "{pair}: {age}");
            assert_eq!(verdict(birth, death, age + 2), Some(Verdict::Mismatch), "{pair}: {age} + 2");
            assert_eq!(verdict(birth, death, age - 2), Some(Verdict::Mismatch), "{pair}: {age} - 2");
            let near = death.month == birth.month && (death.day - birth.day).abs() <= 3;
            if !near {
                assert_ne!(verdict(birth, death, age + 1), Some(Verdict::Consistent), "{pair}: {age} + 1");
            }
        }
    }
}

#[test]
fn lengths_follow_from_their_ends() {
    let book = RuleBook::builtin();
    let days: Vec<Date> = dates(2023).into_iter().chain(dates(2024)).collect();
    for (i, from) in days.iter().enumerate().step_by(17) {
        for length in [2, 9, 24, 45, 100, 250] {
            let Some(to) = days.get(i + length) else { continue };
            let verdict = |said: usize| {
                let text =
                    format!("The bridge was shut for {said} days, from {} to {}.", from.text(), to.text());
                checks(&book, &text, "span-length-mismatch").first().map(|check| check.verdict)
            };
            assert_eq!(verdict(length), Some(Verdict::Consistent), "{} + {length}", from.text());
            assert_eq!(verdict(length + 1), Some(Verdict::Consistent), "{} + {length}", from.text());
            assert_eq!(verdict(length + 4), Some(Verdict::Mismatch), "{} + {length}", from.text());
        }
    }
}
