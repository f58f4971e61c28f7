//! Texts with `|` before each segment but the first.

use proptest::prelude::*;

use super::*;
use crate::vocabulary::Vocabulary;

fn segments(text: &str) -> (Source, Vec<Segment>) {
    let source = Source::new("a.txt", text);
    let segments = cut(&source, &Vocabulary::builtin());
    (source, segments)
}

#[track_caller]
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let (_, segments) = segments(&text);
    let mut found = text;
    for segment in segments.iter().skip(1).rev() {
        found.insert(segment.span.start, '|');
    }
    assert_eq!(found, marked);
}

/// One segment a line: kind, paragraph, text.
fn picture(text: &str) -> String {
    let (source, segments) = segments(text);
    let line =
        |s: &Segment| format!("{:?} {}: {}", s.kind, s.paragraph, source.slice(s.span).replace('\n', "⏎"));
    segments.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn quotations(text: &str) -> Vec<Vec<String>> {
    let (source, segments) = segments(text);
    let of = |s: &Segment| s.quotations.iter().map(|q| source.slice(*q).to_owned()).collect();
    segments.iter().map(of).collect()
}

#[test]
fn sentences_end_at_full_stops() {
    check("Exports rose. |Imports fell. |Why? |Nobody knows! |The end.");
    check("The fund lost 4 million. |In May it lost 3.");
    check("Sales rose to 5.25 million units. |Costs fell .5 percent.");
    check("The index closed at 1,204.5. |Trading was thin.");
    check("It waited ... and then sold. |Then it bought.");
    check("“We grew.” |The rest is known.");
    check("Growth was 3%. |(It had been 2% before.) |Nobody minded.");
    check("Output rose.\u{a0} |It fell later.");
}

#[test]
fn abbreviations_end_no_sentence() {
    check("Mr. Bell and Dr. Ode met Gov. Lee. |They agreed.");
    check("Ruhm Inc. rose 4 percent. |Tarn Corp. fell.");
    check("Ruhm Inc. The shares rose 4 percent.".replace("The", "|The").as_str());
    check("The U.S. economy grew. |In the U.S. |The rate fell.");
    check("The U.S. Treasury sold bonds.");
    check("It opens at 9 a.m. Monday and closes at 5 p.m. |The rest is free.");
    check("J. A. Smith paid $3.");
    check("J. R. Smith paid $4. |A. Brown paid nothing.");
    check("He ranked No. 5 of 20. |He said no. |She said yes.");
    check("Profit was 3.1 mln dlrs vs. 2.9 mln dlrs. |Sales rose.");
    check("Prices rose 5 pct. from May. |It was dry.");
    check("Rates rose 5 pct. Harlan Bank said so.");
    check("Rates rose 5 pct. |Harlan Bank said 4 pct was right.");
    check("It starts on Jan. 5 and ends on Sept. 30.");
    check("Yahoo! Mail has 200 million users. |It grew.");
    check("Acme (formerly Acme Co.) sold 40 shops.");
}

#[test]
fn quotations_stay_with_their_sentence() {
    check("“Why?” he asked. |“We sold 5.” |She nodded.");
    check("\"We sold 40 cars.\" |\"We bought 30,\" he said.");
    check("He said: \"It fell. |It will rise.\" |Then he left.");
    assert_eq!(
        quotations("“We grew 5%,” he said. “And 6.” Nobody spoke."),
        [vec!["We grew 5%,"], vec!["And 6."], vec![]]
    );
    assert_eq!(quotations("\"We grew. It fell,\" he said."), [["We grew."], ["It fell,"]]);
    assert_eq!(quotations("A 5\" pipe and a 6\" one."), [[""; 0]]);
    assert_eq!(quotations("“We grew.\n\n“And fell,” he said."), [["We grew."], ["And fell,"]]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    check(
        "The mill in Harrow shipped 40,000 tons of plate in the first half of\n\
         the year, 10 percent more than a year before, and the U.S.\n\
         Treasury took note. |The owner, Tarn Inc.,\n\
         sold 5 percent.\n\n|Nobody else did.",
    );
    check("Exports rose in May.\n|Imports fell in June.\n|Nobody minded.");
    check("Shr 34 cts vs 19 cts\n|Net 807,000 vs 858,000\n|Revs 10.3 mln vs 9.7 mln");
    check(&format!(
        "{}rose.\n|Short title\n|{}fell.",
        "Exports of plate ".repeat(8),
        "Imports of plate ".repeat(8)
    ));
}

#[test]
fn layout_is_seen() {
    insta::assert_snapshot!(picture(
        "Mill ships more plate\n\nHARROW, May 4 (Newsline) - Exports rose. Imports fell.\n\nThe figures:\n- plate: 40 tons. Up 5.\n- rods: 30 tons\n1. first\n2) second\n\nKind   May  June\nTotal  70  80\nPlate\t40\t50\n| Rods | 30 | 30 |\n\nThe end."
    ), @r"
    Headline 0: Mill ships more plate
    DateLine 1: HARROW, May 4 (Newsline)
    Sentence 1: Exports rose.
    Sentence 1: Imports fell.
    Sentence 2: The figures:
    ListItem 3: plate: 40 tons. Up 5.
    ListItem 4: rods: 30 tons
    ListItem 5: first
    ListItem 6: second
    TableRow 7: Kind   May  June
    TableRow 8: Total  70  80
    TableRow 9: Plate	40	50
    TableRow 10: | Rods | 30 | 30 |
    Sentence 11: The end.
    ");
}

#[test]
fn date_lines_end_at_their_dash() {
    check("TEHRAN- |Exports rose.");
    check("LONDON, March 6 (Newsline) - |Exports rose.");
    check("EL RINCON, Calif. — |Exports rose.");
    check("London, March 6 -- |Exports rose.");
    check("ST. PETERSBURG, Russia (Newsline) – |“We grew,” he said.");
    check("ULAN-UDE/CHITA - Exports rose.");
    check("GDP - the broad measure of output - rose 3 percent.");
    check("Exports - mostly plate - rose.");
    check("Tarn - The mill - rose.");
}

#[test]
fn a_title_has_no_full_stop() {
    insta::assert_snapshot!(picture("Exports rise 5%\n\nExports rose."), @r"
    Headline 0: Exports rise 5%
    Sentence 1: Exports rose.
    ");
}

#[test]
fn a_lone_line_is_no_title() {
    insta::assert_snapshot!(picture("Exports rise 5%"), @"Sentence 0: Exports rise 5%");
    let sentence = "Exports rose 5 percent.\n\nImports fell.";
    assert!(!picture(sentence).contains("Headline"));
}

#[test]
fn nothing_is_made_of_nothing() {
    assert_eq!(picture(""), "");
    assert_eq!(picture(" \n\u{a0}\r\n\t"), "");
}

proptest! {
    /// Segments are in order, do not overlap, lie on character boundaries and leave only white space,
    /// list markers and dashes out.
    #[test]
    fn any_text_is_safe(text in "([A-Za-z .!?\"“”0-9|\t-]|\n|\u{a0}|é|— |Mr\\. |U\\.S\\. |\n\n- ){0,200}") {
        let (source, segments) = segments(&text);
        let mut end = 0;
        for segment in &segments {
            prop_assert!(segment.span.start >= end && segment.span.start < segment.span.end);
            let between = text.get(end..segment.span.start).unwrap();
            prop_assert!(!between.contains(|c: char| c.is_alphabetic()), "{between:?}");
            prop_assert!(!source.slice(segment.span).is_empty());
            for quotation in &segment.quotations {
                prop_assert!(segment.span.contains(*quotation) && !source.slice(*quotation).is_empty());
            }
            end = segment.span.end;
        }
        prop_assert!(!text.get(end..).unwrap().contains(char::is_alphabetic));
    }
}
