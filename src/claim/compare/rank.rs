//! Ranks: which level is told of the largest, the second-largest, the third?
//!
//! In: `Orsk is the second-largest city, with 340,000`, out: a claim `rank` of the level, the place and the direction; its topic
//! is what is ranked. The relation stage holds two of one ranking against each other.
//!
//! ```text
//! rank  = place { word } [ "," NAME ] [","] ( WITH | AT | ON | HAS ) AMOUNT | ORDINAL-place "," AMOUNT end     "Bel, the largest city, has 5 million, and Tor, the second-largest, 4 million"
//! place = THE superlative | ORDINAL "-" superlative | ORDINAL superlative
//! ```

use super::is_level;
use crate::claim::age::whole;
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::Kind;
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;
use crate::vocabulary::stem::stem;

/// Most words between a rank and the level.
const NEAR: usize = 8;
/// One more than most words of a name.
const NAME: usize = 5;

/// The rank at a token, with its level.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (end, span, place, way) = place(cx, at)?;
    let plain = |t: &&Token| {
        is_word(t)
            && !t.is(Class::And)
            && !t.is(Class::Clause)
            && !t.is(Class::Than)
            && !t.is(Class::Relative)
    };
    let after = cx.tokens.get(end..)?;
    // "the largest OF THE THREE DAMS holds"
    let whole = usize::from(after.first().is_some_and(|t| t.is(Class::Of)));
    let counted = after.iter().take(4).position(|t| cx.is_amount(t)).filter(|_| whole == 1);
    let after = after.get(counted.map_or(0, |i| i + 1)..)?;
    let end = end + counted.map_or(0, |i| i + 1);
    let beside = |i: usize| {
        says(cx, i, "ranked_with") || i == end && cx.tokens.get(i).is_some_and(|t| t.is(Class::LevelVerb))
    };
    let words =
        (0..NEAR).take_while(|i| after.get(*i).as_ref().is_some_and(plain) && !beside(end + i)).count();
    let comma = usize::from(after.get(words)?.is_mark(','));
    // "the largest party, the Reds, has"
    let name =
        |t: &&Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative, Class::LevelVerb]);
    let called = after.get(words + 1..).unwrap_or_default().iter().take(NAME).take_while(name).count();
    let apposed = comma == 1
        && (1..NAME).contains(&called)
        && after.get(words + 1 + called).is_some_and(|t| t.is_mark(','))
        && (words + 1..words + 1 + called).any(|i| after.get(i).is_some_and(|t| cx.is_capital(t)));
    let link = end + words + comma + if apposed { called + 1 } else { 0 };
    // "and Tor, the second-largest, 4 million": the verb is that of the first one
    let second = place > 1 || way.is_negative();
    let elliptic = (comma == 1 || second && counted.is_none()) && words == 0;
    let elliptic = elliptic && cx.tokens.get(link).is_some_and(|t| cx.is_amount(t));
    // "the largest producer, made 40 million tons"
    let maker = words == 0 || after.get(words - 1).is_some_and(|t| cx.words.contests.is("makers", &t.lower));
    let made = comma == 1 && maker && says(cx, link, "ranked_made");
    let ends = |t: &Token| t.is_mark('.') || t.is_mark(',') || t.is_mark(';') || t.is(Class::And);
    let closed = cx.tokens.get(link + 1).is_none_or(ends);
    let place_of_level = if elliptic && closed { link } else { link + 1 };
    let level = cx.tokens.get(place_of_level).filter(|_| elliptic && closed || made || beside(link))?;
    let figure = cx.figure_of(level).filter(|figure| is_level(figure))?;
    let cue = |role, value: Num| Slot::word(role, span, Interval::point(value));
    let slots = vec![Slot::figure("level", figure.id), cue("place", Num::from(place)), cue("way", way)];
    let noun = after.get(..words)?.iter().find(|t| matches!(t.kind, TokenKind::Word));
    let verb = cx.tokens.get(link).filter(|_| made).map(|t| t.lower.clone());
    let modifiers = verb.into_iter().collect();
    let topic = Topic { modifiers, head: noun.map(|t| stem(cx.source.slice(t.span))), ..Topic::default() };
    Some(claim("rank", covered(cx.tokens.get(at..=place_of_level)?)?, cx.segment, slots, topic))
}

/// What stands behind a rank, its span, its number and whether the first one is the greatest.
fn place(cx: Context<'_>, at: usize) -> Option<(usize, Span, i64, Num)> {
    let token = cx.tokens.get(at)?;
    if let Some(way) = token.value(Class::Superlative) {
        let definite = cx.tokens.get(at.checked_sub(1)?)?.is(Class::Definite);
        return definite.then(|| (at + 1, token.span, 1, way.clone()));
    }
    let ordinal = cx.figure_of(token).filter(|figure| figure.kind == Kind::Ordinal)?;
    let number = whole(ordinal).filter(|number| *number > 1)?;
    if let Some(way) = cx.tokens.get(at + 1).and_then(|t| t.value(Class::Superlative)) {
        return Some((at + 2, token.span, number, way.clone()));
    }
    let text = cx.source.slice(ordinal.span).to_lowercase();
    let (_, word) = text.split_once('-')?;
    let (_, cues) = cx.words.cues.longest(std::iter::once(word))?;
    let way = cues.iter().find(|cue| cue.class == Class::Superlative)?.value.clone()?;
    Some((at + 1, token.span, number, way))
}
