//! How much of what is it? Numbers with their units, money, percentages, counts, and bare numbers.
//!
//! In: `1.7bn euros a year`, out: a figure of kind money, 1.65 to 1.75 × 10⁹ EUR a year.
//!
//! ```text
//! amount  = length | par | frequency | tens | "(" side ")" [ tail ] | side [ second ] [ tail ]       side, second: see `quantum`
//! tail    = hedge | suffix [ rate ] | part-of | counted [ rate ] | rate
//! frequency = "twice" rate                                          length, par: see there
//! tens    = ( "low" | "mid" | "high" ) link digits "0s"
//! part-of = [ " of" ] ( " a" | " an" ) suffix                      after a fraction: `half a point`
//! ```
//!
//! What a bare `5-7`, `1/3` or `one` means is for other readers, or for none.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, digit1};
use nom::combinator::{opt, value};
use nom::sequence::{preceded, terminated};

use super::grammar::{Parsed, gap, link, phrase, word, word_end};
use super::number::{Form, Number};
use super::quantum::{self, Join, Quantum, Side};
use super::suffix::{self, Suffix, quotient, rate};
use super::{Context, Draft, Kind, Reading, Value, count, hedge, length, par, time, words};
use crate::num::rounding::Precision;
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::unit::{Base, Unit};
use crate::vocabulary::{Numbers, Vocabulary};

/// Reads an amount of anything.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    if context.rest(start).starts_with('(') {
        return loss(context, start);
    }
    let text = context.rest(start);
    let others = [length::read, par::read, frequency, tens];
    if let Some(draft) = others.iter().find_map(|read| read(context, start)) {
        return Some(draft);
    }
    let (rest, first) = quantum::side(context, text).or_else(|_| part(context, text)).ok()?;
    if !may_stand_here(context, start, &first) {
        return None;
    }
    range(context, start, &first, rest).or_else(|| single(context, start, &first, rest))
}

/// `"twice a year"`: as many times in each
fn frequency(context: &Context<'_>, start: usize) -> Option<Draft> {
    let (rest, times) = phrase(&context.words.numbers.often).parse(context.rest(start)).ok()?;
    let (rest, below) = rate(context.words, rest).ok()?;
    // "twice a year's rent"
    if rest.starts_with(['\'', '’']) {
        return None;
    }
    let number = Number::from_words(times.to_string(), 0)?;
    let units: Vec<_> = below.iter().filter_map(|per| quotient(&count::things("times"), per)).collect();
    Some(Draft::amount(Kind::Count, Span::new(start, context.offset(rest)), &number, &units))
}

/// `"low 40s"`, `"mid-20s"`: a part of ten numbers, which are degrees, points or percent
fn tens(context: &Context<'_>, start: usize) -> Option<Draft> {
    let words = &context.words.numbers;
    let (rest, part) = terminated(phrase(&words.tens_parts), link).parse(context.rest(start)).ok()?;
    let (rest, digits) = terminated(digit1, (char('s'), word_end)).parse(rest).ok()?;
    let from: i64 = digits.parse().ok().filter(|n| digits.len() < 4 && n % 10 == 0)?;
    let interval = Interval::new(Num::from(from + part.low), Num::from(from + part.high))?;
    let reading = Reading { truncated: interval.clone(), interval, unit: Unit::plain() };
    Some(Draft::new(Kind::Number, Span::new(start, context.offset(rest)), Value::Amount(vec![reading])))
}

/// `"half"` before ` a point`, `"a quarter"` before ` point`
fn part<'a>(context: &Context<'_>, text: &'a str) -> Parsed<'a, Side> {
    let (rest, part) = words::part(context.words, text)?;
    let number = part.number().ok_or(super::grammar::NO)?;
    Ok((rest, Side { number, money: Vec::new() }))
}

/// A sign belongs to the number only behind white space, and not between two numbers.
fn may_stand_here(context: &Context<'_>, start: usize, side: &Side) -> bool {
    if !context.rest(start).starts_with(['-', '−', '–', '+']) {
        return true;
    }
    let before = context.before(start);
    let open = before.chars().next_back().is_none_or(|c| c.is_whitespace() || "(\"“".contains(c));
    let subtracts = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    open && (!subtracts || !side.money.is_empty())
}

