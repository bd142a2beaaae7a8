//! A page by its address, because the reader asked for it: the page, the rest of its discussion, its images.
//!
//! First everything is gathered, then it is saved as any import is, in one transaction. Cancelling before that leaves
//! the library as it was.

mod again;
mod article;
mod discussion;
mod images;
mod missing;

use crate::Cancel;
use crate::import::{Prepared, check};
use crate::wire::{Failure, FetchOptions, FetchStage, Imported, Media, Trouble};
use crate::{Incoming, Library, Parser, date_of};
use capture::{Captured, Elsewhere};
use document::Problem;
use network::{Answer, Ask, Fetcher, Settings};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use url::Url;

/// What the steps of a fetch share.
pub(crate) struct Errand<'a> {
    pub(crate) parser: &'a Parser,
    fetcher: Fetcher,
    options: &'a FetchOptions,
    pub(crate) cancel: &'a Cancel,
    progress: &'a (dyn Fn(FetchStage) + Sync),
    now: Option<document::Date>,
    /// The host of the reader's own network, not confirmed, that a part of the page was first found to be at.
    barred: Mutex<Option<String>>,
}

impl Library {
    /// Saves the page at `address`, with the rest of its discussion and its images as `options` say. A page that is
    /// already in the library gets a further revision, and the reader's notes stay in place.
    pub fn fetch(
        &self,
        address: &str,
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(FetchStage) + Sync,
    ) -> Result<Imported, Failure> {
        let url = address_of(address)?;
        let errand = self.errand(options, cancel, &progress)?;
        let gathered = errand.gather(&url)?;
        self.keep(&errand, gathered)
    }

    /// Ready to ask, politely together with all other errands of this library.
    pub(crate) fn errand<'a>(
        &'a self,
        options: &'a FetchOptions,
        cancel: &'a Cancel,
        progress: &'a (dyn Fn(FetchStage) + Sync),
    ) -> Result<Errand<'a>, Failure> {
        let settings =
            Settings { confirmed: options.confirmed.clone(), pace: self.pace.clone(), ..Settings::default() };
        let now = date_of(self.clock.now());
        let (fetcher, barred) = (Fetcher::new(settings)?, Mutex::default());
        Ok(Errand { parser: &self.parser, fetcher, options, cancel, progress, now, barred })
    }

    /// Saves what an errand gathered, unless it was cancelled meanwhile.
    pub(crate) fn keep(&self, errand: &Errand, gathered: Gathered) -> Result<Imported, Failure> {
        let (incoming, prepared) = self.prepare_gathered(gathered)?;
        check(errand.cancel)?;
        (errand.progress)(FetchStage::Saving);
        self.save_prepared(&incoming, &prepared)
    }

    /// Makes ready to be saved what an errand gathered.
    fn prepare_gathered(&self, gathered: Gathered) -> Result<(Incoming, Prepared), Failure> {
        let Gathered { incoming, captured, saved_images, hash } = gathered;
        let prepared = self.prepare_captured(captured, saved_images, hash)?;
        Ok((incoming, prepared))
    }
}

/// What an errand brought home.
pub(crate) struct Gathered {
    incoming: Incoming,
    captured: Captured,
    /// How many of its images are in the library already.
    saved_images: u32,
    /// Over everything that was sent for its text.
    hash: [u8; 32],
}

/// What a reader typed or pasted, as an address. Without a scheme it is one of the web.
pub(crate) fn address_of(typed: &str) -> Result<Url, Failure> {
    let typed = typed.trim();
    let parsed = match Url::parse(typed) {
        // "site.example:8080/page" reads as a scheme of that name.
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        _ if typed.contains("://") => Url::parse(typed),
        _ => Url::parse(&format!("https://{typed}")),
    };
    let url = parsed.map_err(|_| network::Error::NotWeb)?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        _ => Err(network::Error::NotWeb.into()),
    }
}

impl Drop for Errand<'_> {
    fn drop(&mut self) {
        self.parser.rest();
    }
}

impl Errand<'_> {
    /// The page with all that belongs to it.
    fn gather(&self, url: &Url) -> Result<Gathered, Failure> {
        self.gather_with(url, None)
    }

    /// The same; `comments_feed` is where its feed says that its comments can be had, should the page not say better.
    pub(crate) fn gather_with(&self, url: &Url, comments_feed: Option<&str>) -> Result<Gathered, Failure> {
        let answer = self.ask(url)?;
        refuse_media(answer.media_type.as_deref())?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&answer.bytes);
        let incoming = incoming(answer);
        let mut page = self.capture(&incoming)?;
        let told = comments_feed.map(|url| Elsewhere { url: url.to_owned(), pages: false });
        page.elsewhere.extend(told.filter(|told| page.elsewhere.iter().all(|known| known.url != told.url)));
        self.rest_of_article(&mut page, &mut hasher)?;
        let rest = self.rest_of_discussion(&incoming, &page, &mut hasher)?;
        let mut captured = if rest.found.is_empty() && rest.left.is_empty() { page } else { rest.join(page) };
        self.fetch_images(&mut captured, &BTreeSet::new())?;
        Ok(Gathered { incoming, captured, saved_images: 0, hash: *hasher.finalize().as_bytes() })
    }

    pub(crate) fn ask(&self, url: &Url) -> Result<Answer, Failure> {
        (self.progress)(FetchStage::Page { host: host(url) });
        Ok(self.get(url)?)
    }

    fn get(&self, url: &Url) -> Result<Answer, network::Error> {
        self.fetcher.get(Ask::page(url), &|| self.cancel.is_cancelled())
    }

    /// Takes note of why a part could not be had, where the reader may have the last word about that.
    fn note(&self, error: &network::Error) {
        if let network::Error::Local { host } = error {
            self.barred.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| host.clone());
        }
    }

    /// The host to ask the reader about, where parts are in the reader's own network.
    fn barred(&self) -> Result<(), network::Error> {
        match self.barred.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            Some(host) => Err(network::Error::Local { host }),
            None => Ok(()),
        }
    }

    fn capture(&self, incoming: &Incoming) -> Result<Captured, Failure> {
        self.parser.capture(incoming, self.now)
    }
}

pub(crate) fn incoming(answer: Answer) -> Incoming {
    Incoming {
        name: host(&answer.url),
        url: Some(answer.url.into()),
        media_type: answer.media_type,
        bytes: answer.bytes,
        ..Incoming::default()
    }
}

/// Why a part could not be had, as a receipt says it.
fn not_fetched(code: &str, what: &str, error: &network::Error) -> Problem {
    Problem { code: code.into(), message: format!("{what} could not be fetched. {error}") }
}

pub(crate) fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// What is surely no page. PDFs pass: capture says what it makes of them.
fn refuse_media(media_type: Option<&str>) -> Result<(), Failure> {
    match media_type.and_then(Media::of) {
        Some(media) => Err(Trouble::Media { media }.into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FailureCode;

    #[test]
    fn addresses_are_read_as_readers_write_them() {
        for (typed, address) in [
            (" https://site.example/a b ", "https://site.example/a%20b"),
            ("site.example/page", "https://site.example/page"),
            ("site.example:8080/page", "https://site.example:8080/page"),
            ("http://site.example", "http://site.example/"),
        ] {
            assert_eq!(address_of(typed).unwrap().as_str(), address, "{typed}");
        }
        for typed in ["", "ftp://site.example/", "file:///etc/passwd", "two words", "https://"] {
            assert_eq!(address_of(typed).unwrap_err().code, FailureCode::Invalid, "{typed}");
        }
    }
}
