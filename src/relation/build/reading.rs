//! What does a figure say in the part that it plays?
//!
//! In: the figure `23 percent` that a fall is told by, out: the domain -23 percent, half a point to either side. A [`Use`] names the part: as it
//! stands, with a sign, in the unit of a partner, as the bare number that is printed.

use crate::claim::grammar::elliptic;
use crate::figure::{Figure, FigureId, Kind, Reading, Spelling, TimeUnit, Value};
use crate::num::rounding::{self, Precision};
use crate::num::{Interval, Num};
use crate::relation::Domain;
use crate::relation::anchor::{self, Anchors};
use crate::unit::{Base, Dimension, Unit};

/// How a figure's value is used in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// As it stands.
    Plain,
    /// Negated: `fell 23 percent` is a change of -23 percent.
    Negated,
    /// Counted things without their noun: vans and trucks make up a fleet of vehicles.
    Uncounted,
    /// The same, negated.
    UncountedNegated,
    /// Of a score, how far the side named first is ahead: `2-3` is -1.
    Lead,
    /// Of a score, the points of the side that has more.
    High,
    /// Of a score, the points of the side that has less.
    Low,
    /// A count as a plain number, exactly as it is spelled: `104 seats` are no 103.5.
    Exact,
    /// A bare number in the unit (and perhaps the magnitude) of its partner.
    Like(FigureId),
    /// The same, negated.
    LostLike(FigureId),
    /// As a plain number of what it counts: `8 million shares` is 8 million, `31 cents` 0.31, `1,200 hectares` 1,200.
    Bare,
    /// A count of points between percentages, as a plain number, negated if they were lost.
    Points {
        /// Whether they were lost.
        lost: bool,
    },
    /// As printed: without what a bound (`at least`) adds, its trailing zeros good to a twentieth. So a number is
    /// used that somebody else converts.
    Stated,
    /// The same as a difference of temperatures, which knows no zero.
    Apart,
    /// The same as a reading of the thermometer, which does.
    OnScale,
    /// As printed, and as a plain number.
    BareStated,
    /// As the point that is printed, without what a bound adds: rounding keeps the order of what is rounded alike.
    Printed,
    /// The same in the unit of its partner.
    PrintedLike(FigureId),
    /// As the level before or after a partner that is told more finely: zeros claim no more than a fortieth beside it.
    Beside(FigureId),
    /// The same for a bare number in the unit of its partner.
    LikeBeside(FigureId),
    /// The lower end of a range, as a point.
    Least,
    /// The upper end of a range, as a point.
    Most,
    /// A length of time as people count it between two others: 11 years and 8 months are 11 or 12 years.
    Length,
}

impl Use {
    /// The figure whose unit this one takes.
    pub const fn partner(self) -> Option<FigureId> {
        match self {
            Self::Like(partner)
            | Self::LostLike(partner)
            | Self::PrintedLike(partner)
            | Self::Beside(partner)
            | Self::LikeBeside(partner) => Some(partner),
            _ => None,
        }
    }
}

