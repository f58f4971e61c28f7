//! How is an expression of a rule file spelled?
//!
//! In: `percent ~ (to - from) / from`, out: a [`Tree`]. Names stay names here: what they stand for
//! and whether the dimensions fit is for `checked` to say. The depth is bounded before the parser
//! calls itself, so a file from a stranger cannot exhaust the stack.
//!
//! ```text
//! expression = level binding from loose to tight: "or" | "and" | "not" | comparison | sum | product | sign ;
//! comparison = "~" | "<=" | "<" | ">=" | ">" | "!=" ;
//! sum        = "+" | "-" ;
//! product    = "*" | "/" ;
//! sign       = "-" ;
//! operand    = number | call | name | "(" expression ")" ;
//! number     = digits [ "." digits ] [ "%" ] ;
//! call       = name "(" [ expression { "," expression } ] ")" ;
//! name       = letter { letter | digit | "_" } ;
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::{opt, recognize, value, verify};
use nom::error::{ErrorKind, FromExternalError, ParseError};
use nom::multi::separated_list0;
use nom::sequence::{delimited, pair, preceded};
use nom::{IResult, Parser};
use nom_language::precedence::{Assoc, Operation, binary_op, precedence, unary_op};

use crate::num::Num;

/// How deep an expression may nest.
const MAX_DEPTH: usize = 64;

/// An expression as it is spelled.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Byte offset of the node in its expression.
    pub at: usize,
    /// What stands there.
    pub node: Node,
    depth: usize,
}

/// What may stand in an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `5`, `0.5`, `5%`
    Number(Num),
    /// A role or a `let`.
    Name(String),
    /// `-x`, `not x`
    Unary(Unary, Box<Tree>),
    /// `x + y`
    Binary(Binary, Box<Tree>, Box<Tree>),
    /// `sum(parts)`
    Call(String, Vec<Tree>),
}

/// Operators before their operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unary {
    Minus,
    Not,
}

/// Operators between their operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Binary {
    Plus,
    Minus,
    Times,
    Over,
    Meets,
    Below,
    AtMost,
    Above,
    AtLeast,
    Differs,
    And,
    Or,
}

impl Binary {
    /// As it is written.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Meets => "~",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Differs => "!=",
            Self::And => "and",
            Self::Or => "or",
        }
    }

    /// How loosely it binds: the lower, the tighter (`nom_language::precedence` counts so).
    pub const fn looseness(self) -> u8 {
        match self {
            Self::Times | Self::Over => 2,
            Self::Plus | Self::Minus => 3,
            Self::Meets | Self::Below | Self::AtMost | Self::Above | Self::AtLeast | Self::Differs => 4,
            Self::And => 6,
            Self::Or => 7,
        }
    }
}

/// What an expression should have been, and where it is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset in the expression.
    pub at: usize,
    /// What was expected or is wrong there.
    pub message: String,
}

/// Reads one expression, all of it.
pub fn parse(text: &str) -> Result<Tree, Fault> {
    let scope = Scope { total: text.len(), depth: 0 };
    match delimited(multispace0, |i| expression(scope, i), multispace0).parse(text) {
        Ok(("", tree)) => Ok(tree),
        Ok((rest, _)) => Err(Fault { at: text.len() - rest.len(), message: "expected an operator".into() }),
        Err(nom::Err::Error(e) | nom::Err::Failure(e)) => {
            Err(Fault { at: text.len().saturating_sub(e.rest), message: e.message.into() })
        }
        Err(nom::Err::Incomplete(_)) => Err(Fault { at: text.len(), message: "expected more".into() }),
    }
}

/// Where the parser is: what offsets count from, and how deep it has gone.
#[derive(Debug, Clone, Copy)]
struct Scope {
    total: usize,
    depth: usize,
}

impl Scope {
    fn at(self, input: &str) -> usize {
        self.total.saturating_sub(input.len())
    }
}

/// A parser error: how much text was left, and what was expected.
#[derive(Debug, Clone, Copy)]
struct Stop {
    rest: usize,
    message: &'static str,
}

impl ParseError<&str> for Stop {
    fn from_error_kind(input: &str, _: ErrorKind) -> Self {
        Self { rest: input.len(), message: "expected a number, a name or \"(\"" }
    }

