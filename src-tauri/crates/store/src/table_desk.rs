//! What the reader did with each table: how it is looked at, marks, columns of the reader's own, repairs.

use crate::compress::{Dictionary, pack, unpack};
use crate::{Read, Result, Write};
use document::{TableDesk, TableKey};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_2: &str = "
    CREATE TABLE table_desk (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- Identity of the table, or one of its own for a table made from text.
        table_key TEXT NOT NULL,
        desk BLOB NOT NULL,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (article, table_key)
    ) STRICT;
";

/// Keeps what the reader did with a table; forgets the table where that is nothing.
pub fn set(write: &Write, article: i64, table: &TableKey, desk: &TableDesk, now: i64) -> Result<()> {
    if desk.is_empty() {
        write.prepare("DELETE FROM table_desk WHERE article = ?1 AND table_key = ?2")?.execute((article, &table.0))?;
        return Ok(());
    }
    let sql = "INSERT OR REPLACE INTO table_desk (article, table_key, desk, updated_at) VALUES (?1, ?2, ?3, ?4)";
    write.prepare(sql)?.execute((article, &table.0, pack(desk, Dictionary::Nothing)?, now))?;
    Ok(())
}

/// What the reader did with a table; nothing where that is so.
pub fn get(read: &Read, article: i64, table: &TableKey) -> Result<TableDesk> {
    let mut statement = read.prepare("SELECT desk FROM table_desk WHERE article = ?1 AND table_key = ?2")?;
    let desk: Option<Vec<u8>> = statement.query_row((article, &table.0), |row| row.get(0)).optional()?;
    desk.map_or(Ok(TableDesk::default()), |desk| unpack(&desk))
}

/// Gives a desk to the table that its own has become. Where that one has a desk already, both stay as they are.
pub fn rename(write: &Write, article: i64, before: &TableKey, now: &TableKey) -> Result<()> {
    let sql = "UPDATE OR IGNORE table_desk SET table_key = ?3 WHERE article = ?1 AND table_key = ?2";
    write.prepare(sql)?.execute((article, &before.0, &now.0))?;
    Ok(())
}

/// The desks of an article, in the order of their tables' keys.
pub fn list(read: &Read, article: i64) -> Result<Vec<(TableKey, TableDesk)>> {
    let mut statement =
        read.prepare("SELECT table_key, desk FROM table_desk WHERE article = ?1 ORDER BY updated_at, table_key")?;
    let mut rows = statement.query([article])?;
    let mut desks = Vec::new();
    while let Some(row) = rows.next()? {
        desks.push((TableKey(row.get(0)?), unpack(&row.get::<_, Vec<u8>>(1)?)?));
    }
    Ok(desks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store_with_article;
    use document::{RowMark, Verdict};

    fn desk(row: &str) -> TableDesk {
        TableDesk { marks: vec![RowMark { row: row.into(), verdict: Verdict::Shortlisted }], ..TableDesk::default() }
    }

    #[test]
    fn a_desk_comes_back_and_an_empty_one_is_forgotten() {
        let (_folder, store, article) = store_with_article();
        let key = TableKey("k".into());
        store.write(|write| set(write, article, &key, &desk("Steel"), 1)).unwrap();
        assert_eq!(store.read(|read| list(read, article)).unwrap(), [(key.clone(), desk("Steel"))]);
        store.write(|write| set(write, article, &key, &TableDesk::default(), 2)).unwrap();
        assert!(store.read(|read| list(read, article)).unwrap().is_empty());
    }

    #[test]
    fn a_desk_follows_its_table_and_never_replaces_another() {
        let (_folder, store, article) = store_with_article();
        let [old, new, other] = ["old", "new", "other"].map(|key| TableKey(key.into()));
        store.write(|write| set(write, article, &old, &desk("a"), 1)).unwrap();
        store.write(|write| rename(write, article, &old, &new)).unwrap();
        store.write(|write| set(write, article, &other, &desk("b"), 2)).unwrap();
        store.write(|write| rename(write, article, &new, &other)).unwrap();
        let kept = store.read(|read| list(read, article)).unwrap();
        assert_eq!(kept, [(new, desk("a")), (other, desk("b"))]);
    }
}
