//! Cricket: how many wickets are down, and by how many was it won?
//!
//! In: `made 176 for six to win by four wickets`, out: a claim `wickets` of the six that are down and the margin: ten make an innings. In:
//! `slid to 41 for four before Roe and Abbot put on 60 for the fifth wicket`, out: a claim `partnership` of the four and the fifth. In:
//! `Chasing 173, the hosts got home with 176 for six`, out: a claim `chased`; the runs may stand in the next sentence, as a claim `innings`.
//!
//! ```text
//! innings     = RUNS FOR WICKETS                              "176 for six"; one to nine wickets
//! wickets     = innings { word } win BY NUMBER "wickets"      of two innings, that with more runs
//! partnership = innings { any } added RUNS { any } ORDINAL [ "-" ] "wicket"
//! stand       = innings { any } added RUNS { any } ORDINAL "wicket" { any } innings      the wickets of the two and the stand in a row
//! chased      = chase RUNS { any } won                        "Set 173 to win, the hosts got home"
//! ```

use super::super::age::whole;
use super::super::grammar::Context;
use super::super::token::{Token, TokenKind};
use super::super::{Claim, Slot, spanning};
use super::words::{among, counts, number, printed, says};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Wickets that may be down in an innings that is told by their number.
const WICKETS: std::ops::RangeInclusive<i64> = 1..=9;

/// Fewer runs than these open no innings that is told so.
const RUNS: i64 = 10;

/// Most tokens between an innings and what comes of it.
const NEAR: usize = 14;

/// Reads the cricket of one sentence.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let all: Vec<usize> = (0..cx.tokens.len()).filter(|at| innings(cx, *at).is_some()).collect();
    let told = all.iter().filter_map(|at| partnership(cx, *at));
    let mut claims: Vec<Claim> = told.collect();
    claims.extend(all.windows(2).filter_map(|two| stand(cx, two)));
    claims.extend(all.iter().filter_map(|at| tally(cx, *at)));
    claims.extend(wickets(cx, &all));
    claims.extend(chased(cx));
    if let [only] = all.as_slice() {
        claims.extend(reached(cx, *only));
    }
    claims
}

/// `54 for nine`: of which the nine shares nothing out.
fn tally(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (runs, down) = innings(cx, at)?;
    let slots = vec![Slot::figure("runs", runs.id), Slot::figure("down", down.id)];
    spanning(cx, "tally-for", (at, at + 2), slots)
}

/// `took them to 184 for six`, `won on 245 for three`: an innings that was got to.
fn reached(cx: Context<'_>, at: usize) -> Option<Claim> {
    let before = cx.tokens.get(at.checked_sub(1)?)?;
    let reached = before.is(Class::To) || before.is(Class::On) || before.is(Class::At);
    let had = cx.tokens.iter().any(|t| t.is(Class::Had) || t.is(Class::Negation));
    let slots = vec![Slot::figure("made", cx.figure_at(at)?.id)];
    (reached && !had).then(|| spanning(cx, "innings", (at, at + 2), slots)).flatten()
}

/// `176 for six`: the runs, and the wickets that are down.
fn innings(cx: Context<'_>, at: usize) -> Option<(&Figure, &Figure)> {
    let (runs, down) = (number(cx, at)?, number(cx, at + 2)?);
    let bare = runs.kind == Kind::Number && down.kind == Kind::Number;
    let many = printed(runs).is_some_and(|runs| runs >= RUNS);
    let few = printed(down).is_some_and(|down| WICKETS.contains(&down));
    let next = cx.tokens.get(at + 3);
    // "sold 176 for six pounds"
    let name = |t: &Token| cx.is_capital(t);
    let closed = next.is_none_or(|t| t.kind != TokenKind::Word || name(t) || says(cx, at + 3, "innings_end"));
    (bare && many && few && closed && says(cx, at + 1, "for_whom")).then_some((runs, down))
}

