//! Is a date read back as it was printed, in every spelling that news uses?

use factcheck::figure::{self, Kind, Value};
use factcheck::segment::{Segment, SegmentKind};
use factcheck::source::{Source, Span};
use factcheck::vocabulary::Vocabulary;
use proptest::prelude::*;
use std::sync::LazyLock;

static WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::builtin);

const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan."),
    ("February", "Feb."),
    ("March", "Mar."),
    ("April", "Apr."),
    ("May", "May"),
    ("June", "Jun."),
    ("July", "Jul."),
    ("August", "Aug."),
    ("September", "Sept."),
    ("October", "Oct."),
    ("November", "Nov."),
    ("December", "Dec."),
];

/// The one time of a text, as its span, kind and print.
fn read(prose: &str) -> Vec<(String, Kind, String)> {
    let source = Source::new("case", prose);
    let span = Span::new(0, prose.len());
    let segment = Segment { kind: SegmentKind::Sentence, span, paragraph: 0, quotations: Vec::new() };
    let figures = figure::read(&source, &[segment], &WORDS);
    let print = |value: &Value| match value {
        Value::Time(time) => time.to_string(),
        Value::Amount(readings) => {
            readings.iter().map(|r| format!("{:?} {}", r.interval, r.unit)).collect::<Vec<_>>().join(" / ")
        }
        Value::Score(..) => String::new(),
    };
    figures.iter().map(|f| (source.slice(f.span).to_owned(), f.kind, print(&f.value))).collect()
}

fn check(prose: &str, expected: &[(&str, Kind, &str)]) -> Result<(), TestCaseError> {
    let found = read(prose);
    let found: Vec<_> =
        found.iter().map(|(span, kind, time)| (span.as_str(), *kind, time.as_str())).collect();
    prop_assert_eq!(found.as_slice(), expected, "{}", prose);
    Ok(())
}

const fn suffix(day: u8) -> &'static str {
    match (day % 10, day / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_full_date_reads_back(year in 1850..2099_i32, month in 1..=12_usize, day in 1..=28_u8) {
        let (name, short) = MONTHS[month - 1];
        let th = suffix(day);
        let printed = format!("{year}-{month:02}-{day:02}");
        let spellings = [
            format!("{name} {day}, {year}"), format!("{day} {name} {year}"), format!("{name} {day}{th}, {year}"),
            format!("{day}{th} of {name} {year}"), format!("{short} {day}, {year}"), format!("{day} {short} {year}"),
            format!("{name}\u{a0}{day}, {year}"), printed.clone(), format!("{day}.{month}.{year}"),
        ];
        for spelling in &spellings {
            for frame in [format!("It opened on {spelling}."), format!("The hall (opened {spelling}) is shut.")] {
                check(&frame, &[(spelling, Kind::Date, &printed)])?;
            }
        }
    }

    #[test]
    fn a_date_without_a_year_reads_back(month in 1..=12_usize, day in 1..=31_u8) {
        let (name, short) = MONTHS[month - 1];
        let th = suffix(day);
        let printed = format!("?-{month:02}-{day:02}");
        for spelling in [
            format!("{name} {day}"), format!("{day} {name}"), format!("{name} {day}{th}"), format!("{day}{th} of {name}"),
            format!("{short} {day}"),
        ] {
            check(&format!("It opened on {spelling} in Leeds."), &[(&spelling, Kind::Date, &printed)])?;
        }
    }

    #[test]
    fn a_slashed_date_keeps_its_readings(year in 1900..2099_i32, first in 1..=31_u8, second in 1..=12_u8) {
        let printed = match (first, second) {
            (f, s) if f > 12 || f == s => format!("{year}-{s:02}-{f:02}"),
            (f, s) => format!("{year} {f:02}/{s:02}"),
        };
        let spelling = format!("{first:02}/{second:02}/{year}");
        check(&format!("Signed {spelling} in Leeds."), &[(&spelling, Kind::Date, &printed)])?;
    }

    #[test]
    fn months_quarters_and_years_read_back(year in 1901..2039_i32, month in 1..=12_usize, quarter in 1..=4_usize) {
        let name = MONTHS[month - 1].0;
        let nth = ["first", "second", "third", "fourth"][quarter - 1];
        let next = year + 1;
        let cases = [
            (format!("{name} {year}"), Kind::Date, format!("{year}-{month:02}")),
            (format!("{year}"), Kind::Period, format!("{year}")),
            (format!("mid-{year}"), Kind::Period, format!("{year} middle")),
            (format!("early {name} {year}"), Kind::Date, format!("{year}-{month:02} start")),
            (format!("{nth} quarter of {year}"), Kind::Period, format!("{year} Q{quarter}")),
            (format!("{nth}-quarter {year}"), Kind::Period, format!("{year} Q{quarter}")),
            (format!("Q{quarter} {year}"), Kind::Period, format!("{year} Q{quarter}")),
            (format!("{quarter}Q {year}"), Kind::Period, format!("{year} Q{quarter}")),
            (format!("fiscal {year}"), Kind::Period, format!("{year} fiscal")),
            (format!("{year}/{:02}", next % 100), Kind::Period, format!("{next} fiscal")),
            (format!("winter of {year}"), Kind::Period, format!("{year} season 3")),
        ];
        for (spelling, kind, printed) in &cases {
            check(&format!("It fell in {spelling}, they said."), &[(spelling, *kind, printed)])?;
        }
    }

    #[test]
    fn lengths_and_ages_read_back(count in 2..=99_u8, unit in 0..4_usize) {
        let (word, symbol) = [("day", "d"), ("week", "wk"), ("month", "mo"), ("year", "y")][unit];
        let printed = format!("[{count}] {symbol}");
        for spelling in [format!("{count} {word}s"), format!("{count}-{word}")] {
            check(&format!("They had a {spelling} wait."), &[(&spelling, Kind::Duration, &printed)])?;
        }
        let ago = format!("{count} {word}s ago");
        let kind = if unit == 0 { Kind::Date } else { Kind::Period };
        check(&format!("It shut {ago}."), &[(&ago, kind, &format!("[-{count}] {symbol} from now"))])?;
        let aged = format!("[{count}, {}] y", count + 1);
        for (frame, spelling) in [("aged #", "#"), ("the #-year-old", "#-year-old"), ("Olaf Berg, #, said", "#"), ("He died at #.", "#")] {
            let number = count.to_string();
            let spelling = spelling.replace('#', &number);
            check(&frame.replace('#', &number), &[(&spelling, Kind::Age, &aged)])?;
        }
    }

    #[test]
    fn clock_times_read_back(hour in 0..24_u16, minute in 0..60_u16) {
        let printed = format!("{hour:02}:{minute:02}");
        let (half, twelve) = (if hour < 12 { "a.m." } else { "p.m." }, (hour + 11) % 12 + 1);
        let zoned = format!("{hour:02}{minute:02} GMT");
        check(&format!("It ends at {zoned} today"), &[(&zoned, Kind::Clock, &format!("{printed} UTC+0")), ("today", Kind::Date, "[0] d from now")])?;
        for spelling in [format!("{hour:02}:{minute:02}"), format!("{twelve}:{minute:02} {half}"), format!("{twelve}.{minute:02}{}", half.replace('.', ""))] {
            check(&format!("It ends at {spelling} in Leeds"), &[(&spelling, Kind::Clock, &printed)])?;
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[ -~’“”–é\u{a0}\n]{0,80}") {
        let _ = read(&text);
    }
}
