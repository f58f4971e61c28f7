//! Does a rule file mean something?
//!
//! In: a [`RawRule`], out: a [`Rule`] in which every role exists, the dimensions fit and the messages
//! name defined values, or every [`Problem`] that it has. A problem names the key where it lies;
//! which line that is, `book` finds out.

use crate::relation::kind::{self, RelationKind};

use super::Severity;
use super::compile::Compiler;
use super::parse::{self, Fault, Tree};
use super::program::{NodeId, Program};
use super::raw::{Example, OneOrMany, RawRule};
use super::template::{self, Template};

/// A rule that can run.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its id: the name of its file.
    pub id: String,
    /// The folder of its file.
    pub family: String,
    /// The defect in one line.
    pub summary: String,
    /// How bad it is.
    pub severity: Severity,
    /// The kind of relation that it checks.
    pub relation: &'static RelationKind,
    /// Why it matters.
    pub why: String,
    /// The condition for it to apply.
    pub when: Option<NodeId>,
    /// Values computed on the way, each after those that it needs.
    pub lets: Vec<Let>,
    /// What must hold, all of it.
    pub require: Vec<Condition>,
    /// The equations as the file spells them, for its page.
    pub equations: Vec<String>,
    /// What is wrong.
    pub message: Template,
    /// What holds.
    pub agrees: Option<Template>,
    /// What would be right.
    pub help: Option<Template>,
    /// The role that a finding points at.
    pub primary: Option<usize>,
    /// What to write under a role's figure.
    pub labels: Vec<(usize, String)>,
    /// Texts that must give this finding and no other.
    pub fails: Vec<Example>,
    /// Texts that must form the relation and pass.
    pub holds: Vec<Example>,
    /// Texts that look related and are not.
    pub silent: Vec<Example>,
    /// Its expressions.
    pub program: Program,
}

/// A value computed on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Let {
    /// Its name.
    pub name: String,
    /// As it is spelled, for the arithmetic of a report.
    pub tree: Tree,
    /// What it computes.
    pub node: NodeId,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// As it is spelled.
    pub tree: Tree,
    /// What it computes.
    pub node: NodeId,
    /// Its two sides, if it is a comparison.
    pub sides: Option<(NodeId, NodeId)>,
}

/// What is wrong with a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The keys that lead to the place: `let`, `implied`.
    pub keys: Vec<String>,
    /// How far into the string at that place.
    pub offset: usize,
    /// What was expected.
    pub message: String,
}

/// Checks a rule file; all problems are collected.
pub fn check(family: &str, id: &str, raw: RawRule) -> Result<Rule, Vec<Problem>> {
    let Some(kind) = kind::find(&raw.relation) else {
        let known: Vec<_> = kind::all().map(|k| k.name).collect();
        let message = format!("unknown relation `{}`; there are {}", raw.relation, known.join(", "));
        return Err(vec![Problem { keys: vec!["relation".into()], offset: 0, message }]);
    };
    let mut problems = Problems(Vec::new());
    check_id(id, &mut problems);
    let mut program = Program { nodes: Vec::new() };
    let lets = check_lets(&raw, kind, &mut program, &mut problems);
    let names: Vec<_> = lets.iter().map(|l| (l.name.clone(), l.node)).collect();
    let mut compiler = Compiler { kind, program, names: &names };
    let when = raw.when.as_ref().and_then(|text| condition(&mut compiler, &["when"], text, &mut problems));
    let require = check_require(&raw.require, &mut compiler, &mut problems);
    let program = compiler.program;
    let let_names: Vec<String> = lets.iter().map(|l| l.name.clone()).collect();
    let mut read = |key: &str, text: &str| problems.keep(&[key], template::parse(text, kind, &let_names));
    let message = read("message", &raw.message).unwrap_or_default();
    let agrees = raw.agrees.as_ref().and_then(|text| read("agrees", text));
    let help = raw.help.as_ref().and_then(|text| read("help", text));
    let primary = raw.primary.as_ref().and_then(|name| role(kind, &["primary"], name, &mut problems));
    let labels = raw.label.iter().filter_map(|(name, text)| {
        role(kind, &["label", name], name, &mut problems).map(|role| (role, text.clone()))
    });
    let labels: Vec<_> = labels.collect();
    if !problems.0.is_empty() {
        return Err(problems.without_echoes(&raw, &let_names));
    }
    let equations = equations(&raw);
    Ok(Rule {
        id: id.into(),
        family: family.into(),
        summary: raw.summary,
        severity: raw.severity,
        relation: kind,
        why: raw.why,
        when: when.map(|c| c.node),
        lets,
        require,
        equations,
        message,
        agrees,
        help,
        primary,
        labels,
        fails: raw.fails,
        holds: raw.holds,
        silent: raw.silent,
        program,
    })
}

