use super::Platform;

/// Invision Community.
pub(super) static IPS: Platform = Platform {
    name: "ips",
    item: "article[id^=elComment_], article.cPost",
    forum: true,
    flat: true,
    id: &["@id"],
    author: &[
        ".ipsComment_author .cAuthorPane_author",
        "aside .cAuthorPane_author",
        ".cAuthorPane_author",
        ".ipsEntry__author",
        ".ipsEntry__username",
        ".ipsComment_author strong a",
    ],
    date: &[".ipsComment_meta time", ".ipsEntry__date time", "time"],
    body: "[data-role=commentContent]",
    exclude: "[data-role=memberSignature], .ipsSignature, .ipsQuote_citation .ipsPos_right",
    score: &["[data-role=reactCount]", ".ipsReact_reactCount"],
    permalink: &[".ipsComment_meta a[href*='comment']", ".ipsEntry__date a"],
    deleted: ".ipsComment_deleted",
    hidden: ".ipsModerated, .ipsComment_ignored",
    edited: ".ipsEdited",
    accepted: ".cAnswer_best, .ipsComment_recommended.cBestAnswer",
    pinned: ".ipsComment_featured",
    pages: ".ipsPagination a[data-page]",
    furniture: ".cTopicPostArea, [data-role=replyArea], .ipsPagination",
    ..Platform::UNKNOWN
};
