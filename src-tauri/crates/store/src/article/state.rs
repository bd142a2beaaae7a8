//! What the reader did with an article: read it, chose it, put it away.

use crate::{Error, Read, Result, Write};

/// A mark on an article that the reader sets and takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Read, or said to be.
    Read,
    /// A favourite.
    Favourite,
    /// Put away: out of the library's list, but kept and found.
    Archived,
}

impl Mark {
    fn column(self) -> &'static str {
        match self {
            Self::Read => "read_at",
            Self::Favourite => "favourite_at",
            Self::Archived => "archived_at",
        }
    }
}

/// Since when an article has a mark, in milliseconds since 1970.
pub fn marked_at(read: &Read, id: i64, mark: Mark) -> Result<Option<i64>> {
    let sql = format!("SELECT {} FROM article WHERE id = ?1", mark.column());
    Ok(read.prepare(&sql)?.query_row([id], |row| row.get(0))?)
}

/// Sets a mark, or takes it away.
pub fn set_marked(write: &Write, id: i64, mark: Mark, at: Option<i64>) -> Result<()> {
    let sql = format!("UPDATE article SET {} = ?2 WHERE id = ?1", mark.column());
    changed(write.prepare(&sql)?.execute((id, at))?)
}

/// Since when an article is in the bin, in milliseconds since 1970.
pub fn deleted_at(read: &Read, id: i64) -> Result<Option<i64>> {
    Ok(read.prepare("SELECT deleted_at FROM article WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

/// Moves an article to the bin (`Some`) or out of it.
pub fn set_deleted(write: &Write, id: i64, deleted_at: Option<i64>) -> Result<()> {
    changed(write.prepare("UPDATE article SET deleted_at = ?2 WHERE id = ?1")?.execute((id, deleted_at))?)
}

/// Records that the reader opens an article: it is read, and its comments are no longer new to the list.
pub fn opened(write: &Write, id: i64, now: i64) -> Result<()> {
    let sql = "UPDATE article SET opened_at = ?2, read_at = coalesce(read_at, ?2), new_comments = 0 WHERE id = ?1";
    changed(write.prepare(sql)?.execute((id, now))?)
}

/// Counts the comments that came after the revision the reader opened last; to be called after an import.
pub fn set_new_comments(write: &Write, id: i64) -> Result<()> {
    let sql = "
        UPDATE article SET new_comments = (
            SELECT count(*) FROM visit v JOIN comment c ON c.article = v.article AND c.first_revision > v.revision
            WHERE v.article = article.id)
        WHERE id = ?1";
    changed(write.prepare(sql)?.execute([id])?)
}

fn changed(rows: usize) -> Result<()> {
    if rows == 0 { Err(Error::NotFound) } else { Ok(()) }
}
