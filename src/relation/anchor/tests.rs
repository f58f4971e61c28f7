//! Times built by hand, and the days that they resolve to.

use proptest::prelude::*;

use super::*;
use crate::figure::{Edge, FigureId, Kind, TimeUnit};
use crate::source::Span;
use Calendar::{Gregorian, Islamic, Persian};
use Year::{Open, Relative, Stated};

fn part(calendar: Calendar, year: Year, part: Part) -> Time {
    Time::Period(Period { calendar, year, part, edge: Edge::Whole })
}

fn at(edge: Edge, calendar: Calendar, year: Year, part: Part) -> Time {
    Time::Period(Period { calendar, year, part, edge })
}

fn date(year: Year, month: u8, day: u8) -> Time {
    part(Gregorian, year, Part::Day { month, day })
}

fn range(first: Time, last: Time) -> Time {
    Time::Range(Box::new(first), Box::new(last))
}

fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap()
}

fn dated(iso: &str) -> Anchors {
    Anchors { now: Some((day(iso), day(iso))), ..Anchors::default() }
}

/// `2019-03-21..2019-06-21`, with `a/b` for an end between two days, one reading a word.
fn picture(readings: &[Domain]) -> String {
    let end = |interval: &Interval| {
        let iso = |n: Option<&Num>| Day(n.unwrap().to_i64().unwrap()).iso();
        let (low, high) = (iso(interval.low()), iso(interval.high()));
        if low == high { low } else { format!("{low}/{high}") }
    };
    let reading = |domain: &Domain| match domain {
        Domain::Days { start, end: last } if start == last => end(start),
        Domain::Days { start, end: last } => format!("{}..{}", end(start), end(last)),
        Domain::Amount { .. } => "amount".into(),
    };
    readings.iter().map(reading).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(time: &Time, anchors: &Anchors, expected: &str) {
    assert_eq!(picture(&resolve(time, anchors)), expected, "{time:?}");
}

#[test]
fn stated_years_need_no_anchor() {
    let none = Anchors::default();
    check(&part(Persian, Stated(1398), Part::Quarter(1)), &none, "2019-03-21..2019-06-21");
    check(&part(Persian, Stated(1400), Part::Year), &none, "2021-03-21..2022-03-20");
    check(&part(Gregorian, Stated(2019), Part::Half(2)), &none, "2019-07-01..2019-12-31");
    check(&part(Gregorian, Stated(2019), Part::Quarter(4)), &none, "2019-10-01..2019-12-31");
    check(&part(Gregorian, Stated(2020), Part::Month(2)), &none, "2020-02-01..2020-02-29");
    check(&part(Gregorian, Stated(1990), Part::Decade), &none, "1990-01-01..1999-12-31");
    check(
        &part(Gregorian, Stated(1900), Part::Century),
        &none,
        "1800-01-01/1801-01-01..1899-12-31/1900-12-31",
    );
    check(&date(Stated(2019), 6, 8), &none, "2019-06-08");
    check(
        &part(Islamic, Stated(1440), Part::Month(9)),
        &none,
        "2019-05-05/2019-05-07..2019-06-02/2019-06-04",
    );
    check(
        &part(Gregorian, Stated(2019), Part::FiscalYear),
        &none,
        "2018-02-01/2019-12-31..2019-01-01/2020-12-31",
    );
}

#[test]
fn impossible_dates_have_no_days() {
    let none = Anchors::default();
    check(&date(Stated(2019), 6, 31), &none, "");
    check(&date(Stated(2019), 2, 29), &none, "");
    check(&part(Gregorian, Stated(2019), Part::Quarter(5)), &none, "");
    check(&part(Gregorian, Stated(2019), Part::Quarter(0)), &none, "");
    check(&part(Gregorian, Stated(i32::MAX), Part::Decade), &none, "");
    check(&part(Gregorian, Stated(i32::MIN), Part::Season(3)), &none, "");
    check(&part(Gregorian, Stated(2019), Part::Month(255)), &none, "");
}

#[test]
fn ambiguous_days_have_two_readings() {
    let both = |first, second| part(Gregorian, Stated(2019), Part::Ambiguous { first, second });
    check(&both(8, 6), &Anchors::default(), "2019-08-06 2019-06-08");
    check(&both(13, 6), &Anchors::default(), "2019-06-13");
    check(&both(6, 6), &Anchors::default(), "2019-06-06");
}

#[test]
fn seasons_have_two_hemispheres() {
    let none = Anchors::default();
    let season = |n| part(Gregorian, Stated(2019), Part::Season(n));
    check(
        &season(1),
        &none,
        "2019-06-01/2019-06-23..2019-08-31/2019-09-22 2018-12-01/2018-12-23..2019-02-28/2019-03-22 \
         2019-12-01/2019-12-23..2020-02-29/2020-03-22",
    );
    check(&part(Persian, Stated(1398), Part::Season(0)), &none, "2019-03-21..2019-06-21");
}

#[test]
fn ends_of_a_year_are_loose() {
    let none = Anchors::default();
    let year = |edge| at(edge, Gregorian, Stated(2019), Part::Year);
    check(&year(Edge::End), &none, "2019-09-01/2019-12-31..2019-09-01/2020-01-30");
    check(&year(Edge::Start), &none, "2018-12-02/2019-05-02..2019-01-01/2019-05-02");
    check(&year(Edge::Middle), &none, "2019-04-02/2019-10-01");
    check(&at(Edge::End, Gregorian, Stated(2019), Part::Month(3)), &none, "2019-03-21/2019-03-31");
}

#[test]
fn an_open_year_needs_an_anchor() {
    let june = date(Open, 6, 8);
    check(&june, &Anchors::default(), "");
    check(&june, &dated("2019-06-10"), "2019-06-08");
    check(&june, &dated("2019-11-20"), "2019-06-08 2020-06-08");
    check(&date(Open, 12, 30), &dated("2020-01-02"), "2019-12-30");
    check(&part(Gregorian, Open, Part::Quarter(4)), &dated("2020-01-20"), "2019-10-01..2019-12-31");
    check(&part(Gregorian, Open, Part::DayOfMonth(31)), &dated("2019-06-10"), "2019-05-31 2019-07-31");
    let historic = Anchors { stated: vec![1945, 2019, 2030], ..dated("2019-06-10") };
    check(&june, &historic, "2019-06-08 1945-06-08");
    let many = Anchors { stated: vec![1941, 1943, 1945, 1950], ..dated("2019-06-10") };
    check(&june, &many, "");
}

#[test]
fn open_years_are_tried() {
    let readings = |time: &Time| resolve_open(time, &Anchors::default());
    assert_eq!(readings(&date(Open, 6, 8)).len(), 8);
    assert_eq!(readings(&date(Open, 2, 29)).len(), 2);
    assert_eq!(picture(&readings(&date(Open, 6, 31))), "");
    let spring = readings(&range(date(Open, 3, 21), date(Open, 6, 21)));
    assert_eq!(spring.len(), 8);
    let quarter = readings(&part(Persian, Relative(0), Part::Quarter(1)));
    assert!(quarter.iter().any(|q| spring.contains(q)));
    let july = readings(&range(date(Open, 3, 21), date(Open, 7, 21)));
    assert!(!quarter.iter().any(|q| july.contains(q)));
    assert_eq!(readings(&part(Islamic, Open, Part::Month(9))), []);
    let fixed = resolve_open(&date(Open, 6, 8), &dated("2019-06-10"));
    assert_eq!(picture(&fixed), "2019-06-08");
}

#[test]
fn relative_years_count_from_now() {
    let year = |n| part(Gregorian, Relative(n), Part::Year);
    check(&year(-1), &dated("2019-06-10"), "2018-01-01..2018-12-31");
    check(&year(-1), &Anchors::default(), "");
    check(&part(Persian, Relative(0), Part::Year), &dated("2019-06-10"), "2019-03-21..2020-03-19");
    let persian = Anchors {
        now: Some((day("2019-03-21"), day("2020-03-19"))),
        current: vec![(Persian, 1398)],
        home: Some(Persian),
        stated: Vec::new(),
    };
    check(&year(-1), &persian, "2018-03-21..2019-03-20");
    check(&part(Gregorian, Relative(0), Part::Quarter(1)), &persian, "2019-03-21..2019-06-21");
    let dated = Anchors { home: Some(Persian), ..dated("2019-06-10") };
    check(&year(-1), &dated, "2018-03-21..2019-03-20 2018-01-01..2018-12-31");
}

#[test]
fn ranges_share_their_year() {
    let none = Anchors::default();
    check(&range(date(Open, 3, 21), date(Stated(2019), 6, 21)), &none, "2019-03-21..2019-06-21");
    check(&range(date(Open, 12, 1), date(Stated(2020), 1, 15)), &none, "2019-12-01..2020-01-15");
    check(&range(date(Stated(2019), 12, 1), date(Open, 1, 15)), &none, "2019-12-01..2020-01-15");
    check(&range(date(Open, 3, 21), date(Open, 6, 21)), &dated("2019-06-30"), "2019-03-21..2019-06-21");
    let month = |year, m| part(Gregorian, Stated(year), Part::Month(m));
    check(&range(month(2021, 3), month(2022, 3)), &none, "2021-03-01/2021-03-31..2022-03-01/2022-03-31");
    check(&range(month(2022, 3), month(2021, 3)), &none, "");
}

#[test]
fn stretches_that_end_at_a_point() {
    let none = Anchors::default();
    let june = || Some(Box::new(part(Gregorian, Stated(2019), Part::Month(6))));
    let ending = |count, unit, end| Time::Ending { count, unit, end };
    check(&ending(3, TimeUnit::Month, june()), &none, "2019-04-01..2019-06-30");
    check(&ending(1, TimeUnit::Year, june()), &none, "2018-07-01..2019-06-30");
    let odd = Some(Box::new(date(Stated(2019), 6, 29)));
    check(&ending(13, TimeUnit::Week, odd), &none, "2019-03-24/2019-04-07..2019-06-29");
    check(&ending(5, TimeUnit::Year, None), &none, "");
    check(
        &ending(5, TimeUnit::Year, None),
        &dated("2019-06-10"),
        "2013-06-10/2015-06-10..2018-06-10/2019-06-10",
    );
    check(&ending(u32::MAX, TimeUnit::Quarter, june()), &none, "");
}

#[test]
fn weekdays_and_shifts_need_a_dated_text() {
    let friday = |shift| Time::Weekday { day: 4, shift };
    check(&friday(0), &Anchors::default(), "");
    check(&friday(0), &dated("2019-06-10"), "2019-06-07 2019-06-14");
    check(&friday(0), &dated("2019-06-07"), "2019-05-31 2019-06-07 2019-06-14");
    check(&friday(-1), &dated("2019-06-10"), "2019-06-07 2019-05-31");
    check(&friday(1), &dated("2019-06-10"), "2019-06-14 2019-06-21");
    let ago =
        |count: i64, unit| Time::Shift { count: Interval::point(Num::from(count)), unit, from_now: true };
    check(&ago(-2, TimeUnit::Day), &dated("2019-06-10"), "2019-06-07/2019-06-09");
    check(&ago(-3, TimeUnit::Year), &dated("2019-06-10"), "2015-11-23/2016-12-27");
    check(&ago(i64::MAX, TimeUnit::Week), &dated("2019-06-10"), "");
    let later = Time::Shift { count: Interval::ALL, unit: TimeUnit::Day, from_now: false };
    check(&later, &dated("2019-06-10"), "");
}

/// Figures over the bracketed stretches of a text, and what `find` makes of them.
fn found(marked: &str, times: Vec<Time>, segments: &[SegmentKind], as_of: Option<&str>) -> Anchors {
    let source = Source::new("a.txt", marked.replace(['[', ']'], ""));
    let offset = |(i, (at, _)): (usize, (usize, &str))| at - i;
    let marks: Vec<usize> = marked.match_indices(['[', ']']).enumerate().map(offset).collect();
    let spans = marks.chunks(2).map(|pair| Span::new(pair[0], pair[1]));
    let figures: Vec<Figure> = spans
        .zip(times)
        .enumerate()
        .map(|(id, (span, time))| Figure {
            id: FigureId(id),
            kind: Kind::Date,
            span,
            hedge: None,
            value: Value::Time(time),
            spelling: None,
        })
        .collect();
    let end = source.text.find(" - ").unwrap_or(source.text.len());
    let segment = |kind: &SegmentKind| Segment {
        kind: *kind,
        span: Span::new(0, end),
        paragraph: 0,
        quotations: Vec::new(),
    };
    let segments: Vec<Segment> = segments.iter().map(segment).collect();
    find(&source, &segments, &figures, as_of.map(day))
}

#[test]
fn a_stated_end_fixes_the_current_year() {
    let end = at(Edge::End, Persian, Relative(0), Part::Year);
    let march = |year| part(Gregorian, Stated(year), Part::Month(3));
    let anchors =
        found("by [the end of the Iranian year] ([March 2020])", vec![end.clone(), march(2020)], &[], None);
    assert_eq!(anchors.current, [(Persian, 1398)]);
    assert_eq!(anchors.now, Some((day("2019-03-21"), day("2020-03-19"))));
    assert_eq!((anchors.home, anchors.stated), (Some(Persian), vec![2020]));
    let apart =
        found("by [the end of the Iranian year] or [March 2020]", vec![end.clone(), march(2020)], &[], None);
    assert_eq!((apart.current, apart.now), (vec![], None));
    let twice = vec![end.clone(), march(2020), end.clone(), march(2021)];
    let anchors = found("[this year] ([March 2020]) and [this year] ([March 2021])", twice, &[], None);
    assert_eq!(anchors.current, []);
    let anchors = found("[the end] ([March 2020])", vec![end, march(2020)], &[], Some("2022-05-01"));
    assert_eq!((anchors.current, anchors.now), (vec![], Some((day("2022-05-01"), day("2022-05-01")))));
}

#[test]
fn the_date_line_dates_the_text() {
    let line = &[SegmentKind::DateLine];
    let anchors = found("TARN, [March 6, 2019] - Text.", vec![date(Stated(2019), 3, 6)], line, None);
    assert_eq!(anchors.now, Some((day("2019-03-06"), day("2019-03-06"))));
    let anchors = found("TARN, [March 6] - Text.", vec![date(Open, 3, 6)], line, None);
    assert_eq!(anchors.now, None);
    let times = vec![
        date(Open, 6, 6),
        part(Gregorian, Relative(0), Part::Year),
        part(Gregorian, Stated(2019), Part::Year),
    ];
    let anchors = found("TARN, [June 6] - Output [this year] ([2019]) rose.", times, line, None);
    assert_eq!(anchors.now, Some((day("2019-06-06"), day("2019-06-06"))));
}

fn any_time() -> impl Strategy<Value = Time> {
    use Calendar::{Buddhist, Chinese, Coptic, Ethiopian, Hebrew, Indian, Japanese, Julian, Roc};
    let calendar = prop::sample::select(vec![
        Gregorian, Julian, Persian, Islamic, Hebrew, Japanese, Buddhist, Ethiopian, Coptic, Roc, Chinese,
        Indian,
    ]);
    let number = || prop_oneof![-3i32..3, 1300i32..2200, any::<i32>()];
    let year = prop_oneof![number().prop_map(Stated), number().prop_map(Relative), Just(Open)];
    let small = || prop_oneof![8 => 0u8..14, 1 => any::<u8>()];
    let part = prop_oneof![
        Just(Part::Year),
        Just(Part::FiscalYear),
        Just(Part::Decade),
        Just(Part::Century),
        small().prop_map(Part::Half),
        small().prop_map(Part::Quarter),
        small().prop_map(Part::Season),
        small().prop_map(Part::Month),
        small().prop_map(Part::DayOfMonth),
        (small(), small()).prop_map(|(month, day)| Part::Day { month, day }),
        (small(), small()).prop_map(|(first, second)| Part::Ambiguous { first, second }),
    ];
    let edge = prop::sample::select(vec![Edge::Whole, Edge::Start, Edge::Middle, Edge::End]);
    let units = vec![
        TimeUnit::Second,
        TimeUnit::Day,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::Quarter,
        TimeUnit::Year,
    ];
    let unit = prop::sample::select(units);
    let count = prop_oneof![-20i64..20, any::<i64>()].prop_map(|n| Interval::point(Num::from(n)));
    let leaf = prop_oneof![
        6 => (calendar, year, part, edge).prop_map(|(calendar, year, part, edge)| Time::Period(Period { calendar, year, part, edge })),
        1 => (any::<u8>(), number()).prop_map(|(day, shift)| Time::Weekday { day, shift }),
        1 => (count, unit.clone()).prop_map(|(count, unit)| Time::Shift { count, unit, from_now: true }),
    ];
    leaf.prop_recursive(2, 4, 2, move |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| range(a, b)),
            (any::<u32>(), unit.clone(), inner).prop_map(|(count, unit, end)| Time::Ending {
                count,
                unit,
                end: Some(Box::new(end))
            }),
        ]
    })
}

proptest! {
    /// No time makes it panic, and a stretch does not end before it begins.
    #[test]
    fn any_time_is_safe(time in any_time(), now in prop::option::of(-40_000i64..40_000), home: bool) {
        let now = now.map(|day| (Day(day), Day(day)));
        let anchors = Anchors { now, home: home.then_some(Persian), ..Anchors::default() };
        for stretch in resolve::readings(&time, &anchors, true) {
            prop_assert!(stretch.start.0 <= stretch.start.1 && stretch.end.0 <= stretch.end.1, "{stretch:?}");
            prop_assert!(stretch.start.0 <= stretch.end.1, "{stretch:?}");
        }
        let closed = resolve(&time, &anchors);
        let open = resolve_open(&time, &anchors);
        prop_assert!(closed.is_empty() || closed == open || matches!(time, Time::Range(..)));
    }
}
