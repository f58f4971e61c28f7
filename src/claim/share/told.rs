//! Which share does a sentence tell of what the one before told?
//!
//! In: `That is 3.7 percent of the 27,800 deals`, out: a claim `share-of-that` of percent and whole, whose part the sentence before
//! tells. In: `The pass rate of 86 percent was the best since 2011`, out: a claim `rate-of-that` of the percentage alone. In: `One in
//! five, or 924,000, was born abroad`, out: a share of part and percent that takes up the whole told before.
//!
//! ```text
//! share-of-that = RESULT { word } SHARE OF whole                      at the start of a sentence
//!               | IN { word } [ OF ] WHOLE [","] RESULT { word } SHARE
//! share-of-told = SHARE OF whole                                      no other amount in the sentence
//! of-total      = PART [ mark ] OR SHARE OF TOTAL noun
//! rate-of-that  = determiner { word } RATE-NOUN ( OF | "," | verb ) { word } PERCENT
//!               | AT PERCENT "," determiner { word } RATE-NOUN
//! said-first    = SHARE apposed(PART)                                 at the start of a sentence
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::{Claim, Slot, Topic, claim};
use super::whole::{apposed_part, of_noun};
use super::{quantity, share};
use crate::figure::Kind;
use crate::vocabulary::cues::Class;

/// Most words between the start of a sentence and its share.
const START: usize = 8;

/// Reads these of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    [of_that(cx), in_whole(cx), rate(cx), said_first(cx), of_whole(cx), of_total(cx)]
        .into_iter()
        .flatten()
        .collect()
}

/// The place of the first share behind a few words.
fn share_behind(cx: Context<'_>, from: usize) -> Option<usize> {
    let words = cx.tokens.get(from..)?.iter().take(START).take_while(|t| is_word(t)).count();
    share(cx, cx.tokens.get(from + words)?).map(|_| from + words)
}

/// `That is 3.7 percent of the 27,800 deals`
fn of_that(cx: Context<'_>) -> Option<Claim> {
    let at = share_behind(cx, cx.phrase(0, &cx.words.rates.result)?)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Of))?;
    partless(cx, at, of_noun(cx, at + 2)?)
}

/// `two in five of the 254,000 coats`, where the sentence has no other amount: the part may be told before.
fn of_whole(cx: Context<'_>) -> Option<Claim> {
    let at = (0..cx.tokens.len()).find(|at| cx.tokens.get(*at).is_some_and(|t| share(cx, t).is_some()))?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Of))?;
    let whole = of_noun(cx, at + 2)?;
    let amounts = cx.tokens.iter().filter(|t| cx.is_amount(t)).count();
    let mut claim = partless(cx, at, whole).filter(|_| amounts == 2)?;
    claim.kind = "share-of-told";
    Some(claim)
}

/// `$39bn - or 40 percent of the total debt`: the total may be told anywhere before.
fn of_total(cx: Context<'_>) -> Option<Claim> {
    let is_total = |at: usize| {
        let behind = cx.tokens.get(at + 1..at + 4);
        matches!(behind, Some([of, total, noun]) if of.is(Class::Of) && total.is(Class::Total) && is_word(noun))
    };
    let at = (2..cx.tokens.len())
        .find(|at| cx.tokens.get(*at).is_some_and(|t| share(cx, t).is_some()) && is_total(*at))?;
    let or = cx.tokens.get(at - 1).filter(|t| t.is(Class::Or))?;
    let part = cx.tokens.get(at.saturating_sub(3)..at - 1)?.iter().rev().find_map(|t| quantity(cx, t))?;
    let slots = vec![
        Slot::figure("part", part.id),
        Slot::figure("percent", cx.tokens.get(at)?.figure()?),
        Slot::mark("total", or.span),
    ];
    Some(claim("share", part.span.cover(cx.tokens.get(at)?.span), cx.segment, slots, Topic::default()))
}

/// `In a labour force of 20 million that is a rate of 5.9 percent`
fn in_whole(cx: Context<'_>) -> Option<Claim> {
    cx.tokens.first().filter(|t| t.is(Class::In) || t.is(Class::OutOf) || t.is(Class::Of))?;
    let words = cx.tokens.get(1..)?.iter().take(START).take_while(|t| is_word(t)).count();
    let whole = 1 + words;
    quantity(cx, cx.tokens.get(whole)?)?;
    let after = cx.tokens.get(whole + 1..)?.iter().take(START / 2);
    let behind = after.take_while(|t| is_word(t) || t.is_mark(',')).count();
    let said = (whole + 1..=whole + 1 + behind).find_map(|at| cx.phrase(at, &cx.words.rates.result))?;
    let at = share_behind(cx, said)?;
    let of = cx.tokens.get(at + 1).is_some_and(|t| t.is_any(&[Class::Of, Class::Than, Class::ChangeAdverb]));
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
    let noun = |at: usize| cx.phrase(at, &cx.words.nouns.rate_of).filter(|end| *end <= START);
    let first = cx.tokens.first()?;
    let at = if first.is(Class::At) {
        let [comma, the] = cx.tokens.get(2..4)? else { return None };
        (comma.is_mark(',') && the.is(Class::Determiner) && (4..START).any(|at| noun(at).is_some()))
            .then_some(1)?
    } else {
        let named =
            (1..START / 2).find_map(noun).filter(|end| *end <= START / 2 && first.is(Class::Determiner))?;
        let tied = cx.tokens.get(named)?.is_any(&[Class::Of, Class::LevelVerb, Class::Auxiliary])
            || cx.tokens.get(named)?.is_mark(',');
        tied.then(|| share_behind(cx, named + 1)).flatten()?
    };
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Percent)?;
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
    let anaphor = Slot::mark("anaphor", percent.span);
    let slots = vec![Slot::figure("part", part), Slot::figure("percent", percent.id), anaphor];
    Some(claim("share", covered(cx.tokens.get(at..end)?)?, cx.segment, slots, Topic::default()))
}
