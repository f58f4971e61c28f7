//! How did the contest end? `3-2`, `52-48`, `7-6 (7-3)`.
//!
//! ```text
//! score    = side dash side [ " (" side [ dash side ] ")" ]  a set with its tie-break is one score
//! level    = ( side | word ) dash ( "all" | "nil" )
//! side     = one to three digits
//! card     = round dash round dash round [ dash round ]        the rounds of a golfer, which stand for their sum
//! round    = 55 to 99
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::{map_opt, opt, peek};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, separated_pair, terminated};

use super::grammar::{NO, No, Parsed, gap, phrase, word_end};
use super::{Context, Draft, Kind, Reading, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::unit::Unit;

/// The strokes of a round that somebody signs a card for.
pub const ROUND: std::ops::RangeInclusive<i64> = 55..=99;

/// Reads a score.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let text = context.rest(start);
    let glued = context.before(start).ends_with(['-', '–', '/', '.', '$', '£', '€']);
    let digit = text.starts_with(|c: char| c.is_ascii_digit());
    if glued || !(digit || text.starts_with(|c: char| c.is_ascii_alphabetic())) {
        return None;
    }
    if let Ok((rest, sum)) = card(text) {
        let value = Interval::point(Num::from(sum));
        let reading = Reading { truncated: value.clone(), interval: value, unit: Unit::plain() };
        let span = Span::new(start, context.offset(rest));
        return Some(Draft::new(Kind::Score, span, Value::Amount(vec![reading])));
    }
    let (rest, (ours, theirs)) = alt((score, |t| level(context, t))).parse(text).ok()?;
    Some(Draft::new(Kind::Score, Span::new(start, context.offset(rest)), Value::Score(ours, theirs)))
}

/// `side dash side [ " (" side dash side ")" ]`
fn score(text: &str) -> Parsed<'_, (u32, u32)> {
    let points = alt((sides().map(|_| ()), side().map(|_| ())));
    let tie_break = delimited((opt(gap), char('(')), points, char(')'));
    let (rest, (set, _)) = (terminated(sides(), peek(word_end)), opt(tie_break)).parse(text)?;
    let goes_on = rest
        .strip_prefix(['-', '–', '/', '.', ',', ':'])
        .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let unit = rest.starts_with(['%', '°']);
    if goes_on || unit { Err(NO) } else { Ok((rest, set)) }
}

/// `"2-all"`, `"two-nil"`, `"nil-nil"`
fn level<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, (u32, u32)> {
    let numbers = &context.words.numbers;
    let spelled = map_opt(phrase(&numbers.small), |n| u32::try_from(*n).ok());
    let nil = || phrase(&numbers.nil).map(|()| 0);
    let (rest, ours) = terminated(alt((side(), spelled, nil())), one_of("-–")).parse(text)?;
    let all = phrase(&numbers.level).map(|()| ours);
    alt((all, nil())).map(|theirs| (ours, theirs)).parse(rest)
}

/// `"66-67-67"`, `"70-68-71-69"`
pub fn card(text: &str) -> Parsed<'_, i64> {
    let round = || {
        map_opt(take_while_m_n(2, 2, |c: char| c.is_ascii_digit()), |digits: &str| {
            digits.parse().ok().filter(|strokes| ROUND.contains(strokes))
        })
    };
    let (rest, first) = round().parse(text)?;
    let (rest, more) = many_m_n(2, 3, preceded(one_of("-–"), round())).parse(rest)?;
    let (rest, ()) = word_end(rest)?;
    if rest.starts_with(['-', '–', '%']) { Err(NO) } else { Ok((rest, first + more.iter().sum::<i64>())) }
}

fn sides<'a>() -> impl Parser<&'a str, Output = (u32, u32), Error = No> {
    separated_pair(side(), one_of("-–"), side())
}

fn side<'a>() -> impl Parser<&'a str, Output = u32, Error = No> {
    map_opt(take_while_m_n(1, 3, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok())
}
