//! What does the report get to see of an applied rule?
//!
//! In: an [`Applied`], out: a [`Check`] with its message, its figures and its labels. The help of a mismatch
//! comes from `repair`, or from the rule if no slip explains it.

use crate::figure::FigureId;
use crate::relation::{Link, Relations, Variable};
use crate::source::Span;

use super::apply::{Applied, conditions, used_roles};
use super::checked::Rule;
use super::conflict::{Clash, Equation};
use super::message::{Printer, list};
use super::parse::{Node, Tree};
use super::{Check, Severity, Verdict, repair};

/// The check that reports an applied rule; `None` if no figure of the text plays a part in it. A slip must
/// cure what else is wrong `together` with it, or make its figure fit another of the rules.
pub fn check(
    applied: &Applied<'_>,
    together: &[&Applied<'_>],
    rules: &[Rule],
    all: &Relations,
) -> Option<Check> {
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
        severity: severity(applied.rule.severity, applied.relation.link),
        figures,
        roles: players.iter().filter_map(role).collect(),
        computed: computed.map(|(interval, _, style)| style.unit.from_base(&interval)),
        computed_unit: unit,
        message: message(applied, &printer, &players),
        arithmetic: printer.arithmetic(),
        help: help(applied, (together, rules), all, &printer),
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

fn help(
    applied: &Applied<'_>,
    (together, rules): (&[&Applied<'_>], &[Rule]),
    all: &Relations,
    printer: &Printer<'_>,
) -> Vec<String> {
    if applied.verdict != Verdict::Mismatch {
        return Vec::new();
    }
    let mut repairs = repair::misplaced(applied, rules, all);
    if repairs.is_empty() {
        repairs = repair::of_relation(applied, together, all);
    }
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

/// The check that reports figures which clash over several relations: it is filed under the rule that ties
/// most of them. `applied` is what came of each rule on each relation alone.
pub fn clash(clash: &Clash<'_>, applied: &[Applied<'_>], all: &Relations) -> Option<Check> {
    let host = *clash.equations.iter().rev().max_by_key(|e| shared(e, clash))?;
    let variables: Vec<&Variable> = clash.figures.iter().filter_map(|v| all.variables.get(v.0)).collect();
    let link = clash.equations.iter().map(|e| e.relation.link).min()?;
    let texts: Vec<&str> = variables.iter().map(|v| v.text.as_str()).collect();
    let mut figures: Vec<FigureId> = variables.iter().filter_map(|v| v.figure).collect();
    figures.sort_unstable();
    figures.dedup();
    let roles = host.relation.args.iter().filter_map(|arg| {
        let variable = variables.iter().find(|v| v.id == arg.variable)?;
        Some((arg.role, variable.figure?))
    });
    let spans = variables.iter().filter_map(|v| Some((v.span?, v.text.clone())));
    let mut labels: Vec<(Span, String)> =
        spans.map(|(span, _)| (span, "cannot all hold".to_owned())).collect();
    labels.sort();
    Some(Check {
        rule: host.rule.id.clone(),
        verdict: Verdict::Mismatch,
        link,
        severity: severity(host.rule.severity, link),
        figures,
        roles: roles.collect(),
        computed: None,
        computed_unit: String::new(),
        message: format!("{} cannot all be right", list(&texts)),
        arithmetic: clash.equations.iter().flat_map(|e| steps(e, applied, all)).collect(),
        help: repair::of_clash(clash, all),
        primary: labels.iter().find(|(span, _)| Some(*span) == variables.first().and_then(|v| v.span))?.0,
        labels,
    })
}

/// What one equation of a clash says by itself.
fn steps(equation: &Equation<'_>, applied: &[Applied<'_>], all: &Relations) -> Vec<String> {
    let own = |a: &&Applied<'_>| std::ptr::eq(a.relation, equation.relation) && a.rule.id == equation.rule.id;
    let Some(applied) = applied.iter().find(own) else {
        let variables = equation.variables();
        let texts: Vec<&str> =
            variables.iter().filter_map(|v| all.variables.get(v.0)).map(|v| v.text.as_str()).collect();
        return vec![format!("{} go together: {}", list(&texts), equation.relation.why)];
    };
    let printer = Printer::new(applied, all);
    match applied.open {
        Some(role) => printer.derivation(role).into_iter().collect(),
        None => printer.arithmetic(),
    }
}

fn shared(equation: &Equation<'_>, clash: &Clash<'_>) -> usize {
    equation.variables().iter().filter(|v| clash.figures.contains(v)).count()
}

fn severity(severity: Severity, link: Link) -> Severity {
    match link {
        Link::Certain => severity,
        Link::Likely | Link::Possible => severity.lowered(),
    }
}
