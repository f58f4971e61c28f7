//! Which full stops end no sentence? The tables of `rules/vocabulary/text.toml`.
//!
//! In: `Inc`, out: [`Stop::MayEnd`]. What to make of it is the segment stage's work.

use std::collections::BTreeSet;

use serde::Deserialize;

/// The words that say where sentences end.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Text {
    never_ends: BTreeSet<String>,
    before_number: BTreeSet<String>,
    may_end: BTreeSet<String>,
    opens: BTreeSet<String>,
    months: BTreeSet<String>,
}

/// What a full stop after a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// It ends a sentence, unless the text goes on in lower case.
    Ends,
    /// It belongs to an abbreviation that something must follow: `Mr.`.
    NeverEnds,
    /// It belongs to an abbreviation if a number follows: `No.`.
    BeforeNumber,
    /// It belongs to an abbreviation, and may end a sentence as well: `Inc.`.
    MayEnd,
}

impl Text {
    /// What a full stop says after this word, which stands without it: `U.S`, `Inc`, `J`, `rose`.
    pub fn stop(&self, word: &str) -> Stop {
        if self.never_ends.contains(word) {
            Stop::NeverEnds
        } else if self.before_number.contains(word) {
            Stop::BeforeNumber
        } else if self.may_end.contains(word) || is_initials(word) {
            Stop::MayEnd
        } else {
            Stop::Ends
        }
    }

    /// Whether this is an abbreviation that some texts write without its full stop: `Inc`, `pct`.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.may_end.contains(word)
    }

    /// Whether this word opens a sentence after an abbreviation.
    pub fn opens(&self, word: &str) -> bool {
        self.opens.contains(word)
    }

    /// Whether this is a month's name, in full or short.
    pub fn is_month(&self, word: &str) -> bool {
        self.months.contains(word)
    }
}

/// `J`, `U.S`, `p.m`, `S.p.A`: single letters with full stops between them, a capital if there is only one.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    if word.contains('.') { parts.all(single) } else { single(word) && word.chars().all(char::is_uppercase) }
}
