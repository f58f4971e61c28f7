//! Which levels of its clause does a change go between, if no word ties them to it?
//!
//! In: `Sales totalled £12m, compared with £10m in 2003, a rise of 20 percent`, out: the rise goes from £10m to £12m. The clause holds
//! just two amounts that can be levels of one measure, and says of one of them that it was earlier, so the other is the later.
//! An amount of change must stand right behind them. Three, or none marked, or one that another change speaks of, and nothing is tied.
//!
//! ```text
//! ends = two levels of the clause, one of them earlier, in any order, if the change has none
//!      | the one other level of the clause, if the change has one of its ends
//! ```

use super::super::grammar::{Context, comparable, is_amount};
use super::super::hint::is_earlier;
use super::super::token::{Token, Tokens};
use super::super::{Claim, Role, Slot};
use super::other;
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// The roles of an amount of change that can hardly be anything else.
const MEASURES: [Role; 4] = ["percent", "points", "step", "multiple"];

/// Most tokens between the later of such levels and the change.
const NEAR: usize = 5;

/// Adds the ends that changes of one sentence lack, and the amounts.
pub fn complete(cx: Context<'_>, claims: &mut [Claim]) {
    told_twice(cx, claims);
    let taken: Vec<(usize, Vec<FigureId>)> =
        claims.iter().enumerate().map(|(at, c)| (at, figures(c))).collect();
    for (at, claim) in claims.iter_mut().enumerate() {
        let others = || taken.iter().filter(|(other, _)| *other != at).flat_map(|(_, figures)| figures);
        if let Some((from, to)) = ends(cx, claim, &others().copied().collect::<Vec<_>>()) {
            claim.slots.retain(|slot| !matches!(slot.role, "from" | "to"));
            for (role, id) in [("to", to), ("from", from)] {
                claim.slots.insert(0, Slot::figure(role, id));
            }
        }
    }
}

/// `dropped by nine to 151, a decrease of six percent`: one change to one level, told by its amount and by its percentage.
fn told_twice(cx: Context<'_>, claims: &mut [Claim]) {
    let open = |c: &Claim| c.kind == "change" && c.figure("from").is_none();
    let steps: Vec<Claim> =
        claims.iter().filter(|c| open(c) && c.figure("amount").is_some()).cloned().collect();
    for claim in claims.iter_mut().filter(|c| open(c) && c.figure("amount").is_none()) {
        let same = |role: Role, step: &&Claim| {
            step.operand(role).is_some() && step.operand(role) == claim.operand(role)
        };
        let way = |step: &&Claim| step.number("direction") == claim.number("direction");
        let percent =
            claim.figure("percent").and_then(|id| cx.place(id)).is_some_and(|at| !is_of_other_time(cx, at));
        let step = steps
            .iter()
            .find(|step| percent && same("to", step) && way(step))
            .and_then(|s| s.figure("amount"));
        claim.slots.extend(step.map(|id| Slot::figure("amount", id)));
    }
}

/// `a rise of 36 percent during the last 12 months`: a percentage over a time of its own, unless that is where the change starts from.
fn is_of_other_time(cx: Context<'_>, at: usize) -> bool {
    let clause = cx.tokens.get(at + 1..).unwrap_or_default().iter();
    let clause: Vec<&Token> = clause.take_while(|t| !t.is_mark(',') && !t.is_mark(';')).collect();
    let time = clause.iter().position(|t| cx.figure_of(t).is_some_and(|f| !is_amount(f)));
    time.is_some_and(|time| !clause.iter().take(time).any(|t| t.is(Class::From)))
}

fn figures(claim: &Claim) -> Vec<FigureId> {
    claim.players().map(|(_, id)| id).collect()
}

/// The level before and the level after.
fn ends(cx: Context<'_>, claim: &Claim, taken: &[FigureId]) -> Option<(FigureId, FigureId)> {
    let measured = claim.slots.iter().any(|slot| MEASURES.contains(&slot.role)) || is_apposed(cx, claim);
    let has = |role: Role| claim.figure(role).is_some();
    if !measured || has("from") && has("to") {
        return None;
    }
    let mut levels = levels(cx, claim);
    let start = cx.tokens.partition_point(|t| t.span.end <= claim.span.start);
    if levels.len() > 2
        && let Some(pair) = against(cx, &levels, start)
    {
        levels = pair;
    }
    let [(a, first), (b, second)] = levels.as_slice() else { return None };
    if !comparable(first, second) || levels.iter().any(|(_, figure)| taken.contains(&figure.id)) {
        return None;
    }
    let before = |at: usize, figure: &Figure| is_earlier(cx, at) || claim.figure("from") == Some(figure.id);
    let (from, to) = match (before(*a, first), before(*b, second)) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        _ => return None,
    };
    let start = if from.id == first.id { *a } else { *b };
    if is_of_another(cx, start) {
        return None;
    }
    let fits = |role: Role, end: &Figure| claim.figure(role).is_none_or(|id| id == end.id);
    (fits("to", to) && fits("from", from)).then_some((from.id, to.id))
}

