//! The readers' discussion of a page: who said what, when, in answer to whom.
//!
//! A generic detector looks for repeated blocks, each with a date and an author; rules of known systems sharpen it.

mod platform;
mod post;
mod selector;
