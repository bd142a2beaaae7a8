//! Asking feeds for what is new.

use super::{feed, feed_item, lists, options_for};
use crate::fetch::Errand;
use crate::import::check;
use crate::wire::{Failure, FailureCode, FeedFailure, FetchOptions, FetchStage, ImportProgress, Refreshed};
use crate::{Cancel, Library};
use url::Url;

impl Library {
    /// Asks some feeds, or all, for what is new, politely and one after the other. New items of feeds that are set so
    /// are saved at once. Those that fail do not stop the others; after a cancel what came stays.
    pub fn refresh_feeds(
        &self,
        feeds: &[i64],
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(ImportProgress) + Sync,
    ) -> Result<Refreshed, Failure> {
        let known: Vec<feed::Known> = self.store.read(feed::list)?;
        let wanted: Vec<_> = known.iter().filter(|known| feeds.is_empty() || feeds.contains(&known.id)).collect();
        let tell = |at: FetchStage| progress(ImportProgress::Fetching { at });
        let mut refreshed = Refreshed::default();
        for (done, known) in wanted.iter().enumerate() {
            let name = known.feed.title.clone();
            progress(ImportProgress::Working { done: done as u32, total: wanted.len() as u32, name });
            let options = options_for(&known.feed, options);
            let errand = self.errand(&options, cancel, &tell)?;
            let failed = self.refresh(&errand, known, &mut refreshed).err();
            match failed {
                Some(failure) if failure.code == FailureCode::Cancelled => break,
                Some(error) => {
                    progress(ImportProgress::Failed {
                        name: known.feed.title.clone(),
                        url: None,
                        error: error.clone(),
                    });
                    refreshed.failed.push(FeedFailure { title: known.feed.title.clone(), error });
                }
                None => {}
            }
        }
        progress(ImportProgress::Finished);
        Ok(refreshed)
    }

    /// Asks the feeds whose time has come by the interval that the reader set. Without one nothing is asked, and a feed
    /// that was never asked waits until the reader asks it once.
    pub fn refresh_due(&self, options: &FetchOptions, cancel: &Cancel) -> Result<Refreshed, Failure> {
        let Some(minutes) = self.settings()?.feed_minutes else { return Ok(Refreshed::default()) };
        let before = self.now() - i64::from(minutes) * 60_000;
        let feeds = self.store.read(feed::list)?;
        let due = feeds.into_iter().filter(|known| known.feed.asked_at.is_some_and(|asked| asked <= before));
        match due.map(|known| known.id).collect::<Vec<_>>() {
            due if due.is_empty() => Ok(Refreshed::default()),
            due => self.refresh_feeds(&due, options, cancel, |_| ()),
        }
    }

    fn refresh(&self, errand: &Errand, known: &feed::Known, refreshed: &mut Refreshed) -> Result<(), Failure> {
        check(errand.cancel)?;
        let url = Url::parse(&known.feed.url).map_err(|_| network::Error::NotWeb)?;
        let now = self.now();
        let read = errand.find_feed(&url);
        let found = match read {
            Ok((_, read)) => self.store.write(|write| lists::take_in(write, known.id, &read, now))?,
            Err(failure) if failure.code == FailureCode::Cancelled => return Err(failure),
            Err(failure) => {
                let noted = feed::Feed { asked_at: Some(now), failure: Some(kept(&failure)), ..known.feed.clone() };
                self.store.write(|write| feed::update(write, known.id, &noted))?;
                return Err(failure);
            }
        };
        refreshed.found += found.len() as u32;
        if known.feed.at_once { self.save_new(errand, &found, refreshed) } else { Ok(()) }
    }

    /// Saves new items whole. Those that fail stay in the list, to be saved when they are opened.
    fn save_new(&self, errand: &Errand, found: &[i64], refreshed: &mut Refreshed) -> Result<(), Failure> {
        for &id in found {
            let item = self.store.read(|read| feed_item::get(read, id))?;
            match self.save_item(errand, &item) {
                Ok(_) => refreshed.saved += 1,
                Err(failure) if failure.code == FailureCode::Cancelled => return Err(failure),
                Err(error) => refreshed.failed.push(FeedFailure { title: item.item.title, error }),
            }
        }
        Ok(())
    }
}

/// A failure as it is kept beside its feed.
fn kept(failure: &Failure) -> String {
    // A failure is strings and numbers, which are always JSON.
    serde_json::to_string(failure).unwrap_or_default()
}

/// A failure that was kept.
pub(super) fn told(kept: &str) -> Failure {
    serde_json::from_str(kept).unwrap_or_else(|_| Failure::told(FailureCode::Network, kept))
}
