//! What comes of one rule on one relation?
//!
//! In: a rule and a relation of its kind, out: an [`Applied`] with its verdict and the reading on which it
//! rests, or nothing if the rule does not speak of such a relation: a value that it needs is missing and
//! cannot be solved for, or its `when` does not hold.

use crate::num::Interval;
use crate::relation::kind::Sort;
use crate::relation::{Relation, Relations, VariableId};

use super::Verdict;
use super::binding::{self, Case, Derived};
use super::checked::Rule;
use super::program::{Node, NodeId, Op, type_of};
use super::solver::{self, Quantity, Values};

/// A rule applied to a relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The relation.
    pub relation: &'a Relation,
    /// The outcome.
    pub verdict: Verdict,
    /// The reading that fits, or the first one if none does.
    pub case: Case,
    /// The values of that reading.
    pub values: Values,
    /// Who must have been cut rather than rounded for it to hold.
    pub cut: Vec<VariableId>,
    /// The role that the text leaves open.
    pub open: Option<usize>,
}

/// Applies a rule; `derived` are values that other relations give to what the text leaves open.
pub fn apply<'a>(
    rule: &'a Rule,
    relation: &'a Relation,
    all: &Relations,
    derived: &Derived,
) -> Option<Applied<'a>> {
    let used = used_roles(rule, &conditions(rule));
    let open = open_role(rule, relation, all, derived, &used)?;
    let (mut cases, too_many) = binding::cases(rule.relation, relation, all, derived);
    cases.retain(|case| speaks_of(rule, case));
    if let Some(role) = open {
        return solve(rule, relation, cases, role);
    }
    let fits = |case: &Case, cut: &[VariableId]| judge(rule, &case.values(cut)) == Some(true);
    let done = |case: &Case, verdict: Verdict, cut: Vec<VariableId>| {
        let values = case.values(&cut);
        Applied { rule, relation, verdict, case: case.clone(), values, cut, open: None }
    };
    if let Some(case) = cases.iter().find(|case| fits(case, &[])) {
        return Some(done(case, Verdict::Consistent, Vec::new()));
    }
    for case in &cases {
        if let Some(cut) = cuts(case, &used).into_iter().find(|cut| fits(case, cut)) {
            return Some(done(case, Verdict::Consistent, cut));
        }
    }
    let first = cases.first()?;
    let undecided = too_many || cases.iter().any(|case| judge(rule, &case.values(&[])).is_none());
    Some(done(first, if undecided { Verdict::Unknown } else { Verdict::Mismatch }, Vec::new()))
}

/// The nodes of what must hold.
pub fn conditions(rule: &Rule) -> Vec<NodeId> {
    rule.require.iter().map(|c| c.node).collect()
}

/// Whether everything required can hold; `None` if the arithmetic leaves a value without bounds.
pub fn judge(rule: &Rule, values: &Values) -> Option<bool> {
    let states = solver::forward(&rule.program, values);
    let required = || rule.require.iter().filter_map(|c| states.get(c.node));
    if required().any(|state| state.undefined) {
        return None;
    }
    let all = conditions(rule);
    Some(required().all(|state| state.can_hold) && solver::contract(&rule.program, &all, values).is_some())
}

