//! What a reading of a feed brings into the library, and lists of feeds in and out.

use super::{feed, feed_item, item};
use crate::journal::record;
use crate::wire::{Act, Failure, Trouble};
use crate::{Incoming, Library};
use capture::Followed;
use store::Write;
use store::journal::Change;
use url::Url;

/// Takes in what a feed told just now. The ids of the items that are new.
pub(super) fn take_in(write: &Write, feed: i64, read: &Followed, now: i64) -> Result<Vec<i64>, Failure> {
    let known = feed::get(write, feed)?.feed;
    let title = read.title.clone().unwrap_or(known.title.clone());
    let site = read.site.clone().or(known.site.clone());
    feed::update(write, feed, &feed::Feed { title, site, asked_at: Some(now), failure: None, ..known })?;
    let mut found = Vec::new();
    for told in &read.items {
        found.extend(feed_item::put(write, feed, &item(told), now)?);
    }
    feed_item::trim(write, feed)?;
    Ok(found)
}

impl Library {
    /// Follows the feeds of an OPML list. Nothing is asked for; how many of them are new.
    pub fn import_opml(&self, incoming: &Incoming) -> Result<u32, Failure> {
        let feeds = capture::read_opml(&incoming.input(None)).ok_or(Trouble::NoOpml)?;
        let now = self.now();
        self.store.write(|write| {
            let mut back = Vec::new();
            for named in &feeds {
                let host = Url::parse(&named.url).ok().and_then(|url| url.host_str().map(str::to_owned));
                let title = named.title.clone().or(host).unwrap_or_else(|| named.url.clone());
                let feed = feed::Feed { url: named.url.clone(), title, ..feed::Feed::default() };
                let (feed, is_new) = feed::insert(write, &feed, now)?;
                back.extend(is_new.then_some(Change::Followed { feed, followed: false }));
            }
            if !back.is_empty() {
                record(write, Act::Follow, None, &back, now)?;
            }
            Ok(back.len() as u32)
        })
    }

    /// What the reader follows, as an OPML list.
    pub fn export_opml(&self) -> Result<String, Failure> {
        let feeds = self.store.read(feed::list)?;
        let outlines = feeds.into_iter().map(|known| exchange::Outline {
            title: known.feed.title,
            feed: known.feed.url,
            site: known.feed.site,
        });
        Ok(exchange::opml(&outlines.collect::<Vec<_>>()))
    }
}
