//! One article with everything.

use crate::clock::rfc3339;
use crate::tables::{fingerprints, saved_desks};
use crate::wire::{self, Article, Failure, ReadingPosition, SavedComment, Surface, Writing};
use crate::{Library, earlier, formulas, people, session};
use store::Mode;
use store::position::Position;
use store::visit::{self, Visit};

impl Library {
    /// One article with everything, as the reader opens it: remembers that the newest revision was opened.
    pub fn open_article(&self, id: i64) -> Result<Article, Failure> {
        let now = self.now();
        if self.store.mode() == Mode::ReadWrite {
            self.store.write(|write| {
                let newest = store::article::get(write, id)?.article.revision;
                visit::record(write, id, newest, now)?;
                store::article::opened(write, id, now)?;
                store::setting::set(write, session::OPEN_ARTICLE, &id.to_string())
            })?;
        }
        self.article(id)
    }

    /// One article with everything, without opening it.
    pub fn article(&self, id: i64) -> Result<Article, Failure> {
        self.store.read(|read| {
            let summary = store::article::get(read, id)?;
            let newest = summary.article.revision;
            let revision = store::revision::get(read, id, newest)?;
            let visit = visit::get(read, id)?;
            let comments = store::comment::list(read, id)?;
            let mut earlier = earlier::Texts::of_article(read, id, newest)?;
            let seen = seen_before(newest, visit);
            let since = seen.map(|from| earlier::since(read, id, from, &revision, &comments, &earlier));
            let blocks = revision.document.blocks.iter();
            let formulas = formulas::mathml(blocks.chain(comments.iter().flat_map(|saved| &saved.comment.blocks)));
            Ok(Article {
                formulas,
                tables: annotate::table_keys(&revision.document),
                fingerprints: fingerprints(&revision.document),
                desks: saved_desks(store::table_desk::list(read, id)?, &revision.document),
                document: revision.document,
                revision: newest,
                comments: comments.into_iter().map(|saved| saved_comment(saved, newest, seen, &mut earlier)).collect(),
                own_comments: store::own_comment::list(read, id)?.into_iter().map(wire::OwnComment::from).collect(),
                notes: store::note::list(read, id)?.into_iter().map(wire::Note::from).collect(),
                images: store::image::list(read, id)?.into_iter().map(wire::SavedImage::from).collect(),
                people: people::of_article(read, id)?,
                receipt: revision.receipt,
                position: store::position::get(read, id)?.map(reading_position),
                since: since.transpose()?,
                summary: summary.into(),
            })
        })
    }

    /// What the reader wrote on an article.
    pub fn writing(&self, article: i64) -> Result<Writing, Failure> {
        self.store.read(|read| {
            let newest = store::article::get(read, article)?.article.revision;
            let document = store::revision::get(read, article, newest)?.document;
            Ok(Writing {
                desks: saved_desks(store::table_desk::list(read, article)?, &document),
                notes: store::note::list(read, article)?.into_iter().map(wire::Note::from).collect(),
                own_comments: store::own_comment::list(read, article)?
                    .into_iter()
                    .map(wire::OwnComment::from)
                    .collect(),
                people: people::of_article(read, article)?,
            })
        })
    }

    /// Remembers where the reader is.
    pub fn save_position(&self, article: i64, position: &ReadingPosition) -> Result<(), Failure> {
        let stored = Position {
            surface: surface_name(position.surface).into(),
            at: position.at.clone(),
            offset: finite(position.offset),
            progress: finite(position.progress).clamp(0.0, 1.0),
        };
        let now = self.now();
        self.store.write(|write| {
            store::article::get(write, article)?;
            Ok(store::position::set(write, article, &stored, now)?)
        })
    }
}

/// The revision the reader knew before the newest came; nothing where that is the only one they opened.
fn seen_before(newest: u32, visit: Option<Visit>) -> Option<u32> {
    visit.and_then(|visit| if visit.revision < newest { Some(visit.revision) } else { visit.earlier })
}

fn saved_comment(
    saved: store::comment::SavedComment,
    newest: u32,
    seen: Option<u32>,
    earlier: &mut earlier::Texts,
) -> SavedComment {
    SavedComment {
        is_new: seen.is_some_and(|seen| saved.first_revision > seen),
        removed: saved.last_revision < newest,
        earlier: earlier.take(&saved),
        comment: saved.comment,
    }
}

fn finite(number: f32) -> f64 {
    if number.is_finite() { f64::from(number) } else { 0.0 }
}

const SURFACES: [(Surface, &str); 4] = [
    (Surface::Article, "article"),
    (Surface::Tables, "tables"),
    (Surface::Discussion, "discussion"),
    (Surface::Notes, "notes"),
];

fn surface_name(surface: Surface) -> &'static str {
    SURFACES.iter().find(|(known, _)| *known == surface).map_or("article", |(_, name)| name)
}

fn reading_position(position: Position) -> ReadingPosition {
    let surface = SURFACES.iter().find(|(_, name)| *name == position.surface).map(|(surface, _)| *surface);
    ReadingPosition {
        surface: surface.unwrap_or_default(),
        at: position.at,
        offset: position.offset as f32,
        progress: position.progress as f32,
    }
}

impl From<store::note::Note> for wire::Note {
    fn from(note: store::note::Note) -> Self {
        Self {
            id: note.id,
            article: note.article,
            target: note.target,
            placement: note.placement,
            label: note.label,
            body: note.body,
            tags: note.tags,
            created_at: rfc3339(note.created_at),
            updated_at: rfc3339(note.updated_at),
        }
    }
}

impl From<store::own_comment::OwnComment> for wire::OwnComment {
    fn from(own: store::own_comment::OwnComment) -> Self {
        use store::own_comment::Parent;
        use wire::OwnParent;
        Self {
            id: own.id,
            article: own.article,
            parent: match own.parent {
                Parent::Article => OwnParent::Article,
                Parent::Comment(comment) => OwnParent::Comment(comment),
                Parent::Own(own) => OwnParent::Own(own),
            },
            body: own.body,
            created_at: rfc3339(own.created_at),
            updated_at: rfc3339(own.updated_at),
        }
    }
}
