//! How far apart are two numbers, counted in slips of the pen?
//!
//! In: `£3.2m` and `£2,314,870`, out: a strong slip, since `2.3` is `3.2` with its digits swapped and 2,314,870 rounds to it.

use crate::figure::{Figure, Kind, Spelling, Value};
use crate::num::{Interval, Num, rounding};

/// What leads from one number to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// A slip that hardly happens by chance: two digits swapped, a point moved, million for billion.
    Strong,
    /// One digit is another.
    Weak,
    /// Nothing of the kind.
    Far,
}

/// The distance of two figures whose values do not meet.
pub fn distance(a: &Figure, b: &Figure) -> Distance {
    let reached = |figure: &Figure, other: &Figure, ways: fn(&Spelling) -> Vec<(String, i32)>| {
        let digits = significant(figure) >= 2;
        let spelling = figure.spelling.as_ref().filter(|s| s.in_digits && digits);
        spelling.is_some_and(|s| ways(s).iter().any(|(digits, by)| lands(figure, s, digits, *by, other)))
    };
    let counted = a.kind == Kind::Number || b.kind == Kind::Number;
    if reached(a, b, swapped) || reached(b, a, swapped) || reached(a, b, moved) && !counted {
        return Distance::Strong;
    }
    let scaled = a
        .spelling
        .as_ref()
        .filter(|_| !counted)
        .is_some_and(|s| magnitudes(s).iter().any(|(digits, by)| lands(a, s, digits, *by, b)));
    // Two figures of two digits are often one digit apart by chance, less so if both are millions.
    let long = significant(a).min(significant(b)) > 2;
    let worded = |f: &Figure| f.spelling.as_ref().is_some_and(|s| s.exponent > 0);
    let off = (long || worded(a) && worded(b)) && (reached(a, b, digit_off) || reached(b, a, digit_off));
    if scaled || off { Distance::Weak } else { Distance::Far }
}

/// Whether a figure with two digits swapped or its point moved would state that value, in base units.
pub fn stands_for(figure: &Figure, value: &Interval) -> bool {
    respelled(figure, true).iter().any(|read| read.meets(value))
}

/// The same, but closely: two digits swapped, or of three digits or more the point moved, would state it within half a percent. So a figure is
/// held against a value that no grammar ties to it.
pub fn is_transposed(figure: &Figure, value: &Num) -> bool {
    let slack = &value.abs() * &Num::ratio(1, 200).unwrap_or(Num::ZERO);
    is_transposed_within(figure, value, &slack)
}

/// The same, to within a slack.
pub fn is_transposed_within(figure: &Figure, value: &Num, slack: &Num) -> bool {
    let near = |read: &Interval| read.middle().is_some_and(|middle| (&middle - value).abs() <= *slack);
    respelled(figure, significant(figure) > 2).iter().any(near)
}

/// What a figure would state, in base units, with two digits swapped or its point `moving`: nothing if it has one digit, or is written in words.
fn respelled(figure: &Figure, moving: bool) -> Vec<Interval> {
    let spelling = figure.spelling.as_ref().filter(|s| s.in_digits && significant(figure) >= 2);
    let (Some(spelling), Value::Amount(readings)) = (spelling, &figure.value) else { return Vec::new() };
    let ways = swapped(spelling).into_iter().chain(moved(spelling).into_iter().filter(|_| moving));
    ways.filter_map(|(digits, by)| rounding::rounded(&digits, spelling.exponent + by, spelling.precision))
        .flat_map(|read| readings.iter().map(move |r| r.unit.to_base(&read)))
        .collect()
}

/// Whether two figures have the same digits, two at least.
pub fn same_digits(a: &Figure, b: &Figure) -> bool {
    let digits = |f: &Figure| f.spelling.as_ref().map(|s| bare(&s.digits));
    significant(a) > 1 && digits(a) == digits(b)
}

/// How many digits a number has without the zeros around them.
pub fn significant(figure: &Figure) -> usize {
    figure.spelling.as_ref().map_or(0, |s| bare(&s.digits).len())
}

fn bare(digits: &str) -> String {
    digits.replace('.', "").trim_matches('0').to_owned()
}

/// Whether a figure that were spelled so would state the other's value.
fn lands(figure: &Figure, spelling: &Spelling, digits: &str, by: i32, other: &Figure) -> bool {
    let Some(read) = rounding::rounded(digits, spelling.exponent + by, spelling.precision) else {
        return false;
    };
    let (Value::Amount(own), Value::Amount(theirs)) = (&figure.value, &other.value) else { return false };
    // "£3.2m a year" and "£3.2 million annually" are one sum, whatever the units are read as.
    own.iter().any(|l| {
        theirs.iter().any(|r| {
            let same = l.unit.dimension == r.unit.dimension;
            if same {
                overlap(&l.unit.to_base(&read), &r.unit.to_base(&r.interval))
            } else {
                overlap(&read, &r.interval)
            }
        })
    })
}

/// Whether one holds the middle of the other: `12 cts` only touches `11 cts`.
fn overlap(a: &Interval, b: &Interval) -> bool {
    let holds = |a: &Interval, b: &Interval| b.middle().is_some_and(|middle| a.contains(&middle));
    holds(a, b) || holds(b, a)
}

// 32 for 23
fn swapped(spelling: &Spelling) -> Vec<(String, i32)> {
    let all: Vec<char> = spelling.digits.chars().collect();
    let places: Vec<usize> = (0..all.len()).filter(|i| all.get(*i) != Some(&'.')).collect();
    let swap = |pair: &[usize]| {
        let [i, j] = pair else { return None };
        let mut swapped = all.clone();
        swapped.swap(*i, *j);
        Some((swapped.iter().collect::<String>(), 0)).filter(|(new, _)| *new != spelling.digits)
    };
    places.windows(2).filter_map(swap).collect()
}

// 3.2 for 32, million for billion
fn moved(spelling: &Spelling) -> Vec<(String, i32)> {
    [-9, -6, -3, -1, 1, 3, 6, 9].into_iter().map(|by| (spelling.digits.clone(), by)).collect()
}

// "10 million" for "10 billion"
fn magnitudes(spelling: &Spelling) -> Vec<(String, i32)> {
    let worded = if spelling.exponent > 0 { [-6, -3, 3, 6].as_slice() } else { &[] };
    worded.iter().map(|by| (spelling.digits.clone(), *by)).collect()
}

// 17 for 12
fn digit_off(spelling: &Spelling) -> Vec<(String, i32)> {
    let mut ways = Vec::new();
    for (at, old) in spelling.digits.char_indices().filter(|(_, c)| *c != '.') {
        for new in ('0'..='9').filter(|new| *new != old && (at > 0 || *new != '0')) {
            let other: String =
                spelling.digits.char_indices().map(|(i, c)| if i == at { new } else { c }).collect();
            ways.push((other, 0));
        }
    }
    ways
}
