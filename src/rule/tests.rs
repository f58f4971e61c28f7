//! Rules on relations made by hand: what a text would give, without reading one.

use super::*;
use crate::figure::Spelling;
use crate::num::rounding::{self, Precision};
use crate::num::{Interval, Num};
use crate::relation::{Arg, Domain, Relation, Variable, VariableId, kind};
use crate::unit::{Base, Dimension, Unit};

/// Relations under construction.
#[derive(Default)]
pub struct Text {
    /// What has been made so far.
    pub relations: Relations,
}

impl Text {
    /// A variable: `1.425 million tons`, `-23 percent` (the sign is the role's, not the text's), `$8.5
    /// billion`, `+1` for a cue word, `2019-03-21/2019-06-21` for days, `?` for an open value. A name before
    /// `=` makes it one that is used again.
    pub fn variable(&mut self, text: &str) -> VariableId {
        let id = VariableId(self.relations.variables.len());
        let start = id.0 * 100;
        let negative = text.starts_with('-');
        let shown = text.trim_start_matches(['-', '+']).to_owned();
        let cue = text.starts_with('+') || text == "-1";
        let open = text == "?";
        let spelling = spelling(&shown);
        let readings = if open { Vec::new() } else { readings(&shown, spelling.as_ref(), negative) };
        self.relations.variables.push(Variable {
            id,
            figure: (!open && !cue).then_some(FigureId(id.0)),
            span: (!open).then(|| Span::new(start, start + shown.len())),
            text: shown,
            readings,
            spelling: spelling.filter(|_| !cue),
        });
        id
    }

    /// A relation over new variables.
    pub fn relation(&mut self, kind: &str, args: &[(&str, &str)]) -> &mut Self {
        let args: Vec<_> = args.iter().map(|(role, text)| (*role, self.variable(text))).collect();
        self.over(kind, &args)
    }

    /// A relation over variables made before.
    pub fn over(&mut self, name: &str, args: &[(&str, VariableId)]) -> &mut Self {
        let kind = kind::find(name).expect("a kind");
        let args = args.iter().map(|(role, variable)| Arg {
            role: kind.roles.iter().find(|r| r.name == *role).expect("a role").name,
            variable: *variable,
        });
        let args = args.collect();
        let why = "made by hand".into();
        self.relations.relations.push(Relation {
            kind: kind.name,
            args,
            link: Link::Certain,
            claims: vec![],
            why,
        });
        self
    }

    /// The checks of the built-in rules, as text.
    pub fn show(&self) -> String {
        check(&RuleBook::builtin(), &self.relations).iter().map(show).collect::<Vec<_>>().join("\n")
    }
}

/// One check as text.
pub fn show(check: &Check) -> String {
    let figures: Vec<_> = check.figures.iter().map(|f| f.0.to_string()).collect();
    let mut lines = vec![format!("{} {} [{}]", check.verdict.name(), check.rule, figures.join(" "))];
    lines.push(format!("  {}", check.message));
    lines.extend(check.arithmetic.iter().map(|line| format!("  = {line}")));
    lines.extend(check.help.iter().map(|line| format!("  help: {line}")));
    lines.join("\n")
}

fn spelling(text: &str) -> Option<Spelling> {
    if text.contains('/') || text.contains("-0") {
        return None;
    }
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let exponent = [("trillion", 12), ("billion", 9), ("million", 6)];
    let exponent = exponent.iter().find(|(word, _)| text.contains(word)).map_or(0, |(_, e)| *e);
    let precision = if text.contains("items") || text.len() == 1 {
        Precision::Exact
    } else if digits.contains('.') || text.contains('%') || text.contains("percent") || exponent > 0 {
        Precision::LastDigit
    } else {
        Precision::LastNonZeroDigit
    };
    (!digits.is_empty()).then_some(Spelling { digits, exponent, precision, in_digits: true })
}

