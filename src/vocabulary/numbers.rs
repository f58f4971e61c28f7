//! Number words and magnitudes: `rules/vocabulary/numbers.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Phrases;

/// The tables of number words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Numbers {
    /// `three`, up to nineteen.
    pub small: Phrases<i64>,
    /// `twenty` ... `ninety`.
    pub tens: Phrases<i64>,
    /// `million`: the power of ten.
    pub magnitudes: Phrases<i32>,
    /// `bn`, glued to digits.
    pub glued: Phrases<i32, true>,
    /// `B`, glued to an amount of money.
    pub glued_money: Phrases<i32, true>,
    /// `hundreds`, `dozens`.
    pub plurals: Phrases<i64>,
    /// `dozen`, after a number or an article.
    pub groups: Phrases<i64>,
    /// `a couple of`.
    pub loose: Phrases<Loose>,
    /// `mil`, behind an amount of money.
    pub spaced_money: Phrases<i32>,
    /// `thirds`: the denominator.
    pub parts: Phrases<u64>,
    /// `½`.
    pub vulgar: Phrases<String, true>,
    /// `third`, from `second` on.
    pub ordinals: Phrases<i64>,
    /// `low`, before `40s`: how far from the ten it reaches.
    pub tens_parts: Phrases<Loose>,
    /// `twice`, before `a year`.
    pub often: Phrases<i64>,
    /// `twice`, `double`.
    pub multiples: Phrases<i64>,
    /// Words before a number that is below zero: `minus`.
    #[serde(deserialize_with = "super::names::phrases")]
    pub minus: Phrases<()>,
    /// Words before `minus` that make it a margin: `plus or`.
    pub either_way: BTreeSet<String>,
    /// `as much again`, behind a fraction.
    #[serde(deserialize_with = "super::names::phrases")]
    pub again: Phrases<()>,
    /// Words before `double` that make it a multiple at the end of a clause: `than`.
    pub nearly: BTreeSet<String>,
    /// `all` in `2-all`.
    #[serde(deserialize_with = "super::names::phrases")]
    pub level: Phrases<()>,
    /// `nil`.
    #[serde(deserialize_with = "super::names::phrases")]
    pub nil: Phrases<()>,
    /// `under`, before `par`: which side of it.
    pub beside_par: Phrases<i64>,
    /// `par`.
    pub par: Phrases<i64>,
    /// Words before `second` that make it a time.
    pub time_before: BTreeSet<String>,
    /// Words behind `three times` that make it a multiple: `the`, `as`.
    pub compared: BTreeSet<String>,
    /// Words behind `a third` that make it a share: `of`, `to`.
    pub of_whole: BTreeSet<String>,
    /// Words before `half` that make it a period or a side: `second`.
    pub not_half: BTreeSet<String>,
    /// Words behind `one` that make it a number: `behind`.
    #[serde(deserialize_with = "super::names::phrases")]
    pub beside_one: Phrases<()>,
    /// Words of betting, near which `5-1` is a ratio.
    pub bets: BTreeSet<String>,
    /// Words of betting that stand behind the odds: `against`.
    pub bets_behind: BTreeSet<String>,
    /// Words before `5 to 7` that make it two figures: `from`, `rose`.
    pub moves: BTreeSet<String>,
    /// Words behind `5 to 7` that make it two figures: `a fall of 5 to 7 from 12`.
    pub origins: BTreeSet<String>,
    /// Words before a bare `5-7` that make it a range: `aged`.
    pub spans: BTreeSet<String>,
}

/// A word that stands for about a number.
#[derive(Debug, Clone, Deserialize)]
pub struct Loose {
    /// The number.
    pub value: i64,
    /// The least that it may mean.
    pub low: i64,
    /// The most.
    pub high: i64,
}
