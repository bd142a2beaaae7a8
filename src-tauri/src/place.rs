//! The library's folder: shown to the reader, opened, and moved.

use library::wire::Trouble;
use library::{Failure, Library};
use std::env;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Whether whoever started Postil chose the folder; then it is not for the window to move it.
pub fn is_fixed() -> bool {
    env::var_os("POSTIL_LIBRARY").is_some_and(|folder| !folder.is_empty())
}

/// Opens the folder in the system's file manager.
pub fn open_folder(library: &Library) -> Result<(), Failure> {
    open::that_detached(library.folder()).map_err(|error| Trouble::NoFileManager { detail: error.to_string() }.into())
}

/// Lets the reader choose a folder, copies the library there, and starts Postil anew with the copy. The library in the
/// old folder stays as it is. `false` where none was chosen.
pub fn choose_and_move<R: Runtime>(app: &AppHandle<R>) -> Result<bool, Failure> {
    if is_fixed() {
        return Err(Trouble::FolderFixed.into());
    }
    let mut dialog = app.dialog().file();
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    let chosen = dialog.blocking_pick_folder().and_then(|folder| FilePath::into_path(folder).ok());
    let Some(folder) = chosen else { return Ok(false) };
    let library = app.state::<Library>();
    library.copy_to(&folder)?;
    library::remember_location(&folder)?;
    app.request_restart();
    Ok(true)
}
