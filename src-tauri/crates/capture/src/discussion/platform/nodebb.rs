use super::Platform;

/// NodeBB: each post carries its author and its time in milliseconds; answers name their parent's number.
pub(super) static NODEBB: Platform = Platform {
    name: "nodebb",
    item: "[component=post][data-pid]",
    forum: true,
    flat: true,
    id: &["@data-pid"],
    parent: &[
        "[component='post/parent'] @data-parent-pid",
        "[component='post/parent'] @data-topid",
        "@data-parent-pid",
    ],
    author: &["@data-username", "[component='user/name']", "[itemprop=author] @content"],
    author_url: &["a[href*='/user/'] @href"],
    date: &["@data-timestamp", ".timeago @title", ".timeago", "time"],
    body: "[component='post/content']",
    score: &["[component='post/vote-count'] @data-votes", "[component='post/vote-count']"],
    permalink: &["a.permalink"],
    deleted: ".deleted",
    edited: ".post-edit-info, [component='post/edit-indicator'].edited",
    pages: "[component=pagination] a[href*='page='], .pagination a[href*='page=']",
    furniture: "[component='topic/quickreply/container'], [component=pagination], .topic-main-buttons",
    ..Platform::UNKNOWN
};
