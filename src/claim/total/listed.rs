//! Which amounts does a list share a total out into?
//!
//! In: `27 medals — nine gold, seven silver and 11 bronze`, out: a claim `total` of the three and the 27. In: `£1.2m in
//! salary and a £1.9m bonus took the total to £3.1m`, the same.
//!
//! ```text
//! listed  = TOTAL filler ":" parts END                          "8 million: 5 in the south and 3 inland"
//!         | TOTAL { word } dash parts ( dash | END )            "27 medals — 16 gold and 11 bronze"
//!         | TOTAL { word } "(" parts ")"                        "27 medals (16 gold, 11 bronze)"
//! enumerated = TOTAL { word } "," PART filler { "," PART filler } AND PART filler END
//! composed = [ TOTAL { word } { AUXILIARY } ] COMPRISING parts END   "103 bills comprising 65 in May and 38 in June"
//! of-these = ( OF | OUT-OF ) ANAPHOR [ "," ] PART filler { "," PART filler } AND PART filler END  of a total told before
//! brought = parts BRING { word } SUM-NOUN { word } TO gap TOTAL
//! ```
//!
//! Behind a colon or a dash the last two parts are joined by `and`; in parentheses a comma will do, and between two dashes a list
//! without `and` may be of some parts only. A list of men and women, or of gold, silver and bronze, is of all. Where the total is a
//! length of time, so are its parts: `12 years, eight of them for fraud and four for theft`.

use super::super::grammar::{Context, comparable, is_amount, is_word, marked};
use super::super::share::{fits, quantity};
use super::super::token::{Token, TokenKind, Tokens};
use super::super::{Claim, Slot, Topic, claim};
use super::{FILLER, in_list, parts_before, summed};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::vocabulary::cues::Class;

/// Most words between a total and the list in apposition to it.
const NOUN: usize = 6;

/// Most tokens before a total to the word that says it is what lies between two others.
const BEFORE: usize = 3;

/// The list that opens at a mark.
pub fn listed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let mark = cx.tokens.get(at)?;
    let total = if mark.is_mark(':') { only_before(cx, at) } else { apposed_to(cx, at) }?;
    let (parts, joined) = parts(cx, at + 1, mark, total)?;
    let aside = mark.is_dash() && !joined;
    // "a goal difference of plus 16 (28 scored, 12 conceded)"
    let place = cx.place(total.id)?;
    let apart = cx.tokens.get(place.saturating_sub(BEFORE)..place)?;
    if apart.iter().any(|t| t.is(Class::Margin)) {
        return None;
    }
    if parts.len() < 2 || !joined && !mark.is_mark('(') && !aside {
        return None;
    }
    if aside { list_of("enumeration", cx, total, parts) } else { list_of("total", cx, total, parts) }
}

/// `The 38 shares consist of 24 in Arden and 14 in Belmont`; without a total, what the sentence before tells is composed of these. Things
/// of two names may be the members of something and what it is divided into.
pub fn composed(cx: Context<'_>, at: usize) -> Option<Claim> {
    let verb = cx.tokens.get(at)?;
    let before = cx.tokens.get(..at)?;
    let skipped = before.iter().rev().take_while(|t| t.is(Class::Auxiliary) || t.is_mark(',')).count();
    let subject = at - skipped;
    let Some(total) = apposed_to(cx, subject) else {
        let first = cx.tokens.get(at + 1..)?.iter().find_map(|t| quantity(cx, t))?;
        if before.iter().any(|t| cx.is_amount(t)) {
            return None;
        }
        let (parts, joined) = parts(cx, at + 1, verb, first)?;
        return (parts.len() > 1 && joined).then(|| of_before(cx, verb, parts))?;
    };
    let (parts, joined) = parts(cx, at + 1, verb, total)?;
    let named = |f: &Figure| f.kind == Kind::Count && total.kind == Kind::Count && !comparable(f, total);
    let finite = subject < at && !before.last().is_some_and(|t| t.is_mark(','))
        || verb.value(Class::Comprising).is_some();
    let others = finite && parts.iter().filter_map(|id| cx.figure(*id)).any(named);
    let kind = if others { "enumeration" } else { "total" };
    (parts.len() > 1 && joined).then(|| list_of(kind, cx, total, parts))?
}

