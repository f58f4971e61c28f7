//! So much in all, so many of them, so much for each: what does a sentence divide?
//!
//! In: `1,260 tickets, worth £75,600 at £60 a time`, out: a claim `average` with the slots count, total and each.
//! In: `82 burglaries, or 20 per 100,000 residents` beside `population 410,000`, out: a claim `rate`. In: `2.4 mln
//! dlrs, or 18 cts a share`, out: a claim `per-share`.
//!
//! ```text
//! average   = count words [at] each words TOTAL total       "6 million shares at C$1.20 each to raise C$7.2 million"
//!           | count words TOTAL total words each            "1,260 tickets, worth £75,600 at £60 a time"
//!           | total words OVER count words each             "£18.4m for the 230 homes, an average of £80,000 apiece"
//!           | RESULT words [ count words ] each             "That works out at £85 a seat"
//! each      = ( AVERAGE { word } | "at" ) AMOUNT | AMOUNT EACH | AMOUNT per noun
//! priced    = MONEY EACH                                    "at $130 million each"
//! rate      = COUNT words ( OR | "," ) RATIO, and POPULATION COUNT before it
//! per-share = AMOUNT [","] OR MONEY per share               ( `pace`, `reckoned`, `returns`, `split`, `spoken` read further ones )
//! words     = up to twelve words, times, marks within a clause; no other amount
//! ```

pub mod pace;
mod reckoned;
mod returns;
mod split;
mod spoken;

use std::collections::BTreeSet;

use super::grammar::{Context, covered, is_amount};
use super::token::{Token, TokenKind};
use super::total::has_more;
use super::{Claim, Role, Slot, Topic, claim};
use crate::figure::{Figure, Kind, Reading, TimeUnit, Value};
use crate::num::Num;
use crate::source::Span;
use crate::unit::{Base, Dimension};
use crate::vocabulary::cues::Class;

/// Most tokens between two figures of one claim.
const WORDS: usize = 14;

/// Reads what one sentence divides.
pub fn read(cx: Context<'_>) -> Vec<Claim> {
    let amounts: Vec<usize> = positions(cx);
    let mut claims: Vec<Claim> = amounts.windows(3).filter_map(|three| average(cx, three)).collect();
    if claims.is_empty() {
        claims.extend(result(cx, &amounts).or_else(|| two_of_three(cx, &amounts)));
    }
    let reckoned = amounts.iter().filter_map(|at| reckoned::reckoned(cx, *at, &amounts));
    let reckoned: Vec<Claim> = reckoned.filter(|new| !claims.iter().any(|c| says_all(c, new))).collect();
    claims.extend(reckoned);
    claims.extend(amounts.windows(2).filter_map(|two| per_share(cx, two)));
    claims.extend(amounts.iter().filter_map(|at| per_head(cx, *at, &amounts)));
    claims.extend(spoken::read(cx, &amounts));
    claims.extend(amounts.iter().filter_map(|at| priced(cx, *at)));
    claims.extend(pace::read(cx, &amounts));
    claims.extend(returns::read(cx, &amounts));
    claims.extend(split::read(cx));
    claims
}

/// Whether a claim says of the same total or amount for each what a newer one would say.
fn says_all(claim: &Claim, new: &Claim) -> bool {
    let same = |role: Role| claim.figure(role).is_some() && claim.figure(role) == new.figure(role);
    same("total") || same("each")
}

/// The tokens that say how much or how long; `84,000 troy ounces (2.6 metric tons)` says it once.
fn positions(cx: Context<'_>) -> Vec<usize> {
    let counts = |f: &Figure| is_amount(f) || f.kind == Kind::Duration && matches!(f.value, Value::Amount(_));
    let tokens = cx.tokens.iter().enumerate();
    let stated = tokens.filter(|(_, t)| cx.figure_of(t).is_some_and(counts)).map(|(at, _)| at);
    stated.filter(|at| !is_conversion(cx, *at)).collect()
}

