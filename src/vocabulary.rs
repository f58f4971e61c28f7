//! Which words do the stages know?
//!
//! In: `rules/vocabulary/*.toml`, out: a [`Vocabulary`] of look-up tables, one file a table. A stage
//! asks for a word and gets its meaning; no stage spells words in code.

pub mod cues;
pub mod text;

use serde::Deserialize;

use cues::Cues;
use text::Text;

/// All tables.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Vocabulary {
    /// The words that say what is said of figures.
    pub cues: Cues,
    /// Where sentences end.
    pub text: Text,
}
