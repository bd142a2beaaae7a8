//! Words by which short blocks show that they are no part of an article.

use super::boilerplate::Reason;

/// Starts of lines that lead elsewhere; only where the line is mostly a link.
const LEADS: &[&str] = &[
    "related:",
    "related reading",
    "related article",
    "related post",
    "related stor",
    "related content",
    "related:",
    "read more",
    "read also",
    "also read",
    "read next",
    "read:",
    "more:",
    "see also:",
    "more from",
    "more on ",
    "watch:",
    "listen:",
    "you may also",
    "you might also",
    "recommended",
    "don't miss",
    "don’t miss",
    "up next",
    "next:",
    "previous:",
    "next post",
    "previous post",
    "next article",
    "previous article",
    "click here",
    "view all",
    "see all",
    "back to",
    "lesen sie auch",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "leer más",
    "lee también",
    "leggi anche",
    "leia também",
    "lees ook",
    "читайте также",
];

/// Whole lines that are furniture, without their marks.
const WHOLE: &[(&str, Reason)] = &[
    ("advertisement", Reason::Advertising),
    ("advertisements", Reason::Advertising),
    ("sponsored", Reason::Advertising),
    ("sponsored content", Reason::Advertising),
    ("scroll to continue", Reason::Advertising),
    ("article continues below", Reason::Advertising),
    ("story continues below", Reason::Advertising),
    ("continue reading below", Reason::Advertising),
    ("anzeige", Reason::Advertising),
    ("publicité", Reason::Advertising),
    ("publicidad", Reason::Advertising),
    ("share", Reason::Share),
    ("share this", Reason::Share),
    ("share this article", Reason::Share),
    ("share this post", Reason::Share),
    ("share this story", Reason::Share),
    ("share this page", Reason::Share),
    ("share on", Reason::Share),
    ("follow us", Reason::Share),
    ("like this", Reason::Share),
    ("copy link", Reason::Share),
    ("print", Reason::Share),
    ("tweet", Reason::Share),
    ("teilen", Reason::Share),
    ("partager", Reason::Share),
    ("compartir", Reason::Share),
    ("skip to content", Reason::Navigation),
    ("previous article", Reason::Navigation),
    ("next article", Reason::Navigation),
    ("previous post", Reason::Navigation),
    ("next post", Reason::Navigation),
    ("skip to main content", Reason::Navigation),
    ("back to top", Reason::Navigation),
    ("return to top", Reason::Navigation),
    ("back to blog", Reason::Navigation),
    ("table of contents", Reason::Contents),
    ("table of contents hide show", Reason::Contents),
    ("contents", Reason::Contents),
    ("toc", Reason::Contents),
    ("in this article", Reason::Contents),
    ("in this post", Reason::Contents),
    ("in this guide", Reason::Contents),
    ("on this page", Reason::Contents),
    ("jump to", Reason::Contents),
    ("quick links", Reason::Contents),
    ("article contents", Reason::Contents),
    ("article content", Reason::Contents),
    ("inhaltsverzeichnis", Reason::Contents),
    ("sommaire", Reason::Contents),
    ("tabla de contenidos", Reason::Contents),
    ("leave a comment", Reason::Comments),
    ("leave a reply", Reason::Comments),
    ("post a comment", Reason::Comments),
    ("comments are closed", Reason::Comments),
    ("no comments", Reason::Comments),
    ("sign up", Reason::Newsletter),
    ("subscribe", Reason::Newsletter),
    ("subscribe now", Reason::Newsletter),
    ("learn more about us", Reason::Notice),
    ("image", Reason::Unseen),
    ("loading", Reason::Unseen),
    ("this slideshow requires javascript", Reason::Notice),
];

/// Whole lines that ask for something; only where they are links.
const ACTIONS: &[&str] = &[
    "add to cart",
    "book a demo",
    "buy now",
    "contact us",
    "download now",
    "get a quote",
    "get it now",
    "get started",
    "learn more",
    "load more",
    "order now",
    "read more",
    "register now",
    "see more",
    "shop now",
    "show more",
    "sign up now",
    "start now",
    "try it free",
    "try it now",
    "view more",
];

/// Starts of lines about who wrote it and when; only near the top.
const BYLINES: &[&str] = &[
    "by ",
    "written by",
    "posted by",
    "published by",
    "reviewed by",
    "medically reviewed",
    "edited by",
    "fact checked",
    "fact-checked",
    "updated",
    "last updated",
    "published",
    "posted on",
    "posted ",
    "first published",
    "reading time",
    "estimated reading",
    "von ",
    "veröffentlicht",
    "aktualisiert",
    "par ",
    "publié",
    "mis à jour",
    "publicado",
    "actualizado",
    "por ",
];

