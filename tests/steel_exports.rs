//! The article that the project was asked for with, in our own words (`corpus/steel-exports.txt`): it runs
//! clean, and each of eight slips is found with a figure of the conflict as its primary span. Where the
//! original stands beside the checkout (`../shared/seed/article.txt`), the same holds for it.

use std::path::Path;

use factcheck::analyse;
use factcheck::rule::{Check, RuleBook, Verdict};
use factcheck::source::Source;

/// What is replaced, by what, and the figures of which one must be the primary span.
type Slip = (&'static str, &'static str, &'static [&'static str]);

const OURS: [Slip; 8] = [
    ("fell 23 percent", "fell 32 percent", &["32 percent", "1.854 million tons", "1.425 million tons"]),
    ("1.854", "1.584", &["1.584 million tons", "23 percent", "1.425 million tons"]),
    ("ingots fell", "ingots rose", &["23 percent", "1.854 million tons", "1.425 million tons"]),
    ("1.425 million", "1.425 billion", &["1.425 billion tons", "23 percent", "1.854 million tons"]),
    ("June 21)", "July 21)", &["March 21-July 21", "the first quarter of the current Iranian calendar year"]),
    ("three-month", "four-month", &["four-month", "March 21-June 21"]),
    ("1400", "1401", &["the Iranian calendar year 1401", "March 2021-March 2022"]),
    (
        "March 2021-March 2022",
        "March 2020-March 2021",
        &["the Iranian calendar year 1400", "March 2020-March 2021"],
    ),
];

const ORIGINAL: [Slip; 8] = [
    ("falling 23 percent", "falling 32 percent", &["32 percent", "1.854 million tons", "1.425 million tons"]),
    ("1.854", "1.584", &["1.584 million tons", "23 percent", "1.425 million tons"]),
    ("falling", "rising", &["23 percent", "1.854 million tons", "1.425 million tons"]),
    ("1.425 million", "1.425 billion", &["1.425 billion tons", "23 percent", "1.854 million tons"]),
    ("June 21)", "July 21)", &["March 21-July 21", "the first quarter of current Iranian calendar year"]),
    ("three-month", "four-month", &["four-month", "March 21-June 21"]),
    ("1400", "1401", &["the Iranian calendar year 1401", "March 2021-March 2022"]),
    (
        "March 2021-March 2022",
        "March 2020-March 2021",
        &["the Iranian calendar year 1400", "March 2020-March 2021"],
    ),
];

fn mismatches(text: &str) -> Vec<(Check, String)> {
    let source = Source::new("article.txt", text);
    let checks = analyse(&source, &RuleBook::builtin()).checks;
    let wrong = checks.into_iter().filter(|check| check.verdict == Verdict::Mismatch);
    wrong.map(|check| (check.clone(), source.slice(check.primary).to_string())).collect()
}

fn assert_slips(text: &str, slips: &[Slip]) {
    assert!(mismatches(text).is_empty(), "the clean article: {:#?}", mismatches(text));
    for (from, to, figures) in slips {
        let flawed = text.replacen(from, to, 1);
        assert_ne!(flawed, text, "{from} is not in the article");
        let found = mismatches(&flawed);
        assert!(!found.is_empty(), "{from} -> {to}: not found");
        for (check, primary) in found {
            assert!(
                figures.contains(&primary.as_str()),
                "{from} -> {to}: points at {primary}: {}",
                check.message
            );
        }
    }
}

fn help_for(text: &str, slip: (&str, &str)) -> String {
    let found = mismatches(&text.replacen(slip.0, slip.1, 1));
    found.into_iter().flat_map(|(check, _)| check.help).collect::<Vec<_>>().join("\n")
}

#[test]
fn our_article_runs_clean_and_each_slip_is_found() {
    assert_slips(include_str!("../corpus/steel-exports.txt"), &OURS);
}

#[test]
fn the_original_runs_clean_and_each_slip_is_found() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/article.txt");
    let Ok(text) = std::fs::read_to_string(beside) else { return };
    assert_slips(&text, &ORIGINAL);
}

#[test]
fn a_swap_of_digits_and_a_wrong_magnitude_are_named() {
    let text = include_str!("../corpus/steel-exports.txt");
    let swapped = help_for(text, ("fell 23 percent", "fell 32 percent"));
    assert!(swapped.contains("23 percent") && swapped.contains("swapped"), "{swapped}");
    let magnitude = help_for(text, ("1.425 million", "1.425 billion"));
    assert!(magnitude.contains("1.425 million") && magnitude.contains("billion"), "{magnitude}");
}
