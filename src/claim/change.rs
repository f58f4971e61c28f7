//! Changes: what rose or fell, by how much, from what to what?
//!
//! In: `fell 23 percent to 1.425 million tons from 1.854 million tons`, out: a claim `change` with the slots
//! direction, percent, to and from. Which of them must agree is the relation stage's work.
//!
//! ```text
//! change    = [ level "," ] trigger { filler slot }        "up 1.4 pct from 11.74 mln", "jumped 76% to $1.13bn"
//!           | [ level "," ] nominal { filler slot }        "a 20 percent rise to 300", "an increase of 5 from 20"
//!           | FROM gap level TO gap level [ "," trigger | nominal ]    "from 250 to 300, a 20 percent rise"
//! trigger   = change-verb | change-adverb | multiple-verb
//! nominal   = [ delta ] change-noun [ OF gap delta ]
//! slot      = BY gap delta | delta | TO gap level | FROM gap level | AGAINST gap level | AND gap level
//!           | [","|"("] trigger-or-nominal                 ", a rise of 20 percent", "(up 20 percent)"
//! delta     = level
//! ```
//!
//! A second `to` or a second amount of change starts a second claim of the same direction (`rose 3% to
//! 5 million and 7% to 9 million`); a second `from` compares the same level once more.

use nom::Parser;
use nom::combinator::opt;

use super::grammar::{Context, Parsed, comparable, covered, cue, gap, is_amount, level, marked, step, token};
use super::token::{Token, Tokens};
use super::{Claim, Operand, Role, Slot, claim};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Longest stretch between two slots of one claim.
const FILLER: usize = 18;

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
        let from = if change.parts.iter().any(|part| part.place == Place::To) {
            at
        } else {
            preceding(cx, at, &mut change)
        };
        claims.extend(claims_of(cx, cx.tokens.get(from..end).unwrap_or_default(), at, &change));
        at = end.max(at + 1);
    }
    claims
}

/// What was read of one change: its trigger and its parts in the order of the text.
#[derive(Debug, Default)]
struct Change<'a> {
    trigger: Option<&'a Token>,
    direction: Option<Num>,
    multiple: Option<Num>,
    by_adverb: bool,
    parts: Vec<Part>,
}

/// One part, in all the units that it is said in.
#[derive(Debug, Clone)]
struct Part {
    place: Place,
    figures: Vec<FigureId>,
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
    } else {
        head(cx, input, &mut change).ok_or(nom::Err::Error(super::grammar::Miss))?
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
    Ok((rest, vec![Part { place: Place::From, figures: from }, Part { place: Place::To, figures: to }]))
}

/// A trigger or a nominal; gives the rest and fills the change in.
fn head<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    nominal(cx, input, change).or_else(|| trigger(input, change))
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
        change.parts.push(Part { place: Place::Delta, figures });
    } else if let Ok((rest, figures)) = marked(cx, Class::Of)(rest) {
        change.parts.push(Part { place: Place::Delta, figures });
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
    let at = cx.tokens.partition_point(|t| t.span.start < noun.span.start);
    let before = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
    let two_before = at.checked_sub(2).and_then(|i| cx.tokens.get(i));
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
        let taken = place == Place::From
            && change.parts.iter().any(|part| part.place == place && !starts_over(change));
        if taken {
            continue;
        }
        if let Ok((rest, figures)) = marked(cx, class)(input) {
            change.parts.push(Part { place, figures });
            return Some(rest);
        }
    }
    if steps == 0
        && let Some((rest, part)) = close_slot(cx, input, change)
    {
        change.parts.push(part);
        return Some(rest);
    }
    let last = change.parts.last().map(|part| part.place);
    if matches!(last, Some(Place::From | Place::To | Place::More)) {
        if let Ok((rest, figures)) = marked(cx, Class::And)(input) {
            change.parts.push(Part { place: Place::More, figures });
            return Some(rest);
        }
        return trailing(cx, input, change);
    }
    bare_delta(cx, input, steps, change)
}

/// Whether a second pair has begun: `rose to 5 from 4 in May and to 6`.
fn starts_over(change: &Change<'_>) -> bool {
    let last_from = change.parts.iter().rposition(|part| part.place == Place::From);
    let last_to = change.parts.iter().rposition(|part| part.place == Place::To);
    let ends = change.parts.iter().filter(|part| part.place == Place::To).count();
    ends > 1 && last_to > last_from
}

