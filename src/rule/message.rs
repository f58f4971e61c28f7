//! What does a check say?
//!
//! In: an applied rule, out: its sentence (`a change of 32 percent does not follow from ...`) and its arithmetic
//! (`(1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)`). Which figures are to be
//! blamed, `repair` says.

use crate::calendar::{Day, weekday_name};
use crate::num::{Interval, Num, rounding};
use crate::relation::{Relations, Variable};
use crate::unit::Unit;

use super::apply::{Applied, conditions, used_roles};
use super::binding::Held;
use super::checked::Condition;
use super::number::Style;
use super::parse::{Binary, Node, Tree, Unary};
use super::program::{NodeId, Type, type_of};
use super::solver::{self, Quantity, State, Values};
use super::template::{Format, Piece, Template};

/// What is needed to print an applied rule.
#[derive(Debug)]
pub struct Printer<'a> {
    applied: &'a Applied<'a>,
    all: &'a Relations,
    /// Every node with the bounds of its figures, and with the figures as they are written.
    states: Vec<State>,
    nominal: Vec<State>,
}

impl<'a> Printer<'a> {
    /// Computes what the messages name.
    pub fn new(applied: &'a Applied<'a>, all: &'a Relations) -> Self {
        let program = &applied.rule.program;
        let states = solver::forward(program, &applied.values);
        let nominal = solver::forward(program, &nominal_values(applied, all));
        Self { applied, all, states, nominal }
    }

