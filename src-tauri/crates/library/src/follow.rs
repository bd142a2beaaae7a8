//! Following sites: their feeds, what these tell of, and saving it whole. Nothing is asked for before the reader says
//! so, or sets an interval.

mod lists;
mod refresh;

use crate::clock::rfc3339;
use crate::fetch::{Errand, address_of, host};
use crate::journal::{perform, record};
use crate::parser::Feeds;
use crate::wire::{self, Act, Failure, FeedItems, FetchOptions, Imported, Step, Trouble};
use crate::{Cancel, Library};
use capture::{Followed, FollowedItem};
use store::journal::Change;
use store::{feed, feed_item};
use url::Url;

impl Library {
    /// The feeds that the reader follows, by title.
    pub fn feeds(&self) -> Result<Vec<wire::Feed>, Failure> {
        let feeds = self.store.read(feed::list)?;
        Ok(feeds.into_iter().map(wire::Feed::from).collect())
    }

    /// A part of what a feed tells of, or all feeds do, at most 500.
    pub fn feed_items(&self, feed: Option<i64>, unread: bool, offset: u32, limit: u32) -> Result<FeedItems, Failure> {
        self.store.read(|read| {
            let items = feed_item::page(read, feed, unread, offset, limit.min(500))?;
            let total = feed_item::total(read, feed, unread)?;
            Ok(FeedItems { total, items: items.into_iter().map(wire::FeedItem::from).collect() })
        })
    }

    /// Follows the feed at an address, or the one that the page there names. One that is followed already is read
    /// again.
    pub fn follow(&self, address: &str, options: &FetchOptions, cancel: &Cancel) -> Result<wire::Feed, Failure> {
        let errand = self.errand(options, cancel, &|_| ())?;
        let (url, read) = errand.find_feed(&address_of(address)?)?;
        let now = self.now();
        let id = self.store.write(|write| {
            let title = read.title.clone().unwrap_or_else(|| host(&url));
            let (confirmed, site) = (options.confirmed.first().cloned(), read.site.clone());
            let new = feed::Feed { url: url.to_string(), title, site, confirmed, ..feed::Feed::default() };
            let (id, is_new) = feed::insert(write, &new, now)?;
            lists::take_in(write, id, &read, now)?;
            if is_new {
                let back = [Change::Followed { feed: id, followed: false }];
                record(write, Act::Follow, Some(feed::get(write, id)?.feed.title), &back, now)?;
            }
            Ok::<_, Failure>(id)
        })?;
        Ok(self.store.read(|read| feed::get(read, id))?.into())
    }

    /// Follows a feed no longer. What was saved from it stays.
    pub fn unfollow(&self, feed: i64) -> Result<Option<Step>, Failure> {
        self.change_feed(feed, Act::Unfollow, Change::Followed { feed, followed: false })
    }

    /// Says whether what is new in a feed is saved at once.
    pub fn save_at_once(&self, feed: i64, at_once: bool) -> Result<Option<Step>, Failure> {
        self.change_feed(feed, Act::SaveAtOnce, Change::SaveAtOnce { feed, at_once })
    }

