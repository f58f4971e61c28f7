//! How many of a unit of time?
//!
//! In: `a year and a half`, out: 1.5 of the unit `y`. The number grammar reads the number; this file adds
//! the articles and halves that only lengths of time have.
//!
//! ```text
//! count = number ( " " | "-" ) unit [ "and a half" ] | "a" unit [ "and a half" ] | "half" [ "a" ] unit
//!       | fraction ( "-" | " of a " ) ( "hour" | "century" )
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, value, verify};
use nom::sequence::{preceded, terminated};

use crate::figure::Spelling;
use crate::figure::grammar::{NO, Parsed, gap, link, phrase, word};
use crate::figure::number::Number;
use crate::figure::scan::Context;
use crate::figure::words;
use crate::num::rounding::Precision;
use crate::num::{Interval, Num};
use crate::vocabulary::time::TimeUnitWord;

/// A number of units of time.
#[derive(Debug, Clone)]
pub struct Count<'a> {
    /// How many, read to the letter.
    pub value: Num,
    /// How many the spelling allows.
    pub rounded: Interval,
    /// The same if the writer may have cut digits.
    pub truncated: Interval,
    /// How the number was written, if it was one number.
    pub spelling: Option<Spelling>,
    /// The word for the unit.
    pub unit: &'a TimeUnitWord,
    /// How the number stands before the unit.
    pub form: Form,
}

/// How a number stands before its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `three years`, `three-year`.
    Number,
    /// `a year`: a length or a rate, as the words around it tell.
    Article,
    /// `half a year`, `a year and a half`.
    Half,
}

impl<'a> Count<'a> {
    fn of_number(number: &Number, unit: &'a TimeUnitWord) -> Self {
        // "100 years" is not said of 60: a length of round hundreds is good to the last digit.
        let round =
            number.spelling.precision == Precision::LastNonZeroDigit && number.value < Num::from(1000);
        let sharp = round.then(|| number.clone().with_precision(Precision::LastDigit));
        let number = sharp.as_ref().unwrap_or(number);
        let (rounded, truncated) = (number.rounded(), number.truncated());
        let (value, spelling) = (number.value.clone(), Some(number.spelling.clone()));
        Self { value, rounded, truncated, spelling, unit, form: Form::Number }
    }

    fn exactly(value: Num, unit: &'a TimeUnitWord, form: Form) -> Self {
        let point = Interval::point(value.clone());
        Self { value, rounded: point.clone(), truncated: point, spelling: None, unit, form }
    }

    /// How many of the unit's symbol: a decade is ten years, good to a twentieth of it.
    #[must_use]
    pub fn in_symbols(self) -> Self {
        let size = Num::from(i64::from(self.unit.count));
        let slack = if self.unit.rough { Num::ratio(1, 20) } else { None }.unwrap_or(Num::ZERO);
        let factor = Interval::new(&size - &(&size * &slack), &size + &(&size * &slack));
        let factor = factor.unwrap_or_else(|| Interval::point(size.clone()));
        let spelling = self.spelling.filter(|_| self.unit.count == 1);
        let (rounded, truncated) = (self.rounded.mul(&factor), self.truncated.mul(&factor));
        Self { value: &self.value * &size, rounded, truncated, spelling, ..self }
    }

    fn and_a_half(self) -> Self {
        let half = Num::ratio(1, 2).unwrap_or(Num::ZERO);
        Self::exactly(&self.value + &half, self.unit, Form::Half)
    }
}

/// A number of units of time, in any form.
pub fn count<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Count<'a>> {
    alt((|t| half(context, t), |t| part_of(context, t), |t| numbered(context, t), |t| article(context, t)))
        .parse(text)
}

/// `"three-month"`, `"18 months"`, `"two and a half years"`, `"one hour"`
fn numbered<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Count<'a>> {
    let (rest, number) = context.number(text)?;
    let (rest, unit) = unit(context, rest)?;
    let (rest, half) = opt(and_a_half).parse(rest)?;
    let count = Count::of_number(&number, unit);
    Ok((rest, if half.is_some() { count.and_a_half() } else { count }))
}

/// `"a decade"`, `"an hour and a half"`
fn article<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Count<'a>> {
    let (rest, ()) = terminated(alt((word("an"), word("a"))), gap).parse(text)?;
    let (rest, unit) = phrase(&context.words.time.units).parse(rest)?;
    let (rest, half) = opt(and_a_half).parse(rest)?;
    let one = Count::exactly(Num::ONE, unit, Form::Article);
    Ok((rest, if half.is_some() { one.and_a_half() } else { one }))
}

/// `"half a century"`, `"half an hour"`, `"half-hour"`
fn half<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Count<'a>> {
    let article = || opt(terminated(alt((word("an"), word("a"))), gap));
    let (rest, _) = (article(), word("half"), link, article()).parse(text)?;
    let (rest, unit) =
        verify(phrase(&context.words.time.units), |u: &&TimeUnitWord| u.symbol != "d").parse(rest)?;
    Ok((rest, Count::exactly(Num::ZERO, unit, Form::Half).and_a_half()))
}

/// `"a quarter-century"`, `"three-quarters of an hour"`, `"a quarter of a century"`
fn part_of<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, Count<'a>> {
    let (rest, part) = words::part(context.words, text)?;
    let of = value((), (gap, word("of"), gap, alt((word("an"), word("a"))), gap));
    let (rest, unit) = preceded(alt((of, link)), phrase(&context.words.time.units)).parse(rest)?;
    // "the third quarter of an hour"
    let before = context.word_before(context.offset(text)).to_lowercase();
    let numbers = &context.words.numbers;
    if numbers.ordinals.get(&before).is_some() || numbers.not_half.contains(&before) {
        return Err(NO);
    }
    let exact = part.value().filter(|_| unit.symbol == "h" || unit.count >= 100).ok_or(NO)?;
    Ok((rest, Count::exactly(exact, unit, Form::Half)))
}

/// `" months"`, `"-month"`, glued `"min"`
fn unit<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, &'a TimeUnitWord> {
    let words = &context.words.time;
    alt((preceded(link, phrase(&words.units)), phrase(&words.glued_units))).parse(text)
}

/// `" and a half"`
fn and_a_half(text: &str) -> Parsed<'_, ()> {
    value((), (gap, word("and"), gap, word("a"), gap, word("half"))).parse(text)
}

/// A whole number in digits or words, as it counts months and years.
pub fn whole<'a>(context: &Context<'a>, text: &'a str) -> Parsed<'a, i64> {
    map_opt(verify(|t| context.number(t), Number::is_whole), |n| n.value.to_i64()).parse(text)
}
