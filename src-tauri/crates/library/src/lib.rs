//! The use cases of Postil: import, read, annotate, search, export.

mod clock;
mod failure;
mod parse;
pub mod wire;

pub use clock::{Clock, SystemClock, date_of};
pub use parse::on_parser_threads;
pub use wire::{Failure, FailureCode};
