//! What may be typed after `factcheck`?
//!
//! In: arguments, out: a [`Cli`]. The help text is made from the comments here; what the arguments do is
//! `main`'s work.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks the figures of news articles against each other.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(arg_required_else_help = true, after_help = STATUS)]
pub struct Cli {
    /// What to do; without one, `check`.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The arguments of `check`.
    #[command(flatten)]
    pub check: Check,
}

const STATUS: &str =
    "Exit status: 0 nothing found, 1 findings or unreadable documents, 2 the run itself failed.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check articles; the same as `factcheck PATH...`.
    #[command(after_help = STATUS)]
    Check(Check),
    /// Show what a stage made of an article.
    Show(Show),
    /// Print a rule's page, or the list of all rules.
    Explain(Explain),
    /// Run the examples of the rules.
    Test(Test),
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Files, folders (every *.txt in them, .gitignore honoured), globs, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write the report to this file.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Where rules come from.
    #[command(flatten)]
    pub rules: Rules,
    /// Run only this rule; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave this rule out; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// The least severity that makes the exit status 1.
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// The day on which the articles were written, for those that do not say: 2019-06-25.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// How many documents to check at once; all processors without it.
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Also show findings whose figures only possibly belong together.
    #[arg(long)]
    pub possible: bool,
    /// List every check with its arithmetic, and the figures that stand alone.
    #[arg(long, short)]
    pub verbose: bool,
    /// Columns of the text report; those of the terminal without it.
    #[arg(long, value_name = "N")]
    pub width: Option<usize>,
}

/// Where rules come from.
#[derive(Debug, Args)]
pub struct Rules {
    /// A folder of rule files that add to the built-in ones, or replace those of the same name.
    #[arg(long = "rules", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The arguments of `show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Which stage.
    #[arg(value_enum)]
    pub stage: Stage,
    /// A file, or - for standard input.
    pub path: PathBuf,
    /// Where rules and words come from.
    #[command(flatten)]
    pub rules: Rules,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's id.
    pub rule: Option<String>,
    /// Where rules come from.
    #[command(flatten)]
    pub rules: Rules,
}

/// The arguments of `test`.
#[derive(Debug, Args)]
pub struct Test {
    /// A folder of rule files; the built-in rules without it.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

/// From which severity on a finding makes the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// No finding.
    Never,
}

/// A stage whose result can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Headlines, date lines, sentences, list items, table rows.
    Segments,
    /// Stretches of text that state a value.
    Figures,
    /// What the text says of its figures.
    Claims,
    /// Which figures must agree, and why.
    Relations,
}
