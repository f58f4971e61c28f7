//! The nonterminals that every claim family shares.
//!
//! In: tokens, out: figures in the places that a sentence gives them. A level may stand a few words behind
//! its preposition (`from a record 1974 low of 212,618`) and may be said twice (`260,400 shares, or
//! 8.7 pct of the total`); between the parts of a claim the grammar steps over words that end no clause.
//!
//! ```text
//! level   = AMOUNT [ PER NUMBER ] { WORTH MONEY | [ "points" ] mark OR gap AMOUNT [ OF words ] mark }         mark: nothing, a comma, a dash, brackets
//! marked  = marker gap level
//! gap     = up to five words, determiners or times, no other figure
//! filler  = up to twelve words, times or parentheses; nothing that starts another claim
//! ```

use std::collections::BTreeSet;
use std::ops::Bound;

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Parser};

use super::token::{Token, TokenKind, Tokens};
use crate::figure::{Figure, FigureId, Kind, Reading, TimeUnit, Value};
use crate::num::Num;
use crate::segment::SegmentKind;
use crate::source::{Source, Span};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::cues::Class;

/// A sentence with all that its grammar may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The text.
    pub source: &'a Source,
    /// All figures of the document.
    pub figures: &'a [Figure],
    /// The words that the stages know.
    pub words: &'a Vocabulary,
    /// Index of the segment.
    pub segment: usize,
    /// What kind of text the segment is.
    pub kind: SegmentKind,
    /// The tokens of the segment.
    pub tokens: &'a [Token],
}

impl<'a> Context<'a> {
    /// The figure with that index.
    pub fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.figures.get(id.0)
    }

    /// The figure that the token is, if it is one.
    pub fn figure_of(&self, token: &Token) -> Option<&'a Figure> {
        self.figure(token.figure()?)
    }

    /// The figure at a place of the sentence, if one stands there.
    pub fn figure_at(&self, at: usize) -> Option<&'a Figure> {
        self.figure_of(self.tokens.get(at)?)
    }

    /// The place of a figure in the sentence.
    pub fn place(&self, id: FigureId) -> Option<usize> {
        self.tokens.iter().position(|t| t.figure() == Some(id))
    }

    /// Whether the token is a figure that levels, shares and changes are made of.
    pub fn is_amount(&self, token: &Token) -> bool {
        self.figure_of(token).is_some_and(is_amount)
    }

    /// Whether the token begins with a capital: in the middle of a sentence it is a name.
    pub fn is_capital(&self, token: &Token) -> bool {
        self.source.slice(token.span).starts_with(char::is_uppercase)
    }

    /// The token before another of the sentence.
    pub fn before(&self, token: &Token) -> Option<&'a Token> {
        let at = self.tokens.partition_point(|t| t.span.start < token.span.start);
        self.tokens.get(at.checked_sub(1)?)
    }

    /// The place behind the longest of those phrases, of one to three words, that begins at a token.
    pub fn phrase(&self, at: usize, phrases: &BTreeSet<String>) -> Option<usize> {
        self.tokens.get(at).filter(|token| may_begin(token, phrases))?;
        let said = |n: &usize| {
            let span = self.tokens.get(at..at + n).and_then(covered);
            span.is_some_and(|span| phrases.contains(&self.source.slice(span).to_lowercase()))
        };
        (1..=3).rev().find(said).map(|n| at + n)
    }

    /// Whether one of those phrases begins at a token.
    pub fn begins(&self, at: usize, phrases: &BTreeSet<String>) -> bool {
        self.phrase(at, phrases).is_some()
    }

    /// The time that a word names: `quarter`.
    pub fn time_unit(&self, token: &Token) -> Option<TimeUnit> {
        TimeUnit::of_symbol(self.words.rates.spans.get(&token.lower)?)
    }
}

/// Whether some of those phrases opens with the word at a token: most words open none.
pub fn may_begin(token: &Token, phrases: &BTreeSet<String>) -> bool {
    let word = token.lower.as_str();
    let mut from = phrases.range::<str, _>((Bound::Included(word), Bound::Unbounded));
    from.next().is_some_and(|phrase| phrase.starts_with(word))
}

/// Whether a figure states how much: no time, age, ordinal or score.
pub fn is_amount(figure: &Figure) -> bool {
    matches!(
        figure.kind,
        Kind::Number
            | Kind::Quantity
            | Kind::Money
            | Kind::Percent
            | Kind::Points
            | Kind::Ratio
            | Kind::Count
    )
}

