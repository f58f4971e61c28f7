//! Where do relations get their variables?
//!
//! In: figures and cue words with the part that they play, out: [`Variable`]s, one for each value in each way
//! that it is used (as it stands, with a sign, in a partner's unit), so that relations which share a
//! figure share its variable.

mod reading;
mod time;

use std::ops::Range;

pub use self::reading::Use;
use self::reading::plain;
use super::anchor::Anchors;
use super::{Arg, Domain, Link, Refusal, Relation, Relations, Variable, VariableId};
use crate::claim::{Claim, ClaimId, Operand, Role};
use crate::figure::{Figure, FigureId};
use crate::num::Interval;
use crate::segment::Segment;
use crate::source::{Source, Span};

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

    /// Whether two figures play their parts in one relation, so far.
    pub fn together(&self, a: FigureId, b: FigureId) -> bool {
        let of = |arg: &Arg| self.found.variables.get(arg.variable.0).and_then(|v| v.figure);
        let plays = |relation: &Relation, id| relation.args.iter().any(|arg| of(arg) == Some(id));
        self.found.relations.iter().any(|relation| plays(relation, a) && plays(relation, b))
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
        let partner = how.partner().and_then(|partner| self.figure(partner));
        let readings = reading::of(figure, how, partner, &self.anchors)?;
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
            let both = variables.get(a.variable.0).zip(variables.get(b.variable.0));
            let said_alike = both
                .is_some_and(|(a, b)| (a.figure, a.span) == (b.figure, b.span) && a.readings == b.readings);
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
