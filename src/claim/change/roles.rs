//! Which part does each figure of a change play?
//!
//! In: the parts of a change in the order of the text, out: claims with the roles from, to, percent, points,
//! amount, multiple and direction. A percentage beside percentages may be a share of them or points: it
//! plays `step`, and either reading will do.

use super::super::grammar::{Context, comparable, covered, is_amount, is_points};
use super::super::token::{Token, TokenKind};
use super::super::{Claim, Operand, Role, Slot, Topic, claim, topic};
use super::{Change, FILLER, Part, Place, back};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Longest subject that is looked through, in tokens.
const SUBJECT: usize = 10;

/// The claims of one change: a new one for each further pair of levels. An amount of change that is told on a
/// basis of its own (`rose 3 percent excluding new shops`) says nothing of the levels beside it.
pub fn claims_of(cx: Context<'_>, tokens: &[Token], at: usize, change: &Change<'_>) -> Vec<Claim> {
    if change
        .trigger
        .is_some_and(|trigger| is_exchange_rate(cx, trigger, change) && !is_in_another(cx, trigger, change))
        || is_rank(cx, change)
        || tells_losses(cx, change)
        || mixes_signs(change)
        || is_steady_beside(cx, change)
    {
        return Vec::new();
    }
    let mut groups = grouped(change);
    let Some(span) = covered(tokens) else { return Vec::new() };
    let behind =
        tokens.last().map_or(0, |last| cx.tokens.partition_point(|t| t.span.start <= last.span.start));
    let behind = cx.tokens.get(behind..).unwrap_or_default().first();
    let of_level = |at: usize| tokens.get(..at).is_some_and(describes_level);
    let apart = tokens.iter().enumerate().any(|(at, t)| t.is(Class::Basis) && !of_level(at));
    if apart || behind.is_some_and(|t| t.is(Class::Basis)) {
        for group in &mut groups {
            group.delta.clear();
        }
    }
    let topic = measure(cx, at, change);
    groups
        .iter()
        .flat_map(|group| group.slots(cx, change))
        .map(|slots| claim("change", span, cx.segment, slots, topic.clone()))
        .collect()
}

/// `rose 12 percent TO A SEASONALLY ADJUSTED 246,000`: words between a marker and its level tell of that level, which the percentage is of, too.
fn describes_level(before: &[Token]) -> bool {
    let marks = |t: &&Token| t.is_any(&[Class::To, Class::From, Class::Against]);
    let plain = |t: &&Token| !marks(t) && t.figure().is_none() && !matches!(t.kind, TokenKind::Mark(_));
    let mut lead = before.iter().rev().skip_while(plain);
    lead.next().is_some_and(|t| marks(&t))
}

/// `steady at 5 percent, 2 percent up`, `unchanged at 4 percent against inflation of 7`: what did not move tells no amount, and is compared
/// only with another time.
fn is_steady_beside(cx: Context<'_>, change: &Change<'_>) -> bool {
    let other = |part: &Part| match (part.place, part.marker) {
        (Place::Delta | Place::More, _) => true,
        (Place::From, Some(Class::Against)) => {
            let last = part.figures.last().and_then(|id| cx.place(*id)).map_or(0, |at| at + 1);
            let behind = cx.tokens.get(last..).unwrap_or_default().iter().take(FILLER / 4);
            !behind.filter_map(|t| cx.figure_of(t)).any(Figure::is_time)
        }
        _ => false,
    };
    change.trigger.is_some_and(|t| t.is(Class::Steady)) && change.parts.iter().any(other)
}

/// What changed: `a 20 percent rise in EXPORTS`, else the subject before.
fn measure(cx: Context<'_>, at: usize, change: &Change<'_>) -> Topic {
    let noun = change.trigger.filter(|t| t.is(Class::ChangeNoun)).map(|t| t.span.end);
    let behind = noun.map(|end| cx.tokens.partition_point(|t| t.span.end <= end));
    let led = behind.filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::In)));
    let object = led.map(|i| topic::object(cx, i)).filter(|topic| topic.head.is_some());
    object.unwrap_or_else(|| topic::subject(cx, at))
}

