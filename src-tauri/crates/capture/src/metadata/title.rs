use super::{Declared, words};
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use document::{Source, Sourced};

/// Separators between an article's title and its site's name.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ ", " : ", " ‹ ", " › ", " > ", " < "];

/// The article's title, without the site's name.
pub(super) fn title(page: &Page, declared: &Declared, site: Option<&str>) -> Option<Sourced<String>> {
    let names = site_names(page, site);
    let structured = declared.article_text("headline").map(|title| (title, Source::JsonLd));
    let meta = ["og:title", "twitter:title", "dc.title", "citation_title", "title"];
    let metas = meta.iter().filter_map(|name| declared.meta(name)).map(|(title, source)| (fold(title), source));
    let element = declared.title.clone().map(|title| (title, Source::Meta));
    let declared: Vec<(String, Source)> = metas.chain(structured).chain(element).collect();
    let headings = headings(page.dom);
    // A heading that the page's own titles repeat is the title as the author wrote it.
    let shown = headings.iter().find(|heading| {
        declared.iter().any(|(title, _)| key(&strip(title, &names)) == key(heading))
            || declared.iter().any(|(title, _)| begins_with(title, heading))
    });
    if let Some(shown) = shown {
        return Some(Sourced::new(shown.clone(), Source::Page));
    }
    let best = declared.into_iter().map(|(title, source)| (strip(&title, &names), source));
    let best =
        best.into_iter().find(|(title, _)| !title.is_empty() && !names.iter().any(|name| key(name) == key(title)));
    best.or_else(|| Some((headings.first()?.clone(), Source::Page))).map(|(title, source)| Sourced::new(title, source))
}

/// The page's main headings, in order.
fn headings(dom: &Dom) -> Vec<String> {
    let main = dom.elements(Dom::ROOT, "h1").filter(|&id| !is_banner(dom, id));
    main.filter_map(|id| words(dom, id)).filter(|text| text.chars().count() <= 300).take(8).collect()
}

fn is_banner(dom: &Dom, id: NodeId) -> bool {
    dom.ancestors(id).any(|up| dom.name(up) == "nav" || dom.attr(up, "role") == Some("banner"))
}

fn site_names(page: &Page, site: Option<&str>) -> Vec<String> {
    let host = page.url.as_ref().and_then(|url| url.host_str()).unwrap_or("");
    let host = host.strip_prefix("www.").unwrap_or(host);
    let label = host.split('.').next().unwrap_or("");
    [site.unwrap_or(""), host, label].iter().filter(|name| key(name).len() > 1).map(|name| name.to_string()).collect()
}

/// The title without a site's name before or after it.
fn strip(title: &str, names: &[String]) -> String {
    let mut title = fold(title);
    while let Some(shorter) = without_name(&title, names) {
        title = shorter;
    }
    title
}

fn without_name(title: &str, names: &[String]) -> Option<String> {
    let is_name = |part: &str| {
        let part = key(part);
        names
            .iter()
            .map(|name| key(name))
            .any(|name| part == name || (name.len() > 3 && part.contains(&name) && part.len() < name.len() * 3))
    };
    let last =
        SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator)).min_by_key(|(_, part)| part.len());
    let first =
        SEPARATORS.iter().filter_map(|separator| title.split_once(separator)).min_by_key(|(part, _)| part.len());
    match (last, first) {
        (Some((rest, part)), _) if is_name(part) && key(rest).len() > 1 => Some(rest.trim().to_string()),
        (_, Some((part, rest))) if is_name(part) && key(rest).len() > 1 => Some(rest.trim().to_string()),
        _ => None,
    }
}

/// Whether what follows the heading in the title is only a suffix.
fn begins_with(title: &str, heading: &str) -> bool {
    let rest = fold(title);
    let Some(rest) = rest.strip_prefix(heading) else { return false };
    heading.chars().count() > 8 && SEPARATORS.iter().any(|separator| rest.starts_with(separator))
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits in lower case, to compare.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
