//! Are the factors and codes of the vocabulary right, by two sources that are not ours?
//!
//! `tests/data/cldr-units.json` holds CLDR's factors as exact fractions (its own header says from where); fend is the
//! second opinion, and `iso_currency` knows the codes. What one of them lacks is put together from what it has.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should fail at once"
)]

use factcheck::num::Num;
use factcheck::unit::{Base, Dimension};
use factcheck::vocabulary::Vocabulary;
use factcheck::vocabulary::units::Measure;

/// Units that one of the sources does not have by name, with the reason and so why they are put together from those that it
/// has: by powers of ten, by their definition in other units, or as a quotient.
const COMPOSED: &[(&str, &str)] = &[
    (
        "pp bp ‰ ppm ppb",
        "parts of one: neither source tells points from percent, and fend has no name for smaller parts",
    ),
    ("dL bcm mcm tcf bcf mcf mmcf", "a power of ten of a unit of volume, in the gas trade's spelling"),
    ("MJ GJ", "a power of ten of the joule, which CLDR names by its prefix alone"),
    ("kt Mt Gt quintal", "a power of ten of the tonne or the kilogram"),
    (
        "gal-imp pt-imp fl oz-imp mpg-imp",
        "fend has only the gallons of the United States: 4.54609 litres by law, its pint and ounce parts of it",
    ),
    (
        "bbl bbl/d mb/d",
        "fend has no barrel: 42 gallons; flows are barrels a day, and those with an m are millions",
    ),
    ("bu", "fend has no bushel: 2150.42 cubic inches"),
    (
        "bu-wheat bu-corn bu-barley bu-oats",
        "the weight that the grain trade counts for a bushel of each crop",
    ),
    ("long ton cwt", "2240 and 100 pounds: CLDR has neither, fend only the second"),
    ("ozt", "CLDR rounds it at seven digits; it is 480 grains"),
    (
        "month quarter a",
        "CLDR counts years in years, fend as the sun does: here the mean of the Gregorian calendar",
    ),
    ("Mt/a", "million tonnes a year, in the trade's spelling"),
    (
        "Btu MMBtu",
        "fend cuts a digit: 2326 joules a kilogram and degree, for a pound and a degree of Fahrenheit",
    ),
    ("t/d t/ha g/km mpg Mbit/s Gbit/s kbit/s rpm", "a quotient of units that both have"),
    ("°F", "as a difference; the zero is compared with fend's below"),
];

#[test]
fn every_factor_agrees_with_cldr() {
    let table: serde_json::Value = serde_json::from_str(include_str!("data/cldr-units.json")).unwrap();
    for (measure, name) in
        Vocabulary::builtin().units.all.iter().filter(|m| is_listed(m)).map(|m| (m, m.cldr.as_deref()))
    {
        let name = name.unwrap_or_else(|| panic!("{} is compared with nothing in CLDR", measure.unit));
        assert_eq!(measure.unit.factor, evaluated(&table, name), "factor of {name}");
        let offset =
            table["units"][name]["offset"].as_str().map_or(Num::ZERO, |text| Num::factor(text).unwrap());
        assert_eq!(measure.unit.offset, offset, "offset of {name}");
    }
}

/// Squares and cubes are made from the rows of the table, which name their twins.
fn is_listed(measure: &Measure) -> bool {
    !measure.unit.symbol.ends_with(['²', '³'])
}

/// The factor of a name of CLDR, or of an expression over such names: `10^6 barrel/day`, `365.2425/12 day`.
fn evaluated(table: &serde_json::Value, expression: &str) -> Num {
    let factor = |term: &str| {
        let (base, power) = term.split_once('^').unwrap_or((term, "1"));
        let named = || table["units"][base]["factor"].as_str().and_then(Num::factor);
        let base = Num::decimal(base).or_else(named).unwrap_or_else(|| panic!("CLDR has no {base}"));
        let power: i32 = power.parse().unwrap();
        let size = (0..power.abs()).fold(Num::ONE, |product, _| &product * &base);
        if power < 0 { Num::ONE.checked_div(&size).unwrap() } else { size }
    };
    let mut parts = expression.split('/');
    let product = |part: &str| part.split(' ').map(factor).fold(Num::ONE, |product, f| &product * &f);
    let above = product(parts.next().unwrap());
    parts.fold(above, |quotient, part| {
        // "365.2425/12 day": only what stands before the space divides
        let (below, more) = part.split_once(' ').unwrap_or((part, "10^0"));
        &quotient.checked_div(&factor(below)).unwrap() * &product(more)
    })
}

