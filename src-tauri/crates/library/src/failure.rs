use crate::wire::{Failure, FailureCode};
use std::fmt;

impl Failure {
    /// An error with its sentence.
    pub fn new(code: FailureCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), host: None }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl store::Diagnosis for Failure {
    fn is_damage(&self) -> bool {
        self.code == FailureCode::Damaged
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        use store::Error;
        let (code, message) = match &error {
            Error::NotFound => {
                (FailureCode::NotFound, "There is no such thing in the library. It may have been purged.".into())
            }
            Error::InUse => (
                FailureCode::InUse,
                "Another Postil has this library open, and only one may write it. Close that one, or use it.".into(),
            ),
            Error::ReadOnly => (
                FailureCode::ReadOnly,
                "The library is open for reading only: a newer Postil wrote it, or there was no room on the disk when it was opened. Update Postil, or make room and start it again.".into(),
            ),
            Error::Full => (
                FailureCode::Disk,
                "The disk is full, so nothing was saved. Make room and try again; what you typed is still here.".into(),
            ),
            Error::Disk(reason) => (
                FailureCode::Disk,
                format!("The disk could not be read or written ({reason}). Check it and try again."),
            ),
            Error::Damaged(reason) => (
                FailureCode::Damaged,
                format!(
                    "The library file is damaged ({reason}). Restart Postil: it moves the file aside and restores the newest backup."
                ),
            ),
            Error::Unreadable(reason) => (
                FailureCode::Damaged,
                format!(
                    "A part of the library cannot be read ({reason}). The rest is sound; save the page again to replace it."
                ),
            ),
            Error::Foreign => (
                FailureCode::Invalid,
                "The file there is another program's database, so it was left alone. Choose another folder.".into(),
            ),
            Error::Interrupted => (FailureCode::Cancelled, "Cancelled.".into()),
            Error::Database(_) => (
                FailureCode::Internal,
                format!("Postil failed, which is a fault of its own ({error}). Please report it; nothing was changed."),
            ),
        };
        Self::new(code, message)
    }
}