/// The parts, one group a claim: `to 5 from 4 and 3` compares 5 twice, `from 7 to 5 and 4` goes on from 5.
fn grouped(change: &Change<'_>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut group = Group::default();
    let mut last_end = Place::Delta;
    for part in &change.parts {
        let figures = part.figures.clone();
        let pair = !group.from.is_empty() && !group.to.is_empty();
        let (slot, next) = match part.place {
            Place::Delta => (Some(&mut group.delta), Group { delta: figures.clone(), ..Group::default() }),
            Place::From => (Some(&mut group.from), Group::default()),
            Place::To => (Some(&mut group.to), Group { to: figures.clone(), ..Group::default() }),
            Place::More if last_end == Place::From => {
                (None, Group { to: group.to.clone(), from: figures.clone(), delta: Vec::new(), again: true })
            }
            Place::More => {
                (None, Group { from: group.to.clone(), to: figures.clone(), delta: Vec::new(), again: true })
            }
        };
        match slot {
            Some(slot) if slot.is_empty() => *slot = figures,
            Some(_) if part.place != Place::From => groups.push(std::mem::replace(&mut group, next)),
            None if pair => groups.push(std::mem::replace(&mut group, next)),
            _ => {}
        }
        if matches!(part.place, Place::From | Place::To) {
            last_end = part.place;
        }
    }
    groups.push(group);
    groups
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
            let from = from.filter(|_| to.is_some() || !self.compares_rates(cx));
            lists.push(self.with_delta(cx, change, from, to));
        }
        lists.retain(|slots| {
            slots.iter().filter(|slot| matches!(slot.operand, Operand::Figure(_))).count() >= 1
        });
        lists
    }

    /// `rose 0.7 percent, compared with 0.5 percent`: two changes, no level before.
    fn compares_rates(&self, cx: Context<'_>) -> bool {
        let percent =
            |id: &FigureId| cx.figure(*id).is_some_and(|f| matches!(f.kind, Kind::Percent | Kind::Points));
        self.from.iter().any(percent) && self.delta.iter().any(percent)
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
        // "rose by four to 752, against 987 a year ago" counts the four from another week
        let other_base = change.parts.iter().any(|part| part.marker == Some(Class::Against));
        for (role, id) in
            self.delta.iter().filter_map(|id| Some((role_of_delta(cx, cx.figure(*id)?, level)?, *id)))
        {
            if role == "amount" && other_base {
                return Vec::new();
            }
            push(role, Operand::Figure(id));
        }
        if let Some(trigger) = change.trigger {
            let multiple = change.multiple.as_ref().filter(|_| !self.again && self.delta.is_empty());
            if let Some(value) = multiple {
                let (span, value) = hedged_multiple(cx, trigger, value);
                push("multiple", Operand::Cue { span, value });
            }
            if cx.before(trigger).is_some_and(|t| t.is(Class::Further)) {
                push("further", Operand::Cue { span: trigger.span, value: Interval::point(Num::ONE) });
            }
            if change.relative {
                push("against", Operand::Cue { span: trigger.span, value: Interval::point(Num::ONE) });
            }
            if let Some(slack) = trigger.value(Class::Steady) {
                push("steady", Operand::Cue { span: trigger.span, value: Interval::point(slack.clone()) });
            }
            if let Some(value) = way(change) {
                push("direction", Operand::Cue { span: trigger.span, value: Interval::point(value) });
            }
        }
        slots
    }
}

/// Which way the printed levels go: falls are printed without a sign, so a fall that is `revised down` is a greater one.
fn way(change: &Change<'_>) -> Option<Num> {
    let value = change.direction.clone()?;
    let falls = !change.rates.is_empty() && change.rates.iter().all(Num::is_negative);
    Some(if falls { &Num::ZERO - &value } else { value })
}

/// Whether levels of both signs are told, or one that has a sign beside one that has none.
fn mixes_signs(change: &Change<'_>) -> bool {
    let levels = change.parts.iter().filter(|part| part.place != Place::Delta).count();
    let falls = change.rates.iter().filter(|way| way.is_negative()).count();
    !change.rates.is_empty() && (change.rates.len() != levels || falls != 0 && falls != levels)
}

