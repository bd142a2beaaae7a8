//! The window of Postil: one webview over the library, and what only a desktop can give (menu, dialogs, dropped
//! files, the browser for links).
//!
//! Nothing here decides anything about articles or notes; that is `library`, which the command line uses as well.
#![cfg(feature = "desktop")]

mod clipboard;
mod handed;
mod images;
mod imports;
mod ipc;
mod links;
mod menu;
mod opened;
mod opml_file;
mod place;
mod searching;
mod table_file;
mod taskbar;
mod window;

use library::{Failure, Library, Limits, Parser, SystemClock};
use opened::Opened;
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Builder, Manager, RunEvent, Runtime, Wry};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use tauri_plugin_window_state::StateFlags;

/// How long a library may stay in use before that is an error.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let chosen = env::var_os("POSTIL_LIBRARY");
    match builder(chosen.is_some()).setup(|app| start(app, chosen)).build(tauri::generate_context!()) {
        Ok(app) => {
            app.run(|app, event| match event {
                RunEvent::Exit => leave(app),
                // macOS names files in an event and not in arguments.
                #[cfg(target_os = "macos")]
                RunEvent::Opened { urls } => {
                    let files = urls.iter().filter_map(|url| url.to_file_path().ok());
                    opened::open(app, files.filter(|path| path.is_file()).collect());
                }
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Postil could not open its window: {error}");
            ExitCode::FAILURE
        }
    }
}

fn builder(own_library: bool) -> Builder<Wry> {
    let mut builder = Builder::default();
    // A second start shows the window that is open and hands its files over, unless it is for a library of its own.
    // Where the system has no way to tell of the first, the library's lock keeps the second out.
    if !own_library {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            show(app);
            opened::open(app, Opened::files(&arguments, Path::new(&folder)));
            handed::hand_over(app, opened::addresses(&arguments));
        }));
    }
    builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_state())
        .manage(imports::Running::default())
        .manage(searching::Searching::default())
        .manage(clipboard::Clipboard::default())
        .manage(handed::Handed::default())
        .manage(Opened::default())
        .on_menu_event(|app, event| menu::chosen(app, &event))
        .register_asynchronous_uri_scheme_protocol(images::SCHEME, |context, request, responder| {
            let app = context.app_handle().clone();
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(images::respond(&request, |id| app.try_state::<Library>()?.image(id).ok()));
            });
        })
        .invoke_handler(ipc::handler())
}

/// Opens the library, then the window; without the library only a message says why.
fn start(app: &mut App, chosen: Option<OsString>) -> Result<(), Box<dyn std::error::Error>> {
    let library =
        library::location(None, chosen).and_then(|folder| Library::open_when_free(&folder, SystemClock, PATIENCE));
    match library {
        Ok(library) => {
            let parser = Parser::apart(library::this_program()?, Limits::default());
            app.manage(library.with_parser(parser));
            handed::follow(app);
            let folder = env::current_dir().unwrap_or_default();
            opened::open(app.handle(), Opened::files(env::args_os(), &folder));
            let arguments: Vec<String> = env::args_os().filter_map(|argument| argument.into_string().ok()).collect();
            handed::hand_over(app.handle(), opened::addresses(&arguments));
            window::open(app)
        }
        Err(failure) => {
            explain(app, &failure);
            Ok(())
        }
    }
}

/// The process ends without dropping what it manages, so the library is told.
fn leave(app: &AppHandle) {
    if let Some(Err(failure)) = app.try_state::<Library>().map(|library| library.leave()) {
        eprintln!("Postil could not leave its library in order: {failure}");
    }
}

/// Says why Postil cannot start, and ends it.
fn explain(app: &App, failure: &Failure) {
    eprintln!("Postil cannot open its library: {failure}");
    let handle = app.handle().clone();
    let message = app.dialog().message(failure.to_string()).title("Postil cannot open its library");
    message.kind(MessageDialogKind::Error).show(move |_| handle.exit(1));
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