/// `to win by four wickets`
fn wickets(cx: Context<'_>, all: &[usize]) -> Option<Claim> {
    let margins: Vec<usize> = (2..cx.tokens.len())
        .filter(|at| {
            cx.tokens.get(at - 1).is_some_and(|t| t.is(Class::By))
                && number(cx, *at).is_some_and(|f| counts(cx, f, "wickets"))
        })
        .collect();
    let [margin] = margins.as_slice() else { return None };
    let won = (margin.saturating_sub(5)..*margin).find(|i| says(cx, *i, "winning"))?;
    let most = all.iter().max_by_key(|at| innings(cx, **at).and_then(|(runs, _)| printed(runs)))?;
    let plain = most < margin
        && cx.tokens.get(most + 3..won).is_some_and(|between| {
            let name = between.iter().any(|t| cx.is_capital(t));
            !between.iter().any(|t| t.is(Class::Clause) || t.is_mark(';')) && between.len() <= NEAR && !name
        });
    let (_, down) = innings(cx, *most)?;
    let slots = vec![Slot::figure("down", down.id), Slot::figure("margin", cx.figure_at(*margin)?.id)];
    plain.then(|| spanning(cx, "wickets", (*most, *margin), slots)).flatten()
}

/// `41 for four before Roe and Abbot put on 60 for the fifth wicket`
fn partnership(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (_, down) = innings(cx, at)?;
    let added = (at + 3..at + 3 + NEAR).find(|i| says(cx, *i, "added"))?;
    let wicket = (added + 1..added + NEAR).find(|i| {
        let ordinal = cx.figure_at(*i).is_some_and(|figure| figure.kind == Kind::Ordinal);
        ordinal
            && (says(cx, i + 1, "wickets") || cx.tokens.get(*i).is_some_and(|t| t.lower.ends_with("wicket")))
    })?;
    let another = (at + 3..wicket).any(|i| innings(cx, i).is_some());
    let slots = vec![Slot::figure("down", down.id), Slot::figure("wicket", cx.figure_at(wicket)?.id)];
    (!another).then(|| spanning(cx, "partnership", (at, wicket), slots)).flatten()
}

/// `41 for four before Roe and Abbot put on 63 for the fifth wicket ... 104 for five`: the next score is that at which the wicket fell.
fn stand(cx: Context<'_>, two: &[usize]) -> Option<Claim> {
    let [before, after] = *two else { return None };
    let (runs, down) = innings(cx, before)?;
    let (later, fallen) = innings(cx, after)?;
    let added = (before + 3..after).find(|i| says(cx, *i, "added"))?;
    let stand = (added + 1..after).find(|i| number(cx, *i).is_some())?;
    let wicket = (stand + 1..after).find(|i| cx.figure_at(*i).is_some_and(|f| f.kind == Kind::Ordinal))?;
    let place = whole(cx.figure_at(wicket)?)?;
    let next = printed(down)? + 1 == place && printed(fallen)? == place;
    let others = (before + 3..after).filter(|i| *i != stand && number(cx, *i).is_some()).count();
    let slots = [("before", runs.id), ("added", cx.figure_at(stand)?.id), ("after", later.id)];
    let slots = slots.into_iter().map(|(role, id)| Slot::figure(role, id)).collect();
    (next && others == 0).then(|| spanning(cx, "stand-to", (before, after), slots)).flatten()
}

/// `Set 173 to win, the hosts got home`
fn chased(cx: Context<'_>) -> Option<Claim> {
    let target = |at: &usize| {
        let number = number(cx, *at).is_some_and(|f| printed(f).is_some_and(|runs| runs >= RUNS));
        number && at.checked_sub(1).is_some_and(|i| says(cx, i, "chase")) && innings(cx, *at).is_none()
    };
    let all: Vec<usize> = (1..cx.tokens.len()).filter(target).collect();
    let [at] = all.as_slice() else { return None };
    // "Chasing 240, Karna were 168 for six when rain came": nobody has won by then
    let home = (at + 1..at + NEAR).find(|i| says(cx, *i, "got_home"))?;
    let parts = [Class::And, Class::Clause, Class::Relative, Class::Negation];
    let between = cx.tokens.get(at + 1..home)?;
    let other = (at + 1..home).any(|i| innings(cx, i).is_some()) || between.iter().any(|t| t.is_any(&parts));
    let won = !other && !among(cx, 0..cx.tokens.len(), "dismissed");
    let slots = vec![Slot::figure("target", cx.figure_at(*at)?.id)];
    won.then(|| spanning(cx, "chased", (*at, home), slots)).flatten()
}
