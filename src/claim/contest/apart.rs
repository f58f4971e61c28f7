//! How far is one side from another?
//!
//! In: `131 of the 224 seats, 18 clear of the 113 that make a majority`, out: a claim `compare` of the two levels with their
//! difference. In: `with 52 points, three behind Belmont`, out: a claim `apart`, whose other level the relation stage looks
//! for: the next sentence may say `the leaders have 71`, a claim `stand`. In: `Priti Langdale (Lab) 18,447, Rupert Moncrieff
//! (C) 17,906`, out: a claim `poll`, and of `a majority of 541` a claim `ahead`.
//!
//! ```text
//! apart   = [ STANDS LEVEL { word } ] DIFFERENCE ( clear | adrift ) { word } [ ( article | STANDS ) LEVEL ]
//! stand   = [ leaders ] STANDS LEVEL                           "on 58 points", "the leaders have 71"
//! strokes = NUMBER under ... NUMBER under, with MARGIN outcome-noun      "11 under and a two-shot victory ... nine under"
//! poll    = NAME [ "(" party ")" ] VOTES { "," NAME [ "(" party ")" ] VOTES }
//! ```

use super::super::grammar::{Context, comparable, covered};
use super::super::{Claim, Slot, Topic, claim};
use super::table::is_majority;
use super::words::{among, counts, number, says, sign};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Most tokens between a level and how far it is from another.
const NEAR: usize = 14;

/// Most tokens from the difference to the level behind it.
const BEHIND: usize = 9;

/// The least number of votes that one name is given in a list of results.
const VOTES: i64 = 100;

/// Reads how far the sides of one sentence are apart.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> =
        (0..cx.tokens.len()).filter_map(|at| apart(cx, at).or_else(|| stand(cx, at))).collect();
    claims.extend((2..cx.tokens.len()).filter_map(|at| support(cx, at)));
    claims.extend(strokes(cx));
    claims.extend(poll(cx));
    claims.extend((0..cx.tokens.len()).filter_map(|at| ahead(cx, at).or_else(|| between(cx, at))));
    claims
}

fn made(cx: Context<'_>, kind: &'static str, range: (usize, usize), slots: Vec<Slot>) -> Option<Claim> {
    Some(claim(kind, covered(cx.tokens.get(range.0..=range.1)?)?, cx.segment, slots, Topic::default()))
}

fn compared(
    cx: Context<'_>,
    range: (usize, usize),
    levels: [&Figure; 2],
    difference: &Figure,
) -> Option<Claim> {
    let [left, right] = levels.map(|figure| figure.id);
    let slots = vec![
        Slot::figure("left", left),
        Slot::figure("right", right),
        Slot::figure("difference", difference.id),
    ];
    made(cx, "compare", range, slots)
}

/// `four adrift`, `three points better off`
fn apart(cx: Context<'_>, at: usize) -> Option<Claim> {
    let difference = number(cx, at)?;
    if !says(cx, at + 1, "clear") && !says(cx, at + 1, "adrift") {
        return None;
    }
    let own = (at + 2..at + 6).find(|i| stands(cx, i - 1) && level(cx, *i, difference).is_some());
    let before = before(cx, at, difference);
    if let (Some(own), None) = (own, before) {
        let slots = vec![
            Slot::figure("own", level(cx, own, difference)?.id),
            Slot::figure("difference", difference.id),
            look(cx, at, -1)?,
        ];
        return made(cx, "apart", (at, own), slots);
    }
    let before = before?;
    let left = number(cx, before)?;
    if let Some(right) = behind(cx, at, difference, left) {
        return compared(cx, (before, right), [left, number(cx, right)?], difference);
    }
    let slots =
        vec![Slot::figure("own", left.id), Slot::figure("difference", difference.id), look(cx, at, 1)?];
    made(cx, "apart", (before, at), slots)
}

/// In which direction the other level is looked for.
fn look(cx: Context<'_>, at: usize, way: i64) -> Option<Slot> {
    Some(sign("look", cx.tokens.get(at)?.span, way))
}

fn stands(cx: Context<'_>, at: usize) -> bool {
    says(cx, at, "stands")
}

/// A number that may be one of the two levels: no games left to play.
fn level<'a>(cx: Context<'a>, at: usize, like: &Figure) -> Option<&'a Figure> {
    let figure = number(cx, at).filter(|figure| comparable(figure, like) && !counts(cx, figure, "games"))?;
    let to_come = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::To)) || says(cx, at + 1, "games");
    (!to_come).then_some(figure)
}

/// The level of who is spoken of: the nearest number before that a standing governs.
fn before(cx: Context<'_>, at: usize, like: &Figure) -> Option<usize> {
    let near = (at.saturating_sub(NEAR)..at).rev();
    let mut near =
        near.take_while(|i| cx.tokens.get(*i).is_some_and(|t| !t.is(Class::Reporting) && !t.is_mark(';')));
    near.find(|i| i.checked_sub(1).is_some_and(|before| stands(cx, before)) && level(cx, *i, like).is_some())
}

/// The level of the other side, behind the difference.
fn behind(cx: Context<'_>, at: usize, difference: &Figure, left: &Figure) -> Option<usize> {
    let ahead = (at + 2..at + BEHIND).take_while(|i| {
        cx.tokens.get(*i).is_some_and(|t| !t.is(Class::Reporting) && !t.is(Class::And) && !t.is_mark(';'))
    });
    let mut ahead = ahead.filter(|i| number(cx, *i).is_some());
    let found = ahead.next()?;
    let governed = cx.tokens.get(found - 1).is_some_and(|t| t.is(Class::Determiner)) || stands(cx, found - 1);
    let fits = level(cx, found, difference).is_some_and(|figure| comparable(figure, left));
    (governed && fits).then_some(found)
}

