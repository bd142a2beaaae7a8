//! What stands inside an article without being part of it: told by names, or by the words of short blocks.

use super::facts::{Facts, Tag};
use crate::dom::NodeId;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Why something is left out of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Reason {
    Title,
    Byline,
    Contents,
    Navigation,
    Share,
    Newsletter,
    Related,
    AboutAuthor,
    Tags,
    Notice,
    Advertising,
    Comments,
    Unseen,
}

/// Names and what an element of that name is. A name counts only as whole words of the attribute.
const NAMES: &[(&str, Reason)] = &[
    ("breadcrumb", Reason::Navigation),
    ("breadcrumbs", Reason::Navigation),
    ("pagination", Reason::Navigation),
    ("post-navigation", Reason::Navigation),
    ("post-nav", Reason::Navigation),
    ("nav-links", Reason::Navigation),
    ("nav-previous", Reason::Navigation),
    ("nav-next", Reason::Navigation),
    ("prev-next", Reason::Navigation),
    ("skip-link", Reason::Navigation),
    ("skip-to-content", Reason::Navigation),
    ("back-to-top", Reason::Navigation),
    ("toc", Reason::Contents),
    ("table-of-contents", Reason::Contents),
    ("tableofcontents", Reason::Contents),
    ("ez-toc-container", Reason::Contents),
    ("on-this-page", Reason::Contents),
    ("jump-links", Reason::Contents),
    ("share", Reason::Share),
    ("sharing", Reason::Share),
    ("share-bar", Reason::Share),
    ("share-buttons", Reason::Share),
    ("social-share", Reason::Share),
    ("social-links", Reason::Share),
    ("social-icons", Reason::Share),
    ("addtoany", Reason::Share),
    ("sharedaddy", Reason::Share),
    ("newsletter", Reason::Newsletter),
    ("newsletters", Reason::Newsletter),
    ("subscribe", Reason::Newsletter),
    ("subscription", Reason::Newsletter),
    ("signup", Reason::Newsletter),
    ("sign-up", Reason::Newsletter),
    ("optin", Reason::Newsletter),
    ("opt-in", Reason::Newsletter),
    ("mailchimp", Reason::Newsletter),
    ("mc-embed-signup", Reason::Newsletter),
    ("convertkit", Reason::Newsletter),
    ("cta", Reason::Advertising),
    ("call-to-action", Reason::Advertising),
    ("promo", Reason::Advertising),
    ("promotion", Reason::Advertising),
    ("advert", Reason::Advertising),
    ("advertisement", Reason::Advertising),
    ("adsbygoogle", Reason::Advertising),
    ("ad-container", Reason::Advertising),
    ("ad-wrapper", Reason::Advertising),
    ("ad-slot", Reason::Advertising),
    ("ad-unit", Reason::Advertising),
    ("sponsored", Reason::Advertising),
    ("donate", Reason::Advertising),
    ("donation", Reason::Advertising),
    ("paywall", Reason::Advertising),
    ("related", Reason::Related),
    ("related-posts", Reason::Related),
    ("related-articles", Reason::Related),
    ("relatedposts", Reason::Related),
    ("yarpp", Reason::Related),
    ("recommended", Reason::Related),
    ("recommendations", Reason::Related),
    ("recirc", Reason::Related),
    ("read-next", Reason::Related),
    ("readnext", Reason::Related),
    ("read-more", Reason::Related),
    ("readmore", Reason::Related),
    ("more-stories", Reason::Related),
    ("more-from", Reason::Related),
    ("also-like", Reason::Related),
    ("also-read", Reason::Related),
    ("see-also", Reason::Related),
    ("latest-posts", Reason::Related),
    ("recent-posts", Reason::Related),
    ("popular-posts", Reason::Related),
    ("trending", Reason::Related),
    ("outbrain", Reason::Related),
    ("taboola", Reason::Related),
    ("author-bio", Reason::AboutAuthor),
    ("authorbio", Reason::AboutAuthor),
    ("author-box", Reason::AboutAuthor),
    ("authorbox", Reason::AboutAuthor),
    ("author-card", Reason::AboutAuthor),
    ("author-info", Reason::AboutAuthor),
    ("author-profile", Reason::AboutAuthor),
    ("author-description", Reason::AboutAuthor),
    ("author-block", Reason::AboutAuthor),
    ("author-section", Reason::AboutAuthor),
    ("author-details", Reason::AboutAuthor),
    ("author-about", Reason::AboutAuthor),
    ("about-author", Reason::AboutAuthor),
    ("about-the-author", Reason::AboutAuthor),
    ("post-author", Reason::AboutAuthor),
    ("entry-author", Reason::AboutAuthor),
    ("article-author", Reason::AboutAuthor),
    ("bio", Reason::AboutAuthor),
    ("byline", Reason::Byline),
    ("dateline", Reason::Byline),
    ("post-meta", Reason::Byline),
    ("entry-meta", Reason::Byline),
    ("article-meta", Reason::Byline),
    ("post-info", Reason::Byline),
    ("post-date", Reason::Byline),
    ("entry-date", Reason::Byline),
    ("publish-date", Reason::Byline),
    ("published-date", Reason::Byline),
    ("updated-date", Reason::Byline),
    ("reading-time", Reason::Byline),
    ("read-time", Reason::Byline),
    ("tags", Reason::Tags),
    ("tag-list", Reason::Tags),
    ("post-tags", Reason::Tags),
    ("tagcloud", Reason::Tags),
    ("tags-links", Reason::Tags),
    ("cat-links", Reason::Tags),
    ("categories", Reason::Tags),
    ("post-categories", Reason::Tags),
    ("entry-footer", Reason::Tags),
    ("disclosure", Reason::Notice),
    ("disclaimer", Reason::Notice),
    ("affiliate-disclosure", Reason::Notice),
    ("cookie", Reason::Notice),
    ("cookies", Reason::Notice),
    ("cookie-banner", Reason::Notice),
    ("consent", Reason::Notice),
    ("gdpr", Reason::Notice),
    ("popup", Reason::Notice),
    ("modal", Reason::Notice),
    ("comments", Reason::Comments),
    ("comment-respond", Reason::Comments),
    ("respond", Reason::Comments),
    ("disqus-thread", Reason::Comments),
    ("leave-a-comment", Reason::Comments),
    ("sr-only", Reason::Unseen),
    ("screen-reader-text", Reason::Unseen),
    ("visually-hidden", Reason::Unseen),
    ("visuallyhidden", Reason::Unseen),
    ("noprint", Reason::Unseen),
];

