//! `postil extract`: pages to JSON files, without a library.

use crate::output::{Output, json};
use exchange::Page;
use library::{Failure, FailureCode, Incoming, Parser, on_parser_threads};
use serde::Serialize;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Serialize)]
struct Written {
    page: PathBuf,
    json: Option<PathBuf>,
    error: Option<Failure>,
}

/// Extracts every file on its own; those that fail are told, the others are written.
pub fn run(parser: &Parser, out: &Path, files: &[PathBuf], output: Output) -> Result<(), Failure> {
    fs::create_dir_all(out).map_err(|error| {
        Failure::told(FailureCode::Disk, format!("The folder “{}” could not be made: {error}.", out.display()))
    })?;
    let targets = targets(out, files)?;
    let results = on_parser_threads(&targets, |(page, target)| extract(parser, page, target));
    parser.rest();
    let written: Vec<Written> =
        targets.iter().zip(results).map(|((page, target), result)| written(page, target, result)).collect();
    let failed = written.iter().filter(|page| page.error.is_some()).count();
    for failure in written.iter().filter_map(|page| page.error.as_ref()) {
        Output::new(false).failure(failure);
    }
    output.value(&written, |_| String::new())?;
    match failed {
        0 => Ok(()),
        _ => {
            let message = format!("{failed} of {} pages were not extracted; the reasons stand above.", written.len());
            Err(Failure::told(FailureCode::Unreadable, message))
        }
    }
}

fn written(page: &Path, target: &Path, result: Result<(), Failure>) -> Written {
    Written { page: page.into(), json: result.is_ok().then(|| target.into()), error: result.err() }
}

/// The file each page is written to, named after it. Two pages of one name are refused before anything is written.
fn targets(out: &Path, files: &[PathBuf]) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let mut seen: HashMap<PathBuf, &PathBuf> = HashMap::new();
    let mut targets = Vec::with_capacity(files.len());
    for file in files {
        let mut name = file.file_stem().unwrap_or_default().to_os_string();
        name.push(".json");
        let target = out.join(name);
        if seen.insert(target.clone(), file).is_some() {
            let message =
                format!("Two pages would be written to “{}”. Extract them to different folders.", target.display());
            return Err(Failure::told(FailureCode::Invalid, message));
        }
        targets.push((file.clone(), target));
    }
    Ok(targets)
}

fn extract(parser: &Parser, path: &Path, target: &Path) -> Result<(), Failure> {
    let page = Incoming::file(path)?;
    let captured = parser.capture(&page, None)?;
    let page = Page::new(&captured.document, &captured.discussion, &captured.receipt);
    fs::write(target, json(&page)?).map_err(|error| {
        Failure::told(FailureCode::Disk, format!("“{}” could not be written: {error}.", target.display()))
    })
}

#[cfg(test)]
mod tests {
    use super::targets;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_page_keeps_its_name_and_two_of_one_name_are_refused() {
        let files = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let found = targets(Path::new("out"), &files(&["a/kettle.v2.html", "b/mill.txt"])).unwrap();
        assert_eq!(found[0].1, Path::new("out/kettle.v2.json"));
        assert!(targets(Path::new("out"), &files(&["a/kettle.html", "b/kettle.html"])).is_err());
    }
}
