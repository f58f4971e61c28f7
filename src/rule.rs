//! Do the figures of a relation agree?
//!
//! In: a [`RuleBook`] and [`Relations`], out: [`Check`]s, each a verdict with the figures it rests on and
//! its arithmetic.
//!
//! A rule file on its way: `raw` as serde reads it, `parse` the grammar of its expressions and `template` of its
//! messages, `compile` to a `program`, `checked` when all of it fits, `book` all of them with their errors.
//! A rule at work: `binding` gives its roles values, `solver` computes with them, `apply` judges, `conflict` finds
//! clashes over several relations, `repair` the slip that explains one, and `finding`, `message` and `number`
//! say it.

use crate::claim::Role;
use crate::figure::FigureId;
use crate::num::Interval;
use crate::relation::{Link, Relation, Relations};
use crate::source::Span;

mod apply;
mod binding;
mod book;
pub mod checked;
mod compile;
mod conflict;
mod evidence;
pub mod example;
mod finding;
mod message;
mod number;
pub mod parse;
pub mod program;
pub mod raw;
mod repair;
mod solver;
pub mod template;

pub use book::{RuleBook, RuleError};
pub use checked::Rule;
pub use example::examples;

use apply::Applied;
use binding::Derived;
use conflict::{Clash, Equation};

/// How bad a mismatch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong by the text's own figures.
    Error,
}

impl Severity {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One step lower, for relations that are only likely.
    #[must_use]
    pub const fn lowered(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }
}

/// What came of applying a rule to a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Some reading of all figures agrees.
    Consistent,
    /// None does.
    Mismatch,
    /// The rule applied, but the text leaves a value open.
    Unknown,
}

impl Verdict {
    /// The name in the JSON report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Mismatch => "mismatch",
            Self::Unknown => "unknown",
        }
    }
}

/// One rule applied to one relation; what every report format renders.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The rule's id.
    pub rule: String,
    /// The outcome.
    pub verdict: Verdict,
    /// How sure it is that the figures belong together.
    pub link: Link,
    /// How bad a mismatch is, lowered for a likely link.
    pub severity: Severity,
    /// The figures whose values the arithmetic used, in the order of the text.
    pub figures: Vec<FigureId>,
    /// Which figure played which part.
    pub roles: Vec<(Role, FigureId)>,
    /// The value that the figures imply, in the unit of `computed_unit`.
    pub computed: Option<Interval>,
    /// The unit of `computed`, as the report prints it.
    pub computed_unit: String,
    /// What is wrong, or what holds, in one sentence.
    pub message: String,
    /// The arithmetic, one step a line, with the bounds that rounding gives.
    pub arithmetic: Vec<String>,
    /// What would be right; alternatives on lines of their own.
    pub help: Vec<String>,
    /// The span that the finding points at.
    pub primary: Span,
    /// Every span of the finding with its label, the primary one among them.
    pub labels: Vec<(Span, String)>,
}

/// Applies every rule to every relation of its kind; checks come in the order of the relations.
pub fn check(book: &RuleBook, relations: &Relations) -> Vec<Check> {
    let none = Derived::new();
    let pairs = || {
        relations.relations.iter().flat_map(|relation| {
            let rules = book.rules.iter().filter(|rule| rule.relation.name == relation.kind);
            rules.map(move |rule| (rule, relation))
        })
    };
    let applied: Vec<Applied<'_>> =
        pairs().filter_map(|(rule, relation)| apply::apply(rule, relation, relations, &none)).collect();
    let wrong = |rule: &Rule, relation: &Relation| {
        let own = |a: &&Applied<'_>| a.rule.id == rule.id && std::ptr::eq(a.relation, relation);
        applied.iter().find(own).is_some_and(|a| a.verdict == Verdict::Mismatch)
    };
    let equations: Vec<Equation<'_>> = pairs()
        .filter(|(rule, relation)| !wrong(rule, relation))
        .filter_map(|(rule, relation)| conflict::equation(rule, relation, relations))
        .collect();
    let groups = conflict::groups(&equations);
    let clashes: Vec<Clash<'_>> = groups.iter().filter_map(|group| conflict::clash(group)).collect();
    let mut checks = Vec::new();
    for relation in &relations.relations {
        let own: Vec<&Applied<'_>> = applied.iter().filter(|a| std::ptr::eq(a.relation, relation)).collect();
        let here = |clash: &&Clash<'_>| clash.equations.iter().any(|e| std::ptr::eq(e.relation, relation));
        if let Some(clash) = clashes.iter().find(here) {
            let last = clash.equations.last().is_some_and(|e| std::ptr::eq(e.relation, relation));
            checks.extend(last.then(|| finding::clash(clash, &applied, relations)).flatten());
            continue;
        }
        let group = groups.iter().find(|group| group.iter().any(|e| std::ptr::eq(e.relation, relation)));
        let settled = group.map(|group| settle(group, &own, relations)).unwrap_or_default();
        checks.extend(if settled.is_empty() { selected(book, &own, relations) } else { settled });
    }
    evidence::weigh(book, relations, checks)
}

/// What holds once other relations have given a value to what one leaves open. The figures from which that
/// value comes are figures of the check.
fn settle(group: &[&Equation<'_>], applied: &[&Applied<'_>], relations: &Relations) -> Vec<Check> {
    let Some(first) = applied.first().filter(|_| applied.iter().all(|a| a.verdict == Verdict::Unknown))
    else {
        return Vec::new();
    };
    let (derived, sources) = conflict::derived(group, first.relation);
    if derived.is_empty() {
        return Vec::new();
    }
    let again = applied.iter().filter_map(|a| apply::apply(a.rule, a.relation, relations, &derived));
    let settled = again.filter(|a| a.verdict == Verdict::Consistent);
    let mut checks: Vec<Check> = settled.filter_map(|a| finding::check(&a, &[], &[], relations)).collect();
    for check in &mut checks {
        check.figures.extend(sources.iter().filter_map(|v| relations.variables.get(v.0)?.figure));
        check.figures.sort_unstable();
        check.figures.dedup();
    }
    checks
}

/// What is worth reporting of one relation: all that is decided, of several mismatches the first, since one
/// slip breaks them all; a value that is derived only if nothing is decided, and of several one.
fn selected(book: &RuleBook, applied: &[&Applied<'_>], relations: &Relations) -> Vec<Check> {
    let of = |verdict: Verdict| applied.iter().copied().filter(move |a| a.verdict == verdict);
    let wrong: Vec<_> = of(Verdict::Mismatch).collect();
    let mut chosen: Vec<&Applied<'_>> = wrong.iter().copied().take(1).collect();
    chosen.extend(of(Verdict::Consistent));
    if chosen.is_empty() {
        let shown =
            |a: &&Applied<'_>| a.open.and_then(|r| a.rule.relation.roles.get(r)).is_some_and(|r| r.percent);
        chosen.extend(of(Verdict::Unknown).find(shown).or_else(|| of(Verdict::Unknown).next()));
    }
    chosen.into_iter().filter_map(|a| finding::check(a, &wrong, &book.rules, relations)).collect()
}

#[cfg(test)]
mod tests;
