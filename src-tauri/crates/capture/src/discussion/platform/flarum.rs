use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;

/// Flarum: the running application, and the plain list that pages hold for browsers without scripts.
pub(super) static FLARUM: Platform = Platform {
    name: "flarum",
    item: ".PostStream-item article.Post, article.CommentPost, #flarum-content article",
    forum: true,
    flat: true,
    id: &["@data-id", "@id"],
    parent: &[".Post-body a.PostMention @data-id"],
    author: &[".PostUser-name .username", ".PostUser-name", ".PostUser .username"],
    date: &["time", ".Post-header time"],
    body: ".Post-body",
    deleted: ".Post--hidden",
    edited: ".PostEdited",
    pages: "#flarum-content a[href*='page=']",
    correct: Some(mentions),
    ..Platform::UNKNOWN
};

/// The list for browsers without scripts numbers no post, so that a mention only tells whom it answers.
fn mentions(page: &Page<'_>, item: NodeId, post: &mut Post) {
    let dom = page.dom;
    let mention = dom.find(item, |id| dom.has_class(id, "PostMention") && !dom.has_class(id, "PostMention--deleted"));
    post.answers = mention.map(|id| dom.visible_text(id)).filter(|name| !name.is_empty());
}
