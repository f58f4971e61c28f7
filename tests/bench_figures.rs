//! Which figures that people labelled are left unread?
//!
//! `FACTCHECK_BENCH=../shared/bench cargo test --release --test bench_figures -- --ignored --nocapture` reads the labels
//! of `relations.dev.jsonl` there and prints the share of labelled figures that lie in a figure of ours with the
//! same extent: same start, and the same end but for the unit, rate or noun that a label may leave out.
#![expect(clippy::string_slice, clippy::unwrap_used, reason = "a test that cannot go on should fail at once")]

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use factcheck::figure;
use factcheck::segment::{Segment, SegmentKind};
use factcheck::source::{Source, Span};
use factcheck::vocabulary::Vocabulary;

#[test]
#[ignore = "needs FACTCHECK_BENCH"]
fn labelled_figures_are_read() {
    let folder =
        env::var("FACTCHECK_BENCH").expect("FACTCHECK_BENCH names the folder of relations.dev.jsonl");
    let labels = fs::read_to_string(Path::new(&folder).join("relations.dev.jsonl")).unwrap();
    let words = Vocabulary::builtin();
    let (mut all, mut same, mut missed) = (0, 0, BTreeMap::new());
    for line in labels.lines() {
        let passage: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = passage["text"].as_str().unwrap();
        let spans = spans(text, &words);
        for (label, start) in figures(&passage) {
            let wanted = Span::new(byte(text, start), byte(text, start) + label.len());
            all += 1;
            if spans.iter().any(|span| span.start == wanted.start && span.contains(wanted)) {
                same += 1;
            } else {
                let near = text.get(wanted.start.saturating_sub(30)..(wanted.end + 30).min(text.len()));
                let ours = spans.iter().filter(|s| s.overlaps(wanted)).map(|s| &text[s.range()]);
                let ours = ours.collect::<Vec<_>>().join(" + ");
                missed.insert(format!("{label} ({})", passage["id"]), format!("{ours:?} in {near:?}"));
            }
        }
    }
    for (label, found) in &missed {
        println!("unread: {label}: {found}");
    }
    println!("{same} of {all} labelled figures read: {}.{} %", same * 100 / all, same * 1000 / all % 10);
    assert!(same * 100 >= all * 97, "fewer than 97 %");
}

fn spans(text: &str, words: &Vocabulary) -> Vec<Span> {
    let source = Source::new("passage", text);
    let span = Span::new(0, text.len());
    let segment = Segment { kind: SegmentKind::Sentence, span, paragraph: 0, quotations: Vec::new() };
    figure::read(&source, &[segment], words).iter().map(|figure| figure.span).collect()
}

fn figures(passage: &serde_json::Value) -> Vec<(&str, usize)> {
    let relations = passage["relations"].as_array().unwrap();
    let labels = relations.iter().flat_map(|relation| relation["figures"].as_array().unwrap());
    labels.map(|f| (f[0].as_str().unwrap(), usize::try_from(f[1].as_u64().unwrap()).unwrap())).collect()
}

fn byte(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}
