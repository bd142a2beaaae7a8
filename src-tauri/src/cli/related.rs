//! `postil related`.

use crate::output::Output;
use document::Target;
use library::wire::{Article, RelatedComment, RelatedPassage, Tie};
use library::{Failure, Library};

/// The comments that speak of a place; of a comment, the places it speaks of.
pub fn run(library: &Library, article: i64, place: &str, output: Output) -> Result<(), Failure> {
    match library.place(article, place)? {
        Target::Comment { comment } | Target::CommentPassage { comment, .. } => {
            let passages = library.related_passages(article, &comment)?;
            let article = library.article(article)?;
            output.value(&passages, |passages| lines(passages.iter().map(|passage| passage_line(&article, passage))))
        }
        target => {
            let comments = library.related_comments(article, &target)?;
            let article = library.article(article)?;
            output.value(&comments, |comments| lines(comments.iter().map(|comment| comment_line(&article, comment))))
        }
    }
}

fn lines(found: impl Iterator<Item = String>) -> String {
    let text = found.collect::<Vec<_>>().join("\n");
    if text.is_empty() { "Nothing was found.".into() } else { text }
}

fn comment_line(article: &Article, related: &RelatedComment) -> String {
    let Some((number, saved)) = numbered(article, &related.comment) else { return String::new() };
    let text = document::plain_text(&saved.comment.blocks).replace('\n', " ");
    format!("comment:{number}  {} ({})\n      {text}", name(saved), why(article, &related.tie))
}

fn passage_line(article: &Article, related: &RelatedPassage) -> String {
    let place = related.row.as_ref().map_or_else(|| "text".into(), |(_, row)| format!("row:{row}"));
    format!("{place} ({})\n      {}", why(article, &related.tie), related.excerpt)
}

fn why(article: &Article, tie: &Tie) -> String {
    match tie {
        Tie::Quotes => "quoted".into(),
        Tie::Terms { terms } => format!("both say {}", terms.join(", ")),
        Tie::Answers { comment } => {
            let answered = numbered(article, comment);
            answered
                .map_or_else(String::new, |(number, saved)| format!("an answer to comment:{number}, {}", name(saved)))
        }
    }
}

fn numbered<'a>(article: &'a Article, id: &document::CommentId) -> Option<(usize, &'a library::wire::SavedComment)> {
    let index = article.comments.iter().position(|saved| saved.comment.id == *id)?;
    Some((index + 1, article.comments.get(index)?))
}

fn name(saved: &library::wire::SavedComment) -> &str {
    saved.comment.author.as_ref().map_or("no name given", |author| author.name.as_str())
}
