//! Which part of, or how many times? `a third`, `one in five`, `15 per 100,000`, `twice`, `3:1`.
//!
//! ```text
//! ratio    = coins | odds | out-of | per | share | times | fold | colon
//! out-of   = number [ " " noun ] ( " in " | " out of " | " of " ) [ "every " ] number
//! coins    = number small-coin ( " in " | " of " | " out of " ) ( "every" | "each" | "the" ) large-coin       `41p in every pound`
//! per      = number " per " number
//! share    = part [ of a whole | "as much again" ]     `a third`, `two-thirds`, `half`
//! times    = "twice" | "double" before the whole | number " times" before what is compared | number "x"
//! fold     = number ( "-fold" | "fold" )
//! colon    = digits ( ":" | "-to-" | "-for-" ) digits
//! hyphened = word ( "-to-" | "-for-" ) word               `three-for-two`
//! odds     = digits ( "-" | "/" | "-to-" ) digits, near a word of betting
//! ```
//!
//! `a third party`, `the second half` and `half-time` are no shares: a share is followed by what says so, or by
//! nothing.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::{opt, peek, value, verify};
use nom::sequence::{pair, preceded, terminated};

use super::grammar::{NO, No, Parsed, gap, link, phrase, word, word_end};
use super::number::{Form, Number};
use super::words::{self, Fraction};
use super::{Bend, Context, Draft, Kind, Reading, Slack, Spelling, Value, count, hedge, suffix};
use crate::num::rounding::Precision;
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::unit::Unit;

/// How far a share may lie from `two in three`, in thousandths: surveys call 72 percent `seven in ten`, but not 73.
const SPOKEN: i64 = 25;

/// What a ratio says, and how it was spelled if as one number.
struct Ratio {
    interval: Interval,
    spelling: Option<Spelling>,
}

/// Reads a ratio.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let text = context.rest(start);
    if !text.starts_with(char::is_alphanumeric) {
        return None;
    }
    let share = |t| share(context, start, t);
    let times = |t| times(context, t);
    let odds = |t| odds(context, start, t);
    let parts = |t| parts(context, t);
    let hyphened = |t| hyphened(context, t);
    let fold = |t| fold(context, t);
    let coins = |t| coins(context, t);
    let (rest, ratio) = alt((parts, coins, odds, colon, hyphened, fold, times, share)).parse(text).ok()?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let reading =
        Reading { interval: ratio.interval.clone(), truncated: ratio.interval, unit: Unit::plain() };
    let draft = Draft::new(Kind::Ratio, Span::new(start, context.offset(rest)), Value::Amount(vec![reading]));
    Some(Draft { spelling: ratio.spelling, ..draft })
}

/// Whether these letters may say how many times: `threefold`.
pub fn may_be_fold(letters: &str) -> bool {
    letters.len() > 4 && letters.get(letters.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case("fold"))
}

/// `"one in five"`, `"one baby in 400"`, `"3 out of 10"`, `"15 per 100,000"`
fn parts<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Ratio> {
    let words = context.words;
    let (rest, part) = context.number(text)?;
    let noun = preceded(gap, nom::bytes::complete::take_while1(|c: char| c.is_ascii_lowercase()));
    let (after, noun) = opt(noun).parse(rest)?;
    let joint = |t| joint(t);
    let (rest, loose) = match joint(rest) {
        Ok(found) => found,
        Err(_) if noun.is_some() && part.value == Num::ONE => joint(after)?,
        Err(e) => return Err(e),
    };
    let (rest, whole) = context.number(rest)?;
    let fits = part.value > Num::ZERO && part.value < whole.value && part.is_whole() && whole.is_whole();
    let usual = part.value == Num::ONE
        || whole.value <= Num::from(10)
        || whole.value.to_i64().is_some_and(|n| n % 100 == 0 || n == 20);
    let counts = loose
        && part.value != Num::ONE
        && count::counted(words, rest).is_ok()
        && !part.spelling.digits.is_empty()
        && part.form != Form::Words;
    if !fits || (loose && (!usual || whole.may_be_year() || counts)) {
        return Err(NO);
    }
    Ok((rest, Ratio { interval: of(&part, &whole).ok_or(NO)?, spelling: None }))
}

