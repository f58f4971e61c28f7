//! Which amounts of the next sentences make up one that a headline or a sentence tells?
//!
//! In: `The fund will lend Arden 37.1 million in two loans. A 23 million loan is for roads. Another of 14.1 million will pay for telephones`, out: a
//! total of the two and the 37.1 million. The parts are the next amounts of that kind, at least two, with no other of them between; a
//! sentence that adds up (`making total proceeds of`) takes them from those before it. No grammar ties sentences so far apart: therefore
//! they must add up, or a word must say that something is told in parts (claim `parted`) and one strong slip of the pen mend them.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::super::restate::slip;
use super::series::is_summed;
use super::{bounded, fits, items, like, slipped_sum, sum, tied_elsewhere};
use crate::claim::{Claim, Role};
use crate::figure::{Figure, FigureId, Kind};
use crate::num::{Interval, Num};
use crate::segment::SegmentKind;

/// How many segments behind a whole its parts may stand.
const REACH: usize = 5;

/// How many segments off the first part may stand if a slip is to be found.
const NEAR: usize = 2;

/// Most parts.
const MOST: usize = 8;

/// Claims that say of an amount already what it is a whole or a part of.
const TOLD: [&str; 5] = ["total", "enumeration", "remainder", "running", "share"];

/// So many digits add up by no chance.
const DIGITS: usize = 3;

/// Why they are tied.
const WHY: &str = "the next amounts of that kind make it up, but for a slip at most";

/// A part is more than one in so many of its whole.
const LEAST: u64 = 400;

/// Relates what no sentence alone ties: first what adds up, then what a slip would mend, of figures that are in no sum yet.
pub fn relate(builder: &mut Builder<'_>) {
    let (mut sums, mut slips): (Vec<(FigureId, Vec<FigureId>)>, Vec<_>) = (Vec::new(), Vec::new());
    for index in 0..builder.segments.len() {
        let Some(segment) = builder.segments.get(index) else { continue };
        if !matches!(segment.kind, SegmentKind::Headline | SegmentKind::Sentence) {
            continue;
        }
        for whole in builder.inside(segment.span) {
            if !is_whole(builder, whole) {
                continue;
            }
            match behind(builder, index, whole).or_else(|| before(builder, index, whole)) {
                Some(Found::Agrees(parts)) => sums.push((whole.id, parts)),
                Some(slip) => slips.push((whole.id, slip)),
                None => {}
            }
        }
    }
    // "319, 149 and 171, making 639": what is added to others is not made up by these, even if they come to as much
    let added = |whole: FigureId, parts: &[FigureId]| {
        sums.iter().any(|(_, all)| all.contains(&whole) && parts.iter().all(|part| all.contains(part)))
    };
    for (whole, parts) in sums.iter().filter(|(whole, parts)| !added(*whole, parts)) {
        sum(builder, parts, *whole, Link::Likely, &[], WHY);
    }
    for (whole, slip) in slips {
        let (Found::Agrees(parts) | Found::Slipped(parts) | Found::Exactly(parts)) = &slip;
        let summed = |id: &FigureId| builder.related(*id).any(|(kind, _)| kind == "total");
        if parts.iter().chain([&whole]).any(summed) {
            continue;
        }
        match &slip {
            Found::Exactly(parts) => slipped_sum(builder, parts, whole, &[], WHY),
            _ => sum(builder, parts, whole, Link::Likely, &[], WHY),
        }
    }
}

/// The parts of a whole.
enum Found {
    /// They add up.
    Agrees(Vec<FigureId>),
    /// Words say that they should, and they would but for one slip.
    Slipped(Vec<FigureId>),
    /// They would exactly but for one slip.
    Exactly(Vec<FigureId>),
}

/// Whether an amount may be told in parts: money, a quantity or a number of things with two digits or more, that is no step, price or
/// level of before and that no total has yet.
fn is_whole(builder: &Builder<'_>, figure: &Figure) -> bool {
    let kind = matches!(figure.kind, Kind::Money | Kind::Quantity)
        || figure.kind == Kind::Percent && slip::significant(figure) >= DIGITS
        || figure.kind == Kind::Count && slip::significant(figure) > 1;
    kind && is_amount_of(builder, figure) && !is_total(builder, figure.id)
}

