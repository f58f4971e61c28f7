//! Which figures does a sentence say to follow from others, without saying from which?
//!
//! In: `the remaining 27,000`, out: a claim `hint` whose part is 27,000: it and others make a whole. In: `a combined 4.75 billion`, a
//! hint whose sum is 4.75 billion; in: `or 38 percent`, a hint of a share; in: `27.2 last year`, one of a level that is past. The
//! relation stage looks for the figures that these may belong to (`relation/suggest`).
//!
//! ```text
//! sum   = SUM { word } AMOUNT | AMOUNT [ word ] SUM            "a combined 4.75 billion", "27 in all"
//! part  = PART { word } AMOUNT | AMOUNT [ word ] MORE | GAP    "the remaining 15", "another 12", "326 more"
//!       | DIFFERENCE [ "," ] OF AMOUNT                         "a gap of 257 million"
//! share = ( OR | EQUAL ) PERCENT | PERCENT OF                   "or 38 percent", "38 percent of that"
//!       | COMES TO PERCENT                                     "that comes to 38 percent"
//! portion = PORTION { word } be PERCENT                        "Turnout on the day was 38 percent"
//!         | AT PERCENT { word } PROPORTION                     "At 35 percent the herd's share"
//! past  = AMOUNT { word } EARLIER | EARLIER "'s" AMOUNT | HAD { word } AMOUNT       "27.2 last year"
//! ```

use super::grammar::{Context, is_amount};
use super::token::{Token, TokenKind};
use super::{Claim, Role, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Time, Value, Year};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between a hint and its figure.
const REACH: usize = 3;

/// Most words between an amount and the time that it was of.
const TIME: usize = 6;

const SUM: &[Class] = &[Class::Total, Class::Together, Class::InAll, Class::SumOf];
const SUM_BEFORE: &[Class] = &[Class::Bring];
const PART: &[Class] =
    &[Class::Others, Class::Further, Class::Remaining, Class::RestNoun, Class::Leave, Class::Gap];
const PART_BEHIND: &[Class] = &[Class::Less];
const SHARE_BEFORE: &[Class] = &[Class::Or, Class::Account];
const SHARE_BEHIND: &[Class] = &[Class::Of];

/// Reads the hints of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let figures = cx.tokens.iter().enumerate().filter(|(_, t)| cx.figure_of(t).is_some_and(is_amount));
    figures.flat_map(|(at, token)| hint(cx, at, token).into_iter().chain(past(cx, at, token))).collect()
}

fn hint(cx: Context<'_>, at: usize, token: &Token) -> Option<Claim> {
    let figure = cx.figure_of(token)?;
    let ratio = matches!(figure.kind, Kind::Percent | Kind::Ratio);
    let before = |classes: &[Class], reach: usize| before(cx, at, reach).any(|t| t.is_any(classes));
    let behind = |classes: &[Class], reach: usize| behind(cx, at, reach).any(|t| t.is_any(classes));
    let role: Role = if ratio {
        let of = behind(SHARE_BEHIND, 1) && takes_up(cx, at + 2);
        match () {
            () if before(SHARE_BEFORE, 2) || of || comes_to(cx, at) => "share",
            () if opens(cx, at) || is_portion(cx, at) => "portion",
            () => return None,
        }
    } else if before(SUM, REACH) || before(SUM_BEFORE, 2 * REACH) || behind(SUM, 2) {
        "sum"
    } else if before(PART, REACH + 1) || behind(PART_BEHIND, 2) || is_difference(cx, at) {
        "part"
    } else {
        return None;
    };
    Some(role_of(cx, token, figure, role))
}

/// `38 percent of THAT`, `of THE TOTAL`, `of 900`: of what was told, not of the world's electricity.
fn takes_up(cx: Context<'_>, at: usize) -> bool {
    let near = cx.tokens.get(at..).unwrap_or_default().iter().take(REACH);
    let mut near = near.take_while(|t| t.kind != TokenKind::Word);
    near.any(|t| cx.is_amount(t) || t.is_any(&[Class::Pronoun, Class::Anaphor, Class::Total, Class::Rest]))
}

/// `COMES TO 38 percent`
fn comes_to(cx: Context<'_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|from| cx.phrase(from, &cx.words.sums.comes_to) == Some(at))
}

/// `AT 35 percent the herd's SHARE`: what is told in passing was reckoned from what the text told.
fn opens(cx: Context<'_>, at: usize) -> bool {
    let clause =
        |i: usize| cx.tokens.get(i).is_none_or(|t| t.is_any(&[Class::Clause, Class::And]) || !is_plain(t));
    let begins = at == 1 || at > 1 && clause(at - 2);
    let preposition = before(cx, at, 1).any(|t| t.is(Class::At));
    let mut named = (at + 1..=at + 2 * REACH)
        .take_while(|i| cx.tokens.get(*i).is_some_and(|t| is_plain(t) || t.is_mark(',')));
    begins && preposition && named.any(|i| cx.begins(i, &cx.words.sums.proportions))
}

