//! Of which whole is this the rest, and which parts leave it?
//!
//! In: a claim `remainder` (`The remaining three`), out: a total whose whole and other parts were said before, in its
//! sentence or the two before it. In: `the remaining 40 percent`, out: a `breakdown` of a hundred percent.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::{base, fits, items, sum, tied_elsewhere};
use crate::claim::Claim;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Interval;
use crate::segment::SegmentKind;

/// Amounts before a remainder among which its whole and the other parts are looked for; with more, none are.
const MOST: usize = 8;

/// How many sentences before a remainder its whole may stand.
const SENTENCES: usize = 2;

/// How far into its sentence a rest may stand that opens it: `The remaining`.
const OPENING: usize = 4;

/// A whole and its parts.
type Sum = (FigureId, Vec<FigureId>);

/// The whole and the parts of the shares told before, else the amounts said before.
pub fn remainder(builder: &mut Builder<'_>, claim: &Claim) {
    let prose = builder.segments.get(claim.segment).is_some_and(|s| s.kind == SegmentKind::Sentence);
    let Some(rest) = claim.figure("rest").filter(|_| prose) else { return };
    if builder.figure(rest).is_some_and(|figure| figure.kind == Kind::Percent) {
        return rest_of_hundred(builder, claim, rest);
    }
    let before = before(builder, claim, rest, SENTENCES);
    if let Some((whole, told, segment)) = of_shares(builder, claim) {
        let listed = with_untied(builder, &before, (whole, told), rest).map(|parts| (whole, parts));
        let again = || (segment < claim.segment).then(|| near_whole(builder, claim, rest))?;
        let Some((whole, mut parts)) = listed.or_else(again) else {
            return builder.refuse(&[claim.id], "other amounts told before may be parts of the whole, too");
        };
        let link = if segment == claim.segment { Link::Certain } else { Link::Likely };
        if !parts.contains(&rest) {
            parts.push(rest);
        }
        let why = "the rest and the parts told before make up the whole";
        return sum(builder, &parts, whole, link, &[claim.id], why);
    }
    if before.len() < 2 {
        return;
    }
    if let Some((whole, parts)) = far_whole(builder, claim, rest) {
        let why = "the rest and the parts before it make up an amount told further up";
        return sum(builder, &parts, whole, Link::Likely, &[claim.id], why);
    }
    let holds = |whole: FigureId| {
        base(builder, rest).zip(base(builder, whole)).is_some_and(|(rest, whole)| rest.may_be_at_most(&whole))
    };
    let direct =
        direct(builder, claim, &before, rest).filter(|(whole, parts)| holds(*whole) || parts.len() == 1);
    let fitting = || (before.len() <= MOST).then(|| fitting(builder, &before, rest))?;
    match direct.or_else(fitting).or_else(|| near_whole(builder, claim, rest)) {
        Some((whole, mut parts)) => {
            parts.push(rest);
            let why = "the rest and the parts said before make up the whole";
            sum(builder, &parts, whole, Link::Likely, &[claim.id], why);
        }
        None => builder.refuse(&[claim.id], "several amounts said before could leave this rest"),
    }
}

/// `The remaining 40 percent`: what the percentages before it in the sentence leave of a hundred.
fn rest_of_hundred(builder: &mut Builder<'_>, claim: &Claim, rest: FigureId) {
    if builder.claims.iter().any(|c| c.kind == "breakdown" && c.figure("rest") == Some(rest)) {
        return;
    }
    let from = builder.segments.get(claim.segment).map_or(0, |segment| segment.span.start);
    let percentages: Vec<&Figure> = builder
        .figures
        .iter()
        .take(rest.0)
        .filter(|figure| figure.span.start >= from && figure.kind == Kind::Percent)
        .collect();
    let told =
        percentages.iter().filter(|figure| builder.claims.iter().any(|c| tied_elsewhere(c, figure.id)));
    if percentages.is_empty() {
        return rest_of_others(builder, claim, rest);
    }
    if told.count() > 0 {
        return;
    }
    let listed = builder.claims.iter().find(|c| c.kind == "breakdown" && c.segment == claim.segment);
    let all = listed.is_some_and(|c| percentages.iter().all(|f| c.figures("parts").any(|id| id == f.id)));
    if percentages.len() > 1 && !all {
        return builder.refuse(&[claim.id], "the percentages before this rest may be of several wholes");
    }
    let mut args = Vec::new();
    for figure in &percentages {
        args.extend(builder.variable(figure.id, Use::Plain).map(|v| ("parts", v)));
    }
    args.extend(builder.variable(rest, Use::Plain).map(|v| ("rest", v)));
    let why = "the rest is what the shares before it leave of the whole".to_string();
    builder.relate("breakdown", args, Link::Likely, &[claim.id], why);
}

