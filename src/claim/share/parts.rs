//! Which figure is the part, which the whole, which the share of it?
//!
//! In: the tokens around one key word (`of`, `out of`, `including`), out: the shares that it ties. The grammar is in
//! the parent module's documentation.

use super::super::grammar::{Context, is_amount, is_word};
use super::super::token::{Token, TokenKind};
use super::again::share_before;
use super::loose::{apart, of_that, so_far};
use super::whole::{after_of, apposed_part, apposed_share, of_all, of_noun, opens};
use super::{Share, alike, fits, quantity, share as is_share};
use crate::figure::{Figure, FigureId, Kind};
use crate::vocabulary::cues::Class;

/// Longest stretch from a whole to its first part, or from a part to its share.
pub(super) const FILLER: usize = 22;

/// The shares whose key word is the token at `at`.
pub fn share(cx: Context<'_>, at: usize) -> Vec<Share> {
    let Some(token) = cx.tokens.get(at) else { return Vec::new() };
    if token.is(Class::Of) {
        let starts = starts_clause(cx, at);
        return if starts { of_part(cx, at) } else { tied_by_of(cx, at).into_iter().collect() };
    }
    if token.is(Class::OutOf) {
        return out_of(cx, at).into_iter().collect();
    }
    if token.is(Class::InAll) {
        return so_far(cx, at).into_iter().collect();
    }
    if token.is(Class::Including) {
        return including(cx, at).into_iter().collect();
    }
    part_percent(cx, at).into_iter().collect()
}

/// `six to 10 of them`: the end of a range is no part of its start.
fn ends_range(cx: Context<'_>, part: usize) -> bool {
    let Some([start, to]) = part.checked_sub(2).and_then(|from| cx.tokens.get(from..part)) else {
        return false;
    };
    to.is(Class::To) && cx.is_amount(start)
}

/// Whether the clause begins here: `Of the 148 lakes`.
fn starts_clause(cx: Context<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_none_or(|before| {
        !is_word(before) && before.figure().is_none() && !before.is_mark(')')
            || before.is(Class::And)
            || before.is(Class::Clause)
    })
}

/// `part-of | percent-of | of-whom` around an `of` inside its clause.
fn tied_by_of(cx: Context<'_>, at: usize) -> Option<Share> {
    let left = at.checked_sub(1)?;
    let before = cx.tokens.get(left)?;
    if is_share(cx, before).is_some() {
        return percent_of(cx, left, at).or_else(|| of_them(cx, left, at));
    }
    let part = quantity(cx, before)?;
    if cx.tokens.get(at + 1)?.is(Class::Anaphor) {
        if ends_range(cx, left) {
            return None;
        }
        let whole = head_before(cx, left, part)?;
        // "Six of the original 54 dropped out, two of them because": of the six
        let goes_on = |t: &Token| t.is(Class::And) || t.is(Class::Clause) || t.is_mark(';');
        let apart = cx.tokens.get(whole..left).is_some_and(|between| between.iter().any(goes_on));
        let whole = part_of_that(cx, whole).filter(|_| !apart).unwrap_or(whole);
        return Some(pair(cx, left, whole, (whole, at + 2)));
    }
    part_of(cx, left, at, part).or_else(|| of_that(cx, left, at, part))
}

/// The part that stands before `of the` and its whole.
fn part_of_that(cx: Context<'_>, whole: usize) -> Option<usize> {
    let words = cx.tokens.get(whole.saturating_sub(3)..whole)?;
    let of = words.iter().rposition(|t| t.is(Class::Of))?;
    let part = (whole - words.len() + of).checked_sub(1)?;
    quantity(cx, cx.tokens.get(part)?).filter(|_| words.iter().skip(of).all(is_word)).map(|_| part)
}

/// `PART OF whole [ filler apposed(SHARE) ]`
fn part_of(cx: Context<'_>, left: usize, at: usize, part: &Figure) -> Option<Share> {
    let bare = || {
        let next = cx.tokens.get(at + 1)?;
        let whole = quantity(cx, next)?;
        (part.kind == Kind::Number && whole.kind == Kind::Number).then_some(at + 1)
    };
    let found = after_of(cx, at + 1).or_else(bare)?;
    let whole = quantity(cx, cx.tokens.get(found)?)?;
    if !fits(part, whole) {
        return None;
    }
    let mut share = pair(cx, left, found, (left, found + 1));
    if let Some((percent, end)) = later(cx, found + 1, apposed_share) {
        share.percent = Some(percent);
        share.range.1 = end;
    } else if let Some((percent, start)) = share_before(cx, left) {
        share.percent = Some(percent);
        share.range.0 = start;
    }
    Some(share)
}

