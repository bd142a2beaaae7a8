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
use store::Store;
use unsaved::UnsavedTexts;

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
