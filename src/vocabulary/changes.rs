//! Which words say what levels a change goes between? `rules/vocabulary/changes.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The words, each of one to three words in lower case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Changes {
    /// Before an amount or `from`, of what has gone down: `off 1.2 percent from 6.80 million`.
    pub lowered: BTreeSet<String>,
    /// Between a level and the one that it replaces: `139,000 instead of 96,000`.
    pub instead: BTreeSet<String>,
    /// Between a noun of change and the level before: `an increase over the 11.97 billion of January`.
    pub over: BTreeSet<String>,
    /// Between things and what they come to: `831 cases worth £36m`.
    pub worth: BTreeSet<String>,
    /// Before a verb or participle that goes on from what was told.
    pub then: BTreeSet<String>,
    /// Conjunctions that keep the subject of the clause before.
    pub contrasts: BTreeSet<String>,
    /// Words for what the clause before told.
    pub takes_up: BTreeSet<String>,
    /// Verbs that correct what was told before.
    pub revises: BTreeSet<String>,
    /// What a currency is quoted by.
    pub quotes: BTreeSet<String>,
}