/// `[ PART apposition ] SHARE OF whole [ filler apposed(PART) ]`
fn percent_of(cx: Context<'_>, left: usize, at: usize) -> Option<Share> {
    let found = of_noun(cx, at + 1)?;
    let whole = quantity(cx, cx.tokens.get(found)?)?;
    let percent = cx.tokens.get(left)?.figure();
    let mut share = Share { whole: Some(whole.id), percent, range: (left, found + 1), ..Share::default() };
    if let Some(index) = part_before(cx, left).or_else(|| apart(cx, left, whole)) {
        let part =
            quantity(cx, cx.tokens.get(index)?).filter(|part| fits(part, whole) && alike(part, whole))?;
        share.part = Some(part.id);
        share.range.0 = index;
    } else if let Some((part, end)) = later(cx, found + 1, apposed_part) {
        share.part = cx.figure(part).filter(|part| fits(part, whole)).map(|part| part.id);
        share.range.1 = end;
    }
    share.part.is_some().then_some(share)
}

/// `SHARE OF them apposed(PART)`: `Half of them, 124,000`.
fn of_them(cx: Context<'_>, left: usize, at: usize) -> Option<Share> {
    let anaphor = cx.tokens.get(at + 1).filter(|t| t.is(Class::Anaphor) || t.is(Class::Relative))?;
    let (part, end) = apposed_part(cx, at + 2)?;
    let percent = cx.tokens.get(left)?.figure();
    let anaphor = Some(anaphor.span);
    Some(Share { part: Some(part), whole: None, percent, anaphor, range: (left, end) })
}

/// The quantity to which a share stands in apposition or is predicated: `$204m, almost 50%`, `5,000 were 20 percent`.
fn part_before(cx: Context<'_>, left: usize) -> Option<usize> {
    let mut i = left.checked_sub(1)?;
    let mut tied = false;
    for _ in 0..4 {
        let token = cx.tokens.get(i)?;
        if quantity(cx, token).is_some() {
            return tied.then_some(i);
        }
        let ties =
            opens(token) || token.is(Class::Or) || token.is(Class::LevelVerb) || token.is(Class::Auxiliary);
        tied |= ties;
        if !ties && !token.is_any(&[Class::Adverb, Class::Determiner, Class::Relative]) {
            return None;
        }
        i = i.checked_sub(1)?;
    }
    None
}

/// `OF whole filler part { filler part }` at the start of a clause.
fn of_part(cx: Context<'_>, at: usize) -> Vec<Share> {
    let Some(found) = after_of(cx, at + 1).or_else(|| counted(cx, at + 1)) else {
        let anaphor = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Anaphor));
        return of_whom(cx, at).filter(|_| anaphor).into_iter().collect();
    };
    let Some(whole) = cx.tokens.get(found).and_then(|t| quantity(cx, t)) else { return Vec::new() };
    let mut shares = Vec::new();
    let mut i = found + 1;
    while let Some((index, figure)) = next_amount(cx, i) {
        i = index + 1;
        if governed(cx, index) {
            break;
        }
        let mut share = Share { whole: Some(whole.id), range: (at, index + 1), ..Share::default() };
        if cx.tokens.get(index).is_some_and(|t| is_share(cx, t).is_some()) {
            share.percent = Some(figure.id);
            share.part = apposed_part(cx, i).map(|(part, _)| part);
        } else if quantity_fits(cx, index, whole) {
            share.part = Some(figure.id);
            share.percent = later(cx, i, apposed_share).map(|(percent, _)| percent);
        } else {
            break;
        }
        let last = [share.part, share.percent].into_iter().flatten().max();
        i = last.and_then(|id| cx.place(id)).map_or(i, |l| l + 1);
        share.range.1 = i;
        shares.push(share);
        let goes_on = cx.tokens.get(i..).is_some_and(|rest| coordinated(cx, rest));
        if !goes_on {
            break;
        }
    }
    shares.retain(|share| share.part.is_some());
    shares
}

/// `Of 148 lakes`: things counted without an article are a whole only at the start of a clause.
fn counted(cx: Context<'_>, at: usize) -> Option<usize> {
    cx.figure_at(at).filter(|f| f.kind == Kind::Count).map(|_| at)
}

fn quantity_fits(cx: Context<'_>, index: usize, whole: &Figure) -> bool {
    cx.tokens.get(index).and_then(|t| quantity(cx, t)).is_some_and(|part| fits(part, whole))
}

/// Whether the next amount is one more part: `and` or a comma right before it.
fn coordinated(cx: Context<'_>, rest: &[Token]) -> bool {
    let next = rest.iter().take(FILLER).position(|t| cx.is_amount(t));
    next.and_then(|i| i.checked_sub(1))
        .and_then(|i| rest.get(i))
        .is_some_and(|t| t.is(Class::And) || t.is_mark(','))
}