/// `"41p in every pound"`, `"12 cents of each dollar"`
fn coins<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Ratio> {
    let (rest, part) = context.number(text)?;
    let (rest, small) = suffix::suffix(context.words, rest)?;
    let joint =
        alt((value((), word("in")), value((), word("of")), value((), (word("out"), gap, word("of")))));
    let (rest, _) = (gap, joint, gap, alt((word("every"), word("each"), word("the"))), gap).parse(rest)?;
    let name = rest.find(|c: char| !c.is_alphabetic()).map_or(rest, |end| rest.get(..end).unwrap_or(rest));
    let (_, large) = suffix::suffix(context.words, name)?;
    let money = [&small, &large].iter().all(|s| s.kind == Kind::Money);
    let same = small.units.first().is_some_and(|unit| large.units.contains(unit));
    if !money || !same || small.exponent >= 0 || large.exponent != 0 {
        return Err(NO);
    }
    let share = part.shifted(small.exponent);
    if share.value >= Num::ONE {
        return Err(NO);
    }
    let rest = rest.get(name.len()..).ok_or(NO)?;
    Ok((rest, Ratio { interval: share.rounded(), spelling: Some(share.spelling) }))
}

/// `" in "` is loose, since it has other uses; `" out of "`, `" of every "` and `" per "` are not
fn joint(text: &str) -> Parsed<'_, bool> {
    let every = || opt((word("every"), gap));
    let (text, ()) = link(text)?;
    alt((
        value(true, (word("in"), link, every())),
        value(false, (word("out"), gap, word("of"), gap, every())),
        value(false, (word("of"), gap, word("every"), gap)),
        value(false, (word("per"), gap)),
    ))
    .parse(text)
}

/// `part / whole`: with one in the numerator the denominator is the rounded number.
fn of(part: &Number, whole: &Number) -> Option<Interval> {
    let half = Num::ratio(1, 2)?;
    let around = |n: &Number| Interval::new(&n.value - &half, &n.value + &half);
    if part.value == Num::ONE {
        let whole = if whole.value < Num::from(100) { around(whole)? } else { whole.rounded() };
        return Interval::point(Num::ONE).div(&whole);
    }
    if whole.value <= Num::from(20) {
        let spoken = Num::ratio(SPOKEN, 1000)?;
        let share = part.value.checked_div(&whole.value)?;
        return Interval::new(&share - &spoken, share + spoken);
    }
    let part = if part.spelling.precision == Precision::Exact { around(part)? } else { part.rounded() };
    part.div(&Interval::point(whole.value.clone()))
}

/// `"two-to-one"`, `"three-for-two"`
fn hyphened<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Ratio> {
    let small = || phrase(&context.words.numbers.small).map(|n| *n);
    let (rest, (above, _, below)) = (small(), alt((tag("-to-"), tag("-for-"))), small()).parse(text)?;
    let interval = quotient(&above.to_string(), &below.to_string()).ok_or(NO)?;
    Ok((rest, Ratio { interval, spelling: None }))
}

/// `"3:1"`, `"3-to-1"`, `"3-for-2"`
fn colon(text: &str) -> Parsed<'_, Ratio> {
    let (rest, (above, _, below)) =
        (digits, alt((tag(":"), tag("-to-"), tag("-for-"), tag(" to one"))), digits).parse(text)?;
    let (rest, ()) = peek(word_end).parse(rest)?;
    let clock = below.len() == 2;
    let interval = quotient(above, below).ok_or(NO)?;
    let goes_on = rest.starts_with([':', '-']);
    if clock || goes_on { Err(NO) } else { Ok((rest, Ratio { interval, spelling: None })) }
}

fn digits(text: &str) -> Parsed<'_, &str> {
    take_while_m_n(1, 4, |c: char| c.is_ascii_digit()).parse(text)
}

fn quotient(above: &str, below: &str) -> Option<Interval> {
    Some(Interval::point(Num::decimal(above)?.checked_div(&Num::decimal(below)?)?))
}

