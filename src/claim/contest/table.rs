//! What do games, medals, seats and votes come to?
//!
//! In: `won 17, drawn seven and lost seven of their 31 matches`, out: a claim `standing`. In: `27 medals: nine gold, seven
//! silver and 11 bronze`, out: a claim `medals`. In: `104 seats in a house of 201, an overall majority of seven`, out: a claim
//! `house`. In: `scored 41 and conceded 29, a goal difference of plus 12`, out: a claim `standing` of the three.
//!
//! Each role must be played once: a second figure for it makes the sentence say something else, and nothing is claimed.

use super::super::grammar::{Context, covered, is_word};
use super::super::token::Token;
use super::super::{Claim, Role, Slot, Topic, claim, spanning};
use super::words::{among, counts, number, number_of, says, sign};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;
use crate::vocabulary::cues::Class;

/// Reads the sums of games, medals, seats and votes of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = [standing(cx), goals(cx), medals(cx), house(cx), distance(cx), chase(cx)]
        .into_iter()
        .flatten()
        .collect();
    claims.extend((1..cx.tokens.len()).filter_map(|at| division(cx, at).or_else(|| assembly(cx, at))));
    claims.extend(sides(cx));
    claims.extend((0..cx.tokens.len()).filter_map(|at| wins_of(cx, at).or_else(|| nth_of(cx, at))));
    claims
}

/// The figures of a sentence by role.
#[derive(Debug, Default)]
pub(super) struct Cast {
    players: Vec<(Role, FigureId)>,
    /// Whether a role was given away twice.
    torn: bool,
}

impl Cast {
    /// Gives a role to a figure.
    pub(super) fn add(&mut self, role: Role, figure: &Figure) {
        self.torn |= self.has(role);
        self.players.push((role, figure.id));
    }

    /// Whether a role is played.
    pub(super) fn has(&self, role: Role) -> bool {
        self.players.iter().any(|(known, _)| *known == role)
    }

    /// The claim, if all of these roles are played and each once.
    pub(super) fn claim(self, cx: Context<'_>, kind: &'static str, needed: &[Role]) -> Option<Claim> {
        if self.torn || !needed.iter().all(|role| self.has(role)) {
            return None;
        }
        let slots = self.players.iter().map(|(role, id)| Slot::figure(role, *id)).collect();
        Some(claim(kind, covered(cx.tokens)?, cx.segment, slots, Topic::default()))
    }
}

/// `won 17`, `17 wins`: how the games of a number ended.
fn ended(cx: Context<'_>, at: usize) -> Option<(Role, &Figure)> {
    let figure = number(cx, at)?;
    let value = if figure.kind == Kind::Count {
        let text = cx.source.slice(figure.span).to_lowercase();
        let noun = text.split([' ', '-']).next_back()?;
        let (_, cues) = cx.words.cues.longest(std::iter::once(noun))?;
        cues.iter().find(|cue| cue.class == Class::OutcomeNoun)?.value.clone()?
    } else {
        let verb = cx.tokens.get(at.checked_sub(1)?)?.value(Class::Outcome);
        let noun = cx.tokens.get(at + 1).and_then(|t| t.value(Class::OutcomeNoun));
        verb.or(noun)?.clone()
    };
    let role = if value.is_negative() {
        "lost"
    } else if value == Num::ZERO {
        "drawn"
    } else {
        "won"
    };
    Some((role, figure))
}

