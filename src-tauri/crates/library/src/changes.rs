//! What became of an article from one copy to another.

use crate::Library;
use crate::clock::rfc3339;
use crate::wire::{Changes, CommentChange, CommentFate, Failure, RevisionInfo, Trouble};
use document::{Comment, plain_text};
use store::comment::SavedComment;
use store::{Read, comment, revision};

impl Library {
    /// What revision `to` of an article says otherwise than revision `from`; the newest and the one before it where
    /// they are not named.
    pub fn changes(&self, article: i64, from: Option<u32>, to: Option<u32>) -> Result<Changes, Failure> {
        self.store.read(|read| {
            let newest = store::article::get(read, article)?.article.revision;
            let to = to.unwrap_or(newest);
            let from = from.unwrap_or(to.saturating_sub(1));
            if from == 0 || from >= to || to > newest {
                return Err(match newest {
                    1 => Trouble::SavedOnce.into(),
                    newest => Trouble::NoSuchRevisions { newest }.into(),
                });
            }
            let (old, new) = (revision::get(read, article, from)?, revision::get(read, article, to)?);
            Ok(Changes {
                revisions: revisions(read, article)?,
                from,
                to,
                lines: annotate::diff(&old.document, &new.document),
                comments: comment_changes(read, article, from, to)?,
            })
        })
    }
}

/// Every revision of an article, oldest first.
fn revisions(read: &Read, article: i64) -> Result<Vec<RevisionInfo>, Failure> {
    let all = revision::list(read, article)?.into_iter();
    Ok(all.map(|(number, saved_at)| RevisionInfo { number, saved_at: rfc3339(saved_at) }).collect())
}

fn comment_changes(read: &Read, article: i64, from: u32, to: u32) -> Result<Vec<CommentChange>, Failure> {
    let mut changes = Vec::new();
    for saved in comment::list(read, article)? {
        let versions = comment::versions(read, saved.id)?;
        let (before, after) = (text_at(&saved, &versions, from), text_at(&saved, &versions, to));
        let fate = match (&before, &after) {
            (None, Some(_)) => CommentFate::New,
            (Some(_), None) => CommentFate::Removed,
            (Some(before), Some(after)) if before != after => CommentFate::Edited,
            _ => continue,
        };
        changes.push(CommentChange {
            author: saved.comment.author.as_ref().map(|author| author.name.clone()),
            fate,
            parts: annotate::diff_words(&before.unwrap_or_default(), &after.unwrap_or_default()),
            comment: saved.comment.id,
        });
    }
    Ok(changes)
}

/// What a comment said in a revision, if that had it. `versions` are what it said before, newest first, each with the
/// last revision that said so.
fn text_at(saved: &SavedComment, versions: &[(u32, Comment)], revision: u32) -> Option<String> {
    let is_there = (saved.first_revision..=saved.last_revision).contains(&revision);
    let said = versions.iter().rev().find(|(last, _)| *last >= revision).map_or(&saved.comment, |(_, said)| said);
    is_there.then(|| plain_text(&said.blocks))
}
