//! Marks and tags on articles: on one, or on as many as the reader chose.

use crate::Library;
use crate::journal::{perform, title};
use crate::wire::{Act, Failure, Mark, Step, Trouble};
use store::journal::Change;
use store::{Read, note, tag};

impl Library {
    /// Sets a mark on articles, or takes it away, as one step. `None` where all of them were so already.
    pub fn mark_articles(&self, articles: &[i64], mark: Mark, on: bool) -> Result<Option<Step>, Failure> {
        let now = self.now();
        let act = match (mark, on) {
            (Mark::Read, true) => Act::MarkRead,
            (Mark::Read, false) => Act::MarkUnread,
            (Mark::Favourite, true) => Act::Favourite,
            (Mark::Favourite, false) => Act::Unfavourite,
            (Mark::Archived, true) => Act::Archive,
            (Mark::Archived, false) => Act::Unarchive,
        };
        self.store.write(|write| {
            let mut changes = Vec::with_capacity(articles.len());
            for &article in articles {
                // What has the mark already keeps the time it was set.
                if store::article::marked_at(write, article, mark.into())?.is_some() != on {
                    changes.push(Change::Mark { article, mark: mark.into(), at: on.then_some(now) });
                }
            }
            perform(write, act, title(write, articles)?, &changes, now)
        })
    }

    /// Adds tags to articles and takes others away, as one step.
    pub fn tag_articles(&self, articles: &[i64], add: &[String], remove: &[String]) -> Result<Option<Step>, Failure> {
        let (now, add, remove) = (self.now(), clean_tags(add), clean_tags(remove));
        self.store.write(|write| {
            let mut changes = Vec::with_capacity(articles.len());
            for &article in articles {
                store::article::exists(write, article)?;
                let before = tag::of_article(write, article)?;
                let kept = before.into_iter().filter(|tag| !remove.iter().any(|removed| is_same(removed, tag)));
                let tags = clean_tags(&kept.chain(add.iter().cloned()).collect::<Vec<_>>());
                changes.push(Change::Tags { article, tags });
            }
            perform(write, Act::Tag, title(write, articles)?, &changes, now)
        })
    }

    /// Replaces an article's tags; empty and repeated ones are left out.
    pub fn set_tags(&self, article: i64, tags: &[String]) -> Result<Option<Step>, Failure> {
        let (now, tags) = (self.now(), clean_tags(tags));
        self.store.write(|write| {
            let name = title(write, &[article])?;
            perform(write, Act::Tag, name, &[Change::Tags { article, tags }], now)
        })
    }

    /// Gives a tag another name on everything that has it. Where there is such a tag already, the two become one.
    pub fn rename_tag(&self, from: &str, to: &str) -> Result<Option<Step>, Failure> {
        let (now, to) = (self.now(), to.trim());
        if to.is_empty() {
            return Err(Trouble::TagUnnamed.into());
        }
        if from == to {
            return Ok(None);
        }
        self.store.write(|write| {
            let renamed = |tag: String| if is_same(&tag, from) { to.into() } else { tag };
            // First away from all, so that a name that differs in case alone is a new one.
            let mut changes = retagged(write, from, |tags| without(tags, from))?;
            changes
                .extend(retagged(write, from, |tags| clean_tags(&tags.into_iter().map(renamed).collect::<Vec<_>>()))?);
            perform(write, Act::RenameTag, Some(to.into()), &changes, now)
        })
    }

    /// Takes a tag from everything that has it.
    pub fn delete_tag(&self, tag: &str) -> Result<Option<Step>, Failure> {
        let now = self.now();
        self.store.write(|write| {
            let changes = retagged(write, tag, |tags| without(tags, tag))?;
            perform(write, Act::DeleteTag, Some(tag.into()), &changes, now)
        })
    }
}

/// The changes that give everything with a tag other tags.
fn retagged(read: &Read, tag: &str, other: impl Fn(Vec<String>) -> Vec<String>) -> Result<Vec<Change>, Failure> {
    let Some(id) = tag::by_name(read, tag)? else { return Ok(Vec::new()) };
    let (articles, notes) = tag::owners(read, id)?;
    let mut changes = Vec::with_capacity(articles.len() + notes.len());
    for article in articles {
        changes.push(Change::Tags { article, tags: other(tag::of_article(read, article)?) });
    }
    for note in notes {
        let note::Note { id, label, body, tags, updated_at, .. } = note::get(read, note)?;
        changes.push(Change::Note { note: id, label, body, tags: other(tags), updated_at });
    }
    Ok(changes)
}

fn without(tags: Vec<String>, tag: &str) -> Vec<String> {
    tags.into_iter().filter(|other| !is_same(other, tag)).collect()
}

/// Whether the library takes two tags for one: they differ in the case of ASCII letters at most.
fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Tags without blanks at their ends, none empty, none twice.
pub(crate) fn clean_tags(tags: &[String]) -> Vec<String> {
    let mut clean: Vec<String> = Vec::new();
    for tag in tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
        if !clean.iter().any(|known| is_same(known, tag)) {
            clean.push(tag.to_string());
        }
    }
    clean
}

impl From<Mark> for store::article::Mark {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Read => Self::Read,
            Mark::Favourite => Self::Favourite,
            Mark::Archived => Self::Archived,
        }
    }
}
