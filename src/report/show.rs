//! What did a stage make of the text?
//!
//! In: an [`Analysis`], out: one line for each segment, figure, claim or relation: where it is, what it is, what
//! its text says. For whoever asks why a check was made, or not.

use super::terminal::visible;
use super::{claim_name, figure_name};
use crate::Analysis;
use crate::claim::{Claim, Operand};
use crate::figure::{Figure, Value};
use crate::relation::{Relation, Relations, Variable, VariableId};
use crate::source::{Source, Span};

/// Every segment: `1:1 sentence, paragraph 0: "Exports fell."`.
pub fn segments(source: &Source, analysis: &Analysis) -> String {
    let line = |segment: &crate::segment::Segment| {
        let kind = format!("{:?}", segment.kind).to_lowercase();
        let quoted = match segment.quotations.len() {
            0 => String::new(),
            n => format!(", {n} quoted"),
        };
        let text = quoted_text(source, segment.span);
        format!("{} {kind}, paragraph {}{quoted}: {text}\n", place(source, segment.span), segment.paragraph)
    };
    analysis.segments.iter().map(line).collect()
}

/// Every figure: `1:14 f1 percent "23 percent": [22.5, 23.5] %`.
pub fn figures(source: &Source, analysis: &Analysis) -> String {
    let line = |figure: &Figure| {
        let hedge = figure.hedge.as_ref().map(|hedge| format!(", hedge {}", quoted_text(source, hedge.span)));
        format!(
            "{} {} {} {}: {}{}\n",
            place(source, figure.span),
            figure_name(figure.id),
            figure.kind.name(),
            quoted_text(source, figure.span),
            value(&figure.value),
            hedge.unwrap_or_default()
        )
    };
    analysis.figures.iter().map(line).collect()
}

fn value(value: &Value) -> String {
    match value {
        Value::Amount(readings) => {
            let reading = |r: &crate::figure::Reading| format!("{:?} {}", r.interval, r.unit);
            readings.iter().map(|r| reading(r).trim_end().to_owned()).collect::<Vec<_>>().join(" or ")
        }
        Value::Time(time) => format!("{time:?}"),
        Value::Score(first, second) => format!("{first}-{second}"),
    }
}

/// Every claim: `1:9 c1 change from f3 to f2 percent f1, of "exports": "fell 23 percent to ..."`.
pub fn claims(source: &Source, analysis: &Analysis) -> String {
    let line = |claim: &Claim| {
        let slots = claim.slots.iter().map(|slot| match &slot.operand {
            Operand::Figure(id) => format!(" {} {}", slot.role, figure_name(*id)),
            Operand::Cue { span, value } => {
                format!(" {} {} ({value:?})", slot.role, quoted_text(source, *span))
            }
        });
        let topic = &claim.topic;
        let about =
            if topic.text.is_empty() { String::new() } else { format!(", of \"{}\"", visible(&topic.text)) };
        let period = topic.period.map(|id| format!(", in {}", figure_name(id))).unwrap_or_default();
        let speaker =
            topic.speaker.as_ref().map(|who| format!(", says {}", visible(who))).unwrap_or_default();
        format!(
            "{} {} {}{}{about}{period}, {}{speaker}: {}\n",
            place(source, claim.span),
            claim_name(claim.id),
            claim.kind,
            slots.collect::<String>(),
            format!("{:?}", topic.mode).to_lowercase(),
            quoted_text(source, claim.span)
        )
    };
    analysis.claims.iter().map(line).collect()
}

/// Every relation with why it was made, then what is tied only if its values say so, then what was not tied and why.
pub fn relations(source: &Source, analysis: &Analysis) -> String {
    let Relations { variables, relations, suggestions, refusals } = &analysis.relations;
    let made = relations.iter().map(|relation| relation_line(source, variables, relation));
    let refused = refusals.iter().map(|refusal| {
        let claims: Vec<String> = refusal.claims.iter().map(|id| claim_name(*id)).collect();
        format!("not tied: {}: {}\n", claims.join(" and "), visible(&refusal.why))
    });
    let suggested = suggestions.iter().flat_map(|suggestion| {
        suggestion.relations.iter().map(|relation| relation_line(source, variables, relation))
    });
    made.chain(suggested).chain(refused).collect()
}

/// `1:30 change (certain) from "1.854 million tons", to "1.425 million tons": one clause says so`.
fn relation_line(source: &Source, variables: &[Variable], relation: &Relation) -> String {
    let variable = |id: VariableId| variables.get(id.0);
    let args: Vec<String> = relation
        .args
        .iter()
        .filter_map(|arg| Some(format!("{} \"{}\"", arg.role, visible(&variable(arg.variable)?.text))))
        .collect();
    let first = relation.args.iter().filter_map(|arg| variable(arg.variable)?.span).min();
    let place = first.map(|span| place(source, span) + " ").unwrap_or_default();
    let Relation { kind, link, why, .. } = relation;
    format!("{place}{kind} ({}) {}: {}\n", link.name(), args.join(", "), visible(why))
}

fn place(source: &Source, span: Span) -> String {
    let place = source.position(span.start);
    format!("{}:{}", place.line, place.column)
}

fn quoted_text(source: &Source, span: Span) -> String {
    format!("\"{}\"", visible(source.slice(span)))
}
