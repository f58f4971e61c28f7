//! Arguments, files, exit status: the only file that touches the world.
//!
//! In: `factcheck check corpus/`, out: the report on standard output, complaints on standard error, and
//! 0, 1 or 2. Everything between is [`factcheck::analyse`] and [`factcheck::report`].

mod cli;

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::Parser;
use factcheck::calendar::Day;
use factcheck::report::text::Look;
use factcheck::report::{Selection, Tally, explain, json, show, terminal, text, worst};
use factcheck::rule::{self, RuleBook, Severity};
use factcheck::source::Source;
use factcheck::{Analysis, analyse, analyse_as_of};
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use rayon::prelude::*;

use cli::{Cli, Command, FailOn, Format, Stage};

/// Longer documents are no articles.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Nothing was found.
const CLEAN: u8 = 0;
/// Something was found, or a document could not be read.
const FOUND: u8 = 1;
/// The run itself failed.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let status = match &cli.command {
        None => check(&cli.check),
        Some(Command::Check(arguments)) => check(arguments),
        Some(Command::Show(arguments)) => show(arguments),
        Some(Command::Explain(arguments)) => explain(arguments),
        Some(Command::Test(arguments)) => test(arguments),
    };
    ExitCode::from(status.unwrap_or_else(|failure| {
        complain(&failure);
        FAILED
    }))
}

/// Why the run itself failed, or why a document could not be read.
type Failure = String;

/// `factcheck check`: every document, the report, the status.
fn check(arguments: &cli::Check) -> Result<u8, Failure> {
    let book = rule_book(&arguments.rules)?;
    let selection = selection(arguments, &book)?;
    let day = arguments.as_of.as_deref().map(day).transpose()?;
    let look = Look { verbose: arguments.verbose, ..look(arguments) };
    let inputs: Vec<Input> = arguments.paths.iter().flat_map(|path| inputs(path)).collect();
    let nothing = inputs.iter().all(|input| matches!(input, Input::Nothing { .. }));
    let checker = Checker { book, selection, day };
    let job = |input: &Input| outcome(input, &checker, arguments.format, look);
    let outcomes = each(&inputs, arguments.jobs, job)?;

    for outcome in &outcomes {
        if let Err(why) = &outcome.read {
            complain(&format!("{}: {why}", outcome.name));
        }
    }
    let tally = outcomes.iter().fold(Tally::default(), |sum, outcome| sum.plus(outcome.tally));
    let status = if nothing { FAILED } else { status(&outcomes, arguments.fail_on) };
    deliver(&report(outcomes, tally, arguments.format, look), arguments.output.as_deref())?;
    // The process ends now, and with it its memory; taking the tables apart would be a tenth of a short run.
    std::mem::forget(checker);
    Ok(status)
}

/// The day that `--as-of` gives.
fn day(text: &str) -> Result<Day, Failure> {
    Day::from_iso(text).ok_or_else(|| format!("--as-of: expected a date such as 2019-06-25, not `{text}`"))
}

/// One thing to check.
enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// An argument that names no document.
    Nothing { name: String, why: String },
}

/// What an argument names: one file, the articles of a folder, or what a glob matches.
fn inputs(path: &Path) -> Vec<Input> {
    let name = path.to_string_lossy();
    let is_glob = name.contains(['*', '?', '[', '{']);
    if name == "-" {
        vec![Input::Stdin]
    } else if path.is_dir() {
        some_or(walk(WalkBuilder::new(path), true), &name, "no articles (*.txt) in this folder")
    } else if is_glob && !path.exists() {
        match glob(&name) {
            Ok(builder) => some_or(walk(builder, false), &name, "no file matches"),
            Err(why) => vec![Input::Nothing { name: name.into_owned(), why: why.to_string() }],
        }
    } else {
        vec![Input::File(path.to_owned())]
    }
}

fn some_or(found: Vec<Input>, name: &str, why: &str) -> Vec<Input> {
    if found.is_empty() { vec![Input::Nothing { name: name.to_owned(), why: why.to_owned() }] } else { found }
}

/// A walk over the part of a glob before its first wildcard, that sees what the rest matches.
fn glob(name: &str) -> Result<WalkBuilder, ignore::Error> {
    let wild = name.find(['*', '?', '[', '{']).unwrap_or(name.len());
    let cut = name.get(..wild).and_then(|before| before.rfind('/')).map_or(0, |slash| slash + 1);
    let (folder, pattern) = name.split_at_checked(cut).unwrap_or(("", name));
    let folder = if folder.is_empty() { "." } else { folder };
    let matcher = OverrideBuilder::new(folder).add(&format!("/{pattern}"))?.build()?;
    let mut builder = WalkBuilder::new(folder);
    builder.overrides(matcher);
    Ok(builder)
}

