//! Is this the finding that I saw yesterday?
//!
//! In: a check, out: sixteen hex digits over its rule, its parts and the words of their figures, and
//! a count for checks that are alike in all of these. No place goes in, so that a finding keeps its
//! fingerprint when the text around it moves.

use std::collections::BTreeMap;

use crate::Analysis;
use crate::rule::Check;
use crate::source::Source;

/// FNV-1a, 64 bits: public, stable, and good enough to tell the findings of one article apart.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The fingerprints of all checks, in their order.
pub fn of(source: &Source, analysis: &Analysis) -> Vec<String> {
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    let mut one = |check: &Check| {
        let plain = hash(source, analysis, check);
        let occurrence = seen.entry(plain).and_modify(|count| *count += 1).or_insert(0);
        format!("{:016x}", absorb(plain, &occurrence.to_le_bytes()))
    };
    analysis.checks.iter().map(&mut one).collect()
}

fn hash(source: &Source, analysis: &Analysis, check: &Check) -> u64 {
    let text = |id: &crate::figure::FigureId| {
        analysis.figures.get(id.0).map(|figure| source.slice(figure.span)).unwrap_or_default()
    };
    let parts = check.roles.iter().flat_map(|(role, id)| [*role, text(id)]);
    let figures = check.figures.iter().map(text);
    std::iter::once(check.rule.as_str())
        .chain(parts)
        .chain(figures)
        .fold(OFFSET, |hash, part| absorb(absorb(hash, part.as_bytes()), &[0]))
}

fn absorb(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}