/// `of 11p and 5p, making 16p against 14p, a rise of 14 percent`: of several levels, the last two right before the change if one is set
/// against the other.
fn against<'a>(
    cx: Context<'a>,
    levels: &[(usize, &'a Figure)],
    start: usize,
) -> Option<Vec<(usize, &'a Figure)>> {
    let pair = levels.windows(2).rfind(|pair| pair.iter().all(|(at, _)| *at < start))?;
    let [(a, _), (b, _)] = pair else { return None };
    let set = cx.tokens.get(*a..*b)?.iter().any(|t| t.is(Class::Against));
    let near = start - b <= NEAR;
    // "was 59 percent higher and beat the 214 million"
    let joined =
        |at: usize| cx.tokens.get(start..at).is_some_and(|between| between.iter().any(|t| t.is(Class::And)));
    let behind = levels.iter().any(|(at, _)| *at >= start && !joined(*at));
    (set && near && !behind).then(|| pair.to_vec())
}

/// `136 million against 67 million, a gain of 69 million`: an amount of change right behind a level, or behind its time.
fn is_apposed(cx: Context<'_>, claim: &Claim) -> bool {
    let first = cx.tokens.partition_point(|t| t.span.end <= claim.span.start);
    let before = cx.tokens.get(..first).unwrap_or_default().iter().rev();
    let told = |t: &&Token| {
        let time = cx.figure_of(t).is_some_and(|figure| !is_amount(figure));
        time || t.is(Class::Determiner) || t.is(Class::In) || t.is(Class::At) || t.is(Class::Preposition)
    };
    let mut between = before.skip_while(|t| t.is(Class::Determiner) || t.is_mark('('));
    let comma = between.next().is_some_and(|t| t.is_mark(',') || t.is_dash() || cx.is_amount(t));
    let amount = claim.figure("amount").and_then(|id| cx.figure(id)).is_some_and(|f| f.kind != Kind::Number);
    comma && amount && between.find(|t| !told(t)).is_some_and(|t| cx.is_amount(t))
}

/// `against costs of $6.7bn`: whether the earlier level is one of something else.
fn is_of_another(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default();
    let against = before.iter().rposition(|t| t.is(Class::Against) || cx.is_amount(t));
    against.filter(|i| before.get(*i).is_some_and(|t| t.is(Class::Against))).is_some_and(|i| {
        let tokens = |from: usize| Tokens(cx.tokens.get(from..).unwrap_or_default());
        other::compared(cx, tokens(i), tokens(at + 1))
    })
}

/// The amounts of the claim's clause that can be its levels, with their places: of points percentages, else none.
fn levels<'a>(cx: Context<'a>, claim: &Claim) -> Vec<(usize, &'a Figure)> {
    let points = ["points", "step"].iter().any(|role| claim.figure(role).is_some());
    let ends = [claim.figure("from"), claim.figure("to")];
    let own = figures(claim);
    let ratio = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio);
    let fits = |figure: &Figure| {
        is_amount(figure)
            && (ends.contains(&Some(figure.id)) || !own.contains(&figure.id))
            && if points { figure.kind == Kind::Percent } else { !ratio(figure) }
    };
    let (start, end) = clause(cx, claim);
    let tokens = cx.tokens.iter().enumerate().take(end).skip(start);
    tokens.filter_map(|(at, token)| Some((at, cx.figure_of(token).filter(|figure| fits(figure))?))).collect()
}

/// Where the claim's clause starts and ends.
fn clause(cx: Context<'_>, claim: &Claim) -> (usize, usize) {
    let and = |t: &Token| t.is(Class::And) && cx.before(t).is_some_and(|comma| comma.is_mark(','));
    let clause = |t: &Token| t.is(Class::Clause) && !t.is(Class::Against);
    // "(prior year: $52.7m)"
    let label = |t: &Token| cx.before(t).and_then(|time| cx.before(time)).is_some_and(|t| t.is_mark('('));
    let parts = |t: &Token| clause(t) || and(t) || t.is_mark(';') || t.is_mark(':') && !label(t);
    let first = cx.tokens.partition_point(|t| t.span.end <= claim.span.start);
    let last = cx.tokens.partition_point(|t| t.span.start < claim.span.end);
    let before = cx.tokens.get(..first).unwrap_or_default().iter().rposition(parts).map_or(0, |at| at + 1);
    let behind = cx.tokens.get(last..).unwrap_or_default().iter().position(parts);
    (before, behind.map_or(cx.tokens.len(), |at| last + at))
}
