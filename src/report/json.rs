//! The report for programs: every figure, claim and check of every document.
//!
//! In: an [`Analysis`], out: a [`Document`]; in: all of them, out: one JSON object, whose JSON Schema
//! [`schema`] derives from the types. Fields may be added, never renamed: other programs read them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Tally, claim_name, decided, figure_name};
use crate::Analysis;
use crate::claim::{Claim, Operand};
use crate::figure::{Figure, FigureId};
use crate::num::Interval;
use crate::rule::Check;
use crate::source::{self, Source};

mod fingerprint;
mod value;

use value::{Resolved, Value};

/// The version of the report's form; raised when a field changes its meaning.
const SCHEMA: u32 = 1;

/// The whole report.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "factcheck report")]
struct Report<'a> {
    /// The version of this form.
    schema: u32,
    /// Who wrote the report.
    tool: Tool,
    /// One entry a document, in the order of the arguments.
    documents: &'a [Document],
    /// The sums over all documents.
    summary: Tally,
}

/// Who wrote the report.
#[derive(Debug, Serialize, JsonSchema)]
struct Tool {
    /// Always `factcheck`.
    name: &'static str,
    /// The version of the program.
    version: &'static str,
}

/// What was found in one document.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Document {
    /// The path as given, `-` for standard input.
    source: String,
    /// Why the document could not be read; then the lists are empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// Every figure, in the order of the text.
    figures: Vec<JsonFigure>,
    /// What the text says of them.
    claims: Vec<JsonClaim>,
    /// What agrees and what does not.
    checks: Vec<JsonCheck>,
    /// How many figures were checked.
    coverage: Coverage,
}

/// A range of UTF-8 bytes of the document, the end not included.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Span")]
struct JsonSpan {
    /// First byte.
    start: usize,
    /// One past the last byte.
    end: usize,
}

/// A stretch of text that states a value.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Figure")]
struct JsonFigure {
    /// Its name in this document.
    id: String,
    /// number, quantity, money, percent, points, ratio, ordinal, count, date, period, weekday,
    /// duration, age, clock or score.
    kind: &'static str,
    /// Where it stands.
    span: JsonSpan,
    /// Line of its first character, from 1.
    line: usize,
    /// Column of its first character, in characters, from 1.
    column: usize,
    /// The text of the span.
    text: String,
    /// What it says, as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
}

/// One typed assertion about figures.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
struct JsonClaim {
    /// Its name in this document.
    id: String,
    /// What it asserts: level, change, share ...
    kind: &'static str,
    /// Where it stands.
    span: JsonSpan,
    /// The figures that it names.
    figures: Vec<String>,
    /// What it is about, as the text says it; empty if it does not.
    measure: String,
    /// The time that it holds for: first and last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
}

/// One rule applied to figures that must agree.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Check")]
struct JsonCheck {
    /// The rule's id.
    rule: String,
    /// consistent, mismatch or unknown.
    verdict: &'static str,
    /// How sure it is that the figures belong together: certain, likely or possible.
    link: &'static str,
    /// error, warning or info: how bad a mismatch is.
    severity: &'static str,
    /// The figures whose values the arithmetic used.
    figures: Vec<String>,
    /// Which figure played which part; a list where several played it.
    roles: BTreeMap<&'static str, Players>,
    /// What the figures imply.
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<Value>,
    /// What holds or does not, in one sentence.
    message: String,
    /// The arithmetic, a step an entry.
    arithmetic: Vec<String>,
    /// What would be right; several entries are alternatives.
    help: Vec<String>,
    /// What the finding points at.
    span: JsonSpan,
    /// Stays the same when unrelated text moves.
    fingerprint: String,
}

