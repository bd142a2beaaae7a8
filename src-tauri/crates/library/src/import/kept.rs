//! A copy that is in the library, as it came from capture: to be completed and saved again.

use crate::Incoming;
use crate::wire::Failure;
use capture::Captured;
use document::Discussion;
use std::collections::BTreeSet;
use store::Read;

/// The newest copy of an article, as it was when it was captured.
pub(crate) struct Kept {
    pub number: u32,
    pub title: String,
    pub incoming: Incoming,
    pub captured: Captured,
    /// Addresses of the images that are there.
    pub images: BTreeSet<String>,
}

/// The newest copy of an article.
pub(crate) fn kept(read: &Read, id: i64) -> Result<Kept, Failure> {
    let article = store::article::get(read, id)?.article;
    let number = article.revision;
    let revision = store::revision::get(read, id, number)?;
    let comments = store::comment::list(read, id)?.into_iter().filter(|saved| saved.last_revision == number);
    let comments = comments.map(|saved| saved.comment).collect();
    let discussion = Discussion { comments, system: revision.system };
    let bytes = store::revision::original(read, id, number)?;
    Ok(Kept {
        number,
        incoming: Incoming { name: article.title.clone(), url: article.url, bytes, ..Incoming::default() },
        title: article.title,
        captured: Captured {
            document: revision.document,
            discussion,
            receipt: revision.receipt,
            ..Captured::default()
        },
        images: store::image::list(read, id)?.into_iter().map(|image| image.url).collect(),
    })
}
