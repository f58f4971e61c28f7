//! Which quantity is told again in another system of units, without a bracket?
//!
//! In: `a walk of 16 miles, 26 kilometres, along the dyke` or `16 miles long, or 26 km`, out: the second as a conversion of the first. A unit of
//! miles and one of kilometres side by side are hardly ever two things; a list of them, or a figure with a noun of its own, is.
//!
//! ```text
//! beside = AMOUNT { word | OF } "," [ OR ] AMOUNT end       "16 miles long, or 26 km.", "12 tonnes of gold, or 386,000 ounces"
//!        | AMOUNT dash AMOUNT dash                         "26 km - 16 miles - long"
//! end    = "," | "." | ";" | ")" | dash | the sentence's    and no `and` or `or` behind a comma
//! ```

use super::readings;
use crate::claim::grammar::{Context, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::figure::{Figure, FigureId, Kind, Reading};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most words between a quantity and the comma before its conversion.
const WORDS: usize = 3;

/// A conversion is at most so many times as far off: what is further off is another thing.
const FAR: i64 = 3;

/// The figure behind the one at a place that converts it, and its place.
pub fn beside(cx: Context<'_>, at: usize) -> Option<(usize, FigureId)> {
    let said = quantity(cx, at)?;
    // "3,217 tonnes of gold, or about 103 million ounces"
    let plain = |t: &&Token| matches!(t.kind, TokenKind::Word) || t.is(Class::Of);
    let words = cx.tokens.get(at + 1..)?.iter().take(WORDS).take_while(plain).count();
    let mark = at + 1 + words;
    let joint = cx.tokens.get(mark)?;
    let place = match () {
        () if joint.is_mark(',') => mark + 1 + usize::from(cx.tokens.get(mark + 1)?.is(Class::Or)),
        () if joint.is_dash() && words == 0 => mark + 1,
        () => return None,
    };
    let told = quantity(cx, place)?;
    let fits = other_system(said, told) && close(said, told) == Some(true);
    (fits && closes(cx, place, joint) && !in_list(cx, at, said)).then_some((place, told.id))
}

fn quantity(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| figure.kind == Kind::Quantity)
}

/// What stands behind the conversion: no noun of its own, and no further item of a list.
fn closes(cx: Context<'_>, place: usize, joint: &Token) -> bool {
    let Some(next) = cx.tokens.get(place + 1) else { return true };
    if joint.is_dash() {
        return next.is_dash();
    }
    // "590 feet, and can carry 900 cars" ends no list
    let verb = |i: usize| cx.tokens.get(i).is_some_and(|t| t.is(Class::Auxiliary) || t.is(Class::LevelVerb));
    let item = |t: &Token| (t.is(Class::And) || t.is(Class::Or)) && !verb(place + 3) || t.figure().is_some();
    let or = place.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Or));
    let goes_on = !or && cx.tokens.get(place + 2).is_some_and(item);
    ['.', ';', ')'].iter().any(|mark| next.is_mark(*mark)) || next.is_mark(',') && !goes_on || next.is_dash()
}

/// Whether a quantity of the dimension stands right before: `5 km, 16 miles, 26 km`.
fn in_list(cx: Context<'_>, at: usize, said: &Figure) -> bool {
    let before = cx.tokens.get(at.saturating_sub(WORDS + 1)..at).unwrap_or_default().iter().rev();
    let mut before = before.take_while(|t| is_word(t) || t.is_mark(',') || t.figure().is_some());
    before.any(|t| cx.figure_of(t).is_some_and(|f| f.dimension() == said.dimension()))
}

/// Whether no reading of the two is of one system: a mile is no whole number of kilometres, but a kilometre of metres.
fn other_system(a: &Figure, b: &Figure) -> bool {
    let whole = |x: &Num, y: &Num| x.checked_div(y).is_some_and(|n| n.is_integer());
    let foreign = |l: &Reading, r: &Reading| {
        let (l, r) = (&l.unit, &r.unit);
        let alike = whole(&l.factor, &r.factor) || whole(&r.factor, &l.factor);
        l.dimension == r.dimension && !l.dimension.is_none() && (!alike || l.offset != r.offset)
    };
    readings(a).iter().all(|l| readings(b).iter().all(|r| foreign(l, r)))
}

/// Whether one is at most some times the other, so that a slip may part them.
fn close(a: &Figure, b: &Figure) -> Option<bool> {
    let (a, b) = (a.in_base_units()?.middle()?, b.in_base_units()?.middle()?);
    let far = Num::from(FAR);
    Some(a <= &b * &far && b <= &a * &far)
}
