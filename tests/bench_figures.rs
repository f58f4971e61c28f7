//! Which figures that people labelled are left unread?
//!
//! `FACTCHECK_BENCH=../shared/bench cargo test --release --test bench_figures -- --ignored --nocapture` reads the labels
//! of `relations.dev.jsonl` there and prints the share of labelled figures that lie in a figure of ours with the
//! same extent: same start, and the same end but for the unit, rate or noun that a label may leave out. The variable
//! may also name files of the same format, with colons between them.
#![expect(
    clippy::string_slice,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should fail at once"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use factcheck::figure;
use factcheck::segment;
use factcheck::source::{Source, Span};
use factcheck::vocabulary::Vocabulary;

#[test]
#[ignore = "needs FACTCHECK_BENCH"]
fn labelled_figures_are_read() {
    let words = Vocabulary::builtin();
    let (mut all, mut same) = (0, 0);
    for file in files() {
        let tally = tally(&fs::read_to_string(&file).unwrap(), &words);
        for (label, found) in &tally.missed {
            println!("unread: {label}: {found}");
        }
        println!("{}: {}", file.display(), share(tally.same, tally.all));
        (all, same) = (all + tally.all, same + tally.same);
    }
    println!("{}", share(same, all));
    assert!(same * 100 >= all * 97, "fewer than 97 %");
}

/// The files of labels that the environment names.
fn files() -> Vec<PathBuf> {
    let named = env::var("FACTCHECK_BENCH").expect("FACTCHECK_BENCH names a folder or files of labels");
    let file = |path: &Path| if path.is_dir() { path.join("relations.dev.jsonl") } else { path.to_owned() };
    env::split_paths(&named).map(|path| file(&path)).collect()
}

fn share(same: usize, all: usize) -> String {
    format!("{same} of {all} labelled figures read: {}.{} %", same * 100 / all, same * 1000 / all % 10)
}

/// How the labels of one file were read.
#[derive(Default)]
struct Tally {
    all: usize,
    same: usize,
    missed: BTreeMap<String, String>,
}

fn tally(labels: &str, words: &Vocabulary) -> Tally {
    let mut tally = Tally::default();
    for line in labels.lines() {
        let passage: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = passage["text"].as_str().unwrap();
        let spans = spans(text, words);
        for (label, start) in figures(&passage) {
            let wanted = Span::new(byte(text, start), byte(text, start) + label.len());
            tally.all += 1;
            if spans.iter().any(|span| span.start == wanted.start && span.contains(wanted)) {
                tally.same += 1;
            } else {
                let name = format!("{label} ({})", passage["id"]);
                tally.missed.insert(name, instead(text, wanted, &spans));
            }
        }
    }
    tally
}

/// What was read where the label is, and the words around it.
fn instead(text: &str, wanted: Span, spans: &[Span]) -> String {
    let edge = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let near = &text[edge(wanted.start.saturating_sub(30))..edge(wanted.end + 30)];
    let ours: Vec<_> = spans.iter().filter(|s| s.overlaps(wanted)).map(|s| &text[s.range()]).collect();
    format!("{:?} in {near:?}", ours.join(" + "))
}

fn spans(text: &str, words: &Vocabulary) -> Vec<Span> {
    let source = Source::new("passage", text);
    let segments = segment::cut(&source, words);
    figure::read(&source, &segments, words).iter().map(|figure| figure.span).collect()
}

fn figures(passage: &serde_json::Value) -> Vec<(&str, usize)> {
    let relations = passage["relations"].as_array().unwrap();
    let labels = relations.iter().flat_map(|relation| relation["figures"].as_array().unwrap());
    labels.map(|f| (f[0].as_str().unwrap(), usize::try_from(f[1].as_u64().unwrap()).unwrap())).collect()
}

fn byte(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}
