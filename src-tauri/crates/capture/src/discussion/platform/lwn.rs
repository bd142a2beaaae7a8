use super::Platform;

/// LWN: disclosures inside disclosures.
pub(super) static LWN: Platform = Platform {
    name: "lwn",
    item: "details.CommentBox",
    id: &[".CommentPoster a[href^='/Articles/'] @href", "a[name] @name"],
    author: &[".CommentPoster b", ".CommentPoster a[href*='/user/']"],
    date: &[".CommentPoster"],
    body: ".FormattedComment",
    title: &["h3.CommentTitle", ".CommentTitle"],
    permalink: &[".CommentPoster a[href^='/Articles/']"],
    furniture: ".CommentReplyButton",
    ..Platform::UNKNOWN
};
