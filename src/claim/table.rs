//! What do the rows of a table and the entries of a list hold?
//!
//! In: the row `Arden | 31 | 17 | 7 | 7 | 58`, out: a claim `row` with each cell's figure and its column. In: `Club | P | W | D |
//! L | Pts`, out: a claim `head` that says which column holds what. In: `- roads, £2.1m`, out: a claim `item`; in the line before
//! the list, `Where the £4.15m will go:`, a claim `lead-in`. What adds up is the relation stage's work.
//!
//! ```text
//! row     = cell { separator cell }              separator: "|", a tab, or two spaces and more
//! item    = a list's entry with one amount
//! lead-in = a sentence with one amount, ":" at its end, and no word that says that the list leaves something out
//! ```

use super::grammar::Context;
use super::share::quantity;
use super::{Claim, Role, Slot, Topic, claim};
use crate::figure::FigureId;
use crate::num::{Interval, Num};
use crate::segment::SegmentKind;
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Column heads, by the list of their words and the role that they give to their column.
const HEADS: [(&str, Role); 13] = [
    ("head_played", "played"),
    ("head_won", "won"),
    ("head_drawn", "drawn"),
    ("head_lost", "lost"),
    ("head_points", "points"),
    ("head_scored", "scored"),
    ("head_conceded", "conceded"),
    ("head_difference", "difference"),
    ("head_gold", "gold"),
    ("head_silver", "silver"),
    ("head_bronze", "bronze"),
    ("head_medals", "medals"),
    ("head_no_sum", "no-sum"),
];

/// Reads a row, an entry or the line before a list.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    match cx.kind {
        SegmentKind::TableRow => row(cx).into_iter().collect(),
        SegmentKind::ListItem => entry(cx).into_iter().collect(),
        _ => lead_in(cx).into_iter().collect(),
    }
}

/// The span of the segment's tokens.
fn extent(cx: Context<'_>) -> Option<Span> {
    super::grammar::covered(cx.tokens)
}

/// The cells of a row.
fn cells(text: &str, start: usize) -> Vec<Span> {
    let bars = text.contains('|');
    let mut cells = Vec::new();
    let mut from = 0;
    let mut push = |from: usize, to: usize| {
        let cell = text.get(from..to).unwrap_or_default();
        let lead = cell.len() - cell.trim_start().len();
        let kept = cell.trim();
        if !kept.is_empty() || bars {
            cells.push(Span::new(start + from + lead.min(cell.len()), start + from + lead + kept.len()));
        }
    };
    let separator = if bars {
        "|"
    } else if text.contains('\t') {
        "\t"
    } else {
        "  "
    };
    for (at, found) in text.match_indices(separator) {
        if at >= from {
            push(from, at);
            from = at + found.len();
        }
    }
    push(from, text.len());
    cells
}

fn slot(role: Role, span: Span, value: usize) -> Slot {
    let value = i64::try_from(value).unwrap_or(i64::MAX);
    Slot::word(role, span, Interval::point(Num::from(value)))
}

/// `row`, or a `head` if no cell holds a figure.
fn row(cx: Context<'_>) -> Option<Claim> {
    let span = extent(cx)?;
    let cells = cells(cx.source.slice(span), span.start);
    let opens =
        |cell: &Span, list: &str| cx.words.contests.opens(list, &cx.source.slice(*cell).to_lowercase());
    let mut slots = Vec::new();
    // "Total", and no "Total revenue", under which other rows may stand
    let named =
        cells.iter().map(|cell| cx.source.slice(*cell)).find(|cell| cell.contains(char::is_alphabetic));
    if named.is_some_and(|label| cx.words.contests.is("total_row", &label.to_lowercase())) {
        slots.push(slot("total", span, 1));
    }
    for (column, cell) in cells.iter().enumerate() {
        let inside = |id: &FigureId| cx.figure(*id).is_some_and(|figure| cell.contains(figure.span));
        let mut figures = cx.tokens.iter().filter_map(super::token::Token::figure).filter(inside);
        if let (Some(figure), None) = (figures.next(), figures.next()) {
            slots.push(slot("column", *cell, column));
            slots.push(Slot::figure("cell", figure));
        }
    }
    if slots.iter().any(|slot| slot.role == "cell") {
        return Some(claim("row", span, cx.segment, slots, Topic::default()));
    }
    for (column, cell) in cells.iter().enumerate() {
        slots.extend(
            HEADS.iter().filter(|(list, _)| opens(cell, list)).map(|(_, role)| slot(role, *cell, column)),
        );
    }
    (!slots.is_empty()).then(|| claim("head", span, cx.segment, slots, Topic::default()))
}

/// The only amount of the sentence.
fn only_amount(cx: Context<'_>) -> Option<FigureId> {
    let mut amounts = cx.tokens.iter().filter(|t| cx.is_amount(t));
    let only = amounts.next().filter(|_| amounts.next().is_none())?;
    quantity(cx, only).map(|figure| figure.id)
}

/// `- roads and drains, £2.1m`
fn entry(cx: Context<'_>) -> Option<Claim> {
    let mut slots = vec![Slot::figure("value", only_amount(cx)?)];
    let span = extent(cx)?;
    if cx.words.contests.opens("total_row", &cx.source.slice(span).to_lowercase()) {
        slots.push(slot("total", span, 1));
    }
    Some(claim("item", span, cx.segment, slots, Topic::default()))
}

/// `Where the £4.15m will go:`
fn lead_in(cx: Context<'_>) -> Option<Claim> {
    let colon = cx.tokens.last().is_some_and(|t| t.is_mark(':'));
    let partly =
        |t: &super::token::Token| t.is(Class::Including) || cx.words.contests.opens("partly", &t.lower);
    if !colon || cx.tokens.iter().any(partly) {
        return None;
    }
    let slots = vec![Slot::figure("value", only_amount(cx)?)];
    Some(claim("lead-in", extent(cx)?, cx.segment, slots, Topic::default()))
}