fn is_level(builder: &Builder<'_>, figure: &Figure) -> bool {
    is_amount_of(builder, figure) && !builder.hinted(figure.id, "past")
}

/// Whether a figure is no price and no step: a sum of money that somebody raises is none either.
fn is_amount_of(builder: &Builder<'_>, figure: &Figure) -> bool {
    let whole = figure.dimension().is_some_and(|d| d.powers().iter().all(|(_, power)| *power > 0));
    let raised = builder.claims.iter().any(|c| c.kind == "raised" && c.tells(figure.id));
    let step = |c: &Claim| raised && c.kind == "change" && c.players().count() == 1;
    let tied = builder.claims.iter().any(|c| tied_elsewhere(c, figure.id) && !step(c));
    whole && !tied
}

/// Whether a relation has it as a total.
fn is_total(builder: &Builder<'_>, id: FigureId) -> bool {
    builder.related(id).any(|(kind, role)| kind == "total" && role == "total")
}

/// Whether an amount of now is of the kind of the whole, and no other statement of it.
fn is_kin(builder: &Builder<'_>, figure: &Figure, whole: &Figure) -> bool {
    is_of_kind(builder, figure, whole) && is_level(builder, figure)
}

fn is_of_kind(builder: &Builder<'_>, figure: &Figure, whole: &Figure) -> bool {
    // "in Arden 34,500, in Belmont 5,800"
    let written = |s: &crate::figure::Spelling| s.exponent > 2 || s.in_digits && s.digits.len() > 3;
    let long = || figure.spelling.as_ref().is_some_and(written);
    let bare = figure.kind == Kind::Number && long();
    let same = figure.kind == whole.kind && figure.dimension() == whole.dimension();
    let middle = |value: Option<Interval>| value.and_then(|v| v.middle());
    let again = || middle(like(builder, figure.id, whole.id)) == middle(whole.in_base_units());
    (bare || same) && !again()
}

/// Whether an amount of that kind may be a part of the whole.
fn is_less(builder: &Builder<'_>, figure: &Figure, whole: &Figure) -> bool {
    let values = like(builder, figure.id, whole.id).zip(whole.in_base_units());
    // "$2,000, $405 million and $7 million": what the rounding of the whole swallows is none of its parts
    let counts = |part: &Interval, whole: &Interval| {
        let least = Num::ratio(1, LEAST).map(|share| whole.scale(&share));
        least.is_some_and(|least| super::below(&least, part))
    };
    values.is_some_and(|(part, whole)| super::below(&part, &whole) && counts(&part, &whole))
}

/// The next amounts that make up the whole.
fn behind(builder: &Builder<'_>, index: usize, whole: &Figure) -> Option<Found> {
    let last = (index + 1 + REACH).min(builder.segments.len());
    let near = builder.sentences(index + 1..last);
    let parts: Vec<&Figure> = near.iter().filter(|f| is_kin(builder, f, whole)).take(MOST).collect();
    first_that_fit(builder, index, whole, &parts, |at, how| is_parted(builder, index, at, how))
}

/// The amounts before a sum that make it up, nearest first.
fn before(builder: &Builder<'_>, index: usize, whole: &Figure) -> Option<Found> {
    if !builder.hinted(whole.id, "sum") {
        return None;
    }
    let near = builder.sentences(index.saturating_sub(REACH - 1)..index + 1);
    // "the previously announced $48 million sale" is a part of what it now comes to
    let kin = |f: &&Figure| is_of_kind(builder, f, whole) && is_amount_of(builder, f);
    let told = near.iter().rev().filter(|f| f.id < whole.id && kin(f));
    let parts: Vec<&Figure> = told.take(MOST).collect();
    let backwards = |parts: Vec<FigureId>| parts.into_iter().rev().collect();
    Some(match first_that_fit(builder, index, whole, &parts, |_, _| true)? {
        Found::Agrees(parts) => Found::Agrees(backwards(parts)),
        Found::Slipped(parts) => Found::Slipped(backwards(parts)),
        Found::Exactly(parts) => Found::Exactly(backwards(parts)),
    })
}

