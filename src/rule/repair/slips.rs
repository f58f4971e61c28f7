//! In which ways may a number have been spelled wrongly?
//!
//! In: `32 percent`, out: 23 with its digits swapped, 3.2 with its point moved, 42 with a digit off ... In: `six`, out: sixteen and sixty. Slips
//! that rarely fit a given value by chance are strong.

use crate::relation::Variable;
use crate::rule::number::magnitude_name;

/// One way to respell a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its digits then.
    pub digits: String,
    /// The power of ten behind them.
    pub exponent: i32,
    /// Whether its sign is turned.
    pub negated: bool,
    /// What was done to it, for the help line.
    pub what: String,
    /// Whether it rarely fits by chance.
    pub strong: bool,
    /// Whether the same digits stand for another power of ten.
    pub rescales: bool,
}

impl Slip {
    /// One that rarely fits by chance, of the same sign and size.
    const fn strong(digits: String, exponent: i32, what: String) -> Self {
        Self { digits, exponent, negated: false, what, strong: true, rescales: false }
    }

    /// One that often fits by chance.
    fn weak(digits: String, exponent: i32, what: String) -> Self {
        Self { strong: false, ..Self::strong(digits, exponent, what) }
    }
}

/// Every way to respell a number with one slip.
pub fn slips(variable: &Variable, signed: bool) -> Vec<Slip> {
    let Some(spelling) = &variable.spelling else { return Vec::new() };
    let (digits, exponent) = (spelling.digits.as_str(), spelling.exponent);
    let mut slips = magnitudes(digits, exponent);
    if signed {
        let what = "with the change the other way round".into();
        slips.push(Slip { negated: true, ..Slip::strong(digits.into(), exponent, what) });
    }
    if spelling.in_digits {
        slips.extend(swaps(digits, exponent));
        slips.extend(points(digits, exponent));
        slips.extend(doublings(digits, exponent));
        slips.extend(digits_off(digits, exponent));
    } else {
        slips.extend(endings(digits, exponent));
    }
    slips
}

/// What the head of a number may hide: a first digit one more or less, or a one before it; in words, another ending. These fit by chance more
/// often than other slips.
pub fn leading(variable: &Variable) -> Vec<Slip> {
    let Some(spelling) = variable.spelling.as_ref() else { return Vec::new() };
    let (digits, exponent) = (spelling.digits.as_str(), spelling.exponent);
    if !spelling.in_digits {
        return endings(digits, exponent);
    }
    let head = digits.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(0);
    let tail: String = digits.chars().skip(1).collect();
    let near = [head.wrapping_sub(1), head + 1].into_iter().filter(|d| (1..10).contains(d));
    let longer = (!digits.starts_with("0.")).then(|| format!("1{digits}"));
    let shorter = (head == 1 && is_number(&tail)).then(|| tail.clone());
    let all = near.map(|d| format!("{d}{tail}")).chain(longer).chain(shorter);
    all.map(|new| Slip::weak(new, exponent, format!("the first digit of {digits} is off"))).collect()
}

// sixteen for six, sixty for sixteen
fn endings(digits: &str, exponent: i32) -> Vec<Slip> {
    let unit = match digits.parse::<u32>() {
        Ok(n @ 3..=9) => n,
        Ok(n @ 13..=19) => n - 10,
        Ok(n @ 30..=90) if n % 10 == 0 => n / 10,
        _ => return Vec::new(),
    };
    let alike = [unit, unit + 10, unit * 10].into_iter().map(|n| n.to_string()).filter(|new| new != digits);
    alike
        .map(|new| {
            let what = format!("the words for {digits} and {new} are alike");
            Slip::weak(new, exponent, what)
        })
        .collect()
}

