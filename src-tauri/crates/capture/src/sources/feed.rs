//! Feeds: the comments on one page as RSS or Atom (with RFC 4685 threading), or articles.

mod article;
mod blogger;
mod item;
mod json_feed;
mod reply;

use super::thread::{Answers, Thread};
use super::xml::Element;
use super::{Context, container};
pub(crate) use article::byline;
pub(crate) use item::Item;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What a feed says about itself.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    pub title: Option<String>,
    pub link: Option<String>,
    pub language: Option<String>,
    pub generator: Option<String>,
    pub items: Vec<Item>,
}

/// Reads a feed: comments where its items are that, else articles.
pub(crate) fn read(root: &Element, context: &Context) -> Option<Thread> {
    thread(of_xml(root)?, context)
}

/// Reads JSON Feed, and Blogger's feeds as JSON.
pub(crate) fn read_json(value: &Value, context: &Context) -> Option<Thread> {
    thread(of_json(value)?, context)
}

/// The feed in RSS or Atom, whatever its items are.
pub(crate) fn of_xml(root: &Element) -> Option<Feed> {
    match root.name() {
        "rss" => Some(item::rss(root.child("channel")?, root.child("channel")?)),
        "rdf:RDF" => Some(item::rss(root.child("channel")?, root)),
        "feed" | "atom:feed" => Some(item::atom(root)),
        _ => None,
    }
}

/// The same in JSON.
pub(crate) fn of_json(value: &Value) -> Option<Feed> {
    json_feed::feed(value).or_else(|| blogger::feed(value))
}

fn thread(feed: Feed, context: &Context) -> Option<Thread> {
    if is_discussion(&feed) { Some(discussion(feed, context)) } else { article::thread(feed, context) }
}

/// Whether the items are comments: they say what they answer, or their addresses are places in one page.
fn is_discussion(feed: &Feed) -> bool {
    let marked = feed.items.iter().filter(|item| item.is_comment()).count();
    if marked * 2 > feed.items.len() {
        return true;
    }
    let pages: HashSet<&str> = feed.items.iter().filter_map(|item| item.page()).collect();
    feed.items.len() > 1 && pages.len() == 1 && feed.items.iter().all(|item| item.page().is_some())
}

fn discussion(feed: Feed, context: &Context) -> Thread {
    let mut thread = Thread::new("feed", "feed");
    thread.system = feed.system();
    let page = feed.link.clone().or_else(|| feed.items.iter().find_map(|item| item.page().map(str::to_string)));
    let context = &page.as_deref().map_or_else(|| context.clone(), |page| context.at(page));
    let metadata = &mut thread.document.metadata;
    metadata.title = feed.title.as_deref().map(|title| container(feed.subject(title).to_string()));
    metadata.url = page.as_deref().and_then(|page| context.resolve(page)).map(container);
    metadata.language = feed.language.clone().map(container);
    let positions: HashMap<String, usize> = feed
        .items
        .iter()
        .enumerate()
        .flat_map(|(at, item)| item.names().map(move |name| (name.to_string(), at)))
        .collect();
    let threaded = feed.items.iter().any(|item| item.answered().any(|name| positions.contains_key(name)));
    let names_answers = thread.system == Some("wordpress");
    for item in feed.items {
        if names_answers {
            let (comment, answers) = reply::read(item.into_comment(context));
            thread.push(comment, answers);
            continue;
        }
        let answered: Vec<&str> = item.answered().collect();
        let answers = match answered.iter().find_map(|name| positions.get(*name)) {
            Some(&at) => Answers::Entry(at),
            // A feed that names answers names the article where it means the article.
            None if threaded && !answered.is_empty() => Answers::Article,
            None => Answers::Unsaid,
        };
        thread.push(item.into_comment(context), answers);
    }
    thread.oldest_first();
    thread
}

impl Feed {
    fn system(&self) -> Option<&'static str> {
        let generator = self.generator.as_deref()?.to_ascii_lowercase();
        ["wordpress", "blogger", "discourse", "disqus", "lemmy", "typepad"]
            .into_iter()
            .find(|name| generator.contains(name))
    }

    /// The article's title out of the feed's: these systems write "Comments on: Title" in the language of the site.
    fn subject<'t>(&self, title: &'t str) -> &'t str {
        match (self.system(), title.split_once(": ")) {
            (Some("wordpress" | "blogger"), Some((_, subject))) => subject,
            _ => title,
        }
    }
}
