//! Totals: which amounts are said to make up which?
//!
//! In: `14 people in Arden and 23 in Belmont, a total of 37`, out: a claim `total` with two slots `parts` and one
//! `total`. In: `The remaining three`, out: a claim `remainder`, whose whole and other parts the relation stage looks for.
//!
//! ```text
//! total     = parts [ "," ] SUM-OF gap TOTAL | parts "," TOTAL IN-ALL       "3 vans and 4 cars, a total of 7"
//!           | listed | brought                                              (see `listed`)
//!           | net                                                           "£50m gross, £10m in tax, £40m net"
//!           | PART filler ON-TOP-OF filler PART filler MAKE filler TOTAL      "11p, on top of 5p, would make 16p"
//! parts     = PART filler { "," PART filler } AND PART filler
//! running   = ADDED filler BRING filler TO gap AFTER [ filler FROM gap BEFORE ]   "12 more, taking its fleet to 41 from 29"
//!           | FURTHER ADDED filler PUT filler AT gap AFTER
//!           | parts ";" TOGETHER filler TOTAL                                 "vans 3 and cars 4; together they made 7"
//! together  = TOGETHER filler TOTAL                                         "Together they sold 37", what was told before
//!           | ADDED filler SUM-OF gap AFTER FROM gap BEFORE
//! remainder = determiner REMAINING REST | REST-NOUN ( OF | "," ) gap REST | LEAVE gap REST | REST [ verb ] OUTSTANDING
//! ```

mod balance;
mod joint;
mod ledger;
mod listed;
mod names;
mod net;
mod parted;
mod periods;

use super::grammar::{Context, is_amount, is_word, marked};
use super::share::{fits, quantity};
use super::token::{Token, TokenKind, Tokens};
use super::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Longest stretch between two parts.
const FILLER: usize = 12;

/// How far behind `leaving` the rest may stand: `leaving a deficit of 28 billion`.
const LEFT: usize = 6;

/// Most parts of one list.
const MOST_PARTS: usize = 12;

/// Reads the totals of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims = balance::read(cx);
    claims.extend(ledger::read(cx));
    claims.extend(together(cx));
    claims.extend(periods::read(cx));
    claims.extend(periods::yearly(cx));
    claims.extend(parted::read(cx));
    claims.extend(joint::read(cx));
    claims.extend(net::read(cx));
    for (at, token) in cx.tokens.iter().enumerate() {
        let found = if token.is(Class::SumOf) {
            total_behind(cx, at).or_else(|| summed_up(cx, at))
        } else if token.is(Class::InAll) {
            total_before(cx, at)
        } else if token.is(Class::Together) && at > 0 {
            together_behind(cx, at)
        } else if token.is(Class::OnTopOf) {
            topped(cx, at)
        } else if token.is_mark(':') {
            listed::listed(cx, at).or_else(|| names::names(cx, at))
        } else if token.is_mark(',') {
            listed::enumerated(cx, at)
        } else if token.is_mark('(') || token.is_dash() {
            listed::listed(cx, at)
        } else if token.is(Class::Comprising) {
            listed::composed(cx, at)
        } else if token.is(Class::Of) || token.is(Class::OutOf) && at == 0 {
            listed::of_these(cx, at)
        } else if token.is(Class::Bring) || raises_toll(cx, at) {
            listed::brought(cx, at).or_else(|| running(cx, at))
        } else {
            remainder(cx, at)
        };
        claims.extend(found);
    }
    claims
}

/// `parts [ "," ] SUM-OF gap TOTAL`
fn total_behind(cx: Context<'_>, at: usize) -> Option<Claim> {
    let term = cx.tokens.get(at + 1).and_then(|t| listed::length(cx, t));
    let levels = || marked(cx, Class::SumOf)(Tokens(cx.tokens.get(at..)?)).ok().map(|(_, levels)| levels);
    let total = term.or_else(|| cx.figure(*levels()?.first()?))?;
    let last = at.checked_sub(1).and_then(|i| cx.tokens.get(i))?;
    // "plus interest of 32.81 FOR a total of": the words themselves go on from the list
    let end = if last.is_mark(',') || last.is_dash() { at - 1 } else { at };
    let goes_on = end < at || cx.words.sums.goes_on.contains(&cx.tokens.get(at)?.lower);
    goes_on.then(|| summed(cx, parts_before(cx, before_speaker(cx, end), total)?, total))?
}

