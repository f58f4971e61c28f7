//! Where do relations get their variables?
//!
//! In: figures and cue words with the part that they play, out: [`Variable`]s, one for each value in each way
//! that it is used (as it stands, with a sign, in a partner's unit), so that relations which share a
//! figure share its variable.

mod time;

use std::ops::Range;

use super::anchor::{self, Anchors};
use super::{Arg, Domain, Link, Refusal, Relation, Relations, Variable, VariableId};
use crate::claim::grammar::elliptic;
use crate::claim::{Claim, ClaimId, Operand, Role};
use crate::figure::{Figure, FigureId, Kind, Reading, Spelling, TimeUnit, Value};
use crate::num::rounding::{self, Precision};
use crate::num::{Interval, Num};
use crate::segment::Segment;
use crate::source::{Source, Span};
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
    /// As printed, and as a plain number.
    BareStated,
    /// As the point that is printed, without what a bound adds: rounding keeps the order of what is rounded alike.
    Printed,
    /// The same in the unit of its partner.
    PrintedLike(FigureId),
    /// The lower end of a range, as a point.
    Least,
    /// The upper end of a range, as a point.
    Most,
    /// A length of time as people count it between two others: 11 years and 8 months are 11 or 12 years.
    Length,
}

/// What the families of relations read, and where they put what they find.
#[derive(Debug)]
pub struct Builder<'a> {
    /// The text.
    pub source: &'a Source,
    /// Its sentences and headlines.
    pub segments: &'a [Segment],
    /// All figures.
    pub figures: &'a [Figure],
    /// All claims.
    pub claims: &'a [Claim],
    /// What fixes the document's times.
    pub anchors: Anchors,
    /// What was found.
    pub found: Relations,
    known: Vec<(FigureId, Use, VariableId)>,
}

impl<'a> Builder<'a> {
    /// A builder that has found nothing yet.
    pub fn new(
        source: &'a Source,
        segments: &'a [Segment],
        figures: &'a [Figure],
        claims: &'a [Claim],
        anchors: Anchors,
    ) -> Self {
        let found = Relations::default();
        Self { source, segments, figures, claims, anchors, found, known: Vec::new() }
    }