/// The files of a walk in the order of their names; a folder that cannot be read is an input, too.
fn walk(mut builder: WalkBuilder, articles_only: bool) -> Vec<Input> {
    let entries = builder.require_git(false).sort_by_file_name(Ord::cmp).build();
    let is_article = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"));
    let input = |entry: Result<ignore::DirEntry, ignore::Error>| match entry {
        Err(error) => Some(Input::Nothing { name: String::from("folder"), why: error.to_string() }),
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir());
            (is_file && (!articles_only || is_article(entry.path()))).then(|| Input::File(entry.into_path()))
        }
    };
    entries.filter_map(input).collect()
}

/// What came of one input.
struct Outcome {
    name: String,
    read: Result<(), String>,
    page: Page,
    tally: Tally,
    worst: Option<Severity>,
}

/// A document in the form of the report.
enum Page {
    Text(String),
    Json(Box<json::Document>),
}

/// What every document is checked with.
struct Checker {
    book: RuleBook,
    selection: Selection,
    day: Option<Day>,
}

/// Reads and checks one input.
fn outcome(input: &Input, checker: &Checker, format: Format, look: Look) -> Outcome {
    let name = input_name(input);
    match read(input).and_then(|source| guarded(source, &checker.book, checker.day)) {
        Err(why) => {
            let page = match format {
                Format::Text => Page::Text(String::new()),
                Format::Json => Page::Json(Box::new(json::unreadable(&name, &why))),
            };
            Outcome { name, read: Err(why), page, tally: Tally::unreadable(), worst: None }
        }
        Ok((source, mut analysis)) => {
            analysis.checks.retain(|check| checker.selection.keeps(check));
            let page = match format {
                Format::Text => Page::Text(text::document(&source, &analysis, look)),
                Format::Json => Page::Json(Box::new(json::document(&source, &analysis))),
            };
            let (tally, worst) = (Tally::of(&analysis), worst(&analysis));
            Outcome { name, read: Ok(()), page, tally, worst }
        }
    }
}

fn input_name(input: &Input) -> String {
    match input {
        Input::Stdin => String::from("-"),
        Input::File(path) => path.to_string_lossy().into_owned(),
        Input::Nothing { name, .. } => name.clone(),
    }
}

/// The text of an input, or why there is none.
fn read(input: &Input) -> Result<Source, Failure> {
    let bytes = match input {
        Input::Stdin => bytes_of(io::stdin().lock()),
        Input::File(path) => File::open(path).and_then(bytes_of),
        Input::Nothing { why, .. } => return Err(why.clone()),
    };
    let bytes = bytes.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => String::from("no such file"),
        io::ErrorKind::PermissionDenied => String::from("no permission to read it"),
        _ => format!("cannot be read: {error}"),
    })?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
        return Err(format!("longer than {} MiB, so no article", MAX_BYTES / 1024 / 1024));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 text (byte {})", error.utf8_error().valid_up_to() + 1))?;
    if text.trim().is_empty() {
        return Err(String::from("is empty"));
    }
    Ok(Source::new(input_name(input), text))
}

