//! Changes: what rose or fell, by how much, from what to what?
//!
//! In: `fell 23 percent to 1.425 million tons from 1.854 million tons`, out: a claim `change` with the slots
//! direction, percent, to and from. Which of them must agree is the relation stage's work.
//!
//! ```text
//! change    = [ level "," ] trigger { filler slot }        "up 1.4 pct from 11.74 mln", "jumped 76% to $1.13bn"
//!           | [ level "," ] nominal { filler slot }        "a 20 percent rise to 300", "an increase of 5 from 20"
//!           | FROM gap level TO gap level [ "," trigger | nominal ]    "from 250 to 300, a 20 percent rise"
//!           | change-verb { word } [ BY gap delta ] TO gap level FROM gap level      "lift the rate that it pays on loans to 8 from 7"
//!           | [ level "," | "(" ] SIGN percent              "$6.5bn vs. $3.9bn a year earlier (+66%)"
//! trigger   = change-verb | change-adverb | multiple-verb | STEADY | relative
//! nominal   = [ delta ] change-noun [ OF gap delta ]
//! slot      = BY gap delta | delta | TO gap level | FROM gap level | AGAINST gap level | AND gap level
//!           | [","] WHEN pronoun WAS gap level               "doubled since 1981, when it was 6.2 percent"
//!           | LEAVING gap level                               "fell by 85 million, leaving 215 million"
//!           | UNDER AMOUNT                                "slip below 13 percent": the level, not how far
//!           | [","] AFTER gap level { word } TIME           "rose 5 percent to 63, after 60 at the end of May"
//!           | AT gap level                                right behind an adverb: "$1.92 lower at $78.34"
//!           | [","] ( TO | AND ) SETTLE AT gap level         "gained $1.57, or 1.7 percent, to close at $93.37"
//!           | TO gap level change-noun                    "revised down to a 7.4 pct drop": a change of a change
//!           | [","|"("] trigger-or-nominal                 ", a rise of 20 percent", "(up 20 percent)"
//! delta     = level
//! ```
//!
//! A second `to` or a second amount of change starts a second claim of the same direction (`rose 3% to
//! 5 million and 7% to 9 million`); a second `from` compares the same level once more.

mod apposed;
mod back;
mod bare;
mod chain;
mod complete;
mod deal;
mod earlier;
mod far;
mod lasting;
mod onward;
mod other;
pub mod relative;
mod roles;
mod slots;
mod trailing;

use nom::Parser;
use nom::combinator::opt;

use super::Claim;
use super::grammar::{Context, Parsed, cue, level, marked, token};
use super::token::{Token, TokenKind, Tokens};
use crate::figure::FigureId;
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Longest stretch between two slots of one claim.
const FILLER: usize = 18;

/// How far from its verb `by` may stand before an amount that could be something else than the change.
const NEAR: usize = 3;

/// Reads the changes of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut at = 0;
    while at < cx.tokens.len() {
        let input = Tokens(cx.tokens.get(at..).unwrap_or_default());
        let Ok((rest, mut change)) = change(cx, input) else {
            at += 1;
            continue;
        };
        let end = cx.tokens.len() - rest.0.len();
        let from = back::preceding(cx, at, &mut change);
        claims.extend(roles::claims_of(cx, cx.tokens.get(from..end).unwrap_or_default(), at, &change));
        at = end.max(at + 1);
    }
    complete::complete(cx, &mut claims);
    chain::after(cx, &mut claims);
    chain::chain(cx, &mut claims);
    claims.extend(deal::read(cx));
    claims
}

/// What was read of one change: its trigger and its parts in the order of the text.
#[derive(Debug, Default)]
struct Change<'a> {
    trigger: Option<&'a Token>,
    direction: Option<Num>,
    multiple: Option<Num>,
    by_adverb: bool,
    /// Whether the trigger compares with another time, and so has its extent before it.
    relative: bool,
    /// How many of the levels are themselves falls (-1) or rises (1).
    rates: Vec<Num>,
    parts: Vec<Part>,
}

/// One part, in all the units that it is said in.
#[derive(Debug, Clone)]
struct Part {
    place: Place,
    figures: Vec<FigureId>,
    /// The word that marks it, if one does.
    marker: Option<Class>,
}

impl Part {
    const fn new(place: Place, marker: Option<Class>, figures: Vec<FigureId>) -> Self {
        Self { place, figures, marker }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Delta,
    From,
    To,
    /// After `and`: one more of whatever came last.
    More,
}

fn change<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, Change<'a>> {
    let mut change = Change::default();
    let mut rest = if let Ok((rest, pair)) = from_to(cx, input) {
        change.parts = pair;
        let (rest, _) = opt(token(|t| t.is_mark(','))).parse(rest)?;
        match head(cx, rest, &mut change) {
            Some(rest) => rest,
            None => return Ok((rest, change)),
        }
    } else if let Some(rest) = head(cx, input, &mut change) {
        rest
    } else {
        far::pair(cx, input, &mut change).ok_or(nom::Err::Error(super::grammar::Miss))?
    };
    while let Some(after) = slots::next(cx, rest, &mut change) {
        rest = after;
    }
    if let Some(revised) = change.trigger.and_then(|told| revised(cx, told)) {
        change.direction =
            revised.value(Class::ChangeAdverb).or_else(|| revised.value(Class::ChangeVerb)).cloned();
        change.trigger = Some(revised);
    }
    Ok((rest, change))
}

