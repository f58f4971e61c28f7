//! When are two words one word? The one home of the stemmer.
//!
//! In: `Exports`, `exported`, out: `export` for both. Number, tense and possessives are cut, so that a noun meets its
//! verb; meanings are not told apart (`product` and `production` are one stem).

use rust_stemmers::{Algorithm, Stemmer};

/// The stem by which words are compared, by Porter's second algorithm for English.
///
/// ```
/// use factcheck::vocabulary::stem::stem;
/// assert_eq!(stem("Iran’s"), "iran");
/// assert_eq!(stem("exported"), stem("exports"));
/// ```
pub fn stem(word: &str) -> String {
    let lower = word.to_lowercase().replace('’', "'");
    let plain = lower.strip_suffix("'s").unwrap_or(&lower).trim_matches('\'');
    Stemmer::create(Algorithm::English).stem(plain).into_owned()
}
