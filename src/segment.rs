//! What kind of text is this stretch: a headline, a sentence, a list item?
//!
//! In: a [`Source`], out: [`Segment`]s in the order of the text, that do not overlap. Relations inside
//! one segment are certain, across segments at most likely, so an undecided boundary is no boundary.

use crate::source::{Source, Span};
use crate::vocabulary::Vocabulary;

/// What kind of text a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentKind {
    /// A title above the text.
    Headline,
    /// Place and date before the first sentence: `LONDON, March 6 (Newsline) -`.
    DateLine,
    /// A sentence of prose.
    Sentence,
    /// One entry of a list.
    ListItem,
    /// One row of a table.
    TableRow,
}

/// A stretch of text that is read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Where it stands.
    pub span: Span,
    /// Counts paragraphs from 0: sentences of one paragraph share theirs.
    pub paragraph: usize,
    /// Stretches inside quotation marks, marks left out.
    pub quotations: Vec<Span>,
}

/// Cuts a text into segments.
pub fn cut(_source: &Source, _vocabulary: &Vocabulary) -> Vec<Segment> {
    Vec::new()
}
