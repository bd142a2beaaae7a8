use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::CommentState;

/// Ghost's comments, in archives that hold their frame: two levels, deeper answers quote the start of what they answer.
///
/// Its classes are of a utility framework; parts are known by what they are for testing.
pub(super) static GHOST: Platform = Platform {
    name: "ghost",
    item: "[data-testid=comment-component], [data-testid=animated-comment]",
    id: &["@id", "[id] @id"],
    parent: &["a[data-testid=comment-in-reply-to] @href", "[data-testid=comment-in-reply-to] a @href"],
    author: &["[data-testid=member-name]", "h4"],
    date: &["[data-testid=comment-date] @title", "a[href*='#ghost-comments'] span @title", "[title]"],
    body: "[data-testid=comment-content]",
    score: &["[data-testid=like-button]"],
    permalink: &["a[href*='#ghost-comments-'] @href"],
    edited: "[data-testid=comment-edited]",
    pinned: "[data-testid=pinned-badge]",
    declared: "[data-testid=count]",
    collapsed: "[data-testid=replies-pagination], [data-testid=pagination-component]",
    furniture: "[data-testid=main-form], [data-testid=form], [data-testid=cta-box], [data-testid=count]",
    correct: Some(gone),
    ..Platform::UNKNOWN
};

/// A removed comment stays while it has answers, as a sentence without an author.
fn gone(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let text = page.dom.visible_text(item);
    if text.starts_with("This comment has been removed") {
        post.state = CommentState::Deleted;
    } else if text.starts_with("This comment has been hidden") {
        post.state = CommentState::Hidden;
    } else {
        return;
    }
    post.body.clear();
    post.author = None;
}
