//! What does a sentence say about its figures?
//!
//! In: `fell 23 percent to 1.425 million tons from 1.854 million tons`, out: a [`Claim`] of a change with
//! the roles percent, to and from, and what it is about. The grammar, one file a family, is in
//! `claim/`; it reads tokens (`token`), in which a figure is one token and a cue word carries its
//! class, and says nothing of spelling.

mod account;
pub mod age;
pub mod calendar;
pub mod change;
pub mod compare;
pub mod contest;
pub mod conversion;
pub mod grammar;
pub mod hint;
mod level;
pub mod margin;
pub mod plausible;
mod quote;
pub mod rate;
pub mod restate;
pub mod share;
pub mod table;
pub mod token;
pub mod topic;
pub mod total;

use crate::figure::{Figure, FigureId};
use crate::num::{Interval, Num};
use crate::segment::{Segment, SegmentKind};
use crate::source::{Source, Span};
use crate::vocabulary::Vocabulary;

/// Index of a claim in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub usize);

/// The part that a figure plays in a claim or a relation, by the name that rule files use.
pub type Role = &'static str;

/// One typed assertion about figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its index.
    pub id: ClaimId,
    /// What it asserts; a relation's name (`change`, `share` ...), or `level` for a bare value.
    pub kind: &'static str,
    /// From its first to its last word that counts.
    pub span: Span,
    /// Index of the segment that it stands in.
    pub segment: usize,
    /// Who plays which part.
    pub slots: Vec<Slot>,
    /// What it is about.
    pub topic: Topic,
}

/// One part of a claim and who plays it.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The part.
    pub role: Role,
    /// The player.
    pub operand: Operand,
}

/// A figure, or a word that says a number without being a figure (`fell` is -1).
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// A figure.
    Figure(FigureId),
    /// A cue word and its number.
    Cue {
        /// The word.
        span: Span,
        /// What it stands for, hedges applied: `fell` is -1, `more than doubled` at least 2.
        value: Interval,
    },
}

/// What a claim is about, as far as the text gives it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topic {
    /// Stem of the head noun: `export`.
    pub head: Option<String>,
    /// Stems of its other content words, sorted: `ingot`, `steel`.
    pub modifiers: Vec<String>,
    /// Whether a pronoun stands for the measure of a sentence before: `It had been 4 million`.
    pub pronoun: bool,
    /// The words as they stand, for messages.
    pub text: String,
    /// The figure that names the period.
    pub period: Option<FigureId>,
    /// Forecast, target, revised ...: claims of different modes are not about one thing.
    pub mode: Mode,
    /// Who says so, if a speaker is quoted.
    pub speaker: Option<String>,
}

/// How a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mode {
    /// It is or was so.
    #[default]
    Actual,
    /// Expected, planned, targeted.
    Planned,
    /// Denied, conditional or asked.
    Unreal,
}

/// The families of claims, each a grammar of its own over the same tokens.
const FAMILIES: &[fn(grammar::Context<'_>) -> Vec<Claim>] = &[
    change::read,
    level::read,
    calendar::read,
    conversion::read,
    quote::read,
    compare::read,
    rate::read,
    share::read,
    total::read,
    contest::read,
    margin::read,
    restate::read,
    plausible::read,
    age::read,
    table::read,
    hint::read,
    account::read,
];

/// Reads the claims of a text, in its order.
pub fn read(source: &Source, segments: &[Segment], figures: &[Figure], words: &Vocabulary) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let tokens = token::tokens(source, segment, figures, words);
        let kind = segment.kind;
        let cx = grammar::Context { source, figures, words, segment: index, kind, tokens: &tokens };
        // The head of a table names its columns without a figure
        if segment.kind != SegmentKind::TableRow && !tokens.iter().any(|token| token.figure().is_some()) {
            claims.extend(contest::without_figures(cx));
            continue;
        }
        claims.extend(FAMILIES.iter().flat_map(|family| family(cx)));
    }
    claims.sort_by_key(|claim| (claim.span, claim.kind));
    for (index, claim) in claims.iter_mut().enumerate() {
        claim.id = ClaimId(index);
    }
    claims
}

/// A claim whose index is not known yet: [`read`] numbers them in the order of the text.
fn claim(kind: &'static str, span: Span, segment: usize, slots: Vec<Slot>, topic: Topic) -> Claim {
    Claim { id: ClaimId(0), kind, span, segment, slots, topic }
}

/// A claim of the tokens from one to another, both in it, that is about no measure.
fn spanning(
    cx: grammar::Context<'_>,
    kind: &'static str,
    (first, last): (usize, usize),
    slots: Vec<Slot>,
) -> Option<Claim> {
    let span = grammar::covered(cx.tokens.get(first..=last)?)?;
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}

impl Slot {
    /// A part that a figure plays.
    pub const fn figure(role: Role, id: FigureId) -> Self {
        Self { role, operand: Operand::Figure(id) }
    }

    /// A part that a word plays, with what it stands for.
    pub const fn word(role: Role, span: Span, value: Interval) -> Self {
        Self { role, operand: Operand::Cue { span, value } }
    }

    /// A part that says no more than that something is so.
    pub fn mark(role: Role, span: Span) -> Self {
        Self::word(role, span, Interval::point(Num::ONE))
    }
}

impl Claim {
    /// Who plays the part, if somebody does.
    pub fn operand(&self, role: Role) -> Option<&Operand> {
        self.slots.iter().find(|slot| slot.role == role).map(|slot| &slot.operand)
    }

    /// What the word that plays the part stands for.
    pub fn word(&self, role: Role) -> Option<&Interval> {
        self.slots.iter().find_map(|slot| match &slot.operand {
            Operand::Cue { value, .. } if slot.role == role => Some(value),
            _ => None,
        })
    }

    /// Where the word stands that plays the part.
    pub fn word_at(&self, role: Role) -> Option<Span> {
        self.slots.iter().find_map(|slot| match slot.operand {
            Operand::Cue { span, .. } if slot.role == role => Some(span),
            _ => None,
        })
    }

    /// The same, if it is one number.
    pub fn number(&self, role: Role) -> Option<&Num> {
        self.word(role).and_then(Interval::single)
    }

    /// All figures of the claim, each with its part.
    pub fn players(&self) -> impl Iterator<Item = (Role, FigureId)> {
        self.slots.iter().filter_map(|slot| match slot.operand {
            Operand::Figure(id) => Some((slot.role, id)),
            Operand::Cue { .. } => None,
        })
    }

    /// Whether the figure plays some part.
    pub fn tells(&self, id: FigureId) -> bool {
        self.players().any(|(_, player)| player == id)
    }

    /// The figures that play a part of several players.
    pub fn figures(&self, role: Role) -> impl Iterator<Item = FigureId> {
        self.players().filter(move |(part, _)| *part == role).map(|(_, id)| id)
    }

    /// The figure that plays the part.
    pub fn figure(&self, role: Role) -> Option<FigureId> {
        self.figures(role).next()
    }
}
