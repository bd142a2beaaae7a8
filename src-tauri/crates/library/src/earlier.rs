//! What the comments of an article said before, and what a newer copy changed.

use crate::clock::rfc3339;
use crate::wire::{EarlierText, LineChange, Since};
use document::{Comment, plain_text};
use std::collections::HashMap;
use store::comment::SavedComment;
use store::revision::Revision;
use store::{Read, Result, comment, revision};

/// The earlier texts of an article's comments.
pub(crate) struct Texts {
    by_row: HashMap<i64, Vec<(u32, Comment)>>,
    saved_at: HashMap<u32, i64>,
}

impl Texts {
    pub(crate) fn of_article(read: &Read, article: i64, newest: u32) -> Result<Self> {
        // Of one copy there is nothing earlier, and most articles are saved once.
        let by_row = if newest > 1 { comment::all_versions(read, article)? } else { HashMap::new() };
        let saved_at = if by_row.is_empty() { Vec::new() } else { revision::list(read, article)? };
        Ok(Self { by_row, saved_at: saved_at.into_iter().collect() })
    }

    /// What a comment said before, newest first, each compared with what it said next.
    pub(crate) fn take(&mut self, saved: &SavedComment) -> Vec<EarlierText> {
        let mut next = plain_text(&saved.comment.blocks);
        let versions = self.by_row.remove(&saved.id).unwrap_or_default().into_iter();
        let texts = versions.map(|(last, said)| {
            let said = plain_text(&said.blocks);
            let parts = annotate::diff_words(&said, &next);
            next = said;
            EarlierText { until: rfc3339(self.saved_at.get(&last).copied().unwrap_or_default()), parts }
        });
        texts.collect()
    }

    /// Whether a comment says something else than it did in a revision.
    fn is_edited_since(&self, saved: &SavedComment, revision: u32) -> bool {
        let versions = self.by_row.get(&saved.id).into_iter().flatten();
        saved.first_revision <= revision && versions.into_iter().any(|(last, _)| *last >= revision)
    }
}

/// What the newest revision changed since revision `from`.
pub(crate) fn since(
    read: &Read,
    article: i64,
    from: u32,
    newest: &Revision,
    comments: &[SavedComment],
    earlier: &Texts,
) -> Result<Since> {
    let changed = |line: &&LineChange| !matches!(line, LineChange::Same { .. });
    let lines = annotate::diff(&revision::get(read, article, from)?.document, &newest.document);
    let last = newest.number;
    let count = |test: &dyn Fn(&SavedComment) -> bool| comments.iter().filter(|saved| test(saved)).count() as u32;
    Ok(Since {
        from,
        lines: lines.iter().filter(changed).count() as u32,
        // What came and went in between, the reader never saw.
        new: count(&|saved| saved.first_revision > from && saved.last_revision == last),
        edited: count(&|saved| saved.last_revision == last && earlier.is_edited_since(saved, from)),
        removed: count(&|saved| (from..last).contains(&saved.last_revision)),
    })
}
