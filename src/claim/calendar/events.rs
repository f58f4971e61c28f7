//! Beginnings, ends and lengths that a text tells apart: which ones?
//!
//! In: `Filming began on 9 January 1987 and wrapped on 20 February: 43 days`, out: the claims `starts` with its day and `stops`
//! with its day and the length. In: `In those 100 days`, out: a claim `those` of a length whose two days stand before it.
//!
//! ```text
//! starts  = BEGINS { word } DAY                                      at most five words
//! stops   = ENDS { word } DAY [ ( ":" | "," | "(" | AFTER ) DURATION end ]
//! lasts   = LASTS DURATION end
//! those   = [ preposition ] THOSE DURATION | THE DURATION BETWIXT | THE DURATION run-noun | DURATION OF ...   at the start of a sentence
//! notice  = DAY { any } RUNS FOR DURATION { any } HENCE { any } DAY
//! before  = TIME { any } DURATION { word } UNTIL { word } IN TIME    nothing else dated, no `had`
//! nth-day = ORDINAL DAY-NOUN OF { any }
//! jubilee = DURATION FALLS { any } DAY
//! celebrated = MADE IN TIME { any } ORDINAL ANNIVERSARY { any } IN TIME              nothing else dated
//! window  = [ LENGTH "-" ] { word } BEGINS { word } DAY AND ENDS { word } DAY          with DEADLINE in either order
//! ```

use super::{dated, duration, one_day};
use crate::claim::age::person;
use crate::claim::contest::words::{says, sign};
use crate::claim::grammar::{Context, covered, is_word};
use crate::claim::token::{Token, TokenKind};
use crate::claim::{Claim, Slot, Topic, claim};
use crate::figure::{Figure, Kind};
use crate::vocabulary::cues::Class;

/// Most words between a verb and its day.
const NEAR: usize = 5;
/// Most tokens between a feast and its day.
const FEAST: usize = 7;

/// The claims that start at a token.
pub fn read(cx: Context<'_>, at: usize) -> Vec<Claim> {
    let found =
        [starts(cx, at), stops(cx, at), lasts(cx, at), those(cx, at), nth_day(cx, at), jubilee(cx, at)];
    found.into_iter().flatten().collect()
}

/// The claims of a whole sentence.
pub fn whole(cx: Context<'_>) -> Vec<Claim> {
    [notice(cx), before(cx), window(cx), celebrated(cx)].into_iter().flatten().collect()
}

/// The day behind a verb, and its place.
fn day_of(cx: Context<'_>, at: usize, class: Class) -> Option<(usize, &Figure)> {
    cx.tokens.get(at).filter(|t| t.is(class))?;
    let after = cx.tokens.get(at + 1..)?;
    let weekday = |t: &Token| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Weekday);
    let skip = |t: &&Token| {
        (is_word(t) && !t.is(Class::And) && !t.is(Class::Clause)) || weekday(t) || t.is_mark(',')
    };
    let words = after.iter().take(NEAR).take_while(skip).count();
    Some((at + 1 + words, one_day(cx, after.get(words)?)?))
}

fn starts(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (place, day) = day_of(cx, at, Class::Begins)?;
    Some(claim(
        "starts",
        covered(cx.tokens.get(at..=place)?)?,
        cx.segment,
        vec![Slot::figure("from", day.id)],
        Topic::default(),
    ))
}

fn stops(cx: Context<'_>, at: usize) -> Option<Claim> {
    let (place, day) = day_of(cx, at, Class::Ends)?;
    let mut slots = vec![Slot::figure("to", day.id)];
    let mark = cx.tokens.get(place + 1);
    let told = mark.is_some_and(|t| {
        [':', ',', '('].iter().any(|mark| t.is_mark(*mark)) || t.is_dash() || t.is(Class::Since)
    });
    let length = cx.tokens.get(place + 2).filter(|_| told).and_then(|t| duration(cx, t));
    let after = mark.is_some_and(|t| t.is(Class::Since));
    let ends = cx.tokens.get(place + 3).is_none_or(|t| t.is_mark('.') || t.is_mark(',') || t.is_mark(';'));
    slots.extend(
        length
            .filter(|_| closes(cx, place + 3) && (ends || !after))
            .map(|figure| Slot::figure("duration", figure.id)),
    );
    Some(claim("stops", covered(cx.tokens.get(at..=place)?)?, cx.segment, slots, Topic::default()))
}

/// Whether a length ends here, and does not go on as `two days later than`.
fn closes(cx: Context<'_>, at: usize) -> bool {
    const ON: [Class; 5] = [Class::Since, Class::Than, Class::Larger, Class::Of, Class::Junior];
    cx.tokens.get(at).is_none_or(|t| !t.is_any(&ON))
}