/// What the figure may be in that use, one domain a reading; `None` where it cannot be used so.
pub fn of(figure: &Figure, how: Use, partner: Option<&Figure>, anchors: &Anchors) -> Option<Vec<Domain>> {
    let domains = match (&figure.value, how) {
        (Value::Amount(readings), Use::Plain) => readings.iter().map(domain).collect(),
        (Value::Amount(readings), Use::Negated) => readings.iter().map(domain).map(negated).collect(),
        (Value::Amount(readings), Use::Stated) => {
            readings.iter().map(|r| domain(&stated(figure, r))).collect()
        }
        (Value::Amount(readings), Use::Apart | Use::OnScale) => {
            let fits = |r: &&Reading| (r.unit.offset == Num::ZERO) == (how == Use::Apart);
            readings.iter().filter(fits).map(|r| domain(&stated(figure, r))).collect()
        }
        (Value::Amount(readings), Use::BareStated) => {
            readings.iter().map(|r| bare(&stated(figure, r))).collect()
        }
        (Value::Amount(readings), Use::Bare) => readings.iter().map(bare).collect(),
        (Value::Amount(readings), Use::Points { lost }) => {
            let points = readings.iter().map(|reading| points(figure, reading));
            if lost { points.map(negated).collect() } else { points.collect() }
        }
        (Value::Amount(readings), Use::Uncounted | Use::UncountedNegated) => {
            let loose = figure.hedge.is_some();
            let read = |r: &Reading| if loose { r.clone() } else { stated(figure, r) };
            let sign = if how == Use::Uncounted { |d| d } else { negated };
            readings.iter().map(read).map(|r| sign(uncounted(domain(&r)))).collect()
        }
        (Value::Amount(readings), Use::Least) => readings.iter().filter_map(|r| end(r, false)).collect(),
        (Value::Amount(readings), Use::Most) => readings.iter().filter_map(|r| end(r, true)).collect(),
        (Value::Amount(readings), Use::Length) => readings.iter().map(counted).map(|r| domain(&r)).collect(),
        (Value::Amount(readings), Use::Exact) => readings.iter().map(|r| bare(&exact(figure, r))).collect(),
        (Value::Amount(_), Use::Like(_)) => like(figure, partner?),
        (Value::Amount(readings), Use::Beside(_)) => {
            let partner = partner?;
            readings.iter().map(|r| domain(&beside(figure, r, partner))).collect()
        }
        (Value::Amount(readings), Use::LikeBeside(_)) => {
            let partner = partner?;
            let readings = readings.iter().map(|r| beside(figure, r, partner)).collect();
            let figure = Figure { value: Value::Amount(readings), ..figure.clone() };
            like(&figure, partner)
        }
        (Value::Amount(_), Use::LostLike(_)) => like(figure, partner?).into_iter().map(negated).collect(),
        (Value::Amount(readings), Use::Printed) => {
            readings.iter().map(|r| domain(&printed(figure, r))).collect()
        }
        (Value::Amount(readings), Use::PrintedLike(_)) => {
            let readings = readings.iter().map(|r| printed(figure, r)).collect();
            let figure = Figure { value: Value::Amount(readings), ..figure.clone() };
            like(&figure, partner?)
        }
        (Value::Time(time), _) => anchor::resolve(time, anchors),
        (Value::Score(ours, theirs), Use::Lead) => {
            vec![plain(Interval::point(Num::from(i64::from(*ours) - i64::from(*theirs))))]
        }
        (Value::Score(ours, theirs), Use::High) => vec![whole(*ours.max(theirs))],
        (Value::Score(ours, theirs), Use::Low) => vec![whole(*ours.min(theirs))],
        (Value::Score(..), _) | (Value::Amount(_), Use::Lead | Use::High | Use::Low) => return None,
    };
    Some(domains)
}

/// A plain number.
pub fn plain(interval: Interval) -> Domain {
    Domain::Amount { truncated: interval.clone(), interval, dimension: Dimension::NONE, unit: Unit::plain() }
}

/// The points of one side.
fn whole(points: u32) -> Domain {
    plain(Interval::point(Num::from(i64::from(points))))
}

/// What the digits say, without the play that rounding would leave.
fn exact(figure: &Figure, reading: &Reading) -> Reading {
    let point = figure.spelling.as_ref().filter(|_| figure.hedge.is_none());
    let point = point.and_then(Spelling::printed);
    let read =
        |interval: Interval| Reading { truncated: interval.clone(), interval, unit: reading.unit.clone() };
    point.map_or_else(|| reading.clone(), read)
}

/// One end of a reading.
fn end(reading: &Reading, most: bool) -> Option<Domain> {
    let bound = if most { reading.interval.high() } else { reading.interval.low() };
    let point = Interval::point(bound?.clone());
    Some(domain(&Reading { truncated: point.clone(), interval: point, unit: reading.unit.clone() }))
}

/// A reading in base units.
fn domain(reading: &Reading) -> Domain {
    Domain::Amount {
        interval: reading.unit.to_base(&reading.interval),
        truncated: reading.unit.to_base(&reading.truncated),
        dimension: reading.unit.dimension.clone(),
        unit: reading.unit.clone(),
    }
}

/// A reading as a plain number: money and counted things in their base unit, a physical quantity as it is stated.
fn bare(reading: &Reading) -> Domain {
    let counted = reading
        .unit
        .dimension
        .powers()
        .iter()
        .all(|(base, _)| matches!(base, Base::Money(_) | Base::Count(_)));
    let factor = if counted { reading.unit.factor.clone() } else { Num::ONE };
    Domain::Amount {
        interval: reading.interval.scale(&factor),
        truncated: reading.truncated.scale(&factor),
        dimension: Dimension::NONE,
        unit: Unit::new("", Dimension::NONE, factor),
    }
}

