//! Dimensions and units: may these two be compared, and by which factor?
//!
//! In: `tonne` and `pound`, out: both mass, 1 t = 2204.62 lb. The table itself is data
//! (`rules/vocabulary/units.toml`); this file only says what a unit is.

use std::fmt;
use std::sync::Arc;

use crate::num::{Interval, Num};

/// What a dimension is built from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Metres.
    Length,
    /// Kilograms.
    Mass,
    /// Seconds.
    Time,
    /// Kelvins.
    Temperature,
    /// Amperes.
    Current,
    /// Candelas.
    Light,
    /// Bits.
    Information,
    /// Money of one ISO 4217 currency.
    Money(Arc<str>),
    /// Counted things, by the stem of their noun: people, votes, barrels of beer.
    Count(Arc<str>),
}

/// A product of powers of bases, in the order of [`Base`]; empty for plain numbers and ratios.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Dimension(Vec<(Base, i8)>);

impl Dimension {
    /// The dimension of plain numbers.
    pub const NONE: Self = Self(Vec::new());

    /// One base to the power one.
    pub fn of(base: Base) -> Self {
        Self(vec![(base, 1)])
    }

    /// Whether this is a plain number.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is of counted things alone, or a plain number.
    pub fn counts(&self) -> bool {
        self.0.iter().all(|(base, _)| matches!(base, Base::Count(_)))
    }

    /// The bases with their powers.
    pub fn powers(&self) -> &[(Base, i8)] {
        &self.0
    }

    /// The dimension of a product.
    ///
    /// ```
    /// use factcheck::unit::{Base, Dimension};
    /// let length = Dimension::of(Base::Length);
    /// assert!(length.times(&length.power(-1)).is_none());
    /// ```
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut powers = self.0.clone();
        for (base, power) in &other.0 {
            match powers.iter_mut().find(|(b, _)| b == base) {
                Some(slot) => slot.1 = slot.1.saturating_add(*power),
                None => powers.push((base.clone(), *power)),
            }
        }
        powers.retain(|(_, power)| *power != 0);
        powers.sort();
        Self(powers)
    }

    /// The dimension of a power.
    #[must_use]
    pub fn power(&self, exponent: i8) -> Self {
        let mut powers: Vec<_> =
            self.0.iter().map(|(b, p)| (b.clone(), p.saturating_mul(exponent))).collect();
        powers.retain(|(_, power)| *power != 0);
        Self(powers)
    }
}

/// A unit as the text states it: `1 unit = factor × base + offset`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Short name, as the JSON report prints it: `t`, `%`, `USD`, `people`; empty for plain numbers.
    pub symbol: Arc<str>,
    /// What it measures.
    pub dimension: Dimension,
    /// Size in base units.
    pub factor: Num,
    /// Where its zero lies in base units (temperatures as a reading); zero for all others.
    pub offset: Num,
}

impl Unit {
    /// The unit of plain numbers.
    pub fn plain() -> Self {
        Self::new("", Dimension::NONE, Num::ONE)
    }

    /// Whether it counts single things, or nothing in particular: no money, no length, no dozens.
    pub fn counts_one(&self) -> bool {
        self.factor == Num::ONE && self.dimension.counts()
    }

    /// A unit without an offset.
    pub fn new(symbol: impl Into<Arc<str>>, dimension: Dimension, factor: Num) -> Self {
        Self { symbol: symbol.into(), dimension, factor, offset: Num::ZERO }
    }

    /// Percent: a hundredth.
    pub fn percent() -> Self {
        Self::new("%", Dimension::NONE, Num::ratio(1, 100).unwrap_or(Num::ONE))
    }

    /// Converts a value in this unit to base units.
    pub fn to_base(&self, value: &Interval) -> Interval {
        value.scale(&self.factor).add(&Interval::point(self.offset.clone()))
    }

    /// Converts a value in base units to this unit.
    pub fn from_base(&self, value: &Interval) -> Interval {
        let shifted = value.sub(&Interval::point(self.offset.clone()));
        Num::ONE.checked_div(&self.factor).map_or(shifted.clone(), |inverse| shifted.scale(&inverse))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.symbol)
    }
}
