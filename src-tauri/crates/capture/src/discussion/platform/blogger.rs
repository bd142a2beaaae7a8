use super::Platform;
use crate::discussion::anchor;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

/// Blogger's threaded comments. The link of the date holds the exact moment in milliseconds.
pub(super) static BLOGGER: Platform = Platform {
    name: "blogger",
    item: ".comment-thread li.comment",
    id: &["@id"],
    author: &[".comment-header .user", "cite.user"],
    date: &[".datetime a", ".datetime"],
    body: ".comment-content",
    permalink: &[".datetime a"],
    deleted: ".comment-content .deleted-comment, span.deleted-comment",
    by_author: ".comment-header .blog-author, .icon.blog-author",
    collapsed: ".comment-replies .thread-collapsed, .loadmore a",
    declared: "#comments > h4, #comments h4, .comments-title",
    furniture: "#comments > h4, .comment-form, #comment-post-message, .paging-control-container, .continue",
    correct: Some(timed),
    ..Platform::UNKNOWN
};

/// Blogger's older list: head, body and foot of a comment are neighbours.
pub(super) static OLD_BLOGGER: Platform = Platform {
    name: "blogger",
    item: "#comments-block > dt.comment-author, #comments-block > .comment-author",
    spread: true,
    flat: true,
    id: &["@id", "a[name] @name"],
    author: &["dt.comment-author a[rel=nofollow]", "dt.comment-author"],
    date: &[".comment-timestamp a", ".comment-timestamp"],
    body: "dd.comment-body",
    permalink: &[".comment-timestamp a"],
    deleted: ".deleted-comment",
    by_author: ".blog-author-comment, .blogger-comment-icon.blog-author",
    declared: "#comments > h4, #comments h4",
    furniture: "#comments > h4, .comment-form, #comment-post-message, .comment-footer + a, .paging-control-container",
    ..Platform::UNKNOWN
};

fn timed(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    let link = dom.find(item, |id| dom.attr(id, "href").is_some_and(|href| href.contains("showComment=")));
    let value = link.and_then(|id| dom.attr(id, "href")?.split("showComment=").nth(1));
    let digits: String = value.unwrap_or("").chars().take_while(char::is_ascii_digit).collect();
    if let Some(date) = digits.parse::<i64>().ok().and_then(|milliseconds| anchor::from_epoch(milliseconds / 1000)) {
        post.date = Some(date);
    }
}
