//! Which words tie a total to a count and to an amount for each? `rules/vocabulary/rates.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The words, each of one to three words in lower case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rates {
    /// Behind the amount for each one.
    pub each: BTreeSet<String>,
    /// Before it: `each costing`.
    pub for_each: BTreeSet<String>,
    /// Between it and the name of each one.
    pub per: BTreeSet<String>,
    /// Before it, a few words off.
    pub average: BTreeSet<String>,
    /// Right before it.
    pub price: BTreeSet<String>,
    /// Before the total.
    pub total: BTreeSet<String>,
    /// Before what the total is shared out over.
    pub over: BTreeSet<String>,
    /// Beside the number of those who live somewhere.
    pub population: BTreeSet<String>,
    /// At the start of a sentence that reckons with the one before.
    pub result: BTreeSet<String>,
    /// Names of a running sum.
    pub tolls: BTreeSet<String>,
    /// Before what a sum comes to for each, in a relative clause.
    pub comes_to: BTreeSet<String>,
    /// Before what a percentage of a sum brings in or costs.
    pub yields: BTreeSet<String>,
    /// Behind what is paid by the year.
    pub yearly: BTreeSet<String>,
    /// What an account takes in or leaves out.
    pub accounts: BTreeSet<String>,
    /// Names of times, with the symbol of each: `quarter`, `qtr`.
    pub spans: BTreeMap<String, String>,
    /// Other words for a whole year.
    pub years: BTreeSet<String>,
    /// A half of a year, without its number.
    pub halves: BTreeSet<String>,
    /// Behind an amount that holds more than what was told.
    pub besides: BTreeSet<String>,
    /// Those of `annualised` that nothing else is called by.
    pub compounded: BTreeSet<String>,
    /// What grows by an annual rate, as prices do not.
    pub output: BTreeSet<String>,
    /// Between parts and their total.
    pub sums: BTreeSet<String>,
    /// Between two flows and what they leave.
    pub leaves: BTreeSet<String>,
    /// What somebody is paid, or does to be paid.
    pub wages: BTreeSet<String>,
    /// Profit as a percentage of sales.
    pub margins: BTreeSet<String>,
    /// What a margin is a percentage of.
    pub sales: BTreeSet<String>,
    /// Income as a percentage of a price.
    pub returns: BTreeSet<String>,
    /// What a return is of a price.
    pub gains: BTreeSet<String>,
    /// What is paid for a loan.
    pub interest: BTreeSet<String>,
    /// What a percentage by the quarter or month comes to by the year.
    pub annualised: BTreeSet<String>,
}
