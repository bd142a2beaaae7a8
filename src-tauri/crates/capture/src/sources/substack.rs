//! Substack: the comments of its interface, a tree, and the post that its pages carry.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads comments, a post, or a post beside its comments, as pages preload them.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let comments = value.items("comments");
    let post = value.get("post").filter(|post| post.has(&["title", "body_html"]));
    if !comments.iter().any(is_comment) && post.is_none() {
        return None;
    }
    let mut thread = Thread::new("json", "substack");
    if let Some(post) = post {
        article(&mut thread, post, context);
    }
    let address = post.and_then(|post| post.text("canonical_url"));
    let mut stack: Vec<(&Value, Answers)> = comments.iter().rev().map(|comment| (comment, Answers::Article)).collect();
    while let Some((item, answers)) = stack.pop() {
        let at = thread.push(comment(item, address, context), answers);
        let replies = item.items("children").iter().rev().filter(|child| is_comment(child));
        stack.extend(replies.map(|child| (child, Answers::Entry(at))));
    }
    thread.count_missing();
    Some(thread)
}

fn is_comment(item: &Value) -> bool {
    item.has(&["id", "body", "date", "children", "ancestor_path"])
}

fn article(thread: &mut Thread, post: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.title = post.text("title").map(|title| container(title.to_string()));
    metadata.description = post.text("subtitle").map(|text| container(text.to_string()));
    metadata.published = post.date("post_date").map(container);
    metadata.url = post.text("canonical_url").map(|url| container(url.to_string()));
    let writers: Vec<&str> = post.items("publishedBylines").iter().filter_map(|writer| writer.text("name")).collect();
    metadata.byline = (!writers.is_empty()).then(|| container(writers.join(", ")));
    thread.declared = post.count("comment_count");
    thread.document.blocks = post.text("body_html").map(|html| body::html(html, context)).unwrap_or_default();
}

fn comment(item: &Value, post: Option<&str>, context: &Context) -> Comment {
    let deleted = item.flag("deleted") || item.get("body") == Some(&Value::Null);
    let mut badges = Vec::new();
    if item["metadata"].flag("is_author") {
        badges.push(Badge::ArticleAuthor);
    }
    if item.text("edited_at").is_some() {
        badges.push(Badge::Edited);
    }
    if item.flag("pinned") {
        badges.push(Badge::Pinned);
    }
    let id = item.id("id");
    let handle = item.text("handle").and_then(|handle| context.resolve(&format!("https://substack.com/@{handle}")));
    Comment {
        author: item.text("name").and_then(|name| author::author(name, handle)),
        date: item.date("date"),
        blocks: item.text("body").filter(|_| !deleted).map(body::plain).unwrap_or_default(),
        score: item.int("reaction_count"),
        permalink: post.zip(id.as_deref()).map(|(post, id)| format!("{post}/comment/{id}")),
        source_id: id,
        badges,
        state: match item.text("status") {
            _ if deleted => CommentState::Deleted,
            None | Some("published") => CommentState::Visible,
            Some(_) => CommentState::Hidden,
        },
        ..Comment::default()
    }
}
