//! What class and id names tell about an element.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// A set of things that names say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Names(u16);

impl Names {
    /// Hardly part of an article.
    pub const UNLIKELY: Self = Self(1);
    /// May hold the article after all.
    pub const MAYBE: Self = Self(1 << 1);
    /// Speaks for content.
    pub const POSITIVE: Self = Self(1 << 2);
    /// Speaks against content.
    pub const NEGATIVE: Self = Self(1 << 3);
    /// Buttons to share with.
    pub const SHARE: Self = Self(1 << 4);
    /// The head of a page, or of a section.
    pub const HEADER: Self = Self(1 << 5);

    /// Whether any of `other` is said.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const WORDS: &[(&str, u16)] = &[
    ("-ad-", 0b1001),
    ("ad-break", 1),
    ("agegate", 1),
    ("ai2html", 1),
    ("and", 0b10),
    ("article", 0b110),
    ("banner", 0b1001),
    ("blog", 0b100),
    ("body", 0b110),
    ("breadcrumbs", 1),
    ("column", 0b10),
    ("com-", 0b1000),
    ("combx", 0b1001),
    ("comment", 0b1001),
    ("community", 1),
    ("contact", 0b1000),
    ("content", 0b110),
    ("cover-wrap", 1),
    ("disqus", 1),
    ("entry", 0b100),
    ("extra", 1),
    ("footer", 0b1001),
    ("gdpr", 0b1001),
    ("header", 1 << 5),
    ("hidden", 0b1000),
    ("legends", 1),
    ("main", 0b110),
    ("masthead", 0b1000),
    ("mathjax", 0b10),
    ("media", 0b1000),
    ("menu", 1),
    ("meta", 0b1000),
    ("outbrain", 0b1000),
    ("page", 0b100),
    ("pager", 1),
    ("pagination", 0b101),
    ("popup", 1),
    ("post", 0b100),
    ("promo", 0b1000),
    ("related", 0b1001),
    ("remark", 1),
    ("replies", 1),
    ("rss", 1),
    ("scroll", 0b1000),
    ("shadow", 0b10),
    ("share", 0b1000),
    ("shopping", 0b1000),
    ("shoutbox", 0b1001),
    ("sidebar", 0b1001),
    ("skyscraper", 0b1001),
    ("social", 1),
    ("sponsor", 0b1001),
    ("story", 0b100),
    ("supplemental", 1),
    ("tags", 0b1000),
    ("text", 0b100),
    ("widget", 0b1000),
    ("yom-remote", 1),
];

static MATCHER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::Standard)
        .build(WORDS.iter().map(|(word, _)| word))
        .ok()
});

/// What a class or id attribute says.
pub(super) fn read(attribute: &str) -> Names {
    let mut names = Names::default();
    if attribute.is_empty() {
        return names;
    }
    if let Some(matcher) = &*MATCHER {
        for found in matcher.find_overlapping_iter(attribute) {
            let Some(&(word, said)) = WORDS.get(found.pattern().as_usize()) else { continue };
            if !is_layout(word, attribute, found.start()) && !is_denied(attribute, found.start()) {
                names = names.with(Names(said));
            }
        }
    }
    if attribute.split_ascii_whitespace().any(|token| token == "hid") {
        names = names.with(Names::NEGATIVE);
    }
    if attribute.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == "share" || part == "sharedaddy") {
        names = names.with(Names::SHARE);
    }
    names
}

/// Whether a name says that the thing is absent: `no-sidebar`, `item-no-media`, `hide-from-toc`.
pub(super) fn is_denied(attribute: &str, start: usize) -> bool {
    let before = attribute.get(..start).unwrap_or("").trim_end_matches(['-', '_']);
    let denies = |word: &str| {
        let Some(rest) = before.strip_suffix(word) else { return false };
        rest.len() + word.len() < start && !rest.ends_with(|c: char| c.is_ascii_alphanumeric())
    };
    ["no", "not", "without", "hide-from", "exclude-from"].iter().any(|word| denies(word))
}

/// Whether a word belongs to a name that tells how a box is laid out and not what it holds: page builders call
/// every part a widget, and style sheets made of small classes have names like `overflow-hidden` and `scroll-mt-4`.
fn is_layout(word: &str, attribute: &str, start: usize) -> bool {
    if !matches!(word, "widget" | "hidden" | "scroll") {
        return false;
    }
    let before = attribute.get(..start).unwrap_or("");
    let before = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let after = attribute.get(start + word.len()..).unwrap_or("");
    let after = after.split(char::is_whitespace).next().unwrap_or("");
    match word {
        "widget" => before.starts_with("elementor-"),
        "scroll" => before.ends_with("overflow-") || before.ends_with("overflow-x-") || after.starts_with("-m"),
        _ => {
            let part = ["overflow-", "overflow-x-", "overflow-y-", "label-", "backface-", ":"];
            let shown = [":block", ":flex", ":grid", ":inline"].iter().any(|shown| attribute.contains(shown));
            shown || after.starts_with('-') || part.iter().any(|part| before.ends_with(part))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_by_their_parts() {
        assert!(read("Site-Sidebar").has(Names::UNLIKELY));
        assert!(read("article-body").has(Names::POSITIVE));
        assert!(read("post_share").has(Names::SHARE));
        assert!(!read("shareholders").has(Names::SHARE));
        assert!(read("hid other").has(Names::NEGATIVE));
        assert!(read("is-hidden").has(Names::NEGATIVE));
        for layout in ["elementor-element elementor-widget", "overflow-hidden", "label-hidden", "scroll-mt-8"] {
            assert!(!read(layout).has(Names::NEGATIVE), "{layout}");
        }
        assert_eq!(read("x"), Names::default());
        assert_eq!(read("row-item-no-media no_sidebar without-comments"), Names::default());
        assert!(read("piano-sidebar no sidebar").has(Names::UNLIKELY), "only the name that says so");
    }
}
