//! What the system opens with Postil: files and addresses named at the start, or handed over by a second start, which
//! then ends. Files wait until the window takes what was handed over, so that it hears what becomes of them.

use crate::imports;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager, Runtime, Url};

/// Files to be imported once the window listens.
#[derive(Default)]
pub struct Opened(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    files: Vec<PathBuf>,
    /// Whether the window listens already.
    is_listening: bool,
}

impl Opened {
    /// The files among the arguments of a start, by the folder it was made in. Options and addresses are none.
    pub fn files<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>, folder: &Path) -> Vec<PathBuf> {
        let paths = arguments.into_iter().skip(1).map(|argument| folder.join(Path::new(argument.as_ref())));
        paths.filter(|path| path.is_file()).collect()
    }

    /// Takes files in, and gives those that can be imported now.
    fn add(&self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.is_listening {
            return files;
        }
        waiting.files.extend(files);
        Vec::new()
    }

    /// The window listens: what waited can be imported.
    fn listen(&self) -> Vec<PathBuf> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.is_listening = true;
        std::mem::take(&mut waiting.files)
    }
}

/// The web addresses among the arguments of a start, each as the link that asks the reader whether to save its page.
pub fn addresses(arguments: &[String]) -> Vec<String> {
    let pages = arguments.iter().skip(1).filter_map(|argument| Url::parse(argument).ok());
    let pages = pages.filter(|page| matches!(page.scheme(), "http" | "https"));
    pages.filter_map(|page| Some(Url::parse_with_params("postil://save", [("url", page)]).ok()?.into())).collect()
}

/// Imports files, in the background, as soon as the window listens.
pub fn open<R: Runtime>(app: &AppHandle<R>, files: Vec<PathBuf>) {
    let files = app.state::<Opened>().add(files);
    import(app, files);
}

/// Imports what waited for the window.
pub fn open_waiting<R: Runtime>(app: &AppHandle<R>) {
    let files = app.state::<Opened>().listen();
    import(app, files);
}

fn import<R: Runtime>(app: &AppHandle<R>, files: Vec<PathBuf>) {
    if !files.is_empty() {
        let app = app.clone();
        tauri::async_runtime::spawn_blocking(move || imports::import(&app, &files));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_files_among_the_arguments_are_found_from_the_folder_of_that_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = folder.path().join("page one.html");
        fs::write(&page, "<p>x").expect("a file");
        let absolute = page.to_string_lossy().into_owned();
        let arguments = ["postil-desktop", "--option", "page one.html", "missing.html", "https://example.org/", "."];
        assert_eq!(Opened::files(arguments, folder.path()), std::slice::from_ref(&page));
        assert_eq!(Opened::files(["postil-desktop", &absolute], Path::new("/elsewhere")), std::slice::from_ref(&page));
        assert!(Opened::files([absolute], folder.path()).is_empty(), "the program is no argument");
    }

    #[test]
    fn only_web_addresses_become_links() {
        let arguments = ["postil-desktop", "https://site.example/a?b=c&d", "page.html", "file:///etc/passwd", "--x=1"];
        assert_eq!(
            addresses(&arguments.map(String::from)),
            ["postil://save?url=https%3A%2F%2Fsite.example%2Fa%3Fb%3Dc%26d"]
        );
    }

    #[test]
    fn files_wait_until_the_window_listens() {
        let opened = Opened::default();
        let file = |name: &str| vec![PathBuf::from(name)];
        assert!(opened.add(file("a")).is_empty());
        assert!(opened.add(file("b")).is_empty());
        assert_eq!(opened.listen(), [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(opened.add(file("c")), file("c"));
        assert!(opened.listen().is_empty(), "a window that starts anew has them already");
    }
}
