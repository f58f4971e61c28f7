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
    /// The ASCII characters that a phrase may start with, one bit each: most texts start with none of them.
    starts: u128,
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
        Self { first: Vec::new(), nodes: vec![Node::new(' ')], starts: 0 }
    }
}

impl<T, const EXACT: bool> Phrases<T, EXACT> {
    /// Adds a phrase; a later meaning replaces an earlier one.
    pub fn insert(&mut self, phrase: &str, meaning: T) {
        let mut at = 0;
        self.starts |= phrase.chars().next().map_or(0, Self::bits);
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
        if text.bytes().next().is_none_or(|byte| byte.is_ascii() && self.starts & 1 << byte == 0) {
            return None;
        }
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

    /// All phrases with their meanings, as they are compared.
    pub fn phrases(&self) -> Vec<(String, &T)> {
        let whole = self.walk(&|_, _| false).into_iter();
        whole.filter_map(|(phrase, at)| Some((phrase, self.nodes.get(at)?.meaning.as_ref()?))).collect()
    }

    /// The first word of each phrase, or its first character where that is no letter: `per` of `per cent`, `½`.
    pub fn heads(&self) -> Vec<String> {
        let ends = |begun: &str, next: char| {
            !(begun.is_empty() || begun.ends_with(char::is_alphabetic) && next.is_alphabetic())
        };
        self.walk(&ends).into_iter().map(|(head, _)| head).filter(|head| !head.is_empty()).collect()
    }

    /// All beginnings of phrases with their nodes, up to where `ends` stops.
    fn walk(&self, ends: &impl Fn(&str, char) -> bool) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        self.go_on(0, &mut String::new(), ends, &mut found);
        found
    }

    fn go_on(
        &self,
        at: usize,
        begun: &mut String,
        ends: &impl Fn(&str, char) -> bool,
        found: &mut Vec<(String, usize)>,
    ) {
        if self.nodes.get(at).is_some_and(|node| node.meaning.is_some())
            || self.children(at).any(|(c, _)| ends(begun, c))
        {
            found.push((begun.clone(), at));
        }
        for (letter, node) in self.children(at) {
            if !ends(begun, letter) {
                begun.push(letter);
                self.go_on(node, begun, ends, found);
                begun.pop();
            }
        }
    }

    /// The letters that may follow a node, with theirs.
    fn children(&self, at: usize) -> impl Iterator<Item = (char, usize)> {
        let first = if at == 0 { self.first.as_slice() } else { &[] };
        let below = if at == 0 { None } else { self.nodes.get(at).and_then(|node| node.child) };
        let siblings = std::iter::successors(below, |next| self.nodes.get(next.get())?.sibling);
        let letter = |next: NonZeroUsize| Some((self.nodes.get(next.get())?.letter, next.get()));
        first.iter().copied().chain(siblings.filter_map(letter))
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

    /// One bit for each ASCII character that is compared as this one.
    fn bits(first: char) -> u128 {
        let letter = Self::plain(first);
        let upper = if EXACT { letter } else { letter.to_ascii_uppercase() };
        let alike = [letter, upper].into_iter().filter(char::is_ascii);
        let spaces = ['\t', '\n', '\r', '\u{c}'].into_iter().filter(|_| letter == ' ');
        alike.chain(spaces).fold(0, |bits, c| bits | 1 << u32::from(c))
    }

    fn plain(letter: char) -> char {
        match letter {
            '’' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            c if c.is_ascii() && !c.is_ascii_whitespace() => {
                if EXACT {
                    c
                } else {
                    c.to_ascii_lowercase()
                }
            }
            c if c.is_whitespace() => ' ',
            c if EXACT => c,
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
