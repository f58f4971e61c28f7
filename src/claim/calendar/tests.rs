//! What the grammar of times and ages makes of a sentence: one line a claim, its parts in the order of its
//! slots.

use crate::claim::{Claim, Operand};
use crate::segment;
use crate::source::Source;
use crate::vocabulary::Vocabulary;

const KINDS: [&str; 15] = [
    "equivalence",
    "first-day",
    "length",
    "weekday",
    "day",
    "span",
    "order",
    "clock",
    "hours",
    "birth",
    "aged",
    "named",
    "deed",
    "tenure",
    "began",
];

/// `span from "1981" to "1986"; ...`, claims of other families left out.
fn claims(text: &str) -> String {
    let source = Source::new("a.txt", text);
    let words = Vocabulary::builtin();
    let segments = segment::cut(&source, &words);
    let figures = crate::figure::read(&source, &segments, &words);
    let told = |claim: &Claim| {
        let mut line = claim.kind.to_string();
        for slot in &claim.slots {
            if let Operand::Figure(id) = slot.operand {
                let text = source.slice(figures[id.0].span);
                line.extend([" ", slot.role, " \"", text, "\""]);
            }
        }
        line
    };
    let all = crate::claim::read(&source, &segments, &figures, &words);
    all.iter().filter(|claim| KINDS.contains(&claim.kind)).map(told).collect::<Vec<_>>().join("; ")
}

