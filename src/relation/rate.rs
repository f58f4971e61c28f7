//! So much in all, so many, so much for each: which of them must agree?
//!
//! In: a claim of 1,260 tickets, £75,600 and £60 each, out: a relation `average`. Where the units divide (212 km,
//! 80 minutes, 159 km/h) it is a relation `rate`. `That works out at £85 a seat` takes what it lacks from the
//! sentence before, if only one figure there will do. Two sums by the share in one account make a relation
//! `per-share`: they imply the same number of shares.

mod account;
mod across;
mod each;
mod returns;

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::{Claim, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};
use crate::unit::{Base, Dimension};

/// Sentences between a split and how it is paid.
const SPLIT: usize = 3;

/// Relates the quotients of a document.
pub fn relate(builder: &mut Builder<'_>) {
    let claims = builder.claims;
    for claim in claims {
        match claim.kind {
            "average" => average(builder, claim),
            "rate" => per_head(builder, claim),
            "mean" => mean(builder, claim),
            "levy" => levy(builder, claim),
            "split" => split(builder, claim),
            "split-paid" => split_paid(builder, claim),
            "pace" => returns::pace(builder, claim),
            "return" => returns::gain(builder, claim),
            "annualised" => returns::annualised(builder, claim),
            _ => {}
        }
    }
    across::relate(builder);
    for claim in claims.iter().filter(|claim| claim.kind == "priced") {
        each::relate(builder, claim);
    }
    account::suggest(builder);
    let sums: Vec<&Claim> = claims.iter().filter(|claim| claim.kind == "per-share").collect();
    for pair in sums.windows(2) {
        if let [first, second] = pair {
            per_share(builder, first, second);
        }
    }
}

/// A split of shares and the dividend in shares that it is paid as.
fn split(builder: &mut Builder<'_>, claim: &Claim) {
    let mut args = Vec::new();
    args.extend(builder.player(claim, "ratio", Use::Exact));
    args.extend(builder.player(claim, "percent", Use::Plain));
    let why = "the sentence says as what dividend the split is paid".to_string();
    builder.relate("split", args, Link::Certain, &[claim.id], why);
}

/// How the only split of the sentences before is paid.
fn split_paid(builder: &mut Builder<'_>, claim: &Claim) {
    let before = |c: &&Claim| {
        c.kind == "split-told" && c.segment < claim.segment && c.segment + SPLIT >= claim.segment
    };
    let mut found = builder.claims.iter().filter(before);
    let (Some(told), None) = (found.next(), found.next()) else { return };
    let mut args = Vec::new();
    args.extend(builder.player(told, "ratio", Use::Exact));
    args.extend(builder.player(claim, "percent", Use::Plain));
    let why = "how the split that was told before is paid".to_string();
    builder.relate("split", args, Link::Likely, &[told.id, claim.id], why);
}

/// A total, a count and an amount for each.
fn average(builder: &mut Builder<'_>, claim: &Claim) {
    let whole = claim.figure("total").is_some();
    let Some(each) = claim.figure("each").or_else(|| each_before(builder, claim)) else { return };
    let whole = whole && claim.figure("each").is_some() && claim.figure("count").is_some();
    let Some(total) = claim.figure("total").or_else(|| total_before(builder, claim, each)) else { return };
    let Some(count) = claim.figure("count").or_else(|| count_before(builder, claim, total, each)) else {
        return;
    };
    let link = if whole { Link::Certain } else { Link::Likely };
    let why = match link {
        Link::Certain => "one sentence says how much, how many and how much for each",
        _ => "the sentence reckons with the one before",
    };
    let Some((kind, parts)) = quotient(builder, total, count, each) else { return };
    tie(builder, kind, &parts, link, &[claim], why);
}

