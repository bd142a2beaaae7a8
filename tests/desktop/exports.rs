//! Exports and answers of other services with hostile text in every field: the repository's own examples of each, with
//! something appended to all their texts.

use crate::{Outcome, checkout};
use serde_json::Value;
use std::fs;

/// Folders of `tests/pages` that hold what a service gives as data.
const EXAMPLES: &[&str] = &[
    "data-json-ld",
    "data-state",
    "discourse-topic",
    "disqus-export",
    "disqus-thread",
    "feed-atom-thread",
    "feed-blogger-comments",
    "feed-rss-article",
    "feed-rss-comments",
    "ghost-comments",
    "github-issue",
    "hackernews-items",
    "hackernews-tree",
    "lemmy-comments",
    "lobsters-story",
    "mastodon-context",
    "nodebb-topic",
    "reddit-listing",
    "stackexchange-question",
    "substack-comments",
    "wordpress-export",
    "wordpress-rest",
];

/// Fields by which a service's data is recognised, or that are numbers and dates written as text.
const FORM: &[&str] = &[
    "@context",
    "@type",
    "id",
    "kind",
    "type",
    "status",
    "post_type",
    "date",
    "date_gmt",
    "published",
    "updated",
    "version",
    "path",
    "created_at",
    "createdAt",
    "parent_comment",
    "short_id",
    "in_reply_to_id",
    "rel",
    "encoding",
];

/// An export that is hostile.
pub struct Export {
    /// The ending of its file.
    pub ending: &'static str,
    /// What is in it.
    pub text: String,
}

/// Every example with the texts of `vectors`, each in its turn, at the end of every field.
pub fn hostile(vectors: &[String]) -> Outcome<Vec<Export>> {
    let mut turn = vectors.iter().cycle();
    let mut next = || turn.next().cloned().unwrap_or_default();
    EXAMPLES.iter().map(|example| one(example, &mut next)).collect()
}

fn one(example: &str, next: &mut impl FnMut() -> String) -> Outcome<Export> {
    let folder = checkout().join("tests/pages").join(example);
    let read = |ending: &str| fs::read_to_string(folder.join(format!("page.{ending}")));
    if let Ok(text) = read("json") {
        // Some services give one thing after another.
        let values = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
        let values = values.map(|value| value.map(|value| in_json(value, "", next).to_string()));
        return Ok(Export { ending: "json", text: values.collect::<Result<Vec<_>, _>>()?.join("\n") });
    }
    match read("xml") {
        Ok(text) => Ok(Export { ending: "xml", text: in_xml(&text, next) }),
        Err(_) => Ok(Export { ending: "html", text: in_scripts(&read("html")?, next)? }),
    }
}

fn in_json(value: Value, name: &str, next: &mut impl FnMut() -> String) -> Value {
    match value {
        Value::String(text) if FORM.contains(&name) || text.starts_with("t1_") || text.starts_with("t3_") => {
            text.into()
        }
        Value::String(text) => format!("{text} {}", next()).into(),
        Value::Array(items) => items.into_iter().map(|item| in_json(item, name, next)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| {
                let value = in_json(value, &name, next);
                (name, value)
            })
            .collect(),
        other => other,
    }
}

/// Appends to every text of an XML file, but to those that are numbers or dates. A text in CDATA ends with its mark.
fn in_xml(text: &str, next: &mut impl FnMut() -> String) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive('<') {
        let Some((tag, content)) =
            piece.split_once('>').filter(|(_, content)| content.trim_end_matches('<').trim() != "")
        else {
            out += piece;
            continue;
        };
        let content = content.trim_end_matches('<');
        let is_form = content.trim().starts_with(|c: char| c.is_ascii_digit()) || content.contains(" +0");
        let vector = next().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let more = if is_form { String::new() } else { format!(" {vector}") };
        let end = if piece.ends_with('<') { "<" } else { "" };
        out += &format!("{tag}>{content}{more}{end}");
    }
    out
}

/// The JSON in a page's scripts.
fn in_scripts(page: &str, next: &mut impl FnMut() -> String) -> Outcome<String> {
    let mut out = String::new();
    for piece in page.split_inclusive("</script>") {
        let Some((head, json)) = piece.strip_suffix("</script>").and_then(|piece| piece.rsplit_once("json\">")) else {
            out += piece;
            continue;
        };
        // What ends a script would end it in any browser too.
        let json = in_json(serde_json::from_str(json)?, "", next).to_string().replace("</", "<\\/");
        out += &format!("{head}json\">{json}</script>");
    }
    Ok(out)
}
