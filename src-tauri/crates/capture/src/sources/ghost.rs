//! Ghost: the comments of a post, two levels deep, the second naming what exactly it answers.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads a page of comments.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let comments = value.items("comments");
    if !comments.iter().any(is_comment) {
        return None;
    }
    let mut thread = Thread::new("json", "ghost");
    for top in comments.iter().filter(|item| is_comment(item)) {
        let answers = top.id("in_reply_to_id").or_else(|| top.id("parent_id")).map_or(Answers::Article, Answers::Id);
        let at = thread.push(comment(top, context), answers);
        let replies = top.items("replies");
        for reply in replies.iter().filter(|item| is_comment(item)) {
            let answers = reply.id("in_reply_to_id").map_or(Answers::Entry(at), Answers::Id);
            thread.push(comment(reply, context), answers);
        }
        let unloaded =
            top["count"].count("replies").map(|count| count as usize).unwrap_or(0).saturating_sub(replies.len());
        thread.collapsed(u32::try_from(unloaded).ok());
    }
    let pagination = &value["meta"]["pagination"];
    if pagination.int("pages") > pagination.int("page") {
        thread.collapsed(None);
    }
    Some(thread)
}

fn is_comment(item: &Value) -> bool {
    item.has(&["id", "html", "created_at", "status"]) && (item.has(&["member"]) || item.has(&["replies"]))
}

fn comment(item: &Value, context: &Context) -> Comment {
    let member = &item["member"];
    let state = match item.text("status") {
        Some("deleted") => CommentState::Deleted,
        Some("hidden") => CommentState::Hidden,
        _ => CommentState::Visible,
    };
    let mut badges = Vec::new();
    if item.text("edited_at").is_some() {
        badges.push(Badge::Edited);
    }
    if item.flag("pinned") {
        badges.push(Badge::Pinned);
    }
    Comment {
        source_id: item.id("id"),
        author: member.text("name").and_then(|name| author::author(name, None)),
        date: item.date("created_at"),
        blocks: match state {
            CommentState::Deleted => Vec::new(),
            _ => item.text("html").map(|html| body::html(html, context)).unwrap_or_default(),
        },
        score: item["count"].int("likes"),
        badges,
        state,
        ..Comment::default()
    }
}
