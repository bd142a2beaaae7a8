//! JSON Feed, of version 1 or 1.1.

use super::{Feed, Item};
use crate::sources::body;
use crate::sources::json::Json;
use serde_json::Value;

/// The feed in a JSON value.
pub(super) fn feed(value: &Value) -> Option<Feed> {
    value.text("version").filter(|version| version.contains("jsonfeed.org/version/1"))?;
    Some(Feed {
        title: value.text("title").map(str::to_string),
        link: value.text("home_page_url").map(str::to_string),
        language: value.text("language").map(str::to_string),
        generator: None,
        items: value.items("items").iter().map(item).collect(),
    })
}

fn item(item: &Value) -> Item {
    let author = item.items("authors").first().unwrap_or(&item["author"]);
    let published = item.text("date_published");
    Item {
        id: item.id("id").or_else(|| item.text("id").map(str::to_string)),
        title: item.text("title").map(body::words),
        link: item.text("url").or_else(|| item.text("external_url")).map(str::to_string),
        author: author.text("name").map(str::to_string),
        author_url: author.text("url").map(str::to_string),
        date: published.and_then(|text| text.parse().ok()),
        date_text: published.map(str::to_string),
        modified: item.text("date_modified").and_then(|text| text.parse().ok()),
        html: item.text("content_html").map(str::to_string),
        plain: item.text("content_text").or_else(|| item.text("summary")).map(str::to_string),
        ..Item::default()
    }
}