/// The next amount behind the filler from `from` on.
fn next_amount(cx: Context<'_>, from: usize) -> Option<(usize, &Figure)> {
    let tokens = cx.tokens.get(from..)?;
    let stop = |t: &Token| t.is_mark(';') || t.is_mark(':') || t.is_mark('.');
    let ahead = tokens.iter().take(FILLER).take_while(|t| !stop(t));
    ahead.enumerate().find_map(|(i, t)| Some((from + i, cx.figure_of(t).filter(|f| is_amount(f))?)))
}

/// Whether a preposition governs the figure, so that it is no part: `in 12 countries`.
pub(super) fn governed(cx: Context<'_>, index: usize) -> bool {
    let before = cx.tokens.get(..index).unwrap_or_default();
    let word = before.iter().rev().find(|t| !t.is(Class::Adverb) && !t.is(Class::Determiner));
    word.is_some_and(|t| {
        t.is_any(&[
            Class::In,
            Class::At,
            Class::From,
            Class::To,
            Class::By,
            Class::Against,
            Class::Than,
            Class::Preposition,
            Class::Of,
            Class::OutOf,
        ]) && !t.is(Class::Including)
    })
}

/// `OF whom gap PART` behind the whole: `68,000 electors, of whom 3,100 registered`.
fn of_whom(cx: Context<'_>, at: usize) -> Option<Share> {
    let index = (at + 2..at + 5).find(|i| cx.tokens.get(*i).is_some_and(|t| t.figure().is_some()))?;
    let part = quantity(cx, cx.tokens.get(index)?)?;
    let whole = head_before(cx, at, part)?;
    let mut share = pair(cx, index, whole, (whole, index + 1));
    share.percent = apposed_share(cx, index + 1).map(|(percent, _)| percent);
    Some(share)
}

/// `PART filler OUT-OF whole`
fn out_of(cx: Context<'_>, at: usize) -> Option<Share> {
    let found = after_of(cx, at + 1)
        .or_else(|| of_noun(cx, at + 1))
        .or_else(|| cx.tokens.get(at + 1).and_then(|t| quantity(cx, t)).map(|_| at + 1))?;
    let whole = quantity(cx, cx.tokens.get(found)?)?;
    let before = cx.tokens.get(..at)?;
    let near =
        before.iter().enumerate().rev().take(8).take_while(|(_, t)| !t.is(Class::Clause) && !t.is_mark(';'));
    let (index, part) =
        near.into_iter().find(|(_, t)| quantity(cx, t).is_some_and(|part| fits(part, whole)))?;
    // "to 396 million, the highest in a year, out of": an aside parts them
    let commas = cx.tokens.get(index..at)?.iter().filter(|t| t.is_mark(',')).count();
    // "wrung $52 million out of the three"
    let worded =
        whole.kind == Kind::Number && whole.spelling.as_ref().is_none_or(|s| !s.in_digits && s.exponent == 0);
    if commas > 1 || worded && quantity(cx, part)?.kind != Kind::Number {
        return None;
    }
    let mut share = pair(cx, index, found, (index, found + 1));
    share.percent = later(cx, found + 1, apposed_share).map(|(percent, _)| percent);
    Some(share)
}

/// `WHOLE filler INCLUDING gap PART`
fn including(cx: Context<'_>, at: usize) -> Option<Share> {
    let gap = (at + 1..at + 4).find(|i| cx.tokens.get(*i).is_none_or(|t| t.figure().is_some()))?;
    let part = quantity(cx, cx.tokens.get(gap)?)?;
    let aside = cx.tokens.get(at.checked_sub(1)?)?.is_mark('(');
    let owner = at.checked_sub(2).filter(|i| aside && cx.tokens.get(*i).is_some_and(|t| cx.is_amount(t)));
    let whole = owner.or_else(|| head_before(cx, at, part)).or_else(|| only_sum(cx, at, part))?;
    let figure = quantity(cx, cx.tokens.get(whole)?)?;
    let profit = cx.tokens.get(..at)?.iter().any(|t| t.is(Class::Earnings) || t.is(Class::Gap));
    let money = figure.kind == Kind::Money;
    (alike(part, figure) && !(money && profit)).then(|| pair(cx, gap, whole, (whole, gap + 1)))
}

/// `rose to $2 billion, including $500 million`: the only amount of its clause, if both are sums or quantities.
fn only_sum(cx: Context<'_>, at: usize, part: &Figure) -> Option<usize> {
    let comma = at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',')))?;
    let before = cx.tokens.get(..comma)?.iter().enumerate().rev().take(FILLER);
    let mut amounts =
        before.take_while(|(_, t)| !t.is_mark(';') && !t.is(Class::Clause)).filter(|(_, t)| cx.is_amount(t));
    let (index, token) = amounts.next()?;
    let measured = |figure: &&Figure| matches!(figure.kind, Kind::Money | Kind::Quantity);
    let whole =
        quantity(cx, token).filter(measured).filter(|whole| fits(part, whole) && whole.kind == part.kind)?;
    (amounts.next().is_none() && whole.hedge.is_none()).then_some(index)
}

