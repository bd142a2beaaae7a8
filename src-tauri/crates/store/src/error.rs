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
    /// The file, or a value in it, is damaged.
    #[error("the library is damaged: {0}")]
    Damaged(String),
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

/// A result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sql;
        let Some(code) = error.sqlite_error_code() else {
            return match error {
                Sql::QueryReturnedNoRows => Self::NotFound,
                Sql::FromSqlConversionFailure(..) | Sql::InvalidColumnType(..) | Sql::IntegralValueOutOfRange(..) => {
                    Self::Damaged(error.to_string())
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
            _ => Self::Database(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Disk(error.to_string()),
        }
    }
}