/// A list of parts whose total the sentence before tells.
fn of_before(cx: Context<'_>, lead: &Token, parts: Vec<FigureId>) -> Option<Claim> {
    let last = cx.figure(*parts.last()?)?.span;
    let slots = parts.into_iter().map(|id| Slot::figure("parts", id)).collect();
    Some(claim("enumeration", lead.span.cover(last), cx.segment, slots, Topic::default()))
}

/// A claim of a total and its parts.
fn list_of(kind: &'static str, cx: Context<'_>, total: &Figure, parts: Vec<FigureId>) -> Option<Claim> {
    let span = total.span.cover(cx.figure(*parts.last()?)?.span);
    let mut slots: Vec<_> = parts.into_iter().map(|id| Slot::figure("parts", id)).collect();
    slots.push(Slot::figure("total", total.id));
    Some(claim(kind, span, cx.segment, slots, Topic::default()))
}

/// Whether parts are all that there can be, by what they are called: men, women and children.
fn are_all(cx: Context<'_>, parts: &[FigureId]) -> bool {
    let names: Vec<String> = parts.iter().filter_map(|id| name(cx, *id)).collect();
    let whole = |all: &Vec<String>| all.len() == names.len() && all.iter().all(|word| names.contains(word));
    names.len() == parts.len() && ends_clause(cx, parts) && cx.words.nouns.partitions.iter().any(whole)
}

/// Whether nothing but its name follows the last part: `20 men and 15 women were hurt` may be some of all.
fn ends_clause(cx: Context<'_>, parts: &[FigureId]) -> bool {
    let last = parts.last().and_then(|id| Some((cx.place(*id)?, cx.figure(*id)?)));
    last.is_some_and(|(at, figure)| {
        let named = usize::from(figure.kind != Kind::Count);
        let behind = cx.tokens.get(at + 1 + named);
        behind.is_none_or(|t| !is_word(t) && t.figure().is_none())
    })
}

/// What a part is called: the last word of `147 men`, or the one behind a bare number.
fn name(cx: Context<'_>, id: FigureId) -> Option<String> {
    let at = cx.place(id)?;
    let own = cx.source.slice(cx.figure(id)?.span).to_lowercase();
    let last = own.split_whitespace().next_back().filter(|word| word.chars().all(char::is_alphabetic));
    let next = || {
        let behind = cx.tokens.get(at + 1..).unwrap_or_default().iter();
        behind
            .take_while(|t| is_word(t))
            .find(|t| !t.is(Class::Auxiliary) && !t.is(Class::LevelVerb))
            .map(|t| t.lower.clone())
    };
    let counted = last.filter(|_| own.contains(' ')).map(str::to_owned);
    counted.or_else(next)
}

/// `449 jobs, 127 in Arden, 68 in Dunmore and 269 in Easton`: a list that need not be of all, so its claim is an `enumeration`.
pub fn enumerated(cx: Context<'_>, at: usize) -> Option<Claim> {
    let total = apposed_to(cx, at)?;
    let first = at.checked_sub(1)?;
    // the list opens with its first part: ", with 25 for selling and"
    let with = usize::from(cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Preposition)));
    cx.tokens.get(at + 1 + with).and_then(|t| part(cx, t, total))?;
    let earlier = cx
        .tokens
        .get(..first)?
        .iter()
        .any(|t| t.figure() != Some(total.id) && quantity(cx, t).is_some_and(|f| fits(f, total)));
    let (parts, joined) = parts(cx, at + 1 + with, cx.tokens.get(at)?, total)?;
    // "by quarter: £3m, £5m, £6m and £4m": amounts that nothing names are items of one list
    let list = cx.tokens.get(at..)?.iter().take_while(|t| t.figure() != parts.last().copied());
    let named = total.kind == Kind::Count || list.into_iter().any(|t| is_word(t) && !t.is(Class::And));
    if parts.len() < 2 || !joined || earlier || !named {
        return None;
    }
    // "with 46 names in Arden, 33 in Belmont and 41 by post" goes on counting
    let placed =
        |t: &Token| t.is(Class::In) || t.is(Class::At) || t.is(Class::By) || t.is(Class::Preposition);
    let mut own = cx.tokens.get(..at)?.iter().rev().take_while(|t| t.figure() != Some(total.id));
    if own.any(placed) && cx.tokens.get(at + 2 + with).is_some_and(placed) {
        return None;
    }
    let including = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Including));
    let of = cx
        .place(total.id)
        .and_then(|i| i.checked_sub(1))
        .and_then(|i| cx.tokens.get(i))
        .is_some_and(|t| t.is(Class::Of));
    let all = are_all(cx, &parts) && !including && !of;
    let kind = if all || is_term(cx, first, total) { "total" } else { "enumeration" };
    let mut list = list_of(kind, cx, total, parts)?;
    // "173 of them passengers and 16 crew": all are inside the total
    let of_them = cx.tokens.get(at + 2 + with..at + 4 + with);
    if let Some([of, them]) = of_them
        && of.is(Class::Of)
        && them.is(Class::Anaphor)
    {
        list.slots.push(Slot::mark("inside", them.span));
    }
    Some(list)
}

