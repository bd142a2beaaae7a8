//! What a search asks for and gives.

use document::{BlockId, CommentId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which hits come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchOrder {
    /// The latest saved: at once, however many there are.
    #[default]
    Newest,
    /// The best, and how many there are: takes time with every hit.
    Best,
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchResults {
    /// The first hits of each kind: those in notes, then in articles, then in comments.
    pub hits: Vec<SearchHit>,
    /// How many there are; with the best first.
    pub matches: Option<Matches>,
    /// Whether they are few enough to be ranked in a moment.
    pub rankable: bool,
    /// The parts of the query that narrow it, as they were written (`author:"Ana Ruiz"`).
    pub filters: Vec<String>,
}

/// How many things have the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Matches {
    /// Articles.
    pub articles: u32,
    /// Comments.
    pub comments: u32,
    /// Notes and own comments.
    pub notes: u32,
}

/// Something the library found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// The article.
    #[ts(type = "number")]
    pub article: i64,
    /// Its title.
    pub title: String,
    /// Where in it.
    pub place: HitPlace,
    /// The words around the hit, the hits marked.
    pub snippet: Vec<SnippetPart>,
}

/// Where a hit stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum HitPlace {
    /// In the title.
    Title,
    /// In a block of the article.
    Block {
        /// The block.
        block: BlockId,
    },
    /// In a table.
    Cell {
        /// The table.
        block: BlockId,
        /// Which of its rows, from 0.
        row: u32,
        /// Which of that row's cells, from 0.
        cell: u32,
    },
    /// In a comment.
    Comment {
        /// The comment.
        comment: CommentId,
    },
    /// In a note.
    Note {
        /// The note.
        #[ts(type = "number")]
        note: i64,
    },
    /// In an own comment.
    OwnComment {
        /// The own comment.
        #[ts(type = "number")]
        own_comment: i64,
    },
}

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnippetPart {
    /// The words.
    pub text: String,
    /// Whether they are what was looked for.
    pub hit: bool,
}
