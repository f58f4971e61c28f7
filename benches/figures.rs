//! How fast is the figure stage, beside a plain scan for digits over the same bytes?
//!
//! `FACTCHECK_ARTICLES=../shared/bench/articles cargo bench --bench figures` reads the texts of that folder. Divan prints both
//! throughputs; the ratio of the two is printed above them, since it tells more than either.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark is run by hand and prints what it measured"
)]

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use divan::counter::BytesCount;
use factcheck::figure;
use factcheck::segment::{self, Segment};
use factcheck::source::Source;
use factcheck::vocabulary::Vocabulary;

fn main() {
    let documents = documents();
    let words = Vocabulary::builtin();
    let time = |run: &dyn Fn() -> usize| {
        let start = Instant::now();
        divan::black_box(run());
        start.elapsed().as_nanos().max(1)
    };
    let (read, scanned) = (time(&|| read_all(&documents, &words)), time(&|| digits(&documents)));
    println!(
        "figure stage: {} bytes, {} times as long as a scan for digits",
        bytes(&documents),
        read / scanned
    );
    divan::main();
}

#[divan::bench]
fn figure_stage(bencher: divan::Bencher) {
    let (documents, words) = (documents(), Vocabulary::builtin());
    bencher.counter(BytesCount::new(bytes(&documents))).bench_local(|| read_all(&documents, &words));
}

#[divan::bench]
fn digit_scan(bencher: divan::Bencher) {
    let documents = documents();
    bencher.counter(BytesCount::new(bytes(&documents))).bench_local(|| digits(&documents));
}

fn read_all(documents: &[(Source, Vec<Segment>)], words: &Vocabulary) -> usize {
    documents.iter().map(|(source, segments)| figure::read(source, segments, words).len()).sum()
}

fn digits(documents: &[(Source, Vec<Segment>)]) -> usize {
    documents.iter().map(|(source, _)| source.text.bytes().filter(u8::is_ascii_digit).count()).sum()
}

fn bytes(documents: &[(Source, Vec<Segment>)]) -> usize {
    documents.iter().map(|(source, _)| source.text.len()).sum()
}

/// Up to 400 texts of the folder, cut into segments.
fn documents() -> Vec<(Source, Vec<Segment>)> {
    let words = Vocabulary::builtin();
    let folder = env::var("FACTCHECK_ARTICLES").expect("FACTCHECK_ARTICLES names a folder of texts");
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    files.sort();
    let step = (files.len() / 400).max(1);
    let texts = files.iter().step_by(step).filter_map(|file| fs::read_to_string(file).ok());
    let sources = texts.map(|text| Source::new("text", text));
    sources
        .map(|source| (segment::cut(&source, &words), source))
        .map(|(cuts, source)| (source, cuts))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
