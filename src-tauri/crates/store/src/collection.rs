//! The reader's collections: named, in an order of their own, each a list of articles by hand. An article may be in
//! several.

use crate::{Error, Read, Result, Write};
use rusqlite::OptionalExtension;

pub(crate) const VERSION_2: &str = "
    CREATE TABLE collection (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        deleted_at INTEGER
    ) STRICT;
    CREATE TABLE collection_article (
        collection INTEGER NOT NULL REFERENCES collection ON DELETE CASCADE,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        -- Where it stands among the others; with gaps, so that moving one changes one.
        position INTEGER NOT NULL,
        PRIMARY KEY (collection, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX collection_article_by_article ON collection_article (article);
    CREATE INDEX collection_article_by_position ON collection_article (collection, position);
";

/// The gap between the positions of two articles that were put in one after the other.
pub const GAP: i64 = 1 << 20;

/// A collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Articles in it, outside the bin.
    pub articles: u32,
    /// In the bin since then.
    pub deleted_at: Option<i64>,
}

const COLLECTION: &str = "
    SELECT c.id, c.name, c.deleted_at, (
        SELECT count(*) FROM collection_article ca JOIN article a ON a.id = ca.article
        WHERE ca.collection = c.id AND a.deleted_at IS NULL) AS articles
    FROM collection c
";

/// Makes a collection, after the others.
pub fn insert(write: &Write, name: &str, now: i64) -> Result<i64> {
    let sql = "
        INSERT INTO collection (name, position, created_at)
        VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM collection), ?2)";
    write.prepare(sql)?.execute((name, now))?;
    Ok(write.last_id())
}

/// One collection, in the bin or not.
pub fn get(read: &Read, id: i64) -> Result<Collection> {
    Ok(read.prepare(&format!("{COLLECTION} WHERE c.id = ?1"))?.query_row([id], collection)?)
}

