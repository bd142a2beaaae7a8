//! The comments of an article, of all its revisions, each with the revisions that held it.

use crate::compress::{pack_short, unpack_short};
use crate::{Read, Result, Write};
use document::{Comment, CommentId};
use rusqlite::Row;
use std::collections::HashMap;
use std::ops::RangeInclusive;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE comment (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        identity TEXT NOT NULL,
        -- In page order, a comment before its answers.
        position INTEGER NOT NULL,
        first_revision INTEGER NOT NULL,
        last_revision INTEGER NOT NULL,
        comment BLOB NOT NULL,
        UNIQUE (article, identity)
    ) STRICT;
    CREATE INDEX comment_by_first_revision ON comment (article, first_revision);
    -- What an edited comment said before, and the last revision that said so.
    CREATE TABLE comment_version (
        comment INTEGER NOT NULL REFERENCES comment ON DELETE CASCADE,
        last_revision INTEGER NOT NULL,
        said BLOB NOT NULL,
        PRIMARY KEY (comment, last_revision)
    ) STRICT;
";

/// A comment and the revisions that held it.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedComment {
    /// The row's id, which search results name.
    pub id: i64,
    /// As the last revision that held it has it.
    pub comment: Comment,
    /// The first revision that held it.
    pub first_revision: u32,
    /// The last one.
    pub last_revision: u32,
}

const SAVED: &str = "SELECT id, comment, first_revision, last_revision FROM comment";

/// Adds a comment that came with `revision`.
pub fn insert(write: &Write, article: i64, position: u32, revision: u32, comment: &Comment) -> Result<i64> {
    let sql = "
        INSERT INTO comment (article, identity, position, first_revision, last_revision, comment)
        VALUES (?1, ?2, ?3, ?4, ?4, ?5)";
    write.prepare(sql)?.execute((article, &comment.id.0, position, revision, pack_short(comment)?))?;
    Ok(write.last_id())
}

/// Replaces what a comment says with what `revision` has.
pub fn update(write: &Write, id: i64, revision: u32, comment: &Comment) -> Result<()> {
    let sql = "UPDATE comment SET last_revision = ?2, comment = ?3 WHERE id = ?1";
    write.prepare(sql)?.execute((id, revision, pack_short(comment)?))?;
    Ok(())
}

/// Moves a comment in the page's order.
pub fn set_position(write: &Write, id: i64, position: u32) -> Result<()> {
    write.prepare("UPDATE comment SET position = ?2 WHERE id = ?1")?.execute((id, position))?;
    Ok(())
}

/// Keeps what a comment said up to `last_revision`, before it is replaced.
pub fn keep_version(write: &Write, id: i64, last_revision: u32, said: &Comment) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO comment_version (comment, last_revision, said) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((id, last_revision, pack_short(said)?))?;
    Ok(())
}

/// All comments of an article, of all revisions, in the page's order.
pub fn list(read: &Read, article: i64) -> Result<Vec<SavedComment>> {
    let mut statement = read.prepare(&format!("{SAVED} WHERE article = ?1 ORDER BY position"))?;
    let mut rows = statement.query([article])?;
    let mut comments = Vec::new();
    while let Some(row) = rows.next()? {
        comments.push(saved(row)?);
    }
    Ok(comments)
}

/// One comment by its row, with the article it belongs to.
pub fn get(read: &Read, id: i64) -> Result<(i64, SavedComment)> {
    let mut statement =
        read.prepare("SELECT id, comment, first_revision, last_revision, article FROM comment WHERE id = ?1")?;
    let mut rows = statement.query([id])?;
    let row = rows.next()?.ok_or(crate::Error::NotFound)?;
    Ok((row.get(4)?, saved(row)?))
}

/// The rows of an article's comments, the latest first. Comments that came with one revision were written in one go,
/// so their rows stand together and no other article's are among them.
pub(crate) fn rows(read: &Read, article: i64) -> Result<Vec<RangeInclusive<i64>>> {
    let sql = "
        SELECT min(id), max(id) FROM comment WHERE article = ?1
        GROUP BY first_revision ORDER BY first_revision DESC";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([article], |row| Ok(row.get(0)?..=row.get(1)?))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether an article ever had this comment.
pub fn exists(read: &Read, article: i64, comment: &CommentId) -> Result<bool> {
    let mut statement = read.prepare("SELECT 1 FROM comment WHERE article = ?1 AND identity = ?2")?;
    Ok(statement.exists((article, &comment.0))?)
}

/// What a comment said before, newest first, each with the last revision that said so.
pub fn versions(read: &Read, id: i64) -> Result<Vec<(u32, Comment)>> {
    let sql = "SELECT last_revision, said FROM comment_version WHERE comment = ?1 ORDER BY last_revision DESC";
    let mut statement = read.prepare(sql)?;
    let mut rows = statement.query([id])?;
    let mut versions = Vec::new();
    while let Some(row) = rows.next()? {
        versions.push((row.get(0)?, unpack_short(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?));
    }
    Ok(versions)
}

/// What the comments of an article said before, by their rows: newest first, each with the last revision that said so.
pub fn all_versions(read: &Read, article: i64) -> Result<HashMap<i64, Vec<(u32, Comment)>>> {
    let sql = "
        SELECT v.comment, v.last_revision, v.said FROM comment c CROSS JOIN comment_version v ON v.comment = c.id
        WHERE c.article = ?1 ORDER BY v.comment, v.last_revision DESC";
    let mut statement = read.prepare(sql)?;
    let mut rows = statement.query([article])?;
    let mut versions: HashMap<i64, Vec<(u32, Comment)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let said = unpack_short(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?)?;
        versions.entry(row.get(0)?).or_default().push((row.get(1)?, said));
    }
    Ok(versions)
}

fn saved(row: &Row) -> Result<SavedComment> {
    let packed = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
    Ok(SavedComment {
        id: row.get(0)?,
        comment: unpack_short(packed)?,
        first_revision: row.get(2)?,
        last_revision: row.get(3)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::testing::store_with_article;
    use document::{Block, assign_comment_ids};

    fn comment(text: &str) -> Comment {
        let mut comments = [Comment { blocks: vec![Block::paragraph(text)], ..Comment::default() }];
        assign_comment_ids(&mut comments, &[None]);
        let [comment] = comments;
        comment
    }

    #[test]
    fn comments_keep_their_order_and_their_revisions() {
        let (_folder, store, article) = store_with_article();
        let (first, second) = (comment("First"), comment("Second"));
        store
            .write(|write| {
                insert(write, article, 1, 1, &second)?;
                let id = insert(write, article, 0, 1, &first)?;
                keep_version(write, id, 1, &first)?;
                update(write, id, 2, &Comment { score: Some(4), ..first.clone() })
            })
            .unwrap();
        let comments = store.read(|read| list(read, article)).unwrap();
        assert_eq!(
            comments.iter().map(|saved| (saved.first_revision, saved.last_revision)).collect::<Vec<_>>(),
            [(1, 2), (1, 1)]
        );
        assert_eq!((comments[0].comment.score, &comments[1].comment), (Some(4), &second));
        assert_eq!(store.read(|read| versions(read, comments[0].id)).unwrap(), [(1, first.clone())]);
        assert!(store.read(|read| exists(read, article, &first.id)).unwrap());
        assert!(!store.read(|read| exists(read, article, &CommentId("h:none".into()))).unwrap());
        assert!(matches!(store.read(|read| get(read, 99)), Err(Error::NotFound)));
    }
}
