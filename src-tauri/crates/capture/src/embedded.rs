//! Discussions that a page carries as data beside what it shows.

pub(crate) mod objects;
