//! The further pages of an article, joined to the first.

use super::{Errand, host, incoming, not_fetched};
use crate::wire::{Failure, FetchStage};
use capture::Captured;
use document::Missing;
use std::collections::BTreeSet;
use url::Url;

/// In a receipt: a further page of the article could not be had.
pub(super) const PROBLEM: &str = "article_page_not_fetched";

impl Errand<'_> {
    /// Adds the pages the article goes on on, one after the other, as each names the next. Where one cannot be had, or
    /// the limit is reached, its address stays in the receipt; cancelling is the only error.
    pub(super) fn rest_of_article(&self, page: &mut Captured, hasher: &mut blake3::Hasher) -> Result<(), Failure> {
        let mut known = BTreeSet::new();
        let most = self.options.article_pages.saturating_add(1);
        for number in 2..=most {
            let Some(url) = next(page).filter(|url| known.insert(url.clone())) else { break };
            (self.progress)(FetchStage::Article { page: number, most, host: host(&url) });
            match self.get(&url) {
                Ok(answer) => {
                    hasher.update(&answer.bytes);
                    let mut further = self.capture(&incoming(answer))?;
                    let discussion =
                        Captured { discussion: std::mem::take(&mut further.discussion), ..Captured::default() };
                    if !capture::continue_article(page, further) {
                        page.receipt.missing.retain(|missing| !is_article(missing));
                        break;
                    }
                    // Each page may show the discussion, or a part of it.
                    *page = capture::join(std::mem::take(page), vec![discussion]);
                }
                Err(network::Error::Cancelled) => return Err(network::Error::Cancelled.into()),
                Err(error) => {
                    self.note(&error);
                    page.receipt.problems.push(not_fetched(PROBLEM, "A further page of the article", &error));
                    break;
                }
            }
        }
        Ok(())
    }
}

fn is_article(missing: &Missing) -> bool {
    matches!(missing, Missing::ArticlePages { .. })
}

/// The next page by the receipt of what is there, on the same site.
fn next(page: &Captured) -> Option<Url> {
    page.receipt.missing.iter().find_map(|missing| match missing {
        Missing::ArticlePages { urls } => Url::parse(urls.first()?).ok(),
        _ => None,
    })
}
