//! A page, in bytes, to article, discussion and receipt.
//!
//! [`capture()`] is a pure function of its [`Input`]: no clock, no network, no files. It never fails: what is wrong
//! with the input is a problem in the receipt.

mod article;
mod article_pages;
mod blocks;
mod capture;
pub mod column;
mod container;
pub mod dates;
mod disclosure;
mod discussion;
pub mod dom;
mod elsewhere;
mod embedded;
mod encoding;
mod faq;
mod figure;
pub mod flat_table;
mod followed;
mod footnote;
mod hidden;
mod join;
mod markdown;
mod math;
mod metadata;
mod names;
mod page;
mod paywall;
mod plain_text;
mod sources;
mod table;

pub use article_pages::continue_article;
pub use capture::capture;
pub use discussion::count_comments;
pub use followed::{Followed, FollowedItem, NamedFeed, feeds_of_page, read_feed, read_opml};
pub use join::join;
pub use names::clear_name;

use document::{CommentId, Date, Discussion, Document, Receipt};

/// What is captured, and what is known about it from outside.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// The bytes of a page, an archive, a feed, an API answer or copied text.
    pub bytes: &'a [u8],
    /// Media type as declared by whoever gave the bytes (`text/html; charset=utf-8`).
    pub media_type: Option<&'a str>,
    /// Address the bytes came from; relative addresses are resolved against it.
    pub url: Option<&'a str>,
    /// Name of the file, for its ending and as a last resort for a title.
    pub file_name: Option<&'a str>,
    /// When the copy was made: "3 days ago" counts from here. Relative dates stay unread without it.
    pub now: Option<Date>,
    /// Files saved beside the page (a "complete page" folder).
    pub companions: &'a [Resource],
}

/// A file that came with a page: an image in an archive, a data URI, a part of a saved folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Address the page knows it by (absolute, relative to the page, or `resource:<hash>`).
    pub url: String,
    /// Media type as declared; may be wrong.
    pub media_type: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What [`capture()`] makes of an input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Captured {
    /// The article.
    pub document: Document,
    /// Its discussion.
    pub discussion: Discussion,
    /// What was declared and kept.
    pub receipt: Receipt,
    /// Images whose bytes came along, by the address the document names them by.
    pub resources: Vec<Resource>,
    /// Where the page says that its discussion can be had as data, best first.
    pub elsewhere: Vec<Elsewhere>,
    /// Comments of a part of a discussion that answer one of another part, with the source's id of that one.
    pub awaiting: Vec<(CommentId, String)>,
}

/// An address that gives the discussion of a page as data, in a form that [`capture()`] reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The address, of its first page where it has several.
    pub url: String,
    /// Whether there may be further pages, to be had by adding `page=2` and so on.
    pub pages: bool,
}