/// A kind of relation and its three players.
pub type Quotient = (&'static str, [(Role, FigureId, Use); 3]);

/// The relation of a total, a number of things and an amount for each: a rate where the units divide.
pub fn quotient(builder: &Builder<'_>, total: FigureId, count: FigureId, each: FigureId) -> Option<Quotient> {
    let [t, c, e] = [total, count, each].map(|id| dimension(builder, id));
    Some(match (t?, c?, e?) {
        (t, c, e) if t != e && e.times(c) == *t => (
            "rate",
            [
                ("numerator", total, Use::Plain),
                ("denominator", count, Use::Plain),
                ("rate", each, Use::Plain),
            ],
        ),
        (t, _, e) if t == e => (
            "average",
            [("total", total, Use::Plain), ("count", count, Use::Bare), ("each", each, Use::Plain)],
        ),
        _ => {
            ("average", [("total", total, Use::Bare), ("count", count, Use::Bare), ("each", each, Use::Bare)])
        }
    })
}

/// Cases, people and cases by the head.
fn per_head(builder: &mut Builder<'_>, claim: &Claim) {
    let part = |role| Some((role, claim.figure(role)?, Use::Bare));
    let parts: Option<Vec<_>> = ["numerator", "denominator", "rate"].into_iter().map(part).collect();
    if let Some(parts) = parts {
        tie(
            builder,
            "rate",
            &parts,
            Link::Certain,
            &[claim],
            "one sentence says how many, of how many and how often",
        );
    }
}

/// The mean of as many figures as the sentence before tells.
fn mean(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(mean) = claim.figure("mean") else { return };
    let Some(own) = builder.figure(mean) else { return };
    let count = claim.number("of").and_then(Num::to_i64);
    let Some(before) = builder.before(claim) else { return };
    let counted = |f: &Figure| matches!(f.kind, Kind::Number | Kind::Count);
    let alike = |f: &&Figure| {
        counted(f) && counted(own) || f.kind == own.kind && crate::claim::grammar::comparable(f, own)
    };
    let values: Vec<FigureId> = before.iter().filter(alike).map(|f| f.id).collect();
    if i64::try_from(values.len()).ok() != count {
        return builder
            .refuse(&[claim.id], "the sentence before does not tell as many figures as this is the mean of");
    }
    let mut parts: Vec<_> = values.into_iter().map(|id| ("parts", id, Use::Bare)).collect();
    parts.push(("mean", mean, Use::Bare));
    tie(builder, "mean", &parts, Link::Likely, &[claim], "the sentence averages what the one before told");
}

/// What a percentage of a sum brings in or costs.
fn levy(builder: &mut Builder<'_>, claim: &Claim) {
    let uses = [("part", Use::Bare), ("whole", Use::Bare), ("percent", Use::Plain)];
    let mut args = Vec::new();
    for (role, how) in uses {
        args.extend(builder.player(claim, role, how));
    }
    let own = claim.figure("percent").is_some();
    if !own {
        let Some(percent) = percent_before(builder, claim) else { return };
        args.extend(builder.variable(percent, Use::Plain).map(|v| ("percent", v)));
    }
    let link = if own { Link::Certain } else { Link::Likely };
    let times = claim.word("times").cloned().unwrap_or_else(|| Interval::point(Num::ONE));
    args.push(("times", builder.constant(&times)));
    let why = "one sentence says of which sum so many percent are paid".to_string();
    builder.relate("levy", args, link, &[claim.id], why);
}

/// The only percentage of the sentence before, if no change is told by it.
fn percent_before(builder: &mut Builder<'_>, claim: &Claim) -> Option<FigureId> {
    let percent = the_one(builder, claim, &|f| f.kind == Kind::Percent, "percentage that is paid")?;
    let changes = |c: &Claim| c.kind == "change" && c.figure("percent") == Some(percent);
    (!builder.claims.iter().any(changes)).then_some(percent)
}

/// Two sums of one sentence, with `and` or `vs` of like periods between them.
fn per_share(builder: &mut Builder<'_>, first: &Claim, second: &Claim) {
    if first.segment != second.segment {
        return;
    }
    let parts = [
        ("total", first.figure("total")),
        ("each", first.figure("each")),
        ("other_total", second.figure("total")),
        ("other_each", second.figure("each")),
    ];
    let parts: Option<Vec<_>> = parts.into_iter().map(|(role, id)| Some((role, id?, Use::Bare))).collect();
    if let Some(parts) = parts {
        tie(
            builder,
            "per-share",
            &parts,
            Link::Certain,
            &[first, second],
            "one account, one number of shares",
        );
    }
}

fn tie(
    builder: &mut Builder<'_>,
    kind: &'static str,
    parts: &[(Role, FigureId, Use)],
    link: Link,
    claims: &[&Claim],
    why: &str,
) {
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    for (role, id, how) in parts {
        let Some(variable) = builder.variable(*id, *how) else { return };
        args.push((role, variable));
    }
    let ids: Vec<_> = claims.iter().map(|claim| claim.id).collect();
    builder.relate(kind, args, link, &ids, why.to_string());
}

/// The one figure of the sentence before that can be the total.
fn total_before(builder: &mut Builder<'_>, claim: &Claim, each: FigureId) -> Option<FigureId> {
    let part = dimension(builder, each)?;
    let fits = |figure: &&Figure| {
        let whole = figure.dimension();
        whole.is_some_and(|whole| above(whole) == above(part) && whole.powers().iter().all(|(_, p)| *p > 0))
    };
    the_one(builder, claim, &fits, "total")
}

/// The one figure of the sentence before that says how much each is.
fn each_before(builder: &mut Builder<'_>, claim: &Claim) -> Option<FigureId> {
    let (total, count) =
        (dimension(builder, claim.figure("total")?)?, dimension(builder, claim.figure("count")?)?);
    let fits = |figure: &&Figure| {
        figure.dimension().is_some_and(|each| !count.is_none() && each.times(count) == *total)
    };
    the_one(builder, claim, &fits, "amount for each")
}

/// The one figure of the sentence before that can be the count.
fn count_before(
    builder: &mut Builder<'_>,
    claim: &Claim,
    total: FigureId,
    each: FigureId,
) -> Option<FigureId> {
    let (whole, part) = (dimension(builder, total)?, dimension(builder, each)?);
    let divides = whole != part;
    let fits = |figure: &&Figure| match figure.dimension() {
        Some(count) if divides => !count.is_none() && part.times(count) == *whole,
        _ => !divides && figure.kind == Kind::Count,
    };
    the_one(builder, claim, &fits, "count")
}

/// The only figure of the sentence before that will do.
fn the_one(
    builder: &mut Builder<'_>,
    claim: &Claim,
    fits: &dyn Fn(&&Figure) -> bool,
    what: &str,
) -> Option<FigureId> {
    let mut found = builder.before(claim)?.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one.id),
        (Some(_), Some(_)) => {
            builder.refuse(&[claim.id], format!("two figures of the sentence before may be the {what}"));
            None
        }
        _ => None,
    }
}

fn dimension<'a>(builder: &Builder<'a>, id: FigureId) -> Option<&'a Dimension> {
    builder.figure(id)?.dimension()
}

/// The bases above the line.
fn above(dimension: &Dimension) -> Vec<(Base, i8)> {
    dimension.powers().iter().filter(|(_, power)| *power > 0).cloned().collect()
}
