//! How does a person write a computed number?
//!
//! In: `[628 600, 634 800]` kilograms beside the figure `758,000 tons`, out: `632,000 tons`. The words come from the
//! figure whose unit it shares; as many digits are written as the bounds can vouch for.

use crate::num::{Interval, Num};
use crate::relation::Variable;
use crate::unit::{Base, Dimension, Unit};

use super::program::DAY;

/// Magnitudes by the names that messages use where the text gives none.
const MAGNITUDES: [(i32, &str); 4] = [(12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand")];

/// How numbers of one unit are written in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// The unit.
    pub unit: Unit,
    before: String,
    after: String,
    /// The magnitude word of the text, with the power of ten.
    magnitude: Option<(i32, String)>,
    /// Where the bounds of a computed value come from.
    slack: &'static str,
    /// No digits below this are written, however exact the value is.
    grain: Num,
    /// Whether a time is written with colons: `2:04:17`.
    colons: bool,
}

impl Style {
    /// Plain numbers.
    pub fn plain() -> Self {
        let (before, after, magnitude) = (String::new(), String::new(), None);
        let (slack, grain, colons) = ("with rounding", Num::ZERO, false);
        Self { unit: Unit::plain(), before, after, magnitude, slack, grain, colons }
    }

    /// `23 percent`.
    pub fn percent() -> Self {
        Self { unit: Unit::percent(), after: " percent".into(), ..Self::plain() }
    }

    /// Times, in days.
    pub fn days() -> Self {
        let unit = Unit::new("days", Dimension::of(Base::Time), Num::from(DAY));
        Self { unit, after: " days".into(), slack: "by the way of counting", ..Self::plain() }
    }

    /// Times of about that many seconds.
    pub fn time_of(seconds: &Num) -> Self {
        let years = Unit::new("y", Dimension::of(Base::Time), Num::from(31_556_952));
        if seconds.abs() < Num::from(700 * DAY) { Self::days() } else { Self::time(&years) }
    }

    /// Times, in the unit that suits one stated in `stated`: years, days, hours or minutes.
    pub fn time(stated: &Unit) -> Self {
        let units = [(31_556_952, "years"), (DAY, "days"), (3600, "hours")];
        let fits = |(seconds, _): &&(i64, &str)| stated.factor >= Num::from(*seconds);
        let (seconds, name) = units.iter().find(fits).copied().unwrap_or((60, "minutes"));
        let unit = Unit::new(name, Dimension::of(Base::Time), Num::from(seconds));
        Self {
            unit,
            after: format!(" {name}"),
            grain: Num::factor("1/10").unwrap_or(Num::ZERO),
            ..Self::days()
        }
    }

    /// As the text of a figure writes it: `$8.5 billion` is `$`, `billion` and nothing behind.
    pub fn like(variable: &Variable, unit: &Unit) -> Self {
        let text = variable.text.as_str();
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let digits = text.find(|c: char| c.is_ascii_digit());
        let Some((before, rest)) = digits.and_then(|at| text.split_at_checked(at)) else {
            return Self::bare(unit);
        };
        let rest = rest.trim_start_matches(is_number);
        if rest.contains(|c: char| c.is_ascii_digit()) && unit.dimension == Dimension::of(Base::Time) {
            return Self { unit: unit.clone(), colons: true, ..Self::plain() };
        }
        let exponent = variable.spelling.as_ref().map_or(0, |s| s.exponent);
        let (magnitude, after) = if exponent > 0 { first_word(rest) } else { ("", rest) };
        let money = unit.dimension.powers().iter().any(|(base, _)| matches!(base, Base::Money(_)));
        Self {
            unit: unit.clone(),
            before: if money { before.trim_start_matches(['-', '+']).to_owned() } else { String::new() },
            after: after.to_owned(),
            magnitude: (exponent < 0 || !magnitude.is_empty()).then(|| (exponent, magnitude.to_owned())),
            ..Self::plain()
        }
    }

    /// A unit that no figure in digits states.
    fn bare(unit: &Unit) -> Self {
        if *unit == Unit::percent() {
            return Self::percent();
        }
        let after = if unit.symbol.is_empty() { String::new() } else { format!(" {}", unit.symbol) };
        Self { unit: unit.clone(), after, ..Self::plain() }
    }

    /// The same for the difference of two values: 3 degrees are no reading of a thermometer.
    #[must_use]
    pub fn of_differences(mut self) -> Self {
        self.unit.offset = Num::ZERO;
        self
    }

    /// A value in base units, with no more digits than `within` vouches for.
    pub fn write(&self, value: &Num, within: &Interval) -> String {
        if self.colons {
            return with_colons(value);
        }
        let point = self.unit.from_base(&Interval::point(value.clone()));
        let value = point.middle().unwrap_or(Num::ZERO);
        let width = self.unit.from_base(within).width().unwrap_or(Num::ZERO).max(self.grain.clone());
        let (exponent, word) = self.fitting(&value);
        let scale = Num::power_of_ten(-exponent);
        let digits = rounded(&(&value * &scale), &(&width * &scale));
        let (sign, digits) = match digits.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", digits.as_str()),
        };
        format!("{sign}{}{digits}{word}{}", self.before, self.after)
    }

    /// `632,000 tons (628,600 to 634,800 with rounding)`; the bounds only if they differ.
    pub fn write_with_bounds(&self, value: &Num, within: &Interval) -> String {
        let text = self.write(value, within);
        let (Some(low), Some(high)) = (within.low(), within.high()) else { return text };
        let (low, high) = (self.write(low, within), self.write(high, within));
        if low == high {
            return text;
        }
        let low = low.strip_suffix(self.after.as_str()).unwrap_or(&low).to_owned();
        let high = high.strip_suffix(self.after.as_str()).unwrap_or(&high).to_owned();
        format!("{text} ({low} to {high} {})", self.slack)
    }

    /// The magnitude to write a number in: that of the text, as long as the digits stay short; hundredths beside pence.
    fn fitting(&self, value: &Num) -> (i32, String) {
        let size = size(value);
        match &self.magnitude {
            Some((exponent, word)) if *exponent < 0 || (exponent - 2..exponent + 4).contains(&size) => {
                (*exponent, word.clone())
            }
            None if size < 9 => (0, String::new()),
            _ => magnitude(size),
        }
    }
}

