//! What the claim grammar reads of changes: one line of prose, the parts of each change that it tells.
//! Near misses, which tell none that could be checked, have an empty right side.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should fail at once")]

use factcheck::analyse;
use factcheck::claim::{Claim, Operand};
use factcheck::rule::RuleBook;
use factcheck::source::Source;

/// `from 5 | to 6 | percent 20 percent | rose`, roles in the order of the claim, for each change with two figures.
fn changes(text: &str) -> Vec<String> {
    let source = Source::new("test", text);
    let analysis = analyse(&source, &RuleBook::builtin());
    let told = |claim: &Claim| {
        let slots = claim.slots.iter().map(|slot| match &slot.operand {
            Operand::Figure(id) => format!("{} {}", slot.role, source.slice(analysis.figures[id.0].span)),
            Operand::Cue { span, .. } => source.slice(*span).to_string(),
        });
        slots.collect::<Vec<_>>().join(" | ")
    };
    let figures =
        |claim: &Claim| claim.slots.iter().filter(|s| matches!(s.operand, Operand::Figure(_))).count();
    analysis.claims.iter().filter(|c| c.kind == "change" && figures(c) >= 2).map(told).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(changes(text), expected, "{text}");
}

#[test]
fn a_verb_with_its_ends_in_either_order() {
    check("Sales rose to $6 million from $5 million.", &["from $5 million | to $6 million | rose"]);
    check("Sales rose from $5 million to $6 million.", &["from $5 million | to $6 million | rose"]);
    check("Profit jumped 76% to $1.13bn from $639m.", &["from $639m | to $1.13bn | percent 76% | jumped"]);
    check(
        "The city raised the fare for a single ride on its trams from 2.40 euros to 2.60 euros.",
        &["from 2.40 euros | to 2.60 euros | raised"],
    );
    check("The rate was cut to 4.25 pct from 4.5 pct.", &["from 4.5 pct | to 4.25 pct | cut"]);
}

#[test]
fn a_comparison_takes_the_place_of_from() {
    check(
        "Output fell 8 pct to 92 mln tonnes vs 100 mln.",
        &["from 100 mln | to 92 mln tonnes | percent 8 pct | fell"],
    );
    check(
        "Passenger numbers rose to 3.1 million in May, compared with 2.9 million a year earlier.",
        &["from 2.9 million | to 3.1 million | rose"],
    );
    check("Profit fell to £14m against £19m in 2023.", &["from £19m | to £14m | fell"]);
}

#[test]
fn an_adverb_speaks_of_the_level_before_it() {
    check(
        "Net sales were $56m in the quarter, up 24 percent from $45m.",
        &["from $45m | to $56m | percent 24 percent | up"],
    );
    check(
        "Fires burned 4,200 acres (1,700 hectares) by Tuesday, up from 2,600 acres a day earlier.",
        &["from 2,600 acres | to 4,200 acres | up"],
    );
    check(
        "Growers picked about 675 tonnes, down by a quarter on last year's 900.",
        &["from 900 | to 675 tonnes | percent a quarter | down"],
    );
    check(
        "It shipped 1.425 million tons in the quarter, falling 23 percent from 1.854 million tons.",
        &["from 1.854 million tons | to 1.425 million tons | percent 23 percent | falling"],
    );
}

#[test]
fn a_noun_tells_a_change() {
    check("A 20 percent rise to 300 tonnes was reported.", &["to 300 tonnes | percent 20 percent | rise"]);
    check(
        "There was a fall of 5 tonnes to 40 tonnes from 45 tonnes.",
        &["from 45 tonnes | to 40 tonnes | amount 5 tonnes | fall"],
    );
    check(
        "Output went from 250 tonnes to 300 tonnes, a 20 percent rise.",
        &["from 250 tonnes | to 300 tonnes | percent 20 percent | rise"],
    );
    check(
        "The plan is an increase of authorised shares to 100 million from 20 million.",
        &["from 20 million | to 100 million | increase"],
    );
}

#[test]
fn a_multiple_carries_its_hedge() {
    check("Membership doubled to 3,900 from 1,950.", &["from 1,950 | to 3,900 | doubled | doubled"]);
    check("Thefts more than doubled, to 61 from 28.", &["from 28 | to 61 | more than doubled | doubled"]);
}

#[test]
fn percentages_tell_points_or_a_step() {
    check(
        "Turnout fell 3 percentage points to 58 percent from 61 percent.",
        &["from 61 percent | to 58 percent | points 3 percentage points | fell"],
    );
    check(
        "Its share rose 20 percent to 36 percent from 30 percent.",
        &["from 30 percent | to 36 percent | step 20 percent | rose"],
    );
    check("The rate fell to 9.5 pct from 13.5.", &["from 13.5 | to 9.5 pct | fell"]);
}

#[test]
fn one_verb_tells_several_changes() {
    check(
        "Reserves rose to 16.1 billion ringgit in May from 15.7 billion in April and 12.2 billion a year ago.",
        &[
            "from 15.7 billion | to 16.1 billion ringgit | rose",
            "from 12.2 billion | to 16.1 billion ringgit | rose",
        ],
    );
    check(
        "Growth will slow from 6.2 pct to four pct in 1987 and 3.25 pct in 1988.",
        &["from 6.2 pct | to four pct | slow", "from four pct | to 3.25 pct | slow"],
    );
    check(
        "Sales rose 3% to 5 million and 7% to 9 million respectively.",
        &["to 5 million | percent 3% | rose", "to 9 million | percent 7% | rose"],
    );
    check(
        "The lending rate fell to 9.5 pct from 13.5 and the deposit rate to 6.25 pct from 10.",
        &["from 13.5 | to 9.5 pct | fell", "from 10 | to 6.25 pct | fell"],
    );
}