/// The same, of the shares in the two sentences before, if they make up a hundred percent with it.
fn rest_of_others(builder: &mut Builder<'_>, claim: &Claim, rest: FigureId) {
    let own = claim.segment;
    let near = builder.sentences(own.saturating_sub(SENTENCES)..own);
    // "a 60 percent owned unit has 50 percent of it. The other 50 percent"
    let owned = |id: FigureId| {
        builder.claims.iter().any(|c| c.kind == "attribute" && c.figure("percent") == Some(id))
    };
    let share = |f: &&Figure| matches!(f.kind, Kind::Percent | Kind::Ratio) && !owned(f.id);
    let shares: Vec<FigureId> = near.iter().filter(share).map(|figure| figure.id).collect();
    let all =
        shares.iter().chain([&rest]).filter_map(|id| base(builder, *id)).reduce(|sum, value| sum.add(&value));
    let whole = Interval::point(crate::num::Num::ONE);
    let others = shares.iter().filter_map(|id| base(builder, *id)).reduce(|sum, value| sum.add(&value));
    let slipped = || {
        let left = whole.sub(&others?);
        Some(shares.len() > 1 && super::super::restate::slip::stands_for(builder.figure(rest)?, &left))
    };
    let agrees = all.is_some_and(|all| all.meets(&whole));
    if shares.is_empty() || !agrees && slipped() != Some(true) && !are_the_others(builder, claim, &shares) {
        return;
    }
    let mut args = Vec::new();
    for id in shares {
        args.extend(builder.variable(id, Use::Plain).map(|v| ("parts", v)));
    }
    args.extend(builder.variable(rest, Use::Plain).map(|v| ("rest", v)));
    let why = "the rest is what the shares before it leave of the whole".to_string();
    builder.relate("breakdown", args, Link::Likely, &[claim.id], why);
}

/// `47 percent back Ms Reyes and 45 percent Mr Tull. The remaining 8 percent`: whether the sentence that the rest opens takes up two
/// percentages or more of the one right before it, which are those of one list: no word of change, of comparison or of another whole.
fn are_the_others(builder: &Builder<'_>, claim: &Claim, shares: &[FigureId]) -> bool {
    let opens =
        builder.segments.get(claim.segment).is_some_and(|own| claim.span.start <= own.span.start + OPENING);
    let before = |id: &FigureId| {
        let figure = builder.figure(*id);
        figure.is_some_and(|f| f.kind == Kind::Percent && builder.place(f) == claim.segment.checked_sub(1))
    };
    let of_other = |c: &Claim, id: FigureId| {
        tied_elsewhere(c, id) || c.kind == "share" && c.figure("percent") == Some(id)
    };
    let free = |id: &FigureId| !builder.claims.iter().any(|c| of_other(c, *id));
    opens && shares.len() > 1 && shares.iter().all(|id| before(id) && free(id))
}

/// The parts told of a whole; with amounts between them and the rest that nothing ties, only if one choice of
/// these completes the whole.
fn with_untied(
    builder: &Builder<'_>,
    before: &[FigureId],
    (whole, told): Sum,
    rest: FigureId,
) -> Option<Vec<FigureId>> {
    let last = told.iter().chain([&whole]).max().copied()?;
    let loose = |id: &&FigureId| **id > last && !builder.claims.iter().any(|c| tied_elsewhere(c, **id));
    let others: Vec<FigureId> = before.iter().filter(loose).copied().collect();
    if others.is_empty() {
        return Some(told);
    }
    // "131 of them in Arden, 52 in Belmont and the remaining 41": one list, which the rest closes
    let place = |id: FigureId| builder.place(builder.figure(id)?);
    let inside = |id: FigureId| place(id).is_some() && place(id) == place(rest);
    let listed = |id: &FigureId| inside(*id) && builder.figure(*id).is_some_and(|f| f.kind == Kind::Number);
    if inside(whole) && others.iter().all(listed) {
        return Some(told.into_iter().chain(others).collect());
    }
    let start =
        told.iter().filter_map(|id| base(builder, *id)).fold(base(builder, rest)?, |sum, v| sum.add(&v));
    let (whole, few) = (base(builder, whole)?, others.len() <= MOST);
    let mut ways = (0..1usize << others.len().min(MOST)).filter_map(|chosen| {
        let picked: Vec<FigureId> = select(&others, chosen);
        let added =
            picked.iter().filter_map(|id| base(builder, *id)).fold(start.clone(), |sum, v| sum.add(&v));
        added.meets(&whole).then_some(picked)
    });
    let way = ways.next().filter(|_| few)?;
    let parts = told.into_iter().chain(way).collect();
    ways.next().is_none().then_some(parts)
}