/// Starts of lines of keywords; only where they are links.
const TAGS: &[&str] = &["tags", "tagged", "filed under", "posted in", "categories", "category", "topics:", "tag:"];

/// What lines about money, post and consent hold: all parts of one entry.
const NOTICES: &[(&[&str], Reason)] = &[
    (&["affiliate", "commission"], Reason::Notice),
    (&["affiliate link"], Reason::Notice),
    (&["affiliate", "disclosure"], Reason::Notice),
    (&["may earn", "commission"], Reason::Notice),
    (&["receive", "commission", "link"], Reason::Notice),
    (&["links on our site", "support"], Reason::Notice),
    (&["informational purposes", "not", "advice"], Reason::Notice),
    (&["this site uses cookies"], Reason::Notice),
    (&["we use cookies"], Reason::Notice),
    (&["enable javascript"], Reason::Notice),
    (&["your email address will not be published"], Reason::Comments),
    (&["sign up for", "newsletter"], Reason::Newsletter),
    (&["subscribe to", "newsletter"], Reason::Newsletter),
    (&["join", "newsletter"], Reason::Newsletter),
    (&["delivered to your inbox"], Reason::Newsletter),
    (&["straight to your inbox"], Reason::Newsletter),
    (&["enter your email"], Reason::Newsletter),
    (&["free newsletter"], Reason::Newsletter),
    (&["follow us on"], Reason::Share),
    (&["follow me on"], Reason::Share),
    (&["share this with"], Reason::Share),
    (&["by submitting", "privacy policy"], Reason::Newsletter),
    (&["protected by recaptcha"], Reason::Newsletter),
    (&["all rights reserved"], Reason::Notice),
];

/// Headings of sections that are no part of the article, however they go on.
const SECTIONS: &[(&str, Reason)] = &[
    ("about the author", Reason::AboutAuthor),
    ("about author", Reason::AboutAuthor),
    ("about the writer", Reason::AboutAuthor),
    ("about the authors", Reason::AboutAuthor),
    ("about the contributor", Reason::AboutAuthor),
    ("about the contributors", Reason::AboutAuthor),
    ("meet the author", Reason::AboutAuthor),
    ("author bio", Reason::AboutAuthor),
    ("related articles", Reason::Related),
    ("related article", Reason::Related),
    ("related posts", Reason::Related),
    ("related post", Reason::Related),
    ("related stories", Reason::Related),
    ("related content", Reason::Related),
    ("related reading", Reason::Related),
    ("related news", Reason::Related),
    ("related resources", Reason::Related),
    ("related topics", Reason::Related),
    ("related", Reason::Related),
    ("you may also like", Reason::Related),
    ("you might also like", Reason::Related),
    ("you may also enjoy", Reason::Related),
    ("you might also enjoy", Reason::Related),
    ("other posts you may enjoy", Reason::Related),
    ("more articles", Reason::Related),
    ("more posts", Reason::Related),
    ("more stories", Reason::Related),
    ("more like this", Reason::Related),
    ("read next", Reason::Related),
    ("what to read next", Reason::Related),
    ("related reads", Reason::Related),
    ("related guides", Reason::Related),
    ("similar articles", Reason::Related),
    ("similar posts", Reason::Related),
    ("other articles", Reason::Related),
    ("other posts", Reason::Related),
    ("recommended articles", Reason::Related),
    ("recommended posts", Reason::Related),
    ("you may also be interested in", Reason::Related),
    ("you might also be interested in", Reason::Related),
    ("read more", Reason::Related),
    ("keep reading", Reason::Related),
    ("continue reading", Reason::Related),
    ("up next", Reason::Related),
    ("recommended", Reason::Related),
    ("recommended for you", Reason::Related),
    ("recommended reading", Reason::Related),
    ("recent posts", Reason::Related),
    ("recent articles", Reason::Related),
    ("latest posts", Reason::Related),
    ("latest articles", Reason::Related),
    ("latest news", Reason::Related),
    ("latest stories", Reason::Related),
    ("popular posts", Reason::Related),
    ("most popular", Reason::Related),
    ("most read", Reason::Related),
    ("trending", Reason::Related),
    ("trending now", Reason::Related),
    ("from our partners", Reason::Related),
    ("das könnte sie auch interessieren", Reason::Related),
    ("ähnliche artikel", Reason::Related),
    ("articles similaires", Reason::Related),
    ("artículos relacionados", Reason::Related),
    ("articoli correlati", Reason::Related),
    ("subscribe to our newsletter", Reason::Newsletter),
    ("sign up for our newsletter", Reason::Newsletter),
    ("join our newsletter", Reason::Newsletter),
    ("newsletter", Reason::Newsletter),
    ("stay updated", Reason::Newsletter),
    ("stay in the loop", Reason::Newsletter),
    ("stay connected", Reason::Newsletter),
    ("share this", Reason::Share),
    ("share this article", Reason::Share),
    ("share this post", Reason::Share),
    ("follow us", Reason::Share),
    ("leave a reply", Reason::Comments),
    ("leave a comment", Reason::Comments),
    ("comments", Reason::Comments),
    ("post navigation", Reason::Navigation),
    ("advertiser disclosure", Reason::Notice),
];