#[test]
fn times_said_twice() {
    insta::assert_snapshot!(claims("Born in Showa 23 (1948) near the second quarter of 2018 (April 1-June 30)."), @r#"birth birth "Showa 23"; equivalence name "Showa 23" stated "1948"; equivalence name "second quarter of 2018" stated "April 1-June 30""#);
    insta::assert_snapshot!(claims("It opened in 1948 (its best year) and in 1950 (30 visitors)."), @"");
    insta::assert_snapshot!(claims("In the three-month period of 2018 it sold 300, and the nine-month period ended May 3 was good."), @r#"length duration "three-month" year "2018""#);
    insta::assert_snapshot!(claims("March 1, 2025 was the first day of Ramadan 1446, and Eid al-Fitr fell on Sunday, March 30."), @r#"first-day name "Ramadan 1446" stated "March 1, 2025"; weekday weekday "Sunday" day "Eid al-Fitr"; first-day name "Eid al-Fitr" stated "March 30"; weekday weekday "Sunday" day "March 30"; day day "March 30""#);
}

#[test]
fn weekdays() {
    insta::assert_snapshot!(claims("It opens on Saturday, 18 May 2024 and closes on 17 June (a Monday)."), @r#"span from "18 May 2024" to "17 June"; weekday weekday "Saturday" day "18 May 2024"; weekday weekday "Monday" day "17 June""#);
    insta::assert_snapshot!(claims("It opens on 17 June, a Monday, or on Friday the 21st of June."), @r#"weekday weekday "Monday" day "17 June"; weekday weekday "Friday" day "21st of June""#);
    insta::assert_snapshot!(claims("On Friday 300 came; in May 2024, Saturday was quiet. Last Friday it rained."), @"");
    insta::assert_snapshot!(claims("The lease ends on 31 June and that of May on the 3rd."), @r#"day day "31 June""#);
}

#[test]
fn spans() {
    insta::assert_snapshot!(claims("He was banned for two years, from 4 May 2021 to 3 May 2023."), @r#"span from "4 May 2021" to "3 May 2023" duration "two years""#);
    insta::assert_snapshot!(claims("It grew between 1981 and 1986, the least in any five-year period since 1960."), @r#"span from "1981" to "1986" duration "five-year"; length duration "five-year""#);
    insta::assert_snapshot!(claims("The fair moved from June 2021 to May 2021. Sales fell from 300 in 1990 to 200 in 1992."), @"");
    insta::assert_snapshot!(claims("It is due in May 2005 but not expected to sell until 2006."), @r#"order earlier "May 2005" later "2006""#);
    insta::assert_snapshot!(claims("Rates rose in June 1984 when banks followed after a rise in April of that year."), @r#"order earlier "April" later "June 1984" year "June 1984""#);
}

#[test]
fn lengths_since() {
    insta::assert_snapshot!(claims("On 18 May 2024 the town marks 175 years since its station opened in 1849."), @r#"span from "1849" to "18 May 2024" duration "175 years""#);
    insta::assert_snapshot!(claims("In June 2016 it kept the 50th anniversary of the 1966 final."), @r#"span from "1966" to "June 2016" duration "50th""#);
    insta::assert_snapshot!(claims("On the 50th anniversary of the 1966 final it rained, two years after the 2014 flood."), @"");
    insta::assert_snapshot!(claims("He joined in 1990 and left two years after the merger in 1999."), @r#"deed event "1990""#);
    insta::assert_snapshot!(claims("It closed in June 2021; three years on, it opens again on 14 June 2024."), @r#"span from "June 2021" to "14 June 2024" duration "three years""#);
    insta::assert_snapshot!(claims("The gap in 1985/86 was double that of two years earlier in 1983/84."), @r#"span from "1983/84" to "1985/86" duration "two years earlier""#);
    insta::assert_snapshot!(claims("He left two years after the band which was formed in 1963 split."), @"");
    insta::assert_snapshot!(claims("The mill burnt 20 years ago, in 1999, and 20 years ago they sold 30."), @r#"span from "1999" duration "20 years ago""#);
}

#[test]
fn clocks() {
    insta::assert_snapshot!(claims("It left at 9:15 p.m. EDT on Monday, July 8, 2024 (0115 GMT Tuesday)."), @r#"clock first "9:15 p.m. EDT" second "0115 GMT" first_day "Monday" second_day "Tuesday"; weekday weekday "Monday" day "July 8, 2024""#);
    insta::assert_snapshot!(claims("It closes at 1500 GMT (11 a.m. EDT). It opens at 9 a.m. (7 a.m. on Mondays)."), @r#"clock first "1500 GMT" second "11 a.m. EDT""#);
    insta::assert_snapshot!(claims("It opens for five hours, from 9 a.m. to 2 p.m., and from 3 p.m. to 4 p.m. on Sunday."), @r#"hours start "9 a.m." end "2 p.m." duration "five hours""#);
    insta::assert_snapshot!(claims("It began at 2.05pm, lasted two hours and ended at 4.05pm."), @r#"hours start "2.05pm" end "4.05pm" duration "two hours""#);
}

#[test]
fn births_and_ages() {
    insta::assert_snapshot!(claims("Born on 14 November 1931, she sang in 1951, when she was still 19."), @r#"birth birth "14 November 1931"; deed event "1951"; aged age "19" at "1951""#);
    insta::assert_snapshot!(claims("He died aged 27 in 1971. She died on 3 April 2023 at the age of 87."), @r#"aged age "27" at "1971"; deed event "3 April 2023"; aged age "87" at "3 April 2023""#);
    insta::assert_snapshot!(claims("Tom Aske, 34, was jailed in 2016. He had been 27 when the first bill came in 2009."), @r#"named age "34"; aged age "27" at "2009""#);
    insta::assert_snapshot!(claims("Born in 1941, aged parents at her side, she met Olga Brandt, 54, in 1952."), @r#"birth birth "1941"; named age "54""#);
    insta::assert_snapshot!(claims("Lind, a 31-year-old who was born in 1990, won. He served in the Guards from 1941."), @r#"aged age "31-year-old"; birth birth "1990"; deed event "1941""#);
    insta::assert_snapshot!(claims("She retired in June 2022 after 21 years in the post. She took over in August 2001."), @r#"deed event "June 2022"; tenure to "June 2022" duration "21 years"; deed event "August 2001"; began from "August 2001""#);
}