/// `implied = (to - from) / from`, `percent ~ implied`.
fn equations(raw: &RawRule) -> Vec<String> {
    let lets = raw.lets.iter().map(|(name, text)| format!("{name} = {text}"));
    let required: &[String] = match &raw.require {
        OneOrMany::One(text) => std::slice::from_ref(text),
        OneOrMany::Many(texts) => texts,
    };
    lets.chain(required.iter().cloned()).collect()
}

/// Problems found so far.
struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, keys: &[&str], fault: Fault) {
        let keys = keys.iter().map(|&k| k.to_owned()).collect();
        self.0.push(Problem { keys, offset: fault.at, message: fault.message });
    }

    /// Without those that only say that a faulty value is missing elsewhere.
    fn without_echoes(mut self, raw: &RawRule, sound: &[String]) -> Vec<Problem> {
        for name in raw.lets.keys().filter(|name| !sound.contains(name)) {
            self.0.retain(|problem| !problem.message.starts_with(&format!("unknown name `{name}`")));
        }
        self.0
    }

    fn keep<T>(&mut self, keys: &[&str], result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.add(keys, fault)).ok()
    }
}

fn check_id(id: &str, problems: &mut Problems) {
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(kebab) {
        let message =
            format!("the file's name is the rule's id: expected small letters and hyphens, found `{id}`");
        problems.add(&[], Fault { at: 0, message });
    }
}

/// Compiles the `let`s, each after those that it names, whatever their order in the file.
fn check_lets(
    raw: &RawRule,
    kind: &'static RelationKind,
    program: &mut Program,
    problems: &mut Problems,
) -> Vec<Let> {
    let mut open: Vec<(&String, Tree)> = Vec::new();
    for (name, text) in &raw.lets {
        if kind.roles.iter().any(|r| r.name == name) {
            problems.add(&["let", name], Fault { at: 0, message: format!("`{name}` is a role already") });
        }
        open.extend(problems.keep(&["let", name], parse::parse(text)).map(|tree| (name, tree)));
    }
    let mut lets: Vec<Let> = Vec::new();
    while !open.is_empty() {
        let waiting: Vec<String> = open.iter().map(|(name, _)| (*name).clone()).collect();
        let Some(at) = open.iter().position(|(_, tree)| !waiting.iter().any(|name| names(tree, name))) else {
            let message = "these values need each other".to_owned();
            problems.add(&["let", waiting.first().map_or("", String::as_str)], Fault { at: 0, message });
            return lets;
        };
        let (name, tree) = open.remove(at);
        let known: Vec<_> = lets.iter().map(|l| (l.name.clone(), l.node)).collect();
        let mut compiler = Compiler { kind, program: std::mem::take(program), names: &known };
        let node = problems.keep(&["let", name], compiler.compile(&tree));
        *program = compiler.program;
        lets.extend(node.map(|node| Let { name: name.clone(), tree, node }));
    }
    lets
}

/// Whether a tree names something.
fn names(tree: &Tree, name: &str) -> bool {
    match &tree.node {
        parse::Node::Number(_) => false,
        parse::Node::Name(n) => n == name,
        parse::Node::Unary(_, a) => names(a, name),
        parse::Node::Binary(_, a, b) => names(a, name) || names(b, name),
        parse::Node::Call(_, arguments) => arguments.iter().any(|a| names(a, name)),
    }
}

fn check_require(raw: &OneOrMany, compiler: &mut Compiler<'_>, problems: &mut Problems) -> Vec<Condition> {
    match raw {
        OneOrMany::One(text) => condition(compiler, &["require"], text, problems).into_iter().collect(),
        OneOrMany::Many(texts) if texts.is_empty() => {
            problems.add(&["require"], Fault { at: 0, message: "expected at least one condition".into() });
            Vec::new()
        }
        OneOrMany::Many(texts) => texts
            .iter()
            .enumerate()
            .filter_map(|(i, text)| condition(compiler, &["require", &i.to_string()], text, problems))
            .collect(),
    }
}

fn condition(
    compiler: &mut Compiler<'_>,
    keys: &[&str],
    text: &str,
    problems: &mut Problems,
) -> Option<Condition> {
    let tree = problems.keep(keys, parse::parse(text))?;
    let node = problems.keep(keys, compiler.condition(&tree))?;
    let sides = match &tree.node {
        parse::Node::Binary(parse::Binary::And | parse::Binary::Or, ..) => None,
        parse::Node::Binary(_, a, b) => compiler.compile(a).ok().zip(compiler.compile(b).ok()),
        _ => None,
    };
    Some(Condition { tree, node, sides })
}

fn role(kind: &RelationKind, keys: &[&str], name: &str, problems: &mut Problems) -> Option<usize> {
    let found = kind.roles.iter().position(|r| r.name == name);
    if found.is_none() {
        let known: Vec<_> = kind.roles.iter().map(|r| r.name).collect();
        let message = format!("unknown role `{name}`; a relation `{}` has {}", kind.name, known.join(", "));
        problems.add(keys, Fault { at: 0, message });
    }
    found
}
