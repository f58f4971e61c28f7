//! Do random true statements pass, and are random slips found? Each family of claims draws its numbers, rounds
//! them as news rounds and says them in many word orders: `Sales rose 12 percent to $5.64m from $5.03m.` A true
//! statement must raise no alarm at all; the share of draws that a rule of the family confirms, and the share of
//! slips that some rule finds, must stay above the floors measured here. `--nocapture` prints the table.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on should fail at once, and the table is its report"
)]

#[path = "generator/aged.rs"]
mod aged;
#[path = "generator/amounts.rs"]
mod amounts;
#[path = "generator/calls.rs"]
mod calls;
#[path = "generator/contests.rs"]
mod contests;
#[path = "generator/dates.rs"]
mod dates;
#[path = "generator/desk.rs"]
mod desk;
#[path = "generator/draw.rs"]
mod draw;
#[path = "generator/feasts.rs"]
mod feasts;
#[path = "generator/games.rs"]
mod games;
#[path = "generator/gathered.rs"]
mod gathered;
#[path = "generator/joints.rs"]
mod joints;
#[path = "generator/levels.rs"]
mod levels;
#[path = "generator/lives.rs"]
mod lives;
#[path = "generator/placed.rs"]
mod placed;
#[path = "generator/polls.rs"]
mod polls;
#[path = "generator/ranks.rs"]
mod ranks;
#[path = "generator/slips.rs"]
mod slips;
#[path = "generator/sums.rs"]
mod sums;
#[path = "generator/times.rs"]
mod times;
#[path = "generator/told.rs"]
mod told;

use std::collections::BTreeMap;
use std::thread;

use draw::{Draw, Rng};
use factcheck::rule::{RuleBook, Verdict};
use factcheck::source::Source;
use factcheck::{Analysis, analyse};

const DRAWS: u64 = 1_200;
const SEED: u64 = 0x0fac_7c4e_c4ed_2026;

/// One kind of statement with the least shares, in percent, of draws that are confirmed and of slips that are found.
struct Family {
    name: &'static str,
    say: fn(&mut Rng) -> Draw,
    rules: &'static [&'static str],
    confirmed: usize,
    found: usize,
}

const fn family(
    name: &'static str,
    say: fn(&mut Rng) -> Draw,
    rules: &'static [&'static str],
    confirmed: usize,
    found: usize,
) -> Family {
    Family { name, say, rules, confirmed, found }
}

