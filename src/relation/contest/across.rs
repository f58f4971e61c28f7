//! Which levels, results and seats of neighbouring sentences belong to one contest?
//!
//! In: `with 52 points, three behind Belmont` and `The leaders have 55`, out: a relation `compare` of both levels and their
//! difference. In: two candidates' votes and `Her majority of 541`, out: the same. In: votes for and against and `one of the
//! chamber's 120 seats`, out: a relation `division`. In: `a straight-sets win` and `took the match 6-4 6-2`, out: a relation `straight`.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::super::restate::slip;
use crate::claim::{Claim, ClaimId};
use crate::figure::FigureId;
use crate::num::Num;

/// Relates what the sentences of one contest say.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        match claim.kind {
            "apart" => apart(builder, claim),
            "ahead" => majority(builder, claim),
            "between" => between(builder, claim),
            "division" => division(builder, claim),
            "aggregate-told" => aggregate(builder, claim),
            "turnout-roll" => turnout_of_roll(builder, claim),
            "assembly" => benches(builder, claim),
            "all-sets" => straight(builder, claim),
            "chased" => chased(builder, claim),
            _ => {}
        }
    }
}

/// Fewer parties need not be all.
const PARTIES: usize = 3;

const fn link(a: &Claim, b: &Claim) -> Link {
    if a.segment == b.segment { Link::Certain } else { Link::Likely }
}

fn compare(
    builder: &mut Builder<'_>,
    [left, right, difference]: [FigureId; 3],
    link: Link,
    claims: &[ClaimId],
    why: &str,
) {
    let mut args = Vec::new();
    for (role, id) in [("left", left), ("right", right), ("difference", difference)] {
        args.extend(builder.variable(id, Use::Exact).map(|variable| (role, variable)));
    }
    builder.relate("compare", args, link, claims, why.to_string());
}

/// Looks for the other level: of the leaders in the next sentence, or of the only one with points in the one before.
fn apart(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(own), Some(difference)) = (claim.figure("own"), claim.figure("difference")) else { return };
    let ahead = claim.number("look") == Some(&Num::ONE);
    let place = if ahead { Some(claim.segment + 1) } else { claim.segment.checked_sub(1) };
    let leads = |c: &Claim| c.operand("leader").is_some();
    let stands: Vec<&Claim> = builder
        .claims
        .iter()
        .filter(|c| c.kind == "stand" && Some(c.segment) == place && (!ahead || leads(c)))
        .collect();
    let [stand] = stands.as_slice() else {
        return builder
            .refuse(&[claim.id], "no one level beside it is the one that the difference counts from");
    };
    if let Some(other) = stand.figure("level") {
        let why = "one of two places in the table, and how far they are apart";
        compare(builder, [own, other, difference], link(claim, stand), &[claim.id, stand.id], why);
    }
}

/// The only two places that are told in the sentence of a lead and the one before it.
fn between(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |c: &&Claim| c.kind == "stand" && c.segment <= claim.segment && c.segment + 1 >= claim.segment;
    let stands: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    if stands.is_empty() {
        return leading(builder, claim);
    }
    let [first, second] = stands.as_slice() else { return };
    let figures = (first.figure("level"), second.figure("level"), claim.figure("difference"));
    if let (Some(left), Some(right), Some(difference)) = figures {
        let claims = [claim.id, first.id, second.id];
        compare(
            builder,
            [left, right, difference],
            link(claim, first),
            &claims,
            "two places, and the lead between them",
        );
    }
}