/// `"(3.2 mln)"`: a loss, where an account is read.
fn loss(context: &Context<'_>, start: usize) -> Option<Draft> {
    let words = context.words;
    let mut before = context.before(start).rsplit(char::is_whitespace).filter(|w| !w.is_empty()).take(2);
    before.find(|word| words.currencies.losses.get(word).is_some())?;
    let (rest, side) = quantum::side(context, context.rest(start).strip_prefix('(')?).ok()?;
    let (inner, suffix) = opt(|t| suffix::suffix(words, t)).parse(rest).ok()?;
    let rest = inner.strip_prefix(')')?;
    // "(4.2) million"
    let (rest, power) = opt(preceded(link, phrase(&words.numbers.magnitudes))).parse(rest).ok()?;
    let number = power.map_or_else(|| Some(side.number.clone()), |power| side.number.clone().scaled(*power));
    let (rest, behind) = opt(|t| suffix::suffix(words, t)).parse(rest).ok()?;
    let suffix = with_symbol(&side, suffix.or(behind));
    let quantum = Quantum { low: number?, high: None }.negated();
    Some(finish(Span::new(start, context.offset(rest)), quantum, suffix))
}

/// `"5-7 percent"`, `"$5 to $7 million"`, `"200 and 250 million"`
fn range(context: &Context<'_>, start: usize, first: &Side, rest: &str) -> Option<Draft> {
    let (rest, join, quantum, unit) = both_ends(context, first, rest)?;
    let before = context.word_before(start).to_lowercase();
    let numbers = &context.words.numbers;
    let between = before == "between";
    let years = quantum.low.may_be_year() && quantum.high.as_ref().is_some_and(Number::may_be_year);
    // "to more than double in 1987 to 56,595 units"
    let in_year = join == Join::To
        && quantum.low.may_be_year()
        && context.words.time.bare_year.in_time.get(&before).is_some();
    if years
        || in_year
        || (join == Join::And && !between)
        || (join != Join::Dash && numbers.moves.contains(&before))
    {
        return None;
    }
    let (rest, suffix) = tail(context, &quantum, rest);
    if unit.is_some_and(|unit| !repeats(&unit, suffix.as_ref(), join, &before, &quantum, numbers)) {
        return None;
    }
    let suffix = with_symbol(first, suffix);
    if join == Join::To && numbers.origins.contains(next_word(rest)) {
        return None;
    }
    // "cut the stake in half to 15%"
    let fraction = |number: &Number| number.form == Form::Fraction && !number.spelling.in_digits;
    let percent = suffix.as_ref().is_some_and(|s| s.kind == Kind::Percent);
    if percent && fraction(&quantum.low) {
        return None;
    }
    // "1.5650/60 dlrs", but not "1987/88" and "9/11 attacks"
    let measured = suffix.as_ref().is_some_and(|s| !matches!(s.kind, Kind::Count | Kind::Number));
    if join == Join::Slash && !measured && !(suffix.is_some() && precise(&quantum)) {
        return None;
    }
    let large = quantum.high.as_ref().is_some_and(|high| high.spelling.exponent > 0);
    let next = join == Join::Or
        && quantum.high.as_ref().is_some_and(|high| high.value == &quantum.low.value + &Num::ONE);
    let stands = suffix.is_some()
        || large
        || between
        || next
        || (join == Join::Dash && (numbers.spans.contains(&before) || precise(&quantum)));
    let open = rest.starts_with(char::is_alphanumeric) || rest.starts_with(['-', '/']);
    if !stands || open {
        return None;
    }
    Some(finish(Span::new(start, context.offset(rest)), quantum, suffix))
}

/// The second end of a range; a unit behind the first end must come again: `5%-7%`, `5C and 10C`.
fn both_ends<'a>(
    context: &Context<'_>,
    first: &Side,
    text: &'a str,
) -> Option<(&'a str, Join, Quantum, Option<Suffix>)> {
    if let Ok((rest, (join, quantum))) = quantum::second(context, first, text) {
        return Some((rest, join, quantum, None));
    }
    let (rest, unit) = suffix::suffix(context.words, text).ok()?;
    let (rest, (join, quantum)) = quantum::second(context, first, rest).ok()?;
    Some((rest, join, quantum, Some(unit)))
}

