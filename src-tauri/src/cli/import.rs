//! `postil import`.

use crate::output::Output;
use library::wire::Imported;
use library::{Cancel, Failure, FailureCode, Incoming, Library};
use std::io;
use std::path::{Path, PathBuf};

/// Imports every file; those that fail are told, the others are saved.
pub fn run(library: &Library, url: Option<&str>, files: &[PathBuf], output: Output) -> Result<(), Failure> {
    let mut all = Vec::new();
    let mut failed = Vec::new();
    for file in files {
        match import(library, url, file) {
            Ok(imported) => all.push(imported),
            Err(failure) => failed.push(failure),
        }
    }
    output.value(&all, |all| all.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    match failed.pop() {
        None => Ok(()),
        // One failure is told by whoever called; the others here.
        Some(last) => {
            failed.iter().for_each(|failure| output.failure(failure));
            Err(last)
        }
    }
}

fn import(library: &Library, url: Option<&str>, file: &Path) -> Result<Imported, Failure> {
    let incoming = match file.to_str() {
        Some("-") => Incoming { name: String::new(), ..Incoming::stream(io::stdin().lock(), "standard input")? },
        _ => Incoming::file(file)?,
    };
    let incoming = Incoming { url: url.map(String::from), ..incoming };
    library.import(&incoming, &Cancel::default()).map_err(|failure| match failure.code {
        FailureCode::Invalid => Failure { message: format!("{}: {}", file.display(), failure.message), ..failure },
        _ => failure,
    })
}

pub fn line(imported: &Imported) -> String {
    let receipt = &imported.receipt;
    let comments = match receipt.comments.declared {
        Some(declared) if declared != receipt.comments.kept => {
            format!("{} of {}", receipt.comments.kept, counted(declared, "comment"))
        }
        _ => counted(receipt.comments.kept, "comment"),
    };
    let state = match (imported.unchanged, imported.revision) {
        (true, _) => "already saved, unchanged".to_string(),
        (false, 1) => "saved".to_string(),
        (false, revision) => format!("saved as revision {revision}"),
    };
    format!(
        "{}  {}\n   {state}: {comments}, {}, {}",
        imported.article,
        imported.title,
        counted(receipt.tables.kept, "table"),
        counted(receipt.images.kept, "image")
    )
}

fn counted(count: u32, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
