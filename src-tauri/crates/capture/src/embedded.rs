//! Discussions that a page carries as data beside what it shows: JSON-LD, microdata, microformats, and the state that
//! applications leave in scripts.
//!
//! Text in JSON-LD may be cut, a script may hold only the first comments: [`mod@join`] completes what the visible page
//! shows by what is found here.

pub(crate) mod objects;

mod join;
mod json_ld;
mod marked;
mod microdata;
mod microformats;
mod scripts;

pub(crate) use join::join;

use crate::page::Page;
use crate::sources::thread::Thread;
use crate::sources::{Context, Recovered};
use document::{Author, Comment, Date, Missing};

/// A discussion found in data.
#[derive(Clone, Debug)]
pub(crate) struct Embedded {
    /// What kind of data it was in.
    pub origin: Origin,
    /// The system, where the data tells.
    pub system: Option<String>,
    /// The comments, each before its answers; may be empty where only their number is told.
    pub comments: Vec<Comment>,
    /// For each comment the position of the one it answers.
    pub parents: Vec<Option<usize>>,
    /// How many comments the data says there are.
    pub declared: Option<u32>,
    /// What the data says is not in it.
    pub missing: Vec<Missing>,
    /// What the discussion starts with, where the data says that it is a thread.
    pub opening: Option<Opening>,
}

/// Where a discussion was found, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// JSON of a system we know, in a script.
    System,
    /// `script type="application/ld+json"`.
    JsonLd,
    /// `itemscope` and `itemprop`.
    Microdata,
    /// Classes of microformats2.
    Microformats,
    /// JSON of no known shape, in a script.
    Script,
}

/// Who opened a thread, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Opening {
    /// Who.
    pub author: Option<Author>,
    /// When.
    pub date: Option<Date>,
    /// The thread's title.
    pub title: Option<String>,
}

/// All discussions in the data of a page, the surest first, those without a comment or a number left out.
pub(crate) fn discussions(page: &Page) -> Vec<Embedded> {
    let context = Context { url: page.base.clone(), now: page.now };
    let mut found = scripts::read(page, &context);
    found.extend(microdata::read(page));
    found.extend(microformats::read(page));
    found.retain(|embedded| !embedded.comments.is_empty() || embedded.declared.is_some());
    found.sort_by_key(|embedded| embedded.origin);
    found
}

impl Embedded {
    /// A thread read from data without elements.
    fn from_thread(origin: Origin, thread: Thread, opening: Option<Opening>, context: &Context) -> Self {
        let Recovered { system, comments, parents, declared, missing, .. } = thread.finish(context);
        Self { origin, system, comments, parents, declared, missing, opening }
    }
}
