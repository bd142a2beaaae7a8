use crate::wire::{Failure, Trouble};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Name of the library's file in its folder.
pub const DATABASE: &str = "library.db";

/// The library's folder: the one chosen, else `POSTIL_LIBRARY` (given as `environment`), else the one it was moved to,
/// else Postil's own in the system's folder for such data.
pub fn location(chosen: Option<PathBuf>, environment: Option<OsString>) -> Result<PathBuf, Failure> {
    let environment = environment.filter(|value| !value.is_empty()).map(PathBuf::from);
    chosen.or(environment).or_else(moved_to).or_else(of_the_system).ok_or(Trouble::NoDataFolder.into())
}

/// Remembers that the library is in another folder from now on: one line in a file of its own, since what is in the
/// library cannot say where the library is.
pub fn remember_location(folder: &Path) -> Result<(), Failure> {
    let unwritable = |error: std::io::Error| Failure::from(Trouble::NotMoved { detail: error.to_string() });
    let file = location_file().ok_or_else(|| unwritable(std::io::ErrorKind::NotFound.into()))?;
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent).map_err(unwritable)?;
    }
    fs::write(file, format!("{}\n", folder.display())).map_err(unwritable)
}

/// Where the library was moved to, where it was, and is still there.
fn moved_to() -> Option<PathBuf> {
    let text = fs::read_to_string(location_file()?).ok()?;
    let folder = PathBuf::from(text.trim_end_matches(['\r', '\n']));
    (folder.is_absolute() && folder.join(DATABASE).is_file()).then_some(folder)
}

fn location_file() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "Postil")?.config_dir().join("library-location.txt"))
}

fn of_the_system() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "Postil")?.data_dir().to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_comes_before_the_environment() {
        let path = |path: &str| Ok(PathBuf::from(path));
        assert_eq!(location(Some("a".into()), Some("b".into())), path("a"));
        assert_eq!(location(None, Some("b".into())), path("b"));
        assert!(location(None, Some("".into())).is_ok_and(|folder| !folder.as_os_str().is_empty()));
    }
}
