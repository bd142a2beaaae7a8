use rusqlite::ErrorCode;

/// What went wrong with the library's file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such row.
    #[error("nothing is stored under this id")]
    NotFound,
    /// Another process writes this library.
    #[error("another process has the library open")]
    InUse,
    /// The library was opened read-only.
    #[error("the library is open read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// Reading or writing failed.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// The file is damaged.
    #[error("the library is damaged: {0}")]
    Damaged(String),
    /// A value in the file is damaged; the file itself is sound.
    #[error("a value in the library cannot be read: {0}")]
    Unreadable(String),
    /// The file is no library.
    #[error("the file is not a Postil library")]
    Foreign,
    /// The operation was interrupted.
    #[error("interrupted")]
    Interrupted,
    /// Anything else: a fault in this crate.
    #[error("the database refused: {0}")]
    Database(rusqlite::Error),
}

/// An error that tells whether the file is to be checked. What a closure fails with must be one.
pub trait Diagnosis {
    /// Whether the file is damaged, or may be.
    fn is_damage(&self) -> bool;
}

impl Diagnosis for Error {
    fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged(_))
    }
}

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sql;
        let Some(code) = error.sqlite_error_code() else {
            return match error {
                Sql::QueryReturnedNoRows => Self::NotFound,
                Sql::FromSqlConversionFailure(..) | Sql::InvalidColumnType(..) | Sql::IntegralValueOutOfRange(..) => {
                    Self::Unreadable(error.to_string())
                }
                _ => Self::Database(error),
            };
        };
        match code {
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                Self::Disk(error.to_string())
            }
            ErrorCode::DatabaseCorrupt => Self::Damaged(error.to_string()),
            ErrorCode::NotADatabase => Self::Damaged(error.to_string()),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::OperationInterrupted => Self::Interrupted,
            // Of damage to its own tables the search tells in words alone.
            _ if error.to_string().contains(BROKEN_INDEX) => Self::Damaged(error.to_string()),
            _ => Self::Database(error),
        }
    }
}

const BROKEN_INDEX: &str = "invalid fts5 file format";

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Disk(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn a_broken_index_is_damage_though_its_code_says_nothing() {
        let told = |words: &str| Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(1), Some(words.into())));
        assert!(told("invalid fts5 file format (found 0, expected 4 or 5) - run 'rebuild'").is_damage());
        assert!(!told("no such column: a").is_damage());
    }
}
