//! `factcheck` reads a news article, finds every figure in it, works out which figures are tied to
//! which by arithmetic, units or the calendar, and checks them against each other.
//!
//! [`analyse_as_of`] is the whole flow; each stage is one module and one pure function.

pub mod calendar;
pub mod claim;
pub mod figure;
pub mod num;
pub mod relation;
pub mod report;
pub mod rule;
pub mod segment;
pub mod source;
pub mod unit;
pub mod vocabulary;

use calendar::Day;
use claim::Claim;
use figure::Figure;
use relation::Relations;
use rule::{Check, RuleBook};
use segment::Segment;
use source::Source;

/// Everything that the stages made of one document.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// Headlines, sentences ...
    pub segments: Vec<Segment>,
    /// Every figure, in the order of the text.
    pub figures: Vec<Figure>,
    /// What the text says of them.
    pub claims: Vec<Claim>,
    /// What must agree.
    pub relations: Relations,
    /// What agrees and what does not.
    pub checks: Vec<Check>,
}

/// Checks one document. It cannot fail; text that
/// it cannot read yields nothing.
///
/// ```
/// use factcheck::{analyse, rule::RuleBook, source::Source};
/// let source = Source::new("a.txt", "Exports fell.");
/// let analysis = analyse(&source, &RuleBook::builtin());
/// assert!(analysis.checks.is_empty());
/// ```
pub fn analyse(source: &Source, rules: &RuleBook) -> Analysis {
    analyse_as_of(source, rules, None)
}

/// The same for a text whose day the caller knows, for texts that do not say their own: the whole flow, and
/// the only caller of the stages.
pub fn analyse_as_of(source: &Source, rules: &RuleBook, day: Option<Day>) -> Analysis {
    let words = &rules.vocabulary;
    let segments = segment::cut(source, words);
    let figures = figure::read(source, &segments, words);
    let claims = claim::read(source, &segments, &figures, words);
    let relations = relation::link(source, &segments, &figures, &claims, day);
    let checks = rule::check(rules, &relations);
    Analysis { segments, figures, claims, relations, checks }
}