const FAMILIES: &[Family] = &[
    family("change percent", amounts::percent_change, &["percent-change-mismatch"], 99, 98),
    family("change amount", amounts::amount_change, &["amount-change-mismatch"], 88, 88),
    family("change multiple", amounts::multiple, &["multiple-mismatch"], 99, 98),
    family("change points", amounts::points, &["points-change-mismatch"], 99, 98),
    family("change direction", amounts::direction, &["direction-mismatch"], 99, 98),
    family(
        "share",
        amounts::share,
        &["share-mismatch", "part-exceeds-whole", "restated-figure-mismatch"],
        65,
        68,
    ),
    family(
        "total",
        amounts::total,
        &["total-mismatch", "running-total-mismatch", "added-exceeds-total", "balance-mismatch"],
        99,
        98,
    ),
    family("rate", amounts::rate, &["rate-mismatch", "average-mismatch"], 99, 98),
    family("restate", amounts::restate, &["restated-figure-mismatch"], 98, 98),
    family("units", amounts::units, &["unit-conversion-mismatch"], 99, 98),
    family("exchange", amounts::exchange, &["exchange-rates-disagree", "exchange-rate-impossible"], 99, 98),
    family(
        "compare",
        amounts::compare,
        &["comparison-reversed", "excess-mismatch", "excess-percent-mismatch", "times-mismatch"],
        99,
        98,
    ),
    family("share spoken", sums::spoken_share, &["share-mismatch", "restated-figure-mismatch"], 84, 84),
    family("share majority", sums::majority, &["share-mismatch", "restated-figure-mismatch"], 95, 95),
    family("total list", sums::list, &["total-mismatch", "balance-mismatch", "list-count-mismatch"], 97, 83),
    family("restate rounded", sums::rounded_headline, &["restated-figure-mismatch"], 95, 95),
    family(
        "plausible",
        sums::bounds,
        &["share-beyond-whole", "probability-beyond-one", "fall-beyond-everything"],
        99,
        99,
    ),
    family("calendar weekday", times::weekday, &["weekday-mismatch"], 99, 98),
    family("calendar other", times::other_calendar, &["other-calendar-mismatch"], 99, 98),
    family("calendar span", times::span, &["span-length-mismatch", "span-reversed"], 99, 98),
    family("age", times::age, &["age-mismatch", "deed-outside-life"], 99, 98),
    family("weekday later", lives::weekday_later, &["weekday-later-mismatch"], 99, 98),
    family("days between", lives::days_between, &["span-length-mismatch"], 99, 98),
    family("clock", lives::clock, &["hours-mismatch"], 99, 98),
    family("lead", lives::lead, &["lead-weekday-mismatch"], 99, 50),
    family("run", lives::run, &["run-length-mismatch"], 85, 98),
    family("terms", lives::terms, &["terms-length-mismatch"], 99, 98),
    family("edition", lives::edition, &["edition-number-mismatch"], 99, 98),
    family("life", lives::life, &["age-mismatch"], 99, 98),
    family("kin", lives::kin, &["kin-age-gap-mismatch"], 99, 98),
    family("generation", lives::generation, &["parent-younger-than-child"], 99, 98),
    family(
        "contest",
        times::contest,
        &["winner-behind", "defeat-without-winner", "draw-with-winner"],
        99,
        98,
    ),
    family(
        "contest course",
        contests::course,
        &[
            "lead-mismatch",
            "score-falls",
            "aggregate-mismatch",
            "goals-exceed-score",
            "chase-margin-mismatch",
        ],
        99,
        98,
    ),
    family(
        "contest standing",
        contests::standing,
        &["games-mismatch", "points-mismatch", "medals-mismatch"],
        99,
        98,
    ),
    family(
        "contest house",
        contests::house,
        &[
            "majority-mismatch",
            "majority-line-mismatch",
            "votes-exceed-house",
            "turnout-mismatch",
            "excess-mismatch",
        ],
        99,
        98,
    ),
    family("contest apart", contests::apart, &["excess-mismatch"], 99, 98),
    family("tables", contests::table, &["total-mismatch", "goal-difference-mismatch"], 97, 96),
    family(
        "records",
        contests::record,
        &[
            "temperature-beyond-record",
            "quake-beyond-record",
            "sea-deeper-than-any",
            "mountain-higher-than-any",
            "train-beyond-record",
        ],
        99,
        98,
    ),
    family("golf", games::golf, &["total-mismatch", "par-mismatch", "card-mismatch"], 99, 98),
    family("sets", games::sets, &["set-count-mismatch"], 99, 98),
    family("turnout", games::turnout, &["turnout-mismatch"], 99, 98),
    family("two-way votes", games::two_way, &["shares-of-one-vote-mismatch"], 99, 98),
    family("medals", games::medals, &["medals-mismatch", "total-mismatch"], 99, 98),
    family("places", games::places, &["places-mismatch"], 99, 98),
    family("seats by party", polls::benches, &["seats-exceed-house"], 99, 98),
    family("leads in polls", polls::leads, &["excess-points-mismatch"], 99, 98),
    family("two counts", polls::herds, &["times-mismatch"], 99, 98),
    family("units beside", polls::beside, &["unit-conversion-mismatch"], 99, 98),
    family("ranked levels", polls::ranks, &["comparison-reversed"], 99, 98),
    family("goals", games::goals, &["draw-with-winner", "defeat-without-winner", "score-falls"], 99, 98),
    family("feasts", feasts::feast, &["span-length-mismatch"], 96, 98),
    family("tenure", feasts::tenure, &["span-length-mismatch"], 99, 98),
    family("nth day", feasts::nth_day, &["span-length-mismatch"], 99, 98),
    family("fuel", feasts::fuel, &["fuel-use-mismatch"], 99, 98),
    family("stated rates", feasts::stated_rate, &["exchange-rates-disagree"], 99, 98),
    family("extreme", feasts::extreme, &["comparison-reversed"], 99, 98),
    family("compare benchmark", levels::benchmark, &["comparison-reversed"], 99, 98),
    family("compare gap", levels::gap, &["excess-mismatch", "excess-points-mismatch"], 99, 98),
    family("compare race", levels::race, &["excess-mismatch"], 99, 98),
    family("compare names", levels::names, &["comparison-reversed"], 99, 98),
    family("compare votes", levels::votes, &["excess-mismatch"], 99, 92),
    family("compare finish", ranks::finish, &["comparison-reversed"], 85, 85),
    family("compare peak", ranks::peak, &["comparison-reversed"], 99, 98),
    family("compare range", ranks::range, &["level-outside-range", "comparison-reversed"], 99, 92),
    family("compare only", ranks::only, &["comparison-reversed"], 99, 98),
    family("compare premium", levels::premium, &["excess-percent-mismatch"], 99, 98),
    family("lapse", lives::lapse, &["span-length-mismatch"], 98, 98),
    family("trains", lives::trains, &["hours-mismatch"], 99, 98),
    family("weekday chain", dates::chain, &["weekday-chain-mismatch"], 99, 98),
    family("told weekday", dates::told_weekday, &["weekday-mismatch"], 99, 98),
    family("until now", dates::until_now, &["span-length-mismatch"], 99, 98),
    family("weekdays apart", dates::weekdays_apart, &["weekday-later-mismatch"], 99, 98),
    family("deadline", dates::deadline, &["span-reversed"], 99, 98),
    family("sitting", dates::sitting, &["hours-mismatch"], 99, 98),
    family("birthday", dates::birthday, &["age-mismatch"], 99, 98),
    family("two ages", lives::two_ages, &["ages-disagree", "age-mismatch"], 99, 98),
    family("rate margin", desk::margin, &["return-mismatch"], 99, 98),
    family("rate interest", desk::interest, &["levy-mismatch"], 98, 96),
    family("rate pace", desk::pace, &["pace-mismatch"], 99, 98),
    family("rate product", desk::product, &["rate-mismatch", "average-mismatch"], 99, 98),
    family("rate annual", desk::annualised, &["annual-rate-mismatch"], 99, 98),
    family("total periods", desk::periods, &["total-mismatch"], 98, 94),
    family("rate reckoned", told::reckoned, &["average-mismatch", "rate-mismatch", "pace-mismatch"], 90, 90),
    family("share told", told::told_share, &["share-mismatch", "remaining-share-mismatch"], 90, 90),
    family("total on top", told::on_top, &["total-mismatch"], 90, 90),
    family("change beside", told::beside, &["percent-change-mismatch", "percent-amount-mismatch"], 90, 90),
    family("total account", desk::account, &["balance-mismatch"], 99, 98),
    family("total parts", desk::parts, &["total-mismatch"], 99, 94),
    family("total gathered", gathered::whole, &["total-mismatch"], 95, 78),
    family("total columns", gathered::columns, &["balance-mismatch"], 95, 80),
    family("share apart", gathered::apart, &["share-mismatch", "remaining-share-mismatch"], 95, 80),
    family("share rest", desk::rest, &["remaining-share-mismatch", "shares-of-one-vote-mismatch"], 99, 94),
    family("comebacks", calls::comeback, &["set-down-mismatch"], 99, 98),
    family("two legs", calls::legs, &["aggregate-mismatch"], 99, 98),
    family("votes of a house", calls::division, &["votes-exceed-house"], 99, 98),
    family("majority line", calls::line, &["majority-line-mismatch"], 99, 98),
    family("wins of games", calls::wins, &["wins-exceed-games"], 99, 98),
    family("stock split", calls::split, &["split-mismatch"], 99, 98),
    family("eras", calls::eras, &["period-equivalence-mismatch"], 99, 98),
    family("posts", calls::posts, &["span-length-mismatch"], 99, 98),
    family("change order", joints::order, &["direction-mismatch"], 99, 98),
    family("change steady", joints::steady, &["unchanged-but-moved"], 99, 98),
    family("change lasting", joints::lasting, &["direction-mismatch"], 99, 98),
    family("two sides", placed::sides, &["comparison-reversed"], 99, 98),
    family("threshold", placed::threshold, &["comparison-reversed"], 99, 98),
    family(
        "votes carried",
        placed::carried,
        &["winner-behind", "comparison-reversed", "most-below-half", "tie-break-turned-round"],
        99,
        98,
    ),
    family("table places", placed::tables, &["comparison-reversed", "score-falls"], 88, 85),
    family("change halves", slips::halves, &["direction-mismatch"], 99, 98),
    family("share comes to", slips::comes_to, &["share-mismatch"], 95, 65),
    family("change told later", slips::told_later, &["percent-change-mismatch"], 95, 38),
    family("age now", aged::now, &["age-mismatch"], 99, 98),
    family("ages at two times", aged::twice, &["ages-disagree"], 99, 98),
    family("period begun", aged::begun, &["year-bound-mismatch"], 99, 98),
    family("thermometer", aged::reading, &["unit-conversion-mismatch"], 99, 98),
];

