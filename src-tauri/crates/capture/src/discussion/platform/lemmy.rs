use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::CommentState;

/// Lemmy's own interface. Answers lie beside a comment's element, in the list item around both. The exact time is in a tooltip, as a sentence in the reader's language.
pub(super) static LEMMY: Platform = Platform {
    name: "lemmy",
    item: "article.comment-node",
    opening: ".post-listing, .post-container",
    id: &["@id"],
    author: &[".person-listing"],
    author_url: &["a.person-listing @href"],
    date: &[".moment-time @data-tippy-content", "[data-tippy-content] time", "span.moment-time", "time"],
    body: ".comment-content .md-div, .md-div, #postContent .md-div",
    score: &[".unselectable.pointer", ".vote-bar + .unselectable", "[aria-label*='points']"],
    permalink: &["a[href^='/comment/'] @href", "a[href*='/comment/'] @href"],
    deleted: ".comment-content em.deleted",
    by_author: ".badge.text-bg-info",
    edited: ".moment-time i, [data-tippy-content^='Modified']",
    badge: ".badge:not(.text-bg-info)",
    collapsed: ".details.comment-node > .btn.btn-link.text-muted",
    furniture: ".comment-form, .comments-sort, .comment-sort",
    correct: Some(correct),
    ..Platform::UNKNOWN
};

fn correct(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    let around = dom.ancestors(item).filter(|&id| dom.name(id) == "li" && dom.has_class(id, "comment")).count();
    post.depth = u32::try_from(around).ok();
    // Deleted and removed comments have a sentence where their text was, which says by whom.
    let said: String = post.body.iter().map(|&id| dom.visible_text(id)).collect();
    let sentences = ["deleted by creator", "removed by mod", "removed"];
    if sentences.iter().any(|sentence| said.trim().eq_ignore_ascii_case(sentence)) {
        post.state = CommentState::Deleted;
    }
}
