use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

/// wpDiscuz, which takes the place of WordPress's own list. Its element ids say `comment_parent`.
pub(super) static WPDISCUZ: Platform = Platform {
    name: "wpdiscuz",
    item: "div.wpd-comment[id^=wpd-comm-], div.wc-comment[id^=wc-comm-]",
    author: &[".wpd-comment-author", ".wc-comment-author"],
    date: &[".wpd-comment-date @title", ".wpd-comment-date", ".wc-comment-date"],
    body: ".wpd-comment-text, .wc-comment-text",
    exclude: ".wpd-comment-last-edited, .wpd-comment-footer, .wc-comment-footer",
    score: &[".wpd-vote-result", ".wpd-vote-result-like", ".wc-vote-result"],
    permalink: &[".wpd-comment-link a", ".wpd-comment-link [data-wpd-clipboard] @data-wpd-clipboard"],
    hidden: ".wpd-unapproved-comment, .wc-unapproved-comment",
    by_author: ".wpd-blog-post_author",
    edited: ".wpd-comment-last-edited",
    pinned: ".wpd-sticky-comment, .wpd-sticky",
    badge: ".wpd-comment-label",
    declared: ".wpd-thread-info",
    collapsed: ".wpd-load-more-submit, .wpd-load-comments",
    furniture: ".wpd-form-wrap, .wpd-thread-head, .wpd-thread-info, .wpd-load-more-submit-wrap, #wpd-editor-source-code-wrapper-bg",
    correct: Some(linked),
    ..Platform::UNKNOWN
};

/// `wpd-comm-7_3` is comment 7 in answer to comment 3; `_0` answers nothing.
fn linked(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let id = page.dom.attr(item, "id").and_then(|id| id.rsplit('-').next());
    if let Some((own, parent)) = id.and_then(|id| id.split_once('_')) {
        post.id = Some(own.to_string());
        post.parent_id = Some(parent.to_string()).filter(|parent| parent != "0");
    }
}
