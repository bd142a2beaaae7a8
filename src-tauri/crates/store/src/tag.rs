//! The reader's tags, on articles and on notes.

use crate::{Read, Result, Write};

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

/// Replaces an article's tags.
pub fn set(write: &Write, article: i64, tags: &[String]) -> Result<()> {
    write.prepare("DELETE FROM article_tag WHERE article = ?1")?.execute([article])?;
    add(write, "INSERT OR IGNORE INTO article_tag (article, tag, position) VALUES (?1, ?2, ?3)", article, tags)
}

/// Replaces a note's tags.
pub(crate) fn set_on_note(write: &Write, note: i64, tags: &[String]) -> Result<()> {
    write.prepare("DELETE FROM note_tag WHERE note = ?1")?.execute([note])?;
    add(write, "INSERT OR IGNORE INTO note_tag (note, tag, position) VALUES (?1, ?2, ?3)", note, tags)
}

/// All tags with how many articles outside the bin have them, by name.
pub fn list(read: &Read) -> Result<Vec<(String, u32)>> {
    let sql = "
        SELECT t.name, count(a.id) FROM tag t
        LEFT JOIN article_tag at ON at.tag = t.id
        LEFT JOIN article a ON a.id = at.article AND a.deleted_at IS NULL
        GROUP BY t.id HAVING count(a.id) > 0 ORDER BY t.name";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([], |row| row.try_into())?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
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
        store.write(|write| set(write, id, &[])).unwrap();
        assert!(store.read(list).unwrap().is_empty());
    }
}
