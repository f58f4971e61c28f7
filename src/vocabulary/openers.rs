//! Which kinds of figures can start with this word?
//!
//! In: `quarter of`, out: times, ratios and amounts; of `ministers` none. Most words of a text open no figure,
//! and one look here saves all the grammars. The answer follows from the other tables: the first word of
//! each phrase that may stand first in a figure, and the few words that the grammars spell themselves
//! (`rules/vocabulary/openers.toml`).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Phrases, Vocabulary};

/// A kind of reader, or the hedges; a set of them is a sum.
pub type Opens = u8;

/// Dates, periods, lengths, ages, times of day.
pub const TIME: Opens = 1;
/// Names that hold a number.
pub const NAME: Opens = 1 << 1;
/// Shares and multiples.
pub const RATIO: Opens = 1 << 2;
/// Ordinals.
pub const ORDINAL: Opens = 1 << 3;
/// Numbers with or without a unit.
pub const AMOUNT: Opens = 1 << 4;
/// Scores.
pub const SCORE: Opens = 1 << 5;
/// Words that bend a figure.
pub const HEDGE: Opens = 1 << 6;
/// All readers, which may all find something at a digit.
pub const ANY: Opens = TIME | NAME | RATIO | ORDINAL | AMOUNT | SCORE;

/// The first words of figures.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Spelled")]
pub struct Openers {
    words: Phrases<Opening>,
    /// What may stand behind an article at the start of a figure: `third`, `decade`, `couple`.
    counted: Phrases<()>,
    spelled: Spelled,
}

/// What a word opens.
#[derive(Debug, Clone, Copy, Default)]
struct Opening {
    /// As it stands in the table, and in capitals.
    any: Opens,
    /// With a capital only: `ALL` is a currency.
    capital: Opens,
    /// Whether it is an article, which opens a figure only before what may be counted.
    article: bool,
}

/// The words that the grammars spell themselves.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Spelled {
    articles: Vec<String>,
    counted: Vec<String>,
    time: Vec<String>,
    name: Vec<String>,
    ratio: Vec<String>,
    ordinal: Vec<String>,
    amount: Vec<String>,
}

impl From<Spelled> for Openers {
    fn from(spelled: Spelled) -> Self {
        Self { spelled, ..Self::default() }
    }
}

impl Openers {
    /// What may start with a word, which is a run of letters, or with a mark, which is one character, before `rest`.
    pub fn of(&self, head: &str, rest: &str) -> Opens {
        let Some(opening) = self.words.get(head) else { return 0 };
        let apart =
            rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
        if opening.article && apart && !self.counts(rest) {
            return 0;
        }
        if head.starts_with(char::is_uppercase) { opening.any | opening.capital } else { opening.any }
    }

    /// Whether the next word is one that an article may count: ` third of`, `-day`.
    fn counts(&self, rest: &str) -> bool {
        let next = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        let end = next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len());
        next.get(..end).is_some_and(|word| self.counted.get(word).is_some())
    }

    /// The same table with the first words of all phrases that may stand first in a figure.
    pub(super) fn with(&self, known: &Vocabulary) -> Self {
        let spelled = &self.spelled;
        let mut heads = Heads::default();
        for (opens, words) in [
            (TIME, &spelled.time),
            (NAME, &spelled.name),
            (RATIO, &spelled.ratio),
            (ORDINAL, &spelled.ordinal),
            (AMOUNT, &spelled.amount),
            (TIME | RATIO | AMOUNT, &spelled.articles),
        ] {
            heads.add(opens, words.iter().cloned());
        }
        numbers(known, &mut heads);
        times(known, &mut heads);
        named(known, &mut heads);
        heads.add(HEDGE, known.hedges.before.heads());
        for article in &spelled.articles {
            heads.0.entry(article.clone()).or_default().article = true;
        }
        Self {
            words: heads.0.into_iter().collect(),
            counted: counted(known, spelled),
            spelled: spelled.clone(),
        }
    }
}

