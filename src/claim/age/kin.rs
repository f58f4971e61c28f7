//! Ages of people who belong together, and ages that nobody reaches: which ones?
//!
//! In: `her sister, four years her junior`, out: a claim `kin-gap` of the length. In: `Maria Berg, 34, and her daughter Eva, 12`, out: a
//! claim `generation` of the two ages. In: `died aged 190`, out: a claim `lifetime` of the age.
//!
//! ```text
//! gap        = DURATION [ possessive ] ( JUNIOR | SENIOR )
//! generation = AGE [","] [ AND ] { word } OWNER ( CHILD | PARENT ) { word } [","] AGE        no capital before OWNER
//!            | AGE { word } level-verb THE ( CHILD | PARENT ) OF article AGE
//!            | AGE "," HAS article CHILD { NAME | "," } "," AGE
//!            | AGE { word } AND OWNER AGE { word } ( CHILD | PARENT )     "The 40-year-old mother and her 15-year-old daughter"
//! lifetime   = AGED NUMBER end | AGE person
//! ```

use super::age;
use crate::claim::calendar::duration;
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::Token;
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Most words between an age and whose child it is, and between a child and its age.
const NEAR: usize = 4;

/// The claims that start at a token.
pub fn read(cx: Context<'_>, at: usize) -> Vec<Claim> {
    [gap(cx, at), generation(cx, at), child_of(cx, at), has_child(cx, at), lifetime(cx, at)]
        .into_iter()
        .flatten()
        .collect()
}

/// `four years her junior`, `two years older`
fn gap(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let next = at + 1 + usize::from(cx.tokens.get(at + 1)?.is(Class::Owner));
    let word = cx.tokens.get(next).filter(|t| t.is(Class::Junior))?;
    let span = cx.tokens.get(at)?.span.cover(word.span);
    Some(claim("kin-gap", span, cx.segment, vec![Slot::figure("gap", length.id)], Topic::default()))
}

/// `Maria Berg, 34, and her daughter Eva, 12`
fn generation(cx: Context<'_>, at: usize) -> Option<Claim> {
    let owner = cx.tokens.get(at).filter(|t| t.is(Class::Owner))?;
    // "her 15-year-old daughter"
    let own_age = age(cx, at + 1);
    let after = at + 1 + usize::from(own_age.is_some());
    let kin = cx.tokens.get(after)?;
    let elder = kin.is(Class::Parent);
    if !elder && !kin.is(Class::Child) {
        return None;
    }
    let capital = |t: &Token| cx.is_capital(t);
    let plain = |t: &&Token| t.is_mark(',') || is_word(t) && !capital(t) && !t.is(Class::Clause);
    let before = cx.tokens.get(..at)?.iter().rev().take(NEAR).take_while(plain).count();
    let first = at.checked_sub(before + 1)?;
    let own = aged(cx, first)?;
    if let Some(other) = own_age {
        let joined = cx.tokens.get(at.checked_sub(1)?)?.is(Class::And);
        return joined.then(|| parted(cx, (own, other), elder, owner.span.cover(kin.span)));
    }
    let name = |t: &&Token| t.is_mark(',') || is_word(t) && (capital(t) || t.is(Class::LevelVerb));
    let after = cx.tokens.get(at + 2..)?.iter().take(NEAR).take_while(name).count();
    let other = aged(cx, at + 2 + after)?;
    let span = owner.span.cover(cx.tokens.get(at + 2 + after)?.span);
    Some(parted(cx, (own, other), elder, span))
}

/// `The 74-year-old victim was the mother of a 50-year-old teacher`
fn child_of(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = age(cx, at)?;
    let after = cx.tokens.get(at + 1..)?;
    let words = after.iter().take(NEAR).take_while(|t| is_word(t) && !t.is(Class::LevelVerb)).count();
    let [verb, the, kin, of, article, last] = after.get(words..words + 6)? else { return None };
    let second = cx.figure_of(last).filter(|figure| figure.kind == Kind::Age)?;
    let told = verb.is(Class::LevelVerb)
        && the.is(Class::Definite)
        && of.is(Class::Of)
        && article.is(Class::Determiner);
    let elder = kin.is(Class::Child);
    let span = covered(cx.tokens.get(at..at + 7 + words)?)?;
    (told && (elder || kin.is(Class::Parent))).then(|| parted(cx, (first, second), elder, span))
}

