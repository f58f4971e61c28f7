//! One number or a range of them: `5`, `5-7`, `between 1.2 and 1.4 million`.
//!
//! In: `200 and 250 million`, behind `between`, out: 200 000 000 to 250 000 000. A magnitude behind the second number binds
//! both, if they then rise.
//!
//! ```text
//! range  = amount join amount
//! amount = [ sign ] [ symbol [ " " ] ] number
//! join   = "-" | "–" | " - " | " to " | "-to-" | "- to " | " or " | " and " | "/"
//! ```
//!
//! Whether a dash makes a range or a score, the caller decides by what follows.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::one_of;
use nom::combinator::{opt, value};
use nom::sequence::{preceded, terminated};

use super::Context;
use super::grammar::{NO, Parsed, gap, phrase, word};
use super::number::{Form, Number, money_number};
use crate::num::Interval;
use crate::num::rounding::Precision;
use crate::unit::Unit;
use crate::vocabulary::Vocabulary;

/// One number or a range.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantum {
    /// The number, or the lower end.
    pub low: Number,
    /// The upper end of a range.
    pub high: Option<Number>,
}

impl Quantum {
    /// Every value that the spelling allows: a range is the hull of its ends.
    pub fn rounded(&self) -> Interval {
        self.over(Number::rounded)
    }

    /// The same if the writer may have cut digits.
    pub fn truncated(&self) -> Interval {
        self.over(Number::truncated)
    }

    fn over(&self, read: impl Fn(&Number) -> Interval) -> Interval {
        let low = read(&self.low);
        self.high.as_ref().map_or(low.clone(), |high| low.hull(&read(high)))
    }

    /// Both ends with another precision, chosen for each.
    #[must_use]
    pub fn with_precision(self, choose: impl Fn(&Number) -> Precision) -> Self {
        let set = |number: Number| {
            let precision = choose(&number);
            number.with_precision(precision)
        };
        Self { low: set(self.low), high: self.high.map(set) }
    }

    /// The same times a power of ten, at the same precision.
    #[must_use]
    pub fn shifted(self, exponent: i32) -> Self {
        Self { low: self.low.shifted(exponent), high: self.high.map(|high| high.shifted(exponent)) }
    }

    /// The same with a minus.
    #[must_use]
    pub fn negated(self) -> Self {
        match self.high {
            Some(high) => Self { low: high.negated(), high: Some(self.low.negated()) },
            None => Self { low: self.low.negated(), high: None },
        }
    }
}

/// How two ends are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// `5-7`
    Dash,
    /// `5 to 7`
    To,
    /// `63 or 64`
    Or,
    /// `between 5 and 7`
    And,
    /// `1.5650/60`: what is bid and what is asked.
    Slash,
}

/// A number with what may stand before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The number with its sign.
    pub number: Number,
    /// The currencies that a symbol before it may stand for; empty for none.
    pub money: Vec<Unit>,
}

/// `[ sign ] [ symbol [ " " ] ] number`
pub fn side<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Side> {
    let words = context.words;
    let spoken = value('-', terminated(phrase(&words.numbers.minus), gap));
    let (rest, sign) = opt(alt((one_of("-−–+"), spoken))).parse(text)?;
    // "plus or minus 3 points" is as far as that either way
    let either = |before: &str| words.numbers.either_way.iter().any(|w| before.to_lowercase().ends_with(w));
    if sign.is_some()
        && text.starts_with(char::is_alphabetic)
        && either(context.before(context.offset(text)).trim_end())
    {
        return Err(NO);
    }
    let (rest, money) = opt(|t| symbol(words, t)).parse(rest)?;
    let (money, sized) = money.map_or((None, Sized::Any), |(units, sized)| (Some(units), sized));
    // "$-5"
    let late =
        if money.is_some() && sign.is_none() { opt(one_of("-−")).parse(rest)? } else { (rest, None) };
    let (rest, sign) = (late.0, sign.or(late.1));
    let (rest, read) = match money {
        Some(_) => money_number(words)(rest)?,
        None => context.number(rest)?,
    };
    if !sized.allows(&read) {
        return Err(NO);
    }
    let marked = text.starts_with(['-', '−', '–', '+']);
    if marked && !read.spelling.in_digits {
        return Err(NO);
    }
    let negative = matches!(sign, Some('-' | '−' | '–'));
    let read = if negative { read.negated() } else { read };
    Ok((rest, Side { number: read, money: money.unwrap_or_default() }))
}

/// What a number behind a symbol must look like: letters and digits may be a code as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sized {
    /// `$5`
    Any,
    /// `R500`, but not `R2`.
    Long,
    /// `E5.5`, `E5m`, but not `E500`.
    Amount,
}

impl Sized {
    fn allows(self, number: &Number) -> bool {
        let amount = number.form != Form::Integer;
        match self {
            Self::Any => true,
            Self::Long => amount || number.spelling.digits.len() > 2,
            Self::Amount => amount,
        }
    }
}