/// `, the agency said,`: a list ends before who tells it.
fn before_speaker(cx: Context<'_>, end: usize) -> usize {
    let start = cx.tokens.get(..end).and_then(|tokens| tokens.iter().rposition(|t| t.is_mark(',')));
    let speaks = |start: usize| {
        let aside = cx.tokens.get(start + 1..end).unwrap_or_default();
        aside.len() <= FILLER / 2 && aside.iter().any(|t| t.is(Class::Reporting)) && aside.iter().all(is_word)
    };
    start.filter(|start| speaks(*start)).unwrap_or(end)
}

/// `parts "," TOTAL IN-ALL`
fn total_before(cx: Context<'_>, at: usize) -> Option<Claim> {
    let index = at.checked_sub(1)?;
    // "500 in all with those in Arden"
    if cx.tokens.get(at + 1).is_some_and(|t| cx.words.rates.besides.contains(&t.lower)) {
        return None;
    }
    let token = cx.tokens.get(index)?;
    let total = quantity(cx, token).or_else(|| listed::length(cx, token))?;
    // ", making 37 in all", "make 37 in all"
    let words = cx.tokens.get(..index)?.iter().rev().take(2).take_while(|t| is_word(t)).count();
    let verb = index
        .checked_sub(1)
        .filter(|i| cx.tokens.get(*i).is_some_and(|t| cx.words.rates.sums.contains(&t.lower)));
    if let Some(verb) = verb.filter(|_| words == 2) {
        return summed(cx, parts_before(cx, verb, total)?, total);
    }
    let end = index.checked_sub(words + 1);
    let end = end.filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',') || t.is_dash()))?;
    summed(cx, parts_before(cx, end, total)?, total)
}

/// `£500 million with bonuses`: the amount holds more than what was told.
pub fn has_more(cx: Context<'_>, figure: &Figure) -> bool {
    let next = cx.tokens.iter().find(|t| t.span.start >= figure.span.end);
    next.is_some_and(|t| cx.words.rates.besides.contains(&t.lower))
}

fn summed(cx: Context<'_>, parts: Vec<FigureId>, total: &Figure) -> Option<Claim> {
    let at_once = cx.tokens.iter().any(|t| cx.words.nouns.at_once.contains(&t.lower));
    if has_more(cx, total) || total.kind == Kind::Duration && at_once {
        return None;
    }
    // "aged up to 96, talked 15 of them into it, £200,000 in all"
    let measured = |figure: &Figure| matches!(figure.kind, Kind::Money | Kind::Quantity);
    if measured(total) && !parts.iter().any(|id| cx.figure(*id).is_some_and(measured)) {
        return None;
    }
    let first = cx.figure(*parts.first()?)?;
    let span = first.span.cover(total.span);
    let mut slots: Vec<Slot> = parts.into_iter().map(|id| Slot::figure("parts", id)).collect();
    slots.push(Slot::figure("total", total.id));
    Some(claim("total", span, cx.segment, slots, Topic::default()))
}

/// `a final dividend of 11.2p, ON TOP OF an interim of 5.6p, would make 16.8p`
fn topped(cx: Context<'_>, at: usize) -> Option<Claim> {
    let before = cx.tokens.get(..at)?.iter().rposition(|t| cx.is_amount(t))?;
    let ahead = |from: usize| {
        let tokens = cx.tokens.iter().enumerate().skip(from).take(FILLER);
        let mut tokens = tokens.take_while(|(_, t)| in_list(cx, t) || cx.is_amount(t));
        tokens.find(|(_, t)| cx.is_amount(t)).map(|(i, _)| i)
    };
    let added = ahead(at + 1)?;
    let total_at = ahead(added + 1)?;
    let between = cx.tokens.get(before + 1..at)?;
    let makes = (added + 1..total_at)
        .any(|i| cx.tokens.get(i).is_some_and(|t| cx.words.rates.sums.contains(&t.lower)));
    let part =
        |i: usize, total: &Figure| quantity(cx, cx.tokens.get(i)?).filter(|f| fits(f, total)).map(|f| f.id);
    let total = quantity(cx, cx.tokens.get(total_at)?)?;
    let plain = between.len() <= FILLER / 2 && between.iter().all(|t| in_list(cx, t));
    (makes && plain).then(|| summed(cx, vec![part(before, total)?, part(added, total)?], total))?
}