/// `12 years in prison, eight of them for bribery and four for theft`: a sentence is the sum of its terms.
fn is_term(cx: Context<'_>, last: usize, total: &Figure) -> bool {
    let before = cx.tokens.get(last.saturating_sub(NOUN)..=last).unwrap_or_default();
    let jailed = |t: &Token| t.lower.split(' ').any(|word| cx.words.nouns.prison.contains(word));
    let at_once = cx.tokens.iter().any(|t| cx.words.nouns.at_once.contains(&t.lower));
    total.kind == Kind::Duration && before.iter().any(jailed) && !at_once
}

/// `Of these, 127 are in Arden, 68 in Dunmore and 254 in Easton`: the parts of an amount of the sentence before; `, of whom 40 were men
/// and 23 women`: of the one before the comma.
pub fn of_these(cx: Context<'_>, at: usize) -> Option<Claim> {
    let anaphor = cx.tokens.get(at + 1)?;
    if !anaphor.is(Class::Anaphor)
        && (at > 0 || !anaphor.is(Class::Determiner) && !anaphor.is(Class::Pronoun))
    {
        return None;
    }
    let comma = cx.tokens.get(at + 2).filter(|t| t.is_mark(','));
    let from = at + 2 + usize::from(comma.is_some());
    let total = if at == 0 {
        cx.tokens.iter().find_map(|t| quantity(cx, t)).filter(|_| comma.is_some())?
    } else {
        apposed_to(
            cx,
            at.checked_sub(1).filter(|i| cx.tokens.get(*i).is_some_and(|t| t.is_mark(',') || t.is_dash()))?,
        )?
    };
    let (parts, joined) = parts(cx, from, anaphor, total)?;
    if parts.len() < 2 || !joined {
        return None;
    }
    if at > 0 {
        let kind = if are_all(cx, &parts) { "total" } else { "enumeration" };
        return list_of(kind, cx, total, parts);
    }
    of_before(cx, anaphor, parts)
}

/// The only amount shortly before a colon.
fn only_before(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let mut amounts =
        cx.tokens.get(..at)?.iter().rev().take(FILLER).filter(|t| cx.is_amount(t) || length(cx, t).is_some());
    let total = amounts.next().and_then(|t| quantity(cx, t).or_else(|| length(cx, t)))?;
    amounts.next().is_none().then_some(total)
}

/// A length of time.
pub fn length<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Figure> {
    cx.figure_of(token).filter(|f| f.kind == Kind::Duration && matches!(f.value, Value::Amount(_)))
}

/// A part of such a total: a length of time only of another.
pub fn part<'a>(cx: Context<'a>, token: &Token, total: &Figure) -> Option<&'a Figure> {
    let timed = || length(cx, token).filter(|_| total.kind == Kind::Duration);
    quantity(cx, token).or_else(timed).filter(|part| fits(part, total))
}

/// The amount whose noun phrase a dash or a parenthesis follows.
fn apposed_to(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let before = cx.tokens.get(..at)?.iter().rev().take(NOUN);
    let noun = |t: &&Token| is_word(t) && in_list(cx, t) && !t.is(Class::And) && !t.is(Class::Auxiliary);
    let words = before.take_while(noun).count();
    let total = cx.tokens.get(at.checked_sub(words + 1)?)?;
    quantity(cx, total).or_else(|| length(cx, total))
}

