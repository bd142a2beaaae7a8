//! What has the words: newest first, or the best first.

use super::filter::{Conditions, Filter};
use super::words::Words;
use crate::{Read, Result};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Up to so many hits, each is asked whether its article passes the filter.
const FEW_HITS: u32 = 10_000;

/// Up to so many articles that pass the filter, each is asked whether it has the words.
const FEW_ARTICLES: usize = 500;

/// Which hits come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The latest saved; takes hardly any time, however many hits there are.
    Newest,
    /// The best; takes time with every hit.
    Best,
}

/// A table of the index, and the rows it indexes.
struct Index {
    table: &'static str,
    /// Joins the rows to their articles `a`. A cross join is done in the order it is written: the words first.
    join: &'static str,
}

const ARTICLES: Index = Index { table: "article_search", join: "CROSS JOIN article a ON a.id = article_search.rowid" };
const COMMENTS: Index = Index {
    table: "comment_search",
    join: "CROSS JOIN comment c ON c.id = comment_search.rowid CROSS JOIN article a ON a.id = c.article",
};
const NOTES: Index = Index {
    table: "note_search",
    join: "CROSS JOIN note w ON w.id = note_search.rowid AND w.deleted_at IS NULL
        CROSS JOIN article a ON a.id = w.article",
};
const OWN_COMMENTS: Index = Index {
    table: "own_comment_search",
    join: "CROSS JOIN own_comment w ON w.id = own_comment_search.rowid AND w.deleted_at IS NULL
        CROSS JOIN article a ON a.id = w.article",
};

/// Articles whose title, text or cells have the words, by id.
pub fn articles(read: &Read, words: &Words, filter: &Filter, order: Order, limit: u32) -> Result<Vec<i64>> {
    let conditions = filter.conditions(true);
    if order == Order::Newest && !conditions.is_open() && !are_few(read, &ARTICLES, &words.0)? {
        let candidates = filter.articles(read, true, FEW_ARTICLES + 1)?;
        if candidates.len() <= FEW_ARTICLES {
            return articles_among(read, &words.0, &candidates, limit);
        }
    }
    ARTICLES.find(read, &words.0, conditions, order, limit)
}

/// Comments that have the words, by row.
pub fn comments(read: &Read, words: &Words, filter: &Filter, order: Order, limit: u32) -> Result<Vec<i64>> {
    let conditions = filter.conditions(false);
    let words = words.by(filter.author.as_deref());
    if order == Order::Newest && !conditions.is_open() && !are_few(read, &COMMENTS, &words)? {
        let candidates = filter.articles(read, false, FEW_ARTICLES + 1)?;
        if candidates.len() <= FEW_ARTICLES {
            return comments_among(read, &words, &candidates, limit);
        }
    }
    COMMENTS.find(read, &words, conditions, order, limit)
}

/// Notes that have the words in their text or quote, newest first, by id. None where an author is asked for.
pub fn notes(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<Vec<i64>> {
    match filter.author {
        Some(_) => Ok(Vec::new()),
        None => NOTES.find(read, &words.0, filter.conditions(false), Order::Newest, limit),
    }
}

/// Own comments that have the words, newest first, by id. None where an author is asked for.
pub fn own_comments(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<Vec<i64>> {
    match filter.author {
        Some(_) => Ok(Vec::new()),
        None => OWN_COMMENTS.find(read, &words.0, filter.conditions(false), Order::Newest, limit),
    }
}

/// How many articles have the words and pass the filter, counted up to `limit`.
pub fn count_articles(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<u32> {
    ARTICLES.count(read, &words.0, filter.conditions(true), limit)
}

/// How many comments have the words and pass the filter, counted up to `limit`.
pub fn count_comments(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<u32> {
    COMMENTS.count(read, &words.by(filter.author.as_deref()), filter.conditions(false), limit)
}

/// How many articles have the words, whatever a filter leaves of them, counted up to `limit`; takes hardly any time.
pub fn hits_in_articles(read: &Read, words: &Words, limit: u32) -> Result<u32> {
    ARTICLES.hits(read, &words.0, limit)
}

/// How many comments have the words, whatever a filter leaves of them, counted up to `limit`.
pub fn hits_in_comments(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<u32> {
    COMMENTS.hits(read, &words.by(filter.author.as_deref()), limit)
}

fn are_few(read: &Read, index: &Index, words: &str) -> Result<bool> {
    Ok(index.hits(read, words, FEW_HITS + 1)? <= FEW_HITS)
}

impl Index {
    /// The statement that finds rows: the words first, then each hit's article is asked.
    ///
    /// Sorted by nothing but `rank` or `rowid` alone, which the index does itself; with a second column SQLite would
    /// sort all hits, ten times slower.
    fn find_sql(&self, conditions: &Conditions, order: Order) -> String {
        let Self { table, join } = self;
        let by = match order {
            Order::Newest => "rowid DESC",
            Order::Best => "rank",
        };
        format!(
            "SELECT {table}.rowid FROM {table} {join} WHERE {table} MATCH ? AND {} ORDER BY {table}.{by} LIMIT ?",
            conditions.sql()
        )
    }

    fn find(&self, read: &Read, words: &str, conditions: Conditions, order: Order, limit: u32) -> Result<Vec<i64>> {
        let mut statement = read.prepare(&self.find_sql(&conditions, order))?;
        let values = std::iter::once(words.to_string().into()).chain(conditions.values).chain([limit.into()]);
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn count(&self, read: &Read, words: &str, conditions: Conditions, limit: u32) -> Result<u32> {
        let Self { table, join } = self;
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM {table} {join} WHERE {table} MATCH ? AND {} LIMIT ?)",
            conditions.sql()
        );
        let values = std::iter::once(Value::from(words.to_string())).chain(conditions.values).chain([limit.into()]);
        Ok(read.prepare(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
    }

    /// How many rows have the words, whatever article they belong to, counted up to `limit`.
    fn hits(&self, read: &Read, words: &str, limit: u32) -> Result<u32> {
        let table = self.table;
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ?1 LIMIT ?2)");
        Ok(read.prepare(&sql)?.query_row((words, limit), |row| row.get(0))?)
    }
}

/// Those of some articles, newest first, that have the words.
fn articles_among(read: &Read, words: &str, articles: &[i64], limit: u32) -> Result<Vec<i64>> {
    let mut has_words =
        read.prepare("SELECT 1 FROM article_search WHERE article_search MATCH ?1 AND article_search.rowid = ?2")?;
    let mut found = Vec::new();
    for &article in articles {
        if found.len() >= limit as usize {
            break;
        }
        if has_words.exists((words, article))? {
            found.push(article);
        }
    }
    Ok(found)
}

/// Comments that have the words on some articles, those of the newest article first.
fn comments_among(read: &Read, words: &str, articles: &[i64], limit: u32) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    for &article in articles {
        for rows in crate::comment::rows(read, article)? {
            let left = limit.saturating_sub(found.len() as u32);
            if left == 0 {
                return Ok(found);
            }
            let sql = "
                SELECT comment_search.rowid FROM comment_search WHERE comment_search MATCH ?1
                AND comment_search.rowid BETWEEN ?2 AND ?3 ORDER BY comment_search.rowid DESC LIMIT ?4";
            let mut statement = read.prepare(sql)?;
            let hits = statement.query_map((words, rows.start(), rows.end(), left), |row| row.get(0))?;
            found.extend(hits.collect::<rusqlite::Result<Vec<i64>>>()?);
        }
    }
    Ok(found)
}