/// Whether two figures can be levels of one measure: the same dimension in some reading, the same noun if
/// both count things, or a bare number that takes the other's unit (`to 2.64 billion francs from 2.59 billion`).
pub fn comparable(a: &Figure, b: &Figure) -> bool {
    let (Value::Amount(left), Value::Amount(right)) = (&a.value, &b.value) else { return false };
    if a.kind == Kind::Points || b.kind == Kind::Points {
        return false;
    }
    let bare = |figure: &Figure| figure.kind == Kind::Number;
    if bare(a) || bare(b) {
        let apart = counts_beside_fraction(a, b) || share_beside_thousands(a, b);
        return !apart && !counts_beside_fraction(b, a) && !share_beside_thousands(b, a);
    }
    let ratio = |figure: &Figure| matches!(figure.kind, Kind::Percent | Kind::Points | Kind::Ratio);
    let same = |l: &Reading, r: &Reading| l.unit.dimension == r.unit.dimension;
    let large = |figure: &Figure| figure.spelling.as_ref().is_some_and(|s| s.exponent >= 3);
    let elliptic = |l: &Reading, r: &Reading| large(a) == large(b) && elliptic(l, r);
    ratio(a) == ratio(b)
        && left.iter().any(|l| right.iter().any(|r| same(l, r) || elliptic(l, r) || elliptic(r, l)))
}

/// `68-1/4` beside `223,000 shares`: a price and a volume, not two counts.
fn counts_beside_fraction(count: &Figure, bare: &Figure) -> bool {
    let whole = |figure: &Figure| match &figure.value {
        Value::Amount(readings) => {
            readings.iter().all(|r| r.interval.middle().is_none_or(|m| m.is_integer()))
        }
        _ => true,
    };
    let magnitude = bare.spelling.as_ref().is_some_and(|s| s.exponent > 0);
    count.kind == Kind::Count && bare.kind == Kind::Number && !whole(bare) && !magnitude
}

/// `4.6 percent` beside `820,000`: a share and a number of people.
fn share_beside_thousands(share: &Figure, bare: &Figure) -> bool {
    let thousands = |figure: &Figure| match &figure.value {
        Value::Amount(readings) => {
            readings.iter().all(|r| r.interval.abs().low().is_some_and(|low| *low >= Num::from(1000)))
        }
        _ => false,
    };
    matches!(share.kind, Kind::Percent | Kind::Ratio) && bare.kind == Kind::Number && thousands(bare)
}

/// Whether one leaves out the `per` part that the other states: `92.40 dlrs per short ton from 95.10 dlrs`.
pub fn elliptic(short: &Reading, long: &Reading) -> bool {
    let above = |reading: &Reading| {
        reading.unit.dimension.powers().iter().filter(|(_, power)| *power > 0).cloned().collect::<Vec<_>>()
    };
    let whole = !above(short).is_empty() && above(short).len() == short.unit.dimension.powers().len();
    whole && short.unit.dimension != long.unit.dimension && above(short) == above(long)
}

/// The error of a grammar that only ever tries: it says nothing, so it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miss;

impl<I> ParseError<I> for Miss {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Self
    }
    fn append(_: I, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// What a nonterminal returns.
pub type Parsed<'a, T> = IResult<Tokens<'a>, T, Miss>;

/// One token that the test accepts.
pub fn token<'a>(
    accept: impl Fn(&'a Token) -> bool,
) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = Miss> {
    move |input: Tokens<'a>| match input.0.split_first() {
        Some((first, rest)) if accept(first) => Ok((Tokens(rest), first)),
        _ => Err(nom::Err::Error(Miss)),
    }
}

/// One token with a cue of the class.
pub fn cue<'a>(class: Class) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = Miss> {
    token(move |t| t.is(class))
}

/// One mark of punctuation.
pub fn mark<'a>(mark: char) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = Miss> {
    token(move |t| t.is_mark(mark))
}

/// One figure that the test accepts.
pub fn figure(
    cx: Context<'_>,
    accept: impl Fn(&Figure) -> bool,
) -> impl Parser<Tokens<'_>, Output = FigureId, Error = Miss> {
    token(move |t| cx.figure_of(t).is_some_and(&accept)).map(|t| t.figure().unwrap_or(FigureId(usize::MAX)))
}

/// `AMOUNT { [ "points" ] mark OR gap AMOUNT [ OF words ] mark }`: one level in one or more units.
pub fn level<'a>(cx: Context<'a>) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Vec<FigureId>> {
    move |input| {
        let (rest, first) = figure(cx, is_amount).parse(input)?;
        let (mut rest, _) = nom::combinator::opt((per(cx), figure(cx, is_round))).parse(rest)?;
        let mut all = vec![first];
        while let Ok((after, other)) = or_else(cx, rest).or_else(|_| worth(cx, rest)) {
            all.push(other);
            rest = after;
        }
        Ok((rest, all))
    }
}

