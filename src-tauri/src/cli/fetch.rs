//! `postil fetch` and `postil update`.

use crate::import::line;
use crate::output::Output;
use library::wire::{Imported, Trouble};
use library::{Cancel, Failure, FailureCode, FetchOptions, FetchStage, Library};
use std::fmt::Display;
use std::io;

/// Saves the page at every address; those that fail are told, the others are saved.
pub fn run(library: &Library, options: &FetchOptions, urls: &[String], output: Output) -> Result<(), Failure> {
    all(&addresses(urls)?, output, |url| library.fetch(url, options, &Cancel::default(), tell))
}

/// Saves newer copies of articles, or fetches what their copies lack.
pub fn update(
    library: &Library,
    options: &FetchOptions,
    ids: &[i64],
    missing: bool,
    output: Output,
) -> Result<(), Failure> {
    all(ids, output, |&id| {
        if missing {
            return library.fetch_missing(id, options, &Cancel::default(), tell);
        }
        let url = library.summary(id)?.url.ok_or(Trouble::NoAddress)?;
        library.fetch(&url, options, &Cancel::default(), tell)
    })
}

/// Does the same to each; those that fail are told and do not stop the others.
fn all<T: Display>(
    items: &[T],
    output: Output,
    fetch: impl Fn(&T) -> Result<Imported, Failure>,
) -> Result<(), Failure> {
    let (mut all, mut failed) = (Vec::new(), Vec::new());
    for item in items {
        match fetch(item) {
            Ok(imported) => all.push(imported),
            Err(failure) => failed.push(Failure { message: format!("{item}: {}", failure.message), ..failure }),
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

/// The addresses given, and those on standard input where one is `-`.
fn addresses(urls: &[String]) -> Result<Vec<String>, Failure> {
    let mut all = Vec::new();
    for url in urls {
        if url != "-" {
            all.push(url.clone());
            continue;
        }
        let text = io::read_to_string(io::stdin().lock()).map_err(|error| {
            Failure::told(FailureCode::Unreadable, format!("Standard input could not be read: {error}."))
        })?;
        all.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    Ok(all)
}

/// Which host is asked for what, on standard error.
pub fn tell(stage: FetchStage) {
    match stage {
        FetchStage::Page { host } => eprintln!("{host}: the page"),
        FetchStage::Article { page, most, host } => eprintln!("{host}: page {page} of the article, at most {most}"),
        FetchStage::Discussion { done, total, most, host } => {
            eprintln!("{host}: discussion, {} of {total}, at most {most}", done + 1);
        }
        FetchStage::Images { done, total } if done == total && total > 0 => eprintln!("{total} images"),
        FetchStage::Images { .. } | FetchStage::Saving => {}
    }
}
