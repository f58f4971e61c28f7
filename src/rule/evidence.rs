//! Do the figures of a suggestion themselves say that they belong together?
//!
//! In: `42 percent` suggested as the share that 28,356 is of 68,000, or of 9,500, out: a check of the first, since chance would
//! hardly have made 28,356 and 68,000 yield the 42 percent that the text prints; nothing of the second. How hardly is reckoned: the
//! stretch of values on which the anchor agrees with what the others imply, over the anchor's own size, times the number of
//! combinations that were looked at (Bonferroni's bound).
//!
//! A mismatch needs more: a word that says that the anchor follows from others (`the remaining`, `or 38 percent`), and of all
//! combinations that it can follow from one alone that a slip of the pen cures. So many slips of so many combinations must not be
//! expected to cure one by chance; where words name every player's part, a single one that chance brings about at most once in
//! 15 times will do, or a first digit that is off, once in 30.

use crate::figure::FigureId;
use crate::num::rounding::{Precision, rounded};
use crate::num::{Interval, Num};
use crate::relation::{Link, Relation, Relations, Suggestion, VariableId};

use super::apply::{self, Applied, conditions};
use super::binding::{Derived, Held};
use super::checked::Rule;
use super::parse::{Binary, Node};
use super::solver::{self, Quantity};
use super::{Check, RuleBook, Verdict, finding, repair};

/// An anchor that agrees by chance more often than once in so many times proves nothing, however few combinations there are.
const ALONE: u64 = 10;

/// Nor does one that some combination among all that were looked at brings about once in so many times.
const TOGETHER: u64 = 4;

/// An agreement that chance brings about less often than that proves that another tie of its anchor is wrong.
const PROVES: u64 = 25;

/// Where words name every player's part, one slip that chance would bring about at most once in so many times explains enough.
const NAMED: u64 = 15;

/// A first digit that is off explains as much if it would do so by chance at most once in so many times.
const LEADING: u64 = 30;

/// The checks with those of the suggested relations that the figures bear out: of an anchor that nothing confirms yet, or of one that
/// confirms another figure which nothing else does. What contradicts so rare an agreement of its own
/// figure with others was tied wrongly, and is dropped: `20.9 lakh turned up, and 11.7 lakh of those, or 56 per cent`.
pub fn weigh(book: &RuleBook, relations: &Relations, mut checks: Vec<Check>) -> Vec<Check> {
    for suggestion in &relations.suggestions {
        if settled(book, &checks, suggestion.anchor) {
            // What the anchor confirms may be a figure that nothing else does
            let more = agreeing(book, relations, suggestion).map(|(_, check)| check);
            let open = |id: &FigureId| !checks.iter().any(|check| check.figures.contains(id));
            let more = more.filter(|check| check.figures.iter().any(open));
            checks.extend(more.map(|check| Check { link: Link::Likely, ..check }));
            continue;
        }
        let Some((chance, mut check)) = agreeing(book, relations, suggestion) else { continue };
        check.link = Link::Likely;
        let proves = Num::ratio(1, PROVES).is_some_and(|most| chance <= most);
        let refuted = |tied: &Check| {
            tied.verdict == Verdict::Mismatch
                && proves
                && rival(book, &tied.rule, &check.rule)
                && tied.figures.contains(&suggestion.anchor)
                && role(tied, suggestion.anchor) == role(&check, suggestion.anchor)
                && (role(&check, suggestion.anchor) != Some("total") || is_within(&check, tied))
        };
        checks.retain(|tied| !refuted(tied));
        if !accused(&checks, suggestion.anchor) {
            checks.push(check);
        }
    }
    // Only when all that agrees is known is anything found wrong
    for suggestion in &relations.suggestions {
        if settled(book, &checks, suggestion.anchor) || accused(&checks, suggestion.anchor) {
            continue;
        }
        let wrong = slipped(book, relations, suggestion);
        checks.extend(wrong.map(|check| Check { link: Link::Likely, ..check }));
    }
    checks
}

/// Whether one check rests on figures of the other alone. A number may well be the sum of these and of those: 212 aboard are passengers
/// and crew, and the saved and the dead; but if two of three parts make it, the third is none.
fn is_within(check: &Check, tied: &Check) -> bool {
    check.figures.iter().all(|id| tied.figures.contains(id))
}

/// The part that a figure plays: what adds up to 68 says nothing of a sum in which 68 is a part.
fn role(check: &Check, figure: FigureId) -> Option<&str> {
    check.roles.iter().find(|(_, id)| *id == figure).map(|(role, _)| *role)
}

/// Whether a figure is part of a mismatch.
fn accused(checks: &[Check], figure: FigureId) -> bool {
    checks.iter().any(|check| check.figures.contains(&figure) && check.verdict == Verdict::Mismatch)
}

/// Whether a check of an equation has confirmed that figure by another.
fn settled(book: &RuleBook, checks: &[Check], figure: FigureId) -> bool {
    checks.iter().any(|check| {
        check.verdict == Verdict::Consistent
            && check.figures.len() > 1
            && check.figures.contains(&figure)
            && is_sharp(book, &check.rule)
    })
}

fn is_sharp(book: &RuleBook, id: &str) -> bool {
    book.rules.iter().any(|rule| rule.id == id && is_equation(rule))
}

