use crate::tables::{renamed, versions};
use crate::wire::Failure;
use annotate::{Change, Merged, Places};
use capture::Captured;
use document::{Comment, Document, Placement, TableKey, Target};
use store::comment::{self, SavedComment};
use store::revision::Revision;
use store::{Read, Write};

/// What an import will write: made first, as a value, then applied in one transaction.
pub(super) struct Plan {
    /// The revision to add.
    pub revision: Revision,
    /// Every comment of every revision, in the new page order.
    comments: Vec<PlannedComment>,
    /// Where each note stands from now on.
    notes: Vec<PlannedNote>,
    /// Tables that have another identity from now on: the one before, and the one now.
    renamed_tables: Vec<(TableKey, TableKey)>,
}

struct PlannedComment {
    /// The row, for a comment that is already kept.
    row: Option<i64>,
    /// What it said, and the last revision that said so, where that changes.
    before: Option<(u32, Comment)>,
    merged: Merged,
}

struct PlannedNote {
    note: i64,
    target: Target,
    placement: Placement,
}

impl Plan {
    /// The first copy of an article.
    pub(super) fn first(captured: &Captured, now: i64) -> Self {
        let comments = annotate::merge(&[], &captured.discussion.comments);
        let comments = comments.into_iter().map(|merged| PlannedComment { row: None, before: None, merged }).collect();
        Self { revision: revision(captured, 1, now), comments, notes: Vec::new(), renamed_tables: Vec::new() }
    }

    /// A further copy: comments are merged with those kept, notes are looked for in the new text.
    pub(super) fn further(read: &Read, article: i64, captured: &Captured, now: i64) -> Result<Self, Failure> {
        let number = store::article::get(read, article)?.article.revision;
        let old = match store::revision::get(read, article, number) {
            // A damaged copy must not keep a sound one out; notes are then found by their quotes.
            Err(store::Error::Unreadable(_)) => Document::default(),
            old => old?.document,
        };
        let saved = comment::list(read, article)?;
        let kept: Vec<Comment> = saved.iter().map(|saved| saved.comment.clone()).collect();
        let merged = annotate::merge(&kept, &captured.discussion.comments);
        let comments: Vec<Comment> = merged.iter().map(|merged| merged.comment.clone()).collect();
        let desks = store::table_desk::list(read, article)?;
        let renamed_tables = renamed(&desks, &old, &captured.document);
        let versions_then = versions(&desks, &[], &old);
        let versions_now = versions(&desks, &renamed_tables, &captured.document);
        let places =
            Places::new((&old, &kept), (&captured.document, &comments)).with_versions(&versions_then, &versions_now);
        let notes = store::note::list_all(read, article)?.into_iter().map(|note| {
            let (target, placement) = places.follow(&note.target, note.placement);
            PlannedNote { note: note.id, target, placement }
        });
        Ok(Self {
            revision: revision(captured, number + 1, now),
            notes: notes.collect(),
            renamed_tables,
            comments: merged.into_iter().map(|merged| planned(merged, &saved)).collect(),
        })
    }

    /// How many comments no earlier copy had.
    pub(super) fn new_comments(&self) -> u32 {
        self.comments.iter().filter(|comment| comment.merged.change == Change::New).count() as u32
    }

    /// Writes everything the plan says.
    pub(super) fn apply(&self, write: &Write, article: i64, original: &[u8], hash: &[u8]) -> Result<(), Failure> {
        store::revision::insert(write, article, &self.revision, original, hash)?;
        self.apply_comments(write, article)?;
        for (before, now) in &self.renamed_tables {
            store::table_desk::rename(write, article, before, now)?;
        }
        for note in &self.notes {
            store::note::set_target(write, note.note, &note.target, note.placement)?;
        }
        Ok(())
    }

    fn apply_comments(&self, write: &Write, article: i64) -> Result<(), Failure> {
        let (mut new, mut kept) = (Vec::new(), Vec::new());
        for (position, PlannedComment { row, before, merged }) in (0..).zip(&self.comments) {
            let Merged { comment, change, .. } = merged;
            let Some(id) = *row else {
                new.push((position, comment));
                continue;
            };
            if let Some((last_revision, said)) = before {
                comment::keep_version(write, id, *last_revision, said)?;
                store::search::set_comment(write, id, comment)?;
            }
            let is_there = matches!(change, Change::Same | Change::Edited);
            kept.push(comment::Update { id, position, comment: is_there.then_some(comment) });
        }
        comment::update(write, article, self.revision.number, &kept)?;
        let rows = comment::insert(write, article, self.revision.number, &new)?;
        for (row, (_, comment)) in rows.into_iter().zip(new) {
            store::search::set_comment(write, row, comment)?;
        }
        Ok(())
    }
}

fn revision(captured: &Captured, number: u32, saved_at: i64) -> Revision {
    Revision {
        number,
        saved_at,
        document: captured.document.clone(),
        receipt: captured.receipt.clone(),
        system: captured.discussion.system.clone(),
    }
}

fn planned(merged: Merged, saved: &[SavedComment]) -> PlannedComment {
    let known = merged.kept.and_then(|index| saved.get(index));
    let before = known.filter(|_| merged.change == Change::Edited);
    PlannedComment {
        row: known.map(|known| known.id),
        before: before.map(|known| (known.last_revision, known.comment.clone())),
        merged,
    }
}
