//! What does a user of the command line see? Every test runs the program itself, in a folder of its own.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on should fail at once"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What came of a run.
struct Run {
    status: i32,
    out: String,
    err: String,
}

/// A fresh folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factcheck"));
    command.current_dir(folder).args(arguments).env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    run_with_input(folder, arguments, b"")
}

fn run_with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut command = program(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let _ = child.stdin.take().expect("its input").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run {
        status: output.status.code().expect("no signal"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

/// The sources of a JSON report, each with its error.
fn sources(run: &Run) -> Vec<(String, Option<String>)> {
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let report = json(run);
    let documents = report["documents"].as_array().expect("documents").iter();
    documents.map(|d| (text(&d["source"]).expect("a source"), text(&d["error"]))).collect()
}

fn names(run: &Run) -> Vec<String> {
    sources(run).into_iter().map(|(name, _)| name).collect()
}

const CLEAN: &str = "The choir sang in the hall.\n";
const SLIP: &str = "Ingot exports fell 32 percent to 1.425 million tons from 1.854 million tons.\n";

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

#[test]
fn a_clean_article_gives_its_count_and_status_0() {
    let run = run(&folder("clean", &[("a.txt", CLEAN)]), &["a.txt"]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "a.txt: 0 figures, 0 checks\n", ""));
}

#[test]
fn a_slip_gives_a_finding_and_status_1() {
    let run = run(&folder("slip", &[("a.txt", SLIP)]), &["a.txt"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
    assert!(run.out.starts_with("error[percent-change-mismatch]: "), "{}", run.out);
    assert!(run.out.contains("--> a.txt:1:20"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "no colour in a pipe");
}

#[test]
fn check_may_be_said_or_not() {
    let folder = folder("said", &[("a.txt", SLIP)]);
    assert_eq!(run(&folder, &["check", "a.txt"]).out, run(&folder, &["a.txt"]).out);
}

#[test]
fn fail_on_decides_which_findings_count() {
    let folder = folder("fail-on", &[("a.txt", SLIP)]);
    for (level, status) in [("error", 1), ("warning", 1), ("info", 1), ("never", 0)] {
        assert_eq!(run(&folder, &["a.txt", "--fail-on", level]).status, status, "{level}");
    }
}

#[test]
fn rules_are_selected_and_ignored() {
    let folder = folder("select", &[("a.txt", SLIP)]);
    let status = |arguments: &[&str]| run(&folder, arguments).status;
    assert_eq!(status(&["a.txt", "--select", "percent-change-mismatch"]), 1);
    assert_eq!(status(&["a.txt", "--ignore", "percent-change-mismatch"]), 0);
    assert_eq!(status(&["a.txt", "--select", "total-mismatch"]), 0);
    assert_eq!(status(&["a.txt", "--ignore", "percent-change-mismach"]), 2);
}

#[test]
fn verbose_lists_each_check_and_what_stands_alone() {
    let text = "Ingot exports fell 23 percent to 1.425 million tons from 1.854 million tons. The port has 7 cranes.\n";
    let run = run(&folder("verbose", &[("a.txt", text)]), &["-v", "a.txt"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let line = run.out.lines().find(|line| line.starts_with("consistent 1:")).expect("a line for the check");
    assert!(line.contains("-23.1") && line.contains("[percent-change-mismatch]"), "{line}");
    assert!(
        run.out.lines().any(|line| line.starts_with("alone 1:") && line.contains("7 cranes")),
        "{}",
        run.out
    );
}

#[test]
fn a_folder_is_walked_in_the_order_of_names() {
    let files = [
        ("b.txt", CLEAN),
        ("a/z.txt", CLEAN),
        ("a/y.TXT", CLEAN),
        ("a/notes.md", CLEAN),
        (".hidden/h.txt", CLEAN),
        ("drafts/d.txt", CLEAN),
        (".gitignore", "drafts/\n"),
        ("dir.txt/inner.txt", CLEAN),
    ];
    let run = run(&folder("walk", &files), &["--format", "json", "."]);
    assert_eq!(names(&run), ["./a/y.TXT", "./a/z.txt", "./b.txt", "./dir.txt/inner.txt"]);
    assert_eq!(run.status, 0);
}

#[test]
fn a_glob_that_no_shell_expanded_is_expanded() {
    let folder = folder("glob", &[("in/a.txt", CLEAN), ("in/b.txt", CLEAN), ("in/c.md", CLEAN)]);
    assert_eq!(names(&run(&folder, &["--format", "json", "in/*.txt"])).len(), 2);
    let none = run(&folder, &["in/*.xyz"]);
    assert_eq!((none.status, none.err.as_str()), (2, "error: in/*.xyz: no file matches\n"));
}

#[test]
fn standard_input_is_a_document() {
    let run = run_with_input(&folder("stdin", &[]), &["--format", "json", "-"], SLIP.as_bytes());
    assert_eq!((run.status, names(&run)), (1, vec!["-".to_owned()]));
}

#[test]
fn bad_documents_are_named_and_the_others_checked() {
    let folder = folder("bad", &[("good.txt", CLEAN), ("empty.txt", ""), ("none/readme.md", CLEAN)]);
    fs::write(folder.join("latin1.txt"), b"caf\xe9").expect("a file");
    let large = fs::File::create(folder.join("large.txt")).expect("a file");
    large.set_len(16 * 1024 * 1024 + 1).expect("a long file");
    let arguments =
        ["--format", "json", "missing.txt", "empty.txt", "latin1.txt", "large.txt", "none", "good.txt"];
    let run = run(&folder, &arguments);
    let expected = [
        ("missing.txt", Some("no such file")),
        ("empty.txt", Some("is empty")),
        ("latin1.txt", Some("not UTF-8 text (byte 4)")),
        ("large.txt", Some("longer than 16 MiB, so no article")),
        ("none", Some("no articles (*.txt) in this folder")),
        ("good.txt", None),
    ];
    let expected: Vec<_> = expected.map(|(name, error)| (name.to_owned(), error.map(str::to_owned))).into();
    assert_eq!((run.status, sources(&run)), (1, expected));
    assert_eq!(run.err.lines().count(), 5, "{}", run.err);
}

#[test]
fn nothing_to_check_is_a_failed_run() {
    let run = run(&folder("nothing", &[("readme.md", CLEAN)]), &["."]);
    assert_eq!((run.status, run.err.as_str()), (2, "error: .: no articles (*.txt) in this folder\n"));
}

#[test]
fn bad_arguments_are_a_failed_run() {
    let folder = folder("arguments", &[("a.txt", CLEAN)]);
    for arguments in [
        &[][..],
        &["--colour", "a.txt"],
        &["--format", "xml", "a.txt"],
        &["--as-of", "soon", "a.txt"],
        &["--jobs", "0", "a.txt"],
        &["show", "verbs", "a.txt"],
        &["explain", "no-such-rule"],
        &["--rules", "nowhere", "a.txt"],
        &["a.txt", "--output", "nowhere/report.txt"],
        &["show", "figures", "b.txt"],
    ] {
        let run = run(&folder, arguments);
        assert_eq!((run.status, run.err.is_empty()), (2, false), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_faulty_rule_is_told_with_its_place() {
    let rule = "summary = \"x\"\nseverity = \"error\"\nrelation = \"change\"\nwhy = \"y\"\n\
        require = \"percent ~ tempo\"\nmessage = \"m\"\n";
    let deep =
        rule.replace("percent ~ tempo", &format!("{}percent{}", "(".repeat(10_000), ")".repeat(10_000)));
    let folder = folder(
        "rules",
        &[("a.txt", CLEAN), ("bad/local/odd-rule.toml", rule), ("deep/local/deep-rule.toml", &deep)],
    );
    let odd = run(&folder, &["--rules", "bad", "a.txt"]);
    assert_eq!(odd.status, 2);
    assert!(odd.err.starts_with("error: bad/local/odd-rule.toml:5:22: "), "{}", odd.err);
    let deep = run(&folder, &["--rules", "deep", "a.txt"]);
    assert!(deep.status == 2 && deep.err.contains("deep-rule.toml:5:"), "{}", deep.err);
}

#[test]
fn a_reader_who_leaves_early_is_no_panic() {
    let folder = folder("pipe", &[("a.txt", &SLIP.repeat(2_000))]);
    let mut child = program(&folder, &["-v", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), ""));
}

#[test]
fn the_report_goes_to_a_file_if_asked() {
    let folder = folder("output", &[("a.txt", SLIP)]);
    let plain = run(&folder, &["a.txt"]);
    let filed = run(&folder, &["a.txt", "--output", "report.txt"]);
    assert_eq!((filed.status, filed.out.as_str()), (1, ""));
    assert_eq!(fs::read_to_string(folder.join("report.txt")).expect("a report"), plain.out);
}

#[test]
fn the_same_bytes_whatever_the_jobs() {
    for format in ["text", "json"] {
        let one = run(&corpus(), &[".", "--verbose", "--format", format, "--jobs", "1"]);
        let four = run(&corpus(), &[".", "--verbose", "--format", format, "--jobs", "4"]);
        assert!(one.out == four.out && one.status == four.status, "{format}");
    }
}

#[test]
fn the_json_of_the_corpus_fits_its_schema() {
    let run = run(&corpus(), &[".", "missing.txt", "--format", "json"]);
    let schema = serde_json::from_str(&factcheck::report::json::schema()).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let report = json(&run);
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).take(5).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let count = report["documents"].as_array().expect("documents").len();
    assert_eq!(report["summary"]["documents"], count);
}

#[test]
fn no_line_of_the_corpus_is_wider_than_the_terminal() {
    for width in [80, 120] {
        let mut command = program(&corpus(), &[".", "--verbose"]);
        let output = command.env("COLUMNS", width.to_string()).output().expect("the program runs");
        let out = String::from_utf8(output.stdout).expect("UTF-8");
        for line in out.lines() {
            assert!(factcheck::report::terminal::width(line) <= width, "{line}");
        }
    }
}

#[test]
fn every_stage_can_be_shown() {
    let folder = folder("show", &[("a.txt", SLIP)]);
    for (stage, says) in [
        ("segments", "1:1 sentence"),
        ("figures", "percent \"32 percent\""),
        ("claims", "change"),
        ("relations", "change (certain)"),
    ] {
        let run = run(&folder, &["show", stage, "a.txt"]);
        assert!(run.status == 0 && run.out.contains(says), "{stage}: {}{}", run.out, run.err);
    }
}

#[test]
fn rules_explain_themselves() {
    let folder = folder("explain", &[]);
    let list = run(&folder, &["explain"]);
    assert!(list.status == 0 && list.out.contains("  percent-change-mismatch "), "{}", list.out);
    let page = run(&folder, &["explain", "percent-change-mismatch"]);
    assert!(page.status == 0 && page.out.contains("percent ~ implied"), "{}", page.out);
}

#[test]
fn examples_of_rules_run() {
    let run = run(&folder("test", &[]), &["test"]);
    let (rules, outcome) = run.out.split_once(" rules, ").expect("a count of rules");
    assert!(rules.parse::<u32>().expect("a number") > 5);
    assert_eq!(run.status, i32::from(!outcome.ends_with("all pass\n")), "{}{}", run.out, run.err);
    assert_eq!(run.err.is_empty(), run.status == 0, "{}", run.err);
}

#[test]
fn an_example_that_lies_is_told() {
    let rule = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/change/percent-change-mismatch.toml"),
    )
    .expect("a rule");
    let place = rule.matches("[[silent]]").count() + 1;
    let lie = rule
        + "\n[[silent]]\ntext = \"Ingot exports fell 32 percent to 1.425 million tons from 1.854 million tons.\"\n";
    let run = run(&folder("lie", &[("mine/change/percent-change-mismatch.toml", &lie)]), &["test", "mine"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains(&format!("percent-change-mismatch silent {place}: ")), "{}", run.err);
}
