//! Where pages are read: in this process, or apart from it, where a page that needs too much harms nothing.

mod limits;
mod message;
mod process;
mod worker;

pub use limits::Limits;
pub use process::this_program;
pub use worker::serve;

use crate::images::{Encoded, encode};
use crate::wire::Failure;
use crate::{Incoming, parse};
use capture::{Captured, Followed, NamedFeed, Resource};
use document::Date;
use process::Workers;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What reads pages and images. A page is hostile until shown otherwise; a shell reads it [`Parser::apart`].
#[derive(Debug)]
pub struct Parser(Place);

#[derive(Debug)]
enum Place {
    Here,
    Apart(Workers),
}

/// What some bytes say of feeds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Feeds {
    /// The feed they are.
    pub(crate) feed: Option<Followed>,
    /// Those they name, where they are a page.
    pub(crate) named: Vec<NamedFeed>,
}

impl Feeds {
    fn read(incoming: &Incoming) -> Self {
        let input = incoming.input(None);
        match capture::read_feed(&input) {
            Some(feed) => Self { feed: Some(feed), named: Vec::new() },
            None => Self { feed: None, named: capture::feeds_of_page(&input) },
        }
    }
}

impl Parser {
    /// Reads in this process, on threads of it: nothing stops a page that takes too long.
    pub fn here() -> Self {
        Self(Place::Here)
    }

    /// Reads in processes of `program`, which must call [`serve`] when it is started so. One that takes more than the
    /// limits allow is ended, and only what it was reading fails.
    pub fn apart(program: PathBuf, limits: Limits) -> Self {
        Self(Place::Apart(Workers::new(program, limits)))
    }

    /// Captures a page. `now` stands for a copy whose age is unknown.
    pub fn capture(&self, incoming: &Incoming, now: Option<Date>) -> Result<Captured, Failure> {
        match &self.0 {
            Place::Here => parse::on_parser_thread(|| capture::capture(&incoming.input(now))),
            Place::Apart(workers) => workers.capture(incoming, now),
        }
    }

    /// The feed in some bytes, or the feeds that they name.
    pub(crate) fn feeds(&self, incoming: &Incoming) -> Result<Feeds, Failure> {
        match &self.0 {
            Place::Here => parse::on_parser_thread(|| Feeds::read(incoming)),
            Place::Apart(workers) => workers.feeds(incoming),
        }
    }

    /// An image, decoded and encoded anew; `None` where it is none we know, too large, or too small to be seen.
    pub(crate) fn encode(&self, resource: &Resource) -> Option<Encoded> {
        match &self.0 {
            Place::Here => parse::on_parser_thread(|| encode(resource)).ok().flatten(),
            Place::Apart(workers) => workers.encode(resource),
        }
    }

    /// Ends the processes that wait for further pages.
    pub fn rest(&self) {
        if let Place::Apart(workers) = &self.0 {
            workers.rest();
        }
    }
}
