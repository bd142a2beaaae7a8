//! The system's clipboard, for what a webview cannot put there: a table as rich text and plain text at once.

use library::Failure;
use library::wire::{TableFormat, Trouble};
use std::sync::{Mutex, PoisonError};

/// The clipboard. Some systems ask the program that copied for its text until something else is copied, so it stays
/// open as long as the app.
#[derive(Default)]
pub struct Clipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard {
    /// Copies what `text` writes: rich text with tab-separated values beside it, anything else as plain text.
    pub fn copy(
        &self,
        text: impl Fn(TableFormat) -> Result<String, Failure>,
        format: TableFormat,
    ) -> Result<(), Failure> {
        let content = text(format)?;
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_none() {
            *open = Some(arboard::Clipboard::new().map_err(|error| refused(&error))?);
        }
        let Some(clipboard) = open.as_mut() else { return Ok(()) };
        let copied = match format {
            TableFormat::RichText => clipboard.set_html(content, Some(text(TableFormat::Tsv)?)),
            _ => clipboard.set_text(content),
        };
        copied.map_err(|error| refused(&error))
    }
}

fn refused(error: &arboard::Error) -> Failure {
    Trouble::ClipboardRefused { detail: error.to_string() }.into()
}