/// `"5-1"` in `odds of 5-1` and `the 5-1 favourite`
fn odds<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, Ratio> {
    let bets = &context.words.numbers.bets;
    let (rest, (above, _, below)) =
        (digits, alt((tag("-"), tag("/"), tag("-to-"), tag("–"))), digits).parse(text)?;
    let before = context.before(start).trim_end();
    let odds_of = before.rsplit(char::is_whitespace).take(2).any(|w| bets.contains(w));
    let next =
        gap(rest).map_or("", |(r, ())| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    let behind = context.words.numbers.bets_behind.contains(next)
        && closes(rest.trim_start().get(next.len()..).unwrap_or_default());
    if !odds_of && !bets.contains(next) && !behind {
        return Err(NO);
    }
    Ok((rest, Ratio { interval: quotient(above, below).ok_or(NO)?, spelling: None }))
}

/// `"threefold"`, `"10-fold"`
fn fold<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Ratio> {
    let fold = || terminated(tag_no_case::<_, _, No>("fold"), peek(word_end));
    let worded = |t: &'a str| {
        let end = t.find(|c: char| !c.is_alphabetic()).unwrap_or(t.len());
        let stem = t
            .get(..end)
            .and_then(|w| w.to_ascii_lowercase().strip_suffix("fold").map(str::to_owned))
            .ok_or(NO)?;
        let known = &context.words.numbers;
        let count = known
            .small
            .get(&stem)
            .or_else(|| known.tens.get(&stem))
            .copied()
            .or((stem == "hundred").then_some(100));
        Ok((t.get(end..).ok_or(NO)?, Number::from_words(count.ok_or(NO)?.to_string(), 0).ok_or(NO)?))
    };
    let hyphened = terminated(|t| context.number(t), pair(opt(tag("-")), fold()));
    let (rest, times) = alt((worded, hyphened)).parse(text)?;
    Ok((rest, multiple(&times)))
}

/// `"twice"`, `"double the"`, `"three times as many"`
fn times<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Ratio> {
    let known = &context.words.numbers;
    let single = |t| {
        let (rest, size) = phrase(&known.multiples).parse(t)?;
        let free = *size == 2 && t.to_ascii_lowercase().starts_with("twice");
        // "now 5 million, more than double"
        let nearly = known.nearly.contains(&context.word_before(context.offset(t)).to_lowercase());
        if free || followed(rest, &known.compared) || nearly && closes(rest) {
            Ok((rest, Number::from_words(size.to_string(), 0).ok_or(NO)?))
        } else {
            Err(NO)
        }
    };
    let (rest, times) = alt((single, |t| several_times(context, t))).parse(text)?;
    Ok((rest, multiple(&times)))
}

/// `"2.5 times"` before what it is compared with
fn several_times<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Number> {
    // "2.5x"
    let letter = terminated(|t| context.number(t), (one_of("x×"), peek(word_end)));
    if let Ok((rest, times)) = verify(letter, |n| n.spelling.in_digits).parse(text) {
        return Ok((rest, times));
    }
    let (rest, times) = terminated(|t| context.number(t), (link, word("times"))).parse(text)?;
    if followed(rest, &context.words.numbers.compared) { Ok((rest, times)) } else { Err(NO) }
}

/// A multiple is exact only as far as a writer counts: `three times` may be 2.8 or 3.2, to a tenth of it and at most to the
/// last digit.
fn multiple(times: &Number) -> Ratio {
    let whole = times.clone().with_precision(Precision::LastDigit);
    let tenth = Num::ratio(1, 10).unwrap_or(Num::ZERO);
    let near = hedge::bend(
        &Interval::point(times.value.clone()),
        &Bend { below: Slack::Share(tenth.clone()), above: Slack::Share(tenth) },
    );
    let rounded = whole.rounded();
    Ratio { interval: rounded.intersect(&near).unwrap_or(rounded), spelling: Some(whole.spelling) }
}

/// Whether the next word is in a list.
fn followed(rest: &str, list: &std::collections::BTreeSet<String>) -> bool {
    let next =
        gap(rest).map_or("", |(r, ())| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    list.contains(&next.to_ascii_lowercase())
}

/// `"a third"`, `"two-thirds"`, `"half"`
fn share<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, Ratio> {
    let known = &context.words.numbers;
    let (rest, part) = words::part(context.words, text)?;
    if let Ok((after, ())) = preceded(gap, phrase(&known.again)).parse(rest) {
        let share = part.share().ok_or(NO)?.rounded();
        return Ok((after, Ratio { interval: share.add(&Interval::point(Num::ONE)), spelling: None }));
    }
    let stops = closes(rest);
    let glued = rest.starts_with('-');
    let halves = context.word_before(start).to_lowercase();
    let other = known.not_half.contains(&halves) || context.before(start).ends_with('-');
    let said = part.is_plural() || followed(rest, &known.of_whole) || stops;
    if glued || other || !said || part.is_bare_quarter(text) {
        return Err(NO);
    }
    Ok((rest, plain_share(&part).ok_or(NO)?))
}

/// Whether the clause is over.
fn closes(rest: &str) -> bool {
    let end = rest.trim_start();
    end.is_empty() || end.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '$' | '\'' | '’'))
}

fn plain_share(part: &Fraction) -> Option<Ratio> {
    let number = part.share()?;
    Some(Ratio { interval: number.rounded(), spelling: None })
}
