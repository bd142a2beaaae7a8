//! Comments from a file to an article that came without them, or without all.

use super::{check, kept};
use crate::wire::{Failure, Imported, Trouble};
use crate::{Incoming, Library, date_of};
use store::Cancel;

impl Library {
    /// Adds the comments of further files (an answer of the site's interface, an export, a feed, a saved page) to the
    /// newest copy of an article, which makes a further revision. A comment that is there already stays one.
    pub fn add_comments(&self, article: i64, files: &[Incoming], cancel: &Cancel) -> Result<Imported, Failure> {
        let kept = self.store.read(|read| kept(read, article))?;
        let parts = files.iter().map(|file| {
            check(cancel)?;
            let part = self.parser.capture(file, date_of(self.clock.now()))?;
            match part.discussion.comments.is_empty() {
                true => Err(Trouble::NoCommentsIn { name: file.name.clone() }.into()),
                false => Ok(part),
            }
        });
        let parts: Result<Vec<_>, Failure> = parts.collect();
        self.parser.rest();
        let joined = capture::join(kept.captured, parts?);
        check(cancel)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&kept.incoming.bytes);
        for file in files {
            hasher.update(&file.bytes);
        }
        let prepared = self.prepare_captured(joined, kept.images.len() as u32, *hasher.finalize().as_bytes())?;
        self.save_prepared(&kept.incoming, &prepared)
    }
}
