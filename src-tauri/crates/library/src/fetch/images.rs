//! The images of an article, from wherever it shows them.

use super::Errand;
use crate::wire::{FetchStage, ImageChoice};
use capture::{Captured, Resource};
use document::Problem;
use network::Limits;
use std::collections::BTreeSet;
use url::Url;

/// Images fetched for one article.
const MAX_IMAGES: usize = 300;

/// Bytes fetched for the images of one article.
const MAX_BYTES: usize = 200 << 20;

/// In a receipt: images could not be had.
pub(super) const FAILED: &str = "images_not_fetched";

/// In a receipt: images are larger than the reader wanted them without being asked.
pub(super) const LARGE: &str = "images_too_large";

impl Errand<'_> {
    /// Fetches the images that did not come with the page, but for those in `saved`. What cannot be had stays a place
    /// with its alternative text.
    pub(super) fn fetch_images(&self, captured: &mut Captured, saved: &BTreeSet<String>) -> Result<(), network::Error> {
        let limits = match self.options.images {
            ImageChoice::None => return Ok(()),
            ImageChoice::All => Limits::IMAGE,
            ImageChoice::UpTo { kilobytes } => up_to(u64::from(kilobytes) << 10),
        };
        let wanted = wanted(captured, saved);
        let urls: Vec<Url> = wanted.iter().filter_map(|url| Url::parse(url).ok()).collect();
        let total = urls.len() as u32;
        let (mut done, mut failed, mut large, mut bytes) = (0, 0, 0, 0_usize);
        (self.progress)(FetchStage::Images { done, total });
        self.fetcher.images(urls, limits, &|| self.cancel.is_cancelled(), |place, result| {
            done += 1;
            (self.progress)(FetchStage::Images { done, total });
            match (result, wanted.get(place)) {
                (Ok(answer), Some(url)) if bytes + answer.bytes.len() <= MAX_BYTES => {
                    bytes += answer.bytes.len();
                    let resource = Resource { url: url.clone(), media_type: answer.media_type, bytes: answer.bytes };
                    captured.resources.push(resource);
                }
                (Err(network::Error::TooLarge { .. }), _) if limits != Limits::IMAGE => large += 1,
                (Err(error), _) => {
                    self.note(&error);
                    failed += 1;
                }
                (Ok(_), _) => failed += 1,
            }
        })?;
        let mut problem = |code: &str, message| {
            captured.receipt.problems.push(Problem { code: code.into(), message });
        };
        if failed > 0 {
            let again = "Fetch what is missing to try once more.";
            problem(FAILED, format!("{failed} of {total} images could not be fetched. {again}"));
        }
        if large > 0 {
            let size = in_words(limits.sent);
            problem(LARGE, format!("{large} of {total} images are larger than {size} and were left where they are."));
        }
        // Answers come in any order; a library that is the same whichever came first is easier to trust.
        captured.resources.sort_by(|one, other| one.url.cmp(&other.url));
        Ok(())
    }
}

fn up_to(bytes: u64) -> Limits {
    Limits { sent: bytes.min(Limits::IMAGE.sent), decoded: bytes.min(Limits::IMAGE.decoded) }
}

fn in_words(bytes: u64) -> String {
    match bytes {
        0..0x10_0000 => format!("{} KB", bytes >> 10),
        _ => format!("{} MB", (bytes as f64 / f64::from(1 << 20) * 10.0).round() / 10.0),
    }
}

/// Addresses of the images the document shows and has no bytes of, each once.
fn wanted(captured: &Captured, saved: &BTreeSet<String>) -> Vec<String> {
    let document = &captured.document;
    let lead = document.metadata.lead_image.iter().map(|image| &image.value);
    let comments = captured.discussion.comments.iter().flat_map(|comment| document::images(&comment.blocks));
    let shown = lead.chain(document::images(&document.blocks)).chain(comments);
    let mut wanted: BTreeSet<String> = shown.map(|image| image.url.clone()).collect();
    captured.resources.iter().for_each(|resource| {
        wanted.remove(&resource.url);
    });
    let of_the_web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    wanted.into_iter().filter(|url| of_the_web(url) && !saved.contains(url)).take(MAX_IMAGES).collect()
}
