//! The values everything in Postil works on. Pure data: no I/O, no clock, no platform.
//!
//! A page is captured once into a [`Document`], a [`Discussion`] and a [`Receipt`]; from then on nothing
//! looks at HTML again. What the reader writes is a note that points at them through a [`Target`].

mod address;
mod block;
mod canonical;
mod date;
mod desk;
mod discussion;
mod identity;
mod images;
mod inline;
mod metadata;
mod note;
mod receipt;
mod table;

pub use address::{is_safe_link, scheme};
pub use block::{Block, BlockKind, CodeLink, Definition, ListItem};
pub use canonical::{Layout, block_text, document_text, inline_text, plain_text, utf16_len};
pub use date::{Date, DateError};
pub use desk::{
    Baseline, ColumnChoice, ColumnKind, Differences, OwnCell, OwnColumn, RowMark, TableDesk, TableSort, TableVersion,
    TableView, Verdict,
};
pub use discussion::{Author, Badge, Comment, CommentState, Confidence, Discussion};
pub use identity::{BlockId, CommentId, assign_block_ids, assign_comment_ids};
pub use images::images;
pub use inline::{Image, Inline, MathNotation, Rendition};
pub use metadata::{Direction, Metadata, Source, Sourced};
pub use note::{Label, Passage, Placement, Position, Quote, Target};
pub use receipt::{Count, Dropped, Missing, Problem, Receipt};
pub use table::{Cell, GridCell, Row, Table, TableKey};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A captured article: what the page says about itself, and its body in reading order.
///
/// Immutable once captured. Saving a page again makes another `Document`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Document {
    /// Title, author, dates and the like, each with where it was found.
    pub metadata: Metadata,
    /// The body. The title is not repeated as its first heading.
    pub blocks: Vec<Block>,
}
