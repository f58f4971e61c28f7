//! The arithmetic against its definitions: what follows from exact members must lie in what follows
//! from their intervals, and no bound may be further out than some members reach.

use proptest::prelude::*;

use super::rounding::{Precision, rounded, truncated};
use super::{Interval, Num};

fn num() -> impl Strategy<Value = Num> {
    prop_oneof![
        1 => Just(Num::ZERO),
        1 => Just(Num::ONE),
        4 => (-1_000_000i64..1_000_000, 1u64..10_000).prop_map(|(n, d)| Num::ratio(n, d).unwrap()),
        2 => (-100i64..100).prop_map(Num::from),
        1 => (any::<i64>(), 1u64..1000).prop_map(|(n, d)| Num::ratio(n, d).unwrap()),
    ]
}

/// An interval and one of its members.
fn with_member() -> impl Strategy<Value = (Interval, Num)> {
    (num(), num(), num()).prop_flat_map(|(a, b, c)| {
        let mut sorted = [a, b, c];
        sorted.sort();
        let [low, member, high] = sorted;
        let bounded = Interval::new(low.clone(), high.clone()).unwrap();
        prop_oneof![
            8 => Just((bounded, member.clone())),
            1 => Just((Interval::point(member.clone()), member.clone())),
            1 => Just((Interval::at_least(low), member.clone())),
            1 => Just((Interval::at_most(high), member.clone())),
            1 => Just((Interval::ALL, member)),
        ]
    })
}

fn ends(interval: &Interval) -> Option<[Num; 2]> {
    Some([interval.low()?.clone(), interval.high()?.clone()])
}

/// The hull of an operation over all pairs of bounds: what a monotone operation must give.
fn corners(a: &Interval, b: &Interval, op: impl Fn(&Num, &Num) -> Num) -> Option<Interval> {
    let (a, b) = (ends(a)?, ends(b)?);
    let results: Vec<Num> = a.iter().flat_map(|x| b.iter().map(|y| op(x, y)).collect::<Vec<_>>()).collect();
    Interval::new(results.iter().min()?.clone(), results.iter().max()?.clone())
}

