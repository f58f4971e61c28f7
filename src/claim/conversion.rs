//! One quantity in two units, one sum in two currencies, one number in words and digits: what is said twice?
//!
//! In: `4,200 acres (1,700 hectares)`, out: a claim `units` of the two. In: `$1.3bn (£691m)`, out: a claim
//! `exchange` with the bounds that the rate may have. In: `seven (7) years`, out: a claim `restate`; so `5 lakh (0.5 million)`.
//! A bracket converts only if it holds figures of the same dimension in other units, and nothing else.
//!
//! ```text
//! conversion = said { word } "(" told { sep told } ")"      "80 metres deep (262ft)", "200,000 yuan ($24,000; £12,700)"
//!            | said "," OR told                             "£12,000 a year, or £1,000 a month"
//!            | said ( "/" | OR ) told                       "100 kilograms or 220 pounds"
//!            | said "=" told                                "$1 = 1,333.20 won", a rate that the text states
//!            | beside                                       "16 miles, 26 kilometres,": see `beside`
//! said, told = AMOUNT
//! sep        = ";" | "," | "/" | ":" | OR
//! ```
//!
//! `A or B` without a comma may also be a choice (`runs of 5 miles or 10 km`), and so may a slash: the claim is marked
//! `loose`, and the relation stage takes it only where the two agree.

mod beside;

use super::contest::words::says;
use super::grammar::{Context, Parsed, covered, cue, figure, is_amount, is_word, mark, token};
use super::rate::pace::paced;
use super::token::{Token, Tokens};
use super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Kind, Reading, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::unit::{Base, Dimension};
use crate::vocabulary::cues::Class;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt, value};
use nom::multi::many0;
use nom::sequence::{delimited, preceded, terminated};

/// Fewer than these nobody says again by another name of a large number.
const MANY: i64 = 10_000;

/// Most words between a quantity and its bracket: `80 metres of water deep (262ft)`.
const WORDS: usize = 3;

/// Most tokens of a remark behind the conversion in its bracket.
const ASIDE: usize = 12;

/// Degrees that nobody says lie apart are a reading from here on: fewer may be a warming, `a target of 2C (3.6F)`.
const MOST_DEGREES_APART: i64 = 12;

/// Reads what one sentence says in two units.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut at = 0;
    while at < cx.tokens.len() {
        let input = Tokens(cx.tokens.get(at..).unwrap_or_default());
        let Ok((rest, read)) = conversion(cx, input) else {
            claims.extend(beside_it(cx, at));
            at += 1;
            continue;
        };
        let end = cx.tokens.len() - rest.0.len();
        let tokens = cx.tokens.get(at..end).unwrap_or_default();
        claims.extend(read.claims(cx, tokens));
        at += 1;
    }
    claims
}

/// `16 miles, 26 km,`
fn beside_it(cx: Context<'_>, at: usize) -> Vec<Claim> {
    let told = beside::beside(cx, at).zip(cx.tokens.get(at).and_then(Token::figure));
    let Some(((end, told), said)) = told else { return Vec::new() };
    let read = Conversion { all: vec![said, told], loose: false, rate: false };
    read.claims(cx, cx.tokens.get(at..=end).unwrap_or_default())
}

/// One quantity in each of its spellings; the first is the one that the sentence speaks of.
struct Conversion {
    all: Vec<FigureId>,
    loose: bool,
    /// Whether the text states a rate: both figures are exact.
    rate: bool,
}

