//! One row an article: what the list shows of its newest revision, and what the reader did with it.

mod list;
mod state;

pub use list::{Counts, Filter, Order, Place, Query, by_letters, counts, ids, page, sites, total};
pub use state::{Mark, deleted_at, marked_at, opened, set_deleted, set_marked, set_new_comments};

use crate::{Error, Read, Result, Write, search};
use document::{Date, Direction};
use rusqlite::{OptionalExtension, Row, named_params};

pub(crate) const VERSION_1: &str = "
    CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        -- What the page is known by; saving the same address again adds a revision.
        url TEXT,
        title TEXT NOT NULL,
        byline TEXT,
        site TEXT,
        published TEXT,
        published_key INTEGER,
        language TEXT,
        direction TEXT NOT NULL,
        excerpt TEXT NOT NULL,
        words INTEGER NOT NULL,
        comments INTEGER NOT NULL,
        lead_image INTEGER REFERENCES image ON DELETE SET NULL,
        -- Number of the newest revision, and when it was saved, in milliseconds since 1970.
        revision INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        deleted_at INTEGER
    ) STRICT;
    CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
    CREATE INDEX article_by_title ON article (title);
    CREATE INDEX article_by_saved_at ON article (saved_at);
    CREATE INDEX article_by_deleted_at ON article (deleted_at) WHERE deleted_at IS NOT NULL;
";

/// What the reader did with an article, and what lists sort and filter by. It stands in this table, and not in one of
/// its own, so that a list of a hundred thousand articles is read from one index: what is neither in the bin nor
/// archived stands together in each of the `article_list` indexes, in one of the list's orders.
pub(crate) const VERSION_2: &str = "
    ALTER TABLE article ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
    ALTER TABLE article ADD COLUMN read_at INTEGER;
    ALTER TABLE article ADD COLUMN opened_at INTEGER;
    ALTER TABLE article ADD COLUMN favourite_at INTEGER;
    ALTER TABLE article ADD COLUMN archived_at INTEGER;
    ALTER TABLE article ADD COLUMN new_comments INTEGER NOT NULL DEFAULT 0;
    UPDATE article SET title_key = lower(title),
        (read_at, opened_at) = (SELECT visited_at, visited_at FROM visit WHERE visit.article = article.id),
        new_comments = (SELECT count(*) FROM comment c JOIN visit v ON v.article = c.article
            WHERE c.article = article.id AND c.first_revision > v.revision);
    -- Titles are asked for where an article has no address.
    DROP INDEX article_by_title;
    CREATE INDEX article_by_title ON article (title) WHERE url IS NULL;
    CREATE INDEX article_list_saved ON article (deleted_at, archived_at, saved_at);
    CREATE INDEX article_list_published
        ON article (deleted_at, archived_at, coalesce(published_key, saved_at / 1000));
    CREATE INDEX article_list_title ON article (deleted_at, archived_at, title_key);
    CREATE INDEX article_list_site ON article (deleted_at, archived_at, site COLLATE NOCASE);
    CREATE INDEX article_list_words ON article (deleted_at, archived_at, words);
    CREATE INDEX article_list_comments ON article (deleted_at, archived_at, comments);
    CREATE INDEX article_list_opened ON article (deleted_at, archived_at, opened_at);
    CREATE INDEX article_list_unread ON article (deleted_at, archived_at, read_at, saved_at);
    CREATE INDEX article_list_new ON article (deleted_at, archived_at, saved_at) WHERE new_comments > 0;
    CREATE INDEX article_list_favourite ON article (deleted_at, archived_at, saved_at) WHERE favourite_at IS NOT NULL;
    CREATE INDEX article_archive ON article (archived_at) WHERE archived_at IS NOT NULL AND deleted_at IS NULL;
    CREATE INDEX article_titles ON article (deleted_at, opened_at, saved_at, title_key);
    CREATE INDEX article_by_site ON article (site, saved_at) WHERE deleted_at IS NULL;
";

/// What the list shows of an article's newest revision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// What the page is known by.
    pub url: Option<String>,
    /// Its title, or what stands for it.
    pub title: String,
    /// What titles are sorted by.
    pub title_key: String,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Base direction.
    pub direction: Direction,
    /// The first words.
    pub excerpt: String,
    /// Words of the article.
    pub words: u32,
    /// Comments in the newest revision.
    pub comments: u32,
    /// The image for the list.
    pub lead_image: Option<i64>,
    /// Number of the newest revision.
    pub revision: u32,
    /// When that was saved, in milliseconds since 1970.
    pub saved_at: i64,
}

/// An article with what other tables know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The article's id.
    pub id: i64,
    /// The article.
    pub article: Article,
    /// In the bin since then.
    pub deleted_at: Option<i64>,
    /// Notes outside the bin.
    pub notes: u32,
    /// Comments that came with a revision which the reader has not opened yet.
    pub new_comments: u32,
    /// Neither opened nor marked as read since it came, or marked as unread.
    pub unread: bool,
    /// When it was last opened, in milliseconds since 1970.
    pub opened_at: Option<i64>,
    /// Whether it is a favourite.
    pub favourite: bool,
    /// In the archive since then.
    pub archived_at: Option<i64>,
    /// How far the reader has come, 0 to 1.
    pub progress: f64,
    /// The reader's tags, in order.
    pub tags: Vec<String>,
    /// The collections it is in.
    pub collections: Vec<i64>,
}