/// `Mia Roe, 60, has a daughter, Anna, 34`
fn has_child(cx: Context<'_>, at: usize) -> Option<Claim> {
    let first = age(cx, at)?;
    let [comma, verb, article, kin] = cx.tokens.get(at + 1..at + 5)? else { return None };
    let has = comma.is_mark(',') && says(cx, at + 2, "has_kin") && verb.figure().is_none();
    let told = has && article.is(Class::Determiner) && kin.is(Class::Child);
    let name = |t: &&Token| t.is_mark(',') || is_word(t) && cx.is_capital(t);
    let words = cx.tokens.get(at + 5..)?.iter().take(NEAR).take_while(name).count();
    let second = aged(cx, at + 5 + words).filter(|_| told && words > 1)?;
    Some(parted(cx, (first, second), false, covered(cx.tokens.get(at..=at + 5 + words)?)?))
}

/// The claim of two ages of which the other is the parent's, or the child's.
fn parted(cx: Context<'_>, (own, other): (&Figure, &Figure), elder: bool, span: Span) -> Claim {
    let (parent, child) = if elder { (other, own) } else { (own, other) };
    let slots = vec![Slot::figure("parent", parent.id), Slot::figure("child", child.id)];
    claim("generation", span, cx.segment, slots, Topic::default())
}

/// An age, or a bare number between commas that must be one here.
fn aged(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let apposed = at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is_mark(','));
    let number = |figure: &&Figure| {
        let years = super::whole(figure).is_some_and(|years| (1..=110).contains(&years));
        figure.kind == Kind::Number && apposed && years && closes(cx, at + 1)
    };
    age(cx, at).or_else(|| cx.figure_at(at).filter(number))
}

/// `died aged 190`, `a 190-year-old woman`
fn lifetime(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at)?;
    let figure = cx.figure_of(token)?;
    let before = |n: usize| at.checked_sub(n).and_then(|i| cx.tokens.get(i));
    let aged = before(1).is_some_and(|t| t.is(Class::Aged));
    let person = cx.tokens.get(at + 1).is_some_and(|t| t.is(Class::Person));
    // "The tortoise, aged 190,"
    if (0..cx.tokens.len()).any(|i| says(cx, i, "long_lived")) {
        return None;
    }
    // "The oldest woman of the valley is 190 years old"
    let somebody = cx
        .tokens
        .get(at.saturating_sub(2 * NEAR)..at)?
        .iter()
        .any(|t| t.is(Class::Person) || t.is(Class::Someone));
    let being = before(1).is_some_and(|t| t.is(Class::LevelVerb)) && somebody && figure.kind == Kind::Age;
    let lived = (at.saturating_sub(3)..at).any(|i| says(cx, i, "lives_to"));
    let aged = aged || being || lived;
    let told = match figure.kind {
        Kind::Number => aged && closes(cx, at + 1),
        Kind::Age => aged || person,
        _ => false,
    };
    let span = covered(cx.tokens.get(at..=at)?)?;
    told.then(|| claim("lifetime", span, cx.segment, vec![Slot::figure("age", figure.id)], Topic::default()))
}

/// Whether a number ends here and counts nothing.
fn closes(cx: Context<'_>, at: usize) -> bool {
    cx.tokens.get(at).is_none_or(|t| {
        t.is_mark(',')
            || t.is_mark('.')
            || t.is_mark(')')
            || t.is(Class::In)
            || t.is(Class::On)
            || t.is(Class::And)
            || t.is(Class::LevelVerb)
    })
}

/// A bare number that is an age by the words around it: `stepped down at 75`.
pub fn bare(cx: Context<'_>, at: usize) -> Option<&Figure> {
    let figure = cx.figure_at(at).filter(|figure| figure.kind == Kind::Number)?;
    let told = cx.tokens.get(at.checked_sub(1)?).is_some_and(|t| t.is(Class::At) || t.is(Class::AgeLink));
    let whole = super::whole(figure).is_some_and(|years| (5..=110).contains(&years));
    let ends = cx.tokens.get(at + 1).is_none_or(|t| t.is(Class::Since)) || closes(cx, at + 1);
    let life = cx.tokens.iter().any(|t| t.is(Class::Born) || t.is(Class::Died));
    (told && whole && ends && life).then_some(figure)
}