/// Seconds as `2:04:17`, with hundredths if there are any.
fn with_colons(seconds: &Num) -> String {
    let whole = seconds.floor().to_i64().unwrap_or(0);
    let part = (seconds - &Num::from(whole)).to_decimal(2);
    let part = part.trim_start_matches('0').trim_end_matches('0').trim_end_matches('.');
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours == 0 {
        return format!("{minutes}:{seconds:02}{part}");
    }
    format!("{hours}:{minutes:02}:{seconds:02}{part}")
}

fn magnitude(size: i32) -> (i32, String) {
    let named = MAGNITUDES.iter().find(|(exponent, _)| *exponent <= size && *exponent > 3);
    named.map_or((0, String::new()), |(exponent, word)| (*exponent, format!(" {word}")))
}

/// The name of a power of ten: `million` for 6; `None` if it has none.
pub fn magnitude_name(exponent: i32) -> Option<&'static str> {
    if exponent == 0 {
        return Some("units");
    }
    MAGNITUDES.iter().find(|(e, _)| *e == exponent).map(|(_, word)| *word)
}

/// ` million tons` is ` million` and ` tons`; `bn` is `bn` and nothing.
fn first_word(text: &str) -> (&str, &str) {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let word = text.get(start..).unwrap_or_default();
    let end = start + word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The power of ten of the first digit: 2 for 758.
pub fn size(value: &Num) -> i32 {
    let value = value.abs();
    if value.is_zero() {
        return 0;
    }
    (-30..60).rev().find(|&e| Num::power_of_ten(e) <= value).unwrap_or(0)
}

/// Digits with separators, rounded to the last place of about the size of `width`, but two digits at
/// least.
fn rounded(value: &Num, width: &Num) -> String {
    let place = if width.is_zero() {
        exact_place(value)
    } else {
        let nearly = Num::ratio(3, 2).unwrap_or(Num::ONE);
        size(&(width * &nearly)).min(size(value) - 1)
    };
    if place <= 0 {
        return separated(&value.to_decimal(place.unsigned_abs()));
    }
    let unit = Num::power_of_ten(place);
    let steps = value.checked_div(&unit).unwrap_or(Num::ZERO).round(0);
    separated(&(&steps * &unit).to_decimal(0))
}

/// The last place of a number without slack: all of it if it is short, else four digits.
fn exact_place(value: &Num) -> i32 {
    if value.round(4) == *value { -4 } else { (size(value) - 3).min(0) }
}

/// `1234567.5` is `1,234,567.5`.
fn separated(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
