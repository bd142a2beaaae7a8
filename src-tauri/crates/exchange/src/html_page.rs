//! An article with its discussion and notes as one HTML page.

use crate::export::{Answers, Export, Note, OwnComment};
use crate::html::{escape, html};
use document::{Block, Comment, Direction};

/// Nothing on the page may run, and only its images may be loaded.
const POLICY: &str = "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'";

const STYLE: &str = "\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Georgia,serif}\
img{max-width:100%;height:auto}table{border-collapse:collapse}th,td{border:1px solid #999;padding:.2rem .5rem;text-align:start}\
aside{border-inline-start:3px solid #b58900;padding-inline-start:.8rem;margin:.8rem 0}\
.comment{border-inline-start:1px solid #999;padding-inline-start:.8rem;margin-block:1rem}.own{border-color:#268bd2}\
@media(prefers-color-scheme:dark){body{background:#16181b;color:#e4e6e8}a{color:#8cc2ff}}";

/// The export as a page that needs nothing but its images' addresses.
pub fn html_page(export: &Export) -> String {
    let metadata = &export.document.metadata;
    let language = metadata.language.as_ref().map(|language| format!(" lang=\"{}\"", escape(&language.value)));
    let direction = match metadata.direction {
        Direction::Auto => "auto",
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let title = escape(export.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html{} dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
        <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
        <body>\n<article>\n<h1>{title}</h1>\n{}",
        language.unwrap_or_default(),
        byline(export),
    );
    page.push_str(&html(&export.document.blocks));
    page.push_str("\n</article>\n");
    let notes: String = export.notes_on_article().map(note).collect();
    if !notes.is_empty() {
        page.push_str(&format!("<section>\n<h2>Notes</h2>\n{notes}</section>\n"));
    }
    page.push_str(&discussion(export));
    page.push_str("</body>\n</html>\n");
    page
}

fn byline(export: &Export) -> String {
    let metadata = &export.document.metadata;
    let byline = metadata.byline.as_ref().map(|byline| escape(&byline.value));
    let published = metadata.published.as_ref().map(|date| format!("<time>{}</time>", date.value));
    let url = metadata.url.as_ref().map(|url| {
        let name = metadata.site.as_ref().map_or(url.value.as_str(), |site| &site.value);
        let link = document::Inline::Link { url: url.value.clone(), children: vec![document::Inline::text(name)] };
        let linked = html(&[Block::new(document::BlockKind::Paragraph { text: vec![link] })]);
        linked.trim_start_matches("<p>").trim_end_matches("</p>").to_string()
    });
    let parts: Vec<String> = byline.into_iter().chain(published).chain(url).collect();
    if parts.is_empty() { String::new() } else { format!("<p>{}</p>\n", parts.join(", ")) }
}

fn note(note: &Note) -> String {
    let place = escape(&note.place());
    let on = if place.is_empty() { String::new() } else { format!(" on {place}") };
    let body = written(note.body);
    format!("<aside>\n<p><strong>{}</strong>{on}{}</p>\n{body}\n</aside>\n", note.label_name(), note.warning())
}

/// What a person typed: a paragraph for each, lines kept.
fn written(text: &str) -> String {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    paragraphs.map(|paragraph| format!("<p>{}</p>", escape(paragraph.trim()).replace('\n', "<br>"))).collect()
}

fn discussion(export: &Export) -> String {
    if export.comments.is_empty() && export.own_comments.is_empty() {
        return String::new();
    }
    let mut section = String::from("<section>\n<h2>Discussion</h2>\n");
    for (comment, removed) in &export.comments {
        push_comment(&mut section, export, comment, *removed);
    }
    push_own(&mut section, export, Answers::Article, 0);
    section + "</section>\n"
}

fn push_comment(out: &mut String, export: &Export, comment: &Comment, removed: bool) {
    let author = comment.author.as_ref().map_or("Unknown", |author| &author.name);
    let date = comment.date.map(|date| date.to_string()).or(comment.date_text.clone()).unwrap_or_default();
    let removed = if removed { " (removed in a newer copy)" } else { "" };
    out.push_str(&format!(
        "<article class=\"comment\"{}>\n<p><strong>{}</strong> <time>{}</time>{removed}</p>\n",
        indent(comment.depth as usize),
        escape(author),
        escape(&date),
    ));
    out.push_str(&html(&comment.blocks));
    out.push('\n');
    out.extend(export.notes_on(&comment.id).map(note));
    out.push_str("</article>\n");
    push_own(out, export, Answers::Comment(&comment.id), comment.depth as usize + 1);
}

/// The reader's own comments that answer something, each before its answers.
fn push_own(out: &mut String, export: &Export, to: Answers, depth: usize) {
    let mut open: Vec<(&OwnComment, usize)> = export.answers(to).map(|own| (own, depth)).collect();
    open.reverse();
    while let Some((own, depth)) = open.pop() {
        out.push_str(&format!(
            "<article class=\"comment own\"{}>\n<p><strong>Mine, not published</strong> <time>{}</time></p>\n{}\n</article>\n",
            indent(depth),
            escape(own.written_at),
            written(own.body),
        ));
        let answers: Vec<_> = export.answers(Answers::Own(own.id)).map(|own| (own, depth + 1)).collect();
        open.extend(answers.into_iter().rev());
    }
}

/// Answers stand further in, up to a depth where there would be no room left.
fn indent(depth: usize) -> String {
    match depth.min(8) {
        0 => String::new(),
        depth => format!(" style=\"margin-inline-start:{depth}rem\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Document, Label, Placement, Target};

    #[test]
    fn what_people_wrote_is_text_on_the_page() {
        let document = Document { blocks: vec![Block::paragraph("<b>")], ..Document::default() };
        let comment = Comment { blocks: vec![Block::paragraph("<i>")], ..Comment::default() };
        let target = Target::Article;
        let note = Note {
            target: &target,
            placement: Placement::Unplaced,
            label: Label::Mine,
            body: "<u>\nline\n\nparagraph",
            tags: &[],
            written_at: "",
        };
        let own = OwnComment { id: 1, answers: Answers::Comment(&comment.id), body: "<s>", written_at: "now" };
        let page = html_page(&Export {
            title: "<script>alert(1)</script>",
            document: &document,
            tags: &[],
            saved_at: "",
            comments: vec![(&comment, true)],
            notes: vec![note],
            own_comments: vec![own],
        });
        insta::assert_snapshot!(page);
        for tag in ["<script", "<b>", "<i>", "<u>", "<s>"] {
            assert!(!page.contains(tag), "{tag}");
        }
    }
}
