//! What does a rule file say, as far as TOML goes?
//!
//! In: the text of `rules/change/percent-change-mismatch.toml`, out: a [`RawRule`] with every field in
//! place and none unknown. Whether its roles exist and its expressions fit is `checked`'s question.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Severity;

/// A rule file, field by field in the order in which files write them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    /// The defect in one line.
    pub summary: String,
    /// How bad it is.
    pub severity: Severity,
    /// The kind of relation that it checks.
    pub relation: String,
    /// Why it matters and where it may be right after all.
    pub why: String,
    /// The condition for it to apply.
    pub when: Option<String>,
    /// Values computed on the way.
    #[serde(default, rename = "let")]
    pub lets: BTreeMap<String, String>,
    /// What must hold.
    pub require: OneOrMany,
    /// What is wrong.
    pub message: String,
    /// What holds, for a check that finds nothing.
    pub agrees: Option<String>,
    /// The role that a finding points at.
    pub primary: Option<String>,
    /// What to write under a role's figure.
    #[serde(default)]
    pub label: BTreeMap<String, String>,
    /// What would be right.
    pub help: Option<String>,
    /// Texts that must give this finding and no other.
    #[serde(default)]
    pub fails: Vec<Example>,
    /// Texts that must form the relation and pass.
    #[serde(default)]
    pub holds: Vec<Example>,
    /// Texts that look related and are not.
    #[serde(default)]
    pub silent: Vec<Example>,
}

/// One condition, or several that must all hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "expected an expression or a list of expressions")]
pub enum OneOrMany {
    /// `require = "a ~ b"`
    One(String),
    /// `require = ["a ~ b", "c ~ d"]`
    Many(Vec<String>),
}

/// A text that a rule is tested on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The article.
    pub text: String,
    /// The figure that the finding must point at, as it stands in the text.
    pub primary: Option<String>,
}