/// The first amounts, two at least, that add up best; else those up to the end of a sentence that would but for a slip.
fn first_that_fit(
    builder: &Builder<'_>,
    index: usize,
    whole: &Figure,
    kin: &[&Figure],
    told: impl Fn(usize, Role) -> bool,
) -> Option<Found> {
    let parts: Vec<&Figure> = kin.iter().filter(|f| is_less(builder, f, whole)).copied().collect();
    let ids: Vec<FigureId> = parts.iter().map(|f| f.id).collect();
    let last = |of: &[&Figure], taken: usize| of.get(taken - 1).and_then(|f| builder.place(f));
    let digits = slip::significant(whole);
    let past = builder.hinted(whole.id, "past");
    let enough = |taken: &usize| {
        let said = |how: Role| last(&parts, *taken).is_some_and(|at| told(at, how));
        if past || whole.kind == Kind::Percent {
            said("sharing")
        } else {
            digits > 2 || digits == 2 && *taken > 2 || said("said")
        }
    };
    let close = |taken: usize| Some((off(builder, whole, ids.get(..taken)?)?, taken));
    let best = (2..=ids.len()).filter(enough).filter_map(close).min();
    if let Some((_, taken)) = best {
        return ids.get(..taken).map(|ids| Found::Agrees(ids.to_vec()));
    }
    let first = kin.first().and_then(|f| builder.place(f)).map_or(REACH, |at| at.abs_diff(index));
    let slipped = |taken: usize| {
        let end = last(kin, taken);
        let ends = kin.get(taken).is_none_or(|f| builder.place(f) != end);
        let said = |how: Role| end.is_some_and(|at| told(at, how));
        let near = first <= if said("sharing") { NEAR + 1 } else { NEAR };
        let some = kin.get(..taken).filter(|_| near && ends && !past)?;
        let ids = || some.iter().map(|f| f.id).collect();
        if whole.kind != Kind::Percent && fixed(builder, index, whole, some) {
            return Some(Found::Exactly(ids()));
        }
        let sure = !is_open(builder, index, some) && (said("sharing") || taken > 2 && said("said"));
        (sure && slipped(builder, whole, some)).then(|| Found::Slipped(ids()))
    };
    (2..=kin.len()).find_map(slipped)
}

/// How far parts that may add up to a whole are off it as printed, if by half a percent at most.
fn off(builder: &Builder<'_>, whole: &Figure, parts: &[FigureId]) -> Option<Num> {
    let stated = whole.in_base_units()?;
    let values = parts.iter().map(|id| like(builder, *id, whole.id)).collect::<Option<Vec<_>>>()?;
    let added =
        values.into_iter().reduce(|sum, value| sum.add(&value)).filter(|added| added.meets(&stated))?;
    let (added, stated) = (added.middle()?, stated.middle()?);
    let off = (&added - &stated).abs();
    (off <= &stated * &Num::ratio(1, 200)?).then_some(off)
}

/// Whether a slip in one of these figures, all of one kind and free of other claims, keeps them from adding up.
fn slipped(builder: &Builder<'_>, whole: &Figure, parts: &[&Figure]) -> bool {
    let ids: Vec<FigureId> = parts.iter().map(|f| f.id).collect();
    let alike = |f: &&Figure| is_of_kind(builder, f, whole) && f.hedge.is_none() && slip::significant(f) > 0;
    let players: Vec<FigureId> = ids.iter().copied().chain([whole.id]).collect();
    let free = players.iter().all(|id| !is_summed(builder, *id));
    let all = parts.iter().all(|f| has_no_other(builder, f, &players));
    whole.hedge.is_none()
        && parts.iter().all(alike)
        && free
        && all
        && items::but_for_a_transposition(builder, whole, &ids)
}