/// What an article may stand before in a figure: `a third`, `a hundred`, `a decade`, `a couple of`.
fn counted(known: &Vocabulary, spelled: &Spelled) -> Phrases<()> {
    let numbers = &known.numbers;
    let second = |phrase: String| phrase.split([' ', '-']).nth(1).map(str::to_owned);
    let phrases = numbers.loose.phrases().into_iter().map(|(phrase, _)| phrase);
    let phrases = phrases.chain(known.hedges.before.phrases().into_iter().map(|(phrase, _)| phrase));
    let named = known
        .names
        .whole
        .phrases()
        .into_iter()
        .chain(known.names.before.phrases())
        .map(|(phrase, ())| phrase);
    let heads =
        [numbers.parts.heads(), numbers.magnitudes.heads(), numbers.groups.heads(), known.time.units.heads()]
            .concat();
    let words = phrases.chain(named).filter_map(second).chain(heads).chain(spelled.counted.iter().cloned());
    words.map(|word| (word, ())).collect()
}

/// Numbers in words open amounts, ratios, times and scores alike.
fn numbers(known: &Vocabulary, words: &mut Heads) {
    let numbers = &known.numbers;
    for heads in [numbers.small.heads(), numbers.tens.heads(), numbers.plurals.heads(), numbers.loose.heads()]
    {
        words.add(TIME | RATIO | AMOUNT | SCORE, heads);
    }
    words.add(TIME | RATIO | AMOUNT, numbers.parts.heads());
    words.add(ANY, numbers.vulgar.heads());
    words.add(ORDINAL, numbers.tens.heads());
    words.add(ORDINAL | TIME, numbers.ordinals.heads());
    words.add(RATIO, numbers.multiples.heads());
    words.add(AMOUNT, numbers.minus.heads());
    words.add(AMOUNT, numbers.often.heads());
    words.add(AMOUNT, numbers.tens_parts.heads());
    words.add(SCORE, numbers.nil.heads());
}

fn times(known: &Vocabulary, words: &mut Heads) {
    let (time, around) = (&known.time, &known.time.words);
    for heads in [
        time.months.heads(),
        time.weekdays.heads(),
        time.seasons.heads(),
        time.calendars.heads(),
        time.eras.heads(),
        time.feasts.heads(),
        time.relative.heads(),
        time.days.heads(),
        time.edges.heads(),
        around.same.heads(),
        around.ordinals.heads(),
        around.year_ago.heads(),
        around.year.heads(),
        time.units.heads(),
        around.kinds_of_year.heads(),
        around.fiscal.heads(),
        around.leap.heads(),
        time.age.tens.heads(),
        time.clock.named.heads(),
        time.clock.parts.heads(),
    ] {
        words.add(TIME, heads);
    }
}

/// Names and codes, in capitals as they are written.
fn named(known: &Vocabulary, heads: &mut Heads) {
    let (names, money) = (&known.names, &known.currencies);
    heads.add_written(NAME, names.before.heads());
    heads.add_written(NAME, names.versions.heads());
    heads.add_written(NAME, names.whole.heads());
    heads.add_written(NAME, names.verses.iter().cloned());
    heads.add_written(AMOUNT, money.symbols.heads());
    heads.add_written(AMOUNT, money.initials.heads());
    heads.add_written(TIME, known.time.marks.heads());
}

/// First words while they are being gathered.
#[derive(Debug, Default)]
struct Heads(BTreeMap<String, Opening>);

impl Heads {
    /// Words in either case.
    fn add(&mut self, opens: Opens, heads: impl IntoIterator<Item = String>) {
        for head in heads {
            self.0.entry(head.to_lowercase()).or_default().any |= opens;
        }
    }

    /// Words whose case counts.
    fn add_written(&mut self, opens: Opens, heads: impl IntoIterator<Item = String>) {
        for head in heads {
            let opening = self.0.entry(head.to_lowercase()).or_default();
            let side =
                if head.starts_with(char::is_uppercase) { &mut opening.capital } else { &mut opening.any };
            *side |= opens;
        }
    }
}
