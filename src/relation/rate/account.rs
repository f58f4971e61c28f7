//! Which net income, number of shares and earnings by the share are of one account?
//!
//! In: the claims of `Shr 41 cts vs 36 cts`, `Net 6,150,000 vs 5,470,000` and `Avg shrs 15.0 mln vs 15.2 mln`, out: two averages, one of each
//! period. What preferred shares get is taken off before the rest is divided, and a short account does not say so: therefore they are
//! only suggested, and a mismatch needs one strong slip that mends it.

use crate::claim::{Claim, Role};
use crate::figure::FigureId;
use crate::num::Num;
use crate::relation::build::{Builder, Use};
use crate::relation::suggest::amount;
use crate::relation::{Arg, Due, Link, Relation, Suggestion};

/// Most segments from the first line of an account to its last.
const LINES: usize = 8;

/// The roles of a period: total, count and amount for each.
const PERIODS: [[Role; 3]; 2] = [["total", "count", "each"], ["total_before", "count_before", "each_before"]];

/// Suggests the averages of each account: its lines follow the one of the earnings by the share, up to the next.
pub fn suggest(builder: &mut Builder<'_>) {
    let lines: Vec<&Claim> = builder.claims.iter().filter(|claim| claim.kind == "account").collect();
    let starts = |claim: &&Claim| claim.figure("each").is_some();
    for (index, first) in lines.iter().enumerate().filter(|(_, claim)| starts(claim)) {
        let rest = lines.iter().skip(index + 1).take_while(|claim| !starts(claim));
        let account: Vec<&Claim> = std::iter::once(first)
            .chain(rest)
            .filter(|claim| claim.segment < first.segment + LINES)
            .copied()
            .collect();
        for [total, count, each] in PERIODS {
            let one = |role: Role| only(&account, role);
            if let (Some(total), Some(count), Some(each)) = (one(total), one(count), one(each)) {
                average(builder, total, count, each);
            }
        }
    }
}

/// Whether what is left for the shares is so far from the income that no preferred shares explain it: a fifth or more.
fn far(builder: &Builder<'_>, total: FigureId, count: FigureId, each: FigureId) -> Option<bool> {
    let value = |id: FigureId| amount(builder.figure(id)?)?.middle();
    let (income, shared) = (value(total)?, &value(count)? * &value(each)?);
    let ratio = shared.checked_div(&income)?;
    Some(ratio < Num::ratio(4, 5)? || ratio > Num::ratio(5, 4)?)
}

/// The one figure of that part in an account.
fn only(account: &[&Claim], role: Role) -> Option<FigureId> {
    let mut found = account.iter().filter_map(|claim| claim.figure(role));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn average(builder: &mut Builder<'_>, total: FigureId, count: FigureId, each: FigureId) {
    let mut args = Vec::new();
    for (role, id) in [("total", total), ("count", count), ("each", each)] {
        args.extend(builder.variable(id, Use::Bare).map(|variable| Arg { role, variable }));
    }
    let why = "the lines of one account say how much, how many shares and how much a share".to_string();
    let relation = Relation { kind: "average", args, link: Link::Possible, claims: Vec::new(), why };
    let due = if far(builder, total, count, each) == Some(true) {
        vec![Due { relation: relation.clone(), named: true }]
    } else {
        Vec::new()
    };
    builder.found.suggestions.push(Suggestion { anchor: total, tries: 1, relations: vec![relation], due });
}
