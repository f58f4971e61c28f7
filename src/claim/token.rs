//! The sentence as the claim grammar sees it.
//!
//! In: `Exports fell 23 percent to 1.425 million tons`, out: the tokens word, cue(change verb, -1), figure,
//! cue(to), figure. A figure is one token, however many words it takes; so is a cue of several words.
//! [`Tokens`] makes a slice of them an input for nom.

use nom::Input;

use crate::figure::{Figure, FigureId};
use crate::num::Num;
use crate::segment::Segment;
use crate::source::{Source, Span};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::cues::{Class, Cue};

/// One unit of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its text in lower case.
    pub lower: String,
}

/// A stretch of a sentence before cues are looked up.
struct Piece {
    span: Span,
    kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum TokenKind {
    /// A figure, hedge included.
    Figure(FigureId),
    /// A word or words with a meaning for the grammar.
    Cue(Vec<Cue>),
    /// Any other word.
    Word,
    /// One mark of punctuation.
    Mark(char),
}

impl Token {
    /// The figure that this token is.
    pub const fn figure(&self) -> Option<FigureId> {
        match self.kind {
            TokenKind::Figure(id) => Some(id),
            _ => None,
        }
    }

    /// Whether this token carries a cue of the class.
    pub fn is(&self, class: Class) -> bool {
        matches!(&self.kind, TokenKind::Cue(cues) if cues.iter().any(|cue| cue.class == class))
    }

    /// Whether this token carries a cue of one of the classes.
    pub fn is_any(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.is(*class))
    }

    /// The number that this token stands for as a cue of the class.
    pub fn value(&self, class: Class) -> Option<&Num> {
        match &self.kind {
            TokenKind::Cue(cues) => cues.iter().find(|cue| cue.class == class)?.value.as_ref(),
            _ => None,
        }
    }

    /// Whether the word has the form of a participle: `rising`.
    pub fn is_participle(&self) -> bool {
        self.lower.ends_with("ing")
    }

    /// Whether this token is that mark.
    pub const fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, TokenKind::Mark(m) if m == mark)
    }

    /// Whether this token is a dash of any length.
    pub const fn is_dash(&self) -> bool {
        matches!(self.kind, TokenKind::Mark('-' | '–' | '—'))
    }
}

/// Cuts a segment into tokens. `figures` are those of the whole document, in order.
pub fn tokens(source: &Source, segment: &Segment, figures: &[Figure], words: &Vocabulary) -> Vec<Token> {
    let pieces = pieces(source, segment.span, figures);
    let lower: Vec<String> = pieces.iter().map(|piece| lower_text(source, piece)).collect();
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let mut taken = 1;
        let kind = match piece.kind {
            TokenKind::Word => match words.cues.longest(lower.iter().skip(at).map(String::as_str)) {
                Some((length, cues)) => {
                    taken = length;
                    TokenKind::Cue(cues.to_vec())
                }
                None => TokenKind::Word,
            },
            ref other => other.clone(),
        };
        let end = pieces.get(at + taken - 1).map_or(piece.span.end, |last| last.span.end);
        let span = Span::new(piece.span.start, end);
        tokens.push(Token { span, kind, lower: source.slice(span).to_lowercase() });
        at += taken;
    }
    tokens
}

/// The word as the cue table spells it; figures and marks match no cue.
fn lower_text(source: &Source, piece: &Piece) -> String {
    match piece.kind {
        TokenKind::Word => source.slice(piece.span).replace('’', "'").to_lowercase(),
        _ => String::new(),
    }
}

/// Figures, words and marks, before cues are looked up.
fn pieces(source: &Source, within: Span, figures: &[Figure]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = within.start;
    let first = figures.partition_point(|figure| figure.span.end <= within.start);
    for figure in figures.iter().skip(first).take_while(|figure| figure.span.start < within.end) {
        let span = figure.hedge.as_ref().map_or(figure.span, |hedge| hedge.span.cover(figure.span));
        words(source, Span::new(at, span.start.max(at)), &mut pieces);
        pieces.push(Piece { span, kind: TokenKind::Figure(figure.id) });
        at = span.end.max(at);
    }
    words(source, Span::new(at, within.end.max(at)), &mut pieces);
    pieces
}

/// Words keep their inner hyphens, apostrophes and points (`year-on-year`, `Iran's`, `U.S`).
fn words(source: &Source, within: Span, pieces: &mut Vec<Piece>) {
    let text = source.slice(within);
    let place = |from: usize, to: usize| Span::new(within.start + from, within.start + to);
    let mut start = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let after = text.get(end..).and_then(|rest| rest.chars().next());
        let inner =
            matches!(c, '-' | '\'' | '’' | '.' | '&' | '/') && after.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || (start.is_some() && inner) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            pieces.push(Piece { span: place(from, at), kind: TokenKind::Word });
        }
        if !c.is_whitespace() {
            pieces.push(Piece { span: place(at, end), kind: TokenKind::Mark(c) });
        }
    }
    if let Some(from) = start {
        pieces.push(Piece { span: place(from, text.len()), kind: TokenKind::Word });
    }
}

/// A run of tokens as nom's input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens<'a>(pub &'a [Token]);

impl<'a> Input for Tokens<'a> {
    type Item = &'a Token;
    type Iter = std::slice::Iter<'a, Token>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Self(self.0.get(..index).unwrap_or(self.0))
    }

    fn take_from(&self, index: usize) -> Self {
        Self(self.0.get(index..).unwrap_or_default())
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.0.len() { Ok(count) } else { Err(nom::Needed::new(count - self.0.len())) }
    }
}
