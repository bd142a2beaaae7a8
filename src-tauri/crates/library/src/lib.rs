//! The use cases of Postil: import, read, annotate, search, export.

pub mod wire;
