//! An article with everything the reader wrote, as a file for other programs.

use crate::Library;
use crate::wire::{self, Failure, Trouble};
use exchange::{Export, OwnComment};

/// What to export as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown for people and note programs.
    Markdown,
    /// One HTML page.
    Html,
    /// Everything, as JSON.
    Json,
}

impl Library {
    /// The article as a file.
    pub fn export(&self, id: i64, format: Format) -> Result<String, Failure> {
        let article = self.article(id)?;
        match format {
            Format::Markdown => Ok(exchange::markdown(&export(&article))),
            Format::Html => Ok(exchange::html_page(&export(&article))),
            Format::Json => serde_json::to_string_pretty(&article).map_err(|error| Trouble::fault(error).into()),
        }
    }
}

fn export(article: &wire::Article) -> Export<'_> {
    Export {
        title: &article.summary.title,
        document: &article.document,
        tags: &article.summary.tags,
        saved_at: &article.summary.saved_at,
        comments: article.comments.iter().map(|saved| (&saved.comment, saved.removed)).collect(),
        notes: article
            .notes
            .iter()
            .map(|note| exchange::Note {
                target: &note.target,
                placement: note.placement,
                label: note.label,
                body: &note.body,
                tags: &note.tags,
                written_at: &note.created_at,
            })
            .collect(),
        own_comments: article.own_comments.iter().map(own_comment).collect(),
    }
}

fn own_comment(own: &wire::OwnComment) -> OwnComment<'_> {
    let answers = match &own.parent {
        wire::OwnParent::Article => exchange::Answers::Article,
        wire::OwnParent::Comment(comment) => exchange::Answers::Comment(comment),
        wire::OwnParent::Own(own) => exchange::Answers::Own(*own),
    };
    OwnComment { id: own.id, answers, body: &own.body, written_at: &own.created_at }
}