/// The only choice of two amounts or more that makes a total: at most eight amounts.
pub fn only_sum(builder: &Builder<'_>, amounts: &[FigureId], total: FigureId) -> Option<Vec<FigureId>> {
    let total = base(builder, total).filter(|_| amounts.len() <= MOST)?;
    let mut ways = (1..1usize << amounts.len()).map(|chosen| select(amounts, chosen)).filter(|picked| {
        let added = picked.iter().filter_map(|id| base(builder, *id)).reduce(|sum, value| sum.add(&value));
        picked.len() > 1 && added.is_some_and(|added| added.meets(&total))
    });
    let way = ways.next()?;
    ways.next().is_none().then_some(way)
}

/// The items whose bits are set.
fn select<T: Copy>(items: &[T], chosen: usize) -> Vec<T> {
    items.iter().enumerate().filter(|(i, _)| chosen >> i & 1 == 1).map(|(_, item)| *item).collect()
}

/// Of two amounts, neither tied to others, the larger is the whole if they add up but for a slip; so is the only one of an
/// earlier sentence, if all others stand in the sentence of the rest.
fn direct(builder: &Builder<'_>, claim: &Claim, amounts: &[FigureId], rest: FigureId) -> Option<Sum> {
    let loose = |id: &&FigureId| !builder.claims.iter().any(|c| tied_elsewhere(c, **id));
    let untied: Vec<FigureId> = amounts.iter().filter(loose).copied().collect();
    let pair = if amounts.len() == 2 { amounts } else { untied.as_slice() };
    // "The other 300 in Arden are leased, and 80 abroad"
    let own = builder.figure(rest)?;
    let here = builder.sentence(claim.segment).unwrap_or_default();
    let more = here.iter().any(|f| f.id > rest && fits(own, f));
    if let [a, b] = pair
        && !more
    {
        let (whole, part) = larger(builder, *a, *b)?;
        let named = claim.operand("definite").is_some();
        let told = named && is_told_before(builder, claim, (whole, part), rest);
        if told || items::but_for_a_slip(builder, whole, &[part, rest]) {
            return Some((whole, vec![part]));
        }
    }
    let from = builder.segments.get(claim.segment).map_or(0, |segment| segment.span.start);
    let own = |id: &FigureId| builder.figure(*id).is_some_and(|figure| figure.span.start >= from);
    let (whole, parts) = amounts.split_first()?;
    (amounts.len() > 2 && !own(whole) && parts.iter().all(own)).then(|| (*whole, parts.to_vec()))
}

/// `It has 355 shops. Of these, 81 are in Arden. The other 274 are in Easton`: the whole stands alone in a sentence before, the part
/// alone in that of the rest or between them, and both are less than the whole and called nothing else.
fn is_told_before(
    builder: &Builder<'_>,
    claim: &Claim,
    (whole, part): (FigureId, FigureId),
    rest: FigureId,
) -> bool {
    let place = |id: FigureId| builder.place(builder.figure(id)?);
    let kind = |id: FigureId| builder.figure(id).map(|f| f.kind);
    let alone = |id: FigureId| {
        let like =
            |f: &&Figure| place(f.id) == place(id) && builder.figure(rest).is_some_and(|own| fits(own, f));
        let amounts = builder.figures.iter().filter(like);
        amounts.filter(|f| f.id != rest).count() == 1
    };
    let less =
        |id: FigureId| base(builder, id).zip(base(builder, whole)).is_some_and(|(a, b)| super::below(&a, &b));
    let named = |id: FigureId| {
        let like = builder
            .figure(id)
            .zip(builder.figure(whole))
            .is_some_and(|(a, b)| crate::claim::grammar::comparable(a, b));
        kind(id) == Some(Kind::Number) || like
    };
    place(whole) < place(part)
        && place(part) <= Some(claim.segment)
        && alone(whole)
        && alone(part)
        && less(part)
        && [part, rest].into_iter().all(named)
}

