//! A second look at every crate, through the library and the command line.

mod architecture;
mod at_rest;
mod command_line;
mod durability;
mod fetch;
mod fetch_parts;
mod first_start;
mod follow;
mod hostile;
mod idempotence;
mod organise;
mod people;
mod proxy;
mod recapture;
mod relations;
mod schema;
mod search;
mod support;
mod tables;
mod undo;
mod ways;
