//! How far does each hedge bend a round number, and how far an exact one?
//!
//! One line a hedge of `rules/vocabulary/hedges.toml`: what `30,000 jobs` and `31,215 jobs` may then be. A copy editor reads
//! this table, not the file; `tests/figures/hedges.txt` holds single cases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should fail at once")]
#![expect(clippy::too_many_lines, reason = "the table is as long as the list of hedges")]

use factcheck::figure::{self, Value};
use factcheck::num::Num;
use factcheck::segment::{Segment, SegmentKind};
use factcheck::source::{Source, Span};
use factcheck::vocabulary::Vocabulary;

#[test]
fn every_hedge_with_its_side_and_its_slack() {
    let words = Vocabulary::builtin();
    let before =
        words.hedges.before.phrases().into_iter().map(|(hedge, _)| (format!("{hedge} "), String::new()));
    let after = words.hedges.after.phrases().into_iter().map(|(hedge, _)| {
        let glued = hedge.starts_with(|c: char| !c.is_alphabetic());
        (String::new(), if glued { hedge } else { format!(" {hedge}") })
    });
    let mut lines: Vec<String> =
        before.chain(after).map(|(before, after)| line(&words, &before, &after)).collect();
    lines.sort_by_key(|line| line.split_once('|').map(|(hedge, rest)| (rest.to_owned(), hedge.to_owned())));
    insta::assert_snapshot!(lines.join("\n"), @r"
    > N                          |    30000 .. open |    31214 .. open
    N and over                   |    30000 .. open |    31214 .. open
    N at a minimum               |    30000 .. open |    31214 .. open
    N at least                   |    30000 .. open |    31214 .. open
    N or above                   |    30000 .. open |    31214 .. open
    N or greater                 |    30000 .. open |    31214 .. open
    N or higher                  |    30000 .. open |    31214 .. open
    N or more                    |    30000 .. open |    31214 .. open
    N or over                    |    30000 .. open |    31214 .. open
    N+                           |    30000 .. open |    31214 .. open
    N-plus                       |    30000 .. open |    31214 .. open
    a minimum N                  |    30000 .. open |    31214 .. open
    a minimum of N               |    30000 .. open |    31214 .. open
    above N                      |    30000 .. open |    31214 .. open
    as few as N                  |    30000 .. open |    31214 .. open
    as little as N               |    30000 .. open |    31214 .. open
    as low as N                  |    30000 .. open |    31214 .. open
    at least N                   |    30000 .. open |    31214 .. open
    at the very least N          |    30000 .. open |    31214 .. open
    beyond N                     |    30000 .. open |    31214 .. open
    easily more than N           |    30000 .. open |    31214 .. open
    exceeding N                  |    30000 .. open |    31214 .. open
    far more than N              |    30000 .. open |    31214 .. open
    greater than N               |    30000 .. open |    31214 .. open
    higher than N                |    30000 .. open |    31214 .. open
    in excess of N               |    30000 .. open |    31214 .. open
    minimum of N                 |    30000 .. open |    31214 .. open
    more than N                  |    30000 .. open |    31214 .. open
    much more than N             |    30000 .. open |    31214 .. open
    no fewer than N              |    30000 .. open |    31214 .. open
    no less than N               |    30000 .. open |    31214 .. open
    no lower than N              |    30000 .. open |    31214 .. open
    north of N                   |    30000 .. open |    31214 .. open
    not fewer than N             |    30000 .. open |    31214 .. open
    not less than N              |    30000 .. open |    31214 .. open
    over N                       |    30000 .. open |    31214 .. open
    surpassing N                 |    30000 .. open |    31214 .. open
    topping N                    |    30000 .. open |    31214 .. open
    upward of N                  |    30000 .. open |    31214 .. open
    upwards of N                 |    30000 .. open |    31214 .. open
    well above N                 |    30000 .. open |    31214 .. open
    well over N                  |    30000 .. open |    31214 .. open
    ≥ N                          |    30000 .. open |    31214 .. open
    < N                          |    open .. 30000 |    open .. 31216
    N at most                    |    open .. 30000 |    open .. 31216
    N at the most                |    open .. 30000 |    open .. 31216
    N or below                   |    open .. 30000 |    open .. 31216
    N or fewer                   |    open .. 30000 |    open .. 31216
    N or less                    |    open .. 30000 |    open .. 31216
    N or lower                   |    open .. 30000 |    open .. 31216
    N or under                   |    open .. 30000 |    open .. 31216
    a maximum N                  |    open .. 30000 |    open .. 31216
    a maximum of N               |    open .. 30000 |    open .. 31216
    anything up to N             |    open .. 30000 |    open .. 31216
    anywhere up to N             |    open .. 30000 |    open .. 31216
    as high as N                 |    open .. 30000 |    open .. 31216
    as many as N                 |    open .. 30000 |    open .. 31216
    as much as N                 |    open .. 30000 |    open .. 31216
    at best N                    |    open .. 30000 |    open .. 31216
    at most N                    |    open .. 30000 |    open .. 31216
    at the most N                |    open .. 30000 |    open .. 31216
    below N                      |    open .. 30000 |    open .. 31216
    capped at N                  |    open .. 30000 |    open .. 31216
    fewer than N                 |    open .. 30000 |    open .. 31216
    less than N                  |    open .. 30000 |    open .. 31216
    lower than N                 |    open .. 30000 |    open .. 31216
    maximum of N                 |    open .. 30000 |    open .. 31216
    no greater than N            |    open .. 30000 |    open .. 31216
    no higher than N             |    open .. 30000 |    open .. 31216
    no more than N               |    open .. 30000 |    open .. 31216
    not exceeding N              |    open .. 30000 |    open .. 31216
    not more than N              |    open .. 30000 |    open .. 31216
    south of N                   |    open .. 30000 |    open .. 31216
    under N                      |    open .. 30000 |    open .. 31216
    up to N                      |    open .. 30000 |    open .. 31216
    well below N                 |    open .. 30000 |    open .. 31216
    well under N                 |    open .. 30000 |    open .. 31216
    ≤ N                          |    open .. 30000 |    open .. 31216
    an estimated N               |   25500 .. 34501 |   31210 .. 31220
    estimated N                  |   25500 .. 34501 |   31210 .. 31220
    estimated at N               |   25500 .. 34501 |   31210 .. 31220
    in the order of N            |   25500 .. 34501 |   31210 .. 31220
    maybe N                      |   25500 .. 34501 |   31210 .. 31220
    of the order of N            |   25500 .. 34501 |   31210 .. 31220
    on the order of N            |   25500 .. 34501 |   31210 .. 31220
    perhaps N                    |   25500 .. 34501 |   31210 .. 31220
    a little less than N         |   27000 .. 30000 |   31210 .. 31216
    a little under N             |   27000 .. 30000 |   31210 .. 31216
    almost N                     |   27000 .. 30000 |   31210 .. 31216
    approaching N                |   27000 .. 30000 |   31210 .. 31216
    close on N                   |   27000 .. 30000 |   31210 .. 31216
    little less than N           |   27000 .. 30000 |   31210 .. 31216
    little under N               |   27000 .. 30000 |   31210 .. 31216
    nearing N                    |   27000 .. 30000 |   31210 .. 31216
    nearly N                     |   27000 .. 30000 |   31210 .. 31216
    nigh on N                    |   27000 .. 30000 |   31210 .. 31216
    not quite N                  |   27000 .. 30000 |   31210 .. 31216
    shy of N                     |   27000 .. 30000 |   31210 .. 31216
    close to N                   |   27000 .. 31501 |   31210 .. 31220
    near N                       |   27000 .. 31501 |   31210 .. 31220
    near to N                    |   27000 .. 31501 |   31210 .. 31220
    N give or take               |   27000 .. 33001 |   31210 .. 31220
    N or so                      |   27000 .. 33001 |   31210 .. 31220
    N or thereabouts             |   27000 .. 33001 |   31210 .. 31220
    N-ish                        |   27000 .. 33001 |   31210 .. 31220
    about N                      |   27000 .. 33001 |   31210 .. 31220
    approx N                     |   27000 .. 33001 |   31210 .. 31220
    approx. N                    |   27000 .. 33001 |   31210 .. 31220
    approximately N              |   27000 .. 33001 |   31210 .. 31220
    around N                     |   27000 .. 33001 |   31210 .. 31220
    broadly N                    |   27000 .. 33001 |   31210 .. 31220
    c. N                         |   27000 .. 33001 |   31210 .. 31220
    ca. N                        |   27000 .. 33001 |   31210 .. 31220
    circa N                      |   27000 .. 33001 |   31210 .. 31220
    in the neighborhood of N     |   27000 .. 33001 |   31210 .. 31220
    in the neighbourhood of N    |   27000 .. 33001 |   31210 .. 31220
    in the region of N           |   27000 .. 33001 |   31210 .. 31220
    in the vicinity of N         |   27000 .. 33001 |   31210 .. 31220
    more or less N               |   27000 .. 33001 |   31210 .. 31220
    roughly N                    |   27000 .. 33001 |   31210 .. 31220
    some N                       |   27000 .. 33001 |   31210 .. 31220
    something like N             |   27000 .. 33001 |   31210 .. 31220
    somewhere around N           |   27000 .. 33001 |   31210 .. 31220
    ~ N                          |   27000 .. 33001 |   31210 .. 31220
    ≈ N                          |   27000 .. 33001 |   31210 .. 31220
    a shade under N              |   28500 .. 30000 |   31210 .. 31216
    a touch under N              |   28500 .. 30000 |   31210 .. 31216
    as good as N                 |   28500 .. 30000 |   31210 .. 31216
    just below N                 |   28500 .. 30000 |   31210 .. 31216
    just short of N              |   28500 .. 30000 |   31210 .. 31216
    just shy of N                |   28500 .. 30000 |   31210 .. 31216
    just under N                 |   28500 .. 30000 |   31210 .. 31216
    practically N                |   28500 .. 30000 |   31210 .. 31216
    slightly below N             |   28500 .. 30000 |   31210 .. 31216
    slightly less than N         |   28500 .. 30000 |   31210 .. 31216
    slightly under N             |   28500 .. 30000 |   31210 .. 31216
    very nearly N                |   28500 .. 30000 |   31210 .. 31216
    virtually N                  |   28500 .. 30000 |   31210 .. 31216
    barely N                     |   28500 .. 33001 |   31210 .. 31220
    a fraction under N           |   29100 .. 30000 |   31210 .. 31216
    a whisker under N            |   29100 .. 30000 |   31210 .. 31216
    fractionally under N         |   29100 .. 30000 |   31210 .. 31216
    marginally under N           |   29100 .. 30000 |   31210 .. 31216
    an average of N              |   30000 .. 30000 |   31214 .. 31216
    a fraction over N            |   30000 .. 30901 |   31214 .. 31220
    a whisker over N             |   30000 .. 30901 |   31214 .. 31220
    fractionally over N          |   30000 .. 30901 |   31214 .. 31220
    marginally over N            |   30000 .. 30901 |   31214 .. 31220
    a shade over N               |   30000 .. 31501 |   31214 .. 31220
    a touch over N               |   30000 .. 31501 |   31214 .. 31220
    just above N                 |   30000 .. 31501 |   31214 .. 31220
    just more than N             |   30000 .. 31501 |   31214 .. 31220
    just over N                  |   30000 .. 31501 |   31214 .. 31220
    slightly above N             |   30000 .. 31501 |   31214 .. 31220
    slightly more than N         |   30000 .. 31501 |   31214 .. 31220
    slightly over N              |   30000 .. 31501 |   31214 .. 31220
    a little more than N         |   30000 .. 33001 |   31214 .. 31220
    a little over N              |   30000 .. 33001 |   31214 .. 31220
    hardly more than N           |   30000 .. 33001 |   31214 .. 31220
    little more than N           |   30000 .. 33001 |   31214 .. 31220
    little over N                |   30000 .. 33001 |   31214 .. 31220
    not much more than N         |   30000 .. 33001 |   31214 .. 31220
    scarcely more than N         |   30000 .. 33001 |   31214 .. 31220
    N odd                        |   30000 .. 36001 |   31214 .. 31220
    N-odd                        |   30000 .. 36001 |   31214 .. 31220
    ");
}

fn line(words: &Vocabulary, before: &str, after: &str) -> String {
    let [round, exact] =
        ["30,000", "31,215"].map(|number| bounds(words, &format!("{before}{number}{after} jobs")));
    let hedge = format!("{before}N{after}");
    format!("{hedge:28} | {round:>16} | {exact:>16}")
}

fn bounds(words: &Vocabulary, text: &str) -> String {
    let source = Source::new("case", text);
    let span = Span::new(0, text.len());
    let segment = Segment { kind: SegmentKind::Sentence, span, paragraph: 0, quotations: Vec::new() };
    let figures = figure::read(&source, &[segment], words);
    let [only] = figures.as_slice() else { return format!("{} figures", figures.len()) };
    let Value::Amount(readings) = &only.value else { return "no amount".to_owned() };
    let interval = &readings.first().unwrap().interval;
    let side =
        |bound: Option<&Num>| bound.map_or_else(|| "open".to_owned(), |bound| bound.round(0).to_string());
    format!("{} .. {}", side(interval.low()), side(interval.high()))
}
