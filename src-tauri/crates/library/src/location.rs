use crate::wire::{Failure, FailureCode};
use std::ffi::OsString;
use std::path::PathBuf;

/// Name of the library's file in its folder.
pub const DATABASE: &str = "library.db";

/// The library's folder: the one chosen, else `POSTIL_LIBRARY` (given as `environment`), else Postil's own in the
/// system's folder for such data.
pub fn location(chosen: Option<PathBuf>, environment: Option<OsString>) -> Result<PathBuf, Failure> {
    let environment = environment.filter(|value| !value.is_empty()).map(PathBuf::from);
    chosen.or(environment).or_else(of_the_system).ok_or_else(|| {
        let message = "This system has no folder for Postil's data. Name one with --library or POSTIL_LIBRARY.";
        Failure::new(FailureCode::NotFound, message)
    })
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
