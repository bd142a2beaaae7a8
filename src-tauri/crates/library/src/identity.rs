//! Whether a page is already in the library.

use document::{Block, Document};
use std::collections::HashSet;
use store::{Read, revision};
use url::Url;

/// Parameters that say where a reader came from, not what the page is.
const TRACKING: &[&str] = &["fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "ref_src", "yclid"];

/// Blocks shorter than this stand on many pages ("Share this article") and prove nothing.
const TELLING_CHARACTERS: usize = 40;

/// An address by which a page is known: without the part within the page and without tracking.
pub(crate) fn normal_url(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return address.to_string() };
    url.set_fragment(None);
    let is_tracking = |name: &str| name.starts_with("utm_") || TRACKING.contains(&name);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !is_tracking(name))
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    if kept.len() < url.query_pairs().count() {
        match kept.is_empty() {
            true => url.set_query(None),
            false => drop(url.query_pairs_mut().clear().extend_pairs(kept)),
        }
    }
    url.into()
}

/// The article that `document` is a new copy of, if it is one.
///
/// It has the same address; pages copied without one have the same title. Either way it also says something of
/// what the earlier copy said, or is called the same: some sites give one address for all their pages.
pub(crate) fn find(read: &Read, url: Option<&str>, title: &str, document: &Document) -> store::Result<Option<i64>> {
    let candidates = match url {
        Some(url) => store::article::by_url(read, url)?.into_iter().collect(),
        None => store::article::by_title(read, title)?,
    };
    for id in candidates {
        let known = store::article::get(read, id)?;
        let same_title = url.is_some() && known.article.title == title;
        if same_title || are_copies(&revision::get(read, id, known.article.revision)?.document, document) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whether two documents share a telling block.
fn are_copies(one: &Document, other: &Document) -> bool {
    let known: HashSet<_> = telling(&one.blocks).collect();
    telling(&other.blocks).any(|block| known.contains(block))
}

fn telling(blocks: &[Block]) -> impl Iterator<Item = &document::BlockId> {
    let tells = |block: &&Block| document::block_text(block).chars().nth(TELLING_CHARACTERS).is_some();
    blocks.iter().filter(tells).map(|block| &block.id)
}

#[cfg(test)]
mod tests {
    use super::normal_url;

    #[test]
    fn an_address_loses_what_does_not_name_the_page() {
        for (address, normal) in [
            ("https://Example.org/a?utm_source=x&id=7&fbclid=y#part", "https://example.org/a?id=7"),
            ("https://example.org/a?utm_source=x", "https://example.org/a"),
            ("https://example.org/a?q=%20b&c", "https://example.org/a?q=%20b&c"),
            ("not an address", "not an address"),
        ] {
            assert_eq!(normal_url(address), normal);
        }
    }
}
