//! Which words do the stages know?
//!
//! In: `rules/vocabulary/*.toml`, out: a [`Vocabulary`] of look-up tables, one file a table. A stage
//! asks for a word and gets its meaning; no stage spells words in code.

pub mod changes;
pub mod contests;
pub mod cues;
pub mod exchange;
pub mod hedges;
pub mod money;
pub mod names;
pub mod nouns;
pub mod numbers;
pub mod openers;
mod phrases;
pub mod rates;
pub mod records;
pub mod stem;
pub mod sums;
pub mod text;
pub mod time;
pub mod units;

pub use numbers::Numbers;
pub use phrases::Phrases;
pub use time::TimeWords;

use serde::Deserialize;

use cues::Cues;
use openers::Openers;
use text::Text;

/// All tables.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, remote = "Self")]
pub struct Vocabulary {
    /// The words that say what is said of figures.
    pub cues: Cues,
    /// Where sentences end.
    pub text: Text,
    /// Number words.
    pub numbers: Numbers,
    /// Units of measure.
    pub units: units::Units,
    /// Currencies.
    pub currencies: money::Currencies,
    /// How far rates of exchange range.
    pub exchange: exchange::Exchange,
    /// Words that bend a value.
    pub hedges: hedges::Hedges,
    /// Names that hold a number.
    pub names: names::Names,
    /// Words of contests and votes.
    pub contests: contests::Contests,
    /// Words of prices, averages and yields.
    pub rates: rates::Rates,
    /// Words that say which levels a change goes between.
    pub changes: changes::Changes,
    /// The labels of accounts, by the part that their figures play.
    pub accounts: std::collections::BTreeMap<String, std::collections::BTreeSet<String>>,
    /// What an account takes in, spends and is left with.
    pub ledger: std::collections::BTreeMap<String, std::collections::BTreeSet<String>>,
    /// What no measurement has passed.
    pub records: records::Records,
    /// Words of wholes and their parts.
    pub sums: sums::Sums,
    /// Counted things.
    pub nouns: nouns::Nouns,
    /// Words that name times.
    pub time: TimeWords,
    /// Which words may open a figure: drawn from the other tables.
    pub openers: Openers,
}

impl Vocabulary {
    /// The tables compiled into the library. Broken ones would be empty; a test reads them all.
    pub fn builtin() -> Self {
        Self::from_book(include_str!(concat!(env!("OUT_DIR"), "/rules.json"))).unwrap_or_default()
    }

    /// The tables of a rule book in JSON, as the build script writes it.
    fn from_book(book: &str) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Book {
            vocabulary: Vocabulary,
        }
        serde_json::from_str::<Book>(book).map(|book| book.vocabulary)
    }
}

impl<'de> Deserialize<'de> for Vocabulary {
    /// The tables as they stand in the files, and those that follow from them.
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let tables = Self::deserialize(source)?;
        Ok(Self { openers: tables.openers.with(&tables), ..tables })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_tables_load() {
        let loaded = Vocabulary::from_book(include_str!(concat!(env!("OUT_DIR"), "/rules.json")));
        assert!(loaded.is_ok(), "{loaded:?}");
    }
}
