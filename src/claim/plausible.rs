//! Which figures have a bound of their own?
//!
//! In: `profits fell 120 percent`, out: a claim `fall` of the percentage. In: `winds of 190 km/h`, out: a claim `wind` of
//! the speed, with the record as its bound.
//!
//! ```text
//! proportion  = PERCENT OF { word } WHOLE-NOUN                                     at most three words
//! count       = COUNT below zero                                               behind no word of a change
//! probability = PERCENT CHANCE | CHANCE OF ( PERCENT | NUMBER ) | CHANCE { word } verb ( PERCENT | NUMBER with a point )
//! most        = MOST-OF { word } ( "," | "(" ) PERCENT ( "," | "." | ")" )      the only percentage of the sentence
//!             | MOST [ noun ] "(" PERCENT ")"                                at the start of the sentence
//! fall   = change-verb down { word } PERCENT | PERCENT { word } change-noun down    at most three words
//! record = WORD { word } AMOUNT | AMOUNT { word } WORD          at most four words, in a sentence of the right kind
//! ```

use super::contest::words::says;
use super::grammar::{Context, is_word};
use super::token::Token;
use super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Reading, Value};
use crate::num::{Interval, Num};
use crate::unit::{Base, Dimension};
use crate::vocabulary::cues::Class;
use crate::vocabulary::records::Record;

/// What has a record: the relation, the powers of length, time and temperature of its unit, and how many words may
/// stand between.
const RECORDS: [(&str, [i8; 3], usize); 6] = [
    ("wind", [1, -1, 0], 5),
    ("air-temperature", [0, 0, 1], 6),
    ("quake", [0, 0, 0], 3),
    ("sea-depth", [1, 0, 0], 2),
    ("mountain", [1, 0, 0], 1),
    ("train", [1, -1, 0], 4),
];

/// Most words between a majority and its share.
const MOST: usize = 8;

/// Reads the figures of one sentence that have bounds.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    const BOUNDED: [fn(Context<'_>, usize) -> Option<Claim>; 5] =
        [fall, proportion, probability, count, most];
    let places = 0..cx.tokens.len();
    let mut claims: Vec<Claim> =
        places.filter_map(|at| BOUNDED.iter().find_map(|read| read(cx, at))).collect();
    for (kind, powers, reach) in RECORDS {
        let Some(record) = cx.words.records.of(kind) else { continue };
        if is_about(cx, record) {
            let dimension = dimension(powers);
            let places = 0..cx.tokens.len();
            let found = places.filter_map(|at| measured(cx, at, (kind, &dimension, reach), record));
            let found: Vec<Claim> = found.collect();
            // Only now, since it reads the whole text
            if !found.is_empty() && !is_elsewhere(cx, record) {
                claims.extend(found);
            }
        }
    }
    claims
}

/// `fell by 30 percent`, `a 30 percent fall`
fn fall(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Percent)?;
    let down = |t: &Token, class| t.value(class).is_some_and(Num::is_negative);
    let falls = beside(cx, at, 3, |t| down(t, Class::ChangeVerb), true);
    let fall = beside(cx, at, 3, |t| down(t, Class::ChangeNoun), false);
    let ends = cx.tokens.get(at.checked_sub(1)?).is_some_and(|t| t.is(Class::To) || t.is(Class::From));
    if ends || !(falls || fall) {
        return None;
    }
    bounded(cx, "fall", figure, at, Interval::new(Num::ZERO, Num::ONE))
}

fn dimension([length, time, temperature]: [i8; 3]) -> Dimension {
    let bases = [(Base::Length, length), (Base::Time, time), (Base::Temperature, temperature)];
    bases
        .into_iter()
        .filter(|(_, power)| *power != 0)
        .fold(Dimension::NONE, |product, (base, power)| product.times(&Dimension::of(base).power(power)))
}

/// Whether the sentence tells of what the record is of.
fn is_about(cx: Context<'_>, record: &Record) -> bool {
    let words: Vec<&String> = cx.tokens.iter().filter(|t| is_word(t)).map(|t| &t.lower).collect();
    let any = |set: &std::collections::BTreeSet<String>| {
        words.iter().any(|word| word.split(['-', ' ']).any(|part| set.contains(part)))
    };
    let about = record.about.is_empty() || any(&record.about) || is_placed(cx, record);
    about && !any(&record.not)
}

