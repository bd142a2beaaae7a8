//! Comments of the reader's own: in the thread, never published.

use crate::Library;
use crate::journal::{perform, record, title};
use crate::notes::check_length;
use crate::wire::{Act, Failure, OwnComment, OwnParent, Trouble};
use store::journal::{Change, Thing};
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
            let back = [Change::Bin { thing: Thing::OwnComment(id), binned: true }];
            record(write, Act::CreateOwnComment, title(write, &[article])?, &back, now)?;
            Ok(own_comment::get(write, id)?.into())
        })
    }

    /// Changes an own comment.
    pub fn update_own_comment(&self, id: i64, body: &str) -> Result<OwnComment, Failure> {
        check_length(body)?;
        let now = self.now();
        self.store.write(|write| {
            let before = own_comment::get(write, id)?;
            let name = title(write, &[before.article])?;
            if before.body != body {
                let change = Change::OwnComment { own_comment: id, body: body.into(), updated_at: now };
                perform(write, Act::EditOwnComment, name, &[change], now)?;
            }
            Ok(own_comment::get(write, id)?.into())
        })
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
        false => Err(Trouble::NoCommentToAnswer.into()),
    }
}
