//! Markdown files as pages.

use crate::container::ContainedPage;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The file as a page, all of it article. `None` where it is not UTF-8 text.
pub(crate) fn page(bytes: &[u8]) -> Option<ContainedPage> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    let events: Vec<Event<'_>> = Parser::new_ext(text, options()).collect();
    let front = front_matter(&events);
    let title = front_value(front.as_deref(), "title").or_else(|| first_heading(&events));
    let mut page = String::from("<!doctype html><html><head><meta charset=\"utf-8\">");
    if let Some(title) = &title {
        page.push_str(&format!("<title>{}</title>", escape(title)));
    }
    for (key, name) in [("author", "author"), ("date", "date"), ("description", "description")] {
        if let Some(value) = front_value(front.as_deref(), key) {
            page.push_str(&format!("<meta name=\"{name}\" content=\"{}\">", escape(&value)));
        }
    }
    page.push_str("</head><body><article>");
    html::push_html(&mut page, events.into_iter());
    page.push_str("</article></body></html>");
    Some(ContainedPage {
        bytes: page.into_bytes(),
        media_type: Some("text/html; charset=utf-8".into()),
        title,
        whole: true,
        ..ContainedPage::default()
    })
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

/// The text of the block at the start that tells about the file.
fn front_matter(events: &[Event<'_>]) -> Option<String> {
    let [Event::Start(Tag::MetadataBlock(_)), Event::Text(text), ..] = events else { return None };
    Some(text.to_string())
}

/// A plain value of the front matter, YAML or TOML.
fn front_value(front: Option<&str>, key: &str) -> Option<String> {
    let value = front?.lines().find_map(|line| {
        let rest = line.strip_prefix(key)?.trim_start();
        rest.strip_prefix([':', '='])
    })?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty() && !value.starts_with(['[', '{', '|', '>'])).then(|| value.to_string())
}

/// The words of the first heading of the first level.
fn first_heading(events: &[Event<'_>]) -> Option<String> {
    let is_start = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let start = events.iter().position(is_start)?;
    let words = events.iter().skip(start + 1).take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let text: Vec<&CowStr<'_>> = words
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text),
            _ => None,
        })
        .collect();
    let text: String = text.into_iter().map(|text| text.as_ref()).collect();
    (!text.trim().is_empty()).then(|| text.trim().to_string())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
