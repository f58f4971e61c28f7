//! Exact numbers: what may a stated number be, and what follows from it?
//!
//! [`Num`] is a rational, [`Interval`] a closed range of them, [`rounding`] says which interval a
//! spelling such as `1.854` stands for. No text beyond digits, no units, no floats.

mod interval;
mod rational;
pub mod rounding;

pub use interval::Interval;
pub use rational::Num;

#[cfg(test)]
mod tests;