/// What came of the draws of one family.
#[derive(Default)]
struct Outcome {
    alarms: Vec<String>,
    confirmed: usize,
    unconfirmed: Vec<String>,
    found: BTreeMap<String, usize>,
    missed: Vec<String>,
}

fn verdicts(analysis: &Analysis, verdict: Verdict) -> Vec<&str> {
    analysis.checks.iter().filter(|check| check.verdict == verdict).map(|check| check.rule.as_str()).collect()
}

fn run(family: &Family, seed: u64, rules: &RuleBook) -> Outcome {
    let mut rng = Rng::new(seed);
    let mut outcome = Outcome::default();
    for _ in 0..DRAWS {
        let draw = (family.say)(&mut rng);
        let truth = analyse(&Source::new("truth", &*draw.truth), rules);
        if !verdicts(&truth, Verdict::Mismatch).is_empty() {
            outcome.alarms.push(draw.truth.clone());
        }
        if verdicts(&truth, Verdict::Consistent).iter().any(|rule| family.rules.contains(rule)) {
            outcome.confirmed += 1;
        } else {
            outcome.unconfirmed.push(draw.truth);
        }
        let slip = analyse(&Source::new("slip", &*draw.slip), rules);
        match verdicts(&slip, Verdict::Mismatch).first() {
            Some(rule) => *outcome.found.entry((*rule).to_string()).or_default() += 1,
            None => outcome.missed.push(draw.slip),
        }
    }
    outcome
}

