//! Which figures might belong together, although no grammar ties them?
//!
//! In: `We caught 42 percent of it. A catch of 28,356 from a stock of 68,000`, out: a [`Suggestion`] around `42 percent`:
//! it may be the share that 28,356 is of 68,000. The rule stage keeps of each suggestion what the figures themselves bear out
//! (`rule::evidence`) and forgets the rest, so a suggestion is never a guess.
//!
//! A suggestion stands around an anchor, the figure that the others are to yield: the percentage of a share or a change, the
//! total of parts, the product of a number and a price, the time between two dates. Its players stand in the anchor's
//! sentence or in the ones beside it. Which equation may tie them, one file each: `proportion`, `points`, `sum`, `product`, `span`,
//! `restated`. These compare values only to leave out what cannot hold; the rules judge.
//!
//! Bounds: at most twelve amounts and eight times around an anchor; with more, nothing is suggested.

mod points;
mod product;
mod proportion;
mod restated;
mod span;
mod sum;

use super::build::{Builder, Use};
use super::{Arg, Due, Link, Relation, Suggestion};
use crate::claim::grammar::comparable;
use crate::claim::{Claim, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Interval;
use crate::segment::{Segment, SegmentKind};

/// Most amounts beside an anchor.
const MOST: usize = 12;

/// One way to explain an anchor: a relation's kind and who plays which part.
struct Way {
    kind: &'static str,
    players: Vec<(Role, FigureId, Use)>,
}

/// What words say of a combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Nothing.
    No,
    /// That some figure of it follows from others in this way.
    Hinted,
    /// Which part each of them plays.
    Named,
}

impl Told {
    const fn hinted(hinted: bool) -> Self {
        if hinted { Self::Hinted } else { Self::No }
    }
}

/// What one equation makes of an anchor.
#[derive(Default)]
struct Ways {
    /// How many combinations were looked at.
    tries: usize,
    /// Those whose values may agree.
    fitting: Vec<Way>,
    /// Whether a word says that the anchor follows from other figures in this way.
    told: bool,
    /// The others that words call for, and what these say of them.
    others: Vec<(Way, Told)>,
}

impl Ways {
    /// Counts one combination, and keeps it if it may hold.
    fn look(&mut self, fits: bool, told: Told, way: impl FnOnce() -> Way) {
        self.tries += 1;
        if fits {
            self.fitting.push(way());
        } else if told != Told::No && self.others.len() < MOST {
            self.others.push((way(), told));
        }
    }
}

impl Ways {
    /// Keeps one more way to read a combination that was looked at already.
    fn also(&mut self, fits: bool, way: impl FnOnce() -> Way) {
        self.fitting.extend(fits.then(way));
    }
}

/// The figures around an anchor.
struct Around<'a> {
    anchor: &'a Figure,
    /// How much the anchor is, in base units.
    value: Interval,
    /// The other amounts, in the order of the text.
    amounts: Vec<(&'a Figure, Interval)>,
    /// The dates and periods.
    times: Vec<&'a Figure>,
}

/// The equations that are tried, in turn.
const EQUATIONS: &[fn(&Builder<'_>, &Around<'_>) -> Ways] =
    &[proportion::ways, points::ways, sum::ways, product::ways, span::ways, restated::ways];

/// Suggests relations around every figure that could be the anchor of one.
pub fn suggest(builder: &mut Builder<'_>) {
    for anchor in builder.figures {
        let Some(around) = around(builder, anchor) else { continue };
        for equation in EQUATIONS {
            let ways = equation(builder, &around);
            let relations: Vec<Relation> =
                ways.fitting.iter().filter_map(|way| relation(builder, way)).collect();
            let due = if relations.is_empty() { due(builder, &ways.others) } else { Vec::new() };
            if !relations.is_empty() || !due.is_empty() {
                builder.found.suggestions.push(Suggestion {
                    anchor: anchor.id,
                    tries: ways.tries,
                    relations,
                    due,
                });
            }
        }
    }
}

/// What words call for. Where they leave no choice of figures, they name the parts.
fn due(builder: &mut Builder<'_>, others: &[(Way, Told)]) -> Vec<Due> {
    let called = others.iter().filter_map(|(way, told)| {
        let near = in_one_paragraph(builder, way);
        // "Some 41,200 voted by post. Turnout was 72 percent": what a noun alone calls for may be of other figures
        let weak =
            way.kind == "change" || way.players.iter().any(|(_, id, _)| builder.hinted(*id, "portion"));
        let named = *told == Told::Named || !weak && are_all(builder, way);
        near.then_some((way, named))
    });
    let called: Vec<(&Way, bool)> = called.collect();
    called
        .into_iter()
        .filter_map(|(way, named)| Some(Due { relation: relation(builder, way)?, named }))
        .collect()
}

