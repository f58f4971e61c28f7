//! Which values are still possible, if an equation holds?
//!
//! In: the nodes of `percent ~ (to - from) / from` and an interval for each role, out: whether it can hold, and
//! each role narrowed by the others. One pass forwards computes every node from those below it;
//! one pass backwards narrows those below from it (HC4-revise, Benhamou, Goualard, Granvilliers and
//! Puget 1999). No value that fits is ever lost, so what is empty is a true conflict.

use crate::calendar::{Calendar, Day};
use crate::num::{Interval, Num};

use super::program::{DAY, NodeId, Op, Program};

/// Passes over the tree at most; each pass costs its nodes, and a third rarely narrows anything.
const MAX_PASSES: usize = 4;

/// Mean length of a Gregorian month in seconds: 365.2425 days by twelve.
const MONTH: i64 = 2_629_746;

/// What one player of a role may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// A number in base units.
    Number(Interval),
    /// A stretch of days.
    Days {
        /// Its first day.
        start: Interval,
        /// Its last day.
        end: Interval,
    },
}

impl Quantity {
    /// The hull of two quantities of one sort.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::Number(a.hull(b)),
            (Self::Days { start: a, end: b }, Self::Days { start: c, end: d }) => {
                Self::Days { start: a.hull(c), end: b.hull(d) }
            }
            _ => self.clone(),
        }
    }

    /// What both allow; `None` if that is nothing.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Some(Self::Number(a.intersect(b)?)),
            (Self::Days { start: a, end: b }, Self::Days { start: c, end: d }) => {
                Some(Self::Days { start: a.intersect(c)?, end: b.intersect(d)? })
            }
            _ => Some(self.clone()),
        }
    }

    /// Whether every bound is there.
    pub fn is_bounded(&self) -> bool {
        let bounded = |i: &Interval| i.low().is_some() && i.high().is_some();
        match self {
            Self::Number(number) => bounded(number),
            Self::Days { start, end } => bounded(start) && bounded(end),
        }
    }
}

/// What the roles of a relation may be, by the index of the role.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values {
    /// Each role's players.
    pub roles: Vec<Vec<Quantity>>,
    /// Whether the text states the role.
    pub stated: Vec<bool>,
}

/// What a node may be.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Every number that it may be.
    pub number: Interval,
    /// Whether it can hold.
    pub can_hold: bool,
    /// Whether it can fail.
    pub can_fail: bool,
    /// Whether a division by zero, or something like it, left it without a value.
    pub undefined: bool,
}

/// Computes every node.
pub fn forward(program: &Program, values: &Values) -> Vec<State> {
    let mut states: Vec<State> = Vec::with_capacity(program.nodes.len());
    for node in &program.nodes {
        let state = compute(&node.op, values, &states);
        states.push(state);
    }
    states
}

/// Narrows the values until `conditions` leave nothing to narrow; `None` if they cannot all hold.
pub fn contract(program: &Program, conditions: &[NodeId], values: &Values) -> Option<Values> {
    let mut values = values.clone();
    for _ in 0..MAX_PASSES {
        let states = forward(program, &values);
        if conditions.iter().any(|&c| states.get(c).is_some_and(|s| !s.can_hold)) {
            return None;
        }
        let narrowed = backward(program, conditions, &states, &values)?;
        if narrowed == values {
            break;
        }
        values = narrowed;
    }
    Some(values)
}

fn number(interval: Interval) -> State {
    State { number: interval, can_hold: true, can_fail: true, undefined: false }
}

fn known(interval: Option<Interval>) -> State {
    match interval {
        Some(interval) => number(interval),
        None => State { undefined: true, ..number(Interval::ALL) },
    }
}

fn truth(can_hold: bool, can_fail: bool) -> State {
    State { number: Interval::ALL, can_hold, can_fail, undefined: false }
}