fn conversion<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, Conversion> {
    let (rest, said) = amount(cx, input)?;
    let (rest, (told, loose)) = alt((
        |i| bracket(cx, i).map(|(rest, told)| (rest, (told, false))),
        |i| {
            // "90 mln bushels, or 1.65 mln tonnes of rice": what has its own noun is another thing
            let told = |i| terminated(|i| amount(cx, i), not(cue(Class::Of))).parse(i);
            let comma = (mark(','), cue(Class::Or), told);
            let loose = (alt((mark('/'), cue(Class::Or))), told);
            alt((comma.map(|(_, _, told)| (vec![told], false)), loose.map(|(_, told)| (vec![told], true))))
                .parse(i)
        },
        |i| preceded(mark('='), |i| amount(cx, i)).parse(i).map(|(rest, told)| (rest, (vec![told], false))),
    ))
    .parse(rest)?;
    let rate = input.0.get(1).is_some_and(|t| t.is_mark('='));
    let all = std::iter::once(said).chain(told).collect();
    Ok((rest, Conversion { all, loose, rate }))
}

/// `{ word } "(" told { sep told } ")"`
fn bracket<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, Vec<FigureId>> {
    let plain =
        token(|t| is_word(t) && !t.is(Class::Clause) && !t.is(Class::And) && !t.is(Class::ChangeVerb));
    let (rest, _) = nom::multi::many_m_n(0, WORDS, plain).parse(input)?;
    let sep =
        || alt((value((), alt((mark(';'), mark(','), mark('/'), mark(':')))), value((), cue(Class::Or))));
    let more = many0(preceded(sep(), |i| amount(cx, i)));
    let inner = (opt(cue(Class::Or)), |i| amount(cx, i), more);
    // "180C (356F, gas mark 4)"
    let aside = (sep(), nom::multi::many_m_n(1, ASIDE, token(|t| !t.is_mark(')'))));
    let (rest, (_, first, more)) =
        delimited(mark('('), inner, preceded(opt(aside), mark(')'))).parse(rest)?;
    Ok((rest, std::iter::once(first).chain(more).collect()))
}

/// `AMOUNT`
fn amount<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, FigureId> {
    figure(cx, is_amount).parse(input)
}

fn readings(figure: &Figure) -> &[Reading] {
    match &figure.value {
        Value::Amount(readings) => readings,
        _ => &[],
    }
}

impl Conversion {
    /// A claim for each pair that says one thing twice.
    fn claims(&self, cx: Context<'_>, tokens: &[Token]) -> Vec<Claim> {
        let Some(span) = covered(tokens) else { return Vec::new() };
        let mut claims = Vec::new();
        for (index, first) in self.all.iter().enumerate() {
            for second in self.all.iter().skip(index + 1) {
                if let Some((kind, extra)) = relation(cx, *first, *second, span) {
                    let mut slots = vec![Slot::figure("first", *first), Slot::figure("second", *second)];
                    slots.extend(extra);
                    let marks = [("loose", self.loose), ("rate", self.rate), ("dated", is_dated(cx))];
                    slots.extend(
                        marks.into_iter().filter(|(_, is)| *is).map(|(role, _)| Slot::mark(role, span)),
                    );
                    claims.push(claim(kind, span, cx.segment, slots, Topic::default()));
                }
            }
        }
        claims
    }
}

/// Whether years lie between the times of the sentence: `six years after paying £30m`.
fn is_dated(cx: Context<'_>) -> bool {
    let year = Num::from(360 * 86_400);
    let long = |figure: &Figure| {
        let mut readings = readings(figure).iter();
        figure.kind == Kind::Duration
            && readings.any(|r| r.unit.to_base(&r.interval).high().is_some_and(|high| *high > year))
    };
    let counted = |t: &Token| t.is(Class::Since) || t.is(Class::Aside);
    cx.tokens.windows(2).any(|pair| match pair {
        [length, next] => cx.figure_of(length).is_some_and(long) && counted(next),
        _ => false,
    })
}

