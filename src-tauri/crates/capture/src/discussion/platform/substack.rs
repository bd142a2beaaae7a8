use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::Author;

/// Substack. Class names end in a hash that changes with every release; what comes before stays.
pub(super) static SUBSTACK: Platform = Platform {
    name: "substack",
    item: "div.comment",
    id: &[".comment-anchor @id", "[id^=comment-] @id"],
    author: &[".comment-meta .commenter-name", "a[class*=profile-hover]", ".profile-hover-card-target a"],
    author_url: &[".comment-meta .commenter-name @href", ".profile-hover-card-target a @href"],
    date: &["a.comment-timestamp @title", ".comment-meta a[href*='/comment/']", "time", "[class*=timestamp]"],
    body: ".comment-body",
    exclude: ".comment-actions, .show-all-toggle",
    score: &[".comment-actions .like-count", ".comment-actions [aria-label^=Like]", ".like-button-container .label"],
    permalink: &["a[href*='/comment/'] @href"],
    deleted: ".comment.deleted, .deleted-comment",
    by_author: "[class*=authorBadge], .commenter-badge",
    edited: ".comment-edited, [class*=edited]",
    pinned: ".comment-pinned, [class*=pinned]",
    declared: ".comments-page .comments-count, .single-post-section .comments-heading",
    collapsed: ".comment-list-collapser-hidden, .collapsed-reply, .more-comments",
    furniture: ".comment-input, .comments-page-sort-menu, .comment-form",
    correct: Some(unsigned),
    ..Platform::UNKNOWN
};

/// A deleted comment is not signed; the only link in its head is its date.
fn unsigned(_: &Page<'_>, _: NodeId, post: &mut Post) {
    let is_date = |author: &mut Author| author.url.as_deref().is_some_and(|url| url.contains("/comment/"));
    post.author.take_if(is_date);
}
