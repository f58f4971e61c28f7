//! What is counted and what things are shared out over: `rules/vocabulary/nouns.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The tables of nouns.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nouns {
    /// Words that name all parts of a whole between them: men and women.
    pub partitions: Vec<Vec<String>>,
    /// Votes that two share out between them.
    pub two_way: BTreeSet<String>,
    /// Before the number of the first places.
    pub leading: BTreeSet<String>,
    /// What is left of a poll.
    pub undecided: BTreeSet<String>,
    /// Names of the share that one number told before is of another.
    pub rate_of: BTreeSet<String>,
    /// Percentages of another whole that a vote is told with.
    pub turnout: BTreeSet<String>,
    /// What is shared out among all that take part: `votes`.
    pub one_whole: BTreeSet<String>,
    /// The last word of a name of all people or all money: `labour force`.
    pub wholes: BTreeSet<String>,
    /// Where a term is served.
    pub prison: BTreeSet<String>,
    /// Terms that are served at one time do not add up.
    pub at_once: BTreeSet<String>,
    /// Pieces of money, behind `five-pound`: `note`.
    pub cash: BTreeSet<String>,
    /// Plurals without -s.
    pub plurals: BTreeSet<String>,
    /// Words that may stand between a number and its noun.
    pub modifiers: BTreeSet<String>,
    /// Words in -s that are no counted things.
    pub others: BTreeSet<String>,
    /// Nouns after `per` and `a`: `share`, `head`.
    pub per: BTreeSet<String>,
    /// Distances that are run, in metres.
    pub distances: BTreeSet<String>,
    /// Whose race it is: `men's`.
    pub runners: BTreeSet<String>,
    /// `the`, before a race that is named by its distance alone.
    pub articles: BTreeSet<String>,
    /// Words that go on behind such a name: `in`.
    pub behind_distance: BTreeSet<String>,
    /// Words after `10K` that make it kilometres.
    pub races: BTreeSet<String>,
    /// Words after `100m` that make it metres: `tall`, `final`.
    pub metres: BTreeSet<String>,
    /// Words after `a year` that make it a time and no rate: `earlier`, `ago`.
    pub turns: BTreeSet<String>,
}