static MATCHER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).build(NAMES.iter().map(|(name, _)| name)).ok()
});

/// What the names of an element say it is.
fn by_names(attribute: &str) -> Option<Reason> {
    let attribute = attribute.replace('_', "-");
    let bytes = attribute.as_bytes();
    let is_end = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let found = MATCHER
        .as_ref()?
        .find_overlapping_iter(&attribute)
        .find(|found| is_end(found.start().checked_sub(1)) && is_end(Some(found.end())))?;
    NAMES.get(found.pattern().as_usize()).map(|&(_, reason)| reason)
}

/// Marks in `gone` what is no part of the article below `root`, and says what it was.
pub(super) fn mark(facts: &Facts, root: NodeId, title: &str, gone: &mut [bool]) -> Vec<Reason> {
    let whole = facts.chars(root).max(1);
    let mut reasons = Vec::new();
    let mut title_seen = false;
    let mut id = NodeId(root.0 + 1);
    while id < facts.dom.end(root) {
        let after = facts.dom.end(id);
        if gone.get(id.0 as usize).copied().unwrap_or(true) {
            id = after;
            continue;
        }
        let reason = judge(facts, id, whole, title, &mut title_seen);
        if let Some(reason) = reason {
            reasons.push(reason);
            if let Some(place) = gone.get_mut(id.0 as usize) {
                *place = true;
            }
            id = after;
        } else {
            id = NodeId(id.0 + 1);
        }
    }
    reasons
}

fn judge(facts: &Facts, id: NodeId, whole: u32, title: &str, title_seen: &mut bool) -> Option<Reason> {
    let element = facts.dom.element(id)?;
    let node = facts.node(id);
    let sum = facts.sums.of(facts, id);
    if node.tag == Tag::Heading
        && !*title_seen
        && sum.chars > 2
        && matches!(element.name(), "h1" | "h2")
        && similar(title, &facts.dom.visible_text(id))
    {
        *title_seen = true;
        return Some(Reason::Title);
    }
    if matches!(node.tag, Tag::Article | Tag::Main | Tag::Body | Tag::Code | Tag::Pre | Tag::Cell | Tag::HeaderCell)
        || node.data
    {
        return None;
    }
    if sum.chars * 5 > whole.max(600) || sum.chars > 2500 {
        return None;
    }
    let named = ["class", "id"].iter().filter_map(|name| element.attr(name)).find_map(by_names);
    let reason = named?;
    let short = sum.chars < 160;
    let keeps = match reason {
        Reason::Byline | Reason::Tags => !short && sum.link_density() < 0.3,
        Reason::AboutAuthor | Reason::Newsletter | Reason::Advertising | Reason::Notice => sum.chars > 1200,
        Reason::Related => sum.link_density() < 0.2 && sum.chars > 400,
        Reason::Contents => sum.link_density() < 0.2 && sum.chars > 60,
        Reason::Share | Reason::Navigation => sum.chars > 300 && sum.link_density() < 0.5,
        Reason::Comments | Reason::Unseen | Reason::Title => false,
    };
    let in_line = node.phrasing && !matches!(reason, Reason::Unseen | Reason::Byline | Reason::Share);
    (!keeps && !in_line).then_some(reason)
}

/// Whether the second text says hardly more than the first.
fn similar(title: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(String::from)
            .collect()
    };
    let (title, heading) = (words(title), words(heading));
    if title.is_empty() || heading.is_empty() {
        return false;
    }
    let size = |words: &[&String]| words.iter().map(|word| word.len() + 1).sum::<usize>();
    let unknown: Vec<&String> = heading.iter().filter(|word| !title.contains(word)).collect();
    (size(&unknown) as f32) < 0.25 * size(&heading.iter().collect::<Vec<_>>()) as f32
}