/// Whether an exchange rate is told: `the dollar fell to 145 yen`, `fell to 21 to the dollar` may mean either side. `A weak yen
/// lifted profit` tells none.
fn is_exchange_rate(cx: Context<'_>, trigger: &Token, change: &Change<'_>) -> bool {
    let at = cx.tokens.partition_point(|t| t.span.start < trigger.span.start);
    let before =
        cx.tokens.get(..at).unwrap_or_default().iter().rev().take(10).take_while(|t| !back::ends_clause(t));
    let pair = |t: &Token| {
        let text = &t.lower;
        text.contains('/') && text.split('/').any(|side| is_currency(cx, side))
    };
    let name = |t: &Token| cx.is_capital(t);
    let to_the = |pair: &[Token]| matches!(pair, [the, money] if the.is(Class::Determiner) && money.is(Class::Currency));
    let behind = cx.tokens.get(at..).unwrap_or_default();
    if behind.get(..behind.len().min(12)).unwrap_or_default().windows(2).any(to_the) {
        return true;
    }
    let mut levels =
        change.parts.iter().filter(|part| part.place != Place::Delta).flat_map(|part| &part.figures);
    if levels.next().and_then(|id| cx.figure(*id)).is_some_and(|f| f.kind == Kind::Percent) {
        return false;
    }
    // "the country's hard currency debt soared": a noun of another thing behind the currency
    let owned = |t: &Token| {
        let next = cx.tokens.get(cx.tokens.partition_point(|other| other.span.start <= t.span.start));
        next.is_some_and(|t| t.kind == TokenKind::Word && !cx.words.changes.quotes.contains(&t.lower))
    };
    let has_object = behind.get(1).is_some_and(|t| t.kind == TokenKind::Word);
    !has_object
        && before
            .enumerate()
            .any(|(steps, t)| pair(t) || steps < 4 && t.is(Class::Currency) && !name(t) && !owned(t))
}

/// `the yen rose to 1.244 marks from 1.243`: the price of one currency, named right before the verb, in another.
fn is_in_another(cx: Context<'_>, trigger: &Token, change: &Change<'_>) -> bool {
    let at = cx.tokens.partition_point(|t| t.span.start < trigger.span.start);
    let verbal = |t: &&Token| t.is(Class::Auxiliary) || t.is(Class::Adverb);
    let subject = cx.tokens.get(..at).unwrap_or_default().iter().rev().find(|t| !verbal(t));
    let Some(subject) = subject.filter(|t| t.is(Class::Currency)) else { return false };
    let Some(own) = cx.words.currencies.names.get(&subject.lower) else { return false };
    let mut ends =
        change.parts.iter().filter(|part| part.place != Place::Delta).flat_map(|part| &part.figures);
    let priced = |figure: &Figure| match &figure.value {
        Value::Amount(readings) if figure.kind == Kind::Money => readings.iter().all(|r| {
            own.iter()
                .all(|own| !r.unit.dimension.powers().iter().any(|p| own.dimension.powers().contains(p)))
        }),
        _ => false,
    };
    ends.find_map(|id| cx.figure(*id)).is_some_and(priced)
}

fn is_currency(cx: Context<'_>, word: &str) -> bool {
    let found = cx.words.cues.longest(std::iter::once(word));
    found.is_some_and(|(_, cues)| cues.iter().any(|cue| cue.class == Class::Currency))
}

/// `to a loss of 62 million from a loss of 12 million`: whether a loss rises or falls is said in either way, unless the
/// loss itself is what rises: `the operating loss increased to 62 million from a loss of 12 million`.
fn tells_losses(cx: Context<'_>, change: &Change<'_>) -> bool {
    let ends =
        || change.parts.iter().filter(|part| part.place != Place::Delta).flat_map(|part| &part.figures);
    let told_of = |class: Class| {
        let told = ends().filter_map(|id| cx.figure(*id)).filter(|figure| {
            let at = cx.tokens.partition_point(|t| t.span.end <= figure.span.start);
            let before = at.checked_sub(2).and_then(|i| cx.tokens.get(i..at));
            matches!(before, Some([noun, of]) if noun.is(class) && of.is(Class::Of))
        });
        told.count()
    };
    let sizing = change.trigger.is_some_and(|trigger| trigger.is(Class::Sizing));
    if sizing || change.trigger.is_some_and(|trigger| is_of_loss(cx, trigger)) {
        // "the loss narrowed to £2m, against a profit of £1m"
        return told_of(Class::Earnings) == 1 && told_of(Class::Negative) == 0;
    }
    told_of(Class::Negative) > 0
}

