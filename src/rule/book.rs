//! Where do the rules come from, and what is wrong with a rule file?
//!
//! In: the JSON that `build.rs` made of `rules/`, or users' TOML files, out: a [`RuleBook`] or every
//! [`RuleError`] with its file, line and column. Reading files is `main`'s work.

use std::fmt;

use serde::Deserialize;
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use crate::source::Source;
use crate::vocabulary::Vocabulary;

use super::checked::{self, Problem, Rule};
use super::raw::RawRule;

const BUILTIN: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

/// All rules and the vocabulary: what `analyse` needs beside a text.
#[derive(Debug, Clone)]
pub struct RuleBook {
    /// The words that the stages know.
    pub vocabulary: Vocabulary,
    /// The rules, in the order of their families and ids.
    pub rules: Vec<Rule>,
    /// The vocabulary files that were added to the built-in ones.
    added: Vec<(String, Value)>,
}

/// What is wrong with a rule file, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleError {
    /// The file, as it was given.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What was expected.
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}

impl std::error::Error for RuleError {}

/// The built-in book as `build.rs` writes it, with its vocabulary read as `V`.
#[derive(Deserialize)]
struct Embedded<V> {
    vocabulary: V,
    rules: Vec<EmbeddedRule>,
}

#[derive(Deserialize)]
struct EmbeddedRule {
    family: String,
    id: String,
    rule: RawRule,
}

impl RuleBook {
    /// The rules and words compiled into the library. A test holds that all of them are sound.
    pub fn builtin() -> Self {
        let Ok(book) = serde_json::from_str::<Embedded<Vocabulary>>(BUILTIN) else {
            return Self { vocabulary: Vocabulary::default(), rules: Vec::new(), added: Vec::new() };
        };
        let rules = book.rules.into_iter().filter_map(|r| checked::check(&r.family, &r.id, r.rule).ok());
        Self { vocabulary: book.vocabulary, rules: rules.collect(), added: Vec::new() }
    }

    /// This book with users' files, each with its path (`family/id.toml`, `vocabulary/units.toml`) and its
    /// text. A rule replaces the rule of its id; a vocabulary file adds to the table of its name.
    ///
    /// # Errors
    /// Everything that is wrong with any of the files.
    pub fn with(&self, files: &[(String, String)]) -> Result<Self, Vec<RuleError>> {
        let mut book = self.clone();
        let mut errors = Vec::new();
        for (path, text) in files {
            let (folder, id) = folder_and_stem(path);
            if folder == "vocabulary" {
                match toml::from_str::<Value>(text) {
                    Ok(table) => book.added.push((id, table)),
                    Err(error) => errors.push(toml_error(path, text, &error)),
                }
                continue;
            }
            match read_rule(path, text, &folder, &id) {
                Ok(rule) => book.put(rule),
                Err(more) => errors.extend(more),
            }
        }
        errors.extend(book.read_vocabulary(files).err());
        if errors.is_empty() { Ok(book) } else { Err(errors) }
    }

    /// The rule of an id.
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    fn put(&mut self, rule: Rule) {
        self.rules.retain(|old| old.id != rule.id);
        let key = |r: &Rule| (r.family.clone(), r.id.clone());
        let at = self.rules.partition_point(|old| key(old) < key(&rule));
        self.rules.insert(at, rule);
    }

    fn read_vocabulary(&mut self, files: &[(String, String)]) -> Result<(), RuleError> {
        if self.added.is_empty() {
            return Ok(());
        }
        let Ok(book) = serde_json::from_str::<Embedded<Map<String, Value>>>(BUILTIN) else {
            return Ok(());
        };
        let mut tables = Value::Object(book.vocabulary);
        for (name, table) in &self.added {
            merge(&mut tables, Value::Object(Map::from_iter([(name.clone(), table.clone())])));
        }
        let read = |tables: &Value| serde_json::from_value::<Vocabulary>(tables.clone());
        self.vocabulary = read(&tables).map_err(|error| {
            let first = files.iter().find(|(path, _)| folder_and_stem(path).0 == "vocabulary");
            let path = first.map_or_else(|| "vocabulary".to_owned(), |(path, _)| path.clone());
            RuleError { path, line: 1, column: 1, message: error.to_string() }
        })?;
        Ok(())
    }
}

/// Adds one table to another: tables join, lists grow, other values are replaced.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in new {
                merge(old.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(old), Value::Array(new)) => old.extend(new),
        (old, new) => *old = new,
    }
}

/// `rules/change/some-rule.toml` is `change` and `some-rule`.
fn folder_and_stem(path: &str) -> (String, String) {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    let stem = file.strip_suffix(".toml").unwrap_or(file);
    (parts.next().unwrap_or("local").to_owned(), stem.to_owned())
}

fn read_rule(path: &str, text: &str, family: &str, id: &str) -> Result<Rule, Vec<RuleError>> {
    let raw: RawRule = toml::from_str(text).map_err(|error| vec![toml_error(path, text, &error)])?;
    checked::check(family, id, raw)
        .map_err(|problems| problems.iter().map(|problem| locate(path, text, problem)).collect())
}

fn toml_error(path: &str, text: &str, error: &toml::de::Error) -> RuleError {
    at(path, text, error.span().map_or(0, |span| span.start), error.message())
}

fn at(path: &str, text: &str, offset: usize, message: &str) -> RuleError {
    let position = Source::new(path, text).position(offset);
    RuleError { path: path.into(), line: position.line, column: position.column, message: message.into() }
}

