//! Search over titles, text, cells, comments, notes and own comments.

mod folded;
mod hit;
mod indexed;
mod query;

pub(crate) use indexed::Indexed;

use crate::Library;
use crate::wire::{Failure, SearchHit};
use hit::Hits;
use query::{Place, Query};
use store::Read;
use store::search::{self, Order, Words};

/// Hits of one kind that are shown.
const LIMIT: u32 = 50;

/// Above so many hits the newest come first: ranking costs time with every hit, and of that many none is the best.
const RANKED: u32 = 20_000;

impl Library {
    /// Looks for words in the whole library, or in one article. See `Query` for what can be asked.
    ///
    /// Any text is a query; one that asks for nothing finds nothing.
    pub fn search(&self, query: &str, article: Option<i64>) -> Result<Vec<SearchHit>, Failure> {
        let mut query = Query::parse(query)?;
        query.filter.article = article.or(query.filter.article);
        let Some(words) = Words::new(&query.with, &query.without) else { return Ok(Vec::new()) };
        self.store.read(|read| find(read, &query, &words))
    }
}

fn find(read: &Read, query: &Query, words: &Words) -> Result<Vec<SearchHit>, Failure> {
    let mut hits = Hits::new(read, query);
    let filter = &query.filter;
    if query.looks_in(Place::Note) {
        hits.notes(&search::notes(read, words, filter, LIMIT)?)?;
        hits.own_comments(&search::own_comments(read, words, filter, LIMIT)?)?;
    }
    if [Place::Title, Place::Text, Place::Table].into_iter().any(|place| query.looks_in(place)) {
        let order = order(search::count_articles(read, words, RANKED + 1)?);
        hits.articles(&search::articles(read, words, filter, order, LIMIT)?)?;
    }
    if query.looks_in(Place::Comment) {
        let order = order(search::count_comments(read, words, RANKED + 1)?);
        hits.comments(&search::comments(read, words, filter, order, LIMIT)?)?;
    }
    Ok(hits.into_found())
}

fn order(hits: u32) -> Order {
    if hits > RANKED { Order::Newest } else { Order::Best }
}
