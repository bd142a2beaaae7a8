//! Lists of articles, a page at a time, and everything one can go to from there.

use crate::Library;
use crate::wire::{self, ArticlePage, ArticleSummary, Failure, ListQuery, Named, Overview};
use store::article::{self, Filter, Place, Query};

/// Articles a page may have.
const PAGE: u32 = 500;

/// Sites the overview names.
const SITES: u32 = 200;

impl Library {
    /// A part of a list: at most five hundred articles after the first `offset`.
    pub fn list_articles(&self, query: &ListQuery, offset: u32, limit: u32) -> Result<ArticlePage, Failure> {
        let query = Query::from(query);
        let (total, articles) = self.store.read(|read| {
            Ok::<_, store::Error>((
                article::total(read, &query)?,
                article::page(read, &query, offset, limit.min(PAGE))?,
            ))
        })?;
        Ok(ArticlePage { total, articles: articles.into_iter().map(ArticleSummary::from).collect() })
    }

    /// One article as lists show it.
    pub fn summary(&self, id: i64) -> Result<ArticleSummary, Failure> {
        Ok(self.store.read(|read| article::get(read, id))?.into())
    }

    /// The ids of a list's articles, `limit` of them after the first `offset`: to choose from it more than is in
    /// sight.
    pub fn list_ids(&self, query: &ListQuery, offset: u32, limit: u32) -> Result<Vec<i64>, Failure> {
        let query = Query::from(query);
        Ok(self.store.read(|read| article::ids(read, &query, offset, limit))?)
    }

    /// Articles whose title has these letters in this order, however far apart; the last opened first. Without letters,
    /// those last opened.
    pub fn find_titles(&self, letters: &str, limit: u32) -> Result<Vec<ArticleSummary>, Failure> {
        let letters = crate::summary::sort_key(letters);
        let found = self.store.read(|read| article::by_letters(read, &letters, limit.min(PAGE)))?;
        Ok(found.into_iter().map(ArticleSummary::from).collect())
    }

    /// Everything one can go to from the list, with how many articles are there.
    pub fn overview(&self) -> Result<Overview, Failure> {
        Ok(self.store.read(|read| {
            let counts = article::counts(read)?;
            let named = |(name, articles)| Named { name, articles };
            Ok::<_, store::Error>(Overview {
                library: counts.library,
                unread: counts.unread,
                new_comments: counts.new_comments,
                favourites: counts.favourite,
                with_notes: counts.notes,
                archive: counts.archive,
                bin: counts.bin,
                bin_writing: store::bin::count(read)?,
                tags: store::tag::list(read)?.into_iter().map(named).collect(),
                collections: store::collection::list(read)?.into_iter().map(wire::Collection::from).collect(),
                sites: article::sites(read, SITES)?.into_iter().map(named).collect(),
            })
        })?)
    }
}

impl From<&ListQuery> for Query {
    fn from(query: &ListQuery) -> Self {
        let &ListQuery { unread, new_comments, favourite, notes, order, reversed, .. } = query;
        Self {
            place: Place::from(&query.place),
            filter: Filter { unread, new_comments, favourite, notes },
            order: order.into(),
            reversed,
        }
    }
}

impl From<&wire::Place> for Place {
    fn from(place: &wire::Place) -> Self {
        match place {
            wire::Place::Library => Self::Library,
            wire::Place::Archive => Self::Archive,
            wire::Place::Bin => Self::Bin,
            wire::Place::Tag { tag } => Self::Tag(tag.clone()),
            wire::Place::Collection { collection } => Self::Collection(*collection),
            wire::Place::Site { site } => Self::Site(site.clone()),
        }
    }
}

impl From<wire::Order> for article::Order {
    fn from(order: wire::Order) -> Self {
        match order {
            wire::Order::Saved => Self::Saved,
            wire::Order::Published => Self::Published,
            wire::Order::Title => Self::Title,
            wire::Order::Site => Self::Site,
            wire::Order::Length => Self::Length,
            wire::Order::Comments => Self::Comments,
            wire::Order::Opened => Self::Opened,
            wire::Order::Hand => Self::Hand,
        }
    }
}

impl From<store::collection::Collection> for wire::Collection {
    fn from(collection: store::collection::Collection) -> Self {
        Self { id: collection.id, name: collection.name, articles: collection.articles }
    }
}
