//! What the reader typed and the library could not take.

use super::{Label, OwnParent, Target};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text that is not in the library yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unsaved {
    /// What the window calls it; a later text of the same name takes its place.
    pub key: String,
    /// The article it belongs to.
    #[ts(type = "number")]
    pub article: i64,
    /// What it is the text of.
    pub of: UnsavedOf,
    /// The text.
    pub body: String,
}

/// What an unsaved text is the text of. Without an id it was not written yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UnsavedOf {
    /// A note.
    Note {
        /// The note.
        #[ts(type = "number | null")]
        id: Option<i64>,
        /// What it stands beside.
        target: Target,
        /// What kind of mark it is.
        label: Label,
    },
    /// A comment of the reader's own.
    OwnComment {
        /// The own comment.
        #[ts(type = "number | null")]
        id: Option<i64>,
        /// What it answers.
        parent: OwnParent,
    },
}