/// Whether both ends have one unit and are a range: `48%-52%` are the two sides of a vote, and `5% to 7%` may be a
/// step unless a word before it says otherwise.
fn repeats(
    unit: &Suffix,
    suffix: Option<&Suffix>,
    join: Join,
    before: &str,
    quantum: &Quantum,
    numbers: &Numbers,
) -> bool {
    let same = suffix.is_some_and(|suffix| suffix.units == unit.units);
    let sum = quantum.high.as_ref().map(|high| &high.value + &quantum.low.value);
    let whole = unit.kind == Kind::Percent && sum == Some(Num::from(100)) && join == Join::Dash;
    let close =
        quantum.high.as_ref().is_some_and(|high| high.value <= &quantum.low.value + &quantum.low.value);
    same && !whole && (join != Join::To || close && numbers.spans.contains(before))
}

/// `1.2-1.4`, `1,000-2,000`: no score has a point or a separator.
fn precise(quantum: &Quantum) -> bool {
    let ends = [Some(&quantum.low), quantum.high.as_ref()];
    let plain = |n: &Number| n.spelling.in_digits && matches!(n.form, Form::Digits | Form::Integer);
    ends.iter().flatten().all(|n| plain(n)) && ends.iter().flatten().any(|n| n.form == Form::Digits)
}

/// `"5 percent"`, `"$5 million a year"`, `"5"`
fn single(context: &Context<'_>, start: usize, side: &Side, rest: &str) -> Option<Draft> {
    let (number_end, inner) = hedge::inside(context, rest);
    let quantum = Quantum { low: side.number.clone(), high: None };
    let (end, suffix) = tail(context, &quantum, number_end);
    let hedged = inner.is_some() && suffix.is_some();
    let (end, suffix) =
        if inner.is_some() && suffix.is_none() { tail(context, &quantum, rest) } else { (end, suffix) };
    let bare = suffix.is_none() && side.money.is_empty();
    let suffix = with_symbol(side, suffix);
    if bare && !may_be_bare(&side.number, end, &context.words.numbers) {
        return None;
    }
    if let Some(draft) = compound(context, start, &side.number, suffix.as_ref(), end) {
        return Some(draft);
    }
    if end.starts_with(char::is_alphanumeric) {
        return None;
    }
    let draft = finish(Span::new(start, context.offset(end)), quantum, suffix);
    Some(if hedged { hedge::bent(draft, inner) } else { draft })
}

/// `"12lb 4oz"`, `"5 feet 8 inches"`: the second, smaller unit goes on the first
fn compound(
    context: &Context<'_>,
    start: usize,
    first: &Number,
    suffix: Option<&Suffix>,
    text: &str,
) -> Option<Draft> {
    let whole = matches!(first.form, Form::Integer | Form::Words) && first.is_whole();
    let above = suffix.filter(|s| s.kind == Kind::Quantity && whole)?.units.first()?;
    let (rest, second, below) = lesser(context, above, text)?;
    let share = below.factor.checked_div(&above.factor)?;
    let part = second.clone().with_precision(Precision::LastDigit).rounded().scale(&share);
    let fits = below.dimension == above.dimension && share < Num::ONE && &second.value * &share < Num::ONE;
    if !fits || rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let interval = part.add(&Interval::point(first.value.clone()));
    let reading = Reading { interval: interval.clone(), truncated: interval, unit: above.clone() };
    let span = Span::new(start, context.offset(rest));
    Some(Draft::new(Kind::Quantity, span, Value::Amount(vec![reading])))
}