#[test]
fn every_factor_agrees_with_fend() {
    let words = Vocabulary::builtin();
    let named =
        words.units.all.iter().filter(|m| is_listed(m)).map(|m| (m, m.fend.as_deref().unwrap_or("nothing")));
    let wrong: Vec<_> = named.filter_map(|(measure, name)| clash(measure, name)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(asked("180 * ((0 °C) to kelvin)"), "49167 kelvin");
    assert_eq!(asked("180 * ((0 °F) to kelvin)"), "45967 kelvin");
}

#[test]
fn every_composed_unit_says_why() {
    let words = Vocabulary::builtin();
    let composed = |name: Option<&str>| {
        name.is_none_or(|name| {
            name.contains(['^', '/', '*']) || name.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    // CLDR and fend name quotients of two of their units so themselves
    let own = |m: &Measure| {
        m.cldr.as_deref().is_some_and(|name| !composed(Some(name)))
            && m.fend
                .as_deref()
                .is_some_and(|n| !n.contains(['^', '*']) && !n.starts_with(|c: char| c.is_ascii_digit()))
    };
    let units = words.units.all.iter().filter(|m| is_listed(m) && !own(m));
    let listed: Vec<&str> = COMPOSED.iter().flat_map(|(symbols, _)| split(symbols)).collect();
    let silent: Vec<_> = units
        .map(|m| m.unit.symbol.to_string())
        .filter(|symbol| !listed.contains(&symbol.as_str()))
        .collect();
    assert!(silent.is_empty(), "no reason for {silent:?}");
}

/// Symbols between spaces; `fl oz-imp` and `long ton` have one inside.
fn split(symbols: &'static str) -> Vec<&'static str> {
    let whole = ["fl oz-imp", "long ton"];
    let named = whole.into_iter().filter(|name| symbols.contains(name));
    symbols.split(' ').chain(named).collect()
}

/// What fend makes of the unit in base units, unless it is exactly our factor.
fn clash(measure: &Measure, name: &str) -> Option<String> {
    let (above, below) = fraction(&measure.unit.factor);
    let base = bases(&measure.unit.dimension);
    let question = format!("({below} ({name})) to ({base})");
    let answer = asked(&question);
    let number = answer.split(' ').next().unwrap_or_default();
    (number != above).then(|| format!("{name}: {question} = {answer}, not {above}"))
}

fn asked(question: &str) -> String {
    let answer = fend_core::evaluate(question, &mut fend_core::Context::new());
    answer.map_or_else(|e| e, |a| a.get_main_result().to_owned())
}

/// A factor as two whole numbers, in which a long decimal stays exact.
fn fraction(factor: &Num) -> (String, String) {
    // What divides a square inch, a mile a gallon of either sort, and a mean year of the Gregorian calendar
    let odd = [6_451_600_000, 112_903, 454_609, 3_944_619];
    let scale = Num::power_of_ten(24);
    let mut scales = (1..=1000).chain(odd).map(Num::from);
    let plain = scales.find(|n| (factor * n).is_integer());
    let below = plain
        .or_else(|| (1..=1000).chain(odd).map(|n| &Num::from(n) * &scale).find(|n| (factor * n).is_integer()))
        .unwrap();
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
    let powers = dimension.powers().iter().map(|(base, power)| format!("{}^({power})", name(base)));
    let product = powers.collect::<Vec<_>>().join(" ");
    if product.is_empty() { "1".to_owned() } else { product }
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
