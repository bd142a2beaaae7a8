//! The native menu: every command of the window in one place, with its key.
//!
//! The window fills it and carries the commands out; it alone knows the table of keys, what the reader changed in it,
//! and the reader's language. Here they become the system's menu, with the items that the system carries out itself.

use library::wire::{Menu as Entries, MenuBar, MenuId, MenuItem as Entry, SystemItems};
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Runtime};

/// Shows a menu bar in the place of the one there was.
pub fn show<R: Runtime>(app: &AppHandle<R>, bar: &MenuBar) -> tauri::Result<()> {
    app.set_menu(build(app, bar)?)?;
    Ok(())
}

/// Passes the chosen command on to the window.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: &MenuEvent) {
    // Without a window there is nothing to carry it out.
    let _ = app.emit_to("main", "menu", event.id().as_ref());
}

fn build<R: Runtime>(app: &AppHandle<R>, bar: &MenuBar) -> tauri::Result<Menu<R>> {
    let mut menu = MenuBuilder::new(app);
    #[cfg(target_os = "macos")]
    {
        menu = menu.item(&application(app, &bar.system)?);
    }
    for entries in &bar.menus {
        menu = menu.item(&submenu(app, entries, &bar.system)?);
    }
    menu.build()
}

/// The menu that every app has on macOS, named after it.
#[cfg(target_os = "macos")]
fn application<R: Runtime>(app: &AppHandle<R>, system: &SystemItems) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "Postil")
        .about_with_text(&system.about, None)
        .separator()
        .services_with_text(&system.services)
        .separator()
        .hide_with_text(&system.hide)
        .hide_others_with_text(&system.hide_others)
        .show_all_with_text(&system.show_all)
        .separator()
        .quit_with_text(&system.quit)
        .build()
}

fn submenu<R: Runtime>(app: &AppHandle<R>, entries: &Entries, system: &SystemItems) -> tauri::Result<Submenu<R>> {
    let mut submenu = SubmenuBuilder::new(app, &entries.title);
    // On macOS the editing keys of text fields are menu items; elsewhere the webview has them of itself.
    if cfg!(target_os = "macos") && entries.id == MenuId::Edit {
        submenu = submenu
            .undo_with_text(&system.undo)
            .redo_with_text(&system.redo)
            .separator()
            .cut_with_text(&system.cut)
            .copy_with_text(&system.copy)
            .paste_with_text(&system.paste)
            .select_all_with_text(&system.select_all)
            .separator();
    }
    for entry in &entries.items {
        submenu = match entry {
            Some(entry) => submenu.item(&item(app, entry)?),
            None => submenu.separator(),
        };
    }
    if entries.id == MenuId::File {
        submenu = submenu.separator().close_window_with_text(&system.close_window);
        if !cfg!(target_os = "macos") {
            submenu = submenu.quit_with_text(&system.quit);
        }
    }
    submenu.build()
}

/// A key that this system does not know leaves the command in the menu without one.
fn item<R: Runtime>(app: &AppHandle<R>, entry: &Entry) -> tauri::Result<MenuItem<R>> {
    let Entry { command, name, key } = entry;
    MenuItem::with_id(app, command, name, true, key.as_deref())
        .or_else(|_| MenuItem::with_id(app, command, name, true, None::<&str>))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tauri::test::mock_app;

    fn entry(command: &str, key: Option<&str>) -> Entry {
        Entry { command: command.into(), name: command.into(), key: key.map(Into::into) }
    }

    #[test]
    fn a_key_that_is_none_keeps_no_command_from_the_menu() {
        let app = mock_app();
        for key in
            [None, Some("CmdOrCtrl+Shift+F"), Some("Alt+Down"), Some("CmdOrCtrl+="), Some("Nonsense+?"), Some("")]
        {
            let item = item(app.handle(), &entry("find", key)).expect("an item");
            assert_eq!(item.id().as_ref(), "find", "{key:?}");
        }
    }
}
