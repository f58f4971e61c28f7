//! Closed intervals of exact numbers: which values are still possible?
//!
//! In: `[1.8535, 1.8545]` and `[1.4245, 1.4255]`, out: their difference `[-0.43, -0.428]`.
//! Definitions follow IEEE 1788 (set-based flavour): an operation's result is the hull of all
//! results of its members. The empty set is `None`, an open side is an absent bound.

use std::fmt;

use super::Num;

/// A non-empty closed interval; an absent bound is unbounded on that side.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Interval {
    low: Option<Num>,
    high: Option<Num>,
}

impl Interval {
    /// All numbers.
    pub const ALL: Self = Self { low: None, high: None };

    /// `[low, high]`; `None` if that is empty.
    pub fn new(low: Num, high: Num) -> Option<Self> {
        Self::bounded(Some(low), Some(high))
    }

    /// The interval of two optional bounds; `None` if that is empty.
    pub fn bounded(low: Option<Num>, high: Option<Num>) -> Option<Self> {
        match (&low, &high) {
            (Some(l), Some(h)) if l > h => None,
            _ => Some(Self { low, high }),
        }
    }

    /// `[value, value]`.
    pub fn point(value: Num) -> Self {
        Self { low: Some(value.clone()), high: Some(value) }
    }

    /// `[low, ∞)`.
    pub const fn at_least(low: Num) -> Self {
        Self { low: Some(low), high: None }
    }

    /// `(-∞, high]`.
    pub const fn at_most(high: Num) -> Self {
        Self { low: None, high: Some(high) }
    }

    /// The lower bound, if there is one.
    pub const fn low(&self) -> Option<&Num> {
        self.low.as_ref()
    }

    /// The upper bound, if there is one.
    pub const fn high(&self) -> Option<&Num> {
        self.high.as_ref()
    }

    /// The one member, if there is only one.
    pub fn single(&self) -> Option<&Num> {
        if self.low == self.high { self.low() } else { None }
    }

    /// Half the sum of the bounds; `None` if a side is open.
    pub fn middle(&self) -> Option<Num> {
        (self.low()? + self.high()?).checked_div(&Num::from(2))
    }

    /// `high - low`; `None` if a side is open.
    pub fn width(&self) -> Option<Num> {
        Some(self.high()? - self.low()?)
    }

    /// Whether `value` is a member.
    pub fn contains(&self, value: &Num) -> bool {
        self.low().is_none_or(|l| l <= value) && self.high().is_none_or(|h| value <= h)
    }

