//! Do the names and the dimensions of an expression fit?
//!
//! In: the tree of `percent ~ (to - from) / from` and the roles of a change, out: nodes of a [`Program`], or the place
//! and the reason of what does not fit: `from` is an amount of some dimension Q, `percent` a plain number.

use crate::num::Num;
use crate::relation::kind::RelationKind;

use super::parse::{Binary, Fault, Node as Spelled, Tree, Unary};
use super::program::{DAY, Node, NodeId, Op, Program, Type, type_of};

/// All functions of the language.
const FUNCTIONS: [&str; 16] = [
    "number", "abs", "min", "max", "sum", "count", "positive", "negative", "start", "end", "days", "length",
    "elapsed", "weekday", "year", "stated",
];

/// Turns trees into nodes; `names` are the `let`s compiled so far.
#[derive(Debug)]
pub struct Compiler<'a> {
    /// The kind whose roles may be named.
    pub kind: &'static RelationKind,
    /// What has been compiled.
    pub program: Program,
    /// The `let`s that may be named.
    pub names: &'a [(String, NodeId)],
}

impl Compiler<'_> {
    /// Compiles an expression that must be a condition.
    pub fn condition(&mut self, tree: &Tree) -> Result<NodeId, Fault> {
        let id = self.compile(tree)?;
        match self.kind_of(id) {
            Type::Truth => Ok(id),
            other => {
                Err(fault(tree, format!("expected a condition such as \"a ~ b\", found {}", other.name())))
            }
        }
    }

    /// Compiles an expression of any sort.
    pub fn compile(&mut self, tree: &Tree) -> Result<NodeId, Fault> {
        match &tree.node {
            Spelled::Number(n) => {
                let kind = if n.is_zero() { Type::Zero } else { Type::Amount(Vec::new()) };
                Ok(self.add(Op::Number(n.clone()), kind))
            }
            Spelled::Name(name) => self.name(tree, name),
            Spelled::Unary(Unary::Minus, a) => {
                let a = self.amount(a)?;
                Ok(self.add(Op::Negate(a), self.kind_of(a)))
            }
            Spelled::Unary(Unary::Not, a) => {
                let a = self.condition(a)?;
                Ok(self.add(Op::Not(a), Type::Truth))
            }
            Spelled::Binary(op, a, b) => self.binary(tree, *op, a, b),
            Spelled::Call(function, arguments) => self.call(tree, function, arguments),
        }
    }

    fn name(&mut self, tree: &Tree, name: &str) -> Result<NodeId, Fault> {
        if let Some((_, id)) = self.names.iter().find(|(n, _)| n == name) {
            return Ok(*id);
        }
        let Some(role) = self.kind.roles.iter().position(|r| r.name == name) else {
            return Err(fault(tree, format!("unknown name `{name}`; {}", self.known())));
        };
        if self.kind.roles.get(role).is_some_and(|r| r.many) {
            return Err(fault(tree, format!("several play `{name}`: write sum({name}) or count({name})")));
        }
        Ok(self.add(Op::Role(role), type_of(self.kind, role)))
    }

    fn known(&self) -> String {
        let roles: Vec<_> = self.kind.roles.iter().map(|r| r.name).collect();
        format!("a relation `{}` has {}", self.kind.name, roles.join(", "))
    }

    fn binary(&mut self, tree: &Tree, op: Binary, a: &Tree, b: &Tree) -> Result<NodeId, Fault> {
        match op {
            Binary::And | Binary::Or => {
                let (a, b) = (self.condition(a)?, self.condition(b)?);
                Ok(self.add(if op == Binary::And { Op::And(a, b) } else { Op::Or(a, b) }, Type::Truth))
            }
            Binary::Plus | Binary::Minus => self.sum(tree, op, a, b),
            Binary::Times | Binary::Over => self.product(op, a, b),
            _ => self.comparison(tree, op, a, b),
        }
    }

    /// A day less a day is a time, a day and a time make a day; all else needs one dimension.
    fn sum(&mut self, tree: &Tree, op: Binary, left: &Tree, right: &Tree) -> Result<NodeId, Fault> {
        let (mut a, mut b) = (self.compile(left)?, self.compile(right)?);
        let time = Type::Amount(vec![('T', 1)]);
        let day = self.constant(DAY);
        let kind = match (self.kind_of(a), self.kind_of(b)) {
            (Type::Day, Type::Day) if op == Binary::Minus => {
                let days = self.add(Op::Sub(a, b), Type::Amount(Vec::new()));
                return Ok(self.add(Op::Mul(days, day), time));
            }
            (Type::Day, other) if other == time => {
                b = self.add(Op::Div(b, day), Type::Amount(Vec::new()));
                Type::Day
            }
            (other, Type::Day) if other == time && op == Binary::Plus => {
                a = self.add(Op::Div(a, day), Type::Amount(Vec::new()));
                Type::Day
            }
            (x, y) => same_dimension(&x, &y).ok_or_else(|| {
                fault(tree, format!("cannot add or subtract {} and {}", x.name(), y.name()))
            })?,
        };
        Ok(self.add(if op == Binary::Plus { Op::Add(a, b) } else { Op::Sub(a, b) }, kind))
    }

    /// `(x - y) / y` is kept as `x / y - 1`, `x / (x + y)` as `1 / (1 + y / x)`: with each value once,
    /// the bounds are exact and every value can be solved for.
    fn product(&mut self, op: Binary, left: &Tree, right: &Tree) -> Result<NodeId, Fault> {
        let (a, b) = (self.amount(left)?, self.amount(right)?);
        let (x, y) = (self.powers(a), self.powers(b));
        if op == Binary::Times {
            return Ok(self.add(Op::Mul(a, b), Type::Amount(combine(&x, &y, 1))));
        }
        let kind = Type::Amount(combine(&x, &y, -1));
        let plain = Type::Amount(Vec::new());
        match (self.op(a), self.op(b)) {
            (Op::Sub(x, y), _) if y == b => {
                let (ratio, one) = (self.add(Op::Div(x, y), plain.clone()), self.constant(1));
                Ok(self.add(Op::Sub(ratio, one), plain))
            }
            (Op::Add(x, y), _) if x == b || y == b => {
                let other = if y == b { x } else { y };
                let (ratio, one) = (self.add(Op::Div(other, b), plain.clone()), self.constant(1));
                Ok(self.add(Op::Add(ratio, one), plain))
            }
            (_, Op::Add(x, y)) if x == a || y == a => {
                let other = if y == a { x } else { y };
                let (ratio, one) = (self.add(Op::Div(other, a), plain.clone()), self.constant(1));
                let below = self.add(Op::Add(one, ratio), plain.clone());
                Ok(self.add(Op::Div(one, below), plain))
            }
            _ => Ok(self.add(Op::Div(a, b), kind)),
        }
    }

    fn comparison(&mut self, tree: &Tree, op: Binary, left: &Tree, right: &Tree) -> Result<NodeId, Fault> {
        let (a, b) = (self.compile(left)?, self.compile(right)?);
        let (x, y) = (self.kind_of(a), self.kind_of(b));
        if let (Type::Days(p), Type::Days(q), Binary::Meets) = (&x, &y, op) {
            return Ok(self.same_days(*p, *q));
        }
        if same_dimension(&x, &y).is_none() {
            return Err(fault(tree, format!("cannot compare {} with {}", x.name(), y.name())));
        }
        let op = match op {
            Binary::Below => Op::Below(a, b),
            Binary::AtMost => Op::AtMost(a, b),
            Binary::Above => Op::Below(b, a),
            Binary::AtLeast => Op::AtMost(b, a),
            Binary::Differs => Op::Differs(a, b),
            _ => Op::Meets(a, b),
        };
        Ok(self.add(op, Type::Truth))
    }

    fn same_days(&mut self, p: usize, q: usize) -> NodeId {
        let (a, b) = (self.add(Op::Start(p), Type::Day), self.add(Op::Start(q), Type::Day));
        let starts = self.add(Op::Meets(a, b), Type::Truth);
        let (a, b) = (self.add(Op::End(p), Type::Day), self.add(Op::End(q), Type::Day));
        let ends = self.add(Op::Meets(a, b), Type::Truth);
        self.add(Op::And(starts, ends), Type::Truth)
    }

    fn call(&mut self, tree: &Tree, function: &str, arguments: &[Tree]) -> Result<NodeId, Fault> {
        match (function, arguments) {
            ("abs", [a]) => {
                let a = self.amount(a)?;
                Ok(self.add(Op::Abs(a), self.kind_of(a)))
            }
            ("number", [a]) => {
                let a = self.amount(a)?;
                Ok(self.add(Op::Plain(a), Type::Amount(Vec::new())))
            }
            ("min" | "max", [a, b]) => {
                let (a, b) = (self.compile(a)?, self.compile(b)?);
                let (x, y) = (self.kind_of(a), self.kind_of(b));
                let kind = same_dimension(&x, &y)
                    .ok_or_else(|| fault(tree, format!("cannot compare {} with {}", x.name(), y.name())))?;
                Ok(self.add(if function == "min" { Op::Min(a, b) } else { Op::Max(a, b) }, kind))
            }
            (
                "sum" | "count" | "positive" | "negative" | "stated",
                [Tree { node: Spelled::Name(name), .. }],
            ) => self.role_call(tree, function, name),
            (
                "start" | "end" | "days" | "length" | "weekday" | "year",
                [Tree { node: Spelled::Name(name), .. }],
            ) => self.days_call(tree, function, name),
            ("elapsed", [Tree { node: Spelled::Name(from), .. }, Tree { node: Spelled::Name(to), .. }]) => {
                let (from, to) = (self.stretch(tree, function, from)?, self.stretch(tree, function, to)?);
                Ok(self.add(Op::Elapsed(from, to), Type::Amount(vec![('T', 1)])))
            }
            (known, _) if FUNCTIONS.contains(&known) => {
                Err(fault(tree, format!("`{function}` takes {}", signature(function))))
            }
            _ => {
                Err(fault(tree, format!("unknown function `{function}`; there are {}", FUNCTIONS.join(", "))))
            }
        }
    }

    fn role_call(&mut self, tree: &Tree, function: &str, name: &str) -> Result<NodeId, Fault> {
        let role = self.role(tree, name)?;
        let kind = type_of(self.kind, role);
        match (function, &kind) {
            ("sum", Type::Amount(_)) => Ok(self.add(Op::Sum(role), kind)),
            ("sum", _) => Err(fault(tree, format!("`{name}` has no sum: it is {}", kind.name()))),
            ("positive", Type::Amount(_)) => Ok(self.add(Op::Positive(role), Type::Amount(Vec::new()))),
            ("negative", Type::Amount(_)) => Ok(self.add(Op::Negative(role), Type::Amount(Vec::new()))),
            ("positive" | "negative", _) => {
                Err(fault(tree, format!("`{name}` has no sign: it is {}", kind.name())))
            }
            ("count", _) => Ok(self.add(Op::Count(role), Type::Amount(Vec::new()))),
            _ => Ok(self.add(Op::Stated(role), Type::Truth)),
        }
    }

    fn days_call(&mut self, tree: &Tree, function: &str, name: &str) -> Result<NodeId, Fault> {
        let role = self.stretch(tree, function, name)?;
        let plain = Type::Amount(Vec::new());
        Ok(match function {
            "start" => self.add(Op::Start(role), Type::Day),
            "end" => self.add(Op::End(role), Type::Day),
            "length" => self.add(Op::Length(role), Type::Amount(vec![('T', 1)])),
            "weekday" => self.add(Op::Weekday(role), Type::Weekday),
            "year" => self.add(Op::Year(role), plain),
            _ => {
                let (length, day) =
                    (self.add(Op::Length(role), Type::Amount(vec![('T', 1)])), self.constant(DAY));
                self.add(Op::Div(length, day), plain)
            }
        })
    }

    /// The role of that name, which must be a stretch of days.
    fn stretch(&self, tree: &Tree, function: &str, name: &str) -> Result<usize, Fault> {
        let role = self.role(tree, name)?;
        match type_of(self.kind, role) {
            Type::Days(_) => Ok(role),
            other => Err(fault(
                tree,
                format!("`{function}` needs a stretch of days; `{name}` is {}", other.name()),
            )),
        }
    }

    fn role(&self, tree: &Tree, name: &str) -> Result<usize, Fault> {
        let found = self.kind.roles.iter().position(|r| r.name == name);
        found.ok_or_else(|| fault(tree, format!("unknown role `{name}`; {}", self.known())))
    }

    fn amount(&mut self, tree: &Tree) -> Result<NodeId, Fault> {
        let id = self.compile(tree)?;
        match self.kind_of(id) {
            Type::Amount(_) | Type::Zero => Ok(id),
            other => Err(fault(tree, format!("expected an amount, found {}", other.name()))),
        }
    }

    fn constant(&mut self, value: i64) -> NodeId {
        self.add(Op::Number(Num::from(value)), Type::Amount(Vec::new()))
    }

    fn powers(&self, id: NodeId) -> Vec<(char, i8)> {
        self.kind_of(id).powers().map(<[_]>::to_vec).unwrap_or_default()
    }

    fn kind_of(&self, id: NodeId) -> Type {
        self.program.nodes.get(id).map_or(Type::Truth, |n| n.kind.clone())
    }

    fn op(&self, id: NodeId) -> Op {
        self.program.nodes.get(id).map_or(Op::Number(Num::ZERO), |n| n.op.clone())
    }

    /// Equal nodes are one node: a value that occurs twice narrows twice.
    fn add(&mut self, op: Op, kind: Type) -> NodeId {
        let node = Node { op, kind };
        if let Some(id) = self.program.nodes.iter().position(|n| *n == node) {
            return id;
        }
        self.program.nodes.push(node);
        self.program.nodes.len() - 1
    }
}

