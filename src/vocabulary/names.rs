//! Names that hold a number: `rules/vocabulary/names.toml`.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer};

use super::Phrases;

/// The tables of names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Names {
    /// Numbers of the emergency services.
    pub emergency: BTreeSet<String>,
    /// Verbs of calling them.
    pub dials: BTreeSet<String>,
    /// A number behind these is part of the name: `Boeing`.
    #[serde(deserialize_with = "phrases")]
    pub before: Phrases<(), true>,
    /// A number with points behind these is part of the name: `iOS`.
    #[serde(deserialize_with = "phrases")]
    pub versions: Phrases<(), true>,
    /// Names that are numbers: `9/11`.
    #[serde(deserialize_with = "phrases")]
    pub whole: Phrases<(), true>,
    /// Books whose verses look like times of day.
    pub verses: BTreeSet<String>,
    /// `Street`, behind a number and a name.
    pub streets: BTreeSet<String>,
    /// What `256K` may count besides thousands.
    pub chips: BTreeSet<String>,
}

/// A list of phrases without meanings.
pub(super) fn phrases<'de, D: Deserializer<'de>, const EXACT: bool>(
    source: D,
) -> Result<Phrases<(), EXACT>, D::Error> {
    let list = Vec::<String>::deserialize(source)?;
    Ok(list.into_iter().map(|phrase| (phrase, ())).collect())
}
