//! The reader's tags, on articles and on notes.

use crate::{Read, Result, Write};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_1: &str = "
    CREATE TABLE tag (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE
    ) STRICT;
    CREATE TABLE article_tag (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tag,
        position INTEGER NOT NULL,
        PRIMARY KEY (article, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_tag_by_tag ON article_tag (tag);
    CREATE TABLE note_tag (
        note INTEGER NOT NULL REFERENCES note ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tag,
        position INTEGER NOT NULL,
        PRIMARY KEY (note, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX note_tag_by_tag ON note_tag (tag);
";

/// Replaces an article's tags. A tag that nothing has any more is gone.
pub fn set(write: &Write, article: i64, tags: &[String]) -> Result<()> {
    remove(write, "DELETE FROM article_tag WHERE article = ?1 RETURNING tag", article)?;
    add(write, "INSERT OR IGNORE INTO article_tag (article, tag, position) VALUES (?1, ?2, ?3)", article, tags)
}

/// Replaces a note's tags. A tag that nothing has any more is gone.
pub(crate) fn set_on_note(write: &Write, note: i64, tags: &[String]) -> Result<()> {
    remove(write, "DELETE FROM note_tag WHERE note = ?1 RETURNING tag", note)?;
    add(write, "INSERT OR IGNORE INTO note_tag (note, tag, position) VALUES (?1, ?2, ?3)", note, tags)
}

/// Deletes the tags that nothing has any more, after what had them is gone.
pub(crate) fn purge(write: &Write) -> Result<()> {
    let sql = "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM article_tag) AND id NOT IN (SELECT tag FROM note_tag)";
    write.prepare(sql)?.execute([])?;
    Ok(())
}

/// An article's tags, in order.
pub fn of_article(read: &Read, article: i64) -> Result<Vec<String>> {
    let sql = "
        SELECT t.name FROM article_tag at JOIN tag t ON t.id = at.tag WHERE at.article = ?1 ORDER BY at.position";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([article], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tag that is called so, in any case.
pub fn by_name(read: &Read, name: &str) -> Result<Option<i64>> {
    Ok(read.prepare("SELECT id FROM tag WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()?)
}

/// The articles and the notes that have a tag, in the bin or not.
pub fn owners(read: &Read, tag: i64) -> Result<(Vec<i64>, Vec<i64>)> {
    let ids = |sql: &str| -> Result<Vec<i64>> {
        let mut statement = read.prepare(sql)?;
        let rows = statement.query_map([tag], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    Ok((
        ids("SELECT article FROM article_tag WHERE tag = ?1 ORDER BY article")?,
        ids("SELECT note FROM note_tag WHERE tag = ?1 ORDER BY note")?,
    ))
}

/// All tags with how many articles outside the bin have them, by name.
pub fn list(read: &Read) -> Result<Vec<(String, u32)>> {
    // What is in the bin is little beside what is not, and is taken off.
    let sql = "
        WITH binned (tag, count) AS (
            SELECT at.tag, count(*) FROM article a JOIN article_tag at ON at.article = a.id
            WHERE a.deleted_at IS NOT NULL GROUP BY at.tag)
        SELECT t.name, count(*) - coalesce(b.count, 0) AS articles FROM tag t
        JOIN article_tag at ON at.tag = t.id LEFT JOIN binned b ON b.tag = t.id
        GROUP BY t.id HAVING articles > 0 ORDER BY t.name";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([], |row| row.try_into())?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn remove(write: &Write, sql: &str, owner: i64) -> Result<()> {
    let mut statement = write.prepare(sql)?;
    let removed: Vec<i64> = statement.query_map([owner], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let sql = "
        DELETE FROM tag WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article_tag WHERE tag = ?1)
        AND NOT EXISTS (SELECT 1 FROM note_tag WHERE tag = ?1)";
    for tag in removed {
        write.prepare(sql)?.execute([tag])?;
    }
    Ok(())
}

fn add(write: &Write, sql: &str, owner: i64, tags: &[String]) -> Result<()> {
    for (position, name) in tags.iter().enumerate() {
        write.prepare("INSERT OR IGNORE INTO tag (name) VALUES (?1)")?.execute([name])?;
        let tag: i64 = write.prepare("SELECT id FROM tag WHERE name = ?1")?.query_row([name], |row| row.get(0))?;
        write.prepare(sql)?.execute((owner, tag, position as i64))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::testing::store_with_article;

    #[test]
    fn tags_keep_their_order_and_are_the_same_in_any_case() {
        let (_folder, store, id) = store_with_article();
        let tags = ["water".to_string(), "Tea".into(), "tea".into()];
        store.write(|write| set(write, id, &tags)).unwrap();
        assert_eq!(store.read(|read| article::get(read, id)).unwrap().tags, ["water", "Tea"]);
        assert_eq!(store.read(list).unwrap(), [("Tea".to_string(), 1), ("water".to_string(), 1)]);
        store.write(|write| article::set_deleted(write, id, Some(1))).unwrap();
        assert!(store.read(list).unwrap().is_empty(), "what is in the bin does not count");
        store.write(|write| article::set_deleted(write, id, None)).unwrap();
        store.write(|write| set(write, id, &[])).unwrap();
        assert!(store.read(list).unwrap().is_empty());
    }
}
