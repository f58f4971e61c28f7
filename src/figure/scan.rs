//! Which reader reads what stands here?
//!
//! In: a segment, out: its figures as [`Draft`]s. One loop walks from word start to word start and asks
//! every reader of `READERS` what it sees there; the longest answer wins, the earlier reader among
//! equals, and the loop goes on behind it. Hedges are the loop's own: a reader gives the bare figure.
//!
//! To plug in a kind of figure, write `pub fn read(context: &Context, start: usize) -> Option<Draft>` in a
//! file of its own and add one line to `READERS`:
//!
//! * `context.rest(start)` is the text from there to the end of the segment, `context.before(start)` what
//!   stands before it; offsets are bytes of the whole source, as in `Span`.
//! * `number::number(context.words)` reads a number in digits or words and gives the rest; the offset of a
//!   rest is `context.offset(rest)`.
//! * Refuse early: most words are no figure. Never look further than a figure can reach.
//! * [`Draft::nothing`] claims a stretch that looks like a figure and is none (`Boeing 747`).

use super::number::Number;
use super::quantum::Quantum;
use super::{Figure, FigureId, Hedge, Kind, Reading, Spelling, Value};
use super::{amount, hedge, not_figure, ordinal, ratio, score, time};
use crate::source::Span;
use crate::unit::Unit;
use crate::vocabulary::Vocabulary;

/// Reads one kind of figure at an offset of the source, which is a word start.
pub type Reader = fn(&Context<'_>, usize) -> Option<Draft>;

/// All readers; of two that read equally far, the earlier one wins.
const READERS: &[Reader] =
    &[time::read, not_figure::read, ratio::read, ordinal::read, amount::read, score::read];

/// Where a reader reads.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The whole source.
    pub text: &'a str,
    /// The segment that is being read; no figure crosses its ends.
    pub segment: Span,
    /// The tables of words.
    pub words: &'a Vocabulary,
}

impl<'a> Context<'a> {
    /// The text from an offset to the end of the segment.
    pub fn rest(&self, start: usize) -> &'a str {
        self.text.get(start..self.segment.end).unwrap_or_default()
    }

    /// The text from the start of the segment to an offset.
    pub fn before(&self, end: usize) -> &'a str {
        self.text.get(self.segment.start..end).unwrap_or_default()
    }

    /// The offset at which a rest that a parser gave starts.
    pub fn offset(&self, rest: &str) -> usize {
        self.segment.end.saturating_sub(rest.len())
    }

    /// The last word before an offset, without the spaces between: `from` before `5` in `from 5`.
    pub fn word_before(&self, end: usize) -> &'a str {
        let before = self.before(end).trim_end();
        let start =
            before.char_indices().rev().find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
        before.get(start.map_or(0, |(at, c)| at + c.len_utf8())..).unwrap_or_default()
    }
}

/// A figure before it has its number.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What sort of value.
    pub kind: Kind,
    /// The figure with its unit or counted noun.
    pub span: Span,
    /// What it says; `None` for a stretch that only looks like a figure.
    pub value: Option<Value>,
    /// A hedge that stands inside or behind it: `10 or more`.
    pub hedge: Option<Hedge>,
    /// How the number was written.
    pub spelling: Option<Spelling>,
}

impl Draft {
    /// A figure that states this value.
    pub const fn new(kind: Kind, span: Span, value: Value) -> Self {
        Self { kind, span, value: Some(value), hedge: None, spelling: None }
    }

    /// A stretch that looks like a figure and is none.
    pub const fn nothing(span: Span) -> Self {
        Self { kind: Kind::Number, span, value: None, hedge: None, spelling: None }
    }

    /// One written number in these units, one reading each.
    pub fn amount(kind: Kind, span: Span, number: &Number, units: &[Unit]) -> Self {
        Self::quantum(kind, span, &Quantum { low: number.clone(), high: None }, units)
    }

    /// One number or a range in these units, one reading each.
    pub fn quantum(kind: Kind, span: Span, quantum: &Quantum, units: &[Unit]) -> Self {
        let (interval, truncated) = (quantum.rounded(), quantum.truncated());
        let reading = |unit: &Unit| Reading {
            interval: interval.clone(),
            truncated: truncated.clone(),
            unit: unit.clone(),
        };
        let value = Value::Amount(units.iter().map(reading).collect());
        let spelling = quantum.high.is_none().then(|| quantum.low.spelling.clone());
        Self { spelling, ..Self::new(kind, span, value) }
    }

    pub(super) fn into_figure(self, id: FigureId) -> Option<Figure> {
        let Self { kind, span, value, hedge, spelling } = self;
        Some(Figure { id, kind, span, hedge, value: value?, spelling })
    }
}

/// The figures of a segment, in order.
pub fn scan(context: &Context<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut at = context.segment.start;
    let mut hedge: Option<(Hedge, usize)> = None;
    while let Some(letter) = context.rest(at).chars().next() {
        if !starts_word(context, at, letter) {
            at += letter.len_utf8();
            continue;
        }
        let Some(draft) = longest(context, at) else {
            hedge = later(hedge, hedge::before(context, at), at);
            at += letter.len_utf8();
            continue;
        };
        let before = hedge.take().filter(|(_, figure)| *figure == at).map(|(hedge, _)| hedge);
        at = draft.span.end.max(at + letter.len_utf8());
        drafts.push(hedge::hedged(context, draft, before));
    }
    drafts.retain(|draft| draft.value.is_some());
    drafts
}

/// Of the hedge seen before and one that starts here, the one that a figure may still follow; of two that
/// lead to the same figure the first, which is the longer: `no more than`, not `more than`.
fn later(seen: Option<(Hedge, usize)>, here: Option<(Hedge, usize)>, at: usize) -> Option<(Hedge, usize)> {
    match (seen, here) {
        (Some(seen), Some(here)) if seen.1 < here.1 => Some(here),
        (Some(seen), _) if seen.1 > at => Some(seen),
        (_, here) => here,
    }
}

/// Whether a figure may start at `letter`: a word, a sign or a symbol that is not inside a word, nor behind the
/// point of a number.
fn starts_word(context: &Context<'_>, at: usize, letter: char) -> bool {
    let mut before = context.before(at).chars().rev();
    let previous = before.next().unwrap_or(' ');
    if !letter.is_alphanumeric() {
        let point = matches!(letter, '.' | ',') && previous.is_alphanumeric();
        return !letter.is_whitespace() && !point;
    }
    let earlier = before.next().unwrap_or(' ');
    // The `5` of `1.5`, and what is left of `120/80` and `3:15` where nobody read the whole
    let inside = match previous {
        '.' | ',' => earlier.is_alphanumeric(),
        '/' | ':' => earlier.is_numeric(),
        _ => false,
    };
    !(previous.is_alphanumeric() || inside && letter.is_numeric())
}

/// The longest answer of all readers, the first among equals.
fn longest(context: &Context<'_>, at: usize) -> Option<Draft> {
    let answers = READERS.iter().filter_map(|read| read(context, at));
    answers.reduce(|best, draft| if draft.span.end > best.span.end { draft } else { best })
}
