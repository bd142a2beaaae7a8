//! Discourse: a topic with the posts it loaded, and further posts of it.

use super::json::Json;
use super::thread::{Answers, Order, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads a topic: its first post is the article.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let stream = value.get("post_stream")?;
    let posts = stream.items("posts");
    if !posts.iter().any(|post| post.has(&["post_number", "cooked"])) {
        return None;
    }
    let mut thread = Thread { order: Order::Linear, ..Thread::new("json", "discourse") };
    let topic = topic_address(value, context);
    let title = value.text("fancy_title").or_else(|| value.text("title"));
    thread.document.metadata.title = title.map(|title| container(body::words(title)));
    thread.document.metadata.url = topic.clone().map(container);
    thread.declared = value.count("posts_count").map(|count| count.saturating_sub(1));
    let mut opener = None;
    for post in posts {
        if post.int("post_number") == Some(1) {
            opener = post.text("username");
            opening(&mut thread, post, context);
        } else {
            push(&mut thread, post, opener, topic.as_deref(), context);
        }
    }
    let unloaded = stream.items("stream").len().saturating_sub(posts.len());
    thread.collapsed(u32::try_from(unloaded).ok());
    thread.count_missing();
    Some(thread)
}

fn topic_address(topic: &Value, context: &Context) -> Option<String> {
    let site = context.url.as_ref()?;
    let (slug, id) = (topic.text("slug").unwrap_or("-"), topic.id("id")?);
    site.join(&format!("/t/{slug}/{id}")).ok().map(String::from)
}

fn opening(thread: &mut Thread, post: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.byline = name(post).and_then(|name| author::author(name, None)).map(|author| container(author.name));
    metadata.published = post.date("created_at").map(container);
    thread.document.blocks = post.text("cooked").map(|html| body::html(html, context)).unwrap_or_default();
}

/// The name shown: sites that ask for full names show them.
fn name(post: &Value) -> Option<&str> {
    post.text("username").or_else(|| post.text("name"))
}

fn push(thread: &mut Thread, post: &Value, opener: Option<&str>, topic: Option<&str>, context: &Context) {
    let answers = match post.id("reply_to_post_number").as_deref() {
        None | Some("1") => Answers::Article,
        Some(number) => Answers::Id(number.to_string()),
    };
    let mut badges = Vec::new();
    if opener.is_some() && post.text("username") == opener {
        badges.push(Badge::ArticleAuthor);
    }
    if post.int("version").is_some_and(|version| version > 1) {
        badges.push(Badge::Edited);
    }
    if post.flag("accepted_answer") {
        badges.push(Badge::Accepted);
    }
    if post.flag("moderator") {
        badges.push(Badge::Other("Moderator".into()));
    }
    let deleted = post.flag("user_deleted") || post.text("deleted_at").is_some();
    let number = post.id("post_number");
    let comment = Comment {
        author: name(post).and_then(|name| author::author(name, context.resolve(&format!("/u/{name}")))),
        date: post.date("created_at"),
        blocks: post.text("cooked").filter(|_| !deleted).map(|html| body::html(html, context)).unwrap_or_default(),
        score: likes(post),
        permalink: topic.zip(number.as_deref()).map(|(topic, number)| format!("{topic}/{number}")),
        source_id: number,
        badges,
        state: match () {
            () if deleted => CommentState::Deleted,
            () if post.flag("hidden") => CommentState::Hidden,
            () => CommentState::Visible,
        },
        ..Comment::default()
    };
    thread.push(comment, answers);
}

/// Likes are the second kind of action on a post; a post nobody liked has no such entry.
fn likes(post: &Value) -> Option<i64> {
    let summary = post.get("actions_summary")?.as_array()?;
    let likes = summary.iter().find(|action| action.int("id") == Some(2));
    Some(likes.and_then(|likes| likes.int("count")).unwrap_or(0))
}
