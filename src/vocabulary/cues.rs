//! Which words tell the claim grammar what is said of a figure?
//!
//! In: `rules/vocabulary/cues.toml`, out: [`Cues`], which finds the longest cue at a place:
//! `compared with` before `compared`. A word may carry several cues (`increase` is a verb and a noun);
//! the grammar asks for the class that it needs.

use std::collections::HashMap;

use serde::Deserialize;

use crate::num::Num;

/// What part a cue word plays in the claim grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the groups in cues.toml explain and list each class")]
pub enum Class {
    ChangeVerb,
    ChangeNoun,
    ChangeAdverb,
    MultipleVerb,
    Steady,
    Adds,
    OnTopOf,
    Settle,
    Larger,
    Higher,
    Above,
    Exceed,
    Beat,
    Limiter,
    Superlative,
    Crossing,
    Points,
    CountNoun,
    Had,
    Threshold,
    Betwixt,
    ApartNoun,
    Extra,
    Longer,
    Ahead,
    Exact,
    Earliest,
    Presently,
    Better,
    Apart,
    What,
    Formerly,
    Sizing,
    Rest,
    Others,
    Aside,
    Loss,
    Denial,
    Outcome,
    OutcomeNoun,
    OutcomeAdverb,
    Unfinished,
    Margin,
    ReachVerb,
    To,
    From,
    By,
    Against,
    After,
    Than,
    Of,
    At,
    In,
    And,
    Or,
    Preposition,
    Determiner,
    Auxiliary,
    Planned,
    Negation,
    Clause,
    Relative,
    Reporting,
    Respectively,
    LevelVerb,
    Adverb,
    Contrast,
    PeriodNoun,
    OutOf,
    Including,
    Comprising,
    Anaphor,
    Total,
    Less,
    Earnings,
    Exactly,
    SumOf,
    Together,
    Further,
    Account,
    Most,
    Outstanding,
    Value,
    InAll,
    Bring,
    Remaining,
    RestNoun,
    Leave,
    Flow,
    Gap,
    On,
    Basis,
    Negative,
    Rank,
    Pronoun,
    Someone,
    Since,
    Until,
    Between,
    Born,
    Died,
    Anniversary,
    Reschedule,
    When,
    AgeLink,
    ThatYear,
    Appointed,
    As,
    FirstDay,
    Falls,
    Begins,
    Ends,
    Lasts,
    EverSince,
    Lasting,
    Hence,
    Those,
    Definite,
    Before,
    Pluperfect,
    DayNoun,
    Straight,
    InARow,
    RunUnit,
    RunNoun,
    StreakNoun,
    LocalTime,
    PastVerb,
    Term,
    Chosen,
    LeftPost,
    Edition,
    FirstHeld,
    Runs,
    Junior,
    Child,
    Parent,
    Made,
    ByThen,
    Person,
    Happened,
    Deadline,
    Future,
    PeriodPart,
    Owner,
    Being,
    Married,
    Aged,
    Currency,
    Jubilee,
}

/// One class that a word carries, with the number that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The class.
    pub class: Class,
    /// `fell` is -1, `doubled` 2; most cues have none.
    pub value: Option<Num>,
}

/// All cue words, by their first word; the longest spellings of a first word come first.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Raw")]
pub struct Cues {
    entries: HashMap<String, Vec<Entry>>,
}

/// One spelling: the words after the first, and what they mean together.
#[derive(Debug, Clone)]
struct Entry {
    rest: Vec<String>,
    cues: Vec<Cue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    class: Class,
    value: Option<String>,
    forms: Vec<String>,
}

impl From<Raw> for Cues {
    fn from(raw: Raw) -> Self {
        let mut cues = Self::default();
        for group in raw.group {
            let value = group.value.as_deref().and_then(Num::factor);
            for form in group.forms.iter().flat_map(|lemma| lemma.split('|')) {
                cues.insert(form, Cue { class: group.class, value: value.clone() });
            }
        }
        cues
    }
}

impl Cues {
    fn insert(&mut self, form: &str, cue: Cue) {
        let mut words = form.split_whitespace().map(str::to_lowercase);
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let entries = self.entries.entry(first).or_default();
        match entries.iter_mut().find(|entry| entry.rest == rest) {
            Some(entry) if entry.cues.contains(&cue) => {}
            Some(entry) => entry.cues.push(cue),
            None => {
                let at = entries.partition_point(|entry| entry.rest.len() >= rest.len());
                entries.insert(at, Entry { rest, cues: vec![cue] });
            }
        }
    }

    /// The longest cue that starts at the first of `words` (lower case): how many words it takes and
    /// what they mean. Empty where there is none.
    pub fn longest<'a>(&self, words: impl Iterator<Item = &'a str> + Clone) -> Option<(usize, &[Cue])> {
        let mut following = words;
        let entries = self.entries.get(following.next()?)?;
        let entry = entries.iter().find(|entry| {
            let mut next = following.clone();
            entry.rest.iter().all(|word| next.next() == Some(word.as_str()))
        })?;
        Some((1 + entry.rest.len(), &entry.cues))
    }
}
