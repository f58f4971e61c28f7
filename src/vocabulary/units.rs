//! Units of measure: `rules/vocabulary/units.toml`.
//!
//! In: the table, out: look-ups from spellings to units. A spelling of several units (`ton`) gives all of
//! them, in the order of the table. Squares and cubes of lengths are made here, not listed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::Error as _;

use super::Phrases;
use crate::figure::Kind;
use crate::num::Num;
use crate::unit::{Base, Dimension, Unit};

/// One unit of the table, ready for use.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The unit.
    pub unit: Unit,
    /// The kind of figure that it makes.
    pub kind: Kind,
    /// For a temperature: the unit of differences, which has no offset.
    pub difference: Option<Unit>,
    /// A unit of time, which makes no quantity by itself but may follow `per`.
    pub per_only: bool,
    /// The symbol of the unit that a bare number behind it counts: inches behind feet.
    pub parts: Option<String>,
    /// Its name in CLDR's table.
    pub cldr: Option<String>,
    /// Its name in fend.
    pub fend: Option<String>,
}

/// The units by their spellings.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// All of them, in the order of the table.
    pub all: Vec<Measure>,
    /// Symbols of units between which news converts.
    pub twins: Vec<[String; 2]>,
    /// Names and forms, in either case.
    names: Phrases<Vec<usize>>,
    /// Symbols, case-sensitive.
    symbols: Phrases<Vec<usize>, true>,
    /// Symbols that stand right behind the number.
    glued: Phrases<Vec<usize>, true>,
    /// Symbols that stand apart only at the end of a clause.
    closing: Phrases<Vec<usize>, true>,
}

impl Units {
    /// Every name and symbol that may stand apart behind a number, with the symbols of its units.
    pub fn spellings(&self) -> Vec<(String, Vec<&str>)> {
        let symbols = |indexes: &Vec<usize>| {
            indexes.iter().filter_map(|index| self.all.get(*index)).map(|m| &*m.unit.symbol).collect()
        };
        let names = self.names.phrases().into_iter().chain(self.symbols.phrases());
        names.map(|(name, indexes)| (name, symbols(indexes))).collect()
    }

    /// What a bare number behind this unit counts: inches behind feet.
    pub fn parts(&self, unit: &Unit) -> Option<&Unit> {
        let symbol = self.all.iter().find(|m| m.unit == *unit)?.parts.as_deref()?;
        self.all.iter().find(|m| &*m.unit.symbol == symbol).map(|m| &m.unit)
    }

    /// The units that the unit of that symbol is mixed up with.
    pub fn twins_of<'a>(&'a self, symbol: &'a str) -> impl Iterator<Item = &'a Unit> {
        let others = self.twins.iter().filter_map(move |pair| {
            let at = pair.iter().position(|name| name == symbol)?;
            pair.get(1 - at)
        });
        others.filter_map(|name| self.all.iter().map(|m| &m.unit).find(|unit| *unit.symbol == **name))
    }

    /// The longest unit that the text starts with, as its length and its readings; `apart` tells whether
    /// white space stood before it.
    pub fn longest(&self, text: &str, apart: bool) -> Option<(usize, impl Iterator<Item = &Measure>)> {
        let glued = if apart { None } else { self.glued.longest(text) };
        let ends = |(length, _): &(usize, _)| text.get(*length..).is_some_and(ends_clause);
        let closing = if apart { self.closing.longest(text).filter(ends) } else { None };
        let found = [self.names.longest(text), self.symbols.longest(text), glued, closing];
        let (length, indexes) = found.into_iter().flatten().max_by_key(|(length, _)| *length)?;
        Some((length, indexes.iter().filter_map(|index| self.all.get(*index))))
    }
}

/// Whether no word follows at once, nor a hyphen: a letter here is no initial and no part of a name.
fn ends_clause(rest: &str) -> bool {
    let next = rest.trim_start();
    let apart = next.len() < rest.len();
    !(rest.starts_with(['-', '–', '\'', '’', '&', '/']) || apart && next.starts_with(char::is_alphanumeric))
}

#[derive(Deserialize)]
struct Table {
    #[serde(default)]
    twins: Vec<[String; 2]>,
    unit: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    symbol: String,
    #[serde(default)]
    kind: RowKind,
    #[serde(default)]
    dimension: String,
    factor: String,
    #[serde(default)]
    offset: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
    #[serde(default)]
    closing: Vec<String>,
    #[serde(default)]
    parts: Option<String>,
    #[serde(default)]
    difference: bool,
    #[serde(default)]
    per: bool,
    cldr: Option<String>,
    fend: Option<String>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum RowKind {
    #[default]
    Quantity,
    Percent,
    Points,
    Ratio,
}

/// The spellings while the table is being read.
#[derive(Default)]
struct Spellings {
    names: BTreeMap<String, Vec<usize>>,
    symbols: BTreeMap<String, Vec<usize>>,
    glued: BTreeMap<String, Vec<usize>>,
    closing: BTreeMap<String, Vec<usize>>,
}

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let table = Table::deserialize(source)?;
        let mut all = Vec::new();
        let mut spellings = Spellings::default();
        for row in table.unit {
            let wrong = |what: &str| D::Error::custom(format!("unit {}: {what}", row.symbol));
            let measure = row.measure().map_err(wrong)?;
            let length = measure.unit.dimension == Dimension::of(Base::Length);
            spellings.add(&row, all.len());
            all.push(measure);
            if length {
                for (power, words, marks) in [
                    (2, ["square ", "square-", "sq ", "sq-", "sq. ", "sq"], ["²", "2"]),
                    (3, ["cubic ", "cubic-", "cu ", "cu-", "cu. ", "cu"], ["³", "3"]),
                ] {
                    spellings.add(&row.raised(words, marks), all.len());
                    all.push(row.measure_raised(power).map_err(wrong)?);
                }
            }
        }
        let Spellings { names, symbols, glued, closing } = spellings;
        Ok(Self {
            all,
            twins: table.twins,
            names: names.into_iter().collect(),
            symbols: symbols.into_iter().collect(),
            glued: glued.into_iter().collect(),
            closing: closing.into_iter().collect(),
        })
    }
}