fn readings(text: &str, spelling: Option<&Spelling>, negative: bool) -> Vec<Domain> {
    let Some(spelling) = spelling else {
        let (start, end) = text.split_once('/').expect("days");
        let day = |t: &str| Interval::point(Num::from(crate::calendar::Day::from_iso(t).expect("a date").0));
        return vec![Domain::Days { start: day(start), end: day(end) }];
    };
    let rounded = rounding::rounded(&spelling.digits, spelling.exponent, spelling.precision).expect("digits");
    let cut = rounding::truncated(&spelling.digits, spelling.exponent, spelling.precision).expect("digits");
    let cut = cut.hull(&rounded);
    units(text)
        .into_iter()
        .map(|unit| {
            let sign = |i: &Interval| if negative { unit.to_base(i).neg() } else { unit.to_base(i) };
            Domain::Amount {
                interval: sign(&rounded),
                truncated: sign(&cut),
                dimension: unit.dimension.clone(),
                unit,
            }
        })
        .collect()
}

fn units(text: &str) -> Vec<Unit> {
    let mass = || Dimension::of(Base::Mass);
    let days = |n: &str| Unit::new("d", Dimension::of(Base::Time), Num::factor(n).expect("a factor"));
    if text.contains("percent") {
        vec![Unit::percent()]
    } else if text.contains('$') {
        vec![Unit::new("USD", Dimension::of(Base::Money("USD".into())), Num::ONE)]
    } else if text.contains("tons") {
        vec![
            Unit::new("t", mass(), Num::from(1000)),
            Unit::new("short ton", mass(), Num::factor("907.18474").expect("a factor")),
        ]
    } else if text.contains("month") {
        vec![days("2629746")]
    } else if text.contains("items") {
        vec![Unit::new("items", Dimension::of(Base::Count("item".into())), Num::ONE)]
    } else {
        vec![Unit::plain()]
    }
}

fn one(kind: &str, args: &[(&str, &str)]) -> String {
    Text::default().relation(kind, args).show()
}

