//! Which known phrase, the longest, stands here?
//!
//! In: a table from phrases to meanings and the text `per cent of`, out: the meaning of `per cent` and
//! its length, 8. Letters match in either case, unless the table is exact; a run of white space matches a
//! space, a curly apostrophe a straight one. A phrase that ends in a letter or digit must end there.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde::{Deserialize, Deserializer};

/// A look-up table of phrases, one of which is found in time linear in its own length.
///
/// A tree of letters in one allocation, because a run makes all tables before it reads a text: each node names
/// its first child and its next sibling by their places. The first letters, which are many, are sorted instead.
#[derive(Debug, Clone)]
pub struct Phrases<T, const EXACT: bool = false> {
    first: Vec<(char, usize)>,
    nodes: Vec<Node<T>>,
}

#[derive(Debug, Clone)]
struct Node<T> {
    letter: char,
    child: Option<NonZeroUsize>,
    sibling: Option<NonZeroUsize>,
    meaning: Option<T>,
}

impl<T> Node<T> {
    const fn new(letter: char) -> Self {
        Self { letter, child: None, sibling: None, meaning: None }
    }
}

impl<T, const EXACT: bool> Default for Phrases<T, EXACT> {
    /// The empty table; the node at 0 stands before the first letters and is nobody's child.
    fn default() -> Self {
        Self { first: Vec::new(), nodes: vec![Node::new(' ')] }
    }
}

impl<T, const EXACT: bool> Phrases<T, EXACT> {
    /// Adds a phrase; a later meaning replaces an earlier one.
    pub fn insert(&mut self, phrase: &str, meaning: T) {
        let mut at = 0;
        for letter in phrase.chars().map(Self::plain) {
            at = self.step(at, letter).unwrap_or_else(|| self.grow(at, letter));
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.meaning = Some(meaning);
        }
    }

    /// The meaning of exactly this phrase.
    pub fn get(&self, phrase: &str) -> Option<&T> {
        let end = phrase.chars().map(Self::plain).try_fold(0, |at, letter| self.step(at, letter))?;
        self.nodes.get(end)?.meaning.as_ref()
    }

    /// The longest phrase that the text starts with, as its length in bytes and its meaning.
    ///
    /// ```
    /// use factcheck::vocabulary::Phrases;
    /// let mut table: Phrases<u8> = Phrases::default();
    /// table.insert("per cent", 1);
    /// assert_eq!(table.longest("Per  cent of"), Some((9, &1)));
    /// assert_eq!(table.longest("per centum"), None);
    /// ```
    pub fn longest(&self, text: &str) -> Option<(usize, &T)> {
        let mut found = None;
        let mut at = 0;
        let mut letters = text.char_indices().peekable();
        while let Some((place, letter)) = letters.next() {
            let Some(next) = self.step(at, Self::plain(letter)) else { break };
            at = next;
            while letter.is_whitespace() && letters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let end = place + letter.len_utf8();
            let open = letter.is_alphanumeric() && letters.peek().is_some_and(|(_, c)| c.is_alphanumeric());
            if let (false, Some(meaning)) = (open, self.nodes.get(at).and_then(|n| n.meaning.as_ref())) {
                found = Some((end, meaning));
            }
        }
        found
    }

    fn step(&self, at: usize, letter: char) -> Option<usize> {
        if at == 0 {
            let slot = self.first.binary_search_by_key(&letter, |(c, _)| *c).ok()?;
            return self.first.get(slot).map(|(_, node)| *node);
        }
        let mut next = self.nodes.get(at)?.child?.get();
        loop {
            let node = self.nodes.get(next)?;
            if node.letter == letter {
                return Some(next);
            }
            next = node.sibling?.get();
        }
    }

    fn grow(&mut self, at: usize, letter: char) -> usize {
        let new = self.nodes.len();
        let mut node = Node::new(letter);
        if at == 0 {
            let slot = self.first.partition_point(|(c, _)| *c < letter);
            self.first.insert(slot, (letter, new));
        } else if let Some(parent) = self.nodes.get_mut(at) {
            node.sibling = parent.child;
            parent.child = NonZeroUsize::new(new);
        }
        self.nodes.push(node);
        new
    }

    fn plain(letter: char) -> char {
        match letter {
            '’' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            c if c.is_whitespace() => ' ',
            c if EXACT => c,
            c if c.is_ascii() => c.to_ascii_lowercase(),
            c => c.to_lowercase().next().unwrap_or(c),
        }
    }
}

impl<P: AsRef<str>, T, const EXACT: bool> FromIterator<(P, T)> for Phrases<T, EXACT> {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(entries: I) -> Self {
        let mut table = Self::default();
        for (phrase, meaning) in entries {
            table.insert(phrase.as_ref(), meaning);
        }
        table
    }
}

impl<'de, T: Deserialize<'de>, const EXACT: bool> Deserialize<'de> for Phrases<T, EXACT> {
    /// From a table `phrase = meaning`.
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::<String, T>::deserialize(source)?.into_iter().collect())
    }
}