/// The roles whose values some nodes rest on, in the order of the kind.
pub fn used_roles(rule: &Rule, from: &[NodeId]) -> Vec<usize> {
    let mut seen = vec![false; rule.program.nodes.len()];
    let mut open: Vec<NodeId> = from.to_vec();
    let mut roles = Vec::new();
    while let Some(id) = open.pop() {
        let (Some(seen), Some(node)) = (seen.get_mut(id), rule.program.nodes.get(id)) else { continue };
        if std::mem::replace(seen, true) {
            continue;
        }
        roles.extend(node.op.reads());
        open.extend(node.op.needs());
    }
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// The one used role that nobody plays or whose player is open: `Some(None)` if there is none,
/// `None` if there are several or it cannot be solved for.
#[expect(clippy::option_option, reason = "not applicable, nothing open, one role open")]
fn open_role(
    rule: &Rule,
    relation: &Relation,
    all: &Relations,
    derived: &Derived,
    used: &[usize],
) -> Option<Option<usize>> {
    let is_open = |&&role: &&usize| {
        let Some(spec) = rule.relation.roles.get(role) else { return true };
        let mut players = relation.args.iter().filter(|arg| arg.role == spec.name).peekable();
        players.peek().is_none()
            || players.any(|arg| {
                let readings = all.variables.get(arg.variable.0).map_or(0, |v| v.readings.len());
                readings == 0 && !derived.contains_key(&arg.variable)
            })
    };
    let mut open = used.iter().filter(is_open);
    match (open.next(), open.next()) {
        (None, _) => Some(None),
        (Some(&role), None) if rule.relation.roles.get(role).is_some_and(|r| !r.many) => Some(Some(role)),
        _ => None,
    }
}

/// Whether a rule speaks of that reading of a relation: its condition to apply surely holds, and what it
/// takes for a plain number has no unit.
pub fn speaks_of(rule: &Rule, case: &Case) -> bool {
    let nodes = &rule.program.nodes;
    let plain = |node: &Node| match node.op {
        Op::Plain(of) => {
            nodes.get(of).and_then(|n| n.kind.powers()).is_none_or(|p| lacks_unit(rule, case, p))
        }
        _ => true,
    };
    nodes.iter().all(plain) && when_holds(rule, &case.values(&[]))
}

/// Whether no role of these dimensions has a unit but percent.
fn lacks_unit(rule: &Rule, case: &Case, powers: &[(char, i8)]) -> bool {
    let of_these = |role: usize| match type_of(rule.relation, role).powers() {
        Some(own) => own.iter().any(|(letter, _)| powers.iter().any(|(l, _)| l == letter)),
        None => false,
    };
    let held = case.roles.iter().enumerate().filter(|(role, _)| of_these(*role)).flat_map(|(_, held)| held);
    held.filter_map(|h| h.unit.as_ref()).all(|unit| unit.dimension.is_none())
}

fn when_holds(rule: &Rule, values: &Values) -> bool {
    let Some(when) = rule.when else { return true };
    let states = solver::forward(&rule.program, values);
    states.get(when).is_some_and(|state| state.can_hold && !state.can_fail && !state.undefined)
}

/// The ways to blame cut digits: one figure alone, each in turn, then all.
fn cuts(case: &Case, used: &[usize]) -> Vec<Vec<VariableId>> {
    let players = used.iter().filter_map(|&role| case.roles.get(role)).flatten();
    let all: Vec<VariableId> = players.filter(|h| h.cut != h.rounded).map(|h| h.variable).collect();
    let mut ways: Vec<_> = all.iter().map(|&one| vec![one]).collect();
    if all.len() > 1 {
        ways.push(all);
    }
    ways
}

/// Solves for the open role in the first reading that has a solution. Other readings of an ambiguous
/// word (`tons`) give the same number of the same word.
fn solve<'a>(rule: &'a Rule, relation: &'a Relation, cases: Vec<Case>, role: usize) -> Option<Applied<'a>> {
    let all = conditions(rule);
    let solved = |case: Case| {
        let values = opened(rule, case.values(&[]), role);
        solver::contract(&rule.program, &all, &values).map(|values| (case, values))
    };
    let (case, values) = cases.into_iter().find_map(solved)?;
    // A time that nothing fixes is worth saying, although no days can be given.
    let played = !case.roles.get(role)?.is_empty();
    let undated = played && rule.relation.roles.get(role).is_some_and(|r| matches!(r.sort, Sort::Days));
    let bounded = undated || values.roles.get(role)?.first()?.is_bounded();
    let verdict = Verdict::Unknown;
    bounded.then_some(Applied { rule, relation, verdict, case, values, cut: Vec::new(), open: Some(role) })
}

/// The values with a place for the open role.
fn opened(rule: &Rule, mut values: Values, role: usize) -> Values {
    let days = rule.relation.roles.get(role).is_some_and(|r| matches!(r.sort, Sort::Days));
    if let Some(players) = values.roles.get_mut(role)
        && players.is_empty()
    {
        players.push(if days {
            Quantity::Days { start: Interval::ALL, end: Interval::ALL }
        } else {
            Quantity::Number(Interval::ALL)
        });
    }
    values
}
