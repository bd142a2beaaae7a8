//! The reader's own comments: drafts in the thread, never published.

use crate::{Error, Read, Result, Write, search};
use document::CommentId;
use rusqlite::Row;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE own_comment (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- What it answers: a comment of the page, an own comment, or (both empty) the article.
        parent_comment TEXT,
        parent_own INTEGER REFERENCES own_comment,
        body TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER,
        CHECK (parent_comment IS NULL OR parent_own IS NULL)
    ) STRICT;
    CREATE INDEX own_comment_by_article ON own_comment (article, deleted_at);
    CREATE INDEX own_comment_by_parent ON own_comment (parent_own) WHERE parent_own IS NOT NULL;
    CREATE TABLE own_comment_version (
        own_comment INTEGER NOT NULL REFERENCES own_comment ON DELETE CASCADE,
        replaced_at INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (own_comment, replaced_at)
    ) STRICT;
";

/// As for notes: one version is kept a stretch of editing.
const EDITING_MILLISECONDS: i64 = 5 * 60 * 1000;

/// What an own comment answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parent {
    /// The article itself.
    Article,
    /// A comment of the page.
    Comment(CommentId),
    /// Another own comment.
    Own(i64),
}

/// A comment of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnComment {
    /// Its id.
    pub id: i64,
    /// The article it belongs to.
    pub article: i64,
    /// What it answers.
    pub parent: Parent,
    /// Its text.
    pub body: String,
    /// When it was written, in milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed.
    pub updated_at: i64,
    /// In the bin since then.
    pub deleted_at: Option<i64>,
}

/// Writes an own comment.
pub fn insert(write: &Write, article: i64, parent: &Parent, body: &str, now: i64) -> Result<i64> {
    let (comment, own) = match parent {
        Parent::Article => (None, None),
        Parent::Comment(comment) => (Some(&comment.0), None),
        Parent::Own(own) => (None, Some(*own)),
    };
    let sql = "
        INSERT INTO own_comment (article, parent_comment, parent_own, body, created_at, updated_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
    write.prepare(sql)?.execute((article, comment, own, body, now))?;
    let id = write.last_id();
    search::add_own_comment(write, id, body)?;
    Ok(id)
}

/// Changes an own comment. What it said before is kept.
pub fn update(write: &Write, id: i64, body: &str, now: i64) -> Result<()> {
    let before = get(write, id)?;
    if before.body == body {
        return Ok(());
    }
    let sql = "
        INSERT OR IGNORE INTO own_comment_version (own_comment, replaced_at, body) SELECT ?1, ?2, ?3
        WHERE NOT EXISTS (SELECT 1 FROM own_comment_version WHERE own_comment = ?1 AND replaced_at > ?4)";
    write.prepare(sql)?.execute((id, now, &before.body, now - EDITING_MILLISECONDS))?;
    write.prepare("UPDATE own_comment SET body = ?2, updated_at = ?3 WHERE id = ?1")?.execute((id, body, now))?;
    search::remove_own_comment(write, id)?;
    match before.deleted_at {
        Some(_) => Ok(()),
        None => search::add_own_comment(write, id, body),
    }
}

/// Moves an own comment to the bin (`Some`) or out of it. Its answers stay.
pub fn set_deleted(write: &Write, id: i64, deleted_at: Option<i64>) -> Result<()> {
    let own = get(write, id)?;
    write.prepare("UPDATE own_comment SET deleted_at = ?2 WHERE id = ?1")?.execute((id, deleted_at))?;
    search::remove_own_comment(write, id)?;
    match deleted_at {
        Some(_) => Ok(()),
        None => search::add_own_comment(write, id, &own.body),
    }
}

/// Deletes for good the own comments that were in the bin before a time, but for those that were answered since:
/// the answers would lose their place.
pub fn purge(write: &Write, before: i64) -> Result<()> {
    let sql = "
        DELETE FROM own_comment WHERE deleted_at < ?1
        AND NOT EXISTS (SELECT 1 FROM own_comment answer WHERE answer.parent_own = own_comment.id)";
    match write.prepare(sql)?.execute([before])? {
        0 => Ok(()),
        _ => search::forget(write),
    }
}

/// One own comment, in the bin or not.
pub fn get(read: &Read, id: i64) -> Result<OwnComment> {
    let mut statement = read.prepare("SELECT * FROM own_comment WHERE id = ?1")?;
    statement.query_row([id], own_comment).map_err(Error::from)
}

/// An article's own comments outside the bin, oldest first.
pub fn list(read: &Read, article: i64) -> Result<Vec<OwnComment>> {
    let mut statement =
        read.prepare("SELECT * FROM own_comment WHERE article = ?1 AND deleted_at IS NULL ORDER BY id")?;
    let rows = statement.query_map([article], own_comment)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn own_comment(row: &Row) -> rusqlite::Result<OwnComment> {
    let parent_comment: Option<String> = row.get("parent_comment")?;
    let parent_own: Option<i64> = row.get("parent_own")?;
    Ok(OwnComment {
        id: row.get("id")?,
        article: row.get("article")?,
        parent: match (parent_comment, parent_own) {
            (Some(comment), _) => Parent::Comment(CommentId(comment)),
            (None, Some(own)) => Parent::Own(own),
            (None, None) => Parent::Article,
        },
        body: row.get("body")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
        deleted_at: row.get("deleted_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;

    #[test]
    fn own_comments_answer_comments_and_each_other() {
        let (_folder, store, article) = store_with_article();
        let parent = Parent::Comment(CommentId("s:4".into()));
        let first = store.write(|write| insert(write, article, &parent, "I doubt it", 1)).unwrap();
        let second = store.write(|write| insert(write, article, &Parent::Own(first), "Still", 2)).unwrap();
        store.write(|write| update(write, second, "Still, yes", 3)).unwrap();
        let own = store.read(|read| list(read, article)).unwrap();
        assert_eq!((&own[0].parent, &own[1].parent), (&parent, &Parent::Own(first)));
        assert_eq!((own[1].body.as_str(), own[1].created_at, own[1].updated_at), ("Still, yes", 2, 3));
        store.write(|write| set_deleted(write, first, Some(4))).unwrap();
        assert_eq!(store.read(|read| list(read, article)).unwrap().len(), 1);
        store.write(|write| set_deleted(write, first, None)).unwrap();
        assert_eq!(store.read(|read| list(read, article)).unwrap().len(), 2);
    }
}
