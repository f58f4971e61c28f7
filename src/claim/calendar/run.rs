//! Things that come one after another: how many, of what, from when to when?
//!
//! In: `the fifth straight quarter of growth in July-September 2019. The streak started in the third quarter of 2018`, out: a claim
//! `streak` and a claim `run-began`. In: `the 25th annual fair, first held in 1999`, out: a claim `edition`. In: `stepped down in
//! 2023 after six four-year terms`, out: a claim `terms`.
//!
//! ```text
//! streak    = ORDINAL STRAIGHT UNIT | ORDINAL UNIT IN-A-ROW          with the only time of the sentence
//! run-began = ( the streak-noun | "it" ) BEGINS ( IN | WITH ) TIME
//! edition   = ORDINAL EDITION { any } FIRST-HELD ( IN | ON | none ) TIME                 or the first one before
//! first-one = THE "first" ( EDITION | verb ) { word } IN TIME
//! terms     = CHOSEN { word } time { any } LEFT-POST { word } time { any } NUMBER DURATION TERM     in any order
//! tenure    = CHOSEN { word } time { any } LEFT-POST { word } time AFTER DURATION
//! time      = IN TIME [ "(" TIME ")" ]
//! year-to   = ( DURATION ( TO | ENDS ) | YEAR-NOUN [ "that" ] ENDS ) [ ON ] DAY          "the 53 weeks to 6 April 2024"
//! fiscal    = YEAR [","] [ "which" ] ( RUNS | BEGINS | ENDS ) ( FROM | ON | IN ) TIME
//! ```

use super::{dated, duration, one_day, time};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Part, Time};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words between a verb and its time, and between an edition and the first one.
const NEAR: usize = 7;
const FAR: usize = 16;

/// The claims that start at a token.
pub fn read(cx: Context<'_>, at: usize) -> Vec<Claim> {
    [
        streak(cx, at),
        began(cx, at),
        edition(cx, at),
        first_one(cx, at),
        terms(cx, at),
        bound(cx, at),
        year_to(cx, at),
        tenure(cx, at),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn ordinal(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| figure.kind == Kind::Ordinal)
}

/// The times of a sentence that are parts of a year or years.
fn times(cx: Context<'_>) -> Vec<(usize, &Figure)> {
    let ranged = |t: &Token| {
        let range = |f: &&Figure| matches!(time(f), Some(Time::Range(..)));
        dated(cx, t).or_else(|| cx.figure_of(t).filter(range))
    };
    cx.tokens.iter().enumerate().filter_map(|(at, t)| ranged(t).map(|figure| (at, figure))).collect()
}

/// `the fifth straight quarter`, `the fifth quarter in a row`
fn streak(cx: Context<'_>, at: usize) -> Option<Claim> {
    let nth = ordinal(cx, at)?;
    let [second, third] = cx.tokens.get(at + 1..at + 3)? else { return None };
    let unit =
        if second.is(Class::Straight) { third } else { Some(second).filter(|_| third.is(Class::InARow))? };
    let months = unit.value(Class::RunUnit)?.clone();
    let found = times(cx);
    let [(_, last)] = found.as_slice() else { return None };
    let unit = Slot::word("unit", unit.span, Interval::point(months));
    let slots = vec![Slot::figure("nth", nth.id), Slot::figure("last", last.id), unit];
    Some(claim("streak", covered(cx.tokens.get(at..at + 3)?)?, cx.segment, slots, Topic::default()))
}

/// `The streak started in the third quarter of 2018`
fn began(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at).filter(|t| t.is(Class::Begins))?;
    let subject = cx.tokens.get(at.checked_sub(1)?)?;
    let opening = subject.is(Class::StreakNoun) && at < 4 || subject.is(Class::Pronoun) && at < 2;
    let governed = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::In) || t.is(Class::Preposition));
    let place = at + 2 + usize::from(cx.tokens.get(at + 2)?.is(Class::Determiner));
    let time = dated(cx, cx.tokens.get(place)?).filter(|_| opening && governed)?;
    let span = verb.span.cover(cx.tokens.get(place)?.span);
    Some(claim("run-began", span, cx.segment, vec![Slot::figure("first", time.id)], Topic::default()))
}