/// Whether the sentence of the players, or two that follow each other, tell no other amount of their kinds, and nothing ties any two of them.
fn are_all(builder: &Builder<'_>, way: &Way) -> bool {
    let players: Vec<&Figure> = way.players.iter().filter_map(|(_, id, _)| builder.figure(*id)).collect();
    let places = || players.iter().filter_map(|f| builder.place(f));
    let (Some(first), Some(last)) = (places().min(), places().max()) else { return false };
    let own = |f: &Figure| players.iter().any(|p| p.id == f.id);
    let other = |f: &Figure| !own(f) && (is_elliptic(f) || players.iter().any(|p| alike(p, f)));
    // "by 287 votes to 251, a majority of 36": a difference of two parts is none
    let tied = |a: &&Figure| players.iter().any(|b| a.id != b.id && builder.together(a.id, b.id));
    last - first <= 1 && !builder.sentences(first..last + 1).iter().any(other) && !players.iter().any(tied)
}

/// Whether no empty line stands between the players: what words call for, they call for in their own paragraph.
fn in_one_paragraph(builder: &Builder<'_>, way: &Way) -> bool {
    let spans = way.players.iter().filter_map(|(_, id, _)| builder.figure(*id)).map(|f| f.span);
    let all = spans.reduce(crate::source::Span::cover);
    all.is_none_or(|span| !builder.source.slice(span).contains("\n\n"))
}

/// The figures in the anchor's sentence and in the ones beside it; `None` if it has no value or there are too many.
fn around<'a>(builder: &Builder<'a>, anchor: &'a Figure) -> Option<Around<'a>> {
    let within = |segment: &Segment, figure: &Figure| segment.span.contains(figure.span);
    let own = builder.place(anchor)?;
    let prose = |segment: &&Segment| matches!(segment.kind, SegmentKind::Sentence | SegmentKind::ListItem);
    builder.segments.get(own).filter(prose)?;
    let near: Vec<&Segment> =
        builder.segments.get(own.saturating_sub(1)..)?.iter().take(own.min(1) + 2).filter(prose).collect();
    let beside = || builder.figures.iter().filter(|f| f.id != anchor.id && near.iter().any(|s| within(s, f)));
    let amounts: Vec<_> = beside().filter_map(|figure| Some((figure, amount(figure)?))).collect();
    let times: Vec<_> = beside().filter(|f| f.is_time()).collect();
    let value = amount(anchor)?;
    (amounts.len() <= MOST).then_some(Around { anchor, value, amounts, times })
}

/// How much a figure is in its first reading, in base units.
pub fn amount(figure: &Figure) -> Option<Interval> {
    if figure.kind == Kind::Ordinal { None } else { figure.in_base_units() }
}

fn relation(builder: &mut Builder<'_>, way: &Way) -> Option<Relation> {
    let mut args = Vec::new();
    for (role, figure, how) in &way.players {
        args.push(Arg { role, variable: builder.variable(*figure, *how)? });
    }
    let why = "no other figures close by yield it, and chance would hardly make these do so".to_string();
    Some(Relation { kind: way.kind, args, link: Link::Possible, claims: Vec::new(), why })
}

/// Whether a figure says how much of something there is.
pub fn is_level(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Number | Kind::Count | Kind::Money | Kind::Quantity | Kind::Duration)
}

/// Whether two amounts may be of one kind: the same unit, or both counted, whatever the things are called.
fn alike(a: &Figure, b: &Figure) -> bool {
    let count = |figure: &Figure| matches!(figure.kind, Kind::Number | Kind::Count);
    count(a) && count(b) || a.kind == b.kind && is_level(a) && comparable(a, b)
}

/// `from 15.0 million`: a number that may leave out the unit of another.
fn is_elliptic(figure: &Figure) -> bool {
    figure.kind == Kind::Number && figure.spelling.as_ref().is_some_and(|s| s.exponent > 0)
}

/// Whether one amount is surely less than another.
pub fn below(a: &Interval, b: &Interval) -> bool {
    a.high().zip(b.low()).is_some_and(|(a, b)| a < b) && a.low().is_some_and(|low| !low.is_negative())
}

const fn signed(up: bool) -> Use {
    if up { Use::Plain } else { Use::Negated }
}

/// Whether the anchor is told as a change, and whether upwards.
fn direction(builder: &Builder<'_>, anchor: &Figure) -> Option<bool> {
    let told = |claim: &&Claim| {
        claim.kind == "change"
            && ["percent", "points"].iter().any(|role| claim.figure(role) == Some(anchor.id))
    };
    let claim = builder.claims.iter().find(told)?;
    claim.number("direction").map(|sign| !sign.is_negative())
}
