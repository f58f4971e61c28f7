//! Margins: what lies between two levels that are told as a pair?
//!
//! In: `had 207,518 votes to his rival's 191,204, a lead of 16,314`, out: a claim `compare` with left,
//! right and difference. `the larger share, 41.7 per cent to 40.2` says only which one is greater.
//!
//! ```text
//! margin = pair { filler } margin-noun OF AMOUNT     "6,382 to 6,329, a lead of 53"; no level behind it
//!        | parallel { filler } margin-noun OF AMOUNT         "79.4 and men 74.9, a gap of 4.5 years"
//!        | ( pair | parallel ) ( "," | "-" ) [ article ] POINTS lead-noun     "44 percent and Roe by 41, a three-point edge"
//!        | BY LONE noun [","] pair                       "by a single vote, 118 to 117"
//!        | BY AMOUNT [","] pair                      "by 53 votes, 6,382 to 6,329"
//!        | larger { filler } "," pair                "the larger share, 41.7 per cent to 40.2"
//! pair   = AMOUNT TO { word } AMOUNT                 not behind `from`
//! parallel = AMOUNT { word | whole } ( AND | AGAINST | CLAUSE ) { word } AMOUNT
//! whole  = OF [ article ] NUMBER                        "44 percent of the 1,200 voters asked and"
//! ```

use super::contest::words::{among, counts, says};
use super::grammar::{Context, comparable, covered, is_amount, is_points, is_word};
use super::token::{Token, TokenKind};
use super::{Claim, Slot, Topic, claim};
use crate::figure::{FigureId, Kind};
use crate::num::{Interval, Num};
use crate::vocabulary::cues::Class;

/// Longest stretch between a pair and its margin.
const FILLER: usize = 8;

/// Most words between who leads and by how much.
const LED: usize = 6;

/// Most words from `by` to a pair that a single vote parts.
const LONE: usize = 5;

/// Words at most between `to` and the second level of a pair: `his rival's`.
const OWNER: usize = 3;

/// Reads the margins of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let told = |pair: &Pair| {
        behind(cx, pair)
            .or_else(|| apposed(cx, pair))
            .or_else(|| before(cx, pair))
            .or_else(|| forerun(cx, pair))
            .or_else(|| lone(cx, pair))
            .or_else(|| held(cx, pair))
            .or_else(|| clear(cx, pair))
            .or_else(|| ordered(cx, pair))
    };
    let aside = |pair: &Pair| behind(cx, pair).or_else(|| apposed(cx, pair)).or_else(|| longer_by(cx, pair));
    let one = |at: usize| {
        pair(cx, at)
            .and_then(|pair| told(&pair))
            .or_else(|| {
                let told = |pair: &Pair| behind(cx, pair).or_else(|| apposed(cx, pair));
                numbers(cx, at).and_then(|pair| told(&pair).or_else(|| led(cx, &pair)))
            })
            .or_else(|| aside(&parallel(cx, at)?))
    };
    let sided = (0..cx.tokens.len()).filter_map(|at| sides(cx, at));
    (0..cx.tokens.len()).filter_map(one).chain(sided).collect()
}

/// Two levels and the indices of the first and last token.
#[derive(Debug, Clone, Copy)]
struct Pair {
    first: usize,
    last: usize,
    left: FigureId,
    right: FigureId,
}

/// `6,382 to 6,329`, `412,334 votes to his rival's 398,120`
fn pair(cx: Context<'_>, first: usize) -> Option<Pair> {
    let by = first.checked_sub(1).and_then(|at| cx.tokens.get(at)).is_some_and(|t| t.is(Class::By));
    if by { None } else { numbers(cx, first) }
}

/// The same, perhaps behind `by`: `by 214 to 187`.
fn numbers(cx: Context<'_>, first: usize) -> Option<Pair> {
    let left = amount(cx, first)?;
    let of_change = |t: &Token| t.is(Class::From) || t.is(Class::ChangeVerb);
    // "rose by 5 to 10"
    let step = first.checked_sub(2).and_then(|at| cx.tokens.get(at)).is_some_and(|t| t.is(Class::ChangeVerb));
    if step {
        return None;
    }
    let before = first.checked_sub(1).and_then(|at| cx.tokens.get(at));
    if !cx.tokens.get(first + 1)?.is(Class::To) || before.is_some_and(of_change) {
        return None;
    }
    let owner = |t: &&Token| matches!(t.kind, TokenKind::Word) || t.is(Class::Determiner);
    let words = cx.tokens.get(first + 2..)?.iter().take(OWNER).take_while(owner).count();
    let last = first + 2 + words;
    let right = amount(cx, last)?;
    comparable(cx.figure(left)?, cx.figure(right)?).then_some(Pair { first, last, left, right })
}

