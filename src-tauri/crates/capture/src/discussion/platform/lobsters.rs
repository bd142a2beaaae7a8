use super::Platform;

/// Lobsters. Answers lie in the list item around a comment, not in the comment's own element.
pub(super) static LOBSTERS: Platform = Platform {
    name: "lobsters",
    item: "li.comments_subtree",
    id: &[".comment @data-shortid", ".comment @id"],
    author: &[".byline a[href^='/~']", ".byline a[href^='/u/']", ".byline a.u-author"],
    author_url: &[".byline a[href^='/~'] @href", ".byline a[href^='/u/'] @href"],
    date: &[".byline time @data-at-unix", ".byline time @datetime", ".byline time"],
    body: ".comment_text",
    score: &[".voters .score", ".score", ".voters .upvoter"],
    permalink: &[".byline a[href^='/c/'] @href", ".byline a[href*='#c_'] @href"],
    deleted: ".comment_text > .na, .comment_text p > .na",
    by_author: ".user_is_author, .byline .user_is_author",
    hidden: ".comment.negative_3, .comment.negative_5",
    furniture: ".comment_form_container, #story_comments > .comments_subtree > form, .help",
    ..Platform::UNKNOWN
};
