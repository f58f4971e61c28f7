//! At which rate does a text say that one currency is exchanged for another?
//!
//! In: `at $1.25 to the pound`, out: a claim `quote` of the $1.25 and one pound. In: `At $1.25 to the pound the 4 million pounds are worth $5
//! million`, out: a claim `exchange` of the two sums as well, which a rate in their sentence ties.
//!
//! ```text
//! quote = MONEY ( TO | PER ) [ the ] currency                            "150 yen to the dollar"
//!       | the currency { word } ( LEVEL-VERB | CHANGE-VERB TO ) MONEY     "the dollar stood at 150 yen"
//!       | ONE-UNIT ( LEVEL-VERB | buys ) MONEY                            "one euro buys $1.25"
//! sums  = MONEY { word } LEVEL-VERB MONEY                                in the two currencies of the only quote of the sentence
//! ```

use super::contest::words::says;
use super::conversion::exchange;
use super::grammar::{Context, is_word};
use super::token::Token;
use super::{Claim, Operand, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Most words between a currency and its price, and between two sums.
const NEAR: usize = 6;

/// Reads the rates that one sentence states, and the sums that they tie.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut quotes: Vec<Claim> = (0..cx.tokens.len()).filter_map(|at| quote(cx, at)).collect();
    if cx.tokens.iter().any(|t| of_other_time(cx, t)) {
        return Vec::new();
    }
    if quotes.len() == 1 {
        quotes.extend(sums(cx, &quotes));
    }
    quotes
}

/// Whether a rate may be that of another day than the text's: `in 2015`, `by Christmas`, `is expected to`.
fn of_other_time(cx: Context<'_>, token: &Token) -> bool {
    let time =
        cx.figure_of(token).is_some_and(|f| matches!(f.kind, Kind::Date | Kind::Period | Kind::Duration));
    time || token.is(Class::Planned) || token.is(Class::By) || token.is(Class::Future) || token.is(Class::Had)
}

/// A price in small money, as rates are told: no millions, nothing vague.
fn price(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let small = |f: &&Figure| f.spelling.as_ref().is_some_and(|s| s.exponent <= 0) && f.hedge.is_none();
    cx.figure_at(at).filter(|f| f.kind == Kind::Money).filter(small)
}

fn code(figure: &Figure) -> Option<&str> {
    figure.reading().map(|reading| &*reading.unit.symbol)
}

/// The price at a token, as the rate of some currency.
fn quote(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = price(cx, at)?;
    let (span, named) = behind(cx, at).or_else(|| before(cx, at))?;
    let bounds = cx.words.exchange.bounds(code(figure)?, &named)?;
    let usual = figure.reading()?.unit.to_base(&figure.reading()?.interval).meets(&bounds);
    let one = Operand::Cue { span, value: Interval::point(Num::ONE) };
    let slots = vec![Slot::figure("first", figure.id), Slot { role: "second", operand: one }];
    let topic = Topic { head: Some(named), ..Topic::default() };
    usual.then(|| claim("quote", figure.span.cover(span), cx.segment, slots, topic))
}

/// The currency whose name stands at a token, and the name.
fn currency(cx: Context<'_>, at: usize) -> Option<(Span, String)> {
    let token = cx.tokens.get(at).filter(|t| is_word(t))?;
    let text = &token.lower;
    let (length, units) = cx.words.currencies.names.longest(text)?;
    let whole = length == text.len();
    let unit = units.first().filter(|unit| whole && unit.factor == Num::ONE)?;
    Some((token.span, unit.symbol.to_string()))
}

/// `to the pound`, `per euro`
fn behind(cx: Context<'_>, at: usize) -> Option<(Span, String)> {
    let joint = cx.tokens.get(at + 1)?;
    let article = cx.tokens.get(at + 2)?.is(Class::Determiner);
    let per = says(cx, at + 1, "per");
    let to = joint.is(Class::To) && article;
    let found = currency(cx, at + 2 + usize::from(article))?;
    (per || to).then_some(found)
}

/// `the dollar stood at`, `one euro buys`
fn before(cx: Context<'_>, at: usize) -> Option<(Span, String)> {
    let governor = at.checked_sub(1)?;
    let from = governor.saturating_sub(NEAR);
    let moved = |t: &Token| t.is(Class::ChangeVerb) || t.is(Class::ReachVerb);
    let to =
        |t: &Token| t.is(Class::To) && cx.tokens.get(from..governor).unwrap_or_default().iter().any(moved);
    let told = |t: &Token| t.is(Class::LevelVerb) || to(t);
    if !cx.tokens.get(governor).is_some_and(told) && !says(cx, governor, "buys") {
        return None;
    }
    let plain = |t: &Token| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause) && !t.is(Class::Of);
    let mut near = (from..=governor).rev();
    let place = near.find(|i| {
        currency(cx, *i).is_some() || one(cx, *i).is_some() || !cx.tokens.get(*i).is_some_and(plain)
    })?;
    if let Some(found) = one(cx, place) {
        return Some(found);
    }
    let definite = cx.tokens.get(place.checked_sub(1)?).is_some_and(|t| t.is(Class::Definite));
    currency(cx, place).filter(|_| definite)
}

/// `one euro`: the figure of one unit.
fn one(cx: Context<'_>, at: usize) -> Option<(Span, String)> {
    let figure = price(cx, at)?;
    let reading = figure.reading().filter(|r| r.interval.middle() == Some(Num::ONE))?;
    (reading.unit.factor == Num::ONE).then(|| (figure.span, reading.unit.symbol.to_string()))
}

/// The two sums of a sentence in the currencies of its rate, if the one is said to be the other.
fn sums(cx: Context<'_>, quotes: &[Claim]) -> Option<Claim> {
    let [quote] = quotes else { return None };
    let pair = [quote.topic.head.as_deref()?, code(cx.figure(quote.figure("first")?)?)?];
    let money = |at: &usize| {
        let figure = cx.figure_at(*at).filter(|f| f.kind == Kind::Money);
        figure.is_some_and(|f| !quote.span.contains(f.span))
    };
    let places: Vec<usize> = (0..cx.tokens.len()).filter(money).collect();
    let [one, other] = places.as_slice() else { return None };
    let figures = [*one, *other].map(|at| cx.figure_at(at));
    let [Some(first), Some(second)] = figures else { return None };
    let codes = [code(first)?, code(second)?];
    let between = cx.tokens.get(one + 1..*other)?;
    let told = between.len() <= NEAR
        && between.iter().all(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause))
        && between.iter().any(|t| t.is(Class::LevelVerb));
    let same = codes == pair || codes == [pair[1], pair[0]];
    let usual = exchange(cx, first, second).flatten()?;
    let slots = vec![
        Slot::figure("first", first.id),
        Slot::figure("second", second.id),
        Slot::word("usual", second.span, usual),
    ];
    (told && same)
        .then(|| claim("exchange", first.span.cover(second.span), cx.segment, slots, Topic::default()))
}
