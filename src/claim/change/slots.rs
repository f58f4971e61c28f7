//! Which part of a change stands here?
//!
//! In: the tokens behind `fell 23 percent`, out: the part `to 1.425 million tons`, then `from 1.854 million tons`. The parts and their
//! markers are in the parent module's grammar; words that say nothing of the change are stepped over.

use nom::Parser;
use nom::combinator::opt;

use super::super::grammar::{
    Context, Parsed, crossing, cue, is_word, level, marked, marked_rate, step, token,
};
use super::super::token::{Token, Tokens};
use super::{Change, FILLER, NEAR, Part, Place, bare, earlier, other, preceded_by_determiner, trailing};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// The next slot, with whatever may stand before it.
pub fn next<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let mut rest = input;
    for steps in 0..=FILLER {
        if let Some(after) = slot(cx, rest, steps, change) {
            return Some(after);
        }
        if let Some(after) = aside(cx, rest).filter(|_| has(change, Place::To)) {
            rest = after;
            continue;
        }
        rest = step(cx, rest)?;
    }
    None
}

/// `139 million, ON REVENUES OF 34 BILLION, from 1.56 billion`: what a result was made on.
fn aside<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<Tokens<'a>> {
    let (rest, _) = cue::<'a>(Class::On).parse(input).ok()?;
    let words = rest.0.iter().take(NEAR).take_while(|t| is_word(t) && !t.is(Class::Of)).count();
    let (rest, _) = marked(cx, Class::Of)(Tokens(rest.0.get(words..)?)).ok()?;
    let (rest, _) = opt(token(|t| t.is_mark(','))).parse(rest).ok()?;
    (words > 0).then_some(rest)
}

/// One slot here; `steps` is how many tokens were stepped over before it.
fn slot<'a>(cx: Context<'a>, input: Tokens<'a>, steps: usize, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    if let Some(rest) = governed(cx, input, steps, change).or_else(|| worded(cx, input, change)) {
        return Some(rest);
    }
    if steps == 0
        && let Some(rest) = close(cx, input, change)
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

/// `by 5 percent`, `to 300`, `from 250`, `against 250`
fn governed<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    steps: usize,
    change: &mut Change<'a>,
) -> Option<Tokens<'a>> {
    let markers = [
        (Class::By, Place::Delta),
        (Class::To, Place::To),
        (Class::From, Place::From),
        (Class::Against, Place::From),
    ];
    for (class, place) in markers {
        let taken = place == Place::From && has(change, place) && !starts_over(change);
        // "34 percent down on 5.70 million, and exports TO the south 4.45 million"
        let elsewhere = place == Place::To
            && change.by_adverb
            && has(change, Place::From)
            && !is_only_time(cx, input, steps);
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
        // "an increase in sales led to a 16 percent rise"
        let nominal =
            change.trigger.is_some_and(|t| t.is(Class::ChangeNoun) && preceded_by_determiner(cx, t));
        if place != Place::Delta
            && !nominal
            && let Ok((rest, (figures, way))) = marked_rate(cx, class)(input)
        {
            change.parts.push(Part::new(place, Some(class), figures));
            change.rates.push(way.clone());
            return Some(rest);
        }
    }
    None
}

/// Whether nothing but times was stepped over: `up 1.4 percent from 11.74 million A YEAR EARLIER to 11.90 million`.
fn is_only_time(cx: Context<'_>, input: Tokens<'_>, steps: usize) -> bool {
    let at = cx.tokens.len() - input.0.len();
    let passed = cx.tokens.get(at.saturating_sub(steps)..at).unwrap_or_default();
    passed.iter().all(|t| t.is(Class::In) || cx.figure_of(t).is_some_and(Figure::is_time))
}

