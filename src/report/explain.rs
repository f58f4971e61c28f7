//! What does a rule check, and why?
//!
//! In: a [`Rule`], out: its page: summary, reasons, roles, equations, examples, all from its file. In: a
//! [`RuleBook`], out: the list of all rules.

use std::fmt::Write as _;

use super::terminal::visible;
use crate::rule::RuleBook;
use crate::rule::checked::Rule;
use crate::rule::raw::Example;

/// One line a rule, by family.
pub fn list(book: &RuleBook) -> String {
    let width = book.rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut list = String::new();
    let mut family = "";
    for rule in &book.rules {
        if rule.family != family {
            family = &rule.family;
            let _ = writeln!(list, "{}{family}", if list.is_empty() { "" } else { "\n" });
        }
        let _ = writeln!(list, "  {:width$}  {}", rule.id, visible(&rule.summary));
    }
    list
}

/// All rules as one Markdown page, by family: `docs/rules.md` is this text.
pub fn index(book: &RuleBook) -> String {
    let mut page = "# The rules\n\nGenerated from `rules/` by `cargo test`; `factcheck explain RULE` prints a rule's whole page.\n".to_owned();
    let mut family = "";
    for rule in &book.rules {
        if rule.family != family {
            family = &rule.family;
            let _ = writeln!(page, "\n## {family}\n\n| rule | finds | severity |\n|---|---|---|");
        }
        let _ = writeln!(page, "| `{}` | {} | {} |", rule.id, visible(&rule.summary), rule.severity.name());
    }
    page
}

/// The page of one rule.
pub fn page(rule: &Rule) -> String {
    let mut page = format!("{}: {}\n\n", rule.id, visible(&rule.summary));
    for line in rule.why.trim().lines() {
        let _ = writeln!(page, "{}", visible(line));
    }
    let kind = rule.relation;
    let _ = writeln!(page, "\nseverity: {}\nrelation: {}, {}", rule.severity.name(), kind.name, kind.doc);
    for role in kind.roles {
        let _ = writeln!(page, "  {:12} {}", role.name, role.doc);
    }
    page.push_str("\nequations:\n");
    for equation in &rule.equations {
        let _ = writeln!(page, "  {}", visible(equation));
    }
    for (title, examples) in [("fails", &rule.fails), ("holds", &rule.holds), ("silent", &rule.silent)] {
        page.push_str(&listed(title, examples));
    }
    page
}

fn listed(title: &str, examples: &[Example]) -> String {
    let mut list = format!("\n{title}:\n");
    for example in examples {
        for (nth, line) in example.text.trim().lines().enumerate() {
            let _ = writeln!(list, "{} {}", if nth == 0 { "  -" } else { "   " }, visible(line));
        }
    }
    list
}

/// `9 rules, 54 examples: all pass`.
pub fn tested(book: &RuleBook, failures: usize) -> String {
    let count = |rule: &Rule| rule.fails.len() + rule.holds.len() + rule.silent.len();
    let examples: usize = book.rules.iter().map(count).sum();
    let outcome = if failures == 0 { "all pass".to_owned() } else { format!("{failures} fail") };
    format!("{} rules, {examples} examples: {outcome}\n", book.rules.len())
}
