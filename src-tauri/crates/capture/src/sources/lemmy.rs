//! Lemmy: a post and its comments, which name all they answer in their path.

use super::json::Json;
use super::thread::{Answers, Thread};
use super::{Context, author, body, container};
use document::{Badge, Comment, CommentState};
use serde_json::Value;

/// Reads a list of comments, a post, or both in one object or list.
pub(crate) fn read(value: &Value, context: &Context) -> Option<Thread> {
    let one = std::slice::from_ref(value);
    let answers = value.as_array().map_or(one, Vec::as_slice);
    let views: Vec<&Value> =
        answers.iter().flat_map(|answer| answer.items("comments")).filter(|v| is_view(v)).collect();
    let post = answers.iter().find_map(|answer| answer.get("post_view")).filter(|view| view.has(&["post", "creator"]));
    if views.is_empty() && post.is_none() {
        return None;
    }
    let mut thread = Thread::new("json", "lemmy");
    if let Some(view) = post.or_else(|| views.first().copied().filter(|view| view.has(&["post"]))) {
        article(&mut thread, view, post.is_some(), context);
    }
    for view in views {
        let path = view["comment"].text("path").unwrap_or_default();
        let parent = path.rsplit('.').nth(1);
        let answers = match parent {
            None | Some("0") => Answers::Article,
            Some(id) => Answers::Id(id.to_string()),
        };
        thread.push(comment(view, context), answers);
    }
    thread.count_missing();
    Some(thread)
}

fn is_view(view: &Value) -> bool {
    view["comment"].has(&["id", "path", "content"]) && view.has(&["creator"])
}

/// `view` is the post's own, or that of a comment, which repeats the post without its counts.
fn article(thread: &mut Thread, view: &Value, own: bool, context: &Context) {
    let post = &view["post"];
    let metadata = &mut thread.document.metadata;
    metadata.title = post.text("name").map(|title| container(body::words(title)));
    metadata.url = post.text("ap_id").map(|url| container(url.to_string()));
    metadata.published = post.date("published").map(container);
    metadata.site = view["community"].text("title").map(|title| container(title.to_string()));
    if own {
        metadata.byline = person(&view["creator"]).map(|author| container(author.name));
        thread.declared = view["counts"].count("comments");
    }
    thread.document.blocks.extend(body::link(post.text("url"), post.text("name"), context));
    thread.document.blocks.extend(post.text("body").map(|text| body::markdown(text, context)).unwrap_or_default());
}

fn person(creator: &Value) -> Option<document::Author> {
    let name = creator.text("display_name").or_else(|| creator.text("name"))?;
    author::author(name, creator.text("actor_id").map(str::to_string))
}

fn comment(view: &Value, context: &Context) -> Comment {
    let comment = &view["comment"];
    let gone = comment.flag("deleted") || comment.flag("removed");
    let mut badges = Vec::new();
    if view["post"].int("creator_id").is_some_and(|id| comment.int("creator_id") == Some(id)) {
        badges.push(Badge::ArticleAuthor);
    }
    if comment.text("updated").is_some() {
        badges.push(Badge::Edited);
    }
    if comment.text("distinguished").is_some() || comment.flag("distinguished") {
        badges.push(Badge::Other("Moderator".into()));
    }
    let text = comment.text("content").filter(|_| !gone);
    Comment {
        source_id: comment.id("id"),
        author: person(&view["creator"]),
        date: comment.date("published"),
        blocks: text.map(|text| body::markdown(text, context)).unwrap_or_default(),
        score: view["counts"].int("score"),
        permalink: comment.text("ap_id").map(str::to_string),
        badges,
        state: if gone { CommentState::Deleted } else { CommentState::Visible },
        ..Comment::default()
    }
}
