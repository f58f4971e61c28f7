//! Do the percentages of one sentence make up a hundred?
//!
//! In: a claim `partition` (`owned 55 pct by Arden Bank and 45 pct by Belmont`), out: a relation `breakdown` whose rest is the last share. No word
//! says that nobody else has a share; therefore they must make up a hundred percent or, where a word of ownership or of shares stands
//! with them, be one strong slip of the pen away from it. What each is held by somebody comes to a hundred at most.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::super::restate::slip;
use crate::claim::Claim;
use crate::figure::{FigureId, Kind};
use crate::num::{Interval, Num};

/// Relates the shares of a partition.
pub fn relate(builder: &mut Builder<'_>, claim: &Claim) {
    let parts = parts(claim);
    // "57,000 votes (71.0 percent) and Roe 23,000 (28.9 percent)": the votes themselves say more, and a third may have some
    let counted = |c: &Claim| c.kind == "portions" && c.figure("percent") == parts.first().copied();
    if builder.claims.iter().any(counted) {
        return builder.refuse(&[claim.id], "the votes beside the shares say what these are");
    }
    // "38 percent by Arden, 17 by its staff. A 45 percent stake": what adds up is no slip of anything else
    if close(builder, &parts, false) {
        return tie(builder, claim, &parts, true);
    }
    if let Some(all) = with_next(builder, claim, &parts, false) {
        return tie(builder, claim, &all, true);
    }
    if closes(builder, claim) {
        return tie(builder, claim, &parts, true);
    }
    if let Some(all) = with_next(builder, claim, &parts, true) {
        return tie(builder, claim, &all, true);
    }
    let over = sum(builder, &parts).is_some_and(|sum| !sum.may_be_at_most(&whole()));
    let told = builder.claims.iter().any(|c| c.kind == "breakdown" && c.segment == claim.segment);
    if over && !told && (claim.word("one").is_some() || claim.word("full").is_some()) {
        return tie(builder, claim, &parts, false);
    }
    builder.refuse(&[claim.id], "the shares may be some of the whole only");
}

/// Whether a partition ties the shares of a breakdown, and says that they are all.
pub fn says_more(builder: &Builder<'_>, breakdown: &Claim) -> bool {
    let own = parts(breakdown);
    let holds = |c: &&Claim| {
        c.kind == "partition" && c.segment == breakdown.segment && own.iter().all(|id| parts(c).contains(id))
    };
    breakdown.figure("rest").is_none() && builder.claims.iter().filter(holds).any(|c| closes(builder, c))
}

/// `80 percent by the town, 14 percent by a bank. A six percent stake is held by the staff`: with the only percentage of the next sentence.
fn with_next(
    builder: &Builder<'_>,
    claim: &Claim,
    parts: &[FigureId],
    slipped: bool,
) -> Option<Vec<FigureId>> {
    let next = builder.sentence(claim.segment + 1)?;
    let mut shares = next.iter().filter(|f| f.kind == Kind::Percent);
    let last = shares.next().filter(|_| shares.next().is_none())?;
    let changes = |c: &Claim| matches!(c.kind, "change" | "compare") && c.tells(last.id);
    let free = claim.word("one").is_some() && !builder.claims.iter().any(changes);
    let all: Vec<FigureId> = parts.iter().copied().chain([last.id]).collect();
    let held = builder.claims.iter().any(|c| c.kind == "holding" && c.figure("percent") == Some(last.id));
    let closes = close(builder, &all, slipped && held && claim.word("sure").is_some() && parts.len() > 1);
    (free && closes).then_some(all)
}

/// Whether the shares make up a hundred, or would but for a slip.
fn closes(builder: &Builder<'_>, claim: &Claim) -> bool {
    close(builder, &parts(claim), claim.word("sure").is_some())
}

fn close(builder: &Builder<'_>, parts: &[FigureId], sure: bool) -> bool {
    let Some(sum) = sum(builder, parts) else { return false };
    if sum.meets(&whole()) {
        return true;
    }
    let slipped = |id: &FigureId| {
        let others: Vec<FigureId> = parts.iter().filter(|other| *other != id).copied().collect();
        let left = self::sum(builder, &others).map_or_else(whole, |others| whole().sub(&others));
        let once = parts.len() - others.len() == 1;
        once && builder
            .figure(*id)
            .is_some_and(|figure| left.middle().is_some_and(|left| slip::is_transposed(figure, &left)))
    };
    sure && parts.iter().any(slipped)
}

fn whole() -> Interval {
    Interval::point(Num::ONE)
}

fn parts(claim: &Claim) -> Vec<FigureId> {
    claim.figures("parts").collect()
}

fn sum(builder: &Builder<'_>, parts: &[FigureId]) -> Option<Interval> {
    let values = parts.iter().map(|id| builder.figure(*id)?.in_base_units()).collect::<Option<Vec<_>>>()?;
    values.into_iter().reduce(|sum, value| sum.add(&value))
}

/// A breakdown of the shares, the last of them its rest if they are all.
fn tie(builder: &mut Builder<'_>, claim: &Claim, parts: &[FigureId], all: bool) {
    let mut args = Vec::new();
    for (index, id) in parts.iter().enumerate() {
        let role = if all && index + 1 == parts.len() { "rest" } else { "parts" };
        args.extend(builder.variable(*id, Use::Plain).map(|variable| (role, variable)));
    }
    let why = "one sentence says how one whole is shared out".to_string();
    builder.relate("breakdown", args, Link::Likely, &[claim.id], why);
}
