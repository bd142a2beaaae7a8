use super::Platform;

/// Mastodon's threads, saved from its application. The focused status stands among the others, larger.
pub(super) static MASTODON: Platform = Platform {
    name: "mastodon",
    item: ".status__wrapper .status[data-id], .detailed-status__wrapper, .entry .status[data-id]",
    forum: true,
    id: &["@data-id", "[data-id] @data-id"],
    author: &[".display-name__html", ".display-name__account"],
    author_url: &[".status__display-name @href", ".detailed-status__display-name @href"],
    date: &["time", ".detailed-status__datetime", ".status__relative-time @title"],
    body: ".status__content__text, .status__content",
    exclude: ".invisible, .status__content__spoiler-link, .status__content__read-more-button, .translate-button",
    title: &[".content-warning > p", ".status__content > p .status__content__spoiler-text"],
    score: &[".detailed-status__favorites", ".detailed-status__favourites"],
    permalink: &["a.status__relative-time @href", "a.detailed-status__datetime @href"],
    edited: "abbr[title^=Edited], .detailed-status__edited, .edited-timestamp",
    collapsed: ".load-more, .timeline-hint",
    ..Platform::UNKNOWN
};