/// The amounts of the list that ends before `end`: the last two joined by `and`, the others by commas.
fn parts_before(cx: Context<'_>, end: usize, total: &Figure) -> Option<Vec<FigureId>> {
    let before = cx.tokens.get(..end)?;
    let mut parts: Vec<FigureId> = Vec::new();
    let (mut and, mut comma, mut words) = (false, false, 0);
    let mut left = before.len();
    while let Some((index, token)) = left.checked_sub(1).and_then(|i| Some((i, before.get(i)?))) {
        left = aside_before(cx, before, index).unwrap_or(index);
        if left < index {
            continue;
        }
        let stated = quantity(cx, token).or_else(|| listed::part(cx, token, total));
        if let Some(part) = stated {
            let joined = parts.is_empty() || and || comma && parts.len() > 1;
            if !fits(part, total) || !joined || parts.len() == MOST_PARTS {
                break;
            }
            parts.push(part.id);
            (and, comma, words) = (false, false, 0);
            continue;
        }
        words += 1;
        if !in_list(cx, token) || words > FILLER {
            break;
        }
        and |= token.is(Class::And) || token.is(Class::OnTopOf);
        comma |= token.is_mark(',');
    }
    parts.reverse();
    (parts.len() > 1).then_some(parts)
}

/// Where the aside begins that ends at a token and holds amounts of its own: `355 jobs in the north - 81 in Arden, 274 in Easton - and`.
fn aside_before(cx: Context<'_>, tokens: &[Token], end: usize) -> Option<usize> {
    let closing = tokens.get(end)?;
    let goes_on = tokens.get(end + 1).is_none_or(|t| t.is(Class::And) || t.is_mark(','));
    let opens = |t: &Token| if closing.is_mark(')') { t.is_mark('(') } else { t.is_dash() };
    if !(closing.is_mark(')') || closing.is_dash() && goes_on) {
        return None;
    }
    let start = tokens.get(..end)?.iter().rposition(opens)?;
    tokens.get(start..end)?.iter().any(|t| cx.is_amount(t)).then_some(start)
}

/// What may stand between the parts of a list: words, times, shares in passing.
fn in_list(cx: Context<'_>, token: &Token) -> bool {
    const STOP: [Class; 8] = [
        Class::ChangeVerb,
        Class::ChangeAdverb,
        Class::Clause,
        Class::Relative,
        Class::Reporting,
        Class::From,
        Class::Against,
        Class::Than,
    ];
    match token.kind {
        TokenKind::Word => true,
        TokenKind::Figure(_) => cx.figure_of(token).is_some_and(|figure| !is_amount(figure)),
        TokenKind::Cue(_) => !token.is_any(&STOP),
        TokenKind::Mark(mark) => matches!(mark, ',' | '\'' | '’' | '"' | '“' | '”'),
    }
}

/// `TOGETHER filler TOTAL` at the start of a sentence: its only amount.
fn together(cx: Context<'_>) -> Option<Claim> {
    let opening = cx.tokens.iter().find(|t| is_word(t))?;
    let amounts: Vec<&Token> = cx.tokens.iter().filter(|t| cx.is_amount(t)).collect();
    let [only] = amounts.as_slice() else { return None };
    let total = quantity(cx, only).filter(|_| opening.is(Class::Together))?;
    let apart = |t: &&Token| t.is(Class::By) || t.is(Class::Than) || t.is(Class::ChangeVerb);
    let mut between = cx.tokens.iter().take_while(|t| t.span.start < only.span.start);
    if between.any(|t| apart(&t)) {
        return None;
    }
    let span = opening.span.cover(total.span);
    Some(claim("together", span, cx.segment, vec![Slot::figure("total", total.id)], Topic::default()))
}

