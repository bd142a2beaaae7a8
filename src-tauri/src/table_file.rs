//! A table into a file that the reader chooses.

use library::Failure;
use library::wire::{TableFormat, Trouble};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Asks for a file and writes the text to it. False where the reader chose none. Blocks until then.
pub fn save<R: Runtime>(app: &AppHandle<R>, text: &str, format: TableFormat) -> Result<bool, Failure> {
    let (name, ending) = match format {
        TableFormat::Csv => ("CSV", "csv"),
        TableFormat::Tsv => ("TSV", "tsv"),
        TableFormat::Markdown => ("Markdown", "md"),
        TableFormat::Html | TableFormat::RichText => ("HTML", "html"),
    };
    let mut dialog = app.dialog().file().add_filter(name, &[ending]).set_file_name(format!("table.{ending}"));
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    let Some(path) = dialog.blocking_save_file().and_then(|path| FilePath::into_path(path).ok()) else {
        return Ok(false);
    };
    std::fs::write(&path, text)
        .map(|()| true)
        .map_err(|error| Trouble::FileUnwritten { detail: error.to_string() }.into())
}
