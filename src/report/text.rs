//! The report for people at a terminal.
//!
//! In: an [`Analysis`], out: its findings, each with the part of the article that matters and the arithmetic,
//! then one line that counts:
//!
//! ```text
//! error[percent-change-mismatch]: a change of 32 percent does not follow
//!  --> article.txt:1:512
//!   |
//! 1 | ...at 1.425 million tons in the first quarter, falling 32 percent from...
//!   |                                                        ^^^^^^^^^^ stated here
//!   |
//!   = (1.425 - 1.854) / 1.854 = -23.1 percent
//!   = help: 23 percent would be right
//!
//! article.txt: 21 figures, 14 checks: 13 consistent, 1 mismatch; 3 figures stand alone
//! ```
//!
//! The one home of `annotate-snippets`, which draws the marks; `excerpt` cuts the lines.

use std::fmt::Write as _;

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::{self, Excerpt};
use super::terminal::{shorten, shorten_start, visible, width, wrap};
use super::{Tally, alone, findings};
use crate::Analysis;
use crate::figure::Figure;
use crate::rule::{Check, Severity, Verdict};
use crate::source::{Source, Span};

/// Columns of an excerpt where no terminal says how many there are.
const DEFAULT_WIDTH: usize = 100;
/// The style of what stands left of an excerpt, as annotate-snippets has it.
const MARGIN: Style = AnsiColor::BrightBlue.on_default().effects(Effects::BOLD);
/// Fewer columns than this are not worth cutting for.
const LEAST_WIDTH: usize = 40;

/// How the report is to look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Columns of the terminal; `None` if there is no terminal, and then only excerpts are cut.
    pub width: Option<usize>,
    /// Whether to use colours.
    pub colour: bool,
    /// Whether to list what holds and what stands alone.
    pub verbose: bool,
}

impl Look {
    fn columns(self) -> usize {
        self.width.unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH)
    }

    /// One paragraph, its further lines indented.
    fn paragraph(self, text: &str, indent: usize) -> String {
        let Some(width) = self.width else { return format!("{text}\n") };
        let lines = wrap(text, width.max(LEAST_WIDTH) - indent);
        let mut paragraph = lines.join(&format!("\n{:indent$}", ""));
        paragraph.push('\n');
        paragraph
    }

    /// The text in a style, if there are colours.
    fn styled(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// The report on one document.
pub fn document(source: &Source, analysis: &Analysis, look: Look) -> String {
    let mut out = String::new();
    for check in findings(analysis) {
        out.push_str(&finding(source, check, look));
        out.push('\n');
    }
    if look.verbose {
        out.push_str(&details(source, analysis, look));
    }
    let counted = counted(Tally::of(analysis), alone(analysis).count());
    out.push_str(&look.paragraph(&format!("{}: {counted}", visible(&source.name)), 4));
    out
}

/// The line under a run over several documents.
pub fn total(tally: Tally, look: Look) -> String {
    let unread = match tally.errors {
        0 => String::new(),
        n => format!("; {n} could not be read"),
    };
    let line = format!("{}: {}{unread}", plural(tally.documents, "document"), counted(tally, 0));
    look.paragraph(&line, 4)
}

/// `21 figures, 14 checks: 13 consistent, 1 mismatch; 3 figures stand alone`.
fn counted(tally: Tally, alone: usize) -> String {
    let verdicts = [
        (tally.consistent, Verdict::Consistent),
        (tally.mismatch, Verdict::Mismatch),
        (tally.unknown, Verdict::Unknown),
    ];
    let verdicts: Vec<String> = verdicts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {}", verdict.name()))
        .collect();
    let mut line = format!("{}, {}", plural(tally.figures, "figure"), plural(tally.checks, "check"));
    if !verdicts.is_empty() {
        let _ = write!(line, ": {}", verdicts.join(", "));
    }
    match alone {
        0 => {}
        1 => line.push_str("; 1 figure stands alone"),
        n => {
            let _ = write!(line, "; {n} figures stand alone");
        }
    }
    line
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// One finding with its excerpts, its arithmetic and its help.
fn finding(source: &Source, check: &Check, look: Look) -> String {
    let digits = last_line(source, check).to_string().len();
    let excerpts = excerpt::cut(source, check.primary, &check.labels, look.columns() - digits - " | ".len());
    let margin = " ".repeat(digits);
    let bar = look.styled(MARGIN, &format!("{margin} |"));
    let mut out = title(check, look);
    for (nth, excerpt) in excerpts.iter().enumerate() {
        let arrow = if nth == 0 { "-->" } else { ":::" };
        let at = format!(":{}:{}", excerpt.place.line, excerpt.place.column);
        let room = look.columns() - digits - arrow.len() - 1 - at.len();
        let name = shorten_start(&visible(&source.name), room).into_owned();
        let arrow = look.styled(MARGIN, &format!("{margin}{arrow}"));
        let _ = write!(out, "{arrow} {name}{at}\n{}{bar}\n", drawn(excerpt, check, digits, look));
    }
    for step in &check.arithmetic {
        out.push_str(&note("", step, &margin, look));
    }
    for help in &check.help {
        out.push_str(&note("help: ", help, &margin, look));
    }
    out
}

/// `error[percent-change-mismatch]: a change of 32 percent does not follow`.
fn title(check: &Check, look: Look) -> String {
    let id = shorten(&check.rule, look.columns() / 2).into_owned();
    let room = look.columns() - check.severity.name().len() - width(&id) - "[]: ".len();
    let title = level(check.severity).primary_title(wrapped(&check.message, room)).id(id);
    renderer(look).render(&[Group::with_title(title)]) + "\n"
}

/// The lines of an excerpt with their marks; their margin is as wide as that of the last line.
fn drawn(excerpt: &Excerpt, check: &Check, digits: usize, look: Look) -> String {
    let marks = excerpt.marks.iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = (!mark.label.is_empty()).then_some(mark.label.as_str());
        kind.span(mark.range.clone()).label(label)
    });
    let snippet =
        Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).fold(false).annotations(marks);
    let drawn = renderer(look).render(&[Group::with_level(level(check.severity)).element(snippet)]);
    let missing = digits - excerpt.last_line().to_string().len().min(digits);
    drawn.lines().fold(String::new(), |lines, line| lines + &" ".repeat(missing) + line + "\n")
}

