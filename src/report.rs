//! What does a reader get to see?
//!
//! In: a [`Source`](crate::source::Source) and its [`Analysis`], out: text, one file a format. A format only
//! renders: what is shown, how it is counted and how bad it is are decided here, once for all of them.

mod excerpt;
pub mod explain;
pub mod json;
pub mod show;
pub mod terminal;
pub mod text;

use schemars::JsonSchema;
use serde::Serialize;

use crate::Analysis;
use crate::claim::ClaimId;
use crate::figure::{Figure, FigureId};
use crate::relation::Link;
use crate::rule::{Check, Severity, Verdict};

/// How a figure is named in every format: `f1` is the first.
pub fn figure_name(id: FigureId) -> String {
    format!("f{}", id.0 + 1)
}

/// How a claim is named in every format: `c1` is the first.
pub fn claim_name(id: ClaimId) -> String {
    format!("c{}", id.0 + 1)
}

/// Which checks a reader asked for.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these rules; all if empty.
    pub select: Vec<String>,
    /// None of these.
    pub ignore: Vec<String>,
    /// Also those whose figures only possibly belong together.
    pub possible: bool,
}

impl Selection {
    /// Whether the reader wants to see this check.
    pub fn keeps(&self, check: &Check) -> bool {
        let named = |rules: &[String]| rules.contains(&check.rule);
        (self.select.is_empty() || named(&self.select))
            && !named(&self.ignore)
            && (self.possible || check.link > Link::Possible)
    }
}

/// The severity of the worst mismatch; `None` if there is none.
pub fn worst(analysis: &Analysis) -> Option<Severity> {
    findings(analysis).map(|check| check.severity).max()
}

/// The checks that found something wrong.
pub fn findings(analysis: &Analysis) -> impl Iterator<Item = &Check> {
    analysis.checks.iter().filter(|check| check.verdict == Verdict::Mismatch)
}

/// The figures that no check rests on.
pub fn alone(analysis: &Analysis) -> impl Iterator<Item = &Figure> {
    let mut tied = vec![false; analysis.figures.len()];
    for id in analysis.checks.iter().flat_map(|check| &check.figures) {
        if let Some(slot) = tied.get_mut(id.0) {
            *slot = true;
        }
    }
    analysis.figures.iter().zip(tied).filter(|(_, tied)| !tied).map(|(figure, _)| figure)
}

/// How many figures some check rests on that came to a decision.
pub fn decided(analysis: &Analysis) -> usize {
    let mut ids: Vec<FigureId> = analysis
        .checks
        .iter()
        .filter(|check| check.verdict != Verdict::Unknown)
        .flat_map(|check| check.figures.iter().copied())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

/// What was counted, in one document or in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Tally {
    /// Documents, those that could not be read among them.
    pub documents: usize,
    /// Documents that could not be read.
    pub errors: usize,
    /// Figures.
    pub figures: usize,
    /// Checks.
    pub checks: usize,
    /// Checks that hold.
    pub consistent: usize,
    /// Checks that do not.
    pub mismatch: usize,
    /// Checks that the text leaves open.
    pub unknown: usize,
}

impl Tally {
    /// Counts one document.
    pub fn of(analysis: &Analysis) -> Self {
        let count = |verdict| analysis.checks.iter().filter(|check| check.verdict == verdict).count();
        Self {
            documents: 1,
            errors: 0,
            figures: analysis.figures.len(),
            checks: analysis.checks.len(),
            consistent: count(Verdict::Consistent),
            mismatch: count(Verdict::Mismatch),
            unknown: count(Verdict::Unknown),
        }
    }

    /// Counts a document that could not be read.
    pub const fn unreadable() -> Self {
        Self { documents: 1, errors: 1, figures: 0, checks: 0, consistent: 0, mismatch: 0, unknown: 0 }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            documents: self.documents + other.documents,
            errors: self.errors + other.errors,
            figures: self.figures + other.figures,
            checks: self.checks + other.checks,
            consistent: self.consistent + other.consistent,
            mismatch: self.mismatch + other.mismatch,
            unknown: self.unknown + other.unknown,
        }
    }
}
