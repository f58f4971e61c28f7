//! Who voted, and how did the votes fall?
//!
//! In: `41,168 of the 66,400 on the roll cast a ballot, a turnout of 62 percent`, out: a claim `turnout`; where the roll is told a sentence
//! before, it is a claim `roll` of its own, and so are votes that stand before roll and turnout a claim `votes-cast`. In: `52.2 percent of the vote to 47.8 for Roe`, out: a claim `vote-shares`, which cannot exceed the whole.
//!
//! ```text
//! votes   = NUMBER ballots | NUMBER { word } cast | NUMBER OF roll cast
//! roll    = NUMBER electorate | electorate { word } NUMBER
//! turnout = PERCENT turnout | turnout { word } PERCENT
//! shares  = SETTLES { word } BY PERCENT TO PERCENT                      no `leads by`: favour is what many have
//!         | PERCENT OF-THE-VOTE { any } ( TO | AGAINST ) PERCENT ( FOR NAME ) | ( TO | AGAINST ) NAME "'s" PERCENT
//! ```

use super::super::grammar::{Context, covered, is_word};
use super::super::token::Token;
use super::super::{Claim, Slot, Topic, claim};
use super::table::Cast;
use super::words::{among, counts, number, number_of, says};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Most words between a number and what its people did.
const NEAR: usize = 4;

/// Reads the votes of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = turnout(cx).into_iter().collect();
    claims.extend((1..cx.tokens.len()).filter_map(|at| shares(cx, at)));
    claims
}

