//! Which one slip of the pen explains a mismatch?
//!
//! In: a mismatch over `32 percent`, out: `23 percent would be right; 32 is 23 with its digits swapped`. One
//! figure at a time is respelled, read again as the text would be, and put to the rule. Slips that
//! hardly happen by chance come first; a digit that is merely off is offered only if none of them fits.

mod converted;
mod slips;

use crate::num::{Interval, Num, rounding};
use crate::relation::kind::RoleSpec;
use crate::relation::{Relation, Relations, Variable, VariableId};
use crate::unit::Unit;

use super::Verdict;
use super::apply::{Applied, apply, conditions, judge, used_roles};
use super::binding::{Derived, Held};
use super::checked::Rule;
use super::conflict::{self, Clash};
use super::finding::players;
use super::number::magnitude_name;
use super::parse::{Binary, Node};
use super::solver::Quantity;
use converted::Pair;
use slips::{Slip, leading, slips};

/// More slips than this explain nothing.
const MAX_OFFERED: usize = 3;

/// The help lines of a mismatch of one relation; a slip must cure all that is wrong with it.
pub fn of_relation(applied: &Applied<'_>, together: &[&Applied<'_>], all: &Relations) -> Vec<String> {
    let pair = Pair::of(applied, all);
    if let Some(line) = pair.as_ref().and_then(Pair::confused) {
        return vec![line];
    }
    // One figure against bounds that are known beforehand: too much would lie within them
    if players(applied, all).len() == 1 {
        return Vec::new();
    }
    let mut cures = cures_of(applied, together, all);
    if orders(applied.rule) {
        cures.retain(|cure| cure.slip.strong && is_near(applied, cure));
    }
    // A digit that is off tells less than what the other unit makes of the quantity
    let told = pair.and_then(|pair| pair.told()).filter(|_| cures.iter().all(|cure| !cure.slip.strong));
    told.map_or_else(|| explain(&cures), |line| vec![line])
}

/// Whether a rule only asks which of two is the greater: half of all numbers would do.
fn orders(rule: &Rule) -> bool {
    let bound = |op: &Binary| matches!(op, Binary::Below | Binary::AtMost | Binary::Above | Binary::AtLeast);
    rule.require.iter().all(|c| matches!(&c.tree.node, Node::Binary(op, ..) if bound(op)))
}

/// Whether a slip leaves a number within a quarter of what is printed: `119.71` for `119.17`, not `18` for `81`.
fn is_near(applied: &Applied<'_>, cure: &Cure<'_>) -> bool {
    let mut held = applied.case.roles.iter().flatten().filter(|held| held.variable == cure.variable.id);
    let Some(Quantity::Number(old)) = held.next().map(|held| &held.rounded) else { return false };
    let (Some(old), Some(new)) = (old.middle(), cure.value.middle()) else { return false };
    (&new - &old).abs() * Num::from(4) <= old.abs()
}

/// The slips that hardly happen by chance and cure a mismatch.
pub struct Strong {
    /// Which figure would have which value.
    pub cures: Vec<(VariableId, Interval)>,
    /// How many such slips there are, whether they cure it or not.
    pub tried: usize,
    /// Which would have which value if only its first digit were off.
    pub leading: Vec<(VariableId, Interval)>,
}

/// What slips that hardly happen by chance do to a mismatch.
pub fn strong_cures(applied: &Applied<'_>, all: &Relations) -> Strong {
    let values =
        |cures: Vec<Cure<'_>>| cures.into_iter().map(|cure| (cure.variable.id, cure.value)).collect();
    let (strong, _): (Vec<_>, Vec<_>) =
        cures_of(applied, &[], all).into_iter().partition(|cure| cure.slip.strong);
    let off = held(applied, all).map(|(variable, held, _)| (variable, held, leading(variable)));
    let leading = cures(off, |variable, value| cured(applied, variable, value));
    let of = |(role, variable): &(usize, &Variable)| {
        slips(variable, is_signed(applied.rule, *role)).iter().filter(|slip| slip.strong).count()
    };
    let tried = players(applied, all).iter().map(of).sum();
    Strong { cures: values(strong), tried, leading: values(leading) }
}

