//! Of two levels told before, which one is `the latter`, which one `the larger`?
//!
//! In: `The two grants are $4.1 million and $2.9 million; the larger, $4.1 million, goes to Carrow`, out: a claim `compare` of the $4.1 million and
//! the other one. In: `(410 workers) and Dunmore (287 workers), the latter the smaller of the two`, out: the same of the second and the
//! first. A sentence that tells no two levels itself takes those of the one before: a claim `of-pair`, for the relation stage.
//!
//! ```text
//! of-pair = THE comparative [","] LEVEL ( "," | end )                      "the larger, $4.1 million, goes"
//! latter  = ( latter | former ) "," LEVEL ( "," | end )                     "the latter, $4 million, was a record"
//!         | ( latter | former ) { word } THE comparative                  "the latter is the smaller of the two"
//! ```

use super::is_level;
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, comparable, covered, is_word};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Value};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Most words between the latter and what it is.
const NEAR: usize = 5;

/// What a token says of one of two levels.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    stated(cx, at).or_else(|| placed(cx, at)).or_else(|| latter(cx, at))
}

/// `the larger`, as 1 or -1.
fn comparative(cx: Context<'_>, at: usize) -> Option<(Span, Num)> {
    let [article, word] = cx.tokens.get(at..at + 2)? else { return None };
    let sign = word
        .value(Class::Larger)
        .or_else(|| word.value(Class::Higher))
        .filter(|_| article.is(Class::Definite))?;
    let than = cx.tokens.get(at + 2).is_some_and(|t| t.is(Class::Than));
    (!than).then(|| (article.span.cover(word.span), sign.clone()))
}

/// `the larger, $4.1 million, goes to Carrow`
fn stated(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (span, sign) = comparative(cx, at)?;
    let place = at + 2 + usize::from(cx.tokens.get(at + 2)?.is_mark(','));
    let level = cx.figure_at(place).filter(|f| is_level(f) && f.hedge.is_none())?;
    let closed = place > at + 2 && cx.tokens.get(place + 1).is_none_or(|t| t.is_mark(',') || t.is_mark('.'));
    let levels = pair(cx, at, level);
    let mut slots = vec![Slot::figure("level", level.id), Slot::word("sign", span, Interval::point(sign))];
    slots.extend(levels.into_iter().flatten().map(|id| Slot::figure("of", id)));
    let range = span.cover(level.span);
    (closed && slots.len() != 3).then(|| claim("of-pair", range, cx.segment, slots, Topic::default()))
}

/// `the latter is the smaller of the two`
fn placed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let latter = says(cx, at, "latter");
    let first = at + 2;
    if !latter && !says(cx, at, "former") {
        return None;
    }
    let words = cx.tokens.get(first..)?.iter().take(NEAR).take_while(|t| is_word(t)).count();
    let (place, (span, sign)) =
        (first..=first + words).find_map(|i| comparative(cx, i).map(|found| (i, found)))?;
    let plain = cx
        .tokens
        .get(first..place)?
        .iter()
        .all(|t| !t.is(Class::Negation) && !t.is(Class::And) && !t.is(Class::Of));
    let number = Interval::point(Num::from(i64::from(latter)));
    let place_span = cx.tokens.get(at)?.span.cover(span);
    let mut slots =
        vec![Slot::word("place", place_span, number), Slot::word("sign", span, Interval::point(sign))];
    let levels = cx.tokens.get(..at)?.iter().filter_map(|t| cx.figure_of(t)).filter(|f| is_level(f));
    let levels: Vec<&Figure> = levels.collect();
    if let [one, other] = levels.as_slice() {
        let alike = comparable(one, other);
        slots.extend([one, other].into_iter().filter(|_| alike).map(|f| Slot::figure("of", f.id)));
    }
    let own = levels.is_empty() || slots.len() == 4;
    (plain && own)
        .then(|| {
            Some(claim(
                "of-pair",
                covered(cx.tokens.get(at..place + 2)?)?,
                cx.segment,
                slots,
                Topic::default(),
            ))
        })
        .flatten()
}

/// `the latter, $4 million, was a record`: one of two levels, told again.
fn latter(cx: Context<'_>, at: usize) -> Option<Claim> {
    let last = says(cx, at, "latter");
    if !last && !says(cx, at, "former") {
        return None;
    }
    let comma = (at + 1..at + 3).find(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let level = cx.figure_at(comma + 1).filter(|f| is_level(f) && f.hedge.is_none())?;
    let closed = cx.tokens.get(comma + 2).is_none_or(|t| t.is_mark(',') || t.is_mark('.'));
    let named = level.kind != crate::figure::Kind::Number;
    let span = covered(cx.tokens.get(at..=comma + 1)?)?;
    let number = Interval::point(Num::from(i64::from(last)));
    let mut slots = vec![Slot::figure("level", level.id), Slot::word("place", span, number)];
    slots.extend(pair(cx, at, level).into_iter().flatten().map(|id| Slot::figure("of", id)));
    (closed && named).then(|| claim("latter", span, cx.segment, slots, Topic::default()))
}

/// The only two levels before a place that are like another one; nothing if there is none, one of three if there are more.
fn pair(cx: Context<'_>, at: usize, like: &Figure) -> Option<[FigureId; 2]> {
    let alike = |f: &&Figure| matches!(f.value, Value::Amount(_)) && is_level(f) && comparable(f, like);
    let found: Vec<FigureId> =
        cx.tokens.get(..at)?.iter().filter_map(|t| cx.figure_of(t)).filter(alike).map(|f| f.id).collect();
    <[FigureId; 2]>::try_from(found).ok()
}
