//! What one copy of an article says otherwise than another.

pub use annotate::{Line, LineChange, LineKind, Part, Side};
use document::CommentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What became of an article from one revision to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changes {
    /// Every revision there is, oldest first.
    pub revisions: Vec<RevisionInfo>,
    /// Number of the older one.
    pub from: u32,
    /// Number of the newer one.
    pub to: u32,
    /// The text, line by line, those that are the same too.
    pub lines: Vec<LineChange>,
    /// The comments that came, changed or went, in page order.
    pub comments: Vec<CommentChange>,
}

/// A revision of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevisionInfo {
    /// Its number, from 1.
    pub number: u32,
    /// When it was saved.
    pub saved_at: String,
}

/// What became of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommentChange {
    /// The comment.
    pub comment: CommentId,
    /// Who wrote it.
    pub author: Option<String>,
    /// What became of it.
    pub fate: CommentFate,
    /// Its words, and which revision has them.
    pub parts: Vec<Part>,
}

/// What may become of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommentFate {
    /// It came.
    New,
    /// It says something else.
    Edited,
    /// It is no longer on the page; the library keeps it.
    Removed,
}

/// What a comment said before it was edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EarlierText {
    /// When the last copy that said so was saved.
    pub until: String,
    /// Its words, and those of what the comment said next.
    pub parts: Vec<Part>,
}

/// What a newer copy of an article changed, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Since {
    /// Number of the revision the reader had opened before.
    pub from: u32,
    /// Lines of the text that came, went, moved or changed.
    pub lines: u32,
    /// Comments that came.
    pub new: u32,
    /// Comments that say something else.
    pub edited: u32,
    /// Comments that are no longer on the page.
    pub removed: u32,
}
