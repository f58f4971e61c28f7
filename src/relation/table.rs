//! Which cells of a table and which entries of a list must add up?
//!
//! In: claims of rows, the last of them a total, out: a relation `total` for each column that all rows fill. In: a head that
//! names games, goals and points, out: a relation `standing` for each row under it. In: a line with an amount and a list under
//! it, each entry with one, out: a relation `total`.

use super::build::{Builder, Use};
use super::total::sum;
use super::{Link, VariableId};
use crate::claim::{Claim, Operand, Role};
use crate::figure::{FigureId, Kind};
use crate::num::Num;

/// Fewest rows or entries that make a list.
const FEWEST: usize = 2;

/// Relates the tables and lists of a document.
pub fn relate(builder: &mut Builder<'_>) {
    let rows: Vec<&Claim> = builder.claims.iter().filter(|c| matches!(c.kind, "row" | "head")).collect();
    for table in runs(builder, &rows, 2) {
        totals(builder, table);
        standings(builder, table);
    }
    let items: Vec<&Claim> = builder.claims.iter().filter(|c| matches!(c.kind, "item" | "lead-in")).collect();
    for list in runs(builder, &items, 1) {
        listed(builder, list);
    }
}

/// Claims of segments that follow one another; between head and rows may stand a ruler, but no row whose number was not read.
fn runs<'c, 'a>(builder: &Builder<'_>, claims: &'c [&'a Claim], reach: usize) -> Vec<&'c [&'a Claim]> {
    let holds_digits = |segment: usize| {
        let span = builder.segments.get(segment).map(|segment| segment.span);
        span.is_some_and(|span| builder.source.slice(span).contains(|c: char| c.is_ascii_digit()))
    };
    let follows = |a: &Claim, b: &Claim| {
        b.segment - a.segment <= reach && !(a.segment + 1..b.segment).any(holds_digits)
    };
    claims.chunk_by(|a, b| follows(a, b)).collect()
}

/// The figures of a row with their columns.
fn cells(row: &Claim) -> Vec<(usize, FigureId)> {
    let mut column = None;
    let mut cells = Vec::new();
    for slot in &row.slots {
        match (&slot.operand, slot.role) {
            (Operand::Cue { value, .. }, "column") => column = value.single().and_then(index),
            (Operand::Figure(id), "cell") => cells.extend(column.map(|column| (column, *id))),
            _ => {}
        }
    }
    cells
}

fn index(value: &Num) -> Option<usize> {
    value.to_i64().and_then(|value| usize::try_from(value).ok())
}

fn is_total(claim: &Claim) -> bool {
    claim.operand("total").is_some()
}

/// The columns that a head gives to a role.
fn columns(head: &Claim) -> impl Iterator<Item = (Role, usize)> {
    head.slots.iter().filter_map(|slot| match &slot.operand {
        Operand::Cue { value, .. } => value.single().and_then(index).map(|column| (slot.role, column)),
        Operand::Figure(_) => None,
    })
}

/// Each column of a total's row against the rows above it.
fn totals(builder: &mut Builder<'_>, table: &[&Claim]) {
    let apart: Vec<usize> = table
        .iter()
        .filter(|c| c.kind == "head")
        .flat_map(|head| columns(head).filter(|(role, _)| *role == "no-sum").map(|(_, column)| column))
        .collect();
    let rows: Vec<&Claim> = table.iter().filter(|c| c.kind == "row").copied().collect();
    let Some(at) = rows.iter().position(|row| is_total(row)) else { return };
    let (Some(above), Some(total)) = (rows.get(..at), rows.get(at)) else { return };
    if above.len() < FEWEST {
        return;
    }
    for (column, whole) in cells(total).into_iter().filter(|(column, _)| !apart.contains(column)) {
        let parts: Vec<FigureId> = above
            .iter()
            .filter_map(|row| cells(row).into_iter().find(|(c, _)| *c == column).map(|(_, id)| id))
            .collect();
        let alike = parts.iter().all(|part| adds(builder, *part, whole));
        if parts.len() == above.len() && alike {
            let why = "the last row totals its column";
            sum(builder, &parts, whole, Link::Likely, &[total.id], why);
        }
    }
}

/// Whether two figures may stand in one sum.
fn adds(builder: &Builder<'_>, part: FigureId, whole: FigureId) -> bool {
    let (Some(part), Some(whole)) = (builder.figure(part), builder.figure(whole)) else { return false };
    let counted = |kind| matches!(kind, Kind::Number | Kind::Count);
    counted(part.kind) && counted(whole.kind)
        || matches!(part.kind, Kind::Money | Kind::Quantity | Kind::Number)
            && matches!(whole.kind, Kind::Money | Kind::Quantity)
            && crate::claim::grammar::comparable(part, whole)
}

/// Games, goals and points of each row under a head that names them.
fn standings(builder: &mut Builder<'_>, table: &[&Claim]) {
    let Some((head, rows)) = table.split_first().filter(|(head, _)| head.kind == "head") else { return };
    let named: Vec<(Role, usize)> =
        columns(head).filter(|(role, _)| *role != "no-sum" && *role != "total").collect();
    let twice = named.iter().any(|(role, _)| named.iter().filter(|(other, _)| role == other).count() > 1);
    if named.len() < FEWEST || twice {
        return;
    }
    for row in rows.iter().filter(|row| row.kind == "row" && !is_total(row)) {
        let cells = cells(row);
        let mut args: Vec<(Role, VariableId)> = Vec::new();
        for (role, column) in &named {
            let cell = cells.iter().find(|(c, _)| c == column);
            args.extend(cell.and_then(|(_, id)| builder.variable(*id, Use::Exact)).map(|v| (*role, v)));
        }
        if let Some(medals) = medals(&args) {
            let why = "the head names the metals of this row".to_string();
            builder.relate("medals", medals, Link::Certain, &[row.id], why);
        }
        args.retain(|(role, _)| !MEDALS.contains(role));
        let has = |role: Role| args.iter().any(|(known, _)| *known == role);
        let games = has("won") && has("lost") && (has("played") || has("points"));
        let goals = has("scored") && has("conceded") && has("difference");
        if !games && !goals {
            continue;
        }
        let why = "the head names the columns of this row".to_string();
        builder.relate("standing", args, Link::Certain, &[row.id], why);
    }
}

/// The columns of a table of medals.
const MEDALS: [Role; 4] = ["gold", "silver", "bronze", "medals"];

/// The medals of a row by metal and all together, if its head names all four.
fn medals(args: &[(Role, VariableId)]) -> Option<Vec<(Role, VariableId)>> {
    let found: Vec<_> = args.iter().filter(|(role, _)| MEDALS.contains(role)).copied().collect();
    (found.len() == MEDALS.len()).then_some(found)
}

/// The amounts of a list's entries against the line above it, or against its last entry if that is a total.
fn listed(builder: &mut Builder<'_>, list: &[&Claim]) {
    let whole =
        list.last().filter(|last| is_total(last)).or_else(|| list.first().filter(|c| c.kind == "lead-in"));
    let Some(whole) = whole else { return };
    let entries: Vec<&&Claim> = list.iter().filter(|c| c.kind == "item" && c.id != whole.id).collect();
    let listed = |segment: &usize| {
        builder.segments.get(*segment).is_some_and(|s| s.kind == crate::segment::SegmentKind::ListItem)
    };
    let after = list.last().map_or(0, |last| last.segment + 1);
    let first = entries.first().map_or(0, |first| first.segment);
    let open =
        listed(&after) || whole.kind == "item" && first.checked_sub(1).is_some_and(|before| listed(&before));
    let parts: Vec<FigureId> = entries.iter().filter_map(|c| c.figure("value")).collect();
    let Some(total) = whole.figure("value").filter(|_| !open && parts.len() >= FEWEST) else { return };
    if parts.iter().all(|part| adds(builder, *part, total)) {
        let why = "the entries of the list make up its total";
        sum(builder, &parts, total, Link::Likely, &[whole.id], why);
    }
}