/// `on 58 points`, `the leaders have 71`
fn stand(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = number(cx, at)?;
    let governor = at.checked_sub(1).filter(|i| stands(cx, *i))?;
    let leads = (1..3).any(|back| governor.checked_sub(back).is_some_and(|i| says(cx, i, "leaders")));
    if !leads && !counts(cx, figure, "points_won") {
        return None;
    }
    let mut slots = vec![Slot::figure("level", figure.id)];
    if leads {
        slots.push(sign("leader", cx.tokens.get(governor)?.span, 1));
    }
    made(cx, "stand", (governor, at), slots)
}

/// `Holm on 41 percent`: who has which share of those asked, or of the votes.
fn support(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = cx.figure_at(at).filter(|figure| figure.kind == Kind::Percent && figure.hedge.is_none())?;
    let name = cx.tokens.get(at - 2)?;
    let named = cx.is_capital(name) && name.figure().is_none();
    let ends = cx.tokens.get(at + 1).is_none_or(|t| {
        t.is_mark(',')
            || t.is_mark('.')
            || t.is_mark(';')
            || t.is(Class::And)
            || t.is(Class::To)
            || t.is(Class::Clause)
    });
    let stands = says(cx, at - 1, "polled");
    let slots = vec![Slot::figure("level", figure.id)];
    // "turnout in Holm at 48 percent"
    let of_place = at.checked_sub(3).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::In));
    (stands && named && ends && !of_place).then(|| made(cx, "support", (at - 2, at), slots)).flatten()
}

/// `12 under, three shots ahead of Sole on nine under`
fn strokes(cx: Context<'_>) -> Option<Claim> {
    let places: Vec<usize> = (0..cx.tokens.len()).filter(|at| is_under_par(cx, *at)).collect();
    let [first, second] = places.as_slice() else { return None };
    let is_margin = |at: &usize| {
        let outcome = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::OutcomeNoun) || t.is(Class::Margin));
        let by = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::By));
        let apart = says(cx, at + 1, "clear") || says(cx, at + 1, "adrift");
        apart || number(cx, *at).is_some_and(|figure| counts(cx, figure, "strokes")) && (outcome || by)
    };
    let mut margins = (0..cx.tokens.len()).filter(is_margin);
    let margin = margins.next()?;
    if margins.next().is_some() {
        return None;
    }
    let range = ((*first).min(margin), (*second).max(margin));
    compared(cx, range, [number(cx, *first)?, number(cx, *second)?], number(cx, margin)?)
}

/// `11 under`, as one figure or as a number and a word
fn is_under_par(cx: Context<'_>, at: usize) -> bool {
    let Some(figure) = number(cx, at) else { return false };
    let words = cx.source.slice(figure.span).to_lowercase();
    let side = words.split_once([' ', '-']).is_some_and(|(_, side)| cx.words.contests.opens("under", side));
    side || says(cx, at + 1, "under")
}

/// `Ada Roke (Lab) 12,310, Tom Hale (C) 11,905`
fn poll(cx: Context<'_>) -> Option<Claim> {
    let places: Vec<usize> = (1..cx.tokens.len()).filter(|at| is_result(cx, *at)).collect();
    let (first, last) = (places.first()?, places.last()?);
    let votes: Vec<FigureId> =
        places.iter().filter_map(|at| number(cx, *at)).map(|figure| figure.id).collect();
    (votes.len() > 1)
        .then(|| {
            made(cx, "poll", (*first, *last), votes.into_iter().map(|id| Slot::figure("votes", id)).collect())
        })
        .flatten()
}

/// A number right behind a name or the party of one.
fn is_result(cx: Context<'_>, at: usize) -> bool {
    let Some((figure, before)) = number(cx, at).zip(cx.tokens.get(at - 1)) else { return false };
    let Value::Amount(readings) = &figure.value else { return false };
    let many = readings.iter().all(|r| r.interval.low().is_some_and(|low| *low >= Num::from(VOTES)));
    let plain = figure.kind == Kind::Number || counts(cx, figure, "ballots");
    let ends = cx.tokens.get(at + 1).is_none_or(|t| t.figure().is_none() && !t.is(Class::Of));
    let name = cx.is_capital(before) && at > 2;
    many && plain && ends && figure.hedge.is_none() && (before.is_mark(')') || name)
}

/// `a lead of four points`, between the only two places that the sentence and the one before tell.
fn between(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = number(cx, at).filter(|figure| counts(cx, figure, "points_won"))?;
    let of = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of));
    let lead = (2..4).any(|back| {
        let noun = at.checked_sub(back).and_then(|i| cx.tokens.get(i));
        noun.is_some_and(|t| t.is(Class::OutcomeNoun) || t.is(Class::Margin))
    });
    // "his lead of 39 points over Roe": over another than the second
    let over = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Apart) || t.is(Class::Preposition));
    let told = of && lead && !over;
    let mut slots = vec![Slot::figure("difference", figure.id)];
    // "Her lead of five points" takes up what the sentence before told; "a lead of nine points" may be another
    let opens = says(cx, 0, "definite") && (1..4).any(|i| i + 2 == at || i + 3 == at);
    slots.extend(opens.then(|| sign("opens", figure.span, 1)));
    told.then(|| made(cx, "between", (at, at), slots)).flatten()
}

/// `Her majority of 541`
fn ahead(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = number(cx, at).filter(|figure| is_majority(cx, at, figure))?;
    let other = among(cx, at.saturating_sub(5)..at, "other_majority");
    (!other).then(|| made(cx, "ahead", (at, at), vec![Slot::figure("majority", figure.id)])).flatten()
}
