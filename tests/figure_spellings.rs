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

/// Months of a calendar by their names, with their numbers.
type Months = [(&'static str, u8); 5];

/// Checks that a sentence with that time and nothing else holds the time expected.
fn time(text: &str, expected: &str) -> Result<(), TestCaseError> {
    let figure = only(&format!("It rose {text}.")).map_err(TestCaseError::fail)?;
    let Value::Time(time) = &figure.value else { return Err(TestCaseError::fail(text.to_owned())) };
    prop_assert_eq!(time.to_string(), expected, "{}", text);
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

/// Every name and symbol of every unit reads as that unit, behind a number and a space.
#[test]
fn every_spelling_of_every_unit_reads_back() {
    let value = Num::decimal("3.4").unwrap();
    let words = Vocabulary::builtin();
    let mut spellings = words.units.spellings();
    let time = |symbols: &[&str]| {
        symbols.iter().all(|s| ["s", "min", "h", "d", "week", "month", "quarter", "a"].contains(s))
    };
    spellings.retain(|(_, symbols)| !time(symbols));
    assert!(spellings.len() > 1000, "{} spellings", spellings.len());
    let mut wrong = Vec::new();
    for (spelling, symbols) in spellings {
        let text = format!("It had 3.4 {spelling} then.");
        let read = only(&text).ok().and_then(|figure| match figure.value {
            Value::Amount(readings) => Some(readings),
            _ => None,
        });
        let same = read.as_ref().is_some_and(|readings| {
            readings
                .iter()
                .all(|r| r.interval.contains(&value) && symbols.iter().any(|s| **s == *r.unit.symbol))
        });
        // "3.4 million btu" is a number of millions; pounds are money, too, and times have their own grammar
        let other = read.is_some_and(|r| {
            r.iter().any(|r| ["GBP", "s", "min", "h", "d", "wk", "mo", "y"].contains(&&*r.unit.symbol))
        });
        if !(same || other || spelling.starts_with("million ") || spelling.starts_with("bln ")) {
            wrong.push(spelling);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Every name of every currency reads as money, behind a number.
#[test]
fn every_spelling_of_every_currency_reads_back() {
    let names = WORDS
        .with(|words| words.currencies.names.phrases().into_iter().map(|(name, _)| name).collect::<Vec<_>>());
    let money = |name: &String| {
        only(&format!("It paid 340 {name} then.")).is_ok_and(|figure| figure.kind == Kind::Money)
    };
    let wrong: Vec<_> = names.into_iter().filter(|name| !money(name)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let symbols = WORDS.with(|words| {
        words.currencies.symbols.phrases().into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    });
    let money = |symbol: &String| {
        only(&format!("It paid {symbol}340 then.")).is_ok_and(|figure| figure.kind == Kind::Money)
    };
    let wrong: Vec<_> = symbols.into_iter().filter(|symbol| !money(symbol)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

proptest! {
    #[test]
    fn shares_read_back(above in 1i64..10, below in 2i64..=10) {
        let digits = (above < below).then(|| Num::ratio(above, u64::try_from(below).unwrap()).unwrap());
        if let Some(value) = digits {
            let words = [in_words(u64::try_from(above).unwrap(), false), in_words(u64::try_from(below).unwrap(), false)];
            for text in [format!("{above} out of {below} pupils"),
                format!("{} out of {} pupils", words[0], words[1]), format!("{} in {} pupils", words[0], words[1])] {
                let figure = only(&text).map_err(TestCaseError::fail)?;
                let Value::Amount(readings) = &figure.value else { return Err(TestCaseError::fail(text)) };
                prop_assert_eq!(figure.kind, Kind::Ratio, "{}", text);
                prop_assert!(readings[0].interval.contains(&value), "{}", text);
            }
        }
    }

    #[test]
    fn scores_read_back(ours in 0u32..200, theirs in 0u32..200) {
        // these three of 40,000 name a day, a shop that never shuts, and two halves
        prop_assume!(![(9, 11), (24, 7), (50, 50)].contains(&(ours, theirs)));
        for dash in ["-", "–"] {
            let figure = only(&format!("It ended {ours}{dash}{theirs} there.")).map_err(TestCaseError::fail)?;
            prop_assert_eq!(figure.value, Value::Score(ours, theirs));
        }
    }

    #[test]
    fn ordinals_read_back(place in 1i64..10_000) {
        let suffix = match (place % 10, place % 100) { (1, n) if n != 11 => "st", (2, n) if n != 12 => "nd", (3, n) if n != 13 => "rd", _ => "th" };
        check(&format!("It came {place}{suffix} there."), Kind::Ordinal, &Num::from(place))?;
    }

    #[test]
    fn multiples_read_back(times in 2i64..90, tenth in 0i64..10) {
        for text in [format!("{times}.{tenth} times as many"), format!("{times}.{tenth}x revenue")] {
            check(&text, Kind::Ratio, &Num::decimal(&format!("{times}.{tenth}")).unwrap())?;
        }
        for text in [format!("a {times}-fold rise"), format!("{times} times the size")] {
            check(&text, Kind::Ratio, &Num::from(times))?;
        }
    }

    #[test]
    fn heights_read_back(feet in 3i64..9, inches in 0i64..12) {
        let value = Num::from(feet) + Num::ratio(inches, 12).unwrap();
        for text in [format!("a {feet}'{inches}\" guard"), format!("a {feet}’{inches} guard"), format!("{feet}ft {inches}in tall"),
            format!("{feet} feet {inches} inches"), format!("a {feet}-foot-{inches} guard")] {
            let figure = only(&text).map_err(TestCaseError::fail)?;
            let Value::Amount(readings) = &figure.value else { return Err(TestCaseError::fail(text)) };
            prop_assert_eq!(readings[0].interval.middle(), Some(value.clone()), "{}", text);
        }
    }

    #[test]
    fn ranges_read_back(low in 2i64..400, step in 1i64..90) {
        let high = low + step;
        for text in [format!("{low}-{high} percent"), format!("{low} to {high} percent"), format!("between {low} and {high} percent"),
            format!("${low}-{high} million"), format!("{low}-{high} tonnes")] {
            let figure = only(&text).map_err(TestCaseError::fail)?;
            let Value::Amount(readings) = &figure.value else { return Err(TestCaseError::fail(text)) };
            let scale = if text.contains("million") { 6 } else { 0 };
            for end in [low, high] {
                let end = Num::from(end) * Num::power_of_ten(scale);
                prop_assert!(readings.iter().all(|r| r.interval.contains(&end)), "{}", text);
            }
        }
    }

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
    fn parts_of_years_read_back(year in 1980i32..2030, part in 1usize..=4) {
        let ordinal = ["first", "second", "third", "fourth"][part - 1];
        let short = year % 100;
        for text in [format!("in the {ordinal} quarter of {year}"), format!("in Q{part} {year}"), format!("in {part}Q{short:02}"),
            format!("in {ordinal}-quarter {year} trading")] {
            time(&text, &format!("{year} Q{part}"))?;
        }
        if part <= 2 {
            time(&format!("in the {ordinal} half of {year}"), &format!("{year} H{part}"))?;
        }
        for text in [format!("in fiscal {year}"), format!("in FY{short:02}"), format!("in the {}-{short:02} season", year - 1)] {
            time(&text, &format!("{year} fiscal"))?;
        }
    }

    #[test]
    fn dates_of_other_calendars_read_back(day in 1u8..=28, month in 0usize..5, step in 0i32..40) {
        const CALENDARS: [(&str, i32, Months); 5] = [
            ("persian", 1380, [("Farvardin", 1), ("Khordad", 3), ("Mehr", 7), ("Bahman", 11), ("Esfand", 12)]),
            ("islamic", 1410, [("Muharram", 1), ("Rajab", 7), ("Ramadan", 9), ("Shawwal", 10), ("Dhul-Hijja", 12)]),
            ("hebrew", 5750, [("Tishri", 1), ("Kislev", 3), ("Tevet", 4), ("Nisan", 7), ("Elul", 12)]),
            ("ethiopian", 1980, [("Meskerem", 1), ("Hidar", 3), ("Ginbot", 9), ("Megabit", 7), ("Nehase", 12)]),
            ("coptic", 1700, [("Thout", 1), ("Hathor", 3), ("Tobi", 5), ("Paremhat", 7), ("Mesori", 12)]),
        ];
        for (calendar, first, months) in CALENDARS {
            let (name, number) = months[month];
            let year = first + step;
            time(&format!("on {day} {name} {year}"), &format!("{calendar} {year}-{number:02}-{day:02}"))?;
            time(&format!("in {name} {year}"), &format!("{calendar} {year}-{number:02}"))?;
        }
    }

    #[test]
    fn eras_read_back(year in 1i32..30) {
        for (era, calendar, zero) in [("Reiwa", "japanese", 2018), ("Heisei", "japanese", 1988), ("Showa", "japanese", 1925), ("Meiji", "japanese", 1867)] {
            time(&format!("in {era} {year}"), &format!("{calendar} {}", zero + year))?;
        }
        time(&format!("in {} BE", 2540 + year), &format!("buddhist {}", 2540 + year))?;
        time(&format!("in ROC {}", 80 + year), &format!("roc {}", 80 + year))?;
        time(&format!("in {} SH", 1390 + year), &format!("persian {}", 1390 + year))?;
        time(&format!("in {} AH", 1420 + year), &format!("islamic {}", 1420 + year))?;
    }

    #[test]
    fn times_from_others_read_back(count in 2i64..60) {
        for (plural, name) in [("years", "y"), ("months", "mo"), ("weeks", "wk"), ("days", "d")] {
            time(&format!("{count} {plural} ago"), &format!("[{}] {name} from now", -count))?;
            for back in ["earlier", "before"] {
                time(&format!("{count} {plural} {back}"), &format!("[{}] {name} from there", -count))?;
            }
            time(&format!("{count} {plural} later"), &format!("[{count}] {name} from there"))?;
            time(&format!("in the past {count} {plural}"), &format!("{count} {name} to now"))?;
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
