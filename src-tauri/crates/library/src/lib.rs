//! The use cases of Postil: import, read, annotate, search, export.
//!
//! A [`Library`] is an open library folder. Its methods are what a shell offers, one for one; they take and give
//! the plain data of [`wire`], and block, so a shell with a window calls them off its main thread.

mod article;
mod backup;
mod bin;
mod changes;
mod clock;
mod collections;
mod earlier;
mod export;
mod failure;
mod fetch;
mod follow;
mod formulas;
mod identity;
mod images;
mod import;
mod incoming;
mod journal;
mod list;
mod location;
mod notes;
mod organise;
mod own_comments;
mod parse;
mod parser;
mod people;
mod place;
mod recovered;
mod related;
mod sample;
mod search;
mod session;
mod summary;
mod tables;
mod unsaved;
pub mod wire;

pub use clock::{Clock, SystemClock, date_of};
pub use export::Format;
pub use images::ImageBytes;
pub use incoming::Incoming;
pub use location::{DATABASE, location, remember_location};
pub use parse::on_parser_threads;
pub use parser::{Limits, Parser, serve, this_program};
pub use search::Ranking;
pub use store::Cancel;
pub use tables::{read_columns, table_from_lines};
pub use wire::{Failure, FailureCode, FetchOptions, FetchStage, ImageChoice};

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};
use store::Store;
use unsaved::UnsavedTexts;

/// How long a library that is in use is left alone before it is asked for again.
const INTERVAL: Duration = Duration::from_millis(50);

/// An open library.
pub struct Library {
    store: Store,
    clock: Box<dyn Clock>,
    parser: Parser,
    unsaved: UnsavedTexts,
    /// Politeness towards sites, common to everything that is fetched.
    pace: network::Pace,
}

impl Library {
    /// Opens the library in `folder`, and makes it where there is none. One process at a time may do so.
    pub fn open(folder: &Path, clock: impl Clock + 'static) -> Result<Self, Failure> {
        let library = Self::of(Store::open(folder)?, folder, clock);
        library.index_recovered()?;
        Ok(library)
    }

    /// The same, and waits up to `patience` for whoever is just leaving it: a Postil that ends, a command that writes.
    pub fn open_when_free(
        folder: &Path,
        clock: impl Clock + Clone + 'static,
        patience: Duration,
    ) -> Result<Self, Failure> {
        let start = Instant::now();
        loop {
            match Self::open(folder, clock.clone()) {
                Err(failure) if failure.code == FailureCode::InUse && start.elapsed() < patience => {
                    thread::sleep(INTERVAL);
                }
                outcome => return outcome,
            }
        }
    }

    /// Opens an existing library for reading only, also while another process writes it.
    pub fn open_read_only(folder: &Path, clock: impl Clock + 'static) -> Result<Self, Failure> {
        Ok(Self::of(Store::open_read_only(folder)?, folder, clock))
    }

    fn of(store: Store, folder: &Path, clock: impl Clock + 'static) -> Self {
        let (parser, pace) = (Parser::here(), network::Pace::default());
        Self { store, clock: Box::new(clock), parser, unsaved: UnsavedTexts::open(folder), pace }
    }

    /// The same library, whose pages are read where `parser` says.
    #[must_use]
    pub fn with_parser(self, parser: Parser) -> Self {
        Self { parser, ..self }
    }

    /// Milliseconds since 1970.
    fn now(&self) -> i64 {
        clock::milliseconds(self.clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_that_is_let_go_of_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let first = Library::open(folder.path(), SystemClock).unwrap();
        let leaving = thread::spawn(move || {
            thread::sleep(3 * INTERVAL);
            drop(first);
        });
        Library::open_when_free(folder.path(), SystemClock, Duration::from_secs(60)).unwrap();
        leaving.join().unwrap();
    }

    #[test]
    fn one_that_stays_in_use_is_refused_at_last() {
        let folder = tempfile::tempdir().unwrap();
        let _first = Library::open(folder.path(), SystemClock).unwrap();
        let second = Library::open_when_free(folder.path(), SystemClock, 3 * INTERVAL);
        assert_eq!(second.map(|_| ()).unwrap_err().code, FailureCode::InUse);
    }
}
