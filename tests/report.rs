//! How do the reports look? Findings are made by hand, so that these tests see the formats alone.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should fail at once"
)]

use factcheck::Analysis;
use factcheck::figure::FigureId;
use factcheck::num::{Interval, Num};
use factcheck::relation::Link;
use factcheck::report::text::{self, Look};
use factcheck::report::{Tally, json, terminal};
use factcheck::rule::{Check, Severity, Verdict};
use factcheck::source::{Source, Span};
use insta::assert_snapshot;
use proptest::prelude::*;

/// An analysis with nothing but this check.
fn only(check: Check) -> Analysis {
    Analysis {
        segments: Vec::new(),
        figures: Vec::new(),
        claims: Vec::new(),
        relations: factcheck::relation::Relations::default(),
        checks: vec![check],
    }
}

/// A finding over words of the text; the first is the primary one.
fn finding(source: &Source, words: &[(&str, &str)]) -> Check {
    let span = |word: &str| {
        let start = source.text.find(word).expect("the word is in the text");
        Span::new(start, start + word.len())
    };
    let labels: Vec<_> = words.iter().map(|(word, label)| (span(word), (*label).to_owned())).collect();
    Check {
        rule: "percent-change-mismatch".to_owned(),
        verdict: Verdict::Mismatch,
        link: Link::Certain,
        severity: Severity::Error,
        figures: vec![FigureId(0)],
        roles: vec![("percent", FigureId(0))],
        computed: Interval::new(Num::from(-24), Num::from(-23)),
        computed_unit: "%".to_owned(),
        message: "a change of 32 percent does not follow from 1.854 and 1.425 million tons".to_owned(),
        arithmetic: vec!["(1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)".to_owned()],
        help: vec!["23 percent would be right; 32 is 23 with its digits swapped".to_owned()],
        primary: labels[0].0,
        labels,
    }
}

fn rendered(text: &str, words: &[(&str, &str)], width: usize) -> String {
    let source = Source::new("article.txt", text);
    let look = Look { width: Some(width), ..Look::default() };
    text::document(&source, &only(finding(&source, words)), look)
}

const LONG: &str = "VALE PORT - The harbour board put its exports of steel ingots at 1.425 million tons in the first \
    quarter of the current year, falling 32 percent from 1.854 million tons in the same time of the last year, and \
    said that the new quay, the two new cranes and the road to the mills would make up for all of that and more \
    before the end of the year, when the mills of the upper valley will send what they have kept back since spring \
    to a market that pays better than any other, the board said. It had paid $2.5 million for them.";