/// Points as the step between two percentages; where the text only counts `points`, each is a hundredth.
fn points(figure: &Figure, reading: &Reading) -> Domain {
    if figure.kind == Kind::Points {
        return domain(reading);
    }
    let hundredth = Unit::new(reading.unit.symbol.clone(), Dimension::NONE, Num::power_of_ten(-2));
    domain(&Reading { unit: hundredth, ..reading.clone() })
}

/// What a number says where it is converted: a bound speaks of the quantity, not of the conversion.
fn stated(figure: &Figure, reading: &Reading) -> Reading {
    let bounded = figure.hedge.as_ref().is_some_and(|hedge| hedge.bend.below != hedge.bend.above);
    let Some(spelling) = figure.spelling.as_ref().filter(|_| bounded || figure.hedge.is_none()) else {
        return reading.clone();
    };
    let read = |how: fn(&str, i32, Precision) -> Option<Interval>| {
        let tight = how(&spelling.digits, spelling.exponent, spelling.precision)?;
        let point = spelling.printed()?;
        let twentieth = Interval::new(Num::ratio(19, 20)?, Num::ratio(21, 20)?)?;
        let zeros = spelling.digits.ends_with('0') && !spelling.digits.contains('.');
        if zeros { tight.intersect(&point.mul(&twentieth)) } else { Some(tight) }
    };
    // "a quarter of a million" is good to more than its digits would be
    let told =
        rounding::rounded(&spelling.digits, spelling.exponent, spelling.precision).and_then(|i| i.width());
    if !spelling.in_digits && !bounded && reading.interval.width() > told {
        return reading.clone();
    }
    if let Some(interval) = round_degrees(spelling, reading) {
        return Reading { truncated: interval.clone(), interval, unit: reading.unit.clone() };
    }
    let (interval, truncated) = (read(rounding::rounded), read(rounding::truncated));
    match interval.zip(truncated) {
        Some((interval, truncated)) => Reading { interval, truncated, unit: reading.unit.clone() },
        None => reading.clone(),
    }
}

/// `110,000` beside `123,456`, `500 million` beside `625 million`, `40,000` beside `34,000`: who tells one level to three digits, or to two, does
/// not tell the other to the nearest ten thousand.
fn beside(figure: &Figure, reading: &Reading, partner: &Figure) -> Reading {
    let significant = |figure: &Figure| figure.spelling.as_ref().map_or(0, significant_digits);
    let (own, other) = (significant(figure), significant(partner));
    let fine = (other >= 3 && own < 3 || other == 2 && own == 1) && figure.hedge.is_none();
    let narrowed = || {
        // "1.3 billion" and "2 million" are rounded to what they tell; whoever spells zeros out could have told more
        let alike = |s: &Spelling| s.exponent == 0 || exponent(partner) == s.exponent;
        let spelled = |s: &&Spelling| fine && alike(s) && s.digits.ends_with('0') && !s.digits.contains('.');
        let spelling = figure.spelling.as_ref().filter(spelled)?;
        let point = spelling.printed()?;
        let around = point.mul(&Interval::new(Num::ratio(39, 40)?, Num::ratio(41, 40)?)?);
        let narrow = |interval: &Interval| interval.intersect(&around);
        Some((narrow(&reading.interval)?, narrow(&reading.truncated)?))
    };
    match narrowed() {
        Some((interval, truncated)) => Reading { interval, truncated, unit: reading.unit.clone() },
        None => reading.clone(),
    }
}

/// How many digits of a number are told: `110,000` tells two, `1.10` three.
fn significant_digits(spelling: &Spelling) -> usize {
    let digits = spelling.digits.trim_start_matches(['-', '0', '.']);
    let told = if digits.contains('.') { digits } else { digits.trim_end_matches('0') };
    told.chars().filter(char::is_ascii_digit).count()
}

/// The printed number itself.
fn printed(figure: &Figure, reading: &Reading) -> Reading {
    match figure.spelling.as_ref().and_then(Spelling::printed) {
        Some(point) => Reading { interval: point.clone(), truncated: point, unit: reading.unit.clone() },
        None => reading.clone(),
    }
}