/// Whether a list that no word ties to its whole leaves it no choice: nothing of that kind stands beside the parts, enough digits are
/// printed, and the last digit of all agrees once two are swapped or a point is moved.
fn fixed(builder: &Builder<'_>, index: usize, whole: &Figure, parts: &[&Figure]) -> bool {
    let ids: Vec<FigureId> = parts.iter().map(|f| f.id).collect();
    let plain = |f: &&Figure| f.hedge.is_none() && is_kin(builder, f, whole) && !is_summed(builder, f.id);
    // "Exports came to 118,300 tonnes. Of that Peru took 41,200": a flow may be told in parts
    let told = |c: &Claim| TOLD.contains(&c.kind) && c.tells(whole.id);
    whole.hedge.is_none()
        && is_long(whole, parts)
        && parts.iter().all(plain)
        && parts.iter().filter(|f| !is_less(builder, f, whole)).count() < parts.len() / 2
        && !is_open(builder, index, parts)
        && !builder.claims.iter().any(told)
        && parts.iter().all(|f| has_no_other_kin(builder, f, whole, &ids))
        && items::but_for_an_exact_transposition(builder, whole, &ids)
}

/// Whether a word says from the whole on that the parts are the largest only.
fn is_open(builder: &Builder<'_>, index: usize, parts: &[&Figure]) -> bool {
    let last = parts.last().and_then(|f| builder.place(f)).unwrap_or(index);
    builder.claims.iter().any(|c| c.kind == "selective" && (index..=last).contains(&c.segment))
}

/// Whether so many digits are printed that they add up by no chance.
fn is_long(whole: &Figure, parts: &[&Figure]) -> bool {
    let digits = |f: &&Figure| slip::significant(f);
    let long = parts.iter().filter(|f| digits(f) >= DIGITS).count();
    let all: usize = parts.iter().map(digits).sum();
    slip::significant(whole) >= DIGITS && (long >= 2 || long > 0 && parts.len() > 2 && all > 2 * DIGITS)
}

/// Whether all amounts in the sentence of a part that may be parts are parts.
fn has_no_other_kin(builder: &Builder<'_>, part: &Figure, whole: &Figure, parts: &[FigureId]) -> bool {
    let own = builder.place(part).and_then(|at| builder.sentence(at)).unwrap_or_default();
    let number = |f: &Figure| f.kind == Kind::Number && slip::significant(f) > 1;
    let kin = |f: &Figure| number(f) || f.kind == whole.kind && f.dimension() == whole.dimension();
    own.iter().all(|f| !kin(f) || parts.contains(&f.id))
}

/// Whether all amounts of that kind in the sentence of a part are parts or their whole.
fn has_no_other(builder: &Builder<'_>, part: &Figure, players: &[FigureId]) -> bool {
    let own = builder.place(part).and_then(|at| builder.sentence(at)).unwrap_or_default();
    own.iter().all(|f| f.kind != part.kind || f.dimension() != part.dimension() || players.contains(&f.id))
}

/// Whether a word says, from one segment to another, that something is told in parts.
fn is_parted(builder: &Builder<'_>, from: usize, to: usize, how: Role) -> bool {
    let near = |c: &&Claim| c.kind == "parted" && (from..=to).contains(&c.segment);
    builder.claims.iter().filter(near).any(|c| c.word(how).is_some())
}

/// A total and parts that one sentence joins loosely: they add up, or would but for a slip.
pub fn joint(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(total) = claim.figure("total") else { return };
    let parts: Vec<FigureId> = claim.figures("parts").collect();
    if is_total(builder, total) {
        return;
    }
    let Some(whole) = builder.figure(total) else { return };
    if off(builder, whole, &parts).is_some() || items::but_for_a_transposition(builder, whole, &parts) {
        let why = "the sentence joins the parts to their total";
        return sum(builder, &parts, total, Link::Likely, &[claim.id], why);
    }
    builder.refuse(&[claim.id], "the amounts that the sentence joins do not add up");
}