/// Whether every member of `inner` is one of `outer`.
fn holds(outer: &Interval, inner: &Interval) -> bool {
    outer.intersect(inner).as_ref() == Some(inner)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn operations_are_sound((a, x) in with_member(), (b, y) in with_member()) {
        prop_assert!(a.contains(&x) && b.contains(&y));
        prop_assert!(a.add(&b).contains(&(&x + &y)));
        prop_assert!(a.sub(&b).contains(&(&x - &y)));
        prop_assert!(a.mul(&b).contains(&(&x * &y)));
        prop_assert!(a.min(&b).contains(&x.clone().min(y.clone())));
        prop_assert!(a.max(&b).contains(&x.clone().max(y.clone())));
        prop_assert!(a.scale(&y).contains(&(&x * &y)));
        prop_assert!(a.neg().contains(&-&x));
        prop_assert!(a.abs().contains(&x.abs()));
        match (a.div(&b), x.checked_div(&y)) {
            (Some(quotient), Some(exact)) => prop_assert!(quotient.contains(&exact)),
            (Some(_), None) => prop_assert!(false, "a quotient by zero"),
            (None, _) => prop_assert!(b.contains(&Num::ZERO)),
        }
    }

    #[test]
    fn bounds_are_reached((a, _) in with_member(), (b, _) in with_member()) {
        if let (Some(_), Some(_)) = (ends(&a), ends(&b)) {
            prop_assert_eq!(Some(a.add(&b)), corners(&a, &b, |x, y| x + y));
            prop_assert_eq!(Some(a.sub(&b)), corners(&a, &b, |x, y| x - y));
            prop_assert_eq!(Some(a.mul(&b)), corners(&a, &b, |x, y| x * y));
            prop_assert_eq!(Some(a.min(&b)), corners(&a, &b, |x, y| x.clone().min(y.clone())));
            prop_assert_eq!(Some(a.max(&b)), corners(&a, &b, |x, y| x.clone().max(y.clone())));
            if let Some(quotient) = a.div(&b) {
                prop_assert_eq!(Some(quotient), corners(&a, &b, |x, y| x.checked_div(y).unwrap()));
            }
        }
    }

    #[test]
    fn inverse_operations_lead_back((a, _) in with_member(), (b, _) in with_member()) {
        prop_assert!(holds(&a.add(&b).sub(&b), &a));
        prop_assert!(holds(&a.sub(&b).add(&b), &a));
        prop_assert_eq!(a.neg().neg(), a.clone());
        if let Some(back) = a.mul(&b).div(&b) {
            prop_assert!(holds(&back, &a));
        }
        if let Some(quotient) = a.div(&b) {
            prop_assert!(holds(&quotient.mul(&b), &a));
        }
        if let Some(back) = a.recip().and_then(|r| r.recip()) {
            prop_assert!(holds(&back, &a));
        }
    }

    #[test]
    fn sets_are_sets((a, x) in with_member(), (b, y) in with_member(), z in num()) {
        let hull = a.hull(&b);
        prop_assert!(holds(&hull, &a) && holds(&hull, &b));
        prop_assert_eq!(&hull, &b.hull(&a));
        if let Some(both) = a.intersect(&b) {
            prop_assert_eq!(both.contains(&z), a.contains(&z) && b.contains(&z));
        } else {
            prop_assert!(!a.contains(&y) && !b.contains(&x));
            prop_assert!(!a.contains(&z) || !b.contains(&z));
        }
        prop_assert_eq!(a.meets(&b), a.intersect(&b).is_some());
        if x < y {
            prop_assert!(a.may_be_below(&b));
        }
        if x <= y {
            prop_assert!(a.may_be_at_most(&b));
        }
        prop_assert!(a.may_be_at_most(&b) || b.may_be_below(&a));
        if let (Some(width), Some(middle)) = (a.width(), a.middle()) {
            prop_assert!(!width.is_negative() && a.contains(&middle));
            prop_assert_eq!(a.single().is_some(), width.is_zero());
        }
    }

    #[test]
    fn decimals_come_back(digits in "-?[1-9][0-9]{0,18}(\\.[0-9]{0,17}[1-9])?") {
        let value = Num::decimal(&digits).unwrap();
        prop_assert_eq!(value.to_decimal(18), digits);
    }

    #[test]
    fn printing_rounds(value in num(), places in 0u32..8) {
        let printed = value.to_decimal(places);
        let read = Num::decimal(&printed).unwrap();
        prop_assert_eq!(&read, &value.round(places));
        let error = (&read - &value).abs();
        prop_assert!(&error + &error <= Num::power_of_ten(-i32::try_from(places).unwrap()));
        prop_assert_eq!(read.round(places), read);
    }

    /// Whatever was rounded, or cut to two digits or more, to a spelling lies in that spelling's interval.
    #[test]
    fn spellings_hold_what_they_stand_for(value in num(), places in 0u32..6, exponent in -3i32..10) {
        let stated = value.to_decimal(places);
        let scaled = &value * &Num::power_of_ten(exponent);
        for precision in [Precision::LastDigit, Precision::LastNonZeroDigit] {
            prop_assert!(rounded(&stated, exponent, precision).unwrap().contains(&scaled));
        }
        let step = Num::power_of_ten(i32::try_from(places).unwrap());
        let cut = (&value.abs() * &step).floor().checked_div(&step).unwrap();
        let cut = if value.is_negative() { -cut } else { cut };
        if &cut.abs() * &step >= Num::from(10) {
            prop_assert!(truncated(&cut.to_decimal(places), exponent, Precision::LastDigit).unwrap().contains(&scaled));
        }
    }

    #[test]
    fn any_text_is_safe(text: String, exponent: i32, places: u32, value in num()) {
        Num::decimal(&text);
        Num::factor(&text);
        for precision in [Precision::Exact, Precision::LastDigit, Precision::LastNonZeroDigit] {
            rounded(&text, exponent, precision);
            truncated("-10", exponent, precision);
        }
        let printed = value.to_decimal(places);
        prop_assert!(printed.len() < 500);
    }
}