/// Marks of an oven go by tens and fives: `180C (350F)` is 356.
fn round_degrees(spelling: &Spelling, reading: &Reading) -> Option<Interval> {
    let digits = spelling.digits.as_str();
    let whole = !digits.contains('.') && digits.ends_with(['0', '5']) && digits.len() == 3;
    let point = spelling.printed()?;
    let hot = point.low().is_some_and(|low| *low >= Num::from(140));
    let reads = reading.unit.dimension == Dimension::of(Base::Temperature);
    (whole && hot && reads)
        .then(|| Some(point.mul(&Interval::new(Num::ratio(97, 100)?, Num::ratio(103, 100)?)?)))?
}

/// Without the noun that tells counts of different things apart; other dimensions stay.
fn uncounted(domain: Domain) -> Domain {
    match domain {
        Domain::Amount { interval, truncated, dimension, unit } => {
            let dimension = if dimension.counts() { Dimension::NONE } else { dimension };
            Domain::Amount { interval, truncated, dimension, unit }
        }
        days @ Domain::Days { .. } => days,
    }
}

/// Months and years are counted up or down to whole ones, weeks to the nearest, days and less exactly.
fn counted(reading: &Reading) -> Reading {
    let week = Num::from(TimeUnit::Week.seconds());
    let (below, above) = match &reading.unit.factor {
        factor if *factor > week => ("0.5", "0.9"),
        factor if *factor == week => ("0.5", "0.5"),
        _ => ("0", "0"),
    };
    let slack = |text: &str| Num::decimal(text).map_or(Interval::point(Num::ZERO), Interval::point);
    let low = reading.interval.sub(&slack(below));
    let interval = low.hull(&reading.interval.add(&slack(above)));
    Reading { truncated: reading.truncated.hull(&interval), interval, unit: reading.unit.clone() }
}

fn negated(domain: Domain) -> Domain {
    match domain {
        Domain::Amount { interval, truncated, dimension, unit } => {
            Domain::Amount { interval: interval.neg(), truncated: truncated.neg(), dimension, unit }
        }
        days @ Domain::Days { .. } => days,
    }
}

/// A bare number beside a partner with a unit takes that unit; where the partner has a magnitude word and the
/// number is small, it may stand for as many millions (`from 25.0 mln dlrs to 20.0`). An amount that leaves
/// out the partner's `per` part takes it from there (`to 92.40 dlrs per short ton from 95.10 dlrs`).
fn like(figure: &Figure, partner: &Figure) -> Vec<Domain> {
    let (Value::Amount(own), Value::Amount(partners)) = (&figure.value, &partner.value) else {
        return Vec::new();
    };
    if figure.kind != Kind::Number {
        return own.iter().map(|reading| domain(&completed(reading, partners))).collect();
    }
    let Some(bare) = own.first() else { return Vec::new() };
    let small = bare.interval.abs().high().is_some_and(|high| *high < Num::from(1000));
    let magnitude = exponent(figure) == 0 && exponent(partner) >= 3 && small;
    let shifts = match exponent(partner) {
        // "to 24 cents from 22"
        minor @ ..0 => vec![minor],
        // No thing is counted in tenths
        large if magnitude && has_fraction(figure) => vec![large],
        large if magnitude => vec![large, 0],
        _ => vec![0],
    };
    let in_unit = |unit: &Unit, shift: i32| {
        let scale = Num::power_of_ten(shift);
        let (interval, truncated) = (bare.interval.scale(&scale), bare.truncated.scale(&scale));
        domain(&Reading { interval, truncated, unit: unit.clone() })
    };
    partners.iter().flat_map(|p| shifts.iter().map(move |shift| in_unit(&p.unit, *shift))).collect()
}

/// The power of ten of a number's magnitude word.
fn exponent(figure: &Figure) -> i32 {
    figure.spelling.as_ref().map_or(0, |s| s.exponent)
}

fn has_fraction(figure: &Figure) -> bool {
    figure.spelling.as_ref().is_some_and(|s| s.digits.contains('.'))
}

/// The reading with the `per` part of a partner, if it leaves one out.
fn completed(reading: &Reading, partners: &[Reading]) -> Reading {
    let Some(partner) = partners.iter().find(|partner| elliptic(reading, partner)) else {
        return reading.clone();
    };
    let below = partner.unit.dimension.times(&reading.unit.dimension.power(-1));
    let per = Num::ONE
        .checked_div(&reading.unit.factor)
        .map_or(Num::ONE, |inverse| &partner.unit.factor * &inverse);
    let unit = Unit::new(
        reading.unit.symbol.clone(),
        reading.unit.dimension.times(&below),
        &reading.unit.factor * &per,
    );
    Reading { unit, ..reading.clone() }
}
