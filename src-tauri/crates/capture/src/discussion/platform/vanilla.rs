use super::Platform;

/// Vanilla. The opening post is an element of its own before the list.
pub(super) static VANILLA: Platform = Platform {
    name: "vanilla",
    item: ".ItemComment[id^=Comment_]",
    opening: "div.ItemDiscussion[id^=Discussion_]",
    forum: true,
    flat: true,
    id: &["@id"],
    author: &[".Author a.Username", ".Author .Username", ".Author a[title] @title"],
    date: &[".CommentMeta time", ".DiscussionMeta time", ".DateCreated time", "time"],
    body: ".Message",
    exclude: ".Signature, .UserSignature",
    score: &[".Column-Score"],
    permalink: &[".DateCreated a.Permalink", "a.Permalink"],
    edited: ".DateUpdated",
    accepted: ".QnA-Item-Accepted, .Accepted",
    badge: ".RoleTitle",
    pages: ".Pager a",
    furniture: ".CommentHeading, .CommentsWrap h2, .PageControls, .CommentForm, .Foot, .Pager",
    ..Platform::UNKNOWN
};
