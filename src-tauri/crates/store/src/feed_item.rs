//! What the followed feeds tell of: articles that may be saved, and have been or not.

use crate::{Error, Read, Result, Write};
use document::Date;
use rusqlite::Row;

pub(crate) const VERSION_2: &str = "
    CREATE TABLE feed_item (
        id INTEGER PRIMARY KEY,
        feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
        -- What the feed knows it by.
        name TEXT NOT NULL,
        url TEXT,
        title TEXT NOT NULL,
        author TEXT,
        published TEXT,
        -- When it was published, or found where that is not known, in seconds since 1970: what items are sorted by.
        sort_key INTEGER NOT NULL,
        summary TEXT NOT NULL,
        comments INTEGER,
        comments_feed TEXT,
        found_at INTEGER NOT NULL,
        read_at INTEGER,
        -- The article it was saved as.
        article INTEGER REFERENCES article ON DELETE SET NULL,
        UNIQUE (feed, name)
    ) STRICT;
    CREATE INDEX feed_item_by_date ON feed_item (feed, sort_key);
    CREATE INDEX feed_item_by_article ON feed_item (article) WHERE article IS NOT NULL;
";

/// Items kept of one feed; the oldest beyond are forgotten.
const KEPT: u32 = 1_000;

/// An item as its feed tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What the feed knows it by.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its first words.
    pub summary: String,
    /// How many comments it has, where the feed says.
    pub comments: Option<u32>,
    /// Address of the feed of its comments.
    pub comments_feed: Option<String>,
}

/// An item with what the reader did with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// Its feed.
    pub feed: i64,
    /// Title of the feed.
    pub feed_title: String,
    /// The item.
    pub item: Item,
    /// Neither opened nor marked as read.
    pub unread: bool,
    /// The article it was saved as, outside the bin, and how many comments that has.
    pub article: Option<(i64, u32)>,
}

const KNOWN: &str = "
    SELECT i.*, f.title AS feed_title, a.id AS saved, a.comments AS saved_comments
    FROM feed_item i JOIN feed f ON f.id = i.feed AND f.unfollowed_at IS NULL
    LEFT JOIN article a ON a.id = i.article AND a.deleted_at IS NULL
";

