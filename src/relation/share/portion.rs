//! Of which part and which whole is this the share?
//!
//! In: a claim `portion` (`or 44 percent`) in a sentence that tells 586 and 257, out: the share that 257 is of 586. A sentence with one
//! amount takes the other from the sentence before (`There are 586. Of them 257, or 44 percent`), one with none both. More than two
//! that can be they, and nothing is tied.

use super::super::Link;
use super::super::build::Builder;
use super::super::suggest::{amount, below};
use super::usage;
use crate::claim::Claim;
use crate::claim::grammar::comparable;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;

/// No slip of the pen makes a share so many times what it is.
const FAR: i64 = 1000;

/// Relates a portion, unless its sentence says more of it.
pub fn relate(builder: &mut Builder<'_>, claim: &Claim) {
    let role = |role| claim.figure(role).map(|id| (role, id));
    let Some((role, percent)) = ["equal", "bracketed", "of"].into_iter().find_map(role) else { return };
    if is_tied(builder, percent) || !is_only(builder, claim) {
        return;
    }
    let own = amounts(builder, claim.segment);
    let before = || claim.segment.checked_sub(1).map(|at| wholes(builder, at)).unwrap_or_default();
    let behind = |figure: &Figure| figure.id > percent;
    let pair = match own.as_slice() {
        [a, b] if role == "bracketed" || !behind(a) && !behind(b) => Some((*a, *b)),
        [a] if !behind(a) || role == "of" => only(&before()).map(|b| (*a, b)),
        [] if role == "equal" => match before().as_slice() {
            [a, b] => Some((*a, *b)),
            _ => None,
        },
        _ => None,
    };
    let pair = pair.filter(|(a, b)| near(builder, percent, a, b) == Some(true) && !is_one(builder, a, b));
    let Some((part, whole)) = pair.and_then(|(a, b)| ordered(a, b)) else {
        return builder
            .refuse(&[claim.id], "not just two amounts can be the part and the whole of this share");
    };
    if is_another(builder, part, whole) {
        return builder.refuse(&[claim.id], "another amount is none of the one before it");
    }
    let mut args = Vec::new();
    for (role, own, partner) in [("part", part, whole), ("whole", whole, part)] {
        let how = usage(builder, own, Some(partner));
        args.extend(builder.variable(own, how).map(|variable| (role, variable)));
    }
    args.extend(builder.variable(percent, super::Use::Plain).map(|variable| ("percent", variable)));
    let why = "only these two amounts close by can be its part and its whole".to_string();
    builder.relate("share", args, Link::Likely, &[claim.id], why);
}

/// `2 crore 80 lakh`: two figures with nothing between are one number.
fn is_one(builder: &Builder<'_>, a: &Figure, b: &Figure) -> bool {
    let (first, second) = if a.id < b.id { (a, b) } else { (b, a) };
    let between = crate::source::Span::new(first.span.end, second.span.start.max(first.span.end));
    builder.source.slice(between).trim().is_empty()
}

/// `10.6 million were valid; another 166,000, which is 1.5 percent of those cast`: right behind an amount, what comes on top of it.
fn is_another(builder: &Builder<'_>, part: FigureId, whole: FigureId) -> bool {
    let figures = || builder.figure(whole).zip(builder.figure(part));
    let between = builder.figures.get(whole.0 + 1..part.0);
    let next = between.is_some_and(|between| between.iter().all(Figure::is_time));
    let one = figures().is_some_and(|(a, b)| builder.place(a) == builder.place(b));
    next && one && builder.hinted(part, "part")
}

/// Whether the share that two amounts make is of the size of the stated one, so far as any slip goes.
fn near(builder: &Builder<'_>, percent: FigureId, a: &Figure, b: &Figure) -> Option<bool> {
    let (a, b) = (amount(a)?.middle()?, amount(b)?.middle()?);
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let stated = amount(builder.figure(percent)?)?.middle()?;
    let far = Num::from(FAR);
    let implied = low.checked_div(&high)?;
    Some(&implied * &far > stated && &stated * &far > implied)
}

/// Whether its sentence tells no other portion: `5 votes, or 25 percent, to 15, or 75 percent`.
fn is_only(builder: &Builder<'_>, claim: &Claim) -> bool {
    let other = |c: &Claim| c.kind == "portion" && c.segment == claim.segment && c.id != claim.id;
    !builder.claims.iter().any(other)
}

/// Whether another claim says of what it is a percentage, or of which change.
fn is_tied(builder: &Builder<'_>, percent: FigureId) -> bool {
    builder.related(percent).any(|(kind, _)| kind != "restate")
}

/// The amounts of a sentence before, unless it tells the share of one of them: a row of parts has no whole among them.
fn wholes<'a>(builder: &Builder<'a>, segment: usize) -> Vec<&'a Figure> {
    let portions = builder.claims.iter().any(|c| c.kind == "portion" && c.segment == segment);
    if portions { Vec::new() } else { amounts(builder, segment) }
}

/// The amounts of a sentence that no change speaks of.
fn amounts<'a>(builder: &Builder<'a>, segment: usize) -> Vec<&'a Figure> {
    let step = |id: FigureId| {
        builder
            .claims
            .iter()
            .any(|c| c.kind == "change" && ["amount", "points"].iter().any(|r| c.figure(r) == Some(id)))
    };
    let level = |figure: &&Figure| {
        super::super::suggest::is_level(figure) && figure.kind != Kind::Duration && !step(figure.id)
    };
    builder.sentence(segment).unwrap_or_default().iter().filter(level).collect()
}

fn only<'a>(figures: &[&'a Figure]) -> Option<&'a Figure> {
    match figures {
        [one] => Some(one),
        _ => None,
    }
}

/// The smaller and the larger of two amounts of one kind.
fn ordered(a: &Figure, b: &Figure) -> Option<(FigureId, FigureId)> {
    let (low, high) = (amount(a)?, amount(b)?);
    let apart = comparable(a, b);
    match () {
        () if apart && below(&low, &high) => Some((a.id, b.id)),
        () if apart && below(&high, &low) => Some((b.id, a.id)),
        () => None,
    }
}
