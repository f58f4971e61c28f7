//! One exact number. In: `"1.425"`, out: the rational 57/40; printed again: `1.425`.
//!
//! A newtype over [`RBig`], so that no other file depends on the crate behind it and division by
//! zero is an `Option`, not a panic.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// Longest run of digits that is read as a number; longer runs are identifiers, not quantities.
const MAX_DIGITS: usize = 40;

/// Largest power of ten, either way: far beyond any quantity, and small enough to print.
const MAX_POWER: u32 = 400;

/// An exact rational number.
///
/// ```
/// use factcheck::num::Num;
/// let sum = Num::decimal("0.1").zip(Num::decimal("0.2")).map(|(a, b)| a + b);
/// assert_eq!(sum, Num::decimal("0.3"));
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Num(RBig);

impl Num {
    /// Zero.
    pub const ZERO: Self = Self(RBig::ZERO);
    /// One.
    pub const ONE: Self = Self(RBig::ONE);

    /// The fraction `numerator / denominator`; `None` if the denominator is zero.
    pub fn ratio(numerator: i64, denominator: u64) -> Option<Self> {
        (denominator != 0).then(|| Self(RBig::from_parts(IBig::from(numerator), UBig::from(denominator))))
    }

    /// Reads plain digits with an optional sign and point: `-1`, `1.425`, `.5`.
    /// `None` for anything else, and for more than 40 digits.
    pub fn decimal(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if let Some(value) = short(whole, fraction) {
            return Some(if negative { -value } else { value });
        }
        let all: String = [whole, fraction].concat();
        let plain = !all.is_empty() && all.len() <= MAX_DIGITS && all.bytes().all(|b| b.is_ascii_digit());
        if !plain {
            return None;
        }
        let mantissa = IBig::from_str_radix(&all, 10).ok()?;
        let scale = UBig::from(10u8).pow(fraction.len());
        let value = Self(RBig::from_parts(mantissa, scale));
        Some(if negative { -value } else { value })
    }