/// `parts ";" TOGETHER filler TOTAL`: the only amount of its kind behind it.
fn together_behind(cx: Context<'_>, at: usize) -> Option<Claim> {
    let end = at
        .checked_sub(1)
        .filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(';') || t.is_mark(',') || t.is_dash()))?;
    let ends =
        |t: &Token| t.is_mark(';') || t.is(Class::Clause) || t.is(Class::Than) || t.is(Class::ChangeVerb);
    let behind = cx.tokens.get(at + 1..)?.iter().take(FILLER).take_while(|t| !ends(t));
    let kind = cx.tokens.get(..end)?.iter().rev().find_map(|t| quantity(cx, t))?;
    let mut totals = behind.filter_map(|t| quantity(cx, t)).filter(|f| f.kind == kind.kind && fits(kind, f));
    let total = totals.next()?;
    if totals.next().is_some() {
        return None;
    }
    summed(cx, parts_before(cx, end, total)?, total)
}

/// `raising the death toll to`: of a verb of growth only with a word for a sum.
fn raises_toll(cx: Context<'_>, at: usize) -> bool {
    let grows =
        cx.tokens.get(at).and_then(|t| t.value(Class::ChangeVerb)).is_some_and(|way| !way.is_negative());
    let article = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Determiner));
    let noun =
        (at + 2..at + 5).any(|i| cx.tokens.get(i).is_some_and(|t| cx.words.rates.tolls.contains(&t.lower)));
    grows && article && noun
}

/// `ADDED filler BRING filler TO gap AFTER [ filler FROM gap BEFORE ]`
fn running(cx: Context<'_>, at: usize) -> Option<Claim> {
    let puts = cx.tokens.get(at)?.value(Class::Bring).is_some();
    let marker = if puts { Class::At } else { Class::To };
    let to = place(cx, at + 1, marker)?;
    // "bring that down to" takes something away
    let down = |t: &Token| t.value(Class::ChangeAdverb).is_some_and(Num::is_negative);
    if cx.tokens.get(at..to)?.iter().any(down) {
        return None;
    }
    let (rest, levels) = marked(cx, marker)(Tokens(cx.tokens.get(to..)?)).ok()?;
    let after = cx.figure(*levels.first()?)?;
    let behind = cx.tokens.len() - rest.0.len();
    let behind = behind + usize::from(cx.tokens.get(behind).is_some_and(|t| t.is_mark(',')));
    let before = place(cx, behind, Class::From)
        .and_then(|from| marked(cx, Class::From)(Tokens(cx.tokens.get(from..)?)).ok())
        .and_then(|(_, levels)| levels.first().copied());
    let added = added_before(cx, at, after).filter(|added| !puts || is_further(cx, added));
    // "That brings the toll to 41, from 29": what was added stands in the sentence before
    let opens =
        cx.tokens.get(..at)?.iter().all(|t| t.is(Class::Pronoun) || t.is(Class::Relative) || t.is(Class::Or));
    if added.is_none() && (!opens || at == 0 || before.is_none()) {
        return None;
    }
    let mut slots: Vec<Slot> = added.iter().map(|added| Slot::figure("added", added.id)).collect();
    slots.push(Slot::figure("after", after.id));
    slots.extend(before.map(|id| Slot::figure("before", id)));
    let end = before.and_then(|id| cx.figure(id)).map_or(after.span, |figure| figure.span);
    let start = added.map_or(cx.tokens.get(at)?.span, |added| added.span);
    Some(claim("running", start.cover(end), cx.segment, slots, Topic::default()))
}

