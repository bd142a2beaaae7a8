//! GitHub and what speaks its interface (Gitea, Forgejo): comments of an issue, and the issue before them.

use super::json::Json;
use super::thread::{Answers, Order, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads an issue, its comments, or an issue followed by its comments.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let one = std::slice::from_ref(value);
    let values = value.as_array().map_or(one, Vec::as_slice);
    let items: Vec<&Value> =
        values.iter().flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)).collect();
    let issue = items.first().copied().filter(|item| is_written(item) && item.has(&["number", "title"]));
    let comments: Vec<&Value> = items.into_iter().filter(|item| is_comment(item)).collect();
    if issue.is_none() && comments.is_empty() {
        return None;
    }
    let mut thread = Thread { order: Order::Linear, ..Thread::new("json", "github") };
    let opener = issue.and_then(|issue| issue["user"].text("login"));
    if let Some(issue) = issue {
        let metadata = &mut thread.document.metadata;
        metadata.title = issue.text("title").map(|title| container(title.to_string()));
        metadata.byline = person(issue).map(|author| container(author.name));
        metadata.published = issue.date("created_at").map(container);
        metadata.url = issue.text("html_url").map(|url| container(url.to_string()));
        thread.declared = issue.count("comments");
        thread.document.blocks = text(issue, context);
    }
    for item in comments {
        let answers = item.id("in_reply_to_id").map_or(Answers::Article, Answers::Id);
        thread.push(comment(item, opener, context), answers);
    }
    thread.count_missing();
    Some(thread)
}

fn is_written(item: &Value) -> bool {
    item.has(&["id", "user", "body", "created_at", "html_url"])
}

fn is_comment(item: &Value) -> bool {
    is_written(item) && (item.has(&["issue_url"]) || item.has(&["pull_request_url"])) && item.get("title").is_none()
}

fn person(item: &Value) -> Option<document::Author> {
    let user = &item["user"];
    author::author(user.text("login")?, user.text("html_url").map(str::to_string))
}

fn text(item: &Value, context: &Context) -> Vec<document::Block> {
    match (item.text("body_html"), item.text("body")) {
        (Some(html), _) => body::html(html, context),
        (None, text) => text.map(|text| body::markdown(text, context)).unwrap_or_default(),
    }
}

fn comment(item: &Value, opener: Option<&str>, context: &Context) -> Comment {
    let mut badges = Vec::new();
    if opener.is_some() && item["user"].text("login") == opener {
        badges.push(Badge::ArticleAuthor);
    }
    if item.date("updated_at") != item.date("created_at") {
        badges.push(Badge::Edited);
    }
    if let Some(role @ ("OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR")) = item.text("author_association") {
        badges.push(Badge::Other(role.to_lowercase()));
    }
    Comment {
        source_id: item.id("id"),
        author: person(item),
        date: item.date("created_at"),
        blocks: text(item, context),
        score: item["reactions"].int("total_count"),
        permalink: item.text("html_url").map(str::to_string),
        badges,
        state: CommentState::Visible,
        ..Comment::default()
    }
}
