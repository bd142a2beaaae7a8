//! Mastodon and what speaks its interface: a status, and what stands above and below it.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Block, BlockKind, Comment, CommentState, Inline};
use serde_json::Value;
use std::collections::HashSet;

/// Reads a context, a status, or a status followed by its context.
///
/// The status that opens the thread is the article. The status a context was asked for is not part of the context:
/// without it, its answers stand at the top.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let one = std::slice::from_ref(value);
    let answers = value.as_array().map_or(one, Vec::as_slice);
    let surrounding = answers.iter().find(|answer| answer.has(&["ancestors", "descendants"]));
    let above = surrounding.map_or(&[][..], |answer| answer.items("ancestors"));
    let below = surrounding.map_or(&[][..], |answer| answer.items("descendants"));
    let given = answers.iter().filter(|answer| is_status(answer));
    let focused = given.clone().next().is_some();
    let statuses: Vec<&Value> = above.iter().chain(given).chain(below).filter(|status| is_status(status)).collect();
    if statuses.is_empty() {
        return None;
    }
    let mut thread = Thread::new("json", "mastodon");
    let opening = statuses.iter().find(|status| status.id("in_reply_to_id").is_none());
    let opener = opening.and_then(|status| status["account"].id("id"));
    let opening_id = opening.and_then(|status| status.id("id"));
    if let Some(status) = opening {
        article(&mut thread, status, context);
    }
    // The first status below the one that was asked for answers it.
    let asked = below.first().filter(|_| !focused).and_then(|status| status.id("in_reply_to_id"));
    for id in gone(&statuses, asked) {
        let comment = Comment { source_id: Some(id), state: CommentState::Deleted, ..Comment::default() };
        thread.push(comment, Answers::Unsaid);
    }
    for status in statuses {
        if status.id("id") == opening_id && opening_id.is_some() {
            continue;
        }
        let answers = match status.id("in_reply_to_id") {
            None => Answers::Unsaid,
            id if id == opening_id => Answers::Article,
            Some(id) => Answers::Id(id),
        };
        thread.push(comment(status, opener.as_deref(), context), answers);
    }
    Some(thread)
}

/// The statuses that others answer and that are not there, each once: a context leaves out what was deleted, and keeps
/// its answers. `asked` is the status it was asked for, which is left out as well.
fn gone(statuses: &[&Value], asked: Option<String>) -> Vec<String> {
    let mut known: HashSet<String> = statuses.iter().filter_map(|status| status.id("id")).chain(asked).collect();
    let answered = statuses.iter().filter_map(|status| status.id("in_reply_to_id"));
    answered.filter(|id| known.insert(id.clone())).collect()
}

fn is_status(value: &Value) -> bool {
    value.has(&["id", "account", "content", "created_at", "in_reply_to_id"]) && value["account"].has(&["acct"])
}

fn article(thread: &mut Thread, status: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.byline = person(status).map(|author| container(author.name));
    metadata.published = status.date("created_at").map(container);
    metadata.url = address(status).map(container);
    metadata.language = status.text("language").map(|language| container(language.to_string()));
    thread.document.blocks = blocks(status, context);
}

fn person(status: &Value) -> Option<document::Author> {
    let account = &status["account"];
    let name = account.text("display_name").or_else(|| account.text("acct"))?;
    author::author(name, account.text("url").map(str::to_string))
}

fn address(status: &Value) -> Option<String> {
    status.text("url").or_else(|| status.text("uri")).map(str::to_string)
}

fn comment(status: &Value, opener: Option<&str>, context: &Context) -> Comment {
    let mut badges = Vec::new();
    if opener.is_some() && status["account"].id("id").as_deref() == opener {
        badges.push(Badge::ArticleAuthor);
    }
    if status.text("edited_at").is_some() {
        badges.push(Badge::Edited);
    }
    Comment {
        source_id: status.id("id"),
        author: person(status),
        date: status.date("created_at"),
        title: status.text("spoiler_text").map(body::words),
        blocks: blocks(status, context),
        score: status.int("favourites_count"),
        permalink: address(status),
        badges,
        state: CommentState::Visible,
        ..Comment::default()
    }
}

/// The status's words, then what is attached to it.
fn blocks(status: &Value, context: &Context) -> Vec<Block> {
    let mut blocks = status.text("content").map(|html| body::html(html, context)).unwrap_or_default();
    for attachment in status.items("media_attachments") {
        let Some(url) = attachment.text("url").and_then(|url| context.resolve(url)) else { continue };
        let alt = attachment.text("description").unwrap_or_default().to_string();
        blocks.push(Block::new(match attachment.text("type") {
            Some("image") => {
                let image = document::Image { url, alt, ..document::Image::default() };
                BlockKind::Figure { images: vec![image], caption: Vec::<Inline>::new() }
            }
            kind => {
                let title = if alt.is_empty() { kind.unwrap_or("attachment").to_string() } else { alt };
                BlockKind::Embed { title, url }
            }
        }));
    }
    blocks
}
