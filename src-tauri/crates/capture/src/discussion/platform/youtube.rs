use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

/// YouTube. Only relative times are shown; answers lie in a list of their own inside the thread's element.
pub(super) static YOUTUBE: Platform = Platform {
    name: "youtube",
    item: "ytd-comment-thread-renderer, #replies ytd-comment-view-model, #replies ytd-comment-renderer",
    author: &["#author-text"],
    author_url: &["a[id=author-text] @href"],
    date: &["#published-time-text"],
    body: "#content-text",
    exclude: "#more, #less",
    score: &["#vote-count-middle"],
    permalink: &["#published-time-text a @href"],
    by_author: "#author-comment-badge[is-creator]",
    pinned: "#pinned-comment-badge ytd-pinned-comment-badge-renderer",
    declared: "ytd-comments-header-renderer #count",
    collapsed: "#replies #more-replies, #replies ytd-button-renderer[id=more-replies]",
    furniture: "ytd-comments-header-renderer, ytd-comment-simplebox-renderer",
    correct: Some(identify),
    ..Platform::UNKNOWN
};

/// A comment's id is a parameter of its address.
fn identify(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    let Some(time) = dom.find(item, |id| dom.attr(id, "id") == Some("published-time-text")) else { return };
    let link = dom.find(time, |id| dom.name(id) == "a").and_then(|link| dom.attr(link, "href"));
    let id = link.and_then(|href| Some(href.split_once("lc=")?.1.split('&').next()?.to_string()));
    post.id = id.or(post.id.take());
}
