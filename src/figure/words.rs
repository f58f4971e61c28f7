//! What do these number words spell?
//!
//! In: `two and a half million`, out: 2.5 × 10⁶; `a hundred and five` is 105, `half a billion`
//! 0.5 × 10⁹, `two-thirds` a fraction, `hundreds of millions` between one and ten of them.
//!
//! ```text
//! words     = loose | vague | part-of | sections
//! vague     = plural { " of " plural }
//! part-of   = part " " [ "of " ] ( "a" | "an" ) link magnitude
//! sections  = section { joint section }                 magnitudes fall from section to section
//! section   = ( article | hundreds ) [ and-fraction ] [ link ( magnitude | group ) ] [ and-fraction ]
//! hundreds  = below [ link "hundred" [ [ " and" ] link below ] ] [ " point" { " " small } ]
//! below     = tens [ link small ] | small
//! joint     = ", " [ "and " ] | " and " | " "
//! and-fraction = " and " ( "a" | small ) link part
//! part      = ( "a" | "one" | small ) link denominator | "half"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::combinator::{opt, value, verify};
use nom::multi::many1;
use nom::sequence::{pair, preceded, terminated};

use super::grammar::{NO, Parsed, gap, link, phrase, word, word_end};
use super::number::{Form, Number};
use crate::num::{Interval, Num};
use crate::vocabulary::Vocabulary;

/// `loose | vague | part-of | sections`
pub fn words<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    // Most words are no number words, and this is the hot path: look at the first letter before trying.
    if !text.starts_with(|c: char| c.is_alphabetic()) {
        return Err(NO);
    }
    alt((|t| loose(known, t), |t| vague(known, t), |t| part_of(known, t), |t| sections(known, t))).parse(text)
}

/// `"a couple of"`
fn loose<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, meaning) = phrase(&known.numbers.loose).parse(text)?;
    let span = Interval::new(meaning.low.into(), meaning.high.into()).ok_or(NO)?;
    Ok((rest, Number::within(meaning.value.into(), span, false, Form::Loose)))
}

/// `"hundreds"`, `"tens of millions"`: from one of them to ten
fn vague<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let plural = || phrase(&known.numbers.plurals).map(|n| Num::from(*n));
    let first = alt((plural(), value(Num::from(10), word("tens"))));
    let (rest, (size, next)) = pair(first, opt(preceded((gap, word("of"), gap), plural()))).parse(text)?;
    let size = next.map_or(size.clone(), |next| &size * &next);
    let span = Interval::new(size.clone(), &size * &Num::from(10)).ok_or(NO)?;
    Ok((rest, Number::within(size, span, false, Form::Loose)))
}

/// `"half a million"`, `"three-quarters of a billion"`, `"quarter of a million"`
fn part_of<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, part) = part(known, text)?;
    let article = alt((word("an"), word("a")));
    let magnitude =
        preceded((link, opt((word("of"), gap)), article, link), phrase(&known.numbers.magnitudes));
    let (rest, power) = { magnitude }.parse(rest)?;
    Ok((
        rest,
        part.number().and_then(|n| n.scaled(*power)).map(|n| Number { form: Form::Words, ..n }).ok_or(NO)?,
    ))
}

/// A fraction in words.
#[derive(Debug, Clone)]
pub(super) struct Fraction {
    above: i64,
    below: u64,
}

impl Fraction {
    /// Its value to the letter.
    pub(super) fn value(&self) -> Option<Num> {
        Num::ratio(self.above, self.below)
    }

    /// As a share of something: good to a point and a half, or to an eighth of a step where steps are small.
    pub(super) fn share(&self) -> Option<Number> {
        let value = self.value()?;
        let slack = Num::ratio(1, self.below.saturating_mul(8))?.min(Num::ratio(15, 1000)?);
        let span = Interval::new(&value - &slack, &value + &slack)?;
        Some(Number::within(value, span, false, Form::Fraction))
    }

    /// `two-thirds`, which nothing but a share can be; `a third` may be a third party.
    pub(super) const fn is_plural(&self) -> bool {
        self.above > 1
    }

