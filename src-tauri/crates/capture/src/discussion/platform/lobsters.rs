use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

/// Lobsters. Answers lie in the list item around a comment, not in the comment's own element.
pub(super) static LOBSTERS: Platform = Platform {
    name: "lobsters",
    item: "li.comments_subtree",
    opening: "li.story",
    author: &[".byline a[href^='/~']", ".byline a[href^='/u/']", ".byline a.u-author"],
    author_url: &[".byline a[href^='/~'] @href", ".byline a[href^='/u/'] @href"],
    date: &[".byline time @data-at-unix", ".byline time @datetime", ".byline time"],
    body: ".comment_text, .story_text, .story .link",
    title: &[".link .u-url"],
    score: &[".voters .score", ".score", ".voters .upvoter"],
    permalink: &[".byline a[href^='/c/'] @href", ".byline a[href*='#c_'] @href"],
    deleted: ".comment_text > .na, .comment_text p > .na",
    by_author: ".user_is_author, .byline .user_is_author",
    hidden: ".comment.negative_3, .comment.negative_5",
    declared: ".comments_label",
    furniture: ".comment_form_container, #story_comments > .comments_subtree > form, .help",
    correct: Some(identify),
    ..Platform::UNKNOWN
};

/// Ids are letters and digits in any order and must be kept whole.
fn identify(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    let own = std::iter::once(item).chain(dom.descendants(item)).find_map(|id| dom.attr(id, "data-shortid"));
    post.id = own.map(str::to_string).or(post.id.take());
}
