//! Which statements cannot all be true, although each relation alone holds?
//!
//! In: relations that share values (`rose 20 percent to 6 million` and `had been 4 million the year before`), out:
//! the smallest set of figures that clash. Relations narrow the values that they share in turn until nothing
//! moves; if a value is left with no possibility, `QuickXplain` (Junker 2004) finds a smallest cause.
//!
//! Bounds: 64 equations a group, 8 rounds over them. A longer group is left alone, a longer chase is
//! broken off; both can only lose a clash, never invent one.

use std::collections::{BTreeMap, BTreeSet};

use crate::num::Interval;
use crate::relation::{Relation, Relations, VariableId};

use super::apply::{self, conditions, used_roles};
use super::binding::{self, Case, Derived, Held};
use super::checked::Rule;
use super::solver::{self, Quantity, Values};

const MAX_GROUP: usize = 64;
const MAX_ROUNDS: usize = 8;

/// A rule on a relation, as one equation among others.
#[derive(Debug, Clone)]
pub struct Equation<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Its relation.
    pub relation: &'a Relation,
    cases: Vec<Case>,
    used: Vec<usize>,
}

/// Statements that cannot all be true.
#[derive(Debug, Clone)]
pub struct Clash<'a> {
    /// The figures, in the order of the text.
    pub figures: Vec<VariableId>,
    /// The equations that tie them, in the order of the text.
    pub equations: Vec<&'a Equation<'a>>,
}

/// The equation of a rule on a relation; `None` if a player is missing or it can be read in too many ways.
pub fn equation<'a>(rule: &'a Rule, relation: &'a Relation, all: &Relations) -> Option<Equation<'a>> {
    let (mut cases, too_many) = binding::cases(rule.relation, relation, all, &Derived::new());
    cases.retain(|case| apply::speaks_of(rule, case));
    let used = used_roles(rule, &conditions(rule));
    let played = |case: &Case| used.iter().all(|&role| case.roles.get(role).is_some_and(|p| !p.is_empty()));
    let sound = !too_many && !cases.is_empty() && cases.iter().all(played);
    sound.then_some(Equation { rule, relation, cases, used })
}

impl Equation<'_> {
    fn players(&self) -> impl Iterator<Item = &Held> {
        let roles = self.cases.first().map_or(&[][..], |case| case.roles.as_slice());
        self.used.iter().filter_map(|&role| roles.get(role)).flatten()
    }

    /// The variables that it ties.
    pub fn variables(&self) -> BTreeSet<VariableId> {
        self.players().map(|held| held.variable).collect()
    }

    /// The first reading of a variable in it.
    pub fn held(&self, variable: VariableId) -> Option<&Held> {
        self.players().find(|held| held.variable == variable)
    }
}

/// Groups of equations that hang together by shared variables, each of at least two relations.
pub fn groups<'a>(equations: &'a [Equation<'a>]) -> Vec<Vec<&'a Equation<'a>>> {
    let mut groups: Vec<(BTreeSet<VariableId>, Vec<&Equation<'_>>)> = Vec::new();
    for equation in equations {
        let mut variables = equation.variables();
        let mut members = vec![equation];
        let (touching, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(known, _)| !known.is_disjoint(&variables));
        for (known, old) in touching.into_iter().rev() {
            variables.extend(known);
            members.splice(0..0, old);
        }
        groups = apart;
        groups.push((variables, members));
    }
    let several = |members: &Vec<&Equation<'_>>| {
        members.len() <= MAX_GROUP
            && members.iter().any(|m| members.first().is_some_and(|f| !std::ptr::eq(f.relation, m.relation)))
    };
    groups.into_iter().map(|(_, members)| members).filter(several).collect()
}

/// The clash of a group, if it has one.
pub fn clash<'a>(group: &[&'a Equation<'a>]) -> Option<Clash<'a>> {
    let figures: Vec<VariableId> = group
        .iter()
        .flat_map(|e| e.players())
        .filter(|held| !held.open)
        .map(|held| held.variable)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let fails = |group: &[&Equation<'_>], figures: &[VariableId]| {
        propagate(group, &figures.iter().copied().collect(), None).is_none()
    };
    if !fails(group, &figures) {
        return None;
    }
    let mut figures = smallest(&[], false, &figures, &|some| fails(group, some));
    figures.sort();
    let indices: Vec<usize> = (0..group.len()).collect();
    let pick = |some: &[usize]| some.iter().filter_map(|&i| group.get(i).copied()).collect::<Vec<_>>();
    let mut tied = smallest(&[], false, &indices, &|some| fails(&pick(some), &figures));
    tied.sort_unstable();
    Some(Clash { equations: pick(&tied), figures })
}

