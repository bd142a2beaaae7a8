//! What is to be done once a damaged library was replaced.

use crate::Library;
use crate::wire::Failure;

impl Library {
    /// Indexes the articles that were taken over from a damaged file. One that cannot be read is left out; it is
    /// still in the list, and says so when it is opened.
    pub(crate) fn index_recovered(&self) -> Result<(), Failure> {
        let articles = self.store.recovery().map_or(&[][..], |recovery| &recovery.articles);
        for &id in articles {
            let indexed: Result<(), Failure> = self.store.write(|write| {
                let article = store::article::get(write, id)?.article;
                let document = store::revision::get(write, id, article.revision)?.document;
                store::search::set_article(write, id, &article, &document)?;
                store::comment::list(write, id)?
                    .iter()
                    .try_for_each(|saved| Ok(store::search::set_comment(write, saved.id, &saved.comment)?))
            });
            match indexed {
                Err(failure) if failure.code != crate::FailureCode::Damaged => return Err(failure),
                _ => {}
            }
        }
        Ok(())
    }
}
