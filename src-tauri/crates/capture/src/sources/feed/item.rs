//! One item of a feed, whatever kind of feed it is.

use super::Feed;
use crate::dates;
use crate::sources::xml::Element;
use crate::sources::{Context, author, body};
use document::{Badge, Block, Comment, CommentState, Date};

/// An item, comment or article.
#[derive(Debug, Default)]
pub(crate) struct Item {
    pub id: Option<String>,
    pub title: Option<String>,
    pub link: Option<String>,
    pub author: Option<String>,
    pub author_url: Option<String>,
    pub date: Option<Date>,
    pub date_text: Option<String>,
    pub modified: Option<Date>,
    pub html: Option<String>,
    pub plain: Option<String>,
    /// Identity of what it answers (`thr:in-reply-to`).
    pub in_reply_to: Option<String>,
    /// Address of the entry of the comment it answers, where that is given apart (Blogger).
    pub related: Option<String>,
    pub self_link: Option<String>,
    /// How many comments an article has.
    pub comments: Option<u32>,
    /// Address of the feed of an article's comments.
    pub comments_feed: Option<String>,
    pub deleted: bool,
}

impl Item {
    /// Whether it says of itself that it is a comment.
    pub fn is_comment(&self) -> bool {
        let fragment = |address: &Option<String>| {
            let fragment = address.as_deref().and_then(|address| address.split_once('#')).map(|(_, fragment)| fragment);
            fragment.is_some_and(|fragment| {
                fragment.contains("comment")
                    || (fragment.starts_with('c') && fragment[1..].bytes().all(|b| b.is_ascii_digit()))
            })
        };
        let reddit = self.id.as_deref().is_some_and(|id| id.starts_with("t1_"));
        self.in_reply_to.is_some() || reddit || fragment(&self.link) || fragment(&self.id)
    }

    /// The address without the place in the page: a fragment, or a trailing number (`/t/slug/12/3`).
    pub fn page(&self) -> Option<&str> {
        let link = self.link.as_deref()?;
        if let Some((page, _)) = link.split_once('#') {
            return Some(page);
        }
        let (page, last) = link.trim_end_matches('/').rsplit_once('/')?;
        (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())).then_some(page)
    }

    /// What answers may call it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.id, &self.self_link].into_iter().flatten().map(String::as_str)
    }

    /// What it says it answers, the most exact first.
    pub fn answered(&self) -> impl Iterator<Item = &str> {
        [&self.related, &self.in_reply_to].into_iter().flatten().map(String::as_str)
    }

    /// Its words.
    pub fn blocks(&self, context: &Context) -> Vec<Block> {
        match (&self.html, &self.plain) {
            (Some(html), _) => body::html(html, context),
            (None, Some(text)) => body::plain(text),
            (None, None) => Vec::new(),
        }
    }

    pub fn into_comment(self, context: &Context) -> Comment {
        let state = if self.deleted { CommentState::Deleted } else { CommentState::Visible };
        let blocks = if self.deleted { Vec::new() } else { self.blocks(context) };
        let edited = self.modified.zip(self.date).is_some_and(|(modified, date)| modified.sort_key() > date.sort_key());
        Comment {
            source_id: self.short_id(),
            author: self.author.as_deref().and_then(|name| author::author(name, self.author_url.clone())),
            date: self.date,
            date_text: if self.date.is_none() { self.date_text } else { None },
            blocks,
            permalink: self.link.as_deref().and_then(|link| context.resolve(link)),
            badges: if edited { vec![Badge::Edited] } else { Vec::new() },
            state,
            ..Comment::default()
        }
    }

    /// The identity as a page of the same system writes it: `12` of `#comment-12`, `88` of `tag:…,1999:…post-88`.
    fn short_id(&self) -> Option<String> {
        let link = self.link.as_deref().filter(|link| link.contains('#'));
        let full = link.or(self.id.as_deref())?;
        let name = full.rsplit_once('#').map_or(full, |(_, fragment)| fragment);
        let name = name.strip_prefix("t1_").unwrap_or(name);
        let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        let last = name.rsplit_once('-').map_or(name, |(_, last)| last).trim_start_matches('c');
        let numbered =
            [digits, last].into_iter().find(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()));
        Some(numbered.unwrap_or(name).to_string())
    }
}