#[test]
fn change_that_holds() {
    let args = [("from", "1.854 million tons"), ("to", "1.425 million tons"), ("percent", "-23 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    consistent percent-change-mismatch [0 1 2]
      from 1.854 million tons to 1.425 million tons is -23.1 percent (stated: 23 percent)
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
    ");
}

#[test]
fn change_with_digits_swapped() {
    let args = [("from", "1.854 million tons"), ("to", "1.425 million tons"), ("percent", "-32 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch percent-change-mismatch [0 1 2]
      a change of 32 percent does not follow from 1.854 million tons and 1.425 million tons
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      help: 23 percent would be right; 32 is 23 with its digits swapped
    ");
}

#[test]
fn change_with_a_swapped_end() {
    let args = [("from", "1.584 million tons"), ("to", "1.425 million tons"), ("percent", "-23 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch percent-change-mismatch [0 1 2]
      a change of 23 percent does not follow from 1.584 million tons and 1.425 million tons
      = (1.425 - 1.584) / 1.584 = -10 percent (-10.1 to -10 with rounding)
      help: 1.854 million tons would be right; 1.584 is 1.854 with its digits swapped
    ");
}

#[test]
fn change_with_billion_for_million() {
    let args = [("from", "1.854 million tons"), ("to", "1.425 billion tons"), ("percent", "-23 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch percent-change-mismatch [0 1 2]
      a change of 23 percent does not follow from 1.854 million tons and 1.425 billion tons
      = (1.425 billion tons - 1.854 million tons) / 1.854 million tons = 76,800 percent (76,700 to 76,800 with rounding)
      help: 1.854 billion tons would be right; it was million for billion
      help: 1.425 million tons would be right; it was billion for million
    ");
}

#[test]
fn change_the_wrong_way() {
    let args = [
        ("from", "1.854 million tons"),
        ("to", "1.425 million tons"),
        ("percent", "23 percent"),
        ("direction", "+1"),
    ];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch percent-change-mismatch [0 1 2]
      a change of 23 percent does not follow from 1.854 million tons and 1.425 million tons
      = (1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)
      help: 23 percent would be right, with the change the other way round
    ");
}

#[test]
fn change_with_an_open_base() {
    insta::assert_snapshot!(one("change", &[("to", "758,000 tons"), ("percent", "20 percent")]), @r"
    unknown percent-change-mismatch [0 1]
      the value before is not stated; with 758,000 tons and 20 percent it would be about 632,000 tons
      = the value before = 632,000 tons (629,000 to 635,000 with rounding)
    ");
}

#[test]
fn change_with_an_open_percentage() {
    insta::assert_snapshot!(one("change", &[("from", "250 items"), ("to", "300 items")]), @r"
    unknown percent-change-mismatch [0 1]
      the change in percent is not stated; with 250 items and 300 items it would be about 20 percent
      = the change in percent = 20 percent
    ");
}

#[test]
fn change_that_only_cut_digits_explain() {
    let args = [("from", "$100.0"), ("to", "$118.9"), ("percent", "18 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    consistent percent-change-mismatch [0 1 2]
      from $100.0 to $118.9 is 18.9 percent (stated: 18 percent)
      = (118.9 - 100.0) / 100.0 = 18.9 percent (18.8 to 19 with rounding)
      = this holds only if 18 percent was cut off, not rounded
    ");
}

#[test]
fn change_by_an_amount() {
    let args = [("from", "$1.85 billion"), ("to", "$1.27 billion"), ("amount", "-$310 million")];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch amount-change-mismatch [0 1 2]
      a change of $310 million does not follow from $1.85 billion and $1.27 billion
      = $1.27 billion - $1.85 billion = -$580 million (-$590 million to -$570 million with rounding)
      help: $1.58 billion would be right; 1.85 is 1.58 with its digits swapped
    ");
}

#[test]
fn percent_said_for_points() {
    let args = [("from", "5.0 percent"), ("to", "7.0 percent"), ("percent", "2.0 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch percent-change-mismatch [0 1 2]
      a change of 2.0 percent does not follow from 5.0 percent and 7.0 percent
      = (7.0 - 5.0) / 5.0 = 40 percent (38 to 42 with rounding)
      help: 2.0 percent fits as the change itself, not as the change in percent
    ");
}

#[test]
fn several_mismatches_of_one_relation_are_one_finding() {
    let args = [
        ("from", "$1.58 billion"),
        ("to", "$1.27 billion"),
        ("amount", "-$580 million"),
        ("percent", "-31 percent"),
    ];
    insta::assert_snapshot!(one("change", &args), @r"
    mismatch amount-change-mismatch [0 1 2]
      a change of $580 million does not follow from $1.58 billion and $1.27 billion
      = $1.27 billion - $1.58 billion = -$310 million (-$320 million to -$300 million with rounding)
      help: $1.85 billion would be right; 1.58 is 1.85 with its digits swapped
    ");
}

#[test]
fn change_by_direction_only() {
    let up = [("from", "21,900"), ("to", "18,400"), ("direction", "+1")];
    insta::assert_snapshot!(one("change", &up), @r#"
    mismatch direction-mismatch [0 1]
      "1" does not fit a change from 21,900 to 18,400
      = 18,400 - 21,900 = -3,500 (-3,600 to -3,400 with rounding)
      help: the levels are exchanged, or the word is wrong
    "#);
    let level = [("from", "21,900"), ("to", "21,900"), ("direction", "+1")];
    insta::assert_snapshot!(one("change", &level), @r#"
    consistent direction-mismatch [0 1]
      "1" fits a change from 21,900 to 21,900
      = 21,900 - 21,900 = 0 (-100 to 100 with rounding)
    "#);
}

#[test]
fn change_from_zero_is_undecided() {
    let args = [("from", "0.0"), ("to", "5.0"), ("percent", "5 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    unknown amount-change-mismatch [0 1]
      the change itself is not stated; with 0.0 and 5.0 it would be about 5
      = the change itself = 5 (4.9 to 5.1 with rounding)
    ");
}

#[test]
fn change_between_unlike_units_is_no_check() {
    assert_eq!(one("change", &[("from", "$5"), ("to", "7 items"), ("percent", "40 percent")]), "");
}

#[test]
fn bare_numbers_take_the_unit_of_their_partner() {
    let args = [("from", "1,854"), ("to", "1,425 tons"), ("percent", "-23 percent")];
    insta::assert_snapshot!(one("change", &args), @r"
    consistent percent-change-mismatch [0 1 2]
      from 1,854 to 1,425 tons is -23.1 percent (stated: 23 percent)
      = (1,425 - 1,854) / 1,854 = -23.1 percent (-23.2 to -23.1 with rounding)
    ");
}

#[test]
fn target() {
    let args = [("base", "25 million tons"), ("target", "30 million tons"), ("direction", "+1")];
    insta::assert_snapshot!(one("target", &args), @r"
    consistent target-below-base [0 1]
      from 25 million tons to the target of 30 million tons is 20 percent
      = 30 - 25 = 5 million tons (4 million to 6 million with rounding)
    ");
    let args = [("base", "25 million tons"), ("target", "20 million tons"), ("direction", "+1")];
    insta::assert_snapshot!(one("target", &args), @r"
    mismatch target-below-base [0 1]
      a target of 20 million tons does not fit the 25 million tons that it starts from
      = 20 - 25 = -5 million tons (-6 million to -4 million with rounding)
      help: from 25 million tons to 20 million tons is -20 percent
    ");
}

#[test]
fn days() {
    let args = [("name", "2019-03-21/2019-06-21"), ("stated", "2019-03-21/2019-06-21")];
    insta::assert_snapshot!(one("equivalence", &args), @r"
    consistent period-equivalence-mismatch [0 1]
      2019-03-21/2019-06-21 is 2019-03-21/2019-06-21
      = 2019-03-21/2019-06-21 is 2019-03-21 to 2019-06-21
      = 2019-03-21/2019-06-21 is 2019-03-21 to 2019-06-21
    ");
    let args = [("name", "2019-03-21/2019-06-21"), ("stated", "2019-03-21/2019-07-21")];
    insta::assert_snapshot!(one("equivalence", &args), @r"
    mismatch period-equivalence-mismatch [0 1]
      2019-03-21/2019-06-21 is not 2019-03-21/2019-07-21
      = 2019-03-21/2019-06-21 is 2019-03-21 to 2019-06-21
      = 2019-03-21/2019-07-21 is 2019-03-21 to 2019-07-21
    ");
}

#[test]
fn lengths() {
    let period = ("period", "2019-03-21/2019-06-21");
    insta::assert_snapshot!(one("length", &[period, ("duration", "3 month")]), @r"
    consistent period-length-mismatch [0 1]
      2019-03-21/2019-06-21 lasts 92 days (stated: 3 month)
      = 2019-03-21/2019-06-21 is 2019-03-21 to 2019-06-21
      = the length of 2019-03-21/2019-06-21 = 92 days (91 to 93 by the way of counting)
    ");
    insta::assert_snapshot!(one("length", &[period, ("duration", "4 month")]), @r"
    mismatch period-length-mismatch [0 1]
      2019-03-21/2019-06-21 is not a 4 month period
      = 2019-03-21/2019-06-21 is 2019-03-21 to 2019-06-21
      = the length of 2019-03-21/2019-06-21 = 92 days (91 to 93 by the way of counting)
      help: 3 month would be right; one digit of 4 is off
    ");
}

#[test]
fn totals() {
    let args = [("parts", "14 items"), ("parts", "23 items"), ("total", "37 items")];
    insta::assert_snapshot!(one("total", &args), @r"
    consistent total-mismatch [0 1 2]
      14 items and 23 items add up to 37 items (stated: 37 items)
      = 14 + 23 = 37 items
    ");
    let args = [("parts", "14 items"), ("parts", "23 items"), ("total", "73 items")];
    insta::assert_snapshot!(one("total", &args), @r"
    mismatch total-mismatch [0 1 2]
      14 items and 23 items do not add up to 73 items
      = 14 + 23 = 37 items
      help: 37 items would be right; 73 is 37 with its digits swapped
    ");
}

#[test]
fn restated() {
    insta::assert_snapshot!(one("restate", &[("first", "3.6 million tons"), ("second", "3.58 million tons")]), @r"
    consistent restated-figure-mismatch [0 1]
      3.6 million tons and 3.58 million tons state one value
    ");
    insta::assert_snapshot!(one("restate", &[("first", "3.6 million tons"), ("second", "6.3 million tons")]), @r"
    mismatch restated-figure-mismatch [0 1]
      3.6 million tons and 6.3 million tons state one value and differ
      help: 6.3 million tons would be right; 3.6 is 6.3 with its digits swapped
      help: 3.6 million tons would be right; 6.3 is 3.6 with its digits swapped
    ");
}

/// `rose 20 percent to 6 million. It had been 4 million, when it fell by a third from 6 million`
#[test]
fn a_clash_over_two_sentences() {
    let mut text = Text::default();
    let (before, to, percent) =
        (text.variable("?"), text.variable("6 million items"), text.variable("20 percent"));
    let (year_before, earlier) = (text.variable("4 million items"), text.variable("6 million items"));
    let third = text.variable("-33 percent");
    text.over("change", &[("from", before), ("to", to), ("percent", percent)]);
    text.over("restate", &[("first", before), ("second", year_before)]);
    text.over("change", &[("from", earlier), ("to", year_before), ("percent", third)]);
    insta::assert_snapshot!(text.show(), @r"
    mismatch percent-change-mismatch [1 2 3]
      6 million items, 20 percent and 4 million items cannot all be right
      = 6 million items and 20 percent make the value before about 5 million items
      = 4 million items make the first statement about 4 million items
      help: 50 percent would be right; one digit of 20 is off
      help: 5 million items would be right; one digit of 4 is off
    consistent percent-change-mismatch [3 4 5]
      from 6 million items to 4 million items is -33.33 percent (stated: 33 percent)
      = (4 - 6) / 6 = -33.33 percent
    ");
}

#[test]
fn a_value_derived_in_one_sentence_is_checked_in_another() {
    let mut text = Text::default();
    let (before, to, percent) =
        (text.variable("?"), text.variable("6 million items"), text.variable("20 percent"));
    let year_before = text.variable("5 million items");
    text.over("change", &[("from", before), ("to", to), ("percent", percent)]);
    text.over("restate", &[("first", before), ("second", year_before)]);
    insta::assert_snapshot!(text.show(), @r"
    consistent percent-change-mismatch [1 2 3]
      from ? to 6 million items is 20 percent (stated: 20 percent)
      = (6 million items - 5 million items) / 5 million items = 20 percent
    consistent restated-figure-mismatch [1 2 3]
      ? and 5 million items state one value
    ");
}

#[test]
fn ambiguous_words_are_read_in_one_way() {
    let mut text = Text::default();
    text.relation("restate", &[("first", "100.0 tons"), ("second", "90.7 tons")]);
    insta::assert_snapshot!(text.show(), @r"
    mismatch restated-figure-mismatch [0 1]
      100.0 tons and 90.7 tons state one value and differ
      help: one of the two should read 100.0 tons
    ");
}

/// Rounds a number to so many digits, as plain text.
fn shorten(value: i64, digits: u32) -> String {
    let length = u32::try_from(value.to_string().len()).expect("short");
    let unit = 10i64.pow(length.saturating_sub(digits));
    ((value + unit / 2) / unit * unit).to_string()
}

proptest::proptest! {
    /// News rounds: a true change is never called wrong, whatever it is rounded to.
    #[test]
    fn true_changes_are_never_a_mismatch(from in 1000i64..9_000_000, to in 1000i64..9_000_000, a in 2u32..7, b in 2u32..7, places in 0u32..3) {
        let change = Num::ratio((to - from) * 100, from.unsigned_abs()).expect("not zero").round(places);
        let percent = format!("{} percent", change.to_decimal(places));
        let args = [("from", shorten(from, a)), ("to", shorten(to, b)), ("percent", percent)];
        let args: Vec<_> = args.iter().map(|(role, text)| (*role, text.as_str())).collect();
        let mut text = Text::default();
        text.relation("change", &args);
        let checks = check(&RuleBook::builtin(), &text.relations);
        proptest::prop_assert!(checks.iter().all(|c| c.verdict != Verdict::Mismatch), "{}", text.show());
    }
}
