//! Currencies: `rules/vocabulary/currencies.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::Error as _;

use super::Phrases;
use crate::num::Num;
use crate::unit::{Base, Dimension, Unit};

/// The currencies by their spellings.
#[derive(Debug, Clone, Default)]
pub struct Currencies {
    /// ISO 4217 codes, in the order of the table.
    pub codes: Vec<String>,
    /// `US$`, `£`, `EUR`: before the number, case-sensitive.
    pub symbols: Phrases<Vec<Unit>, true>,
    /// `E`, `K`: before an amount that a code cannot be, case-sensitive.
    pub initials: Phrases<Vec<Unit>, true>,
    /// `dollars`, `dlrs`, `yen`: behind the number.
    pub names: Phrases<Vec<Unit>>,
    /// `USD`, `€`: also behind the number.
    pub codes_behind: Phrases<Vec<Unit>, true>,
    /// `p`, `c`: right behind the number.
    pub glued: Phrases<Vec<Unit>, true>,
    /// Words after which a number in brackets is a loss.
    pub losses: Phrases<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    currency: Vec<Row>,
    part: Vec<Part>,
    accounting: Accounting,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    initials: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    code: String,
    factor: String,
    forms: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accounting {
    after: Vec<String>,
}

/// The unit of one currency, or of a part of it: cents are dollars by a hundredth.
fn unit(code: &str, factor: Num) -> Unit {
    Unit::new(code, Dimension::of(Base::Money(code.into())), factor)
}

type Spellings = BTreeMap<String, Vec<Unit>>;

fn push(spellings: &mut Spellings, spelling: String, money: &Unit) {
    let readings = spellings.entry(spelling).or_default();
    if !readings.contains(money) {
        readings.push(money.clone());
    }
}

impl<'de> Deserialize<'de> for Currencies {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let table = Table::deserialize(source)?;
        let (mut symbols, mut names, mut behind) = (Spellings::new(), Spellings::new(), Spellings::new());
        let (mut initials, mut glued) = (Spellings::new(), Spellings::new());
        for row in &table.currency {
            let money = unit(&row.code, Num::ONE);
            let plurals = row.names.iter().map(|name| format!("{name}s"));
            for name in row.names.iter().cloned().chain(plurals).chain(row.forms.iter().cloned()) {
                push(&mut names, name.to_lowercase(), &money);
            }
            for symbol in row.symbols.iter().chain([&row.code]) {
                symbols.entry(symbol.clone()).or_default().push(money.clone());
            }
            row.initials.iter().for_each(|i| push(&mut initials, i.clone(), &money));
            let marks = row.symbols.iter().filter(|s| !s.starts_with(|c: char| c.is_ascii_alphabetic()));
            for mark in marks.chain([&row.code]) {
                behind.entry(mark.clone()).or_default().push(money.clone());
            }
        }
        for part in &table.part {
            let factor = Num::factor(&part.factor)
                .ok_or_else(|| D::Error::custom(format!("part of {}: the factor is no number", part.code)))?;
            let money = unit(&part.code, factor);
            part.forms.iter().for_each(|f| names.entry(f.to_lowercase()).or_default().push(money.clone()));
            part.glued.iter().for_each(|g| glued.entry(g.clone()).or_default().push(money.clone()));
        }
        Ok(Self {
            codes: table.currency.into_iter().map(|row| row.code).collect(),
            symbols: symbols.into_iter().collect(),
            initials: initials.into_iter().collect(),
            names: names.into_iter().collect(),
            codes_behind: behind.into_iter().collect(),
            glued: glued.into_iter().collect(),
            losses: table.accounting.after.into_iter().map(|word| (word, true)).collect(),
        })
    }
}
