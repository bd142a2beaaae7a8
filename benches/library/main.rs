//! A large library: how long it takes to make, how large it is, and how fast it is searched and read.
//!
//! `cargo xtask bench library [--articles N] [--folder DIR]` makes a library of invented pages, a thousand comments
//! to a hundred pages, where there is none of that size yet, and measures. Times are of one machine at one moment;
//! what is compared is measured in turns in the same run.

mod make;
mod measure;
mod queries;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
bench-library [--articles N] [--folder DIR]
    --articles N   how large (default 100000)
    --folder DIR   where (default: target/bench-library-N)
";

/// What to measure.
struct Options {
    articles: usize,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let Some(options) = options(std::env::args().skip(1)) else {
        eprint!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match measure(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.message);
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
    let (mut articles, mut folder) = (100_000, None);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match name.as_str() {
            "--articles" => articles = value.parse().ok()?,
            "--folder" => folder = Some(PathBuf::from(value)),
            _ => return None,
        }
    }
    let folder = folder.unwrap_or_else(|| format!("target/bench-library-{articles}").into());
    Some(Options { articles, folder })
}

fn measure(options: &Options) -> Result<(), library::Failure> {
    let generator = generator::Generator::new(make::SEED);
    let library = make::library(options, &generator)?;
    measure::searches(&library, options, &generator)?;
    measure::sizes(&library, options)?;
    measure::long_discussion(&library, &generator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queries::{Query, mix};
    use library::wire::SearchOrder;
    use library::{Cancel, FailureCode, Library};
    use rusqlite::{Connection, OpenFlags};

    /// The bench in short: a small library of the same pages, the same queries, and no stopwatch.
    #[test]
    fn every_query_of_the_mix_finds_what_the_index_finds() {
        let folder = tempfile::tempdir().expect("a folder");
        let options = Options { articles: 60, folder: folder.path().into() };
        let generator = generator::Generator::new(make::SEED);
        let library = make::library(&options, &generator).unwrap_or_else(|failure| panic!("{failure}"));
        let bare = Connection::open_with_flags(folder.path().join(library::DATABASE), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .expect("the library's file");
        let mut found = 0;
        for query in mix(&generator) {
            found += check(&library, &bare, &query);
        }
        assert!(found > 1_000, "the mix finds next to nothing: {found}");
    }

    /// How much a query finds, whichever way it is asked.
    fn check(library: &Library, bare: &Connection, query: &Query) -> u32 {
        let ranking = library.rank(&query.text, &Cancel::default()).expect("a ranking");
        let parts = [("article_search", &ranking.articles), ("comment_search", &ranking.comments)];
        for (table, found) in parts.into_iter().filter(|_| query.kind != "filtered") {
            let sql = format!("SELECT rowid, rank FROM {table} WHERE {table} MATCH ?1 ORDER BY rank, rowid DESC");
            let mut statement = bare.prepare(&sql).expect("the index");
            let rows = statement.query_map([&query.expression], |row| row.get(0)).expect("an expression");
            let rows: Vec<i64> = rows.collect::<Result<_, _>>().expect("rows");
            assert_eq!(found.count as usize, rows.len(), "{}", query.text);
            assert!(rows.starts_with(&found.rows), "{}: {:?} {rows:?}", query.text, found.rows);
        }
        for order in [SearchOrder::Newest, SearchOrder::Best] {
            let results = library.search(&query.text, None, order, &Cancel::default()).expect("results");
            let is_empty = ranking.articles.count + ranking.comments.count == 0;
            assert_eq!(results.hits.is_empty(), is_empty, "{}", query.text);
            let cancel = Cancel::default();
            cancel.cancel();
            let stopped = library.search(&query.text, None, order, &cancel).map_err(|failure| failure.code);
            assert_eq!(stopped.err(), Some(FailureCode::Cancelled), "{}", query.text);
        }
        ranking.articles.count + ranking.comments.count
    }
}
