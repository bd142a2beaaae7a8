//! Lists of articles, what the reader does with them, and how that is taken back.

use super::{ArticleSummary, Label};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a list of articles looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Place {
    /// What is neither archived nor in the bin.
    #[default]
    Library,
    /// What is archived.
    Archive,
    /// The bin.
    Bin,
    /// What has a tag, archived or not.
    Tag {
        /// The tag.
        tag: String,
    },
    /// What is in a collection, archived or not.
    Collection {
        /// The collection.
        #[ts(type = "number")]
        collection: i64,
    },
    /// What comes from a site, archived or not.
    Site {
        /// The site's name.
        site: String,
    },
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// When it was saved, newest first; in the archive and the bin, when it came there.
    #[default]
    Saved,
    /// When it was published (saved, where that is not known), newest first.
    Published,
    /// Its title.
    Title,
    /// Its site.
    Site,
    /// Its length, longest first.
    Length,
    /// Its comments, most first.
    Comments,
    /// When it was last opened, latest first.
    Opened,
    /// The reader's own order of a collection; elsewhere as `saved`.
    Hand,
}

/// A list of articles: where, which, and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListQuery {
    /// Where it looks.
    pub place: Place,
    /// Only what is unread.
    pub unread: bool,
    /// Only what has comments that came since it was last opened.
    pub new_comments: bool,
    /// Only favourites.
    pub favourite: bool,
    /// Only what has notes.
    pub notes: bool,
    /// What it is sorted by.
    pub order: Order,
    /// The other way round.
    pub reversed: bool,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ArticlePage {
    /// Articles in the whole list.
    pub total: u32,
    /// Those that were asked for.
    pub articles: Vec<ArticleSummary>,
}

/// Everything a reader can go to from the list, with how many articles are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Overview {
    /// Neither archived nor in the bin.
    pub library: u32,
    /// Of those, unread ones.
    pub unread: u32,
    /// Of those, with new comments.
    pub new_comments: u32,
    /// Of those, favourites.
    pub favourites: u32,
    /// Of those, with notes.
    pub with_notes: u32,
    /// In the archive.
    pub archive: u32,
    /// In the bin: articles.
    pub bin: u32,
    /// In the bin: notes, own comments and collections, on articles that are not.
    pub bin_writing: u32,
    /// All tags on articles, by name.
    pub tags: Vec<Named>,
    /// All collections, in the reader's order.
    pub collections: Vec<Collection>,
    /// The sites with the most articles, most first.
    pub sites: Vec<Named>,
}

/// A tag or a site with the number of its articles outside the bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its articles.
    pub articles: u32,
}

/// A list of articles by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Collection {
    /// The collection.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Articles in it, outside the bin.
    pub articles: u32,
}

/// A mark on an article that the reader sets and takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Read, or said to be.
    Read,
    /// A favourite.
    Favourite,
    /// Put away: out of the library's list, but kept and found.
    Archived,
}

/// Something other than an article that is in the bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Binned {
    /// What it is.
    pub what: BinnedThing,
    /// What it says, or is called; for a highlight the words it stands beside.
    pub text: String,
    /// The title of the article it belongs to.
    pub title: Option<String>,
    /// In the bin since then.
    pub deleted_at: String,
    /// Deleted for good from then on.
    pub expires_at: String,
}

/// Something other than an article that can be in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum BinnedThing {
    /// A note.
    Note {
        /// The note.
        #[ts(type = "number")]
        id: i64,
        /// Its label.
        label: Label,
    },
    /// A comment of the reader's own.
    OwnComment {
        /// The comment.
        #[ts(type = "number")]
        id: i64,
    },
    /// A collection.
    Collection {
        /// The collection.
        #[ts(type = "number")]
        id: i64,
    },
}

/// What can be done and taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Wrote a note, or highlighted something.
    CreateNote,
    /// Changed a note.
    EditNote,
    /// Put a note in the bin.
    DeleteNote,
    /// Took a note out of the bin.
    RestoreNote,
    /// Wrote a comment.
    CreateOwnComment,
    /// Changed an own comment.
    EditOwnComment,
    /// Put an own comment in the bin.
    DeleteOwnComment,
    /// Took an own comment out of the bin.
    RestoreOwnComment,
    /// Put articles in the bin.
    DeleteArticles,
    /// Took articles out of the bin.
    RestoreArticles,
    /// Put articles in the archive.
    Archive,
    /// Took articles out of the archive.
    Unarchive,
    /// Made articles favourites.
    Favourite,
    /// Took that away.
    Unfavourite,
    /// Marked articles as read.
    MarkRead,
    /// Marked articles as unread.
    MarkUnread,
    /// Changed the tags of articles.
    Tag,
    /// Gave a tag another name.
    RenameTag,
    /// Took a tag from everything that had it.
    DeleteTag,
    /// Made a collection.
    CreateCollection,
    /// Gave a collection another name.
    RenameCollection,
    /// Put a collection in the bin.
    DeleteCollection,
    /// Took a collection out of the bin.
    RestoreCollection,
    /// Put the collections in another order.
    OrderCollections,
    /// Put articles in a collection.
    Collect,
    /// Took articles out of a collection.
    Uncollect,
    /// Moved an article within a collection.
    MoveInCollection,
    /// Changed what is the reader's of a table: marks, columns, a version.
    EditTable,
    /// Gave a person a label, or took it away.
    LabelPerson,
    /// Followed feeds.
    Follow,
    /// Followed a feed no longer.
    Unfollow,
    /// Said whether what is new in a feed is saved at once.
    SaveAtOnce,
    /// Marked items of feeds as read.
    MarkItemsRead,
    /// Marked an item of a feed as unread.
    MarkItemsUnread,
    /// Hid what a person says on a site.
    HidePerson,
    /// Showed it again.
    ShowPerson,
}

/// Something the reader did, which can be taken back for thirty days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Its number; later ones are higher.
    #[ts(type = "number")]
    pub id: i64,
    /// What was done.
    pub act: Act,
    /// To how many things.
    pub count: u32,
    /// The article's title where it was one, or the name of the tag, collection or person.
    pub name: Option<String>,
    /// When.
    pub done_at: String,
    /// Whether it is taken back.
    pub undone: bool,
}

/// What the reader wrote on an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Writing {
    /// The notes.
    pub notes: Vec<super::Note>,
    /// The comments of the reader's own.
    pub own_comments: Vec<super::OwnComment>,
    /// What the reader did with tables.
    pub desks: Vec<super::SavedDesk>,
    /// The people of its site whom the reader has marked.
    pub people: Vec<super::Person>,
}

/// A backup of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// Its file's name, by which it is restored.
    pub name: String,
    /// When it was made.
    pub made_at: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Where the library is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LibraryPlace {
    /// Its folder.
    pub folder: String,
    /// Size of its file in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether Postil was started for this folder (`POSTIL_LIBRARY`), so that it cannot be moved from here.
    pub fixed: bool,
}
