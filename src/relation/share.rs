//! Shares: which part, whole and percentage must agree?
//!
//! In: a claim with part, whole and percent, out: a relation `share` with the same roles; nouns of counted things are
//! left out, since the part may be named otherwise than the whole (`11 people, five children`). A share whose whole
//! the sentence leaves out takes it from the amounts said before, if only one of them can be it.

mod closed;
mod factor;
mod portion;
mod told;

use super::build::{Builder, Use};
use super::restate::slip;
use super::{Link, VariableId};
use crate::claim::{Claim, Operand, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;

/// Amounts before a share among which its whole is looked for.
const WHOLES: usize = 6;

/// How many sentences before a share its whole is looked for where none is near.
const FAR: usize = 5;

/// Relates the shares of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "share" if claim.figure("whole").is_some() => within(builder, claim, None),
            "share" => across(builder, claim),
            "share-of-that" => told::of_that(builder, claim),
            "share-of-told" => told::of_told(builder, claim),
            "rate-of-that" => told::rate(builder, claim),
            "stake" => stake(builder, claim),
            "breakdown" if closed::says_more(builder, claim) => {}
            "breakdown" | "answers" => breakdown(builder, claim),
            "partition" => closed::relate(builder, claim),
            "factor" => factor::relate(builder, claim),
            "fraction" => fraction(builder, claim),
            "portions" => portions(builder, claim),
            "chain" => chain(builder, claim),
            _ => {}
        }
    }
    for claim in builder.claims.iter().filter(|claim| claim.kind == "portion") {
        portion::relate(builder, claim);
    }
}

/// A relation from a claim, its whole perhaps from another sentence.
fn within(builder: &mut Builder<'_>, claim: &Claim, found: Option<FigureId>) {
    let players = (claim.figure("part"), claim.figure("whole").or(found));
    let percent = player(builder, claim, "percent");
    let (link, why) = match found {
        None => (Link::Certain, "one sentence says what is a part of what"),
        Some(_) => (Link::Likely, "the whole was said before, and only one amount can be it"),
    };
    tie(builder, claim, players, percent, link, why);
}

/// A part, its whole and the share that it is.
fn tie(
    builder: &mut Builder<'_>,
    claim: &Claim,
    (part, whole): (Option<FigureId>, Option<FigureId>),
    percent: Option<VariableId>,
    link: Link,
    why: &str,
) {
    let mut args = Vec::new();
    for (role, own, partner) in [("part", part, whole), ("whole", whole, part)] {
        let variable = own.and_then(|id| builder.variable(id, usage(builder, id, partner)));
        args.extend(variable.map(|variable| (role, variable)));
    }
    args.extend(percent.map(|variable| ("percent", variable)));
    builder.relate("share", args, link, &[claim.id], why.to_string());
}

/// How a figure is used beside its partner: a bare number takes its unit, counts lose their nouns.
fn usage(builder: &Builder<'_>, id: FigureId, partner: Option<FigureId>) -> Use {
    let kind = |id: FigureId| builder.figure(id).map(|figure| figure.kind);
    let measured = |id: FigureId| matches!(kind(id), Some(Kind::Money | Kind::Quantity));
    match partner {
        Some(partner) if kind(id) == Some(Kind::Number) && measured(partner) => Use::Like(partner),
        _ => Use::Uncounted,
    }
}

/// The whole of a share, among the amounts before it: the only one of which the percentage gives the part.
fn across(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(part), Some(percent)) = (claim.figure("part"), claim.figure("percent")) else { return };
    let wholes = wholes(builder, claim, part);
    let anaphoric = claim.operand("anaphor").is_some();
    let taken_up = last_whole(builder, claim).filter(|whole| wholes.contains(whole));
    let only = if let [whole] = wholes.as_slice() { Some(*whole) } else { None };
    if let Some(whole) = taken_up.or(only).filter(|_| anaphoric) {
        return within(builder, claim, Some(whole));
    }
    let none = wholes.is_empty();
    let fitting: Vec<FigureId> =
        wholes.into_iter().filter(|whole| implies(builder, part, percent, *whole) == Some(true)).collect();
    match fitting.as_slice() {
        [whole] => within(builder, claim, Some(*whole)),
        [] if none || claim.operand("total").is_some() => match far_whole(builder, claim, part, percent) {
            Some(whole) => within(builder, claim, Some(whole)),
            None => builder.refuse(&[claim.id], "no amount told further up is the whole of this share"),
        },
        [] => builder.refuse(&[claim.id], "no amount said before is the whole of this share"),
        _ => builder.refuse(&[claim.id], "several amounts said before could be the whole of this share"),
    }
}