/// So much for each of a number of givers: the only amount told before that they make up, but for a slip.
pub fn apiece(builder: &mut Builder<'_>, claim: &Claim) {
    let (Some(each), Some(times)) = (claim.figure("each"), claim.number("times")) else { return };
    let (Some(part), Some(value)) =
        (builder.figure(each), builder.figure(each).and_then(Figure::in_base_units))
    else {
        return;
    };
    let made = value.scale(times);
    let near = builder.sentences(claim.segment.saturating_sub(2)..claim.segment + 1);
    let may = |f: &&Figure| f.id != each && f.kind == part.kind && fits(f, part) && makes(f, &made);
    let mut wholes = near.iter().filter(may);
    let (Some(total), None) = (wholes.next(), wholes.next()) else { return };
    let times = builder.constant(&Interval::point(times.clone()));
    let player = |builder: &mut Builder<'_>, id| builder.variable(id, Use::Plain);
    if let (Some(total), Some(each)) = (player(builder, total.id), player(builder, each)) {
        let why = "each of them gives so much, which makes the amount told before".to_string();
        builder.relate(
            "average",
            vec![("total", total), ("count", times), ("each", each)],
            Link::Likely,
            &[claim.id],
            why,
        );
    }
}

/// Whether an amount is the one that was made, or would be but for a slip.
fn makes(figure: &Figure, made: &Interval) -> bool {
    figure.in_base_units().is_some_and(|stated| stated.meets(made))
        || made.middle().is_some_and(|made| slip::is_transposed(figure, &made))
}

/// `An equal-sized issue`: the last amount told before once more, of the whole that twice as much makes, but for a slip.
pub fn equal(builder: &mut Builder<'_>, claim: &Claim) {
    let near = builder.sentences(claim.segment.saturating_sub(3)..claim.segment);
    let level =
        |f: &&Figure| matches!(f.kind, Kind::Money | Kind::Quantity | Kind::Count) && is_level(builder, f);
    let amounts: Vec<&Figure> = near.iter().filter(level).collect();
    let (Some(part), Some(before)) = (amounts.last(), amounts.get(..amounts.len().saturating_sub(1))) else {
        return;
    };
    let Some(twice) = part.in_base_units().map(|value| value.add(&value)) else { return };
    let mut wholes = before.iter().filter(|f| fits(f, part) && makes(f, &twice));
    if let (Some(whole), None) = (wholes.next(), wholes.next()) {
        let why = "as much again as was told before makes the whole";
        sum(builder, &[part.id, part.id], whole.id, Link::Likely, &[claim.id], why);
    }
}

/// A firm order and an option: the only amount told near by that both make.
pub fn optioned(builder: &mut Builder<'_>, claim: &Claim) {
    let parts: Vec<FigureId> = claim.figures("parts").collect();
    let Some(first) = parts.first().and_then(|id| builder.figure(*id)) else { return };
    let values = parts.iter().map(|id| builder.figure(*id)?.in_base_units()).collect::<Option<Vec<_>>>();
    let Some(made) = values.and_then(|v| v.into_iter().reduce(|sum, value| sum.add(&value))) else { return };
    let last = (claim.segment + 2).min(builder.segments.len());
    let near = builder.sentences(claim.segment.saturating_sub(2)..last);
    let exact = |f: &Figure| bounded(f).or_else(|| f.in_base_units()).is_some_and(|v| v.meets(&made));
    let slipped = |f: &Figure| {
        slip::significant(f) >= DIGITS && made.middle().is_some_and(|made| slip::is_transposed(f, &made))
    };
    let may = |f: &&Figure| !parts.contains(&f.id) && fits(f, first) && (exact(f) || slipped(f));
    let mut wholes = near.iter().filter(may);
    if let (Some(whole), None) = (wholes.next(), wholes.next()) {
        let why = "what is ordered and what may be make up the amount told near by";
        sum(builder, &parts, whole.id, Link::Likely, &[claim.id], why);
    }
}