/// Slots that only stand right behind what they belong to: `down by a third ON LAST YEAR'S 900`,
/// `halved: SEVEN`.
fn close_slot<'a>(cx: Context<'a>, input: Tokens<'a>, change: &Change<'a>) -> Option<(Tokens<'a>, Part)> {
    let has = |place| change.parts.iter().any(|part| part.place == place);
    if !has(Place::From)
        && let Ok((rest, figures)) = marked(cx, Class::On)(input)
    {
        return Some((rest, Part { place: Place::From, figures }));
    }
    let (rest, _) = token(|t| t.is_mark(':') && change.parts.is_empty()).parse(input).ok()?;
    let (rest, figures) = level(cx)(rest).ok()?;
    Some((rest, Part { place: Place::To, figures }))
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
    let (rest, figures) = level(cx)(input).ok()?;
    change.parts.push(Part { place: Place::Delta, figures });
    Some(rest)
}

/// `, a rise of 20 percent`, `(up 20 percent)`, `, or 20 percent`: the amount of a change already told.
fn trailing<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    if change.parts.iter().any(|part| part.place == Place::Delta) {
        return None;
    }
    let (rest, opening) = token(|t| t.is_mark(',') || t.is_mark('(')).parse(input).ok()?;
    let mut told = Change::default();
    let rest = head(cx, rest, &mut told)?;
    let rest = if told.parts.is_empty() {
        let (rest, ()) = gap(cx, rest).ok()?;
        let (rest, figures) = level(cx)(rest).ok()?;
        told.parts.push(Part { place: Place::Delta, figures });
        rest
    } else {
        rest
    };
    if told.direction != change.direction && change.direction.is_some() {
        return None;
    }
    change.direction = told.direction;
    change.trigger = change.trigger.or(told.trigger);
    change.parts.append(&mut told.parts);
    let closed = if opening.is_mark('(') {
        opt(token(|t| t.is_mark(')'))).parse(rest).map_or(rest, |(rest, _)| rest)
    } else {
        rest
    };
    Some(closed)
}

/// The level that a change without an end of its own speaks of: `$56m in 2004, up 20 percent from $45m`;
/// `$124bn in 2003 and is expected to rise to $150bn`. Adds it and gives the index of its token.
fn preceding(cx: Context<'_>, at: usize, change: &mut Change<'_>) -> usize {
    let has = |place| change.parts.iter().any(|part| part.place == place);
    let place = match (has(Place::From), has(Place::To), has(Place::Delta)) {
        (_, false, _) if !change.parts.is_empty() && refers_back(cx, at, change) => Place::To,
        (false, true, false) if shares_subject(cx, at) => Place::From,
        _ => return at,
    };
    let Some((index, figure)) = level_before(cx, at, change) else { return at };
    let bound = place == Place::To || index.checked_sub(1).and_then(|i| governor(cx, i)).is_some();
    if !bound {
        return at;
    }
    change.parts.insert(0, Part { place, figures: vec![figure] });
    index
}

/// The nearest amount before a token that is comparable with the levels of the change; parentheses are
/// stepped over, and so are times.
fn level_before(cx: Context<'_>, at: usize, change: &Change<'_>) -> Option<(usize, FigureId)> {
    let mut ends =
        change.parts.iter().filter(|part| part.place != Place::Delta).flat_map(|part| &part.figures);
    let partner = ends.find_map(|id| cx.figure(*id));
    let fits = |figure: &Figure| match partner {
        Some(partner) => comparable(figure, partner),
        None => !matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio),
    };
    let mut depth = 0_usize;
    for (index, token) in cx.tokens.get(..at)?.iter().enumerate().rev().take(FILLER) {
        match () {
            () if token.is_mark(')') => depth += 1,
            () if token.is_mark('(') => depth = depth.saturating_sub(1),
            () if depth > 0 => {}
            () if cx.is_amount(token) => {
                return cx.figure_of(token).filter(|figure| fits(figure)).map(|figure| (index, figure.id));
            }
            () if ends_clause(token) => return None,
            () => {}
        }
    }
    None
}

fn ends_clause(token: &Token) -> bool {
    let class = [Class::Clause, Class::ChangeVerb, Class::Relative].iter().any(|class| token.is(*class));
    class || token.is_mark(';') || token.is_mark(':')
}

