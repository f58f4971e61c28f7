//! The rules as a registry: every file is sound, whole and does what its own examples say.

use std::fs;
use std::path::Path;

use factcheck::rule::{self, Rule, RuleBook};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Every rule file with its text.
fn files() -> Outcome<Vec<(String, String)>> {
    let mut files = Vec::new();
    for family in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"))? {
        let family = family?.path();
        if family.ends_with("vocabulary") || !family.is_dir() {
            continue;
        }
        for file in fs::read_dir(family)? {
            let path = file?.path();
            files.push((path.to_string_lossy().into_owned(), fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

#[test]
fn every_file_is_sound_and_built_in() -> Outcome<()> {
    let files = files()?;
    let book = RuleBook::builtin();
    if let Err(errors) = book.with(&files) {
        panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
    let names: Vec<String> = book.rules.iter().map(|r| format!("{}/{}.toml", r.family, r.id)).collect();
    assert_eq!(names.len(), files.len(), "built in: {names:?}");
    for (path, _) in &files {
        assert!(names.iter().any(|name| path.ends_with(name.as_str())), "{path} is not built in");
    }
    Ok(())
}

#[test]
fn every_rule_is_whole() {
    let lacks = |rule: &Rule| {
        let mut lacks = Vec::new();
        for (what, missing) in [
            ("a why of two lines", rule.why.trim().lines().count() < 2),
            ("agrees", rule.agrees.is_none()),
            ("labels", rule.labels.is_empty()),
            ("two fails", rule.fails.len() < 2),
            ("two holds", rule.holds.len() < 2),
            ("two silent", rule.silent.len() < 2),
            ("a summary without a full stop", rule.summary.ends_with('.')),
        ] {
            if missing {
                lacks.push(what);
            }
        }
        lacks
    };
    for rule in &RuleBook::builtin().rules {
        assert!(lacks(rule).is_empty(), "{} lacks {}", rule.id, lacks(rule).join(", "));
    }
}

#[test]
fn the_fields_of_every_file_stand_in_one_order() -> Outcome<()> {
    const ORDER: [&str; 12] = [
        "summary", "severity", "relation", "why", "when", "let", "require", "message", "agrees", "primary",
        "label", "help",
    ];
    const LISTS: [&str; 3] = ["[[fails]]", "[[holds]]", "[[silent]]"];
    for (path, text) in files()? {
        let (fields, _) = text.split_once("[[").ok_or("no examples")?;
        let key = |line: &str| ORDER.iter().position(|key| line.strip_prefix(key).is_some_and(ends_key));
        assert!(fields.lines().filter_map(key).is_sorted(), "{path}: expected the order {ORDER:?}");
        let list = |line: &str| LISTS.iter().position(|list| line.starts_with(list));
        assert!(text.lines().filter_map(list).is_sorted(), "{path}: expected the order {LISTS:?}");
    }
    Ok(())
}

/// Whether a key ends here: `= ...`, `.name = ...`.
fn ends_key(rest: &str) -> bool {
    rest.starts_with('.') || rest.trim_start().starts_with('=')
}

#[test]
fn every_example_comes_out_as_its_file_says() {
    let book = RuleBook::builtin();
    let failures = rule::examples(&book, |source| factcheck::analyse(source, &book).checks);
    let lines: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{} examples fail:\n{}", lines.len(), lines.join("\n"));
}
