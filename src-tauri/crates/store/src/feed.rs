//! The feeds a reader follows.

use crate::{Error, Read, Result, Write};
use rusqlite::{OptionalExtension, Row};

pub(crate) const VERSION_2: &str = "
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        -- Address of the site it is about.
        site TEXT,
        -- Whether what is new in it is saved at once.
        at_once INTEGER NOT NULL,
        -- A host of the local network that the reader confirmed for it.
        confirmed TEXT,
        followed_at INTEGER NOT NULL,
        -- When it was asked last, in milliseconds since 1970, and why that failed.
        asked_at INTEGER,
        failure TEXT,
        -- Since when it is followed no longer, in milliseconds since 1970: kept for as long as that can be taken back.
        unfollowed_at INTEGER
    ) STRICT;
";

/// A feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Address of the site it is about.
    pub site: Option<String>,
    /// Whether what is new in it is saved at once.
    pub at_once: bool,
    /// A host of the local network that the reader confirmed for it.
    pub confirmed: Option<String>,
    /// When it was asked last, in milliseconds since 1970.
    pub asked_at: Option<i64>,
    /// Why it could not be read the last time.
    pub failure: Option<String>,
}

/// A feed with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: i64,
    /// The feed.
    pub feed: Feed,
    /// Its items.
    pub items: u32,
    /// Those that the reader has neither opened nor marked as read.
    pub unread: u32,
}

const KNOWN: &str = "
    SELECT f.*, (SELECT count(*) FROM feed_item i WHERE i.feed = f.id) AS items,
        (SELECT count(*) FROM feed_item i WHERE i.feed = f.id AND i.read_at IS NULL) AS unread
    FROM feed f
";

/// Follows a feed; one that is followed already stays as it is. Its id, and whether it is followed since now.
pub fn insert(write: &Write, feed: &Feed, now: i64) -> Result<(i64, bool)> {
    if let Some(id) = by_url(write, &feed.url)? {
        let was_followed = is_followed(write, id)?;
        set_unfollowed(write, id, None)?;
        return Ok((id, !was_followed));
    }
    let sql = "
        INSERT INTO feed (url, title, site, at_once, confirmed, followed_at, asked_at, failure)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let Feed { url, title, site, at_once, confirmed, asked_at, failure } = feed;
    write.prepare(sql)?.execute((url, title, site, at_once, confirmed, now, asked_at, failure))?;
    Ok((write.last_id(), true))
}

/// Replaces what is known of a feed, but for its address.
pub fn update(write: &Write, id: i64, feed: &Feed) -> Result<()> {
    let sql = "
        UPDATE feed SET title = ?2, site = ?3, at_once = ?4, confirmed = ?5, asked_at = ?6, failure = ?7 WHERE id = ?1";
    let Feed { title, site, at_once, confirmed, asked_at, failure, .. } = feed;
    match write.prepare(sql)?.execute((id, title, site, at_once, confirmed, asked_at, failure))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Follows a feed no longer since a time in milliseconds since 1970 (`Some`), or again. What was saved from it stays.
pub fn set_unfollowed(write: &Write, id: i64, unfollowed_at: Option<i64>) -> Result<()> {
    match write.prepare("UPDATE feed SET unfollowed_at = ?2 WHERE id = ?1")?.execute((id, unfollowed_at))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Says whether what is new in a feed is saved at once.
pub fn set_at_once(write: &Write, id: i64, at_once: bool) -> Result<()> {
    match write.prepare("UPDATE feed SET at_once = ?2 WHERE id = ?1")?.execute((id, at_once))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// Forgets the feeds that were unfollowed before a time, with their items.
pub fn purge(write: &Write, before: i64) -> Result<()> {
    write.prepare("DELETE FROM feed WHERE unfollowed_at < ?1")?.execute([before])?;
    Ok(())
}

/// Whether a feed that is known is followed.
pub fn is_followed(read: &Read, id: i64) -> Result<bool> {
    let mut statement = read.prepare("SELECT unfollowed_at IS NULL FROM feed WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// One feed that is followed.
pub fn get(read: &Read, id: i64) -> Result<Known> {
    Ok(read.prepare(&format!("{KNOWN} WHERE f.id = ?1 AND f.unfollowed_at IS NULL"))?.query_row([id], known)?)
}

/// The feeds that are followed, by title.
pub fn list(read: &Read) -> Result<Vec<Known>> {
    let mut statement =
        read.prepare(&format!("{KNOWN} WHERE f.unfollowed_at IS NULL ORDER BY f.title COLLATE NOCASE, f.id"))?;
    let rows = statement.query_map([], known)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn by_url(read: &Read, url: &str) -> Result<Option<i64>> {
    Ok(read.prepare("SELECT id FROM feed WHERE url = ?1")?.query_row([url], |row| row.get(0)).optional()?)
}

fn known(row: &Row) -> rusqlite::Result<Known> {
    let feed = Feed {
        url: row.get("url")?,
        title: row.get("title")?,
        site: row.get("site")?,
        at_once: row.get("at_once")?,
        confirmed: row.get("confirmed")?,
        asked_at: row.get("asked_at")?,
        failure: row.get("failure")?,
    };
    Ok(Known { id: row.get("id")?, feed, items: row.get("items")?, unread: row.get("unread")? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store;

    #[test]
    fn a_feed_is_followed_once_and_no_longer() {
        let (_folder, store) = store();
        let feed = Feed { url: "https://blog.example/feed".into(), title: "Kettles".into(), ..Feed::default() };
        let insert = || store.write(|write| insert(write, &feed, 1)).unwrap();
        let (id, is_new) = insert();
        assert!(is_new);
        assert_eq!(insert(), (id, false));
        let changed = Feed { at_once: true, failure: Some("Gone.".into()), ..feed.clone() };
        store.write(|write| update(write, id, &changed)).unwrap();
        assert_eq!(store.read(list).unwrap(), [Known { id, feed: changed, items: 0, unread: 0 }]);
        store.write(|write| set_unfollowed(write, id, Some(7))).unwrap();
        assert!(matches!(store.read(|read| get(read, id)), Err(Error::NotFound)));
        assert!(store.read(list).unwrap().is_empty());
        assert_eq!(insert(), (id, true));
        assert!(store.read(|read| get(read, id)).unwrap().feed.at_once, "as it was");
        store.write(|write| set_unfollowed(write, id, Some(7))).unwrap();
        store.write(|write| purge(write, 7)).unwrap();
        assert!(!store.read(|read| is_followed(read, id)).unwrap());
        store.write(|write| purge(write, 8)).unwrap();
        assert!(matches!(store.read(|read| is_followed(read, id)), Err(Error::NotFound)));
        assert!(matches!(store.write(|write| set_unfollowed(write, id, None)), Err(Error::NotFound)));
    }
}