fn lasts(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [verb, second] = cx.tokens.get(at..at + 2)? else { return None };
    let length = duration(cx, second).filter(|_| verb.is(Class::Lasts) && closes(cx, at + 2))?;
    let span = verb.span.cover(second.span);
    Some(claim("lasts", span, cx.segment, vec![Slot::figure("duration", length.id)], Topic::default()))
}

/// `In those 100 days`, `The 14-year partnership`, `Twenty-four days of detours`
fn those(cx: Context<'_>, at: usize) -> Option<Claim> {
    let token = cx.tokens.get(at).filter(|_| at < 3)?;
    let length = duration(cx, token)?;
    let next = |class: Class| cx.tokens.get(at + 1).is_some_and(|t| t.is(class));
    let before = |class: Class| at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(class));
    let between = before(Class::Definite) && next(Class::Betwixt);
    // "In her 15 years as head"
    let office = before(Class::Owner) && says(cx, at + 1, "in_office");
    let pointed =
        before(Class::Those) || before(Class::Definite) && next(Class::RunNoun) || between || office;
    let kind = if pointed { "those" } else { "toll" };
    // "Ten days of that"
    let noun = cx.tokens.get(at + 2).is_some_and(|t| matches!(t.kind, TokenKind::Word));
    let tied = pointed || at == 0 && next(Class::Of) && noun;
    let mut slots = vec![Slot::figure("duration", length.id)];
    slots.extend(between.then(|| Slot::figure("between", length.id)));
    slots.extend(office.then(|| sign("office", token.span, 1)));
    let owner = at.checked_sub(1).and_then(|i| person::owned_by(cx, i)).filter(|_| office);
    slots.extend(owner.map(|way| sign("gender", token.span, way)));
    tied.then(|| claim(kind, token.span, cx.segment, slots, Topic::default()))
}

/// `given on 2 May 2019, lasts 21 days, so that they may leave on 23 May`
fn notice(cx: Context<'_>) -> Option<Claim> {
    let (from, length, to) = between_two(cx, |t| one_day(cx, t))?;
    let runs = cx.tokens.get(length.checked_sub(1)?).is_some_and(|t| t.is(Class::Lasts))
        || cx
            .tokens
            .get(length.saturating_sub(2)..length)?
            .first()
            .is_some_and(|t| t.is(Class::Runs) || t.is(Class::Lasts));
    let hence = cx.tokens.get(length + 1..to)?.iter().take(3).any(|t| t.is(Class::Hence));
    (runs && hence).then(|| spanned(cx, from, length, to)).flatten()
}

/// `Sent on its way in October 2007, the probe was 11 years in transit before it settled into orbit in November 2018`
fn before(cx: Context<'_>) -> Option<Claim> {
    let (from, length, to) = between_two(cx, |t| dated(cx, t))?;
    let words = cx.tokens.get(from + 1..length)?;
    let plain =
        !words.iter().any(|t| t.is(Class::Relative) || t.is(Class::Clause) || t.is(Class::Pluperfect));
    let until = cx.tokens.get(length + 1..to)?.iter().take(NEAR + 1).any(|t| t.is(Class::Before));
    let governed = cx.tokens.get(to.checked_sub(1)?).is_some_and(|t| t.is(Class::In) || t.is(Class::On));
    let joined = cx.tokens.get(length + 1..to)?.iter().any(|t| t.is(Class::And) || t.is(Class::Relative));
    (plain && until && governed && !joined).then(|| spanned(cx, from, length, to)).flatten()
}

/// `Applications open on 10 May 2024 and close on 3 May 2024`
fn window(cx: Context<'_>) -> Option<Claim> {
    let verbs = |class: Class| -> Vec<(usize, usize, &Figure)> {
        let found = |at| day_of(cx, at, class).map(|(place, day)| (at, place, day));
        (0..cx.tokens.len()).filter_map(found).collect()
    };
    let (starts, stops) = (verbs(Class::Begins), verbs(Class::Ends));
    let ([(opens, opened, from)], [(closes, closed, to)]) = (starts.as_slice(), stops.as_slice()) else {
        return None;
    };
    let (first, next) = if opens < closes { (opened, closes) } else { (closed, opens) };
    let joined = cx.tokens.get(first + 1..*next)?;
    let and = |t: &Token| t.is(Class::And) || t.is(Class::Auxiliary) || t.is_mark(',');
    let subject = cx.tokens.get(..*opens.min(closes))?;
    // A road may close first and open again; what opens first closes later
    let forward = opens < closes && joined.len() == 1;
    // "Registration closed on 4 May and opens again on 10 May"
    let again = (*opens..*opened).any(|i| says(cx, i, "anew"));
    let tied = !again
        && (forward || subject.iter().any(|t| t.is(Class::Deadline)))
        && joined.iter().all(and)
        && from.id != to.id;
    let span = covered(cx.tokens.get(*opens.min(closes)..=*opened.max(closed))?)?;
    let mut slots = vec![Slot::figure("from", from.id), Slot::figure("to", to.id)];
    slots.extend(
        own_length(cx, subject).filter(|_| forward).map(|length| Slot::figure("duration", length.id)),
    );
    let noun = subject.iter().any(|t| t.is(Class::Deadline));
    slots.extend(noun.then(|| sign("deadline", span, 1)));
    tied.then(|| claim("span", span, cx.segment, slots, Topic::default()))
}