/// Whether the subject of a verb is a loss.
fn is_of_loss(cx: Context<'_>, verb: &Token) -> bool {
    let at = cx.tokens.partition_point(|t| t.span.start < verb.span.start);
    let subject = cx.tokens.get(..at).unwrap_or_default().iter().rev();
    let mut subject = subject.take(SUBJECT).take_while(|t| !back::ends_clause(t) && !cx.is_amount(t));
    verb.is(Class::ChangeVerb) && subject.any(|t| t.is(Class::Negative))
}

/// `from number three to number five`, `at five, up from 13`: a rank rises as its number falls.
fn is_rank(cx: Context<'_>, change: &Change<'_>) -> bool {
    let ends = || change.parts.iter().filter(|part| part.place != Place::Delta);
    let figures = || ends().flat_map(|part| &part.figures).filter_map(|id| cx.figure(*id));
    let small = |figure: &Figure| {
        let digits = figure.spelling.as_ref().map_or(3, |s| s.digits.len());
        figure.kind == Kind::Number && digits <= 2
    };
    let numbered = |figure: &Figure| {
        let at = cx.tokens.partition_point(|t| t.span.end <= figure.span.start);
        at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Rank))
    };
    let looks_back = ends().any(|part| part.place == Place::To && part.marker.is_none());
    let multiple = change.multiple.is_some();
    figures().any(numbered) || (looks_back && !multiple && figures().all(small) && figures().count() > 1)
}

/// `doubled` is about 2, `more than doubled` at least 2: the hedge stands right before the verb.
fn hedged_multiple(cx: Context<'_>, verb: &Token, value: &Num) -> (Span, Interval) {
    let at = cx.tokens.partition_point(|t| t.span.start < verb.span.start);
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(3);
    let mut hedge = before.filter_map(|token| {
        let span = Span::new(token.span.start, verb.span.start);
        let text = cx.source.slice(span);
        let (length, bend) = cx.words.hedges.before.longest(text)?;
        (length == text.trim_end().len()).then_some((span, bend))
    });
    match hedge.next_back() {
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

/// Which part an amount of change plays beside levels of that kind.
fn role_of_delta(cx: Context<'_>, delta: &Figure, level: Option<&Figure>) -> Option<Role> {
    let among_percents = level.is_some_and(|figure| matches!(figure.kind, Kind::Percent | Kind::Points));
    match delta.kind {
        Kind::Percent if among_percents => Some("step"),
        Kind::Points => (among_percents || level.is_none()).then_some("points"),
        Kind::Count | Kind::Number if among_percents && is_points(cx, delta) => Some("points"),
        // "shed 43.18 points to 3,041.55"
        Kind::Count if is_points(cx, delta) && level.is_some_and(|f| f.kind == Kind::Number) => {
            Some("amount")
        }
        Kind::Ratio if is_multiple(delta) => Some("multiple"),
        Kind::Percent | Kind::Ratio => Some("percent"),
        _ if !is_amount(delta) => None,
        // "to 791 million francs from 91 million by a 100 for 13 offering"
        Kind::Number
            if level.is_some_and(|figure| !matches!(figure.kind, Kind::Number | Kind::Count))
                && !of_one_magnitude(delta, level) =>
        {
            None
        }
        _ => level.is_none_or(|figure| comparable(delta, figure)).then_some("amount"),
    }
}

/// `41.2 million litres, 4.6 million fewer`
fn of_one_magnitude(delta: &Figure, level: Option<&Figure>) -> bool {
    let exponent = |figure: &Figure| figure.spelling.as_ref().map_or(0, |s| s.exponent);
    exponent(delta) > 0 && level.is_some_and(|level| exponent(level) == exponent(delta))
}

/// `threefold`, `2.5 times`: at least one; `a third` is a share.
pub fn is_multiple(figure: &Figure) -> bool {
    match &figure.value {
        Value::Amount(readings) => {
            readings.first().and_then(|r| r.interval.high()).is_none_or(|high| *high > Num::ONE)
        }
        _ => false,
    }
}
