//! Hacker News: the search service's item trees and result lists, and the database's items.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Comment, CommentState};
use serde_json::Value;

/// Reads an item with its tree of answers, a list of search results, or items of the database.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let context = &context.at("https://news.ycombinator.com/");
    if is_tree_item(value) {
        return Some(tree(value, context));
    }
    let hits = value.items("hits");
    if hits.first().is_some_and(|hit| hit.has(&["objectID", "comment_text", "story_id"])) {
        return Some(results(value, hits, context));
    }
    let items: Vec<&Value> = value.as_array().map_or_else(|| vec![value], |items| items.iter().collect());
    let known = items.iter().filter(|item| is_stored_item(item)).count();
    (known > 0 && known * 2 > items.len()).then(|| stored(&items, context))
}

fn is_tree_item(value: &Value) -> bool {
    value.has(&["id", "created_at_i", "children", "author", "parent_id"]) && value["children"].is_array()
}

fn is_stored_item(value: &Value) -> bool {
    let typed = matches!(value.text("type"), Some("story" | "comment" | "job" | "poll"));
    typed && value.int("id").is_some() && (value.int("time").is_some() || value.flag("deleted"))
}

fn tree(root: &Value, context: &Context) -> Thread {
    let mut thread = Thread::new("json", "hackernews");
    let is_comment = root.text("type") == Some("comment");
    let mut stack: Vec<(&Value, Answers)> = Vec::new();
    if is_comment {
        stack.push((root, Answers::Article));
    } else {
        story(&mut thread, root, root.text("author"), "created_at_i", context);
        stack.extend(root.items("children").iter().rev().map(|child| (child, Answers::Article)));
    }
    while let Some((item, answers)) = stack.pop() {
        // Options of a poll are children of it beside the comments.
        if item.text("type") == Some("pollopt") {
            continue;
        }
        let mut comment = comment(item, item.text("author"), item.text("text"), "created_at_i", context);
        comment.score = item.int("points");
        let at = thread.push(comment, answers);
        stack.extend(item.items("children").iter().rev().map(|child| (child, Answers::Entry(at))));
    }
    thread
}

fn results(value: &Value, hits: &[Value], context: &Context) -> Thread {
    let mut thread = Thread::new("json", "hackernews");
    for hit in hits {
        let mut comment = comment(hit, hit.text("author"), hit.text("comment_text"), "created_at_i", context);
        comment.source_id = hit.id("objectID");
        comment.permalink = comment.source_id.as_deref().and_then(|id| permalink(id, context));
        let story = hit.id("story_id");
        let answers = match hit.id("parent_id") {
            Some(parent) if Some(&parent) == story.as_ref() => Answers::Article,
            Some(parent) => Answers::Id(parent),
            None => Answers::Unsaid,
        };
        thread.push(comment, answers);
    }
    if let Some(first) = hits.first() {
        thread.document.metadata.title = first.text("story_title").map(|title| container(body::words(title)));
        let story = first.id("story_id").and_then(|id| permalink(&id, context));
        thread.document.metadata.url = story.map(container);
    }
    thread.oldest_first();
    thread.declared = value.count("nbHits");
    thread.count_missing();
    thread
}

fn stored(items: &[&Value], context: &Context) -> Thread {
    let mut thread = Thread::new("json", "hackernews");
    let root = items.iter().find(|item| item.text("type") != Some("comment") && item.int("parent").is_none());
    if let Some(root) = root {
        story(&mut thread, root, root.text("by"), "time", context);
        thread.declared = root.count("descendants");
    }
    let root_id = root.and_then(|root| root.id("id"));
    for item in items.iter().filter(|item| item.text("type") == Some("comment")) {
        let answers = match item.id("parent") {
            Some(parent) if Some(&parent) == root_id.as_ref() => Answers::Article,
            Some(parent) => Answers::Id(parent),
            None => Answers::Unsaid,
        };
        thread.push(comment(item, item.text("by"), item.text("text"), "time", context), answers);
    }
    if root.is_some() {
        thread.count_missing();
    }
    thread
}

fn story(thread: &mut Thread, item: &Value, author: Option<&str>, time: &str, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.title = item.text("title").map(|title| container(body::words(title)));
    metadata.byline = author.map(|name| container(name.to_string()));
    metadata.published = item.date(time).map(container);
    metadata.url = item.id("id").and_then(|id| permalink(&id, context)).map(container);
    thread.document.blocks.extend(body::link(item.text("url"), item.text("title"), context));
    thread.document.blocks.extend(item.text("text").map(|text| body::html(text, context)).unwrap_or_default());
}

fn comment(item: &Value, name: Option<&str>, text: Option<&str>, time: &str, context: &Context) -> Comment {
    let id = item.id("id");
    // Flagged and killed items are shown to those who ask for them; deleted ones are gone. Both keep their place.
    let state = match () {
        () if item.flag("dead") || matches!(text, Some("[flagged]" | "[dead]")) => CommentState::Hidden,
        () if item.flag("deleted") || text.is_none() => CommentState::Deleted,
        () => CommentState::Visible,
    };
    let text = text.filter(|text| !matches!(*text, "[flagged]" | "[dead]" | "[delayed]"));
    let profile = name.and_then(|name| context.resolve(&format!("user?id={name}")));
    Comment {
        permalink: id.as_deref().and_then(|id| permalink(id, context)),
        source_id: id,
        author: name.and_then(|name| author::author(name, profile)),
        date: item.date(time),
        blocks: text.map(|text| body::html(text, context)).unwrap_or_default(),
        state,
        ..Comment::default()
    }
}

fn permalink(id: &str, context: &Context) -> Option<String> {
    context.resolve(&format!("/item?id={id}"))
}
