//! What crosses the boundary between the library and its shells: plain data, typed in Rust, generated for the
//! interface.
//!
//! Times are RFC 3339 in UTC. Ids of articles, notes, own comments and images are the library's own integers.

mod changes;
mod commands;
mod failure;
mod fetch;
mod follow;
mod menu;
mod organise;
mod people;
mod related;
mod search;
mod tables;
mod unsaved;

pub use changes::{
    Changes, CommentChange, CommentFate, EarlierText, Line, LineChange, LineKind, Part, RevisionInfo, Side, Since,
};
pub use commands::{COMMANDS, typescript};
pub use failure::{Failure, FailureCode, Media, Notice, Reason, Trouble};
pub use fetch::{FetchOptions, FetchStage, ImageChoice, Waiting};
pub use follow::{Feed, FeedFailure, FeedItem, FeedItems, Refreshed};
pub use menu::{Menu, MenuBar, MenuId, MenuItem, SystemItems};
pub use organise::{
    Act, ArticlePage, Backup, Binned, BinnedThing, Collection, LibraryPlace, ListQuery, Mark, Named, Order, Overview,
    Place, Step, Writing,
};
pub use people::Person;
pub use related::{RelatedComment, RelatedPassage, Tie};
pub use search::{HitPlace, Matches, SearchHit, SearchOrder, SearchResults, SnippetPart};
pub use tables::{ColumnCells, ColumnReading, SavedDesk, TableFormat, TablePart, TableUse};
pub use unsaved::{Unsaved, UnsavedOf};

use document::{Comment, Date, Direction, Document, Label, Placement, Receipt, TableKey, Target};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// One article as the library list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticleSummary {
    /// The article.
    #[ts(type = "number")]
    pub id: i64,
    /// Its title, or its address or file name where it has none.
    pub title: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// Address it is known by.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When its newest revision was saved.
    pub saved_at: String,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Base direction.
    pub direction: Direction,
    /// The first words, for the list.
    pub excerpt: String,
    /// Words of the article, discussion not counted.
    pub words: u32,
    /// Comments in the newest revision.
    pub comments: u32,
    /// Comments the reader has not seen yet.
    pub new_comments: u32,
    /// Notes, own comments not counted.
    pub notes: u32,
    /// The reader's tags, in order.
    pub tags: Vec<String>,
    /// The collections it is in.
    #[ts(type = "Array<number>")]
    pub collections: Vec<i64>,
    /// How far the reader has come, 0 to 1.
    pub progress: f32,
    /// Neither opened nor marked as read, or marked as unread since.
    pub unread: bool,
    /// Whether it is a favourite.
    pub favourite: bool,
    /// Whether it is archived.
    pub archived: bool,
    /// When it was last opened.
    pub opened_at: Option<String>,
    /// In the bin since then.
    pub deleted_at: Option<String>,
    /// Image for the list, where one was saved.
    #[ts(type = "number | null")]
    pub lead_image: Option<i64>,
}

/// An article with everything a reader needs to see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Article {
    /// As in the list.
    pub summary: ArticleSummary,
    /// The newest revision.
    pub document: Document,
    /// Number of the revision, from 1.
    pub revision: u32,
    /// Identity of each table, in the order the tables stand in the document at any depth.
    pub tables: Vec<TableKey>,
    /// Hash of all cells of each table, in the same order; a version of the reader's names the one it was made from.
    pub fingerprints: Vec<String>,
    /// What the reader did with tables: those of the document, made ones, and those of earlier revisions.
    pub desks: Vec<SavedDesk>,
    /// The discussion of all revisions, in page order, a comment before its answers.
    pub comments: Vec<SavedComment>,
    /// The reader's own comments.
    pub own_comments: Vec<OwnComment>,
    /// The reader's notes.
    pub notes: Vec<Note>,
    /// Saved images, by the address the document names them by.
    pub images: Vec<SavedImage>,
    /// The people of its site whom the reader has marked.
    pub people: Vec<Person>,
    /// MathML of the formulas in TeX, by their source; what is no TeX after all is absent.
    pub formulas: BTreeMap<String, String>,
    /// What was declared and kept.
    pub receipt: Receipt,
    /// Where the reader left off.
    pub position: Option<ReadingPosition>,
    /// What a newer copy changed since the reader last opened an older one.
    pub since: Option<Since>,
}

/// A comment with what the library knows of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedComment {
    /// As captured.
    #[serde(flatten)]
    pub comment: Comment,
    /// Not seen by the reader before this visit.
    pub is_new: bool,
    /// No longer in the newest revision.
    pub removed: bool,
    /// What it said before, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<EarlierText>>", optional)]
    pub earlier: Vec<EarlierText>,
}

/// An image whose bytes are in the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedImage {
    /// Address the document names it by.
    pub url: String,
    /// The image, to be asked for as `postil-img://localhost/<id>`.
    #[ts(type = "number")]
    pub id: i64,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A private note. Without a body it is a highlight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Note {
    /// The note.
    #[ts(type = "number")]
    pub id: i64,
    /// The article it belongs to.
    #[ts(type = "number")]
    pub article: i64,
    /// What it stands beside.
    pub target: Target,
    /// Whether that place still exists.
    pub placement: Placement,
    /// What kind of mark it is.
    pub label: Label,
    /// Markdown.
    pub body: String,
    /// The note's tags, in order.
    pub tags: Vec<String>,
    /// When it was written.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A comment of the reader's own: a draft in the thread, not published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnComment {
    /// The comment.
    #[ts(type = "number")]
    pub id: i64,
    /// The article it belongs to.
    #[ts(type = "number")]
    pub article: i64,
    /// What it answers.
    pub parent: OwnParent,
    /// Its text.
    pub body: String,
    /// When it was written.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// What an own comment answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "to", content = "id", rename_all = "snake_case")]
pub enum OwnParent {
    /// The article itself.
    Article,
    /// A comment of the page.
    Comment(document::CommentId),
    /// Another own comment.
    Own(#[ts(type = "number")] i64),
}

/// The surfaces of the reading window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// The text.
    #[default]
    Article,
    /// Its tables.
    Tables,
    /// Its discussion.
    Discussion,
    /// All notes on it.
    Notes,
}

/// Where a reader left off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReadingPosition {
    /// On which surface.
    pub surface: Surface,
    /// At which block or comment: a block id, or a comment id.
    pub at: Option<String>,
    /// How far that block's top stood above the window's, in CSS pixels.
    pub offset: f32,
    /// How far through the article, 0 to 1.
    pub progress: f32,
}

