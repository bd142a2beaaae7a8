use super::Platform;

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
    ..Platform::UNKNOWN
};