/// `a turnout of 62 per cent, with 41,200 votes cast from an electorate of 66,400`, or what the sentence tells of it.
fn turnout(cx: Context<'_>) -> Option<Claim> {
    let mut cast = Cast::default();
    for at in 0..cx.tokens.len() {
        let Some(figure) = cx.figure_at(at) else { continue };
        if figure.kind == Kind::Percent {
            if near(cx, at, (4, 1), "turnout") {
                cast.add("turnout", figure);
            }
        } else if is_roll(cx, at, figure) || is_of_voters(cx, at, figure) {
            cast.add("electorate", figure);
        } else if number_of(cx, at, "ballots").is_some() || did_vote(cx, at) {
            cast.add("votes", figure);
        }
    }
    let (kind, needed): (_, &[&'static str]) = match (cast.has("turnout"), cast.has("votes")) {
        (true, true) => ("turnout", &["turnout", "votes"]),
        (false, false) => ("roll", &["electorate"]),
        (true, false) => ("turnout-roll", &["turnout", "electorate"]),
        (false, true) if !cast.has("electorate") => ("votes-cast", &["votes"]),
        (false, true) => return None,
    };
    cast.claim(cx, kind, needed)
}

fn near(cx: Context<'_>, at: usize, (back, ahead): (usize, usize), list: &str) -> bool {
    let before = cx.tokens.get(at.saturating_sub(back)..at).unwrap_or_default();
    let words = before.iter().rev().take_while(|t| is_word(t)).count();
    among(cx, at - words..at, list) || among(cx, at + 1..at + 1 + ahead, list)
}

/// `66,400 on the roll`, `an electorate of 66,400`
fn is_roll(cx: Context<'_>, at: usize, figure: &Figure) -> bool {
    let plain = number(cx, at).is_some();
    plain && (near(cx, at, (2, 2), "electorate") || counts(cx, figure, "electorate"))
}

/// `of the 66,400 voters`: of whom so many voted.
fn is_of_voters(cx: Context<'_>, at: usize, figure: &Figure) -> bool {
    let back = |steps: usize| at.checked_sub(steps).and_then(|i| cx.tokens.get(i));
    let article = usize::from(back(1).is_some_and(|t| t.is(Class::Determiner)));
    let of = back(1 + article).is_some_and(|t| t.is(Class::Of));
    of && counts(cx, figure, "voters") && among(cx, at + 1..at + 2 * NEAR, "cast")
}

/// `41,168 people voted`, `41,168 of the 66,400 on the roll cast a ballot`
fn did_vote(cx: Context<'_>, at: usize) -> bool {
    let Some(after) = cx.tokens.get(at + 1..).filter(|_| number(cx, at).is_some()) else { return false };
    let own = after.iter().take(NEAR).take_while(|t| is_word(t)).count();
    // "1,200 voted for Holm"
    let sided = |t: &Token| t.is(Class::Against) || t.is(Class::To) || says_for(cx, t);
    if let Some(cast) = (at + 1..at + 1 + own).find(|i| says(cx, *i, "cast")) {
        return !cx
            .tokens
            .get(cast + 1..)
            .unwrap_or_default()
            .iter()
            .take(3)
            .take_while(|t| is_word(t))
            .any(sided);
    }
    // The whole stands between the part and what it did
    let of = after.first().is_some_and(|t| t.is(Class::Of));
    let roll = (at + 2..at + 2 + NEAR).find(|i| number(cx, *i).is_some());
    let whole =
        roll.filter(|i| of && number(cx, *i).is_some_and(|f| is_roll(cx, *i, f) || is_of_voters(cx, *i, f)));
    whole.is_some_and(|roll| among(cx, roll + 1..roll + 2 * NEAR, "cast"))
}

fn says_for(cx: Context<'_>, token: &Token) -> bool {
    cx.words.contests.is("for_whom", &token.lower)
}

/// `52.2 percent of the vote to 47.8 percent for Roe`: two shares of one vote.
fn shares(cx: Context<'_>, at: usize) -> Option<Claim> {
    let share = |at: usize| cx.figure_at(at).filter(|figure| figure.kind == Kind::Percent);
    let joint = cx.tokens.get(at).filter(|t| t.is(Class::To) || t.is(Class::Against))?;
    let first = (at.saturating_sub(2 * NEAR)..at).rev().find(|i| share(*i).is_some())?;
    let between = cx.tokens.get(first + 1..at)?;
    let of_vote = among(cx, first + 1..at, "ballots") && between.iter().all(is_word);
    let capital = |i: usize| cx.tokens.get(i).is_some_and(|t| cx.is_capital(t));
    let second = (at + 1..at + NEAR).find(|i| share(*i).is_some())?;
    // "for Roe", "for the Greens"
    let for_whom = |i: usize| {
        let article = usize::from(cx.tokens.get(i + 2).is_some_and(|t| t.is(Class::Determiner)));
        says(cx, i + 1, "for_whom") && capital(i + 2 + article)
    };
    // "won by 52 percent to 48 percent"
    let decided = first + 1 == at
        && second == at + 1
        && first.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::By))
        && among(cx, first.saturating_sub(2 * NEAR)..first, "settles");
    let named = (at + 1..second).any(capital) || second == at + 1 && for_whom(second);
    let [a, b] = [share(first)?.id, share(second)?.id];
    let range = covered(cx.tokens.get(first..=second)?)?;
    // of two sides alone the shares make up the whole, which `share/rest` reads
    let alone = cx.tokens.iter().any(|t| cx.words.nouns.two_way.contains(&t.lower));
    let fits = (of_vote && named || decided) && !alone && !joint.is(Class::From);
    // "against 32 percent for Roe and 27 percent for Poe"
    let third = (second + 1..second + 2 * NEAR).find(|i| share(*i).is_some()).filter(|i| {
        let listed = cx.tokens.get(i - 1).is_some_and(|t| t.is(Class::And) || t.is_mark(','));
        listed && for_whom(*i) && for_whom(second)
    });
    let parts = [Some(a), Some(b), third.and_then(&share).map(|f| f.id)];
    let slots = parts.into_iter().flatten().map(|id| Slot::figure("parts", id)).collect();
    fits.then(|| claim("vote-shares", range, cx.segment, slots, Topic::default()))
}
