//! Does the checker say of each article in `corpus/` what `corpus/expected.toml` says, and no more?
//!
//! In: an article and its planted slips. Out: a complaint for each slip that is not found, each mismatch
//! that no slip explains, and each slip listed as missed that is found by now. How a finding reads is
//! left to the snapshots.

use std::{error::Error, fs, path::PathBuf};

use factcheck::{
    Analysis, analyse,
    relation::Link,
    report::{json, text},
    rule::{Check, RuleBook, Verdict},
    source::{Source, Span},
};
use serde::Deserialize;

type Outcome<T> = Result<T, Box<dyn Error>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    article: Vec<Article>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    file: String,
    clean: bool,
    #[serde(default)]
    finding: Vec<Slip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    figures: Vec<String>,
    family: Family,
    why: String,
    #[serde(default)]
    missed: bool,
}

#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Family {
    Change,
    Share,
    Total,
    Rate,
    Restate,
    Units,
    Calendar,
    Age,
    Contest,
    Compare,
    Plausible,
}

impl Family {
    /// Whether one figure can be wrong by itself: an impossible date, a fall of more than everything.
    fn takes_one_figure(self) -> bool {
        matches!(self, Self::Plausible | Self::Calendar)
    }
}

#[test]
fn every_article_has_the_findings_planted_in_it_and_no_other() -> Outcome<()> {
    let rules = RuleBook::builtin();
    let mut complaints = Vec::new();
    for article in expected()?.article {
        complaints.extend(complaints_about(&article, &rules)?);
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    Ok(())
}

/// The text and the JSON report of each article, for review in `tests/corpus/snapshots/`.
#[test]
fn every_article_reports_as_reviewed() -> Outcome<()> {
    let rules = RuleBook::builtin();
    for article in expected()?.article {
        let path = corpus().join(&article.file);
        let source = Source::new(format!("corpus/{}", article.file), fs::read_to_string(path)?);
        let analysis = analyse(&source, &rules);
        let look = text::Look { width: Some(100), colour: false, verbose: true };
        let document = json::document(&source, &analysis);
        let name = article.file.trim_end_matches(".txt");
        insta::with_settings!({ snapshot_path => "corpus/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{name}.text"), text::document(&source, &analysis, look));
            insta::assert_json_snapshot!(format!("{name}.json"), document);
        });
    }
    Ok(())
}

#[test]
fn every_article_is_listed_once_in_the_order_of_the_names() -> Outcome<()> {
    let listed: Vec<_> = expected()?.article.into_iter().map(|article| article.file).collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(corpus())? {
        found.push(entry?.file_name().to_string_lossy().into_owned());
    }
    found.sort();
    assert_eq!(listed, found);
    Ok(())
}

#[test]
fn every_slip_names_figures_that_stand_once_in_its_article() -> Outcome<()> {
    for article in expected()?.article {
        let source = read(&article)?;
        assert_eq!(article.clean, article.finding.is_empty(), "{}", article.file);
        for slip in &article.finding {
            assert!(
                slip.figures.len() > 1 || slip.family.takes_one_figure(),
                "{}: {}",
                article.file,
                slip.why
            );
            for text in &slip.figures {
                assert_eq!(places(&source, text).len(), 1, "{}: {text:?}", article.file);
            }
        }
    }
    Ok(())
}

/// Where one article's findings and its planted slips part.
fn complaints_about(article: &Article, rules: &RuleBook) -> Outcome<Vec<String>> {
    let source = read(article)?;
    let analysis = analyse(&source, rules);
    let mismatches: Vec<_> = analysis.checks.iter().filter(|check| is_finding(check)).collect();
    let alarms = mismatches
        .iter()
        .filter(|check| !article.finding.iter().any(|slip| explains(&source, &analysis, slip, check)))
        .map(|check| format!("{}: false alarm: [{}] {}", article.file, check.rule, check.message));
    let slips = article.finding.iter().filter_map(|slip| {
        let found = mismatches.iter().any(|check| explains(&source, &analysis, slip, check));
        let what = match (found, slip.missed) {
            (false, false) => "not found",
            (true, true) => "found by now: take its `missed` away",
            _ => return None,
        };
        Some(format!("{}: {what}: {:?} ({:?}: {})", article.file, slip.figures, slip.family, slip.why))
    });
    Ok(alarms.chain(slips).collect())
}

/// Whether a person would see this check as a finding.
fn is_finding(check: &Check) -> bool {
    check.verdict == Verdict::Mismatch && check.link > Link::Possible
}

/// Whether the check rests on one of the slip's figures.
fn explains(source: &Source, analysis: &Analysis, slip: &Slip, check: &Check) -> bool {
    let places: Vec<_> = slip.figures.iter().flat_map(|text| places(source, text)).collect();
    let figures = check.figures.iter().filter_map(|id| analysis.figures.get(id.0));
    figures.into_iter().any(|figure| places.iter().any(|place| place.overlaps(figure.span)))
}

/// Where a text stands in an article as whole words: `57%` is not in `157%`.
fn places(source: &Source, text: &str) -> Vec<Span> {
    let bare = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let spans = source.text.match_indices(text).map(|(at, _)| Span::new(at, at + text.len()));
    spans
        .filter(|span| bare(source.slice(Span::new(0, span.start)).chars().next_back()))
        .filter(|span| bare(source.slice(Span::new(span.end, source.text.len())).chars().next()))
        .collect()
}

fn expected() -> Outcome<Expected> {
    Ok(toml::from_str(&fs::read_to_string(root().join("tests/corpus/expected.toml"))?)?)
}

fn read(article: &Article) -> Outcome<Source> {
    Ok(Source::new(&article.file, fs::read_to_string(corpus().join(&article.file))?))
}

fn corpus() -> PathBuf {
    root().join("corpus")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
