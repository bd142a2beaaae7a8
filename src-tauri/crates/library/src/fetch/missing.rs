//! What a saved copy lacks, fetched later: the rest of a discussion that broke off, further pages of the article,
//! images that were left where they are.

use super::{Errand, Gathered, article, discussion, images};
use crate::import::{Kept, check, kept};
use crate::wire::{Failure, FetchOptions, FetchStage, Imported};
use crate::{Cancel, Library, import};
use capture::Captured;
use store::Write;

/// Problems of a receipt that another try may do away with.
const RETRIED: &[&str] = &[article::PROBLEM, discussion::PROBLEM, images::FAILED, images::LARGE];

impl Library {
    /// Fetches what the receipt of an article's newest copy says is missing, and nothing else. New text or comments make
    /// a further revision; images join the copy that shows them. Where nothing can be had without going to the reader's
    /// own network, the error names the host.
    pub fn fetch_missing(
        &self,
        article: i64,
        options: &FetchOptions,
        cancel: &Cancel,
        progress: impl Fn(FetchStage) + Sync,
    ) -> Result<Imported, Failure> {
        let mut kept = self.store.read(|read| kept(read, article))?;
        kept.captured.receipt.problems.retain(|problem| !RETRIED.contains(&problem.code.as_str()));
        let errand = self.errand(options, cancel, &progress)?;
        let mut hasher = blake3::Hasher::new();
        let mut captured = errand.complete(kept.captured.clone(), &mut hasher)?;
        errand.fetch_images(&mut captured, &kept.images)?;
        check(cancel)?;
        progress(FetchStage::Saving);
        let is_same = captured.document == kept.captured.document && captured.discussion == kept.captured.discussion;
        if is_same && captured.resources.is_empty() {
            // Nothing could be had, and the reader may have a word in that.
            errand.barred()?;
        }
        if is_same {
            return self.add_images(article, &kept, captured);
        }
        let (saved_images, hash) = (kept.images.len() as u32, *hasher.finalize().as_bytes());
        self.keep(&errand, Gathered { incoming: kept.incoming, captured, saved_images, hash })
    }

    /// Adds images to the newest copy, and puts into its receipt what is known now.
    fn add_images(&self, article: i64, kept: &Kept, mut captured: Captured) -> Result<Imported, Failure> {
        let images = self.encode_all(&captured.resources);
        captured.receipt.images.kept = (kept.images.len() + images.len()) as u32;
        self.store.write(|write: &Write| {
            let lead = import::save_images(write, article, &captured, &images)?;
            store::revision::set_receipt(write, article, kept.number, &captured.receipt)?;
            let mut known = store::article::get(write, article)?.article;
            known.lead_image = known.lead_image.or(lead);
            store::article::update(write, article, &known)?;
            Ok(Imported {
                article,
                title: kept.title.clone(),
                revision: kept.number,
                unchanged: images.is_empty(),
                new_comments: 0,
                receipt: captured.receipt.clone(),
            })
        })
    }
}

impl Errand<'_> {
    /// The copy with the pages and comments that its receipt names.
    fn complete(&self, mut kept: Captured, hasher: &mut blake3::Hasher) -> Result<Captured, Failure> {
        self.rest_of_article(&mut kept, hasher)?;
        let rest = self.missing_discussion(&kept, hasher)?;
        Ok(if rest.found.is_empty() { kept } else { rest.join(kept) })
    }
}