/// At most one byte more than a document may have.
fn bytes_of(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Analyses a document; a bug that one document brings to light must not end the run over the others.
fn guarded(source: Source, book: &RuleBook, day: Option<Day>) -> Result<(Source, Analysis), Failure> {
    let analysis = catch_unwind(AssertUnwindSafe(|| analyse_as_of(&source, book, day)))
        .map_err(|_| String::from("factcheck failed on this document; please report it"))?;
    Ok((source, analysis))
}

/// Runs a job for each input, several at once, with the results in the order of the inputs.
fn each<T: Send>(
    inputs: &[Input],
    jobs: Option<NonZeroUsize>,
    job: impl Fn(&Input) -> T + Sync + Send,
) -> Result<Vec<T>, Failure> {
    let jobs = jobs.map_or(0, NonZeroUsize::get);
    if inputs.len() < 2 || jobs == 1 {
        return Ok(inputs.iter().map(job).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let pool = pool.map_err(|error| format!("cannot start {jobs} jobs: {error}"))?;
    Ok(pool.install(|| inputs.par_iter().map(job).collect()))
}

/// The status that the outcomes deserve.
fn status(outcomes: &[Outcome], fail_on: FailOn) -> u8 {
    let least = match fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Info => Some(Severity::Info),
        FailOn::Never => None,
    };
    let bad = |worst: Severity| least.is_some_and(|least| worst >= least);
    let failed = |outcome: &Outcome| outcome.read.is_err() || outcome.worst.is_some_and(bad);
    if outcomes.iter().any(failed) { FOUND } else { CLEAN }
}

/// The pages of all documents as one report.
fn report(outcomes: Vec<Outcome>, tally: Tally, format: Format, look: Look) -> String {
    let mut report = String::new();
    let mut documents = Vec::new();
    for outcome in outcomes {
        match outcome.page {
            Page::Text(page) => report.push_str(&page),
            Page::Json(document) => documents.push(*document),
        }
    }
    match format {
        Format::Json => json::report(&documents, tally),
        Format::Text if tally.documents > 1 => report + &text::total(tally, look),
        Format::Text => report,
    }
}

/// `factcheck show`: what a stage made of one document.
fn show(arguments: &cli::Show) -> Result<u8, Failure> {
    let book = rule_book(&arguments.rules)?;
    let input =
        if arguments.path == Path::new("-") { Input::Stdin } else { Input::File(arguments.path.clone()) };
    let named = |why: Failure| format!("{}: {why}", input_name(&input));
    let (source, analysis) = read(&input).and_then(|source| guarded(source, &book, None)).map_err(named)?;
    let render = match arguments.stage {
        Stage::Segments => show::segments,
        Stage::Figures => show::figures,
        Stage::Claims => show::claims,
        Stage::Relations => show::relations,
    };
    deliver(&render(&source, &analysis), None)?;
    Ok(CLEAN)
}

/// `factcheck explain`: a rule's page, or the list.
fn explain(arguments: &cli::Explain) -> Result<u8, Failure> {
    let book = rule_book(&arguments.rules)?;
    let page = match &arguments.rule {
        None => explain::list(&book),
        Some(id) => explain::page(book.find(id).ok_or_else(|| unknown_rule(id))?),
    };
    deliver(&page, None)?;
    Ok(CLEAN)
}

/// `factcheck test`: the examples of the rules.
fn test(arguments: &cli::Test) -> Result<u8, Failure> {
    let book = rule_book(&cli::Rules { folder: arguments.folder.clone() })?;
    let failures = rule::examples(&book, |source| analyse(source, &book).checks);
    for failure in &failures {
        complain(&failure.to_string());
    }
    deliver(&explain::tested(&book, failures.len()), None)?;
    Ok(if failures.is_empty() { CLEAN } else { FOUND })
}

/// The built-in rules, and those of the user's folder.
fn rule_book(arguments: &cli::Rules) -> Result<RuleBook, Failure> {
    let book = RuleBook::builtin();
    let Some(folder) = &arguments.folder else { return Ok(book) };
    let files = rule_files(folder)?;
    book.with(&files).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        lines.join("\nerror: ")
    })
}

/// Path and text of every rule file in a folder, in the order of their names.
fn rule_files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for entry in WalkBuilder::new(folder).sort_by_file_name(Ord::cmp).build() {
        let path = entry.map_err(|error| format!("--rules: {error}"))?.into_path();
        if path.extension().is_some_and(|e| e == "toml") {
            let name = path.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
            files.push((name, text));
        }
    }
    if files.is_empty() {
        Err(format!("{}: no rule files (*.toml) in it", folder.display()))
    } else {
        Ok(files)
    }
}

/// The ids that `--select` and `--ignore` name must exist: a misspelt one would hide findings.
fn selection(arguments: &cli::Check, book: &RuleBook) -> Result<Selection, Failure> {
    let mut ids = arguments.select.iter().chain(&arguments.ignore);
    match ids.find(|id| book.find(id).is_none()) {
        Some(id) => Err(unknown_rule(id)),
        None => Ok(Selection {
            select: arguments.select.clone(),
            ignore: arguments.ignore.clone(),
            possible: arguments.possible,
        }),
    }
}

fn unknown_rule(id: &str) -> Failure {
    format!("no rule `{id}`; `factcheck explain` lists them")
}

/// How text is to look where it goes.
fn look(arguments: &cli::Check) -> Look {
    let to_file = arguments.output.is_some();
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let size = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0))
    };
    let width = arguments.width.or(if to_file { None } else { columns.or_else(terminal) });
    let colour = !to_file && AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    Look { width, colour, verbose: false }
}

/// Writes the report where it belongs. A reader who has seen enough is no failure.
fn deliver(report: &str, file: Option<&Path>) -> Result<(), Failure> {
    if let Some(file) = file {
        return std::fs::write(file, report).map_err(|error| format!("{}: {error}", file.display()));
    }
    let mut out = AutoStream::auto(io::stdout().lock());
    match out.write_all(report.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

/// One line on standard error; if nobody listens, there is nobody to tell.
fn complain(message: &str) {
    let lines = message.lines().map(terminal::visible).collect::<Vec<_>>().join("\n");
    let _ = writeln!(io::stderr(), "error: {lines}");
}
