//! What looks like a figure and is none?
//!
//! In: `Boeing 747`, out: a draft of nothing over it, so that no other reader takes the number for one.
//!
//! ```text
//! nothing   = web | ticker | verse | emergency | named | whole | code | phone | version | address | chip | chain
//! web       = "www." ... | scheme "://" ...             to the next white space
//! ticker    = "<" capitals and digits ">"
//! verse     = book " " digits ":" digits [ "-" digits ]
//! emergency = `911` behind a verb of calling
//! named     = name ( " " | "-" ) numeral                 name: a table
//! code      = capitals [ digits ] "-" digits | capitalised "-" digits | capital capital " " five digits
//! chain     = digits "-" digits "-" digits { "-" digits }  `10-2-1`: a record of games, rounds of golf
//! phone     = [ "+" ] digits { ( " " | "-" ) digits }    seven digits or more, the first 0 or + or the last four
//! version   = digits "." digits "." digits
//! address   = digits " " Capitalised { " " Capitalised } street
//! chip      = digits ( "K" | "M" ) " " chip
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, peek, recognize, value, verify};
use nom::multi::{many_m_n, many1, separated_list1};
use nom::sequence::{pair, preceded, terminated};

use super::grammar::{NO, No, Parsed, gap, link, phrase, word_end};
use super::{Context, Draft};
use crate::source::Span;
use crate::vocabulary::Vocabulary;

/// Claims a stretch that is no figure.
pub fn read(context: &Context<'_>, start: usize) -> Option<Draft> {
    let text = context.rest(start);
    let (rest, ()) = nothing(context, start, text).ok()?;
    Some(Draft::nothing(Span::new(start, context.offset(rest))))
}

/// Whether a name with a number or an address of the web may start with these letters, before `rest`: something other than
/// a letter is glued to them and goes on (`F-16`, `www.`, `desk7`), or a postcode follows two capitals. Other names are in tables.
pub fn may_name(letters: &str, rest: &str) -> bool {
    let mut after = rest.chars();
    match (after.next(), after.next()) {
        (Some(' '), Some(next)) => letters.len() == 2 && next.is_ascii_digit(),
        (Some(mark), _) if mark.is_ascii_digit() => true,
        (Some(mark), Some(next)) => "-.:@/_+%&=".contains(mark) && !next.is_whitespace(),
        _ => false,
    }
}

/// The alternatives that the first letter leaves.
fn nothing<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, ()> {
    let words = context.words;
    match text.chars().next().ok_or(NO)? {
        '<' => ticker(text),
        '+' | '(' => phone(text),
        c if c.is_ascii_digit() => alt((
            |t| whole(words, t),
            |t| emergency(context, start, t),
            phone,
            version,
            chain,
            |t| chip(words, t),
            |t| address(words, t),
            |t| numbered_verse(words, t),
        ))
        .parse(text),
        c if c.is_alphabetic() => {
            let alone = !context.before(start).ends_with('-');
            let code = |t| if alone { code(t) } else { Err(NO) };
            alt((web, |t| verse(words, t), |t| whole(words, t), |t| named(words, t), code)).parse(text)
        }
        _ => Err(NO),
    }
}

/// `"www.example.org/3"`, `"https://example.org/2024"`, `"desk7@example.org"`
fn web(text: &str) -> Parsed<'_, ()> {
    // Only so far may a scheme or a mail name reach: a text without white space must not be read once a word.
    let mut head = text.char_indices().take(64).take_while(|(_, c)| !c.is_whitespace());
    let marked = head.any(|(at, c)| {
        let here = text.get(at..).unwrap_or_default();
        let path = c == '/' && text.get(..at).is_some_and(is_domain);
        here.starts_with("://") || (at == 0 && here.starts_with("www.")) || c == '@' || path
    });
    if marked { value((), take_till1(char::is_whitespace)).parse(text) } else { Err(NO) }
}

/// `"example.com"`
fn is_domain(text: &str) -> bool {
    let parts: Vec<_> = text.split('.').collect();
    let plain = |part: &&str| part.len() > 1 && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    parts.len() > 1 && parts.iter().all(plain)
}

