//! Which words tell of contests, votes and tables? `rules/vocabulary/contests.toml`.
//!
//! A list may hold phrases: [`Contests::opens`] asks whether a text opens with one of them. It is asked of nearly every word, and most open
//! nothing; therefore each list knows the bytes that its phrases begin with.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The lists of words by their names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Contests(BTreeMap<String, List>);

/// One list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
struct List {
    phrases: Vec<String>,
    /// One bit for each byte that a phrase begins with, 64 of them told apart.
    begins: u64,
}

impl From<Vec<String>> for List {
    fn from(phrases: Vec<String>) -> Self {
        let begins = phrases.iter().map(|phrase| bit(phrase)).fold(0, |all, bit| all | bit);
        Self { phrases, begins }
    }
}

/// The bit of the byte that a text begins with.
fn bit(text: &str) -> u64 {
    text.bytes().next().map_or(0, |byte| 1 << (byte % 64))
}

impl Contests {
    /// Whether a text in lower case is one of that list.
    pub fn is(&self, list: &str, text: &str) -> bool {
        self.0.get(list).is_some_and(|list| list.phrases.iter().any(|phrase| phrase == text))
    }

    /// Whether a text that begins with that word can open with one of that list.
    pub fn may_open(&self, list: &str, word: &str) -> bool {
        let begins = |phrase: &String| phrase.starts_with(word) || word.starts_with(phrase.as_str());
        let list = self.0.get(list).filter(|list| list.begins & bit(word) != 0);
        list.is_some_and(|list| list.phrases.iter().any(begins))
    }

    /// Whether a text in lower case opens with a word or phrase of that list.
    pub fn opens(&self, list: &str, text: &str) -> bool {
        self.0.get(list).is_some_and(|list| {
            list.phrases.iter().any(|phrase| {
                let rest = text.strip_prefix(phrase.as_str());
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
            })
        })
    }
}