    /// The figure with that index.
    pub fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.figures.get(id.0)
    }

    /// The figures of a stretch of the text, in its order.
    pub fn inside(&self, span: Span) -> &'a [Figure] {
        let from = self.figures.partition_point(|figure| figure.span.start < span.start);
        let to = self.figures.partition_point(|figure| figure.span.end <= span.end);
        self.figures.get(from..to).unwrap_or_default()
    }

    /// The figures of a segment, if there is such a segment.
    pub fn sentence(&self, at: usize) -> Option<&'a [Figure]> {
        self.segments.get(at).map(|segment| self.inside(segment.span))
    }

    /// The figures of some segments in a row; none if one of these is missing.
    pub fn sentences(&self, range: Range<usize>) -> &'a [Figure] {
        match self.segments.get(range).unwrap_or_default() {
            [first, .., last] => self.inside(first.span.cover(last.span)),
            [one] => self.inside(one.span),
            [] => &[],
        }
    }

    /// The figures of the segment before a claim's.
    pub fn before(&self, claim: &Claim) -> Option<&'a [Figure]> {
        self.sentence(claim.segment.checked_sub(1)?)
    }

    /// Whether a word says of a figure that it plays that part in some equation: `part`, `sum`, `share`, or that it was so earlier: `past`.
    pub fn hinted(&self, id: FigureId, role: Role) -> bool {
        self.claims.iter().any(|claim| claim.kind == "hint" && claim.figure(role) == Some(id))
    }

    /// In which relations with other values a figure plays which part, so far.
    pub fn related(&self, id: FigureId) -> impl Iterator<Item = (&'static str, Role)> {
        let of =
            move |arg: &&Arg| self.found.variables.get(arg.variable.0).is_some_and(|v| v.figure == Some(id));
        let others = self.found.relations.iter().filter(|relation| relation.args.len() > 1);
        others.flat_map(move |relation| relation.args.iter().filter(of).map(|arg| (relation.kind, arg.role)))
    }

    /// In which segment a figure stands.
    pub fn place(&self, figure: &Figure) -> Option<usize> {
        self.segments.iter().position(|segment| segment.span.contains(figure.span))
    }

    /// The figure that plays a part in a claim, as an argument of that role.
    pub fn player(&mut self, claim: &Claim, role: Role, how: Use) -> Option<(Role, VariableId)> {
        Some((role, self.variable(claim.figure(role)?, how)?))
    }

    /// The variable of a figure in that use; one and the same for the same use.
    pub fn variable(&mut self, id: FigureId, how: Use) -> Option<VariableId> {
        let figure = self.figure(id)?;
        if let Some((_, _, variable)) = self.known.iter().find(|known| (known.0, known.1) == (id, how)) {
            return Some(*variable);
        }
        let readings = match (&figure.value, how) {
            (Value::Amount(readings), Use::Plain) => readings.iter().map(domain).collect(),
            (Value::Amount(readings), Use::Negated) => readings.iter().map(domain).map(negated).collect(),
            (Value::Amount(readings), Use::Stated) => {
                readings.iter().map(|r| domain(&stated(figure, r))).collect()
            }
            (Value::Amount(readings), Use::Apart) => {
                let apart = readings.iter().filter(|r| r.unit.offset == Num::ZERO);
                apart.map(|r| domain(&stated(figure, r))).collect()
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
            (Value::Amount(readings), Use::Length) => {
                readings.iter().map(counted).map(|r| domain(&r)).collect()
            }
            (Value::Amount(readings), Use::Exact) => {
                readings.iter().map(|r| bare(&exact(figure, r))).collect()
            }
            (Value::Amount(_), Use::Like(partner)) => like(figure, self.figure(partner)?),
            (Value::Amount(_), Use::LostLike(partner)) => {
                like(figure, self.figure(partner)?).into_iter().map(negated).collect()
            }
            (Value::Amount(readings), Use::Printed) => {
                readings.iter().map(|r| domain(&printed(figure, r))).collect()
            }
            (Value::Amount(readings), Use::PrintedLike(partner)) => {
                let readings = readings.iter().map(|r| printed(figure, r)).collect();
                let figure = Figure { value: Value::Amount(readings), ..figure.clone() };
                like(&figure, self.figure(partner)?)
            }
            (Value::Time(time), _) => anchor::resolve(time, &self.anchors),
            (Value::Score(ours, theirs), Use::Lead) => {
                vec![plain(Interval::point(Num::from(i64::from(*ours) - i64::from(*theirs))))]
            }
            (Value::Score(ours, theirs), Use::High) => vec![whole(*ours.max(theirs))],
            (Value::Score(ours, theirs), Use::Low) => vec![whole(*ours.min(theirs))],
            (Value::Score(..), _) | (Value::Amount(_), Use::Lead | Use::High | Use::Low) => return None,
        };
        let text = self.name(figure);
        let spelling = figure.spelling.clone();
        let (figure, span) = (Some(id), Some(figure.span));
        let variable = self.push(Variable { id: VariableId(0), figure, span, text, readings, spelling });
        self.known.push((id, how, variable));
        Some(variable)
    }

    /// The variable of a word that stands for a plain number: `fell` is -1.
    pub fn cue(&mut self, span: Span, interval: Interval) -> VariableId {
        let reading = plain(interval);
        let text = self.source.slice(span).to_string();
        self.push(Variable {
            id: VariableId(0),
            figure: None,
            span: Some(span),
            text,
            readings: vec![reading],
            spelling: None,
        })
    }

    /// A variable for what no figure states: bounds that are known beforehand.
    pub fn constant(&mut self, interval: &Interval) -> VariableId {
        let interval = interval.clone();
        let bounds = interval.low().zip(interval.high());
        let text = bounds.map_or_else(String::new, |(low, high)| {
            let (low, high) = (low.to_decimal(2), high.to_decimal(2));
            if low == high { low } else { format!("{low} to {high}") }
        });
        let reading = plain(interval);
        self.push(Variable {
            id: VariableId(0),
            figure: None,
            span: None,
            text,
            readings: vec![reading],
            spelling: None,
        })
    }

    /// A bound of a figure that no other figure states, in the figure's unit.
    pub fn limit(&mut self, bounds: &Interval, of: VariableId) -> VariableId {
        let limit = self.constant(bounds);
        let like = self.found.variables.get(of.0).and_then(|v| v.readings.first()).cloned();
        if let (Some(Domain::Amount { dimension: like, unit: own, .. }), Some(limit)) =
            (like, self.found.variables.get_mut(limit.0))
        {
            for reading in &mut limit.readings {
                if let Domain::Amount { dimension, unit, .. } = reading {
                    (*dimension, *unit) = (like.clone(), own.clone());
                }
            }
        }
        limit
    }

    /// Adds a relation over those variables.
    pub fn relate(
        &mut self,
        kind: &'static str,
        args: Vec<(Role, VariableId)>,
        link: Link,
        claims: &[ClaimId],
        why: String,
    ) {
        let args: Vec<Arg> = args.into_iter().map(|(role, variable)| Arg { role, variable }).collect();
        // Two ways to read one list tie it once, as surely as the surer of them
        let variables = &self.found.variables;
        let alike = |a: &Arg, b: &Arg| {
            let read = |id: VariableId| variables.get(id.0).filter(|v| v.figure.is_some());
            let both = read(a.variable).zip(read(b.variable));
            let said_alike = both.is_some_and(|(a, b)| a.figure == b.figure && a.readings == b.readings);
            a.role == b.role && (a.variable == b.variable || said_alike)
        };
        let same = |told: &&mut Relation| {
            told.kind == kind
                && told.args.len() == args.len()
                && args.iter().all(|arg| told.args.iter().any(|other| alike(arg, other)))
        };
        if let Some(told) = self.found.relations.iter_mut().find(same) {
            told.link = told.link.max(link);
            return;
        }
        self.found.relations.push(Relation { kind, args, link, claims: claims.to_vec(), why });
    }

    /// Notes that these were looked at and not tied.
    pub fn refuse(&mut self, claims: &[ClaimId], why: impl Into<String>) {
        self.found.refusals.push(Refusal { claims: claims.to_vec(), why: why.into() });
    }

    /// The variables of a claim's slots as they stand: figures plain, cue words as points.
    pub fn operand(&mut self, operand: &Operand, how: Use) -> Option<VariableId> {
        match operand {
            Operand::Figure(id) => self.variable(*id, how),
            Operand::Cue { span, value } => Some(self.cue(*span, value.clone())),
        }
    }

    fn push(&mut self, mut variable: Variable) -> VariableId {
        let id = VariableId(self.found.variables.len());
        variable.id = id;
        self.found.variables.push(variable);
        id
    }
}

