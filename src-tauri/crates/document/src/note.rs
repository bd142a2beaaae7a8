use crate::{BlockId, CommentId, TableKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a note stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Target {
    /// The article as a whole.
    Article,
    /// A passage of the article's text, or a whole block.
    Passage(Passage),
    /// A whole table.
    Table {
        /// The table.
        table: TableKey,
    },
    /// A row of a table.
    Row {
        /// The table.
        table: TableKey,
        /// The row's key; see [`crate::Table::row_keys`].
        row: String,
    },
    /// A column of a table.
    Column {
        /// The table.
        table: TableKey,
        /// The column's label; see [`crate::Table::column_labels`].
        column: String,
    },
    /// A cell of a table, by keys rather than positions, so that sorting and new columns do not move it.
    Cell {
        /// The table.
        table: TableKey,
        /// The row's key.
        row: String,
        /// The column's label.
        column: String,
        /// The cell's text when the note was written.
        text: String,
    },
    /// A comment.
    Comment {
        /// The comment.
        comment: CommentId,
    },
    /// A passage in a comment.
    CommentPassage {
        /// The comment.
        comment: CommentId,
        /// The passage in it.
        passage: Passage,
    },
}

/// A stretch of text: where it was, and what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Passage {
    /// Where it starts.
    pub start: Position,
    /// Where it ends, exclusive; in the same block or a later one.
    pub end: Position,
    /// What it said, to find it again.
    pub quote: Quote,
}

/// A place in a block's canonical text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Position {
    /// The block.
    pub block: BlockId,
    /// UTF-16 code units from its start.
    pub offset: u32,
}

/// The words of a passage with what stands around them (Web Annotation's TextQuoteSelector).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Quote {
    /// The words; a line feed between blocks.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
}

/// What kind of mark a note is. Told apart by line style and initial as well as colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Something the text asserts.
    #[default]
    Claim,
    /// Something that supports it.
    Evidence,
    /// Something the reader doubts.
    Doubt,
    /// The reader's own thought.
    Mine,
}

/// Whether a note still has its place in the newest revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// Where it was written.
    #[default]
    Placed,
    /// Found elsewhere or changed: the reader should check.
    Moved,
    /// Its place is gone; the note is kept and shown apart.
    Unplaced,
}
