//! Conversions, rates and restatements: which relations does a text make, and which near misses make none?

use factcheck::{analyse, rule::RuleBook, source::Source};

/// The relations of these kinds, one a line: `units certain: 4,200 acres | 1,700 hectares`.
fn relations(text: &str) -> Vec<String> {
    let source = Source::new("text", text);
    let analysis = analyse(&source, &RuleBook::builtin());
    let ours = ["units", "exchange", "rates", "restate", "average", "rate", "per-share", "fall", "wind"];
    let mut out = Vec::new();
    for relation in analysis.relations.relations.iter().filter(|r| ours.contains(&r.kind)) {
        let figures: Vec<&str> = relation
            .args
            .iter()
            .filter_map(|arg| analysis.relations.variables.get(arg.variable.0))
            .filter(|variable| variable.figure.is_some())
            .map(|variable| variable.text.as_str())
            .collect();
        out.push(format!("{} {}: {}", relation.kind, relation.link.name(), figures.join(" | ")));
    }
    out
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(relations(text), expected, "{text}");
}

#[test]
fn one_quantity_in_two_units() {
    check(
        "The heath burned over 5,100 acres (2,060 hectares).",
        &["units certain: 5,100 acres | 2,060 hectares"],
    );
    check("The boy weighed 9lb 2oz (4.14kg) at birth.", &["units certain: 9lb 2oz | 4.14kg"]);
    check("It lies in water 60 metres deep (197ft).", &["units certain: 60 metres | 197ft"]);
    check("A sack weighs 100 kilograms or 220 pounds.", &["units certain: 100 kilograms | 220 pounds"]);
}

#[test]
fn a_choice_or_another_thing_in_brackets_is_no_conversion() {
    check("There are runs of 5 miles or 10 km.", &[]);
    check("The walk is 12 miles long (the car park is 3 km from the station).", &[]);
    check("The firm sells a 13-inch model (256 GB of storage).", &[]);
}

#[test]
fn one_sum_in_two_currencies() {
    check(
        "The fine is 300,000 yuan ($36,000; £19,100) at most.",
        &[
            "exchange certain: 300,000 yuan | $36,000",
            "exchange certain: 300,000 yuan | £19,100",
            "exchange certain: $36,000 | £19,100",
        ],
    );
    check(
        "It paid €410 million ($447 million), then €90 million ($98 million).",
        &[
            "exchange certain: €410 million | $447 million",
            "rates certain: €410 million | $447 million | €90 million | $98 million",
            "exchange certain: €90 million | $98 million",
        ],
    );
}

#[test]
fn sums_of_two_times_have_two_rates() {
    check(
        "Six years after paying £30m ($57m) the group got £42m ($54m).",
        &["exchange certain: £30m | $57m", "exchange certain: £42m | $54m"],
    );
}

#[test]
fn so_many_at_so_much() {
    check(
        "Inspectors wrote 840 fines in May, worth £37,800 at £45 a time.",
        &["average certain: £37,800 | 840 fines | £45"],
    );
    check(
        "It covered the 180km in one hour 30 minutes, an average of 120kph.",
        &["rate certain: 180km | one hour 30 minutes | 120kph"],
    );
    check("The cost rose to 702 yuan from 520.1, at 117 yuan a tonne.", &[]);
}

#[test]
fn a_headline_and_its_text() {
    check(
        "Harbour traffic reaches 412,000 boxes\n\nHarbour traffic was 421,000 boxes in June.",
        &["restate likely: 412,000 boxes | 421,000 boxes"],
    );
    check("Harbour traffic reaches 412,000 boxes\n\nHarbour traffic was 395,000 boxes in May.", &[]);
}

#[test]
fn numbers_in_words_and_digits() {
    check("He was sentenced to seven (7) years.", &["restate certain: seven | 7"]);
    check("Spain took seven (12), France 12 (nine).", &[]);
}

#[test]
fn three_figures_whose_units_divide_each_other() {
    let worth = "rate certain: $7.98 million | 42,000 tonnes | $190 a tonne";
    check("At $190 a tonne, the 42,000 tonnes of barley are worth $7.98 million.", &[worth]);
    check("It paid $190 a tonne, or $7.98 million, on 42,000 tonnes of barley.", &[worth]);
    let before = "rate likely: $7.98 million | 42,000 tonnes | $190 a tonne";
    check("Barley fetches $190 a tonne. The farm sold 42,000 tonnes for $7.98 million.", &[before]);
    check("The harvest was 42,000 tonnes. At $190 a tonne it is worth $7.98 million.", &[before]);
}

#[test]
fn what_is_owed_is_no_product_of_what_is_paid() {
    check("She owes £90,000 over 20 years and pays £545 a month at 4 per cent.", &[]);
    check("The firm offers 2 million shares of $1.50 preferred stock for $25 a share.", &[]);
}