/// `won 17, drawn seven and lost seven of their 31 matches`
fn standing(cx: Context<'_>) -> Option<Claim> {
    let mut cast = Cast::default();
    for at in 0..cx.tokens.len() {
        if let Some((role, figure)) = ended(cx, at) {
            cast.add(role, figure);
        } else if let Some(figure) = number_of(cx, at, "games") {
            cast.add("played", figure);
        } else if at > 0 && says(cx, at - 1, "played") {
            if let Some(figure) = number(cx, at) {
                cast.add("played", figure);
            }
        } else if let Some(figure) = number_of(cx, at, "points_won") {
            let told = at.checked_sub(1).and_then(|i| cx.tokens.get(i));
            let by = told.is_some_and(|t| t.is(Class::By)) || figure.hedge.is_some();
            (!by).then(|| cast.add("points", figure));
        }
    }
    let parted = cx.tokens.iter().any(|t| t.is_mark(';') || t.is(Class::Clause));
    if parted || !cast.has("played") && !cast.has("points") {
        return None;
    }
    // "eight wins, one draw and three defeats": one is no figure
    let draw =
        |at: usize| cx.tokens.get(at).and_then(|t| t.value(Class::OutcomeNoun)).is_some_and(Num::is_zero);
    let lone = (0..cx.tokens.len()).find(|at| says(cx, *at, "lone") && draw(at + 1) && !cast.has("drawn"));
    let lone = lone.and_then(|at| cx.tokens.get(at)).map(|t| sign("drawn", t.span, 1));
    // "nine wins and four draws from 14 matches": what was lost need not be told
    let drawn = cast.has("drawn") && cast.has("played") && cast.has("points");
    let mut claim = cast.claim(cx, "standing", if drawn { &["won", "drawn"] } else { &["won", "lost"] })?;
    claim.slots.extend(lone);
    Some(claim)
}

/// `three wins from two matches`
fn wins_of(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (_, won) = ended(cx, at)?;
    let noun =
        usize::from(won.kind == Kind::Number && cx.tokens.get(at + 1)?.value(Class::OutcomeNoun).is_some());
    let next = at + 1 + noun;
    cx.tokens.get(next).filter(|t| t.is(Class::From) || t.is(Class::In) || t.is(Class::OutOf))?;
    let word = |t: &&Token| is_word(t) && !t.is(Class::And);
    let words = cx.tokens.get(next + 1..)?.iter().take(3).take_while(word).count();
    let played =
        number_of(cx, next + 1 + words, "games").filter(|f| f.hedge.is_none() && won.hedge.is_none())?;
    spanning(
        cx,
        "wins",
        (at, next + 1 + words),
        vec![Slot::figure("won", won.id), Slot::figure("played", played.id)],
    )
}

/// `the 12th time in 13 appearances`
fn nth_of(cx: Context<'_>, at: usize) -> Option<Claim> {
    let nth = cx.figure_at(at).filter(|figure| figure.kind == Kind::Ordinal)?;
    let link = cx.tokens.get(at + 2)?;
    // "the 12th time in ten games that they had let in a goal": more than one a game
    let once = !says(cx, at + 1, "time_over") || cx.tokens.iter().skip(at).any(|t| t.is(Class::Outcome));
    let told = once && says(cx, at + 1, "times_over") && (link.is(Class::In) || link.is(Class::OutOf));
    let words = cx.tokens.get(at + 3..)?.iter().take(2).take_while(|t| is_word(t)).count();
    let place = at + 3 + words;
    let played = number_of(cx, place, "games").or_else(|| number_of(cx, place, "occasions"))?;
    let slots = vec![Slot::figure("won", nth.id), Slot::figure("played", played.id)];
    told.then(|| spanning(cx, "wins", (at, place), slots)).flatten()
}

/// `a goal difference of plus 12, having scored 41 and conceded 29`
fn goals(cx: Context<'_>) -> Option<Claim> {
    let mut cast = Cast::default();
    for at in 1..cx.tokens.len() {
        let Some(figure) = number(cx, at) else { continue };
        let before = |list: &str| (1..6).any(|back| at.checked_sub(back).is_some_and(|i| says(cx, i, list)));
        let role = if says(cx, at - 1, "goals_for") {
            "scored"
        } else if says(cx, at - 1, "goals_against") || at > 1 && says(cx, at - 2, "let_in") {
            "conceded"
        } else if figure.kind == Kind::Number && before("goal_difference") {
            "difference"
        } else if says(cx, at + 1, "goals_for") {
            // "28 scored, 12 conceded"
            "scored"
        } else if says(cx, at + 1, "goals_against") {
            "conceded"
        } else {
            continue;
        };
        cast.add(role, figure);
    }
    cast.claim(cx, "standing", &["scored", "conceded", "difference"])
}

