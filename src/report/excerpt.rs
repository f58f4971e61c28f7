//! Which parts of the text does a finding show?
//!
//! In: a paragraph of 2,600 characters and three spans with labels, out: [`Excerpt`]s, each one or more
//! lines cut to the width of the terminal, with the marks that fall on them:
//!
//! ```text
//! ...at 1.425 million tons in the first quarter of current year, falling 23 percent from...
//! ```
//!
//! Spans near each other share an excerpt, far ones get their own. Lines are cut here and not by the crate that
//! draws them, since that one keeps everything between two spans, however far apart they are, and
//! copies the whole text for each. How it looks is the work of `text`.

use std::ops::Range;

use super::terminal::{ELLIPSIS, head, shorten, tail, visible, width};
use crate::source::{Position, Source, Span};

/// Lines between two marks that are shown rather than left out.
const GAP: usize = 2;

/// A stretch of text with its marks.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// From the first to the last mark, in the source.
    pub span: Span,
    /// Number of the first line.
    pub line: usize,
    /// Where the primary mark is, or else the first.
    pub place: Position,
    /// The lines, each as wide as fits.
    pub text: String,
    /// The marks on them.
    pub marks: Vec<Mark>,
    /// Whether the primary mark is here.
    pub primary: bool,
}

impl Excerpt {
    /// Number of the last line.
    pub fn last_line(&self) -> usize {
        self.line + self.text.matches('\n').count()
    }
}

/// One marked stretch.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the excerpt's text.
    pub range: Range<usize>,
    /// What stands at it; may be empty.
    pub label: String,
    /// Whether the finding points at it.
    pub primary: bool,
}

/// A span of the source with its label, on its way into an excerpt.
#[derive(Debug, Clone)]
struct Target {
    span: Span,
    label: String,
    primary: bool,
}

/// Cuts the excerpts of a finding, the primary one first, then in the order of the text. No line is wider
/// than `room`, with its marks' labels to their right.
pub fn cut(source: &Source, primary: Span, labels: &[(Span, String)], room: usize) -> Vec<Excerpt> {
    let targets = targets(source, primary, labels, room);
    let mut excerpts: Vec<Excerpt> = Vec::new();
    for cluster in clusters(source, targets, room) {
        let next = window(source, &cluster, room);
        match excerpts.last_mut() {
            Some(last) if joins(last, &next) => join(source, last, next, room),
            _ => excerpts.push(next),
        }
    }
    excerpts.sort_by_key(|excerpt| !excerpt.primary);
    excerpts
}

/// The spans in the order of the text, each once, with labels that leave half of the line to the text.
fn targets(source: &Source, primary: Span, labels: &[(Span, String)], room: usize) -> Vec<Target> {
    let mut spans: Vec<(Span, &str)> = labels.iter().map(|(span, label)| (*span, label.as_str())).collect();
    if !spans.iter().any(|(span, _)| *span == primary) {
        spans.push((primary, ""));
    }
    spans.sort_by_key(|(span, _)| *span);
    spans.dedup_by_key(|(span, _)| *span);
    let target = |(span, label): (Span, &str)| {
        let label = shorten(&visible(label), room / 2).into_owned();
        line_by_line(source, Target { span, label, primary: span == primary })
    };
    let mut targets: Vec<Target> = spans.into_iter().flat_map(target).collect();
    targets.sort_by_key(|target| target.span);
    targets
}

/// A span over a line break is marked on its first line and, with the label, on its last.
fn line_by_line(source: &Source, target: Target) -> Vec<Target> {
    let text = source.slice(target.span);
    let Target { span, label, primary } = target;
    match (text.split_once('\n'), text.rsplit_once('\n')) {
        (Some((first, _)), Some((_, last))) => {
            let first = Span::new(span.start, span.start + first.trim_end().len());
            let last = Span::new(span.end - last.trim_start().len(), span.end);
            let pieces = [
                Target { span: first, label: String::new(), primary },
                Target { span: last, label, primary },
            ];
            pieces.into_iter().filter(|piece| !source.slice(piece.span).is_empty()).collect()
        }
        _ if text.is_empty() => Vec::new(),
        _ => vec![Target { span, label, primary }],
    }
}

/// Groups neighbours that fit on one line together.
fn clusters(source: &Source, targets: Vec<Target>, room: usize) -> Vec<Vec<Target>> {
    let mut clusters: Vec<Vec<Target>> = Vec::new();
    for target in targets {
        match clusters.last_mut() {
            Some(cluster) if fits(source, cluster, &target, room) => cluster.push(target),
            _ => clusters.push(vec![target]),
        }
    }
    clusters
}

/// Whether the cluster with one more target still fits, labels, ellipses and all.
fn fits(source: &Source, cluster: &[Target], next: &Target, room: usize) -> bool {
    let (Some(first), Some(last)) = (cluster.first(), cluster.last()) else { return true };
    let core = cluster.iter().fold(next.span, |core, target| core.cover(target.span));
    let near = next.span.start < last.span.end + 4 * room;
    let line_breaks = || source.slice(Span::new(first.span.start, next.span.start)).contains('\n');
    near && !line_breaks() && {
        let needed = |target: &Target| reach(source, core.start, target);
        let widest = cluster.iter().chain([next]).map(needed).max().unwrap_or(0);
        widest + 2 * ELLIPSIS.len() <= room
    }
}