/// `" 4oz"`, `", 8 inches"`, `" 2 in"`; behind feet and stones also `"-2"` and, at the end of a clause, `" 2"`
fn lesser<'a>(context: &Context<'_>, above: &Unit, text: &'a str) -> Option<(&'a str, Number, Unit)> {
    let words = context.words;
    let rest = text.strip_prefix(',').unwrap_or(text);
    let glued = text.starts_with('-');
    let joint = alt((value((), char('-')), gap));
    let (rest, number) = preceded(opt(joint), |t| context.number(t)).parse(rest).ok()?;
    let written = |text| suffix::suffix(words, text).ok().filter(|(_, s)| s.kind == Kind::Quantity);
    if let Some((rest, below)) =
        written(rest).or_else(|| written(rest.trim_start()).filter(|(r, _)| sized(r, words)))
    {
        return Some((rest, number, below.units.first()?.clone()));
    }
    let parts = words.units.parts(above)?;
    let stands = if glued { !rest.starts_with('-') } else { !text.starts_with(',') && sized(rest, words) };
    (stands && number.is_whole()).then(|| (rest, number, parts.clone()))
}

/// Whether the clause is over, or goes on with what has a size: `2 in tall`.
fn sized(rest: &str, words: &Vocabulary) -> bool {
    words.nouns.metres.contains(next_word(rest))
        || !rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

fn next_word(rest: &str) -> &str {
    gap(rest).map_or("", |(r, ())| r.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

/// `one` is a pronoun (not so `one behind`), a fraction in words is the business of ratios, and `747` in `747-400` is part of a name.
fn may_be_bare(number: &Number, rest: &str, numbers: &Numbers) -> bool {
    let pronoun = number.form == Form::Words && number.value == Num::ONE;
    let hyphened =
        rest.strip_prefix(['-', '–', '/', ':']).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let pronoun = pronoun && (gap, phrase(&numbers.beside_one)).parse(rest).is_err();
    !pronoun && !hyphened && (number.form != Form::Fraction || number.spelling.in_digits)
}

/// `suffix [ rate ] | part-of | counted [ rate ] | rate`: what follows the number, and the rest.
fn tail<'a>(context: &Context<'_>, quantum: &Quantum, text: &'a str) -> (&'a str, Option<Suffix>) {
    let words = context.words;
    let last = quantum.high.as_ref().unwrap_or(&quantum.low);
    let part_of = |t| part_of(context, last, t);
    let counted = |t| counted(context, last, t);
    let base: Parsed<'a, Suffix> = alt((|t| suffix::suffix(words, t), part_of, counted)).parse(text);
    let (rest, base) = base.map_or((text, None), |(rest, suffix)| (rest, Some(suffix)));
    let base = base.map(|suffix| only_money(suffix, last));
    let rated = base.as_ref().is_none_or(|s| !matches!(s.kind, Kind::Percent | Kind::Points));
    if !rated || last.may_be_year() || last.form == Form::Fraction {
        return (rest, base);
    }
    match rate(words, rest) {
        Ok((rest, below)) => (rest, Some(divided(base, &below))),
        Err(_) => (rest, base),
    }
}

/// Millions of pounds are money, not a weight.
fn only_money(suffix: Suffix, number: &Number) -> Suffix {
    if suffix.kind != Kind::Money || number.spelling.exponent < 5 {
        return suffix;
    }
    let money = |unit: &Unit| matches!(unit.dimension.powers(), [(Base::Money(_), 1)]);
    Suffix { units: suffix.units.into_iter().filter(money).collect(), ..suffix }
}

/// An amount for each of something; a bare number a day is a number in days⁻¹.
fn divided(base: Option<Suffix>, below: &[Unit]) -> Suffix {
    let base = base.unwrap_or_else(|| Suffix::new(Kind::Number, vec![Unit::plain()]));
    let pairs = base.units.iter().flat_map(|unit| below.iter().map(move |per| (unit, per)));
    let units = pairs.filter_map(|(unit, per)| quotient(unit, per)).collect();
    Suffix { units, ..base }
}

/// `" a point"`, `" of a mile"` behind a fraction
fn part_of<'a>(context: &Context<'_>, number: &Number, text: &'a str) -> Parsed<'a, Suffix> {
    if number.form != Form::Fraction {
        return Err(super::grammar::NO);
    }
    // "a quarter point" is one of percentages, where "12 points" may be of anything
    if let Ok((rest, ())) = preceded(link, alt((word("points"), word("point")))).parse(text) {
        let (_, suffix) = suffix::suffix(context.words, " percentage point")?;
        return Ok((rest, suffix));
    }
    let article = || alt((word("an"), word("a"), word("one")));
    if let Ok((rest, ())) = preceded((opt((gap, word("of"))), gap, article(), gap), word("point")).parse(text)
        && among_percents(context)
    {
        let (_, suffix) = suffix::suffix(context.words, " percentage point")?;
        return Ok((rest, suffix));
    }
    preceded((opt((gap, word("of"))), gap, article()), |t| suffix::suffix(context.words, t)).parse(text)
}

/// Whether the sentence speaks of percentages, so that `half a point` is one of them.
fn among_percents(context: &Context<'_>) -> bool {
    let text = context.rest(context.segment.start);
    let unit = |at: usize| text.get(at..).and_then(|t| context.words.units.longest(t, true));
    let starts = text.char_indices().filter(|(_, c)| c.is_whitespace() || c.is_ascii_digit());
    let mut places = starts.map(|(at, c)| at + c.len_utf8());
    places.any(|at| unit(at).is_some_and(|(_, mut found)| found.any(|measure| measure.kind == Kind::Percent)))
}

/// `" new shares"` behind a whole number that is no year
fn counted<'a>(context: &Context<'_>, number: &Number, text: &'a str) -> Parsed<'a, Suffix> {
    // "23.4 points", but "1.2 million" has its thing too
    let decimal = number.form == Form::Digits && number.spelling.exponent == 0;
    let year = number.may_be_year() && !time::is_amount(context, number, text);
    let countable = (number.is_whole() || decimal) && !year || number.form == Form::Loose;
    let several = number.value != Num::ONE || number.form == Form::Integer;
    if !countable || !several || number.form == Form::Fraction {
        return Err(super::grammar::NO);
    }
    let (rest, unit) = count::counted(context.words, text)?;
    Ok((rest, Suffix::new(Kind::Count, vec![unit])))
}

/// A currency symbol before the number decides, with the rate that follows: `$5 a share`, `C$5 dollars`.
fn with_symbol(side: &Side, suffix: Option<Suffix>) -> Option<Suffix> {
    if side.money.is_empty() {
        return suffix;
    }
    let below = suffix.filter(|s| s.kind == Kind::Number).map(|s| s.units).unwrap_or_default();
    let rated = |money| below.iter().map(move |rate| times(money, rate));
    let units =
        if below.is_empty() { side.money.clone() } else { side.money.iter().flat_map(rated).collect() };
    Some(Suffix::new(Kind::Money, units))
}

/// USD times 1/bbl is USD/bbl.
fn times(money: &Unit, rate: &Unit) -> Unit {
    let symbol = format!("{}{}", money.symbol, rate.symbol);
    Unit::new(symbol, money.dimension.times(&rate.dimension), &money.factor * &rate.factor)
}

/// The figure, with the precision that its kind of unit gives a round number.
pub(super) fn finish(span: Span, quantum: Quantum, suffix: Option<Suffix>) -> Draft {
    let kind = if quantum.low.form == Form::Fraction { Kind::Ratio } else { Kind::Number };
    let suffix = suffix.unwrap_or_else(|| Suffix::new(kind, vec![Unit::plain()]));
    let reading = suffix.units.iter().any(|unit| !unit.offset.is_zero());
    let kind = if reading { Kind::Percent } else { suffix.kind };
    let quantum = quantum.with_precision(|number| precision(kind, number)).shifted(suffix.exponent);
    Draft::quantum(suffix.kind, span, &quantum, &suffix.units)
}

/// `20 percent` is good to a point and 20 degrees to a degree, `$60` to a dollar, `60 miles` to the next ten.
fn precision(kind: Kind, number: &Number) -> Precision {
    let spelled = number.spelling.precision;
    let plain = spelled == Precision::Exact && number.spelling.exponent == 0;
    match kind {
        Kind::Percent | Kind::Points => Precision::LastDigit,
        Kind::Money if plain => Precision::LastDigit,
        Kind::Quantity if plain => Precision::LastNonZeroDigit,
        _ => spelled,
    }
}
