//! An article with its discussion and notes as Markdown.

mod blocks;

use crate::export::{Answers, Export, Note, OwnComment};
use blocks::{blocks, escape, prefixed};
use document::{Comment, CommentState};

/// The export as CommonMark with tables and footnotes, a YAML head first.
///
/// Answers are quoted once more than what they answer, so that threads stay threads.
pub fn markdown(export: &Export) -> String {
    let mut sections = vec![head(export), format!("# {}", escape(export.title))];
    sections.extend(byline(export));
    sections.extend(blocks(&export.document.blocks));
    let notes: Vec<String> = export.notes_on_article().map(note).collect();
    if !notes.is_empty() {
        sections.push("## Notes".into());
        sections.extend(notes);
    }
    if !export.comments.is_empty() || !export.own_comments.is_empty() {
        sections.push("## Discussion".into());
        let comments = export.comments.iter();
        sections.extend(comments.flat_map(|(comment, removed)| entry(export, comment, *removed)));
        sections.extend(own_thread(export, Answers::Article, 0));
    }
    sections.join("\n\n") + "\n"
}

fn head(export: &Export) -> String {
    let metadata = &export.document.metadata;
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "));
    let mut lines = vec!["---".to_string(), format!("title: {}", quoted(export.title))];
    let fields = [
        ("author", metadata.byline.as_ref().map(|byline| quoted(&byline.value))),
        ("source", metadata.url.as_ref().map(|url| quoted(&url.value))),
        ("published", metadata.published.as_ref().map(|date| date.value.to_string())),
        ("saved", Some(export.saved_at.to_string())),
        ("language", metadata.language.as_ref().map(|language| quoted(&language.value))),
    ];
    lines.extend(fields.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?))));
    if !export.tags.is_empty() {
        let tags: Vec<String> = export.tags.iter().map(|tag| quoted(tag)).collect();
        lines.push(format!("tags: [{}]", tags.join(", ")));
    }
    lines.push("---".into());
    lines.join("\n")
}

fn byline(export: &Export) -> Option<String> {
    let metadata = &export.document.metadata;
    let byline = metadata.byline.as_ref().map(|byline| escape(&byline.value));
    let published = metadata.published.as_ref().map(|date| date.value.to_string());
    let parts: Vec<String> = byline.into_iter().chain(published).collect();
    (!parts.is_empty()).then(|| format!("*{}*", parts.join(", ")))
}

fn note(note: &Note) -> String {
    let place = escape(&note.place());
    let on = if place.is_empty() { String::new() } else { format!(" on {place}") };
    let tags: String = note.tags.iter().map(|tag| format!(" #{}", tag.replace(' ', "-"))).collect();
    let first = format!("**{}**{on}{}{tags}", note.label_name(), note.warning());
    // The body is Markdown already.
    let lines = [first, note.body.to_string()];
    let text = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n");
    prefixed(&text, "- ", "  ")
}

/// A comment, the notes on it, and the reader's own answers to it.
fn entry(export: &Export, comment: &Comment, removed: bool) -> Vec<String> {
    let author = comment.author.as_ref().map_or("Unknown", |author| &author.name);
    let date = comment.date.map(|date| date.to_string()).or(comment.date_text.clone());
    let state = match comment.state {
        CommentState::Visible if removed => " (removed in a newer copy)",
        CommentState::Visible => "",
        CommentState::Deleted => " (deleted)",
        CommentState::Hidden => " (hidden)",
    };
    let date = date.map(|date| format!(", {}", escape(&date))).unwrap_or_default();
    let mut sections = vec![format!("**{}**{date}{state}", escape(author))];
    sections.extend(comment.title.as_ref().map(|title| format!("*{}*", escape(title))));
    sections.extend(blocks(&comment.blocks));
    sections.extend(export.notes_on(&comment.id).map(note));
    let mut entries = vec![quoted(&sections.join("\n\n"), comment.depth as usize)];
    entries.extend(own_thread(export, Answers::Comment(&comment.id), comment.depth as usize + 1));
    entries
}

/// The reader's own comments that answer something, each before its answers.
fn own_thread(export: &Export, to: Answers, depth: usize) -> Vec<String> {
    let mut entries = Vec::new();
    let mut open: Vec<(&OwnComment, usize)> = export.answers(to).map(|own| (own, depth)).collect();
    open.reverse();
    while let Some((own, depth)) = open.pop() {
        entries.push(quoted(&format!("**Mine, not published**, {}\n\n{}", own.written_at, own.body), depth));
        let answers: Vec<_> = export.answers(Answers::Own(own.id)).map(|own| (own, depth + 1)).collect();
        open.extend(answers.into_iter().rev());
    }
    entries
}

/// Quoted `depth + 1` times: the discussion itself is one level.
fn quoted(text: &str, depth: usize) -> String {
    let mark = ">".repeat(depth + 1) + " ";
    prefixed(text, &mark, &mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Author, Block, Document, Label, Placement, Quote, Target, assign_comment_ids};
    use document::{Passage, Position};

    #[test]
    fn everything_is_in_the_file() {
        let document = Document { blocks: vec![Block::paragraph("Boil the water.")], ..Document::default() };
        let comment = |author: &str, text: &str, depth| Comment {
            author: Some(Author { name: author.into(), url: None }),
            blocks: vec![Block::paragraph(text)],
            depth,
            ..Comment::default()
        };
        let mut comments = vec![comment("Ana", "Twice?", 0), comment("Ben", "Once.", 1)];
        assign_comment_ids(&mut comments, &[None, Some(0)]);
        let nowhere = Position { block: Default::default(), offset: 0 };
        let quote = Quote { exact: "the water".into(), ..Quote::default() };
        let passage = Target::Passage(Passage { start: nowhere.clone(), end: nowhere, quote });
        let on_comment = Target::Comment { comment: comments[1].id.clone() };
        let note = |target, label, body| Note {
            target,
            placement: Placement::Placed,
            label,
            body,
            tags: &[],
            written_at: "2026-01-02T03:04:05Z",
        };
        let own = |id, answers, body| OwnComment { id, answers, body, written_at: "2026-01-02T03:04:05Z" };
        let export = Export {
            title: "Kettles",
            document: &document,
            tags: &["tea".into()],
            saved_at: "2026-01-01T00:00:00Z",
            comments: comments.iter().map(|comment| (comment, false)).collect(),
            notes: vec![
                note(&passage, Label::Doubt, "Which *water*?\n\nHard or soft?"),
                note(&on_comment, Label::Mine, "Yes"),
            ],
            own_comments: vec![
                own(1, Answers::Comment(&comments[0].id), "Never."),
                own(2, Answers::Own(1), "Well, sometimes."),
                own(3, Answers::Article, "Good read."),
            ],
        };
        insta::assert_snapshot!(markdown(&export));
    }
}
