//! What kind of text is this stretch: a headline, a sentence, a list item?
//!
//! In: a [`Source`], out: [`Segment`]s in the order of the text, that do not overlap. Relations inside
//! one segment are certain, across segments at most likely, so an undecided boundary is no boundary.
//!
//! `layout` makes blocks of the lines (paragraphs, list items, table rows), `date_line` takes place
//! and date off the first paragraph, `sentence` cuts prose, `quotation` finds what stands in
//! quotation marks.

mod date_line;
mod layout;
mod quotation;
mod sentence;

use crate::source::{Source, Span};
use crate::vocabulary::Vocabulary;
use layout::{Block, Shape};

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

/// How many paragraphs from the top may hold the date line: a by-line or two may come first.
const PARAGRAPHS_BEFORE_DATE_LINE: usize = 4;

/// Cuts a text into segments.
///
/// ```
/// use factcheck::{rule::RuleBook, segment, source::Source};
/// let source = Source::new("a.txt", "Exports fell. Imports rose.");
/// let segments = segment::cut(&source, &RuleBook::builtin().vocabulary);
/// assert_eq!(segments.len(), 2);
/// ```
pub fn cut(source: &Source, vocabulary: &Vocabulary) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut dated = false;
    let habits = sentence::habits(&source.text, &vocabulary.text);
    for (paragraph, block) in layout::blocks(&source.text).into_iter().enumerate() {
        let mut pieces = Vec::new();
        let mut prose = block.span;
        let may_be_dated = block.shape == Shape::Prose && !dated && paragraph < PARAGRAPHS_BEFORE_DATE_LINE;
        let found = may_be_dated.then(|| date_line::find(&source.text, block.span, &vocabulary.text));
        if let Some((line, rest)) = found.flatten() {
            pieces.push((SegmentKind::DateLine, line));
            prose = rest;
            dated = true;
        }
        match block.shape {
            Shape::Headline => pieces.push((SegmentKind::Headline, prose)),
            Shape::ListItem => pieces.push((SegmentKind::ListItem, prose)),
            Shape::TableRow => pieces.push((SegmentKind::TableRow, prose)),
            Shape::Prose => {
                let sentences = sentence::split(&source.text, prose, &habits);
                pieces.extend(sentences.into_iter().map(|span| (SegmentKind::Sentence, span)));
            }
        }
        segments.extend(with_quotations(source, &block, paragraph, pieces));
    }
    segments
}

/// Gives each piece of a block the parts of the block's quotations that lie in it. Both are in the
/// order of the text, so one walk over each does.
fn with_quotations(
    source: &Source,
    block: &Block,
    paragraph: usize,
    pieces: Vec<(SegmentKind, Span)>,
) -> Vec<Segment> {
    let quotations = quotation::find(&source.text, block.span);
    let mut waiting = quotations.as_slice();
    let mut segments = Vec::with_capacity(pieces.len());
    for (kind, span) in pieces {
        let mut inside = Vec::new();
        while let Some((first, rest)) = waiting.split_first() {
            let part = Span::new(first.start.max(span.start), first.end.min(span.end));
            if part.start < part.end {
                inside.push(part);
            }
            if first.end > span.end {
                break;
            }
            waiting = rest;
        }
        segments.push(Segment { kind, span, paragraph, quotations: inside });
    }
    segments
}

#[cfg(test)]
mod tests;