    /// A template with its values.
    pub fn fill(&self, template: &Template) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Role(role) => self.role(*role),
            Piece::Value(index, format) => self.value(*index, *format),
        };
        let text: String = template.iter().map(piece).collect();
        // "the legs make 3 to 2, or 3 to 2": an alternative that is none
        match text.split_once(", or ") {
            Some((first, second)) if first.ends_with(second) => first.to_owned(),
            _ => text,
        }
    }

    /// The value that the figures imply, with the style of the figure that states it: the computed
    /// side of the first equation, or the open role.
    pub fn computed(&self) -> Option<(Interval, Num, Style)> {
        if let Some(role) = self.applied.open {
            let interval = match self.applied.values.roles.get(role)?.first()? {
                Quantity::Number(interval) => interval.clone(),
                Quantity::Days { .. } => return None,
            };
            let middle = self.solved(role).or_else(|| interval.middle())?;
            return Some((interval, middle, self.style(role)));
        }
        let (role, node) = self.applied.rule.require.iter().find_map(|c| self.equation(c))?;
        let interval = self.states.get(node).filter(|s| !s.undefined)?.number.clone();
        let middle = self.point(node)?;
        Some((interval, middle, self.style(role)))
    }

    /// `the value before is not stated; with 20 percent and 758,000 tons it is about 632,000 tons`
    pub fn open(&self, role: usize) -> String {
        let undated = self.applied.case.roles.get(role).and_then(|players| players.first());
        if matches!(type_of(self.applied.rule.relation, role), Type::Days(_))
            && let Some(variable) = undated.and_then(|held| self.variable(held))
        {
            return format!("the text does not say in which year {} is", variable.text);
        }
        let what = self.applied.rule.relation.roles.get(role).map_or("a value", |r| r.doc);
        let given = self.given(role);
        match self.computed() {
            Some((interval, middle, style)) => {
                let value = style.write(&middle, &interval);
                format!("{what} is not stated; with {given} it would be about {value}")
            }
            None => format!("{what} is not stated; it follows from {given}"),
        }
    }

    /// `20 percent and 6 million tons make the value before about 5 million tons`
    pub fn derivation(&self, role: usize) -> Option<String> {
        let what = self.applied.rule.relation.roles.get(role)?.doc;
        let (interval, middle, style) = self.computed()?;
        Some(format!("{} make {what} about {}", self.given(role), style.write(&middle, &interval)))
    }

    /// One line for each value computed on the way.
    pub fn arithmetic(&self) -> Vec<String> {
        let rule = self.applied.rule;
        let mut lines = self.days();
        let needed = self.needed();
        for value in rule.lets.iter().filter(|value| needed.contains(&value.node)) {
            lines.extend(self.line(&value.tree, value.node));
        }
        for condition in &rule.require {
            let sides = condition.sides;
            if let (Node::Binary(Binary::Meets, a, b), Some((left, right))) = (&condition.tree.node, sides) {
                lines.extend(self.side(a, left));
                lines.extend(self.side(b, right));
            }
        }
        if let Some((role, (interval, middle, style))) = self.applied.open.zip(self.computed()) {
            let what = rule.relation.roles.get(role).map_or("it", |r| r.doc);
            lines.push(format!("{what} = {}", style.write_with_bounds(&middle, &interval)));
        }
        for cut in &self.applied.cut {
            let text = self.all.variables.get(cut.0).map_or("", |v| v.text.as_str());
            lines.push(format!("this holds only if {text} was cut off, not rounded"));
        }
        lines
    }

    /// A role as the text writes it.
    pub fn role(&self, role: usize) -> String {
        let held = self.applied.case.roles.get(role).map_or(&[][..], Vec::as_slice);
        if held.is_empty() {
            let doc = self.applied.rule.relation.roles.get(role).map_or("", |r| r.doc);
            return self
                .computed()
                .filter(|_| self.applied.open == Some(role))
                .map_or_else(|| doc.to_owned(), |(interval, middle, style)| style.write(&middle, &interval));
        }
        let texts: Vec<&str> =
            held.iter().filter_map(|h| self.variable(h)).map(|v| v.text.as_str()).collect();
        list(&texts)
    }

    fn variable(&self, held: &Held) -> Option<&Variable> {
        self.all.variables.get(held.variable.0)
    }

    fn given(&self, open: usize) -> String {
        let used = used_roles(self.applied.rule, &conditions(self.applied.rule));
        let texts: Vec<String> = used.iter().filter(|&&r| r != open).map(|&r| self.role(r)).collect();
        list(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The value of a `let`.
    fn value(&self, index: usize, format: Option<Format>) -> String {
        let Some(value) = self.applied.rule.lets.get(index) else { return String::new() };
        let style = match format {
            Some(Format::Percent) => Style::percent(),
            Some(Format::Like(role)) => self.style(role),
            None => self.style_of_node(value.node),
        };
        self.number(value.node, &style).unwrap_or_else(|| value.name.clone())
    }

    fn number(&self, node: NodeId, style: &Style) -> Option<String> {
        if self.kind(node) == Some(Type::Day) {
            return self.point(node)?.floor().to_i64().map(|day| Day(day).iso());
        }
        if self.kind(node) == Some(Type::Weekday) {
            let state = self.states.get(node).filter(|s| !s.undefined)?;
            return state.number.single()?.to_i64().map(|day| weekday_name(day).to_owned());
        }
        let state = self.states.get(node).filter(|s| !s.undefined)?;
        Some(style.write(&self.point(node)?, &state.number))
    }

    /// What a node is if every figure is taken as it is written.
    fn point(&self, node: NodeId) -> Option<Num> {
        let bounds = &self.states.get(node)?.number;
        let nominal = self.nominal.get(node).filter(|s| !s.undefined).and_then(|s| s.number.middle());
        nominal.or_else(|| bounds.middle()).or_else(|| bounds.low().or(bounds.high()).cloned())
    }

    fn kind(&self, node: NodeId) -> Option<Type> {
        self.applied.rule.program.nodes.get(node).map(|n| n.kind.clone())
    }

    /// The open role, solved with every figure as it is written.
    fn solved(&self, role: usize) -> Option<Num> {
        let rule = self.applied.rule;
        let mut values = nominal_values(self.applied, self.all);
        let bounds = self.applied.values.roles.get(role)?.clone();
        *values.roles.get_mut(role)? = bounds;
        let solved = solver::contract(&rule.program, &conditions(rule), &values)?;
        match solved.roles.get(role)?.first()? {
            Quantity::Number(interval) => interval.middle(),
            Quantity::Days { .. } => None,
        }
    }

    /// How the figure of a role is written.
    fn style(&self, role: usize) -> Style {
        let held =
            self.applied.case.roles.get(role).and_then(|players| players.iter().find(|h| h.unit.is_some()));
        let time = type_of(self.applied.rule.relation, role) == Type::Amount(vec![('T', 1)]);
        if let Some((variable, unit)) = held.and_then(|h| self.variable(h).zip(h.unit.as_ref()))
            && variable.span.is_some()
        {
            let style = if time { Style::time(unit) } else { Style::like(variable, unit) };
            let apart = self.applied.rule.relation.roles.get(role).is_some_and(|spec| spec.apart);
            return if apart { style.of_differences() } else { style };
        }
        let kind = self.applied.rule.relation;
        match kind.roles.get(role) {
            Some(spec) if spec.percent => Style::percent(),
            Some(spec) if spec.signed || spec.apart => {
                self.style_of_kind(&type_of(kind, role)).of_differences()
            }
            _ => self.style_of_kind(&type_of(kind, role)),
        }
    }

    /// How a computed value is written: as the role that it is compared with, else as a role of its dimension.
    fn style_of_node(&self, node: NodeId) -> Style {
        let equations = self.applied.rule.require.iter().filter_map(|c| self.equation(c));
        match equations.into_iter().find(|(_, computed)| *computed == node) {
            Some((role, _)) => self.style(role),
            None => match self.kind(node) {
                Some(kind) if kind == Type::Amount(vec![('T', 1)]) => {
                    self.point(node).map_or_else(Style::days, |size| Style::time_of(&size))
                }
                Some(kind) => self.style_of_kind(&kind),
                None => Style::plain(),
            },
        }
    }

    fn style_of_kind(&self, kind: &Type) -> Style {
        match kind.powers() {
            Some([('T', 1)]) => return Style::days(),
            Some([]) | None => return Style::plain(),
            Some(_) => {}
        }
        let relation = self.applied.rule.relation;
        let same = (0..relation.roles.len()).filter(|&role| type_of(relation, role) == *kind);
        let mut held = same.filter_map(|role| self.applied.case.roles.get(role)).flatten();
        held.find_map(|h| Some(Style::like(self.variable(h)?, h.unit.as_ref()?))).unwrap_or_else(Style::plain)
    }

    /// `percent ~ implied`: the role that is stated and the node that is computed.
    fn equation(&self, condition: &Condition) -> Option<(usize, NodeId)> {
        let Node::Binary(Binary::Meets, a, b) = &condition.tree.node else { return None };
        let (left, right) = condition.sides?;
        match (self.role_of(a), self.role_of(b)) {
            (Some(role), _) => Some((role, right)),
            (None, Some(role)) => Some((role, left)),
            (None, None) => None,
        }
    }

    fn role_of(&self, tree: &Tree) -> Option<usize> {
        let Node::Name(name) = &tree.node else { return None };
        self.applied.rule.relation.roles.iter().position(|r| r.name == name)
    }

    /// Every node that the conditions rest on.
    fn needed(&self) -> Vec<NodeId> {
        let program = &self.applied.rule.program;
        let mut open = conditions(self.applied.rule);
        let mut seen = Vec::new();
        while let Some(id) = open.pop() {
            if !seen.contains(&id) {
                seen.push(id);
                open.extend(program.nodes.get(id).map(|n| n.op.needs()).unwrap_or_default());
            }
        }
        seen
    }

    /// `March 21-June 21 is 2019-03-21 to 2019-06-21`
    fn days(&self) -> Vec<String> {
        let used = used_roles(self.applied.rule, &conditions(self.applied.rule));
        let held = used.iter().filter_map(|&role| self.applied.case.roles.get(role)).flatten();
        held.filter_map(|h| match &h.rounded {
            Quantity::Days { start, end } if !h.open => {
                Some(format!("{} is {}", self.variable(h)?.text, stretch(start, end)?))
            }
            _ => None,
        })
        .collect()
    }

    /// A side of a condition that is worth a line: neither a name nor a number.
    fn side(&self, tree: &Tree, node: NodeId) -> Option<String> {
        match tree.node {
            Node::Name(_) | Node::Number(_) => None,
            _ => self.line(tree, node),
        }
    }

    /// `(1.425 - 1.854) / 1.854 = -23.1 percent (-23.2 to -23.1 with rounding)`
    fn line(&self, tree: &Tree, node: NodeId) -> Option<String> {
        if self.applied.open.is_some() {
            return None;
        }
        let state = self.states.get(node).filter(|s| !s.undefined)?;
        let text = self.spell(tree, u8::MAX);
        match self.kind(node)? {
            Type::Day | Type::Weekday => Some(format!("{text} = {}", self.number(node, &Style::plain())?)),
            Type::Amount(_) | Type::Zero => {
                let value = self.style_of_node(node).write_with_bounds(&self.point(node)?, &state.number);
                Some(format!("{text} = {value}"))
            }
            _ => None,
        }
    }

    /// An expression with values for its names; `looseness` is what the place around it can hold
    /// without parentheses.
    fn spell(&self, tree: &Tree, looseness: u8) -> String {
        match &tree.node {
            Node::Number(n) => n.to_string(),
            Node::Name(name) => self.spell_name(name),
            Node::Unary(Unary::Minus, a) => format!("-{}", self.spell(a, 1)),
            Node::Unary(Unary::Not, a) => format!("not {}", self.spell(a, 5)),
            Node::Binary(op, a, b) => {
                let own = op.looseness();
                let text = format!("{} {} {}", self.spell(a, own), op.symbol(), self.spell(b, own - 1));
                // "214 - -12" is read as "214 + 12"
                let text = text.replace(" - -", " + ").replace(" + -", " - ");
                if own > looseness { format!("({text})") } else { text }
            }
            Node::Call(function, arguments) => match arguments.as_slice() {
                // The size of a figure is the figure without its sign.
                [Tree { node: Node::Name(name), .. }] if function == "abs" => {
                    self.spell_name(name).trim_start_matches('-').to_owned()
                }
                [Tree { node: Node::Binary(Binary::Minus, a, b), .. }] if function == "abs" => {
                    let text = self.spell_apart(a, b);
                    if Binary::Minus.looseness() > looseness { format!("({text})") } else { text }
                }
                _ => self.spell_call(function, arguments),
            },
        }
    }

    /// What lies between two values, the lesser one from the greater.
    fn spell_apart(&self, a: &Tree, b: &Tree) -> String {
        let own = Binary::Minus.looseness();
        let (left, right) = (self.spell(a, own), self.spell(b, own - 1));
        let value = |text: &str| Num::decimal(&text.replace(',', ""));
        match (value(&left), value(&right)) {
            (Some(x), Some(y)) if x < y => format!("{right} - {left}"),
            (Some(_), Some(_)) => format!("{left} - {right}"),
            _ => format!("the gap between {left} and {right}"),
        }
    }

    fn spell_name(&self, name: &str) -> String {
        if let Some(index) = self.applied.rule.lets.iter().position(|l| l.name == name) {
            return self.value(index, None);
        }
        match self.applied.rule.relation.roles.iter().position(|r| r.name == name) {
            Some(role) => self.short(role).join(" + "),
            None => name.to_owned(),
        }
    }

    fn spell_call(&self, function: &str, arguments: &[Tree]) -> String {
        let spelled: Vec<String> = arguments.iter().map(|a| self.spell(a, u8::MAX)).collect();
        match function {
            "number" => spelled.concat(),
            "sum" => spelled.concat().replace(" + -", " - "),
            "length" | "days" => format!("the length of {}", spelled.concat()),
            "elapsed" => format!("the time from {}", spelled.join(" to ")),
            "weekday" => format!("the weekday of {}", spelled.concat()),
            "start" | "end" => format!("the {function} of {}", spelled.concat()),
            _ => format!("{function}({})", spelled.join(", ")),
        }
    }

    /// The players of a role for the arithmetic: bare digits where all figures of the dimension share
    /// their unit and magnitude.
    fn short(&self, role: usize) -> Vec<String> {
        let relation = self.applied.rule.relation;
        let kind = type_of(relation, role);
        let same = (0..relation.roles.len()).filter(|&r| type_of(relation, r) == kind);
        let peers: Vec<&Held> =
            same.filter_map(|r| self.applied.case.roles.get(r)).flatten().filter(|h| !h.open).collect();
        let scale = |h: &Held| {
            let spelling = self.variable(h)?.spelling.as_ref()?;
            let unit = h.unit.clone()?;
            // "189 + 32 crew": what is counted is not a part of the sum
            let plain = unit.counts_one();
            (plain || spelling.in_digits).then_some(())?;
            Some((spelling.exponent, if plain { Unit::plain() } else { unit }))
        };
        let first = peers.first().and_then(|h| scale(h));
        let alike = peers.len() > 1 && first.is_some() && peers.iter().all(|h| scale(h) == first);
        let held = self.applied.case.roles.get(role).map_or(&[][..], Vec::as_slice);
        let values = self.applied.values.roles.get(role).map_or(&[][..], Vec::as_slice);
        held.iter()
            .zip(values)
            .filter_map(|(h, value)| match value {
                Quantity::Number(i) if h.open => Some(self.style(role).write(&i.middle()?, i)),
                _ => Some(short_one(h, self.variable(h)?, alike)),
            })
            .collect()
    }
}

/// A figure for the arithmetic: with the sign of its role, and as bare digits among its like.
fn short_one(held: &Held, variable: &Variable, alike: bool) -> String {
    let negative = matches!(&held.rounded, Quantity::Number(i) if i.high().is_some_and(Num::is_negative));
    let text = match &variable.spelling {
        Some(spelling) if alike => written(&variable.text, &spelling.digits),
        _ => variable.text.clone(),
    };
    if negative && !text.starts_with('-') { format!("-{text}") } else { text }
}

/// The digits of a number, with the separators that the text has: `8,100`.
fn written(text: &str, digits: &str) -> String {
    let number = text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    let mut number = number.map(|part| part.trim_matches([',', '.'])).filter(|part| part.contains(','));
    let separated = number.find(|part| part.replace(',', "") == digits);
    separated.unwrap_or(digits).to_owned()
}

/// `2019-03-21 to 2019-06-21`, or one day.
fn stretch(start: &Interval, end: &Interval) -> Option<String> {
    let day = |n: &Num| Some(Day(n.floor().to_i64()?).iso());
    let (from, to) = (day(start.low()?)?, day(end.high()?)?);
    Some(if from == to { from } else { format!("{from} to {to}") })
}

/// `a, b and c`
pub fn list(texts: &[&str]) -> String {
    match texts {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Every figure as it is written, without the slack of rounding and hedges.
fn nominal_values(applied: &Applied<'_>, all: &Relations) -> Values {
    let mut values = applied.values.clone();
    for (players, held) in values.roles.iter_mut().zip(&applied.case.roles) {
        for (player, held) in players.iter_mut().zip(held) {
            let variable = all.variables.get(held.variable.0);
            if let (Quantity::Number(interval), Some(variable)) = (&*player, variable)
                && let Some(point) = nominal(variable, held, interval)
            {
                *player = Quantity::Number(Interval::point(point));
            }
        }
    }
    values
}

/// The number as it is written, in base units and with the sign of its role.
fn nominal(variable: &Variable, held: &Held, interval: &Interval) -> Option<Num> {
    let (spelling, unit) = (variable.spelling.as_ref()?, held.unit.as_ref()?);
    let spelled = rounding::rounded(&spelling.digits, spelling.exponent, rounding::Precision::Exact)?;
    let value = unit.to_base(&spelled).single()?.clone();
    [value.clone(), -value].into_iter().find(|v| interval.contains(v))
}