fn compute(op: &Op, values: &Values, states: &[State]) -> State {
    let missing = number(Interval::ALL);
    let at = |id: NodeId| states.get(id).unwrap_or(&missing);
    let needs = op.needs();
    let undefined = needs.iter().any(|&id| at(id).undefined);
    let state = match *op {
        Op::Number(ref n) => number(Interval::point(n.clone())),
        Op::Role(role) => number(amount(values, role)),
        Op::Start(role) => number(days(values, role).0),
        Op::End(role) => number(days(values, role).1),
        Op::Sum(role) => number(sum(values, role)),
        Op::Count(role) => number(count(values, role)),
        Op::Positive(role) => number(positive(values, role, false)),
        Op::Negative(role) => number(positive(values, role, true)),
        Op::Length(role) => known(length(days(values, role))),
        Op::Elapsed(from, to) => number(elapsed(&days(values, from), &days(values, to))),
        Op::Weekday(role) => known(one_day(values, role).map(|d| whole(i64::from(d.weekday())))),
        Op::Year(role) => known(years(days(values, role))),
        Op::Stated(role) => {
            let stated = values.stated.get(role).copied().unwrap_or(false);
            truth(stated, !stated)
        }
        Op::Add(a, b) => number(at(a).number.add(&at(b).number)),
        Op::Sub(a, b) => number(at(a).number.sub(&at(b).number)),
        Op::Mul(a, b) => number(at(a).number.mul(&at(b).number)),
        Op::Div(a, b) => known(at(a).number.div(&at(b).number)),
        Op::Negate(a) => number(at(a).number.neg()),
        Op::Plain(a) => number(at(a).number.clone()),
        Op::Abs(a) => number(at(a).number.abs()),
        Op::Min(a, b) => number(at(a).number.min(&at(b).number)),
        Op::Max(a, b) => number(at(a).number.max(&at(b).number)),
        Op::Meets(a, b) => {
            let (a, b) = (&at(a).number, &at(b).number);
            truth(a.meets(b), a.single().is_none() || a != b)
        }
        Op::Below(a, b) => {
            let (a, b) = (&at(a).number, &at(b).number);
            truth(a.may_be_below(b), b.may_be_at_most(a))
        }
        Op::AtMost(a, b) => {
            let (a, b) = (&at(a).number, &at(b).number);
            truth(a.may_be_at_most(b), b.may_be_below(a))
        }
        Op::Differs(a, b) => {
            let (a, b) = (&at(a).number, &at(b).number);
            truth(a.single().is_none() || a != b, a.meets(b))
        }
        Op::And(a, b) => truth(at(a).can_hold && at(b).can_hold, at(a).can_fail || at(b).can_fail),
        Op::Or(a, b) => truth(at(a).can_hold || at(b).can_hold, at(a).can_fail && at(b).can_fail),
        Op::Not(a) => truth(at(a).can_fail, at(a).can_hold),
    };
    State { undefined: state.undefined || undefined, ..state }
}

fn players(values: &Values, role: usize) -> &[Quantity] {
    values.roles.get(role).map_or(&[], Vec::as_slice)
}

fn amount(values: &Values, role: usize) -> Interval {
    match players(values, role).first() {
        Some(Quantity::Number(interval)) => interval.clone(),
        _ => Interval::ALL,
    }
}

fn days(values: &Values, role: usize) -> (Interval, Interval) {
    match players(values, role).first() {
        Some(Quantity::Days { start, end }) => (start.clone(), end.clone()),
        _ => (Interval::ALL, Interval::ALL),
    }
}

fn sum(values: &Values, role: usize) -> Interval {
    let zero = Interval::point(Num::ZERO);
    players(values, role).iter().fold(zero, |sum, player| match player {
        Quantity::Number(number) => sum.add(number),
        Quantity::Days { .. } => Interval::ALL,
    })
}

fn count(values: &Values, role: usize) -> Interval {
    whole(i64::try_from(players(values, role).len()).unwrap_or(i64::MAX))
}

