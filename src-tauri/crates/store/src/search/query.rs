//! What has the words: newest first, or the best first.

use super::filter::{Conditions, Filter};
use super::newest::{self, PATIENCE};
use super::words::Words;
use crate::{Read, Result, comment};
use rusqlite::types::Value;
use rusqlite::{Statement, params_from_iter};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::RangeInclusive;

/// What a search found, counted whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The first ones, by row.
    pub rows: Vec<i64>,
    /// How many there are.
    pub count: u32,
}

/// Where an article's rows are, the latest first.
type Rows = fn(&Read, i64) -> Result<Vec<RangeInclusive<i64>>>;

/// A table of the index, and the rows it indexes.
///
/// In every statement the words are `hit`. A cross join is done in the order it is written: the words first.
pub(super) struct Index {
    pub(super) table: &'static str,
    /// Joins the hits to their articles `a`.
    join: &'static str,
    /// The rows whose article is in the bin. Few, where asking each hit for its article would take as long as ranking.
    binned: Option<&'static str>,
    pub(super) rows: Option<Rows>,
    /// Whether an author narrows the articles, by their bylines.
    pub(super) bylines: bool,
}

pub(super) const ARTICLES: Index = Index {
    table: "article_search",
    join: "CROSS JOIN article a ON a.id = hit.rowid",
    binned: Some("SELECT id FROM article WHERE deleted_at IS NOT NULL"),
    rows: Some(|_, article| Ok(vec![article..=article])),
    bylines: true,
};
pub(super) const COMMENTS: Index = Index {
    table: "comment_search",
    join: "CROSS JOIN comment c ON c.id = hit.rowid CROSS JOIN article a ON a.id = c.article",
    binned: Some("SELECT c.id FROM comment c WHERE c.article IN (SELECT id FROM article WHERE deleted_at IS NOT NULL)"),
    rows: Some(comment::rows),
    bylines: false,
};
pub(super) const NOTES: Index = Index {
    table: "note_search",
    join: "CROSS JOIN note w ON w.id = hit.rowid AND w.deleted_at IS NULL CROSS JOIN article a ON a.id = w.article",
    binned: None,
    rows: None,
    bylines: false,
};
pub(super) const OWN_COMMENTS: Index = Index {
    table: "own_comment_search",
    join: "CROSS JOIN own_comment w ON w.id = hit.rowid AND w.deleted_at IS NULL
        CROSS JOIN article a ON a.id = w.article",
    binned: None,
    rows: None,
    bylines: false,
};

