//! The commands of the window: each hands its arguments to the library, or to the desktop, and gives back what comes.

use crate::links;
use library::wire::{Failure, LinkTarget};
use tauri::ipc::Invoke;

/// Answers what the window calls.
pub fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![link_target, open_link]
}

#[tauri::command]
fn link_target(url: String) -> LinkTarget {
    links::target(&url)
}

#[tauri::command(async)]
fn open_link(url: String) -> Result<(), Failure> {
    links::open(&url, |url| open::that_detached(url))
}
