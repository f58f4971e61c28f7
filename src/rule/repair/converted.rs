//! What would be right of one quantity in two units?
//!
//! In: `50 km (80 miles)`, out: `"50 km" and "80 miles" would be right with their units exchanged`. In: `26 km (26 miles)`, out: that one
//! number stands with both units. In: `100 acres (80 hectares)`, out: what the one would be in the unit of the other.

use crate::num::Interval;
use crate::relation::{Domain, Relations, Variable};
use crate::rule::apply::Applied;
use crate::rule::binding::Held;
use crate::rule::finding::players;
use crate::rule::number::Style;
use crate::rule::solver::Quantity;
use crate::unit::Unit;

/// The two figures of a mismatch that state one quantity in two units.
pub struct Pair<'a> {
    first: Side<'a>,
    second: Side<'a>,
}

struct Side<'a> {
    variable: &'a Variable,
    unit: &'a Unit,
    /// In base units.
    value: &'a Interval,
}

impl<'a> Pair<'a> {
    /// The pair, if the mismatch is of two figures of one dimension in two units.
    pub fn of(applied: &'a Applied<'_>, all: &'a Relations) -> Option<Self> {
        let figures = players(applied, all);
        let [(role, first), (other, second)] = figures.as_slice() else { return None };
        let held = |role: usize| applied.case.roles.get(role)?.first();
        let first = Side::of(first, held(*role)?)?;
        let second = Side::of(second, held(*other)?)?;
        let (a, b) = (first.unit, second.unit);
        let physical = !a.dimension.is_none() && a.dimension == b.dimension && a.symbol != b.symbol;
        physical.then_some(Self { first, second })
    }

    /// `50 km (80 miles)`: both agree once their units have changed places; `26 km (26 miles)`: one number was not converted.
    pub fn confused(&self) -> Option<String> {
        let Self { first, second } = self;
        let swapped = first.in_unit(second.unit).meets(&second.in_unit(first.unit));
        let (one, other) = (&first.variable.text, &second.variable.text);
        if swapped {
            return Some(format!("\"{one}\" and \"{other}\" would be right with their units exchanged"));
        }
        let (a, b) = (first.variable.spelling.as_ref()?, second.variable.spelling.as_ref()?);
        let same = a.digits == b.digits && a.exponent == b.exponent;
        same.then(|| format!("one number stands with both units: {}", self.converted()))
    }

    /// What each would be in the unit of the other, if both units have one size.
    pub fn told(&self) -> Option<String> {
        (self.first.is_plain() && self.second.is_plain()).then(|| self.converted())
    }

    /// `100 acres would be 40 hectares, 80 hectares would be 200 acres`
    fn converted(&self) -> String {
        format!("{}, {}", self.first.as_written_like(&self.second), self.second.as_written_like(&self.first))
    }
}

impl<'a> Side<'a> {
    fn of(variable: &'a Variable, held: &'a Held) -> Option<Self> {
        let Quantity::Number(value) = &held.rounded else { return None };
        let unit = held.unit.as_ref()?;
        Some(Self { variable, unit, value })
    }

    /// Whether its unit has one size: gallons, tons and ounces have several.
    fn is_plain(&self) -> bool {
        let same = |reading: &Domain| matches!(reading, Domain::Amount { unit, .. } if unit == self.unit);
        self.variable.readings.iter().all(same)
    }

    /// Its number, taken for one of another unit.
    fn in_unit(&self, unit: &Unit) -> Interval {
        unit.to_base(&self.unit.from_base(self.value))
    }

    fn as_written_like(&self, other: &Side<'_>) -> String {
        let middle = self.value.middle().unwrap_or(crate::num::Num::ZERO);
        let there = Style::like(other.variable, other.unit).write(&middle, self.value);
        format!("{} would be {there}", self.variable.text)
    }
}
