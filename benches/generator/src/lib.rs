//! Invented pages in any number, for measuring a large library and long threads.
//!
//! A page is a function of a seed and a number. Its words are made up in three scripts and follow Zipf's law, so that
//! a few are on nearly every page and most are on hardly any; its discussion has a few long threads and many short
//! ones. It is HTML as a blog serves it, so what is measured comes in the way a reader's pages do.
//!
//! [`WEIGHTS`] are the opposite: files that nobody means to be read.

mod discussion;
mod html;
mod language;
mod page;
mod weight;
mod zipf;

pub use language::{Language, Script};
pub use page::{Generator, Page};
pub use weight::{WEIGHTS, Weight};
