//! From how long to how long does something change?
//!
//! In: `cut the journey to two hours 35 minutes from three hours 10 minutes`, out: a change between two lengths of time. A length beside other
//! amounts says when, so both must stand in one pair behind the verb.
//!
//! ```text
//! lasting = ( CHANGE | MULTIPLE ) { word } ( TO length FROM length | FROM length TO length )       one of the two may be a bare number
//! ```

use super::super::grammar::{Context, cue};
use super::super::token::{Token, Tokens};
use super::{Change, Part, Place, trigger};
use crate::figure::{Figure, FigureId, Kind, Value};
use crate::vocabulary::cues::Class;
use nom::Parser;

/// Most tokens between the verb and its pair.
const OBJECT: usize = 14;

/// Reads the pair behind the verb that begins here.
pub fn read<'a>(cx: Context<'a>, input: Tokens<'a>, change: &mut Change<'a>) -> Option<Tokens<'a>> {
    let (verb, behind) = input.0.split_first()?;
    if !verb.is_any(&[Class::ChangeVerb, Class::MultipleVerb]) {
        return None;
    }
    let ends = |t: &Token| t.is_any(&[Class::Clause, Class::Relative, Class::ChangeVerb, Class::Reporting]);
    let object = behind.iter().take(OBJECT).take_while(|t| !ends(t) && t.figure().is_none());
    let at = object.count().checked_sub(1)?;
    let pair = Tokens(behind.get(at..)?);
    let (rest, parts) = [(Class::To, Class::From), (Class::From, Class::To)]
        .into_iter()
        .find_map(|(first, second)| both(cx, pair, first, second))?;
    trigger(input, change)?;
    change.parts = parts;
    Some(rest)
}

/// `to two hours from three`: the two lengths, each behind its marker.
fn both<'a>(
    cx: Context<'a>,
    input: Tokens<'a>,
    first: Class,
    second: Class,
) -> Option<(Tokens<'a>, Vec<Part>)> {
    let (rest, one) = length(cx, input, first)?;
    let (rest, two) = length(cx, rest, second)?;
    let lasts = |id: FigureId| cx.figure(id).is_some_and(|f| f.kind == Kind::Duration);
    let place = |class: Class| if class == Class::To { Place::To } else { Place::From };
    let part = |class: Class, id: FigureId| Part::new(place(class), Some(class), vec![id]);
    (lasts(one) || lasts(two)).then(|| (rest, vec![part(first, one), part(second, two)]))
}

fn length<'a>(cx: Context<'a>, input: Tokens<'a>, marker: Class) -> Option<(Tokens<'a>, FigureId)> {
    let (rest, _) = cue(marker).parse(input).ok()?;
    let (first, rest) = rest.0.split_first()?;
    let measured =
        |f: &&Figure| matches!(f.kind, Kind::Duration | Kind::Number) && matches!(f.value, Value::Amount(_));
    Some((Tokens(rest), cx.figure_of(first).filter(measured)?.id))
}
