//! Disqus: posts as its interface lists them and as its frame carries them (`disqus-threadData`).

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads a response with posts.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let response = value.get("response")?;
    let posts = response.as_array().map_or_else(|| response.items("posts"), Vec::as_slice);
    if !posts.iter().any(is_post) {
        return None;
    }
    let mut thread = Thread::new("json", "disqus");
    let topic = Some(&response["thread"]).filter(|topic| topic.is_object()).or_else(|| posts.first()?.get("thread"));
    if let Some(topic) = topic.filter(|topic| topic.is_object()) {
        let metadata = &mut thread.document.metadata;
        let title = topic.text("clean_title").or_else(|| topic.text("title"));
        metadata.title = title.map(|title| container(body::words(title)));
        metadata.url = topic.text("link").map(|url| container(url.to_string()));
        thread.declared = topic.count("posts");
    }
    let writer = topic.and_then(|topic| topic.id("author"));
    for post in posts.iter().filter(|post| is_post(post)) {
        let answers = post.id("parent").map_or(Answers::Article, Answers::Id);
        thread.push(comment(post, writer.as_deref(), context), answers);
    }
    thread.oldest_first();
    thread.count_missing();
    Some(thread)
}

fn is_post(post: &Value) -> bool {
    post.has(&["id", "createdAt", "author"]) && (post.has(&["message"]) || post.has(&["raw_message"]))
}

fn comment(post: &Value, writer: Option<&str>, context: &Context) -> Comment {
    let person = &post["author"];
    let deleted = post.flag("isDeleted");
    let hidden = post.flag("isSpam") || post.get("isApproved").is_some_and(|approved| approved == &Value::Bool(false));
    let mut badges = Vec::new();
    if writer.is_some() && person.id("id").as_deref() == writer {
        badges.push(Badge::ArticleAuthor);
    }
    if post.flag("isEdited") {
        badges.push(Badge::Edited);
    }
    if post.flag("isHighlighted") || post.flag("isPinned") {
        badges.push(Badge::Pinned);
    }
    let name = person.text("name").or_else(|| person.text("username"));
    let blocks = match (post.text("message"), post.text("raw_message")) {
        _ if deleted => Vec::new(),
        (Some(html), _) => body::html(html, context),
        (None, raw) => raw.map(body::plain).unwrap_or_default(),
    };
    Comment {
        source_id: post.id("id"),
        author: name.and_then(|name| author::author(name, person.text("profileUrl").map(str::to_string))),
        // The interface writes no zone and means UTC.
        date: post.date("createdAt").map(|date| date.with_offset(0).unwrap_or(date)),
        blocks,
        score: post.int("likes"),
        permalink: post.text("url").map(str::to_string),
        badges,
        state: match () {
            () if deleted => CommentState::Deleted,
            () if hidden => CommentState::Hidden,
            () => CommentState::Visible,
        },
        ..Comment::default()
    }
}
