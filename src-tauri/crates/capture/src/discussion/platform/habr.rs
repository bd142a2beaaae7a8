use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::CommentState;

/// Habr. Some renderings nest the threads, others only indent them (`…__indent_l-3`).
pub(super) static HABR: Platform = Platform {
    name: "habr",
    item: "article.tm-comment-thread__comment",
    id: &[".tm-comment-thread__target @name", ".tm-comment-thread__comment-link @href", "@id"],
    author: &[".tm-user-info__username"],
    date: &[".tm-comment-thread__comment-link time", "time"],
    body: ".tm-comment__body-content",
    score: &[".tm-votes-lever__score-counter", ".tm-votes-meter__value"],
    permalink: &["a.tm-comment-thread__comment-link"],
    by_author: ".tm-user-info__username_author, .tm-comment__badge_author",
    declared: ".tm-comments-wrapper__comments-count, .tm-comments__comments-count",
    furniture: ".tm-comments-wrapper__header, .tm-comment-form, .tm-comments__tree-footer",
    correct: Some(placed),
    ..Platform::UNKNOWN
};

/// Depth from nesting of threads or from indentation, and the sentence that stands for a deleted comment.
fn placed(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    let threads = dom.ancestors(item).filter(|&id| dom.has_class(id, "tm-comment-thread")).count();
    let indent = dom.descendants(item).chain(dom.ancestors(item).take(2)).find_map(|id| {
        let mut classes = dom.element(id)?.classes();
        classes.find_map(|class| class.split_once("__indent_l-")?.1.parse::<u32>().ok())
    });
    post.depth = indent.or_else(|| u32::try_from(threads).ok());
    if dom.visible_text(item).contains("НЛО прилетело") {
        post.state = CommentState::Deleted;
    }
}