/// `"$"`, `"US$"`, `"Rs "`, `"EUR "`; a digit or a point must follow.
fn symbol<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, (Vec<Unit>, Sized)> {
    let (rest, units) = symbol_glued(words, text)?;
    let (rest, _) = opt(gap).parse(rest)?;
    // "K-5" is a code
    let code = rest.starts_with(['-', '−']) && text.starts_with(|c: char| c.is_ascii_alphabetic());
    let number_follows = !code && rest.starts_with(|c: char| c.is_ascii_digit() || ".½¼¾-−".contains(c));
    if number_follows { Ok((rest, units)) } else { Err(NO) }
}

/// The symbol, also where a digit follows at once, as in `Rs500`: a plain look-up wants a word's end.
fn symbol_glued<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, (Vec<Unit>, Sized)> {
    let end = text
        .find(|c: char| c.is_ascii_digit() || c.is_whitespace() || "-−½¼¾".contains(c))
        .unwrap_or(text.len());
    let head = text.get(..end).ok_or(NO)?;
    let rest = text.get(end..).ok_or(NO)?;
    if let Some(units) = words.currencies.initials.get(head) {
        return Ok((rest, (units.clone(), Sized::Amount)));
    }
    let units = words.currencies.symbols.get(head).ok_or(NO)?;
    let letter = head.len() == 1 && head.starts_with(|c: char| c.is_ascii_alphabetic());
    Ok((rest, (units.clone(), if letter { Sized::Long } else { Sized::Any })))
}

/// The second end of a range, if the text goes on with one: the join and both ends.
///
/// `"-7"`, `" to $7 million"`, `" or 64"` behind the first
pub fn second<'a>(context: &Context<'_>, first: &Side, text: &'a str) -> Parsed<'a, (Join, Quantum)> {
    if text.starts_with('/') {
        return asked(context, first, text);
    }
    let (rest, (join, other)) = (join, |t| side(context, t)).parse(text)?;
    let same = other.money.is_empty() || first.money.is_empty() || other.money == first.money;
    if !same {
        return Err(NO);
    }
    let low = bound_by(&first.number, &other.number);
    let rising = low.value <= other.number.value;
    let close = join != Join::Or || other.number.value <= &low.value + &low.value;
    if rising && close { Ok((rest, (join, Quantum { low, high: Some(other.number) }))) } else { Err(NO) }
}

/// `"/60"` behind `1.5650`, `"/2.5 mln"` behind `2.0`: digits without a point stand for the last ones of the first
fn asked<'a>(context: &Context<'_>, first: &Side, text: &'a str) -> Parsed<'a, (Join, Quantum)> {
    let (rest, other) = preceded(tag("/"), |t| context.number(t)).parse(text)?;
    let decimal = |n: &Number| n.spelling.in_digits && n.spelling.digits.contains('.') && n.span.is_none();
    let high = if decimal(&first.number) && other.form == Form::Integer {
        let tail = &other.spelling.digits;
        let kept = first.number.spelling.digits.len().checked_sub(tail.len()).ok_or(NO)?;
        let head = first.number.spelling.digits.get(..kept).filter(|h| h.contains('.')).ok_or(NO)?;
        Number::spelled(format!("{head}{tail}"), 0, true, Form::Digits).ok_or(NO)?
    } else {
        other
    };
    let low = bound_by(&first.number, &high);
    let close = high.value <= &low.value + &low.value && low.value < high.value;
    let plain = first.number.spelling.in_digits && high.spelling.in_digits && high.span.is_none();
    if close && plain { Ok((rest, (Join::Slash, Quantum { low, high: Some(high) }))) } else { Err(NO) }
}

/// The first number with the second's magnitude, if it has none of its own and stays the lower one.
fn bound_by(first: &Number, second: &Number) -> Number {
    let exponent = second.spelling.exponent;
    if first.spelling.exponent != 0 || exponent == 0 || first.value.abs() >= 1000.into() {
        return first.clone();
    }
    first
        .clone()
        .scaled(exponent)
        .filter(|scaled| scaled.value <= second.value)
        .unwrap_or_else(|| first.clone())
}

fn join(text: &str) -> Parsed<'_, Join> {
    let dash = alt((tag("--"), tag("-"), tag("–"), tag("—")));
    let spoken = |text| {
        let (rest, ()) = alt((gap, value((), (tag("-"), opt(gap))))).parse(text)?;
        let words = alt((
            value(Join::To, word("to")),
            value(Join::Or, word("or")),
            value(Join::And, word("and")),
            value(Join::Dash, one_of("-–")),
        ));
        terminated(words, alt((gap, value((), tag("-"))))).parse(rest)
    };
    alt((
        spoken,
        value(
            Join::Dash,
            terminated(dash, nom::combinator::peek(preceded(opt(one_of("$£€¥₹")), start_of_number))),
        ),
    ))
    .parse(text)
}

/// After a dash the second end follows at once.
fn start_of_number(text: &str) -> Parsed<'_, ()> {
    if text.starts_with(|c: char| c.is_alphanumeric() || c == '.') { Ok((text, ())) } else { Err(NO) }
}
