//! Approximators and bounds: `rules/vocabulary/hedges.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::Error as _;

use super::Phrases;
use crate::figure::{Bend, Slack};
use crate::num::Num;

/// The tables of hedges.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hedges {
    /// `about`, `at least`: before the figure.
    pub before: Phrases<Bend>,
    /// `or so`, `-odd`: behind the figure or its number.
    pub after: Phrases<Bend>,
    /// Hedges that are a part of the verb behind some verbs: `over` behind `turned`.
    pub particles: BTreeMap<String, BTreeSet<String>>,
    /// Hedges that say `during` before a length of time: `over`.
    pub spans: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sides {
    below: String,
    above: String,
}

impl<'de> Deserialize<'de> for Bend {
    /// From `{ below = "0.1", above = "open" }`.
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let Sides { below, above } = Sides::deserialize(source)?;
        let side = |text: &str| match text {
            "open" => Ok(Slack::Open),
            share => Num::decimal(share)
                .map(Slack::Share)
                .ok_or_else(|| D::Error::custom(format!("no slack: {share}"))),
        };
        Ok(Self { below: side(&below)?, above: side(&above)? })
    }
}