/// A figure alone in parentheses right behind another.
fn is_conversion(cx: Context<'_>, at: usize) -> bool {
    let around = at.checked_sub(2).and_then(|start| cx.tokens.get(start..at + 2));
    matches!(around, Some([first, open, _, close]) if cx.is_amount(first) && open.is_mark('(') && close.is_mark(')'))
}

/// Three figures in a row of which one is the quotient of the other two.
fn average(cx: Context<'_>, three: &[usize]) -> Option<Claim> {
    let [a, b, c] = *three else { return None };
    if !close(cx, a, b) || !close(cx, b, c) {
        return None;
    }
    let orders: [(usize, usize, usize, bool); 4] = [
        (c, a, b, is_total(cx, c)),
        (c, b, a, is_total(cx, c) && cx.begins(a + 1, &cx.words.rates.each)),
        (b, a, c, is_total(cx, b)),
        (a, b, c, near(cx, b, 3, &cx.words.rates.over) && of_things(cx, b)),
    ];
    let said = orders.into_iter().find(|(total, count, each, tied)| {
        *tied
            && (is_each(cx, *each) || by_years(cx, *count, *each))
            && fits(cx, *total, *count, *each) == Some(true)
    });
    let (total, count, each) = match said {
        Some((total, count, each, _)) => (total, count, each),
        None => divides(cx, [a, b, c])?,
    };
    let slots = [("total", total), ("count", count), ("each", each)];
    divided(cx, "average", &slots, cx.tokens.get(a..=c)?)
}

/// The total, the count and the amount for each, in any order, if their units say which is which and a word between them says that
/// one makes another: `At $200 a tonne, the 69,000 tonnes are worth $13.8 million`.
fn divides(cx: Context<'_>, [a, b, c]: [usize; 3]) -> Option<(usize, usize, usize)> {
    let between = cx.tokens.get(a + 1..c)?;
    let summed = cx.tokens.get(c + 1).is_some_and(|t| t.is(Class::InAll));
    let tied = summed
        || between.iter().any(|t| t.is(Class::Or) || t.is(Class::SumOf) || says(t, &cx.words.rates.total));
    let orders = [(a, b, c), (a, c, b), (b, a, c), (b, c, a), (c, a, b), (c, b, a)];
    orders.into_iter().find(|(total, count, each)| {
        let made = is_total(cx, *total) || after_or(cx, *total) || after_or(cx, *each);
        let lasts = cx.figure_at(*count).is_some_and(|f| f.kind == Kind::Duration);
        // "2.6 million of the 3 million shares at $24"
        let part =
            |of: usize| of.checked_sub(1).and_then(|at| cx.tokens.get(at)).is_some_and(|t| cx.is_amount(t));
        let of = (count.saturating_sub(2)..*count)
            .any(|i| cx.tokens.get(i).is_some_and(|t| t.is(Class::Of)) && part(i));
        tied && (made || !lasts) && !of && exactly(cx, *total, *count, *each) == Some(true)
    })
}

/// `worth £75,600`, `a total of £75,600`, `£75,600 in all`
fn is_total(cx: Context<'_>, at: usize) -> bool {
    let more = cx.figure_at(at).is_some_and(|f| has_more(cx, f));
    let before = cx.tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
    let summed = before.iter().any(|t| t.is(Class::SumOf)) && !before.iter().any(|t| t.is(Class::And));
    let in_all = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::InAll));
    !more && (near(cx, at, 4, &cx.words.rates.total) || summed || in_all)
}

fn after_or(cx: Context<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|at| cx.tokens.get(at)).is_some_and(|t| t.is(Class::Or))
}

/// Whether the unit of the amount for each one, times that of the count, is that of the total.
fn exactly(cx: Context<'_>, total: usize, count: usize, each: usize) -> Option<bool> {
    let [whole, of, part] = [
        cx.figure_at(total)?.dimension()?,
        cx.figure_at(count)?.dimension()?,
        cx.figure_at(each)?.dimension()?,
    ];
    let per = part.powers().iter().any(|(_, power)| *power < 0)
        && whole.powers().iter().all(|(_, power)| *power > 0);
    let size = |at: usize| cx.figure_at(at)?.reading()?.interval.middle();
    let many =
        size(count)? > Num::ONE && size(total)? < size(each)? && cx.figure_at(count)?.kind != Kind::Duration;
    Some(per && !many && !of.is_none() && part.times(of) == *whole)
}

