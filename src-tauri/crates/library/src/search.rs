//! Search over titles, text, cells, comments, notes and own comments.

mod folded;
mod hit;
mod query;

use crate::wire::{Failure, Matches, SearchHit, SearchOrder, SearchResults};
use crate::{Cancel, Library};
use hit::Hits;
use query::{Place, Query};
use store::Read;
use store::search::{self, Order, Words};

/// Hits of one kind that are shown: at first as many as a window shows, then all that anyone looks through.
const FIRST: u32 = 20;
const SHOWN: u32 = 50;

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
        let articles = count(&self.in_articles, |words| search::hits_in_articles(read, words, RANKED + 1))?;
        let comments = count(&self.in_comments, |words| search::hits_in_comments(read, words, filter, RANKED + 1))?;
        let rankable = articles.max(comments) <= RANKED;
        Ok(SearchResults { hits: self.hits(read, Order::Newest, FIRST)?, matches: None, rankable, filters: Vec::new() })
    }

    /// The best hits, and how many there are.
    fn best(&self, read: &Read) -> Result<SearchResults, Failure> {
        let filter = &self.query.filter;
        let hits = self.hits(read, Order::Best, SHOWN)?;
        let counted = |words: &Words| -> store::Result<u32> {
            let notes = search::notes(read, words, filter, RANKED + 1)?.len();
            Ok((notes + search::own_comments(read, words, filter, RANKED + 1)?.len()) as u32)
        };
        let counts = [
            count(&self.in_articles, |words| search::count_articles(read, words, filter, RANKED + 1))?,
            count(&self.in_comments, |words| search::count_comments(read, words, filter, RANKED + 1))?,
            count(&self.in_notes, counted)?,
        ];
        let more = counts.iter().any(|&count| count > RANKED);
        let [articles, comments, notes] = counts.map(|count| count.min(RANKED));
        let matches = Some(Matches { articles, comments, notes, more });
        Ok(SearchResults { hits, matches, rankable: true, filters: Vec::new() })
    }

    fn hits(&self, read: &Read, order: Order, limit: u32) -> Result<Vec<SearchHit>, Failure> {
        let filter = &self.query.filter;
        let mut hits = Hits::new(read, self.query, self.cancel);
        if let Some(words) = &self.in_notes {
            hits.notes(&search::notes(read, words, filter, limit)?)?;
            hits.own_comments(&search::own_comments(read, words, filter, limit)?)?;
        }
        if let Some(words) = &self.in_articles {
            hits.articles(&search::articles(read, words, filter, order, limit)?)?;
        }
        if let Some(words) = &self.in_comments {
            hits.comments(&search::comments(read, words, filter, order, limit)?)?;
        }
        Ok(hits.into_found())
    }
}

fn count(words: &Option<Words>, counted: impl Fn(&Words) -> store::Result<u32>) -> store::Result<u32> {
    words.as_ref().map_or(Ok(0), counted)
}
