//! Which words say that a whole is made up of parts? `rules/vocabulary/sums.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The words, each of one to three words in lower case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sums {
    /// A whole has parts that are told here or in the next sentences.
    pub parted: BTreeSet<String>,
    /// Those of these that leave no other part.
    pub sharing: BTreeSet<String>,
    /// Two names that share a whole out between them.
    pub complements: Vec<(String, String)>,
    /// Between a total and the list of its parts.
    pub joints: BTreeSet<String>,
    /// Before a total that ends the list of its parts without a comma.
    pub goes_on: BTreeSet<String>,
    /// Verbs that a total is the object of.
    pub totals: BTreeSet<String>,
    /// Of a sentence whose percentages are all that there is of one whole.
    pub closed: BTreeSet<String>,
    /// What a list opens with that is of the largest only.
    pub largest: BTreeSet<String>,
    /// Behind a percentage that stands before the name of what is owned.
    pub owned: BTreeSet<String>,
    /// Right before a sum of money that somebody takes up.
    pub raises: BTreeSet<String>,
    /// What is ordered for sure, before what may be ordered on top.
    pub firm: BTreeSet<String>,
    /// What may be ordered on top.
    pub options: BTreeSet<String>,
    /// Of the same size as what was told before.
    pub equal: BTreeSet<String>,
    /// Names of ratios of two amounts.
    pub factors: BTreeSet<String>,
    /// Names of an amount before anything is taken off.
    pub gross: BTreeSet<String>,
    /// Names of what is left.
    pub net: BTreeSet<String>,
    /// Names of what is taken off.
    pub deducted: BTreeSet<String>,
    /// Between two amounts and the percentage that one is of the other.
    pub comes_to: BTreeSet<String>,
    /// Names of what a percentage says that follows from two amounts.
    pub proportions: BTreeSet<String>,
    /// Those of these that name no other percentage.
    pub portions: BTreeSet<String>,
    /// Names of what one amount exceeds another by.
    pub differences: BTreeSet<String>,
    /// Answers of which nobody gives both.
    pub answers: Vec<Answers>,
}

/// Two answers to one question.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Words of the one.
    pub r#for: BTreeSet<String>,
    /// Words of the other.
    pub against: BTreeSet<String>,
}