/// `Another 12 came, BRINGING THE TOTAL TO 41 from 29`
fn summed_up(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (rest, levels) = marked(cx, Class::SumOf)(Tokens(cx.tokens.get(at..)?)).ok()?;
    let after = cx.figure(*levels.first()?)?;
    let (_, before) = marked(cx, Class::From)(rest).ok()?;
    let before = cx.figure(*before.first()?)?;
    let added = added_before(cx, at, after)?;
    let slots = vec![
        Slot::figure("added", added.id),
        Slot::figure("after", after.id),
        Slot::figure("before", before.id),
    ];
    Some(claim("running", added.span.cover(before.span), cx.segment, slots, Topic::default()))
}

/// `another $31.8 million`
fn is_further(cx: Context<'_>, added: &Figure) -> bool {
    let token = cx.tokens.iter().find(|t| t.figure() == Some(added.id));
    token.and_then(|t| cx.before(t)).is_some_and(|t| t.is(Class::Further))
}

/// The marker behind words that are no amounts.
fn place(cx: Context<'_>, from: usize, class: Class) -> Option<usize> {
    let ahead = cx.tokens.iter().enumerate().skip(from).take(FILLER);
    // "the toll from last week's floods to 118"
    let time = |t: &Token| cx.figure_of(t).is_some_and(Figure::is_time) || t.is_mark('\'') || t.is_mark('’');
    let mut ahead =
        ahead.take_while(|(_, t)| (is_word(t) || time(t)) && !t.is(Class::Clause) && !t.is(Class::And));
    ahead.find(|(_, t)| t.is(class)).map(|(i, _)| i)
}

/// What is added: the only amount of that kind before, in its clause.
fn added_before<'a>(cx: Context<'a>, at: usize, after: &Figure) -> Option<&'a Figure> {
    let percent = after.kind == Kind::Percent;
    // "25 of them this year, and took his earnings to £20": a number of other things
    let bare = |f: &Figure| f.kind == Kind::Number && after.kind == Kind::Money;
    let before = cx.tokens.get(..at)?;
    let near = before.iter().rev().take(2 * FILLER).take_while(|t| !t.is_mark(';') && !t.is(Class::Clause));
    let figures: Vec<&Figure> = near
        .filter_map(|t| cx.figure_of(t))
        .filter(|f| {
            (f.kind == Kind::Percent) == percent
                && is_amount(f)
                && f.kind != Kind::Ratio
                && fits(f, after)
                && !bare(f)
        })
        .collect();
    match figures.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// `determiner REMAINING REST | REST-NOUN ( OF | "," ) gap REST | LEAVE gap REST`
fn remainder(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let behind = |i: usize| cx.tokens.get(at + i);
    let rest = if token.is(Class::Remaining) {
        let definite =
            at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Determiner));
        quantity(cx, behind(1)?).or_else(|| percentage(cx, behind(1)?)).filter(|_| definite)?
    } else if token.is(Class::RestNoun) {
        behind(1).filter(|t| t.is(Class::Of) || t.is_mark(','))?;
        (2..5).find_map(|i| quantity(cx, behind(i)?).or_else(|| percentage(cx, behind(i)?)))?
    } else if token.is(Class::Outstanding) {
        let mut near = (at.saturating_sub(2)..at).rev();
        let (index, rest) = near.find_map(|i| Some((i, quantity(cx, cx.tokens.get(i)?)?)))?;
        // "five of the 19 have yet to be heard" leaves five, not 19
        let whole = cx
            .tokens
            .get(index.saturating_sub(2)..index)?
            .iter()
            .any(|t| t.is(Class::Of) || t.is(Class::OutOf));
        (!whole).then_some(rest)?
    } else if token.is(Class::Leave) {
        (1..LEFT)
            .take_while(|i| behind(*i).is_some_and(|t| is_word(t) || t.figure().is_some()))
            .find_map(|i| quantity(cx, behind(i)?))?
    } else {
        return None;
    };
    let span = Span::new(token.span.start, rest.span.end.max(token.span.end));
    let mut slots = vec![Slot::figure("rest", rest.id)];
    if token.is(Class::Remaining) || token.is(Class::RestNoun) {
        slots.push(Slot::mark("definite", span));
    }
    Some(claim("remainder", span, cx.segment, slots, Topic::default()))
}

fn percentage<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|figure| figure.kind == Kind::Percent)
}