/// `the 25th annual fair opened in June 2023; it was first held in 1999`
fn edition(cx: Context<'_>, at: usize) -> Option<Claim> {
    let nth = ordinal(cx, at)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Edition))?;
    let behind = |i: &usize| cx.tokens.get(*i).is_some_and(|t| t.is(Class::FirstHeld));
    // "The fair, first held in 1950, marks its 71st edition"
    let before = |i: &usize| cx.tokens.get(*i).is_some_and(|t| t.value(Class::FirstHeld).is_some());
    let held =
        (at + 2..at + 2 + FAR).find(behind).or_else(|| (at.saturating_sub(FAR)..at).rev().find(before));
    let Some(held) = held else { return undated(cx, at, nth) };
    let place = held + 1 + usize::from(cx.tokens.get(held + 1)?.is(Class::In));
    let first = dated(cx, cx.tokens.get(place)?)?;
    let found = times(cx);
    let mut slots = vec![Slot::figure("nth", nth.id), Slot::figure("first", first.id)];
    match found.iter().filter(|(_, f)| f.id != first.id).collect::<Vec<_>>().as_slice() {
        [] => {}
        [(_, this)] => slots.push(Slot::figure("this", this.id)),
        _ => return None,
    }
    Some(claim(
        "edition",
        covered(cx.tokens.get(at.min(held)..=at.max(place))?)?,
        cx.segment,
        slots,
        Topic::default(),
    ))
}

/// `The 25th annual fair opened in 2024`: when the first one was, another sentence tells.
fn undated(cx: Context<'_>, at: usize, nth: &Figure) -> Option<Claim> {
    let mut found = times(cx);
    let first = (at + 2..cx.tokens.len()).find_map(|i| first_one(cx, i)).and_then(|c| c.figure("first"));
    found.retain(|(_, figure)| Some(figure.id) != first);
    let this = match found.as_slice() {
        [] => None,
        [(_, this)] => Some(Slot::figure("this", this.id)),
        _ => return None,
    };
    let slots = std::iter::once(Slot::figure("nth", nth.id)).chain(this).collect();
    Some(claim("edition", covered(cx.tokens.get(at..at + 2)?)?, cx.segment, slots, Topic::default()))
}

/// `The first was held in 1999`, `The first edition, in 1999, had no music`
fn first_one(cx: Context<'_>, at: usize) -> Option<Claim> {
    const TOLD: [Class; 4] = [Class::Auxiliary, Class::LevelVerb, Class::Edition, Class::Happened];
    // "The first was held in", "...; the first was held in"
    let opens = |at: usize| at == 0 || cx.tokens.get(at - 1).is_some_and(|t| t.is_mark(';'));
    let token = cx.tokens.get(at).filter(|_| at > 0 && opens(at - 1))?;
    let one = ordinal(cx, at).and_then(crate::claim::age::whole) == Some(1);
    if !one && !token.is(Class::Earliest) {
        return None;
    }
    let definite = cx.tokens.get(at - 1).is_some_and(|t| t.is(Class::Definite));
    let next = cx.tokens.get(at + 1)?;
    let bare = next.is_any(&TOLD);
    let found: Vec<(usize, &Figure)> = times(cx).into_iter().filter(|(place, _)| *place > at).collect();
    let [(place, time)] = found.as_slice() else { return None };
    let governed = cx.tokens.get(place.checked_sub(1)?)?.is(Class::In) && *place - at < NEAR - 1;
    let slots = vec![Slot::figure("first", time.id)];
    (definite && bare && governed)
        .then(|| {
            Some(claim(
                "first-one",
                covered(cx.tokens.get(at..=*place)?)?,
                cx.segment,
                slots,
                Topic::default(),
            ))
        })
        .flatten()
}

/// `six four-year terms`
fn terms(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [count, length, noun] = cx.tokens.get(at..at + 3)? else { return None };
    let number = cx.figure_of(count).filter(|f| matches!(f.kind, Kind::Number | Kind::Count))?;
    let each = duration(cx, length).filter(|_| noun.is(Class::Term))?;
    let (from, to) = (of_verb(cx, Class::Chosen)?, of_verb(cx, Class::LeftPost)?);
    let slots = vec![
        Slot::figure("count", number.id),
        Slot::figure("each", each.id),
        Slot::figure("from", from.id),
        Slot::figure("to", to.id),
    ];
    let span = covered(cx.tokens.get(at..at + 3)?)?;
    (from.id != to.id).then(|| claim("terms", span, cx.segment, slots, Topic::default()))
}

