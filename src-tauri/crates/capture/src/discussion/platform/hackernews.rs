use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::{CommentState, Date};

/// Hacker News. Rows are flat; how deep one stands is a number, in older pages the width of a spacer image (40 a
/// level). Flagged and deleted rows have no text and keep their place.
pub(super) static HACKERNEWS: Platform = Platform {
    name: "hackernews",
    item: "tr.athing.comtr",
    opening: "table.fatitem",
    id: &["@id", "tr.athing @id"],
    depth: &["td.ind @indent", ".ind img @width"],
    author: &[".hnuser"],
    author_url: &[".hnuser @href"],
    date: &[".age @title", ".age"],
    body: ".commtext, .toptext, .fatitem .titleline > a",
    title: &[".titleline > a"],
    exclude: ".reply",
    score: &[".score"],
    permalink: &[".age a @href"],
    collapsed: ".morelink",
    pages: "a.morelink",
    declared: ".subline > a[href^='item']",
    furniture: "form[action=comment], .morelink, .yclinks",
    correct: Some(correct),
    ..Platform::UNKNOWN
};

fn correct(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    // The title has the time twice: without a zone, and in seconds since 1970.
    let age = dom.find(item, |id| dom.has_class(id, "age")).and_then(|id| dom.attr(id, "title"));
    let seconds = age.and_then(|title| title.split_ascii_whitespace().nth(1)?.parse().ok());
    post.date = seconds.and_then(|seconds| Date::from_unix_seconds(seconds).ok()).or(post.date);
    if dom.name(item) != "tr" {
        post.depth = Some(0);
        return;
    }
    if dom.find(item, |id| dom.has_class(id, "commtext")).is_none() {
        let text = dom.visible_text(item);
        let flagged = ["[flagged]", "[dead]"].iter().any(|mark| text.contains(mark));
        post.state = if flagged { CommentState::Hidden } else { CommentState::Deleted };
        post.body.clear();
    }
}