/// The last amount before `at` of which the part may be one, and that no preposition governs.
fn head_before(cx: Context<'_>, at: usize, part: &Figure) -> Option<usize> {
    let before = cx.tokens.get(..at)?;
    let near = before.iter().enumerate().rev().take(FILLER).take_while(|(_, t)| !t.is_mark(';'));
    let mut ahead = near.into_iter().filter(|(i, t)| {
        let free = !governed(cx, *i) || apposed_at(cx, at);
        quantity(cx, t).is_some_and(|whole| fits(part, whole)) && free && !follows_amount(cx, *i)
    });
    ahead.next().map(|(i, _)| i).filter(|i| !joined(cx, before.get(i + 1..).unwrap_or_default()))
}

/// `the $168m settlement - $155m OF which`: a dash ties the part to whatever stands before it, governed or not.
fn apposed_at(cx: Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
    before.is_some_and(Token::is_dash)
}

/// `15 homes and 12,000 hectares, including 230`: of which of two joined amounts, only their units say.
fn joined(cx: Context<'_>, between: &[Token]) -> bool {
    let and = between.iter().position(|t| t.is(Class::And));
    and.is_some_and(|at| between.iter().skip(at).take(3).any(|t| cx.is_amount(t)))
}

/// `eight top three hits`: a figure inside the phrase of another is no count of its own.
fn follows_amount(cx: Context<'_>, index: usize) -> bool {
    let before = cx.tokens.get(index.saturating_sub(2)..index).unwrap_or_default();
    let words = before.iter().all(|t| cx.is_amount(t) || is_word(t) && !t.is(Class::And));
    words && before.iter().any(|t| cx.is_amount(t))
}

/// `PART [ OF the words ] apposed(SHARE)`, no whole in the sentence.
fn part_percent(cx: Context<'_>, at: usize) -> Option<Share> {
    let part = quantity(cx, cx.tokens.get(at)?)?;
    // "another 166,000, which is 1.5 percent of those cast": none of what was told before
    let further = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Further));
    if changes(cx, at) || governed(cx, at) || further {
        return None;
    }
    let of = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of));
    let mut i = at + 1;
    while of && i < at + 5 && cx.tokens.get(i).is_some_and(is_word) {
        i += 1;
    }
    let (percent, end) = apposed_share(cx, i)?;
    let takes_up = cx.tokens.get(end).is_some_and(|t| t.is(Class::Of)) && of_all(cx, end + 1);
    let anaphor = cx.tokens.get(end).filter(|_| takes_up).map(|t| t.span);
    Some(Share { part: Some(part.id), whole: None, percent: Some(percent), anaphor, range: (at, end) })
}

/// Whether a change is told shortly before: then `or 12 percent` is its amount.
pub(super) fn changes(cx: Context<'_>, at: usize) -> bool {
    let before = cx.tokens.get(at.saturating_sub(6)..at).unwrap_or_default();
    before.iter().any(|t| {
        t.is_any(&[
            Class::ChangeVerb,
            Class::ChangeNoun,
            Class::ChangeAdverb,
            Class::MultipleVerb,
            Class::By,
            Class::Than,
        ])
    })
}

/// What is found right at `from`, or behind words that say nothing of the claim.
fn later<'a>(
    cx: Context<'a>,
    from: usize,
    find: impl Fn(Context<'a>, usize) -> Option<(FigureId, usize)>,
) -> Option<(FigureId, usize)> {
    for at in from..from + FILLER {
        if let Some(found) = find(cx, at) {
            return Some(found);
        }
        if !passes(cx, cx.tokens.get(at)?) {
            return None;
        }
    }
    None
}

/// Whether a share may stand behind this token and still speak of what was told before it.
pub(super) fn passes(cx: Context<'_>, token: &Token) -> bool {
    const STOP: [Class; 7] = [
        Class::ChangeAdverb,
        Class::MultipleVerb,
        Class::Clause,
        Class::Reporting,
        Class::From,
        Class::Against,
        Class::Than,
    ];
    match token.kind {
        TokenKind::Word => true,
        TokenKind::Figure(_) => !cx.is_amount(token),
        TokenKind::Cue(_) => token.is(Class::Anaphor) || !token.is_any(&STOP),
        TokenKind::Mark(mark) => matches!(mark, ',' | '\'' | '’' | '"' | '“' | '”' | '-'),
    }
}

/// A part and a whole, by the indices of their tokens.
pub(super) fn pair(cx: Context<'_>, part: usize, whole: usize, range: (usize, usize)) -> Share {
    let figure = |i: usize| cx.tokens.get(i).and_then(Token::figure);
    Share { part: figure(part), whole: figure(whole), range, ..Share::default() }
}
