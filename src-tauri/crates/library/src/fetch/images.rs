//! The images of an article, from wherever it shows them.

use super::Errand;
use crate::wire::FetchStage;
use capture::{Captured, Resource};
use document::Problem;
use std::collections::BTreeSet;
use url::Url;

/// Images fetched for one article.
const MAX_IMAGES: usize = 300;

/// Bytes fetched for the images of one article.
const MAX_BYTES: usize = 200 << 20;

impl Errand<'_> {
    /// Fetches the images that did not come with the page. What cannot be had stays a place with its alternative text.
    pub(super) fn fetch_images(&self, captured: &mut Captured) -> Result<(), network::Error> {
        if !self.options.images {
            return Ok(());
        }
        let wanted = wanted(captured);
        let urls: Vec<Url> = wanted.iter().filter_map(|url| Url::parse(url).ok()).collect();
        let total = urls.len() as u32;
        let (mut done, mut failed, mut bytes) = (0, 0, 0_usize);
        (self.progress)(FetchStage::Images { done, total });
        self.fetcher.images(urls, &|| self.cancel.is_cancelled(), |place, result| {
            done += 1;
            (self.progress)(FetchStage::Images { done, total });
            match (result, wanted.get(place)) {
                (Ok(answer), Some(url)) if bytes + answer.bytes.len() <= MAX_BYTES => {
                    bytes += answer.bytes.len();
                    let resource = Resource { url: url.clone(), media_type: answer.media_type, bytes: answer.bytes };
                    captured.resources.push(resource);
                }
                _ => failed += 1,
            }
        })?;
        if failed > 0 {
            let message =
                format!("{failed} of {total} images could not be fetched. Save the page again to try once more.");
            captured.receipt.problems.push(Problem { code: "images_not_fetched".into(), message });
        }
        // Answers come in any order; a library that is the same whichever came first is easier to trust.
        captured.resources.sort_by(|one, other| one.url.cmp(&other.url));
        Ok(())
    }
}

/// Addresses of the images the document shows and has no bytes of, each once.
fn wanted(captured: &Captured) -> Vec<String> {
    let document = &captured.document;
    let lead = document.metadata.lead_image.iter().map(|image| &image.value);
    let comments = captured.discussion.comments.iter().flat_map(|comment| document::images(&comment.blocks));
    let shown = lead.chain(document::images(&document.blocks)).chain(comments);
    let mut wanted: BTreeSet<String> = shown.map(|image| image.url.clone()).collect();
    captured.resources.iter().for_each(|resource| {
        wanted.remove(&resource.url);
    });
    let of_the_web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    wanted.into_iter().filter(of_the_web).take(MAX_IMAGES).collect()
}
