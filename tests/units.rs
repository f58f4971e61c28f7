//! Are the factors and codes of the vocabulary right, by two sources that are not ours?
//!
//! `tests/data/cldr-units.json` holds CLDR's factors as exact fractions (its own header says from where); fend is the
//! second opinion, and `iso_currency` knows the codes.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should fail at once")]

use factcheck::num::Num;
use factcheck::unit::{Base, Dimension};
use factcheck::vocabulary::Vocabulary;
use factcheck::vocabulary::units::Measure;

#[test]
fn factors_agree_with_cldr() {
    let table: serde_json::Value = serde_json::from_str(include_str!("data/cldr-units.json")).unwrap();
    let words = Vocabulary::builtin();
    let named: Vec<_> = words.units.all.iter().filter_map(|m| Some((m, m.cldr.as_deref()?))).collect();
    assert!(named.len() > 90, "only {} units name their CLDR twin", named.len());
    for (measure, name) in named {
        let number = |field: &str| Num::factor(table["units"][name][field].as_str().unwrap_or("-")).unwrap();
        assert_eq!(measure.unit.factor, number("factor"), "factor of {name}");
        assert_eq!(measure.unit.offset, number("offset"), "offset of {name}");
    }
}

#[test]
fn factors_agree_with_fend() {
    let words = Vocabulary::builtin();
    let named: Vec<_> = words.units.all.iter().filter_map(|m| Some((m, m.fend.as_deref()?))).collect();
    assert!(named.len() > 80, "only {} units name their fend twin", named.len());
    let wrong: Vec<_> = named.iter().filter_map(|(measure, name)| clash(measure, name)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What fend makes of the unit in base units, unless it is exactly our factor.
fn clash(measure: &Measure, name: &str) -> Option<String> {
    let (above, below) = fraction(&measure.unit.factor);
    let base = bases(&measure.unit.dimension);
    let question = format!("({below} ({name})) to ({base})");
    let answer = fend_core::evaluate(&question, &mut fend_core::Context::new());
    let answer = answer.map_or_else(|e| e, |a| a.get_main_result().to_owned());
    let number = answer.split(' ').next().unwrap_or_default();
    (number != above).then(|| format!("{name}: {question} = {answer}, not {above}"))
}

/// A factor as two whole numbers, in which a long decimal stays exact.
fn fraction(factor: &Num) -> (String, String) {
    let scale = Num::power_of_ten(24);
    let scaled = factor * &scale;
    if scaled.is_integer() {
        return (scaled.to_decimal(0), scale.to_decimal(0));
    }
    // A square inch is 127² × 4 hundredths of square millimetres: the one denominator beyond small ones
    let below = (1..=1000).chain([6_451_600_000]).map(Num::from).find(|n| (factor * n).is_integer()).unwrap();
    ((factor * &below).to_decimal(0), below.to_decimal(0))
}

fn bases(dimension: &Dimension) -> String {
    let name = |base: &Base| match base {
        Base::Length => "metre",
        Base::Mass => "kilogram",
        Base::Time => "second",
        Base::Temperature => "kelvin",
        Base::Current => "ampere",
        Base::Light => "candela",
        Base::Information => "bit",
        Base::Money(_) | Base::Count(_) => "?",
    };
    dimension
        .powers()
        .iter()
        .map(|(base, power)| format!("{}^({power})", name(base)))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_current_currency_is_known() {
    let words = Vocabulary::builtin();
    let mut missing = Vec::new();
    for currency in <iso_currency::Currency as iso_currency::IntoEnumIterator>::iter() {
        let code = currency.code();
        let known = words.currencies.codes.iter().any(|c| c == code);
        // Codes of accounts, funds and test, which no news amount is in
        let fund = code.starts_with('X')
            || ["BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW"].contains(&code);
        if !(known || fund || currency.is_superseded().is_some()) {
            missing.push(code);
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_code_is_one_of_iso_4217() {
    let withdrawn =
        ["DEM", "FRF", "BEF", "LUF", "ITL", "NLG", "ESP", "PTE", "ATS", "FIM", "GRD", "IEP", "BRC", "ANG"];
    for code in Vocabulary::builtin().currencies.codes {
        let known = iso_currency::Currency::from_code(&code).is_some() || withdrawn.contains(&code.as_str());
        assert!(known, "{code} is no code of ISO 4217");
    }
}