/// Levels that words of their own tell: `leaving 215 million`, `of $2.28, raising it to $2.40`, `to close at $93`, `when it was 6.2 percent`.
fn worded<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let open = has(change, Place::Delta) && !has(change, Place::To);
    let early = !has(change, Place::From);
    if early
        && !has(change, Place::To)
        && let Some((rest, [from, to])) = earlier::of_level(cx, input, change)
    {
        change.parts.push(Part::new(Place::From, Some(Class::Of), from));
        change.parts.push(Part::new(Place::To, Some(Class::To), to));
        return Some(rest);
    }
    let after = |(rest, figures), marker| (rest, Part::new(Place::To, Some(marker), figures));
    let leaving = || earlier::leaving(cx, input, change).map(|found| after(found, Class::Leave));
    let settling = || earlier::settling(cx, input).map(|found| after(found, Class::At));
    let when = || {
        let (rest, figures) = earlier::when_it_was(cx, input, change)?;
        Some((rest, Part::new(Place::From, Some(Class::Clause), figures)))
    };
    let replaced = || {
        let found = earlier::instead(cx, input).or_else(|| earlier::after_it_was(cx, input));
        found.map(|(rest, figures)| (rest, Part::new(Place::From, Some(Class::After), figures)))
    };
    let told = open.then(|| leaving().or_else(settling)).flatten();
    let ended = early && has(change, Place::To);
    let told = told.or_else(|| early.then(when).flatten());
    let (rest, part) = told.or_else(|| ended.then(replaced).flatten())?;
    change.parts.push(part);
    Some(rest)
}

/// Parts that only stand right behind what they belong to: a level or an amount, the level before in brackets, points as a percentage.
fn close<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let level = |part: &Part| (part.place == Place::To).then(|| part.figures.last().copied()).flatten();
    let to = change.parts.last().and_then(level).filter(|_| !has(change, Place::From));
    let before = || {
        let (rest, from) = earlier::bracketed(cx, input, to?)?;
        Some((rest, Part::new(Place::From, Some(Class::Against), vec![from])))
    };
    if let Some((rest, part)) = close_slot(cx, input, change).or_else(before) {
        change.parts.push(part);
        return Some(rest);
    }
    bare::apposed_percent(cx, input, change)
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
        () if last == Some(Class::Against) => return Err(nom::Err::Error(super::super::grammar::Miss)),
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
    if !has(change, Place::From)
        && let Some((rest, figures)) = earlier::over(cx, input)
    {
        return Some((rest, Part::new(Place::From, Some(Class::On), figures)));
    }
    if change.by_adverb
        && !has(change, Place::To)
        && let Ok((rest, figures)) = marked(cx, Class::At)(timed(cx, input))
    {
        return Some((rest, Part::new(Place::To, Some(Class::At), figures)));
    }
    let (rest, _) = token(|t| t.is_mark(':') && change.parts.is_empty()).parse(input).ok()?;
    let (rest, figures) = level(cx)(rest).ok()?;
    Some((rest, Part::new(Place::To, None, figures)))
}

/// `lower IN 2005, at 4 percent`: the tokens behind a time in passing.
fn timed<'a>(cx: Context<'a>, input: Tokens<'a>) -> Tokens<'a> {
    let passes =
        |t: &&Token| t.is(Class::In) || t.is_mark(',') || cx.figure_of(t).is_some_and(Figure::is_time);
    let skip = input.0.iter().take(NEAR).take_while(passes).count();
    let at = input.0.get(skip).is_some_and(|t| t.is(Class::At));
    Tokens(input.0.get(if at { skip } else { 0 }..).unwrap_or_default())
}

/// `rose a further 3 percent`: an unmarked amount right behind the trigger.
fn bare_delta<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    steps: usize,
    change: &mut Change<'a>,
) -> Option<Tokens<'a>> {
    let before = cx.before(input.0.first()?);
    // "cut the state's stake IN HALF"
    let divides = before.is_some_and(|t| t.is(Class::In))
        && cx.figure_of(input.0.first()?).is_some_and(|f| f.kind == Kind::Ratio);
    let far = steps > NEAR && !divides;
    if far || change.multiple.is_some() || has(change, Place::Delta) {
        return None;
    }
    // "many had been picked up, 35 bodies were found"
    if before.is_some_and(|t| t.is_mark(',')) {
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
    super::super::grammar::figure(cx, |figure| matches!(figure.kind, Kind::Percent | Kind::Points))
        .parse(rest)
}
