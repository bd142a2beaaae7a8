//! The bin: what is deleted can be taken back for thirty days.

use crate::Library;
use crate::clock::rfc3339;
use crate::journal::{perform, title};
use crate::wire::{Act, Binned, BinnedThing, Failure, Note, OwnComment, Step};
use document::{Label, Target};
use store::journal::{Change, Thing};

/// How long the bin keeps what is in it, and the journal what was done.
const KEPT_MILLISECONDS: i64 = 30 * 24 * 3_600 * 1_000;

/// Notes, own comments and collections the bin lists at once.
const LISTED: u32 = 1_000;

impl Library {
    /// Deletes for good what has been in the bin for thirty days, and forgets what was done before that. Backups keep
    /// it as long as they are kept.
    pub fn expire(&self) -> Result<(), Failure> {
        let before = self.now() - KEPT_MILLISECONDS;
        Ok(self.store.write(|write| {
            store::journal::forget(write, before)?;
            store::bin::purge(write, before)
        })?)
    }

    /// Deletes for good everything in the bin. This cannot be taken back.
    pub fn empty_bin(&self) -> Result<(), Failure> {
        Ok(self.store.write(|write| store::bin::purge(write, i64::MAX))?)
    }

    /// Notes, own comments and collections in the bin, the last that went there first.
    pub fn binned(&self) -> Result<Vec<Binned>, Failure> {
        let binned = self.store.read(|read| store::bin::list(read, LISTED))?;
        Ok(binned.into_iter().filter_map(on_the_wire).collect())
    }

    /// Moves articles to the bin with everything on them, as one step. `None` where all were there already.
    pub fn delete_articles(&self, articles: &[i64]) -> Result<Option<Step>, Failure> {
        self.bin_articles(articles, true, Act::DeleteArticles)
    }

    /// Takes articles out of the bin, as one step.
    pub fn restore_articles(&self, articles: &[i64]) -> Result<Option<Step>, Failure> {
        self.bin_articles(articles, false, Act::RestoreArticles)
    }

    fn bin_articles(&self, articles: &[i64], binned: bool, act: Act) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let mut changes = Vec::with_capacity(articles.len());
            for &article in articles {
                store::article::exists(write, article)?;
                changes.push(Change::Bin { thing: Thing::Article(article), binned });
            }
            perform(write, act, title(write, articles)?, &changes, now)
        })
    }

    /// Moves a note to the bin.
    pub fn delete_note(&self, id: i64) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = title(write, &[store::note::get(write, id)?.article])?;
            perform(write, Act::DeleteNote, name, &[Change::Bin { thing: Thing::Note(id), binned: true }], now)
        })
    }

    /// Takes a note out of the bin.
    pub fn restore_note(&self, id: i64) -> Result<Note, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = title(write, &[store::note::get(write, id)?.article])?;
            perform(write, Act::RestoreNote, name, &[Change::Bin { thing: Thing::Note(id), binned: false }], now)?;
            Ok(store::note::get(write, id)?.into())
        })
    }

    /// Moves an own comment to the bin. Its answers stay.
    pub fn delete_own_comment(&self, id: i64) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = title(write, &[store::own_comment::get(write, id)?.article])?;
            let change = Change::Bin { thing: Thing::OwnComment(id), binned: true };
            perform(write, Act::DeleteOwnComment, name, &[change], now)
        })
    }

    /// Takes an own comment out of the bin.
    pub fn restore_own_comment(&self, id: i64) -> Result<OwnComment, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let name = title(write, &[store::own_comment::get(write, id)?.article])?;
            let change = Change::Bin { thing: Thing::OwnComment(id), binned: false };
            perform(write, Act::RestoreOwnComment, name, &[change], now)?;
            Ok(store::own_comment::get(write, id)?.into())
        })
    }
}

fn on_the_wire(binned: store::bin::Binned) -> Option<Binned> {
    let what = match binned.thing {
        Thing::Note(id) => BinnedThing::Note { id, label: binned.label.unwrap_or(Label::Mine) },
        Thing::OwnComment(id) => BinnedThing::OwnComment { id },
        Thing::Collection(id) => BinnedThing::Collection { id },
        // Articles are listed as articles are.
        Thing::Article(_) => return None,
    };
    let text = match (binned.text.trim(), binned.target) {
        ("", Some(Target::Passage(passage) | Target::CommentPassage { passage, .. })) => passage.quote.exact,
        ("", Some(Target::Cell { text, .. })) => text,
        _ => binned.text,
    };
    Some(Binned {
        what,
        text,
        title: binned.title,
        deleted_at: rfc3339(binned.deleted_at),
        expires_at: rfc3339(binned.deleted_at + KEPT_MILLISECONDS),
    })
}
