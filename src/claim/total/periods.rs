//! Which amounts of parts of a year make up that of the year?
//!
//! In: `$65m in the first half and $34m in the second, or $99m for the year`, out: a claim `total` of the two and the 99. A level that
//! is told for each part, as a number of people at work is, makes no sum: the total must be above each of them. Where the next
//! sentence tells the year, the claim is `periods`, and its total is found there.
//!
//! ```text
//! periods = AMOUNT { word } PERIOD { ( "," | AND ) AMOUNT { word } ( PERIOD | ORDINAL ) }      all parts of a year, or of a quarter
//! year    = AMOUNT { word } YEAR | YEAR { word } AMOUNT
//! ```

use super::super::grammar::{Context, is_amount, is_word};
use super::super::share::quantity;
use super::super::token::Token;
use super::super::{Claim, Role, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Kind, Part, Time, TimeUnit, Value};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Most words between an amount and its period.
const NEAR: usize = 5;

/// A part of a year, or all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Half(u8),
    Quarter(u8),
    Month(u8),
    Months(u8, u8),
    Year,
    /// `the quarter`, `the half`: whichever the others are of.
    Named(Word),
}

/// A time that is named without its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Quarter,
    Half,
}

/// Reads the sums over periods of one sentence.
pub fn read(cx: Context<'_>) -> Option<Claim> {
    let amounts = amounts(cx);
    let mut told: Vec<(usize, Span)> = Vec::new();
    for (n, at) in amounts.iter().enumerate() {
        let next = amounts.get(n + 1).copied().unwrap_or(cx.tokens.len());
        let last = n.checked_sub(1).and_then(|n| amounts.get(n)).map_or(0, |i| i + 1);
        let known = told.last().map(|(_, span)| *span);
        let span = behind(cx, *at, next, known).or_else(|| before(cx, last, *at));
        told.extend(span.map(|span| (*at, span)));
    }
    let averaged = cx
        .tokens
        .iter()
        .any(|t| cx.words.rates.average.contains(&t.lower) || t.is(Class::Against) || t.is(Class::Than));
    let figure = |at: usize| quantity(cx, cx.tokens.get(at)?);
    if averaged {
        return None;
    }
    let spans = |but: Option<usize>| {
        told.iter().enumerate().filter(move |(i, _)| Some(*i) != but).map(|(_, told)| *told)
    };
    let all = complete(&spans(None).map(|(_, span)| span).collect::<Vec<_>>()).map(|of| (None, of));
    let one_of = |at: usize| {
        let of = complete(&spans(Some(at)).map(|(_, span)| span).collect::<Vec<_>>())?;
        told.get(at).filter(|(_, span)| fits_span(*span, of)).map(|_| (Some(at), of))
    };
    let (whole, of) = all.or_else(|| (0..told.len()).find_map(one_of))?;
    let players: Vec<&Figure> = spans(whole).filter_map(|(at, _)| figure(at)).collect();
    if players.len() + usize::from(whole.is_some()) != amounts.len() {
        return None;
    }
    let total = match whole.and_then(|at| told.get(at)) {
        Some((at, _)) => Some(figure(*at)?),
        None => None,
    };
    sum(cx, &players, total, of)
}

/// `For the full year it came to $99m`: the only amount of a sentence that tells a year or a quarter.
pub fn yearly(cx: Context<'_>) -> Option<Claim> {
    let [at] = *amounts(cx).as_slice() else { return None };
    let total = quantity(cx, cx.tokens.get(at)?)?;
    let of = behind(cx, at, cx.tokens.len(), None).or_else(|| before(cx, 0, at)).and_then(number)?;
    let ahead = cx.tokens.get(..at)?;
    let taken_up = ahead.iter().any(|t| t.is(Class::Pronoun) || t.is(Class::CountNoun) || t.is(Class::Total));
    let level = ahead.iter().any(|t| t.is(Class::LevelVerb) || t.is(Class::To));
    let changed = cx.tokens.iter().any(|t| t.is(Class::By) || t.is(Class::Than) || t.is(Class::Against));
    let mut slots = vec![Slot::figure("total", total.id), word("of", total, of)];
    slots.extend(taken_up.then(|| word("taken-up", total, 1)));
    (level && !changed).then(|| claim("yearly", total.span, cx.segment, slots, Topic::default()))
}