/// `took over in 2001 and retired in 2023 after 22 years`
fn tenure(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    cx.tokens.get(at.checked_sub(1)?).filter(|t| t.is(Class::Since))?;
    let (from, to) = (of_verb(cx, Class::Chosen)?, of_verb(cx, Class::LeftPost)?);
    let counts = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of) || t.is(Class::Term));
    let adjective = cx.source.slice(cx.tokens.get(at)?.span).contains('-');
    let slots =
        vec![Slot::figure("from", from.id), Slot::figure("to", to.id), Slot::figure("duration", length.id)];
    let span = cx.tokens.get(at)?.span;
    (from.id != to.id && !counts && !adjective)
        .then(|| claim("span", span, cx.segment, slots, Topic::default()))
}

/// The year behind the only verb of that class: the second name of one that is named twice.
fn of_verb(cx: Context<'_>, class: Class) -> Option<&Figure> {
    let verbs: Vec<usize> =
        (0..cx.tokens.len()).filter(|at| cx.tokens.get(*at).is_some_and(|t| t.is(class))).collect();
    let [verb] = verbs.as_slice() else { return None };
    let after = cx.tokens.get(verb + 1..)?;
    let words = after.iter().take(NEAR).take_while(|t| is_word(t) && !t.is(Class::And)).count();
    let governed = after.get(words.checked_sub(1)?)?.is(Class::In);
    let first = dated(cx, after.get(words)?).filter(|_| governed)?;
    let again = after.get(words + 1).filter(|t| t.is_mark('(')).and(after.get(words + 2));
    again.and_then(|t| dated(cx, t)).or(Some(first))
}

/// `fiscal 2568, which runs from October 2024`, `the three months to June 2024 began on 1 April`
fn bound(cx: Context<'_>, at: usize) -> Option<Claim> {
    let name = cx.figure_at(at)?;
    let counted = match time(name)? {
        Time::Period(named) => {
            named.part == Part::FiscalYear
                || named.part == Part::Year && !named.calendar.has_gregorian_months()
        }
        // "the year ended March 31, 2024, which began on"
        Time::Ending { end, .. } => end.is_some(),
        _ => false,
    };
    let mut next = at + 1;
    next += usize::from(cx.tokens.get(next)?.is_mark(','));
    next += usize::from(cx.tokens.get(next)?.is(Class::Relative));
    let verb = cx.tokens.get(next)?;
    // "began at sundown on"
    let plain = |t: &&Token| {
        is_word(t) && !t.is(Class::And) && !t.is(Class::In) && !t.is(Class::On) && !t.is(Class::From)
    };
    next += cx.tokens.get(next + 1..)?.iter().take(2).take_while(plain).count();
    let governor = cx.tokens.get(next + 1)?;
    let inside = governor.is(Class::In) || governor.is(Class::On);
    let (kind, place) =
        if verb.is(Class::Runs) && governor.is(Class::From) || verb.is(Class::Begins) && inside {
            ("year-starts", next + 2)
        } else if verb.is(Class::Begins) {
            // "began on" is one cue
            ("year-starts", next + 1)
        } else if verb.is(Class::Ends) && inside {
            ("year-ends", next + 2)
        } else {
            return None;
        };
    let stated = dated(cx, cx.tokens.get(place)?).filter(|_| counted)?;
    let slots = vec![Slot::figure("name", name.id), Slot::figure("stated", stated.id)];
    Some(claim(kind, covered(cx.tokens.get(at..=place)?)?, cx.segment, slots, Topic::default()))
}

/// `the 53 weeks to 4 May 2019`, `the year that ended on 28 April 2018`
fn year_to(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let weeks = duration(cx, token);
    if weeks.is_none() {
        token.value(Class::RunUnit).filter(|months| **months == Num::from(12))?;
    }
    let next = at + 1 + usize::from(cx.tokens.get(at + 1)?.is(Class::Relative));
    cx.tokens.get(next).filter(|t| t.is(Class::Ends) || weeks.is_some() && t.is(Class::To))?;
    let place = next + 1 + usize::from(cx.tokens.get(next + 1)?.is(Class::On));
    let day = one_day(cx, cx.tokens.get(place)?)?;
    let span = covered(cx.tokens.get(at..=place)?)?;
    let mut slots = vec![Slot::figure("day", day.id)];
    slots.extend(weeks.map(|weeks| Slot::figure("weeks", weeks.id)));
    Some(claim("year-to", span, cx.segment, slots, Topic::default()))
}