#[test]
fn one_level_in_two_units_is_two_changes() {
    check(
        "Net rose to 41.6 mln dlrs or 1.22 dlrs a share from 17.3 mln dlrs or 52 cents a share.",
        &[
            "from 17.3 mln dlrs | to 41.6 mln dlrs | rose",
            "from 52 cents a share | to 1.22 dlrs a share | rose",
        ],
    );
}

#[test]
fn what_is_not_tied_is_not_told() {
    // two clauses, two subjects
    check("Sales rose 5 percent while costs fell to $3m.", &[]);
    // growth compared with growth is no level before and after
    check("GDP rose by 0.7% in the quarter, compared with 0.5% in the one before.", &[]);
    // a percentage on a basis of its own
    check(
        "Sales rose 3.7 pct on a comparable basis to 214.5 mln dlrs from 206.8 mln dlrs.",
        &["from 206.8 mln dlrs | to 214.5 mln dlrs | rose"],
    );
    // a change is no level
    check("January's figure was revised to a 7.4 pct drop from a 5.8 pct decline.", &[]);
    // an exchange rate rises on one side and falls on the other
    check("Shares rose 5 percent. The firm has 300 shops.", &[]);
}

/// Real news has each of these; none is wrong.
#[test]
fn a_percentage_is_of_no_other_measure() {
    let texts = [
        "Revenue was $8.4bn, up 8.9 percent, against costs of $6.7bn.",
        "Exports reached $8.4bn, up 8.9 percent, against imports of $6.7bn.",
        "Attendance was 41,200, up 6 percent, compared with 28,000 at the rival fair.",
        "Premium sales rose 12 percent to £4.1m, compared with £9m for the standard range.",
        "Exports fell to $18.2bn from $23.6bn, down 17.5 percent by volume.",
        "The shares gave up $1.25 to $117.25 from $118.50.",
        "Some 820,000, or 4.6 percent, were out of work, up from 790,000, or 4.4 percent.",
    ];
    let book = factcheck::rule::RuleBook::builtin();
    for text in texts {
        let checks = factcheck::analyse(&factcheck::source::Source::new("a.txt", text), &book).checks;
        let wrong = checks.iter().find(|check| check.verdict == factcheck::rule::Verdict::Mismatch);
        assert!(wrong.is_none(), "{text}: {}", wrong.map_or("", |check| check.message.as_str()));
    }
}

#[test]
fn a_change_takes_the_ends_that_its_clause_names() {
    check(
        "Orders totalled £612m in 2004, compared with £530m a year earlier, a rise of 15.5 percent.",
        &["from £530m | to £612m | percent 15.5 percent | rise"],
    );
    check(
        "From 310 last year, entries rose 20 percent to 372.",
        &["from 310 | to 372 | percent 20 percent | rose"],
    );
    check(
        "The group raised ticket income 12.5% to $8.1 million from $7.2 million.",
        &["from $7.2 million | to $8.1 million | percent 12.5% | raised"],
    );
    // another clause, another thing
    check("Rents came to £31m, against £30m in 2003, while fees rose 9 percent.", &[]);
    // two levels, and nothing says which was first
    check("The parks took £31m and the baths £28m, a rise of 4 percent.", &[]);
}

#[test]
fn both_units_of_a_level_change() {
    check(
        "Net profit was 9.1 mln dlrs or 88 cts a share in 1986, up from 8.4 mln dlrs or 79 cts a share.",
        &["from 8.4 mln dlrs | to 9.1 mln dlrs | up", "from 79 cts a share | to 88 cts a share | up"],
    );
}

#[test]
fn what_it_was_when_is_the_start() {
    check(
        "Membership has doubled since 1990, when it was 4,100, to 8,300.",
        &["from 4,100 | to 8,300 | doubled | doubled"],
    );
}

#[test]
fn an_adjective_is_no_change() {
    check(
        "Higher fees led to a 30 pct rise in earnings to 7.8 mln dlrs from 6.0 mln.",
        &["from 6.0 mln | to 7.8 mln dlrs | percent 30 pct | rise"],
    );
}

#[test]
fn a_price_in_another_currency_rises_as_it_says() {
    check("The rouble firmed to 3.25 marks from 3.21.", &["from 3.21 | to 3.25 marks | firmed"]);
    check("The dollar fell to 145 yen from 148 yen.", &["from 148 yen | to 145 yen | fell"]);
    // how many yen a dollar costs: the yen falls as the number rises
    check("The yen rose to 141.2 yen from 142.0.", &[]);
}

#[test]
fn changes_that_go_on_from_the_one_before() {
    check(
        "Output rose 10 percent to 110 tons in May, then 10 percent to 121 tons in June.",
        &[
            "to 110 tons | percent 10 percent | rose",
            "from 110 tons | to 121 tons | percent 10 percent | rose",
        ],
    );
    check(
        "Output fell 20 percent to 80 tons from 100 tons, and a further 10 percent to 72 tons in June.",
        &[
            "from 100 tons | to 80 tons | percent 20 percent | fell",
            "from 80 tons | to 72 tons | percent 10 percent | fell",
        ],
    );
    // Another measure, another way, and a level of another kind go on from nothing
    check(
        "Output rose 10 percent to 110 tons in May, and pay 10 percent to 121 crowns.",
        &["to 110 tons | percent 10 percent | rose"],
    );
    check(
        "Output rose 10 percent to 110 tons in May, while sales then fell 10 percent to 121 tons.",
        &["to 110 tons | percent 10 percent | rose", "to 121 tons | percent 10 percent | fell"],
    );
}