/// What became of one imported thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The article it became, or already was.
    #[ts(type = "number")]
    pub article: i64,
    /// Its title.
    pub title: String,
    /// Number of the revision; 1 for a new article.
    pub revision: u32,
    /// The bytes were exactly those of the newest revision, so nothing was added.
    pub unchanged: bool,
    /// Comments that an earlier copy did not have; 0 for a new article.
    pub new_comments: u32,
    /// What was declared and kept.
    pub receipt: Receipt,
}

/// How an import stands; sent to the window as event `import`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ImportProgress {
    /// Working on item `done + 1` of `total`.
    Working {
        /// Items finished.
        done: u32,
        /// Items in all.
        total: u32,
        /// File name or title of the item at hand.
        name: String,
    },
    /// A page is being fetched.
    Fetching {
        /// What is asked for right now.
        at: FetchStage,
    },
    /// One item failed; the others go on.
    Failed {
        /// File name or title of the item.
        name: String,
        /// The address it was to come from, where it is no file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        url: Option<String>,
        /// What, why, what next.
        error: Failure,
    },
    /// One item is in the library.
    Done {
        /// What became of it.
        imported: Imported,
    },
    /// Nothing more to do.
    Finished,
}

/// What the window needs at its start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Session {
    /// The article that was open when the window was last closed.
    #[ts(type = "number | null")]
    pub article: Option<i64>,
    /// The first articles of the library, at most 60, in the reader's order; where an article was open, nothing.
    pub list: Option<ArticlePage>,
    /// How the reader likes it.
    pub settings: Settings,
    /// What the reader must know: that the library was restored from a backup, for one.
    pub notices: Vec<Notice>,
    /// What may be done with the library.
    pub access: Access,
    /// What waits for a connection, in the order it was asked for.
    pub waiting: Vec<Waiting>,
    /// Version of Postil.
    pub version: String,
}

/// What may be done with a library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Everything.
    Write,
    /// Reading, because that was asked for.
    Read,
    /// Reading, because a newer Postil wrote it.
    Newer,
    /// Reading, because the disk is full or takes nothing.
    NoRoom,
}

/// How the reader likes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Size of the text in CSS pixels, 14 to 32.
    pub text_size: u32,
    /// Width of the text in characters, 50 to 80.
    pub measure: u32,
    /// Line height in percent, 140 to 200.
    pub line_height: u32,
    /// Family of the text ("source-serif", "inter").
    pub font: String,
    /// Family of notes and own comments ("inter", "ia-writer").
    pub note_font: String,
    /// Whether single letters act as commands.
    pub single_keys: bool,
    /// Whether all comments of a discussion are in the window at once.
    pub whole_discussion: bool,
    /// Language of the interface.
    pub language: Language,
    /// What lists are sorted by.
    pub list_order: Order,
    /// The other way round.
    pub list_reversed: bool,
    /// Whether lists show only titles and facts.
    pub compact_list: bool,
    /// Size of the whole interface in percent, 80 to 200.
    pub zoom: u32,
    /// Width of the margin in CSS pixels, 240 to 480; as wide as there is room for where it was never changed.
    pub margin: Option<u32>,
    /// Which images of a page are fetched.
    pub fetch_images: ImageChoice,
    /// How many further pages of an article are asked for at most, 0 to 100.
    pub article_pages: u32,
    /// How many further addresses are asked for the rest of a discussion at most, 0 to 500.
    pub comment_pages: u32,
    /// Minutes between two readings of the followed feeds, at least 15; none where they are asked only when the reader
    /// says so.
    pub feed_minutes: Option<u32>,
    /// Commands whose keys are not the usual ones, by name, and the keys they have instead; none at all where a command
    /// was taken off the keyboard.
    pub keys: BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 18,
            measure: 66,
            line_height: 160,
            font: "source-serif".into(),
            note_font: "inter".into(),
            single_keys: true,
            whole_discussion: false,
            language: Language::System,
            list_order: Order::Saved,
            list_reversed: false,
            compact_list: false,
            zoom: 100,
            margin: None,
            fetch_images: ImageChoice::All,
            article_pages: FetchOptions::default().article_pages,
            comment_pages: FetchOptions::default().comment_pages,
            feed_minutes: None,
            keys: BTreeMap::new(),
        }
    }
}

/// Language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// The first of the system's languages that Postil speaks, else English.
    #[default]
    System,
    /// English.
    En,
    /// German.
    De,
    /// Arabic.
    Ar,
}

/// Colours of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light or dark as the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Sepia.
    Sepia,
    /// Dark.
    Dark,
    /// White on black.
    ContrastDark,
    /// Black on white.
    ContrastLight,
}

/// What a link leads to, for the reader to see before it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkTarget {
    /// The address as it will be opened, host in its ASCII form.
    pub url: String,
    /// The host, or the mail address.
    pub host: String,
    /// Whether it may be opened at all: http, https and mailto.
    pub allowed: bool,
}