/// A date as feeds write it: ISO 8601 or RFC 2822.
fn date(text: &str) -> Option<Date> {
    let context = dates::Context { now: None, day_first: Some(true), language: Some("en".into()) };
    text.parse().ok().or_else(|| dates::parse(text, &context))
}

/// A feed in RSS; `items` holds the items, in RSS 1.0 beside the channel.
pub(super) fn rss(channel: &Element, items: &Element) -> Feed {
    Feed {
        title: channel.text("title").map(body::words),
        link: channel.text("link").map(str::to_string),
        language: channel.text("language").or_else(|| channel.text("dc:language")).map(str::to_string),
        generator: channel.text("generator").map(str::to_string),
        items: items.all("item").map(rss_item).collect(),
    }
}

fn rss_item(element: &Element) -> Item {
    let date_text = element.text("pubDate").or_else(|| element.text("dc:date"));
    let reply = element.child("thr:in-reply-to");
    Item {
        id: element.text("guid").or_else(|| element.attribute("rdf:about")).map(str::to_string),
        title: element.text("title").map(body::words),
        link: element.text("link").map(str::to_string),
        author: element.text("dc:creator").or_else(|| element.text("author")).map(str::to_string),
        date: date_text.and_then(date),
        date_text: date_text.map(str::to_string),
        html: element.text("content:encoded").or_else(|| element.text("description")).map(str::to_string),
        in_reply_to: reply.and_then(|reply| reply.attribute("ref").or(reply.attribute("href"))).map(str::to_string),
        comments_feed: element.text("wfw:commentRss").map(str::to_string),
        comments: element.text("slash:comments").and_then(|count| count.parse().ok()),
        ..Item::default()
    }
}

/// A feed in Atom.
pub(super) fn atom(feed: &Element) -> Feed {
    Feed {
        title: feed.text("title").map(body::words),
        link: link(feed, "alternate"),
        language: feed.attribute("xml:lang").map(str::to_string),
        generator: feed.child("generator").and_then(|e| e.own_text().or(e.attribute("uri"))).map(str::to_string),
        items: feed.all("entry").map(atom_item).collect(),
    }
}

fn link(element: &Element, relation: &str) -> Option<String> {
    let links = element.all("link").filter(|link| link.attribute("rel").unwrap_or("alternate") == relation);
    links.filter_map(|link| link.attribute("href")).next().map(str::to_string)
}

fn atom_item(entry: &Element) -> Item {
    let date_text = entry.text("published").or_else(|| entry.text("updated"));
    let content = entry.child("content").or_else(|| entry.child("summary"));
    let (html, plain) = content.map(construct).unwrap_or_default();
    let reply = entry.child("thr:in-reply-to");
    let person = entry.child("author");
    let removed = entry.all("gd:extendedProperty").any(|p| p.attribute("name") == Some("blogger.contentRemoved"));
    let count = entry.all("link").find_map(|link| link.attribute("thr:count")?.parse().ok());
    Item {
        id: entry.text("id").map(str::to_string),
        title: entry.text("title").map(body::words),
        link: link(entry, "alternate"),
        author: person.and_then(|person| person.text("name")).map(str::to_string),
        author_url: person.and_then(|person| person.text("uri")).map(str::to_string),
        date: date_text.and_then(date),
        date_text: date_text.map(str::to_string),
        modified: entry.text("updated").and_then(date),
        html,
        plain,
        in_reply_to: reply.and_then(|reply| reply.attribute("ref").or(reply.attribute("href"))).map(str::to_string),
        comments_feed: link(entry, "replies"),
        related: link(entry, "related"),
        self_link: link(entry, "self"),
        comments: entry.text("thr:total").and_then(|count| count.parse().ok()).or(count),
        deleted: removed,
    }
}

/// HTML, or plain text, of an Atom text construct.
fn construct(content: &Element) -> (Option<String>, Option<String>) {
    let text = content.own_text().map(str::to_string);
    match content.attribute("type").unwrap_or("text") {
        "xhtml" => (Some(content.markup().to_string()), None),
        "text" | "text/plain" => (None, text),
        _ => (text, None),
    }
}
