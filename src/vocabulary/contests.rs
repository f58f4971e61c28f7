//! Which words tell of contests, votes and tables? `rules/vocabulary/contests.toml`.
//!
//! A list may hold phrases: [`Contests::opens`] asks whether a text opens with one of them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The lists of words by their names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Contests(BTreeMap<String, Vec<String>>);

impl Contests {
    /// Whether a text in lower case is one of that list.
    pub fn is(&self, list: &str, text: &str) -> bool {
        self.0.get(list).is_some_and(|phrases| phrases.iter().any(|phrase| phrase == text))
    }

    /// Whether a text in lower case opens with a word or phrase of that list.
    pub fn opens(&self, list: &str, text: &str) -> bool {
        self.0.get(list).is_some_and(|phrases| {
            phrases.iter().any(|phrase| {
                let rest = text.strip_prefix(phrase.as_str());
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
            })
        })
    }
}