fn print(family: &Family, outcome: &Outcome) {
    let draws = usize::try_from(DRAWS).unwrap();
    let found = draws - outcome.missed.len();
    println!(
        "{:17} confirmed {:5} found {:5} of {draws}, alarms {}",
        family.name,
        outcome.confirmed,
        found,
        outcome.alarms.len()
    );
    for (rule, count) in &outcome.found {
        println!("    {count:5} {rule}");
    }
    let samples =
        [("alarm", &outcome.alarms), ("unconfirmed", &outcome.unconfirmed), ("missed", &outcome.missed)];
    for (label, texts) in samples {
        for text in texts.iter().step_by(texts.len() / 3 + 1) {
            println!("    {label}: {text}");
        }
    }
}

#[test]
fn true_statements_pass_and_slips_are_found() {
    let rules = &RuleBook::builtin();
    let all: Vec<(&Family, Outcome)> = thread::scope(|scope| {
        let started: Vec<_> = FAMILIES
            .iter()
            .zip(SEED..)
            .map(|(family, seed)| (family, scope.spawn(move || run(family, seed, rules))))
            .collect();
        started.into_iter().map(|(family, thread)| (family, thread.join().unwrap())).collect()
    });
    for (family, outcome) in &all {
        print(family, outcome);
    }
    let draws = usize::try_from(DRAWS).unwrap();
    for (family, outcome) in &all {
        assert!(outcome.alarms.is_empty(), "{}: false alarm on {:#?}", family.name, outcome.alarms);
        assert!(
            outcome.confirmed * 100 >= family.confirmed * draws,
            "{}: confirmed {}",
            family.name,
            outcome.confirmed
        );
        let found = draws - outcome.missed.len();
        assert!(found * 100 >= family.found * draws, "{}: found {found}", family.name);
    }
}
