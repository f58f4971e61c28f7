//! Are figures read as a careful reader reads them?
//!
//! `tests/figures/<family>.txt` holds one case a line:
//!
//! ```text
//! text => span | kind | value | unit ; span | kind | value | unit
//! ```
//!
//! in the order of the text. A value is `12`, `low..high`, `low..` or `..high`; several readings stand
//! between slashes, units likewise; a time is printed as `Time` displays it. A near miss has nothing
//! to the right of `=>`. Lines that start with `#` are headings.
//! `UPDATE=1 cargo test --test figures` rewrites the right sides, to be reviewed by eye.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should fail at once")]

use std::fmt::Write as _;
use std::{env, fs, path::Path};

use factcheck::figure::{self, Figure, Value};
use factcheck::num::Interval;
use factcheck::segment::{Segment, SegmentKind};
use factcheck::source::{Source, Span};
use factcheck::vocabulary::Vocabulary;

#[test]
fn every_line_reads_as_written() {
    let words = Vocabulary::builtin();
    let mut wrong = String::new();
    let mut files: Vec<_> = fs::read_dir("tests/figures").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        check(&file, &words, &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn check(file: &Path, words: &Vocabulary, wrong: &mut String) {
    let text = fs::read_to_string(file).unwrap();
    let mut renewed = String::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            writeln!(renewed, "{line}").unwrap();
            continue;
        }
        let (prose, expected) = line.split_once("=>").unwrap_or((line, ""));
        let (prose, expected) = (prose.trim(), expected.trim());
        let found = read(prose, words);
        writeln!(renewed, "{}", format!("{prose} => {found}").trim_end()).unwrap();
        if found != expected {
            let place = format!("{}:{}", file.display(), number + 1);
            writeln!(wrong, "{place}: {prose}\n  expected {expected}\n  found    {found}").unwrap();
        }
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(file, renewed).unwrap();
    }
}

/// The figures of a text in the notation of the tables.
fn read(prose: &str, words: &Vocabulary) -> String {
    let source = Source::new("case", prose);
    let span = Span::new(0, prose.len());
    let segment = Segment { kind: SegmentKind::Sentence, span, paragraph: 0, quotations: Vec::new() };
    let figures = figure::read(&source, &[segment], words);
    figures.iter().map(|figure| describe(&source, figure)).collect::<Vec<_>>().join(" ; ")
}

fn describe(source: &Source, figure: &Figure) -> String {
    let (span, kind) = (source.slice(figure.span), figure.kind.name());
    match &figure.value {
        Value::Amount(readings) => {
            let mut values: Vec<_> = readings.iter().map(|r| bounds(&r.interval)).collect();
            values.dedup();
            let units: Vec<_> = readings.iter().map(|r| r.unit.to_string()).collect();
            format!("{span} | {kind} | {} | {}", values.join("/"), units.join("/"))
                .trim_end_matches([' ', '|'])
                .to_owned()
        }
        Value::Time(time) => format!("{span} | {kind} | {time}"),
        Value::Score(ours, theirs) => format!("{span} | {kind} | {ours}-{theirs}"),
    }
}

fn bounds(interval: &Interval) -> String {
    if let Some(single) = interval.single() {
        return single.to_string();
    }
    let side = |bound: Option<&factcheck::num::Num>| bound.map(ToString::to_string).unwrap_or_default();
    format!("{}..{}", side(interval.low()), side(interval.high()))
}