/// `79.4 and men 74.9`, `14ft 2in against 13ft 9in`: two levels side by side.
fn parallel(cx: Context<'_>, first: usize) -> Option<Pair> {
    let left = length(cx, first)?;
    let percent = cx.figure(left)?.kind == Kind::Percent;
    let of_change = |t: &Token| t.is(Class::From) || t.is(Class::ChangeVerb) || t.is(Class::By) && !percent;
    if first.checked_sub(1).and_then(|at| cx.tokens.get(at)).is_some_and(of_change) {
        return None;
    }
    let plain = |t: &Token| {
        is_word(t) && !of_change(t) && !t.is(Class::To) && !t.is(Class::Than)
            || t.is_mark(',')
            // "Mr. Roe"
            || percent && t.is_mark('.')
    };
    // "of the 1,200 voters asked"
    let whole = |at: usize| {
        let of = (1..3)
            .any(|back| at.checked_sub(back).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of)));
        percent && at > first + 1 && of && amount(cx, at).is_some()
    };
    let from = first + 1;
    let words = (from..cx.tokens.len())
        .take(FILLER + usize::from(percent) * OWNER)
        .take_while(|at| cx.tokens.get(*at).is_some_and(plain) || whole(*at))
        .count();
    let between = cx.tokens.get(from..from + words)?;
    let joined = between.iter().any(|t| t.is(Class::And) || t.is(Class::Against) || t.is(Class::Clause));
    let last = from + words;
    let right = length(cx, last).filter(|_| joined)?;
    comparable(cx.figure(left)?, cx.figure(right)?).then_some(Pair { first, last, left, right })
}

fn amount(cx: Context<'_>, at: usize) -> Option<FigureId> {
    let figure = cx.figure_at(at)?;
    (is_amount(figure) && figure.kind != Kind::Ratio).then_some(figure.id)
}

/// An amount, or a length of time: `79.4 and 74.9, a gap of 4.5 years`.
fn length(cx: Context<'_>, at: usize) -> Option<FigureId> {
    let figure = cx.figure_at(at)?;
    if figure.kind == Kind::Duration || figure.kind == Kind::Points {
        Some(figure.id)
    } else {
        amount(cx, at)
    }
}

/// `pair { filler } margin-noun OF AMOUNT`
fn behind(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let from = pair.last + 1;
    // "The vote was 31 to 24, a majority of seven": of a vote, not of the seats of a house
    let ballots = cx.figure(pair.left).is_some_and(|figure| counts(cx, figure, "ballots"));
    let voted = ballots || among(cx, 0..pair.first, "division");
    // "voted 22 to 15 on Friday to shut the old pier at Easter, a majority of seven"
    let reach = if voted { 2 * FILLER } else { FILLER };
    let after = cx.tokens.get(from..)?.iter().take(reach);
    let is_noun = |(i, t): (usize, &Token)| t.is(Class::Margin) || voted && says(cx, from + i, "majority");
    let noun = from + after.take_while(|t| !cx.is_amount(t)).enumerate().position(is_noun)?;
    let margin = length(cx, noun + 2).filter(|_| cx.tokens.get(noun + 1).is_some_and(|t| t.is(Class::Of)))?;
    // "a lead of four over Varn": another level than these two
    let other = |t: &Token| t.is(Class::Preposition) || t.is(Class::From) || t.is(Class::To);
    if cx.tokens.get(noun + 3).is_some_and(other) {
        return None;
    }
    with_margin(cx, pair, margin, pair.first..=noun + 2)
}

/// `44 percent and Roe by 41 percent, a three-point edge`
fn apposed(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    cx.tokens.get(pair.last + 1).filter(|t| t.is_mark(',') || t.is_dash())?;
    let at = pair.last + 2 + usize::from(cx.tokens.get(pair.last + 2)?.is(Class::Determiner));
    let margin = length(cx, at).filter(|_| says(cx, at + 1, "lead_noun"))?;
    // "a two-point lead over Varn, a one-point lead for Roe": of others than these two
    let other = cx.tokens.get(at + 2).is_some_and(|t| t.is(Class::Preposition) || t.is(Class::From));
    let points = is_points(cx, cx.figure(margin)?);
    (points && !other).then(|| with_margin(cx, pair, margin, pair.first..=at + 1)).flatten()
}