/// Whether the verb at a token has no subject of its own: `and is expected to rise`, `and then jump`.
fn shares_subject(cx: Context<'_>, at: usize) -> bool {
    let verbal = |t: &&Token| {
        [Class::Auxiliary, Class::Adverb, Class::Planned, Class::To].iter().any(|class| t.is(*class))
    };
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().find(|t| !verbal(t));
    before.is_some_and(|t| t.is(Class::And))
}

/// The verb or preposition by which a level is stated: `was`, `stood at`, `reach`.
fn governor(cx: Context<'_>, at: usize) -> Option<()> {
    let stated = |t: &Token| {
        [Class::LevelVerb, Class::ReachVerb, Class::At, Class::Auxiliary].iter().any(|class| t.is(*class))
    };
    let before = cx.tokens.get(..=at)?;
    before.iter().rev().take(3).any(stated).then_some(())
}

/// Only an adverb, a participle or a nominal right behind the mark speaks of the level before it; a finite verb
/// has a subject of its own.
fn refers_back(cx: Context<'_>, at: usize, change: &Change<'_>) -> bool {
    let after_mark = at
        .checked_sub(1)
        .and_then(|i| cx.tokens.get(i))
        .is_some_and(|t| !super::grammar::is_word(t) || t.is(Class::Determiner) || t.is(Class::Adverb));
    let Some(trigger) = change.trigger else { return false };
    let participle = cx.lower(trigger).ends_with("ing");
    after_mark && (change.by_adverb || participle || trigger.is(Class::ChangeNoun))
}

/// The claims of one change: a new one for each further pair of levels. An amount of change that is told on a
/// basis of its own (`rose 3 percent excluding new shops`) says nothing of the levels beside it.
fn claims_of(cx: Context<'_>, tokens: &[Token], at: usize, change: &Change<'_>) -> Vec<Claim> {
    if change.trigger.is_some_and(|trigger| is_exchange_rate(cx, trigger)) {
        return Vec::new();
    }
    let mut groups: Vec<Group> = vec![Group::default()];
    for part in &change.parts {
        let Some(group) = groups.last_mut() else { break };
        match part.place {
            Place::Delta if group.delta.is_empty() => group.delta.clone_from(&part.figures),
            Place::From if group.from.is_empty() => group.from.clone_from(&part.figures),
            Place::To if group.to.is_empty() => group.to.clone_from(&part.figures),
            Place::More if !group.from.is_empty() && !group.to.is_empty() => {
                let to = group.to.clone();
                groups.push(Group { to, from: part.figures.clone(), delta: Vec::new(), again: true });
            }
            Place::More | Place::From => {}
            Place::Delta => groups.push(Group { delta: part.figures.clone(), ..Group::default() }),
            Place::To => groups.push(Group { to: part.figures.clone(), ..Group::default() }),
        }
    }
    let Some(span) = covered(tokens) else { return Vec::new() };
    if tokens.iter().any(|t| t.is(Class::Basis)) {
        for group in &mut groups {
            group.delta.clear();
        }
    }
    let topic = super::topic::subject(cx, at);
    groups
        .iter()
        .flat_map(|group| group.slots(cx, change))
        .map(|slots| claim("change", span, cx.segment, slots, topic.clone()))
        .collect()
}

/// The parts of one claim, each in one or more units.
#[derive(Debug, Default)]
struct Group {
    delta: Vec<FigureId>,
    from: Vec<FigureId>,
    to: Vec<FigureId>,
    /// A second comparison of the same level: what was said of the multiple belongs to the first.
    again: bool,
}

impl Group {
    /// One list of slots for each unit that both ends are said in, or one with a single end.
    fn slots(&self, cx: Context<'_>, change: &Change<'_>) -> Vec<Vec<Slot>> {
        let figure = |id: &FigureId| cx.figure(*id);
        let mut lists = Vec::new();
        let mut left: Vec<FigureId> = self.from.clone();
        for to in &self.to {
            let fits = |from: &FigureId| figure(to).zip(figure(from)).is_some_and(|(a, b)| comparable(a, b));
            if let Some(index) = left.iter().position(fits) {
                let from = left.remove(index);
                lists.push(self.with_delta(cx, change, Some(from), Some(*to)));
            }
        }
        if lists.is_empty() && (self.from.is_empty() || self.to.is_empty()) {
            let (from, to) = (self.from.first().copied(), self.to.first().copied());
            lists.push(self.with_delta(cx, change, from, to));
        }
        lists.retain(|slots| {
            slots.iter().filter(|slot| matches!(slot.operand, Operand::Figure(_))).count() >= 1
        });
        lists
    }

