use super::{Declared, words};
use crate::dom::{Dom, NodeId};
use crate::page::Page;
use document::{Source, Sourced};
use percent_encoding::percent_decode_str;
use std::collections::HashSet;

/// Separators between an article's title and its site's name.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ ", " : ", " ‹ ", " › ", " > ", " < "];

/// The article's title, without the site's name.
pub(super) fn title(page: &Page, declared: &Declared, site: Option<&str>) -> Option<Sourced<String>> {
    let mut names = site_names(page, site);
    names.extend(banners(page.dom));
    let structured = declared.article_text("headline").map(|title| (title, Source::JsonLd));
    let meta = ["og:title", "twitter:title", "dc.title", "citation_title", "title"];
    let metas = meta.iter().filter_map(|name| declared.meta(name)).map(|(title, source)| (fold(title), source));
    let element = declared.title.clone().map(|title| (title, Source::Meta));
    let declared: Vec<(String, Source)> = metas.chain(structured).chain(element).collect();
    if let Some(name) = declared_home(page, &declared, site) {
        return Some(name);
    }
    let headings = headings(page.dom);
    // The heading a reader sees is the title as the author wrote it; declared ones are written for search engines.
    let closeness =
        |heading: &str| declared.iter().map(|(title, _)| likeness(&strip(title, &names), heading)).fold(0.0, f32::max);
    let mut shown: Option<(f32, &String)> = None;
    for heading in headings.iter().filter(|heading| !names.iter().any(|name| key(name) == key(heading))) {
        let close = closeness(heading);
        if shown.is_none_or(|(best, _)| close > best) {
            shown = Some((close, heading));
        }
    }
    let enough = if headings.len() == 1 { 0.25 } else { 0.45 };
    if let Some((_, heading)) = shown.filter(|(close, _)| *close >= enough || declared.is_empty()) {
        let fuller = fuller(heading, &declared, &names);
        let fuller = fuller.or_else(|| addressed(page, heading, &declared, &names));
        return fuller.or_else(|| Some(Sourced::new(heading.clone(), Source::Page)));
    }
    let any = declared.iter().find(|(title, _)| !title.is_empty()).cloned();
    let best = declared.into_iter().map(|(title, source)| (strip(&title, &names), source));
    let best =
        best.into_iter().find(|(title, _)| !title.is_empty() && !names.iter().any(|name| key(name) == key(title)));
    let any = || any.map(|(title, source)| (strip(&title, &[]), source));
    let best = best.or_else(any).or_else(|| Some((headings.first()?.clone(), Source::Page)));
    best.map(|(title, source)| Sourced::new(shortened(without_sections(page.dom, title)), source))
}

/// The site's name, where the page is the one it begins with and the declared title starts with the name.
fn declared_home(page: &Page, declared: &[(String, Source)], site: Option<&str>) -> Option<Sourced<String>> {
    let home = page.url.as_ref().is_some_and(|url| url.path() == "/" && url.query().is_none());
    let name = site.filter(|name| home && !name.is_empty())?;
    let (title, source) = declared.first()?;
    let mut starts = SEPARATORS.iter().filter_map(|separator| title.split_once(separator));
    starts.any(|(start, _)| key(start) == key(name)).then(|| Sourced::new(name.to_string(), *source))
}

/// The declared title, where the page's address repeats it word for word and the heading says something else.
fn addressed(page: &Page, heading: &str, declared: &[(String, Source)], names: &[String]) -> Option<Sourced<String>> {
    let slug = page.url.as_ref()?.path_segments()?.rfind(|part| !part.is_empty())?;
    let slug = percent_decode_str(slug).decode_utf8().ok()?;
    let slug = title_words(slug.split_once('.').map_or(&slug, |(name, _)| name));
    let whole = declared.iter().map(|(title, source)| (strip(title, names), *source));
    let start = |(title, source): (String, Source)| {
        let starts = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator));
        let start = starts.map(|(start, _)| start.to_string()).max_by_key(String::len);
        std::iter::once(title.clone()).chain(start).map(move |title| (title, source))
    };
    let says = |title: &str| title_words(title) == slug && slug.len() >= 4;
    let (title, source) = whole.flat_map(start).find(|(title, _)| says(title))?;
    let said = title_words(heading);
    let other = title_words(&title).iter().filter(|word| !said.contains(word)).count();
    (other > 1).then(|| Sourced::new(title, source))
}

/// The declared title, where the heading is a word or two of it: "Trieste" above what is "Walks around Trieste".
///
/// Such a heading says enough only beside the rest of its page. What is declared must be declared twice alike.
fn fuller(heading: &str, declared: &[(String, Source)], names: &[String]) -> Option<Sourced<String>> {
    let (title, source) = declared.first()?;
    let title = strip(title, names);
    let twice = declared.len() > 1 && declared.iter().all(|(other, _)| key(&strip(other, names)) == key(&title));
    let plain = !SEPARATORS.iter().any(|separator| title.contains(separator));
    let (short, long) = (title_words(heading), title_words(&title));
    let part = short.len() <= 2 && short.len() < long.len() && short.iter().all(|word| long.contains(word));
    (twice && plain && part).then(|| Sourced::new(title, *source))
}