/// `At $200 a tonne it is worth $13.8 million`, `sold 69,000 tonnes for $13.8 million`: two of the three, the third in the sentence
/// before.
fn two_of_three(cx: Context<'_>, amounts: &[usize]) -> Option<Claim> {
    let [a, b] = *amounts else { return None };
    let total = [b, a].into_iter().find(|at| near(cx, *at, 4, &cx.words.rates.total))?;
    let other = if total == a { b } else { a };
    let (whole, part) = (cx.figure_at(total)?.dimension()?, cx.figure_at(other)?.dimension()?);
    let plain = cx.figure_at(total)?.kind == Kind::Money && shared_unit(cx.figure_at(total)?).is_none();
    let slots = match () {
        () if !plain || !close(cx, a, b) => return None,
        () if shared_unit(cx.figure_at(other)?).is_some() && above(part) == above(whole) => {
            [("total", total), ("each", other)]
        }
        () if matches!(cx.figure_at(other)?.kind, Kind::Count | Kind::Quantity) => {
            [("total", total), ("count", other)]
        }
        () => return None,
    };
    divided(cx, "average", &slots, cx.tokens.get(a..=b)?)
}

/// `That works out at £85 a seat`: what it divides stands in the sentence before.
fn result(cx: Context<'_>, amounts: &[usize]) -> Option<Claim> {
    let each = *amounts.iter().find(|at| is_each(cx, **at))?;
    let starts = |at: usize| cx.begins(at, &cx.words.rates.result);
    let opening = (0..each).find(|at| starts(*at))?;
    let before: Vec<usize> = amounts.iter().copied().filter(|at| *at < each).collect();
    // "That is 0.7 points above the average of 6.4 percent"
    let compared = [Class::Above, Class::Apart, Class::Beat, Class::Exceed, Class::Larger, Class::Higher];
    if cx.tokens.get(opening..each)?.iter().any(|t| t.is_any(&compared)) {
        return None;
    }
    let mut slots = vec![("each", each)];
    match before.as_slice() {
        [] => {}
        [count] if is_count(cx, *count) && close(cx, *count, each) => slots.push(("count", *count)),
        _ => return None,
    }
    divided(cx, "average", &slots, cx.tokens.get(opening..=each)?)
}

/// `2.4 mln dlrs, or 18 cts a share`
fn per_share(cx: Context<'_>, two: &[usize]) -> Option<Claim> {
    let [a, b] = *two else { return None };
    let between = cx.tokens.get(a + 1..b)?;
    let or = between.last().is_some_and(|t| t.is(Class::Or)) && between.len() <= 2;
    let (total, each) = (cx.figure_at(a)?, cx.figure_at(b)?);
    let shared = shared_out(each, "share");
    let sum = matches!(total.kind, Kind::Number | Kind::Money) && shared_unit(total).is_none();
    // "139 mln dlrs, or five cts a share, from 1.56 billion dlrs, or 1.37 dlrs a share": two years, two numbers of shares
    let earlier =
        cx.tokens.get(a.saturating_sub(2)..a)?.iter().any(|t| t.is(Class::From) || t.is(Class::Against));
    if !or || !shared || !sum || earlier {
        return None;
    }
    divided(cx, "per-share", &[("total", a), ("each", b)], cx.tokens.get(a..=b)?)
}