/// The newest articles whose title, text or cells have the words, by id.
pub fn newest_articles(read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Vec<i64>> {
    newest::find(&ARTICLES, read, &words.0, filter, limit, PATIENCE)
}

/// The newest comments that have the words, by row.
pub fn newest_comments(read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Vec<i64>> {
    newest::find(&COMMENTS, read, &words.by(filter.author.as_deref()), filter, limit, PATIENCE)
}

/// The best articles, by id. Takes time with every hit.
pub fn best_articles(read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Found> {
    ARTICLES.best(read, &words.0, filter, limit)
}

/// The best comments, by row. Takes time with every hit.
pub fn best_comments(read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Found> {
    COMMENTS.best(read, &words.by(filter.author.as_deref()), filter, limit)
}

/// Notes that have the words in their text or quote, newest first, by id. None where an author is asked for.
pub fn notes(read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Found> {
    NOTES.written(read, words, filter, limit)
}

/// Own comments that have the words, newest first, by id. None where an author is asked for.
pub fn own_comments(read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Found> {
    OWN_COMMENTS.written(read, words, filter, limit)
}

/// How many articles have the words, whatever a filter leaves of them, counted up to `limit`; takes hardly any time.
pub fn hits_in_articles(read: &Read, words: &Words, limit: u32) -> Result<u32> {
    ARTICLES.hits(read, &words.0, limit)
}

/// How many comments have the words, whatever a filter leaves of them, counted up to `limit`.
pub fn hits_in_comments(read: &Read, words: &Words, filter: &Filter, limit: u32) -> Result<u32> {
    COMMENTS.hits(read, &words.by(filter.author.as_deref()), limit)
}

impl Index {
    /// How many rows have the words, whatever article they belong to, counted up to `limit`.
    pub(super) fn hits(&self, read: &Read, words: &str, limit: u32) -> Result<u32> {
        let table = self.table;
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ?1 LIMIT ?2)");
        Ok(read.prepare(&sql)?.query_row((words, limit), |row| row.get(0))?)
    }

    /// The statement that finds rows and how well each fits, in no order.
    ///
    /// The index can sort by rank itself, but keeps every hit with all its positions while it does; going through the
    /// hits and keeping the best takes less time and hardly any memory, and they are counted on the way.
    pub(super) fn ranking_sql(&self, conditions: &Conditions) -> String {
        format!("SELECT hit.rowid, hit.rank FROM {}", self.hits_that_pass(conditions))
    }

    /// The statement that finds the newest rows.
    pub(super) fn newest_sql(&self, conditions: &Conditions) -> String {
        format!("SELECT hit.rowid FROM {} ORDER BY hit.rowid DESC", self.hits_that_pass(conditions))
    }

    /// The same, looking only at the newest `?` hits, the second parameter.
    pub(super) fn newest_of_few_sql(&self, conditions: &Conditions) -> String {
        let Self { table, join, .. } = self;
        let few = format!("SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?");
        format!("SELECT hit.rowid FROM ({few}) hit {join} WHERE {} ORDER BY hit.rowid DESC", conditions.sql())
    }

    fn hits_that_pass(&self, conditions: &Conditions) -> String {
        let Self { table, join, binned, .. } = self;
        match binned {
            Some(binned) if conditions.is_open() => {
                format!("{table} hit WHERE {table} MATCH ? AND hit.rowid NOT IN ({binned})")
            }
            _ => format!("{table} hit {join} WHERE {table} MATCH ? AND {}", conditions.sql()),
        }
    }

    /// What a filter asks of this table's rows.
    pub(super) fn conditions(&self, read: &Read, filter: &Filter) -> Result<Conditions> {
        let mut conditions = filter.conditions(self.bylines);
        if let (Some(article), Some(rows)) = (filter.article, self.rows) {
            // The index need not look at the other articles' rows at all.
            let rows = rows(read, article)?;
            let (start, end) = (rows.iter().map(|rows| *rows.start()).min(), rows.iter().map(|rows| *rows.end()).max());
            conditions.add("hit.rowid >= ?", Some(start.unwrap_or(0).into()));
            conditions.add("hit.rowid <= ?", Some(end.unwrap_or(-1).into()));
        }
        Ok(conditions)
    }

    fn best(&self, read: &Read, words: &str, filter: &Filter, limit: usize) -> Result<Found> {
        let conditions = self.conditions(read, filter)?;
        let mut statement = read.prepare(&self.ranking_sql(&conditions))?;
        let mut hits = statement.query(params_from_iter(values(words, conditions)))?;
        let mut best: BinaryHeap<Hit> = BinaryHeap::with_capacity(limit + 1);
        let mut count = 0;
        while let Some(hit) = hits.next()? {
            count += 1;
            let hit = Hit { rank: hit.get(1)?, row: hit.get(0)? };
            if best.len() < limit || best.peek().is_some_and(|worst| hit < *worst) {
                best.push(hit);
                if best.len() > limit {
                    best.pop();
                }
            }
        }
        Ok(Found { rows: best.into_sorted_vec().into_iter().map(|hit| hit.row).collect(), count })
    }

    /// What the reader wrote: never so much that it could not be counted.
    fn written(&self, read: &Read, words: &Words, filter: &Filter, limit: usize) -> Result<Found> {
        if filter.author.is_some() {
            return Ok(Found::default());
        }
        let conditions = self.conditions(read, filter)?;
        let mut statement = read.prepare(&self.newest_sql(&conditions))?;
        let mut rows = ids(&mut statement, values(&words.0, conditions), usize::MAX)?;
        let count = rows.len() as u32;
        rows.truncate(limit);
        Ok(Found { rows, count })
    }
}

/// The words, and what stands for the question marks of the conditions.
pub(super) fn values(words: &str, conditions: Conditions) -> impl Iterator<Item = Value> {
    std::iter::once(words.to_string().into()).chain(conditions.values)
}

/// The first ids that a statement gives.
pub(super) fn ids(statement: &mut Statement, values: impl Iterator<Item = Value>, limit: usize) -> Result<Vec<i64>> {
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    Ok(rows.take(limit).collect::<rusqlite::Result<_>>()?)
}

/// A hit, better ones before worse: a lower rank, then the later row.
#[derive(Clone, Copy, Debug)]
struct Hit {
    rank: f64,
    row: i64,
}

impl Ord for Hit {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank.total_cmp(&other.rank).then(other.row.cmp(&self.row))
    }
}

impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Hit {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Hit {}
