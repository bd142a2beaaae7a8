//! Which revisions of an article the reader has opened, so that new comments can be told.

use crate::{Read, Result, Write};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE visit (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        -- The newest revision opened, and the newest opened before that one came.
        revision INTEGER NOT NULL,
        earlier INTEGER,
        visited_at INTEGER NOT NULL
    ) STRICT;
";

/// The revisions of an article that the reader has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The newest revision opened.
    pub revision: u32,
    /// The newest revision opened before that one came. What came since then is new, however often it was looked at.
    pub earlier: Option<u32>,
}

/// Records that the reader opens a revision.
pub fn record(write: &Write, article: i64, revision: u32, now: i64) -> Result<()> {
    let sql = "
        INSERT INTO visit (article, revision, visited_at) VALUES (?1, ?2, ?3)
        ON CONFLICT (article) DO UPDATE SET
            earlier = CASE WHEN revision < ?2 THEN revision ELSE earlier END,
            revision = max(revision, ?2),
            visited_at = ?3";
    write.prepare(sql)?.execute((article, revision, now))?;
    Ok(())
}

/// What the reader has opened of an article.
pub fn get(read: &Read, article: i64) -> Result<Option<Visit>> {
    let mut statement = read.prepare("SELECT revision, earlier FROM visit WHERE article = ?1")?;
    let visit = statement.query_row([article], |row| Ok(Visit { revision: row.get(0)?, earlier: row.get(1)? }));
    Ok(visit.optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn what_is_new_stays_new_until_a_further_revision_is_opened() {
        let (_folder, store, article) = store_with_article();
        let visit = |revision| {
            store.write(|write| record(write, article, revision, 0)).unwrap();
            store.read(|read| get(read, article)).unwrap().unwrap()
        };
        assert_eq!(visit(1), Visit { revision: 1, earlier: None });
        assert_eq!(visit(3), Visit { revision: 3, earlier: Some(1) });
        assert_eq!(visit(3), Visit { revision: 3, earlier: Some(1) });
        assert_eq!(visit(4), Visit { revision: 4, earlier: Some(3) });
    }
}
