//! From which place to which, and by how many?
//!
//! In: `climbed eight places to fifth from 13th`, out: a claim `places` of both places, their number and the direction.
//!
//! ```text
//! places = FROM place { any } TO place | TO place { any } FROM place | place { word } ( UP | DOWN ) FROM place       the only places of the sentence
//! place  = ORDINAL
//! chart  = ( AT | TO | "number" ) NUMBER "," ( UP | DOWN ) FROM [ "number" ] NUMBER     in a sentence that names a chart or a number
//! ```

use crate::claim::contest::words::{among, counts, number, printed, says};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::Interval;
use crate::vocabulary::cues::Class;

/// No list of places is longer.
const LONGEST: i64 = 200;

/// Most words between a preposition and its place.
const NEAR: usize = 3;

/// The change of places that a sentence tells.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let ordinal = |t: &&Token| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Ordinal);
    let places: Vec<usize> =
        cx.tokens.iter().enumerate().filter(|(_, t)| ordinal(t)).map(|(at, _)| at).collect();
    let [one, other] = places.as_slice() else { return None };
    let (from, to) = match (governed(cx, *one, Class::From), governed(cx, *other, Class::From)) {
        (true, false) => (*one, *other),
        (false, true) => (*other, *one),
        _ => return None,
    };
    let slot = |role, at: usize| cx.figure_at(at).map(|figure| Slot::figure(role, figure.id));
    let mut slots = vec![slot("before", from)?, slot("after", to)?];
    let steps = (0..cx.tokens.len()).filter(|at| is_moved(cx, *at)).filter_map(|at| number(cx, at));
    let steps = steps.filter(|f| counts(cx, f, "places"));
    let steps: Vec<&Figure> = steps.collect();
    let verb = cx.tokens.iter().find_map(direction);
    match (steps.as_slice(), verb) {
        ([], Some(verb)) => slots.push(verb),
        ([steps], _) => slots.push(Slot::figure("places", steps.id)),
        _ => return None,
    }
    let (first, last) = (*one.min(other), *one.max(other));
    let parted = cx.tokens.get(first..last)?.iter().any(|t| t.is(Class::Clause) || t.is_mark(';'));
    let aside = cx.tokens.iter().any(|t| t.is(Class::Aside));
    let goes_to = governed(cx, to, Class::To) || to < from;
    (goes_to && !parted && !aside)
        .then(|| {
            Some(claim("places", covered(cx.tokens.get(first..=last)?)?, cx.segment, slots, Topic::default()))
        })
        .flatten()
}

/// `at number five, up from 13`
pub fn chart(cx: Context<'_>, at: usize) -> Option<Claim> {
    let way = cx.tokens.get(at)?.value(Class::ChangeAdverb)?.clone();
    cx.tokens.get(at + 1).filter(|t| t.is(Class::From))?;
    let place = |i: usize| {
        let figure = cx.figure_at(i).filter(|f| f.kind == Kind::Number && f.hedge.is_none())?;
        printed(figure).filter(|n| (1..=LONGEST).contains(n)).map(|_| figure)
    };
    let numbered = |i: usize| usize::from(says(cx, i, "numbered"));
    let before = place(at + 2 + numbered(at + 2))?;
    let comma = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let own = comma.checked_sub(1)?;
    let after = place(own)?;
    let governor = own.checked_sub(1)?;
    let led = numbered(governor) == 1 || cx.tokens.get(governor)?.is_any(&[Class::At, Class::To]);
    let listed = numbered(governor) == 1 || among(cx, 0..cx.tokens.len(), "charts");
    let slots = vec![
        Slot::figure("before", before.id),
        Slot::figure("after", after.id),
        Slot::word("direction", cx.tokens.get(at)?.span, Interval::point(way)),
    ];
    let span = after.span.cover(before.span);
    (led && listed).then(|| claim("places", span, cx.segment, slots, Topic::default()))
}

/// `climbed eight places`, `a drop of eight places`, and not `nine places left`
fn is_moved(cx: Context<'_>, at: usize) -> bool {
    let near = cx.tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
    near.iter().any(|t| t.is(Class::ChangeVerb) || t.is(Class::ChangeAdverb) || t.is(Class::ChangeNoun))
}

/// Whether a preposition of the class stands before a place.
fn governed(cx: Context<'_>, at: usize, class: Class) -> bool {
    let near = cx.tokens.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().rev();
    near.take_while(|t| is_word(t)).any(|t| t.is(class))
}

/// Up or down, as a word of change says.
fn direction(token: &Token) -> Option<Slot> {
    let classes = [Class::ChangeAdverb, Class::ChangeVerb];
    let value = classes.iter().find_map(|class| token.value(*class))?;
    let value = Interval::point(value.clone());
    Some(Slot::word("direction", token.span, value))
}