/// The parts of a list up to where it closes, and whether `and` joins the last one.
fn parts(cx: Context<'_>, from: usize, mark: &Token, total: &Figure) -> Option<(Vec<FigureId>, bool)> {
    let mut found: Vec<FigureId> = Vec::new();
    let mut joined = false;
    let rest = cx.tokens.get(from..)?;
    for (i, token) in rest.iter().enumerate() {
        if closes(mark, token) || joined && ends_quote(token) {
            // "and four in Corley, with the rest in cash"
            let last = rest.get(..i)?.iter().rposition(|t| cx.is_amount(t)).unwrap_or(i);
            let more = rest.get(last..i)?.iter().any(|t| t.is(Class::RestNoun) || t.is(Class::Others));
            return (!more).then_some((found, joined));
        }

        let timed = total.kind == Kind::Duration && length(cx, token).is_some();
        let Some(figure) = cx.figure_of(token).filter(|figure| is_amount(figure) || timed) else {
            // "23 from the Liberals"
            let from = token.is(Class::From) && !rest.get(i + 1).is_some_and(|t| cx.is_amount(t));
            // "of notes", which are no words of a speaker
            let noun = i.checked_sub(1).and_then(|b| rest.get(b)).is_some_and(|t| t.is(Class::Of));
            let noun = noun && token.is(Class::Reporting);
            if !from && !noun && !in_list(cx, token) || token.is(Class::Including) {
                return None;
            }
            continue;
        };
        // "and a further 31 from small parties"
        let further = i.checked_sub(1).and_then(|b| rest.get(b)).is_some_and(|t| t.is(Class::Further));
        let before = i.checked_sub(1 + usize::from(further)).and_then(|b| rest.get(b));
        // "eight for fraud and four for theft, and barred for a further ten"
        if joined
            && before.is_some_and(|t| t.is(Class::Further) || t.is(Class::Preposition) || t.is(Class::In))
        {
            // "22 and five in two villages, and one each in three others"
            let more = |next: &[Token]| matches!(next, [comma, and, figure] if comma.is_mark(',') && and.is(Class::And) && figure.figure().is_some());
            let open = rest.get(i..)?.windows(3).any(more);
            return (!open).then_some((found, joined));
        }
        // "$17,900 for a bed and three meals a day", "65 million in band one at 9 percent"
        let rate = figure.kind == Kind::Percent && before.is_some_and(|t| t.is(Class::At));
        let class = figure.kind == Kind::Number && before.is_some_and(|t| t.kind == TokenKind::Word);
        if total.kind == Kind::Money && figure.kind == Kind::Count
            || total.kind != Kind::Percent && (rate || class)
        {
            continue;
        }
        part(cx, token, total)?;
        joined = before.is_some_and(|t| t.is(Class::And));
        if !before.is_none_or(|t| t.is_mark(',')) && !joined {
            return None;
        }
        found.push(figure.id);
    }
    (!mark.is_mark('(')).then_some((found, joined))
}

/// `25 in the hall," she said`: who said so ends the list.
fn ends_quote(token: &Token) -> bool {
    token.is(Class::Reporting) || token.is_mark('"') || token.is_mark('”')
}

fn closes(mark: &Token, token: &Token) -> bool {
    let end = token.is_mark('.') || token.is_mark(';');
    match () {
        () if mark.is_mark('(') => token.is_mark(')'),
        () if mark.is_dash() => end || token.is_dash(),
        () => end,
    }
}

/// `parts BRING { word } SUM-NOUN { word } TO gap TOTAL`
pub fn brought(cx: Context<'_>, at: usize) -> Option<Claim> {
    let ahead = cx.tokens.iter().enumerate().skip(at + 1).take(2 * FILLER);
    let mut names = ahead.take_while(|(_, t)| !cx.is_amount(t) && !t.is(Class::Clause) && !t.is_mark(';'));
    let leads = |i: usize| marked(cx, Class::To)(Tokens(cx.tokens.get(i..).unwrap_or_default())).is_ok();
    let (to, _) = names.find(|(i, t)| t.is(Class::To) && leads(*i))?;
    // "his career total" holds more than what was told
    let names = cx.tokens.get(at + 1..to)?;
    let more = names
        .windows(2)
        .any(|pair| matches!(pair, [word, total] if word.kind == TokenKind::Word && total.is(Class::Total)));
    let summing = names.iter().any(|t| t.is(Class::Total)) && !more;
    let (_, levels) = marked(cx, Class::To)(Tokens(cx.tokens.get(to..)?)).ok()?;
    let total = cx.figure(*levels.first()?).filter(|_| summing)?;
    summed(cx, parts_before(cx, at, total)?, total)
}