/// `the temperature in Holm`
fn is_placed(cx: Context<'_>, record: &Record) -> bool {
    cx.tokens.windows(3).any(|three| {
        let [noun, place, name] = three else { return false };
        let capital = cx.is_capital(name);
        record.placed.contains(&noun.lower) && place.is(Class::In) && capital
    })
}

/// Whether the text tells of another world.
fn is_elsewhere(cx: Context<'_>, record: &Record) -> bool {
    if record.elsewhere.is_empty() {
        return false;
    }
    let text = cx.source.text.to_lowercase();
    text.split(|c: char| !c.is_alphabetic()).any(|word| record.elsewhere.contains(word))
}

/// `winds of up to 190 km/h`, `190 km/h winds`
fn measured(
    cx: Context<'_>,
    at: usize,
    (kind, dimension, reach): (&'static str, &Dimension, usize),
    record: &Record,
) -> Option<Claim> {
    let figure = cx.figure_at(at)?;
    let Value::Amount(readings) = &figure.value else { return None };
    let counts = dimension.is_none() && figure.kind != Kind::Number;
    // A difference of temperatures is no temperature
    let reading =
        |r: &Reading| r.unit.dimension == *dimension && (dimension.is_none() || is_reading(kind, r));
    let told = |t: &Token| record.words.contains(&t.lower);
    let spoken =
        beside(cx, at, reach, told, true) || beside(cx, at, reach, told, false) || within(cx, figure, record);
    if counts || !spoken || !readings.iter().any(reading) {
        return None;
    }
    let bounds = Interval::new(Num::decimal(&record.least)?, Num::decimal(&record.most)?);
    bounded(cx, kind, figure, at, bounds)
}

fn is_reading(kind: &str, reading: &Reading) -> bool {
    kind != "air-temperature" || reading.unit.offset != Num::ZERO
}

/// `a 9.8-magnitude earthquake`: the word is glued to the number and so no token beside it.
fn within(cx: Context<'_>, figure: &Figure, record: &Record) -> bool {
    let text = cx.source.slice(figure.span).to_lowercase();
    text.split(['-', ' ']).any(|word| record.words.contains(word))
}

/// `120 percent of voters`
fn proportion(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Percent)?;
    cx.tokens.get(at + 1).filter(|t| t.is(Class::Of))?;
    let noun = |t: &&Token| is_word(t) && !t.is(Class::Of) && !t.is(Class::Preposition);
    let mut phrase = cx.tokens.get(at + 2..)?.iter().take(3).take_while(noun);
    let whole = phrase.find(|t| cx.words.records.wholes.contains(&t.lower));
    whole.map(|_| bounded(cx, "proportion", figure, at, Interval::new(Num::ZERO, Num::ONE)))?
}

/// `a 130 percent chance`, `a probability of 1.4`
fn probability(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at)?;
    let chance = |t: &Token| cx.words.records.chance.contains(&t.lower);
    let behind = figure.kind == Kind::Percent && cx.tokens.get(at + 1).is_some_and(chance);
    let of = at.checked_sub(2).and_then(|start| cx.tokens.get(start..at));
    let before = matches!(of, Some([noun, of]) if chance(noun) && (of.is(Class::Of) || of.is(Class::At)));
    let said = predicated(cx, at, chance) && (figure.kind == Kind::Percent || has_point(figure));
    let told = figure.kind == Kind::Percent || figure.kind == Kind::Number && (before || said);
    (told && (behind || before || said))
        .then(|| bounded(cx, "probability", figure, at, Interval::new(Num::ZERO, Num::ONE)))?
}

