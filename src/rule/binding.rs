//! Which values does a relation give to the roles of its kind?
//!
//! In: a relation between `1.425 million tons` and `1.854 million tons`, out: one [`Case`] with metric and one with
//! short tons. Two figures written with the same ambiguous word are read in the same way, and
//! dimensions must fit: a case in which money meets tons is no case.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::num::{Interval, Num};
use crate::relation::kind::{RelationKind, Sort};
use crate::relation::{Domain, Relation, Relations, Variable, VariableId};
use crate::unit::{Base, Dimension, Unit};

use super::solver::{Quantity, Values};

/// Cases at most; a relation with more ways to read it is left undecided.
const MAX_CASES: usize = 256;

/// One way to read all figures of a relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Each role's players, by the index of the role.
    pub roles: Vec<Vec<Held>>,
}

/// A variable in its role, in one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Who.
    pub variable: VariableId,
    /// What it may be, if the writer rounded.
    pub rounded: Quantity,
    /// What it may be, if the writer cut digits.
    pub cut: Quantity,
    /// The unit in which the text states it; `None` for days and for open values.
    pub unit: Option<Unit>,
    /// Whether the text leaves it open.
    pub open: bool,
}

impl Case {
    /// The values with every number rounded, except for `cut`, whose digits were cut.
    pub fn values(&self, cut: &[VariableId]) -> Values {
        let value = |held: &Held| {
            if cut.contains(&held.variable) { held.cut.clone() } else { held.rounded.clone() }
        };
        Values {
            roles: self.roles.iter().map(|players| players.iter().map(value).collect()).collect(),
            stated: self.roles.iter().map(|players| players.iter().any(|held| !held.open)).collect(),
        }
    }
}

/// What the text leaves open and other relations have derived.
pub type Derived = BTreeMap<VariableId, Quantity>;

/// All ways to read a relation, of which none is left if no way fits the dimensions of the kind; and
/// whether there were too many to try them all.
pub fn cases(
    kind: &RelationKind,
    relation: &Relation,
    all: &Relations,
    derived: &Derived,
) -> (Vec<Case>, bool) {
    let players: Vec<(usize, &Variable)> = relation
        .args
        .iter()
        .filter_map(|arg| {
            let role = kind.roles.iter().position(|r| r.name == arg.role)?;
            Some((role, all.variables.get(arg.variable.0)?))
        })
        .collect();
    let mut choices: Vec<Choice> = Vec::new();
    for (_, variable) in &players {
        let (symbols, count) = (symbols(variable), variable.readings.len());
        let ambiguous = count > 1 && symbols.iter().any(|s| !s.is_empty());
        match choices
            .iter_mut()
            .find(|c| c.variables.contains(&variable.id) || ambiguous && c.symbols == symbols)
        {
            Some(choice) => choice.variables.push(variable.id),
            None => choices.push(Choice { variables: vec![variable.id], symbols, count: count.max(1) }),
        }
    }
    let total = choices.iter().fold(1usize, |n, c| n.saturating_mul(c.count));
    let pick = |index: usize| picked(kind, &players, &choices, index, derived);
    ((0..total.min(MAX_CASES)).filter_map(pick).collect(), total > MAX_CASES)
}

/// Variables that are read in the same way.
struct Choice {
    variables: Vec<VariableId>,
    symbols: Vec<Arc<str>>,
    count: usize,
}

fn symbols(variable: &Variable) -> Vec<Arc<str>> {
    let symbol = |domain: &Domain| match domain {
        Domain::Amount { unit, .. } => unit.symbol.clone(),
        Domain::Days { .. } => Arc::from(""),
    };
    variable.readings.iter().map(symbol).collect()
}

/// The case of that number, if its dimensions fit.
fn picked(
    kind: &RelationKind,
    players: &[(usize, &Variable)],
    choices: &[Choice],
    mut index: usize,
    derived: &Derived,
) -> Option<Case> {
    let mut readings = BTreeMap::new();
    for choice in choices {
        for variable in &choice.variables {
            readings.insert(*variable, index % choice.count);
        }
        index /= choice.count;
    }
    let chosen: Vec<(usize, &Variable, Option<&Domain>)> = players
        .iter()
        .map(|(role, v)| (*role, *v, readings.get(&v.id).and_then(|&i| v.readings.get(i))))
        .collect();
    let letters = unify(kind, &chosen)?;
    let mut roles = vec![Vec::new(); kind.roles.len()];
    for (role, variable, domain) in &chosen {
        let sort = kind.roles.get(*role)?.sort;
        let held = hold(sort, variable, *domain, &letters, derived)?;
        roles.get_mut(*role)?.push(held);
    }
    Some(Case { roles })
}