/// `BY AMOUNT [","] pair`
fn before(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let comma = cx.tokens.get(pair.first.checked_sub(1)?)?.is_mark(',');
    let at = pair.first.checked_sub(1 + usize::from(comma))?;
    let by = at.checked_sub(1)?;
    let margin = length(cx, at).filter(|_| cx.tokens.get(by).is_some_and(|t| t.is(Class::By)))?;
    // "up by five points, 47 per cent to 39": the step from the last poll, or the lead in this one
    let step = by.checked_sub(1).and_then(|i| cx.tokens.get(i));
    let step = step.is_some_and(|t| t.is(Class::ChangeAdverb) || t.is(Class::ChangeVerb));
    (!step).then(|| with_margin(cx, pair, margin, by..=pair.last)).flatten()
}

/// `a five-point lead over Dale, 48 percent to 43 percent`
fn forerun(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let comma = pair.first.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let noun = (comma.saturating_sub(LED)..comma).rev().find(|i| says(cx, *i, "lead_noun"))?;
    let margin = length(cx, noun.checked_sub(1)?)?;
    let points = is_points(cx, cx.figure(margin)?);
    // "to a five-point lead from nine, 48 percent to 43 percent"
    let plain = cx
        .tokens
        .get(noun + 1..comma)?
        .iter()
        .all(|t| is_word(t) && !t.is(Class::And) && !t.is(Class::Clause));
    (points && plain).then(|| with_margin(cx, pair, margin, noun - 1..=pair.last)).flatten()
}

/// `a majority of 3,205, taking 18,412 votes to Roe's 15,207`
fn held(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let ballots = cx.figure(pair.left).is_some_and(|figure| counts(cx, figure, "ballots"));
    let near = (pair.first.saturating_sub(FILLER)..pair.first).rev();
    let noun = near.into_iter().find(|i| says(cx, *i, "majority"))?;
    let margin = amount(cx, noun + 2).filter(|_| cx.tokens.get(noun + 1).is_some_and(|t| t.is(Class::Of)))?;
    let plain = cx.tokens.get(noun + 3..pair.first)?.iter().all(|t| is_word(t) || t.is_mark(','));
    (ballots && plain).then(|| with_margin(cx, pair, margin, noun..=pair.last)).flatten()
}

/// `four points clear of Belmont, 41 to 37`
fn clear(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let near = (pair.first.saturating_sub(LED)..pair.first).rev();
    let clear = near.into_iter().find(|i| says(cx, *i, "clear") || says(cx, *i, "adrift"))?;
    let margin = amount(cx, clear.checked_sub(1)?)?;
    let plain = cx.tokens.get(clear + 1..pair.first)?.iter().all(|t| is_word(t) || t.is_mark(','));
    let comma = cx.tokens.get(pair.first.checked_sub(1)?)?.is_mark(',');
    (comma && plain).then(|| with_margin(cx, pair, margin, clear - 1..=pair.last)).flatten()
}

/// `by a single vote, 118 to 117`
fn lone(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let comma = usize::from(cx.tokens.get(pair.first.checked_sub(1)?)?.is_mark(','));
    let from = pair.first.checked_sub(comma)?;
    let by = (from.saturating_sub(LONE)..from)
        .rev()
        .find(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::By)))?;
    let between = cx.tokens.get(by + 1..from)?;
    let span = covered(between).filter(|_| between.iter().all(is_word) && says(cx, by + 1, "lone"))?;
    let slot = Slot::word("difference", span, Interval::point(Num::ONE));
    made(cx, pair, slot, by..=pair.last)
}

fn with_margin(
    cx: Context<'_>,
    pair: &Pair,
    margin: FigureId,
    range: std::ops::RangeInclusive<usize>,
) -> Option<Claim> {
    let figures = [pair.left, pair.right, margin].map(|id| cx.figure(id));
    let [Some(left), Some(right), Some(figure)] = figures else { return None };
    // "44 per cent to 39": points tell that the bare number is a percentage
    let bare = right.kind == Kind::Number;
    let percents =
        left.kind == Kind::Percent && (right.kind == Kind::Percent || bare) && is_points(cx, figure);
    let fits = percents || comparable(figure, left) && comparable(figure, right);
    let role = if percents { "points" } else { "difference" };
    let slot = Slot::figure(role, margin);
    fits.then(|| made(cx, pair, slot, range)).flatten()
}