/// The tokens that say how much; `the fourth` is no quarter of anything here.
fn amounts(cx: Context<'_>) -> Vec<usize> {
    let says = |i: &usize| {
        cx.tokens
            .get(*i)
            .is_some_and(|t| cx.figure_of(t).is_some_and(|f| is_amount(f) && f.kind != Kind::Ratio))
    };
    (0..cx.tokens.len()).filter(says).collect()
}

fn word(role: Role, figure: &Figure, value: i64) -> Slot {
    Slot::word(role, figure.span, Interval::point(Num::from(value)))
}

/// A number for what parts make up: a year, a half, a quarter; negative where the text does not say which.
fn number(span: Span) -> Option<i64> {
    match span {
        Span::Year => Some(0),
        Span::Quarter(n) => Some(i64::from(n)),
        Span::Half(n) => Some(10 + i64::from(n)),
        Span::Named(Word::Quarter) => Some(-1),
        Span::Named(Word::Half) => Some(-2),
        _ => None,
    }
}

/// The claim of the parts, and of their total if the sentence tells it.
fn sum(cx: Context<'_>, parts: &[&Figure], total: Option<&Figure>, of: Span) -> Option<Claim> {
    let first = parts.first()?;
    let value = |f: &Figure| f.in_base_units()?.middle();
    let flat = |f: &Figure| f.dimension().is_some_and(|d| d.powers().iter().all(|(_, power)| *power > 0));
    let like = |f: &Figure| super::fits(f, first) && flat(f);
    let above = |total: &Figure| {
        parts.iter().all(|part| value(part).zip(value(total)).is_some_and(|(p, t)| p < t && p > Num::ZERO))
    };
    // "taking his career total to 150", "the debt at the end of the year"
    let added = parts.iter().filter_map(|part| value(part)).reduce(|sum, value| &sum + &value)?;
    let of_size = |total: &Figure| {
        let (high, low) = (Num::ratio(3, 2)?, Num::ratio(2, 3)?);
        value(total).map(|t| t <= &added * &high && t >= &added * &low)
    };
    let sized = |total: &Figure| of_size(total) == Some(true);
    if !parts.iter().all(|part| like(part)) || !total.is_none_or(|t| like(t) && above(t) && sized(t)) {
        return None;
    }
    let ids = parts.iter().map(|f| f.id).chain(total.map(|t| t.id));
    let span =
        ids.filter_map(|id: FigureId| cx.figure(id)).map(|f| f.span).reduce(crate::source::Span::cover)?;
    let mut slots: Vec<_> = parts.iter().map(|f| Slot::figure("parts", f.id)).collect();
    slots.extend(total.map(|t| Slot::figure("total", t.id)));
    if total.is_none() {
        slots.push(word("of", first, number(of)?));
    }
    let kind = if total.is_some() { "total" } else { "periods" };
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}

/// What all parts make up, if they are all: a year, or one of its quarters or halves.
fn complete(spans: &[Span]) -> Option<Span> {
    use Span::{Half, Month, Months, Quarter, Year};
    match spans {
        [Half(1), Half(2)]
        | [Quarter(1), Quarter(2), Quarter(3), Quarter(4)]
        | [Months(1, 9), Quarter(4)]
        | [Months(1, 3), Months(4, 12)]
        | [Months(1, 6), Half(2) | Months(7, 12)] => Some(Year),
        [Quarter(a), Quarter(b)] if a + 1 == *b && b % 2 == 0 => Some(Half(b / 2)),
        [Month(a), Month(b), Month(c)] if a + 1 == *b && b + 1 == *c && c % 3 == 0 => Some(Quarter(c / 3)),
        _ => None,
    }
}

