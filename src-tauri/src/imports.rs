//! Files into the library, chosen in the system's dialog or dropped on the window.

use crate::taskbar;
use library::wire::{ImportProgress, Imported};
use library::{Cancel, Failure, FetchOptions, Incoming, Library};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// What the dialog offers first.
const ENDINGS: &[&str] = &["html", "htm", "xhtml", "txt", "text", "md"];

/// What the dialog offers first where comments are wanted.
const COMMENT_ENDINGS: &[&str] = &["json", "xml", "rss", "atom", "html", "htm", "txt"];

/// The imports under way, to be stopped.
#[derive(Default)]
pub struct Running(Mutex<Vec<Cancel>>);

impl Running {
    /// Counts one more import.
    pub fn start(&self) -> Cancel {
        let cancel = Cancel::default();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(cancel.clone());
        cancel
    }

    /// Stops all imports. For those that are finished already it means nothing.
    pub fn cancel(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).drain(..).for_each(|cancel| cancel.cancel());
    }
}

/// Lets the reader choose files, and imports them. Blocks until it is done.
pub fn choose<R: Runtime>(app: &AppHandle<R>) -> Vec<Imported> {
    let paths = chosen(app.dialog().file().add_filter("Pages and text", ENDINGS), app);
    if paths.is_empty() { Vec::new() } else { import(app, &paths) }
}

/// Lets the reader choose files with comments, and adds those to an article. Blocks until it is done.
pub fn choose_comments<R: Runtime>(app: &AppHandle<R>, article: i64) -> Result<Option<Imported>, Failure> {
    let paths = chosen(app.dialog().file().add_filter("Comments", COMMENT_ENDINGS), app);
    let Some(first) = paths.first() else { return Ok(None) };
    let cancel = app.state::<Running>().start();
    let name = first.file_name().unwrap_or_default().to_string_lossy().into_owned();
    tell(app, ImportProgress::Working { done: 0, total: 1, name });
    let files = paths.iter().map(|path| Incoming::file(path)).collect::<Result<Vec<_>, _>>()?;
    app.state::<Library>().add_comments(article, &files, &cancel).map(Some)
}

/// The files that the reader chooses in the system's dialog; any can be chosen, whatever the dialog offers first.
fn chosen<R: Runtime>(dialog: FileDialogBuilder<R>, app: &AppHandle<R>) -> Vec<PathBuf> {
    let dialog = dialog.add_filter("All files", &["*"]);
    let dialog = match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    };
    let files = dialog.blocking_pick_files().unwrap_or_default();
    files.into_iter().filter_map(|path| FilePath::into_path(path).ok()).collect()
}

/// Imports what was dropped on the window, in the background.
///
/// Only files: a dropped link or folder could lead to what the reader does not see.
pub fn dropped<R: Runtime>(app: &AppHandle<R>, paths: &[PathBuf]) {
    let files: Vec<PathBuf> = paths.iter().filter(|path| is_regular_file(path)).cloned().collect();
    if !files.is_empty() {
        let app = app.clone();
        tauri::async_runtime::spawn_blocking(move || import(&app, &files));
    }
}

/// Imports files, and tells the window how it goes. Blocks until it is done.
pub fn import<R: Runtime>(app: &AppHandle<R>, paths: &[PathBuf]) -> Vec<Imported> {
    let cancel = app.state::<Running>().start();
    app.state::<Library>().import_files(paths, &cancel, |progress| tell(app, progress))
}

/// Saves the page at an address, and tells the window what is asked for. Blocks until it is done.
pub fn fetch<R: Runtime>(app: &AppHandle<R>, url: &str, options: &FetchOptions) -> Result<Imported, Failure> {
    let cancel = app.state::<Running>().start();
    app.state::<Library>().fetch(url, options, &cancel, |at| tell(app, ImportProgress::Fetching { at }))
}

/// Saves the pages at some addresses. Blocks until it is done.
pub fn fetch_all<R: Runtime>(
    app: &AppHandle<R>,
    urls: &[String],
    options: &FetchOptions,
) -> Result<Vec<Imported>, Failure> {
    let cancel = app.state::<Running>().start();
    app.state::<Library>().fetch_all(urls, options, &cancel, |progress| tell(app, progress))
}

/// Saves newer copies of articles. Blocks until it is done.
pub fn save_again<R: Runtime>(
    app: &AppHandle<R>,
    articles: &[i64],
    options: &FetchOptions,
) -> Result<Vec<Imported>, Failure> {
    let cancel = app.state::<Running>().start();
    app.state::<Library>().save_again(articles, options, &cancel, |progress| tell(app, progress))
}

/// Fetches what a saved copy lacks. Blocks until it is done.
pub fn fetch_missing<R: Runtime>(
    app: &AppHandle<R>,
    article: i64,
    options: &FetchOptions,
) -> Result<Imported, Failure> {
    let cancel = app.state::<Running>().start();
    app.state::<Library>().fetch_missing(article, options, &cancel, |at| tell(app, ImportProgress::Fetching { at }))
}

/// Tells the window how an import stands, and the taskbar.
pub fn tell<R: Runtime>(app: &AppHandle<R>, progress: ImportProgress) {
    taskbar::show(app, &progress);
    // A window that was closed meanwhile needs no news.
    let _ = app.emit_to("main", "import", progress);
}

fn is_regular_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn folders_and_links_are_no_files_to_drop() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.html");
        fs::write(&file, "<p>x").expect("a file");
        assert!(is_regular_file(&file));
        assert!(!is_regular_file(folder.path()));
        assert!(!is_regular_file(&folder.path().join("missing.html")));
        #[cfg(unix)]
        {
            let link = folder.path().join("link.html");
            std::os::unix::fs::symlink(&file, &link).expect("a link");
            assert!(!is_regular_file(&link));
        }
    }

    #[test]
    fn cancelling_stops_what_runs_and_nothing_later() {
        let running = Running::default();
        running.start();
        running.cancel();
        assert!(running.0.lock().expect("no panic").is_empty());
    }
}
