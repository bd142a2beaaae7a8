//! Comments of the reader's own: in the thread, never published.

use crate::Library;
use crate::notes::check_length;
use crate::wire::{Failure, FailureCode, OwnComment, OwnParent};
use store::own_comment::Parent;
use store::{Read, comment, own_comment};

impl Library {
    /// Writes a comment of the reader's own. When this returns, it is on the disk.
    pub fn create_own_comment(&self, article: i64, parent: &OwnParent, body: &str) -> Result<OwnComment, Failure> {
        check_length(body)?;
        let now = self.now();
        self.store.write(|write| {
            store::article::get(write, article)?;
            let parent = stored_parent(write, article, parent)?;
            let id = own_comment::insert(write, article, &parent, body, now)?;
            Ok(own_comment::get(write, id)?.into())
        })
    }

    /// Changes an own comment.
    pub fn update_own_comment(&self, id: i64, body: &str) -> Result<OwnComment, Failure> {
        check_length(body)?;
        let now = self.now();
        let own = self.store.write(|write| {
            own_comment::update(write, id, body, now)?;
            own_comment::get(write, id)
        })?;
        Ok(own.into())
    }
}

/// The parent, checked to belong to the article.
fn stored_parent(read: &Read, article: i64, parent: &OwnParent) -> Result<Parent, Failure> {
    let (parent, exists) = match parent {
        OwnParent::Article => (Parent::Article, true),
        OwnParent::Comment(id) => (Parent::Comment(id.clone()), comment::exists(read, article, id)?),
        OwnParent::Own(id) => (Parent::Own(*id), own_comment::get(read, *id)?.article == article),
    };
    match exists {
        true => Ok(parent),
        false => {
            Err(Failure::new(FailureCode::NotFound, "The comment to answer is not in this article. Open it again."))
        }
    }
}