/// Takes in an item: a new one is added, of a known one the comments are counted anew and the rest is corrected. Its id
/// where it is new.
pub fn put(write: &Write, feed: i64, item: &Item, now: i64) -> Result<Option<i64>> {
    let Item { name, url, title, author, published, summary, comments, comments_feed } = item;
    let update = "
        UPDATE feed_item SET url = ?3, title = ?4, author = ?5, summary = ?6, comments = ?7, comments_feed = ?8
        WHERE feed = ?1 AND name = ?2";
    let known = write.prepare(update)?.execute((feed, name, url, title, author, summary, comments, comments_feed))?;
    if known > 0 {
        return Ok(None);
    }
    let insert = "
        INSERT INTO feed_item (feed, name, url, title, author, summary, comments, comments_feed, published, sort_key, found_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let sort_key = published.map_or(now / 1000, |date| date.sort_key());
    let published = published.map(|date| date.to_string());
    write.prepare(insert)?.execute((
        feed,
        name,
        url,
        title,
        author,
        summary,
        comments,
        comments_feed,
        published,
        sort_key,
        now,
    ))?;
    Ok(Some(write.last_id()))
}

/// Forgets the oldest items of a feed that has very many.
pub fn trim(write: &Write, feed: i64) -> Result<()> {
    let sql = "
        DELETE FROM feed_item WHERE feed = ?1 AND id NOT IN (
            SELECT id FROM feed_item WHERE feed = ?1 ORDER BY sort_key DESC, id LIMIT ?2)";
    write.prepare(sql)?.execute((feed, KEPT))?;
    Ok(())
}

/// One item.
pub fn get(read: &Read, id: i64) -> Result<Known> {
    Ok(read.prepare(&format!("{KNOWN} WHERE i.id = ?1"))?.query_row([id], known)?)
}

/// A part of the items of a feed, or of all, the newest first.
pub fn page(read: &Read, feed: Option<i64>, unread: bool, offset: u32, limit: u32) -> Result<Vec<Known>> {
    let sql = format!(
        "{KNOWN} WHERE (?1 IS NULL OR i.feed = ?1) AND (NOT ?2 OR i.read_at IS NULL)
        ORDER BY i.sort_key DESC, i.id LIMIT ?4 OFFSET ?3"
    );
    let mut statement = read.prepare(&sql)?;
    let rows = statement.query_map((feed, unread, offset, limit), known)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many items a feed has, or all.
pub fn total(read: &Read, feed: Option<i64>, unread: bool) -> Result<u32> {
    let sql = "
        SELECT count(*) FROM feed_item i JOIN feed f ON f.id = i.feed AND f.unfollowed_at IS NULL
        WHERE (?1 IS NULL OR i.feed = ?1) AND (NOT ?2 OR i.read_at IS NULL)";
    Ok(read.prepare(sql)?.query_row((feed, unread), |row| row.get(0))?)
}

/// The unread items of a feed, or of all.
pub fn unread(read: &Read, feed: Option<i64>) -> Result<Vec<i64>> {
    let sql = "
        SELECT i.id FROM feed_item i JOIN feed f ON f.id = i.feed AND f.unfollowed_at IS NULL
        WHERE (?1 IS NULL OR i.feed = ?1) AND i.read_at IS NULL ORDER BY i.id";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([feed], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// When an item was read or marked as read, in milliseconds since 1970.
pub fn read_at(read: &Read, id: i64) -> Result<Option<i64>> {
    Ok(read.prepare("SELECT read_at FROM feed_item WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

/// Marks an item as read (`Some`) or unread.
pub fn set_read(write: &Write, id: i64, read_at: Option<i64>) -> Result<()> {
    changed(write.prepare("UPDATE feed_item SET read_at = ?2 WHERE id = ?1")?.execute((id, read_at))?)
}

/// Says which article an item was saved as.
pub fn set_article(write: &Write, id: i64, article: i64) -> Result<()> {
    changed(write.prepare("UPDATE feed_item SET article = ?2 WHERE id = ?1")?.execute((id, article))?)
}

fn changed(rows: usize) -> Result<()> {
    if rows == 0 { Err(Error::NotFound) } else { Ok(()) }
}

fn known(row: &Row) -> rusqlite::Result<Known> {
    let published: Option<String> = row.get("published")?;
    let item = Item {
        name: row.get("name")?,
        url: row.get("url")?,
        title: row.get("title")?,
        author: row.get("author")?,
        published: published.and_then(|date| date.parse().ok()),
        summary: row.get("summary")?,
        comments: row.get("comments")?,
        comments_feed: row.get("comments_feed")?,
    };
    let saved: Option<i64> = row.get("saved")?;
    let comments: Option<u32> = row.get("saved_comments")?;
    Ok(Known {
        id: row.get("id")?,
        feed: row.get("feed")?,
        feed_title: row.get("feed_title")?,
        item,
        unread: row.get::<_, Option<i64>>("read_at")?.is_none(),
        article: saved.zip(comments),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::{self, Feed};
    use crate::testing::store_with_article;

    #[test]
    fn items_come_once_are_read_and_become_articles() {
        let (_folder, store, article) = store_with_article();
        let (feed, _) = store
            .write(|write| {
                feed::insert(write, &Feed { url: "u".into(), title: "Kettles".into(), ..Feed::default() }, 1)
            })
            .unwrap();
        let item = |name: &str, published: &str| Item {
            name: name.into(),
            title: name.into(),
            published: published.parse().ok(),
            comments: Some(3),
            ..Item::default()
        };
        let put = |item: Item| store.write(|write| put(write, feed, &item, 9_000)).unwrap();
        let old = put(item("old", "2025-03-01")).unwrap();
        let new = put(item("new", "2025-03-02")).unwrap();
        assert_eq!(put(Item { comments: Some(5), ..item("old", "2025-03-01") }), None);
        let titles = |unread| -> Vec<String> {
            let items = store.read(|read| page(read, None, unread, 0, 9)).unwrap();
            items.into_iter().map(|known| known.item.title).collect()
        };
        assert_eq!(titles(false), ["new", "old"]);
        store.write(|write| set_read(write, new, Some(1))).unwrap();
        assert_eq!(titles(true), ["old"]);
        store.write(|write| set_article(write, old, article)).unwrap();
        let known = store.read(|read| get(read, old)).unwrap();
        assert_eq!((known.item.comments, known.article), (Some(5), Some((article, 0))));
        store.write(|write| crate::article::set_deleted(write, article, Some(1))).unwrap();
        assert_eq!(store.read(|read| get(read, old)).unwrap().article, None);
        assert_eq!(store.read(|read| unread(read, Some(feed))).unwrap(), [old]);
        store.write(|write| feed::set_unfollowed(write, feed, Some(3))).unwrap();
        assert_eq!(store.read(|read| total(read, None, false)).unwrap(), 0);
        assert!(store.read(|read| unread(read, None)).unwrap().is_empty() && titles(false).is_empty());
        store.write(|write| feed::set_unfollowed(write, feed, None)).unwrap();
        assert_eq!(store.read(|read| read_at(read, new)).unwrap(), Some(1));
        assert_eq!(titles(false), ["new", "old"]);
    }

    #[test]
    fn very_many_items_lose_the_oldest() {
        let (_folder, store, _) = store_with_article();
        let count = store
            .write(|write| {
                let (feed, _) = feed::insert(write, &Feed { url: "u".into(), ..Feed::default() }, 1)?;
                for number in 0..KEPT + 5 {
                    let item = Item { name: number.to_string(), title: "Tea".into(), ..Item::default() };
                    put(write, feed, &item, i64::from(number) * 1000)?;
                }
                trim(write, feed)?;
                total(write, Some(feed), false)
            })
            .unwrap();
        assert_eq!(count, KEPT);
    }
}