/// `nine gold, seven silver and 11 bronze ... all 27 medals`; a list behind a colon, or with its total, is a total.
fn medals(cx: Context<'_>) -> Option<Claim> {
    let parted =
        |t: &Token| t.is_mark(':') || t.is(Class::SumOf) || t.is(Class::InAll) || t.is(Class::Clause);
    if cx.tokens.iter().any(parted) {
        return None;
    }
    let mut cast = Cast::default();
    for at in 0..cx.tokens.len() {
        let metal = ["gold", "silver", "bronze"].into_iter().find(|metal| is_of_metal(cx, at, metal));
        if let Some((metal, figure)) = metal.zip(number(cx, at)) {
            cast.add(metal, figure);
        } else if let Some(figure) = number_of(cx, at, "medals") {
            cast.add("medals", figure);
        }
    }
    cast.claim(cx, "medals", &["gold", "silver", "bronze", "medals"])
}

/// `16 gold`, `16 of them gold`
fn is_of_metal(cx: Context<'_>, at: usize, metal: &str) -> bool {
    let of_them = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of))
        && cx.tokens.get(at + 2).is_some_and(|t| t.is(Class::Anaphor));
    number_of(cx, at, metal).is_some() || number(cx, at).is_some() && of_them && says(cx, at + 3, metal)
}

/// `104 seats in the house of 201, an overall majority of seven`
fn house(cx: Context<'_>) -> Option<Claim> {
    if among(cx, 0..cx.tokens.len(), "other_majority") {
        return None;
    }
    let mut cast = Cast::default();
    for at in 0..cx.tokens.len() {
        let Some(figure) = number(cx, at) else { continue };
        if is_house(cx, at, figure) {
            cast.add("house", figure);
        } else if among(cx, at + 1..at + 2, "needed") || is_needed(cx, at) {
            cast.add("needed", figure);
        } else if is_majority(cx, at, figure) {
            cast.add("majority", figure);
        } else if !cast.has("seats") && counts(cx, figure, "seats") || seats_of_house(cx, at) {
            cast.add("seats", figure);
        }
    }
    if !cast.has("majority") && !cast.has("needed") {
        return None;
    }
    let needed: &[Role] = if cast.has("majority") { &["seats", "house"] } else { &["house"] };
    cast.claim(cx, "house", needed)
}

/// `112 seats in the 225-seat parliament ... one short of a majority`, `three more than it needs`, `seven short of the two-thirds majority`.
fn distance(cx: Context<'_>) -> Option<Claim> {
    let mut cast = Cast::default();
    for at in 0..cx.tokens.len() {
        if let Some(fraction) =
            cx.figure_at(at).filter(|f| f.kind == Kind::Ratio && says(cx, at + 1, "decision"))
        {
            cast.add("fraction", fraction);
            continue;
        }
        let Some(figure) = number(cx, at) else { continue };
        let member = counts(cx, figure, "seats") && (at + 1..at + 4).any(|i| says(cx, i, "house"));
        if member || is_house(cx, at, figure) {
            cast.add("house", figure);
        } else if is_short(cx, at) {
            cast.add("short", figure);
        } else if is_beyond(cx, at) {
            cast.add("beyond", figure);
        } else if seats_of_house(cx, at)
            || !cast.has("seats") && (counts(cx, figure, "seats") || counts(cx, figure, "ballots"))
        {
            cast.add("seats", figure);
        }
    }
    let parted =
        cx.tokens.iter().any(|t| t.is(Class::Clause) && !t.is(Class::Anaphor) && !t.is(Class::Relative));
    let role = if cast.has("short") { "short" } else { "beyond" };
    let both = cast.has("short") && cast.has("beyond");
    // "a working majority", "the three-fifths that a new constitution needs"
    let other = !cast.has("fraction") && among(cx, 0..cx.tokens.len(), "other_majority");
    if both || other || parted && cast.has("fraction") || !is_held(cx, &cast) {
        return None;
    }
    let fraction = cast.has("fraction");
    let mut claim = cast.claim(cx, "distance", &["seats", "house", role])?;
    // What lacks to a part of the house is another thing than what lacks to half of it
    for slot in claim.slots.iter_mut().filter(|slot| fraction && slot.role == "short") {
        slot.role = "lacking";
    }
    Some(claim)
}