/// The figures of a relation, each as it is held there, and whether a word gives its sign.
fn held<'a, 'h>(
    applied: &'h Applied<'_>,
    all: &'a Relations,
) -> impl Iterator<Item = (&'a Variable, &'h Held, bool)> {
    players(applied, all).into_iter().filter_map(|(role, variable)| {
        let held = applied.case.roles.get(role)?.iter().find(|h| h.variable == variable.id)?;
        Some((variable, held, is_signed(applied.rule, role)))
    })
}

fn cures_of<'a>(applied: &Applied<'_>, together: &[&Applied<'_>], all: &'a Relations) -> Vec<Cure<'a>> {
    let respelled =
        held(applied, all).map(|(variable, held, signed)| (variable, held, slips(variable, signed)));
    let found = cures(respelled, |variable, value| {
        cured(applied, variable, value) && together.iter().all(|other| cured(other, variable, value))
    });
    // Among whole things, 14 is no slip for 1.4
    let whole = players(applied, all).iter().all(|(role, variable)| is_whole(applied, *role, variable));
    found.into_iter().filter(|cure| !whole || !cure.slip.digits.contains('.')).collect()
}

/// Whether a figure is a plain number of things without a fraction.
fn is_whole(applied: &Applied<'_>, role: usize, variable: &Variable) -> bool {
    let unit = applied.case.roles.get(role).and_then(|held| held.first()).and_then(|held| held.unit.as_ref());
    let digits = variable.spelling.as_ref().is_some_and(|s| s.exponent == 0 && !s.digits.contains('.'));
    digits && unit.is_some_and(Unit::counts_one)
}

/// The help lines of a mismatch whose figure fits in another part of the same relation: percent said
/// for percentage points, or the other way round.
pub fn misplaced(applied: &Applied<'_>, rules: &[Rule], all: &Relations) -> Vec<String> {
    let kind = applied.rule.relation;
    let free =
        |role: &&RoleSpec| role.signed && applied.relation.args.iter().all(|arg| arg.role != role.name);
    let mut lines = Vec::new();
    for (role, variable) in players(applied, all) {
        let Some(own) = kind.roles.get(role).filter(|role| role.signed) else { continue };
        for other in kind.roles.iter().filter(free) {
            let mut moved = applied.relation.clone();
            for arg in moved.args.iter_mut().filter(|arg| arg.role == own.name) {
                arg.role = other.name;
            }
            let mut of_kind = rules.iter().filter(|rule| rule.relation.name == kind.name);
            if of_kind.any(|rule| uses_and_holds(rule, &moved, other.name, all)) {
                lines.push(format!("{} fits as {}, not as {}", variable.text, other.doc, own.doc));
                break;
            }
        }
    }
    lines
}

fn uses_and_holds(rule: &Rule, relation: &Relation, role: &str, all: &Relations) -> bool {
    let used = used_roles(rule, &conditions(rule));
    let named = |i: &usize| rule.relation.roles.get(*i).is_some_and(|r| r.name == role);
    used.iter().any(named)
        && apply(rule, relation, all, &Derived::new()).is_some_and(|a| a.verdict == Verdict::Consistent)
}

/// The help lines of a clash over several relations.
pub fn of_clash(clash: &Clash<'_>, all: &Relations) -> Vec<String> {
    let held = clash.figures.iter().filter_map(|id| {
        let held = clash.equations.iter().find_map(|equation| equation.held(*id))?;
        let variable = all.variables.get(id.0)?;
        Some((variable, held, slips(variable, false)))
    });
    explain(&cures(held, |variable, value| conflict::cured(clash, variable, value)))
}

/// A slip that explains a mismatch.
struct Cure<'a> {
    variable: &'a Variable,
    slip: Slip,
    /// What the variable would be.
    value: Interval,
}

/// Every slip of one figure that explains a mismatch, one for each value.
fn cures<'a, 'h>(
    figures: impl Iterator<Item = (&'a Variable, &'h Held, Vec<Slip>)>,
    cures: impl Fn(VariableId, &Quantity) -> bool,
) -> Vec<Cure<'a>> {
    let mut found = Vec::new();
    for (variable, held, slips) in figures {
        let mut tried: Vec<Interval> = Vec::new();
        for slip in slips {
            let Some(value) = read(held, variable, &slip) else { continue };
            if tried.contains(&value) || !cures(variable.id, &Quantity::Number(value.clone())) {
                continue;
            }
            tried.push(value.clone());
            found.push(Cure { variable, slip, value });
        }
    }
    found
}

