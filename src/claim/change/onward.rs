//! Which verb of change goes on from the level that its sentence told before it?
//!
//! In: `would reach 4.4 percent in 2004, but fall to 3.3 next year`, out: the fall starts from the 4.4, so the token where the level before is looked
//! for is the comma. A verb with a subject of its own starts from nothing that was told.
//!
//! ```text
//! onward = level filler ( AND | [","] BUT | "," THEN ) { verbal } verb TO gap level       "peak at 127 million, then shrink to 100"
//!        | level filler ( "," | BEFORE ) participle TO gap level                          "at 3.6 percent, slipping to 2.9 before recovering to 3.1"
//!        | level filler "," AUXILIARY verb TO gap level           "listed at $3.2 million in May, was cut to $2.9 million"
//!        | level filler ( [","] BUT | "," | ";" ) THIS { verbal } verb TO gap level       "over 100 million but this could rise to 300"
//!        | level filler [","] WHICH { verbal | time } verb TO gap level
//! ```

use super::super::grammar::{Context, is_word};
use super::super::token::Token;
use crate::figure::Figure;
use crate::vocabulary::cues::Class;

/// What the verb stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Onward {
    /// The token up to which the level before is looked for.
    pub end: usize,
    /// Whether the level may be one that another change led to: `slipping to 2.9 before recovering to 3.1`.
    pub led_to: bool,
}

/// How the verb at a token goes on from what was told before, if it does.
pub fn onward(cx: Context<'_>, at: usize) -> Option<Onward> {
    let verbal = |t: &Token| t.is_any(&[Class::Auxiliary, Class::Adverb, Class::Planned, Class::To]);
    let skipped = cx.tokens.get(..at)?.iter().rev().take_while(|t| verbal(t)).count();
    let link = (at - skipped).checked_sub(1)?;
    let token = cx.tokens.get(link)?;
    if token.is(Class::And) {
        return Some(Onward { end: at, led_to: false });
    }
    let to = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::To));
    let words = cx.tokens.get(link + 1..at)?;
    let then = words.iter().any(|t| cx.words.changes.then.contains(&t.lower));
    let participle = skipped == 0 && cx.tokens.get(at)?.is_participle();
    let before = participle && cx.words.changes.then.contains(&token.lower);
    let contrast = contrasts(cx, token);
    let helped = words.first().is_some_and(|t| t.is(Class::Auxiliary));
    let goes_on = contrast || token.is_mark(',') && (then || participle || helped) || before;
    if goes_on && to {
        return Some(Onward { end: link, led_to: then || before || contrast });
    }
    taken_up(cx, at, link).filter(|_| to)
}

/// Whether a word sets what follows against what its subject did before: `but`, and not `while`.
pub fn contrasts(cx: Context<'_>, token: &Token) -> bool {
    token.is(Class::Clause) && cx.words.changes.contrasts.contains(&token.lower)
}

/// `but THIS could rise`, `, WHICH last year dropped`: a pronoun for what was told right before.
fn taken_up(cx: Context<'_>, at: usize, link: usize) -> Option<Onward> {
    let time = |t: &Token| cx.figure_of(t).is_some_and(Figure::is_time);
    let times = cx.tokens.get(..=link)?.iter().rev().take_while(|t| time(t)).count();
    let subject = link.checked_sub(times)?;
    let token = cx.tokens.get(subject)?;
    let lead = cx.tokens.get(subject.checked_sub(1)?)?;
    let this = token.is(Class::Pronoun) && !token.is(Class::Determiner)
        || cx.words.changes.takes_up.contains(&token.lower);
    let pronoun = this && times == 0 && contrasts(cx, lead);
    let which = token.is(Class::Relative) && !is_word(lead);
    let comma = subject.checked_sub(usize::from(pronoun)).unwrap_or(subject);
    (at > subject && (pronoun || which)).then_some(Onward { end: comma, led_to: true })
}
