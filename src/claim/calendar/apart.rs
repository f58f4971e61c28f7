//! Two days of the week and how many days lie between them: which ones?
//!
//! In: `on Friday, a day after Thursday's vote`, out: a claim `weekdays-apart` of both weekdays and one day. In: `on Monday, two days before
//! the count on Wednesday`, out: the same, the other way round.
//!
//! ```text
//! apart = WEEKDAY "," ( DURATION | "a day" ) ( AFTER | BEFORE ) { word } WEEKDAY
//! ```

use super::{duration, time};
use crate::claim::contest::words::says;
use crate::claim::grammar::{Context, is_word};
use crate::claim::{Claim, Operand, Slot, spanning};
use crate::figure::{Figure, Time};
use crate::num::{Interval, Num};
use crate::source::Span;
use crate::vocabulary::cues::Class;

/// Most words between the length and the other weekday.
const EVENT: usize = 7;

/// The claim that starts at a token.
pub fn read(cx: Context<'_>, at: usize) -> Option<Claim> {
    const ELSE: [Class; 3] = [Class::And, Class::Clause, Class::Relative];
    let first = weekday(cx, at)?;
    cx.tokens.get(at + 1).filter(|t| t.is_mark(','))?;
    let (length, word) = length(cx, at + 2)?;
    let after = cx.tokens.get(word).filter(|t| t.is(Class::Since) || t.is(Class::Before))?;
    let event = cx.tokens.get(word + 1..)?;
    let words = event.iter().take(EVENT).take_while(|t| is_word(t) && !t.is_any(&ELSE)).count();
    let place = word + 1 + words;
    let second = weekday(cx, place)?;
    // "a day after Tuesday's vote", "after the vote on Tuesday", and not "after he had met the Tuesday club"
    let owned = words == 0 && cx.source.text.get(second.span.end..)?.starts_with(['\'', '’']);
    let governed = event.get(words.saturating_sub(1)).is_some_and(|t| t.is(Class::On));
    let (from, to) = if after.is(Class::Before) { (first, second) } else { (second, first) };
    let slots = vec![
        Slot::figure("from", from.id),
        Slot::figure("to", to.id),
        Slot { role: "duration", operand: length },
    ];
    (owned || governed).then(|| spanning(cx, "weekdays-apart", (at, place), slots)).flatten()
}

fn weekday(cx: Context<'_>, at: usize) -> Option<&Figure> {
    cx.figure_at(at).filter(|figure| matches!(time(figure), Some(Time::Weekday { .. })))
}

/// A length of days, or the words for one day; and the place behind.
fn length(cx: Context<'_>, at: usize) -> Option<(Operand, usize)> {
    if let Some(figure) = cx.tokens.get(at).and_then(|t| duration(cx, t)) {
        return Some((Operand::Figure(figure.id), at + 1));
    }
    let [article, noun] = cx.tokens.get(at..at + 2)? else { return None };
    let one = noun.is(Class::DayNoun) && says(cx, at, "one_day");
    let span = Span::new(article.span.start, noun.span.end);
    one.then(|| (Operand::Cue { span, value: Interval::point(Num::ONE) }, at + 2))
}