/// `the chance of rain is 1.2`, `the probability of a strike was put at 1.3`: the noun, what of, and a verb.
fn predicated(cx: Context<'_>, at: usize, chance: impl Fn(&Token) -> bool) -> bool {
    let verb = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
    let ties = [Class::LevelVerb, Class::Auxiliary, Class::At];
    let before = cx.tokens.get(..at.saturating_sub(1)).unwrap_or_default().iter().rev().take(8);
    let time = |t: &Token| cx.figure_of(t).is_some_and(Figure::is_time);
    let mut near =
        before.take_while(|t| (is_word(t) || time(t)) && !t.is(Class::Clause) && !t.is(Class::And));
    let times =
        cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::In) || t.is(Class::To) || t.is(Class::Than));
    verb.is_some_and(|t| t.is_any(&ties)) && !times && near.any(chance)
}

/// Whether a number is printed with a decimal point: `20` may be percent.
fn has_point(figure: &Figure) -> bool {
    figure.kind == Kind::Number
        && figure.spelling.as_ref().is_some_and(|s| s.digits.contains('.') && s.exponent == 0)
}

/// `minus 12 people`; any other count is one.
fn count(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Count)?;
    let Value::Amount(readings) = &figure.value else { return None };
    let below = readings.iter().all(|r| r.interval.low().is_some_and(Num::is_negative));
    let before = cx.tokens.get(at.saturating_sub(8)..at)?;
    let step = |t: &Token| t.is(Class::ChangeVerb) || cx.words.records.steps.contains(&t.lower);
    let told = below && before.iter().any(is_word) && !before.iter().any(step);
    told.then(|| bounded(cx, "count", figure, at, Interval::bounded(Some(Num::ZERO), None)))?
}

/// `A majority of the firms, 55 percent, said no`: more than half of all, told in figures right behind.
fn most(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|f| f.kind == Kind::Percent && f.hedge.is_none())?;
    let opening = cx.tokens.get(at.checked_sub(1)?).filter(|t| t.is_mark(',') || t.is_mark('('))?;
    let closing = if opening.is_mark('(') { [')', ')'] } else { [',', '.'] };
    let closed = cx.tokens.get(at + 1).is_some_and(|t| closing.iter().any(|mark| t.is_mark(*mark)));
    let plain = |t: &&Token| is_word(t) && !t.is_any(&[Class::And, Class::Clause, Class::Relative]);
    let words = cx.tokens.get(..at - 1)?.iter().rev().take(MOST).take_while(plain).count();
    let told = (at - 1 - words..at - 1).any(|i| says(cx, i, "most_of"))
        || opening.is_mark('(') && words == at - 1 && opens_with_most(cx, words);
    let half = Num::ratio(1, 2)?;
    let sole =
        cx.tokens.iter().filter(|t| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Percent)).count() == 1;
    (closed && told && sole)
        .then(|| bounded(cx, "majority-share", figure, at, Interval::new(half, Num::ONE)))?
}

/// `Most residents (61 percent)`, `Most (61 percent)`, and not `Most popular (61 percent)`: the words before the bracket open the sentence.
fn opens_with_most(cx: Context<'_>, words: usize) -> bool {
    let most = cx.tokens.first().is_some_and(|t| cx.words.contests.is("most", &t.lower));
    let last = words.checked_sub(1).and_then(|i| cx.tokens.get(i));
    let plural = last.is_some_and(|t| t.lower.ends_with('s'));
    most && (words == 1 || plural || words.checked_sub(1).is_some_and(|i| says(cx, i, "folk")))
}

/// Whether a word that the test accepts stands within `reach` words, behind the figure or before it.
fn beside(cx: Context<'_>, at: usize, reach: usize, accept: impl Fn(&Token) -> bool, before: bool) -> bool {
    let plain = |t: &Token| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And);
    // "a 6.1-magnitude tremor"
    let word = |t: &&Token| plain(t) || t.is_mark('-');
    if before {
        let words = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(reach);
        words.take_while(word).any(accept)
    } else {
        let words = cx.tokens.get(at + 1..).unwrap_or_default().iter().take(reach);
        words.take_while(word).any(accept)
    }
}

fn bounded(
    cx: Context<'_>,
    kind: &'static str,
    figure: &Figure,
    at: usize,
    bounds: Option<Interval>,
) -> Option<Claim> {
    let span = cx.tokens.get(at).map_or(figure.span, |t| t.span);
    let slots = vec![Slot::figure("value", figure.id), Slot::word("bounds", span, bounds?)];
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}