/// Finds the line of a problem: the file is read once more, with the places of its values.
fn locate(path: &str, text: &str, problem: &Problem) -> RuleError {
    let place = DeTable::parse(text).ok().and_then(|table| {
        let (first, rest) = problem.keys.split_first()?;
        let mut value = table.get_ref().get(first.as_str())?;
        for key in rest {
            value = match value.get_ref() {
                DeValue::Array(list) => list.get(key.parse::<usize>().ok()?)?,
                DeValue::Table(table) => table.get(key.as_str())?,
                _ => return None,
            };
        }
        Some(value.span().start)
    });
    let Some(start) = place else {
        return at(path, text, 0, &problem.message);
    };
    let quotes = text.get(start..).map_or(0, |rest| {
        let marks = rest.len() - rest.trim_start_matches(['"', '\'']).len();
        if marks >= 3 {
            3 + usize::from(rest.get(3..).is_some_and(|r| r.starts_with('\n')))
        } else {
            marks.min(1)
        }
    });
    at(path, text, start + quotes + problem.offset, &problem.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
summary  = "a"
severity = "error"
relation = "change"
why      = "b"
let.implied = "(to - from) / from"
require  = "percent ~ implied"
message  = "{percent} is not {implied}"
label.percent = "here"
"#;

    /// The errors of a sound rule with one stretch replaced.
    fn check(old: &str, new: &str) -> String {
        assert!(SOUND.contains(old), "{old}");
        let file = ("rules/change/my-rule.toml".to_owned(), SOUND.replace(old, new));
        match RuleBook::builtin().with(&[file]) {
            Ok(_) => "sound".into(),
            Err(errors) => errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
        }
    }

    /// The same without the list of what there is, which grows with every kind of relation.
    fn check_start(old: &str, new: &str) -> String {
        check(old, new).split(';').next().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_sound_rule_is_added() {
        assert_eq!(check("", ""), "sound");
    }

    #[test]
    fn a_toml_error_has_its_place() {
        insta::assert_snapshot!(check("= \"b\"", "= b"), @"rules/change/my-rule.toml:5:12: string values must be quoted, expected literal string");
    }

    #[test]
    fn an_unknown_field_is_an_error() {
        insta::assert_snapshot!(check("why ", "hwy "), @"rules/change/my-rule.toml:5:1: unknown field `hwy`, expected one of `summary`, `severity`, `relation`, `why`, `when`, `let`, `require`, `message`, `agrees`, `primary`, `label`, `help`, `fails`, `holds`, `silent`");
    }

    #[test]
    fn an_unknown_severity_is_an_error() {
        insta::assert_snapshot!(check("\"error\"", "\"fatal\""), @"rules/change/my-rule.toml:3:12: unknown variant `fatal`, expected one of `info`, `warning`, `error`");
    }

    #[test]
    fn an_unknown_relation_is_an_error() {
        insta::assert_snapshot!(check_start("\"change\"", "\"chance\""), @"rules/change/my-rule.toml:4:13: unknown relation `chance`");
    }

    #[test]
    fn an_unknown_role_is_an_error() {
        insta::assert_snapshot!(check_start("percent ~", "percentage ~"), @"rules/change/my-rule.toml:7:13: unknown name `percentage`");
    }

    #[test]
    fn an_unknown_label_is_an_error() {
        insta::assert_snapshot!(check_start("label.percent", "label.share"), @"rules/change/my-rule.toml:9:16: unknown role `share`");
    }

    #[test]
    fn a_wrong_dimension_is_an_error() {
        insta::assert_snapshot!(check("percent ~ implied", "percent ~ implied * to"), @"rules/change/my-rule.toml:7:13: cannot compare a plain number with an amount of dimension Q");
    }

    #[test]
    fn a_syntax_error_in_an_expression_has_its_column() {
        insta::assert_snapshot!(check("(to - from) / from", "(to - from / from"), @r#"rules/change/my-rule.toml:6:33: expected ")""#);
    }

    #[test]
    fn a_message_names_defined_values() {
        insta::assert_snapshot!(check("{implied}", "{implid}"), @"rules/change/my-rule.toml:8:31: unknown name `implid`: expected a role of `change` or a value after `let`");
    }

    #[test]
    fn a_value_is_no_condition() {
        insta::assert_snapshot!(check("percent ~ implied", "implied"), @r#"rules/change/my-rule.toml:7:13: expected a condition such as "a ~ b", found a plain number"#);
    }

    #[test]
    fn values_that_need_each_other_are_an_error() {
        insta::assert_snapshot!(check("(to - from) / from", "2 * implied"), @"rules/change/my-rule.toml:6:16: these values need each other");
    }

    #[test]
    fn every_error_of_a_file_is_told() {
        insta::assert_snapshot!(check("percent ~ implied", "percent ~ implied + to\"\nhelp = \"{nothing}"), @r"
        rules/change/my-rule.toml:7:23: cannot add or subtract a plain number and an amount of dimension Q
        rules/change/my-rule.toml:8:10: unknown name `nothing`: expected a role of `change` or a value after `let`
        ");
    }

    #[test]
    fn ten_thousand_parentheses_are_an_error() {
        insta::assert_snapshot!(check("percent ~ implied", &"(".repeat(10_000)), @"rules/change/my-rule.toml:7:78: nested deeper than 64 levels");
    }

    #[test]
    fn a_rule_of_the_same_name_replaces_the_old_one() {
        let file = ("mine/percent-change-mismatch.toml".to_owned(), SOUND.to_owned());
        let book = RuleBook::builtin().with(&[file]).expect("sound");
        assert_eq!(book.rules.iter().filter(|r| r.id == "percent-change-mismatch").count(), 1);
        assert_eq!(book.find("percent-change-mismatch").map(|r| r.summary.as_str()), Some("a"));
    }
}