/// The collections outside the bin, in the reader's order.
pub fn list(read: &Read) -> Result<Vec<Collection>> {
    let mut statement = read.prepare(&format!("{COLLECTION} WHERE c.deleted_at IS NULL ORDER BY c.position, c.id"))?;
    let rows = statement.query_map([], collection)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The collection outside the bin that is called so, in any case.
pub fn by_name(read: &Read, name: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM collection WHERE name = ?1 COLLATE NOCASE AND deleted_at IS NULL ORDER BY id LIMIT 1";
    Ok(read.prepare(sql)?.query_row([name], |row| row.get(0)).optional()?)
}

/// Gives a collection another name.
pub fn set_name(write: &Write, id: i64, name: &str) -> Result<()> {
    match write.prepare("UPDATE collection SET name = ?2 WHERE id = ?1")?.execute((id, name))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Moves a collection to the bin (`Some`) or out of it. What is in it stays in it.
pub fn set_deleted(write: &Write, id: i64, deleted_at: Option<i64>) -> Result<()> {
    match write.prepare("UPDATE collection SET deleted_at = ?2 WHERE id = ?1")?.execute((id, deleted_at))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// The ids of all collections, in the reader's order, those in the bin among them.
pub fn order(read: &Read) -> Result<Vec<i64>> {
    let mut statement = read.prepare("SELECT id FROM collection ORDER BY position, id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts the collections in an order. Those that it does not name come after the others.
pub fn set_order(write: &Write, order: &[i64]) -> Result<()> {
    let rest: Vec<i64> = self::order(write)?.into_iter().filter(|id| !order.contains(id)).collect();
    for (position, id) in order.iter().chain(&rest).enumerate() {
        write.prepare("UPDATE collection SET position = ?2 WHERE id = ?1")?.execute((id, position as i64 + 1))?;
    }
    Ok(())
}

/// Where an article stands in a collection; `None` where it is not in it.
pub fn member(read: &Read, collection: i64, article: i64) -> Result<Option<i64>> {
    let sql = "SELECT position FROM collection_article WHERE collection = ?1 AND article = ?2";
    Ok(read.prepare(sql)?.query_row((collection, article), |row| row.get(0)).optional()?)
}

/// Puts an article in a collection, at a position, or takes it out.
pub fn set_member(write: &Write, collection: i64, article: i64, position: Option<i64>) -> Result<()> {
    let sql = match position {
        Some(_) => "INSERT OR REPLACE INTO collection_article (collection, article, position) VALUES (?1, ?2, ?3)",
        None => "DELETE FROM collection_article WHERE collection = ?1 AND article = ?2 AND ?3 IS NULL",
    };
    write.prepare(sql)?.execute((collection, article, position))?;
    Ok(())
}

/// The position after everything in a collection.
pub fn end(read: &Read, collection: i64) -> Result<i64> {
    let sql = "SELECT coalesce(max(position), 0) + ?2 FROM collection_article WHERE collection = ?1";
    Ok(read.prepare(sql)?.query_row((collection, GAP), |row| row.get(0))?)
}

/// The positions to give so that `article` stands before another one, or at the end: that of the article alone, or
/// of everything in the collection where there is no room between its neighbours.
pub fn moved(read: &Read, collection: i64, article: i64, before: Option<i64>) -> Result<Vec<(i64, i64)>> {
    let Some(before) = before else { return Ok(vec![(article, end(read, collection)?)]) };
    let next = member(read, collection, before)?.ok_or(Error::NotFound)?;
    let sql = "
        SELECT max(position) FROM collection_article WHERE collection = ?1 AND position < ?2 AND article <> ?3";
    let previous: Option<i64> = read.prepare(sql)?.query_row((collection, next, article), |row| row.get(0))?;
    let previous = previous.unwrap_or(next - 2 * GAP);
    if next - previous > 1 {
        return Ok(vec![(article, previous + (next - previous) / 2)]);
    }
    let mut order: Vec<i64> = members(read, collection)?.into_iter().filter(|&id| id != article).collect();
    let place = order.iter().position(|&id| id == before).ok_or(Error::NotFound)?;
    order.insert(place, article);
    Ok((1..).map(|number| number * GAP).zip(order).map(|(position, id)| (id, position)).collect())
}

/// The articles in a collection, those in the bin too, in the reader's order.
pub fn members(read: &Read, collection: i64) -> Result<Vec<i64>> {
    let sql = "SELECT article FROM collection_article WHERE collection = ?1 ORDER BY position, article";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([collection], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes for good the collections that were in the bin before a time.
pub fn purge(write: &Write, before: i64) -> Result<()> {
    write.prepare("DELETE FROM collection WHERE deleted_at < ?1")?.execute([before])?;
    Ok(())
}

fn collection(row: &rusqlite::Row) -> rusqlite::Result<Collection> {
    Ok(Collection {
        id: row.get("id")?,
        name: row.get("name")?,
        articles: row.get("articles")?,
        deleted_at: row.get("deleted_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Article};
    use crate::testing::store;
    use proptest::prelude::*;

    #[test]
    fn collections_have_an_order_and_the_bin() {
        let (_folder, store) = store();
        let names = |store: &crate::Store| -> Vec<String> {
            store.read(list).unwrap().into_iter().map(|collection| collection.name).collect()
        };
        let ids = store
            .write(|write| {
                ["Tea", "Coffee", "Milk"].map(|name| insert(write, name, 1)).into_iter().collect::<Result<Vec<_>>>()
            })
            .unwrap();
        store.write(|write| set_order(write, &[ids[2], ids[0]])).unwrap();
        assert_eq!(names(&store), ["Milk", "Tea", "Coffee"]);
        store.write(|write| set_deleted(write, ids[0], Some(5))).unwrap();
        assert_eq!(names(&store), ["Milk", "Coffee"]);
        assert_eq!(store.read(|read| by_name(read, "coffee")).unwrap(), Some(ids[1]));
        assert_eq!(store.read(|read| by_name(read, "tea")).unwrap(), None);
        store.write(|write| purge(write, 6)).unwrap();
        assert!(matches!(store.read(|read| get(read, ids[0])), Err(Error::NotFound)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        /// However often articles are moved, the order is that of a list in which they were moved.
        #[test]
        fn moving_is_moving_in_a_list(moves in prop::collection::vec((0usize..5, prop::option::of(0usize..5)), 1..80)) {
            let (_folder, store) = store();
            store.write(|write| {
                let collection = insert(write, "Tea", 1)?;
                let mut expected = Vec::new();
                for _ in 0..5 {
                    let id = article::insert(write, &Article { revision: 1, ..Article::default() })?;
                    set_member(write, collection, id, Some(end(write, collection)?))?;
                    expected.push(id);
                }
                for &(from, before) in &moves {
                    let (article, before) = (expected[from], before.map(|before| expected[before]));
                    if before == Some(article) { continue }
                    for (id, position) in moved(write, collection, article, before)? {
                        set_member(write, collection, id, Some(position))?;
                    }
                    expected.retain(|&id| id != article);
                    let place = expected.iter().position(|&id| Some(id) == before).unwrap_or(expected.len());
                    expected.insert(place, article);
                    assert_eq!(members(write, collection)?, expected);
                }
                Ok::<_, Error>(())
            }).unwrap();
        }
    }
}