/// `TURNOUT on the day was 38 percent`
fn is_portion(cx: Context<'_>, at: usize) -> bool {
    let stops = |t: &&Token| cx.is_amount(t) || ends(t) || t.is(Class::Relative);
    let clause = cx.tokens.get(..at).unwrap_or_default().iter().rev().take_while(|t| !stops(t));
    let told = before(cx, at, 1).any(|t| t.is_any(&[Class::LevelVerb, Class::At, Class::Auxiliary]));
    told && clause.take(3 * REACH).any(|t| cx.words.sums.portions.contains(&t.lower))
}

/// `a GAP of 257 million`, `The gap, of 257 million`
fn is_difference(cx: Context<'_>, at: usize) -> bool {
    let of = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::Of)));
    let names = |i: usize| cx.tokens.get(i).is_some_and(|t| cx.words.sums.differences.contains(&t.lower));
    of.is_some_and(|of| (1..=2).filter_map(|back| of.checked_sub(back)).any(names))
}

fn role_of(cx: Context<'_>, token: &Token, figure: &Figure, role: Role) -> Claim {
    let slot = Slot::figure(role, figure.id);
    claim("hint", token.span, cx.segment, vec![slot], Topic::default())
}

/// `27.2 last year`, `last year's 900`, `it had been 499`, `Twelve months ago it was 14.6`.
fn past(cx: Context<'_>, at: usize, token: &Token) -> Option<Claim> {
    let figure = cx.figure_of(token)?;
    is_earlier(cx, at).then(|| role_of(cx, token, figure, "past"))
}

/// Whether the sentence says of the amount at that token that it was so earlier.
pub fn is_earlier(cx: Context<'_>, at: usize) -> bool {
    is_told_earlier(cx, at) || joined(cx, at).is_some_and(|other| is_told_earlier(cx, other))
}

/// `compared with 46.9 billion in the same month of 2018 AND 59.2 billion in March`: the amount that another is joined to.
fn joined(cx: Context<'_>, at: usize) -> Option<usize> {
    let and = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::And)))?;
    let before = cx.tokens.get(and.saturating_sub(2 * TIME)..and)?;
    let stop = |t: &Token| t.is(Class::Clause) || t.is(Class::And) || t.is_mark(';');
    let near = before.iter().rev().take_while(|t| !stop(t)).position(|t| cx.is_amount(t))?;
    let other = and.checked_sub(near + 1)?;
    let against = other.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Against));
    against.then_some(other)
}

fn is_told_earlier(cx: Context<'_>, at: usize) -> bool {
    let earlier = |t: &Token| cx.figure_of(t).is_some_and(counts_back);
    let until_amount = |t: &&Token| !cx.is_amount(t) && !ends(t);
    let behind = cx.tokens.get(at + 1..).unwrap_or_default().iter().take(TIME);
    let mut behind = behind.take_while(|t| until_amount(t) && !t.is_mark(','));
    // "cost £1.95 last year is NOW £2.35"
    let presently = |t: &&Token| until_amount(t) && !t.is(Class::Presently);
    let before = || cx.tokens.get(..at).unwrap_or_default().iter().rev().take_while(presently);
    let said = |t: &Token| t.is_any(&[Class::Had, Class::Formerly, Class::From, Class::Against]);
    let opens = cx.tokens.iter().find(|t| t.figure().is_some()).is_some_and(earlier)
        && cx.tokens.iter().filter(|t| cx.is_amount(t)).count() == 1;
    // "(prior year: $52.7m)"
    let labelled = cx.tokens.get(at.saturating_sub(2)..at);
    let labelled = matches!(labelled, Some([time, colon]) if earlier(time) && colon.is_mark(':'));
    labelled
        || behind.any(earlier)
        || before().take(REACH).any(earlier)
        || before().take(TIME).any(said)
        || opens
}

fn ends(token: &Token) -> bool {
    token.is(Class::Clause) || token.is(Class::And) || token.is_mark(';') || token.is_mark(':')
}

/// Whether a time counts back from another: `a year earlier`, `last year`.
pub fn counts_back(figure: &Figure) -> bool {
    let Value::Time(time) = &figure.value else { return false };
    match time {
        Time::Shift { count, .. } => count.high().is_some_and(Num::is_negative),
        Time::Same { years } => *years < 0,
        Time::Period(period) => matches!(period.year, Year::Relative(-1)),
        _ => false,
    }
}

/// The tokens before another, nearest first, as far as no other figure and no mark stands between.
fn before(cx: Context<'_>, at: usize, reach: usize) -> impl Iterator<Item = &Token> {
    let tokens = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(reach);
    tokens.take_while(|t| is_plain(t))
}

fn behind(cx: Context<'_>, at: usize, reach: usize) -> impl Iterator<Item = &Token> {
    let tokens = cx.tokens.get(at + 1..).unwrap_or_default().iter().take(reach);
    tokens.take_while(|t| is_plain(t))
}

fn is_plain(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Cue(_))
}
