//! Lists of feeds from and into files that the reader chooses.

use library::wire::Trouble;
use library::{Failure, Incoming, Library};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Asks for a list and follows its feeds. Nothing where the reader chose none. Blocks until then.
pub fn import<R: Runtime>(app: &AppHandle<R>) -> Result<Option<u32>, Failure> {
    let chosen = dialog(app).blocking_pick_file().and_then(|path| FilePath::into_path(path).ok());
    let Some(path) = chosen else { return Ok(None) };
    app.state::<Library>().import_opml(&Incoming::file(&path)?).map(Some)
}

/// Asks for a file and writes what is followed to it. False where the reader chose none. Blocks until then.
pub fn export<R: Runtime>(app: &AppHandle<R>) -> Result<bool, Failure> {
    let list = app.state::<Library>().export_opml()?;
    let chosen = dialog(app).set_file_name("feeds.opml").blocking_save_file();
    let Some(path) = chosen.and_then(|path| FilePath::into_path(path).ok()) else { return Ok(false) };
    std::fs::write(&path, list)
        .map(|()| true)
        .map_err(|error| Trouble::FileUnwritten { detail: error.to_string() }.into())
}

fn dialog<R: Runtime>(app: &AppHandle<R>) -> FileDialogBuilder<R> {
    let dialog = app.dialog().file().add_filter("OPML", &["opml", "xml"]);
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}
