//! Reddit: the listings behind `.json`, the submission and its comments with nested replies.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Block, Comment, CommentState};
use serde_json::Value;

/// Reads the pair of listings that a submission's page answers with, or one listing of comments.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let context = &context.at("https://www.reddit.com/");
    let one = std::slice::from_ref(value);
    let listings = value.as_array().map_or(one, Vec::as_slice);
    let things: Vec<&Value> = listings.iter().flat_map(children).collect();
    if !things.iter().any(|thing| matches!(thing.text("kind"), Some("t1" | "t3"))) {
        return None;
    }
    let mut thread = Thread::new("json", "reddit");
    let submission = things.iter().find(|thing| thing.text("kind") == Some("t3")).map(|thing| &thing["data"]);
    if let Some(data) = submission {
        article(&mut thread, data, context);
    }
    let root_name = submission.and_then(|data| data.id("name"));
    let comments = things.into_iter().filter(|thing| thing.text("kind") != Some("t3"));
    let mut stack: Vec<(&Value, Option<usize>)> = comments.map(|thing| (thing, None)).collect();
    stack.reverse();
    while let Some((thing, parent)) = stack.pop() {
        let data = &thing["data"];
        if thing.text("kind") == Some("more") {
            let named = u32::try_from(data.items("children").len()).ok();
            // "Continue this thread" counts 0 and names none: somewhere below are more, nobody says how many.
            thread.collapsed(data.count("count").filter(|&count| count > 0).or(named).filter(|&count| count > 0));
            continue;
        }
        let answers = match (parent, data.id("parent_id")) {
            (Some(at), _) => Answers::Entry(at),
            (None, Some(id)) if id.starts_with("t3_") || Some(&id) == root_name.as_ref() => Answers::Article,
            (None, Some(id)) => Answers::Id(id.trim_start_matches("t1_").to_string()),
            (None, None) => Answers::Unsaid,
        };
        let at = thread.push(comment(data, context), answers);
        stack.extend(children(&data["replies"]).iter().rev().map(|reply| (reply, Some(at))));
    }
    thread.count_missing();
    Some(thread)
}

/// What a listing holds; nothing for the empty text that stands for no replies.
fn children(listing: &Value) -> &[Value] {
    match listing.text("kind") {
        Some("Listing") => listing["data"].items("children"),
        _ => &[],
    }
}

fn article(thread: &mut Thread, data: &Value, context: &Context) {
    let metadata = &mut thread.document.metadata;
    metadata.title = data.text("title").map(|title| container(body::words(title)));
    metadata.byline = data.text("author").and_then(|name| author::author(name, None)).map(|a| container(a.name));
    metadata.published = data.date("created_utc").map(container);
    metadata.site = data.text("subreddit_name_prefixed").map(|name| container(name.to_string()));
    metadata.url = data.text("permalink").and_then(|link| context.resolve(link)).map(container);
    thread.declared = data.count("num_comments");
    thread.document.blocks.extend(body::link(
        data.text("url").filter(|_| !data.flag("is_self")),
        data.text("title"),
        context,
    ));
    thread.document.blocks.extend(text(data, "selftext_html", "selftext", context));
}

fn comment(data: &Value, context: &Context) -> Comment {
    let state = match data.text("body") {
        Some("[deleted]" | "[removed]") => CommentState::Deleted,
        // A comment collapsed for its score is hidden from readers until they ask for it.
        _ if data.flag("collapsed") && data.text("collapsed_reason").is_some() => CommentState::Hidden,
        _ => CommentState::Visible,
    };
    let mut badges = Vec::new();
    if data.flag("is_submitter") {
        badges.push(Badge::ArticleAuthor);
    }
    if data.date("edited").is_some() || data.flag("edited") {
        badges.push(Badge::Edited);
    }
    if data.flag("stickied") {
        badges.push(Badge::Pinned);
    }
    if let Some(role @ ("moderator" | "admin")) = data.text("distinguished") {
        badges.push(Badge::Other(role.to_string()));
    }
    let profile = data.text("author").and_then(|name| context.resolve(&format!("/user/{name}")));
    Comment {
        source_id: data.id("id"),
        author: data.text("author").and_then(|name| author::author(name, profile)),
        date: data.date("created_utc"),
        blocks: if state == CommentState::Deleted { Vec::new() } else { text(data, "body_html", "body", context) },
        score: data.int("score").filter(|_| !data.flag("score_hidden")),
        permalink: data.text("permalink").and_then(|link| context.resolve(link)),
        badges,
        state,
        ..Comment::default()
    }
}

/// The rendered text, which the interface escapes unless told not to, else the Markdown.
fn text(data: &Value, rendered: &str, markdown: &str, context: &Context) -> Vec<Block> {
    match (data.text(rendered), data.text(markdown)) {
        (Some(html), _) if html.starts_with("&lt;") => body::html(&body::words(html), context),
        (Some(html), _) => body::html(html, context),
        (None, Some(text)) => {
            body::markdown(&text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"), context)
        }
        (None, None) => Vec::new(),
    }
}
