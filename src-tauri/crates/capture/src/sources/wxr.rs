//! WordPress's export file: posts, each with its comments.

use super::thread::{Answers, Thread};
use super::xml::Element;
use super::{Context, author, body, container, largest};
use document::{Badge, Comment, CommentState, Date};

/// Reads the post with the longest discussion. Spam is not part of such files.
pub(crate) fn read(root: &Element, context: &Context) -> Option<Thread> {
    let channel =
        root.child("channel").filter(|channel| root.name() == "rss" && channel.child("wp:wxr_version").is_some())?;
    let is_article = |item: &&Element| matches!(item.text("wp:post_type"), None | Some("post" | "page"));
    let items = channel.all("item").filter(is_article);
    largest(items.map(|item| thread(item, channel, context)).collect())
}

fn thread(item: &Element, channel: &Element, context: &Context) -> Thread {
    let mut thread = Thread::new("wordpress export", "wordpress");
    let context = &item.text("link").map_or_else(|| context.clone(), |link| context.at(link));
    let metadata = &mut thread.document.metadata;
    let login = item.text("dc:creator");
    metadata.title = item.text("title").map(|title| container(body::words(title)));
    metadata.byline = login.and_then(|login| writer(channel, login)).map(container);
    metadata.published = date(item, "wp:post_date_gmt", "wp:post_date").map(container);
    metadata.modified = date(item, "wp:post_modified_gmt", "wp:post_modified").map(container);
    metadata.url = item.text("link").and_then(|link| context.resolve(link)).map(container);
    metadata.site = channel.text("title").map(|title| container(body::words(title)));
    metadata.language = channel.text("language").map(|language| container(language.to_string()));
    thread.document.blocks = item.text("content:encoded").map(|text| prose(text, context)).unwrap_or_default();
    let user = login.and_then(|login| user_id(channel, login));
    for element in item.all("wp:comment") {
        let parent = element.text("wp:comment_parent").filter(|parent| *parent != "0");
        let answers = parent.map_or(Answers::Article, |parent| Answers::Id(parent.to_string()));
        thread.push(comment(element, user, context), answers);
    }
    thread.oldest_first();
    thread
}

/// Stored text has no paragraph tags: an empty line is what separates paragraphs.
fn prose(text: &str, context: &Context) -> Vec<document::Block> {
    let has_blocks = ["<p>", "<p ", "<div", "<!-- wp:"].iter().any(|tag| text.contains(tag));
    if has_blocks {
        return body::html(text, context);
    }
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(|part| format!("<p>{}</p>\n", part.trim().replace('\n', "<br>\n")));
    body::html(&paragraphs.collect::<String>(), context)
}

fn writers<'e>(channel: &'e Element, login: &'e str) -> impl Iterator<Item = &'e Element<'e>> {
    channel.all("wp:author").filter(move |writer| writer.text("wp:author_login") == Some(login))
}

fn writer(channel: &Element, login: &str) -> Option<String> {
    let shown = writers(channel, login).find_map(|writer| writer.text("wp:author_display_name"));
    author::author(shown.unwrap_or(login), None).map(|author| author.name)
}

fn user_id<'e>(channel: &'e Element, login: &'e str) -> Option<&'e str> {
    writers(channel, login).find_map(|writer| writer.text("wp:author_id"))
}

/// The date in UTC, else as the site wrote it, without a zone.
fn date(element: &Element, utc: &str, local: &str) -> Option<Date> {
    let read = |name| element.text(name).and_then(|text| text.parse::<Date>().ok());
    read(utc).and_then(|date| date.with_offset(0).ok()).or_else(|| read(local))
}

fn comment(element: &Element, post_author: Option<&str>, context: &Context) -> Comment {
    let id = element.text("wp:comment_id").map(str::to_string);
    let mut badges = Vec::new();
    if matches!(element.text("wp:comment_type"), Some("pingback" | "trackback")) {
        badges.push(Badge::Pingback);
    }
    let user = element.text("wp:comment_user_id").filter(|user| *user != "0");
    if user.is_some() && user == post_author {
        badges.push(Badge::ArticleAuthor);
    }
    let address = element.text("wp:comment_author_url").filter(|url| url.starts_with("http")).map(str::to_string);
    Comment {
        author: element.text("wp:comment_author").and_then(|name| author::author(name, address)),
        date: date(element, "wp:comment_date_gmt", "wp:comment_date"),
        blocks: element.text("wp:comment_content").map(|text| prose(text, context)).unwrap_or_default(),
        permalink: id.as_deref().and_then(|id| context.resolve(&format!("#comment-{id}"))),
        source_id: id,
        badges,
        state: match element.text("wp:comment_approved") {
            None | Some("1") => CommentState::Visible,
            Some("trash") => CommentState::Deleted,
            Some(_) => CommentState::Hidden,
        },
        ..Comment::default()
    }
}
