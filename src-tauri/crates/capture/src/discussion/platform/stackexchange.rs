use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

/// Stack Exchange: the question is the article; answers are comments on it, and the small comments answer what they
/// stand under.
///
/// A post that was edited by someone else is signed twice, the author last.
pub(super) static STACKEXCHANGE: Platform = Platform {
    name: "stackexchange",
    item: ".answer.js-answer, .answer[data-answerid], li.comment.js-comment, li.comment[data-comment-id], div[id^=follow-up-]",
    opening: "#question, .question.js-question",
    forum: true,
    id: &["@data-answerid", "@data-comment-id", "@data-questionid", "@id"],
    parent: &["@data-parentid"],
    author: &[
        ".comment-user",
        ".post-signature[itemprop=author] .user-details a",
        ".user-details[itemprop=author] a",
        ".user-details[itemprop=author]",
        ".user-details a",
    ],
    date: &[
        "[itemprop=datePublished]",
        ".comment-date span @title",
        ".relativetime-clean @title",
        "time.s-user-card--time @title",
        "time[itemprop=dateCreated]",
    ],
    body: ".comment-copy, .js-post-body, .post-text, .s-prose, [role=listitem] [itemprop=text]",
    score: &[".js-vote-count @data-value", ".js-vote-count", "@data-score", "@data-comment-score", ".comment-score"],
    permalink: &[".comment-date a @href", "a.js-share-link @href", ".comment-link @href"],
    deleted: ".deleted-answer",
    by_author: ".comment-user.owner, .owner .user-details",
    edited: "a[href*='/revisions'], .js-comment-edit-info, .iconPencilSm",
    accepted: ".accepted-answer",
    collapsed: ".js-show-link.comments-link:not(.dno)",
    pages: ".s-pagination a, .pager-answers a",
    furniture: "#answers-header, #post-form, .js-menu-popup-container, .bottom-notice, .js-add-link, .js-show-link, .post-menu, .js-post-menu",
    correct: Some(signature),
    ..Platform::UNKNOWN
};

/// Where only the signature is dated, the last of its dates is when the post was written.
fn signature(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    if !dom.has_class(item, "answer") && !dom.has_class(item, "question") {
        return;
    }
    let signed = |id: &NodeId| dom.has_class(*id, "user-action-time");
    let comments =
        dom.find(item, |id| dom.has_class(id, "comments-list") || dom.has_class(id, "js-comments-container"));
    let signatures = dom.descendants(item).take_while(|&id| comments.is_none_or(|comments| id < comments));
    let Some(last) = signatures.filter(signed).last() else { return };
    let time = dom.find(last, |id| dom.has_class(id, "relativetime"));
    if let Some(date) = time.and_then(|time| dom.attr(time, "title")).and_then(|title| title.get(..20)?.parse().ok()) {
        post.date = Some(date);
        post.date_text = time.map(|time| dom.visible_text(time));
    }
}