    fn change_feed(&self, feed: i64, act: Act, change: Change) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| perform(write, act, Some(feed::get(write, feed)?.feed.title), &[change], now))
    }

    /// Marks an item as read or unread. `None` where it was.
    pub fn mark_feed_item(&self, item: i64, read: bool) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let known = feed_item::get(write, item)?;
            if known.unread != read {
                return Ok(None);
            }
            let act = if read { Act::MarkItemsRead } else { Act::MarkItemsUnread };
            let change = Change::FeedItemRead { item, at: read.then_some(now) };
            perform(write, act, Some(known.item.title), &[change], now)
        })
    }

    /// Marks everything in a feed, or in all, as read, as one step.
    pub fn mark_feed_read(&self, feed: Option<i64>) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let items = feed_item::unread(write, feed)?.into_iter();
            let changes: Vec<Change> = items.map(|item| Change::FeedItemRead { item, at: Some(now) }).collect();
            perform(write, Act::MarkItemsRead, None, &changes, now)
        })
    }

    /// Saves an item whole, page and discussion, and marks it as read. One that is saved already is saved again.
    pub fn save_feed_item(
        &self,
        item: i64,
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(crate::FetchStage) + Sync,
    ) -> Result<Imported, Failure> {
        let known = self.store.read(|read| feed_item::get(read, item))?;
        let feed = self.store.read(|read| feed::get(read, known.feed))?.feed;
        let options = options_for(&feed, options);
        let errand = self.errand(&options, cancel, &progress)?;
        let imported = self.save_item(&errand, &known)?;
        let now = self.now();
        self.store.write(|write| feed_item::set_read(write, item, Some(now)))?;
        Ok(imported)
    }

    fn save_item(&self, errand: &Errand, known: &feed_item::Known) -> Result<Imported, Failure> {
        let address = known.item.url.as_deref().ok_or(Trouble::ItemWithoutAddress)?;
        let gathered = errand.gather_with(&address_of(address)?, known.item.comments_feed.as_deref())?;
        let imported = self.keep(errand, gathered)?;
        self.store.write(|write| feed_item::set_article(write, known.id, imported.article))?;
        Ok(imported)
    }
}

/// What may be asked for a feed: also the host of the local network that the reader confirmed for it, and for no other.
fn options_for(feed: &feed::Feed, options: &FetchOptions) -> FetchOptions {
    let confirmed = options.confirmed.iter().chain(&feed.confirmed).cloned().collect();
    FetchOptions { confirmed, ..options.clone() }
}

impl Errand<'_> {
    /// The feed at an address, or the first that the page there names, with the address it was found at.
    fn find_feed(&self, url: &Url) -> Result<(Url, Followed), Failure> {
        let (found, feeds) = self.feeds(url)?;
        if let Some(feed) = feeds.feed {
            return Ok((found, feed));
        }
        let named = feeds.named.first().and_then(|feed| Url::parse(&feed.url).ok()).ok_or(Trouble::NoFeed)?;
        let (found, feeds) = self.feeds(&named)?;
        Ok((found, feeds.feed.ok_or(Trouble::NoFeed)?))
    }

    /// What an address says of feeds, and where it was found. A feed is as hostile as a page, and read where pages are.
    fn feeds(&self, url: &Url) -> Result<(Url, Feeds), Failure> {
        let answer = self.ask(url)?;
        let found = answer.url.clone();
        Ok((found, self.parser.feeds(&crate::fetch::incoming(answer))?))
    }
}

fn item(item: &FollowedItem) -> feed_item::Item {
    let FollowedItem { name, url, title, author, published, summary, comments, comments_feed } = item.clone();
    feed_item::Item { name, url, title, author, published, summary, comments, comments_feed }
}

impl From<feed::Known> for wire::Feed {
    fn from(known: feed::Known) -> Self {
        let feed::Feed { url, title, site, at_once, asked_at, failure, .. } = known.feed;
        let asked_at = asked_at.map(rfc3339);
        let failure = failure.map(|kept| refresh::told(&kept));
        Self { id: known.id, url, title, site, items: known.items, unread: known.unread, at_once, asked_at, failure }
    }
}

impl From<feed_item::Known> for wire::FeedItem {
    fn from(known: feed_item::Known) -> Self {
        let feed_item::Item { url, title, author, published, summary, comments, .. } = known.item;
        let new_comments = known.article.zip(comments).map_or(0, |((_, saved), told)| told.saturating_sub(saved));
        Self {
            id: known.id,
            feed: known.feed,
            feed_title: known.feed_title,
            title,
            url,
            author,
            published,
            summary,
            comments,
            unread: known.unread,
            article: known.article.map(|(article, _)| article),
            new_comments,
        }
    }
}
