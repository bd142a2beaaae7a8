//! The native menu: every command of the window in one place, with its key.
//!
//! The window carries the commands out. Keys are those with a modifier; single letters belong to the window alone,
//! which knows when the reader is typing.

use library::wire::MenuCommand;
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItem, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Runtime};

/// A command of the window: what it is called, and its key where the system should take it.
type Entry = (MenuCommand, &'static str, Option<&'static str>);

/// One menu; `None` is a line between groups.
type Entries = &'static [Option<Entry>];

const FILE: Entries = &[
    Some((MenuCommand::ImportFiles, "Import Files…", Some("CmdOrCtrl+O"))),
    Some((MenuCommand::Paste, "Import from Clipboard", None)),
    None,
    Some((MenuCommand::Back, "Back to Library", Some("CmdOrCtrl+["))),
    Some((MenuCommand::QuickOpen, "Quick Open…", Some("CmdOrCtrl+K"))),
    None,
    Some((MenuCommand::Preferences, "Settings…", Some("CmdOrCtrl+,"))),
];

const ARTICLE: Entries = &[
    Some((MenuCommand::Tags, "Tags…", None)),
    Some((MenuCommand::Collections, "Collections…", None)),
    None,
    Some((MenuCommand::Favourite, "Favourite", None)),
    Some((MenuCommand::ToggleRead, "Read or Unread", None)),
    Some((MenuCommand::Archive, "Archive", None)),
];

const EDIT: Entries = &[
    Some((MenuCommand::Undo, "Undo", None)),
    Some((MenuCommand::Redo, "Redo", None)),
    None,
    Some((MenuCommand::SelectAll, "Select All Articles", None)),
    None,
    Some((MenuCommand::Find, "Find…", Some("CmdOrCtrl+F"))),
    Some((MenuCommand::FindNext, "Find Next", Some("CmdOrCtrl+G"))),
    Some((MenuCommand::FindPrevious, "Find Previous", Some("CmdOrCtrl+Shift+G"))),
    Some((MenuCommand::SearchLibrary, "Search Library…", Some("CmdOrCtrl+Shift+F"))),
];

const VIEW: Entries = &[
    Some((MenuCommand::Article, "Article", Some("CmdOrCtrl+1"))),
    Some((MenuCommand::Tables, "Tables", Some("CmdOrCtrl+2"))),
    Some((MenuCommand::Discussion, "Discussion", Some("CmdOrCtrl+3"))),
    Some((MenuCommand::Notes, "Notes", Some("CmdOrCtrl+4"))),
    None,
    Some((MenuCommand::LargerText, "Larger Text", Some("CmdOrCtrl+="))),
    Some((MenuCommand::SmallerText, "Smaller Text", Some("CmdOrCtrl+-"))),
    Some((MenuCommand::DefaultText, "Usual Text Size", Some("CmdOrCtrl+0"))),
    Some((MenuCommand::Settings, "Reading Settings…", None)),
];

const GO: Entries = &[
    Some((MenuCommand::Next, "Next Block", Some("Alt+Down"))),
    Some((MenuCommand::Previous, "Previous Block", Some("Alt+Up"))),
    Some((MenuCommand::NextSection, "Next Section or Thread", Some("Alt+Shift+Down"))),
    Some((MenuCommand::PreviousSection, "Previous Section or Thread", Some("Alt+Shift+Up"))),
    None,
    Some((MenuCommand::NextNew, "Next New Comment", Some("CmdOrCtrl+Shift+J"))),
    Some((MenuCommand::PreviousNew, "Previous New Comment", Some("CmdOrCtrl+Shift+K"))),
    Some((MenuCommand::NextSibling, "Next Sibling", None)),
    Some((MenuCommand::PreviousSibling, "Previous Sibling", None)),
    Some((MenuCommand::Parent, "Parent Comment", None)),
    None,
    Some((MenuCommand::NextPane, "Next Pane", None)),
    Some((MenuCommand::PreviousPane, "Previous Pane", None)),
    None,
    Some((MenuCommand::ToggleThread, "Collapse or Expand Thread", None)),
    Some((MenuCommand::ToggleAllThreads, "Collapse or Expand All Threads", None)),
    Some((MenuCommand::FocusBranch, "Read Branch Alone", None)),
    None,
    Some((MenuCommand::NextByAuthor, "Next by Same Person", None)),
    Some((MenuCommand::PreviousByAuthor, "Previous by Same Person", None)),
    Some((MenuCommand::MarkAuthor, "Only This Person", None)),
    Some((MenuCommand::SortComments, "Order of Comments", None)),
    Some((MenuCommand::FilterComments, "Filter Comments…", None)),
    None,
    Some((MenuCommand::Related, "Who Speaks of This?", Some("CmdOrCtrl+Shift+O"))),
];

