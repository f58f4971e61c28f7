//! Ends of a change that stand far from its verb.
//!
//! In: `decided to raise the fee on the loans that it will make to 6-1/2 pct from six pct`, out: the
//! pair and the direction of `increase`. `to A from B` says a change by itself; which way, the nearest verb of
//! change before it says, if no other statement stands between.
//!
//! ```text
//! far = change-verb { word | time } TO gap level FROM gap level
//!     | change-verb { word | figure } [ BY ] percent TO gap level { word } FROM gap level
//! ```

use nom::Parser;
use nom::combinator::opt;

use super::super::grammar::{Context, level, marked, step};
use super::super::token::{Token, Tokens};
use super::{Change, Part, Place};
use crate::figure::{FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Furthest that the verb may stand before the pair, in tokens.
const REACH: usize = 30;

/// Reads the pair that begins here and finds its verb.
pub fn pair<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let percent = |id: &FigureId| cx.figure(*id).is_some_and(|f| f.kind == Kind::Percent);
    let (rest, delta) = opt(marked(cx, Class::By).or(level(cx))).parse(input).ok()?;
    let delta = match delta {
        Some(figures) if figures.iter().all(percent) => Some(figures),
        Some(_) => return None,
        None => None,
    };
    let (mut rest, to) = marked(cx, Class::To)(rest).ok()?;
    let mut from = marked(cx, Class::From)(rest);
    for _ in 0..4 {
        if from.is_ok() {
            break;
        }
        rest = step(cx, rest)?;
        from = marked(cx, Class::From)(rest);
    }
    let (rest, from) = from.ok()?;
    let verb = verb_before(cx, cx.tokens.len() - input.0.len(), delta.is_some())?;
    change.trigger = Some(verb);
    change.direction = verb.value(Class::ChangeVerb).cloned();
    change.parts.extend(delta.map(|figures| Part::new(Place::Delta, Some(Class::By), figures)));
    change.parts.push(Part::new(Place::To, Some(Class::To), to));
    change.parts.push(Part::new(Place::From, Some(Class::From), from));
    Some(rest)
}

/// The nearest verb of change before a token; other amounts may stand between only if the pair names its own.
fn verb_before(cx: Context<'_>, at: usize, over_amounts: bool) -> Option<&Token> {
    let ends = |t: &Token| {
        let parts = t.is(Class::Clause) || t.is(Class::Reporting) || t.is_mark(';') || t.is_mark(':');
        parts || t.is(Class::And) || cx.is_amount(t) && !over_amounts
    };
    let before = cx.tokens.get(..at)?.iter().rev().take(REACH).take_while(|t| !ends(t));
    // "the rising dollar"
    let attribute = |t: &Token| t.is_participle() && cx.before(t).is_some_and(|t| t.is(Class::Determiner));
    before.into_iter().find(|t| t.is(Class::ChangeVerb) && !attribute(t))
}
