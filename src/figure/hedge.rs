//! Which words bend the value of a figure, and how far?
//!
//! In: the figure `10 million` behind `at least`, out: the same figure with no upper bound. Before a figure
//! the scan looks for hedges itself, as it walks; behind it, and between a number and its noun (`10 or
//! more people`, `100-odd`), the readers ask here. Of two that end at the figure the longer one counts.

use super::grammar::gap;
use super::{Bend, Context, Draft, Hedge, Kind, Slack, Spelling, Value};
use crate::num::rounding::{self, Precision};
use crate::num::{Interval, Num};
use crate::source::Span;

/// A hedge that stands at this offset and ends right before the next word: itself and the offset at which
/// the figure would start.
pub fn before(context: &Context<'_>, start: usize) -> Option<(Hedge, usize)> {
    let text = context.rest(start);
    let (length, bend) = context.words.hedges.before.longest(text)?;
    let after = text.get(length..)?;
    let figure = gap(after).map_or(after, |(rest, ())| rest);
    Some((Hedge { span: Span::new(start, start + length), bend: bend.clone() }, context.offset(figure)))
}

/// A hedge at the start of `text`, which stands behind a number; and the text behind it. One that starts
/// with a letter stands apart, one that starts with a mark is glued; none is followed by a number that it
/// may as well belong to.
pub fn inside<'a>(context: &Context<'_>, text: &'a str) -> (&'a str, Option<Hedge>) {
    let start = gap(text).map_or(text, |(rest, ())| rest);
    let glued = start.len() == text.len();
    let found =
        context.words.hedges.after.longest(start).and_then(|(n, bend)| Some((start.get(n..)?, n, bend)));
    let Some((rest, length, bend)) = found else { return (text, None) };
    let next = rest.trim_start();
    if glued == start.starts_with(char::is_alphabetic)
        || next.starts_with(|c: char| c.is_numeric() || c == '$')
    {
        return (text, None);
    }
    let at = context.offset(start);
    (rest, Some(Hedge { span: Span::new(at, at + length), bend: bend.clone() }))
}

/// A draft with the hedge that was seen before it, or else with one behind it.
pub fn hedged(context: &Context<'_>, draft: Draft, before: Option<Hedge>) -> Draft {
    let amount = matches!(draft.value, Some(Value::Amount(_)));
    if draft.hedge.is_some() || !amount {
        return draft;
    }
    let behind = || inside(context, context.rest(draft.span.end)).1;
    let hedge = before.filter(|hedge| bends(context, &draft, hedge)).or_else(behind);
    bent(draft, hedge)
}

/// `over five years` says when, not how long, and in `turned over £5m` it is a part of the verb.
fn bends(context: &Context<'_>, draft: &Draft, hedge: &Hedge) -> bool {
    let hedges = &context.words.hedges;
    let text = context.text.get(hedge.span.range()).unwrap_or_default().to_lowercase();
    let verb = || context.word_before(hedge.span.start).to_lowercase();
    let particle = hedges.particles.get(&text).is_some_and(|verbs| verbs.contains(&verb()));
    !particle && (draft.kind != Kind::Duration || !hedges.spans.contains(&text))
}

/// The figure bent by a hedge; times and scores keep their value.
pub fn bent(mut draft: Draft, hedge: Option<Hedge>) -> Draft {
    let Some(hedge) = hedge else { return draft };
    // The hedge says how loose the number is, so its trailing zeros need not say it again, nor need a multiple.
    let written = draft.spelling.as_ref();
    let plain = written.and_then(|s| match (draft.kind, s.precision) {
        (Kind::Ratio, _) if s.exponent == 0 && !s.digits.contains('.') => {
            Num::decimal(&s.digits).map(Interval::point)
        }
        (_, Precision::LastNonZeroDigit) => rounding::rounded(&s.digits, s.exponent, Precision::LastDigit),
        _ => None,
    });
    let plain = plain.or_else(|| half(&draft, &hedge.bend));
    let place = written.filter(|s| s.in_digits || !s.digits.contains('.')).map(place);
    if let Some(Value::Amount(readings)) = &mut draft.value {
        for reading in readings {
            if let Some(interval) = &plain {
                reading.interval = interval.clone();
                reading.truncated = interval.clone();
            }
            reading.interval = bend_within(&reading.interval, &hedge.bend, place.as_ref());
            reading.truncated = bend_within(&reading.truncated, &hedge.bend, place.as_ref());
        }
    }
    draft.hedge = Some(hedge);
    draft
}

/// `more than half`, `fewer than half`: nobody who counts is on the wrong side of a half.
fn half(draft: &Draft, bend: &Bend) -> Option<Interval> {
    let open = matches!(bend.below, Slack::Open) || matches!(bend.above, Slack::Open);
    let half = Num::ratio(1, 2)?;
    let Some(Value::Amount(readings)) = &draft.value else { return None };
    let of_half = readings.first()?.interval.middle()? == half;
    (open && of_half && draft.kind == Kind::Ratio && draft.spelling.is_none()).then(|| Interval::point(half))
}

/// One step of the last place that the number was given to: 1,000 for `31,000`, 1 for `47,265`, and 500 for `1,500`, since a
/// five is as often said of a half. Who gives more places means them, whatever word stands before.
fn place(spelling: &Spelling) -> Num {
    let digits = spelling.digits.trim_start_matches('-');
    let Some((_, decimals)) = digits.split_once('.') else {
        let kept = digits.trim_end_matches('0');
        let zeros = i32::try_from(digits.len() - kept.len()).unwrap_or(0);
        let steps = if kept.len() > 1 && kept.ends_with('5') { 5 } else { 1 };
        return Num::from(steps) * Num::power_of_ten(zeros + spelling.exponent);
    };
    Num::power_of_ten(spelling.exponent - i32::try_from(decimals.len()).unwrap_or(0))
}

/// `[low - below · |low|, high + above · |high|]`; an open side has no bound.
pub fn bend(value: &Interval, bend: &Bend) -> Interval {
    bend_within(value, bend, None)
}

/// The same with no closed side further out than `most`.
fn bend_within(value: &Interval, bend: &Bend, most: Option<&Num>) -> Interval {
    let reach = |end: Option<&Num>, slack: &Slack, sign: i64| match slack {
        Slack::Open => None,
        Slack::Share(share) => end.map(|end| {
            let far = &end.abs() * share;
            let far = most.map_or(far.clone(), |most| far.min(most.clone()));
            end + &(&far * &Num::from(sign))
        }),
    };
    let low = reach(value.low(), &bend.below, -1);
    let high = reach(value.high(), &bend.above, 1);
    Interval::bounded(low, high).unwrap_or_else(|| value.clone())
}
