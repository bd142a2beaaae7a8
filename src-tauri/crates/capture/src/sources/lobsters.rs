//! Lobsters: a story with its comments in the order of the page.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads a story.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let comments = value.items("comments");
    if !value.has(&["short_id", "title"]) || !comments.iter().all(|comment| comment.has(&["short_id", "comment"])) {
        return None;
    }
    let context = &context.at(value.text("comments_url").unwrap_or("https://lobste.rs/"));
    let mut thread = Thread::new("json", "lobsters");
    article(&mut thread, value, context);
    let submitter = user(&value["submitter_user"]);
    for comment in comments {
        let answers = comment.id("parent_comment").map_or(Answers::Article, Answers::Id);
        thread.push(read_comment(comment, submitter, context), answers);
    }
    thread.count_missing();
    Some(thread)
}

/// A user is a name, in older answers an object that has one.
fn user(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.text("username"))
}

fn article(thread: &mut Thread, story: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.title = story.text("title").map(|title| container(body::words(title)));
    metadata.byline = user(&story["submitter_user"]).map(|name| container(name.to_string()));
    metadata.published = story.date("created_at").map(container);
    let address = story.text("comments_url").or_else(|| story.text("short_id_url"));
    metadata.url = address.map(|url| container(url.to_string()));
    thread.declared = story.count("comment_count").or_else(|| story.count("comments_count"));
    thread.document.blocks.extend(body::link(story.text("url"), story.text("title"), context));
    thread.document.blocks.extend(story.text("description").map(|text| body::html(text, context)).unwrap_or_default());
}

fn read_comment(comment: &Value, submitter: Option<&str>, context: &Context) -> Comment {
    let name = user(&comment["commenting_user"]);
    let gone = comment.flag("is_deleted") || comment.flag("is_moderated");
    let mut badges = Vec::new();
    if name.is_some() && name == submitter {
        badges.push(Badge::ArticleAuthor);
    }
    let (created, edited) = (comment.date("created_at"), comment.date("last_edited_at").or(comment.date("updated_at")));
    if edited.is_some() && edited != created {
        badges.push(Badge::Edited);
    }
    let text = comment.text("comment").filter(|_| !gone);
    Comment {
        source_id: comment.id("short_id"),
        author: name.and_then(|name| author::author(name, context.resolve(&format!("/~{name}")))),
        date: created,
        blocks: text.map(|text| body::html(text, context)).unwrap_or_default(),
        score: comment.int("score"),
        permalink: comment.text("short_id_url").or_else(|| comment.text("url")).map(str::to_string),
        badges,
        state: if gone { CommentState::Deleted } else { CommentState::Visible },
        ..Comment::default()
    }
}
