//! How long since?
//!
//! In: `on 6 June 2021 to mark 150 years since their bridge opened in 1871`, out: a claim `span` from 1871 to 6
//! June 2021 with 150 years. A length `ago` counts to the day of writing, and the claim has no `to`; one
//! `since` or `after` something may count to any day that the sentence does not name, and then says nothing.
//!
//! ```text
//! since = TIME { word } DURATION SINCE { word } start
//!       | TIME { word } ORDINAL "anniversary" ( OF | SINCE ) { word } start
//!       | ORDINAL "anniversary" ( OF | SINCE ) { word } start { word } ( IN | ON ) TIME end        "of the 1966 final was marked in 2026"
//!       | TIME { any } DURATION "on" [","] { any } TIME          "three years on, they open on 14 June 2024"
//!       | TIME { any } SHIFT [","] [ IN | ON ] TIME              "1985/86 ... two years earlier in 1983/84"
//!       | AGO [","] ( IN | ON ) TIME | AGO "," DAY end | IN TIME "," AGO end         "20 years ago, in 1999", "In 1999, 20 years ago,"
//!       | DURATION SINCE start "," { word } ( IN | ON ) TIME   "Ten years after the flood of 2014, the wall rose in 2024."
//! start = ( IN | ON | OF ) TIME end | TIME end | the TIME noun end
//! end   = not a word that goes on about the time
//! ```

use super::{dated, dated_before, time};
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Time, TimeUnit, Year};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between a length and the time that it counts from.
const WORDS: usize = 8;
/// Most tokens between a length that has passed and the time then.
const ON: usize = 20;

/// The length at a token, with the times that it lies between.
pub fn since(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let (first, last, slots) = match cx.figure_of(token)? {
        figure if figure.kind == Kind::Duration => passed(cx, at, figure).or_else(|| on(cx, at, figure))?,
        figure if figure.kind == Kind::Ordinal => anniversary(cx, at, figure)?,
        figure => shifted(cx, at, figure)?,
    };
    let span = cx.tokens.get(first)?.span.cover(cx.tokens.get(last)?.span);
    Some(claim("span", span, cx.segment, slots, Topic::default()))
}

/// The first and the last token of a claim, and its slots.
type Told = (usize, usize, Vec<Slot>);

/// `150 years since their bridge opened in 1871`
fn passed(cx: Context<'_>, at: usize, length: &Figure) -> Option<Told> {
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Since))?;
    counted(cx, at, at + 2, length)
}

/// `the 50th anniversary of the 1966 final`
fn anniversary(cx: Context<'_>, at: usize, length: &Figure) -> Option<Told> {
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Anniversary))?;
    cx.tokens.get(at + 2).filter(|t| t.is(Class::Of) || t.is(Class::Since))?;
    counted(cx, at, at + 3, length)
}

/// A length that counts from the time behind `next`, to a time before the length.
fn counted(cx: Context<'_>, at: usize, next: usize, length: &Figure) -> Option<Told> {
    let (last, start) = start(cx, next)?;
    let (first, end) = ending(cx, at).or_else(|| following(cx, last)).or_else(|| kept(cx, last))?;
    let (first, last) = (first.min(at), last.max(first));
    Some((
        first,
        last,
        vec![Slot::figure("from", start.id), Slot::figure("to", end.id), Slot::figure("duration", length.id)],
    ))
}

/// `Ten years after the flood of 3 May 2014, on 3 May 2024, the wall was opened`
fn following(cx: Context<'_>, last: usize) -> Option<(usize, &Figure)> {
    cx.tokens.get(last + 1).filter(|t| t.is_mark(','))?;
    let after = cx.tokens.get(last + 2..)?;
    let words = after.iter().take(WORDS).take_while(|t| is_word(t) && !starts_else(t)).count();
    let governor = after.get(words.checked_sub(1)?)?;
    let figure = dated(cx, after.get(words)?)?;
    let closed = after.get(words + 1).is_none_or(|t| t.is_mark('.') || t.is_mark(','));
    let governed = governor.is(Class::In) || governor.is(Class::On);
    // "the strike ended on 17 May": the only other time, at the end of its clause
    let alone = words == 1 || closed && cx.tokens.iter().filter(|t| dated(cx, t).is_some()).count() == 2;
    (governed && alone).then_some((last + 2 + words, figure))
}