/// Whether two rules say the same of a figure, so that it cannot be both: a share of two wholes, `more than` two levels.
fn rival(book: &RuleBook, one: &str, other: &str) -> bool {
    let kind = |id: &str| {
        let rule = book.rules.iter().find(|rule| rule.id == id && is_equation(rule))?;
        Some(if rule.relation.name == "compare" { "change" } else { rule.relation.name })
    };
    kind(one).is_some() && kind(one) == kind(other)
}

/// Whether a rule says what a value is, not only what it may be.
fn is_equation(rule: &Rule) -> bool {
    rule.require.iter().any(|c| matches!(c.tree.node, Node::Binary(Binary::Meets, ..)))
}

/// What every rule that is an equation makes of the relations.
fn applied<'a>(
    book: &'a RuleBook,
    relations: &'a Relations,
    of: impl IntoIterator<Item = &'a Relation>,
) -> impl Iterator<Item = Applied<'a>> {
    of.into_iter().flat_map(move |relation| {
        let rules = book.rules.iter().filter(|rule| rule.relation.name == relation.kind && is_equation(rule));
        rules.filter_map(move |rule| apply::apply(rule, relation, relations, &Derived::new()))
    })
}

/// The relation of a suggestion that agrees and that chance would make the least likely, with how likely that is.
fn agreeing(book: &RuleBook, relations: &Relations, suggestion: &Suggestion) -> Option<(Num, Check)> {
    let holds = |a: &Applied<'_>| a.verdict == Verdict::Consistent && a.cut.is_empty();
    let tries = Num::from(i64::try_from(suggestion.tries).ok()?);
    let weighed = applied(book, relations, &suggestion.relations)
        .filter(holds)
        .filter_map(|a| Some((chance(&a, relations, suggestion.anchor, None)?, a)));
    let (least, best) = weighed.min_by(|(a, _), (b, _)| a.cmp(b))?;
    let rare = least <= Num::ratio(1, ALONE)? && &least * &tries <= Num::ratio(1, TOGETHER)?;
    rare.then(|| Some((least, finding::check(&best, &[], &[], relations)?))).flatten()
}

/// The mismatch of what the anchor should follow from, if one combination alone is a slip of the pen away from it, and so many
/// slips of so many combinations would hardly make it follow by chance.
fn slipped(book: &RuleBook, relations: &Relations, suggestion: &Suggestion) -> Option<Check> {
    let judged = suggestion
        .due
        .iter()
        .flat_map(|due| applied(book, relations, [&due.relation]).map(move |applied| (due.named, applied)));
    let curable = judged
        .filter(|(_, a)| a.verdict == Verdict::Mismatch)
        .map(|(named, wrong)| (named, repair::strong_cures(&wrong, relations), wrong))
        .filter(|(named, strong, _)| !strong.cures.is_empty() || *named && !strong.leading.is_empty());
    // What words leave no choice of goes before what they only hint at
    let (mut surely, mut maybe): (Vec<_>, Vec<_>) = curable.partition(|(named, ..)| *named);
    let (named, strong, wrong) = surely.pop().or_else(|| maybe.pop().filter(|_| maybe.is_empty()))?;
    if !surely.is_empty() {
        return None;
    }
    let (variable, value) = strong.cures.first().or_else(|| strong.leading.first())?;
    let once = chance(&wrong, relations, suggestion.anchor, Some((*variable, value)))?;
    let enough = if strong.cures.is_empty() {
        once <= Num::ratio(1, LEADING)?
    } else {
        let times = Num::from(i64::try_from(strong.tried.checked_mul(suggestion.tries)?).ok()?);
        named && once <= Num::ratio(1, NAMED)? || &once * &times <= Num::ONE
    };
    enough.then(|| finding::check(&wrong, &[], &[], relations)).flatten()
}

/// How likely it is that the anchor agrees by chance with what the others imply, perhaps with another value of one figure.
fn chance(
    applied: &Applied<'_>,
    relations: &Relations,
    anchor: FigureId,
    instead: Option<(VariableId, &Interval)>,
) -> Option<Num> {
    let mut values = applied.values.clone();
    let mut found: Option<(usize, usize, &Held)> = None;
    for (role, players) in applied.case.roles.iter().enumerate() {
        for (index, held) in players.iter().enumerate() {
            let slot = values.roles.get_mut(role)?.get_mut(index)?;
            if let Some((_, value)) = instead.filter(|(variable, _)| *variable == held.variable) {
                *slot = Quantity::Number(value.clone());
            }
            if relations.variables.get(held.variable.0)?.figure == Some(anchor) {
                *slot = Quantity::Number(Interval::ALL);
                found = Some((role, index, held));
            }
        }
    }
    let (role, index, held) = found?;
    let solved = solver::contract(&applied.rule.program, &conditions(applied.rule), &values)?;
    let (Quantity::Number(implied), Quantity::Number(stated)) =
        (solved.roles.get(role)?.get(index)?, &held.rounded)
    else {
        return None;
    };
    let grain = stated.width()?.max(step(held, relations)?);
    (&implied.width()? + &grain).checked_div(&stated.middle()?.abs())
}

/// The step between an exact figure and the next one that is spelled like it, in base units: `1,300` is one of the hundreds.
fn step(held: &Held, relations: &Relations) -> Option<Num> {
    let spelling = relations.variables.get(held.variable.0)?.spelling.as_ref()?;
    if spelling.precision != Precision::Exact {
        return Some(Num::ZERO);
    }
    let step = rounded(&spelling.digits, spelling.exponent, Precision::LastNonZeroDigit)?.width()?;
    Some(held.unit.as_ref().map_or(step.clone(), |unit| &step * &unit.factor))
}
