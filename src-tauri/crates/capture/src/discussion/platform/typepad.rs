use super::Platform;

/// TypePad: "Posted by: NAME | DATE" stands below the words.
pub(super) static TYPEPAD: Platform = Platform {
    name: "typepad",
    item: "div.comment[id^=comment-6a]",
    id: &["@id"],
    author: &[
        ".comment-footer-author a",
        ".comment-footer-author",
        ".comment-footer a[rel=nofollow]",
        ".comment-footer a[href*='/services/']",
    ],
    date: &[".comment-footer a[href*='#comment-']", ".comment-footer"],
    body: ".comment-content",
    permalink: &[".comment-footer a[href*='#comment-']"],
    declared: ".comments-header",
    furniture: ".comments-header, .comments-open, #comments-open, .comments-nav, #comment-form",
    pages: ".comments-nav a",
    ..Platform::UNKNOWN
};
