//! The comments of an article, of all its revisions, each with the revisions that held it.

mod pack;

use crate::compress::{Dictionary, pack, unpack};
use crate::{Error, Read, Result, Write};
use document::{Comment, CommentId};
use pack::Pack;
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

pub(crate) use pack::VERSION_2 as PACK_VERSION_2;

/// What a comment says, its identity too, went into packs. The tables take their names in [`into_packs`].
pub(crate) const VERSION_2: &str = "
    CREATE TABLE packed_comment (
        -- Never given twice: a pack and the index know a comment by it.
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- In page order, a comment before its answers.
        position INTEGER NOT NULL,
        first_revision INTEGER NOT NULL,
        last_revision INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE packed_comment_version (
        comment INTEGER NOT NULL REFERENCES packed_comment ON DELETE CASCADE,
        last_revision INTEGER NOT NULL,
        said BLOB NOT NULL,
        PRIMARY KEY (comment, last_revision)
    ) STRICT;
";

const TAKE_NAMES: &str = "
    INSERT INTO packed_comment (id, article, position, first_revision, last_revision)
        SELECT id, article, position, first_revision, last_revision FROM comment ORDER BY id;
    INSERT INTO packed_comment_version SELECT * FROM comment_version;
    DROP TABLE comment_version;
    DROP TABLE comment;
    ALTER TABLE packed_comment RENAME TO comment;
    ALTER TABLE packed_comment_version RENAME TO comment_version;
    CREATE INDEX comment_by_first_revision ON comment (article, first_revision);
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

/// What a further revision makes of a comment that is kept.
#[derive(Clone, Copy, Debug)]
pub struct Update<'a> {
    /// The comment's row.
    pub id: i64,
    /// Its place in the page's order.
    pub position: u32,
    /// As the revision has it; nothing where it has it no more.
    pub comment: Option<&'a Comment>,
}

/// Adds the comments that came with `revision`, each with its place in the page's order. Gives their rows.
pub fn insert(write: &Write, article: i64, revision: u32, comments: &[(u32, &Comment)]) -> Result<Vec<i64>> {
    let sql = "INSERT INTO comment (article, position, first_revision, last_revision) VALUES (?1, ?2, ?3, ?3)";
    let mut statement = write.prepare(sql)?;
    let mut rows = Vec::with_capacity(comments.len());
    let mut pack = Pack::default();
    for (position, comment) in comments {
        statement.execute((article, position, revision))?;
        let row = write.last_id();
        if pack.is_full() || row != pack.last() + 1 {
            pack.write(write, article, revision)?;
            pack = Pack::new(row);
        }
        pack.push(comment)?;
        rows.push(row);
    }
    pack.write(write, article, revision)?;
    Ok(rows)
}

/// Replaces what comments say with what `revision` has. Only packs in which something changes are written.
pub fn update(write: &Write, article: i64, revision: u32, updates: &[Update]) -> Result<()> {
    let mut place = write.prepare("UPDATE comment SET position = ?2 WHERE id = ?1 AND position <> ?2")?;
    let mut seen = write.prepare("UPDATE comment SET last_revision = ?2 WHERE id = ?1")?;
    let mut said: Vec<(i64, &Comment)> = Vec::with_capacity(updates.len());
    for update in updates {
        place.execute((update.id, update.position))?;
        if let Some(comment) = update.comment {
            seen.execute((update.id, revision))?;
            said.push((update.id, comment));
        }
    }
    said.sort_by_key(|(row, _)| *row);
    let mut said = said.into_iter().peekable();
    while let Some((row, _)) = said.peek() {
        let mut pack = Pack::of(write, *row)?;
        let (last, mut differs) = (pack.last().max(*row), false);
        while let Some((row, comment)) = said.next_if(|(row, _)| *row <= last) {
            differs |= pack.set(row, comment)?;
        }
        if differs {
            pack.write(write, article, revision)?;
        }
    }
    Ok(())
}

