//! What may reach a terminal, and how wide is it there?
//!
//! In: any text, out: the same text without characters that a terminal would act on, wrapped or
//! cut to a number of columns. The one home of `unicode-width`.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// What stands for the text that was cut away.
pub const ELLIPSIS: &str = "...";

/// The character that is shown for this one: control characters have pictures in Unicode, line
/// breaks and tabs become spaces, marks that turn the direction of writing are replaced, all else stays.
///
/// ```
/// use factcheck::report::terminal::shown;
/// assert_eq!((shown('\u{1b}'), shown('\u{202e}'), shown('é')), ('␛', '\u{fffd}', 'é'));
/// ```
pub const fn shown(character: char) -> char {
    match character {
        '\t' | '\n' => ' ',
        '\0'..='\u{1f}' => picture(character as u32),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' => char::REPLACEMENT_CHARACTER,
        _ if turns_direction(character) => char::REPLACEMENT_CHARACTER,
        '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => '\u{b7}',
        _ => character,
    }
}

/// U+2400 to U+241F are the pictures of the control characters, in their order.
const fn picture(code: u32) -> char {
    match char::from_u32(0x2400 + code) {
        Some(picture) => picture,
        None => char::REPLACEMENT_CHARACTER,
    }
}

/// The bidirectional controls of UAX 9.
const fn turns_direction(character: char) -> bool {
    matches!(character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with every character as it is [`shown`].
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// Columns that a character takes as it is [`shown`]. An emoji selector may make its character wider, so
/// it counts.
pub fn char_width(character: char) -> usize {
    match shown(character) {
        '\u{fe0f}' => 1,
        shown => shown.width().unwrap_or(1),
    }
}

/// Columns that a text takes as it is shown, at most.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// The longest start of a text that fits.
pub fn head(text: &str, room: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().find(|(_, c)| {
        used += char_width(*c);
        used > room
    });
    cut.map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

/// The longest end of a text that fits.
pub fn tail(text: &str, room: usize) -> &str {
    let mut used = 0;
    let cut = text.char_indices().rev().find(|(_, c)| {
        used += char_width(*c);
        used > room
    });
    cut.map_or(text, |(at, c)| text.get(at + c.len_utf8()..).unwrap_or_default())
}

/// The text, its end cut away if it is too wide.
pub fn shorten(text: &str, room: usize) -> Cow<'_, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    Cow::Owned([head(text, room.saturating_sub(ELLIPSIS.len())), ELLIPSIS].concat())
}

/// The text, its start cut away if it is too wide: the end of a path tells most.
pub fn shorten_start(text: &str, room: usize) -> Cow<'_, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    Cow::Owned([ELLIPSIS, tail(text, room.saturating_sub(ELLIPSIS.len()))].concat())
}

/// Breaks a text into lines of at most `room` columns, at spaces where there are some.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(8);
    let mut lines = vec![String::new()];
    for word in text.split(' ').flat_map(|word| pieces(word, room)) {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if width(line) + 1 + width(word) <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// A word in pieces that fit a line; one piece for all but monsters.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while width(rest) > room {
        let piece = head(rest, room);
        pieces.push(piece);
        rest = rest.get(piece.len()..).unwrap_or_default();
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    #[test]
    fn a_line_breaks_at_spaces() {
        assert_snapshot!(wrap("from 1.854 to 1.425 million tons is -23.1 percent", 20).join("\n"), @r"
        from 1.854 to 1.425
        million tons is
        -23.1 percent
        ");
    }

    #[test]
    fn a_monster_word_breaks_anywhere() {
        assert_snapshot!(wrap("a ｗｉｄｅｗｉｄｅｗｉｄｅ end", 9).join("\n"), @r"
        a
        ｗｉｄｅ
        ｗｉｄｅ
        ｗｉｄｅ
        end
        ");
    }

    #[test]
    fn controls_become_visible() {
        assert_snapshot!(visible("a\u{1b}[31mred\u{7}\r\u{202e}x\u{9b}2J\u{200b}"), @"a␛[31mred␇␍�x�2J·");
    }

    #[test]
    fn ends_are_cut_to_the_column() {
        assert_snapshot!(shorten("1.425 million tons", 10), @"1.425 m...");
        assert_snapshot!(shorten_start("corpus/steel-exports.txt", 15), @"...-exports.txt");
        assert_eq!(shorten("12.5億ドル", 7), "12.5...");
    }
}