    /// Reads a decimal or a fraction of decimals, as the unit tables write factors: `0.3048`, `5/9`.
    pub fn factor(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((above, below)) => Self::decimal(above.trim())?.checked_div(&Self::decimal(below.trim())?),
            None => Self::decimal(text.trim()),
        }
    }

    /// Ten to the given power, which may be negative. Powers beyond ±400 are taken as ±400; who reads
    /// powers from a text refuses such ones first.
    pub fn power_of_ten(exponent: i32) -> Self {
        let size = match exponent.unsigned_abs() {
            0 => return Self::ONE,
            small @ 1..=18 => UBig::from(10u64.pow(small)),
            large => UBig::from(10u8).pow(large.min(MAX_POWER) as usize),
        };
        if exponent >= 0 { Self(RBig::from(size)) } else { Self(RBig::from_parts(IBig::ONE, size)) }
    }

    /// `self / other`; `None` if `other` is zero.
    #[must_use]
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// Whether this is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    pub fn is_negative(&self) -> bool {
        *self < Self::ZERO
    }

    /// Whether this is a whole number.
    pub fn is_integer(&self) -> bool {
        self.0.is_int()
    }

    /// Whether neither of two positive numbers is as much as `most` times the other.
    ///
    /// ```
    /// use factcheck::num::Num;
    /// assert!(Num::from(100).is_near(&Num::from(119), &Num::ratio(6, 5).unwrap()));
    /// assert!(!Num::from(100).is_near(&Num::from(120), &Num::ratio(6, 5).unwrap()));
    /// ```
    pub fn is_near(&self, other: &Self, most: &Self) -> bool {
        *self < other * most && *other < self * most
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The greatest whole number not above this one.
    #[must_use]
    pub fn floor(&self) -> Self {
        Self(RBig::from(self.0.floor()))
    }

    /// The least whole number not below this one.
    #[must_use]
    pub fn ceil(&self) -> Self {
        Self(RBig::from(self.0.ceil()))
    }

    /// The number as an `i64`, if it is whole and fits.
    pub fn to_i64(&self) -> Option<i64> {
        if !self.is_integer() {
            return None;
        }
        i64::try_from(self.0.numerator()).ok()
    }

    /// Rounds half to even at `places` digits after the point, at most 400.
    ///
    /// ```
    /// use factcheck::num::Num;
    /// let rounded = ["2.25", "2.35", "-2.25", "-2.251"].map(|n| Num::decimal(n).unwrap().round(1));
    /// assert_eq!(rounded.map(|n| n.to_string()), ["2.2", "2.4", "-2.2", "-2.3"]);
    /// ```
    #[must_use]
    pub fn round(&self, places: u32) -> Self {
        let scale = scale(places);
        let scaled = self * &scale;
        let below = scaled.floor();
        let rest = &scaled - &below;
        let half = Self(RBig::from_parts(IBig::ONE, UBig::from(2u8)));
        let even = (below.0.numerator() % IBig::from(2u8)).is_zero();
        let up = rest > half || (rest == half && !even);
        let whole = if up { below + Self::ONE } else { below };
        whole.checked_div(&scale).unwrap_or(Self::ZERO)
    }

    /// Prints at most `places` digits after the point (and at most 400), rounded half to even, as a
    /// person writes a plain number: trailing zeros cut, a zero before the point, no minus sign at zero.
    ///
    /// ```
    /// use factcheck::num::Num;
    /// let print = |n| Num::decimal(n).unwrap().to_decimal(1);
    /// assert_eq!(["-23.1402", "7.98", "-0.04", "1500000"].map(print), ["-23.1", "8", "0", "1500000"]);
    /// ```
    pub fn to_decimal(&self, places: u32) -> String {
        let rounded = self.round(places);
        let digits = (&rounded.abs() * &scale(places)).0.floor().to_string();
        let places = places.min(MAX_POWER) as usize;
        let width = places + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let sign = if rounded.is_negative() { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

/// A decimal of up to eighteen digits, which is nearly every one: no big number is needed to read it.
fn short(whole: &str, fraction: &str) -> Option<Num> {
    let length = whole.len() + fraction.len();
    if length == 0 || length > 18 {
        return None;
    }
    let digits = whole.bytes().chain(fraction.bytes());
    let mantissa = digits
        .map(|b| b.is_ascii_digit().then(|| i64::from(b - b'0')))
        .try_fold(0, |sum, d| Some(sum * 10 + d?))?;
    let places = u32::try_from(fraction.len()).ok()?;
    if places == 0 { Some(Num::from(mantissa)) } else { Num::ratio(mantissa, 10u64.pow(places)) }
}

/// What shifts that many digits before the point.
fn scale(places: u32) -> Num {
    Num::power_of_ten(i32::try_from(places).unwrap_or(i32::MAX))
}

impl From<i64> for Num {
    fn from(value: i64) -> Self {
        Self(RBig::from(value))
    }
}

impl fmt::Display for Num {
    /// Up to twelve digits after the point; exact numbers of news length print in full.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal(12))
    }
}

impl fmt::Debug for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Neg for &Num {
    type Output = Num;
    fn neg(self) -> Num {
        Num(-&self.0)
    }
}

impl Neg for Num {
    type Output = Num;
    fn neg(self) -> Num {
        Num(-self.0)
    }
}

/// The operators for owned and borrowed operands alike.
macro_rules! operator {
    ($trait:ident, $method:ident, $op:tt) => {
        impl $trait for &Num {
            type Output = Num;
            fn $method(self, other: &Num) -> Num {
                Num(&self.0 $op &other.0)
            }
        }
        impl $trait for Num {
            type Output = Num;
            fn $method(self, other: Num) -> Num {
                Num(self.0 $op other.0)
            }
        }
    };
}

operator!(Add, add, +);
operator!(Sub, sub, -);
operator!(Mul, mul, *);
