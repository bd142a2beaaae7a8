//! NodeBB: a topic with the posts of one page.

use super::json::Json;
use super::thread::{Answers, Order, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads a topic: its first post is the article where this page of it has that post.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    // The second version of the interface wraps its answer.
    let topic = value.get("response").filter(|topic| topic.has(&["tid"])).unwrap_or(value);
    let posts = topic.items("posts");
    if !topic.has(&["tid"]) || !posts.iter().any(|post| post.has(&["pid", "content", "timestamp"])) {
        return None;
    }
    let mut thread = Thread { order: Order::Linear, ..Thread::new("json", "nodebb") };
    let metadata = &mut thread.document.metadata;
    metadata.title = topic.text("titleRaw").or_else(|| topic.text("title")).map(|title| container(body::words(title)));
    metadata.url = topic.text("slug").and_then(|slug| site_path(context, "topic", slug)).map(container);
    thread.declared = topic.count("postcount").map(|count| count.saturating_sub(1));
    let main = topic.id("mainPid");
    let opener = topic.id("uid");
    for post in posts {
        if main.is_some() && post.id("pid") == main {
            let metadata = &mut thread.document.metadata;
            metadata.byline = person(post, context).map(|author| container(author.name));
            metadata.published = post.date("timestamp").map(container);
            thread.document.blocks = post.text("content").map(|html| body::html(html, context)).unwrap_or_default();
            continue;
        }
        let answers = match post.id("toPid") {
            Some(pid) if Some(&pid) != main.as_ref() => Answers::Id(pid),
            _ => Answers::Article,
        };
        thread.push(comment(post, opener.as_deref(), context), answers);
    }
    thread.count_missing();
    Some(thread)
}

fn site_path(context: &Context, kind: &str, slug: &str) -> Option<String> {
    context.url.as_ref().and_then(|_| context.resolve(&format!("/{kind}/{slug}")))
}

fn person(post: &Value, context: &Context) -> Option<document::Author> {
    let user = &post["user"];
    let profile = user.text("userslug").and_then(|slug| site_path(context, "user", slug));
    author::author(user.text("displayname").or_else(|| user.text("username"))?, profile)
}

fn comment(post: &Value, opener: Option<&str>, context: &Context) -> Comment {
    let deleted = post.flag("deleted");
    let mut badges = Vec::new();
    if opener.is_some() && post.id("uid").as_deref() == opener {
        badges.push(Badge::ArticleAuthor);
    }
    if post.date("edited").is_some() {
        badges.push(Badge::Edited);
    }
    let id = post.id("pid");
    Comment {
        author: person(post, context),
        date: post.date("timestamp"),
        blocks: post.text("content").filter(|_| !deleted).map(|html| body::html(html, context)).unwrap_or_default(),
        score: post.int("votes"),
        permalink: id.as_deref().and_then(|id| site_path(context, "post", id)),
        source_id: id,
        badges,
        state: if deleted { CommentState::Deleted } else { CommentState::Visible },
        ..Comment::default()
    }
}