/// Keeps what a comment said up to `last_revision`, before it is replaced.
pub fn keep_version(write: &Write, id: i64, last_revision: u32, said: &Comment) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO comment_version (comment, last_revision, said) VALUES (?1, ?2, ?3)";
    write.prepare(sql)?.execute((id, last_revision, pack(said, Dictionary::Comments)?))?;
    Ok(())
}

/// All comments of an article, of all revisions, in the page's order.
pub fn list(read: &Read, article: i64) -> Result<Vec<SavedComment>> {
    let sql = "SELECT id, first_revision, last_revision, position FROM comment WHERE id BETWEEN ?1 AND ?2";
    let mut statement = read.prepare(sql)?;
    let mut comments: Vec<(u32, SavedComment)> = Vec::new();
    for pack in Pack::all(read, article)? {
        let mut rows = statement.query((pack.first, pack.last()))?;
        while let Some(row) = rows.next()? {
            comments.push((row.get(3)?, saved(row, &pack)?));
        }
    }
    comments.sort_by_key(|(position, _)| *position);
    Ok(comments.into_iter().map(|(_, saved)| saved).collect())
}

/// One comment by its row, with the article it belongs to.
pub fn get(read: &Read, id: i64) -> Result<(i64, SavedComment)> {
    let mut statement = read.prepare("SELECT id, first_revision, last_revision, article FROM comment WHERE id = ?1")?;
    let mut rows = statement.query([id])?;
    let row = rows.next()?.ok_or(Error::NotFound)?;
    Ok((row.get(3)?, saved(row, &Pack::of(read, id)?)?))
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
    for pack in Pack::all(read, article)? {
        if pack.holds(comment)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a comment said before, newest first, each with the last revision that said so.
pub fn versions(read: &Read, id: i64) -> Result<Vec<(u32, Comment)>> {
    let sql = "SELECT last_revision, said FROM comment_version WHERE comment = ?1 ORDER BY last_revision DESC";
    let mut statement = read.prepare(sql)?;
    let mut rows = statement.query([id])?;
    let mut versions = Vec::new();
    while let Some(row) = rows.next()? {
        versions.push((row.get(0)?, unpack(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?));
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
        let said = unpack(row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?)?;
        versions.entry(row.get(0)?).or_default().push((row.get(1)?, said));
    }
    Ok(versions)
}

/// Puts what the comments of version 1 say into packs, and gives the tables of version 2 their names. A comment that
/// cannot be read any more is left out; the backup made before has its bytes.
pub(crate) fn into_packs(write: &Write) -> Result<()> {
    let sql = "SELECT id, article, last_revision, comment FROM comment ORDER BY id";
    let mut statement = write.prepare(sql)?;
    let mut rows = statement.query([])?;
    let (mut pack, mut of) = (Pack::default(), (0, 0));
    while let Some(row) = rows.next()? {
        let (id, article, revision): (i64, i64, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let Ok(comment) = unpack(row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?) else { continue };
        if pack.is_full() || id != pack.last() + 1 || article != of.0 {
            pack.write(write, of.0, of.1)?;
            (pack, of) = (Pack::new(id), (article, 0));
        }
        of.1 = revision.max(of.1);
        pack.push(&comment)?;
    }
    pack.write(write, of.0, of.1)?;
    drop(rows);
    drop(statement);
    write.execute_batch(TAKE_NAMES)
}

fn saved(row: &Row, pack: &Pack) -> Result<SavedComment> {
    let id = row.get(0)?;
    Ok(SavedComment { id, comment: pack.get(id)?, first_revision: row.get(1)?, last_revision: row.get(2)? })
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
                let rows = insert(write, article, 1, &[(1, &second), (0, &first)])?;
                keep_version(write, rows[1], 1, &first)?;
                let upvoted = Comment { score: Some(4), ..first.clone() };
                update(write, article, 2, &[Update { id: rows[1], position: 0, comment: Some(&upvoted) }])
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
