use super::{Declared, words};
use crate::dom::Dom;
use crate::page::Page;
use document::{Source, Sourced};
use serde_json::Value;

/// Who wrote the article.
pub(super) fn byline(page: &Page, declared: &Declared) -> Option<Sourced<String>> {
    let structured = declared.article().and_then(|article| names(article.get("author")?));
    let structured = structured.map(|names| Sourced::new(names, Source::JsonLd));
    structured.or_else(|| from_meta(declared)).or_else(|| from_page(page))
}

fn names(author: &Value) -> Option<String> {
    let authors = author.as_array().map_or(std::slice::from_ref(author), Vec::as_slice);
    let name = |author: &Value| author.as_str().or_else(|| author.get("name")?.as_str()).and_then(clean);
    let mut names: Vec<String> = Vec::new();
    for name in authors.iter().filter_map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn from_meta(declared: &Declared) -> Option<Sourced<String>> {
    [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
        "byl",
    ]
    .iter()
    .find_map(|name| {
        let (value, source) = declared.meta(name)?;
        Some(Sourced::new(clean(value)?, source))
    })
}

fn from_page(page: &Page) -> Option<Sourced<String>> {
    let dom = page.dom;
    for id in dom.descendants(Dom::ROOT) {
        let Some(element) = dom.element(id) else { continue };
        let source = if element.attr("itemprop").is_some_and(|property| property == "author") {
            Source::Microdata
        } else if element.attr("rel") == Some("author")
            || element.classes().any(|class| matches!(class, "byline" | "p-author"))
        {
            Source::Page
        } else {
            continue;
        };
        if dom
            .ancestors(id)
            .any(|up| dom.element(up).is_some_and(|up| up.classes().any(|class| class.contains("comment"))))
        {
            continue;
        }
        let name = dom.find(id, |inner| dom.attr(inner, "itemprop") == Some("name")).unwrap_or(id);
        if let Some(name) = words(dom, name).and_then(|name| clean(&name)) {
            return Some(Sourced::new(name, source));
        }
    }
    None
}

/// A name without "By", or `None` for what is no name.
fn clean(text: &str) -> Option<String> {
    let text = super::declared::unescape(text);
    let name = ["By: ", "By ", "by: ", "by ", "BY ", "Von ", "von ", "Par ", "par "]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix));
    let name = name.unwrap_or(&text).trim();
    let address = name.contains("://") || name.starts_with("www.") || name.starts_with('@') && name.len() < 2;
    (!name.is_empty() && name.chars().count() < 100 && !address).then(|| name.to_string())
}
