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
//! trigger   = change-verb | change-adverb | multiple-verb | relative
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
mod earlier;
mod far;
mod other;
pub mod relative;
mod roles;
mod trailing;

use nom::Parser;
use nom::combinator::opt;

use super::Claim;
use super::grammar::{Context, Parsed, crossing, cue, level, marked, marked_rate, step, token};
use super::token::{Token, TokenKind, Tokens};
use crate::figure::{Figure, FigureId, Kind};
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
    chain::chain(cx, &mut claims);
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
    while let Some(after) = slot_after_filler(cx, rest, &mut change) {
        rest = after;
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
        && cx.lower(first).ends_with("ing")
        && before.is_some_and(|t| t.is(Class::Determiner));
    let noun = input.0.get(1).is_some_and(|t| t.kind == TokenKind::Word);
    let higher = first.is(Class::Higher)
        && noun
        && before
            .is_none_or(|t| t.is(Class::Preposition) || t.is(Class::Determiner) || t.is(Class::Reporting));
    let attribute = rising || higher;
    if let Some(rest) = bare::read(cx, input, change) {
        return Some(rest);
    }
    if let Some((rest, sign)) = relative::relative(cx, input) {
        (change.trigger, change.direction) = (Some(first), Some(sign));
        (change.by_adverb, change.relative) = (true, true);
        return Some(rest);
    }
    nominal(cx, input, change).or_else(|| (!attribute).then(|| trigger(input, change)).flatten())
}

/// `fell`, `up`, `doubled`
fn trigger<'a>(input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (first, rest) = input.0.split_first()?;
    if let Some(value) = first.value(Class::ChangeVerb).or_else(|| first.value(Class::ChangeAdverb)) {
        change.direction = Some(value.clone());
        change.by_adverb = first.is(Class::ChangeAdverb);
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
    let (input, _) = opt(cue(Class::Determiner)).parse(input).ok()?;
    let (after_delta, delta) = opt(level(cx)).parse(input).ok()?;
    let (after_gap, ()) = if delta.is_some() { adjectives(after_delta) } else { (after_delta, ()) };
    let (rest, noun) = cue(Class::ChangeNoun).parse(after_gap).ok()?;
    if delta.is_none() && noun.is(Class::ChangeVerb) && !preceded_by_determiner(cx, noun) {
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

/// Up to two plain words between the amount and its noun: `a 20 percent annual rise`.
fn adjectives(input: Tokens<'_>) -> (Tokens<'_>, ()) {
    let skip = input
        .0
        .iter()
        .take(2)
        .take_while(|t| {
            super::grammar::is_word(t)
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

/// The next slot, with whatever may stand before it.
fn slot_after_filler<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let mut rest = input;
    for steps in 0..=FILLER {
        if let Some(after) = slot(cx, rest, steps, change) {
            return Some(after);
        }
        rest = step(cx, rest)?;
    }
    None
}

/// One slot here; `steps` is how many tokens were stepped over before it.
fn slot<'a>(cx: Context<'a>, input: Tokens<'a>, steps: usize, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let markers = [
        (Class::By, Place::Delta),
        (Class::To, Place::To),
        (Class::From, Place::From),
        (Class::Against, Place::From),
    ];
    for (class, place) in markers {
        let taken = place == Place::From && has(change, place) && !starts_over(change);
        // "34 percent down on 5.70 million, and exports TO the south 4.45 million"
        let elsewhere = place == Place::To && change.by_adverb && has(change, Place::From) && steps > 0;
        if taken || elsewhere {
            continue;
        }
        let far = class == Class::By && steps > NEAR;
        if let Ok((rest, figures)) = marked(cx, class)(input)
            && !(class == Class::Against && has(change, Place::Delta) && other::compared(cx, input, rest))
            && (!far || is_measure(cx, &figures))
        {
            change.parts.push(Part::new(place, Some(class), figures));
            return Some(rest);
        }
        if place != Place::Delta
            && let Ok((rest, (figures, way))) = marked_rate(cx, class)(input)
        {
            change.parts.push(Part::new(place, Some(class), figures));
            change.rates.push(way.clone());
            return Some(rest);
        }
    }
    if has(change, Place::Delta)
        && !has(change, Place::To)
        && let Some((rest, figures)) = earlier::leaving(cx, input, change)
    {
        change.parts.push(Part::new(Place::To, Some(Class::Leave), figures));
        return Some(rest);
    }
    if has(change, Place::Delta)
        && !has(change, Place::To)
        && !has(change, Place::From)
        && let Some((rest, [from, to])) = earlier::of_level(cx, input, change)
    {
        change.parts.push(Part::new(Place::From, Some(Class::Of), from));
        change.parts.push(Part::new(Place::To, Some(Class::To), to));
        return Some(rest);
    }
    if has(change, Place::Delta)
        && !has(change, Place::To)
        && let Some((rest, figures)) = earlier::settling(cx, input)
    {
        change.parts.push(Part::new(Place::To, Some(Class::At), figures));
        return Some(rest);
    }
    if !has(change, Place::From)
        && let Some((rest, figures)) = earlier::when_it_was(cx, input, change)
    {
        change.parts.push(Part::new(Place::From, Some(Class::Clause), figures));
        return Some(rest);
    }
    if steps == 0
        && let Some((rest, part)) = close_slot(cx, input, change)
    {
        change.parts.push(part);
        return Some(rest);
    }
    if steps == 0
        && !has(change, Place::From)
        && let Some(to) =
            change.parts.last().filter(|part| part.place == Place::To).and_then(|part| part.figures.last())
        && let Some((rest, from)) = earlier::bracketed(cx, input, *to)
    {
        change.parts.push(Part::new(Place::From, Some(Class::Against), vec![from]));
        return Some(rest);
    }
    if steps == 0
        && let Some(rest) = bare::apposed_percent(cx, input, change)
    {
        return Some(rest);
    }
    match change.parts.last() {
        Some(part) if part.place != Place::Delta => {
            let (rest, part) =
                one_more(cx, input, part.marker).ok().or_else(|| trailing::trailing(cx, input, change))?;
            change.parts.extend(part);
            Some(rest)
        }
        _ => bare_delta(cx, input, steps, change),
    }
}

/// Whether an amount can only say how far something went: percent, points.
fn is_measure(cx: Context<'_>, figures: &[FigureId]) -> bool {
    let measure = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points);
    figures.iter().all(|id| cx.figure(*id).is_some_and(measure))
}

fn has(change: &Change<'_>, place: Place) -> bool {
    change.parts.iter().any(|part| part.place == place)
}

/// `from 15.7 in May AND 12.2 A YEAR AGO`: one more level, unless what follows makes it the first part of a further
/// pair (`and 7% to 9 million`, `and 2.1% from 2.8%`). After `against` another measure may follow.
fn one_more<'a>(cx: Context<'a>, input: Tokens<'a>, last: Option<Class>) -> Parsed<'a, Option<Part>> {
    let (rest, _) = cue(Class::And).parse(input)?;
    let (rest, _) = opt(cue(Class::Determiner)).parse(rest)?;
    let (rest, figures) = level(cx)(rest)?;
    let leads_to = |class| rest.0.first().is_some_and(|t: &Token| t.is(class));
    let place = match () {
        () if leads_to(Class::To) => Place::Delta,
        () if leads_to(Class::From) => Place::To,
        () if last == Some(Class::Against) => return Err(nom::Err::Error(super::grammar::Miss)),
        () => Place::More,
    };
    Ok((rest, Some(Part::new(place, Some(Class::And), figures))))
}

/// Whether a second pair has begun: `rose to 5 from 4 in May and to 6`.
fn starts_over(change: &Change<'_>) -> bool {
    let last_from = change.parts.iter().rposition(|part| part.place == Place::From);
    let last_to = change.parts.iter().rposition(|part| part.place == Place::To);
    let ends = change.parts.iter().filter(|part| part.place == Place::To).count();
    ends > 1 && last_to > last_from
}

/// Slots that only stand right behind what they belong to: `down by half ON LAST YEAR'S 640`,
/// `halved: SEVEN`.
fn close_slot<'a>(cx: Context<'a>, input: Tokens<'a>, change: &Change<'a>) -> Option<(Tokens<'a>, Part)> {
    if !has(change, Place::From)
        && let Ok((rest, figures)) = marked(cx, Class::On)(input)
        && !input.0.iter().take(input.0.len() - rest.0.len()).any(|t| t.is(Class::Of))
    {
        return Some((rest, Part::new(Place::From, Some(Class::On), figures)));
    }
    if has(change, Place::To)
        && !has(change, Place::From)
        && let Some((rest, figures)) = earlier::after_it_was(cx, input)
    {
        return Some((rest, Part::new(Place::From, Some(Class::After), figures)));
    }
    if change.by_adverb
        && !has(change, Place::To)
        && let Ok((rest, figures)) = marked(cx, Class::At)(input)
    {
        return Some((rest, Part::new(Place::To, Some(Class::At), figures)));
    }
    let (rest, _) = token(|t| t.is_mark(':') && change.parts.is_empty()).parse(input).ok()?;
    let (rest, figures) = level(cx)(rest).ok()?;
    Some((rest, Part::new(Place::To, None, figures)))
}