/// One line for a slip that alone explains it, several for alternatives, none if too many would do.
fn explain(cures: &[Cure<'_>]) -> Vec<String> {
    let (strong, weak): (Vec<&Cure<'_>>, Vec<&Cure<'_>>) =
        cures.iter().filter(|cure| !is_any_size(cure, cures)).partition(|cure| cure.slip.strong);
    let offered = if strong.is_empty() { weak } else { strong };
    if offered.len() > MAX_OFFERED {
        return Vec::new();
    }
    offered.iter().map(|cure| line(cure.variable, &cure.slip)).collect()
}

/// `8 percent` where 80, 800 and 8,000 would do as well: an order asks for more or less, not for a power of ten.
fn is_any_size(cure: &Cure<'_>, cures: &[Cure<'_>]) -> bool {
    let alike = |other: &&Cure<'_>| other.slip.rescales && other.variable.id == cure.variable.id;
    cure.slip.rescales && cures.iter().filter(alike).nth(1).is_some()
}

/// Whether the rule holds with another value of that variable.
fn cured(applied: &Applied<'_>, variable: VariableId, value: &Quantity) -> bool {
    let mut values = applied.values.clone();
    for (players, held) in values.roles.iter_mut().zip(&applied.case.roles) {
        for (slot, _) in players.iter_mut().zip(held).filter(|(_, held)| held.variable == variable) {
            *slot = value.clone();
        }
    }
    judge(applied.rule, &values) == Some(true)
}

/// The value of a respelled number, as the role holds it.
fn read(held: &Held, variable: &Variable, slip: &Slip) -> Option<Interval> {
    let (unit, spelling) = (held.unit.as_ref()?, variable.spelling.as_ref()?);
    let Quantity::Number(old) = &held.rounded else { return None };
    let new = rounding::rounded(&slip.digits, slip.exponent, spelling.precision)?;
    let new = unit.to_base(&new);
    let was_negative = old.high().is_some_and(Num::is_negative);
    Some(if was_negative == slip.negated { new } else { new.neg() })
}

/// `23 percent would be right; 32 is 23 with its digits swapped`
fn line(variable: &Variable, slip: &Slip) -> String {
    let old = variable.spelling.as_ref();
    let digits = old.map_or("", |s| s.digits.as_str());
    if slip.negated {
        return format!("{} would be right, {}", variable.text, slip.what);
    }
    let text = match old {
        Some(spelling) if spelling.exponent != slip.exponent => {
            rescaled(&variable.text, spelling.exponent, slip.exponent)
        }
        _ => redigited(&variable.text, digits, &slip.digits),
    };
    format!("{text} would be right; {}", as_written(&slip.what, &variable.text, digits))
}

/// What was done to a number, its digits parted as the text parts them: `31,300`.
fn as_written(what: &str, text: &str, digits: &str) -> String {
    let parted = with_separators(digits);
    if parted == digits || !text.contains(&parted) {
        return what.to_owned();
    }
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let words =
        what.split(' ').map(|word| if number(word) { with_separators(word) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// The text with other digits, wherever its own stand; their separators are dropped with them.
fn redigited(text: &str, old: &str, new: &str) -> String {
    // "minus 14F": the sign is a word of the text
    let (old, new) = match (old.strip_prefix('-'), new.strip_prefix('-')) {
        (Some(old), Some(new)) => (old, new),
        _ => (old, new),
    };
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let number = text.get(start..).unwrap_or_default();
    let end = number.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(number.len());
    let written = number.get(..end).unwrap_or_default().trim_end_matches(['.', ',']);
    if written.replace(',', "") != old {
        return new.to_owned();
    }
    let new = if written.contains(',') { with_separators(new) } else { new.to_owned() };
    text.replacen(written, &new, 1)
}

fn with_separators(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(w, f)| (w, f));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if fraction.is_empty() { out } else { format!("{out}.{fraction}") }
}

/// The text with another magnitude word.
fn rescaled(text: &str, old: i32, new: i32) -> String {
    let name = |e: i32| magnitude_name(e).unwrap_or_default();
    let (from, to) = (name(old), name(new));
    if !from.is_empty() && text.contains(from) {
        return text.replacen(from, to, 1).replace(" units", "");
    }
    format!("{text} in {}", if new == 0 { "single units" } else { to })
}

/// Whether the sign of a role comes from a word such as `fell`, which may be the wrong one.
fn is_signed(rule: &Rule, role: usize) -> bool {
    rule.relation.roles.get(role).is_some_and(|spec| spec.signed)
}
