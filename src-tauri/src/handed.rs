//! Links that other programs hand over, `postil://save?url=…`: kept until the window takes them. The window asks the
//! reader; nothing is fetched because of a link alone.

use std::sync::{Mutex, PoisonError};
use tauri::{App, AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_deep_link::DeepLinkExt;

/// Links that wait for the window. A program that hands over more has lost its way.
const MOST: usize = 100;

/// What was handed over and not taken yet.
#[derive(Default)]
pub struct Handed(Mutex<Vec<String>>);

impl Handed {
    /// Takes everything that waits.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, links: impl IntoIterator<Item = String>) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = MOST.saturating_sub(waiting.len());
        waiting.extend(links.into_iter().take(room));
    }
}

/// Takes the link this start was made with, and those that come later.
pub fn follow<R: Runtime>(app: &App<R>) {
    let links = app.deep_link();
    // Without the arguments of this start there is no link in them.
    let first = links.get_current().ok().flatten().unwrap_or_default();
    app.state::<Handed>().add(first.into_iter().map(String::from));
    let handle = app.handle().clone();
    links.on_open_url(move |event| hand_over(&handle, event.urls().into_iter().map(String::from)));
}

/// Keeps links for the window, and tells it.
pub fn hand_over<R: Runtime>(app: &AppHandle<R>, links: impl IntoIterator<Item = String>) {
    app.state::<Handed>().add(links);
    // A window that is not there yet asks when it is.
    let _ = app.emit_to("main", "links", ());
}

#[cfg(test)]
mod tests {
    use super::*;
    use tauri::Listener;
    use tauri::test::mock_app;

    #[test]
    fn links_wait_for_the_window_and_are_taken_once() {
        let app = mock_app();
        app.manage(Handed::default());
        let (sender, told) = std::sync::mpsc::channel();
        app.listen_any("links", move |_| sender.send(()).expect("the test listens"));
        hand_over(app.handle(), ["postil://save?url=https%3A%2F%2Fsite.example%2F".to_owned()]);
        told.recv().expect("the window is told");
        assert_eq!(app.state::<Handed>().take(), ["postil://save?url=https%3A%2F%2Fsite.example%2F"]);
        assert!(app.state::<Handed>().take().is_empty());
        hand_over(app.handle(), (0..MOST * 2).map(|number| format!("postil://save?url={number}")));
        assert_eq!(app.state::<Handed>().take().len(), MOST);
    }
}
