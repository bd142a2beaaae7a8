//! Private notes.

use crate::Library;
use crate::journal::{perform, record, title};
use crate::organise::clean_tags;
use crate::tables::versions;
use crate::wire::{Act, Failure, Note, Trouble};
use annotate::Places;
use document::{Comment, Label, Placement, Target};
use store::journal::{Change, Thing};

/// Characters a note may have; an essay, not a library.
const MAX_CHARACTERS: usize = 1_000_000;

impl Library {
    /// Writes a note beside something of an article. When this returns, the note is on the disk.
    pub fn create_note(&self, article: i64, target: &Target, label: Label, body: &str) -> Result<Note, Failure> {
        check_length(body)?;
        let now = self.now();
        self.store.write(|write| {
            let newest = store::article::get(write, article)?.article.revision;
            let document = store::revision::get(write, article, newest)?.document;
            let comments: Vec<Comment> =
                store::comment::list(write, article)?.into_iter().map(|saved| saved.comment).collect();
            let desks = store::table_desk::list(write, article)?;
            let versions = versions(&desks, &[], &document);
            let places = Places::of(&document, &comments).with_versions(&versions, &versions);
            let (target, placement) = places.find(&places.with_quote(target));
            if placement == Placement::Unplaced {
                return Err(Trouble::NoPlaceForNote.into());
            }
            let id = store::note::insert(write, article, &target, label, body, now)?;
            let back = [Change::Bin { thing: Thing::Note(id), binned: true }];
            record(write, Act::CreateNote, title(write, &[article])?, &back, now)?;
            Ok(store::note::get(write, id)?.into())
        })
    }

    /// Changes a note's label, text and tags.
    pub fn update_note(&self, id: i64, label: Label, body: &str, tags: &[String]) -> Result<Note, Failure> {
        check_length(body)?;
        let (now, tags) = (self.now(), clean_tags(tags));
        self.store.write(|write| {
            let before = store::note::get(write, id)?;
            let is_edited = (before.label, before.body.as_str()) != (label, body);
            let updated_at = if is_edited { now } else { before.updated_at };
            let change = Change::Note { note: id, label, body: body.into(), tags, updated_at };
            perform(write, Act::EditNote, title(write, &[before.article])?, &[change], now)?;
            Ok(store::note::get(write, id)?.into())
        })
    }
}

/// Refuses texts that no one typed.
pub(crate) fn check_length(body: &str) -> Result<(), Failure> {
    match body.chars().nth(MAX_CHARACTERS) {
        None => Ok(()),
        Some(_) => Err(Trouble::TextTooLong.into()),
    }
}
