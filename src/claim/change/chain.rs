//! Which change goes on from the one before it in the sentence?
//!
//! In: `rose 10 percent to 110 tons in May, then 20 percent to 132 tons in June`, out: the second change, which has no verb of its own: it
//! starts from the 110 tons, and goes the same way.
//!
//! ```text
//! after = change TO LEVEL filler AFTER participle filler TO LEVEL
//! chain = change { word } ( "," | AND ) [ "then" ] [ FURTHER ] PERCENT [ "," ] TO gap LEVEL      "then" or FURTHER at least
//! ```

use super::super::grammar::{Context, comparable, covered, marked};
use super::super::token::{Token, Tokens};
use super::super::{Claim, Operand, Slot, claim};
use crate::figure::{FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Most words between a change and the one that goes on from it.
const FILLER: usize = 8;

/// `fell to 12.2 billion in March, AFTER RISING to 13.6 billion in February`: the change before tells where the other one started. One that
/// says how far it went counts from the day or month before, not from where it stood in between, so both must tell their time.
pub fn after(cx: Context<'_>, claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let Some([later, earlier]) = claims.get(at - 1..=at) else { continue };
        let Some(start) = led_to(cx, later, earlier) else { continue };
        if let Some(later) = claims.get_mut(at - 1) {
            later.slots.insert(0, Slot::figure("from", start));
        }
    }
}

/// The level that the earlier of two changes led to, if the later one starts from it.
fn led_to(cx: Context<'_>, later: &Claim, earlier: &Claim) -> Option<FigureId> {
    let open = |c: &Claim| c.kind == "change" && c.figure("from").is_none();
    let (end, start) = (later.figure("to")?, earlier.figure("to")?);
    let verb = cx.tokens.partition_point(|t| t.span.end <= earlier.span.start);
    let participle = cx.tokens.get(verb)?.is_participle();
    let after = verb.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::After));
    let (a, b) = (cx.figure(end)?, cx.figure(start)?);
    let timed = later.topic.period.is_some()
        && earlier.topic.period.is_some()
        && later.topic.period != earlier.topic.period;
    let measured = ["percent", "amount", "points", "step"].iter().any(|role| later.figure(role).is_some());
    let tied = open(later) && open(earlier) && participle && after && comparable(a, b);
    (tied && (timed || !measured)).then_some(start)
}

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