/// How two spellings belong together, if they do, with what else the claim must know.
fn relation(
    cx: Context<'_>,
    first: FigureId,
    second: FigureId,
    span: Span,
) -> Option<(&'static str, Vec<Slot>)> {
    let (a, b) = (cx.figure(first)?, cx.figure(second)?);
    if in_magnitudes(cx, a, b) {
        return Some(("restate", Vec::new()));
    }
    if in_words_and_digits(a, b) {
        return words_stand_for_digits(cx, a, b).then(|| ("restate", Vec::new()));
    }
    if a.kind == Kind::Percent || b.kind == Kind::Percent {
        return None;
    }
    if other_units(a, b) && !is_pay(a, b) && !paced(a, b) {
        let degrees = if is_degree(a) { degrees(cx, [a, b], span) } else { None };
        return Some(("units", degrees.map(|role| Slot::mark(role, span)).into_iter().collect()));
    }
    if turned(a, b) {
        return Some(("fuel", Vec::new()));
    }
    if mixed_up(cx, a, b) {
        return Some(("mixed-up", Vec::new()));
    }
    if one_currency(a, b) {
        return Some(("one-currency", Vec::new()));
    }
    let usual = exchange(cx, a, b)?;
    let slot = |value: Interval| Slot::word("usual", span, value);
    Some(("exchange", usual.map(slot).into_iter().collect()))
}

/// `5 lakh (0.5 million)`: one number by two ways of naming large ones, of which one goes by hundreds of thousands.
fn in_magnitudes(cx: Context<'_>, a: &Figure, b: &Figure) -> bool {
    let named = |f: &Figure| f.spelling.as_ref().map_or(0, |s| s.exponent);
    let by_hundreds = |f: &Figure| named(f) >= 5 && named(f) % 3 != 0;
    let by_thousands = |f: &Figure| {
        let many = readings(f).iter().all(|r| r.interval.low().is_some_and(|low| *low >= Num::from(MANY)));
        many && named(f) % 3 == 0
    };
    let plain = |f: &Figure| matches!(f.kind, Kind::Number | Kind::Count);
    let alike = plain(a) && plain(b)
        || a.kind == Kind::Money
            && b.kind == Kind::Money
            && readings(a).iter().any(|l| readings(b).iter().any(|r| l.unit == r.unit));
    // "2.5 million rupees (25 lakh)"
    let bare = |f: &Figure| f.kind == Kind::Number;
    let rupees = |f: &Figure| {
        let codes = currencies(f).unwrap_or_default();
        f.kind == Kind::Money && codes.iter().any(|code| cx.words.exchange.counts_in_lakh(code))
    };
    let alike = alike || bare(a) && rupees(b) || rupees(a) && bare(b);
    alike && (by_hundreds(a) && by_thousands(b) || by_thousands(a) && by_hundreds(b))
}

/// `seven (7)`: one of them in words, the other in digits, of one dimension.
fn in_words_and_digits(a: &Figure, b: &Figure) -> bool {
    let in_digits = |f: &Figure| f.spelling.as_ref().map(|s| s.in_digits);
    let differ = in_digits(a).zip(in_digits(b)).is_some_and(|(a, b)| a != b);
    let plain = |f: &Figure| matches!(f.kind, Kind::Number | Kind::Count);
    let same_unit =
        readings(a).iter().any(|l| readings(b).iter().any(|r| l.unit == r.unit)) && a.kind == b.kind;
    let something = |f: &Figure| readings(f).iter().all(|r| !r.interval.contains(&Num::ZERO));
    differ && something(a) && something(b) && (same_unit || plain(a) && plain(b))
}

/// `seven (7) years`, `12,500 (twelve thousand five hundred)`, and not the `seven (12),` and `12 (nine)` of a list: a word
/// must follow the digits, or the bracket take several words.
fn words_stand_for_digits(cx: Context<'_>, a: &Figure, b: &Figure) -> bool {
    let worded = |f: &Figure| f.spelling.as_ref().is_some_and(|s| !s.in_digits);
    if worded(b) {
        let text = cx.source.slice(b.span);
        return text.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 2).count() > 2
            && !text.contains(|c: char| c.is_ascii_digit());
    }
    let next = cx.tokens.iter().find(|t| t.span.start > b.span.end);
    worded(a) && next.is_some_and(is_word)
}

