//! Are two claims about one measure?
//!
//! In: `exports of steel products` and `exported 758,000 tons of steel products`, out: yes. The same head is
//! needed and no contrast: a word that tells measures of one head apart (gross, core, forecast) in one
//! topic and not in the other makes two measures of them.

use crate::claim::{Mode, Topic};

/// The same head noun, no conflicting modifier, and neither denied.
pub fn same(a: &Topic, b: &Topic) -> bool {
    a.head.is_some()
        && a.head == b.head
        && a.mode != Mode::Unreal
        && b.mode != Mode::Unreal
        && compatible(a, b)
}

/// Every modifier of the shorter topic is in the longer one.
fn compatible(a: &Topic, b: &Topic) -> bool {
    let within = |inner: &Topic, outer: &Topic| inner.modifiers.iter().all(|m| outer.modifiers.contains(m));
    let shared = a.modifiers.iter().any(|m| b.modifiers.contains(m));
    let either_bare = a.modifiers.is_empty() || b.modifiers.is_empty();
    (shared || either_bare) && (within(a, b) || within(b, a) || shares_most(a, b))
}

/// At least half of the modifiers of the shorter one: `Iran's exports of steel products` against `steel products`.
fn shares_most(a: &Topic, b: &Topic) -> bool {
    let common = a.modifiers.iter().filter(|m| b.modifiers.contains(m)).count();
    2 * common >= a.modifiers.len().min(b.modifiers.len()) && common >= 2
}
