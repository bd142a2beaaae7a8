//! The native menu bar, as the interface fills it: it knows the commands, their keys and the reader's language.

use super::*;

/// The menu bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MenuBar {
    /// Its menus, in order.
    pub menus: Vec<Menu>,
    /// Names of the items that the system carries out itself.
    pub system: SystemItems,
}

/// One menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Menu {
    /// Which it is.
    pub id: MenuId,
    /// Its name.
    pub title: String,
    /// Its items; `None` is a line between two groups.
    pub items: Vec<Option<MenuItem>>,
}

/// Which menu it is; the system has its own items in some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MenuId {
    /// What comes into the library and leaves it.
    File,
    /// Taking back and finding.
    Edit,
    /// What is shown, and how.
    View,
    /// Going to places.
    Go,
    /// What becomes of the article.
    Article,
    /// Notes and own comments.
    Write,
    /// How Postil works.
    Help,
}

/// A command in a menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MenuItem {
    /// Name of the command, which event `menu` carries back.
    pub command: String,
    /// What the reader calls it.
    pub name: String,
    /// Its key, written `CmdOrCtrl+Shift+F`.
    pub key: Option<String>,
}

/// Names of the items that the system carries out itself. Systems other than macOS show only the last two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SystemItems {
    /// About this app.
    pub about: String,
    /// Services of other apps.
    pub services: String,
    /// Hides this app.
    pub hide: String,
    /// Hides all other apps.
    pub hide_others: String,
    /// Shows all apps.
    pub show_all: String,
    /// Takes back typing.
    pub undo: String,
    /// Types again what was taken back.
    pub redo: String,
    /// Cuts text.
    pub cut: String,
    /// Copies text.
    pub copy: String,
    /// Pastes text.
    pub paste: String,
    /// Selects the whole text.
    pub select_all: String,
    /// Closes the window.
    pub close_window: String,
    /// Ends the app.
    pub quit: String,
}