/// `40 mpg`, `7.1 litres per 100 km`: the one says how far so much takes you, the other how much so far takes.
fn turned(a: &Figure, b: &Figure) -> bool {
    let back = |l: &Reading, r: &Reading| {
        !l.unit.dimension.is_none()
            && l.unit.dimension == r.unit.dimension.power(-1)
            && l.unit.dimension != r.unit.dimension
    };
    let physical = a.kind == Kind::Quantity && b.kind == Kind::Quantity;
    physical && readings(a).iter().any(|l| readings(b).iter().any(|r| back(l, r)))
}

fn is_degree(figure: &Figure) -> bool {
    readings(figure).iter().any(|r| r.unit.offset != Num::ZERO)
}

/// What degrees tell, if the sentence leaves no doubt: `apart` two temperatures, or a `reading` of the thermometer.
fn degrees(cx: Context<'_>, [first, second]: [&Figure; 2], all: Span) -> Option<&'static str> {
    if is_apart(cx, first.span, all) {
        return Some("apart");
    }
    let many = |f: &Figure| {
        let mut degrees = readings(f).iter().filter(|r| r.unit.offset != Num::ZERO);
        degrees.any(|r| r.interval.low().is_some_and(|low| *low > Num::from(MOST_DEGREES_APART)))
    };
    let at = cx.tokens.partition_point(|t| t.span.end <= first.span.start);
    let before = |class: Class| at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(class));
    let level = before(Class::To) || before(Class::At);
    let compares = |t: &Token| t.is_any(&[Class::Than, Class::Between, Class::ApartNoun, Class::Margin]);
    let moves = |t: &Token| t.is(Class::ChangeVerb) || t.is(Class::ChangeNoun);
    let lie_apart = before(Class::By) || (0..cx.tokens.len()).any(|i| says(cx, i, "degrees_apart"));
    let still = !lie_apart && !cx.tokens.iter().any(|t| compares(t) || moves(t) && !level);
    (many(first) && many(second) && still).then_some("reading")
}

/// Whether degrees are said to lie between two temperatures: `warmed by 1.5C (2.7F)`, `5C (9F) warmer than`, `a rise of 2C (3.6F)`.
fn is_apart(cx: Context<'_>, first: Span, all: Span) -> bool {
    let at = cx.tokens.partition_point(|t| t.span.end <= first.start);
    let end = cx.tokens.partition_point(|t| t.span.end <= all.end);
    let token = |back: usize| at.checked_sub(back).and_then(|i| cx.tokens.get(i));
    let is = |back: usize, class: Class| token(back).is_some_and(|t| t.is(class));
    let next = |class: Class| cx.tokens.get(end).is_some_and(|t| t.is(class));
    let by =
        is(1, Class::By) && (is(2, Class::ChangeVerb) || is(2, Class::ChangeNoun) || is(2, Class::Exceed));
    let of = is(1, Class::Of) && (is(2, Class::ChangeNoun) || is(2, Class::Margin));
    let then = |class: Class| cx.tokens.get(end + 1).is_some_and(|t| t.is(class));
    let than = (next(Class::Larger) || next(Class::Higher)) && then(Class::Than);
    // "30C (86F) above ground" is a reading
    let norm = next(Class::Above) && (then(Class::Determiner) || says(cx, end + 1, "average"));
    by || of || than || norm || next(Class::ChangeNoun)
}

/// `£300 a day, or £62,000 a year`: nobody works every day of a year, so days and hours of pay convert into nothing longer.
fn is_pay(a: &Figure, b: &Figure) -> bool {
    let timed = |figure: &Figure| {
        let mut rates = readings(figure).iter().filter(|_| figure.kind == Kind::Money);
        rates.find(|r| r.unit.dimension.powers().contains(&(Base::Time, -1))).map(|r| r.unit.factor.clone())
    };
    let ratio = |a: Num, b: Num| if a > b { a.checked_div(&b) } else { b.checked_div(&a) };
    let Some(ratio) = timed(a).zip(timed(b)).and_then(|(a, b)| ratio(a, b)) else { return false };
    // Weeks, months and years lie at most 53 times apart, a week being no month's seventh
    let within = |low: i64, high: i64| ratio >= Num::from(low) && ratio <= Num::from(high);
    !within(1, 6) && !within(8, 16) && !within(50, 54)
}

