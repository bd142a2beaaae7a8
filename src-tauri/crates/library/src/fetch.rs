//! A page by its address, because the reader asked for it: the page, the rest of its discussion, its images.
//!
//! First everything is gathered, then it is saved as any import is, in one transaction. Cancelling before that leaves
//! the library as it was.

mod discussion;
mod images;

use crate::Cancel;
use crate::import::check;
use crate::wire::{Failure, FailureCode, FetchOptions, FetchStage, Imported};
use crate::{Incoming, Library, Parser, date_of};
use capture::Captured;
use network::{Answer, Ask, Fetcher, Settings};
use url::Url;

/// What the steps of a fetch share.
struct Errand<'a> {
    parser: &'a Parser,
    fetcher: Fetcher,
    options: &'a FetchOptions,
    cancel: &'a Cancel,
    progress: &'a dyn Fn(FetchStage),
    now: Option<document::Date>,
}

impl Library {
    /// Saves the page at `address`, with the rest of its discussion and its images as `options` say. A page that is
    /// already in the library gets a further revision, and the reader's notes stay in place.
    pub fn fetch(
        &self,
        address: &str,
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(FetchStage),
    ) -> Result<Imported, Failure> {
        let settings = Settings { confirmed: options.confirmed.clone(), ..Settings::default() };
        self.fetch_as(address, options, cancel, &progress, settings)
    }

    fn fetch_as(
        &self,
        address: &str,
        options: &FetchOptions,
        cancel: &Cancel,
        progress: &dyn Fn(FetchStage),
        settings: Settings,
    ) -> Result<Imported, Failure> {
        let url = address_of(address)?;
        let now = date_of(self.clock.now());
        let fetcher = Fetcher::new(settings)?;
        let errand = Errand { parser: &self.parser, fetcher, options, cancel, progress, now };
        let gathered = errand
            .gather(&url)
            .and_then(|(incoming, captured, hash)| Ok((incoming, self.prepare_captured(captured, hash)?)));
        self.parser.rest();
        let (incoming, prepared) = gathered?;
        check(cancel)?;
        progress(FetchStage::Saving);
        self.save_prepared(&incoming, &prepared)
    }
}

/// What a reader typed or pasted, as an address. Without a scheme it is one of the web.
fn address_of(typed: &str) -> Result<Url, Failure> {
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

impl Errand<'_> {
    /// The page with all that belongs to it, and a hash over everything that was sent for its text.
    fn gather(&self, url: &Url) -> Result<(Incoming, Captured, [u8; 32]), Failure> {
        (self.progress)(FetchStage::Page { host: host(url) });
        let answer = self.get(url)?;
        refuse_media(answer.media_type.as_deref())?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&answer.bytes);
        let incoming = incoming(answer);
        let page = self.capture(&incoming)?;
        let further = self.rest_of_discussion(&incoming, &page, &mut hasher)?;
        let mut captured = capture::join(page, further);
        self.fetch_images(&mut captured)?;
        Ok((incoming, captured, *hasher.finalize().as_bytes()))
    }

    fn get(&self, url: &Url) -> Result<Answer, network::Error> {
        self.fetcher.get(Ask::page(url), &|| self.cancel.is_cancelled())
    }

    fn capture(&self, incoming: &Incoming) -> Result<Captured, Failure> {
        self.parser.capture(incoming, self.now)
    }
}

fn incoming(answer: Answer) -> Incoming {
    Incoming {
        name: host(&answer.url),
        url: Some(answer.url.into()),
        media_type: answer.media_type,
        bytes: answer.bytes,
        ..Incoming::default()
    }
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// What is surely no page. PDFs pass: capture says what it makes of them.
fn refuse_media(media_type: Option<&str>) -> Result<(), Failure> {
    let kind = media_type.unwrap_or_default().split('/').next().unwrap_or_default().to_ascii_lowercase();
    match kind.as_str() {
        "image" | "audio" | "video" | "font" => {
            let message =
                format!("This address leads to {kind}, not to a page. Give the address of the page it is on.");
            Err(Failure::new(FailureCode::Invalid, message))
        }
        _ => Ok(()),
    }
}

impl From<network::Error> for Failure {
    fn from(error: network::Error) -> Self {
        use network::Error;
        let code = match &error {
            Error::NotWeb => FailureCode::Invalid,
            Error::NotFound(_) => FailureCode::NotFound,
            Error::Local { .. } => FailureCode::LocalHost,
            Error::Cancelled => FailureCode::Cancelled,
            _ => FailureCode::Network,
        };
        let message = error.to_string();
        let host = match error {
            Error::Local { host } => Some(host),
            _ => None,
        };
        Self { code, message, host }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
