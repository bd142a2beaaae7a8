//! Where the reader left off in each article.

use crate::{Read, Result, Write};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE position (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        surface TEXT NOT NULL,
        at TEXT,
        offset REAL NOT NULL,
        progress REAL NOT NULL,
        updated_at INTEGER NOT NULL
    ) STRICT;
";

/// A place in an article as the window knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Which surface of the window.
    pub surface: String,
    /// A block or comment on it.
    pub at: Option<String>,
    /// How far its top stood above the window's, in CSS pixels.
    pub offset: f64,
    /// How far through the article, 0 to 1.
    pub progress: f64,
}

/// Remembers where the reader is.
pub fn set(write: &Write, article: i64, position: &Position, now: i64) -> Result<()> {
    let sql = "
        INSERT OR REPLACE INTO position (article, surface, at, offset, progress, updated_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let Position { surface, at, offset, progress } = position;
    write.prepare(sql)?.execute((article, surface, at, offset, progress, now))?;
    Ok(())
}

/// Where the reader left off.
pub fn get(read: &Read, article: i64) -> Result<Option<Position>> {
    let mut statement = read.prepare("SELECT surface, at, offset, progress FROM position WHERE article = ?1")?;
    let position = statement.query_row([article], |row| {
        Ok(Position { surface: row.get(0)?, at: row.get(1)?, offset: row.get(2)?, progress: row.get(3)? })
    });
    Ok(position.optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn the_last_position_is_kept() {
        let (_folder, store, article) = store_with_article();
        let position = Position { surface: "discussion".into(), at: Some("s:7".into()), offset: -3.5, progress: 0.25 };
        assert_eq!(store.read(|read| get(read, article)).unwrap(), None);
        store.write(|write| set(write, article, &position, 1)).unwrap();
        assert_eq!(store.read(|read| get(read, article)).unwrap(), Some(position));
    }
}