    fn append(_: &str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

impl FromExternalError<&str, &'static str> for Stop {
    fn from_external_error(input: &str, _: ErrorKind, message: &'static str) -> Self {
        Self { rest: input.len(), message }
    }
}

type Parsed<'a, T> = IResult<&'a str, T, Stop>;

/// ```text
/// expression = ...
/// ```
fn expression(scope: Scope, input: &str) -> Parsed<'_, Tree> {
    if scope.depth > MAX_DEPTH {
        return Err(nom::Err::Failure(Stop { rest: input.len(), message: "nested deeper than 64 levels" }));
    }
    precedence(
        alt((
            unary_op(1, value(Unary::Minus, spaced(char('-')))),
            unary_op(5, value(Unary::Not, spaced(keyword("not")))),
        )),
        verify(unary_op(0, value((), tag("(("))), |_| false),
        alt((
            binary_op(2, Assoc::Left, product),
            binary_op(3, Assoc::Left, sum),
            binary_op(4, Assoc::Left, comparison),
            binary_op(6, Assoc::Left, value(Binary::And, spaced(keyword("and")))),
            binary_op(7, Assoc::Left, value(Binary::Or, spaced(keyword("or")))),
        )),
        |i| operand(scope, i),
        fold,
    )
    .parse(input)
}

fn comparison(input: &str) -> Parsed<'_, Binary> {
    spaced(alt((
        value(Binary::Meets, char('~')),
        value(Binary::AtMost, tag("<=")),
        value(Binary::Below, char('<')),
        value(Binary::AtLeast, tag(">=")),
        value(Binary::Above, char('>')),
        value(Binary::Differs, tag("!=")),
    )))
    .parse(input)
}

fn sum(input: &str) -> Parsed<'_, Binary> {
    spaced(alt((value(Binary::Plus, char('+')), value(Binary::Minus, char('-'))))).parse(input)
}

fn product(input: &str) -> Parsed<'_, Binary> {
    spaced(alt((value(Binary::Times, char('*')), value(Binary::Over, char('/'))))).parse(input)
}

fn operand(scope: Scope, input: &str) -> Parsed<'_, Tree> {
    spaced(alt((|i| number(scope, i), |i| call_or_name(scope, i), |i| parentheses(scope, i)))).parse(input)
}

// "(a + b)"
fn parentheses(scope: Scope, input: &str) -> Parsed<'_, Tree> {
    let inner = Scope { depth: scope.depth + 1, ..scope };
    let (rest, _) = char('(').parse(input)?;
    let (rest, tree) = insist("expected an expression after \"(\"", expression(inner, rest))?;
    let (rest, _) = insist("expected \")\"", char(')').parse(rest))?;
    Ok((rest, tree))
}

// "5", "0.5", "5%"
fn number(scope: Scope, input: &str) -> Parsed<'_, Tree> {
    let digits = || take_while1(|c: char| c.is_ascii_digit());
    let (rest, text) = recognize(pair(digits(), opt(pair(char('.'), digits())))).parse(input)?;
    let (rest, percent) = opt(char('%')).parse(rest)?;
    let factor = if percent.is_some() { Num::power_of_ten(-2) } else { Num::ONE };
    let Some(number) = Num::decimal(text) else {
        return Err(nom::Err::Failure(Stop { rest: input.len(), message: "more than 40 digits" }));
    };
    Ok((rest, Tree { at: scope.at(input), node: Node::Number(&number * &factor), depth: 1 }))
}

// "sum(parts)", "percent"
fn call_or_name(scope: Scope, input: &str) -> Parsed<'_, Tree> {
    let (rest, name) = verify(name, |n: &str| !matches!(n, "and" | "or" | "not")).parse(input)?;
    let at = scope.at(input);
    if !rest.starts_with('(') {
        return Ok((rest, Tree { at, node: Node::Name(name.into()), depth: 1 }));
    }
    let inner = Scope { depth: scope.depth + 1, ..scope };
    let arguments = separated_list0(spaced(char(',')), |i| expression(inner, i));
    let (rest, arguments) = preceded(pair(char('('), multispace0), arguments).parse(rest)?;
    let (rest, _) = insist("expected \")\" or \",\"", char(')').parse(rest))?;
    let depth = 1 + arguments.iter().map(|a| a.depth).max().unwrap_or(0);
    Ok((rest, Tree { at, node: Node::Call(name.into(), arguments), depth }))
}

