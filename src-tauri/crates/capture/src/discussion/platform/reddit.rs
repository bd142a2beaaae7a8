use super::Platform;
use crate::discussion::post::Post;
use crate::dom::NodeId;
use crate::page::Page;
use document::CommentState;

/// Reddit as it looked until 2018, and still does at its old address.
///
/// Three spans hold the score as it would be after a vote down, none and up; the middle one counts.
pub(super) static OLD_REDDIT: Platform = Platform {
    name: "reddit",
    item: ".thing.comment",
    opening: ".comments-page .thing.link",
    forum: true,
    id: &["@data-fullname", ".parent a @name"],
    author: &["@data-author", ".tagline .author"],
    author_url: &[".tagline a.author @href"],
    date: &[".tagline time.live-timestamp", ".tagline time"],
    body: ".entry > form .usertext-body, .entry .usertext-body, .expando .usertext-body, .thing.link:not(.self) a.title",
    score: &[".tagline .score.unvoted"],
    permalink: &["@data-permalink", "a.bylink @href"],
    deleted: ".thing.deleted",
    hidden: ".thing.collapsed.collapsed-for-reason, .thing.spam",
    by_author: ".tagline .author.submitter",
    edited: ".tagline .edited-timestamp",
    pinned: ".stickied-tagline",
    badge: ".tagline .moderator[title^=moderator], .tagline .admin[title]",
    declared: ".commentarea .panestack-title .title, a.bylink.comments",
    collapsed: ".morecomments a, .deepthread a, .morerecursion a",
    furniture: ".commentarea > .panestack-title, .commentarea > .menuarea, .commentarea > form, .morecomments, .deepthread",
    correct: Some(gone),
    ..Platform::UNKNOWN
};

/// Reddit since 2023, whose elements say everything in attributes.
pub(super) static REDDIT: Platform = Platform {
    name: "reddit",
    item: "shreddit-comment",
    id: &["@thingid"],
    parent: &["@parentid"],
    depth: &["@depth"],
    author: &["@author"],
    author_url: &["[slot=commentMeta] a[href^='/user/'] @href", "a[href*='/user/'] @href"],
    date: &["@created", "[slot=commentMeta] time", "time"],
    body: "[slot=comment], [id$=-comment-rtjson-content]",
    score: &["@score"],
    permalink: &["@permalink"],
    deleted: "shreddit-comment[is-comment-deleted]",
    hidden: "shreddit-comment[collapsed]",
    by_author: "shreddit-comment[is-author-op], [slot=commentMeta] shreddit-comment-author-modifier-icon[op]",
    pinned: "shreddit-comment[stickied]",
    collapsed: "faceplate-partial[src*='/more-comments/'], [slot=more-comments-permalink]",
    furniture: "comment-body-header, shreddit-comments-sort-dropdown, faceplate-partial[src*='/more-comments/']",
    correct: Some(gone),
    ..Platform::UNKNOWN
};

/// Both write `[deleted]` or `[removed]` where the text was.
fn gone(page: &Page<'_>, _: NodeId, post: &mut Post) {
    let said: String = post.body.iter().map(|&id| page.dom.visible_text(id)).collect();
    if matches!(said.trim(), "[deleted]" | "[removed]" | "Comment deleted by user" | "Comment removed by moderator") {
        post.state = CommentState::Deleted;
        post.body.clear();
    }
    post.author.take_if(|author| matches!(author.name.as_str(), "[deleted]" | "[removed]"));
}
