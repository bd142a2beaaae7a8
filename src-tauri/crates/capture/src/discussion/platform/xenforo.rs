use super::Platform;

/// XenForo 2. Posts are flat; quotes name the post they are from.
pub(super) static XENFORO: Platform = Platform {
    name: "xenforo",
    item: "article.message[data-content^=post-], article.message--post, article.message--comment",
    forum: true,
    flat: true,
    id: &["@data-content", "@id"],
    author: &["@data-author", ".message-name .username", ".message-name"],
    author_url: &[".message-name a.username @href", ".message-name a @href"],
    date: &[".message-attribution time", ".message-attribution-main time", "time.u-dt", "time"],
    body: ".message-body .bbWrapper, .message-body",
    exclude: ".message-signature, .js-unfurl-favicon, .message-lastEdit, .bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink",
    score: &[".reactionsBar-link .reaction-count"],
    permalink: &[".message-attribution-main a[href*='post-']", ".message-attribution a[href*='post-']"],
    deleted: ".message--deleted",
    hidden: ".message--moderated, .message--ignored, .is-ignored",
    edited: ".message-lastEdit",
    accepted: ".message--solution",
    badge: ".message-userBanner, .userBanner",
    pages: ".pageNav a[href*='page-'], a.pageNav-jump",
    furniture: ".block-outer, .js-quickReply, .blockMessage--none, .shareButtons",
    ..Platform::UNKNOWN
};

/// XenForo 1.
pub(super) static XENFORO1: Platform = Platform {
    name: "xenforo",
    item: "li.message[id^=post-]",
    forum: true,
    flat: true,
    id: &["@id"],
    author: &["@data-author", ".userText .username", "a.username"],
    author_url: &[".userText a.username @href", "a.username @href"],
    date: &[
        ".messageMeta .DateTime @data-time",
        ".messageMeta .DateTime",
        ".publicControls .DateTime",
        ".privateControls .DateTime",
        ".messageDetails .DateTime",
        ".DateTime",
    ],
    body: ".messageText, .messageContent article",
    exclude: ".signature, .editDate, .messageTextEndMarker, .quoteExpand",
    permalink: &["a.datePermalink", "a.hashPermalink", ".messageMeta a.item"],
    deleted: ".deleted",
    hidden: ".ignored, .moderated",
    edited: ".editDate",
    pages: ".PageNav a[href*='page-']",
    furniture: ".PageNav, #QuickReply, .pageNavLinkGroup, .sharePage",
    ..Platform::UNKNOWN
};