// million for billion
fn magnitudes(digits: &str, exponent: i32) -> Vec<Slip> {
    let slip = |other: i32| {
        let (now, then) = (magnitude_name(exponent)?, magnitude_name(other)?);
        let what = format!("it was {now} for {then}");
        Some(Slip { rescales: true, ..Slip::strong(digits.into(), other, what) })
    };
    if exponent == 0 {
        return Vec::new();
    }
    [3, 6, 9, 12].into_iter().filter(|&e| e != exponent).filter_map(slip).collect()
}

// 32 for 23, 1.584 for 1.854
fn swaps(digits: &str, exponent: i32) -> Vec<Slip> {
    let all: Vec<char> = digits.chars().collect();
    let places: Vec<usize> = all.iter().enumerate().filter(|(_, c)| **c != '.').map(|(i, _)| i).collect();
    let swap = |pair: &[usize]| {
        let [i, j] = pair else { return None };
        let mut swapped = all.clone();
        swapped.swap(*i, *j);
        let new: String = swapped.iter().collect();
        let what = format!("{digits} is {new} with its digits swapped");
        (new != digits && !leads_with_zero(&new)).then(|| Slip::strong(new, exponent, what))
    };
    places.windows(2).filter_map(swap).collect()
}

// 14.25 for 1.425
fn points(digits: &str, exponent: i32) -> Vec<Slip> {
    let bare: String = digits.chars().filter(|c| *c != '.').collect();
    let place = digits.find('.').unwrap_or(digits.len());
    let moved = |to: usize| {
        let (whole, fraction) = bare.split_at_checked(to).filter(|(whole, _)| *whole != "-")?;
        let fraction = fraction.trim_end_matches('0');
        let new = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
        let what = format!("the decimal point of {digits} is in the wrong place");
        (to != place && !leads_with_zero(&new))
            .then(|| Slip { rescales: true, ..Slip::strong(new, exponent, what) })
    };
    let inside = (1..=bare.len()).filter_map(moved);
    let zeros = [1, 2, 3].into_iter().filter(|_| place == bare.len()).filter_map(|n: usize| {
        let new = bare.clone() + &"0".repeat(n);
        let what = format!("{digits} lacks a power of ten");
        (!leads_with_zero(&new)).then(|| Slip { rescales: true, ..Slip::strong(new, exponent, what) })
    });
    inside.chain(zeros).collect()
}

// 144.2 for 14.2, 14.2 for 144.2
fn doublings(digits: &str, exponent: i32) -> Vec<Slip> {
    let all: Vec<char> = digits.chars().collect();
    let mut slips = Vec::new();
    for (i, c) in all.iter().enumerate().filter(|(_, c)| **c != '.') {
        let mut more = all.clone();
        more.insert(i, *c);
        let mut less = all.clone();
        less.remove(i);
        for new in [more, less].map(|chars| chars.into_iter().collect::<String>()) {
            let what =
                format!("{digits} has a digit too {}", if new.len() > digits.len() { "few" } else { "many" });
            if is_number(&new) {
                slips.push(Slip::weak(new, exponent, what));
            }
        }
    }
    slips
}

// 24 for 23
fn digits_off(digits: &str, exponent: i32) -> Vec<Slip> {
    let all: Vec<char> = digits.chars().collect();
    let mut slips = Vec::new();
    for (i, old) in all.iter().enumerate().filter(|(_, c)| **c != '.') {
        for digit in ('0'..='9').filter(|d| d != old) {
            let mut new = all.clone();
            if let Some(slot) = new.get_mut(i) {
                *slot = digit;
            }
            let new: String = new.into_iter().collect();
            let what = format!("one digit of {digits} is off");
            if is_number(&new) {
                slips.push(Slip::weak(new, exponent, what));
            }
        }
    }
    slips
}

/// `1.5` and `0.5` are numbers as people write them, `05`, `.5`, `1.` and a bare zero are not.
fn is_number(digits: &str) -> bool {
    digits.contains(|c: char| c.is_ascii_digit() && c != '0')
        && !digits.starts_with('.')
        && !digits.ends_with('.')
        && !leads_with_zero(digits)
}

fn leads_with_zero(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.")
}