fn per(cx: Context<'_>) -> impl Parser<Tokens<'_>, Output = &Token, Error = Miss> {
    token(move |t| cx.words.rates.per.contains(&t.lower))
}

/// `1.2555 marks per 100`: how many a price is quoted for.
fn is_round(figure: &Figure) -> bool {
    let digits = figure.spelling.as_ref().map(|s| s.digits.as_str()).unwrap_or_default();
    figure.kind == Kind::Number && digits.len() > 1 && digits.trim_end_matches('0') == "1"
}

/// `[831 cases] worth £36m`: what the things come to.
fn worth<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, FigureId> {
    let (input, _) = token(|t| cx.words.changes.worth.contains(&t.lower)).parse(input)?;
    figure(cx, |f| f.kind == Kind::Money).parse(input)
}

/// `, or 8.7 pct of the total,`; `or 1.77 dlrs a share`; `[46.1] points, or 0.8 pct`; ` - or $1.83 -`.
fn or_else<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, FigureId> {
    let (input, _) = nom::combinator::opt(cue(Class::Points)).parse(input)?;
    let (input, open) =
        nom::combinator::opt(token(|t| t.is_mark(',') || t.is_mark('(') || t.is_dash())).parse(input)?;
    let (input, _) = cue(Class::Or).parse(input)?;
    let (input, ()) = gap(cx, input)?;
    let (input, other) = figure(cx, is_amount).parse(input)?;
    let closing = |input| -> Parsed<'a, ()> {
        let (input, _) = cue(Class::Of).parse(input)?;
        let (input, _) =
            nom::multi::many_m_n(1, 5, token(|t| is_word(t) && !t.is(Class::From) && !t.is(Class::To)))
                .parse(input)?;
        Ok((input, ()))
    };
    let (input, _) = nom::combinator::opt(closing).parse(input)?;
    let ends = |t: &Token| match open {
        Some(open) if open.is_mark('(') => t.is_mark(')'),
        Some(open) if open.is_dash() => t.is_dash() || t.is_mark(','),
        _ => t.is_mark(','),
    };
    let (input, closed) = nom::combinator::opt(token(ends)).parse(input)?;
    if closed.is_none() && open.is_some_and(|t| t.is_mark('(')) {
        return Err(nom::Err::Error(Miss));
    }
    Ok((input, other))
}

/// Up to five words, determiners or times before the figure that a preposition governs.
pub fn gap<'a>(cx: Context<'a>, input: Tokens<'a>) -> Parsed<'a, ()> {
    let mut rest = input;
    for _ in 0..6 {
        match rest.0.split_first() {
            Some((first, after)) if !cx.is_amount(first) && may_stand_in_gap(cx, first) => {
                rest = Tokens(after);
            }
            _ => break,
        }
    }
    Ok((rest, ()))
}

fn may_stand_in_gap(cx: Context<'_>, token: &Token) -> bool {
    const STOP: [Class; 11] = [
        Class::To,
        Class::From,
        Class::By,
        Class::Against,
        Class::And,
        Class::Clause,
        Class::Relative,
        Class::Reporting,
        Class::Auxiliary,
        Class::Preposition,
        Class::ChangeVerb,
    ];
    match &token.kind {
        TokenKind::Figure(_) => cx.figure_of(token).is_some_and(|figure| !is_amount(figure)),
        TokenKind::Cue(_) => {
            !token.is_any(&STOP)
                || token.is(Class::Determiner)
                || token.is(Class::Planned)
                || token.is(Class::Between)
        }
        TokenKind::Word => true,
        // "from last year's 5 million"
        TokenKind::Mark(mark) => matches!(mark, '\'' | '’'),
    }
}

/// A level behind its marker: `from a year-earlier 3.05 billion`. Not `to a 7.4 pct drop`, which is a change.
pub fn marked<'a>(cx: Context<'a>, class: Class) -> impl FnMut(Tokens<'a>) -> Parsed<'a, Vec<FigureId>> {
    move |input| {
        let (input, _) = cue(class).parse(input)?;
        let (input, ()) = gap(cx, input)?;
        let (rest, figures) = level(cx)(input)?;
        let rate_of_change = rest.0.first().is_some_and(|t| t.is(Class::ChangeNoun));
        if rate_of_change { Err(nom::Err::Error(Miss)) } else { Ok((rest, figures)) }
    }
}

/// `a 7.4 pct DROP`: a level that is itself a change, and whether it is one up (1) or down (-1).
pub fn marked_rate<'a>(
    cx: Context<'a>,
    class: Class,
) -> impl FnMut(Tokens<'a>) -> Parsed<'a, (Vec<FigureId>, &'a Num)> {
    move |input| {
        let (input, _) = cue(class).parse(input)?;
        let (input, ()) = gap(cx, input)?;
        let (input, figures) = level(cx)(input)?;
        let (rest, noun) = cue(Class::ChangeNoun).parse(input)?;
        let way = noun.value(Class::ChangeNoun).ok_or(nom::Err::Error(Miss))?;
        Ok((rest, (figures, way)))
    }
}

/// The side of a level that the words before it name: `under 10,000` is -1, `past 10,000` 1.
pub fn crossing<'a>(cx: Context<'a>, token: &Token) -> Option<&'a Num> {
    let hedge = cx.figure_of(token)?.hedge.as_ref().filter(|hedge| hedge.span.start == token.span.start)?;
    let text = cx.source.slice(hedge.span).to_lowercase();
    let last = text.split_whitespace().next_back()?;
    let (_, cues) = cx.words.cues.longest(std::iter::once(last))?;
    cues.iter().find(|cue| cue.class == Class::Crossing)?.value.as_ref()
}

