//! Settings and what the window remembers, by key.

use crate::{Error, Read, Result, Write};

pub(crate) const VERSION_1: &str = "
    CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// The value under a key.
pub fn get(read: &Read, key: &str) -> Result<Option<String>> {
    let mut statement = read.prepare("SELECT value FROM setting WHERE key = ?1")?;
    match statement.query_row([key], |row| row.get(0)) {
        Ok(value) => Ok(Some(value)),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        Err(error) => Err(Error::from(error)),
    }
}

/// Sets the value under a key.
pub fn set(write: &Write, key: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
    write.prepare(sql)?.execute([key, value])?;
    Ok(())
}

/// Forgets a key.
pub fn remove(write: &Write, key: &str) -> Result<()> {
    write.prepare("DELETE FROM setting WHERE key = ?1")?.execute([key])?;
    Ok(())
}