/// What each unknown dimension of the kind is, with the unit that a bare number takes.
type Letters = BTreeMap<char, Unit>;

fn unify(kind: &RelationKind, chosen: &[(usize, &Variable, Option<&Domain>)]) -> Option<Letters> {
    let mut letters = Letters::new();
    for (role, _, domain) in chosen {
        let (Sort::Amount(powers), Some(Domain::Amount { dimension, unit, .. })) =
            (kind.roles.get(*role)?.sort, domain)
        else {
            continue;
        };
        let [(letter, 1)] = powers else { continue };
        if dimension.is_none() {
            continue;
        }
        match letters.get(letter) {
            Some(known) if known.dimension != *dimension => return None,
            Some(_) => {}
            None => {
                letters.insert(*letter, unit.clone());
            }
        }
    }
    Some(letters)
}

/// A variable in its role; `None` if its dimension does not fit there.
fn hold(
    sort: Sort,
    variable: &Variable,
    domain: Option<&Domain>,
    letters: &Letters,
    derived: &Derived,
) -> Option<Held> {
    let held = |rounded: Quantity, cut: Quantity, unit: Option<Unit>| Held {
        variable: variable.id,
        rounded,
        cut,
        unit,
        open: domain.is_none(),
    };
    match (sort, domain) {
        (_, None) => {
            let anything = match sort {
                Sort::Days => Quantity::Days { start: Interval::ALL, end: Interval::ALL },
                _ => Quantity::Number(Interval::ALL),
            };
            let value = derived.get(&variable.id).cloned().unwrap_or(anything);
            Some(held(value.clone(), value, None))
        }
        (Sort::Days, Some(Domain::Days { start, end })) => {
            let days = Quantity::Days { start: start.clone(), end: end.clone() };
            Some(held(days.clone(), days, None))
        }
        (Sort::Amount(powers), Some(Domain::Amount { interval, truncated, dimension, unit })) => {
            let (own, factor) = adapt(powers, dimension, unit, letters)?;
            let number = |i: &Interval| Quantity::Number(i.scale(&factor));
            Some(held(number(interval), number(truncated), Some(own)))
        }
        (Sort::Weekday, Some(Domain::Amount { interval, dimension, .. })) => dimension.is_none().then(|| {
            let number = Quantity::Number(interval.clone());
            held(number.clone(), number, None)
        }),
        (Sort::Duration, Some(Domain::Amount { interval, truncated, dimension, unit })) => {
            (*dimension == Dimension::of(Base::Time)).then(|| {
                let number = |i: &Interval| Quantity::Number(i.clone());
                held(number(interval), number(truncated), Some(unit.clone()))
            })
        }
        _ => None,
    }
}

/// The unit of a variable in a role of that sort, and the factor that brings it there. A bare number
/// among tons is tons; a product of dimensions must be that product.
fn adapt(
    powers: &[(char, i8)],
    dimension: &Dimension,
    unit: &Unit,
    letters: &Letters,
) -> Option<(Unit, Num)> {
    if powers.is_empty() {
        return dimension.is_none().then(|| (unit.clone(), Num::ONE));
    }
    let mut expected = Some(Dimension::NONE);
    for (letter, power) in powers {
        let known = letters.get(letter).map(|unit| unit.dimension.power(*power));
        expected = expected.zip(known).map(|(all, one)| all.times(&one));
    }
    if expected.is_none_or(|e| e == *dimension) {
        return Some((unit.clone(), Num::ONE));
    }
    let bare = dimension.is_none() && unit.factor == Num::ONE;
    match powers {
        [(letter, 1)] if bare => letters.get(letter).map(|like| (like.clone(), like.factor.clone())),
        _ => None,
    }
}