/// Whether a figure is printed with its sign, as a change is: `+66%`, `-5%`.
pub fn is_signed(cx: Context<'_>, token: &Token) -> bool {
    cx.figure_of(token).is_some_and(|f| cx.source.slice(f.span).starts_with(['+', '-', '−', '–']))
}

/// Whether a figure counts points, by its kind or its noun: `a drop of 25 points`, `0.9 points`.
pub fn is_points(cx: Context<'_>, figure: &Figure) -> bool {
    let named = |word: &str| {
        let word = word.to_lowercase();
        let found = cx.words.cues.longest(std::iter::once(word.as_str()));
        found.is_some_and(|(_, cues)| cues.iter().any(|cue| cue.class == Class::Points))
    };
    let next = || {
        let at = cx.tokens.partition_point(|t| t.span.end <= figure.span.end);
        cx.tokens.get(at).is_some_and(|t| t.is(Class::Points))
    };
    match figure.kind {
        Kind::Points => true,
        Kind::Count => cx.source.slice(figure.span).split([' ', '-']).next_back().is_some_and(named),
        Kind::Number => next(),
        _ => false,
    }
}

/// One amount, perhaps said in two ways, that ends right before a token: `$1.92, or 2.4 percent, LOWER`. In the
/// order of the text, with the index at which it begins.
pub fn amounts_before(cx: Context<'_>, at: usize) -> Option<(usize, Vec<FigureId>)> {
    let token = |index: usize| cx.tokens.get(index);
    let amount = |index: usize| token(index).filter(|t| cx.is_amount(t)).and_then(Token::figure);
    let comma = |index: usize| usize::from(token(index).is_some_and(|t| t.is_mark(',')));
    let noun = at.checked_sub(1).filter(|index| token(*index).is_some_and(|t| t.is(Class::Points)));
    let end = noun.unwrap_or(at).checked_sub(1)?;
    let last = end.checked_sub(comma(end))?;
    let figure = amount(last)?;
    let or = last.checked_sub(1).filter(|index| token(*index).is_some_and(|t| t.is(Class::Or)));
    let first = or.and_then(|or| or.checked_sub(1)).and_then(|index| index.checked_sub(comma(index)));
    match first.and_then(|index| Some((index, amount(index)?))) {
        Some((index, other)) => Some((index, vec![other, figure])),
        None if comma(end) == 0 => Some((last, vec![figure])),
        None => None,
    }
}

/// Whether a token is a word, cue or not.
pub fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Cue(_))
}

/// Steps over one token, or one parenthesis, that says nothing of the claim; `None` where the claim must end.
pub fn step<'a>(cx: Context<'a>, input: Tokens<'a>) -> Option<Tokens<'a>> {
    const STOP: [Class; 9] = [
        Class::Auxiliary,
        Class::LevelVerb,
        Class::ChangeVerb,
        Class::ChangeAdverb,
        Class::MultipleVerb,
        Class::Clause,
        Class::Relative,
        Class::Reporting,
        Class::Respectively,
    ];
    let (first, rest) = input.0.split_first()?;
    let go_on = match &first.kind {
        TokenKind::Word => true,
        TokenKind::Figure(_) => !cx.is_amount(first),
        TokenKind::Cue(_) => !first.is_any(&STOP),
        TokenKind::Mark('(') => return parenthesis(input),
        TokenKind::Mark(mark) => matches!(mark, ',' | '\'' | '’' | '"' | '“' | '”' | '-' | '<' | '>' | '/'),
    };
    go_on.then_some(Tokens(rest))
}

/// Steps over `( ... )`, at most twelve tokens of it.
pub fn parenthesis(input: Tokens<'_>) -> Option<Tokens<'_>> {
    let end = input.0.iter().take(14).position(|t| t.is_mark(')'))?;
    input.0.get(end + 1..).map(Tokens)
}

/// The span from the first to the last of some tokens.
pub fn covered(tokens: &[Token]) -> Option<Span> {
    Some(tokens.first()?.span.cover(tokens.last()?.span))
}
