//! What has no measurement ever passed? `rules/vocabulary/records.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The records.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Records {
    /// Winds on Earth, in metres a second.
    pub wind: Record,
    /// What a probability is called.
    pub chance: BTreeSet<String>,
    /// What a share can be at most all of.
    pub wholes: BTreeSet<String>,
    /// What says that a number below zero is no count.
    pub steps: BTreeSet<String>,
}

/// One record and the words that speak of its kind.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Record {
    /// One of them stands beside the figure.
    pub words: BTreeSet<String>,
    /// The record in base units, as a plain decimal.
    pub most: String,
}
