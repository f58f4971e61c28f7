//! Which lines belong together?
//!
//! In: a text, out: [`Block`]s: a headline, paragraphs, list items, table rows. Blank lines part
//! paragraphs; a line break inside one is soft if the text is wrapped there, which is so if the next
//! word would not have fitted, or goes on in lower case. Sentences are for `sentence`.

use crate::source::Span;

/// How the lines of a block are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Headline,
    Prose,
    ListItem,
    TableRow,
}

/// Lines that belong together; a list item's span leaves its marker out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub shape: Shape,
    pub span: Span,
}

/// Lines of more characters than this are not wrapped: they are paragraphs.
const LONGEST_WRAPPED: usize = 100;
/// A cell of a table is at most this long, in bytes.
const LONGEST_CELL: usize = 48;

/// A wrapped text is at least this wide; narrower lines are set apart on purpose.
const NARROWEST: usize = 50;
/// By how much lines of wrapped text may fall short of the longest one, whatever word comes next.
const RAGGED: usize = 12;
/// A title has at most this many characters.
const LONGEST_HEADLINE: usize = 160;

/// The blocks of a text, in its order.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrap = wrap_width(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        match (before, blocks.last_mut()) {
            (Some(last), Some(block)) if continues(last, line, block.shape, wrap) => {
                block.span.end = line.span.end;
            }
            _ if !line.text.is_empty() => blocks.push(Block { shape: line.shape, span: line.content }),
            _ => {}
        }
        before = Some(line);
    }
    name_headline(text, &mut blocks);
    blocks
}

/// One line, without the white space around it.
struct Line<'a> {
    text: &'a str,
    span: Span,
    /// The span without a list marker.
    content: Span,
    shape: Shape,
    indent: usize,
    /// In characters.
    width: usize,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let trimmed = raw.trim_start();
        let indent = raw.len() - trimmed.len();
        let content = trimmed.trim_end();
        let span = Span::new(start + indent, start + indent + content.len());
        let marker = if may_open_list(lines.last()) { marker_length(content) } else { None };
        let shape = match marker {
            Some(_) => Shape::ListItem,
            None if is_row(content) => Shape::TableRow,
            None => Shape::Prose,
        };
        lines.push(Line {
            text: content,
            span,
            content: Span::new(span.start + marker.unwrap_or(0), span.end),
            shape,
            indent,
            width: content.chars().count(),
        });
        start += raw.len();
    }
    name_short_rows(&mut lines);
    name_table_heads(&mut lines);
    lines
}

/// `North | 147` over `South | 317`: two cells make a row only beside another such line; a byline has a bar, too.
fn name_short_rows(lines: &mut [Line<'_>]) {
    let short = |line: &Line<'_>| {
        let cells: Vec<&str> = line.text.split(" | ").collect();
        cells.len() == 2 && !line.text.ends_with('.') && cells.iter().all(|cell| cell.len() <= LONGEST_CELL)
    };
    let rows: Vec<bool> = lines.iter().map(short).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        if rows.get(at) == Some(&true) && beside.filter_map(|i| rows.get(i)).any(|row| *row) {
            line.shape = Shape::TableRow;
        }
    }
}

/// The line above a table's first row is its head if it has cells, too: `Department    Amount`.
fn name_table_heads(lines: &mut [Line<'_>]) {
    let mut above_row = false;
    for line in lines.iter_mut().rev() {
        if above_row
            && line.shape == Shape::Prose
            && line.text.contains("  ")
            && !line.text.ends_with(['.', ':'])
        {
            line.shape = Shape::TableRow;
        }
        above_row = line.shape == Shape::TableRow;
    }
}

/// The column at which the text is wrapped; `None` if most of it stands in long lines.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let (long, short): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.width > LONGEST_WRAPPED);
    let total = |lines: &[&Line]| lines.iter().map(|line| line.width).sum::<usize>();
    let widest = short.iter().map(|line| line.width).max().unwrap_or(0);
    (total(&long) <= total(&short)).then_some(widest.max(NARROWEST))
}

/// Whether a line goes on with the block of the line before it.
fn continues(last: &Line, line: &Line, block: Shape, wrap: Option<usize>) -> bool {
    if last.text.is_empty() || line.text.is_empty() || line.shape != Shape::Prose || block == Shape::TableRow
    {
        return false;
    }
    if line.text.starts_with(char::is_lowercase) {
        return true;
    }
    let first_word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let full = wrap.is_some_and(|wrap| last.indent + last.width + 1 + first_word + RAGGED > wrap);
    let new_paragraph = line.indent > last.indent + 1 && block == Shape::Prose;
    full && !new_paragraph && last.width <= LONGEST_WRAPPED
}

/// A list starts a paragraph, follows a colon or goes on: a wrapped line may begin with `5.` or a dash.
fn may_open_list(before: Option<&Line>) -> bool {
    before.is_none_or(|line| {
        line.text.is_empty() || line.shape == Shape::ListItem || line.text.ends_with([':', ';'])
    })
}

/// How many bytes the marker of a list item has with the space after it: `- `, `* `, `• `, `1. `, `(2) `.
fn marker_length(line: &str) -> Option<usize> {
    let (marker, rest) = line.split_once(char::is_whitespace)?;
    let number = marker.strip_prefix('(').unwrap_or(marker).strip_suffix(['.', ')']);
    let bullet = matches!(marker, "-" | "*" | "•" | "·" | "◦" | "▪" | "–" | "—" | "+");
    let numbered =
        number.is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    (bullet || numbered).then(|| line.len() - rest.trim_start().len())
}

/// Whether a line is a row of cells: parted by tabs or `|`, or by runs of spaces with figures between.
fn is_row(line: &str) -> bool {
    if line.contains('\t') || line.matches('|').take(2).count() == 2 {
        return true;
    }
    let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let (figures, names): (Vec<&str>, Vec<&str>) =
        cells.iter().partition(|cell| cell.contains(|c: char| c.is_ascii_digit()));
    // Typists set two spaces after a full stop; that makes no table.
    let prose =
        names.iter().chain(&figures).any(|cell| cell.ends_with(['.', '?', '!']) && cell.contains(' '));
    cells.len() >= 2 && !figures.is_empty() && !prose && cells.iter().all(|cell| cell.len() <= LONGEST_CELL)
}

/// The first block is a headline if it is short, has no full stop, and more text follows.
fn name_headline(text: &str, blocks: &mut [Block]) {
    let [first, _, ..] = blocks else { return };
    let title = text.get(first.span.range()).unwrap_or_default();
    let short = title.chars().take(LONGEST_HEADLINE + 1).count() <= LONGEST_HEADLINE;
    if first.shape == Shape::Prose && short && !title.ends_with(['.', ',', ';', ':', '-', '—', '–']) {
        first.shape = Shape::Headline;
    }
}
