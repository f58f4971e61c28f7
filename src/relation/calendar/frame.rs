//! A number that counts from a beginning to a time: which days and which length must agree?
//!
//! In: a claim `frame` of `3 May`, `14 May` and `12th` with the unit of a day, out: a relation `span` of the three; the twelfth day is
//! eleven days behind the first, or twelve for whoever counts from the next one.

use super::run::LEFT_OUT;
use super::span::{ends, long, whole_years};
use crate::claim::{Claim, Operand, Role};
use crate::figure::{FigureId, TimeUnit};
use crate::num::{Interval, Num};
use crate::relation::build::{Builder, Use};
use crate::relation::{Link, VariableId};
use crate::unit::{Base, Dimension, Unit};

/// The beginning, the time, and the number between them.
pub fn frame(builder: &mut Builder<'_>, claim: &Claim) {
    let Some(from) = claim.figure("from") else { return };
    let number = claim.operand("number");
    let duration = match number {
        Some(Operand::Figure(id)) => match unit(claim) {
            Some(unit) => nth(builder, *id, &unit),
            None => long(builder, *id),
        },
        Some(Operand::Cue { span, value }) => {
            Some(builder.measured_cue(*span, &whole_years(value), &Builder::years()))
        }
        None => None,
    };
    let both = match claim.figure("to") {
        Some(to) => ends(builder, from, to, true),
        None => builder.variable(from, Use::Plain).zip(builder.now()),
    };
    let Some((duration, (from, to))) = duration.zip(both) else { return };
    let args: Vec<(Role, VariableId)> = vec![("from", from), ("to", to), ("duration", duration)];
    let why = "the only times of the sentence, and a number that counts from the beginning".to_string();
    builder.relate("span", args, Link::Certain, &[claim.id], why);
}

/// The nth day or month: n - 1 of them have passed, or n.
fn nth(builder: &mut Builder<'_>, id: FigureId, unit: &Unit) -> Option<VariableId> {
    let count = builder.figure(id)?.reading()?.interval.middle()?.to_i64()?;
    // "now in its 12th year": what comes every year may have been left out in some
    let yearly = unit.factor == Num::from(12 * TimeUnit::Month.seconds());
    let left_out = if yearly { LEFT_OUT } else { 0 };
    let passed = Interval::new(Num::from(count - 1), Num::from(count + left_out))?;
    builder.valued(id, &passed, unit)
}

/// What an ordinal counts.
fn unit(claim: &Claim) -> Option<Unit> {
    let count = claim.number("unit")?.to_i64()?;
    let (unit, size) = if count > 0 { (TimeUnit::Day, count) } else { (TimeUnit::Month, -count) };
    Some(Unit::new(unit.symbol(), Dimension::of(Base::Time), Num::from(size * unit.seconds())))
}
