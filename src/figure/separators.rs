//! Does the article write its numbers as the continent does?
//!
//! In: `1.500 euros` in an article that also writes `2,5 percent` and `1.250.000`, out: 1,500 euros, not one and a half.
//! A point before three digits is a decimal point unless the article elsewhere writes a number that only the continent
//! writes so, and none that only English does.

use super::{Figure, Kind, Spelling, Value, hedge};
use crate::num::Interval;
use crate::num::rounding::{self, Precision};
use crate::source::Source;

/// Reads points before three digits as separators, where the article is plainly so.
pub fn settle(source: &Source, figures: &mut [Figure]) {
    let digits = |figure: &Figure| numeral(source.slice(figure.span)).to_owned();
    let written: Vec<_> = figures.iter().filter(|f| f.spelling.is_some()).map(digits).collect();
    if !written.iter().any(|d| is_continental(d)) || written.iter().any(|d| is_english(d)) {
        return;
    }
    for figure in figures {
        if is_open(numeral(source.slice(figure.span))) {
            regroup(figure);
        }
    }
}

/// The digits and marks that a text starts with, behind its symbols.
fn numeral(text: &str) -> &str {
    let start = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = start.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(start.len());
    start.get(..end).unwrap_or_default().trim_end_matches(['.', ','])
}

/// `3,5`, `1.250,75`, `1.250.000`
fn is_continental(digits: &str) -> bool {
    let groups = digits.split(',').next().unwrap_or_default().split('.');
    match digits.rsplit_once(',') {
        Some((whole, cents)) => !whole.contains(',') && cents.len() < 3,
        None => groups.count() > 2,
    }
}

/// `3.5`, `1,250.75`, `1,250`
fn is_english(digits: &str) -> bool {
    match digits.rsplit_once('.') {
        Some((whole, cents)) => !whole.contains('.') && cents.len() != 3 && !cents.contains(','),
        None => digits.rsplit_once(',').is_some_and(|(_, last)| last.len() == 3),
    }
}

/// `1.500`: either a decimal or a group of three.
fn is_open(digits: &str) -> bool {
    let shape = digits.split_once('.');
    shape.is_some_and(|(whole, group)| {
        (1..4).contains(&whole.len())
            && !whole.starts_with('0')
            && group.len() == 3
            && !group.contains(['.', ','])
    })
}

fn regroup(figure: &mut Figure) {
    let Some(spelling) = figure.spelling.as_ref().filter(|s| s.exponent <= 0 && s.digits.contains('.'))
    else {
        return;
    };
    let precision = if matches!(figure.kind, Kind::Percent | Kind::Points) {
        Precision::LastDigit
    } else {
        Precision::LastNonZeroDigit
    };
    let spelling = Spelling { digits: spelling.digits.replace('.', ""), precision, ..spelling.clone() };
    let rounded = rounding::rounded(&spelling.digits, spelling.exponent, precision);
    let cut = rounding::truncated(&spelling.digits, spelling.exponent, precision);
    let (Some(rounded), Some(cut), Value::Amount(readings)) = (rounded, cut, &mut figure.value) else {
        return;
    };
    let bend = figure.hedge.as_ref().map(|hedge| &hedge.bend);
    let bent = |value: Interval| bend.map_or(value.clone(), |bend| hedge::bend(&value, bend));
    for reading in readings {
        reading.interval = bent(rounded.clone());
        reading.truncated = bent(cut.hull(&rounded));
    }
    figure.spelling = Some(spelling);
}
