//! What does the report get to see of an applied rule?
//!
//! In: an [`Applied`], out: a [`Check`] with its message, its figures and its labels. The help of a mismatch
//! comes from `repair`, or from the rule if no slip explains it.

use crate::figure::FigureId;
use crate::relation::{Link, Relations, Variable};
use crate::source::Span;

use super::apply::{Applied, conditions, used_roles};
use super::message::{Printer, list};
use super::parse::{Node, Tree};
use super::{Check, Verdict, repair};

/// The check that reports an applied rule; `None` if no figure of the text plays a part in it.
pub fn check(applied: &Applied<'_>, all: &Relations) -> Option<Check> {
    let printer = Printer::new(applied, all);
    let players = players(applied, all);
    let mut figures: Vec<FigureId> = players.iter().filter_map(|(_, v)| v.figure).collect();
    figures.sort_unstable();
    figures.dedup();
    let primary = primary(applied, &players)?;
    let computed = printer.computed();
    let unit = computed.as_ref().map_or_else(String::new, |(_, _, style)| style.unit.symbol.to_string());
    let role =
        |&(role, v): &(usize, &Variable)| Some((applied.rule.relation.roles.get(role)?.name, v.figure?));
    Some(Check {
        rule: applied.rule.id.clone(),
        verdict: applied.verdict,
        link: applied.relation.link,
        severity: match applied.relation.link {
            Link::Certain => applied.rule.severity,
            Link::Likely | Link::Possible => applied.rule.severity.lowered(),
        },
        figures,
        roles: players.iter().filter_map(role).collect(),
        computed: computed.map(|(interval, _, style)| style.unit.from_base(&interval)),
        computed_unit: unit,
        message: message(applied, &printer, &players),
        arithmetic: printer.arithmetic(),
        help: help(applied, all, &printer),
        primary,
        labels: labels(applied, &players),
    })
}

/// The variables whose values the arithmetic uses, in the order of the kind's roles.
pub fn players<'a>(applied: &Applied<'_>, all: &'a Relations) -> Vec<(usize, &'a Variable)> {
    let used = used_roles(applied.rule, &conditions(applied.rule));
    let held = used
        .iter()
        .flat_map(|&role| applied.case.roles.get(role).into_iter().flatten().map(move |h| (role, h)));
    held.filter(|(_, h)| !h.open)
        .filter_map(|(role, h)| Some((role, all.variables.get(h.variable.0)?)))
        .collect()
}

fn message(applied: &Applied<'_>, printer: &Printer<'_>, players: &[(usize, &Variable)]) -> String {
    let rule = applied.rule;
    match (applied.verdict, applied.open, &rule.agrees) {
        (Verdict::Mismatch, ..) => printer.fill(&rule.message),
        (Verdict::Consistent, _, Some(agrees)) => printer.fill(agrees),
        (Verdict::Consistent, _, None) => {
            let texts: Vec<&str> = players.iter().map(|(_, v)| v.text.as_str()).collect();
            format!("{} agree", list(&texts))
        }
        (Verdict::Unknown, Some(role), _) => printer.open(role),
        (Verdict::Unknown, None, _) => {
            format!("cannot tell whether this holds: {}", rule.summary)
        }
    }
}

fn help(applied: &Applied<'_>, all: &Relations, printer: &Printer<'_>) -> Vec<String> {
    if applied.verdict != Verdict::Mismatch {
        return Vec::new();
    }
    let repairs = repair::lines(applied, all);
    if repairs.is_empty() {
        applied.rule.help.iter().map(|help| printer.fill(help)).collect()
    } else {
        repairs
    }
}

/// The figure that the finding points at: of the rule's primary role, else of the role on the left of
/// its first equation, else the first one.
fn primary(applied: &Applied<'_>, players: &[(usize, &Variable)]) -> Option<Span> {
    let left = applied.rule.require.first().and_then(|c| match &c.tree.node {
        Node::Binary(_, left, _) => name(left),
        _ => None,
    });
    let left = left.and_then(|name| applied.rule.relation.roles.iter().position(|r| r.name == name));
    let figure = |(_, v): &&(usize, &Variable)| v.figure.is_some();
    let of = |role: Option<usize>| players.iter().filter(figure).find(|(r, _)| Some(*r) == role);
    let found = of(applied.rule.primary).or_else(|| of(left)).or_else(|| players.iter().find(figure))?;
    found.1.span
}

fn name(tree: &Tree) -> Option<&str> {
    match &tree.node {
        Node::Name(name) => Some(name),
        _ => None,
    }
}

/// Every figure with what it is: the rule's label, or the name of its role.
fn labels(applied: &Applied<'_>, players: &[(usize, &Variable)]) -> Vec<(Span, String)> {
    let mut labels: Vec<(Span, String)> = Vec::new();
    for (role, variable) in players {
        let Some(span) = variable.span else { continue };
        let own = applied.rule.labels.iter().find(|(r, _)| r == role).map(|(_, text)| text.clone());
        let name = applied.rule.relation.roles.get(*role).map_or("", |r| r.name);
        if !labels.iter().any(|(s, _)| *s == span) && (own.is_some() || variable.figure.is_some()) {
            labels.push((span, own.unwrap_or_else(|| name.replace('_', " "))));
        }
    }
    labels.sort();
    labels
}
