//! Blogger's feeds as JSON: Atom, each text a `$t`.

use super::{Feed, Item};
use crate::sources::body;
use crate::sources::json::Json;
use serde_json::Value;

/// The feed in a JSON value.
pub(super) fn feed(value: &Value) -> Option<Feed> {
    let feed = value.get("feed").filter(|feed| feed.has(&["id", "title"]) && feed["title"].has(&["$t"]))?;
    Some(Feed {
        title: words(feed, "title").map(body::words),
        link: link(feed, "alternate"),
        language: None,
        generator: words(feed, "generator").map(str::to_string),
        items: feed.items("entry").iter().map(item).collect(),
    })
}

fn words<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.text("$t")
}

fn link(value: &Value, relation: &str) -> Option<String> {
    let link = value.items("link").iter().find(|link| link.text("rel") == Some(relation))?;
    link.text("href").map(str::to_string)
}

fn item(entry: &Value) -> Item {
    let person = entry.items("author").first();
    let reply = entry.get("thr$in-reply-to");
    let removed = |property: &Value| property.text("name") == Some("blogger.contentRemoved");
    let published = words(entry, "published");
    Item {
        id: words(entry, "id").map(str::to_string),
        title: words(entry, "title").map(body::words),
        link: link(entry, "alternate"),
        author: person.and_then(|person| words(person, "name")).map(str::to_string),
        author_url: person.and_then(|person| words(person, "uri")).map(str::to_string),
        date: published.and_then(|text| text.parse().ok()),
        date_text: published.map(str::to_string),
        modified: words(entry, "updated").and_then(|text| text.parse().ok()),
        html: words(entry, "content").or_else(|| words(entry, "summary")).map(str::to_string),
        plain: None,
        in_reply_to: reply.and_then(|reply| reply.text("ref").or(reply.text("href"))).map(str::to_string),
        related: link(entry, "related"),
        self_link: link(entry, "self"),
        comments: words(entry, "thr$total").and_then(|count| count.parse().ok()),
        comments_feed: link(entry, "replies"),
        deleted: entry.items("gd$extendedProperty").iter().any(removed),
    }
}