/// What the other relations of a group say of the values that a relation leaves open, and on which
/// figures that rests.
pub fn derived(group: &[&Equation<'_>], relation: &Relation) -> (Derived, BTreeSet<VariableId>) {
    let (own, others): (Vec<&Equation<'_>>, Vec<&Equation<'_>>) =
        group.iter().copied().partition(|e| std::ptr::eq(e.relation, relation));
    let open: BTreeSet<VariableId> =
        own.iter().flat_map(|e| e.players()).filter(|held| held.open).map(|held| held.variable).collect();
    let players =
        || others.iter().flat_map(|e| e.players()).filter(|held| !held.open).map(|held| held.variable);
    let store = propagate(&others, &players().collect(), None).unwrap_or_default();
    let known: Derived = store.into_iter().filter(|(v, q)| open.contains(v) && q.is_bounded()).collect();
    let touching = others.iter().filter(|e| e.variables().iter().any(|v| known.contains_key(v)));
    let sources = touching.flat_map(|e| e.players()).filter(|held| !held.open).map(|held| held.variable);
    let sources = sources.collect();
    (known, sources)
}

/// Whether a clash is gone once a figure says something else.
pub fn cured(clash: &Clash<'_>, variable: VariableId, value: &Quantity) -> bool {
    let figures = clash.figures.iter().copied().collect();
    propagate(&clash.equations, &figures, Some((variable, value))).is_some()
}

/// What the figures of a group leave possible for each variable; `None` if nothing for one of them. Figures that
/// are not `active` may be anything.
pub fn propagate(
    group: &[&Equation<'_>],
    active: &BTreeSet<VariableId>,
    instead: Option<(VariableId, &Quantity)>,
) -> Option<BTreeMap<VariableId, Quantity>> {
    let mut store: BTreeMap<VariableId, Quantity> = BTreeMap::new();
    for _ in 0..MAX_ROUNDS {
        let mut moved = false;
        for equation in group {
            for (variable, value) in narrowed(equation, active, instead, &store)? {
                moved |= store.get(&variable) != Some(&value);
                store.insert(variable, value);
            }
        }
        if !moved {
            break;
        }
    }
    Some(store)
}

/// One equation's players, narrowed by each other: the hull over its readings.
fn narrowed(
    equation: &Equation<'_>,
    active: &BTreeSet<VariableId>,
    instead: Option<(VariableId, &Quantity)>,
    store: &BTreeMap<VariableId, Quantity>,
) -> Option<BTreeMap<VariableId, Quantity>> {
    let mut hull: Option<BTreeMap<VariableId, Quantity>> = None;
    for case in &equation.cases {
        let Some(values) = start(case, active, instead, store) else { continue };
        let Some(values) = solver::contract(&equation.rule.program, &conditions(equation.rule), &values)
        else {
            continue;
        };
        let mut found = BTreeMap::new();
        for (players, held) in values.roles.into_iter().zip(&case.roles) {
            found.extend(held.iter().map(|h| h.variable).zip(players));
        }
        hull = Some(match hull {
            None => found,
            Some(old) => {
                found.into_iter().map(|(v, q)| (v, old.get(&v).map_or(q.clone(), |o| o.hull(&q)))).collect()
            }
        });
    }
    hull
}

/// The values of a case before it is narrowed; `None` if the store rules the case out.
fn start(
    case: &Case,
    active: &BTreeSet<VariableId>,
    instead: Option<(VariableId, &Quantity)>,
    store: &BTreeMap<VariableId, Quantity>,
) -> Option<Values> {
    let cut: Vec<VariableId> = case.roles.iter().flatten().map(|held| held.variable).collect();
    let mut values = case.values(&cut);
    for (players, held) in values.roles.iter_mut().zip(&case.roles) {
        for (value, held) in players.iter_mut().zip(held) {
            match instead {
                Some((variable, other)) if variable == held.variable => *value = other.clone(),
                _ if !held.open && !active.contains(&held.variable) => *value = anything(value),
                _ => {}
            }
            if let Some(known) = store.get(&held.variable) {
                *value = value.intersect(known)?;
            }
        }
    }
    Some(values)
}

fn anything(like: &Quantity) -> Quantity {
    match like {
        Quantity::Number(_) => Quantity::Number(Interval::ALL),
        Quantity::Days { .. } => Quantity::Days { start: Interval::ALL, end: Interval::ALL },
    }
}

/// `QuickXplain`: a smallest part of `items` that fails together with `background`; no part of the result
/// can be left out. `grown` says whether the background has grown since it was last tried.
fn smallest<T: Copy>(background: &[T], grown: bool, items: &[T], fails: &impl Fn(&[T]) -> bool) -> Vec<T> {
    if grown && fails(background) {
        return Vec::new();
    }
    if items.len() <= 1 {
        return items.to_vec();
    }
    let (first, second) = items.split_at(items.len() / 2);
    let with_first = [background, first].concat();
    let from_second = smallest(&with_first, true, second, fails);
    let with_second = [background, &from_second].concat();
    let mut cause = smallest(&with_second, !from_second.is_empty(), first, fails);
    cause.extend(from_second);
    cause
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_cause_is_found() {
        let items: Vec<u32> = (0..20).collect();
        let fails = |some: &[u32]| some.contains(&3) && some.contains(&17);
        assert_eq!(smallest(&[], false, &items, &fails), [3, 17]);
        assert_eq!(smallest(&[], false, &items, &|some: &[u32]| some.contains(&5)), [5]);
    }
}
