use super::Platform;

/// YouTube. Only relative times are shown; answers lie in a list of their own inside the thread's element.
pub(super) static YOUTUBE: Platform = Platform {
    name: "youtube",
    item: "ytd-comment-thread-renderer, #replies ytd-comment-view-model, #replies ytd-comment-renderer",
    id: &["#published-time-text a @href"],
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
    ..Platform::UNKNOWN
};
