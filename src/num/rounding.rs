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

/// Larger powers of ten are no magnitude of news; a text that spells one is not read.
const MAX_EXPONENT: u32 = 300;

/// `[v - u/2, v + u/2]`: half a unit of the last place around the value; of a number below a thousand that ends on zeros a twentieth of it at most. `digits` is a plain decimal
/// (`1854`, `1.854`), `exponent` the power of ten that multiplies it. `None` if `digits` is no decimal or
/// the power is beyond ±300.
///
/// | spelling | precision | unit | interval |
/// |---|---|---|---|
/// | `12` | exact | 0 | [12, 12] |
/// | `1.854` | last digit | 0.001 | [1.8535, 1.8545] |
/// | `20` | last digit | 1 | [19.5, 20.5] |
/// | `758000` | last non-zero digit | 1000 | [757 500, 758 500] |
/// | `300` | last non-zero digit | 30 | [285, 315] |
/// | `1.50` | last non-zero digit | 0.01 | [1.495, 1.505] |
/// | `0` | last non-zero digit | 1 | [-0.5, 0.5] |
///
/// ```
/// use factcheck::num::rounding::{Precision, rounded};
/// let value = rounded("1.854", 6, Precision::LastDigit);
/// assert_eq!(format!("{value:?}"), "Some([1853500, 1854500])");
/// ```
pub fn rounded(digits: &str, exponent: i32, precision: Precision) -> Option<Interval> {
    let value = value(digits, exponent)?;
    let half = match unit_of_last_place(digits, exponent, precision) {
        None => return Some(Interval::point(value)),
        Some(unit) => claimed(digits, &value, unit * Num::ratio(1, 2)?, precision)?,
    };
    Interval::new(&value - &half, &value + &half)
}

/// From the value to just below the next one: what a writer who cuts digits may have started from. The next one itself is left out by a
/// billionth of the step: 1.8 may be cut from 1.8999, and not from 1.9. A number of one digit is rounded: whoever cuts 4.9 to 4 would mislead by a fifth.
pub fn truncated(digits: &str, exponent: i32, precision: Precision) -> Option<Interval> {
    let value = value(digits, exponent)?;
    match unit_of_last_place(digits, exponent, precision) {
        None => Some(Interval::point(value)),
        Some(unit) if value.abs() < &unit * &Num::from(10) => rounded(digits, exponent, precision),
        Some(unit) if value.is_negative() => {
            let step = cut(&claimed(digits, &value, unit, precision)?);
            Interval::new(&value - &step, value)
        }
        Some(unit) => {
            let end = &value + &cut(&claimed(digits, &value, unit, precision)?);
            Interval::new(value, end)
        }
    }
}

/// A step without its far end.
fn cut(step: &Num) -> Num {
    step - &(step * &Num::power_of_ten(-9))
}

/// How far from a number its zeros let it be. Only large numbers are round (`5,000,000`); one below a thousand claims a
/// twentieth of itself, since nobody writes `300` for 255.
fn claimed(digits: &str, value: &Num, step: Num, precision: Precision) -> Option<Num> {
    let zeros = digits.ends_with('0') && !digits.contains('.');
    let small = value.abs() < Num::from(1000) && !value.is_zero();
    let twentieth = value.abs() * Num::ratio(1, 20)?;
    let capped = precision == Precision::LastNonZeroDigit && zeros && small && twentieth < step;
    Some(if capped { twentieth } else { step })
}

fn value(digits: &str, exponent: i32) -> Option<Num> {
    let small = exponent.unsigned_abs() <= MAX_EXPONENT;
    small
        .then(|| Num::decimal(digits))
        .flatten()
        .map(|n| if exponent == 0 { n } else { n * Num::power_of_ten(exponent) })
}

/// The size of one step at the last place that the spelling vouches for; `None` if it is exact.
fn unit_of_last_place(digits: &str, exponent: i32, precision: Precision) -> Option<Num> {
    let digits = digits.trim_start_matches('-');
    let decimals = digits.split_once('.').map(|(_, fraction)| fraction.len());
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let shift = match (precision, decimals) {
        (Precision::Exact, _) => return None,
        (_, Some(decimals)) => -i32::try_from(decimals).ok()?,
        (Precision::LastNonZeroDigit, None) if zeros < digits.len() => i32::try_from(zeros).ok()?,
        (_, None) => 0,
    };
    Some(Num::power_of_ten(exponent + shift))
}
