//! By how much did a holding change that was bought or sold?
//!
//! In: `cut its stake to 437,425 shares from 524,775`, and in the next sentence `it sold 87,350 shares`, out: a change of that amount
//! between the two. The levels are counts of one thing, and only one such change stands in reach. Options are exercised and shares given
//! away, too: so the three are tied only if they agree, or would but for one slip of the pen.

use super::super::Link;
use super::super::total::items;
use crate::claim::Claim;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;
use crate::relation::build::{Builder, Use};

/// How many sentences behind the change the deal may stand.
const REACH: usize = 2;

/// Relates a deal to the change of the holding that it is of.
pub fn relate(builder: &mut Builder<'_>, deal: &Claim) {
    let mut changes = builder.claims.iter().filter(|c| c.kind == "change" && is_of(builder, c, deal));
    let (Some(change), None) = (changes.next(), changes.next()) else { return };
    let (Some(from), Some(to), Some(amount)) =
        (change.figure("from"), change.figure("to"), deal.figure("amount"))
    else {
        return;
    };
    let falls = deal.number("direction").is_some_and(Num::is_negative);
    let (least, most) = if falls { (to, from) } else { (from, to) };
    if !items::but_for_a_slip(builder, most, &[least, amount]) {
        return builder.refuse(&[change.id, deal.id], "the holding may have changed by other means as well");
    }
    let how = if falls { Use::UncountedNegated } else { Use::Uncounted };
    let mut args = Vec::new();
    for (role, id, how) in
        [("from", from, Use::Uncounted), ("to", to, Use::Uncounted), ("amount", amount, how)]
    {
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    let why = "the sentence says how much was bought or sold of what the change is of".to_string();
    builder.relate("change", args, Link::Likely, &[change.id, deal.id], why);
}

/// Whether a change is of a number of things and goes the way of the deal behind it.
fn is_of(builder: &Builder<'_>, change: &Claim, deal: &Claim) -> bool {
    let level = |role| change.figure(role).and_then(|id: FigureId| builder.figure(id));
    let (Some(from), Some(to)) = (level("from"), level("to")) else { return false };
    let counts = [from, to].iter().all(|f| matches!(f.kind, Kind::Number | Kind::Count));
    let counted = [from, to].iter().any(|f| f.kind == Kind::Count);
    let near = (change.segment + 1..=change.segment + REACH).contains(&deal.segment);
    let exact = |f: &Figure| f.spelling.as_ref().is_some_and(|s| s.exponent == 0 && s.in_digits);
    let alone = change.figure("amount").is_none();
    let falls = |claim: &Claim| claim.number("direction").is_some_and(Num::is_negative);
    near && counts && counted && exact(from) && exact(to) && alone && falls(change) == falls(deal)
}
