//! Races: how far are two times apart?
//!
//! In: `won in 1:43.21, 0.86 seconds ahead of Roe in 1:44.07`, out: a claim `race` of both times and the gap; where the sentence
//! has one time only, the relation stage looks for the other in the sentence before or behind.
//!
//! ```text
//! race = TIME { any } GAP behind-a-gap { any } [ TIME ]         in any order; BY GAP for the last two
//! TIME = DURATION of two units, or with a colon                 "1min 18.2sec", "1:18.2"
//! GAP  = DURATION
//! lead = TIME { any } RIVAL BY GAP                               "won in 2:04:17, holding off Roe by 11 seconds"
//! ```
//!
//! A lead over a rival says nothing of who comes third: it is a claim `race-lead`, and a `race` that counts from the same rival goes on from it.

use crate::claim::calendar::duration;
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::Figure;
use crate::vocabulary::cues::Class;

/// Fewest words of a time that is written out in two units.
const WORDS: usize = 4;

/// Most tokens between a time and how far behind another it is.
const NEAR: usize = 8;

/// The gap at a token, with the times of its sentence.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let gap = duration(cx, cx.tokens.get(at)?).filter(|figure| !is_time(cx, figure))?;
    let won = cx.tokens.iter().any(|t| t.is(Class::Outcome) || t.is(Class::ChangeVerb));
    let by = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::By)) && won;
    let paced = (at + 2..at + NEAR).any(|i| says(cx, i, "paces"));
    if !by && !says(cx, at + 1, "race_gap") || paced {
        return None;
    }
    // "won in 2:17:01, 41 seconds faster than her best; the record of 2:15:25 stands"
    let here = |i: usize| {
        let between = cx.tokens.get(i.min(at)..i.max(at)).unwrap_or_default();
        !between.iter().any(|t| t.is_mark(';'))
    };
    let near = cx.tokens.iter().enumerate().filter(|(i, _)| here(*i));
    let times: Vec<&Figure> =
        near.filter_map(|(_, t)| duration(cx, t)).filter(|figure| is_time(cx, figure)).collect();
    let gaps =
        cx.tokens.iter().filter(|t| duration(cx, t).is_some_and(|figure| !is_time(cx, figure))).count();
    let mut slots = vec![Slot::figure("difference", gap.id)];
    slots.extend(says(cx, at + 1, "off").then(|| sign("off", gap.span, 1)));
    let mut kind = "race";
    match times.as_slice() {
        [one] if by => {
            kind = "race-lead";
            slots.push(Slot::figure("left", one.id));
            slots.extend(at.checked_sub(2).and_then(|i| rival(cx, i)));
        }
        [one] => {
            slots.push(Slot::figure("left", one.id));
            let own = says(cx, at + 1, "adrift") && beside(cx, at, one);
            slots.extend(rival(cx, at + 2).filter(|_| own));
        }
        [one, other] => slots.extend([Slot::figure("left", one.id), Slot::figure("right", other.id)]),
        _ => return None,
    }
    (gaps == 1).then(|| Some(claim(kind, covered(cx.tokens)?, cx.segment, slots, Topic::default()))).flatten()
}

/// Whether a time stands in the clause of a gap, so that both are of one runner.
fn beside(cx: Context<'_>, at: usize, time: &Figure) -> bool {
    let Some(place) = cx.place(time.id) else { return false };
    let between = cx.tokens.get(place.min(at)..place.max(at)).unwrap_or_default();
    between.len() <= NEAR
        && !between.iter().any(|t| t.is_any(&[Class::And, Class::Clause, Class::Relative]) || t.is_mark(';'))
}

/// The name at a token: from whom a gap counts.
fn rival(cx: Context<'_>, at: usize) -> Option<Slot> {
    let token = cx.tokens.get(at)?;
    let name = is_word(token) && cx.is_capital(token);
    name.then(|| sign("rival", token.span, 1))
}

/// `It was the five inches in between`: what lies between the two levels of the sentences before.
pub fn betwixt(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|t| cx.is_amount(t))?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Betwixt))?;
    Some(claim(
        "betwixt",
        token.span,
        cx.segment,
        vec![Slot::figure("difference", token.figure()?)],
        Topic::default(),
    ))
}

/// The only time of a race in a sentence that says nothing of gaps.
pub fn time(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let figure = duration(cx, token).filter(|figure| is_time(cx, figure))?;
    let mut slots = vec![Slot::figure("time", figure.id)];
    // "the record of 2:15:25, set in 2003": only what was taken off it counts from there
    slots.extend(at.checked_sub(2).filter(|i| says(cx, *i, "record")).map(|_| sign("record", token.span, 1)));
    Some(claim("race-time", token.span, cx.segment, slots, Topic::default()))
}

/// Whether a length of time is told as that of a race: with a colon, or in two units of which one is less than an hour.
pub fn is_time(cx: Context<'_>, figure: &Figure) -> bool {
    let text = cx.source.slice(figure.span);
    let mut runs = 0;
    let mut inside = false;
    for c in text.chars() {
        runs += usize::from(c.is_ascii_digit() && !inside);
        inside = c.is_ascii_digit() || inside && c == '.';
    }
    // "two hours 17 minutes one second"
    runs >= 2 || text.split_whitespace().count() >= WORDS
}