fn fault(tree: &Tree, message: String) -> Fault {
    Fault { at: tree.at, message }
}

fn signature(function: &str) -> &'static str {
    match function {
        "number" | "abs" => "one amount",
        "min" | "max" => "two values of one dimension",
        "sum" | "count" | "positive" | "negative" | "stated" => "the name of a role",
        "elapsed" => "the names of two roles that are stretches of days",
        _ => "the name of a role that is a stretch of days",
    }
}

/// The type that both are, if they are of one dimension.
fn same_dimension(a: &Type, b: &Type) -> Option<Type> {
    match (a, b) {
        (Type::Amount(x), Type::Amount(y)) if x == y => Some(a.clone()),
        (Type::Zero, Type::Amount(_)) => Some(b.clone()),
        (Type::Amount(_) | Type::Zero, Type::Zero) => Some(a.clone()),
        (Type::Day, Type::Day) => Some(Type::Day),
        (Type::Weekday, Type::Weekday) => Some(Type::Weekday),
        _ => None,
    }
}

fn combine(a: &[(char, i8)], b: &[(char, i8)], sign: i8) -> Vec<(char, i8)> {
    let mut powers = a.to_vec();
    for (letter, power) in b {
        let power = power.saturating_mul(sign);
        match powers.iter_mut().find(|(l, _)| l == letter) {
            Some(slot) => slot.1 = slot.1.saturating_add(power),
            None => powers.push((*letter, power)),
        }
    }
    powers.retain(|(_, power)| *power != 0);
    powers.sort_unstable();
    powers
}