fn fits_span(told: Span, of: Span) -> bool {
    let named = matches!(
        (told, of),
        (Span::Named(Word::Quarter), Span::Quarter(_)) | (Span::Named(Word::Half), Span::Half(_))
    );
    told == of || named
}

/// The period behind an amount, before the next one: `$65m in the first half`; `$34m in the second` is of the same kind.
fn behind(cx: Context<'_>, at: usize, next: usize, known: Option<Span>) -> Option<Span> {
    let end = next.min(at + 2 + NEAR);
    let tokens = cx.tokens.get(at + 1..end)?;
    let ends =
        |t: &&Token| !(t.is_mark(',') || t.is(Class::And) || t.is(Class::Clause) || t.is(Class::Bring));
    let tokens: Vec<&Token> = tokens.iter().take_while(ends).collect();
    let placed = |i: usize| {
        i.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| {
            t.is(Class::Definite) || t.is(Class::Determiner) || t.is(Class::In) || t.is(Class::Preposition)
        })
    };
    tokens
        .iter()
        .enumerate()
        .find_map(|(i, t)| span(cx, t).or_else(|| ordinal(cx, t, known).filter(|_| placed(i))))
}

/// The period before an amount: `For the full year it came to $99m`, `taking full-year profit to`.
fn before(cx: Context<'_>, from: usize, at: usize) -> Option<Span> {
    let tokens = cx.tokens.get(from..at)?;
    let start = tokens
        .iter()
        .rposition(|t| t.is_mark(',') || t.is(Class::And) || t.is(Class::Bring))
        .map_or(0, |i| i + 1);
    tokens.get(start..)?.iter().rev().find_map(|t| span(cx, t))
}

fn span(cx: Context<'_>, token: &Token) -> Option<Span> {
    let word = &token.lower;
    if cx.words.rates.halves.contains(word) {
        return Some(Span::Named(Word::Half));
    }
    let Some(figure) = cx.figure_of(token) else {
        is_word(token).then_some(())?;
        return match cx.time_unit(token) {
            Some(TimeUnit::Year) => Some(Span::Year),
            Some(TimeUnit::Quarter) => Some(Span::Named(Word::Quarter)),
            _ => cx.words.rates.years.contains(word).then_some(Span::Year),
        };
    };
    let Value::Time(time) = &figure.value else { return None };
    let part = |time: &Time| if let Time::Period(period) = time { Some(period.part) } else { None };
    match time {
        Time::Range(from, to) => match (part(from)?, part(to)?) {
            (Part::Month(a), Part::Month(b)) => Some(Span::Months(a, b)),
            _ => None,
        },
        Time::Period(period) => match period.part {
            Part::Half(n) => Some(Span::Half(n)),
            Part::Quarter(n) => Some(Span::Quarter(n)),
            Part::Month(n) => Some(Span::Month(n)),
            Part::Year | Part::FiscalYear => Some(Span::Year),
            _ => None,
        },
        _ => None,
    }
}

/// `the second`, behind a first half or quarter.
fn ordinal(cx: Context<'_>, token: &Token, known: Option<Span>) -> Option<Span> {
    let figure = cx.figure_of(token)?;
    let whole = figure.reading().and_then(|r| r.interval.single()).and_then(Num::to_i64);
    let number = whole.and_then(|n| u8::try_from(n).ok());
    // "the fourth" is read as a fraction
    let quarter = || figure.reading()?.interval.contains(&Num::ratio(1, 4)?).then_some(4);
    match known? {
        Span::Half(1) => number.filter(|n| *n == 2).map(Span::Half),
        Span::Quarter(last) => {
            number.or_else(quarter).filter(|n| *n == last + 1 && *n <= 4).map(Span::Quarter)
        }
        _ => None,
    }
}