/// Where a line stands and how much of it is a link.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Share of the article's text before it.
    pub before: f32,
    /// Characters of the article before it.
    pub characters_before: u32,
    /// Share of it that is links.
    pub linked: f32,
}

/// Why a short line is no part of the article, where it is none.
pub(super) fn line(text: &str, place: Place) -> Option<Reason> {
    let text = text.to_lowercase();
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(&(_, reason)) = WHOLE.iter().find(|(whole, _)| *whole == plain) {
        return Some(reason);
    }
    if place.linked > 0.8 && ACTIONS.contains(&plain) {
        return Some(Reason::Advertising);
    }
    let starts = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    if place.linked > 0.5 && text.len() < 200 && starts(LEADS) {
        return Some(Reason::Related);
    }
    if place.linked > 0.8 && text.len() < 80 && text.starts_with("skip ") {
        return Some(Reason::Navigation);
    }
    if place.linked > 0.3 && text.len() < 250 && starts(TAGS) {
        return Some(Reason::Tags);
    }
    if place.characters_before < 1500 && place.before < 0.3 && text.len() < 120 && is_byline(&text) {
        return Some(Reason::Byline);
    }
    let all = |parts: &[&str]| parts.iter().all(|part| text.contains(part));
    NOTICES.iter().find(|(parts, _)| all(parts)).map(|&(_, reason)| reason)
}

fn is_byline(text: &str) -> bool {
    let starts = BYLINES.iter().any(|start| text.starts_with(start));
    let sentence = text.ends_with(['.', '!', '?', ':']) && text.split_whitespace().count() > 9;
    let minutes = text.len() < 40
        && (text.ends_with("min read") || text.ends_with("minute read") || text.ends_with("minutes read"));
    (starts && !sentence && text.split_whitespace().count() <= 14) || minutes
}

/// Why the section under a heading is no part of the article, where it is none.
pub(super) fn section(heading: &str) -> Option<Reason> {
    let heading = heading.to_lowercase();
    let plain = heading.trim_matches(|c: char| !c.is_alphanumeric());
    let known = SECTIONS.iter().find(|(known, _)| *known == plain).map(|&(_, reason)| reason);
    let leads_on = ["more from ", "more in ", "mehr von ", "related articles ", "related posts "];
    let more = || leads_on.iter().any(|start| plain.starts_with(start));
    known.or_else(|| more().then_some(Reason::Related))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIDDLE: Place = Place { before: 0.5, characters_before: 5000, linked: 0.0 };

    #[test]
    fn furniture_is_told_from_sentences() {
        assert_eq!(line("ADVERTISEMENT", MIDDLE), Some(Reason::Advertising));
        assert_eq!(line("Read more: The bar", Place { linked: 0.8, ..MIDDLE }), Some(Reason::Related));
        assert_eq!(line("Read more books, and read them aloud.", MIDDLE), None);
        assert_eq!(line("Skip the introduction", Place { linked: 1.0, ..MIDDLE }), Some(Reason::Navigation));
        assert_eq!(line("Skip the salt, and the bread will not rise.", MIDDLE), None);
        assert_eq!(line("By then the tide had turned.", MIDDLE), None);
        let top = Place { before: 0.0, characters_before: 0, linked: 0.0 };
        assert_eq!(line("Last updated: 4 March 2025", top), Some(Reason::Byline));
        assert_eq!(section("About the Author"), Some(Reason::AboutAuthor));
        assert_eq!(section("About the tides"), None);
    }
}