const SUMMARY: &str = "
    SELECT a.*,
        (SELECT count(*) FROM note n WHERE n.article = a.id AND n.deleted_at IS NULL) AS notes,
        coalesce(p.progress, 0.0) AS progress,
        (SELECT json_group_array(t.name ORDER BY at.position)
            FROM article_tag at JOIN tag t ON t.id = at.tag WHERE at.article = a.id) AS tags,
        (SELECT json_group_array(c.id ORDER BY c.position)
            FROM collection_article ca JOIN collection c ON c.id = ca.collection
            WHERE ca.article = a.id AND c.deleted_at IS NULL) AS collections
    FROM article a
    LEFT JOIN position p ON p.article = a.id
";

/// Adds an article.
pub fn insert(write: &Write, article: &Article) -> Result<i64> {
    let sql = "
        INSERT INTO article (url, title, title_key, byline, site, published, published_key, language, direction, excerpt, words,
            comments, lead_image, revision, saved_at)
        VALUES (:url, :title, :title_key, :byline, :site, :published, :published_key, :language, :direction, :excerpt, :words,
            :comments, :lead_image, :revision, :saved_at)";
    execute(write, sql, None, article)?;
    Ok(write.last_id())
}

/// Replaces what the list shows, after a new revision.
pub fn update(write: &Write, id: i64, article: &Article) -> Result<()> {
    let sql = "
        UPDATE article SET url = :url, title = :title, title_key = :title_key, byline = :byline, site = :site,
            published = :published, published_key = :published_key, language = :language, direction = :direction,
            excerpt = :excerpt, words = :words, comments = :comments, lead_image = :lead_image, revision = :revision,
            saved_at = :saved_at
        WHERE id = :id";
    match execute(write, sql, Some(id), article)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

fn execute(write: &Write, sql: &str, id: Option<i64>, article: &Article) -> Result<usize> {
    let mut statement = write.prepare(sql)?;
    if let Some(id) = id {
        statement.raw_bind_parameter(":id", id)?;
    }
    let published = article.published.map(|date| date.to_string());
    let published_key = article.published.map(|date| date.sort_key());
    let direction = direction_name(article.direction);
    let values: &[(&str, &dyn rusqlite::ToSql)] = named_params! {
        ":url": article.url, ":title": article.title, ":title_key": article.title_key, ":byline": article.byline, ":site": article.site,
        ":published": published, ":published_key": published_key, ":language": article.language,
        ":direction": direction, ":excerpt": article.excerpt, ":words": article.words,
        ":comments": article.comments, ":lead_image": article.lead_image, ":revision": article.revision,
        ":saved_at": article.saved_at,
    };
    for (name, value) in values {
        statement.raw_bind_parameter(*name, value)?;
    }
    Ok(statement.raw_execute()?)
}

/// One article.
pub fn get(read: &Read, id: i64) -> Result<Summary> {
    Ok(read.prepare(&format!("{SUMMARY} WHERE a.id = ?1"))?.query_row([id], summary)?)
}

/// An error where there is no such article, in the bin or not.
pub fn exists(read: &Read, id: i64) -> Result<()> {
    match read.prepare("SELECT 1 FROM article WHERE id = ?1")?.exists([id])? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// The newest articles known by an address, in the bin or not.
pub fn by_url(read: &Read, url: &str) -> Result<Option<i64>> {
    let mut statement =
        read.prepare("SELECT id FROM article WHERE url = ?1 ORDER BY deleted_at NOTNULL, id DESC LIMIT 1")?;
    Ok(statement.query_row([url], |row| row.get(0)).optional()?)
}

/// The articles without an address that have this title, newest first; at most ten.
pub fn by_title(read: &Read, title: &str) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM article WHERE title = ?1 AND url IS NULL ORDER BY deleted_at NOTNULL, id DESC LIMIT 10";
    let mut statement = read.prepare(sql)?;
    let rows = statement.query_map([title], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes for good the articles that were in the bin before a time, with everything on them, and the images that
/// no other article shows.
pub fn purge(write: &Write, before: i64) -> Result<()> {
    let mut statement = write.prepare("SELECT id FROM article WHERE deleted_at < ?1")?;
    let ids: Vec<i64> = statement.query_map([before], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in &ids {
        for sql in [
            "DELETE FROM article_search WHERE rowid = ?1",
            "DELETE FROM article_source WHERE rowid = ?1",
            "DELETE FROM comment_search WHERE rowid IN (SELECT id FROM comment WHERE article = ?1)",
            "DELETE FROM note_search WHERE rowid IN (SELECT id FROM note WHERE article = ?1)",
            "DELETE FROM own_comment_search WHERE rowid IN (SELECT id FROM own_comment WHERE article = ?1)",
            "DELETE FROM article WHERE id = ?1",
        ] {
            write.prepare(sql)?.execute([id])?;
        }
    }
    write.prepare("DELETE FROM image WHERE id NOT IN (SELECT image FROM article_image)")?.execute([])?;
    if ids.is_empty() { Ok(()) } else { search::forget(write) }
}

/// How many articles there are, in the bin or not.
pub fn count(read: &Read) -> Result<u64> {
    Ok(read.prepare("SELECT count(*) FROM article")?.query_row([], |row| row.get::<_, i64>(0))? as u64)
}

fn summary(row: &Row) -> rusqlite::Result<Summary> {
    let published: Option<String> = row.get("published")?;
    let tags: String = row.get("tags")?;
    let collections: String = row.get("collections")?;
    Ok(Summary {
        id: row.get("id")?,
        article: Article {
            url: row.get("url")?,
            title: row.get("title")?,
            title_key: row.get("title_key")?,
            byline: row.get("byline")?,
            site: row.get("site")?,
            published: published.and_then(|date| date.parse().ok()),
            language: row.get("language")?,
            direction: direction(&row.get::<_, String>("direction")?),
            excerpt: row.get("excerpt")?,
            words: row.get("words")?,
            comments: row.get("comments")?,
            lead_image: row.get("lead_image")?,
            revision: row.get("revision")?,
            saved_at: row.get("saved_at")?,
        },
        deleted_at: row.get("deleted_at")?,
        notes: row.get("notes")?,
        new_comments: row.get("new_comments")?,
        unread: row.get::<_, Option<i64>>("read_at")?.is_none(),
        opened_at: row.get("opened_at")?,
        favourite: row.get::<_, Option<i64>>("favourite_at")?.is_some(),
        archived_at: row.get("archived_at")?,
        progress: row.get("progress")?,
        tags: serde_json::from_str(&tags).unwrap_or_default(),
        collections: serde_json::from_str(&collections).unwrap_or_default(),
    })
}

fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Auto => "auto",
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

fn direction(name: &str) -> Direction {
    match name {
        "ltr" => Direction::Ltr,
        "rtl" => Direction::Rtl,
        _ => Direction::Auto,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::store;
    use crate::{note, own_comment, tag};
    use document::{Label, Target};

    fn kettle() -> Article {
        Article {
            url: Some("https://example.org/kettles".into()),
            title: "Kettles".into(),
            published: "2025-10".parse().ok(),
            direction: Direction::Rtl,
            words: 1200,
            revision: 1,
            saved_at: 5,
            ..Article::default()
        }
    }

    #[test]
    fn an_article_comes_back_as_it_was() {
        let (_folder, store) = store();
        let id = store.write(|write| insert(write, &kettle())).unwrap();
        let summary = store.read(|read| get(read, id)).unwrap();
        assert_eq!(summary.article, kettle());
        assert!(summary.unread && summary.tags.is_empty() && summary.deleted_at.is_none());
    }

    #[test]
    fn a_summary_knows_tags_and_visits() {
        let (_folder, store) = store();
        let id = store.write(|write| insert(write, &kettle())).unwrap();
        store
            .write(|write| {
                tag::set(write, id, &["water".into(), "home".into()])?;
                opened(write, id, 20)
            })
            .unwrap();
        let summary = store.read(|read| get(read, id)).unwrap();
        assert_eq!((summary.tags, summary.unread), (vec!["water".to_string(), "home".into()], false));
    }

    #[test]
    fn what_was_long_in_the_bin_is_deleted_with_everything_on_it() {
        let (_folder, store) = store();
        let id = store.write(|write| insert(write, &kettle())).unwrap();
        let (first, second) = store
            .write(|write| {
                let parent = own_comment::Parent::Article;
                let first = own_comment::insert(write, id, &parent, "one", 1)?;
                let second = own_comment::insert(write, id, &own_comment::Parent::Own(first), "two", 1)?;
                note::insert(write, id, &Target::Article, Label::Mine, "ultramarine", 1)?;
                set_deleted(write, id, Some(10))?;
                Ok::<_, Error>((first, second))
            })
            .unwrap();
        store.write(|write| purge(write, 10)).unwrap();
        assert!(store.read(|read| get(read, id)).is_ok(), "not yet");
        store.write(|write| purge(write, 11)).unwrap();
        assert!(matches!(store.read(|read| get(read, id)), Err(Error::NotFound)));
        for own in [first, second] {
            assert!(store.read(|read| own_comment::get(read, own)).is_err());
        }
    }

    #[test]
    fn a_missing_article_is_not_found() {
        let (_folder, store) = store();
        assert!(matches!(store.read(|read| get(read, 7)), Err(Error::NotFound)));
        assert!(matches!(store.write(|write| set_deleted(write, 7, None)), Err(Error::NotFound)));
    }
}
