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
//! * `context.number(text)` reads a number in digits or words and gives the rest; the offset of a rest is
//!   `context.offset(rest)`.
//! * Refuse early: most words are no figure. Never look further than a figure can reach.
//! * [`Draft::nothing`] claims a stretch that looks like a figure and is none (`Boeing 747`).

use super::grammar::{NO, Parsed};
use super::number::{self, Number};
use super::quantum::Quantum;
use super::{Figure, FigureId, Hedge, Kind, Reading, Spelling, Value};
use super::{amount, hedge, not_figure, ordinal, ratio, score, time};
use crate::source::Span;
use crate::unit::Unit;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::openers::{self, Opens};

/// Reads one kind of figure at an offset of the source, which is a word start.
pub type Reader = fn(&Context<'_>, usize) -> Option<Draft>;

/// All readers; of two that read equally far, the earlier one wins.
const READERS: &[(Opens, Reader)] = &[
    (openers::TIME, time::read),
    (openers::NAME, not_figure::read),
    (openers::RATIO, ratio::read),
    (openers::ORDINAL, ordinal::read),
    (openers::AMOUNT, amount::read),
    (openers::SCORE, score::read),
];

/// Where a reader reads.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The whole source.
    pub text: &'a str,
    /// The segment that is being read; no figure crosses its ends.
    pub segment: Span,
    /// The tables of words.
    pub words: &'a Vocabulary,
    /// The number at the place at which the readers are asked, which most of them want.
    first: Option<First<'a>>,
}

/// The number that starts at an offset, if there is one, and where its text ends.
#[derive(Debug, Clone, Copy)]
struct First<'a> {
    start: usize,
    end: usize,
    number: Option<&'a Number>,
}

impl<'a> Context<'a> {
    /// A segment of a text, to be read with these words.
    pub const fn new(text: &'a str, segment: Span, words: &'a Vocabulary) -> Self {
        Self { text, segment, words, first: None }
    }

    /// The number in digits or words that `text` starts with, and the rest; `text` ends where the segment ends.
    pub fn number<'t>(&self, text: &'t str) -> Parsed<'t, Number> {
        match self.first.filter(|first| first.start == self.offset(text)) {
            Some(first) => {
                let rest = text.get(first.end - first.start..).ok_or(NO)?;
                Ok((rest, first.number.ok_or(NO)?.clone()))
            }
            None => number::number(self.words)(text),
        }
    }

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
    drafts(context, opens)
}

/// What may start with a word or a mark before a text.
type Opening = fn(&Context<'_>, &str, &str) -> Opens;

/// The same with any way to tell where figures may start; asking everywhere must give the same figures.
fn drafts(context: &Context<'_>, opens: Opening) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut at = context.segment.start;
    let mut hedge: Option<(Hedge, usize)> = None;
    while let Some(start) = next_start(context, at, opens) {
        at = start.next;
        if let Some(draft) = longest(context, start.at, start.opens) {
            let before = hedge.take().filter(|(_, figure)| *figure == start.at).map(|(hedge, _)| hedge);
            at = draft.span.end.max(at);
            drafts.push(hedge::hedged(context, draft, before));
        } else if start.opens & openers::HEDGE != 0 {
            hedge = later(hedge, hedge::before(context, start.at), start.at);
        }
    }
    drafts.retain(|draft| draft.value.is_some());
    drafts
}

/// A place at which a figure or a hedge may start.
struct Start {
    at: usize,
    /// Which readers are to be asked.
    opens: Opens,
    /// Where to go on if none finds anything.
    next: usize,
}

/// The next word or mark that may open a figure or a hedge. Most words open nothing and are passed over here.
fn next_start(context: &Context<'_>, from: usize, opens: Opening) -> Option<Start> {
    let mut at = from;
    let mut rest = context.rest(from);
    while let Some(letter) = rest.chars().next() {
        let starts = !letter.is_whitespace() && starts_word(context, at, letter);
        let head = if starts { head(rest, letter) } else { rest.get(..letter.len_utf8())? };
        let after = rest.get(head.len()..)?;
        let opens = if starts { opens(context, head, after) } else { 0 };
        let next = at + head.len();
        if opens != 0 {
            return Some(Start { at, opens, next });
        }
        (at, rest) = (next, after);
    }
    None
}

/// The run of letters that a text starts with, or else its first character.
fn head(rest: &str, letter: char) -> &str {
    let length = if letter.is_alphabetic() {
        rest.find(|c: char| !c.is_alphabetic())
    } else {
        Some(letter.len_utf8())
    };
    rest.get(..length.unwrap_or(rest.len())).unwrap_or_default()
}

/// What may start with these letters, or with this mark, before `rest`.
fn opens(context: &Context<'_>, head: &str, rest: &str) -> Opens {
    if head.starts_with(char::is_numeric) {
        return openers::ANY;
    }
    let known = context.words.openers.of(head, rest);
    if head.starts_with(char::is_alphabetic) {
        let name = if not_figure::may_name(head, rest) { openers::NAME } else { 0 };
        let numeral = if ordinal::may_be_roman(head) { openers::ORDINAL } else { 0 };
        let fold = if ratio::may_be_fold(head) { openers::RATIO } else { 0 };
        return known | name | numeral | fold;
    }
    known
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

/// The longest answer of the readers that may find something here, the first among equals.
fn longest(context: &Context<'_>, at: usize, opens: Opens) -> Option<Draft> {
    let read = if opens & openers::AMOUNT == 0 {
        None
    } else {
        number::number(context.words)(context.rest(at)).ok()
    };
    let (end, number) =
        read.as_ref().map_or((at, None), |(rest, number)| (context.offset(rest), Some(number)));
    let first = Some(First { start: at, end, number });
    let context = &Context { text: context.text, segment: context.segment, words: context.words, first };
    let asked = READERS.iter().filter(|(kind, _)| opens & kind != 0);
    let answers = asked.filter_map(|(_, read)| read(context, at));
    answers.reduce(|best, draft| if draft.span.end > best.span.end { draft } else { best })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::segment;
    use crate::source::Source;

    /// A word that opens figures and is missing in the table of openers would lose them in silence.
    #[test]
    fn asking_only_where_a_figure_may_start_loses_none() {
        let words = Vocabulary::builtin();
        let folders = ["tests/figures", "tests/passages", "corpus"];
        let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
        for file in files.map(|file| file.path()) {
            let Ok(text) = fs::read_to_string(&file) else { continue };
            let source = Source::new("text", text);
            for segment in segment::cut(&source, &words) {
                let context = Context::new(&source.text, segment.span, &words);
                let everywhere = drafts(&context, |_, _, _| openers::ANY | openers::HEDGE);
                assert_eq!(scan(&context), everywhere, "{}", file.display());
            }
        }
    }
}
