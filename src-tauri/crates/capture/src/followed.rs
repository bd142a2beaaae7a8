//! Feeds as lists of articles to come, for a reader who follows a site; and the feeds a page names.

use crate::dom::{self, Dom};
use crate::page::Page;
use crate::sources::{Context, feed, json, xml};
use crate::{Input, encoding};
use document::{Date, plain_text};
use serde::{Deserialize, Serialize};
use url::Url;

/// Items of a feed that are read; the newest come first in every feed.
const MAX_ITEMS: usize = 1_000;

/// Characters of an item's first words.
const SUMMARY: usize = 280;

/// A feed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Followed {
    /// Its title.
    pub title: Option<String>,
    /// Address of the site it is about.
    pub site: Option<String>,
    /// Its articles, in its own order.
    pub items: Vec<FollowedItem>,
}

/// An article that a feed tells of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowedItem {
    /// What the feed knows it by: the same from one reading to the next.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// Its title; its first words where it has none.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The first words of what the feed says of it.
    pub summary: String,
    /// How many comments it has, where the feed says.
    pub comments: Option<u32>,
    /// Address of the feed of its comments.
    pub comments_feed: Option<String>,
}

/// A feed that a page names, or a list of feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFeed {
    /// Its address.
    pub url: String,
    /// What it is called there.
    pub title: Option<String>,
}

/// The feed in some bytes: RSS, Atom or JSON Feed. `None` where they are none.
pub fn read_feed(input: &Input) -> Option<Followed> {
    let text = encoding::decode(input.bytes, input.media_type).text;
    let context = Context::new(input);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let feed = if start.starts_with('<') {
        let parsed = xml::parse(start, &|root| matches!(root, "rss" | "rdf:RDF" | "feed" | "atom:feed"))?;
        feed::of_xml(&parsed.root)?
    } else {
        feed::of_json(&json::parse(start)?)?
    };
    let context = feed.link.as_deref().map_or_else(|| context.clone(), |link| context.at(link));
    let items = feed.items.iter().take(MAX_ITEMS).filter_map(|item| followed_item(item, &context));
    Some(Followed {
        title: feed.title.clone().filter(|title| !title.is_empty()),
        site: feed.link.as_deref().and_then(|link| context.resolve(link)),
        items: items.collect(),
    })
}

fn followed_item(item: &feed::Item, context: &Context) -> Option<FollowedItem> {
    let url = item.link.as_deref().and_then(|link| context.resolve(link));
    let name = item.id.clone().or_else(|| url.clone())?;
    let words = plain_text(&item.blocks(context)).split_whitespace().collect::<Vec<_>>().join(" ");
    let title = item.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| cut(&words, 80));
    Some(FollowedItem {
        name,
        title: if title.is_empty() { url.clone()? } else { title },
        url,
        author: feed::byline(item),
        published: item.date,
        summary: cut(&words, SUMMARY),
        comments: item.comments,
        comments_feed: item.comments_feed.as_deref().and_then(|url| context.resolve(url)),
    })
}

/// The first words, whole ones where there are any.
fn cut(words: &str, most: usize) -> String {
    let Some((end, _)) = words.char_indices().nth(most) else { return words.to_string() };
    let start = words.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(' ').map_or(start, |(whole, _)| whole);
    format!("{whole}…")
}

/// The feeds that a page names as its own, those of comments after the others.
pub fn feeds_of_page(input: &Input) -> Vec<NamedFeed> {
    let text = encoding::decode(input.bytes, input.media_type).text;
    let dom = dom::parse(&text);
    let page = Page::new(&dom, input.url, None);
    let named = dom.elements(Dom::ROOT, "link").filter_map(|id| {
        let element = dom.element(id)?;
        let is_alternate = element.attr("rel")?.split_whitespace().any(|word| word.eq_ignore_ascii_case("alternate"));
        let kind = element.attr("type")?.trim().to_ascii_lowercase();
        let is_feed = matches!(
            kind.as_str(),
            "application/rss+xml" | "application/atom+xml" | "application/feed+json" | "application/rdf+xml"
        );
        let url = Url::parse(&page.absolute(element.attr("href")?)).ok()?;
        let is_of_the_web = matches!(url.scheme(), "http" | "https");
        let title = element.attr("title").map(str::trim).filter(|title| !title.is_empty()).map(str::to_string);
        (is_alternate && is_feed && is_of_the_web).then(|| NamedFeed { url: url.into(), title })
    });
    let mut named: Vec<NamedFeed> = named.collect();
    named.sort_by_key(|feed| feed.url.to_ascii_lowercase().contains("comment"));
    named.dedup_by(|one, other| one.url == other.url);
    named
}

