//! Which numbers may a spelling stand for?
//!
//! In: the digits `1.854` and the magnitude 10⁶, out: `[1 853 500, 1 854 500]`. The rule is
//! statcheck's: a stated number may be anything that rounds to it at its last place; a writer may
//! also cut digits instead of rounding them, which [`truncated`] gives.

use super::{Interval, Num};

/// How far the writer's precision reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// A small count of whole things: `12 people`.
    Exact,
    /// Good to the last digit written: `20 percent`, `1.854`.
    LastDigit,
    /// Trailing zeros before the point claim nothing: `758,000`, `5,000,000`.
    LastNonZeroDigit,
}

/// Half a unit of the last place around the value. `digits` is a plain decimal (`1854`, `1.854`),
/// `exponent` the power of ten that multiplies it. `None` if `digits` is no decimal.
///
/// ```
/// use factcheck::num::rounding::{Precision, rounded};
/// let value = rounded("1.854", 6, Precision::LastDigit);
/// assert_eq!(format!("{value:?}"), "Some([1853500, 1854500])");
/// ```
pub fn rounded(digits: &str, exponent: i32, precision: Precision) -> Option<Interval> {
    let value = &Num::decimal(digits)? * &Num::power_of_ten(exponent);
    let half = match unit_of_last_place(digits, exponent, precision) {
        None => return Some(Interval::point(value)),
        Some(unit) => unit.checked_div(&Num::from(2))?,
    };
    Interval::new(&value - &half, &value + &half)
}

/// From the value to just below the next one: what a writer who cuts digits may have started from.
/// The far end is included, which only widens.
pub fn truncated(digits: &str, exponent: i32, precision: Precision) -> Option<Interval> {
    let value = &Num::decimal(digits)? * &Num::power_of_ten(exponent);
    match unit_of_last_place(digits, exponent, precision) {
        None => Some(Interval::point(value)),
        Some(unit) if value.is_negative() => Interval::new(&value - &unit, value),
        Some(unit) => {
            let end = &value + &unit;
            Interval::new(value, end)
        }
    }
}

/// The size of one step at the last place that the spelling vouches for; `None` if it is exact.
fn unit_of_last_place(digits: &str, exponent: i32, precision: Precision) -> Option<Num> {
    let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let zeros = if decimals == 0 { digits.len() - digits.trim_end_matches('0').len() } else { 0 };
    let shift = match precision {
        Precision::Exact => return None,
        Precision::LastDigit => 0,
        Precision::LastNonZeroDigit if zeros == digits.len() => 0,
        Precision::LastNonZeroDigit => i32::try_from(zeros).ok()?,
    };
    Some(Num::power_of_ten(exponent - i32::try_from(decimals).ok()? + shift))
}
