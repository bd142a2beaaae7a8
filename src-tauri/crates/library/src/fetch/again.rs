//! Many pages in one go: a list of addresses, or articles to be saved again for what is new in them.

use super::{address_of, host};
use crate::import::check;
use crate::parse::on_parser_threads;
use crate::wire::{Failure, FailureCode, FetchOptions, FetchStage, ImportProgress, Imported, Trouble};
use crate::{Cancel, Library};
use std::sync::atomic::{AtomicU32, Ordering};
use url::Url;

/// Pages gathered side by side and saved in one transaction; those of one site still come one at a time. As many as
/// may be lost when the power fails, and asked for once more.
const BATCH: usize = 8;

/// A page that is wanted.
struct Wanted {
    /// What progress calls it.
    name: String,
    url: Result<Url, Failure>,
}

impl Library {
    /// Saves the pages at some addresses, as [`Library::fetch`] does one, and tells how it goes. Those that fail do not
    /// stop the others; after a cancel what is saved stays.
    pub fn fetch_all(
        &self,
        addresses: &[String],
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(ImportProgress) + Sync,
    ) -> Result<Vec<Imported>, Failure> {
        let wanted = addresses.iter().map(|address| {
            let url = address_of(address);
            Wanted { name: url.as_ref().map_or_else(|_| address.clone(), host), url }
        });
        self.fetch_wanted(wanted.collect(), options, cancel, &progress)
    }

    /// Saves newer copies of articles, by the addresses they are known by.
    pub fn save_again(
        &self,
        articles: &[i64],
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(ImportProgress) + Sync,
    ) -> Result<Vec<Imported>, Failure> {
        let wanted = articles.iter().map(|&id| {
            let article = self.store.read(|read| store::article::get(read, id))?.article;
            let url = article.url.as_deref().ok_or(Trouble::NoAddress.into()).and_then(address_of);
            Ok(Wanted { name: article.title, url })
        });
        self.fetch_wanted(wanted.collect::<Result<_, Failure>>()?, options, cancel, &progress)
    }

    fn fetch_wanted(
        &self,
        wanted: Vec<Wanted>,
        options: &FetchOptions,
        cancel: &Cancel,
        progress: &(dyn Fn(ImportProgress) + Sync),
    ) -> Result<Vec<Imported>, Failure> {
        let (started, total) = (AtomicU32::new(0), wanted.len() as u32);
        let tell = |at: FetchStage| progress(ImportProgress::Fetching { at });
        let errand = self.errand(options, cancel, &tell)?;
        let mut all = Vec::new();
        for batch in wanted.chunks(BATCH) {
            let gathered = on_parser_threads(batch, |wanted| {
                check(cancel)?;
                let done = started.fetch_add(1, Ordering::Relaxed);
                progress(ImportProgress::Working { done, total, name: wanted.name.clone() });
                let gathered = errand.gather(wanted.url.as_ref().map_err(Clone::clone)?)?;
                let prepared = self.prepare_gathered(gathered)?;
                check(cancel).map(|()| prepared)
            });
            for (wanted, saved) in batch.iter().zip(self.save_all(gathered)) {
                match saved {
                    Ok(imported) => {
                        progress(ImportProgress::Done { imported: imported.clone() });
                        all.push(imported);
                    }
                    Err(error) if error.code == FailureCode::Cancelled => {}
                    Err(error) => {
                        let url = wanted.url.as_ref().ok().map(ToString::to_string);
                        progress(ImportProgress::Failed { name: wanted.name.clone(), url, error });
                    }
                }
            }
            if cancel.is_cancelled() {
                break;
            }
        }
        progress(ImportProgress::Finished);
        Ok(all)
    }
}
