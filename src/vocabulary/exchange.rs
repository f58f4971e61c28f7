//! How many units of a currency may a dollar buy? `rules/vocabulary/exchange.toml`.
//!
//! In: `USD` and `GBP`, out: 0.95 to 5 dollars a pound, which tells millions from billions and no more.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::Error as _;

use crate::num::{Interval, Num};

/// Bounds that no rate of exchange has left, by currency code, per US dollar.
#[derive(Debug, Clone, Default)]
pub struct Exchange {
    rate: BTreeMap<String, Interval>,
    lakh: BTreeSet<String>,
}

impl Exchange {
    /// Whether sums in a currency are told in lakh and crore.
    pub fn counts_in_lakh(&self, code: &str) -> bool {
        self.lakh.contains(code)
    }

    /// How many of `of` one `per` may be worth; `None` if the table does not know both.
    pub fn bounds(&self, of: &str, per: &str) -> Option<Interval> {
        self.rate.get(of)?.div(self.rate.get(per)?)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    lakh: BTreeSet<String>,
    rate: BTreeMap<String, (String, String)>,
}

impl<'de> Deserialize<'de> for Exchange {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let table = Table::deserialize(source)?;
        let mut rate = BTreeMap::new();
        for (code, (low, high)) in table.rate {
            let bounds = Num::decimal(&low).zip(Num::decimal(&high)).and_then(|(l, h)| Interval::new(l, h));
            let bounds = bounds.filter(|b| !b.contains(&Num::ZERO));
            let wrong =
                || D::Error::custom(format!("rate of {code}: expected two rising numbers above zero"));
            rate.insert(code.clone(), bounds.ok_or_else(wrong)?);
        }
        Ok(Self { rate, lakh: table.lakh })
    }
}
