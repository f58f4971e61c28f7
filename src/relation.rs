//! Which figures must agree?
//!
//! In: claims, out: [`Relation`]s over [`Variable`]s, each with how sure it is that they belong
//! together and why. Rules see these and nothing else: a variable has its possible values in base
//! units and its text for messages, so no rule reads prose.

mod age;
pub mod anchor;
mod build;
mod calendar;
mod change;
mod compare;
mod contest;
mod conversion;
pub mod kind;
mod plausible;
mod rate;
mod restate;
mod share;
mod suggest;
mod table;
mod target;
mod topic;
mod total;

use crate::calendar::Day;
use crate::claim::{Claim, ClaimId, Role};
use crate::figure::{Figure, FigureId, Spelling};
use crate::num::Interval;
use crate::segment::Segment;
use crate::source::{Source, Span};
use crate::unit::{Dimension, Unit};
use build::Builder;

/// Index of a variable in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(pub usize);

/// Something with a value: a figure, a cue word, or a value that the text leaves open.
/// Relations that share a variable speak of the same value.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its index.
    pub id: VariableId,
    /// The figure that states it; `None` for cue words and for values that the text does not state.
    pub figure: Option<FigureId>,
    /// Where it is stated; `None` if it is not.
    pub span: Option<Span>,
    /// How messages name it: the figure's text, or `the level before` for an unstated one.
    pub text: String,
    /// What it may be; several where the text leaves the reading open. Empty: anything.
    pub readings: Vec<Domain>,
    /// How its number was written.
    pub spelling: Option<Spelling>,
}

/// One reading of a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum Domain {
    /// A number in base units.
    Amount {
        /// Every value that rounding and hedges allow.
        interval: Interval,
        /// The same with digits cut instead of rounded.
        truncated: Interval,
        /// The dimension in base units.
        dimension: Dimension,
        /// The unit that the text states, for messages and for the report.
        unit: Unit,
    },
    /// A stretch of days, each end an interval of day numbers (days since 1970-01-01).
    Days {
        /// Its first day.
        start: Interval,
        /// Its last day.
        end: Interval,
    },
}

/// Who plays which part in a relation. A part that takes several players occurs several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arg {
    /// The part.
    pub role: Role,
    /// The player.
    pub variable: VariableId,
}

/// How sure it is that the figures belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// Shown only when asked for.
    Possible,
    /// Tied across sentences.
    Likely,
    /// One sentence's grammar ties them.
    Certain,
}

impl Link {
    /// The name in the JSON report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Values that must agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Which kind: a name from [`kind::all`].
    pub kind: &'static str,
    /// Who plays which part.
    pub args: Vec<Arg>,
    /// How sure.
    pub link: Link,
    /// The claims that it was made from.
    pub claims: Vec<ClaimId>,
    /// Why these belong together, in words.
    pub why: String,
}

/// What the relation stage found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Relations {
    /// All values.
    pub variables: Vec<Variable>,
    /// All relations over them, in the order of the text.
    pub relations: Vec<Relation>,
    /// What may be tied, if the figures themselves say so.
    pub suggestions: Vec<Suggestion>,
    /// What was not tied, and why: shown by `factcheck show relations`.
    pub refusals: Vec<Refusal>,
}

/// Relations of which at most one is meant: one figure, with all that it might come from.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The figure that all of them explain.
    pub anchor: FigureId,
    /// How many combinations were looked at to find these.
    pub tries: usize,
    /// The ways to explain it whose values may agree.
    pub relations: Vec<Relation>,
    /// If a word says that the anchor follows from others, and none of these agrees: from which it may.
    pub due: Vec<Due>,
}

/// A relation that words call for, though its values do not agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The relation.
    pub relation: Relation,
    /// Whether the words name every player's part, so that one strong slip is proof enough.
    pub named: bool,
}

/// Claims that look related and were not tied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// What stands between them.
    pub why: String,
}

/// The families of relations, each one a file.
const FAMILIES: &[fn(&mut Builder<'_>)] = &[
    calendar::relate,
    change::relate,
    target::relate,
    conversion::relate,
    compare::relate,
    rate::relate,
    share::relate,
    total::relate,
    contest::relate,
    restate::relate,
    plausible::relate,
    age::relate,
    table::relate,
];

/// Joins claims into relations; `as_of` is the day that the caller says the text is from.
pub fn link(
    source: &Source,
    segments: &[Segment],
    figures: &[Figure],
    claims: &[Claim],
    as_of: Option<Day>,
) -> Relations {
    let anchors = anchor::find(source, segments, figures, as_of);
    let mut builder = Builder::new(source, segments, figures, claims, anchors);
    for family in FAMILIES {
        family(&mut builder);
    }
    suggest::suggest(&mut builder);
    let mut found = builder.found;
    found.relations.sort_by_key(|relation| relation.claims.first().copied());
    found
}