/// The same dimension in every reading that fits, and no unit that both may be in.
fn other_units(a: &Figure, b: &Figure) -> bool {
    let dimension = |r: &Reading| r.unit.dimension.clone();
    let shared = readings(a)
        .iter()
        .any(|l| !l.unit.dimension.is_none() && readings(b).iter().any(|r| dimension(l) == dimension(r)));
    let same = readings(a).iter().any(|l| readings(b).iter().any(|r| l.unit.symbol == r.unit.symbol));
    // "pounds" may be money or mass, whichever the figure stage put first
    let fitting = [a, b].iter().all(|f| matches!(f.kind, Kind::Quantity | Kind::Money));
    shared && !same && fitting
}

/// `4,200 hectares (1,700 hectares)`: one unit, and the second figure is the first in the unit that the first one, or the
/// second, should have been in.
fn mixed_up(cx: Context<'_>, a: &Figure, b: &Figure) -> bool {
    let converts = |first: &Reading, second: &Reading| {
        let mut twins = cx.words.units.twins_of(&first.unit.symbol);
        let same = first.unit == second.unit;
        same && (first.interval == second.interval
            || twins.any(|twin| {
                let base = |unit: &crate::unit::Unit, reading: &Reading| unit.to_base(&reading.interval);
                base(twin, first).meets(&base(&second.unit, second))
                    || base(&first.unit, first).meets(&base(twin, second))
            }))
    };
    let pairs = readings(a).iter().flat_map(|l| readings(b).iter().map(move |r| (l, r)));
    a.kind == Kind::Quantity && b.kind == Kind::Quantity && pairs.into_iter().any(|(l, r)| converts(l, r))
}

/// `$3bn ($1.6bn)`: two sums of one currency, the second in brackets; whether it converts the first, the rates of the text say.
fn one_currency(a: &Figure, b: &Figure) -> bool {
    let plain = |f: &Figure| f.kind == Kind::Money && f.hedge.is_none();
    let codes = currencies(a).zip(currencies(b));
    let same = codes.is_some_and(|(a, b)| a == b && a.len() == 1);
    let values = a.reading().zip(b.reading());
    same && plain(a) && plain(b) && values.is_some_and(|(a, b)| !a.interval.meets(&b.interval))
}

/// Two sums in different currencies, with the bounds of their rate if they are known; `None` if they are
/// not two such sums.
#[expect(clippy::option_option, reason = "no exchange, an unknown rate, a known one")]
pub(super) fn exchange(cx: Context<'_>, a: &Figure, b: &Figure) -> Option<Option<Interval>> {
    let (left, right) = (currencies(a)?, currencies(b)?);
    if left.iter().any(|code| right.contains(code)) {
        return None;
    }
    let mut hull: Option<Interval> = None;
    for of in &left {
        for per in &right {
            let Some(bounds) = cx.words.exchange.bounds(of, per) else { return Some(None) };
            hull = Some(hull.map_or(bounds.clone(), |known| known.hull(&bounds)));
        }
    }
    Some(hull)
}

/// The currencies that a plain sum may be in.
fn currencies(figure: &Figure) -> Option<Vec<String>> {
    let code = |dimension: &Dimension| match dimension.powers() {
        [(Base::Money(code), 1)] => Some(code.to_string()),
        _ => None,
    };
    let codes: Option<Vec<String>> = readings(figure).iter().map(|r| code(&r.unit.dimension)).collect();
    codes.filter(|codes| !codes.is_empty())
}
