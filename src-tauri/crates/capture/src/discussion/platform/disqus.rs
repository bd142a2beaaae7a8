use super::Platform;

/// Disqus as its frame shows it, in archives that hold the frame.
pub(super) static DISQUS: Platform = Platform {
    name: "disqus",
    item: "li.post[id^=post-], li[id^=dsq-comment-]",
    id: &["@id"],
    author: &[".post-content .author", ".author", "cite[id^=dsq-cite-]", ".publisher-anchor-color a"],
    author_url: &[".author a @href"],
    date: &["a.time-ago @title", "[data-role=relative-time] @title", "time", "a.time-ago", "[id^=dsq-time-]"],
    body: ".post-message, [data-role=message], [id^=dsq-comment-message-]",
    exclude: ".see-more, .post-message-truncated-toggle",
    score: &["[data-role=likes]", ".vote-up .count"],
    permalink: &["a.time-ago @href", "[data-role=relative-time] @href"],
    deleted: ".minimized.deleted, .post-message--deleted, .state-deleted",
    hidden: ".minimized, .state-flagged, .state-spam",
    badge: ".author-badge, .badge.moderator, .badge",
    edited: ".has-edit, .edited-label",
    pinned: ".featured-comment, [data-role=featured]",
    declared: ".comment-count, #main-nav .publisher-nav-color",
    collapsed: ".show-children, .load-more__button, .realtime-button",
    furniture: "#main-nav, .nav-primary, .textarea-wrapper, #form, .post-list__loading",
    ..Platform::UNKNOWN
};
