//! Which parts does a sentence join to its total by a word that ties them loosely?
//!
//! In: `a charge of 175 million, reflecting 95 million in losses and 80 million in fees`, out: a claim `joint` of the three: the relation
//! stage ties them if they add up but for a slip. In: `Fees total 2 percent, with 1.4 for selling and 0.6 for management`, where the verb says
//! that 2 percent is a total: a claim `total`.
//!
//! ```text
//! joint = TOTAL { word } [ "," ] ( JOINT | dash dash ) PART filler { "," PART filler } AND filler PART filler END
//! ```

use super::super::grammar::{Context, is_word};
use super::super::share::fits;
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::{FILLER, in_list};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Most words between the total and the joint.
const NOUN: usize = 8;

/// Most words before a part.
const LEAD: usize = 6;

/// Reads the joints of one sentence: the first that has parts.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    (1..cx.tokens.len()).find_map(|at| joint(cx, at))
}

fn joint(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let dashes = token.is_dash() && cx.tokens.get(at + 1).is_some_and(Token::is_dash);
    let from = if dashes { at + 2 } else { cx.phrase(at, &cx.words.sums.joints)? };
    let (total_at, total) = total(cx, at)?;
    let parts = parts(cx, from, total)?;
    let verb = total_at.checked_sub(1).and_then(|i| cx.tokens.get(i));
    let sure = verb.is_some_and(|t| cx.words.sums.totals.contains(&t.lower));
    let percent = matches!(total.kind, Kind::Percent | Kind::Points);
    let alike = parts.iter().all(|part| part.kind == total.kind || part.kind == Kind::Number);
    if !alike || percent && !sure {
        return None;
    }
    let span = total.span.cover(parts.last()?.span);
    let mut slots: Vec<Slot> = parts.iter().map(|part| Slot::figure("parts", part.id)).collect();
    slots.push(Slot::figure("total", total.id));
    let kind = if sure && percent { "total" } else { "joint" };
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}

/// The amount before the joint, no other between.
fn total(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let before = cx.tokens.get(..at)?.iter().enumerate().rev();
    let near = before.take(NOUN).take_while(|(_, t)| is_word(t) || t.is_mark(',') || t.figure().is_some());
    let (index, token) = near.into_iter().find(|(_, t)| t.figure().is_some() && cx.is_amount(t))?;
    Some((index, cx.figure_of(token).filter(|f| is_whole(f))?))
}

fn is_whole(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Money | Kind::Quantity | Kind::Count | Kind::Percent | Kind::Points)
}

/// The parts up to the end of the clause: commas between them, `and` before the last.
fn parts<'a>(cx: Context<'a>, from: usize, total: &Figure) -> Option<Vec<&'a Figure>> {
    let mut found: Vec<&Figure> = Vec::new();
    let (mut and, mut comma, mut gap) = (false, false, 0);
    let mut closed = false;
    for token in cx.tokens.get(from..)? {
        if ends(token) {
            break;
        }
        let Some(part) = cx.figure_of(token).filter(|f| is_part(f, total)) else {
            // "at 7 percent", "150 shares" beside money are no parts
            gap += usize::from(token.figure().is_none());
            and |= token.is(Class::And);
            comma |= token.is_mark(',');
            if gap > FILLER
                || found.is_empty() && gap > LEAD
                || token.figure().is_none() && !in_list(cx, token)
            {
                return None;
            }
            continue;
        };
        if closed || !found.is_empty() && !and && !comma {
            return None;
        }
        closed = and;
        found.push(part);
        (and, comma, gap) = (false, false, 0);
    }
    (closed && found.len() > 1).then_some(found)
}

fn is_part(figure: &Figure, total: &Figure) -> bool {
    let bare = figure.kind == Kind::Number && figure.spelling.as_ref().is_some_and(|s| s.in_digits);
    (figure.kind == total.kind || bare) && fits(figure, total)
}

fn ends(token: &Token) -> bool {
    token.is_mark('.') || token.is_mark(';') || token.is(Class::Including) || token.is(Class::Reporting)
}