/// Whether a side has those seats, and no other number stands between them and what lacks: `lost nine seats`, `with the Greens' 12`.
fn is_held(cx: Context<'_>, cast: &Cast) -> bool {
    let place = |role: &str| {
        let player = cast.players.iter().find(|(own, _)| *own == role);
        player.and_then(|(_, id)| cx.place(*id))
    };
    let apart = place("short").or_else(|| place("beyond"));
    let Some((seats, apart)) = place("seats").zip(apart) else { return false };
    let lost = among(cx, seats.saturating_sub(4)..seats, "lost_seats");
    let own = [place("house"), place("fraction")];
    let other =
        (seats.min(apart) + 1..seats.max(apart)).any(|i| number(cx, i).is_some() && !own.contains(&Some(i)));
    !lost && !other
}

/// `three more than it needs to govern`, and not `two more than it needs to tie`.
fn is_beyond(cx: Context<'_>, at: usize) -> bool {
    if !says(cx, at + 1, "more_than_needed") {
        return false;
    }
    let to_govern = (at + 2..at + 8).any(|i| says(cx, i, "to_govern"));
    let mut after = cx.tokens.get(at + 1..).unwrap_or_default().iter();
    let end = after.find(|t| !is_word(t) || t.is(Class::To) || t.is(Class::And));
    to_govern || end.is_none_or(|t| t.is_mark('.') || t.is_mark(','))
}

/// `one short of a majority`, and not `28 short of the 200 needed`.
fn is_short(cx: Context<'_>, at: usize) -> bool {
    let mut near = (at + 2..at + 7).take_while(|i| number(cx, *i).is_none());
    says(cx, at + 1, "short_of") && near.any(|i| says(cx, i, "majority") || says(cx, i, "decision"))
}

/// `a house of 201`, `the 201-seat chamber`, `of the assembly's 224 seats`, `58 of 120 seats`
pub(super) fn is_house(cx: Context<'_>, at: usize, figure: &Figure) -> bool {
    let word = |back: usize| at.checked_sub(back);
    let named = |back: usize| word(back).is_some_and(|i| says(cx, i, "house"));
    let of = word(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of));
    let adjective = counts(cx, figure, "seats") && (at + 1..at + 3).any(|i| says(cx, i, "house"));
    let definite = |back: usize| word(back).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of));
    let of_the = counts(cx, figure, "seats") && (definite(2) || definite(3));
    let part = of && counts(cx, figure, "seats") && word(2).is_some_and(|i| number(cx, i).is_some());
    of && named(2) || adjective || of_the || part
}

/// `a majority of seven`, `a seven-seat majority`
pub(super) fn is_majority(cx: Context<'_>, at: usize, figure: &Figure) -> bool {
    let of = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Of));
    let noun = (2..4).any(|back| at.checked_sub(back).is_some_and(|i| says(cx, i, "majority")));
    let adjective = counts(cx, figure, "seats") && (at + 1..at + 3).any(|i| says(cx, i, "majority"));
    // "the two-thirds majority of 134"
    let share = at.checked_sub(3).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.figure().is_some());
    of && noun && !share || adjective && !is_needed(cx, at)
}

/// `needs 61 seats for a majority`
fn is_needed(cx: Context<'_>, at: usize) -> bool {
    let needs = (at.saturating_sub(3)..at).any(|i| says(cx, i, "needs"));
    // "needs two more seats for a majority", "for a majority of two"
    let more = cx.tokens.get(at).is_some_and(|t| t.lower.split(' ').count() > 2);
    let of = (at + 2..at + 5).any(|i| cx.tokens.get(i).is_some_and(|t| t.is(Class::Of)));
    needs && says(cx, at + 1, "to_govern") && !more && !of
}