/// The whole of the last shares told in this sentence or the one before, with all their parts.
fn of_shares(builder: &Builder<'_>, claim: &Claim) -> Option<(FigureId, Vec<FigureId>, usize)> {
    let near =
        |c: &&Claim| c.kind == "share" && c.segment + 1 >= claim.segment && c.span.start < claim.span.start;
    let shares: Vec<&Claim> = builder.claims.iter().filter(near).collect();
    let last = shares.iter().rev().find(|c| c.figure("whole").is_some() && c.figure("part").is_some())?;
    let whole = last.figure("whole")?;
    let alike = |c: &&&Claim| c.figure("whole") == Some(whole);
    let parts: Vec<FigureId> = shares.iter().filter(alike).filter_map(|c| c.figure("part")).collect();
    Some((whole, parts, last.segment))
}

/// The rest with the parts before it in its sentence, two at least, and the only amount told anywhere before that they
/// make up, but for a slip: `will cut 340 jobs` in a headline, `210 of the posts will go here, 95 there and the remaining 35 abroad`.
fn far_whole(builder: &Builder<'_>, claim: &Claim, rest: FigureId) -> Option<Sum> {
    let mut parts = listed_before(builder, claim, rest)?;
    let told = before(builder, claim, rest, claim.segment);
    let near = before(builder, claim, rest, SENTENCES);
    let earlier = |id: &&FigureId| !parts.contains(id) && !near.contains(id);
    let candidates: Vec<FigureId> = told.iter().filter(earlier).copied().collect();
    parts.push(rest);
    let wholes = candidates.into_iter().filter(|id| items::but_for_a_slip(builder, *id, &parts));
    let wholes: Vec<FigureId> = wholes.collect();
    let (first, others) = wholes.split_first()?;
    let value = base(builder, *first)?;
    let alike = |id: &FigureId| base(builder, *id).is_some_and(|other| other.meets(&value));
    others.iter().all(alike).then_some((*first, parts))
}

/// The same, of the amounts of the two sentences before, if one alone is made up but for a slip.
fn near_whole(builder: &Builder<'_>, claim: &Claim, rest: FigureId) -> Option<Sum> {
    let parts = listed_before(builder, claim, rest)?;
    let all: Vec<FigureId> = parts.iter().copied().chain([rest]).collect();
    let told = before(builder, claim, rest, SENTENCES);
    let made = |id: &&FigureId| !parts.contains(id) && items::but_for_a_slip(builder, **id, &all);
    let mut wholes = told.iter().filter(made);
    let whole = *wholes.next()?;
    wholes.next().is_none().then_some((whole, parts))
}

/// The amounts before the rest in its own sentence, two at least, none of which another claim ties.
fn listed_before(builder: &Builder<'_>, claim: &Claim, rest: FigureId) -> Option<Vec<FigureId>> {
    let parts = before(builder, claim, rest, 0);
    let free = |id: &FigureId| !builder.claims.iter().any(|c| tied_elsewhere(c, *id));
    ((2..=MOST).contains(&parts.len()) && parts.iter().all(free)).then_some(parts)
}

/// The amounts before a remainder that it could leave over, in its sentence and as many before it.
fn before(builder: &Builder<'_>, claim: &Claim, rest: FigureId, sentences: usize) -> Vec<FigureId> {
    let Some(own) = builder.figure(rest) else { return Vec::new() };
    let from =
        builder.segments.get(claim.segment.saturating_sub(sentences)).map_or(0, |segment| segment.span.start);
    let before = builder.figures.iter().take(rest.0).filter(|figure| figure.span.start >= from);
    before.filter(|figure| fits(own, figure)).map(|figure| figure.id).collect()
}

/// Of two amounts the larger is the whole.
fn larger(builder: &Builder<'_>, a: FigureId, b: FigureId) -> Option<(FigureId, FigureId)> {
    let (first, second) = (base(builder, a)?.middle()?, base(builder, b)?.middle()?);
    Some(if first >= second { (a, b) } else { (b, a) })
}

/// The only whole and parts among the amounts that leave this rest: at most eight amounts, at most 1,024 sums.
fn fitting(builder: &Builder<'_>, amounts: &[FigureId], rest: FigureId) -> Option<Sum> {
    let values: Vec<Interval> = amounts.iter().filter_map(|id| base(builder, *id)).collect();
    let rest = base(builder, rest)?;
    let mut found = None;
    for (w, whole) in values.iter().enumerate() {
        for chosen in (1..(1usize << values.len())).filter(|chosen| chosen >> w & 1 == 0) {
            let parts: Vec<&Interval> =
                values.iter().enumerate().filter(|(i, _)| chosen >> i & 1 == 1).map(|(_, v)| v).collect();
            let added = parts.into_iter().fold(rest.clone(), |sum, part| sum.add(part));
            if !added.meets(whole) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some((w, chosen));
        }
    }
    let (whole, chosen) = found?;
    Some((*amounts.get(whole)?, select(amounts, chosen)))
}