fn name(input: &str) -> Parsed<'_, &str> {
    let letter = take_while1(|c: char| c.is_ascii_alphabetic());
    recognize(pair(letter, take_while(is_name_char))).parse(input)
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A word operator: `or`, but not the start of `order`.
fn keyword<'a>(word: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Stop> {
    verify(name, move |found: &str| found == word)
}

fn spaced<'a, T>(
    inner: impl Parser<&'a str, Output = T, Error = Stop>,
) -> impl Parser<&'a str, Output = T, Error = Stop> {
    delimited(multispace0, inner, multispace0)
}

/// Past this point there is no other way to read the text.
fn insist<'a, T>(message: &'static str, result: Parsed<'a, T>) -> Parsed<'a, T> {
    result.map_err(|e| match e {
        nom::Err::Error(stop) => nom::Err::Failure(Stop { message, ..stop }),
        other => other,
    })
}

/// Joins operands to a node. A chain of ten thousand signs or sums is a deep tree, too.
fn fold(operation: Operation<Unary, (), Binary, Tree>) -> Result<Tree, &'static str> {
    let tree = match operation {
        Operation::Prefix(op, a) => Tree { at: a.at, depth: a.depth + 1, node: Node::Unary(op, Box::new(a)) },
        Operation::Binary(a, op, b) => {
            let depth = 1 + a.depth.max(b.depth);
            Tree { at: a.at, depth, node: Node::Binary(op, Box::new(a), Box::new(b)) }
        }
        Operation::Postfix(a, ()) => a,
    };
    if tree.depth > MAX_DEPTH { Err("nested deeper than 64 levels") } else { Ok(tree) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Prints a tree with all its parentheses.
    fn show(tree: &Tree) -> String {
        match &tree.node {
            Node::Number(n) => n.to_string(),
            Node::Name(n) => n.clone(),
            Node::Unary(Unary::Minus, a) => format!("(-{})", show(a)),
            Node::Unary(Unary::Not, a) => format!("(not {})", show(a)),
            Node::Binary(op, a, b) => format!("({} {} {})", show(a), op.symbol(), show(b)),
            Node::Call(f, args) => format!("{f}({})", args.iter().map(show).collect::<Vec<_>>().join(", ")),
        }
    }

    fn check(text: &str) -> String {
        match parse(text) {
            Ok(tree) => show(&tree),
            Err(fault) => format!("{}: {}", fault.at, fault.message),
        }
    }

    #[test]
    fn binding() {
        insta::assert_snapshot!(check("percent ~ (to - from) / from"), @"(percent ~ ((to - from) / from))");
        insta::assert_snapshot!(check("a + b * c - d / e"), @"((a + (b * c)) - (d / e))");
        insta::assert_snapshot!(check("not a < b and c >= -d or e != 5%"), @"(((not (a < b)) and (c >= (-d))) or (e != 0.05))");
        insta::assert_snapshot!(check("order - -android * sum(parts, max(a, b))"), @"(order - ((-android) * sum(parts, max(a, b))))");
    }

    #[test]
    fn faults() {
        insta::assert_snapshot!(check("percent ~ (to - from"), @r#"20: expected ")""#);
        insta::assert_snapshot!(check("percent ~"), @r#"9: expected a number, a name or "(""#);
        insta::assert_snapshot!(check("percent to"), @"8: expected an operator");
        insta::assert_snapshot!(check("max(a b)"), @r#"6: expected ")" or ",""#);
        insta::assert_snapshot!(check("a ~ é"), @r#"4: expected a number, a name or "(""#);
        insta::assert_snapshot!(check(""), @r#"0: expected a number, a name or "(""#);
    }

    #[test]
    fn depth_is_bounded() {
        let many = 10_000;
        for text in
            ["(".repeat(many), "-".repeat(many) + "1", "1".to_owned() + &"+1".repeat(many), "f(".repeat(many)]
        {
            assert!(check(&text).contains("deeper than 64"), "{}", check(&text));
        }
    }
}