    /// `a ∩ b` = `[max(a.low, b.low), min(a.high, b.high)]`; `None` if they are disjoint.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        Self::bounded(
            tightest(self.low(), other.low(), Num::max),
            tightest(self.high(), other.high(), Num::min),
        )
    }

    /// Whether some number is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.intersect(other).is_some()
    }

    /// The smallest interval that holds both: `[min(a.low, b.low), max(a.high, b.high)]`.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            low: both(self.low(), other.low(), |a, b| a.min(b).clone()),
            high: both(self.high(), other.high(), |a, b| a.max(b).clone()),
        }
    }

    /// `{a + b}` = `[a.low + b.low, a.high + b.high]`.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self {
            low: both(self.low(), other.low(), |a, b| a + b),
            high: both(self.high(), other.high(), |a, b| a + b),
        }
    }

    /// `{-a}` = `[-high, -low]`.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self { low: self.high().map(|h| -h), high: self.low().map(|l| -l) }
    }

    /// `{a - b}` = `[a.low - b.high, a.high - b.low]`.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Self {
        self.add(&other.neg())
    }

    /// `{a * b}`: from the least to the greatest of the four products of the bounds; an open side times
    /// zero is zero, since zero times any member is zero.
    ///
    /// ```text
    ///             b >= 0      b around 0                    b <= 0
    /// a >= 0      [ll, hh]    [hl, hh]                      [hl, lh]
    /// a around 0  [lh, hh]    [min(lh, hl), max(ll, hh)]    [hl, ll]
    /// a <= 0      [lh, hl]    [lh, ll]                      [hh, ll]
    /// ```
    /// where `lh` is `a.low * b.high`, and so on.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        let products = [
            End::Low.of(self).times(&End::Low.of(other)),
            End::Low.of(self).times(&End::High.of(other)),
            End::High.of(self).times(&End::Low.of(other)),
            End::High.of(self).times(&End::High.of(other)),
        ];
        let low = products.iter().min().and_then(Extended::finite);
        let high = products.iter().max().and_then(Extended::finite);
        Self { low, high }
    }

    /// `{a / b}` = `a * (1 / b)`; `None` if zero is a member of `b`, since then the quotient has no bound worth having.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        Some(self.mul(&other.recip()?))
    }

    /// `{1 / a}` = `[1/high, 1/low]`; `None` if zero is a member. An open side tends to zero, which the
    /// result then includes.
    #[must_use]
    pub fn recip(&self) -> Option<Self> {
        if self.contains(&Num::ZERO) {
            return None;
        }
        let invert = |bound: Option<&Num>| bound.map_or(Some(Num::ZERO), |n| Num::ONE.checked_div(n));
        Some(Self { low: invert(self.high()), high: invert(self.low()) })
    }

    /// `{|a|}` = `a` if `low >= 0`, `-a` if `high <= 0`, else `[0, max(-low, high)]`.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.low().is_some_and(|l| !l.is_negative()) {
            return self.clone();
        }
        if self.high().is_some_and(|h| *h <= Num::ZERO) {
            return self.neg();
        }
        let high = both(self.low(), self.high(), |l, h| (-l).max(h.clone()));
        Self { low: Some(Num::ZERO), high }
    }

    /// `{min(a, b)}` = `[min(a.low, b.low), min(a.high, b.high)]`.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        Self {
            low: both(self.low(), other.low(), |a, b| a.min(b).clone()),
            high: tightest(self.high(), other.high(), Num::min),
        }
    }

    /// `{max(a, b)}` = `[max(a.low, b.low), max(a.high, b.high)]`.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        self.neg().min(&other.neg()).neg()
    }

    /// Whether some member is below some member of `other`.
    pub fn may_be_below(&self, other: &Self) -> bool {
        both(self.low(), other.high(), |a, b| a < b).unwrap_or(true)
    }

    /// Whether some member is at or below some member of `other`.
    pub fn may_be_at_most(&self, other: &Self) -> bool {
        both(self.low(), other.high(), |a, b| a <= b).unwrap_or(true)
    }

    /// Every member times one number.
    #[must_use]
    pub fn scale(&self, factor: &Num) -> Self {
        self.mul(&Self::point(factor.clone()))
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low(), self.high()) {
            (Some(low), Some(high)) if low == high => write!(f, "[{low}]"),
            (Some(low), Some(high)) => write!(f, "[{low}, {high}]"),
            (Some(low), None) => write!(f, "[{low}, ∞)"),
            (None, Some(high)) => write!(f, "(-∞, {high}]"),
            (None, None) => write!(f, "(-∞, ∞)"),
        }
    }
}

/// A bound that both sides have.
fn both<T>(a: Option<&Num>, b: Option<&Num>, f: impl FnOnce(&Num, &Num) -> T) -> Option<T> {
    Some(f(a?, b?))
}

/// The bound that binds: an absent one never does.
fn tightest(a: Option<&Num>, b: Option<&Num>, pick: impl FnOnce(Num, Num) -> Num) -> Option<Num> {
    match (a, b) {
        (Some(a), Some(b)) => Some(pick(a.clone(), b.clone())),
        (a, b) => a.or(b).cloned(),
    }
}

/// Which bound of an interval.
#[derive(Clone, Copy)]
enum End {
    Low,
    High,
}

impl End {
    fn of(self, interval: &Interval) -> Extended {
        match self {
            Self::Low => interval.low().cloned().map_or(Extended::Below, Extended::Finite),
            Self::High => interval.high().cloned().map_or(Extended::Above, Extended::Finite),
        }
    }
}

/// A bound on the extended line; the order of the variants is the order of the line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Extended {
    Below,
    Finite(Num),
    Above,
}

impl Extended {
    fn sign(&self) -> i8 {
        match self {
            Self::Below => -1,
            Self::Above => 1,
            Self::Finite(n) if n.is_zero() => 0,
            Self::Finite(n) => {
                if n.is_negative() {
                    -1
                } else {
                    1
                }
            }
        }
    }

    /// ```text
    ///          0     finite      ±∞
    /// 0        0     0           0
    /// finite   0     product     ±∞
    /// ±∞       0     ±∞          ±∞
    /// ```
    fn times(&self, other: &Self) -> Self {
        if let (Self::Finite(a), Self::Finite(b)) = (self, other) {
            return Self::Finite(a * b);
        }
        match self.sign() * other.sign() {
            0 => Self::Finite(Num::ZERO),
            s if s < 0 => Self::Below,
            _ => Self::Above,
        }
    }

    fn finite(&self) -> Option<Num> {
        match self {
            Self::Finite(n) => Some(n.clone()),
            Self::Below | Self::Above => None,
        }
    }
}
