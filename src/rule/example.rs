//! Do the rules do what their own examples say?
//!
//! In: a [`RuleBook`] and a way to analyse a text, out: every [`Failure`]. `fails` must give this finding and no other,
//! `holds` must form the relation and pass, `silent` must give no check of this rule and no finding.

use std::fmt;

use crate::relation::Link;
use crate::source::Source;

use super::checked::Rule;
use super::raw::Example;
use super::{Check, RuleBook, Verdict};

/// An example that does not come out as its file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: String,
    /// `fails`, `holds` or `silent`.
    pub list: &'static str,
    /// Which one of the list, from 1.
    pub number: usize,
    /// The text.
    pub text: String,
    /// What came out instead.
    pub found: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}: {}\n    {}", self.rule, self.list, self.number, self.found, self.text.trim())
    }
}

/// Runs all examples of all rules.
pub fn examples(book: &RuleBook, analyse: impl Fn(&Source) -> Vec<Check>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for rule in &book.rules {
        let lists: [(&'static str, &[Example], Judge); 3] =
            [("fails", &rule.fails, fails), ("holds", &rule.holds, holds), ("silent", &rule.silent, silent)];
        for (list, examples, judge) in lists {
            for (i, example) in examples.iter().enumerate() {
                let source = Source::new(format!("{} {list} {}", rule.id, i + 1), example.text.as_str());
                let mut checks = analyse(&source);
                checks.retain(|check| check.link != Link::Possible);
                if let Err(found) = judge(rule, example, &source, &checks) {
                    let (rule, text) = (rule.id.clone(), example.text.clone());
                    failures.push(Failure { rule, list, number: i + 1, text, found });
                }
            }
        }
    }
    failures
}

type Judge = fn(&Rule, &Example, &Source, &[Check]) -> Result<(), String>;

fn fails(rule: &Rule, example: &Example, source: &Source, checks: &[Check]) -> Result<(), String> {
    let findings: Vec<&Check> = checks.iter().filter(|c| c.verdict == Verdict::Mismatch).collect();
    let [finding] = findings.as_slice() else {
        return Err(format!("expected one finding, found {}", summary(checks)));
    };
    if finding.rule != rule.id {
        return Err(format!("expected this finding, found {}", summary(checks)));
    }
    let at = source.slice(finding.primary);
    match &example.primary {
        Some(expected) if expected != at => {
            Err(format!("expected the finding at \"{expected}\", found it at \"{at}\""))
        }
        _ => Ok(()),
    }
}

fn holds(rule: &Rule, _: &Example, _: &Source, checks: &[Check]) -> Result<(), String> {
    let held = checks.iter().any(|c| c.rule == rule.id && c.verdict == Verdict::Consistent);
    let quiet = checks.iter().all(|c| c.verdict != Verdict::Mismatch);
    if held && quiet {
        Ok(())
    } else {
        Err(format!("expected a consistent check, found {}", summary(checks)))
    }
}

fn silent(rule: &Rule, _: &Example, _: &Source, checks: &[Check]) -> Result<(), String> {
    let quiet = checks.iter().all(|c| c.rule != rule.id && c.verdict != Verdict::Mismatch);
    if quiet { Ok(()) } else { Err(format!("expected no check of this rule, found {}", summary(checks))) }
}

/// `mismatch total-mismatch, consistent percent-change-mismatch`
fn summary(checks: &[Check]) -> String {
    if checks.is_empty() {
        return "no check".into();
    }
    let one = |c: &Check| format!("{} {} ({})", c.verdict.name(), c.rule, c.message);
    checks.iter().map(one).collect::<Vec<_>>().join(", ")
}
