//! stub, replaced by base's
use super::Domain;
use crate::calendar::Day;
use crate::figure::{Figure, Time};
use crate::segment::Segment;
use crate::source::Source;
/// a
#[derive(Debug, Clone, Default)]
pub struct Anchors;
/// f
pub fn find(_: &Source, _: &[Segment], _: &[Figure], _: Option<Day>) -> Anchors {
    Anchors
}
/// r
pub fn resolve(_: &Time, _: &Anchors) -> Vec<Domain> {
    vec![]
}
/// r
pub fn resolve_open(_: &Time, _: &Anchors) -> Vec<Domain> {
    vec![]
}
