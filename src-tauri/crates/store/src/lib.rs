//! The library on disk: one SQLite file.
//!
//! [`Store::read`] and [`Store::write`] run a closure; the table modules' functions take the [`Read`] or [`Write`]
//! it is given. One connection writes, a few read. When `write` returns, what it wrote is on the disk.
//!
//! What a page said (article, revision, comment, image) and what the reader wrote (note, own comment, tag,
//! collection, position, setting) are different tables; only an import writes the first kind. What the reader does to
//! any of it goes through the [`journal`], which can take it back.
//!
//! Knows neither how pages are captured nor who shows them.

pub mod article;
mod backup;
pub mod bin;
mod cancel;
pub mod collection;
pub mod comment;
mod compress;
mod connection;
mod error;
pub mod feed;
pub mod feed_item;
pub mod image;
pub mod journal;
mod lock;
pub mod note;
pub mod own_comment;
pub mod person;
pub mod position;
pub mod private;
mod recovery;
mod restore;
pub mod revision;
mod salvage;
mod schema;
pub mod search;
pub mod setting;
mod store;
pub mod table_desk;
pub mod tag;
pub mod visit;
mod words;

pub use backup::Backup;
pub use cancel::Cancel;
pub use error::{Diagnosis, Error, Result};
pub use recovery::Recovery;
pub use schema::VERSION;
pub use store::{Mode, Read, Store, Write};
pub use words::is_spaced_out;

#[cfg(test)]
mod testing;
