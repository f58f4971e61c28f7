//! Which comparisons and contests does a sentence make? One line a figure and its part, or nothing.

use factcheck::claim::{Claim, Operand};
use factcheck::rule::RuleBook;
use factcheck::source::Source;
use factcheck::{Analysis, analyse};

fn check(text: &str, expected: &str) {
    let source = Source::new("a.txt", text);
    let analysis = analyse(&source, &RuleBook::builtin());
    let claims = analysis.claims.iter().filter(|claim| matches!(claim.kind, "compare" | "contest"));
    let found: Vec<String> = claims.map(|claim| show(&source, &analysis, claim)).collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

fn show(source: &Source, analysis: &Analysis, claim: &Claim) -> String {
    let slots = claim.slots.iter().map(|slot| {
        let said = match &slot.operand {
            Operand::Figure(id) => analysis.figures.get(id.0).map_or("?", |figure| source.slice(figure.span)),
            Operand::Cue { span, .. } => source.slice(*span),
        };
        format!("{} {said}", slot.role)
    });
    slots.collect::<Vec<_>>().join(", ")
}

#[test]
fn a_level_is_compared_with_the_one_behind_the_marker() {
    check("It sold 63 cars, more than the 58 expected.", "left 63 cars, right 58, sign more");
    check("It sold 63 cars in May, above the 58 of April.", "left 63 cars, right 58, sign above");
    check(
        "The profit of £31m was below the £34m that it had hoped for.",
        "left £31m, right £34m, sign below",
    );
    check(
        "It sold 63 cars, 26 percent more than last year's 50.",
        "left 63 cars, right 50, sign more, percent 26 percent",
    );
    check(
        "The fund beat its target of £5.1m, raising £5.6m.",
        "left £5.6m, right £5.1m, sign beat, bar £5.1m",
    );
}

#[test]
fn a_multiple_stands_between_its_levels() {
    check("It sold 63 cars, three times the 21 expected.", "left 63 cars, right 21, multiple three times");
    check("It sold 63 cars three times a week.", "");
}

#[test]
fn only_and_the_superlative_say_which_way_a_comparison_goes() {
    check("Only 31 shops closed, compared with 44 in Arden.", "left 31 shops, right 44, sign compared with");
    check("Some 31 shops closed, compared with 44 in Arden.", "");
}

#[test]
fn a_hedge_an_aside_and_a_denial_compare_nothing() {
    check("It sold more than 63 cars and hired 58 sailors.", "");
    check("It made £5m after a £1m charge.", "");
    check("It sold 63 cars, no more than the 70 expected.", "");
    check("It sold 63 cars, more than the other 12 dealers together.", "");
    check("Costs rose by £2m to £9m, more than the £3m expected.", "");
}

#[test]
fn a_margin_lies_between_a_pair() {
    check("She won by 53 votes, 6,382 to 6,329.", "left 6,382, right 6,329, difference 53 votes");
    check("It fell from 6,382 to 6,329, a gap of 53.", "");
}

#[test]
fn a_score_is_told_with_its_outcome() {
    check("Arden beat Belmont 3-1.", "leads 3-1, outcome beat");
    check(
        "Voss beat the third seed Ana Prieto 3-6 6-4 6-2.",
        "leads 3-6, leads 6-4, leads 6-2, outcome beat",
    );
    check("They took a 14-3 half-time lead.", "leads 14-3, outcome lead");
    check("They were 17-5 down at the break.", "leads 17-5, outcome down");
    check("They won on penalties after a 1-1 draw.", "");
    check("The party may win 2-3 more seats.", "");
}
