//! Which change goes on from the one before it in the sentence?
//!
//! In: `rose 10 percent to 110 tons in May, then 20 percent to 132 tons in June`, out: the second change, which has no verb of its own: it
//! starts from the 110 tons, and goes the same way.
//!
//! ```text
//! chain = change { word } ( "," | AND ) [ "then" ] [ FURTHER ] PERCENT [ "," ] TO gap LEVEL      "then" or FURTHER at least
//! ```

use super::super::grammar::{Context, comparable, covered, marked};
use super::super::token::{Token, Tokens};
use super::super::{Claim, Operand, Slot, claim};
use crate::figure::Kind;
use crate::vocabulary::cues::Class;

/// Most words between a change and the one that goes on from it.
const FILLER: usize = 8;

/// Adds the changes that go on from those of the sentence.
pub fn chain(cx: Context<'_>, claims: &mut Vec<Claim>) {
    let mut at = 0;
    while let Some(next) = claims.get(at).and_then(|before| next(cx, before)) {
        let taken = claims.iter().any(|c| c.figure("percent") == next.figure("percent"));
        if taken {
            return;
        }
        claims.insert(at + 1, next);
        at += 1;
    }
}

fn next(cx: Context<'_>, before: &Claim) -> Option<Claim> {
    let start = before.figure("to").filter(|_| before.figure("percent").is_some())?;
    let last = before.slots.iter().filter_map(|slot| match slot.operand {
        Operand::Figure(id) => cx.place(id),
        Operand::Cue { .. } => None,
    });
    let end = last.max()? + 1;
    let ahead =
        cx.tokens.get(end..)?.iter().take(FILLER).take_while(|t| !cx.is_amount(t) && !t.is(Class::Clause));
    let at = end + ahead.count();
    let percent = cx.figure_at(at).filter(|f| f.kind == Kind::Percent)?;
    let words = cx.tokens.get(end..at)?;
    let goes_on = |t: &Token| t.is(Class::Further) || t.is(Class::Adverb);
    let joined = words.iter().any(|t| t.is_mark(',') || t.is(Class::And));
    let near = words.iter().rev().take(2).any(goes_on);
    let to = at + 1 + usize::from(cx.tokens.get(at + 1).is_some_and(|t| t.is_mark(',')));
    let (_, levels) = marked(cx, Class::To)(Tokens(cx.tokens.get(to..)?)).ok()?;
    let level = cx.figure(*levels.first()?)?;
    let like = comparable(cx.figure(start)?, level) && level.kind != Kind::Percent;
    if !joined || !near || !like || words.iter().any(|t| t.is(Class::ChangeVerb) || t.is(Class::From)) {
        return None;
    }
    let mut slots =
        vec![Slot::figure("from", start), Slot::figure("to", level.id), Slot::figure("percent", percent.id)];
    slots.extend(before.slots.iter().find(|slot| slot.role == "direction").cloned());
    let span = covered(cx.tokens.get(at..=cx.place(level.id)?)?)?;
    Some(claim("change", span, cx.segment, slots, before.topic.clone()))
}
