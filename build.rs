//! Turns `rules/` into one JSON text that the library embeds.
//!
//! The files are TOML because people write them; JSON is several times faster to read at
//! start-up, and the binary then runs alone. Nothing is checked here: the library checks built-in
//! and users' rules with the same code.

use std::{env, error::Error, fs, path::Path};

use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let mut vocabulary = Map::new();
    let mut rules = Vec::new();
    for family in sorted(Path::new("rules"))? {
        if !family.is_dir() {
            continue;
        }
        let family_name = stem(&family);
        for file in sorted(&family)? {
            if file.extension().is_none_or(|e| e != "toml") {
                continue;
            }
            let text = fs::read_to_string(&file)?;
            let value: Value = toml::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
            if family_name == "vocabulary" {
                vocabulary.insert(stem(&file), value);
            } else {
                rules.push(json!({"family": family_name, "id": stem(&file), "rule": value}));
            }
        }
    }
    let book = json!({"vocabulary": vocabulary, "rules": rules});
    let out = Path::new(&env::var("OUT_DIR")?).join("rules.json");
    fs::write(out, serde_json::to_string(&book)?)?;
    Ok(())
}

/// The entries of a folder in the order of their names, so that builds repeat.
fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}