impl Spellings {
    fn add(&mut self, row: &Row, index: usize) {
        let plurals = row.names.iter().map(|name| format!("{name}s"));
        for name in row.names.iter().cloned().chain(plurals).chain(row.forms.iter().cloned()) {
            push(&mut self.names, name.to_lowercase(), index);
        }
        row.symbols.iter().for_each(|s| push(&mut self.symbols, s.clone(), index));
        row.glued.iter().for_each(|s| push(&mut self.glued, s.clone(), index));
        row.closing.iter().for_each(|s| push(&mut self.closing, s.clone(), index));
    }
}

fn push(spellings: &mut BTreeMap<String, Vec<usize>>, name: String, index: usize) {
    let readings = spellings.entry(name).or_default();
    if !readings.contains(&index) {
        readings.push(index);
    }
}

impl Row {
    fn measure(&self) -> Result<Measure, &'static str> {
        let factor = factor(&self.factor).ok_or("the factor is no number")?;
        let offset = self.offset.as_deref().map(factor_or_wrong).transpose()?;
        let dimension = dimension(&self.dimension)?;
        let plain = Unit::new(self.symbol.as_str(), dimension, factor);
        let unit = Unit { offset: offset.unwrap_or(Num::ZERO), ..plain.clone() };
        let kind = match self.kind {
            RowKind::Quantity => Kind::Quantity,
            RowKind::Percent => Kind::Percent,
            RowKind::Points => Kind::Points,
            RowKind::Ratio => Kind::Ratio,
        };
        let difference = self.difference.then_some(plain);
        Ok(Measure {
            unit,
            kind,
            difference,
            per_only: self.per,
            parts: self.parts.clone(),
            cldr: self.cldr.clone(),
            fend: self.fend.clone(),
        })
    }

    /// The unit's square or cube.
    fn measure_raised(&self, power: i8) -> Result<Measure, &'static str> {
        let base = self.measure()?;
        let factor = (1..power).fold(base.unit.factor.clone(), |product, _| &product * &base.unit.factor);
        let mark = if power == 2 { "²" } else { "³" };
        let symbol: Arc<str> = format!("{}{mark}", self.symbol).into();
        let unit = Unit { symbol, dimension: base.unit.dimension.power(power), factor, offset: Num::ZERO };
        Ok(Measure { unit, parts: None, cldr: None, fend: None, ..base })
    }

    /// The spellings of its square or cube.
    fn raised(&self, words: [&str; 6], marks: [&str; 2]) -> Self {
        let worded = |all: &[String]| {
            all.iter().flat_map(|n| words.iter().map(move |w| format!("{w}{n}"))).collect::<Vec<_>>()
        };
        let symbols = [self.symbols.as_slice(), std::slice::from_ref(&self.symbol)].concat();
        let marked = symbols.iter().flat_map(|s| marks.iter().map(move |m| format!("{s}{m}")));
        Self {
            symbol: self.symbol.clone(),
            kind: self.kind,
            dimension: self.dimension.clone(),
            factor: self.factor.clone(),
            offset: None,
            names: worded(&self.names),
            forms: [worded(&self.forms), worded(&self.symbols)].concat(),
            symbols: marked.collect(),
            glued: Vec::new(),
            closing: Vec::new(),
            parts: None,
            difference: false,
            per: false,
            cldr: None,
            fend: None,
        }
    }
}

fn factor_or_wrong(text: &str) -> Result<Num, &'static str> {
    factor(text).ok_or("the offset is no number")
}

fn factor(text: &str) -> Option<Num> {
    Num::factor(text)
}

/// `"length time^-1"`
fn dimension(text: &str) -> Result<Dimension, &'static str> {
    text.split_whitespace().try_fold(Dimension::NONE, |product, term| {
        let (name, power) = term.split_once('^').unwrap_or((term, "1"));
        let base = match name {
            "length" => Base::Length,
            "mass" => Base::Mass,
            "time" => Base::Time,
            "temperature" => Base::Temperature,
            "current" => Base::Current,
            "light" => Base::Light,
            "information" => Base::Information,
            _ => return Err("no such dimension"),
        };
        let power: i8 = power.parse().map_err(|_| "a power is a whole number")?;
        Ok(product.times(&Dimension::of(base).power(power)))
    })
}