/// The feeds in an OPML list, at every depth and each once.
pub fn read_opml(input: &Input) -> Option<Vec<NamedFeed>> {
    let text = encoding::decode(input.bytes, input.media_type).text;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let parsed = xml::parse(start, &|root| root == "opml")?;
    let mut feeds: Vec<NamedFeed> = Vec::new();
    let mut open: Vec<&xml::Element> = parsed.root.all("body").collect();
    let mut known = std::collections::HashSet::new();
    while let Some(element) = open.pop() {
        if let Some(url) = element.attribute("xmlUrl").and_then(|url| Url::parse(url).ok())
            && matches!(url.scheme(), "http" | "https")
            && known.insert(url.to_string())
        {
            let title = element.attribute("title").or(element.attribute("text")).map(str::to_string);
            feeds.push(NamedFeed { url: url.into(), title });
        }
        let inner: Vec<&xml::Element> = element.all("outline").collect();
        open.extend(inner.into_iter().rev());
    }
    Some(feeds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn feed(text: &str) -> Option<Followed> {
        let url = Some("https://blog.example/feed");
        read_feed(&Input { bytes: text.as_bytes(), url, ..Input::default() })
    }

    #[test]
    fn rss_atom_and_json_tell_the_same() {
        let rss = "<rss version='2.0' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'
            xmlns:wfw='http://wellformedweb.org/CommentAPI/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>
            <title>Kettles</title><link>https://blog.example/</link><item><title>Steel &amp; glass</title><link>/steel</link>
            <guid>one</guid><dc:creator>Ana Ruiz</dc:creator><pubDate>Sat, 01 Mar 2025 10:00:00 +0000</pubDate>
            <description>&lt;p&gt;Both boil.&lt;/p&gt;</description><slash:comments>4</slash:comments>
            <wfw:commentRss>/steel/feed</wfw:commentRss></item></channel></rss>";
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>
            <title>Kettles</title><link href='https://blog.example/'/><entry><id>one</id><title>Steel &amp;amp; glass</title>
            <link href='/steel'/><link rel='replies' type='application/atom+xml' href='/steel/feed' thr:count='4'/>
            <author><name>Ana Ruiz</name></author><published>2025-03-01T10:00:00+00:00</published>
            <content type='html'>&lt;p&gt;Both boil.&lt;/p&gt;</content></entry></feed>";
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Kettles",
            "home_page_url": "https://blog.example/", "items": [{"id": "one", "title": "Steel & glass",
            "url": "/steel", "authors": [{"name": "Ana Ruiz"}], "date_published": "2025-03-01T10:00:00+00:00",
            "content_html": "<p>Both boil.</p>"}]}"#;
        let expected = feed(rss).unwrap();
        assert_eq!(
            (expected.title.as_deref(), expected.site.as_deref()),
            (Some("Kettles"), Some("https://blog.example/"))
        );
        let item = &expected.items[0];
        assert_eq!(
            (item.name.as_str(), item.title.as_str(), item.summary.as_str()),
            ("one", "Steel & glass", "Both boil.")
        );
        assert_eq!((item.url.as_deref(), item.comments), (Some("https://blog.example/steel"), Some(4)));
        assert_eq!(item.comments_feed.as_deref(), Some("https://blog.example/steel/feed"));
        let published = item.published.map(|date| date.sort_key());
        for (name, text) in [("Atom", atom), ("JSON", json)] {
            let other = feed(text).unwrap();
            assert_eq!((&other.title, &other.site), (&expected.title, &expected.site), "{name}");
            let told = &other.items[0];
            assert_eq!((&told.name, &told.title, &told.url), (&item.name, &item.title, &item.url), "{name}");
            assert_eq!((&told.author, &told.summary), (&item.author, &item.summary), "{name}");
            assert_eq!(told.published.map(|date| date.sort_key()), published, "{name}");
        }
        assert_eq!(feed(atom).unwrap().items[0].comments, Some(4));
    }

    #[test]
    fn items_without_title_are_called_by_their_words() {
        let text = format!(
            "<rss><channel><item><guid>1</guid><description>{}</description></item></channel></rss>",
            "tea ".repeat(90)
        );
        let item = feed(&text).unwrap().items.remove(0);
        assert!(item.title.ends_with("tea…") && item.title.chars().count() <= 81, "{}", item.title);
        assert!(item.summary.chars().count() <= SUMMARY + 1);
        for text in ["<html><p>A page", "{\"a\": 1}", "words", "", "<rss/>", "<opml/>"] {
            assert_eq!(feed(text).map(|feed| feed.items), None, "{text}");
        }
    }

    #[test]
    fn a_page_names_its_feeds_and_comments_come_last() {
        let page = "<link rel=alternate type='application/rss+xml' title='Comments' href='/comments/feed/'>
            <link rel='alternate' type='application/atom+xml' title='Kettles' href='/feed'>
            <link rel=alternate type='text/html' href='/de'><link rel=alternate type='application/rss+xml' href='javascript:1'>
            <link rel=stylesheet href='/x.css'>";
        let input = Input { bytes: page.as_bytes(), url: Some("https://blog.example/a"), ..Input::default() };
        let urls: Vec<String> = feeds_of_page(&input).into_iter().map(|feed| feed.url).collect();
        assert_eq!(urls, ["https://blog.example/feed", "https://blog.example/comments/feed/"]);
    }

    #[test]
    fn lists_of_feeds_are_read_at_every_depth() {
        let opml = "<?xml version='1.0'?><opml version='2.0'><head><title>Mine</title></head><body>
            <outline text='Tea'><outline type='rss' text='Kettles &amp; co' xmlUrl='https://a.example/feed'/>
            <outline text='Again' xmlUrl='https://a.example/feed'/></outline>
            <outline title='Lids' text='x' xmlUrl='https://b.example/feed'/><outline xmlUrl='file:///etc/passwd'/></body></opml>";
        let read = |text: &str| read_opml(&Input { bytes: text.as_bytes(), ..Input::default() });
        let feeds: Vec<_> =
            read(opml).unwrap().into_iter().map(|feed| (feed.url, feed.title.unwrap_or_default())).collect();
        assert_eq!(
            feeds,
            [("https://a.example/feed", "Kettles & co"), ("https://b.example/feed", "Lids")]
                .map(|(url, title)| (url.to_string(), title.to_string()))
        );
        assert_eq!(read("<rss/>"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_a_feed_or_none(text in "[<>/a-z='\"{}\\[\\]:, ]{0,200}") {
            let _ = feed(&text);
            let _ = read_opml(&Input { bytes: text.as_bytes(), ..Input::default() });
        }
    }
}
