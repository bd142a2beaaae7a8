//! Captured values out: HTML, Markdown, JSON.
//!
//! Pure: a value in, text out. What is written is built from the typed tree, so nothing of a page's own markup
//! can pass through.

mod export;
mod html;
mod html_page;
mod markdown;
mod mathml;
mod opml;
mod page;
mod table_text;

pub use export::{Answers, Export, Note, OwnComment};
pub use html::{escape, html};
pub use html_page::html_page;
pub use markdown::markdown;
pub use opml::{Outline, opml};
pub use page::{Page, PageComment, PageTable};
pub use table_text::{TableFormat, table_text};
