//! What is tied by its values alone, and what is not: text in; the checks that no grammar made, out.

use factcheck::analyse;
use factcheck::relation::Link;
use factcheck::rule::RuleBook;
use factcheck::source::Source;

/// The likely checks of a text, with their arithmetic in words.
fn check(text: &str) -> String {
    let checks = analyse(&Source::new("a.txt", text), &RuleBook::builtin()).checks;
    let likely = checks.iter().filter(|check| check.link == Link::Likely);
    let lines: Vec<String> = likely
        .map(|check| format!("\n  {} {}: {}", check.verdict.name(), check.rule, check.message))
        .collect();
    if lines.is_empty() { format!("{text}\n  nothing") } else { text.to_owned() + &lines.concat() }
}

#[test]
fn values_that_chance_would_hardly_make_agree_are_tied() {
    let texts = [
        "The turnout was 41.7 percent. The clerk counted 28,356 papers; her roll has 68,000 names.",
        "Drivers have yet to pay 350 of the fines. At £60 a time the town is £21,000 short.",
        "He took £2,314,870 in nine years. The judge put it at £2.3m.",
        "She opened the mill in 1983. It closed its doors in 2024, a business of 41 years.",
        "The list gives 104 names. Another has 91, a third six; together they name 201 people.",
    ];
    let shown: Vec<String> = texts.iter().map(|text| check(text)).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    The turnout was 41.7 percent. The clerk counted 28,356 papers; her roll has 68,000 names.
      consistent share-mismatch: 28,356 papers of 68,000 names is 41.7 percent (stated: 41.7 percent)
    Drivers have yet to pay 350 of the fines. At £60 a time the town is £21,000 short.
      consistent average-mismatch: £21,000 for 350 is £60 each (stated: £60)
    He took £2,314,870 in nine years. The judge put it at £2.3m.
      consistent restated-figure-mismatch: £2.3m and £2,314,870 state one value
    She opened the mill in 1983. It closed its doors in 2024, a business of 41 years.
      consistent span-length-mismatch: from 1983 to 2024 is 41 years (stated: 41 years)
    The list gives 104 names. Another has 91, a third six; together they name 201 people.
      consistent total-mismatch: 104 names, 91 and six add up to 201 people (stated: 201 people)
    ");
}

#[test]
fn values_that_agree_easily_prove_nothing() {
    let texts = [
        "Three of them came on foot. Six more took the bus; the choir has nine tenors.",
        "The vote was 5 percent up in the north. The hall seats 400 and the annex 20.",
        "The plan costs £100m. The road takes £60m of one year's money, the port £40m of the next, the school £60m.",
        "Mill A made 210 tons, mill B 340, mill C 415. Mill D made 500 and mill E 118.",
    ];
    let shown: Vec<String> = texts.iter().map(|text| check(text)).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    Three of them came on foot. Six more took the bus; the choir has nine tenors.
      nothing
    The vote was 5 percent up in the north. The hall seats 400 and the annex 20.
      nothing
    The plan costs £100m. The road takes £60m of one year's money, the port £40m of the next, the school £60m.
      nothing
    Mill A made 210 tons, mill B 340, mill C 415. Mill D made 500 and mill E 118.
      nothing
    ");
}

#[test]
fn one_slip_from_what_a_word_says_it_follows_from_is_a_mismatch() {
    let texts = [
        "The mortgage goes from £943 to £1,296. That is £353 more each month.",
        "The mortgage goes from £943 to £1,296. That is £335 more each month.",
        "Tarn counted 4,872 votes and Selmouth 3,961. The combined 8,383 was a record.",
        "Tarn counted 4,872 votes and Selmouth 3,961. The pier is 8,383 feet long.",
        "HALDEN CORP 1ST QTR NET\\n\\nShr 41 cts\\n\\nNet 61,500,000\\n\\nAvg shrs 15.0 mln",
        "HALDEN CORP 1ST QTR NET\\n\\nShr 41 cts\\n\\nNet 6,350,000\\n\\nAvg shrs 15.0 mln",
    ];
    let shown: Vec<String> = texts.iter().map(|text| check(&text.replace("\\n", "\n"))).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    The mortgage goes from £943 to £1,296. That is £353 more each month.
      consistent total-mismatch: £943 and £353 add up to £1,296 (stated: £1,296)
    The mortgage goes from £943 to £1,296. That is £335 more each month.
      mismatch total-mismatch: £943 and £335 do not add up to £1,296
    Tarn counted 4,872 votes and Selmouth 3,961. The combined 8,383 was a record.
      mismatch total-mismatch: 4,872 votes and 3,961 do not add up to 8,383
    Tarn counted 4,872 votes and Selmouth 3,961. The pier is 8,383 feet long.
      nothing
    HALDEN CORP 1ST QTR NET

    Shr 41 cts

    Net 61,500,000

    Avg shrs 15.0 mln
      mismatch average-mismatch: 61,500,000 for 15.0 mln is not 41 cts each
    HALDEN CORP 1ST QTR NET

    Shr 41 cts

    Net 6,350,000

    Avg shrs 15.0 mln
      nothing
    ");
}
