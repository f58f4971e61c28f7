//! Is a number read back as it was written, in every spelling that news has for it?
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on should fail at once"
)]

use factcheck::figure::{self, Figure, Kind, Value};
use factcheck::num::Num;
use factcheck::segment::{Segment, SegmentKind};
use factcheck::source::{Source, Span};
use factcheck::vocabulary::Vocabulary;
use proptest::prelude::*;

thread_local! {
    static WORDS: Vocabulary = Vocabulary::builtin();
}

/// The only figure of a text, or what was found instead.
fn only(text: &str) -> Result<Figure, String> {
    let source = Source::new("case", text);
    let span = Span::new(0, text.len());
    let segment = Segment { kind: SegmentKind::Sentence, span, paragraph: 0, quotations: Vec::new() };
    let mut figures = WORDS.with(|words| figure::read(&source, &[segment], words));
    if figures.len() == 1 { Ok(figures.remove(0)) } else { Err(format!("{text}: {figures:?}")) }
}

/// Checks that the text holds one figure of that kind, spelled as a number of that value.
fn check(text: &str, kind: Kind, value: &Num) -> Result<(), TestCaseError> {
    let figure = only(text).map_err(TestCaseError::fail)?;
    prop_assert_eq!(figure.kind, kind, "{}", text);
    let spelling = figure.spelling.ok_or_else(|| TestCaseError::fail(format!("{text}: no spelling")))?;
    let read = &Num::decimal(&spelling.digits).unwrap() * &Num::power_of_ten(spelling.exponent);
    prop_assert_eq!(&read, value, "{}", text);
    let Value::Amount(readings) = figure.value else {
        return Err(TestCaseError::fail(format!("{text}: no amount")));
    };
    prop_assert!(readings.iter().all(|reading| reading.interval.contains(value)), "{}", text);
    Ok(())
}