/// `= help: 23 percent would be right`.
fn note(word: &str, text: &str, margin: &str, look: Look) -> String {
    let indent = margin.len() + " = ".len() + word.len();
    let lines = wrap(&visible(text), look.columns() - indent).join(&format!("\n{:indent$}", ""));
    let word = look.styled(Style::new().effects(Effects::BOLD), word);
    format!("{} {word}{lines}\n", look.styled(MARGIN, &format!("{margin} =")))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

/// Lines are cut already, so the renderer must not cut them again.
const fn renderer(look: Look) -> Renderer {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(usize::MAX / 4)
}

fn wrapped(text: &str, room: usize) -> String {
    wrap(&visible(text), room).join("\n")
}

/// The greatest line number that a finding shows: it sets the width of the margin.
fn last_line(source: &Source, check: &Check) -> usize {
    let ends = check.labels.iter().map(|(span, _)| span.end).chain([check.primary.end]);
    source.position(ends.max().unwrap_or(0)).line
}

/// Every check in one line, then the figures that stand alone.
fn details(source: &Source, analysis: &Analysis, look: Look) -> String {
    let checks = analysis.checks.iter().filter(|check| check.verdict != Verdict::Mismatch);
    let checks = checks.map(|check| detail(source, check, look));
    let alone = alone(analysis).map(|figure| lone(source, figure, look));
    let mut lines: String = checks.chain(alone).collect();
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines
}

/// `consistent 1:512 from 1.854 to 1.425 million tons is -23.1 %; (1.425 - 1.854) / ... [rule]`.
fn detail(source: &Source, check: &Check, look: Look) -> String {
    let said = check.arithmetic.iter().fold(check.message.clone(), |said, step| said + "; " + step);
    let line = format!("{} {} [{}]", place(source, check.primary), visible(&said), check.rule);
    let colour = if check.verdict == Verdict::Consistent { AnsiColor::Green } else { AnsiColor::Yellow };
    titled(look, check.verdict.name(), colour, &line)
}

fn lone(source: &Source, figure: &Figure, look: Look) -> String {
    let text = visible(source.slice(figure.span)).into_owned();
    let line = format!("{} {text} ({})", place(source, figure.span), figure.kind.name());
    titled(look, "alone", AnsiColor::Cyan, &line)
}

/// A line that opens with a coloured word, wrapped before the colour goes in.
fn titled(look: Look, word: &str, colour: AnsiColor, line: &str) -> String {
    let paragraph = look.paragraph(&format!("{word} {line}"), 4);
    let rest = paragraph.strip_prefix(word).unwrap_or(&paragraph);
    look.styled(colour.on_default().effects(Effects::BOLD), word) + rest
}

fn place(source: &Source, span: Span) -> String {
    let place = source.position(span.start);
    format!("{}:{}", place.line, place.column)
}