/// `"<IBM.N>"`
fn ticker(text: &str) -> Parsed<'_, ()> {
    let name = take_while_m_n(1, 12, |c: char| {
        c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '=')
    });
    value((), (char('<'), name, char('>'))).parse(text)
}

/// `"John 3:16"`
fn verse<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    let book = verify(take_while1(char::is_alphabetic), |name: &str| words.names.verses.contains(name));
    let place = (digit1, char(':'), digit1, opt((one_of("-–"), digit1)));
    value((), (book, gap, place, peek(word_end))).parse(text)
}

/// `"1 Corinthians 13:4"`
fn numbered_verse<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    preceded((one_of("123"), gap), |t| verse(words, t)).parse(text)
}

/// `"Boeing 747"`, `"No. 10"`, `"Catch-22"`, `"Chapter 11"`, `"Formula One"`
fn named<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    let name = phrase(&words.names.before);
    let joint = opt(alt((value((), char('-')), gap)));
    let digits =
        recognize((separated_list1(one_of("-/"), digit1), opt(alt((one_of("abcABCDEKSX"), char('s'))))));
    if let Ok((rest, ())) = versioned(words, text) {
        return Ok((rest, ()));
    }
    let spelled = |t: &'a str| {
        let (length, _) = words.numbers.small.longest(t).ok_or(NO)?;
        let capital = t.starts_with(char::is_uppercase);
        let run = t.get(..length).filter(|_| capital).ok_or(NO)?;
        Ok((t.get(length..).ok_or(NO)?, run))
    };
    let (rest, _) = (name, joint, alt((digits, spelled)), peek(word_end)).parse(text)?;
    // "number 5 million", "Part 2.5"
    let goes_on = rest
        .strip_prefix(['.', ',', '%', '/'])
        .is_some_and(|r| r.is_empty() || r.starts_with(|c: char| c.is_ascii_digit()));
    let measured =
        rest.starts_with('%') || gap(rest).is_ok_and(|(r, ())| words.numbers.magnitudes.longest(r).is_some());
    if (goes_on && !rest.trim_start_matches(['.', ',']).is_empty()) || measured {
        Err(NO)
    } else {
        Ok((rest, ()))
    }
}

/// `"iOS 17.2"`, `"version 2.1"`
fn versioned<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    let number = separated_list1(char('.'), digit1);
    let (rest, _) = (phrase(&words.names.versions), gap, number, peek(word_end)).parse(text)?;
    let measured =
        rest.starts_with('%') || gap(rest).is_ok_and(|(r, ())| words.numbers.magnitudes.longest(r).is_some());
    if measured { Err(NO) } else { Ok((rest, ())) }
}

/// `"F-16"`, `"MH-370"`, `"NY 10001"`: capitals and a number
fn code(text: &str) -> Parsed<'_, ()> {
    let capitals = || take_while_m_n(1, 5, |c: char| c.is_ascii_uppercase());
    let hyphened = (capitals(), char('-'), digit1, opt(take_while1(|c: char| c.is_ascii_uppercase())));
    let postal =
        (verify(capitals(), |c: &str| c.len() == 2), char(' '), verify(digit1, |d: &str| d.len() == 5));
    // "MiG-29", "Su-27"
    let letters = verify(take_while_m_n(2, 5, |c: char| c.is_ascii_alphabetic()), |name: &str| {
        name.starts_with(|c: char| c.is_ascii_uppercase())
    });
    let short = verify(digit1, |d: &str| d.len() < 4);
    let mixed = (letters, char('-'), short, opt(take_while1(|c: char| c.is_ascii_alphabetic())));
    // "A330-300", "B747-8"
    let numbered = (take_while_m_n(1, 3, |c: char| c.is_ascii_uppercase()), digit1, char('-'), digit1);
    alt((
        value((), (hyphened, peek(word_end))),
        value((), (numbered, peek(word_end))),
        value((), (postal, peek(word_end))),
        value((), (mixed, peek(word_end))),
    ))
    .parse(text)
}

/// `"10-2-1"`: three numbers in a row are neither a score nor a range, if they are no golfer's rounds
fn chain(text: &str) -> Parsed<'_, ()> {
    let number = || verify(digit1, |d: &str| d.len() < 4);
    if super::score::card(text).is_ok() {
        return Err(NO);
    }
    let (rest, _) = (number(), many_m_n(2, 5, preceded(one_of("-–"), number()))).parse(text)?;
    let (rest, ()) = word_end(rest)?;
    if rest.starts_with(['-', '–', '.', '%']) && rest.len() > 1 { Err(NO) } else { Ok((rest, ())) }
}

