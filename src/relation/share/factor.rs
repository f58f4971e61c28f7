//! Of which two amounts is a ratio with a name of its own?
//!
//! In: a claim `factor` (`a load factor of 56.3 percent`) beside `5.25 billion passenger miles` and `9.32 billion seat miles`, out: a share of
//! the two, if no other two of its sentence or the ones beside it give it, and they agree but for a slip.

use super::super::Link;
use super::super::build::{Builder, Use};
use super::super::restate::slip;
use crate::claim::Claim;
use crate::claim::grammar::comparable;
use crate::figure::{Figure, FigureId, Kind};
use crate::num::Num;

/// Most amounts among which the two are looked for.
const MOST: usize = 8;

/// Relates a named ratio.
pub fn relate(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(percent) = claim.figure("percent").and_then(|id| builder.figure(id)) else { return };
    let own = builder.sentences(claim.segment..claim.segment + 1);
    let wide =
        builder.sentences(claim.segment.saturating_sub(1)..(claim.segment + 2).min(builder.segments.len()));
    let near = only(builder, own, percent, false)
        .or_else(|| only(builder, wide, percent, false))
        .or_else(|| only(builder, own, percent, true));
    let Some((part, whole)) = near else {
        return builder.refuse(&[claim.id], "no two amounts, or several, give this ratio");
    };
    let mut args = Vec::new();
    for (role, id, how) in
        [("part", part, Use::Bare), ("whole", whole, Use::Bare), ("percent", percent.id, Use::Plain)]
    {
        args.extend(builder.variable(id, how).map(|variable| (role, variable)));
    }
    builder.relate(
        "share",
        args,
        Link::Likely,
        &[claim.id],
        "the ratio has a name, and two amounts give it".to_string(),
    );
}

/// The only two amounts, in a row and of one kind, that give the ratio; but for a slip, only where there are no others.
fn only(
    builder: &Builder<'_>,
    near: &[Figure],
    percent: &Figure,
    slipped: bool,
) -> Option<(FigureId, FigureId)> {
    let past = |f: &Figure| builder.hinted(f.id, "past");
    let level = |f: &&Figure| {
        matches!(f.kind, Kind::Quantity | Kind::Count | Kind::Money | Kind::Number)
            && slip::significant(f) > 1
            && !past(f)
    };
    let amounts: Vec<&Figure> = near.iter().filter(level).collect();
    let mut found = Vec::new();
    for (at, a) in amounts.iter().enumerate() {
        for b in amounts.iter().skip(at + 1) {
            let pairs = [(a, b), (b, a)];
            let gives = pairs.iter().find(|(part, whole)| {
                are_alike(part, whole) && gives(percent, part, whole, slipped) == Some(true)
            });
            found.extend(gives.map(|(part, whole)| (part.id, whole.id)));
        }
    }
    let few = amounts.len() <= if slipped { 2 } else { MOST };
    if let ([only], true) = (found.as_slice(), few) { Some(*only) } else { None }
}

/// Whether two amounts are of one unit; a long bare number may leave it out.
fn are_alike(a: &Figure, b: &Figure) -> bool {
    let long = |f: &Figure| f.kind == Kind::Number && f.spelling.as_ref().is_some_and(|s| s.exponent > 2);
    comparable(a, b) || long(a) && b.kind == Kind::Quantity || long(b) && a.kind == Kind::Quantity
}

fn gives(percent: &Figure, part: &Figure, whole: &Figure, slipped: bool) -> Option<bool> {
    // "5.25 billion miles" and "9.32 billion" are both counted in miles
    let bare = part.kind == Kind::Number || whole.kind == Kind::Number;
    let value = |f: &Figure| if bare { f.reading().map(|r| r.interval.clone()) } else { f.in_base_units() };
    let (share, part_value, whole_value) = (percent.in_base_units()?, value(part)?, value(whole)?);
    let ratio = part_value.div(&whole_value)?;
    if !slipped {
        let off = (&ratio.middle()? - &share.middle()?).abs();
        return Some(ratio.meets(&share) && off <= Num::ratio(1, 100)?);
    }
    let (share, a, b) = (share.middle()?, part_value.middle()?, whole_value.middle()?);
    let implied = [a.checked_div(&b), Some(&share * &b), a.checked_div(&share)];
    let figures = [percent, part, whole];
    Some(
        figures
            .iter()
            .zip(implied)
            .any(|(f, value)| value.is_some_and(|value| slip::is_transposed(f, &value))),
    )
}