const WRITE: Entries = &[
    Some((MenuCommand::Highlight, "Highlight", Some("CmdOrCtrl+Shift+H"))),
    Some((MenuCommand::Note, "Note", Some("CmdOrCtrl+Shift+M"))),
    None,
    Some((MenuCommand::Reply, "Reply", None)),
    Some((MenuCommand::OwnComment, "New Comment of Your Own", None)),
    None,
    Some((MenuCommand::Edit, "Edit Note or Comment", None)),
    Some((MenuCommand::Delete, "Delete Note or Comment", None)),
];

const HELP: Entries = &[Some((MenuCommand::Shortcuts, "Keyboard Shortcuts", Some("CmdOrCtrl+/")))];

/// Builds the menu bar.
pub fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let submenu = |title: &str| SubmenuBuilder::new(app, title);
    let menu = MenuBuilder::new(app);
    #[cfg(target_os = "macos")]
    let menu = menu.item(
        &submenu("Postil")
            .about(None)
            .separator()
            .services()
            .separator()
            .hide()
            .hide_others()
            .show_all()
            .separator()
            .quit()
            .build()?,
    );
    let file = fill(app, submenu("File"), FILE)?.separator().close_window();
    #[cfg(not(target_os = "macos"))]
    let file = file.quit();
    // On macOS the editing keys of text fields are menu items; elsewhere the webview has them of itself.
    #[cfg(target_os = "macos")]
    let edit = submenu("Edit").undo().redo().separator().cut().copy().paste().select_all().separator();
    #[cfg(not(target_os = "macos"))]
    let edit = submenu("Edit");
    menu.item(&file.build()?)
        .item(&fill(app, edit, EDIT)?.build()?)
        .item(&fill(app, submenu("View"), VIEW)?.build()?)
        .item(&fill(app, submenu("Go"), GO)?.build()?)
        .item(&fill(app, submenu("Article"), ARTICLE)?.build()?)
        .item(&fill(app, submenu("Write"), WRITE)?.build()?)
        .item(&fill(app, submenu("Help"), HELP)?.build()?)
        .build()
}

/// Passes the chosen command on to the window.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: &MenuEvent) {
    let mut entries = [FILE, EDIT, VIEW, GO, ARTICLE, WRITE, HELP].into_iter().flatten().flatten();
    if let Some((command, ..)) = entries.find(|(command, ..)| event.id() == id(*command).as_str()) {
        // Without a window there is nothing to carry it out.
        let _ = app.emit_to("main", "menu", command);
    }
}

fn fill<'m, R: Runtime>(
    app: &'m AppHandle<R>,
    mut submenu: SubmenuBuilder<'m, R, AppHandle<R>>,
    entries: Entries,
) -> tauri::Result<SubmenuBuilder<'m, R, AppHandle<R>>> {
    for entry in entries {
        submenu = match entry {
            Some((command, name, key)) => submenu.item(&MenuItem::with_id(app, id(*command), name, true, *key)?),
            None => submenu.separator(),
        };
    }
    Ok(submenu)
}

fn id(command: MenuCommand) -> String {
    format!("{command:?}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn entries() -> impl Iterator<Item = Entry> {
        [FILE, EDIT, VIEW, GO, ARTICLE, WRITE, HELP].into_iter().flatten().copied().flatten()
    }

    #[test]
    fn every_command_and_every_key_stands_in_the_menu_once() {
        let commands: Vec<String> = entries().map(|(command, ..)| id(command)).collect();
        assert_eq!(commands.iter().collect::<HashSet<_>>().len(), commands.len());
        let keys: Vec<&str> = entries().filter_map(|(.., key)| key).collect();
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
    }

    #[test]
    fn keys_that_systems_and_input_methods_need_stay_free() {
        // AltGr is Ctrl+Alt; hide and minimise on macOS; input of characters by number and of emoji.
        let taken = ["CmdOrCtrl+H", "CmdOrCtrl+M", "CmdOrCtrl+Shift+U", "CmdOrCtrl+.", "CmdOrCtrl+R", "F7", "F12"];
        for (_, name, key) in entries() {
            let Some(key) = key else { continue };
            assert!(!taken.contains(&key), "{name}: {key}");
            assert!(key.contains('+'), "{name}: {key} is a key without a modifier");
            assert!(!(key.contains("Ctrl") && key.contains("Alt")), "{name}: {key}");
        }
    }
}