/// Columns from `start` to the end of a target and the label to its right.
fn reach(source: &Source, start: usize, target: &Target) -> usize {
    width(source.slice(Span::new(start, target.span.end))) + label_room(target)
}

fn label_room(target: &Target) -> usize {
    if target.label.is_empty() { 0 } else { 1 + width(&target.label) }
}

/// Cuts one line around a cluster.
fn window(source: &Source, cluster: &[Target], room: usize) -> Excerpt {
    let first = cluster.first().map_or(Span::new(0, 0), |target| target.span);
    let core = cluster.iter().fold(first, |core, target| core.cover(target.span));
    let pointed = cluster.iter().find(|target| target.primary).or(cluster.first());
    let place = source.position(pointed.map_or(0, |target| target.span.start));
    let (middle, marks) = middle(source, core, cluster, room);
    let needed = marks.iter().map(|mark| mark_reach(&middle, mark)).max().unwrap_or(0);
    let (before, after) = context(source, core, room - width(&middle).min(room), room - needed.min(room));
    let shift = |range: Range<usize>| range.start + before.len()..range.end + before.len();
    Excerpt {
        span: core,
        line: source.position(core.start).line,
        place,
        primary: cluster.iter().any(|target| target.primary),
        marks: marks.into_iter().map(|mark| Mark { range: shift(mark.range.clone()), ..mark }).collect(),
        text: [before, middle, after].concat(),
    }
}

/// The text from the first to the last mark as it is shown, and where the marks are in it. A single span that is
/// too wide loses its middle.
fn middle(source: &Source, core: Span, cluster: &[Target], room: usize) -> (String, Vec<Mark>) {
    let text = visible(source.slice(core)).into_owned();
    if let [target] = cluster {
        let most = room.saturating_sub(label_room(target) + 2 * ELLIPSIS.len());
        if width(&text) > most {
            let half = most.saturating_sub(ELLIPSIS.len()) / 2;
            let text = [head(&text, half), ELLIPSIS, tail(&text, half)].concat();
            let mark = Mark { range: 0..text.len(), label: target.label.clone(), primary: target.primary };
            return (text, vec![mark]);
        }
    }
    let at = |offset: usize| visible(source.slice(Span::new(core.start, offset))).len();
    let mark = |target: &Target| Mark {
        range: at(target.span.start)..at(target.span.end),
        label: target.label.clone(),
        primary: target.primary,
    };
    (text, cluster.iter().map(mark).collect())
}

/// Columns from the start of the text to the end of a mark's label.
fn mark_reach(text: &str, mark: &Mark) -> usize {
    let label = if mark.label.is_empty() { 0 } else { 1 + width(&mark.label) };
    width(text.get(..mark.range.end).unwrap_or_default()) + label
}

/// What stands before and after the marks on their lines. Both share `spare` columns evenly, and one
/// takes what the other leaves; labels stand under what follows, so that the start may be at most `left` wide.
fn context(source: &Source, core: Span, spare: usize, left: usize) -> (String, String) {
    let line_before = source.slice(Span::new(0, core.start)).rsplit('\n').next().unwrap_or_default();
    let rest = source.slice(Span::new(core.end, source.text.len()));
    let line_after = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let after_width = width(head(line_after, spare));
    let before = end_of(line_before, left.min((spare / 2).max(spare - after_width)));
    let after = start_of(line_after, spare - width(&before).min(spare));
    (before, after)
}

/// The end of a line that fits, from a word's start on.
fn end_of(line: &str, room: usize) -> String {
    let kept = tail(line, room);
    if kept.len() == line.len() {
        return visible(line).into_owned();
    }
    if room <= ELLIPSIS.len() {
        return String::new();
    }
    let kept = tail(line, room - ELLIPSIS.len());
    let word = kept.find(' ').and_then(|at| kept.get(at + 1..)).unwrap_or(kept);
    [ELLIPSIS, &visible(word)].concat()
}

/// The start of a line that fits, up to a word's end.
fn start_of(line: &str, room: usize) -> String {
    let kept = head(line, room);
    if kept.len() == line.len() {
        return visible(line).into_owned();
    }
    if room <= ELLIPSIS.len() {
        return String::new();
    }
    let kept = head(line, room - ELLIPSIS.len());
    let word = kept.rfind(' ').and_then(|at| kept.get(..at)).unwrap_or(kept);
    [&visible(word), ELLIPSIS].concat()
}

/// Whether an excerpt follows another one so closely that both are shown as one.
fn joins(last: &Excerpt, next: &Excerpt) -> bool {
    let end = last.last_line();
    next.line > end && next.line - end <= GAP + 1
}

/// Appends an excerpt and the lines between.
fn join(source: &Source, last: &mut Excerpt, next: Excerpt, room: usize) {
    let end = last.last_line();
    let between = source.slice(Span::new(last.span.end, next.span.start));
    for line in between.rsplit('\n').skip(1).take(next.line - end - 1).collect::<Vec<_>>().iter().rev() {
        last.text.push('\n');
        last.text.push_str(&start_of(line.trim_end_matches('\r'), room));
    }
    last.text.push('\n');
    let shift = last.text.len();
    last.text.push_str(&next.text);
    let moved = |mark: Mark| Mark { range: mark.range.start + shift..mark.range.end + shift, ..mark };
    last.marks.extend(next.marks.into_iter().map(moved));
    last.span = last.span.cover(next.span);
    if next.primary {
        last.primary = true;
        last.place = next.place;
    }
}