/// Who plays a part.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
enum Players {
    /// One figure.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// How many figures were checked.
#[derive(Debug, Clone, Copy, Default, Serialize, JsonSchema)]
struct Coverage {
    /// Figures of the document.
    figures: usize,
    /// Those that a consistent check or a mismatch rests on.
    checked: usize,
}

/// Claims of words alone only help to tie others.
fn tells_a_figure(claim: &JsonClaim) -> bool {
    !claim.figures.is_empty()
}

/// The entry of a document that was read.
pub fn document(source: &Source, analysis: &Analysis) -> Document {
    let resolved = Resolved::of(analysis);
    let fingerprints = fingerprint::of(source, analysis);
    Document {
        source: source.name.clone(),
        error: None,
        figures: analysis.figures.iter().map(|figure| json_figure(source, figure, &resolved)).collect(),
        claims: analysis
            .claims
            .iter()
            .map(|claim| json_claim(claim, &resolved))
            .filter(tells_a_figure)
            .collect(),
        checks: analysis
            .checks
            .iter()
            .zip(fingerprints)
            .map(|(check, print)| json_check(check, print))
            .collect(),
        coverage: Coverage { figures: analysis.figures.len(), checked: decided(analysis) },
    }
}

/// The entry of a document that could not be read.
pub fn unreadable(name: &str, error: &str) -> Document {
    Document {
        source: name.to_owned(),
        error: Some(error.to_owned()),
        figures: Vec::new(),
        claims: Vec::new(),
        checks: Vec::new(),
        coverage: Coverage::default(),
    }
}

/// The whole report as one JSON object.
pub fn report(documents: &[Document], summary: Tally) -> String {
    let tool = Tool { name: "factcheck", version: env!("CARGO_PKG_VERSION") };
    printed(&Report { schema: SCHEMA, tool, documents, summary })
}

/// The JSON Schema of the report.
///
/// ```
/// assert!(factcheck::report::json::schema().contains("\"fingerprint\""));
/// ```
pub fn schema() -> String {
    printed(&schemars::schema_for!(Report<'_>))
}

/// Indented JSON with a line end; the types hold nothing that JSON cannot say.
fn printed(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn json_figure(source: &Source, figure: &Figure, resolved: &Resolved) -> JsonFigure {
    let place = source.position(figure.span.start);
    JsonFigure {
        id: figure_name(figure.id),
        kind: figure.kind.name(),
        span: json_span(figure.span),
        line: place.line,
        column: place.column,
        text: source.slice(figure.span).to_owned(),
        value: value::of(figure, resolved),
    }
}

fn json_claim(claim: &Claim, resolved: &Resolved) -> JsonClaim {
    let figure = |operand: &Operand| match operand {
        Operand::Figure(id) => Some(figure_name(*id)),
        Operand::Cue { .. } => None,
    };
    JsonClaim {
        id: claim_name(claim.id),
        kind: claim.kind,
        span: json_span(claim.span),
        figures: claim.slots.iter().filter_map(|slot| figure(&slot.operand)).collect(),
        measure: claim.topic.text.clone(),
        period: claim.topic.period.and_then(|id| resolved.interval(id)),
    }
}

fn json_check(check: &Check, fingerprint: String) -> JsonCheck {
    let unit = &check.computed_unit;
    JsonCheck {
        rule: check.rule.clone(),
        verdict: check.verdict.name(),
        link: check.link.name(),
        severity: check.severity.name(),
        figures: check.figures.iter().map(|id| figure_name(*id)).collect(),
        roles: roles(check),
        computed: check.computed.as_ref().map(|interval: &Interval| Value::amount(interval, unit)),
        message: check.message.clone(),
        arithmetic: check.arithmetic.clone(),
        help: check.help.clone(),
        span: json_span(check.primary),
        fingerprint,
    }
}

fn roles(check: &Check) -> BTreeMap<&'static str, Players> {
    let mut players: BTreeMap<&'static str, Vec<FigureId>> = BTreeMap::new();
    for (role, id) in &check.roles {
        players.entry(role).or_default().push(*id);
    }
    players.into_iter().map(|(role, ids)| (role, named(&ids))).collect()
}

fn named(ids: &[FigureId]) -> Players {
    match ids {
        [id] => Players::One(figure_name(*id)),
        ids => Players::Many(ids.iter().map(|id| figure_name(*id)).collect()),
    }
}

fn json_span(span: source::Span) -> JsonSpan {
    JsonSpan { start: span.start, end: span.end }
}
