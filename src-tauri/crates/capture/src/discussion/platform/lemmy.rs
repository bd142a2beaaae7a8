use super::Platform;

/// Lemmy's own interface. The exact time is in a tooltip, as a sentence in the reader's language.
pub(super) static LEMMY: Platform = Platform {
    name: "lemmy",
    item: "li.comment",
    id: &["article.comment-node @id", ".comment-node @id"],
    author: &[".person-listing"],
    author_url: &["a.person-listing @href"],
    date: &[".moment-time @data-tippy-content", "[data-tippy-content] time", "span.moment-time", "time"],
    body: ".comment-content .md-div, .md-div",
    score: &[".unselectable.pointer", ".vote-bar + .unselectable", "[aria-label*='points']"],
    permalink: &["a[href^='/comment/'] @href", "a[href*='/comment/'] @href"],
    deleted: ".comment-node .deleted, .comment-content em.deleted",
    by_author: ".badge.text-bg-info",
    edited: ".moment-time i, [data-tippy-content^='Modified']",
    badge: ".comment-node .badge",
    collapsed: ".details.comment-node > .btn.btn-link.text-muted",
    furniture: ".comment-form, .comments-sort, .comment-sort",
    correct: Some(gone),
    ..Platform::UNKNOWN
};

/// Deleted and removed comments have a word in italics where their text was.
fn gone(page: &crate::page::Page<'_>, _: crate::dom::NodeId, post: &mut super::super::post::Post) {
    let said: String = post.body.iter().map(|&id| page.dom.visible_text(id)).collect();
    let sentences = ["deleted by creator", "removed by mod", "Deleted by author", "removed"];
    if sentences.iter().any(|sentence| said.trim().eq_ignore_ascii_case(sentence)) {
        post.state = document::CommentState::Deleted;
        post.body.clear();
    }
}
