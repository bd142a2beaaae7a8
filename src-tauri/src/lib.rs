//! The window of Postil: one webview over the library, and what only a desktop can give (menu, dialogs, dropped
//! files, the browser for links).
//!
//! Nothing here decides anything about articles or notes; that is `library`, which the command line uses as well.
#![cfg(feature = "desktop")]

mod ipc;
mod links;
mod menu;
mod window;

use std::process::ExitCode;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_window_state::StateFlags;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_state())
        .menu(menu::build)
        .on_menu_event(|app, event| menu::chosen(app, &event))
        .invoke_handler(ipc::handler())
        .setup(|app| window::open(app))
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Postil could not open its window: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Size and place of the window, from one start to the next. Whether it is visible is not for the reader to lose.
fn window_state<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new().with_state_flags(StateFlags::all() - StateFlags::VISIBLE).build()
}

/// Brings the window to the front, for a second start.
fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse; the window is still there.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
