use super::Platform;

/// GitHub's issues, pull requests, discussions and gists: the pages its server renders, and the newer application.
///
/// The opening post of an issue looks like every comment but stands first, under its own element.
pub(super) static GITHUB: Platform = Platform {
    name: "github",
    item: ".timeline-comment, .js-comment.review-comment, .react-issue-comment, .react-issue-body, [data-testid=issue-viewer-issue-container]",
    opening: ".timeline-comment[id^=issue-], .timeline-comment[id^=pullrequest-], .react-issue-body, [data-testid=issue-viewer-issue-container]",
    flat: true,
    id: &["@id", "[id^=issuecomment-] @id", "[id^=gistcomment-] @id"],
    author: &[
        "a.author",
        "[data-testid=avatar-link]",
        "[data-testid=issue-body-header-author]",
        "[class*=ActivityHeader-module__AuthorLink]",
    ],
    author_url: &["a.author @href", "[data-testid=avatar-link] @href"],
    date: &["relative-time", "a.js-timestamp relative-time", "time-ago", "time"],
    body: ".comment-body.markdown-body, .js-comment-body, [data-testid=markdown-body], .markdown-body",
    exclude: ".js-suggested-changes-template, .comment-form-head, .email-hidden-toggle",
    score: &[".js-discussion-vote-count"],
    permalink: &["a.js-timestamp @href", "a[href*='#issuecomment-'] @href", "a[href*='#gistcomment-'] @href"],
    hidden: ".minimized-comment:not(.d-none)",
    by_author: ".timeline-comment-label[aria-label*='author']",
    edited: ".js-comment-edit-history-menu, .js-comment-edit-history summary, [data-testid=edit-history-button]",
    accepted: ".discussion-answer, .js-discussion-answer",
    pinned: ".js-pinned-comment",
    badge: ".timeline-comment-label, .Label--outline[aria-label]",
    collapsed: ".ajax-pagination-form, [data-testid=issue-timeline-load-more-load-top]",
    furniture: ".discussion-timeline-actions, .js-new-comment-form, .comment-form-head, #new_comment_form, .js-previewable-comment-form",
    ..Platform::UNKNOWN
};
