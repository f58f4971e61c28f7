//! Which values does a message name?
//!
//! In: `from {from} to {to} is {implied as percent}`, out: its text and values as [`Piece`]s.
//!
//! ```text
//! template = { text | "{" name [ "as" name ] "}" } ;
//! ```
//! A name is a role or a `let`; `as` names the role in whose unit a value is printed, or `percent`.

use crate::relation::kind::RelationKind;

use super::parse::Fault;

/// A message with places for values.
pub type Template = Vec<Piece>;

/// One stretch of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The text of a role's figure.
    Role(usize),
    /// The value of a `let`, and how it is to be printed.
    Value(usize, Option<Format>),
}

/// The unit in which a computed value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Parts of a hundred.
    Percent,
    /// As the figure of this role.
    Like(usize),
}

/// Reads a template; names are looked up in the kind's roles and in `lets`.
pub fn parse(text: &str, kind: &RelationKind, lets: &[String]) -> Result<Template, Fault> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let at = text.len() - after.len();
        let Some((inside, behind)) = after.split_once('}') else {
            return Err(Fault { at, message: "expected \"}\"".into() });
        };
        pieces.push(value(inside, kind, lets).map_err(|message| Fault { at, message })?);
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

// "from", "implied as percent"
fn value(inside: &str, kind: &RelationKind, lets: &[String]) -> Result<Piece, String> {
    let role = |name: &str| kind.roles.iter().position(|r| r.name == name);
    let (name, format) = match inside.split_once(" as ") {
        None => (inside.trim(), None),
        Some((name, "percent")) => (name.trim(), Some(Format::Percent)),
        Some((name, like)) => match role(like.trim()) {
            Some(like) => (name.trim(), Some(Format::Like(like))),
            None => return Err(format!("unknown role `{}` after \"as\"", like.trim())),
        },
    };
    if let Some(index) = lets.iter().position(|l| l == name) {
        return Ok(Piece::Value(index, format));
    }
    match role(name) {
        Some(role) => Ok(Piece::Role(role)),
        None => {
            Err(format!("unknown name `{name}`: expected a role of `{}` or a value after `let`", kind.name))
        }
    }
}