/// A plain number.
fn plain(interval: Interval) -> Domain {
    Domain::Amount { truncated: interval.clone(), interval, dimension: Dimension::NONE, unit: Unit::plain() }
}

/// The points of one side.
fn whole(points: u32) -> Domain {
    plain(Interval::point(Num::from(i64::from(points))))
}

/// What the digits say, without the play that rounding would leave.
fn exact(figure: &Figure, reading: &Reading) -> Reading {
    let point = figure.spelling.as_ref().filter(|_| figure.hedge.is_none());
    let point = point.and_then(|s| rounding::rounded(&s.digits, s.exponent, Precision::Exact));
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
        let point = how(&spelling.digits, spelling.exponent, Precision::Exact)?;
        let twentieth = Interval::new(Num::ratio(19, 20)?, Num::ratio(21, 20)?)?;
        let zeros = spelling.digits.ends_with('0') && !spelling.digits.contains('.');
        if zeros { tight.intersect(&point.mul(&twentieth)) } else { Some(tight) }
    };
    if let Some(interval) = round_degrees(spelling, reading) {
        return Reading { truncated: interval.clone(), interval, unit: reading.unit.clone() };
    }
    let (interval, truncated) = (read(rounding::rounded), read(rounding::truncated));
    match interval.zip(truncated) {
        Some((interval, truncated)) => Reading { interval, truncated, unit: reading.unit.clone() },
        None => reading.clone(),
    }
}

/// The printed number itself.
fn printed(figure: &Figure, reading: &Reading) -> Reading {
    let point = figure
        .spelling
        .as_ref()
        .and_then(|spelling| rounding::rounded(&spelling.digits, spelling.exponent, Precision::Exact));
    match point {
        Some(point) => Reading { interval: point.clone(), truncated: point, unit: reading.unit.clone() },
        None => reading.clone(),
    }
}

/// Marks of an oven go by tens and fives: `180C (350F)` is 356.
fn round_degrees(spelling: &Spelling, reading: &Reading) -> Option<Interval> {
    let digits = spelling.digits.as_str();
    let whole = !digits.contains('.') && digits.ends_with(['0', '5']) && digits.len() == 3;
    let point = rounding::rounded(digits, spelling.exponent, Precision::Exact)?;
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
    let exponent = |f: &Figure| f.spelling.as_ref().map_or(0, |s| s.exponent);
    let small = bare.interval.abs().high().is_some_and(|high| *high < Num::from(1000));
    let magnitude = exponent(figure) == 0 && exponent(partner) >= 3 && small;
    let shifts = match exponent(partner) {
        // "to 24 cents from 22"
        minor @ ..0 => vec![minor],
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
