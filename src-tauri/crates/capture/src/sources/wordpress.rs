//! WordPress: the comments of its interface, and a post before them where a file has both.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState, Date};
use serde_json::Value;

/// Reads a list of comments, a post, or a post with its comments in one list.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let one = std::slice::from_ref(value);
    let values = value.as_array().map_or(one, Vec::as_slice);
    // Several answers one after another are lists in a list.
    let items: Vec<&Value> =
        values.iter().flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)).collect();
    let post = items.iter().copied().find(|item| is_post(item));
    if !items.iter().any(|item| is_comment(item)) && post.is_none() {
        return None;
    }
    let mut thread = Thread::new("json", "wordpress");
    if let Some(post) = post {
        article(&mut thread, post, context);
    }
    let page = items.iter().filter(|item| is_comment(item)).find_map(|item| item.text("link")?.split('#').next());
    if let (None, Some(page)) = (&thread.document.metadata.url, page) {
        thread.document.metadata.url = Some(container(page.to_string()));
    }
    let post_author = post.and_then(|post| post.id("author"));
    for item in items.into_iter().filter(|item| is_comment(item)) {
        let answers = item.id("parent").map_or(Answers::Article, Answers::Id);
        thread.push(comment(item, post_author.as_deref(), context), answers);
    }
    thread.oldest_first();
    Some(thread)
}

fn is_comment(item: &Value) -> bool {
    item.has(&["id", "post", "parent", "author_name", "date"]) && item["content"].get("rendered").is_some()
}

fn is_post(item: &Value) -> bool {
    item.has(&["id", "slug", "date"]) && item["title"].has(&["rendered"]) && item["content"].has(&["rendered"])
}

fn article(thread: &mut Thread, post: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.title = post["title"].text("rendered").map(|title| container(body::words(title)));
    metadata.published = date(post, "date").map(container);
    metadata.modified = date(post, "modified").map(container);
    metadata.url = post.text("link").map(|url| container(url.to_string()));
    metadata.description = post["excerpt"].text("rendered").map(|text| container(body::words(text)));
    let writer = post["_embedded"].items("author").first().and_then(|author| author.text("name"));
    metadata.byline = writer.map(|name| container(name.to_string()));
    thread.document.blocks = post["content"].text("rendered").map(|html| body::html(html, context)).unwrap_or_default();
}

/// The date in UTC where the answer has it, else as the site writes it, without a zone.
fn date(item: &Value, name: &str) -> Option<Date> {
    let utc = item.date(&format!("{name}_gmt")).and_then(|date| date.with_offset(0).ok());
    utc.or_else(|| item.date(name))
}

fn comment(item: &Value, post_author: Option<&str>, context: &Context) -> Comment {
    let mut badges = Vec::new();
    if matches!(item.text("type"), Some("pingback" | "trackback")) {
        badges.push(Badge::Pingback);
    }
    if post_author.is_some() && item.id("author").as_deref() == post_author {
        badges.push(Badge::ArticleAuthor);
    }
    let permalink = item.text("link").map(str::to_string);
    let context = permalink.as_deref().map_or_else(|| context.clone(), |link| context.at(link));
    Comment {
        source_id: item.id("id"),
        author: item.text("author_name").and_then(|name| author::author(name, url(item))),
        date: date(item, "date"),
        blocks: item["content"].text("rendered").map(|html| body::html(html, &context)).unwrap_or_default(),
        permalink,
        badges,
        state: match item.text("status") {
            None | Some("approved") => CommentState::Visible,
            Some("trash") => CommentState::Deleted,
            Some(_) => CommentState::Hidden,
        },
        ..Comment::default()
    }
}

fn url(item: &Value) -> Option<String> {
    item.text("author_url").filter(|url| url.starts_with("http")).map(str::to_string)
}