/// `by 71 votes to 47, with 12 abstentions`
fn division(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (ayes, noes) = (number(cx, at)?, number(cx, at + 2)?);
    let by = cx.tokens.get(at - 1)?.is(Class::By) && cx.tokens.get(at + 1)?.is(Class::To);
    let abstained = (0..cx.tokens.len()).find_map(|i| number_of(cx, i, "abstentions"));
    if !by || !counts(cx, ayes, "ballots") && abstained.is_none() {
        return None;
    }
    let votes = [Some(ayes), Some(noes), abstained];
    let slots = votes.into_iter().flatten().map(|figure| Slot::figure("votes", figure.id)).collect();
    Some(claim("division", covered(cx.tokens.get(at..=at + 2)?)?, cx.segment, slots, Topic::default()))
}

/// `92 votes for, 39 against and 19 abstained`: each side of a vote once.
fn sides(cx: Context<'_>) -> Option<Claim> {
    let mut cast = Cast::default();
    for at in 0..cx.tokens.len() {
        let Some(figure) = number(cx, at) else { continue };
        let next = at + 1 + usize::from(says(cx, at + 1, "voted") || says(cx, at + 1, "ballots"));
        if says(cx, next, "ayes") {
            cast.add("ayes", figure);
        } else if says(cx, next, "noes") {
            cast.add("noes", figure);
        } else if number_of(cx, at, "abstentions").is_some() || says(cx, next, "abstentions") {
            cast.add("abstained", figure);
        }
    }
    let vote = ["ballots", "voted", "abstentions", "division"];
    let of_vote = (0..cx.tokens.len()).any(|at| {
        vote.iter().any(|list| says(cx, at, list) || number(cx, at).is_some_and(|f| counts(cx, f, list)))
    });
    let mut claim = cast.claim(cx, "division", &["ayes", "noes"]).filter(|_| of_vote)?;
    for slot in &mut claim.slots {
        slot.role = "votes";
    }
    Some(claim)
}

/// `the chamber's 120 seats`
fn assembly(cx: Context<'_>, at: usize) -> Option<Claim> {
    let figure = number(cx, at).filter(|figure| is_house(cx, at, figure))?;
    Some(claim("assembly", figure.span, cx.segment, vec![Slot::figure("house", figure.id)], Topic::default()))
}

/// `131 of the Assembly's 224 seats`: the number before the house that it is a part of.
fn seats_of_house(cx: Context<'_>, at: usize) -> bool {
    let of = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Of));
    let house = (at + 2..at + 6).find(|i| number(cx, *i).is_some());
    of && house.is_some_and(|i| number(cx, i).is_some_and(|figure| is_house(cx, i, figure)))
}

/// `Set 288, the visitors were dismissed for 250, a 37-run win`
fn chase(cx: Context<'_>) -> Option<Claim> {
    let mut cast = Cast::default();
    for at in 1..cx.tokens.len() {
        let Some(figure) = number(cx, at) else { continue };
        let before = |list: &str| (1..4).any(|back| at.checked_sub(back).is_some_and(|i| says(cx, i, list)));
        if counts(cx, figure, "points") {
            let noun = cx.tokens.get(at + 1).and_then(|t| t.value(Class::OutcomeNoun));
            let by = cx.tokens.get(at - 1).is_some_and(|t| t.is(Class::By));
            let runs = cx.tokens.get(at)?.lower.contains("run");
            ((noun.is_some() || by) && runs).then(|| cast.add("margin", figure));
        } else if before("dismissed") {
            cast.add("score", figure);
        } else if before("chase") && cx.tokens.get(at - 1).is_some_and(is_word) {
            cast.add("target", figure);
        }
    }
    cast.claim(cx, "chase", &["target", "score", "margin"])
}