/// Digits in groups of three, with this between them.
fn grouped(value: u64, separator: &str) -> String {
    let digits = value.to_string();
    let head = digits.len() % 3;
    let mut groups: Vec<&str> = if head > 0 { vec![&digits[..head]] } else { Vec::new() };
    groups.extend((head..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.join(separator)
}

/// A number in English words, written independently of the reader.
fn in_words(value: u64, and: bool) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |value: u64| usize::try_from(value).unwrap();
    let tail = |head: String, rest: u64, joint: &str| match rest {
        0 => head,
        rest => format!("{head}{joint}{}", in_words(rest, and)),
    };
    match value {
        0..20 => SMALL[at(value)].to_owned(),
        20..100 => tail(TENS[at(value / 10)].to_owned(), value % 10, "-"),
        100..1000 => {
            let joint = if and { " and " } else { " " };
            tail(format!("{} hundred", SMALL[at(value / 100)]), value % 100, joint)
        }
        _ => {
            let joint = if and && value % 1000 < 100 { " and " } else { " " };
            tail(format!("{} thousand", in_words(value / 1000, and)), value % 1000, joint)
        }
    }
}

proptest! {
    #[test]
    fn digits_read_back(value in 1000u64..10_000_000_000) {
        let number = Num::from(i64::try_from(value).unwrap());
        check(&format!("It was {}.", grouped(value, ",")), Kind::Number, &number)?;
        check(&format!("It was {}.", grouped(value, "\u{a0}")), Kind::Number, &number)?;
        check(&format!("They sold {} shares.", grouped(value, ",")), Kind::Count, &number)?;
        check(&format!("They paid ${} for it.", grouped(value, ",")), Kind::Money, &number)?;
        check(&format!("They shipped {} tonnes.", grouped(value, ",")), Kind::Quantity, &number)?;
    }

    #[test]
    fn words_read_back(value in 2u64..1_000_000, and: bool) {
        let number = Num::from(i64::try_from(value).unwrap());
        let text = in_words(value, and);
        check(&format!("It was {text}."), Kind::Number, &number)?;
        check(&format!("It was {text} percent."), Kind::Percent, &number)?;
    }

    #[test]
    fn magnitudes_read_back(whole in 1u64..999, cents in 1u64..99) {
        let number = Num::decimal(&format!("{whole}.{cents:02}")).unwrap();
        for (magnitude, power) in [(" million", 6), ("m", 6), (" mln", 6), ("bn", 9), (" billion", 9), (" crore", 7)] {
            let value = &number * &Num::power_of_ten(power);
            check(&format!("It paid ${whole}.{cents:02}{magnitude} then."), Kind::Money, &value)?;
            check(&format!("It paid {whole}.{cents:02}{magnitude} euros then."), Kind::Money, &value)?;
        }
    }

    #[test]
    fn percentages_read_back(whole in 1u64..200, tenth in 0u64..10) {
        let number = Num::decimal(&format!("{whole}.{tenth}")).unwrap();
        for form in ["%", " %", " percent", " per cent", " pct", "-percent", " p.c.", "pc"] {
            check(&format!("It fell {whole}.{tenth}{form} then."), Kind::Percent, &number)?;
        }
        check(&format!("It fell {whole},{tenth} percent then."), Kind::Percent, &number)?;
        for form in [" percentage points", "pp", " ppt", "ppts", " percentage point", " bp", "bps", " basis points"] {
            check(&format!("It fell {whole}.{tenth}{form} then."), Kind::Points, &number)?;
        }
    }

    #[test]
    fn every_currency_reads_back(whole in 100u64..999, at in any::<prop::sample::Index>()) {
        let code = WORDS.with(|words| words.currencies.codes[at.index(words.currencies.codes.len())].clone());
        let number = &Num::from(i64::try_from(whole).unwrap()) * &Num::power_of_ten(6);
        for text in [format!("It paid {code} {whole} million then."), format!("It paid {code}{whole}m then."),
            format!("It paid {whole} million {code} then.")] {
            check(&text, Kind::Money, &number)?;
            let Value::Amount(readings) = only(&text).map_err(TestCaseError::fail)?.value else { unreachable!() };
            prop_assert!(readings.iter().any(|reading| *reading.unit.symbol == *code), "{}", text);
        }
    }

    #[test]
    fn every_unit_reads_back(whole in 2u64..99, tenth in 1u64..10, at in any::<prop::sample::Index>()) {
        let number = Num::decimal(&format!("{whole}.{tenth}")).unwrap();
        let names = ["tonnes", "t", "short tons", "kg", "lb", "km", "miles", "nautical miles", "ft", "litres", "gallons",
            "barrels", "bpd", "mb/d", "MW", "GWh", "hectares", "acres", "sq km", "sq ft", "m²", "cubic metres", "bcm",
            "mph", "km/h", "knots", "ppm", "GB", "Mbps", "psi", "horsepower", "degrees Celsius", "°F", "ounces", "troy ounces"];
        let name = names[at.index(names.len())];
        let glue = if name == "t" { "" } else { " " };
        let kind = if name == "ppm" { Kind::Ratio } else { Kind::Quantity };
        check(&format!("It had {whole}.{tenth}{glue}{name} of it."), kind, &number)?;
    }

    #[test]
    fn dates_read_back(year in 1900i32..2100, month in 1u8..=12, day in 1u8..=28) {
        const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December"];
        let name = MONTHS[usize::from(month) - 1];
        let suffix = match day { 1 | 21 => "st", 2 | 22 => "nd", 3 | 23 => "rd", _ => "th" };
        let short = &name[..3];
        let dot = if short == "May" { "" } else { "." };
        for text in [format!("{name} {day}, {year}"), format!("{day} {name} {year}"), format!("{name} {day}{suffix}, {year}"),
            format!("{day}{suffix} of {name} {year}"), format!("{short}{dot} {day}, {year}"), format!("{day} {short} {year}"),
            format!("{year}-{month:02}-{day:02}"), format!("{year}/{month:02}/{day:02}"), format!("{day}-{short}-{year}")] {
            let figure = only(&format!("It opened on {text}.")).map_err(TestCaseError::fail)?;
            let Value::Time(time) = &figure.value else { return Err(TestCaseError::fail(text)) };
            prop_assert_eq!(time.to_string(), format!("{year}-{month:02}-{day:02}"), "{}", text);
        }
    }

    #[test]
    fn clock_times_read_back(hour in 0u16..24, past in 0u16..60) {
        let (short, half) = ((hour + 11) % 12 + 1, if hour < 12 { "a" } else { "p" });
        for text in [format!("{hour:02}:{past:02} GMT"), format!("{hour:02}{past:02} GMT"), format!("{hour:02}.{past:02} GMT"),
            format!("{short}:{past:02} {half}.m. GMT"), format!("{short}.{past:02}{half}m GMT"),
            format!("{short}:{past:02}{half}m GMT")] {
            let figure = only(&format!("It opened at {text}.")).map_err(TestCaseError::fail)?;
            let Value::Time(time) = &figure.value else { return Err(TestCaseError::fail(text)) };
            prop_assert_eq!(time.to_string(), format!("{hour:02}:{past:02} UTC+0"), "{}", text);
        }
    }

    #[test]
    fn ages_and_lengths_read_back(count in 2i64..90) {
        let number = Num::from(count);
        for text in [format!("a {count}-year-old boy"), format!("a man aged {count}, of Leeds"), format!("She is {count} years old."),
            format!("at the age of {count}")] {
            check(&text, Kind::Age, &number)?;
        }
        for unit in ["days", "weeks", "months", "years", "hours", "minutes"] {
            check(&format!("It took {count} {unit}."), Kind::Duration, &number)?;
            check(&format!("a {count}-{} wait", unit.trim_end_matches('s')), Kind::Duration, &number)?;
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let _ = only(&text);
    }

    #[test]
    fn no_mix_of_figure_parts_panics(parts in prop::collection::vec(
        prop::sample::select(vec!["5", "1,234", "-", " ", "$", "½", "million", "a", "half", "per", "cent", "(", ")", "to", "and", "é", "Rs", ".", "/", "%", "ten", "about", "m", "–"]), 0..14)) {
        let _ = only(&parts.concat());
    }
}