/// `"Tokyo 2020"`, `"the one"`, but not the start of `the one hour`
fn whole<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    let (rest, ()) = value((), phrase(&words.names.whole)).parse(text)?;
    let name = text.get(..text.len() - rest.len()).unwrap_or_default();
    let counts = name.rsplit(' ').next().is_some_and(|word| words.numbers.small.get(word).is_some());
    let measured = counts && preceded(link, phrase(&words.time.units)).parse(rest).is_ok();
    if measured { Err(NO) } else { Ok((rest, ())) }
}

/// `"911"` behind `called`
fn emergency<'a>(context: &Context<'_>, start: usize, text: &'a str) -> Parsed<'a, ()> {
    let names = &context.words.names;
    let number = verify(digit1, |digits: &str| names.emergency.contains(digits));
    let (rest, _) = terminated(number, peek(word_end)).parse(text)?;
    if names.dials.contains(&context.word_before(start).to_lowercase()) { Ok((rest, ())) } else { Err(NO) }
}

/// `"+44 20 7946 0958"`, `"020 7946 0958"`, `"555-0123"`, `"978-0-306-40615-7"`
fn phone(text: &str) -> Parsed<'_, ()> {
    let plus = opt(char('+'));
    let area = opt(terminated(preceded(char('('), terminated(digit1, char(')'))), opt(char(' '))));
    let more = many_m_n(0, 7, preceded(one_of(" -.\u{2011}"), digit1::<_, No>));
    let (rest, (plus, area, head, mut groups)) = (plus, area, digit1, more).parse(text)?;
    groups.insert(0, head);
    let (rest, ()) = peek(word_end).parse(rest)?;
    let all: usize = groups.iter().map(|g| g.len()).sum();
    let length = all + area.map_or(0, str::len);
    let first: &str = groups.first().copied().unwrap_or_default();
    let used = text.get(..text.len() - rest.len()).unwrap_or_default();
    let hyphens = used.matches('-').count();
    let local = groups.len() == 2 && hyphens == 1 && first.len() == 3 && all == 7;
    let dialled =
        length >= 7 && (plus.is_some() || area.is_some() || (first.starts_with('0') && groups.len() > 1));
    let many = groups.len() > 2 && hyphens == groups.len() - 1 && all >= 9;
    if local || dialled || many { Ok((rest, ())) } else { Err(NO) }
}

/// `"3.2.1"`, `"192.168.0.1"`; groups of three digits are a continental number
fn version(text: &str) -> Parsed<'_, ()> {
    let parts = pair(digit1, many_m_n(2, 5, preceded(char('.'), digit1)));
    let (rest, (_, tail)): (_, (&str, Vec<&str>)) = terminated(parts, peek(word_end)).parse(text)?;
    if tail.iter().all(|part| part.len() == 3) { Err(NO) } else { Ok((rest, ())) }
}

/// `"256K DRAM"`
fn chip<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    let kind = verify(take_while1(char::is_alphanumeric), |kind: &str| words.names.chips.contains(kind));
    value((), (digit1, one_of("KkMG"), alt((gap, value((), char('-')))), kind, peek(word_end))).parse(text)
}

/// `"10 Downing Street"`, `"221b Baker Street"`
fn address<'a>(words: &Vocabulary, text: &'a str) -> Parsed<'a, ()> {
    let number = (digit1, opt(one_of("abcdABCD")), peek(word_end));
    let name = |t: &'a str| {
        let (rest, name) =
            take_while1(|c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '.')).parse(t)?;
        if name.starts_with(char::is_uppercase) { Ok((rest, name)) } else { Err(NO) }
    };
    let (rest, (_, names)) = pair(number, many1(preceded(tag(" "), name))).parse(text)?;
    let names: Vec<&str> = names;
    let street = names.iter().skip(1).take(3).any(|name| words.names.streets.contains(*name));
    if street { Ok((rest, ())) } else { Err(NO) }
}
