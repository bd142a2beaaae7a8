//! Which comments speak of which passage of an article, and the other way round. Pure, and computed locally.
//!
//! A comment speaks of a passage when both say the same rare words, when it quotes the passage, or when it answers a
//! comment that does. Words are weighted by BM25 over the discussion, and by how few passages share them: in an article
//! about coffee, "coffee" says nothing. What a comment says of one passage counts less where it says more of another.

mod passages;
mod quote;
mod relations;
mod vocabulary;
mod words;

pub use passages::Place;
pub use relations::{Asked, Relations, Speaker, Spoken, Tie};
