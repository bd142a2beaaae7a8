use super::Platform;

/// phpBB 3: flat posts, each with a profile beside it; quotes of 3.2 name the post they are from.
pub(super) static PHPBB: Platform = Platform {
    name: "phpbb",
    item: "div.post[id^=p]",
    forum: true,
    flat: true,
    id: &["@id"],
    author: &[
        "p.author .username",
        "p.author .username-coloured",
        ".postprofile .username",
        ".postprofile .username-coloured",
        "p.author strong",
        ".postprofile dt a",
    ],
    date: &["p.author time", "p.author"],
    body: ".content",
    exclude: ".signature, .notice, .attachbox dt, .post-buttons",
    title: &[".postbody h3", ".postbody h4"],
    permalink: &[".postbody h3 a", "p.author a[href*='#p']"],
    deleted: ".post_deleted_msg, .post_hidden.deleted, .post-deleted",
    hidden: ".post-ignore, .post_hidden",
    edited: ".notice",
    pages: ".topic-actions .pagination a.button, .action-bar .pagination a.button, .pagination a[href*='start=']",
    furniture: ".topic-actions, .action-bar, #qr_posts, #postform, .jumpbox-return, form.jumpbox",
    ..Platform::UNKNOWN
};
