use super::Platform;

/// bbPress, the forum of WordPress.
pub(super) static BBPRESS: Platform = Platform {
    name: "bbpress",
    item: ".bbp-replies div.type-reply, .bbp-replies div.type-topic, ul.bbp-replies li .hentry",
    opening: ".bbp-replies div.type-topic",
    forum: true,
    id: &["@id", "[id^=post-] @id", ".bbp-reply-permalink @href"],
    author: &[".bbp-author-name", ".bbp-reply-post-name", ".bbp-reply-author a.bbp-author-link", ".bbp-topic-author a"],
    date: &[".bbp-reply-post-date", ".bbp-topic-post-date", ".bbp-reply-date", ".date-published"],
    body: ".bbp-reply-content, .bbp-topic-content, .topic-content",
    exclude: ".bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-signature",
    permalink: &["a.bbp-reply-permalink", "a.bbp-topic-permalink"],
    deleted: ".status-trash",
    edited: ".bbp-reply-revision-log, .bbp-topic-revision-log",
    badge: ".bbp-author-role",
    pages: ".bbp-pagination-links a",
    furniture: ".bbp-reply-form, .bbp-pagination, .bbp-no-reply, .bbp-header, .bbp-footer",
    ..Platform::UNKNOWN
};

/// The same where the head of a post is its body's neighbour, as bbPress itself prints it.
pub(super) static HEADED_BBPRESS: Platform = Platform {
    item: ".bbp-replies .bbp-reply-header[id^=post-], .bbp-replies .bbp-topic-header[id^=post-]",
    opening: ".bbp-replies .bbp-topic-header",
    spread: true,
    ..BBPRESS
};
