//! Points notes at text, cells and comments, and finds those places again in a changed page.
//!
//! Pure: documents in, places and plans out. [`Places`] finds what a note stands beside; `merge` says what became
//! of each comment. Nothing is ever dropped: what has no place any more is said to have none.

mod alignment;
mod approximate;
mod cell;
mod diff;
mod merge;
mod passage;
mod places;
mod text;

pub use cell::{cell_text, successor_key, table_keys, tables};
pub use diff::{Line, LineChange, LineKind, Part, Side, diff, diff_words, lines};
pub use merge::{Change, Merged, merge};
pub use places::Places;
pub use text::{Found, find_words};