/// The only amount told further up that is the whole of a share, or would be but for two swapped digits in one of the three.
fn far_whole(builder: &Builder<'_>, claim: &Claim, part: FigureId, percent: FigureId) -> Option<FigureId> {
    let own = builder.figure(part)?;
    let told = builder.sentences(claim.segment.saturating_sub(FAR)..claim.segment);
    let may = told.iter().filter(|f| may_hold(own, f)).take(WHOLES);
    let may: Vec<FigureId> = may.map(|f| f.id).collect();
    let one = |test: &dyn Fn(FigureId) -> Option<bool>| {
        let mut found = may.iter().filter(|whole| test(**whole) == Some(true));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    one(&|whole| implies(builder, part, percent, whole)).or_else(|| {
        let only = may.len() == 1 && (claim.operand("anaphor").is_some() || claim.operand("total").is_some());
        only.then(|| one(&|whole| is_slipped(builder, [part, whole, percent])))?
    })
}

/// Whether a swap of digits in one of the three would make one that share of the other.
fn is_slipped(builder: &Builder<'_>, [part, whole, percent]: [FigureId; 3]) -> Option<bool> {
    let figures = [builder.figure(part)?, builder.figure(whole)?, builder.figure(percent)?];
    let [a, b, share] = figures.map(|f| f.in_base_units().and_then(|v| v.middle()));
    let (a, b, share) = (a?, b?, share?);
    let implied = [Some(&b * &share), a.checked_div(&share), a.checked_div(&b)];
    let mut pairs = figures.into_iter().zip(implied);
    Some(pairs.any(|(f, value)| value.is_some_and(|value| slip::is_transposed(f, &value))))
}

/// The whole of the last share told in this sentence or the one before.
fn last_whole(builder: &Builder<'_>, claim: &Claim) -> Option<FigureId> {
    let before = builder.claims.iter().rev().filter(|c| c.span.start < claim.span.start);
    before.filter(|c| c.kind == "share" && c.segment + 1 >= claim.segment).find_map(|c| c.figure("whole"))
}

/// The amounts before a part, in its sentence and the one before, of which it may be one.
fn wholes(builder: &Builder<'_>, claim: &Claim, part: FigureId) -> Vec<FigureId> {
    let Some(own) = builder.figure(part) else { return Vec::new() };
    let first = builder.claims.iter().filter(|c| c.segment + 1 >= claim.segment).map(|c| c.span.start).min();
    let near = |figure: &&Figure| first.is_some_and(|start| figure.span.start >= start);
    let before = builder.figures.iter().take(part.0).rev().take_while(near).take(WHOLES);
    before.filter(|figure| may_hold(own, figure)).map(|figure| figure.id).collect()
}

fn may_hold(part: &Figure, whole: &Figure) -> bool {
    let counted = |figure: &Figure| matches!(figure.kind, Kind::Number | Kind::Count);
    let elliptic = part.kind == Kind::Number
        && matches!(whole.kind, Kind::Money | Kind::Quantity)
        && part.spelling.as_ref().is_some_and(|s| s.exponent >= 3);
    counted(part) && counted(whole)
        || (part.kind == whole.kind || elliptic) && crate::claim::grammar::comparable(part, whole)
}

/// Whether the part is that share of the whole, in the first reading of each.
fn implies(builder: &Builder<'_>, part: FigureId, percent: FigureId, whole: FigureId) -> Option<bool> {
    let base = |id: FigureId| builder.figure(id)?.in_base_units();
    let whole = base(whole)?;
    let positive = whole.low().is_some_and(|low| *low > Num::ZERO);
    Some(positive && base(part)?.meets(&base(percent)?.mul(&whole)))
}

fn stake(builder: &mut Builder<'_>, claim: &Claim) {
    const PARTS: [(Role, Role); 2] = [("part", "part_before"), ("part_before", "part")];
    let mut args = Vec::new();
    for (role, other) in PARTS {
        let variable = claim.figure(role).and_then(|id| {
            let how = usage(builder, id, claim.figure(other));
            builder.variable(id, how)
        });
        args.extend(variable.map(|variable| (role, variable)));
    }
    for role in ["percent", "percent_before"] {
        args.extend(builder.player(claim, role, Use::Plain));
    }
    builder.relate("stake", args, Link::Certain, &[claim.id], "both are parts of one whole".to_string());
}

/// Percentages that share out one whole.
fn breakdown(builder: &mut Builder<'_>, claim: &Claim) {
    let mut args = Vec::new();
    for slot in &claim.slots {
        let Operand::Figure(id) = slot.operand else { continue };
        // "71 percent said yes, the other 29 no"
        let bare = builder.figure(id).is_some_and(|figure| figure.kind == Kind::Number);
        let how = if bare { Use::Points { lost: false } } else { Use::Plain };
        args.extend(builder.variable(id, how).map(|variable| (slot.role, variable)));
    }
    let why = "one verb says how one whole is shared out".to_string();
    let sure = args.len() > 2 || claim.figure("rest").is_none();
    let link = if sure { Link::Certain } else { Link::Likely };
    builder.relate("breakdown", args, link, &[claim.id], why);
}

/// Two parts of one whole that the text need not name.
fn portions(builder: &mut Builder<'_>, claim: &Claim) {
    let players =
        [("part", Use::Bare), ("percent", Use::Plain), ("other", Use::Bare), ("other_percent", Use::Plain)];
    let mut args = Vec::new();
    for (role, how) in players {
        args.extend(builder.player(claim, role, how));
    }
    let why = "one sentence tells two parts of a vote, each with its share".to_string();
    builder.relate("portions", args, Link::Certain, &[claim.id], why);
}

/// A share said twice, in words and as a percentage.
fn fraction(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(first) = player(builder, claim, "first") else { return };
    let Some(second) = player(builder, claim, "second") else { return };
    let args = vec![("first", first), ("second", second)];
    builder.relate("restate", args, Link::Certain, &[claim.id], "one share is said in two ways".to_string());
}

/// The figure of a part, or the word that stands for its share: `most`.
fn player(builder: &mut Builder<'_>, claim: &Claim, role: Role) -> Option<VariableId> {
    builder.operand(claim.operand(role)?, Use::Plain)
}

/// `Of those 40 percent, or 28 percent of all`: a share of the share told before, the only one or the only that fits.
fn chain(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(part), Some(percent)) = (claim.figure("part"), claim.figure("percent")) else { return };
    let from = builder.segments.get(claim.segment.saturating_sub(1)).map_or(0, |segment| segment.span.start);
    let told = |f: &&Figure| f.span.start >= from && matches!(f.kind, Kind::Percent | Kind::Ratio);
    let before: Vec<FigureId> = builder.figures.iter().take(percent.0).filter(told).map(|f| f.id).collect();
    let fits = |whole: &&FigureId| implies(builder, part, percent, **whole) == Some(true);
    let fitting: Vec<FigureId> = before.iter().filter(fits).copied().collect();
    let (([whole], _) | (_, [whole])) = (before.as_slice(), fitting.as_slice()) else {
        return builder.refuse(&[claim.id], "several shares told before may be meant");
    };
    let mut args = Vec::new();
    for (role, id) in [("part", part), ("whole", *whole), ("percent", percent)] {
        args.extend(builder.variable(id, Use::Plain).map(|variable| (role, variable)));
    }
    builder.relate("share", args, Link::Likely, &[claim.id], "one share is taken of another".to_string());
}