/// `Holm at 48 percent and Roe at 43. Her lead of five points`: the greater of just two shares less the other, in points.
fn leading(builder: &mut Builder<'_>, claim: &Claim) {
    let near =
        |c: &&Claim| c.kind == "support" && c.segment <= claim.segment && c.segment + 1 >= claim.segment;
    let shares: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let [first, second] = shares.as_slice() else {
        return builder
            .refuse(&[claim.id], "not just two shares close by can be what this lead lies between");
    };
    let named = |c: &Claim| builder.source.slice(c.span).split_whitespace().next().map(str::to_owned);
    let taken_up = first.segment == claim.segment || claim.operand("opens").is_some();
    let once = taken_up && first.segment == second.segment && named(first) != named(second);
    let changes = builder.claims.iter().any(|c| c.kind == "change" && c.segment == first.segment);
    let figures = (first.figure("level"), second.figure("level"), claim.figure("difference"));
    let (Some(left), Some(right), Some(points), true) = (figures.0, figures.1, figures.2, once && !changes)
    else {
        return;
    };
    let mut args = Vec::new();
    for (role, id, how) in [
        ("left", left, Use::Plain),
        ("right", right, Use::Plain),
        ("points", points, Use::Points { lost: false }),
    ] {
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    let claims = [claim.id, first.id, second.id];
    builder.relate(
        "compare",
        args,
        link(claim, first),
        &claims,
        "two shares, and the lead of the one".to_string(),
    );
}

/// The two best results of the same sentence or the one before, and the majority of the winner.
fn majority(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(difference) = claim.figure("majority") else { return };
    let near = |c: &&&Claim| c.kind == "poll" && c.segment <= claim.segment && c.segment + 1 >= claim.segment;
    let polls: Vec<&Claim> = builder.claims.iter().filter(|c| near(&c)).collect();
    let [poll] = polls.as_slice() else { return };
    let middle = |id: FigureId| builder.figure(id)?.reading()?.interval.middle();
    let mut votes: Vec<(Num, FigureId)> = poll
        .players()
        .map(|(_, id)| id)
        .filter(|id| *id != difference)
        .filter_map(|id| Some((middle(id)?, id)))
        .collect();
    votes.sort_by(|a, b| b.0.cmp(&a.0));
    if let [(_, first), (_, second), ..] = votes.as_slice() {
        let why = "the votes of the first two and the majority";
        compare(builder, [*first, *second, difference], link(claim, poll), &[claim.id, poll.id], why);
    }
}

/// Votes and turnout, and the only roll that the sentence before or behind tells.
pub fn turnout(builder: &mut Builder<'_>, claim: &Claim) {
    let rolls: Vec<&Claim> = builder
        .claims
        .iter()
        .filter(|c| c.kind == "roll" && c.segment.abs_diff(claim.segment) == 1)
        .collect();
    let [roll] = rolls.as_slice() else { return };
    let players =
        [(claim, "votes", Use::Exact), (claim, "turnout", Use::Plain), (*roll, "electorate", Use::Exact)];
    let mut args = Vec::new();
    for (claim, role, how) in players {
        args.extend(builder.player(claim, role, how));
    }
    let why = "votes and turnout, and the roll that is told beside them".to_string();
    builder.relate("turnout", args, Link::Likely, &[claim.id, roll.id], why);
}

/// One leg and the aggregate, and the only other leg that the sentence before or behind tells of the same tie.
fn aggregate(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |c: &&Claim| c.kind == "one-leg" && c.segment.abs_diff(claim.segment) == 1;
    let legs: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let [leg] = legs.as_slice() else { return };
    let later = if leg.segment > claim.segment { leg } else { claim };
    let figures = (leg.figure("leg"), claim.figure("leg"), claim.figure("total"));
    let (Some(first), Some(second), Some(total)) = figures else { return };
    if later.operand("on").is_none() {
        return builder
            .refuse(&[claim.id, leg.id], "the leg that is told beside it may be that of another tie");
    }
    let mut args = Vec::new();
    for (id, high, low) in
        [(first, "first_high", "first_low"), (second, "second_high", "second_low"), (total, "high", "low")]
    {
        args.extend(builder.variable(id, Use::High).map(|variable| (high, variable)));
        args.extend(builder.variable(id, Use::Low).map(|variable| (low, variable)));
    }
    let why = "two legs of one tie in neighbouring sentences, and the aggregate".to_string();
    builder.relate("aggregate", args, Link::Likely, &[claim.id, leg.id], why);
}

/// Turnout and roll, and the only number of those who voted that the sentence before tells.
fn turnout_of_roll(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |c: &&Claim| c.kind == "votes-cast" && c.segment + 1 == claim.segment;
    let told: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let [votes] = told.as_slice() else { return };
    let middle = |id: Option<FigureId>| builder.figure(id?)?.reading()?.interval.middle();
    let ends = middle(votes.figure("votes")).zip(middle(claim.figure("electorate")));
    let (Some((cast, roll)), Some(turnout)) =
        (ends, claim.figure("turnout").and_then(|id| builder.figure(id)))
    else {
        return;
    };
    // "Some 41,168 people voted by post": those who are told may be some of all
    let Some(share) = cast.checked_div(&roll) else { return };
    let agrees = turnout.in_base_units().is_some_and(|stated| stated.contains(&share));
    if !agrees && !slip::is_transposed(turnout, &share) {
        return;
    }
    let players =
        [(*votes, "votes", Use::Exact), (claim, "turnout", Use::Plain), (claim, "electorate", Use::Exact)];
    let mut args = Vec::new();
    for (claim, role, how) in players {
        args.extend(builder.player(claim, role, how));
    }
    let why = "turnout and roll, and the votes that the sentence before tells".to_string();
    builder.relate("turnout", args, Link::Likely, &[claim.id, votes.id], why);
}

/// `a straight-sets victory`, and the sets of it in the next sentence.
fn straight(builder: &mut Builder<'_>, claim: &Claim) {
    let before = |c: &&Claim| c.kind == "straight-told" && c.segment + 1 == claim.segment;
    let mut told = builder.claims.iter().filter(before);
    let (Some(told), None) = (told.next(), told.next()) else { return };
    let mut args = Vec::new();
    for (_, id) in claim.players() {
        args.extend(builder.variable(id, Use::Lead).map(|variable| ("leads", variable)));
    }
    for slot in &told.slots {
        args.extend(builder.operand(&slot.operand, Use::Exact).map(|variable| (slot.role, variable)));
    }
    let why = "the sentence before says that one side won every set".to_string();
    builder.relate("straight", args, Link::Likely, &[told.id, claim.id], why);
}

/// `Set 173 to win, the hosts got home`: their runs stand in the same sentence or the next.
fn chased(builder: &mut Builder<'_>, claim: &Claim) {
    let near = |c: &&Claim| {
        c.kind == "innings"
            && (c.segment == claim.segment && c.span.start >= claim.span.end
                || c.segment == claim.segment + 1)
    };
    let found: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let [innings] = found.as_slice() else { return };
    let players = [(claim, "target"), (*innings, "made")];
    let mut args = Vec::new();
    for (claim, role) in players {
        args.extend(builder.player(claim, role, Use::Exact));
    }
    let why = "whoever wins a chase has made the runs".to_string();
    builder.relate("chase", args, link(claim, innings), &[claim.id, innings.id], why);
}

/// The seats of the parties in the sentence of the house, and in the next: all of them, or more than there are.
fn benches(builder: &mut Builder<'_>, house: &Claim) {
    let beside = |c: &&Claim| c.kind == "assembly" && c.segment.abs_diff(house.segment) <= 1;
    let near = |c: &&&Claim| c.kind == "benches" && (house.segment..=house.segment + 1).contains(&c.segment);
    let own = |c: &Claim| c.segment == house.segment;
    let told: Vec<&Claim> = builder.claims.iter().filter(|c| near(&c)).collect();
    let alone = builder.claims.iter().filter(beside).count() == 1;
    // The next sentence goes on only from parties of this one
    let further = told.iter().filter(|c| !own(c)).map(|c| c.players().count()).sum::<usize>();
    let starts = told.iter().any(|c| own(c)) && (further == 0 || further > 1);
    let parts: Vec<FigureId> = told.iter().flat_map(|c| c.players().map(|(_, id)| id)).collect();
    let value = |id: FigureId| builder.figure(id)?.reading()?.interval.middle();
    let held = parts.iter().try_fold(Num::ZERO, |sum, id| Some(&sum + &value(*id)?));
    let full = held.zip(house.figure("house").and_then(value)).is_some_and(|(held, all)| held >= all);
    if !alone || !starts || parts.len() < PARTIES || !full {
        return;
    }
    let mut args = Vec::new();
    for id in parts {
        args.extend(builder.variable(id, Use::Exact).map(|variable| ("seats", variable)));
    }
    args.extend(builder.player(house, "house", Use::Exact));
    let link = if further == 0 { Link::Certain } else { Link::Likely };
    let ids: Vec<ClaimId> = told.iter().map(|c| c.id).chain(std::iter::once(house.id)).collect();
    builder.relate("benches", args, link, &ids, "the parties of one house share out its seats".to_string());
}

/// The votes of a division and the only house that is named beside it.
fn division(builder: &mut Builder<'_>, claim: &Claim) {
    let houses: Vec<&Claim> = builder
        .claims
        .iter()
        .filter(|c| c.kind == "assembly" && c.segment.abs_diff(claim.segment) <= 1)
        .collect();
    let [house] = houses.as_slice() else { return };
    let mut args = Vec::new();
    for (_, id) in claim.players() {
        args.extend(builder.variable(id, Use::Exact).map(|variable| ("votes", variable)));
    }
    args.extend(builder.player(house, "house", Use::Exact));
    let why = "nobody votes twice, so the votes of a division fit the seats".to_string();
    builder.relate("division", args, link(claim, house), &[claim.id, house.id], why);
}
