//! What is read of shares and totals, and what is left alone: text in, relations and refusals out.

use factcheck::relation::Relations;
use factcheck::rule::RuleBook;
use factcheck::source::Source;

/// The relations of a text by their kind, each part with the words that play it.
fn check(text: &str) -> String {
    let book = RuleBook::builtin();
    let found = factcheck::analyse(&Source::new("a.txt", text), &book).relations;
    let mine = ["share", "stake", "breakdown", "total", "running", "balance", "restate"];
    let lines = found.relations.iter().filter(|relation| mine.contains(&relation.kind)).map(|relation| {
        let args: Vec<String> = relation
            .args
            .iter()
            .map(|arg| format!("{} {:?}", arg.role, text_of(&found, arg.variable.0)))
            .collect();
        format!("{} ({}): {}", relation.kind, relation.link.name(), args.join(", "))
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { "nothing".into() } else { lines.join("\n") }
}

fn text_of(found: &Relations, variable: usize) -> &str {
    found.variables.get(variable).map_or("", |v| v.text.as_str())
}

fn all(texts: &[&str]) -> String {
    texts
        .iter()
        .map(|text| format!("{text}\n  {}", check(text).replace('\n', "\n  ")))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn parts_of_a_whole() {
    let texts = [
        "Only 22 of the 30 bridges have been mended.",
        "He lost 16 of his 52 fights, or 31 percent.",
        "Of the 164 ponds looked at over the summer, 41 were found foul - a quarter.",
        "Of the 1,840 pleas that it settled by Easter the office upheld 552, or 30 per cent.",
        "Of the 600 cows, 12 fell ill and 30 were sold.",
        "Sixty per cent of the 450 skippers who answered, or 270 of them, were against it.",
        "The line spent $204 million, almost 50 percent of export earnings of $431 million.",
        "Some 700 posts - out of a staff of 5,200 - are at risk.",
        "The navy freed 14 sailors, nine of whom needed care.",
        "The roll has 54,000 electors, of whom 2,700 signed up late.",
        "Volume came to 312 lots including 58 lots crossed.",
        "A fund is to pay $90 million for 15 percent of a brewery in a deal that values it at $600 million.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    Only 22 of the 30 bridges have been mended.
      share (certain): part "22", whole "30 bridges"
    He lost 16 of his 52 fights, or 31 percent.
      share (certain): part "16", whole "52 fights", percent "31 percent"
    Of the 164 ponds looked at over the summer, 41 were found foul - a quarter.
      share (certain): part "41", whole "164 ponds", percent "a quarter"
    Of the 1,840 pleas that it settled by Easter the office upheld 552, or 30 per cent.
      share (certain): part "552", whole "1,840 pleas", percent "30 per cent"
    Of the 600 cows, 12 fell ill and 30 were sold.
      share (certain): part "12", whole "600 cows"
      share (certain): part "30", whole "600 cows"
    Sixty per cent of the 450 skippers who answered, or 270 of them, were against it.
      share (certain): part "270", whole "450 skippers", percent "Sixty per cent"
    The line spent $204 million, almost 50 percent of export earnings of $431 million.
      share (certain): part "$204 million", whole "$431 million", percent "50 percent"
    Some 700 posts - out of a staff of 5,200 - are at risk.
      share (certain): part "700 posts", whole "5,200"
    The navy freed 14 sailors, nine of whom needed care.
      share (certain): part "nine", whole "14 sailors"
    The roll has 54,000 electors, of whom 2,700 signed up late.
      share (certain): part "2,700", whole "54,000 electors"
    Volume came to 312 lots including 58 lots crossed.
      share (certain): part "58 lots", whole "312 lots"
    A fund is to pay $90 million for 15 percent of a brewery in a deal that values it at $600 million.
      share (certain): part "$90 million", whole "$600 million", percent "15 percent"
    "#);
}

#[test]
fn wholes_of_other_sentences() {
    let texts = [
        "The police recorded 107 fires in 2023. They solved 62 of these cases, or 58 percent.",
        "The storm cut off 248,000 homes. Half of them, 124,000, were back by night.",
        "The police recorded 107 fires in 2023. They solved 54 of the cases, or 85 percent.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    The police recorded 107 fires in 2023. They solved 62 of these cases, or 58 percent.
      share (likely): part "62", whole "107 fires", percent "58 percent"
    The storm cut off 248,000 homes. Half of them, 124,000, were back by night.
      share (likely): part "124,000", whole "248,000 homes", percent "Half"
    The police recorded 107 fires in 2023. They solved 54 of the cases, or 85 percent.
      share (likely): part "54", whole "107 fires", percent "85 percent"
    "#);
}

#[test]
fn shares_said_in_pairs_and_lists() {
    let texts = [
        "The fund raised its stake to 300,000 shares, or 15.0 pct of the total, from 200,000, or 10.0 pct.",
        "Two in three, or 67 percent, agreed.",
        "Some 46 percent of members live in Arden, 35 percent in Belmont and 15 percent in Corley.",
        "The council owns 62 percent of the ferry line and a bank the remaining 38 percent.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    The fund raised its stake to 300,000 shares, or 15.0 pct of the total, from 200,000, or 10.0 pct.
      stake (certain): part "300,000 shares", part_before "200,000", percent "15.0 pct", percent_before "10.0 pct"
    Two in three, or 67 percent, agreed.
      restate (certain): first "Two in three", second "67 percent"
    Some 46 percent of members live in Arden, 35 percent in Belmont and 15 percent in Corley.
      breakdown (certain): parts "46 percent", parts "35 percent", parts "15 percent"
    The council owns 62 percent of the ferry line and a bank the remaining 38 percent.
      breakdown (likely): parts "62 percent", rest "38 percent"
    "#);
}

#[test]
fn no_shares() {
    let texts = [
        "So far, 47 boxes of 12 bottles have been sold.",
        "Sales fell by 30, or 12 percent, to 220.",
        "The group made $3 million, including a gain of $8 million, in net profit.",
        "It has 300 workers in 12 countries, five of whom met the king.",
        "Of those asked, 64 percent like tea, 55 percent like coffee and 45 percent like both.",
        "It hired 50 cooks, 20 percent more than in May.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    So far, 47 boxes of 12 bottles have been sold.
      nothing
    Sales fell by 30, or 12 percent, to 220.
      nothing
    The group made $3 million, including a gain of $8 million, in net profit.
      nothing
    It has 300 workers in 12 countries, five of whom met the king.
      share (certain): part "five", whole "300 workers"
    Of those asked, 64 percent like tea, 55 percent like coffee and 45 percent like both.
      nothing
    It hired 50 cooks, 20 percent more than in May.
      nothing
    "#);
}

#[test]
fn sums() {
    let texts = [
        "The storm killed 14 people in Arden and 23 people in Belmont, a total of 37 people.",
        "The firm sold 310 vans, 40 buses and 125 trucks, 475 vehicles in all.",
        "The valley has 8.0 million people: 3.4 million in the capital, 2.7 million on the coast and 1.8 million inland.",
        "The line ordered 12 ferries, taking its fleet to 41 ferries from 29.",
        "She bought the bank's 6.2 percent holding, taking her stake to 38 percent.",
        "Exports came to $8.2 billion and imports reached $9.7 billion, leaving a deficit of $1.5 billion.",
        "Net migration came to 31,000 last year, with 96,000 people arriving and 65,000 leaving.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    The storm killed 14 people in Arden and 23 people in Belmont, a total of 37 people.
      total (certain): parts "14 people", parts "23 people", total "37 people"
    The firm sold 310 vans, 40 buses and 125 trucks, 475 vehicles in all.
      total (certain): parts "310 vans", parts "40 buses", parts "125 trucks", total "475 vehicles"
    The valley has 8.0 million people: 3.4 million in the capital, 2.7 million on the coast and 1.8 million inland.
      total (certain): parts "3.4 million", parts "2.7 million", parts "1.8 million", total "8.0 million people"
    The line ordered 12 ferries, taking its fleet to 41 ferries from 29.
      running (certain): added "12 ferries", after "41 ferries", before "29"
    She bought the bank's 6.2 percent holding, taking her stake to 38 percent.
      running (certain): added "6.2 percent", after "38 percent"
    Exports came to $8.2 billion and imports reached $9.7 billion, leaving a deficit of $1.5 billion.
      balance (certain): inflow "$8.2 billion", outflow "$9.7 billion", gap "$1.5 billion"
      total (likely): parts "$8.2 billion", parts "$1.5 billion", total "$9.7 billion"
    Net migration came to 31,000 last year, with 96,000 people arriving and 65,000 leaving.
      balance (certain): inflow "96,000 people", outflow "65,000", gap "31,000"
    "#);
}

#[test]
fn what_is_left() {
    let texts = [
        "Of the 23 dead, 14 were traders and six were pupils. The remaining three were crew.",
        "The dam will cost $450 million. The state pays $125 million and a bank lends the balance of $325 million.",
        "The town won 36 medals. Gold was ten of them and silver 11; the other 15 were bronze.",
        "The office sold 120 maps at $6 each for $720. The remaining 35 were burnt.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    Of the 23 dead, 14 were traders and six were pupils. The remaining three were crew.
      share (certain): part "14", whole "23 dead"
      share (certain): part "six", whole "23 dead"
      total (likely): parts "14", parts "six", parts "three", total "23 dead"
    The dam will cost $450 million. The state pays $125 million and a bank lends the balance of $325 million.
      total (likely): parts "$125 million", parts "$325 million", total "$450 million"
    The town won 36 medals. Gold was ten of them and silver 11; the other 15 were bronze.
      total (likely): parts "ten", parts "11", parts "15", total "36 medals"
    The office sold 120 maps at $6 each for $720. The remaining 35 were burnt.
      nothing
    "#);
}

#[test]
fn no_sums() {
    let texts = [
        "The storm killed 14 people in Arden. It has a total of 125 workers.",
        "The line ordered 12 ferries, while fares rose to 51 crowns from 29.",
        "Exports came to $8.2 billion, and the budget deficit of $2.5 billion was the smallest in years.",
        "He named two reasons: prices rose 3 percent and wages 2 percent.",
    ];
    insta::assert_snapshot!(all(&texts), @r#"
    The storm killed 14 people in Arden. It has a total of 125 workers.
      nothing
    The line ordered 12 ferries, while fares rose to 51 crowns from 29.
      nothing
    Exports came to $8.2 billion, and the budget deficit of $2.5 billion was the smallest in years.
      nothing
    He named two reasons: prices rose 3 percent and wages 2 percent.
      nothing
    "#);
}
