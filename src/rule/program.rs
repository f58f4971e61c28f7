//! What does a rule compute?
//!
//! The expressions of a rule as nodes, in an order in which every node comes after those it needs, equal
//! ones shared: `(to - from) / from` is `0: to`, `1: from`, `2: 0 / 1`, `3: 1`, `4: 2 - 3`. So one pass forwards
//! computes and one pass backwards solves. `compile` makes them, `solver` runs them.

use crate::num::Num;
use crate::relation::kind::{RelationKind, Sort};

/// Index of a node in its program.
pub type NodeId = usize;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// What a node computes. Roles are indices into the roles of the relation's kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// A constant.
    Number(Num),
    /// The amount of a role that one variable plays.
    Role(usize),
    /// First day of a stretch, as a day number.
    Start(usize),
    /// Last day of a stretch.
    End(usize),
    /// Sum of all players of a role.
    Sum(usize),
    /// How many play a role.
    Count(usize),
    /// How many players of a role are above zero.
    Positive(usize),
    /// How many are below zero.
    Negative(usize),
    /// Length of a stretch in seconds, every way of counting it.
    Length(usize),
    /// From a day of the first stretch to a day of the second, in seconds, every way of counting it.
    Elapsed(usize, usize),
    /// Day of the week, 0 for Monday.
    Weekday(usize),
    /// Calendar year.
    Year(usize),
    /// `a + b`
    Add(NodeId, NodeId),
    /// `a - b`
    Sub(NodeId, NodeId),
    /// `a * b`
    Mul(NodeId, NodeId),
    /// `a / b`
    Div(NodeId, NodeId),
    /// `-a`
    Negate(NodeId),
    /// An amount that has no unit, as the plain number that it is.
    Plain(NodeId),
    /// `|a|`
    Abs(NodeId),
    /// The lesser one.
    Min(NodeId, NodeId),
    /// The greater one.
    Max(NodeId, NodeId),
    /// The two may be one value.
    Meets(NodeId, NodeId),
    /// `a < b`
    Below(NodeId, NodeId),
    /// `a <= b`
    AtMost(NodeId, NodeId),
    /// `a != b`
    Differs(NodeId, NodeId),
    /// Both hold.
    And(NodeId, NodeId),
    /// One holds.
    Or(NodeId, NodeId),
    /// It does not hold.
    Not(NodeId),
    /// Whether somebody plays a role.
    Stated(usize),
}

impl Op {
    /// The nodes that it needs.
    pub fn needs(&self) -> Vec<NodeId> {
        match *self {
            Self::Add(a, b)
            | Self::Sub(a, b)
            | Self::Mul(a, b)
            | Self::Div(a, b)
            | Self::Min(a, b)
            | Self::Max(a, b)
            | Self::Meets(a, b)
            | Self::Below(a, b)
            | Self::AtMost(a, b)
            | Self::Differs(a, b)
            | Self::And(a, b)
            | Self::Or(a, b) => vec![a, b],
            Self::Negate(a) | Self::Plain(a) | Self::Abs(a) | Self::Not(a) => vec![a],
            _ => Vec::new(),
        }
    }

    /// The roles whose values it reads.
    pub fn reads(&self) -> Vec<usize> {
        match *self {
            Self::Role(r)
            | Self::Start(r)
            | Self::End(r)
            | Self::Sum(r)
            | Self::Count(r)
            | Self::Positive(r)
            | Self::Negative(r)
            | Self::Length(r)
            | Self::Weekday(r)
            | Self::Year(r) => vec![r],
            Self::Elapsed(a, b) => vec![a, b],
            _ => Vec::new(),
        }
    }
}

/// What sort of value a node has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// A number of this dimension, as powers of the relation's unknowns; `T` is time in seconds.
    Amount(Vec<(char, i8)>),
    /// The literal zero, which fits every dimension.
    Zero,
    /// A day, as a day number.
    Day,
    /// A day of the week, 0 for Monday.
    Weekday,
    /// A stretch of days: the role.
    Days(usize),
    /// Holds or not.
    Truth,
}

impl Type {
    /// The name in error messages.
    pub fn name(&self) -> String {
        match self {
            Self::Amount(powers) if powers.is_empty() => "a plain number".into(),
            Self::Amount(powers) => {
                let parts: Vec<_> = powers
                    .iter()
                    .map(
                        |(letter, power)| {
                            if *power == 1 { letter.to_string() } else { format!("{letter}^{power}") }
                        },
                    )
                    .collect();
                format!("an amount of dimension {}", parts.join(" "))
            }
            Self::Zero => "zero".into(),
            Self::Day => "a day".into(),
            Self::Weekday => "a day of the week".into(),
            Self::Days(_) => "a stretch of days".into(),
            Self::Truth => "a condition".into(),
        }
    }

    /// The powers of a number.
    pub fn powers(&self) -> Option<&[(char, i8)]> {
        match self {
            Self::Amount(powers) => Some(powers),
            Self::Zero => Some(&[]),
            _ => None,
        }
    }
}

/// A node with what sort of value it has.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it computes.
    pub op: Op,
    /// What comes out.
    pub kind: Type,
}

/// The expressions of one rule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Program {
    /// In an order in which every node comes after those it needs.
    pub nodes: Vec<Node>,
}

/// The type of a role's sort.
pub fn type_of(kind: &RelationKind, role: usize) -> Type {
    match kind.roles.get(role).map(|r| r.sort) {
        Some(Sort::Amount(powers)) => Type::Amount(powers.to_vec()),
        Some(Sort::Duration) => Type::Amount(vec![('T', 1)]),
        Some(Sort::Weekday) => Type::Weekday,
        Some(Sort::Days) | None => Type::Days(role),
    }
}