/// `a population of 410,000 and 82 burglaries in May, or 20 per 100,000 residents`
fn per_head(cx: Context<'_>, rate: usize, amounts: &[usize]) -> Option<Claim> {
    let figure = cx.figure_at(rate)?;
    let small = match &figure.value {
        Value::Amount(r) => {
            r.iter().all(|r| r.unit.to_base(&r.interval).high().is_some_and(|h| *h < crate::num::Num::ONE))
        }
        _ => false,
    };
    if figure.kind != Kind::Ratio || !small {
        return None;
    }
    let peopled = |at: &&usize| {
        is_count(cx, **at)
            && (near(cx, **at, 2, &cx.words.rates.population)
                || cx.begins(**at + 1, &cx.words.rates.population))
    };
    let people = *amounts.iter().filter(|at| **at < rate).find(peopled)?;
    let counted = amounts.iter().rev().find(|at| **at < rate && **at != people)?;
    let tied =
        cx.tokens.get(counted + 1..rate)?.iter().rev().take(3).any(|t| t.is(Class::Or) || t.is_mark(','));
    if !tied || !is_count(cx, *counted) || !close(cx, *counted, rate) {
        return None;
    }
    let slots = [("numerator", *counted), ("denominator", people), ("rate", rate)];
    divided(cx, "rate", &slots, cx.tokens.get(people.min(*counted)..=rate)?)
}

/// `at $130 million each`: how many and how much in all may stand before.
fn priced(cx: Context<'_>, at: usize) -> Option<Claim> {
    let money = cx.figure_at(at).is_some_and(|f| f.kind == Kind::Money && shared_unit(f).is_none());
    let each = money && cx.begins(at + 1, &cx.words.rates.each);
    each.then(|| divided(cx, "priced", &[("each", at)], cx.tokens.get(at..=at)?))?
}

fn divided(cx: Context<'_>, kind: &'static str, slots: &[(Role, usize)], tokens: &[Token]) -> Option<Claim> {
    let figure = |at: usize| cx.tokens.get(at).and_then(Token::figure);
    let slot = |(role, at): &(Role, usize)| Some(Slot::figure(role, figure(*at)?));
    let slots = slots.iter().map(slot).collect::<Option<Vec<_>>>()?;
    Some(claim(kind, covered(tokens)?, cx.segment, slots, Topic::default()))
}

/// Whether nothing between two tokens starts another clause.
fn close(cx: Context<'_>, from: usize, to: usize) -> bool {
    let between = cx.tokens.get(from + 1..to).unwrap_or_default();
    let parts = |t: &Token| {
        t.is(Class::Clause)
            || t.is(Class::Against)
            || t.is(Class::Than)
            || t.is(Class::Reporting)
            || matches!(t.kind, TokenKind::Mark(';' | ':' | '.'))
    };
    between.len() <= WORDS && !between.iter().any(parts)
}

/// Whether one of those words stands within `reach` tokens before a figure, no other figure between.
fn near(cx: Context<'_>, at: usize, reach: usize, words: &BTreeSet<String>) -> bool {
    let before = cx.tokens.get(..at).unwrap_or_default().iter().rev().take(reach);
    before.take_while(|t| !cx.is_amount(t) && !matches!(t.kind, TokenKind::Mark(_))).any(|t| says(t, words))
}

/// Whether a token is one of those words, or a cue that begins with one: `brought in`.
fn says(token: &Token, words: &BTreeSet<String>) -> bool {
    let text = &token.lower;
    words.contains(text) || text.split(' ').next().is_some_and(|first| words.contains(first))
}

/// Whether a figure is what falls to each one.
fn is_each(cx: Context<'_>, at: usize) -> bool {
    let rates = &cx.words.rates;
    let Some(figure) = cx.figure_at(at) else { return false };
    let hedged =
        |span: Span| cx.source.slice(span).to_lowercase().split(' ').any(|w| rates.average.contains(w));
    let averaged = near(cx, at, 5, &rates.average) || figure.hedge.as_ref().is_some_and(|h| hedged(h.span));
    averaged
        || near(cx, at, 3, &rates.for_each)
        || near(cx, at, 1, &rates.price)
        || cx.begins(at + 1, &rates.each)
        || per_thing(cx, at)
        || shared_unit(figure).is_some()
}

