use super::Platform;

/// WordPress core (html5 and xhtml walkers, block themes) and the themes that rename its parts.
///
/// `depth-N` alone is also used by menus and `comment` by newsletters, so an item needs the token and an id.
pub(super) static WORDPRESS: Platform = Platform {
    name: "wordpress",
    item: "li.comment, div.comment[id^=comment-], li.pingback, li.trackback, .wp-block-comment-template > li",
    sign: "a.comment-reply-link[data-postid], input#comment_post_ID, form#commentform[action*='wp-comments-post']",
    id: &["@id", "article @id", ".comment-body @id", ".comment-reply-link @data-commentid"],
    author: &[
        ".comment-author .fn",
        ".wp-block-comment-author-name",
        ".comment-author [itemprop=name]",
        ".comment-author-name",
        ".comment_postinfo .fn",
        "cite.fn",
        ".fn",
        ".comment-author strong",
        ".comment_author",
        "footer cite",
    ],
    date: &[
        ".comment-metadata time",
        ".wp-block-comment-date time",
        ".comment-meta time",
        "time",
        ".comment_date",
        ".datetime",
        ".comment-date",
        ".commentmetadata a",
        ".comment-metadata a",
        ".comment-meta a",
    ],
    body: ".comment-content, .comment_text, .wp-block-comment-content, .comment-text, .comment_area .comment-content, [itemprop=commentText]",
    exclude: ".comment-awaiting-moderation, .reply, .comment-reply-link, .comment-edit-link, .edit-link",
    permalink: &[".comment-metadata a", ".comment-meta a[href*='#comment-']", "a.comment-link", "a[href*='#comment-']"],
    hidden: ".comment-awaiting-moderation",
    by_author: ".bypostauthor",
    pingback: ".pingback, .trackback",
    declared: ".comments-title, #comments-title, .wp-block-comments-title",
    furniture: ".comments-title, #comments-title, .wp-block-comments-title, #respond, .comment-respond, .comment-navigation, .comments-pagination, .no-comments",
    pages: ".comment-navigation a, .comments-pagination a, .wp-block-comments-pagination a",
    ..Platform::UNKNOWN
};