#[test]
fn near_spans_share_an_excerpt() {
    let words =
        [("32 percent", "stated here"), ("1.854 million tons", "start"), ("1.425 million tons", "end")];
    assert_snapshot!(rendered(LONG, &words, 120), @r"
    error[percent-change-mismatch]: a change of 32 percent does not follow from 1.854 and 1.425 million tons
     --> article.txt:1:135
      |
    1 | ...1.425 million tons in the first quarter of the current year, falling 32 percent from 1.854 million tons in...
      |    ------------------                                                   ^^^^^^^^^^      ------------------ start
      |    |                                                                    |
      |    end                                                                  stated here
      |
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      = help: 23 percent would be right; 32 is 23 with its digits swapped

    article.txt: 0 figures, 1 check: 1 mismatch
    ");
}

#[test]
fn what_does_not_fit_gets_its_own_excerpt() {
    let words =
        [("32 percent", "stated here"), ("1.854 million tons", "start"), ("1.425 million tons", "end")];
    assert_snapshot!(rendered(LONG, &words, 80), @r"
    error[percent-change-mismatch]: a change of 32 percent does not follow from
                                    1.854 and 1.425 million tons
     --> article.txt:1:135
      |
    1 | ...year, falling 32 percent from 1.854 million tons in the same time of...
      |                  ^^^^^^^^^^      ------------------ start
      |                  |
      |                  stated here
      |
     ::: article.txt:1:66
      |
    1 | ...of steel ingots at 1.425 million tons in the first quarter of the...
      |                       ------------------ end
      |
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      = help: 23 percent would be right; 32 is 23 with its digits swapped

    article.txt: 0 figures, 1 check: 1 mismatch
    ");
}

#[test]
fn far_spans_have_excerpts_of_their_own_and_the_primary_one_is_first() {
    let words = [("$2.5 million", "stated here"), ("1.425 million tons", "what was sent")];
    assert_snapshot!(rendered(LONG, &words, 80), @r"
    error[percent-change-mismatch]: a change of 32 percent does not follow from
                                    1.854 and 1.425 million tons
     --> article.txt:1:501
      |
    1 | ...than any other, the board said. It had paid $2.5 million for them.
      |                                                ^^^^^^^^^^^^ stated here
      |
     ::: article.txt:1:66
      |
    1 | ...of steel ingots at 1.425 million tons in the first quarter of the...
      |                       ------------------ what was sent
      |
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      = help: 23 percent would be right; 32 is 23 with its digits swapped

    article.txt: 0 figures, 1 check: 1 mismatch
    ");
}

#[test]
fn lines_that_follow_each_other_are_shown_together() {
    let text =
        "Exports fell 32 percent\nin the first quarter,\nto 1.425 million\ntons from 1.854 million tons.\n";
    let words =
        [("32 percent", "stated here"), ("1.425 million\ntons", "end"), ("1.854 million tons", "start")];
    assert_snapshot!(rendered(text, &words, 80), @r"
    error[percent-change-mismatch]: a change of 32 percent does not follow from
                                    1.854 and 1.425 million tons
     --> article.txt:1:14
      |
    1 | Exports fell 32 percent
      |              ^^^^^^^^^^ stated here
    2 | in the first quarter,
    3 | to 1.425 million
      |    -------------
    4 | tons from 1.854 million tons.
      | ---- end  ------------------ start
      |
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      = help: 23 percent would be right; 32 is 23 with its digits swapped

    article.txt: 0 figures, 1 check: 1 mismatch
    ");
}

#[test]
fn labels_without_end_are_cut() {
    let label = "the value before, ".repeat(20);
    assert_snapshot!(rendered(LONG, &[("32 percent", &label)], 80), @r"
    error[percent-change-mismatch]: a change of 32 percent does not follow from
                                    1.854 and 1.425 million tons
     --> article.txt:1:135
      |
    1 | ...current year, falling 32 percent from 1.854 million tons in the same...
      |                          ^^^^^^^^^^ the value before, the value before,...
      |
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      = help: 23 percent would be right; 32 is 23 with its digits swapped

    article.txt: 0 figures, 1 check: 1 mismatch
    ");
}

#[test]
fn controls_never_reach_the_terminal() {
    let text = "It fell \u{1b}[31m32\u{7} percent\u{1b}[0m \u{202e}from 9 to 6.\r\n";
    let source = Source::new("a\u{1b}]0;x\u{7}.txt", text);
    let check = finding(&source, &[("32\u{7} percent", "\u{1b}stated")]);
    let shown = text::document(&source, &only(check), Look { width: Some(80), ..Look::default() });
    assert_snapshot!(shown, @r"
    error[percent-change-mismatch]: a change of 32 percent does not follow from
                                    1.854 and 1.425 million tons
     --> a␛]0;x␇.txt:1:14
      |
    1 | It fell ␛[31m32␇ percent␛[0m �from 9 to 6.
      |              ^^^^^^^^^^^ ␛stated
      |
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      = help: 23 percent would be right; 32 is 23 with its digits swapped

    a␛]0;x␇.txt: 0 figures, 1 check: 1 mismatch
    ");
}

#[test]
fn a_clean_document_gets_its_count() {
    let source = Source::new("article.txt", "Nothing happened.");
    let mut analysis = only(finding(&source, &[("Nothing", "")]));
    analysis.checks.clear();
    assert_snapshot!(text::document(&source, &analysis, Look::default()), @"article.txt: 0 figures, 0 checks");
}

#[test]
fn verbose_lists_what_holds() {
    let source = Source::new("article.txt", LONG);
    let mut check = finding(&source, &[("32 percent", "")]);
    check.verdict = Verdict::Consistent;
    let look = Look { width: Some(80), verbose: true, ..Look::default() };
    assert_snapshot!(text::document(&source, &only(check), look), @r"
    consistent 1:135 a change of 32 percent does not follow from 1.854 and 1.425
        million tons; (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with
        rounding) [percent-change-mismatch]

    article.txt: 0 figures, 1 check: 1 consistent
    ");
}

#[test]
fn the_schema_file_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.schema.json");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, json::schema()).expect("the file can be written");
    }
    let kept = std::fs::read_to_string(path).expect("the file is there");
    assert!(
        kept == json::schema(),
        "docs/report.schema.json is stale: UPDATE_DOCS=1 cargo test --test report"
    );
}

#[test]
fn a_fingerprint_stays_when_text_moves_and_tells_equal_findings_apart() {
    let prints = |text: &str| -> Vec<String> {
        let source = Source::new("a.txt", text);
        let mut analysis = only(finding(&source, &[("32 percent", "")]));
        analysis.checks.push(analysis.checks[0].clone());
        let document = json::report(&[json::document(&source, &analysis)], Tally::of(&analysis));
        let value: serde_json::Value = serde_json::from_str(&document).expect("JSON");
        let checks = value["documents"][0]["checks"].as_array().expect("checks").clone();
        checks.iter().map(|check| check["fingerprint"].as_str().expect("text").to_owned()).collect()
    };
    let here = prints("It fell 32 percent.");
    assert_eq!(here, prints("After a long spring, it fell 32 percent."));
    assert_ne!(here[0], here[1]);
}

/// Words of all widths, with what may stand between them.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,12}",
        2 => "[0-9]{1,4}[.][0-9]{1,3} (million|percent)",
        1 => "[東京都億円]{1,9}",
        1 => "(e\u{301}|o\u{308}\u{323}){1,8}",
        1 => "[\u{1b}\u{7}\t\r\u{202e}\u{200b}]{1,3}",
        1 => Just("👩‍👩‍👧‍👦☺️🇮🇷".to_owned()),
        1 => "[a-z]{100,200}",
        1 => Just("\n".to_owned()),
    ]
}

proptest! {
    /// No line is wider than the terminal, whatever the text, the spans and the labels.
    #[test]
    fn no_line_is_wider_than_the_terminal(
        words in prop::collection::vec(word(), 1..400),
        picks in prop::collection::vec((any::<prop::sample::Index>(), 1..4usize, "[a-z ]{0,60}"), 1..6),
        wide in any::<bool>(),
        name in "[a-z東/]{1,150}",
    ) {
        let width = if wide { 120 } else { 80 };
        let mut text = String::new();
        let mut starts = Vec::new();
        for word in &words {
            starts.push(Span::new(text.len(), text.len() + word.len()));
            text.push_str(word);
            text.push(' ');
        }
        let spans: Vec<(Span, String)> = picks.iter().map(|(at, count, label)| {
            let first = at.index(starts.len());
            let last = (first + count - 1).min(starts.len() - 1);
            (starts[first].cover(starts[last]), label.clone())
        }).collect();
        let source = Source::new(name, text);
        let mut check = finding(&source, &[(words[0].as_str(), "")]);
        check.primary = spans[0].0;
        check.labels = spans;
        check.message = words.join(" ").chars().take(300).collect();
        let look = Look { width: Some(width), verbose: true, ..Look::default() };
        let shown = text::document(&source, &only(check), look);
        for line in shown.lines() {
            prop_assert!(terminal::width(line) <= width, "{} columns: {line}\n{shown}", terminal::width(line));
            prop_assert!(line.chars().all(|c| terminal::shown(c) == c), "{line:?}");
        }
    }
}