/// `$12,500 per screen`: whatever is named behind the word, unless it is a time.
fn per_thing(cx: Context<'_>, at: usize) -> bool {
    let words = cx.tokens.get(at + 1..at + 3);
    matches!(words, Some([per, noun]) if cx.words.rates.per.contains(&per.lower) && noun.kind == TokenKind::Word)
}

/// A number of things, or a quantity that something is shared out over.
fn is_count(cx: Context<'_>, at: usize) -> bool {
    let figure = cx.figure_at(at);
    figure.is_some_and(|f| matches!(f.kind, Kind::Count | Kind::Number | Kind::Quantity | Kind::Duration))
}

/// Whether a number says of what it is one: `for the 230 homes`, not `to 702 yuan from 520.1`.
fn of_things(cx: Context<'_>, at: usize) -> bool {
    let bare = cx.figure_at(at).is_some_and(|f| f.kind == Kind::Number);
    !bare || cx.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word)
}

/// Whether the three can be a total, a count and an amount for each; `None` for no figures.
fn fits(cx: Context<'_>, total: usize, count: usize, each_at: usize) -> Option<bool> {
    let (total, of, each) = (cx.figure_at(total)?, cx.figure_at(count)?, cx.figure_at(each_at)?);
    let density = is_density(total, of, each) == Some(true);
    let (whole, part) = (total.dimension()?, each.dimension()?);
    let exact = of.dimension().is_some_and(|d| part.times(d) == *whole) && !part.is_none() && part != whole;
    let same = above(whole) == above(part) && !above(whole).is_empty();
    let counted = is_count(cx, count) && of.dimension().is_none_or(|d| above(d) != above(whole));
    let plain = matches!(total.kind, Kind::Money | Kind::Quantity) && shared_unit(total).is_none();
    // "a five-year deal worth $40 million, or $8 million annually"
    let years = by_years(cx, count, each_at);
    Some(counted && (exact || same && plain && (years || of.kind != Kind::Duration)) || density)
}

/// `640 per square kilometre`: things that are counted over an area, in the unit of that area.
fn is_density(total: &Figure, of: &Figure, each: &Figure) -> Option<bool> {
    let counted = |f: &Figure| matches!(f.kind, Kind::Count | Kind::Number);
    let (area, by) = (of.reading()?, each.reading()?);
    let [(Base::Length, 2)] = area.unit.dimension.powers() else { return Some(false) };
    let below = by.unit.dimension.powers().contains(&(Base::Length, -2));
    let one = &area.unit.factor * &by.unit.factor == Num::ONE;
    Some(counted(total) && below && one && shared_unit(total).is_none())
}

/// Whether an amount is told by the year, and a length in years.
fn by_years(cx: Context<'_>, length: usize, each: usize) -> bool {
    let of = cx.figure_at(length).filter(|f| f.kind == Kind::Duration);
    // "borrow $7,000 for a year": one year shares nothing out
    let several = |r: &Reading| r.interval.low().is_some_and(|low| *low > Num::ONE);
    let years = |f: &Figure| {
        f.reading().is_some_and(|r| r.unit.factor == Num::from(TimeUnit::Year.seconds()) && several(r))
    };
    of.is_some_and(years) && cx.begins(each + 1, &cx.words.rates.yearly)
}

/// The bases above the line.
fn above(dimension: &Dimension) -> Vec<(Base, i8)> {
    dimension.powers().iter().filter(|(_, power)| *power > 0).cloned().collect()
}

/// What a figure is shared out over: `$75 a barrel`, not `$75 a year`.
fn shared_unit(figure: &Figure) -> Option<Base> {
    let dimension = figure.dimension()?;
    let below = dimension.powers().iter().find(|(base, power)| *power < 0 && *base != Base::Time);
    below.map(|(base, _)| base.clone())
}

fn shared_out(figure: &Figure, noun: &str) -> bool {
    matches!(shared_unit(figure), Some(Base::Count(stem)) if stem.starts_with(noun))
}