    fn with_delta(
        &self,
        cx: Context<'_>,
        change: &Change<'_>,
        from: Option<FigureId>,
        to: Option<FigureId>,
    ) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut push = |role: Role, operand| slots.push(Slot { role, operand });
        if let Some(from) = from {
            push("from", Operand::Figure(from));
        }
        if let Some(to) = to {
            push("to", Operand::Figure(to));
        }
        let level = to.or(from).and_then(|id| cx.figure(id));
        for (role, id) in
            self.delta.iter().filter_map(|id| Some((role_of_delta(cx.figure(*id)?, level)?, *id)))
        {
            push(role, Operand::Figure(id));
        }
        if let Some(trigger) = change.trigger {
            let multiple = change.multiple.as_ref().filter(|_| !self.again && self.delta.is_empty());
            if let Some(value) = multiple {
                let (span, value) = hedged_multiple(cx, trigger, value);
                push("multiple", Operand::Cue { span, value });
            }
            if let Some(value) = &change.direction {
                push("direction", Operand::Cue { span: trigger.span, value: Interval::point(value.clone()) });
            }
        }
        slots
    }
}

/// Whether the subject is an exchange rate: `the dollar fell to 158 yen` and `the rate rose` may mean either side.
fn is_exchange_rate(cx: Context<'_>, trigger: &Token) -> bool {
    let at = cx.tokens.partition_point(|t| t.span.start < trigger.span.start);
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(4).take_while(|t| !ends_clause(t));
    let name = |t: &Token| cx.source.slice(t.span).starts_with(char::is_uppercase);
    before.into_iter().any(|t| t.is(Class::Currency) && !name(t))
}

/// `doubled` is about 2, `more than doubled` at least 2: the hedge stands right before the verb.
fn hedged_multiple(cx: Context<'_>, verb: &Token, value: &Num) -> (Span, Interval) {
    let at = cx.tokens.partition_point(|t| t.span.start < verb.span.start);
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(3);
    let hedge = before.filter_map(|token| {
        let span = Span::new(token.span.start, verb.span.start);
        let text = cx.source.slice(span);
        let (length, bend) = cx.words.hedges.before.longest(text)?;
        (length == text.trim_end().len()).then_some((span, bend))
    });
    match hedge.last() {
        Some((span, bend)) => {
            (span.cover(verb.span), crate::figure::hedge::bend(&Interval::point(value.clone()), bend))
        }
        None => (verb.span, loosely(value)),
    }
}

/// A multiple in one word is rounded: the newspapers' `doubled` has been seen for 1.8 and for 2.2.
fn loosely(value: &Num) -> Interval {
    let tenth = value * &Num::power_of_ten(-1);
    Interval::new(value - &tenth, value + &tenth).unwrap_or_else(|| Interval::point(value.clone()))
}

/// Which part an amount of change plays beside levels of that kind. A percentage beside percentages may mean
/// points or percent: neither is taken.
fn role_of_delta(delta: &Figure, level: Option<&Figure>) -> Option<Role> {
    let among_percents = level.is_some_and(|figure| matches!(figure.kind, Kind::Percent | Kind::Points));
    match delta.kind {
        Kind::Percent if among_percents => None,
        Kind::Points => among_percents.then_some("amount"),
        Kind::Ratio if is_multiple(delta) => Some("multiple"),
        Kind::Percent | Kind::Ratio => Some("percent"),
        _ if !is_amount(delta) => None,
        _ => level.is_none_or(|figure| comparable(delta, figure)).then_some("amount"),
    }
}

/// `threefold`, `2.5 times`: at least one; `a third` is a share.
fn is_multiple(figure: &Figure) -> bool {
    match &figure.value {
        Value::Amount(readings) => {
            readings.first().and_then(|r| r.interval.high()).is_none_or(|high| *high > Num::ONE)
        }
        _ => false,
    }
}