/// `The 12-day siege`: the length in the name of what begins and ends.
fn own_length<'a>(cx: Context<'a>, subject: &[Token]) -> Option<&'a Figure> {
    let length = subject.iter().rev().take(NEAR).find_map(|t| duration(cx, t).map(|figure| (t, figure)))?;
    cx.source.slice(length.0.span).contains('-').then_some(length.1)
}

/// `Founded in 1898, the club celebrated its 125th anniversary in 2023`
fn celebrated(cx: Context<'_>) -> Option<Claim> {
    let verb = cx.tokens.iter().position(|t| t.is(Class::Made) || t.is(Class::Married))?;
    let feasts = places(cx, |t| cx.figure_of(t).is_some_and(|f| f.kind == Kind::Ordinal));
    let times = places(cx, |t| dated(cx, t).is_some());
    let ([feast], [from, to]) = (feasts.as_slice(), times.as_slice()) else { return None };
    let anniversary = cx.tokens.get(feast + 1).is_some_and(|t| t.is(Class::Anniversary));
    // "founded in 1974, the firm celebrated his 80th birthday"
    let owner = feast.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::Owner));
    let other = owner && cx.tokens.get(verb)?.is(Class::Made) && !says(cx, feast - 1, "own");
    let own = !other && !cx.tokens.get(feast + 2).is_some_and(|t| t.is(Class::Of));
    let governed = |at: usize| {
        at.checked_sub(1).and_then(|i| cx.tokens.get(i)).is_some_and(|t| t.is(Class::In) || t.is(Class::On))
    };
    let made = verb < *from && from - verb <= NEAR && governed(*from) && governed(*to);
    (anniversary && own && made && from < feast).then(|| spanned(cx, *from, *feast, *to)).flatten()
}

/// The only two times of a sentence, and the only length, which stands between them.
fn between_two<'a>(
    cx: Context<'a>,
    accept: impl Fn(&Token) -> Option<&'a Figure>,
) -> Option<(usize, usize, usize)> {
    let times = places(cx, |t| accept(t).is_some());
    let lengths = places(cx, |t| duration(cx, t).is_some());
    let ([from, to], [length]) = (times.as_slice(), lengths.as_slice()) else { return None };
    // "a four-year term" is no time between the two
    let adjective = cx.tokens.get(*length).is_some_and(|t| cx.source.slice(t.span).contains('-'));
    (from < length && length < to && !adjective).then_some((*from, *length, *to))
}

fn places(cx: Context<'_>, accept: impl Fn(&Token) -> bool) -> Vec<usize> {
    (0..cx.tokens.len()).filter(|at| cx.tokens.get(*at).is_some_and(&accept)).collect()
}

fn spanned(cx: Context<'_>, from: usize, length: usize, to: usize) -> Option<Claim> {
    let id = |at: usize| cx.tokens.get(at).and_then(Token::figure);
    let slots = vec![
        Slot::figure("from", id(from)?),
        Slot::figure("to", id(to)?),
        Slot::figure("duration", id(length)?),
    ];
    Some(claim("span", covered(cx.tokens.get(from..=to)?)?, cx.segment, slots, Topic::default()))
}

/// `the 29th day of fasting`
fn nth_day(cx: Context<'_>, at: usize) -> Option<Claim> {
    let [nth, day, of] = cx.tokens.get(at..at + 3)? else { return None };
    let ordinal = cx.figure_of(nth).filter(|figure| figure.kind == Kind::Ordinal)?;
    let span = nth.span.cover(day.span);
    let slots = vec![Slot::figure("nth", ordinal.id)];
    (day.is(Class::DayNoun) && of.is(Class::Of))
        .then(|| claim("nth-day", span, cx.segment, slots, Topic::default()))
}

/// `The half-century falls on a Saturday, 7 June 2025`
fn jubilee(cx: Context<'_>, at: usize) -> Option<Claim> {
    let length = duration(cx, cx.tokens.get(at)?)?;
    let after = cx.tokens.get(at + 1..)?;
    after.first().filter(|t| t.is(Class::Falls))?;
    let plain =
        |t: &&Token| one_day(cx, t).is_none() && !t.is(Class::And) && !t.is(Class::Clause) && !t.is_mark(';');
    let words = after.iter().take(FEAST).take_while(plain).count();
    let day = one_day(cx, after.get(words)?)?;
    let span = covered(cx.tokens.get(at..=at + 1 + words)?)?;
    let slots = vec![Slot::figure("duration", length.id), Slot::figure("to", day.id)];
    Some(claim("jubilee", span, cx.segment, slots, Topic::default()))
}
