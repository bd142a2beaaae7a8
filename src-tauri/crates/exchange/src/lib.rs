//! Captured values out: HTML, Markdown, JSON.
//!
//! Pure: a value in, text out. What is written is built from the typed tree, so nothing of a page's own markup
//! can pass through.

mod html;
mod mathml;
mod page;

pub use html::{escape, html};
pub use page::{Page, PageComment, PageTable};
