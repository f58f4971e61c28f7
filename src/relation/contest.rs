//! Contests: which scores, votes, medals and places in a table must fit each other?
//!
//! In: a claim with scores and an outcome, out: a relation `contest` of the lead in each score and the outcome. All
//! other claims of contests become relations of the same name; the table says how each role uses its figure.

mod across;

use super::build::{Builder, Use};
use super::{Link, VariableId};
use crate::claim::{Claim, ClaimId, Role};
use crate::figure::FigureId;
use crate::num::Num;

/// Most sentences of a report under its headline.
const REPORT: usize = 40;

/// The kind of a claim and of its relation, its roles with their use, and why they belong together.
type Players = (&'static str, &'static [(Role, Use)], &'static str);

/// The kinds of contests with the roles whose figures are scores, and how they are used; all other figures are counts.
const KINDS: &[Players] = &[
    ("contest", &[("leads", Use::Lead)], "one sentence tells score and outcome"),
    ("advantage", &[("score", Use::Lead)], "one sentence tells the score and how far the sides are apart"),
    (
        "aggregate",
        &[
            ("first_high", Use::High),
            ("first_low", Use::Low),
            ("second_high", Use::High),
            ("second_low", Use::Low),
            ("high", Use::High),
            ("low", Use::Low),
        ],
        "the scores of two legs make the aggregate",
    ),
    ("tie-break", &[("games", Use::Lead)], "a set is told with its tie-break"),
    ("most", &[], "one sentence tells a part and its whole, and on which side of a half it is"),
    ("set-down", &[("leads", Use::Lead)], "one sentence tells the sets and that the winner was behind"),
    ("sets", &[("leads", Use::Lead)], "one sentence tells the sets and how many there were"),
    ("straight", &[("leads", Use::Lead)], "one sentence tells the sets and that one side won them all"),
    (
        "goal",
        &[("leads", Use::Lead)],
        "a goal that is said to have made the score level, or to have put a side ahead",
    ),
    ("rounds", &[], "the rounds of one card and their total"),
    ("tally", &[("side", Use::High)], "a player's goals are among those of a side"),
    ("standing", &[], "one sentence or row tells games and what they come to"),
    ("wins", &[], "so many of so many games"),
    ("medals", &[], "one sentence tells medals by metal and all together"),
    ("house", &[], "one sentence tells seats and majority"),
    ("turnout", &[("turnout", Use::Plain)], "one sentence tells votes and turnout"),
    ("vote-shares", &[("parts", Use::Plain)], "two shares of one vote"),
    ("card", &[], "strokes, how far they are from par, and the par of the course"),
    ("cards", &[], "a round and a total, each with how far it is from par"),
    ("wickets", &[], "one sentence tells how many wickets are down and by how many it was won"),
    ("partnership", &[], "runs are added for a wicket while so many are down"),
    (
        "distance",
        &[("beyond", Use::Negated), ("fraction", Use::Plain)],
        "one sentence tells seats, house and what lacks to a majority",
    ),
    (
        "poll-error",
        &[("lead", Use::Points { lost: false }), ("error", Use::Points { lost: false })],
        "one sentence tells a lead and the error of its poll",
    ),
    ("stand-to", &[], "a stand leads from one score to the next"),
    ("chase", &[], "one sentence tells the target, the runs and the margin"),
];

/// The claims whose relation is one that other families have, too.
const SHARED: &[(&str, &str)] = &[
    ("vote-shares", "breakdown"),
    ("goal", "contest"),
    ("rounds", "total"),
    ("partnership", "wickets"),
    ("distance", "house"),
    ("stand-to", "stand"),
];

/// Relates the contests of a document.
pub fn relate(builder: &mut Builder<'_>) {
    for claim in builder.claims {
        if claim.kind == "progress" {
            progress(builder, claim);
        } else if claim.kind == "on-the-way" {
            progress_over(builder, claim);
        } else if claim.kind == "running" {
            under_headline(builder, claim);
        } else if claim.kind == "turnout" && claim.figure("electorate").is_none() {
            across::turnout(builder, claim);
        } else if let Some((kind, scores, why)) = KINDS.iter().find(|(kind, ..)| *kind == claim.kind) {
            told(builder, claim, kind, scores, why);
        }
    }
    across::relate(builder);
}

fn told(builder: &mut Builder<'_>, claim: &Claim, kind: &'static str, scores: &[(Role, Use)], why: &str) {
    let mut args = Vec::new();
    for slot in &claim.slots {
        let how = scores.iter().find(|(role, _)| *role == slot.role).map_or(Use::Exact, |(_, how)| *how);
        // What a side has beyond a majority it lacks below zero
        let role = if slot.role == "beyond" { "short" } else { slot.role };
        args.extend(builder.operand(&slot.operand, how).map(|variable| (role, variable)));
    }
    if args.len() == claim.slots.len() {
        let relation = SHARED.iter().find(|(own, _)| *own == kind).map_or(kind, |(_, relation)| relation);
        builder.relate(relation, args, Link::Certain, &[claim.id], why.into());
    }
}

/// A score on the way and that at the end, which the next sentence tells of the same match.
fn progress_over(builder: &mut Builder<'_>, claim: &Claim) {
    let end = |c: &&Claim| c.kind == "at-the-end" && c.segment == claim.segment + 1;
    let Some(end) = builder.claims.iter().find(end) else { return };
    let scores = claim.figure("before").zip(end.figure("after"));
    over(builder, scores, &[claim, end], "the next sentence tells how the match ended");
}

/// A score on the way and that at the end, which the headline tells of the only match of the text.
fn under_headline(builder: &mut Builder<'_>, claim: &Claim) {
    let mut ends = builder.claims.iter().filter(|c| c.kind == "final-score");
    let (Some(end), None) = (ends.next(), ends.next()) else { return };
    let under = claim.segment > end.segment && claim.segment <= end.segment + REPORT;
    let scores = claim.figure("score").zip(end.figure("score")).filter(|_| under);
    over(builder, scores, &[end, claim], "the headline tells how the match ended");
}

/// Two scores of a match, the first on the way to the second, whichever side each is told from.
fn over(builder: &mut Builder<'_>, scores: Option<(FigureId, FigureId)>, claims: &[&Claim], why: &str) {
    let Some((before, after)) = scores else { return };
    let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
    relate_progress(
        builder,
        [(before, Use::High), (after, Use::High), (before, Use::Low), (after, Use::Low)],
        Link::Likely,
        &ids,
        why,
    );
}

/// The points of one side at both times, and of the other.
fn relate_progress(
    builder: &mut Builder<'_>,
    players: [(FigureId, Use); 4],
    link: Link,
    claims: &[ClaimId],
    why: &str,
) {
    let roles = ["before", "after", "other_before", "other_after"];
    let mut args: Vec<(Role, VariableId)> = Vec::new();
    for (role, (id, how)) in roles.into_iter().zip(players) {
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    builder.relate("progress", args, link, claims, why.to_string());
}

/// The claim's slots `ahead_before` and `ahead_after` say whether one side is the one with more points at each time.
fn progress(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(before), Some(after)) = (claim.figure("before"), claim.figure("after")) else { return };
    let ahead = |role: Role| {
        let behind = claim.number(role).is_some_and(Num::is_negative);
        if behind { (Use::Low, Use::High) } else { (Use::High, Use::Low) }
    };
    let ((one, other), (one_later, other_later)) = (ahead("ahead_before"), ahead("ahead_after"));
    let players = [(before, one), (after, one_later), (before, other), (after, other_later)];
    relate_progress(
        builder,
        players,
        Link::Certain,
        &[claim.id],
        "one score is told on the way to the other",
    );
}