/// The title without the sections it stands in, which are told by the links that lead to them.
fn without_sections(dom: &Dom, mut title: String) -> String {
    let split = |title: &str| {
        let splits = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator));
        let last = splits.min_by_key(|(_, part)| part.len());
        last.map(|(rest, part)| (rest.trim().to_string(), key(part)))
    };
    if split(&title).is_none() {
        return title;
    }
    let leads = dom.elements(Dom::ROOT, "a").filter_map(|link| words(dom, link));
    let leads: HashSet<String> = leads.filter(|text| text.len() <= 80).map(|text| key(&text)).collect();
    while let Some((rest, _)) = split(&title).filter(|(rest, part)| leads.contains(part) && key(rest).len() > 1) {
        title = rest;
    }
    title
}

/// A title that runs on into a slogan is cut where that starts.
fn shortened(title: String) -> String {
    if title.chars().count() <= 140 {
        return title;
    }
    let first = SEPARATORS.iter().filter_map(|separator| title.split_once(separator)).map(|(first, _)| first);
    first
        .filter(|first| first.split_whitespace().count() > 2)
        .min_by_key(|first| first.len())
        .unwrap_or(&title)
        .to_string()
}

/// The page's main headings, in order.
fn headings(dom: &Dom) -> Vec<String> {
    let main = dom.elements(Dom::ROOT, "h1").filter(|&id| !is_banner(dom, id));
    main.filter_map(|id| words(dom, id)).filter(|text| text.chars().count() <= 200).take(20).collect()
}

/// Headings that name the site: in its banner, or leading to its home page.
fn banners(dom: &Dom) -> Vec<String> {
    dom.elements(Dom::ROOT, "h1").filter(|&id| is_banner(dom, id)).filter_map(|id| words(dom, id)).take(3).collect()
}

fn is_banner(dom: &Dom, id: NodeId) -> bool {
    let in_banner = dom.ancestors(id).any(|up| dom.name(up) == "nav" || dom.attr(up, "role") == Some("banner"));
    let home = dom.elements(id, "a").chain(dom.ancestors(id).filter(|&up| dom.name(up) == "a")).any(|link| {
        let href = dom.attr(link, "href").unwrap_or("").trim();
        let path = href
            .split_once("://")
            .map_or(href, |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"));
        path == "/" || dom.attr(link, "rel") == Some("home")
    });
    in_banner || home
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

/// Share of the words that two titles have in common.
fn likeness(a: &str, b: &str) -> f32 {
    let (a, b) = (title_words(a), title_words(b));
    let shared = b.iter().filter(|word| a.contains(word)).count();
    2.0 * shared as f32 / (a.len() + b.len()).max(1) as f32
}

/// The words of a title in lower case.
fn title_words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(key);
    words.filter(|word| !word.is_empty()).collect()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits in lower case, to compare.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        let dom = crate::dom::parse(html);
        let page = Page::new(&dom, None, None);
        title(&page, &Declared::read(&dom), Some("Harbour Post")).map(|title| title.value).unwrap_or_default()
    }

    #[test]
    fn a_short_heading_gives_way_to_the_whole_title() {
        let head = "<title>Walks around Trieste - Harbour Post</title>\
                    <meta property=og:title content='Walks around Trieste'>";
        assert_eq!(read(&format!("{head}<h1>Trieste</h1>")), "Walks around Trieste");
        assert_eq!(read(&format!("{head}<h1>Around Trieste on foot</h1>")), "Around Trieste on foot");
        let once = "<title>Walks around Trieste</title><h1>Trieste</h1>";
        assert_eq!(read(once), "Trieste");
    }

    fn read_at(url: &str, html: &str) -> String {
        let dom = crate::dom::parse(html);
        let page = Page::new(&dom, Some(url), None);
        title(&page, &Declared::read(&dom), Some("Harbour Post")).map(|title| title.value).unwrap_or_default()
    }

    #[test]
    fn the_address_decides_between_a_title_and_a_slogan() {
        let page = "<title>How to splice a wet rope | Harbour Post</title><h1>Order your wet rope today</h1>";
        assert_eq!(read_at("https://post.example/how-to-splice-a-wet-rope", page), "How to splice a wet rope");
        assert_eq!(read_at("https://post.example/ropes", page), "Order your wet rope today");
        let longer = page.replace("Order your wet rope today", "How to splice a wet rope, and why");
        assert_eq!(
            read_at("https://post.example/how-to-splice-a-wet-rope", &longer),
            "How to splice a wet rope, and why"
        );
    }

    #[test]
    fn the_page_a_site_begins_with_is_called_what_the_site_is() {
        let page = "<title>Harbour Post | News from the quay</title><h1>All that floats, and what does not</h1>";
        assert_eq!(read_at("https://post.example/", page), "Harbour Post");
        assert_eq!(read_at("https://post.example/boats", page), "News from the quay");
    }

    #[test]
    fn sections_that_the_page_leads_to_are_cut() {
        let page = "<title>Tide tables | Guides | Harbour Post</title><a href=/guides>Guides</a><p>Low water.";
        assert_eq!(read(page), "Tide tables");
        let part = "<title>Tide tables | High and low | Harbour Post</title><a href=/guides>Guides</a>";
        assert_eq!(read(part), "Tide tables | High and low");
    }
}
