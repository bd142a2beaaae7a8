//! Search over titles, text, cells, comments, notes and own comments.

mod folded;
mod hit;
mod query;

use crate::wire::{Failure, Matches, SearchHit, SearchOrder, SearchResults};
use crate::{Cancel, Library};
use hit::Hits;
use query::{Place, Query};
use store::Read;
use store::search::{self, Found, Words};

/// Hits of one kind that are shown: at first as many as a window shows, then all that anyone looks through.
const FIRST: usize = 20;
const SHOWN: usize = 50;

/// Up to so many hits are ranked unasked, in a moment: ranking costs time with every hit, and of more than that none
/// is the best.
const RANKED: u32 = 20_000;

/// The columns of the index that hold an article.
const COLUMNS: [(Place, &str); 3] = [(Place::Title, "title"), (Place::Text, "text"), (Place::Table, "cells")];

impl Library {
    /// Looks for words in the whole library, or in one article. See `Query` for what can be asked.
    ///
    /// Any text is a query; one that asks for nothing finds nothing.
    pub fn search(
        &self,
        query: &str,
        article: Option<i64>,
        order: SearchOrder,
        cancel: &Cancel,
    ) -> Result<SearchResults, Failure> {
        let mut query = Query::parse(query)?;
        query.filter.article = article;
        let search = Search::new(&query, cancel);
        let mut results = self.store.read_until(cancel, |read| match order {
            SearchOrder::Newest => search.newest(read),
            SearchOrder::Best => search.best(read),
        })?;
        results.filters = query.filters;
        Ok(results)
    }

    /// The best things in the whole library, in order and counted, without their words: what [`Library::search`] with
    /// the best first does before it fetches what it shows.
    pub fn rank(&self, query: &str, cancel: &Cancel) -> Result<Ranking, Failure> {
        let query = Query::parse(query)?;
        self.store.read_until(cancel, |read| Search::new(&query, cancel).ranking(read))
    }
}

/// What was found in each part of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Articles, by id.
    pub articles: Found,
    /// Comments, by row.
    pub comments: Found,
    /// Notes, by id.
    pub notes: Found,
    /// Own comments, by id.
    pub own_comments: Found,
}

/// A query, and its words as the parts of the index understand them. No words: nothing is looked for there.
struct Search<'q> {
    query: &'q Query,
    cancel: &'q Cancel,
    in_articles: Option<Words>,
    in_comments: Option<Words>,
    in_notes: Option<Words>,
}

impl<'q> Search<'q> {
    fn new(query: &'q Query, cancel: &'q Cancel) -> Self {
        let columns: Vec<&str> =
            COLUMNS.into_iter().filter(|(place, _)| query.looks_in(*place)).map(|(_, column)| column).collect();
        let words = |columns: &[&str]| Words::new(&query.with, &query.without, columns);
        let everywhere = columns.len() == COLUMNS.len();
        Self {
            query,
            cancel,
            in_articles: Some(columns)
                .filter(|columns| !columns.is_empty())
                .and_then(|columns| words(if everywhere { &[] } else { &columns })),
            in_comments: words(&[]).filter(|_| query.looks_in(Place::Comment)),
            in_notes: words(&[]).filter(|_| query.looks_in(Place::Note)),
        }
    }

    /// The newest hits, and whether there are few enough to be ranked.
    fn newest(&self, read: &Read) -> Result<SearchResults, Failure> {
        let filter = &self.query.filter;
        let articles = in_part(&self.in_articles, |words| search::hits_in_articles(read, words, RANKED + 1))?;
        let comments = in_part(&self.in_comments, |words| search::hits_in_comments(read, words, filter, RANKED + 1))?;
        let rankable = articles.max(comments) <= RANKED;
        let mut found = self.written(read, FIRST)?;
        found.articles.rows = in_part(&self.in_articles, |words| search::newest_articles(read, words, filter, FIRST))?;
        found.comments.rows = in_part(&self.in_comments, |words| search::newest_comments(read, words, filter, FIRST))?;
        Ok(SearchResults { hits: self.hits(read, &found)?, matches: None, rankable, filters: Vec::new() })
    }

    /// The best hits, and how many there are.
    fn best(&self, read: &Read) -> Result<SearchResults, Failure> {
        let found = self.ranking(read)?;
        let matches = Matches {
            articles: found.articles.count,
            comments: found.comments.count,
            notes: found.notes.count + found.own_comments.count,
        };
        let hits = self.hits(read, &found)?;
        Ok(SearchResults { hits, matches: Some(matches), rankable: true, filters: Vec::new() })
    }

    /// What is best, without a word of it.
    fn ranking(&self, read: &Read) -> Result<Ranking, Failure> {
        let filter = &self.query.filter;
        let mut found = self.written(read, SHOWN)?;
        found.articles = in_part(&self.in_articles, |words| search::best_articles(read, words, filter, SHOWN))?;
        found.comments = in_part(&self.in_comments, |words| search::best_comments(read, words, filter, SHOWN))?;
        Ok(found)
    }

    /// What the reader wrote: always the newest first.
    fn written(&self, read: &Read, limit: usize) -> Result<Ranking, Failure> {
        let filter = &self.query.filter;
        Ok(Ranking {
            notes: in_part(&self.in_notes, |words| search::notes(read, words, filter, limit))?,
            own_comments: in_part(&self.in_notes, |words| search::own_comments(read, words, filter, limit))?,
            ..Ranking::default()
        })
    }

    fn hits(&self, read: &Read, found: &Ranking) -> Result<Vec<SearchHit>, Failure> {
        let mut hits = Hits::new(read, self.query, self.cancel);
        hits.notes(&found.notes.rows)?;
        hits.own_comments(&found.own_comments.rows)?;
        hits.articles(&found.articles.rows)?;
        hits.comments(&found.comments.rows)?;
        Ok(hits.into_found())
    }
}

fn in_part<T: Default>(words: &Option<Words>, find: impl Fn(&Words) -> store::Result<T>) -> store::Result<T> {
    words.as_ref().map_or_else(|| Ok(T::default()), find)
}