    /// `quarter` without an article, which is a period.
    pub(super) fn is_bare_quarter(&self, text: &str) -> bool {
        self.below == 4 && text.starts_with(['q', 'Q'])
    }

    /// With the slack that such words carry in a sum: an eighth of a step, since a writer has finer words to hand.
    pub(super) fn number(&self) -> Option<Number> {
        let value = self.value()?;
        let slack = Num::ratio(1, self.below.saturating_mul(8))?;
        let span = Interval::new(&value - &slack, &value + &slack)?;
        Some(Number::within(value, span, false, Form::Fraction))
    }

    /// `two` and `a half` are 2.5, good to a quarter.
    pub(super) fn add_to(&self, whole: &Number) -> Option<Number> {
        let number = self.number()?;
        let span = number.span?.add(&Interval::point(whole.value.clone()));
        Some(Number::within(&whole.value + &number.value, span, whole.spelling.in_digits, Form::Words))
    }
}

/// `"two-thirds"`, `"a quarter"`, `"half"`
pub(super) fn part<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Fraction> {
    let one = alt((word("an"), word("a"))).map(|()| 1);
    let small = verify(phrase(&known.numbers.small).map(|n| *n), |n| *n > 0);
    let counted = pair(terminated(alt((one, small)), link), phrase(&known.numbers.parts))
        .map(|(above, below)| Fraction { above, below: *below });
    let (rest, part) = alt((counted, bare_part(known))).parse(text)?;
    if part.above >= i64::try_from(part.below).map_err(|_| NO)? { Err(NO) } else { Ok((rest, part)) }
}

/// `"half"`, `"quarter"`: the only parts that need no article
fn bare_part<'a>(known: &Vocabulary) -> impl Parser<&'a str, Output = Fraction, Error = super::grammar::No> {
    verify(phrase(&known.numbers.parts), |below: &&u64| matches!(**below, 2 | 4))
        .map(|below| Fraction { above: 1, below: *below })
}

/// `" and a half"`, `" and three-quarters"`
pub(super) fn and_fraction<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Fraction> {
    let joint = alt((value((), (gap, word("and"), gap)), value((), tag_no_case("-and-"))));
    let (rest, part) = preceded(joint, |t| part(known, t)).parse(text)?;
    // "five and a third of the rest" is five, and a third of something
    if (gap, word("of")).parse(rest).is_ok() { Err(NO) } else { Ok((rest, part)) }
}

/// The sum so far of sections, as a plain integer, and the magnitude that binds the next one.
struct Sum {
    total: i128,
    last: i32,
}

/// `section { joint section }`
fn sections<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (mut rest, first) = section(known, text)?;
    let Some(whole) = first.whole else { return Ok((rest, first.number)) };
    let mut sum = Sum { total: whole, last: first.power };
    let mut single = Some(first.number);
    while let Ok((after, next)) = joined_section(known, &sum, rest) {
        let Some(whole) = next.whole else { break };
        sum = Sum { total: sum.total.saturating_add(whole), last: next.power };
        single = None;
        rest = after;
    }
    let number = single.or_else(|| Number::from_words(sum.total.to_string(), 0)).ok_or(NO)?;
    Ok((rest, number))
}

/// `", five hundred thousand"`, `" and five"`, `" three hundred"` after a section of a larger magnitude
fn joined_section<'a>(known: &Vocabulary, sum: &Sum, text: &'a str) -> Parsed<'a, Section> {
    let comma = value(true, (tag_no_case(","), gap, opt((word("and"), gap))));
    let plain = value(false, (gap, opt((word("and"), gap))));
    let (rest, (comma, next)) = pair(alt((comma, plain)), |t| section(known, t)).parse(text)?;
    let smaller =
        next.whole.is_some_and(|w| next.power < sum.last && w < 10i128.pow(sum.last.unsigned_abs().min(30)));
    // "one million, two of them": after a comma or a million only hundreds and thousands go on
    let small_may = !comma && sum.last == 3;
    let goes_on = smaller && (small_may || next.whole.is_some_and(|w| w >= 100));
    if goes_on { Ok((rest, next)) } else { Err(NO) }
}