/// `the 50th anniversary of the 1966 final was marked in 2026`: the only other time, in the same clause.
fn kept(cx: Context<'_>, last: usize) -> Option<(usize, &Figure)> {
    let after = cx.tokens.get(last + 1..)?;
    let words = after.iter().take(WORDS).take_while(|t| is_word(t) && !starts_else(t)).count();
    let told = after.get(..words)?;
    let governor = told.last().filter(|t| t.is(Class::In) || t.is(Class::On) || t.is(Class::Falls))?;
    let verb =
        governor.is(Class::Falls) || told.iter().any(|t| t.is(Class::Auxiliary) || t.is(Class::LevelVerb));
    let figure = dated(cx, after.get(words)?)?;
    let alone = cx.tokens.iter().filter(|t| dated(cx, t).is_some()).count() == 2;
    (verb && alone).then_some((last + 1 + words, figure))
}

/// Whether the words from here on speak of something else.
fn starts_else(token: &Token) -> bool {
    const ELSE: [Class; 9] = [
        Class::Relative,
        Class::Clause,
        Class::Reporting,
        Class::And,
        Class::Born,
        Class::Chosen,
        Class::Made,
        Class::Had,
        Class::From,
    ];
    token.is_any(&ELSE)
}

/// `May 4, 2024), WHICH IS 60 days after`: the time right before a relative clause.
fn apposed(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let [relative, verb] = cx.tokens.get(at.checked_sub(2)?..at)? else { return None };
    let told = relative.is(Class::Relative) && (verb.is(Class::LevelVerb) || verb.is(Class::Auxiliary));
    let mark = |t: &&Token| t.is_mark(',') || t.is_mark(')');
    let marks = cx.tokens.get(..at - 2)?.iter().rev().take(2).take_while(mark).count();
    let place = at.checked_sub(3 + marks).filter(|_| told)?;
    dated(cx, cx.tokens.get(place)?).map(|figure| (place, figure))
}

/// The time to which a length counts, in the clause before it.
fn ending(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    if let Some(told) = apposed(cx, at) {
        return Some(told);
    }
    let near = (at.saturating_sub(WORDS)..at).rev();
    let ends = |t: &Token| t.is(Class::And) || t.is(Class::Clause) || t.is(Class::Relative) || t.is_mark(';');
    let mut open = near.take_while(|i| !cx.tokens.get(*i).is_none_or(ends));
    let (at, figure) = open.find_map(|i| dated(cx, cx.tokens.get(i)?).map(|figure| (i, figure)))?;
    // "the 1966 final" is no time at which something happens
    let owned = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    // "Founded in 1898" is where something begins
    let begins = at.checked_sub(2).and_then(|i| cx.tokens.get(i));
    let begins = begins.is_some_and(|t| t.is(Class::Made) || t.is(Class::Born) || t.is(Class::Married));
    (!owned && !begins).then_some((at, figure))
}

/// `their bridge opened in 1871`, `the 1966 final`
pub(super) fn start(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    // "the first day of the Somme"
    let ordinal = |t: &Token| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Ordinal);
    let place =
        cx.tokens.get(at..)?.iter().take(WORDS).position(|t| t.figure().is_some() && !ordinal(t))? + at;
    let figure = dated(cx, cx.tokens.get(place)?)?;
    // "the date on the contract, May 2011"
    let comma = place.checked_sub(1).filter(|i| *i > at && cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')));
    // "the flood, in 1916"
    let governed_comma = place.checked_sub(2).filter(|i| {
        let is = |at: usize, class: Class| cx.tokens.get(at).is_some_and(|t| t.is(class));
        *i > at
            && cx.tokens.get(*i).is_some_and(|t| t.is_mark(','))
            && (is(place - 1, Class::In) || is(place - 1, Class::On))
    });
    let comma = comma.or(governed_comma);
    let words = cx.tokens.get(at..comma.unwrap_or(place))?;
    let closed = cx.tokens.get(place + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.'));
    if comma.is_some() && !closed {
        return None;
    }
    let plain = |t: &Token| {
        ordinal(t) || is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative, Class::Since])
    };
    let governors =
        [Class::In, Class::On, Class::Of, Class::Determiner, Class::Begins, Class::Ends, Class::Falls];
    let governed = comma.is_some() || words.last().is_none_or(|t| t.is_any(&governors));
    let adjective = words.last().is_none_or(|t| t.is(Class::Determiner));
    let next = cx.tokens.get(place + 1);
    let goes_on = next.is_some_and(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause));
    let bracket = next.is_some_and(|t| t.is_mark('('));
    (words.iter().all(|t| plain(t) || t.is(Class::Determiner))
        && governed
        && (adjective || !goes_on)
        && !bracket)
        .then_some((place, figure))
}

