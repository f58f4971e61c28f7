//! Are the walls still standing? Which stage may name which, which crate lives where, and that nothing
//! below `main.rs` touches the world.
#![expect(clippy::expect_used, clippy::string_slice, reason = "a test that cannot go on should fail at once")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each part of the library with the parts that it may name: those before it in the flow, and itself.
/// The vocabulary stands before the figures that are read with it, but says what words mean in
/// their types (`TimeUnit`, `Bend`); no function of the figure stage is called there.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("num", &[]),
    ("unit", &["num"]),
    ("calendar", &["num"]),
    ("source", &[]),
    ("vocabulary", &["num", "unit", "calendar", "figure"]),
    ("segment", &["source", "vocabulary"]),
    ("figure", &["num", "unit", "calendar", "source", "vocabulary", "segment"]),
    ("claim", &["num", "unit", "calendar", "source", "vocabulary", "segment", "figure"]),
    ("relation", &["num", "unit", "calendar", "source", "vocabulary", "segment", "figure", "claim"]),
    ("rule", &["num", "unit", "calendar", "source", "vocabulary", "figure", "claim", "relation"]),
    (
        "report",
        &["num", "unit", "calendar", "source", "segment", "figure", "claim", "relation", "rule", "Analysis"],
    ),
];

/// Each outside crate with the files or folders that may name it.
const HOMES: &[(&str, &[&str])] = &[
    ("annotate-snippets", &["report/text.rs"]),
    ("anstream", &["main.rs"]),
    ("clap", &["cli.rs", "main.rs"]),
    ("dashu-int", &["num/rational.rs"]),
    ("dashu-ratio", &["num/rational.rs"]),
    ("icu_calendar", &["calendar.rs"]),
    ("ignore", &["main.rs"]),
    ("jiff", &["calendar.rs"]),
    ("nom", &["segment/", "figure/", "figure.rs", "claim/", "rule/parse.rs"]),
    ("nom-language", &["rule/parse.rs"]),
    ("rayon", &["main.rs"]),
    ("rust-stemmers", &["vocabulary/stem.rs"]),
    ("schemars", &["report.rs", "report/json.rs", "report/json/"]),
    (
        "serde",
        &["vocabulary.rs", "vocabulary/", "rule.rs", "rule/", "report.rs", "report/json.rs", "report/json/"],
    ),
    ("serde_json", &["vocabulary.rs", "rule/book.rs", "report/json.rs"]),
    ("terminal_size", &["main.rs"]),
    ("toml", &["rule/book.rs"]),
    ("unicode-segmentation", &["segment/sentence.rs"]),
    ("unicode-width", &["report/terminal.rs"]),
];

/// What only `main.rs` may do.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
];

/// A source file: its path under `src/`, and its text without tests, doc comments and comments.
struct Code {
    path: String,
    text: String,
    opens_with_its_question: bool,
}

#[test]
fn a_stage_names_only_the_stages_before_it() {
    check(|code| {
        let Some((stage, allowed)) = MAY_NAME.iter().find(|(stage, _)| stage_of(&code.path) == *stage) else {
            return Vec::new();
        };
        let named = code.text.match_indices("crate::").filter_map(|(at, found)| {
            let rest = &code.text[at + found.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
            Some(&rest[..end])
        });
        let wrong = named.filter(|name| name != stage && !name.is_empty() && !allowed.contains(name));
        wrong.map(|name| format!("{stage} must not name {name}")).collect()
    });
}

#[test]
fn every_part_is_in_the_table() {
    let parts = ["lib", "main", "cli"];
    check(|code| {
        let stage = stage_of(&code.path);
        let known = parts.contains(&stage) || MAY_NAME.iter().any(|(name, _)| *name == stage);
        if known { Vec::new() } else { vec![format!("{stage} has no line in MAY_NAME")] }
    });
}

#[test]
fn every_outside_crate_has_one_home() {
    check(|code| {
        let strays = HOMES.iter().filter(|(name, homes)| {
            let at_home = homes
                .iter()
                .any(|home| code.path == *home || (home.ends_with('/') && code.path.starts_with(home)));
            !at_home && names(&code.text, &name.replace('-', "_"))
        });
        strays.map(|(name, homes)| format!("{name} lives in {homes:?}")).collect()
    });
}

#[test]
fn every_dependency_has_a_home() {
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("readable");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let mut named: Vec<&str> =
        manifest["dependencies"].as_table().expect("a table").keys().map(String::as_str).collect();
    named.sort_unstable();
    let homes: Vec<&str> = HOMES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, homes);
}

#[test]
fn nothing_below_main_touches_the_world() {
    check(|code| {
        if code.path == "main.rs" {
            return Vec::new();
        }
        let used = WORLD.iter().filter(|way| names(&code.text, way));
        used.map(|way| format!("{way} is for main.rs alone")).collect()
    });
}

#[test]
fn every_file_opens_with_its_question() {
    check(|code| if code.opens_with_its_question { Vec::new() } else { vec!["no //! on top".to_owned()] });
}

/// Applies one test to all files and shows everything that is wrong.
fn check(test: impl Fn(&Code) -> Vec<String>) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    assert!(files.len() > 20, "only {} files under {}", files.len(), src.display());
    let wrong: Vec<String> = files
        .iter()
        .map(|path| read(&src, path))
        .flat_map(|code| test(&code).into_iter().map(move |what| format!("src/{}: {what}", code.path)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

fn read(src: &Path, path: &Path) -> Code {
    let whole = fs::read_to_string(path).expect("readable");
    let code = whole.split("#[cfg(test)]").next().expect("a first part");
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    Code {
        path: path.strip_prefix(src).expect("under src").to_string_lossy().replace('\\', "/"),
        text: lines.collect::<Vec<_>>().join("\n"),
        opens_with_its_question: whole.starts_with("//! "),
    }
}

fn stage_of(path: &str) -> &str {
    path.split(['/', '.']).next().expect("a name")
}

/// Whether the text has the word, not as a part of a longer path or word.
fn names(text: &str, word: &str) -> bool {
    let path = if word.contains([':', '!']) { word.to_owned() } else { format!("{word}::") };
    text.match_indices(&path).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
    })
}
