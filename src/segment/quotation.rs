//! What stands in quotation marks?
//!
//! In: `“We grew,” he said.`, out: the span of `We grew,`. Double marks only: a single one is mostly an
//! apostrophe. A quotation that is not closed goes on to the end of its paragraph, as it does where
//! the next paragraph opens it again.

use crate::source::Span;

/// The quotations of a paragraph, marks left out, in its order.
pub(super) fn find(text: &str, paragraph: Span) -> Vec<Span> {
    let prose = text.get(paragraph.range()).unwrap_or_default();
    let mut quotations = Vec::new();
    let mut open: Option<usize> = None;
    let mut before = ' ';
    for (at, c) in prose.char_indices() {
        let inside = paragraph.start + at;
        match (mark(c, before), open) {
            (Mark::Opens | Mark::Either, None) => open = Some(inside + c.len_utf8()),
            (Mark::Opens, Some(start)) => {
                quotations.push(Span::new(start, inside));
                open = Some(inside + c.len_utf8());
            }
            (Mark::Closes | Mark::Either | Mark::Straight, Some(start)) => {
                quotations.push(Span::new(start, inside));
                open = None;
            }
            (Mark::Closes | Mark::Straight, None) | (Mark::None, _) => {}
        }
        before = c;
    }
    quotations.extend(open.map(|start| Span::new(start, paragraph.end)));
    quotations.retain(|span| span.start < span.end);
    quotations
}

enum Mark {
    None,
    Opens,
    Closes,
    /// A straight mark that may open or close.
    Either,
    /// A straight mark right after a letter or digit: it closes, or means inches.
    Straight,
}

fn mark(c: char, before: char) -> Mark {
    match c {
        '“' | '«' | '„' => Mark::Opens,
        '”' | '»' => Mark::Closes,
        '"' if before.is_alphanumeric() => Mark::Straight,
        '"' => Mark::Either,
        _ => Mark::None,
    }
}