/// `rose a further 3 percent`: an unmarked amount right behind the trigger.
fn bare_delta<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    steps: usize,
    change: &mut Change<'a>,
) -> Option<Tokens<'a>> {
    if steps > 3 || change.multiple.is_some() || change.parts.iter().any(|part| part.place == Place::Delta) {
        return None;
    }
    // "many had been picked up, 35 bodies were found"
    let comma = cx.before(input.0.first()?).is_some_and(|t| t.is_mark(','));
    if comma {
        return None;
    }
    let (rest, mut figures) = level(cx)(input).ok()?;
    let verb = change.trigger.is_some_and(|trigger| trigger.is(Class::ChangeVerb));
    if verb && input.0.first().and_then(|first| crossing(cx, first)).is_some() {
        change.parts.push(Part::new(Place::To, None, figures));
        return Some(rest);
    }
    if let Ok((after, _)) = range_end(cx, rest)
        && figures.iter().all(|id| cx.figure(*id).is_some_and(|figure| figure.kind == Kind::Number))
    {
        figures.clear();
        change.parts.push(Part::new(Place::Delta, None, figures));
        return Some(after);
    }
    change.parts.push(Part::new(Place::Delta, None, figures));
    Some(rest)
}

/// `up 4.2 TO 5.5 PCT`: the end of a range of changes, not the level that the change leads to.
fn range_end<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, FigureId> {
    let (rest, _) = cue(Class::To).parse(input)?;
    super::grammar::figure(cx, |figure| matches!(figure.kind, Kind::Percent | Kind::Points)).parse(rest)
}
