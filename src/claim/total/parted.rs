//! Where does a text say that a whole is told in parts?
//!
//! In: `a two-tranche issue`, `In addition, it bought`, out: a claim `parted` at the word: amounts around it may be the parts of one that was
//! told before. In: `The two councils are each paying $11 million`, out: a claim `apiece` of 11 million, two times.
//!
//! ```text
//! parted = PARTED-WORD | COUNT PARTED-WORD | AMOUNT OF determiner | both of two names that share a whole out
//! apiece = AND filler EACH filler AMOUNT                      "Arden and Belmont are each lending 110 million"
//!        | COUNT noun OF AMOUNT EACH                          "in three series of 50 million each"
//! optioned = FIRM filler COUNT filler OPTION filler COUNT     "a firm order for 30, with options on 20 more"
//! raised = RAISE AMOUNT                                       "is raising $600 million": no change of a level
//! selective = LARGEST-WORD                                    a list of the largest only
//! equal  = EQUAL-WORD                                         "an equal-sized issue": the last amount once more
//! ```

use super::super::grammar::{Context, is_word};
use super::super::share::quantity;
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::FILLER;
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Reads where one sentence tells parts.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let begins =
        |words| (0..cx.tokens.len()).find(|at| cx.begins(*at, words)).and_then(|at| cx.tokens.get(at));
    let sharing = begins(&cx.words.sums.sharing).or_else(|| complement(cx));
    let sharing = sharing.or_else(|| counted(cx));
    let said = sharing.or_else(|| begins(&cx.words.sums.parted)).or_else(|| of_these(cx));
    let mut claims: Vec<Claim> = said.map(|t| word(cx, "parted", t)).into_iter().collect();
    if let (Some(claim), Some(token)) = (claims.first_mut(), sharing) {
        claim.slots.push(Slot::mark("sharing", token.span));
    }
    claims.extend(begins(&cx.words.sums.equal).map(|t| word(cx, "equal", t)));
    claims.extend(begins(&cx.words.sums.largest).map(|t| word(cx, "selective", t)));
    claims.extend((0..cx.tokens.len()).filter_map(|at| raised(cx, at).or_else(|| optioned(cx, at))));
    claims.extend((0..cx.tokens.len()).filter_map(|at| each_of_two(cx, at).or_else(|| in_series(cx, at))));
    claims
}

/// `is raising 600 million`
fn raised(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|t| cx.words.sums.raises.contains(&t.lower))?;
    let amount = quantity(cx, cx.tokens.get(at + 1)?).filter(|f| f.kind == Kind::Money)?;
    let slots = vec![Slot::figure("amount", amount.id)];
    Some(claim("raised", token.span.cover(amount.span), cx.segment, slots, Topic::default()))
}

fn word(cx: Context<'_>, kind: &'static str, token: &Token) -> Claim {
    let slots = vec![Slot::mark("said", token.span)];
    claim(kind, token.span, cx.segment, slots, Topic::default())
}

/// `in two tranches`: the word is the noun of a number.
fn counted(cx: Context<'_>) -> Option<&Token> {
    let noun = |t: &Token| {
        let figure = cx.figure_of(t).filter(|f| f.kind == Kind::Count)?;
        cx.source.slice(figure.span).to_lowercase().split_whitespace().last().map(str::to_owned)
    };
    cx.tokens.iter().find(|t| noun(t).is_some_and(|noun| cx.words.sums.sharing.contains(&noun)))
}

/// `four million OF THE shares`: a part of what was told before.
fn of_these(cx: Context<'_>) -> Option<&Token> {
    let three = cx.tokens.windows(3).find(|three| {
        matches!(three, [amount, of, the] if quantity(cx, amount).is_some() && of.is(Class::Of) && the.is(Class::Determiner))
    });
    three.and_then(|three| three.get(1))
}

/// `a firm order for 30, with options on 20 more`
fn optioned(cx: Context<'_>, at: usize) -> Option<Claim> {
    let end = cx.phrase(at, &cx.words.sums.options)?;
    let firm = (0..at).find(|i| cx.begins(*i, &cx.words.sums.firm))?;
    let counts = |t: &Token| quantity(cx, t).filter(|f| matches!(f.kind, Kind::Number | Kind::Count));
    let first = cx.tokens.get(firm..at)?.iter().take(FILLER / 2).find_map(counts)?;
    let second = cx.tokens.get(end..)?.iter().take(FILLER / 2).find_map(counts)?;
    let slots = vec![Slot::figure("parts", first.id), Slot::figure("parts", second.id)];
    Some(claim("optioned", first.span.cover(second.span), cx.segment, slots, Topic::default()))
}

/// The second of two names that share a whole out.
fn complement(cx: Context<'_>) -> Option<&Token> {
    let named = |name: &String| cx.tokens.iter().find(|t| is_word(t) && t.lower == *name);
    cx.words.sums.complements.iter().find_map(|(one, other)| named(one).and(named(other)))
}

/// `Arden and Belmont are each lending 110 million`
fn each_of_two(cx: Context<'_>, at: usize) -> Option<Claim> {
    let each = cx.tokens.get(at).filter(|t| cx.words.rates.for_each.contains(&t.lower))?;
    let before = cx.tokens.get(at.saturating_sub(FILLER)..at)?;
    let plain = before.iter().all(|t| is_word(t) || t.is_mark('<') || t.is_mark('>') || t.is_mark('.'));
    let two = before.iter().filter(|t| t.is(Class::And)).count() == 1;
    let aside = before.last().is_some_and(|t| t.is(Class::Auxiliary) || t.is(Class::Planned))
        || before.iter().any(|t| t.is(Class::And));
    let ahead =
        cx.tokens.iter().skip(at + 1).take(FILLER / 2).take_while(|t| is_word(t) || t.figure().is_some());
    let amount = ahead.into_iter().find_map(|t| quantity(cx, t))?;
    (plain && two && aside && is_measured(amount)).then(|| apiece(cx, each, amount, 2))
}

/// `in three series of 50 million each`
fn in_series(cx: Context<'_>, at: usize) -> Option<Claim> {
    let count = cx.figure_at(at).filter(|f| matches!(f.kind, Kind::Number | Kind::Count))?;
    let of = (at + 1..at + 3).find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of)))?;
    let amount = quantity(cx, cx.tokens.get(of + 1)?).filter(|f| is_measured(f))?;
    let each = cx.tokens.get(of + 2).filter(|_| cx.begins(of + 2, &cx.words.rates.each))?;
    let times = count.reading()?.interval.single()?.to_i64().filter(|n| (2..=20).contains(n))?;
    Some(apiece(cx, each, amount, times))
}

fn is_measured(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Money | Kind::Quantity)
}

fn apiece(cx: Context<'_>, each: &Token, amount: &Figure, times: i64) -> Claim {
    let times = Slot::word("times", each.span, Interval::point(Num::from(times)));
    let span = each.span.cover(amount.span);
    claim("apiece", span, cx.segment, vec![Slot::figure("each", amount.id), times], Topic::default())
}
