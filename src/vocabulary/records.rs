//! What has no measurement ever passed? `rules/vocabulary/records.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The records by the relation that holds a figure against each of them: `wind`, `quake`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Records {
    /// What a probability is called.
    pub chance: BTreeSet<String>,
    /// What a share can be at most all of.
    pub wholes: BTreeSet<String>,
    /// What says that a number below zero is no count.
    pub steps: BTreeSet<String>,
    #[serde(flatten)]
    measured: BTreeMap<String, Record>,
}

/// One record and the words that speak of its kind.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// One of them stands beside the figure.
    pub words: BTreeSet<String>,
    /// One of them stands in the sentence, if there are any.
    #[serde(default)]
    pub about: BTreeSet<String>,
    /// None of these stands in the sentence: they tell of something else that has other bounds.
    #[serde(default)]
    pub not: BTreeSet<String>,
    /// Where a name in its place stands right behind one of these, the sentence needs no other: `the temperature in Holm`.
    #[serde(default)]
    pub placed: BTreeSet<String>,
    /// None of these stands anywhere in the text: it tells of another world.
    #[serde(default)]
    pub elsewhere: BTreeSet<String>,
    /// The least that has been measured, in base units, as a plain decimal.
    pub least: String,
    /// The most.
    pub most: String,
}

impl Records {
    /// The record that a relation of that name is held against.
    pub fn of(&self, relation: &str) -> Option<&Record> {
        self.measured.get(relation)
    }
}
