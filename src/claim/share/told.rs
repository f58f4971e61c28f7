//! Which share does a sentence tell of what the one before told?
//!
//! In: `That is 3.7 percent of the 27,800 deals`, out: a claim `share-of-that` of percent and whole, whose part the sentence before
//! tells. In: `The pass rate of 86 percent was the best since 2011`, out: a claim `rate-of-that` of the percentage alone. In: `One in
//! five, or 924,000, was born abroad`, out: a share of part and percent that takes up the whole told before.
//!
//! ```text
//! share-of-that = RESULT { word } SHARE OF whole                      at the start of a sentence
//!               | IN { word } [ OF ] WHOLE [","] RESULT { word } SHARE
//! rate-of-that  = determiner { word } RATE-NOUN ( OF | "," | verb ) { word } PERCENT
//!               | AT PERCENT "," determiner { word } RATE-NOUN
//! said-first    = SHARE apposed(PART)                                 at the start of a sentence
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::{Claim, Slot, Topic, claim};
use super::whole::{apposed_part, of_noun};
use super::{quantity, share};
use crate::figure::Kind;
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words between the start of a sentence and its share.
const START: usize = 8;

/// Reads these of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    [of_that(cx), in_whole(cx), rate(cx), said_first(cx)].into_iter().flatten().collect()
}

/// The place behind words of reckoning that begin at a token: `that is`, `which makes`.
fn result(cx: Context<'_>, at: usize) -> Option<usize> {
    (1..=3).rev().find_map(|n| {
        let span = covered(cx.tokens.get(at..at + n)?)?;
        let said = cx.source.slice(span).to_lowercase();
        cx.words.rates.result.contains(&said).then_some(at + n)
    })
}

/// The place of the first share behind a few words.
fn share_behind(cx: Context<'_>, from: usize) -> Option<usize> {
    let words = cx.tokens.get(from..)?.iter().take(START).take_while(|t| is_word(t)).count();
    share(cx, cx.tokens.get(from + words)?).map(|_| from + words)
}

/// `That is 3.7 percent of the 27,800 deals`
fn of_that(cx: Context<'_>) -> Option<Claim> {
    let at = share_behind(cx, result(cx, 0)?)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Of))?;
    partless(cx, at, of_noun(cx, at + 2)?)
}

/// `In a labour force of 20 million that is a rate of 5.9 percent`
fn in_whole(cx: Context<'_>) -> Option<Claim> {
    cx.tokens.first().filter(|t| t.is(Class::In) || t.is(Class::OutOf) || t.is(Class::Of))?;
    let words = cx.tokens.get(1..)?.iter().take(START).take_while(|t| is_word(t)).count();
    let whole = 1 + words;
    quantity(cx, cx.tokens.get(whole)?)?;
    let behind = cx
        .tokens
        .get(whole + 1..)?
        .iter()
        .take(START / 2)
        .take_while(|t| is_word(t) || t.is_mark(','))
        .count();
    let said = (whole + 1..=whole + 1 + behind).find_map(|at| result(cx, at))?;
    let at = share_behind(cx, said)?;
    let of = cx
        .tokens
        .get(at + 1)
        .is_some_and(|t| t.is(Class::Of) || t.is(Class::Than) || t.is(Class::ChangeAdverb));
    if of { None } else { partless(cx, at, whole) }
}

fn partless(cx: Context<'_>, percent: usize, whole: usize) -> Option<Claim> {
    let slots = vec![
        Slot::figure("percent", cx.tokens.get(percent)?.figure()?),
        Slot::figure("whole", cx.tokens.get(whole)?.figure()?),
    ];
    let span = covered(cx.tokens.get(..=percent.max(whole))?)?;
    Some(claim("share-of-that", span, cx.segment, slots, Topic::default()))
}

/// `The pass rate of 86 percent`, `At 2.5 percent, the fatality rate`
fn rate(cx: Context<'_>) -> Option<Claim> {
    // An interest rate is a share of nothing told
    let phrase = |at: usize, n: usize| {
        let span = covered(cx.tokens.get((at + 1).checked_sub(n)?..=at)?)?;
        Some(cx.source.slice(span).to_lowercase())
    };
    let noun =
        |at: usize| (1..=2).any(|n| phrase(at, n).is_some_and(|said| cx.words.nouns.rate_of.contains(&said)));
    let percent = |at: usize| cx.figure_at(at).filter(|f| f.kind == Kind::Percent);
    let first = cx.tokens.first()?;
    let at = if first.is(Class::At) {
        let behind = cx.tokens.get(2..4)?;
        let [comma, the] = behind else { return None };
        (comma.is_mark(',') && the.is(Class::Determiner) && (4..START).any(noun)).then_some(1)?
    } else {
        let named = (1..START / 2).find(|at| noun(*at)).filter(|_| first.is(Class::Determiner))?;
        let tie = cx.tokens.get(named + 1)?;
        let tied =
            tie.is(Class::Of) || tie.is_mark(',') || tie.is(Class::LevelVerb) || tie.is(Class::Auxiliary);
        tied.then(|| share_behind(cx, named + 2)).flatten()?
    };
    let figure = percent(at)?;
    let changed = cx.tokens.get(..at)?.iter().any(|t| t.is(Class::ChangeVerb) || t.is(Class::ChangeNoun));
    let slots = vec![Slot::figure("percent", figure.id)];
    (!changed).then(|| claim("rate-of-that", figure.span, cx.segment, slots, Topic::default()))
}

/// `One in five, or 924,000, was born abroad`
fn said_first(cx: Context<'_>) -> Option<Claim> {
    let at = cx.tokens.iter().take(3).position(|t| t.figure().is_some())?;
    let percent = share(cx, cx.tokens.get(at)?)?;
    let or = cx.tokens.get(at + 1..at + 3)?.iter().any(|t| t.is(Class::Or));
    let (part, end) = apposed_part(cx, at + 1).filter(|_| or)?;
    let anaphor = Slot::word("anaphor", percent.span, Interval::point(Num::ONE));
    let slots = vec![Slot::figure("part", part), Slot::figure("percent", percent.id), anaphor];
    Some(claim("share", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}
