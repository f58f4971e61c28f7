//! Do the figures of a relation agree?
//!
//! In: a [`RuleBook`] and [`Relations`], out: [`Check`]s, each a verdict with the figures it rests on and
//! its arithmetic. `raw` is a rule file as serde reads it, `checked` one whose roles and
//! dimensions fit, `expression` its language, `solver` the interval arithmetic over it,
//! `conflict` the smallest clash, `repair` the one slip that explains it.

use crate::claim::Role;
use crate::figure::FigureId;
use crate::num::Interval;
use crate::relation::{Link, Relations};
use crate::source::Span;

mod apply;
mod binding;
mod book;
pub mod checked;
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

use apply::Applied;
use binding::Derived;

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
    let derived = Derived::new();
    let mut checks = Vec::new();
    for relation in &relations.relations {
        let rules = book.rules.iter().filter(|rule| rule.relation.name == relation.kind);
        let applied: Vec<Applied<'_>> =
            rules.filter_map(|rule| apply::apply(rule, relation, relations, &derived)).collect();
        checks.extend(select(&applied).iter().filter_map(|applied| finding::check(applied, relations)));
    }
    checks
}

/// What is worth reporting of one relation: all that is decided; a value that is derived only if nothing
/// is decided, and of several one.
fn select<'a>(applied: &'a [Applied<'a>]) -> Vec<&'a Applied<'a>> {
    let decided: Vec<_> = applied.iter().filter(|a| a.verdict != Verdict::Unknown).collect();
    if decided.is_empty() { applied.iter().take(1).collect() } else { decided }
}

#[cfg(test)]
mod tests;