/// How many players are surely, and how many are perhaps above zero; below zero, if `negated`.
fn positive(values: &Values, role: usize, negated: bool) -> Interval {
    let above = |bound: Option<&Num>| bound.is_some_and(|b| *b > Num::ZERO);
    let (mut sure, mut perhaps) = (0i64, 0i64);
    for player in players(values, role) {
        let Quantity::Number(number) = player else { continue };
        let number = if negated { number.neg() } else { number.clone() };
        sure += i64::from(above(number.low()));
        perhaps += i64::from(number.high().is_none() || above(number.high()));
    }
    whole(sure).hull(&whole(perhaps))
}

fn whole(n: i64) -> Interval {
    Interval::point(Num::from(n))
}

fn one_day(values: &Values, role: usize) -> Option<Day> {
    let (start, end) = days(values, role);
    let day = start.single()?;
    (end.single()? == day).then(|| day.to_i64().map(Day))?
}

fn years((start, end): (Interval, Interval)) -> Option<Interval> {
    let year = |bound: Option<&Num>| {
        let day = Day(bound?.floor().to_i64()?);
        Some(Num::from(i64::from(day.date(Calendar::Gregorian).year)))
    };
    Interval::new(year(start.low())?, year(end.high())?)
}

/// Both ways of counting days, with and without the first one; and for whole months, give or take a
/// day, also so many mean months, since `three months` is no number of days.
fn length((start, end): (Interval, Interval)) -> Option<Interval> {
    let exclusive = end.sub(&start);
    let inclusive = exclusive.add(&whole(1));
    let counted = exclusive.hull(&inclusive).scale(&Num::from(DAY));
    let months = start.single().zip(end.single()).and_then(|(start, end)| {
        let (start, end) = (Day(start.to_i64()?), Day(end.to_i64()?));
        whole_months(start, end)
    });
    Some(match months {
        Some(months) => counted.hull(&whole(months.checked_mul(MONTH)?)),
        None => counted,
    })
}

/// From a day of one stretch to a day of another, with and without the first one. Between two days that
/// are known, whole months count as so many mean months, too; a month or a year of its own is up to a
/// day off the mean ones that lengths are stated in.
fn elapsed(from: &(Interval, Interval), to: &(Interval, Interval)) -> Interval {
    let one_day = |(start, end): &(Interval, Interval)| start.single().filter(|_| start == end).cloned();
    let exact = one_day(from)
        .zip(one_day(to))
        .and_then(|(from, to)| length((Interval::point(from), Interval::point(to))));
    let days = to.0.hull(&to.1).sub(&from.0.hull(&from.1));
    let counted = days.hull(&days.add(&whole(1)));
    let long = counted.low().is_some_and(|low| *low >= Num::from(28));
    let slack = whole(i64::from(long));
    let loose = counted.sub(&slack).hull(&counted.add(&slack)).scale(&Num::from(DAY));
    exact.map_or_else(|| loose.clone(), |exact| loose.hull(&exact))
}

fn whole_months(start: Day, end: Day) -> Option<i64> {
    let days = end.0.checked_sub(start.0)?;
    let guess = i32::try_from(days.checked_mul(DAY)?.checked_add(MONTH / 2)? / MONTH).ok()?;
    let reached = start.add_months(guess)?.0;
    (guess > 0 && (reached - 1 - end.0).abs() <= 1).then(|| i64::from(guess))
}

/// The way back: what a node must be narrows what it was computed from.
fn backward(program: &Program, conditions: &[NodeId], states: &[State], values: &Values) -> Option<Values> {
    let mut narrowed = Narrowed {
        numbers: states.iter().map(|s| s.number.clone()).collect(),
        holds: vec![false; states.len()],
        values: values.clone(),
    };
    for &condition in conditions {
        narrowed.hold(condition);
    }
    for (id, node) in program.nodes.iter().enumerate().rev() {
        narrowed.step(id, &node.op)?;
    }
    Some(narrowed.values)
}

/// What the way back has found so far.
struct Narrowed {
    numbers: Vec<Interval>,
    holds: Vec<bool>,
    values: Values,
}

impl Narrowed {
    fn hold(&mut self, id: NodeId) {
        if let Some(slot) = self.holds.get_mut(id) {
            *slot = true;
        }
    }

