use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::CommentState;

/// Discourse: the page crawlers and browsers without scripts get, and the running application saved with its posts.
///
/// The crawler's page knows answers only as quotes; the application names the answered author in a tab.
pub(super) static DISCOURSE: Platform = Platform {
    name: "discourse",
    item: ".crawler-post, article.boxed[id^=post_]",
    opening: ".crawler-post[id=post_1], article[id=post_1]",
    forum: true,
    flat: true,
    id: &["[itemprop=position]", "@id"],
    author: &[
        ".creator [itemprop=name]",
        ".names .username a",
        ".names a[data-user-card]",
        ".creator a",
        ".username a",
    ],
    author_url: &[".creator a @href", ".names a[data-user-card] @href"],
    date: &[
        "time.post-time",
        ".crawler-post-infos time",
        ".post-date .relative-date @data-time",
        ".relative-date @data-time",
        "time",
    ],
    body: ".post[itemprop=text], .cooked, .crawler-post > .post",
    exclude: ".cooked-selection-barrier, .expand-hidden, .lightbox-wrapper .meta, .quote-controls, .embedded-posts",
    score: &[
        "meta[itemprop=userInteractionCount] @content",
        ".post-likes",
        ".like-count",
        ".discourse-reactions-counter .reactions-counter",
    ],
    permalink: &[".post-date @href", "a.post-date @href", "[itemprop=url][href*='/t/'] @href"],
    deleted: ".deleted",
    hidden: ".post-hidden",
    by_author: ".topic-owner article",
    edited: ".post-info.edits, .edits",
    accepted: ".accepted-answer, .accepted, [itemprop=acceptedAnswer]",
    badge: ".user-title, .staff-title",
    collapsed: ".gap, .post-stream--cloaked",
    pages: "[itemprop=hasPart] a, .crawler-post + div[role=navigation] a, div[role=navigation] a[rel=next]",
    furniture: "#related-topics, .more-topics__container, .suggested-topics, #topic-footer-buttons, .topic-map, #topic-progress-wrapper, .crawler-linkback-list",
    correct: Some(answered),
    ..Platform::UNKNOWN
};

fn answered(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    if let Some(tab) = dom.find(item, |id| dom.has_class(id, "reply-to-tab")) {
        let name = dom.visible_text(tab);
        post.answers = Some(name).filter(|name| !name.is_empty());
    }
    // What an author withdrew keeps a sentence about that in its place.
    if dom.visible_text(item).contains("(post deleted by author)") {
        post.state = CommentState::Deleted;
    }
}