#[test]
fn what_is_a_decimal() {
    let value = |text| Num::decimal(text).map_or("none".into(), |n| n.to_string());
    let table = [
        ("1.425", "1.425"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("-0", "0"),
        ("", "none"),
        ("-", "none"),
        (".", "none"),
        ("+1", "none"),
        ("--1", "none"),
        ("1.2.3", "none"),
        ("1,000", "none"),
        ("1e5", "none"),
        ("٣", "none"),
        ("12345678901234567890123456789012345678901", "none"),
    ];
    for (text, expected) in table {
        assert_eq!(value(text), expected, "{text}");
    }
    assert_eq!(Num::factor("5/9"), Num::ratio(5, 9));
    assert_eq!(Num::factor("1/0"), None);
}

#[test]
fn printing_is_plain() {
    let print = |n: i64, d: u64, places| Num::ratio(n, d).unwrap().to_decimal(places);
    assert_eq!(print(1, 3, 3), "0.333");
    assert_eq!(print(-1, 3, 0), "0");
    assert_eq!(print(-2, 3, 0), "-1");
    assert_eq!(print(1, 2, 0), "0");
    assert_eq!(print(3, 2, 0), "2");
    assert_eq!(print(99_995, 10_000, 3), "10");
    assert_eq!(print(3, 2, 1000), "1.5");
}

#[test]
fn precision_reaches_to_the_last_place() {
    let show = |digits, exponent, precision| {
        rounded(digits, exponent, precision).map_or("none".into(), |interval| format!("{interval:?}"))
    };
    let table = [
        ("12", 0, Precision::Exact, "[12]"),
        ("1.854", 0, Precision::LastDigit, "[1.8535, 1.8545]"),
        ("20", 0, Precision::LastDigit, "[19.5, 20.5]"),
        ("20", 0, Precision::LastNonZeroDigit, "[19, 21]"),
        ("300", 0, Precision::LastNonZeroDigit, "[285, 315]"),
        ("5000", 0, Precision::LastNonZeroDigit, "[4500, 5500]"),
        ("758000", 0, Precision::LastNonZeroDigit, "[757500, 758500]"),
        ("5", 6, Precision::LastNonZeroDigit, "[4500000, 5500000]"),
        ("1.50", 6, Precision::LastNonZeroDigit, "[1495000, 1505000]"),
        ("10.0", 0, Precision::LastNonZeroDigit, "[9.95, 10.05]"),
        ("0", 0, Precision::LastNonZeroDigit, "[-0.5, 0.5]"),
        ("-0", 0, Precision::LastNonZeroDigit, "[-0.5, 0.5]"),
        ("-23.1", 0, Precision::LastDigit, "[-23.15, -23.05]"),
        ("1", 301, Precision::LastDigit, "none"),
        ("1", i32::MIN, Precision::LastDigit, "none"),
        ("x", 0, Precision::LastDigit, "none"),
    ];
    for (digits, exponent, precision, expected) in table {
        assert_eq!(show(digits, exponent, precision), expected, "{digits} {exponent} {precision:?}");
    }
}

#[test]
fn cut_digits_lie_away_from_zero() {
    let show = |digits| format!("{:?}", truncated(digits, 0, Precision::LastDigit).unwrap());
    assert_eq!(show("1.8"), "[1.8, 1.8999999999]");
    assert_eq!(show("-1.8"), "[-1.8999999999, -1.8]");
}

#[test]
fn zero_in_the_divisor_is_no_quotient() {
    let one = Interval::point(Num::ONE);
    let at = |low: i64, high: i64| Interval::new(Num::from(low), Num::from(high)).unwrap();
    assert_eq!(one.div(&at(-1, 1)), None);
    assert_eq!(one.div(&at(0, 1)), None);
    assert_eq!(one.div(&Interval::ALL), None);
    assert_eq!(format!("{:?}", one.div(&Interval::at_least(Num::from(2)))), "Some([0, 0.5])");
    assert_eq!(Interval::new(Num::ONE, Num::ZERO), None);
}