/// One section of a number in words.
struct Section {
    number: Number,
    /// Its value if it is whole.
    whole: Option<i128>,
    /// The power of ten of its magnitude.
    power: i32,
}

/// `( article | hundreds ) [ and-fraction ] [ link ( magnitude | group ) ] [ and-fraction ]`
fn section<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Section> {
    let (rest, base) = alt((|t| article(known, t), |t| hundreds(known, t))).parse(text)?;
    let (rest, base) = with_fraction(known, rest, base);
    let group = preceded(link, phrase(&known.numbers.groups));
    if let (rest, Some(times)) = opt(group).parse(rest)? {
        let total = base.value.to_i64().ok_or(NO)?.saturating_mul(*times);
        let number = Number::from_words(total.to_string(), 0).ok_or(NO)?;
        return Ok((rest, Section { number, whole: None, power: 0 }));
    }
    let (rest, power) = opt(preceded(link, phrase(&known.numbers.magnitudes))).parse(rest)?;
    let Some(power) = power.copied() else {
        let whole = base.value.to_i64().map(i128::from);
        return Ok((rest, Section { number: base, whole, power: 0 }));
    };
    // "a million and a half" is 1.5 million, not a million and 0.5
    let (rest, base) = with_fraction(known, rest, base);
    let number = base.scaled(power).ok_or(NO)?;
    let whole = number.value.to_i64().map(i128::from);
    Ok((rest, Section { number, whole, power }))
}

/// `[ and-fraction ]`
fn with_fraction<'a>(known: &Vocabulary, text: &'a str, base: Number) -> (&'a str, Number) {
    match and_fraction(known, text) {
        Ok((rest, part)) if base.is_whole() => part.add_to(&base).map_or((text, base), |sum| (rest, sum)),
        _ => (text, base),
    }
}

/// `"a"` before a magnitude, a group or `hundred`
fn article<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, ()) = alt((word("an"), word("a"))).parse(text)?;
    let after = link(rest)?.0;
    if word("hundred").parse(after).is_ok() {
        return hundred(known, 1, rest);
    }
    let large =
        known.numbers.magnitudes.longest(after).is_some() || known.numbers.groups.longest(after).is_some();
    if large { Ok((rest, Number::from_words("1".to_owned(), 0).ok_or(NO)?)) } else { Err(NO) }
}

/// `below [ link "hundred" [ [ " and" ] link below ] ] [ " point" { " " small } ]`
fn hundreds<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, Number> {
    let (rest, first) = below(known, text)?;
    if preceded(link, word("hundred")).parse(rest).is_ok() {
        return hundred(known, first, rest);
    }
    let digit = || verify(phrase(&known.numbers.small).map(|n| *n), |n| *n < 10);
    let places = preceded((gap, word("point")), many1(preceded(gap, digit())));
    let (rest, places) = opt(places).parse(rest)?;
    let point = places.map(|p| p.iter().map(i64::to_string).collect::<String>());
    let digits = point.map_or_else(|| first.to_string(), |p| format!("{first}.{p}"));
    Ok((rest, Number::from_words(digits, 0).ok_or(NO)?))
}

/// `" hundred and five"` after its count
fn hundred<'a>(known: &Vocabulary, count: i64, text: &'a str) -> Parsed<'a, Number> {
    let (rest, ()) = preceded(link, word("hundred")).parse(text)?;
    let tail = preceded(pair(opt((gap, word("and"))), link), |t| below(known, t));
    let (rest, tail) = opt(tail).parse(rest)?;
    Ok((rest, Number::from_words((count * 100 + tail.unwrap_or(0)).to_string(), 0).ok_or(NO)?))
}

/// `"twenty-three"`, `"seven"`
fn below<'a>(known: &Vocabulary, text: &'a str) -> Parsed<'a, i64> {
    let small = || phrase(&known.numbers.small).map(|n| *n);
    let unit = preceded(link, verify(small(), |n| (1..10).contains(n)));
    let tens = pair(phrase(&known.numbers.tens), opt(unit)).map(|(tens, unit)| tens + unit.unwrap_or(0));
    terminated(alt((tens, small())), word_end).parse(text)
}
