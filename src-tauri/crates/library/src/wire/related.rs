use document::{BlockId, CommentId, TableKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A comment that speaks of what was asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelatedComment {
    /// The comment.
    pub comment: CommentId,
    /// Why it is said to.
    pub tie: Tie,
}

/// A place of the article that a comment speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelatedPassage {
    /// The block; the table's for a row.
    pub block: BlockId,
    /// The row, where it is one: its table and its key.
    pub row: Option<(TableKey, String)>,
    /// The first words of the passage.
    pub excerpt: String,
    /// Why the comment is said to speak of it.
    pub tie: Tie,
}

/// Why a comment is said to speak of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Tie {
    /// It quotes it.
    Quotes,
    /// Both say these words.
    Terms {
        /// The words as the comment writes them, those that count most first.
        terms: Vec<String>,
    },
    /// It answers a comment that does.
    Answers {
        /// That comment.
        comment: CommentId,
    },
}
