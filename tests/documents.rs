//! Are the generated documents fresh? `UPDATE=1 cargo test --test documents` writes them anew.

use std::{env, fs, io, path::Path};

use factcheck::report::explain;
use factcheck::rule::RuleBook;

#[test]
fn the_rule_index_is_fresh() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = explain::index(&RuleBook::builtin());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &page)?;
    }
    assert_eq!(fs::read_to_string(&path)?, page, "stale: UPDATE=1 cargo test --test documents");
    Ok(())
}