    fn get(&self, id: NodeId) -> Interval {
        self.numbers.get(id).cloned().unwrap_or(Interval::ALL)
    }

    /// `None` if nothing is left.
    fn narrow(&mut self, id: NodeId, to: &Interval) -> Option<()> {
        if let Some(slot) = self.numbers.get_mut(id) {
            *slot = slot.intersect(to)?;
        }
        Some(())
    }

    fn step(&mut self, id: NodeId, op: &Op) -> Option<()> {
        let n = self.get(id);
        match *op {
            Op::Add(a, b) => {
                self.narrow(a, &n.sub(&self.get(b)))?;
                self.narrow(b, &n.sub(&self.get(a)))
            }
            Op::Sub(a, b) => {
                self.narrow(a, &n.add(&self.get(b)))?;
                self.narrow(b, &self.get(a).sub(&n))
            }
            Op::Mul(a, b) => {
                self.narrow(a, &n.div(&self.get(b)).unwrap_or(Interval::ALL))?;
                self.narrow(b, &n.div(&self.get(a)).unwrap_or(Interval::ALL))
            }
            Op::Div(a, b) => {
                self.narrow(a, &n.mul(&self.get(b)))?;
                self.narrow(b, &self.get(a).div(&n).unwrap_or(Interval::ALL))
            }
            Op::Negate(a) => self.narrow(a, &n.neg()),
            Op::Plain(a) => self.narrow(a, &n),
            Op::Abs(a) => self.narrow(a, &n.neg().hull(&n)),
            Op::Min(a, b) => {
                let least = Interval::bounded(n.low().cloned(), None)?;
                self.narrow(a, &least)?;
                self.narrow(b, &least)
            }
            Op::Max(a, b) => {
                let most = Interval::bounded(None, n.high().cloned())?;
                self.narrow(a, &most)?;
                self.narrow(b, &most)
            }
            _ if !op.reads().is_empty() => self.leaf(op, &n),
            _ if self.holds.get(id).copied().unwrap_or(false) => self.condition(op),
            _ => Some(()),
        }
    }

    fn condition(&mut self, op: &Op) -> Option<()> {
        match *op {
            Op::And(a, b) => {
                self.hold(a);
                self.hold(b);
                Some(())
            }
            Op::Meets(a, b) => {
                let both = self.get(a).intersect(&self.get(b))?;
                self.narrow(a, &both)?;
                self.narrow(b, &both)
            }
            Op::Below(a, b) | Op::AtMost(a, b) => {
                let most = Interval::bounded(None, self.get(b).high().cloned())?;
                let least = Interval::bounded(self.get(a).low().cloned(), None)?;
                self.narrow(a, &most)?;
                self.narrow(b, &least)
            }
            _ => Some(()),
        }
    }

    fn leaf(&mut self, op: &Op, n: &Interval) -> Option<()> {
        match *op {
            Op::Sum(role) => return self.parts(role, n),
            Op::Role(role) | Op::Start(role) | Op::End(role) => {
                let player = self.values.roles.get_mut(role).and_then(|p| p.first_mut());
                match (op, player) {
                    (Op::Role(_), Some(Quantity::Number(value))) => *value = value.intersect(n)?,
                    (Op::Start(_), Some(Quantity::Days { start, .. })) => *start = start.intersect(n)?,
                    (Op::End(_), Some(Quantity::Days { end, .. })) => *end = end.intersect(n)?,
                    _ => {}
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Each part is the sum less the others.
    fn parts(&mut self, role: usize, total: &Interval) -> Option<()> {
        let count = players(&self.values, role).len();
        for i in 0..count {
            let others = players(&self.values, role).iter().enumerate().filter(|(j, _)| *j != i);
            let others = others.fold(whole(0), |sum, (_, player)| match player {
                Quantity::Number(number) => sum.add(number),
                Quantity::Days { .. } => Interval::ALL,
            });
            if let Some(Quantity::Number(part)) = self.values.roles.get_mut(role).and_then(|p| p.get_mut(i)) {
                *part = part.intersect(&total.sub(&others))?;
            }
        }
        Some(())
    }
}
