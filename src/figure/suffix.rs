//! In which unit is this number?
//!
//! In: ` dlrs a barrel in`, behind a number, out: kind money, the unit USD/bbl and the rest ` in`.
//!
//! ```text
//! suffix = [ " " | "-" ] ( unit | currency ) [ rate ]
//! rate   = "/" below | ( " per " | "-per-" | " a " | " an " | " each " | " every " ) below
//! below  = [ number link ] unit | noun
//! ```
//!
//! The longest name wins. `pounds` are money, unless something is weighed (`pounds of`, `200-pound`).

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::combinator::{opt, value};
use nom::sequence::{delimited, terminated};

use super::grammar::{NO, Parsed, gap, link, word};
use super::{Kind, count, number};
use crate::num::Num;
use crate::unit::{Dimension, Unit};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::units::Measure;

/// What a number is measured in.
#[derive(Debug, Clone, PartialEq)]
pub struct Suffix {
    /// The kind of figure that this makes.
    pub kind: Kind,
    /// One unit a reading, at least one.
    pub units: Vec<Unit>,
    /// The power of ten that the unit's name adds to the number: -2 for cents, whose value is given in dollars.
    pub exponent: i32,
}

impl Suffix {
    /// A suffix that adds nothing to the number.
    pub const fn new(kind: Kind, units: Vec<Unit>) -> Self {
        Self { kind, units, exponent: 0 }
    }
}

/// `[ " " | "-" ] ( unit | currency )`
pub fn suffix<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Suffix> {
    let hyphened = text.starts_with('-');
    let after = link(text).map_or(text, |(rest, ())| rest);
    let apart = after.len() < text.len();
    let unit =
        words.units.longest(after, apart).and_then(|(length, found)| measured(found).map(|s| (length, s)));
    let money = currency(words, after, apart);
    let (length, suffix) = match (unit, money) {
        (Some(unit), None) => unit,
        (None, Some(money)) => money,
        (Some(unit), Some(money)) if unit.0 != money.0 => {
            if unit.0 > money.0 {
                unit
            } else {
                money
            }
        }
        (Some(_), Some(money)) if hyphened && is_cash(words, after, money.0) => money,
        (Some(unit), Some(_)) if hyphened || weighs(after, unit.0) => unit,
        (Some(unit), Some(money)) => (money.0, both(money.1, unit.1)),
        (None, None) => return Err(NO),
    };
    Ok((after.get(length..).ok_or(NO)?, suffix))
}

/// Units of measure that make a figure of their own.
fn measured<'m>(found: impl Iterator<Item = &'m Measure>) -> Option<Suffix> {
    let found: Vec<_> = found.filter(|measure| !measure.per_only).collect();
    let kind = found.first()?.kind;
    let plain = found.iter().map(|m| m.unit.clone());
    let differences = found.iter().filter_map(|m| m.difference.clone());
    Some(Suffix::new(kind, plain.chain(differences).collect()))
}

/// `"dollars"`, `"USD"`, `"p"`
fn currency(words: &Vocabulary, text: &str, apart: bool) -> Option<(usize, Suffix)> {
    let known = &words.currencies;
    let glued = if apart { None } else { known.glued.longest(text) };
    let found = [known.names.longest(text), known.codes_behind.longest(text), glued];
    let (length, units) = found.into_iter().flatten().max_by_key(|(length, _)| *length)?;
    let exponent = units.first().map_or(0, |unit| power_of_ten(&unit.factor));
    let whole = units.iter().map(|unit| Unit { factor: Num::ONE, ..unit.clone() }).collect();
    Some((length, Suffix { exponent, ..Suffix::new(Kind::Money, whole) }))
}

/// Parts of currencies are tenths, hundredths or tens of them.
fn power_of_ten(factor: &Num) -> i32 {
    (-3..=3).find(|power| Num::power_of_ten(*power) == *factor).unwrap_or(0)
}

/// Whether the thing weighed follows: `pounds of cocaine`.
fn weighs(text: &str, length: usize) -> bool {
    let after = text.get(length..).unwrap_or_default();
    (gap, word("of")).parse(after).is_ok()
}

/// Whether a piece of money follows: `five-pound note`.
fn is_cash(words: &Vocabulary, text: &str, length: usize) -> bool {
    let rest = text.get(length..).unwrap_or_default().trim_start();
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    rest.get(..end).is_some_and(|next| words.nouns.cash.contains(next))
}

fn both(money: Suffix, unit: Suffix) -> Suffix {
    Suffix { units: [money.units, unit.units].concat(), ..money }
}

/// What an amount is shared out over: `"/kg"`, `" a share"`, `" per 100 kilos"`; all that `" an ounce"` may mean.
pub fn rate<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, Vec<Unit>> {
    let per = alt((
        value(true, tag("/")),
        value(true, delimited(link, word("per"), link)),
        value(false, delimited(link, alt((word("an"), word("a"), word("each"), word("every"))), link)),
    ));
    let (rest, per) = { per }.parse(text)?;
    below(words, per, text.starts_with('/'), rest)
}

/// `[ number link ] unit | noun`
fn below<'a>(words: &Vocabulary, per: bool, slash: bool, text: &'a str) -> Parsed<'a, Vec<Unit>> {
    let (after, times) = if per {
        opt(terminated(number::number(words), alt((link, glued)))).parse(text)?
    } else {
        (text, None)
    };
    let Some((length, found)) = words.units.longest(after, !slash) else {
        return if times.is_none() { shared_out(words, per, text) } else { Err(NO) };
    };
    let rest = after.get(length..).ok_or(NO)?;
    let back = turns_back(words, rest);
    let factor = times.map_or(Num::ONE, |n| n.value);
    let sized = |unit: &Unit| Unit { factor: &unit.factor * &factor, offset: Num::ZERO, ..unit.clone() };
    let usable = found.filter(|m| !(m.unit.dimension.is_none() || m.per_only && back));
    let units: Vec<Unit> = usable.map(|m| sized(&m.unit)).collect();
    if units.is_empty() { Err(NO) } else { Ok((rest, units)) }
}

/// `100km`: a unit right behind its number.
fn glued(text: &str) -> Parsed<'_, ()> {
    if text.starts_with(char::is_alphabetic) { Ok((text, ())) } else { Err(NO) }
}

/// `a year earlier` is a time of its own, not a rate.
fn turns_back(words: &Vocabulary, text: &str) -> bool {
    let Ok((rest, ())) = link(text) else { return false };
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    rest.get(..end).is_some_and(|next| words.nouns.turns.contains(next))
}

/// `"share"`, `"capita"`; behind `per` any noun
fn shared_out<'a>(words: &Vocabulary, per: bool, text: &'a str) -> Parsed<'a, Vec<Unit>> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let noun = text.get(..end).ok_or(NO)?;
    let known = words.nouns.per.contains(noun);
    let plain = per && noun.len() > 2 && noun.chars().all(|c| c.is_ascii_lowercase());
    if known || plain { Ok((text.get(end..).ok_or(NO)?, vec![count::things(noun)])) } else { Err(NO) }
}

/// `above` for each `below`: USD and bbl make USD/bbl.
pub fn quotient(above: &Unit, below: &Unit) -> Option<Unit> {
    let symbol = format!("{}/{}", above.symbol, below.symbol);
    let dimension: Dimension = above.dimension.times(&below.dimension.power(-1));
    Some(Unit::new(symbol, dimension, above.factor.checked_div(&below.factor)?))
}