/// `three years on, they open the next one on 14 June 2024`
fn on(cx: Context<'_>, at: usize, length: &Figure) -> Option<Told> {
    let next = cx.tokens.get(at + 2)?;
    if !cx.tokens.get(at + 1)?.is(Class::On) || !(next.is_mark(',') || next.is_mark('.')) {
        return None;
    }
    let start = dated_before(cx, at)?;
    let mut after = cx.tokens.iter().enumerate().skip(at + 3).take(ON);
    let (last, end) = after.find_map(|(i, t)| dated(cx, t).map(|end| (i, end)))?;
    Some((
        at,
        last,
        vec![Slot::figure("from", start.id), Slot::figure("to", end.id), Slot::figure("duration", length.id)],
    ))
}

/// `two years earlier in 1983/84`, `20 years ago, in 1999`
fn shifted(cx: Context<'_>, at: usize, shift: &Figure) -> Option<Told> {
    let Some(Time::Shift { count, from_now, unit }) = time(shift) else { return None };
    let ago = from_now.then(|| ahead(cx, at)).flatten();
    let (last, other) = ago.or_else(|| beside(cx, at))?;
    if *from_now {
        // "Two years ago, on 3 June": of that year, not of this one
        let other_year =
            *unit == TimeUnit::Year && super::period(other).is_some_and(|p| p.year == Year::Open);
        let back = count.high().is_some_and(Num::is_negative) && !other_year;
        return back.then(|| {
            (
                at.min(last),
                last.max(at),
                vec![Slot::figure("from", other.id), Slot::figure("duration", shift.id)],
            )
        });
    }
    let first = at.min(last);
    let known = dated_before(cx, first)?;
    let earlier = count.high()?.is_negative();
    let (from, to) = if earlier { (other, known) } else { (known, other) };
    Some((
        first,
        last.max(at),
        vec![Slot::figure("from", from.id), Slot::figure("to", to.id), Slot::figure("duration", shift.id)],
    ))
}

/// The time that says again when `two years earlier` was.
fn beside(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let mut next = at + 1;
    next += usize::from(cx.tokens.get(next).is_some_and(|t| t.is_mark(',')));
    let governed = cx.tokens.get(next).is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    next += usize::from(governed);
    let figure = dated(cx, cx.tokens.get(next)?)?;
    // "The next day, 4 May, it sank"
    let bare = next == at + 2 && super::one_day_of(figure) && closes(cx, next + 1);
    (governed || bare).then_some((next, figure))
}

/// `In 1984, 40 years ago,`, `the flood of 1984, 40 years ago,`
fn ahead(cx: Context<'_>, at: usize) -> Option<(usize, &Figure)> {
    let place = at.checked_sub(2)?;
    let governed = place.checked_sub(1).and_then(|i| cx.tokens.get(i));
    let told = governed.is_some_and(|t| t.is_any(&[Class::In, Class::On, Class::Of]));
    let figure = dated(cx, cx.tokens.get(place)?)?;
    (told && cx.tokens.get(at - 1)?.is_mark(',') && closes(cx, at + 1)).then_some((place, figure))
}

/// Whether an apposition ends here.
pub(super) fn closes(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.get(at).is_none_or(|t| t.is_mark(',') || t.is_mark('.'))
}