/// `from 250 to 300`
fn from_to<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, Vec<Part>> {
    let (rest, from) = marked(cx, Class::From)(input)?;
    let (rest, to) = marked(cx, Class::To)(rest)?;
    let parts =
        vec![Part::new(Place::From, Some(Class::From), from), Part::new(Place::To, Some(Class::To), to)];
    Ok((rest, parts))
}

/// A trigger or a nominal; gives the rest and fills the change in. `the rising dollar` and `higher costs` are neither.
fn head<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let first = input.0.first()?;
    let before = cx.before(first);
    let rising = first.is(Class::ChangeVerb)
        && first.is_participle()
        && before.is_some_and(|t| t.is(Class::Determiner));
    let noun = input.0.get(1).is_some_and(|t| t.kind == TokenKind::Word);
    let higher = first.is(Class::Higher)
        && noun
        && before
            .is_none_or(|t| t.is(Class::Preposition) || t.is(Class::Determiner) || t.is(Class::Reporting));
    // "the flat listed at $3.2 million"
    let thing = first.is(Class::Steady) && before.is_some_and(|t| t.is(Class::Determiner));
    let attribute = rising || higher || thing;
    if let Some(rest) = bare::read(cx, input, change).or_else(|| lasting::read(cx, input, change)) {
        return Some(rest);
    }
    if let Some((rest, sign)) = relative::relative(cx, input) {
        (change.trigger, change.direction) = (Some(first), Some(sign));
        (change.by_adverb, change.relative) = (true, true);
        return Some(rest);
    }
    nominal(cx, input, change).or_else(|| (!attribute).then(|| trigger(input, change)).flatten())
}

/// `fell`, `up`, `doubled`, `unchanged`
fn trigger<'a>(input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (first, rest) = input.0.split_first()?;
    if let Some(value) = first.value(Class::ChangeVerb).or_else(|| first.value(Class::ChangeAdverb)) {
        change.direction = Some(value.clone());
        change.by_adverb = first.is(Class::ChangeAdverb);
    } else if first.is(Class::Steady) {
        change.by_adverb = true;
    } else {
        let multiple = first.value(Class::MultipleVerb)?.clone();
        change.direction = Some(if multiple < Num::ONE { Num::from(-1) } else { Num::ONE });
        change.multiple = Some(multiple);
    }
    change.trigger = Some(first);
    Some(Tokens(rest))
}

/// `a 20 percent rise`, `an increase of 20 percent`, `a fall in exports of a third`
fn nominal<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (input, pointed) = opt(cue(Class::Determiner)).parse(input).ok()?;
    let (after_delta, delta) = opt(level(cx)).parse(input).ok()?;
    // "a 20 percent annual rise", "a significant increase"
    let described = delta.is_some() || pointed.is_some();
    let (after_gap, ()) = if described { adjectives(after_delta) } else { (after_delta, ()) };
    let (rest, noun) = cue(Class::ChangeNoun).parse(after_gap).ok()?;
    let verb = delta.is_none() && noun.is(Class::ChangeVerb);
    // "the bank cut the rate", "a vessel drops to 40 metres"
    let adjectives = after_gap.0.len() < after_delta.0.len();
    let next = rest.0.first();
    let leads_on = next.is_some_and(|t| leads_on(cx, t));
    let governs = next.is_some_and(|t| t.is(Class::Determiner));
    if verb && (governs || adjectives && !leads_on || !preceded_by_determiner(cx, noun)) {
        return None;
    }
    change.trigger = Some(noun);
    change.direction = noun.value(Class::ChangeNoun).cloned();
    if let Some(figures) = delta {
        change.parts.push(Part::new(Place::Delta, None, figures));
    } else if let Ok((rest, figures)) = marked(cx, Class::Of)(rest) {
        change.parts.push(Part::new(Place::Delta, None, figures));
        return Some(rest);
    }
    Some(rest)
}

/// Whether a word behind a noun of change shows that it is no verb: `a significant increase OVER`.
fn leads_on(cx: Context<'_>, token: &Token) -> bool {
    token.is_any(&[Class::Of, Class::In, Class::On, Class::From, Class::Against])
        || token.is_mark(',')
        || cx.words.changes.over.contains(&token.lower)
}

/// `revised DOWN the March rise to 0.3 percent`: which way a change that was told before is corrected.
fn revised<'a>(cx: Context<'a>, told: &Token) -> Option<&'a Token> {
    let at = cx.tokens.partition_point(|t| t.span.start < told.span.start);
    let before = cx.tokens.get(at.saturating_sub(FILLER / 2)..at)?;
    let corrects =
        |t: &Token| cx.words.changes.revises.iter().any(|word| t.lower.split(' ').next() == Some(word));
    let verb = before.iter().rposition(corrects)?;
    before.get(verb..verb + 2)?.iter().find(|t| t.is(Class::ChangeAdverb) || t.is(Class::ChangeVerb))
}

/// Up to two plain words between the amount and its noun: `a 20 percent annual rise`.
fn adjectives(input: Tokens<'_>) -> (Tokens<'_>, ()) {
    let skip = input
        .0
        .iter()
        .take(2)
        .take_while(|t| {
            super::grammar::is_word(t)
                && !t.is(Class::Auxiliary)
                && !t.is(Class::ChangeNoun)
                && !t.is(Class::Of)
                && !t.is(Class::To)
                && !t.is(Class::From)
        })
        .count();
    (Tokens(input.0.get(skip..).unwrap_or_default()), ())
}

fn preceded_by_determiner(cx: Context<'_>, noun: &Token) -> bool {
    let before = cx.before(noun);
    let two_before = before.and_then(|t| cx.before(t));
    [before, two_before].into_iter().flatten().any(|t| t.is(Class::Determiner))
}
