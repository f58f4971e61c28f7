//! How far does each hedge bend a round number, and how far an exact one?
//!
//! One line a hedge of `rules/vocabulary/hedges.toml`: what `30,000 jobs` and `47,265 jobs` may then be. A copy editor reads
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
    > N                          |    30000 .. open |    47264 .. open
    N and over                   |    30000 .. open |    47264 .. open
    N at a minimum               |    30000 .. open |    47264 .. open
    N at least                   |    30000 .. open |    47264 .. open
    N or above                   |    30000 .. open |    47264 .. open
    N or greater                 |    30000 .. open |    47264 .. open
    N or higher                  |    30000 .. open |    47264 .. open
    N or more                    |    30000 .. open |    47264 .. open
    N or over                    |    30000 .. open |    47264 .. open
    N+                           |    30000 .. open |    47264 .. open
    N-plus                       |    30000 .. open |    47264 .. open
    a minimum N                  |    30000 .. open |    47264 .. open
    a minimum of N               |    30000 .. open |    47264 .. open
    above N                      |    30000 .. open |    47264 .. open
    as few as N                  |    30000 .. open |    47264 .. open
    as little as N               |    30000 .. open |    47264 .. open
    as low as N                  |    30000 .. open |    47264 .. open
    at least N                   |    30000 .. open |    47264 .. open
    at the very least N          |    30000 .. open |    47264 .. open
    beyond N                     |    30000 .. open |    47264 .. open
    easily more than N           |    30000 .. open |    47264 .. open
    exceeding N                  |    30000 .. open |    47264 .. open
    far more than N              |    30000 .. open |    47264 .. open
    greater than N               |    30000 .. open |    47264 .. open
    higher than N                |    30000 .. open |    47264 .. open
    in excess of N               |    30000 .. open |    47264 .. open
    minimum of N                 |    30000 .. open |    47264 .. open
    more than N                  |    30000 .. open |    47264 .. open
    much more than N             |    30000 .. open |    47264 .. open
    no fewer than N              |    30000 .. open |    47264 .. open
    no less than N               |    30000 .. open |    47264 .. open
    no lower than N              |    30000 .. open |    47264 .. open
    north of N                   |    30000 .. open |    47264 .. open
    not fewer than N             |    30000 .. open |    47264 .. open
    not less than N              |    30000 .. open |    47264 .. open
    over N                       |    30000 .. open |    47264 .. open
    surpassing N                 |    30000 .. open |    47264 .. open
    topping N                    |    30000 .. open |    47264 .. open
    upward of N                  |    30000 .. open |    47264 .. open
    upwards of N                 |    30000 .. open |    47264 .. open
    well above N                 |    30000 .. open |    47264 .. open
    well over N                  |    30000 .. open |    47264 .. open
    ≥ N                          |    30000 .. open |    47264 .. open
    < N                          |    open .. 30000 |    open .. 47266
    N at most                    |    open .. 30000 |    open .. 47266
    N at the most                |    open .. 30000 |    open .. 47266
    N or below                   |    open .. 30000 |    open .. 47266
    N or fewer                   |    open .. 30000 |    open .. 47266
    N or less                    |    open .. 30000 |    open .. 47266
    N or lower                   |    open .. 30000 |    open .. 47266
    N or under                   |    open .. 30000 |    open .. 47266
    a maximum N                  |    open .. 30000 |    open .. 47266
    a maximum of N               |    open .. 30000 |    open .. 47266
    anything up to N             |    open .. 30000 |    open .. 47266
    anywhere up to N             |    open .. 30000 |    open .. 47266
    as high as N                 |    open .. 30000 |    open .. 47266
    as many as N                 |    open .. 30000 |    open .. 47266
    as much as N                 |    open .. 30000 |    open .. 47266
    at best N                    |    open .. 30000 |    open .. 47266
    at most N                    |    open .. 30000 |    open .. 47266
    at the most N                |    open .. 30000 |    open .. 47266
    below N                      |    open .. 30000 |    open .. 47266
    capped at N                  |    open .. 30000 |    open .. 47266
    fewer than N                 |    open .. 30000 |    open .. 47266
    less than N                  |    open .. 30000 |    open .. 47266
    lower than N                 |    open .. 30000 |    open .. 47266
    maximum of N                 |    open .. 30000 |    open .. 47266
    no greater than N            |    open .. 30000 |    open .. 47266
    no higher than N             |    open .. 30000 |    open .. 47266
    no more than N               |    open .. 30000 |    open .. 47266
    not exceeding N              |    open .. 30000 |    open .. 47266
    not more than N              |    open .. 30000 |    open .. 47266
    south of N                   |    open .. 30000 |    open .. 47266
    under N                      |    open .. 30000 |    open .. 47266
    up to N                      |    open .. 30000 |    open .. 47266
    well below N                 |    open .. 30000 |    open .. 47266
    well under N                 |    open .. 30000 |    open .. 47266
    ≤ N                          |    open .. 30000 |    open .. 47266
    an estimated N               |   25500 .. 34501 |   47260 .. 47270
    estimated N                  |   25500 .. 34501 |   47260 .. 47270
    estimated at N               |   25500 .. 34501 |   47260 .. 47270
    in the order of N            |   25500 .. 34501 |   47260 .. 47270
    maybe N                      |   25500 .. 34501 |   47260 .. 47270
    of the order of N            |   25500 .. 34501 |   47260 .. 47270
    on the order of N            |   25500 .. 34501 |   47260 .. 47270
    perhaps N                    |   25500 .. 34501 |   47260 .. 47270
    a little less than N         |   27000 .. 30000 |   47260 .. 47266
    a little under N             |   27000 .. 30000 |   47260 .. 47266
    almost N                     |   27000 .. 30000 |   47260 .. 47266
    approaching N                |   27000 .. 30000 |   47260 .. 47266
    close on N                   |   27000 .. 30000 |   47260 .. 47266
    little less than N           |   27000 .. 30000 |   47260 .. 47266
    little under N               |   27000 .. 30000 |   47260 .. 47266
    nearing N                    |   27000 .. 30000 |   47260 .. 47266
    nearly N                     |   27000 .. 30000 |   47260 .. 47266
    nigh on N                    |   27000 .. 30000 |   47260 .. 47266
    not quite N                  |   27000 .. 30000 |   47260 .. 47266
    shy of N                     |   27000 .. 30000 |   47260 .. 47266
    close to N                   |   27000 .. 31501 |   47260 .. 47270
    near N                       |   27000 .. 31501 |   47260 .. 47270
    near to N                    |   27000 .. 31501 |   47260 .. 47270
    N give or take               |   27000 .. 33001 |   47260 .. 47270
    N or so                      |   27000 .. 33001 |   47260 .. 47270
    N or thereabouts             |   27000 .. 33001 |   47260 .. 47270
    N-ish                        |   27000 .. 33001 |   47260 .. 47270
    about N                      |   27000 .. 33001 |   47260 .. 47270
    approx N                     |   27000 .. 33001 |   47260 .. 47270
    approx. N                    |   27000 .. 33001 |   47260 .. 47270
    approximately N              |   27000 .. 33001 |   47260 .. 47270
    around N                     |   27000 .. 33001 |   47260 .. 47270
    broadly N                    |   27000 .. 33001 |   47260 .. 47270
    c. N                         |   27000 .. 33001 |   47260 .. 47270
    ca. N                        |   27000 .. 33001 |   47260 .. 47270
    circa N                      |   27000 .. 33001 |   47260 .. 47270
    in the neighborhood of N     |   27000 .. 33001 |   47260 .. 47270
    in the neighbourhood of N    |   27000 .. 33001 |   47260 .. 47270
    in the region of N           |   27000 .. 33001 |   47260 .. 47270
    in the vicinity of N         |   27000 .. 33001 |   47260 .. 47270
    more or less N               |   27000 .. 33001 |   47260 .. 47270
    roughly N                    |   27000 .. 33001 |   47260 .. 47270
    some N                       |   27000 .. 33001 |   47260 .. 47270
    something like N             |   27000 .. 33001 |   47260 .. 47270
    somewhere around N           |   27000 .. 33001 |   47260 .. 47270
    ~ N                          |   27000 .. 33001 |   47260 .. 47270
    ≈ N                          |   27000 .. 33001 |   47260 .. 47270
    a shade under N              |   28500 .. 30000 |   47260 .. 47266
    a touch under N              |   28500 .. 30000 |   47260 .. 47266
    as good as N                 |   28500 .. 30000 |   47260 .. 47266
    just below N                 |   28500 .. 30000 |   47260 .. 47266
    just short of N              |   28500 .. 30000 |   47260 .. 47266
    just shy of N                |   28500 .. 30000 |   47260 .. 47266
    just under N                 |   28500 .. 30000 |   47260 .. 47266
    practically N                |   28500 .. 30000 |   47260 .. 47266
    slightly below N             |   28500 .. 30000 |   47260 .. 47266
    slightly less than N         |   28500 .. 30000 |   47260 .. 47266
    slightly under N             |   28500 .. 30000 |   47260 .. 47266
    very nearly N                |   28500 .. 30000 |   47260 .. 47266
    virtually N                  |   28500 .. 30000 |   47260 .. 47266
    barely N                     |   28500 .. 33001 |   47260 .. 47270
    a fraction under N           |   29100 .. 30000 |   47260 .. 47266
    a whisker under N            |   29100 .. 30000 |   47260 .. 47266
    fractionally under N         |   29100 .. 30000 |   47260 .. 47266
    marginally under N           |   29100 .. 30000 |   47260 .. 47266
    an average of N              |   30000 .. 30000 |   47264 .. 47266
    a fraction over N            |   30000 .. 30901 |   47264 .. 47270
    a whisker over N             |   30000 .. 30901 |   47264 .. 47270
    fractionally over N          |   30000 .. 30901 |   47264 .. 47270
    marginally over N            |   30000 .. 30901 |   47264 .. 47270
    a shade over N               |   30000 .. 31501 |   47264 .. 47270
    a touch over N               |   30000 .. 31501 |   47264 .. 47270
    just above N                 |   30000 .. 31501 |   47264 .. 47270
    just more than N             |   30000 .. 31501 |   47264 .. 47270
    just over N                  |   30000 .. 31501 |   47264 .. 47270
    slightly above N             |   30000 .. 31501 |   47264 .. 47270
    slightly more than N         |   30000 .. 31501 |   47264 .. 47270
    slightly over N              |   30000 .. 31501 |   47264 .. 47270
    a little more than N         |   30000 .. 33001 |   47264 .. 47270
    a little over N              |   30000 .. 33001 |   47264 .. 47270
    hardly more than N           |   30000 .. 33001 |   47264 .. 47270
    little more than N           |   30000 .. 33001 |   47264 .. 47270
    little over N                |   30000 .. 33001 |   47264 .. 47270
    not much more than N         |   30000 .. 33001 |   47264 .. 47270
    scarcely more than N         |   30000 .. 33001 |   47264 .. 47270
    N odd                        |   30000 .. 36001 |   47264 .. 47270
    N-odd                        |   30000 .. 36001 |   47264 .. 47270
    ");
}

fn line(words: &Vocabulary, before: &str, after: &str) -> String {
    let [round, exact] =
        ["30,000", "47,265"].map(|number| bounds(words, &format!("{before}{number}{after} jobs")));
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