/// `412 km and the Vold 388 km, so that the former is the longer by 24 km`
fn longer_by(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let after = cx.tokens.get(pair.last + 1..)?.iter().take(2 * FILLER);
    let by = pair.last
        + 1
        + after.take_while(|t| !cx.is_amount(t) && !t.is_mark(';')).position(|t| t.is(Class::By))?;
    let words = cx.tokens.get(pair.last + 1..by)?;
    let longer = words.iter().any(|t| t.is(Class::Larger) || t.is(Class::Higher) || t.is(Class::Better));
    let margin = length(cx, by + 1).filter(|_| longer)?;
    with_margin(cx, pair, margin, pair.first..=by + 1)
}

/// `The larger carries 4,200 people, the smaller 2,900`: two definite words that tell which is which.
fn sides(cx: Context<'_>, at: usize) -> Option<Claim> {
    let sign = |i: usize| {
        let token = cx.tokens.get(i)?;
        let definite = cx.tokens.get(i.checked_sub(1)?)?.is(Class::Definite);
        let value = token.value(Class::Larger).or_else(|| token.value(Class::Higher))?;
        definite.then(|| (i, token.span, value.clone()))
    };
    let (first, span, one) = sign(at)?;
    let (second, _, other) = (first + 1..cx.tokens.len()).find_map(sign)?;
    let of = |from: usize, to: usize| {
        // "of the two ships"
        let whole = |i: usize| {
            (1..3).any(|back| {
                i.checked_sub(back).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of))
            })
        };
        let found: Vec<usize> = (from..to).filter(|i| amount(cx, *i).is_some() && !whole(*i)).collect();
        let [level] = found.as_slice() else { return None };
        Some(*level)
    };
    let (left, right) = (of(first, second)?, of(second, cx.tokens.len())?);
    let than = cx.tokens.get(first..=right)?.iter().any(|t| t.is(Class::Than) || t.is(Class::Negation));
    let (a, b) = (amount(cx, left)?, amount(cx, right)?);
    let fits = one != other && !than && comparable(cx.figure(a)?, cx.figure(b)?);
    let slot = Slot::word("sign", span, Interval::point(one));
    let pair = Pair { first: left, last: right, left: a, right: b };
    fits.then(|| made(cx, &pair, slot, first..=right)).flatten()
}

/// `outnumbered men by 214 to 187`, `leads Roe by 41 percent to 38 percent`
fn led(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let by = pair
        .first
        .checked_sub(1)
        .filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::By) || t.is_mark(',')))?;
    let near = (by.saturating_sub(LED)..by)
        .rev()
        .take_while(|i| cx.tokens.get(*i).is_some_and(|t| is_word(t) && !t.is(Class::Clause)));
    let told = |i: usize| {
        let token = cx.tokens.get(i)?;
        let ahead =
            token.value(Class::Exceed).or_else(|| token.value(Class::Outcome)).filter(|v| **v == Num::ONE)?;
        Some((i, token.span, ahead.clone()))
    };
    let (verb, span, sign) = near.into_iter().find_map(told)?;
    let denied = cx
        .tokens
        .get(verb.saturating_sub(4)..verb)?
        .iter()
        .any(|t| t.is(Class::Negation) || t.is(Class::Planned));
    let noun = cx.tokens.get(verb.checked_sub(1)?).is_some_and(|t| t.is(Class::Determiner));
    let slot = Slot::word("sign", span, Interval::point(sign));
    (!denied && !noun).then(|| made(cx, pair, slot, verb..=pair.last)).flatten()
}

/// `larger { filler } "," pair`
fn ordered(cx: Context<'_>, pair: &Pair) -> Option<Claim> {
    let governed = pair.first.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is(Class::At)));
    let comma = governed.unwrap_or(pair.first).checked_sub(1)?;
    let before = cx.tokens.get(..comma)?;
    let near = before.iter().enumerate().rev().take(FILLER);
    let mut clause = near.take_while(|(_, t)| !cx.is_amount(t) && !t.is(Class::Than) && !t.is_mark(','));
    let (at, word) = clause.find(|(_, t)| t.is(Class::Larger) || t.is(Class::Higher))?;
    let definite = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
    let sign = word.value(Class::Larger).or_else(|| word.value(Class::Higher))?;
    if !definite || !cx.tokens.get(comma)?.is_mark(',') {
        return None;
    }
    let value = Interval::point(sign.clone());
    let slot = Slot::word("sign", word.span, value);
    made(cx, pair, slot, at..=pair.last)
}

fn made(cx: Context<'_>, pair: &Pair, slot: Slot, range: std::ops::RangeInclusive<usize>) -> Option<Claim> {
    let slots = vec![Slot::figure("left", pair.left), Slot::figure("right", pair.right), slot];
    Some(claim("compare", covered(cx.tokens.get(range)?)?, cx.segment, slots, Topic::default()))
}
